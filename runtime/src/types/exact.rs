//! A JSON value as the text it was written in, for values that `serde_json` would round (`1.10`,
//! numbers beyond 64 bits) and for values that are tried as several types.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::{RawValue, to_raw_value};

/// The name by which a `serde_json` deserializer is asked for a value's text. It is the name of
/// [`RawValue`]'s own request; asking with it here, instead of through `RawValue`, is what lets
/// every other deserializer (`#[serde(flatten)]`, other formats) answer in its own way.
const AS_TEXT: &str = "$serde_json::private::RawValue";

/// The text of a JSON value.
///
/// Exact when it is read by `serde_json`; from other deserializers, the value written anew.
#[derive(Debug, Clone)]
pub struct ExactJson(Box<RawValue>);

impl ExactJson {
    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The value as a `T`, if it is one.
    ///
    /// # Errors
    /// When the value is not a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ExactJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(AS_TEXT, Text)
    }
}

struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = ExactJson;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    /// How `serde_json` answers: the text as the only member of a map.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ExactJson, A::Error> {
        Box::<RawValue>::deserialize(MapAccessDeserializer::new(map)).map(ExactJson)
    }

    /// How all others answer.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<ExactJson, D::Error> {
        let value = serde_json::Value::deserialize(value)?;
        to_raw_value(&value)
            .map(ExactJson)
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::ExactJson;

    #[test]
    fn the_text_is_kept_to_the_byte() {
        let values: Vec<ExactJson> =
            serde_json::from_str(r#"[1.10, 1e400 ,{"a" : [ ]},"\u0041"]"#).unwrap();
        let texts: Vec<_> = values.iter().map(ExactJson::as_str).collect();
        assert_eq!(texts, ["1.10", "1e400", r#"{"a" : [ ]}"#, r#""\u0041""#]);
    }

    #[test]
    fn a_flattened_field_is_read_too() {
        #[derive(Deserialize)]
        struct Inner {
            price: ExactJson,
        }
        #[derive(Deserialize)]
        struct Outer {
            #[serde(flatten)]
            inner: Inner,
        }
        let outer: Outer = serde_json::from_str(r#"{"price": 1.5}"#).unwrap();
        assert_eq!(outer.inner.price.as_str(), "1.5");
        let inner: Inner = serde_json::from_value(serde_json::json!({"price": [1]})).unwrap();
        assert_eq!(inner.price.as_str(), "[1]");
    }
}
