//! API objects: structs that are read from and written as JSON objects (RFC 8259 §4).
//!
//! This replaces serde's derives, whose code the compiler would process for each struct in every build.
//! One function reads the members of every object, in one pass, into slots. There is a slot for each field, and
//! code only for each type of a field. The struct itself only lists its members, with
//! [`object!`](crate::object!).

mod input;
mod members;
mod missing;
mod writer;

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

#[doc(hidden)]
pub use self::members::{
    Begin, Constant as ConstantSlot, Members, Nullable, Omittable, Optional, Required, Rest, Slot,
    Value,
};
#[doc(hidden)]
pub use self::writer::{HiddenEntry, OptionalEntry, OptionalSecretEntry, SecretEntry, Writer};
use crate::json::exact::ExactJson;
use crate::json::nesting::Nesting;
use crate::json::reader::Reader;
use crate::json::requests::AS_TEXT;

/// A struct whose fields are the members of a JSON object.
/// [`object!`](crate::object!) implements it.
pub trait Object: Sized {
    /// The members' names, in the order of the fields.
    const MEMBERS: &'static [&'static str];

    /// Reads the fields.
    ///
    /// # Errors
    /// Returns an error if a member is missing or does not have its field's type.
    #[doc(hidden)]
    fn read<'de, A: SeqAccess<'de>>(members: Members<A>) -> Result<Self, A::Error>;

    /// Writes the fields.
    #[doc(hidden)]
    fn write<M: SerializeMap>(&self, writer: &mut Writer<M>);
}

/// Deserializes an object; used by [`object!`](crate::object!).
///
/// # Errors
/// Returns an error if the value is not an object, a member does not have its field's type, or objects
/// are nested deeper than 64 levels.
#[doc(hidden)]
pub fn deserialize<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let nesting = Nesting::enter().map_err(D::Error::custom)?;
    let object = deserializer.deserialize_newtype_struct(AS_TEXT, ObjectVisitor(PhantomData));
    drop(nesting);
    object
}

/// Reads an object from a [`Reader`]. Every other deserializer provides the object's text for one.
struct ObjectVisitor<T>(PhantomData<T>);

impl<T: Object> ObjectVisitor<T> {
    fn of_text<E: serde::de::Error>(json: &ExactJson<'_>) -> Result<T, E> {
        let mut reader = Reader::new(json.as_str());
        reader.here(Self(PhantomData)).map_err(E::custom)
    }
}

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    /// Used by [`Reader`].
    fn visit_seq<A: SeqAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::read(Members::new(members, T::MEMBERS))
    }

    /// Used by `serde_json`.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        Self::of_text(&ExactJson::of_map(map)?)
    }

    /// Used by all other deserializers.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
        Self::of_text(&ExactJson::of_value(value)?)
    }
}

/// Serializes an object; used by [`object!`](crate::object!).
///
/// # Errors
/// Returns the serializer's errors.
#[doc(hidden)]
pub fn serialize<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = Writer::new(serializer.serialize_map(None)?, T::MEMBERS);
    object.write(&mut writer);
    writer.end()
}

/// A field that is not set yet; used by [`input!`](crate::input!).
#[doc(hidden)]
#[must_use]
pub fn unset<T>() -> Option<T> {
    None
}

/// A field that `new` takes; used by [`input!`](crate::input!).
#[doc(hidden)]
pub fn given<T>(value: T) -> T {
    value
}

/// The first value of a field with a constant value; used by [`input!`](crate::input!).
#[doc(hidden)]
pub trait Constant<V> {
    /// Returns the field's value for the constant.
    fn of(value: V) -> Self;
}

impl Constant<&str> for String {
    fn of(value: &str) -> Self {
        value.to_owned()
    }
}

impl Constant<i64> for i64 {
    fn of(value: i64) -> Self {
        value
    }
}

impl Constant<bool> for bool {
    fn of(value: bool) -> Self {
        value
    }
}

impl<V, T: Constant<V>> Constant<V> for Option<T> {
    fn of(value: V) -> Self {
        Some(T::of(value))
    }
}

