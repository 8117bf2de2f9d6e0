//! A universally unique identifier (RFC 9562 §4), with or without its hyphens.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::text::{ParseError, text_type};

/// A UUID: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`.
///
/// Preserves its text but compares by value: upper and lower case are equal.
#[derive(Clone)]
pub struct Uuid {
    value: u128,
    text: Box<str>,
}

text_type!(Uuid, "a UUID such as f81d4fae-7dec-11d0-a765-00a0c91e6bf6");

impl Uuid {
    /// Returns the 128 bits, most significant first.
    pub fn as_u128(&self) -> u128 {
        self.value
    }

    fn read(text: String) -> Result<Self, ParseError> {
        let hyphenated = text.len() == 36;
        if !hyphenated && text.len() != 32 {
            return Err(Self::EXPECTED);
        }
        let mut value = 0;
        for (at, c) in text.char_indices() {
            if hyphenated && matches!(at, 8 | 13 | 18 | 23) {
                if c != '-' {
                    return Err(Self::EXPECTED);
                }
            } else {
                value = value << 4 | u128::from(c.to_digit(16).ok_or(Self::EXPECTED)?);
            }
        }
        Ok(Self {
            value,
            text: text.into(),
        })
    }
}

impl PartialEq for Uuid {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Uuid {}

impl Hash for Uuid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Ord for Uuid {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl PartialOrd for Uuid {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Uuid;

    #[test]
    fn a_uuid_keeps_its_text_and_is_compared_by_value() {
        let lower: Uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".parse().unwrap();
        let upper: Uuid = "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6".parse().unwrap();
        let plain: Uuid = "f81d4fae7dec11d0a76500a0c91e6bf6".parse().unwrap();
        assert_eq!(lower, upper);
        assert_eq!(lower, plain);
        assert_eq!(upper.as_str(), "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6");
        assert_eq!(lower.as_u128(), 0xf81d_4fae_7dec_11d0_a765_00a0_c91e_6bf6);
    }

    #[test]
    fn an_invalid_uuid_is_rejected() {
        for text in [
            "",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bfg",
            "f81d4fae07dec-11d0-a765-00a0c91e6bf6",
            "f81d4fae-7dec-11d0-a765-00a0c91e6é6",
        ] {
            assert!(text.parse::<Uuid>().is_err(), "{text}");
        }
    }
}
