//! Objects that are sent: structs with a constructor and setters.

/// Declares an [`object!`](crate::object!) that is sent, with `new` and a setter for each optional
/// member.
///
/// `new` takes the members that must be present and have no constant value. The argument of `new` or
/// of the setter is an `impl Into<T>` if the field is declared as `pub ~name: T,` or
/// `pub ~name?: T,`. `pub struct Name: Default` also implements `Default`, by `new` without arguments.
///
/// ```
/// use licit_runtime::{input, serde_json};
///
/// input! {
///     /// A new contact.
///     pub struct ContactInput {
///         pub kind = "contact": String,
///         pub ~name: String,
///         pub ~email?: String,
///         pub is_customer?: bool as "customer",
///     }
/// }
///
/// let contact = ContactInput::new("Ann").is_customer(true);
/// let json = r#"{"kind":"contact","name":"Ann","customer":true}"#;
/// assert_eq!(serde_json::to_string(&contact)?, json);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! input {
    ($($declaration:tt)*) => {
        $crate::object! { $($declaration)* }
        $crate::__setters! { $($declaration)* }
    };
}

/// The constructor and the setters of [`input!`](crate::input!).
#[doc(hidden)]
#[macro_export]
macro_rules! __setters {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(: $default:ident)? {
            $(
                $(#[$field_meta:meta])*
                pub
                    // First, because `ident` also matches the next `pub`.
                    $(
                        $field:ident $(?: $optional:ty)? $(= $constant:literal : $constant_type:ty)?
                            $(: $type:ty)? $(as $($way:ident)* $($member:literal)?)?,
                    )?
                    $(
                        ~ $into:ident $(?: $into_optional:ty)? $(: $into_type:ty)?
                            $(as $($into_way:ident)* $($into_member:literal)?)?,
                    )?
            )*
            $(..$rest:ident: $rest_type:ty $(,)?)?
        }
    ) => {
        #[allow(
            deprecated,
            clippy::fn_params_excessive_bools,
            clippy::should_implement_trait,
            clippy::too_many_arguments,
            clippy::wrong_self_convention
        )]
        impl $name {
            /// Creates a value from its required fields. Others are not set.
            #[must_use]
            #[inline]
            pub fn new($(
                $($($into: impl ::core::convert::Into<$into_type>,)?)?
                $($($field: $type,)?)?
            )*) -> Self {
                Self {
                    $(
                        $(
                            $into: $($crate::object::unset::<$into_optional>())?
                                $(::core::convert::Into::<$into_type>::into($into))?,
                        )?
                        $(
                            $field: $($crate::object::unset::<$optional>())?
                                $(<$constant_type as $crate::object::Constant<_>>::of($constant))?
                                $($crate::object::given::<$type>($field))?,
                        )?
                    )*
                    $($rest: <$rest_type as ::core::default::Default>::default(),)?
                }
            }

            $($crate::__setter! {
                [$(#[$field_meta])*] $($into $([$into_optional])?)? $(= $field $([$optional])?)?
            })*

            $(
                /// All other members.
                #[must_use]
                #[inline]
                pub fn $rest(mut self, $rest: $rest_type) -> Self {
                    self.$rest = $rest;
                    self
                }
            )?
        }

        $(
            impl ::core::default::$default for $name {
                #[inline]
                fn default() -> Self {
                    Self::new()
                }
            }
        )?
    };
}

/// The setter of a field of [`input!`](crate::input!), if the field is optional.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    ([$($attributes:tt)*] $field:ident [$type:ty]) => {
        $($attributes)*
        #[must_use]
        #[inline]
        pub fn $field(mut self, $field: impl ::core::convert::Into<$type>) -> Self {
            self.$field = ::core::option::Option::Some(::core::convert::Into::into($field));
            self
        }
    };
    ([$($attributes:tt)*] = $field:ident [$type:ty]) => {
        $($attributes)*
        #[must_use]
        #[inline]
        pub fn $field(mut self, $field: $type) -> Self {
            self.$field = ::core::option::Option::Some($field);
            self
        }
    };
    ([$($attributes:tt)*] $($required:tt)*) => {};
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for structs that are public")]
mod tests {
    use std::collections::BTreeMap;

    input! {
        /// A note.
        pub struct Note: Default {
            pub kind = "note": String,
            pub version = 2: Option<i64> as omittable,
            pub origin = "app": Option<String> as nullable,
            /// The text.
            pub ~text?: String,
            pub level?: i64,
            pub answer?: Option<bool> as nullable,
            #[deprecated]
            pub ~old?: String as "oldText",
            ..more: BTreeMap<String, i64>,
        }
    }

    input! {
        pub struct Reply {
            pub ~text: String,
            pub note: Note,
            pub tags?: Vec<String>,
        }
    }

    #[test]
    #[expect(deprecated, reason = "a setter is deprecated as its field is")]
    fn constants_are_set_and_the_rest_by_setters() {
        let note = Note::new();
        assert_eq!(note, Note::default());
        let json = r#"{"kind":"note","version":2,"origin":"app"}"#;
        assert_eq!(serde_json::to_string(&note).unwrap(), json);

        let more = BTreeMap::from([("z".to_owned(), 1)]);
        let note = note.text("a").level(1).answer(None).old("b").more(more);
        let json = concat!(
            r#"{"kind":"note","version":2,"origin":"app","text":"a","level":1,"answer":null,"#,
            r#""oldText":"b","z":1}"#
        );
        assert_eq!(serde_json::to_string(&note).unwrap(), json);
        assert_eq!(serde_json::from_str::<Note>(json).unwrap(), note);
    }

    #[test]
    fn new_takes_required_fields_in_their_order() {
        let reply = Reply::new("b", Note::new()).tags(vec!["c".into()]);
        let json = r#"{"text":"b","note":{"kind":"note","version":2,"origin":"app"},"tags":["c"]}"#;
        assert_eq!(serde_json::to_string(&reply).unwrap(), json);
    }

    #[test]
    fn a_constant_that_is_null_or_missing_is_read_as_such() {
        let note: Note = serde_json::from_str(r#"{"kind":"memo","origin":null}"#).unwrap();
        assert_eq!(
            (note.kind.as_str(), note.version, note.origin),
            ("memo", None, None)
        );
    }
}
