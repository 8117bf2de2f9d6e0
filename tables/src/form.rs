//! The two forms of a table: static, as generated code contains it, and owned, as a spec is read
//! into it.

use std::fmt;

/// A text in a static table.
pub type Text = &'static str;

/// A list in a static table.
pub type List<T> = &'static [T];

/// A table inside an enum: a box in the owned form, so that the enum stays small.
pub type Boxed<T> = T;

/// The types that fields of owned tables are made of, under the names of the static ones.
pub(crate) mod owned {
    /// A text in an owned table.
    pub type Text = String;

    /// A list in an owned table.
    pub type List<T> = Vec<T>;

    /// A table inside an enum.
    pub type Boxed<T> = Box<T>;
}

/// A value in its owned form: a table of [`owned`](crate::owned), or what its fields are made of.
pub trait Owned: Clone + PartialEq + fmt::Debug {
    /// The static form.
    type Static: Copy + 'static;

    /// Copies the static form. Fields that only the owned form has get their defaults.
    fn from_static(value: Self::Static) -> Self;

    /// Creates the static form.
    ///
    /// Its texts and lists are leaked: they stay in memory until the process ends. Call it once for
    /// a spec.
    fn to_static(&self) -> Self::Static;

    /// The fields and values, for code that prints tables.
    fn value(&self) -> Value<'_>;
}

/// A value of a table, for code that prints tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'t> {
    /// A text.
    Text(&'t str),
    /// An integer.
    Integer(u64),
    /// `true` or `false`.
    Boolean(bool),
    /// An optional value.
    Option(Option<Box<Value<'t>>>),
    /// A list.
    List(Vec<Value<'t>>),
    /// A tuple.
    Tuple(Vec<Value<'t>>),
    /// A struct.
    Struct(Struct<'t>),
    /// A variant of an enum.
    Variant(Variant<'t>),
}

/// A struct of [`Value`]s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struct<'t> {
    /// The type's name.
    pub name: &'static str,
    /// Whether the type has a `DEFAULT`.
    pub has_default: bool,
    /// The fields of the static form.
    pub fields: Vec<Field<'t>>,
}

/// A field of a [`Struct`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'t> {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: Value<'t>,
    /// Whether a literal states it: it differs from the default, or is always stated.
    pub is_stated: bool,
}

/// A variant of an enum, with [`Value`]s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant<'t> {
    /// The enum's name.
    pub enum_name: &'static str,
    /// The variant's name.
    pub name: &'static str,
    /// The value in parentheses.
    pub inner: Option<Box<Value<'t>>>,
    /// The fields in braces.
    pub fields: Vec<(&'static str, Value<'t>)>,
}

impl Owned for String {
    type Static = &'static str;

    fn from_static(value: Self::Static) -> Self {
        value.to_owned()
    }

    fn to_static(&self) -> Self::Static {
        Box::leak(Box::from(self.as_str()))
    }

    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl Owned for bool {
    type Static = Self;

    fn from_static(value: Self) -> Self {
        value
    }

    fn to_static(&self) -> Self {
        *self
    }

    fn value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Owned for $integer {
            type Static = Self;

            fn from_static(value: Self) -> Self {
                value
            }

            fn to_static(&self) -> Self {
                *self
            }

            fn value(&self) -> Value<'_> {
                Value::Integer(u64::try_from(*self).unwrap_or(u64::MAX))
            }
        }
    )*};
}

integers! { u16 u64 usize }

impl<T: Owned> Owned for Option<T> {
    type Static = Option<T::Static>;

    fn from_static(value: Self::Static) -> Self {
        value.map(T::from_static)
    }

    fn to_static(&self) -> Self::Static {
        self.as_ref().map(T::to_static)
    }

    fn value(&self) -> Value<'_> {
        Value::Option(self.as_ref().map(|value| Box::new(value.value())))
    }
}

impl<T: Owned> Owned for Vec<T> {
    type Static = &'static [T::Static];

    fn from_static(value: Self::Static) -> Self {
        value.iter().copied().map(T::from_static).collect()
    }

    fn to_static(&self) -> Self::Static {
        Box::leak(self.iter().map(T::to_static).collect())
    }

    fn value(&self) -> Value<'_> {
        Value::List(self.iter().map(T::value).collect())
    }
}

impl<T: Owned> Owned for Box<T> {
    type Static = T::Static;

    fn from_static(value: Self::Static) -> Self {
        Self::new(T::from_static(value))
    }

    fn to_static(&self) -> Self::Static {
        T::to_static(self)
    }

    fn value(&self) -> Value<'_> {
        T::value(self)
    }
}

impl<A: Owned, B: Owned> Owned for (A, B) {
    type Static = (A::Static, B::Static);

    fn from_static((a, b): Self::Static) -> Self {
        (A::from_static(a), B::from_static(b))
    }

    fn to_static(&self) -> Self::Static {
        (self.0.to_static(), self.1.to_static())
    }

    fn value(&self) -> Value<'_> {
        Value::Tuple(vec![self.0.value(), self.1.value()])
    }
}
