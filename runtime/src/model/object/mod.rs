//! Objects of an API: structs that are read from and written as JSON objects (RFC 8259 §4).
//!
//! What serde's derives would write for each struct, and the compiler would read again in every
//! build, is here once: an object's members are collected as texts, and each is read by one call.
//! A struct itself says only which members it has, by [`object!`](crate::object!).

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

    /// Whether members beyond these are kept.
    const OPEN: bool = false;

    /// Reads the fields, each from the next of the members.
    ///
    /// # Errors
    /// When a member is missing, or is not what its field holds.
    fn read(members: &mut Members<'_>) -> Result<Self, MemberError>;

    /// Writes the fields.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<M: SerializeMap>(&self, writer: &mut Writer<M>) -> Result<(), M::Error>;
}

/// Reads an object; for [`object!`](crate::object!).
///
/// # Errors
/// When the value is no object, a member is not what its field holds, or objects stand in each
/// other deeper than 64.
#[doc(hidden)]
pub fn deserialize<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let nesting = Nesting::enter().map_err(D::Error::custom)?;
    let mut members = Members::collect(deserializer, T::MEMBERS, T::OPEN)?;
    let object = T::read(&mut members).map_err(D::Error::custom);
    drop(nesting);
    object
}

/// Writes an object; for [`object!`](crate::object!).
///
/// # Errors
/// Those of the serializer.
#[doc(hidden)]
pub fn serialize<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = Writer::new(serializer.serialize_map(None)?);
    object.write(&mut writer)?;
    writer.end()
}

/// Makes a struct an [`Object`], with `Serialize` and `Deserialize`: for each field, in what way it
/// is there, and the member's name.
///
/// | in what way | the field's type | the member |
/// | --- | --- | --- |
/// | `required` | `T` | must be there; where `T` is an `Option`, it may be null or missing |
/// | `optional` | `Option<T>` | may be missing or null; is not written when it is `None` |
/// | `present` | `Option<T>` | may be missing; null is a value of `T` |
/// | `maybe` | `Option<Option<T>>` | `None` is missing, `Some(None)` null |
/// | `secret`, `optional_secret`, `maybe_secret` | the same, of [`Secret`](crate::Secret)s | the same; written as they are inside |
/// | `hidden`, `optional_hidden`, `maybe_hidden` | the same | the same; never written |
/// | `constant(x)`, `optional_constant(x)` | `T`, `Option<T>` | has this value; another of its kind is kept |
///
/// A last field after `..` keeps all members beyond these, a map from text.
///
/// Members that no field has are passed over. Of a member that stands there twice, the last counts.
/// Integers may be written as `3.0` or `3e0`.
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
