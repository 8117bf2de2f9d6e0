//! The kind of a JSON value in a parameter: undefined, a text, a list or an object.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A value, of which lists and objects are read to one level.
#[derive(Debug)]
pub(crate) enum Shape<'j> {
    /// Null, or a list or an object without a defined value (RFC 6570 §2.3).
    Undefined,
    /// A string, a number or a boolean.
    Text(String),
    /// The defined items of a list.
    Items(Vec<&'j RawValue>),
    /// The defined members of an object, in their order.
    Members(Vec<(String, &'j RawValue)>),
}

impl<'j> Shape<'j> {
    /// Reads a value.
    pub(crate) fn of(json: &'j RawValue) -> Result<Self, serde_json::Error> {
        let text = json.get();
        Ok(match text.as_bytes().first() {
            Some(b'n') => Self::Undefined,
            Some(b'"') => Self::Text(serde_json::from_str(text)?),
            Some(b'[') => {
                let mut items: Vec<&RawValue> = serde_json::from_str(text)?;
                items.retain(|item| !is_undefined(item));
                if items.is_empty() {
                    Self::Undefined
                } else {
                    Self::Items(items)
                }
            }
            Some(b'{') => {
                let Members(mut members) = serde_json::from_str(text)?;
                members.retain(|(_, value)| !is_undefined(value));
                if members.is_empty() {
                    Self::Undefined
                } else {
                    Self::Members(members)
                }
            }
            Some(b't' | b'f') => Self::Text(text.to_owned()),
            _ => Self::Text(shortest(text)),
        })
    }
}

/// Whether nothing is written for a value within a list or an object.
fn is_undefined(json: &RawValue) -> bool {
    matches!(json.get(), "null" | "[]" | "{}")
}

/// The largest number of digits that a floating-point number holds exactly.
const EXACT_DIGITS: usize = 15;

/// Returns the shortest text of a JSON number: `2` for `2.0`. Large and small numbers have an exponent
/// only where ECMAScript writes one, because a server reads an identifier digit by digit.
fn shortest(number: &str) -> String {
    let whole = number.strip_suffix(".0").unwrap_or(number);
    let mut text = whole.to_owned();
    let digits = number.split(['e', 'E']).next().unwrap_or_default();
    let is_exact = digits.bytes().filter(u8::is_ascii_digit).count() <= EXACT_DIGITS + 2;
    if whole.contains(['e', 'E'])
        && is_exact
        && let Ok(value) = whole.parse::<f64>()
        && (1e-6..1e21).contains(&value.abs())
    {
        text = value.to_string();
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// The members of an object in their order.
struct Members<'j>(Vec<(String, &'j RawValue)>);

impl<'de: 'j, 'j> Deserialize<'de> for Members<'j> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(MembersVisitor).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::shortest;

    #[test]
    fn numbers_are_written_as_the_shortest_text() {
        for (number, text) in [
            ("2.0", "2"),
            ("-2.0", "-2"),
            ("-0.0", "0"),
            ("0.5", "0.5"),
            ("76979871", "76979871"),
            ("1e16", "10000000000000000"),
            ("1.5e-6", "0.0000015"),
            ("1e21", "1e21"),
            ("1e-7", "1e-7"),
            ("1e400", "1e400"),
            ("18446744073709551615", "18446744073709551615"),
            ("12345678901234567890.10", "12345678901234567890.10"),
            ("1.2345678901234567890e3", "1.2345678901234567890e3"),
        ] {
            assert_eq!(shortest(number), text);
        }
        let largest = serde_json::to_string(&9_007_199_254_740_991_f64).unwrap();
        assert_eq!(shortest(&largest), "9007199254740991");
    }
}
