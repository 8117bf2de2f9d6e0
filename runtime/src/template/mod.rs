//! The spec's templates: text with `{variables}` (RFC 6570 level 1, without its operators).
//! Must not use `http`, `app` or `session`.

pub(crate) mod expression;
mod filling;
pub(crate) mod renamed;
pub(crate) mod variables;

pub(crate) use filling::{Filling, RequestValues};

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// All characters except those that RFC 3986 §2.3 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Characters that end a value in a query or have another meaning there.
const NOT_IN_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Characters that are not allowed in a cookie's value, and `%` itself.
const NOT_IN_COOKIE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b',')
    .add(b';')
    .add(b'\\');

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Literal text.
    Text(&'t str),
    /// The name of a variable.
    Variable(&'t str),
}

/// Splits `template` into its parts. An unclosed brace is literal text.
pub(crate) fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let variable = rest
            .strip_prefix('{')
            .and_then(|inside| inside.split_once('}'));
        if let Some((name, after)) = variable {
            rest = after;
            return Some(Piece::Variable(name));
        }
        let mut characters = rest.char_indices();
        characters.next()?;
        let end = characters
            .find(|(_, character)| *character == '{')
            .map_or(rest.len(), |(at, _)| at);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text))
    })
}

/// Returns whether an expression of `template` uses the value or the function `name`.
pub(crate) fn uses(template: &str, name: &str) -> bool {
    pieces(template).any(|piece| match piece {
        Piece::Text(_) => false,
        Piece::Variable(text) => expression::names(text).any(|used| used == name),
    })
}

/// Encodes `value` as a single path segment (RFC 3986 §3.3).
pub(crate) fn encode_segment(value: &str) -> String {
    // Allocated once, because it may be secret.
    let parts: Vec<_> = utf8_percent_encode(value, RESERVED).collect();
    parts.concat()
}

/// Encodes `value` for a query by reserved expansion (RFC 6570 §3.2.3): characters that RFC 3986 §2.2
/// reserves and percent-encoded triplets are left unchanged. Characters that are not allowed in a query,
/// or end the value, are encoded all the same (OpenAPI 3.1.1, appendix C).
pub(crate) fn encode_reserved(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('%') {
        let (before, from) = rest.split_at(at);
        encoded.extend(utf8_percent_encode(before, NOT_IN_QUERY));
        let triplet = from.get(..3).filter(|text| {
            let mut digits = text.bytes().skip(1);
            digits.all(|digit| digit.is_ascii_hexdigit())
        });
        encoded.push_str(triplet.unwrap_or("%25"));
        rest = from.get(triplet.map_or(1, str::len)..).unwrap_or_default();
    }
    encoded.extend(utf8_percent_encode(rest, NOT_IN_QUERY));
    encoded
}

/// Encodes `value` for a cookie (RFC 6265 §4.1.1) by percent-encoding characters that are not allowed.
pub(crate) fn encode_cookie(value: &str) -> String {
    utf8_percent_encode(value, NOT_IN_COOKIE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_may_contain_two_variables() {
        let parts: Vec<_> = pieces("/contacts/{id}{format}").collect();
        assert_eq!(
            parts,
            [
                Piece::Text("/contacts/"),
                Piece::Variable("id"),
                Piece::Variable("format"),
            ]
        );
    }

    #[test]
    fn an_unclosed_brace_is_literal() {
        let parts: Vec<_> = pieces("{a}é{b").collect();
        assert_eq!(
            parts,
            [Piece::Variable("a"), Piece::Text("é"), Piece::Text("{b")]
        );
    }

    #[test]
    fn a_name_is_used_in_braces_and_outside_of_literals() {
        for (template, uses_body) in [
            ("{body}", true),
            (
                "sha256={hmac_sha256_hex(client_secret, now ':' body)}",
                true,
            ),
            ("{hex(sha256(body))}", true),
            ("body {path}", false),
            ("{somebody}", false),
            ("{base64('body' path)}", false),
            ("{body", false),
        ] {
            assert_eq!(uses(template, "body"), uses_body, "{template}");
        }
        assert!(uses("{sorted('=', '&')}", expression::SORTED));
    }

    #[test]
    fn a_cookie_value_cannot_end_the_header() {
        assert_eq!(
            encode_cookie("a=b; c, d%\r\né"),
            "a=b%3B%20c%2C%20d%25%0D%0A%C3%A9"
        );
    }

    #[test]
    fn reserved_characters_stay_unless_they_end_a_value() {
        assert_eq!(
            encode_reserved("a:b/c?d[e]@!$'(f)*,;=é&g#h+i%20 50% %é%"),
            "a:b/c?d%5Be%5D@!$'(f)*,;=%C3%A9%26g%23h%2Bi%20%2050%25%20%25%C3%A9%25"
        );
    }

    #[test]
    fn a_segment_is_written_without_growing() {
        let text = encode_segment(&"a \u{e9}/".repeat(20));
        assert_eq!(text, "a%20%C3%A9%2F".repeat(20));
        assert_eq!(text.capacity(), text.len());
    }

    #[test]
    fn a_slash_in_a_value_does_not_add_a_segment() {
        assert_eq!(encode_segment("../a b?é"), "..%2Fa%20b%3F%C3%A9");
    }
}
