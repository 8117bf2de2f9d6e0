//! Unions: a value of one of several types, which a tag member or the value's shape identifies. A value
//! of none of these types is preserved as JSON.

mod choice;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::Value;

use self::choice::Candidate;
use super::shape::Shape;
use super::unlisted;
use crate::json::exact::ExactJson;
use crate::json::nesting::{Attempts, Nesting};
use crate::json::outline::Outline;
use crate::json::reader;

/// Reads a value as one variant of the union `T`.
type Read<T> = fn(&ExactJson<'_>) -> Option<T>;

/// Deserializes a value as the variant that its shape identifies; used by
/// [`open_union!`](crate::open_union!).
///
/// # Errors
/// Returns an error if the value is not valid JSON or is nested too deeply.
#[doc(hidden)]
pub fn by_shape<'de, T: Serialize, D: Deserializer<'de>>(
    deserializer: D,
    variants: &[(Shape, Read<T>)],
    other: fn(Value) -> T,
) -> Result<T, D::Error> {
    attempt(deserializer, other, |json, attempts| {
        let outline = Outline::of(json);
        let mut ranked: Vec<_> = variants
            .iter()
            .filter_map(|(shape, read)| {
                let rank = shape.rank(&outline)?;
                let candidate = Candidate {
                    read: *read,
                    is_exact: !shape.is_exceeded(&outline),
                    is_map: shape.is_map(),
                    is_any: matches!(shape, Shape::Any),
                };
                Some((rank, candidate))
            })
            .collect();
        // The sort is stable: equal ranks stay in the order of the spec.
        ranked.sort_by_key(|(rank, _)| -rank);
        let candidates = ranked.into_iter().map(|(_, candidate)| candidate);
        // A variant that accepts any JSON is used only if no other variant matches.
        let (any, candidates): (Vec<_>, Vec<_>) = candidates.partition(|one| one.is_any);
        let chosen = if candidates.len() > 1 && outline.has_members() {
            choice::decide(json, candidates, attempts)
        } else {
            choice::first(json, &candidates, attempts)
        };
        chosen.or_else(|| choice::first(json, &any, attempts))
    })
}

/// Deserializes a value as the variant that its member `property` names; used by
/// [`open_union!`](crate::open_union!).
///
/// # Errors
/// Returns an error if the value is not valid JSON or is nested too deeply.
#[doc(hidden)]
pub fn by_tag<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    property: &str,
    variants: &[(&[&str], Read<T>)],
    other: fn(Value) -> T,
) -> Result<T, D::Error> {
    attempt(deserializer, other, |json, _| {
        let tag = Outline::of(json).scalar_of(property).unwrap_or_default();
        let stands_for = |(tags, _): &&(&[&str], Read<T>)| tags.contains(&tag.as_str());
        let (_, read) = variants.iter().find(stands_for)?;
        read(json)
    })
}

/// Returns the chosen variant, or else the value itself.
fn attempt<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    other: fn(Value) -> T,
    choose: impl FnOnce(&ExactJson<'_>, &Attempts) -> Option<T>,
) -> Result<T, D::Error> {
    let json = ExactJson::deserialize(deserializer)?;
    let nesting = Nesting::enter().map_err(D::Error::custom)?;
    let attempts = Attempts::begin(json.as_str().len());
    if let Some(value) = choose(&json, &attempts) {
        return Ok(value);
    }
    drop(nesting);
    unlisted::add();
    json.read().map(other).map_err(D::Error::custom)
}

/// Reads a member of a union, if the value is a `T`; used by [`open_union!`](crate::open_union!).
#[doc(hidden)]
pub fn read<T: serde::de::DeserializeOwned>(json: &ExactJson<'_>) -> Option<T> {
    reader::read(json.as_str()).ok()
}

