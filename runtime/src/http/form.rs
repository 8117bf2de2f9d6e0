//! `application/x-www-form-urlencoded` in callbacks (RFC 6749 §4.1.2), bodies, and token replies of old
//! providers. Parsing is strict: text that is not UTF-8 is rejected.

use std::borrow::Borrow;

use percent_encoding::percent_decode_str;
use url::form_urlencoded;
use zeroize::Zeroize as _;

/// The media type of a form.
pub(crate) const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// The query or body is not form-encoded UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Parses the names and values of `text` in order. Empty pairs (`&&`) are ignored.
pub(crate) fn parse(text: &str) -> Result<Vec<(String, String)>, Malformed> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

/// Encodes names and values as one text, which is allocated once: a growing buffer would leave copies of
/// secrets behind. (The query of an API call encodes a space differently: see
/// [`query::encode`](crate::call::query::encode).)
pub(crate) fn write<N: AsRef<str>, V: AsRef<str>>(
    pairs: impl IntoIterator<Item: Borrow<(N, V)>>,
) -> String {
    let pairs: Vec<_> = pairs.into_iter().collect();
    let encoded = |text: &str| -> usize {
        let parts = form_urlencoded::byte_serialize(text.as_bytes());
        parts.map(str::len).sum()
    };
    let lengths = pairs.iter().map(|pair| {
        let (name, value): &(N, V) = pair.borrow();
        encoded(name.as_ref()) + encoded(value.as_ref()) + "=&".len()
    });
    let text = String::with_capacity(lengths.sum());
    form_urlencoded::Serializer::new(text)
        .extend_pairs(pairs)
        .finish()
}

/// Encodes one value.
pub(crate) fn encode(text: &str) -> String {
    // Allocated once, because it may be secret.
    let parts: Vec<_> = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    parts.concat()
}

fn decode(text: &str) -> Result<String, Malformed> {
    // Allocated once, because it may be secret.
    let mut decoded = Vec::with_capacity(text.len());
    for (at, part) in text.split('+').enumerate() {
        if at > 0 {
            decoded.push(b' ');
        }
        decoded.extend(percent_decode_str(part));
    }
    String::from_utf8(decoded).map_err(|error| {
        error.into_bytes().zeroize();
        Malformed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_pairs_are_ignored() {
        let pairs = parse("code=a%20b&&state=c+d&flag").unwrap();
        assert_eq!(
            pairs,
            [
                ("code".to_owned(), "a b".to_owned()),
                ("state".to_owned(), "c d".to_owned()),
                ("flag".to_owned(), String::new()),
            ]
        );
    }

    #[test]
    fn a_value_is_decoded_without_a_copy() {
        let decoded = decode("a+%2B+%C3%A9").unwrap();
        assert_eq!(decoded, "a + \u{e9}");
        assert_eq!(decoded.capacity(), "a+%2B+%C3%A9".len());
        assert_eq!(decode("%ff"), Err(Malformed));
    }

    #[test]
    fn a_form_is_written_without_growing() {
        let pairs = [("a b", "\u{e9}&="), ("c", "x+y ~"), ("d", "")];
        let text = write(pairs);
        assert_eq!(text, "a+b=%C3%A9%26%3D&c=x%2By+%7E&d=");
        // One separator too many is reserved.
        assert_eq!(text.capacity(), text.len() + 1);
        assert_eq!(write(Vec::<(&str, &str)>::new()), "");
    }

    #[test]
    fn a_value_is_encoded_without_growing() {
        let text = encode(&"a \u{e9}&".repeat(20));
        assert_eq!(text, "a+%C3%A9%26".repeat(20));
        assert_eq!(text.capacity(), text.len());
    }

    #[test]
    fn non_utf_8_text_is_rejected() {
        assert_eq!(parse("code=%ff"), Err(Malformed));
    }
}
