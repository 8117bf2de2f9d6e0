//! `application/x-www-form-urlencoded` in callbacks (RFC 6749 §4.1.2), bodies, and token replies of
//! old providers. It is read strictly: what is not UTF-8 is refused, not guessed.

use std::borrow::{Borrow, Cow};

use percent_encoding::percent_decode_str;
use url::form_urlencoded;

/// What a body of this kind is declared as.
pub(crate) const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// The query or body is not form-encoded UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// The names and values of `text` in their order. Empty pairs (`&&`) are passed over.
pub(crate) fn parse(text: &str) -> Result<Vec<(String, String)>, Malformed> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

/// Names and values as one text. (In the query of an API call a space is written otherwise: see
/// [`query::encode`](crate::query::encode).)
pub(crate) fn write<N: AsRef<str>, V: AsRef<str>>(
    pairs: impl IntoIterator<Item: Borrow<(N, V)>>,
) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// One value, encoded.
pub(crate) fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn decode(text: &str) -> Result<String, Malformed> {
    let text = text.replace('+', " ");
    percent_decode_str(&text)
        .decode_utf8()
        .map(Cow::into_owned)
        .map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_pairs_are_passed_over() {
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
    fn what_is_not_utf_8_is_refused() {
        assert_eq!(parse("code=%ff"), Err(Malformed));
    }
}
