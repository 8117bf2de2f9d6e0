//! A JSON value as the text it was written in, for values that `serde_json` would round (`1.10`,
//! numbers beyond 64 bits), for members of objects, and for values that are tried as several types.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The name by which a `serde_json` deserializer is asked for a value's text. It is the name of
/// [`RawValue`](serde_json::value::RawValue)'s own request; asking with it here, instead of through
/// `RawValue`, is what lets every other deserializer (`#[serde(flatten)]`, other formats) answer in
/// its own way.
const AS_TEXT: &str = "$serde_json::private::RawValue";

/// The text of a JSON value, borrowed where the deserializer has it at hand.
///
/// Exact when it is read by `serde_json`; from other deserializers, the value written anew.
#[derive(Debug, Clone)]
pub struct ExactJson<'j>(Cow<'j, str>);

impl ExactJson<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value as a `T`, if it is one.
    ///
    /// # Errors
    /// When the value is not a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ExactJson<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_newtype_struct(AS_TEXT, Text)
            .map(Self)
    }
}

/// Reads the text, from what any deserializer answers.
struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    /// How `serde_json` answers: the text as the only member of a map.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        map.next_key::<IgnoredAny>()?;
        map.next_value_seed(self)
    }

    /// How all others answer.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        let value = serde_json::Value::deserialize(value)?;
        Ok(Cow::Owned(value.to_string()))
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

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::ExactJson;

    #[test]
    fn the_text_is_kept_to_the_byte() {
        let values: Vec<ExactJson<'_>> =
            serde_json::from_str(r#"[1.10, 1e400 ,{"a" : [ ]},"\u0041"]"#).unwrap();
        let texts: Vec<_> = values.iter().map(ExactJson::as_str).collect();
        assert_eq!(texts, ["1.10", "1e400", r#"{"a" : [ ]}"#, r#""\u0041""#]);
    }

    /// A field's type, as models have it: it borrows nothing.
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
    fn what_comes_from_a_reader_is_read_too() {
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
