//! A URI or relative reference (RFC 3986 §4.1), including the non-ASCII characters of RFC 3987.

use super::text::{ParseError, text_type};

/// A URI such as `https://example.com/a`, or a reference such as `/a` or `www.example.com`.
///
/// Only characters that no URI contains are rejected. People type in such fields, and one careless
/// entry must not make a whole reply unreadable.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uri {
    text: Box<str>,
}

text_type!(
    Uri,
    "an address such as https://example.com/, without spaces"
);

impl Uri {
    fn read(text: String) -> Result<Self, ParseError> {
        let refused = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"');
        if text.contains(refused) {
            return Err(Self::EXPECTED);
        }
        Ok(Self { text: text.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::Uri;

    #[test]
    fn uris_and_references_are_preserved() {
        for text in [
            "HTTPS://Example.com:443/%7e",
            "/contacts/1?x=%20#y",
            "www.example.com",
            "mailto:a@example.com",
            "https://пример.рф/é",
        ] {
            assert_eq!(text.parse::<Uri>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn characters_that_no_uri_contains_are_rejected() {
        for text in [
            "https://example.com/a b",
            "https://example.com/\n",
            "<https://example.com>",
        ] {
            assert!(text.parse::<Uri>().is_err());
        }
    }
}
