//! Templates of the spec: text with `{variables}` (RFC 6570 level 1, without its operators).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What RFC 3986 §2.3 does not call unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Text that stands for itself.
    Text(&'t str),
    /// The name of a variable.
    Variable(&'t str),
}

/// The parts of `template` in their order. A brace that is never closed stands for itself.
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

/// `value` as a whole path segment (RFC 3986 §3.3), whatever it holds.
pub(crate) fn encode_segment(value: &str) -> String {
    utf8_percent_encode(value, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_variables_may_stand_in_one_segment() {
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
    fn an_open_brace_stands_for_itself() {
        let parts: Vec<_> = pieces("{a}é{b").collect();
        assert_eq!(
            parts,
            [Piece::Variable("a"), Piece::Text("é"), Piece::Text("{b")]
        );
    }

    #[test]
    fn a_slash_in_a_value_does_not_make_a_segment() {
        assert_eq!(encode_segment("../a b?é"), "..%2Fa%20b%3F%C3%A9");
    }
}
