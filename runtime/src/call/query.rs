//! Serializes values as text for a query, a form, a path or a header. Accepts any serializable
//! value, based on its JSON form.
//!
//! Lists repeat the name, objects become `name[member]` (the OpenAPI styles `form` and
//! `deepObject`), null is omitted.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::error::ArgumentError;
use crate::template;

/// Names and values before encoding.
pub(crate) type Pairs = Vec<(String, String)>;

/// Returns the pairs for `value` under `name`.
pub(crate) fn pairs<V: Serialize + ?Sized>(name: &str, value: &V) -> Result<Pairs, ArgumentError> {
    let mut pairs = Pairs::new();
    to_raw_value(value)
        .and_then(|json| flatten(name, &json, &mut pairs))
        .map_err(|_| ArgumentError::new(name, "cannot be written as text"))?;
    Ok(pairs)
}

/// Returns `value` as one text. List items are separated by `separator`.
pub(crate) fn text<V: Serialize + ?Sized>(
    name: &str,
    value: &V,
    separator: &str,
) -> Result<String, ArgumentError> {
    Ok(texts(name, value)?.join(separator))
}

/// Returns `value` as a list of texts, one for each list item.
pub(crate) fn texts<V: Serialize + ?Sized>(
    name: &str,
    value: &V,
) -> Result<Vec<String>, ArgumentError> {
    let pairs = pairs(name, value)?.into_iter();
    Ok(pairs.map(|(_, value)| value).collect())
}

/// Encodes `pairs` as a URL query. The values of `reserved` names keep reserved characters
/// unescaped.
pub(crate) fn encode(pairs: &[(String, String)], reserved: &[String]) -> String {
    let encoded: Vec<String> = pairs
        .iter()
        .map(|(name, value)| {
            // A space is encoded as `%20`, because some servers decode `+` as a space only in
            // forms.
            let value = if reserved.contains(name) {
                template::encode_reserved(value)
            } else {
                template::encode_segment(value)
            };
            format!("{}={value}", template::encode_segment(name))
        })
        .collect();
    encoded.join("&")
}

fn flatten(name: &str, json: &RawValue, pairs: &mut Pairs) -> Result<(), serde_json::Error> {
    let text = json.get();
    match text.as_bytes().first() {
        Some(b'n') => {}
        Some(b'"') => pairs.push((name.to_owned(), serde_json::from_str(text)?)),
        Some(b'[') => {
            for item in serde_json::from_str::<Vec<&RawValue>>(text)? {
                flatten(name, item, pairs)?;
            }
        }
        Some(b'{') => {
            for (member, value) in serde_json::from_str::<BTreeMap<String, &RawValue>>(text)? {
                flatten(&format!("{name}[{member}]"), value, pairs)?;
            }
        }
        // Numbers and booleans are used as they are.
        _ => pairs.push((name.to_owned(), text.to_owned())),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{encode, pairs, text};
    use crate::model::types::Decimal;

    #[test]
    fn scalars_are_serialized_as_text() {
        assert_eq!(text("a", "x \"y\"", ",").unwrap(), "x \"y\"");
        assert_eq!(text("a", &true, ",").unwrap(), "true");
        assert_eq!(text("a", &u64::MAX, ",").unwrap(), "18446744073709551615");
        let decimal: Decimal = serde_json::from_str("12345678901234567890.10").unwrap();
        assert_eq!(text("a", &decimal, ",").unwrap(), "12345678901234567890.10");
    }

    #[test]
    fn lists_repeat_the_name_or_are_joined() {
        assert_eq!(
            encode(&pairs("id", &["a", "b c"]).unwrap(), &[]),
            "id=a&id=b%20c"
        );
        assert_eq!(text("id", &[1, 2], ",").unwrap(), "1,2");
    }

    #[test]
    fn object_members_become_names_in_brackets() {
        let filter = json!({"state": "open", "period": {"from": 1, "to": null}});
        assert_eq!(
            pairs("f", &filter).unwrap(),
            [
                ("f[period][from]".to_owned(), "1".to_owned()),
                ("f[state]".to_owned(), "open".to_owned())
            ]
        );
    }

    #[test]
    fn null_and_empty_lists_are_omitted() {
        assert!(pairs("a", &None::<String>).unwrap().is_empty());
        assert!(pairs("a", &Vec::<String>::new()).unwrap().is_empty());
    }

    #[test]
    fn a_value_that_cannot_be_serialized_is_an_argument_error() {
        let odd = std::collections::HashMap::from([((1, 2), 3)]);
        assert_eq!(pairs("a", &odd).unwrap_err().name(), "a");
    }
}