/// Declares an enum whose variants each hold one type. Only the value is written, and it is read as the
/// variant that it belongs to.
///
/// The variant is selected by the string, number or boolean in a member, named after `by`, or by the
/// [`Shape`](crate::Shape) of each variant's values. If an object has the shapes of several variants,
/// it is read as the one that preserves more of its members than every other does. The last variant,
/// after `..`, holds [`Json`](crate::Json) and receives all other values, including objects for which
/// nothing decides between variants.
///
/// Derives `Debug`, `Clone` and `PartialEq`. Implements `Serialize` and `Deserialize`.
///
/// ```
/// use licit_runtime::{Json, Shape, object, open_union};
///
/// open_union! {
///     pub enum Location {
///         Integer(i64) = Shape::Integer,
///         Place(Place) = Shape::Map,
///         ..Other
///     }
/// }
///
/// open_union! {
///     pub enum Place by "kind" {
///         City(City) = "city" | "town",
///         ..Other
///     }
/// }
///
/// object! {
///     pub struct City {
///         pub kind: String,
///     }
/// }
///
/// let locations: Vec<Location> =
///     licit_runtime::serde_json::from_str(r#"[7, {"kind": "town"}, null]"#)?;
/// assert_eq!(locations[0], Location::Integer(7));
/// assert!(matches!(&locations[1], Location::Place(Place::City(city)) if city.kind == "town"));
/// assert_eq!(locations[2], Location::Other(Json::Null));
/// # Ok::<(), licit_runtime::serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! open_union {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $shape:expr,)+
            ..$other:ident $(,)?
        }
    ) => {
        $crate::open_union!(@ [$(#[$meta])*] $name
            { $($(#[$variant_meta])* $variant($type),)+ } $other deserializer {
            $crate::__private::union_by_shape(
                deserializer,
                &[$(($shape, |json| {
                    $crate::__private::read_variant(json).map(Self::$variant)
                }),)+],
                Self::$other,
            )
        });
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident by $property:literal {
            $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $($tag:literal)|+,)+
            ..$other:ident $(,)?
        }
    ) => {
        $crate::open_union!(@ [$(#[$meta])*] $name
            { $($(#[$variant_meta])* $variant($type),)+ } $other deserializer {
            $crate::__private::union_by_tag(
                deserializer,
                $property,
                &[$((&[$($tag),+], |json| {
                    $crate::__private::read_variant(json).map(Self::$variant)
                }),)+],
                Self::$other,
            )
        });
    };
    (
        @ [$($attributes:tt)*] $name:ident
        { $($(#[$variant_meta:meta])* $variant:ident($type:ty),)+ }
        $other:ident $deserializer:ident $read:block
    ) => {
        $($attributes)*
        #[allow(clippy::large_enum_variant, reason = "the provider determines the size of its variants")]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant($type),)+
            /// Any other value, unchanged.
            $other($crate::Json),
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::serde::Serialize::serialize(value, serializer)
                    })+
                    Self::$other(value) => $crate::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                $deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $read
            }
        }
    };
}

/// Implements `From` for an [`open_union!`](crate::open_union!): from values of these types, each of
/// which becomes the variant before it.
///
/// ```
/// use licit_runtime::{Shape, from_values, open_union};
///
/// open_union! {
///     pub enum Id {
///         Number(i64) = Shape::Integer,
///         Text(String) = Shape::Text,
///         ..Other
///     }
/// }
/// from_values!(Id { Number(i64), Text(String), Text(&str) });
///
/// assert_eq!(Id::from("a"), Id::Text("a".to_owned()));
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! from_values {
    ($name:ident { $($variant:ident($type:ty)),* }) => {
        $(impl ::core::convert::From<$type> for $name {
            #[inline]
            fn from(value: $type) -> Self {
                Self::$variant(::core::convert::Into::into(value))
            }
        })*
    };
}

/// Implements `Display` for an enum whose variants each hold one value: as that value.
///
/// ```
/// pub enum Id {
///     Number(i64),
///     Text(String),
/// }
/// licit_runtime::display_value!(Id { Number, Text });
///
/// assert_eq!(Id::Number(7).to_string(), "7");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! display_value {
    ($name:ident { $($variant:ident),* }) => {
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant(value) => ::core::fmt::Display::fmt(value, f),)*
                }
            }
        }
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macros are for types that are public")]
mod tests;
