//! Masks what an observer may see of requests and replies. For the authorization server, the values of a
//! closed list of names are shown, and only the length of every other value. For calls, the structure of
//! a body is shown, with the lengths of its values.

use reqwest::header::HeaderMap;
use serde_json::Value;

use super::stated::Stated;
use crate::http::form;

/// Parameters whose values are never secret (RFC 6749, RFC 7521, RFC 7636, RFC 8628, RFC 8693, RFC
/// 8707), and descriptive members of replies.
const HARMLESS: &[&str] = &[
    "active",
    "actor_token_type",
    "audience",
    "client_assertion_type",
    "client_id",
    "code_challenge_method",
    "error",
    "expires_in",
    "grant_type",
    "interval",
    "issued_token_type",
    "prompt",
    "redirect_uri",
    "requested_token_type",
    "resource",
    "response_mode",
    "response_type",
    "scope",
    "subject_token_type",
    "token_type",
    "token_type_hint",
];

/// Headers whose values are never secret.
const HEADERS: &[&str] = &[
    "accept",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "retry-after",
    "user-agent",
];

/// The longest value that is shown, in characters.
const LONGEST: usize = 200;

/// The largest body whose structure is shown, in bytes.
const LARGEST: usize = 64 * 1024;

/// The value of a parameter or member, if it is harmless; otherwise its length: `…(43)`.
pub(super) fn value(name: &str, value: &str, stated: &Stated) -> String {
    if is_shown(name, value, stated) {
        return value.escape_debug().to_string();
    }
    hidden(value)
}

fn is_shown(name: &str, value: &str, stated: &Stated) -> bool {
    let is_known = is_bare(value) && stated.is_harmless(name) || stated.has(name, value);
    is_known && value.chars().count() <= LONGEST
}

/// Whether a value is no URL with a query, which may contain secrets.
pub(super) fn is_bare(value: &str) -> bool {
    !(value.contains('?') && value.contains("://"))
}

/// The text of JSON with masked values, in which texts are quoted and numbers are not. The spec's names of nested
/// members are JSON pointers.
pub(super) fn json(value: &Value, stated: &Stated) -> String {
    let mut text = String::new();
    write_json(&mut text, ("", ""), value, stated);
    text
}

/// Writes the value of a member, which has a name and a pointer.
fn write_json(text: &mut String, (name, pointer): (&str, &str), value: &Value, stated: &Stated) {
    let shows = |value: &str| {
        !stated.is_disguised(name)
            && !stated.is_disguised(pointer)
            && (is_shown(name, value, stated) || is_shown(pointer, value, stated))
    };
    match value {
        Value::Null | Value::Bool(_) => text.push_str(&value.to_string()),
        Value::Number(number) => {
            let number = number.to_string();
            text.push_str(&if shows(&number) {
                number
            } else {
                hidden(&number)
            });
        }
        Value::String(own) if shows(own) => text.push_str(&value.to_string()),
        Value::String(own) => text.push_str(&Value::from(hidden(own)).to_string()),
        Value::Array(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                write_json(text, (name, &format!("{pointer}/{at}")), item, stated);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (at, (name, member)) in members.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write_json(text, (name, &format!("{pointer}/{name}")), member, stated);
            }
            text.push('}');
        }
    }
}

/// The headers, with the scheme alone of `Authorization`.
pub(super) fn headers(headers: &HeaderMap, stated: &Stated) -> Vec<(String, String)> {
    let masked = |(name, value): (&reqwest::header::HeaderName, &reqwest::header::HeaderValue)| {
        let text = String::from_utf8_lossy(value.as_bytes());
        let shown = match text.split_once(' ') {
            _ if HEADERS.contains(&name.as_str())
                || stated.has(name.as_str(), &text)
                || stated.is_harmless_header(name.as_str()) =>
            {
                text.escape_debug().take(LONGEST).collect()
            }
            Some((scheme, rest)) if name.as_str() == "authorization" => {
                format!("{scheme} {}", hidden(rest))
            }
            _ => hidden(&text),
        };
        (name.as_str().to_owned(), shown)
    };
    headers.iter().map(masked).collect()
}

/// Whether the values of parameters with this name are never secret.
pub(super) fn is_harmless(name: &str) -> bool {
    HARMLESS.contains(&name)
}

/// The text, with each word that may be a token masked: 20 or more characters of those that tokens consist
/// of (RFC 6750 §2.1), among them a digit.
pub(super) fn tokens(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~+/=".contains(c);
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let is_token = word.len() >= 20 && word.contains(|c: char| c.is_ascii_digit());
        shown.push_str(&if is_token {
            hidden(word)
        } else {
            word.to_owned()
        });
        let mut characters = after.chars();
        shown.extend(characters.next());
        rest = characters.as_str();
    }
    shown
}

/// What the body of a reply is, by its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// The body of an error: prose, and codes to search for.
    OfError,
    /// Anything, such as tokens in a form that the spec does not describe.
    Unknown,
}

impl Body {
    /// Returns what the body of a reply with this status is.
    pub(super) fn with(status: u16) -> Self {
        if status >= 400 {
            Self::OfError
        } else {
            Self::Unknown
        }
    }

    /// Whether the text of a member with this name is shown.
    fn describes(self, name: &str) -> bool {
        let codes = ["code", "name", "status", "type"];
        describes(name) || self == Self::OfError && codes.contains(&name)
    }

