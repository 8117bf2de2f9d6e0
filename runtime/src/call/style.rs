//! Serializes lists and objects as parameters (OpenAPI 3.1 §4.8.12). Accepts any serializable
//! value; null and empty values are omitted.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::query::{self, Pairs};
use crate::error::ArgumentError;

/// A serialization style for lists and objects in a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `ids=1&ids=2`; each member of an object is a separate parameter: `name=x&age=2`.
    Form,
    /// `ids=1,2`; `filter=name,x,age,2`.
    FormJoined,
    /// `ids=1%202`.
    SpaceDelimited,
    /// `ids=1|2`.
    PipeDelimited,
    /// `filter[name]=x&filter[age]=2`.
    DeepObject,
    /// `1,2`; `name,x,age,2`. For paths and headers.
    Simple,
    /// `1,2`; `name=x,age=2`. For paths and headers.
    SimpleExploded,
    /// The value as JSON text.
    Json,
}

impl Style {
    /// Returns the pairs for `value` under `name`.
    pub(crate) fn pairs<V: Serialize + ?Sized>(
        self,
        name: &str,
        value: &V,
    ) -> Result<Pairs, ArgumentError> {
        if self == Self::DeepObject {
            return query::pairs(name, value);
        }
        let refused = || ArgumentError::new(name, "cannot be written as text");
        let json = to_raw_value(value).map_err(|_| refused())?;
        if self == Self::Form {
            return match members(&json).map_err(|_| refused())? {
                None => query::pairs(name, &json),
                Some(members) => {
                    let pairs = members
                        .into_iter()
                        .map(|(member, value)| query::pairs(&member, value));
                    Ok(pairs.collect::<Result<Vec<_>, _>>()?.concat())
                }
            };
        }
        let text = self.joined(name, &json)?;
        Ok(text
            .map(|text| (name.to_owned(), text))
            .into_iter()
            .collect())
    }

    /// Returns `value` as one text, or an empty text if there is nothing to write.
    pub(crate) fn text<V: Serialize + ?Sized>(
        self,
        name: &str,
        value: &V,
    ) -> Result<String, ArgumentError> {
        let json = to_raw_value(value)
            .map_err(|_| ArgumentError::new(name, "cannot be written as text"))?;
        Ok(self.joined(name, &json)?.unwrap_or_default())
    }

    fn joined(self, name: &str, json: &RawValue) -> Result<Option<String>, ArgumentError> {
        if json.get() == "null" {
            return Ok(None);
        }
        if self == Self::Json {
            return Ok(Some(json.get().to_owned()));
        }
        let refused = |_| ArgumentError::new(name, "cannot be written as text");
        let parts: Vec<String> = match members(json).map_err(refused)? {
            None => query::texts(name, json)?,
            Some(members) => {
                let mut parts = Vec::new();
                for (member, value) in members {
                    for text in query::texts(name, value)? {
                        if self == Self::SimpleExploded {
                            parts.push(format!("{member}={text}"));
                        } else {
                            parts.extend([member.clone(), text]);
                        }
                    }
                }
                parts
            }
        };
        let separator = match self {
            Self::SpaceDelimited => " ",
            Self::PipeDelimited => "|",
            _ => ",",
        };
        Ok((!parts.is_empty()).then(|| parts.join(separator)))
    }
}

/// Returns the members of an object, or `None` for other values.
fn members(json: &RawValue) -> Result<Option<BTreeMap<String, &RawValue>>, serde_json::Error> {
    if json.get().starts_with('{') {
        serde_json::from_str(json.get()).map(Some)
    } else {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Style;
    use crate::call::query;

    const ALL: [Style; 8] = [
        Style::Form,
        Style::FormJoined,
        Style::SpaceDelimited,
        Style::PipeDelimited,
        Style::DeepObject,
        Style::Simple,
        Style::SimpleExploded,
        Style::Json,
    ];

    fn written(value: &Value) -> [String; 8] {
        ALL.map(|style| query::encode(&style.pairs("a", value).unwrap(), &[]))
    }

    #[test]
    fn lists_are_written_in_each_style() {
        assert_eq!(
            written(&json!([1, "x y"])),
            [
                "a=1&a=x%20y",
                "a=1%2Cx%20y",
                "a=1%20x%20y",
                "a=1%7Cx%20y",
                "a=1&a=x%20y",
                "a=1%2Cx%20y",
                "a=1%2Cx%20y",
                "a=%5B1%2C%22x%20y%22%5D",
            ]
        );
    }

    #[test]
    fn objects_are_written_in_each_style() {
        assert_eq!(
            written(&json!({"r": 100, "g": null, "b": [1, 2]})),
            [
                "b=1&b=2&r=100",
                "a=b%2C1%2Cb%2C2%2Cr%2C100",
                "a=b%201%20b%202%20r%20100",
                "a=b%7C1%7Cb%7C2%7Cr%7C100",
                "a%5Bb%5D=1&a%5Bb%5D=2&a%5Br%5D=100",
                "a=b%2C1%2Cb%2C2%2Cr%2C100",
                "a=b%3D1%2Cb%3D2%2Cr%3D100",
                "a=%7B%22b%22%3A%5B1%2C2%5D%2C%22g%22%3Anull%2C%22r%22%3A100%7D",
            ]
        );
    }

    #[test]
    fn null_and_empty_values_are_omitted() {
        for value in [json!(null), json!([]), json!({}), json!([null])] {
            for style in &ALL[..7] {
                assert!(style.pairs("a", &value).unwrap().is_empty(), "{style:?}");
                assert_eq!(style.text("a", &value).unwrap(), "", "{style:?}");
            }
        }
        assert_eq!(Style::Json.text("a", &json!(null)).unwrap(), "");
    }
}
