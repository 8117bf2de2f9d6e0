//! API objects: structs that are read from and written as JSON objects (RFC 8259 §4).
//!
//! This replaces serde's derives, whose code the compiler would process for each struct in every build.
//! An object's members are collected as texts, and one call reads each of them. The struct itself only
//! lists its members, with [`object!`](crate::object!).

mod error;
mod members;
mod missing;
mod writer;

use serde::de::{Deserializer, Error as _};
use serde::ser::{SerializeMap, Serializer};

pub use self::error::MemberError;
pub use self::members::Members;
pub use self::writer::Writer;
use crate::json::nesting::Nesting;

/// A struct whose fields are the members of a JSON object.
/// [`object!`](crate::object!) implements it.
pub trait Object: Sized {
    /// The members' names, in the order of the fields.
    const MEMBERS: &'static [&'static str];

    /// Whether other members are preserved.
    const OPEN: bool = false;

    /// Reads the fields, each from the next member.
    ///
    /// # Errors
    /// Returns an error if a member is missing or does not have its field's type.
    fn read(members: &mut Members<'_>) -> Result<Self, MemberError>;

    /// Writes the fields.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    fn write<M: SerializeMap>(&self, writer: &mut Writer<M>) -> Result<(), M::Error>;
}

/// Deserializes an object; used by [`object!`](crate::object!).
///
/// # Errors
/// Returns an error if the value is not an object, a member does not have its field's type, or objects
/// are nested deeper than 64 levels.
#[doc(hidden)]
pub fn deserialize<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let nesting = Nesting::enter().map_err(D::Error::custom)?;
    let mut members = Members::collect(deserializer, T::MEMBERS, T::OPEN)?;
    let object = T::read(&mut members).map_err(D::Error::custom);
    drop(nesting);
    object
}

/// Serializes an object; used by [`object!`](crate::object!).
///
/// # Errors
/// Returns the serializer's errors.
#[doc(hidden)]
pub fn serialize<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = Writer::new(serializer.serialize_map(None)?);
    object.write(&mut writer)?;
    writer.end()
}

/// Implements [`Object`], `Serialize` and `Deserialize` for a struct, given the mode and the member
/// name of each field.
///
/// | mode | type of the field | member |
/// | --- | --- | --- |
/// | `required` | `T` | must be present; if `T` is an `Option`, may be null or missing |
/// | `optional` | `Option<T>` | may be missing or null; not written if `None` |
/// | `present` | `Option<T>` | may be missing; null is a value of `T` |
/// | `maybe` | `Option<Option<T>>` | `None` is missing, `Some(None)` is null |
/// | `secret`, `optional_secret`, `maybe_secret` | the same, of [`Secret`](crate::Secret)s | the same; written in plain text |
/// | `hidden`, `optional_hidden`, `maybe_hidden` | the same | the same; never written |
/// | `constant(x)`, `optional_constant(x)` | `T`, `Option<T>` | has this value; another value of its type is preserved |
///
/// A last field after `..`, a map with `String` keys, preserves all other members.
///
/// Otherwise, members without a field are ignored. Of duplicate members, the last counts. Integers may
/// be written as `3.0` or `3e0`.
///
/// ```
/// use licit_runtime::{object, serde_json};
///
/// #[derive(Debug, PartialEq)]
/// pub struct Contact {
///     pub id: u64,
///     pub company_name: Option<String>,
///     pub note: Option<Option<String>>,
/// }
/// object!(Contact { id: required = "id", company_name: optional = "companyName", note: maybe = "note" });
///
/// let contact: Contact = serde_json::from_str(r#"{"note": null, "id": 7, "born": 1970}"#)?;
/// assert_eq!(contact, Contact { id: 7, company_name: None, note: Some(None) });
/// assert_eq!(serde_json::to_string(&contact)?, r#"{"id":7,"note":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! object {
    ($name:ident { $($field:ident: $way:ident $(($value:expr))? = $member:literal),* $(,)? }) => {
        $crate::object!(@ $name { $($field: $way $(($value))? = $member,)* } {} {});
    };
    ($name:ident { $($field:ident: $way:ident $(($value:expr))? = $member:literal,)* ..$rest:ident }) => {
        $crate::object!(@ $name { $($field: $way $(($value))? = $member,)* } { $rest } {
            const OPEN: bool = true;
        });
    };
    (@ $name:ident { $($field:ident: $way:ident $(($value:expr))? = $member:literal,)* } { $($rest:ident)? } { $($open:item)? }) => {
        #[allow(deprecated, unused_variables)]
        impl $crate::object::Object for $name {
            const MEMBERS: &'static [&'static str] = &[$($member),*];
            $($open)?

            fn read(
                members: &mut $crate::object::Members<'_>,
            ) -> ::core::result::Result<Self, $crate::object::MemberError> {
                ::core::result::Result::Ok(Self {
                    $($field: members.$way($($value)?)?,)*
                    $($rest: members.rest()?,)?
                })
            }

            fn write<M: $crate::serde::ser::SerializeMap>(
                &self,
                writer: &mut $crate::object::Writer<M>,
            ) -> ::core::result::Result<(), M::Error> {
                $(writer.$way($member, &self.$field)?;)*
                $(writer.rest(&self.$rest)?;)?
                ::core::result::Result::Ok(())
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
}

#[cfg(test)]
mod tests;
