//! The named values of a request, from a query, a form or a JSON object. An empty value counts as
//! absent (RFC 6749 §3.1, §3.2).

use serde_json::Value;
use url::form_urlencoded;

/// Parameters that may be repeated (RFC 8693 §2.1, RFC 8707 §2).
const SEVERAL: [&str; 2] = ["audience", "resource"];

/// Names and values, in the order of the request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads `application/x-www-form-urlencoded`: a query, or a form's body.
    pub(crate) fn from_form(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// Reads a JSON object of scalars.
    pub(crate) fn from_json(bytes: &[u8]) -> Option<Self> {
        let Ok(Value::Object(members)) = serde_json::from_slice(bytes) else {
            return None;
        };
        let pair = |(name, value)| match value {
            Value::String(text) => Some((name, text)),
            Value::Number(number) => Some((name, number.to_string())),
            Value::Bool(flag) => Some((name, flag.to_string())),
            Value::Null => Some((name, String::new())),
            Value::Array(_) | Value::Object(_) => None,
        };
        members
            .into_iter()
            .map(pair)
            .collect::<Option<_>>()
            .map(Self)
    }

    /// The value with this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let named = self.0.iter().filter(|(known, _)| known == name);
        named
            .map(|(_, value)| value.as_str())
            .find(|value| !value.is_empty())
    }

    /// Every value with this name.
    pub(crate) fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        let named = self.0.iter().filter(move |(known, _)| known == name);
        named
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Returns a name that is repeated and must not be.
    pub(crate) fn repeated(&self) -> Option<&str> {
        let names = || self.0.iter().map(|(name, _)| name.as_str());
        names()
            .enumerate()
            .filter(|(_, name)| !SEVERAL.contains(name))
            .find(|(at, name)| names().take(*at).any(|n| n == *name))
            .map(|(_, name)| name)
    }

    /// Whether the names are in alphabetical order.
    pub(crate) fn is_sorted(&self) -> bool {
        self.0.is_sorted_by(|(a, _), (b, _)| a <= b)
    }

    /// Names and values, in the order of the request.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

impl FromIterator<(String, String)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
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
    fn a_json_object_of_scalars_has_parameters() {
        let parameters = Parameters::from_json(br#"{"a": "x", "b": 1, "c": null}"#).unwrap();
        assert_eq!(
            (parameters.get("a"), parameters.get("b")),
            (Some("x"), Some("1"))
        );
        assert!(Parameters::from_json(b"[]").is_none());
        assert!(Parameters::from_json(br#"{"a": {}}"#).is_none());
    }
}
