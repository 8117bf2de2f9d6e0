//! Matches a body against the provider's tables: which shape it has, and which documented error it is.

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_json::Value;

use crate::http::HttpReply;
use crate::json::pointer;
use crate::tables::{ErrorPlace, ErrorRule, ErrorShape};

/// Returns whether `shape` applies. The body is not parsed into memory, because most are not errors.
pub(super) fn has_shape(shape: &ErrorShape, json: &[u8]) -> bool {
    pointer::find(json, shape.present)
        .and_then(|found| serde_json::from_str(found.get()).ok())
        .is_some_and(|found| is_something(&found))
        && !shape
            .unless
            .iter()
            .any(|excluding| is_at_pointer(json, excluding))
}

/// Returns whether the text that excludes a shape is at its pointer.
fn is_at_pointer(json: &[u8], (pointer, pattern): &(&str, &str)) -> bool {
    pointer::find(json, pointer)
        .and_then(|found| serde_json::from_str(found.get()).ok())
        .and_then(|found| scalar(&found))
        .is_some_and(|found| is_like(&found, pattern))
}

/// Returns whether a reply with this code and body matches `rule`.
pub(super) fn is_error_of(
    rule: &ErrorRule,
    place: ErrorPlace,
    reply: &HttpReply,
    code: Option<&str>,
    body: &Value,
) -> bool {
    let stands_at = |(pointer, expected): &(&str, &str)| {
        let found = body.pointer(pointer).and_then(scalar);
        found.is_some_and(|found| is_like(&found, expected))
    };
    occurs(rule.at, place)
        && (rule.status.is_empty() || rule.status.contains(&reply.status))
        && rule.class.is_none_or(|class| class == reply.status / 100)
        && rule
            .media_type
            .is_none_or(|expected| is_of_type(&reply.headers, expected))
        && rule.code.is_none_or(|expected| code == Some(expected))
        && rule.matches.iter().all(stands_at)
}

/// Returns whether an error that is documented for `at` occurs at a place.
fn occurs(at: ErrorPlace, place: ErrorPlace) -> bool {
    match (at, place) {
        (ErrorPlace::Anywhere, _) | (ErrorPlace::TokenEndpoint, ErrorPlace::DeviceCode) => true,
        (at, place) => at == place,
    }
}

/// Returns whether a reply has this media type. A reply without one is JSON.
fn is_of_type(headers: &HeaderMap, expected: &str) -> bool {
    let Some(media_type) = headers.get(CONTENT_TYPE) else {
        return expected == "application/json";
    };
    let essence = media_type.as_bytes().split(|byte| *byte == b';').next();
    let essence = essence.unwrap_or_default().trim_ascii();
    essence.eq_ignore_ascii_case(expected.as_bytes())
}

/// Returns whether a value counts as present: neither null, nor false, nor empty.
pub(super) fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}

/// Returns a string, or a number or boolean as a string.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Returns whether `found` matches `pattern`, in which `*` matches any text.
pub(crate) fn is_like(found: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return found == pattern;
    };
    let Some(mut found) = found.strip_prefix(start) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    // The earliest match of each part leaves the most text for the following parts.
    for part in parts {
        match found.split_once(part) {
            Some((_, after)) => found = after,
            None => return false,
        }
    }
    found.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn a_star_matches_any_text() {
        for (found, pattern) in [
            ("abc", "abc"),
            ("abc", "*"),
            ("", "*"),
            ("abc", "a*"),
            ("abc", "*c"),
            ("abcabc", "a*bc"),
            ("axbxc", "a*b*c"),
        ] {
            assert!(is_like(found, pattern), "{found} {pattern}");
        }
        for (found, pattern) in [
            ("abc", "ab"),
            ("abc", "*b"),
            ("ab", "ab*b"),
            ("", "a*"),
            ("axc", "a*b*c"),
        ] {
            assert!(!is_like(found, pattern), "{found} {pattern}");
        }
    }
}
