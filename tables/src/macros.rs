//! The macro that declares tables: once, in both forms.

/// Declares the tables of a file. Each is written once, as a Rust type over [`Text`](crate::Text)
/// and [`List`](crate::List), and gets
///
/// - its static form, with `DEFAULT`, which generated code contains and the runtime reads;
/// - its owned form of the same name in the module `owned`, which a spec is read into;
/// - an implementation of [`Owned`](crate::Owned), by which the one becomes the other and code
///   generators print it.
///
/// ```text
/// use crate::file::{Table};     tables of other files, in the form of the table that names them
///
/// struct Name {                 a table
///     field: Text = "default",
///     field!: Text = "",        always stated in generated code
/// } + {                         only in the owned form: what tools need and clients do not
///     field: u16 = 200,
/// } = "What `DEFAULT` stands for."
///
/// record Name { field: Text }   a table without defaults, stated in full
///
/// linked Name of parent: Parent { … } = "…"
///                               a table with a reference to another, which the owned form lacks;
///                               `Name::of(&PARENT)` stands for `DEFAULT`
///
/// enum Name { Variant }         one type for both forms
/// data Name { Variant(name: Text), Variant { field: Text } }
///                               an enum with texts or tables
/// ```
macro_rules! tables {
    (@all {$($module:ident::{$($used:ident),* $(,)?};)*} $(
        $(#[$meta:meta])*
        $kind:ident $name:ident $(of $link:ident: $parent:ident)? { $($body:tt)* }
        $(+ { $($beside:tt)* })?
        $(= $doc:literal)?
    )*) => {
        #[allow(unused_imports, reason = "not every file has texts and lists")]
        use crate::form::{Boxed, List, Text};
        $(use crate::$module::{$($used),*};)*

        $(tables!(
            @static $kind [$(#[$meta])*] $name [$($link $parent)?]
            { $($body)* } [$($doc)?]
        );)*

        /// The owned forms.
        pub(crate) mod owned {
            #[allow(unused_imports, reason = "not every file has texts and lists")]
            use crate::form::{Owned, owned::{Boxed, List, Text}};
            $(
                #[allow(unused_imports, reason = "only the static form has links")]
                use crate::$module::owned::{$($used),*};
            )*

            $(tables!(
                @owned $kind [$(#[$meta])*] $name [$($link $parent)?]
                { $($body)* } { $($($beside)*)? }
            );)*
        }
    };

    // ---- static forms

    (@static struct [$($meta:tt)*] $name:ident [] {$(
        $(#[$field_meta:meta])*
        $field:ident $(! $($never:lifetime)?)?: $type:ty = $default:expr
    ),* $(,)?} [$doc:literal]) => {
        $($meta)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name {$(
            $(#[$field_meta])*
            pub $field: $type,
        )*}

        impl $name {
            #[doc = $doc]
            pub const DEFAULT: Self = Self {$( $field: $default, )*};
        }
    };

    (@static linked [$($meta:tt)*] $name:ident [$link:ident $parent:ident] {$(
        $(#[$field_meta:meta])*
        $field:ident $(! $($never:lifetime)?)?: $type:ty = $default:expr
    ),* $(,)?} [$doc:literal]) => {
        $($meta)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name {
            #[doc = concat!("The ", stringify!($link), ".")]
            pub $link: &'static $parent,
            $(
                $(#[$field_meta])*
                pub $field: $type,
            )*
        }

        impl $name {
            #[doc = $doc]
            pub const fn of($link: &'static $parent) -> Self {
                Self { $link, $( $field: $default, )* }
            }
        }
    };

    (@static record [$($meta:tt)*] $name:ident [] {$(
        $(#[$field_meta:meta])* $field:ident: $type:ty
    ),* $(,)?} []) => {
        $($meta)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name {$(
            $(#[$field_meta])*
            pub $field: $type,
        )*}
    };

    (@static enum [$($meta:tt)*] $name:ident [] {$(
        $(#[$variant_meta:meta])* $variant:ident
    ),* $(,)?} []) => {
        $($meta)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {$(
            $(#[$variant_meta])*
            $variant,
        )*}

        impl crate::form::Owned for $name {
            type Static = Self;

            fn from_static(value: Self) -> Self {
                value
            }

            fn to_static(&self) -> Self {
                *self
            }

            fn value(&self) -> crate::form::Value<'_> {
                let name = match self {$( Self::$variant => stringify!($variant), )*};
                crate::form::Value::Variant(crate::form::Variant {
                    enum_name: stringify!($name),
                    name,
                    inner: None,
                    fields: Vec::new(),
                })
            }
        }
    };

    (@static data [$($meta:tt)*] $name:ident [] {$(
        $(#[$variant_meta:meta])*
        $variant:ident
        $(($inner:ident: $inner_type:ty))?
        $({$( $(#[$field_meta:meta])* $field:ident: $type:ty ),* $(,)?})?
    ),* $(,)?} []) => {
        $($meta)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {$(
            $(#[$variant_meta])*
            $variant $(($inner_type))? $({$( $(#[$field_meta])* $field: $type, )*})?,
        )*}
    };

    // ---- owned forms

    (@owned struct [$($meta:tt)*] $name:ident [] {$(
        $(#[$field_meta:meta])*
        $field:ident $(! $($never:lifetime)?)?: $type:ty = $default:expr
    ),* $(,)?} {$(
        $(#[$more_meta:meta])*
        $more:ident: $more_type:ty = $more_default:expr
    ),* $(,)?}) => {
        $($meta)*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                pub $field: $type,
            )*
            $(
                $(#[$more_meta])*
                pub $more: $more_type,
            )*
        }

        impl Default for $name {
            fn default() -> Self {
                Self::from_static(super::$name::DEFAULT)
            }
        }

        impl Owned for $name {
            type Static = super::$name;

            fn from_static(value: Self::Static) -> Self {
                Self {
                    $( $field: Owned::from_static(value.$field), )*
                    $( $more: $more_default, )*
                }
            }

            fn to_static(&self) -> Self::Static {
                super::$name {$( $field: self.$field.to_static(), )*}
            }

            fn value(&self) -> crate::form::Value<'_> {
                let default = Self::default();
                crate::form::Value::Struct(crate::form::Struct {
                    name: stringify!($name),
                    has_default: true,
                    fields: vec![$( tables!(@field self default $field [$(! $($never)?)?]), )*],
                })
            }
        }
    };

    (@owned linked [$($meta:tt)*] $name:ident [$link:ident $parent:ident] {$(
        $(#[$field_meta:meta])*
        $field:ident $(! $($never:lifetime)?)?: $type:ty = $default:expr
    ),* $(,)?} {}) => {
        $($meta)*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {$(
            $(#[$field_meta])*
            pub $field: $type,
        )*}

        impl Default for $name {
            fn default() -> Self {
                let default = super::$name::of(&super::$parent::DEFAULT);
                Self {$( $field: Owned::from_static(default.$field), )*}
            }
        }

        impl $name {
            /// Makes the static form, which is leaked as by [`Owned::to_static`].
            pub fn to_static(&self, $link: &'static super::$parent) -> super::$name {
                super::$name { $link, $( $field: self.$field.to_static(), )* }
            }

            /// The fields and values, for code that prints tables.
            pub fn value(&self) -> crate::form::Struct<'_> {
                let default = Self::default();
                crate::form::Struct {
                    name: stringify!($name),
                    has_default: false,
                    fields: vec![$( tables!(@field self default $field [$(! $($never)?)?]), )*],
                }
            }
        }
    };

    (@owned record [$($meta:tt)*] $name:ident [] {$(
        $(#[$field_meta:meta])* $field:ident: $type:ty
    ),* $(,)?} {}) => {
        $($meta)*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {$(
            $(#[$field_meta])*
            pub $field: $type,
        )*}

        impl Owned for $name {
            type Static = super::$name;

            fn from_static(value: Self::Static) -> Self {
                Self {$( $field: Owned::from_static(value.$field), )*}
            }

            fn to_static(&self) -> Self::Static {
                super::$name {$( $field: self.$field.to_static(), )*}
            }

            fn value(&self) -> crate::form::Value<'_> {
                crate::form::Value::Struct(crate::form::Struct {
                    name: stringify!($name),
                    has_default: false,
                    fields: vec![$( crate::form::Field {
                        name: stringify!($field),
                        value: self.$field.value(),
                        is_stated: true,
                    }, )*],
                })
            }
        }
    };

    (@owned enum [$($meta:tt)*] $name:ident [] { $($body:tt)* } {}) => {
        pub use super::$name;
    };

    (@owned data [$($meta:tt)*] $name:ident [] {$(
        $(#[$variant_meta:meta])*
        $variant:ident
        $(($inner:ident: $inner_type:ty))?
        $({$( $(#[$field_meta:meta])* $field:ident: $type:ty ),* $(,)?})?
    ),* $(,)?} {}) => {
        $($meta)*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {$(
            $(#[$variant_meta])*
            $variant $(($inner_type))? $({$( $(#[$field_meta])* $field: $type, )*})?,
        )*}

        impl Owned for $name {
            type Static = super::$name;

            fn from_static(value: Self::Static) -> Self {
                match value {$(
                    super::$name::$variant { $(0: $inner)? $($($field),*)? } => Self::$variant {
                        $(0: Owned::from_static($inner))?
                        $($($field: Owned::from_static($field)),*)?
                    },
                )*}
            }

            fn to_static(&self) -> Self::Static {
                match self {$(
                    Self::$variant { $(0: $inner)? $($($field),*)? } => super::$name::$variant {
                        $(0: Owned::to_static($inner))?
                        $($($field: Owned::to_static($field)),*)?
                    },
                )*}
            }

            fn value(&self) -> crate::form::Value<'_> {
                match self {$(
                    Self::$variant { $(0: $inner)? $($($field),*)? } => {
                        crate::form::Value::Variant(crate::form::Variant {
                            enum_name: stringify!($name),
                            name: stringify!($variant),
                            inner: tables!(@inner $($inner)?),
                            fields: vec![$($( (stringify!($field), Owned::value($field)), )*)?],
                        })
                    }
                )*}
            }
        }
    };

    // Values are compared, because they lack the fields that only the owned form has.
    (@field $self:ident $default:ident $field:ident [$($always:tt)?]) => {{
        let value = $self.$field.value();
        crate::form::Field {
            name: stringify!($field),
            is_stated: $(tables!(@true $always) ||)? value != $default.$field.value(),
            value,
        }
    }};
    (@true !) => { true };
    (@inner) => { None };
    (@inner $inner:ident) => { Some(Box::new(Owned::value($inner))) };

    (@uses {$($seen:tt)*} use crate::$module:ident::{$($used:tt)*}; $($rest:tt)*) => {
        tables!(@uses {$($seen)* $module::{$($used)*};} $($rest)*);
    };
    (@uses {$($seen:tt)*} $($items:tt)*) => {
        tables!(@all {$($seen)*} $($items)*);
    };
    ($($items:tt)*) => {
        tables!(@uses {} $($items)*);
    };
}