    /// Whether a text that is not JSON may contain a token, a code or a secret. Nearly every error is about
    /// one of them; only a value with such a name is suspicious there.
    pub(super) fn hides(self, text: &str) -> bool {
        let text = text.to_ascii_lowercase();
        match self {
            Self::Unknown => is_credential(&text) || text.contains("code"),
            Self::OfError => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
                let mut names = text.split('=');
                // What follows the last `=` is no name.
                names.next_back();
                names.any(|name| {
                    let name = name.trim_end_matches([' ', '"', '\'']);
                    let name = name.rsplit(|c| !is_part(c)).next().unwrap_or_default();
                    is_credential(name) || name.contains("code")
                })
            }
        }
    }
}

/// The structure of JSON, as [`structure`], with the texts and numbers of members that describe an error.
/// `shown` prepares the texts.
pub(super) fn description(value: &Value, of: Body, shown: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = match value {
                    Value::String(text) if of.describes(name) => shown(text).into(),
                    Value::Number(_) if describes(name) || name == "code" => value.clone(),
                    Value::Object(_) | Value::Array(_) => description(value, of, shown),
                    other => structure(other),
                };
                (name.clone(), value)
            });
            Value::Object(members.collect())
        }
        Value::Array(elements) => {
            let elements = elements.iter();
            elements
                .map(|element| description(element, of, shown))
                .collect()
        }
        scalar => structure(scalar),
    }
}

/// Whether members with this name describe an error, in the words of most providers.
fn describes(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let names = ["err", "message", "msg", "reason", "detail", "title", "hint"];
    names.iter().any(|known| name.contains(known)) && !is_credential(&name)
}

/// Whether a name or text in lower case contains a word for credentials.
fn is_credential(text: &str) -> bool {
    let words = ["token", "secret", "assertion", "password", "jwt", "key"];
    words.iter().any(|word| text.contains(word))
}

/// The body of a call without its values: the structure of JSON, or the names of a form as they are encoded.
pub(super) fn body(media_type: &str, body: &[u8]) -> String {
    let size = || format!("{} bytes", body.len());
    if body.len() > LARGEST {
        return size();
    }
    if let Ok(value) = serde_json::from_slice::<Value>(body) {
        return structure(&value).to_string();
    }
    let is_form = media_type.starts_with(form::MEDIA_TYPE);
    let Some(text) = std::str::from_utf8(body).ok().filter(|_| is_form) else {
        return size();
    };
    let pairs = text.split('&').map(|pair| match pair.split_once('=') {
        Some((name, value)) => format!("{}={}", name.escape_debug(), hidden(value)),
        // A pair without a name may be a secret value.
        None => hidden(pair),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// The same value with the lengths of its texts and numbers in their place.
fn structure(value: &Value) -> Value {
    match value {
        Value::Null | Value::Bool(_) => value.clone(),
        Value::Number(number) => hidden(&number.to_string()).into(),
        Value::String(text) => hidden(text).into(),
        Value::Array(elements) => elements.iter().map(structure).collect(),
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| (name.clone(), structure(value)));
            Value::Object(members.collect())
        }
    }
}

fn hidden(value: &str) -> String {
    format!("…({})", value.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_by_a_closed_list_of_names() {
        let value = |name, text: &str| super::value(name, text, &Stated::default());
        assert_eq!(value("grant_type", "refresh_token"), "refresh_token");
        for name in [
            "code",
            "refresh_token",
            "client_secret",
            "password",
            "nonsense",
            "Grant_Type",
        ] {
            assert_eq!(value(name, "s3cret"), "…(6)");
        }
        assert_eq!(
            value("redirect_uri", "https://a.example/cb?state=x"),
            "…(28)"
        );
        assert_eq!(value("scope", &"x".repeat(201)), "…(201)");
    }

    #[test]
    fn json_shows_its_types_and_nested_names() {
        let body = serde_json::json!({
            "auth": { "code": "c0de", "ttl": 60 },
            "list": true,
            "scope": "a b",
            "codes": [1, "x"],
        });
        assert_eq!(
            json(&body, &Stated::default()),
            r#"{"auth":{"code":"…(4)","ttl":…(2)},"codes":[…(1),"…(1)"],"list":true,"scope":"a b"}"#
        );
    }

    #[test]
    fn a_body_shows_its_structure_and_no_value() {
        assert_eq!(
            body(
                "application/json",
                br#"{"name": "Ada", "age": 36, "tags": ["x", null], "on": true}"#
            ),
            r#"{"age":"…(2)","name":"…(3)","on":true,"tags":["…(1)",null]}"#
        );
        let media_type = "application/x-www-form-urlencoded; charset=utf-8";
        assert_eq!(
            body(media_type, b"ids%5B%5D=7&ids%5B%5D=&s3cret"),
            "ids%5B%5D=…(1)&ids%5B%5D=…(0)&…(6)"
        );
        assert_eq!(body("text/plain", b"s3cret"), "6 bytes");
        assert_eq!(
            body("application/json", &vec![b'1'; 65 * 1024]),
            "66560 bytes"
        );
    }

    #[test]
    fn credentials_in_headers_are_hidden() {
        let mut given = HeaderMap::new();
        given.insert("authorization", "Basic aWQ6c2VjcmV0".parse().unwrap());
        given.insert("x-api-key", "s3cret".parse().unwrap());
        given.insert("content-type", "application/json".parse().unwrap());
        let mut shown = headers(&given, &Stated::default());
        shown.sort();
        let expected = [
            ("authorization", "Basic …(12)"),
            ("content-type", "application/json"),
            ("x-api-key", "…(6)"),
        ];
        assert_eq!(
            shown,
            expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    }
}
