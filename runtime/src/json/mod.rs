//! Strict JSON parsing (RFC 8259, I-JSON in RFC 7493): a duplicate member is rejected, because two
//! readers could use different values. Errors contain no part of the text.
//! Must not use `error` or `http`.

pub(crate) mod exact;
pub(crate) mod failure;
pub(crate) mod integral;
pub(crate) mod json_path;
pub(crate) mod nesting;
pub(crate) mod outline;
pub(crate) mod pointer;
pub(crate) mod raw;
pub(crate) mod reader;
pub(crate) mod requests;

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// The reason why a text was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Not JSON, not UTF-8, or nested deeper than `serde_json`'s limit of 128.
    Syntax,
    /// An object has a duplicate member.
    Repeated,
}

/// Parses a complete JSON text. A leading byte order mark is ignored (RFC 8259 §8.1).
///
/// The text is read twice: `serde_json::Value` would keep only the last of two duplicate members, but
/// only `Value` handles numbers correctly under each of `serde_json`'s features.
pub(crate) fn parse(text: &[u8]) -> Result<Value, Fault> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    serde_json::from_slice::<Unrepeated>(text).map_err(|error| {
        if error.is_data() {
            Fault::Repeated
        } else {
            Fault::Syntax
        }
    })?;
    serde_json::from_slice(text).map_err(|_| Fault::Syntax)
}

/// Any JSON value without duplicate members.
struct Unrepeated;

impl<'de> Deserialize<'de> for Unrepeated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UnrepeatedVisitor)
    }
}

struct UnrepeatedVisitor;

impl<'de> Visitor<'de> for UnrepeatedVisitor {
    type Value = Unrepeated;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without repeated members")
    }

    fn visit_unit<E>(self) -> Result<Unrepeated, E> {
        Ok(Unrepeated)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Unrepeated, E> {
        Ok(Unrepeated)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Unrepeated, E> {
        Ok(Unrepeated)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Unrepeated, E> {
        Ok(Unrepeated)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Unrepeated, E> {
        Ok(Unrepeated)
    }

    fn visit_str<E>(self, _: &str) -> Result<Unrepeated, E> {
        Ok(Unrepeated)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Unrepeated, A::Error> {
        while items.next_element::<Unrepeated>()?.is_some() {}
        Ok(Unrepeated)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Unrepeated, A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            let Unrepeated = members.next_value()?;
            if !names.insert(name) {
                return Err(A::Error::custom("it has a duplicate member"));
            }
        }
        Ok(Unrepeated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duplicate_member_is_rejected_at_any_depth() {
        assert_eq!(parse(br#"{"a":1,"a":2}"#), Err(Fault::Repeated));
        assert_eq!(parse(br#"[{"x":{"a":1,"a":1}}]"#), Err(Fault::Repeated));
        assert_eq!(parse(br#"{"a":1,"\u0061":2}"#), Err(Fault::Repeated));
    }

    #[test]
    fn a_byte_order_mark_is_ignored() {
        assert_eq!(parse(b"\xef\xbb\xbf{}"), Ok(serde_json::json!({})));
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = "[".repeat(200_000);
        assert_eq!(parse(deep.as_bytes()), Err(Fault::Syntax));
    }

    #[test]
    fn truncated_and_non_utf_8_text_is_rejected() {
        assert_eq!(parse(br#"{"a":"#), Err(Fault::Syntax));
        assert_eq!(parse(b"{\"a\":\"\xff\"}"), Err(Fault::Syntax));
        assert_eq!(parse(b"{} {}"), Err(Fault::Syntax));
        assert_eq!(parse(b""), Err(Fault::Syntax));
    }
}