/// Declares a struct whose fields are the members of a JSON object: the struct, which implements
/// `Debug`, `Clone` and `PartialEq`, and its [`Object`], `Serialize` and `Deserialize`.
///
/// | field | type of the field | member |
/// | --- | --- | --- |
/// | `pub name: T,` | `T` | must be present; if `T` is an `Option`, may be null or missing |
/// | `pub name?: T,` | `Option<T>` | may be missing or null; not written if `None` |
/// | `pub name?: T as nullable,` | `Option<T>` | may be missing; null is a value of `T` |
/// | `pub name: T as secret,` | `T`, of [`Secret`](crate::Secret)s | the same; written in plain text |
/// | `pub name: T as hidden,` | `T` | the same; never written |
/// | `pub name = x: T,` | `T` | has this value; another value of its type is preserved |
/// | `pub name = x: Option<T> as omittable,` | `Option<T>` | the same, or missing |
/// | `pub name = x: Option<T> as nullable,` | `Option<T>` | may be null or missing; `x` is only the first value |
/// | `pub name = x: Option<Option<T>> as maybe,` | `Option<Option<T>>` | the same; null differs from missing |
///
/// The member's name is the field's, or the last text: `pub name: T as "displayName",`. A last field
/// `..name: BTreeMap<String, T>` preserves all other members. [`input!`](crate::input!) adds a
/// constructor and setters.
///
/// Otherwise, members without a field are ignored. Of duplicate members, the last counts. Integers may
/// be written as `3.0` or `3e0`.
///
/// ```
/// use licit_runtime::{object, serde_json};
///
/// object! {
///     /// A company.
///     pub struct Contact {
///         pub id: u64,
///         pub company_name?: String as "companyName",
///         pub note?: Option<String> as nullable,
///     }
/// }
///
/// let contact: Contact = serde_json::from_str(r#"{"note": null, "id": 7, "born": 1970}"#)?;
/// assert_eq!(contact.company_name, None);
/// assert_eq!(contact.note, Some(None));
/// assert_eq!(serde_json::to_string(&contact)?, r#"{"id":7,"note":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! object {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(: $default:ident)? {
            $(
                $(#[$field_meta:meta])*
                pub $(~)? $field:ident $(= $constant:literal)? $(?: $optional:ty)? $(: $type:ty)?
                    $(as $($way:ident)* $($member:literal)?)?,
            )*
            $(..$rest:ident: $rest_type:ty $(,)?)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[$field_meta])*
                pub $field: $(::core::option::Option<$optional>)? $($type)?,
            )*
            $(
                /// All other members.
                pub $rest: $rest_type,
            )?
        }

        #[allow(deprecated, unused_variables)]
        impl $crate::object::Object for $name {
            const MEMBERS: &'static [&'static str] =
                &[$($crate::object!(@name $field $($($member)?)?)),*];

            fn read<'de, A: $crate::serde::de::SeqAccess<'de>>(
                mut members: $crate::object::Members<A>,
            ) -> ::core::result::Result<Self, A::Error> {
                $(
                    let mut $field = $crate::object::Begin
                        $(.constant($constant))?
                        $(.optional::<$optional>())?
                        $(.of::<$type>())?
                        $($(.$way())*)?;
                )*
                $(let mut $rest = <$rest_type as ::core::default::Default>::default();)?
                members.read(
                    &mut [$(&mut $field),*],
                    $crate::object!(@rest $($rest)?),
                )?;
                ::core::result::Result::Ok(Self {
                    $($field: $field.take(),)*
                    $($rest,)?
                })
            }

            fn write<M: $crate::serde::ser::SerializeMap>(
                &self,
                writer: &mut $crate::object::Writer<M>,
            ) {
                $(
                    writer
                        $(.optional::<$optional>())?
                        $($(.$way())*)?
                        .write(&self.$field);
                )*
                $(writer.rest(&self.$rest);)?
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::object::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::object::deserialize(deserializer)
            }
        }
    };
    (@name $field:ident) => {
        ::core::stringify!($field)
    };
    (@name $field:ident $member:literal) => {
        $member
    };
    (@rest) => {
        ::core::option::Option::None
    };
    (@rest $rest:ident) => {
        ::core::option::Option::Some(&mut $rest)
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for structs that are public")]
mod tests;
