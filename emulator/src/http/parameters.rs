//! The named values of a request, from a query, a form or a JSON object. An empty value counts as
//! absent (RFC 6749 §3.1, §3.2).

use serde_json::Value;
use url::form_urlencoded;

/// Parameters that may be repeated (RFC 8693 §2.1, RFC 8707 §2).
const SEVERAL: [&str; 2] = ["audience", "resource"];

/// Names and values, in the order of the request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    pairs: Vec<(String, String)>,
    /// The names of those that are numbers or booleans in JSON.
    unquoted: Vec<String>,
}

impl Parameters {
    /// Reads `application/x-www-form-urlencoded`: a query, or a form's body.
    pub(crate) fn from_form(bytes: &[u8]) -> Self {
        form_urlencoded::parse(bytes).into_owned().collect()
    }

    /// Reads a JSON object. The name of a nested value is its JSON pointer (RFC 6901).
    pub(crate) fn from_json(bytes: &[u8]) -> Option<Self> {
        let Ok(Value::Object(members)) = serde_json::from_slice(bytes) else {
            return None;
        };
        let mut read = Self::default();
        for (name, value) in members {
            match value {
                Value::Array(items) if SEVERAL.contains(&name.as_str()) => {
                    for item in items {
                        read.add(&name, item);
                    }
                }
                Value::Array(_) | Value::Object(_) => read.add(&step("", &name), value),
                scalar => read.add(&name, scalar),
            }
        }
        Some(read)
    }

    /// Adds a value with its name, and the values in it.
    fn add(&mut self, name: &str, value: Value) {
        let text = match value {
            Value::String(text) => text,
            Value::Null => String::new(),
            Value::Object(members) => {
                let members = members.into_iter();
                return members.for_each(|(key, value)| self.add(&step(name, &key), value));
            }
            Value::Array(items) => {
                let items = items.into_iter().enumerate();
                return items.for_each(|(at, value)| self.add(&format!("{name}/{at}"), value));
            }
            Value::Number(_) | Value::Bool(_) => {
                self.unquoted.push(name.to_owned());
                value.to_string()
            }
        };
        self.pairs.push((name.to_owned(), text));
    }

    /// Whether a value is a number or a boolean in JSON.
    pub(crate) fn is_unquoted(&self, name: &str) -> bool {
        self.unquoted.iter().any(|known| known == name)
    }

    /// The value with this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let named = self.pairs.iter().filter(|(known, _)| known == name);
        named
            .map(|(_, value)| value.as_str())
            .find(|value| !value.is_empty())
    }

    /// Every value with this name.
    pub(crate) fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        let named = self.pairs.iter().filter(move |(known, _)| known == name);
        named
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Returns a name that is repeated and must not be.
    pub(crate) fn repeated(&self) -> Option<&str> {
        let names = || self.pairs.iter().map(|(name, _)| name.as_str());
        names()
            .enumerate()
            .filter(|(_, name)| !SEVERAL.contains(name))
            .find(|(at, name)| names().take(*at).any(|n| n == *name))
            .map(|(_, name)| name)
    }

    /// Whether the names are in alphabetical order.
    pub(crate) fn is_sorted(&self) -> bool {
        self.pairs.is_sorted_by(|(a, _), (b, _)| a <= b)
    }

    /// Names and values, in the order of the request.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}

impl FromIterator<(String, String)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self {
            pairs: pairs.into_iter().collect(),
            unquoted: Vec::new(),
        }
    }
}

/// The JSON pointer to a member of the value at another.
fn step(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The provider's name of a standard parameter.
pub(crate) fn wire_name<'n>(renamed: &'n [(String, String)], standard: &'n str) -> &'n str {
    let other = renamed.iter().find(|(known, _)| known == standard);
    other.map_or(standard, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_value_is_none() {
        let parameters = Parameters::from_form(b"a=&b=x+y&c");
        assert_eq!(
            (parameters.get("a"), parameters.get("b")),
            (None, Some("x y"))
        );
        assert_eq!(parameters.get("c"), None);
    }

    #[test]
    fn a_repeated_name_is_found() {
        assert_eq!(Parameters::from_form(b"a=1&b=2&a=3").repeated(), Some("a"));
        assert_eq!(Parameters::from_form(b"a=1&b=1").repeated(), None);
    }

    #[test]
    fn a_json_object_has_parameters_and_nested_ones_have_pointers() {
        let parameters = Parameters::from_json(br#"{"a": "x", "b": 1, "c": null}"#).unwrap();
        assert_eq!(
            (parameters.get("a"), parameters.get("b")),
            (Some("x"), Some("1"))
        );
        assert!(parameters.is_unquoted("b") && !parameters.is_unquoted("a"));
        assert!(Parameters::from_json(b"[]").is_none());
        let nested = br#"{"a": {"b/c": ["x", true]}, "resource": ["r", "s"]}"#;
        let nested = Parameters::from_json(nested).unwrap();
        let pairs: Vec<_> = nested
            .pairs()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("/a/b~1c/0", "x"),
                ("/a/b~1c/1", "true"),
                ("resource", "r"),
                ("resource", "s")
            ]
        );
    }
}
