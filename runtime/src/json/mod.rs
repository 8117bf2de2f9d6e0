//! JSON as RFC 8259 and I-JSON (RFC 7493) have it, read strictly: a member that stands there twice
//! is refused, because two readers could take different ones. Errors tell nothing of the text.

pub(crate) mod exact;
pub(crate) mod failure;
pub(crate) mod integral;
pub(crate) mod json_path;
pub(crate) mod nesting;
pub(crate) mod outline;
pub(crate) mod pointer;

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Not JSON, not UTF-8, or nested deeper than `serde_json`'s bound of 128.
    Syntax,
    /// A member stands there twice.
    Repeated,
}

/// Reads a whole JSON text. A byte order mark before it is passed over (RFC 8259 §8.1).
///
/// The text is read twice: `serde_json::Value` alone keeps the last of two members, and alone
/// knows how `serde_json` hands over numbers under each of its features.
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

/// Any JSON value in which no object has a member twice.
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
    fn a_repeated_member_is_refused_at_any_depth() {
        assert_eq!(parse(br#"{"a":1,"a":2}"#), Err(Fault::Repeated));
        assert_eq!(parse(br#"[{"x":{"a":1,"a":1}}]"#), Err(Fault::Repeated));
        assert_eq!(parse(br#"{"a":1,"\u0061":2}"#), Err(Fault::Repeated));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert_eq!(parse(b"\xef\xbb\xbf{}"), Ok(serde_json::json!({})));
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = "[".repeat(200_000);
        assert_eq!(parse(deep.as_bytes()), Err(Fault::Syntax));
    }

    #[test]
    fn what_is_cut_off_or_not_utf_8_is_refused() {
        assert_eq!(parse(br#"{"a":"#), Err(Fault::Syntax));
        assert_eq!(parse(b"{\"a\":\"\xff\"}"), Err(Fault::Syntax));
        assert_eq!(parse(b"{} {}"), Err(Fault::Syntax));
        assert_eq!(parse(b""), Err(Fault::Syntax));
    }
}
