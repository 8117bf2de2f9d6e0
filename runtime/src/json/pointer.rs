//! Finds a value in a JSON text by JSON pointer (RFC 6901), without reading the rest of the text into
//! memory.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

/// Returns the value at `pointer`; `None` if there is none or `json` is not valid JSON.
pub(crate) fn find<'j>(json: &'j [u8], pointer: &str) -> Option<&'j RawValue> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let found = At(pointer).deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    found
}

/// Returns the reference tokens of a pointer.
pub(crate) fn names(pointer: &str) -> impl Iterator<Item = String> {
    pointer
        .split('/')
        .skip(1)
        .map(|name| name.replace("~1", "/").replace("~0", "~"))
}

/// Parses a list index (§4: only digits, without leading zeros).
fn index(name: &str) -> Option<usize> {
    let is_plain = name == "0" || !name.starts_with(['0', '+']);
    name.parse().ok().filter(|_| is_plain)
}

/// Finds the value at the rest of a pointer, relative to the current value.
struct At<'p>(&'p str);

impl At<'_> {
    /// Splits off the next reference token.
    fn split(&self) -> Option<(String, Self)> {
        let inside = self.0.strip_prefix('/')?;
        let rest = inside
            .find('/')
            .map_or("", |slash| inside.split_at(slash).1);
        Some((names(self.0).next()?, At(rest)))
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Option<&'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.0.is_empty() {
            <&RawValue>::deserialize(deserializer).map(Some)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let (name, rest) = self
            .split()
            .ok_or_else(|| A::Error::custom("not a JSON pointer"))?;
        let mut found = None;
        while let Some(is_it) = members.next_key_seed(Is(&name))? {
            if is_it {
                found = members.next_value_seed(At(rest.0))?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let (name, rest) = self
            .split()
            .ok_or_else(|| A::Error::custom("not a JSON pointer"))?;
        let mut found = None;
        // A token that is not a number matches nothing in a list.
        if let Some(index) = index(&name) {
            for _ in 0..index {
                if items.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(None);
                }
            }
            found = items.next_element_seed(rest)?.flatten();
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Matches a member's name.
struct Is<'n>(&'n str);

impl<'de> DeserializeSeed<'de> for Is<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Is<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn text(json: &str, pointer: &str) -> Option<String> {
        find(json.as_bytes(), pointer).map(|value| value.get().to_owned())
    }

    #[test]
    fn a_pointer_finds_its_text() {
        let json = r#"{"a": [{"b": 1.10}, 2], "a/b": {"~": "x"}, "": null}"#;
        assert_eq!(text(json, "").as_deref(), Some(json));
        assert_eq!(text(json, "/a/0/b").as_deref(), Some("1.10"));
        assert_eq!(text(json, "/a/1").as_deref(), Some("2"));
        assert_eq!(text(json, "/a~1b/~0").as_deref(), Some(r#""x""#));
        assert_eq!(text(json, "/").as_deref(), Some("null"));
    }

    #[test]
    fn a_pointer_to_a_missing_value_finds_nothing() {
        let json = r#"{"a": [1, "x", true, null, -1, 1.5]}"#;
        for pointer in [
            "/b", "/a/9", "/a/x", "/a/0/b", "/a/1/b", "/a/2/b", "/a/3/b", "/a/4/b", "/a/5/b", "a",
        ] {
            assert_eq!(text(json, pointer), None, "{pointer}");
        }
    }

    #[test]
    fn a_pointer_finds_the_same_value_as_serde_json() {
        let json = r#"{"a": [{"b": 1}, 2, null], "a/b": {"~": "x"}, "": {"": true}, "01": 5}"#;
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        for pointer in [
            "", "/", "//", "/a", "/a/0", "/a/00", "/a/01", "/a/+1", "/a/1", "/a/2", "/a/3", "/a/-",
            "/a/0/b", "/a/0/b/c", "/a~1b/~0", "/a~1b", "/01", "a",
        ] {
            let found = find(json.as_bytes(), pointer)
                .map(|found| serde_json::from_str::<serde_json::Value>(found.get()).unwrap());
            assert_eq!(found.as_ref(), value.pointer(pointer), "{pointer}");
        }
    }

    #[test]
    fn invalid_json_has_no_values() {
        assert_eq!(text("", ""), None);
        assert_eq!(text(r#"{"a": 1"#, "/a"), None);
        assert_eq!(text(r#"{"a": 1} x"#, "/a"), None);
        assert_eq!(text(&"[".repeat(200_000), ""), None);
        assert_eq!(text(&"[".repeat(200_000), "/0/0"), None);
    }
}
