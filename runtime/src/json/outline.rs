//! The parts of a JSON value that identify its type: its kind, its members, its first element.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::exact::ExactJson;

/// The outline of a JSON value.
#[derive(Debug)]
pub(crate) enum Outline<'j> {
    Null,
    Boolean,
    /// A number without point and exponent; zero if it does not fit.
    Integer(i64),
    Number,
    Text(Cow<'j, str>),
    /// A list with its first element, if it has one.
    List(Option<ExactJson<'j>>),
    Object(Vec<(Cow<'j, str>, ExactJson<'j>)>),
}

impl<'j> Outline<'j> {
    /// Returns the outline of a JSON text.
    pub(crate) fn of(json: &'j ExactJson<'_>) -> Self {
        let text = json.as_str();
        // Numbers beyond 64 bits and strings with lone surrogates still have a kind.
        serde_json::from_str(text).unwrap_or(match text.trim_start().as_bytes().first() {
            Some(b'"') => Self::Text(Cow::Borrowed("")),
            Some(b'{') => Self::Object(Vec::new()),
            Some(b'[') => Self::List(None),
            _ => Self::Number,
        })
    }

    /// Whether the value has members, or items that may have members.
    pub(crate) fn has_members(&self) -> bool {
        match self {
            Self::Object(_) => true,
            Self::List(Some(first)) => Outline::of(first).has_members(),
            _ => false,
        }
    }

    /// Returns the string in the member `name`, or the text of a number or boolean there.
    pub(crate) fn scalar_of(&self, name: &str) -> Option<String> {
        let Self::Object(members) = self else {
            return None;
        };
        // Of duplicate members, the last counts.
        let mut members = members.iter().rev();
        let (_, json) = members.find(|(member, _)| member == name)?;
        scalar(json).map(Cow::into_owned)
    }
}

/// Returns a string, or the text of a number or boolean.
pub(crate) fn scalar<'j>(json: &'j ExactJson<'_>) -> Option<Cow<'j, str>> {
    match Outline::of(json) {
        Outline::Text(text) => Some(text),
        Outline::Boolean | Outline::Integer(_) | Outline::Number => {
            Some(Cow::Borrowed(json.as_str().trim()))
        }
        _ => None,
    }
}

impl<'de> Deserialize<'de> for Outline<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OutlineVisitor)
    }
}

struct OutlineVisitor;

impl<'de> Visitor<'de> for OutlineVisitor {
    type Value = Outline<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Outline::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Outline::Boolean)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Outline::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Outline::Integer(number.try_into().unwrap_or_default()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Outline::Number)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Outline::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Outline::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let first = items.next_element()?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Outline::List(first))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            members.push((name, map.next_value()?));
        }
        Ok(Outline::Object(members))
    }
}

/// A member's name, borrowed if possible.
struct Name<'j>(Cow<'j, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}
