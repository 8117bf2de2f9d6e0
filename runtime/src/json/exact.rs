//! A JSON value as its original text, for values that `serde_json` would round (`1.10`, numbers beyond
//! 64 bits), for members of objects, and for values that are tried as several types.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, Deserializer};

use super::requests::{AS_TEXT, VERBATIM};

/// The text of a JSON value, borrowed if possible.
///
/// Exact when read by `serde_json`. Other deserializers provide the value, which is serialized again.
#[derive(Debug, Clone)]
pub struct ExactJson<'j>(Cow<'j, str>);

impl ExactJson<'_> {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the value as a `T`.
    ///
    /// # Errors
    /// Returns an error if the value is not a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }
}

impl<'j> ExactJson<'j> {
    /// Reads the text that `serde_json` provides as the only member of a map.
    pub(crate) fn of_map<A: MapAccess<'j>>(mut map: A) -> Result<Self, A::Error> {
        map.next_key::<IgnoredAny>()?;
        map.next_value_seed(Text).map(Self)
    }

    /// Serializes the value of any deserializer.
    pub(crate) fn of_value<D: Deserializer<'j>>(value: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(value)?;
        Ok(Self(Cow::Owned(value.to_string())))
    }
}

impl<'de> Deserialize<'de> for ExactJson<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_newtype_struct(AS_TEXT, Text)
            .map(Self)
    }
}

/// Reads the text from any deserializer.
struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    /// Used by `serde_json`, which provides the text as the only member of a map.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        ExactJson::of_map(map).map(|json| json.0)
    }

    /// Used by [`Reader`](super::reader::Reader).
    fn visit_seq<A: SeqAccess<'de>>(self, mut here: A) -> Result<Self::Value, A::Error> {
        let text = here.next_element_seed(Verbatim)?;
        text.ok_or_else(|| A::Error::custom("no value"))
    }

    /// Used by all other deserializers.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        ExactJson::of_value(value).map(|json| json.0)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

/// Reads the text from a [`Reader`](super::reader::Reader).
struct Verbatim;

impl<'de> DeserializeSeed<'de> for Verbatim {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_newtype_struct(VERBATIM, Text)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::ExactJson;

    #[test]
    fn the_text_is_preserved_exactly() {
        let values: Vec<ExactJson<'_>> =
            serde_json::from_str(r#"[1.10, 1e400 ,{"a" : [ ]},"\u0041"]"#).unwrap();
        let texts: Vec<_> = values.iter().map(ExactJson::as_str).collect();
        assert_eq!(texts, ["1.10", "1e400", r#"{"a" : [ ]}"#, r#""\u0041""#]);
    }

    /// The type of a field, as in models: it borrows nothing.
    #[derive(Debug, PartialEq)]
    struct Price(String);

    impl<'de> Deserialize<'de> for Price {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let json = ExactJson::deserialize(deserializer)?;
            Ok(Self(json.as_str().to_owned()))
        }
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Inner {
        price: Price,
    }

    #[test]
    fn a_flattened_field_is_read_too() {
        #[derive(Deserialize)]
        struct Outer {
            #[serde(flatten)]
            inner: Inner,
        }
        let outer: Outer = serde_json::from_str(r#"{"price": 1.5}"#).unwrap();
        assert_eq!(outer.inner.price.0, "1.5");
        let inner: Inner = serde_json::from_value(serde_json::json!({"price": [1]})).unwrap();
        assert_eq!(inner.price.0, "[1]");
    }

    #[test]
    fn input_from_a_reader_is_read_too() {
        fn read<T: DeserializeOwned>(json: &str) -> T {
            serde_json::from_reader(json.as_bytes()).unwrap()
        }
        let inner: Inner = read(r#"{"price": 1.50}"#);
        assert_eq!(
            inner,
            Inner {
                price: Price("1.50".to_owned())
            }
        );
    }
}
