//! Extracts descriptions for readers of generated code. With `--no-docs`, there are none.

use super::document::At;
use super::schema::{Facet, Schema};
use crate::source::Node;

/// Whether a document's descriptions are imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Only their first paragraphs.
    Kept,
    /// No descriptions.
    Dropped,
}

/// The maximum length of a description that is imported whole.
const LONGEST: usize = 400;

impl Texts {
    /// Returns the first paragraph of a text.
    pub(crate) fn first_paragraph(self, at: At<'_>, key: &str) -> Option<Node> {
        if self == Self::Dropped {
            return None;
        }
        let text = first_paragraph(at.text(key)?)?;
        Some(Node::text_at(text, at.node.get(key)?.span))
    }

    /// Returns the description of a schema.
    pub(crate) fn description(self, schema: &Schema<'_>) -> Option<Node> {
        self.of_facets(&schema.facets)
    }

    pub(crate) fn of_facets(self, facets: &[Facet<'_>]) -> Option<Node> {
        facets
            .iter()
            .find_map(|facet| self.first_paragraph(facet.at, "description"))
    }
}

/// Returns a text as one line; `None` if it is empty.
pub(crate) fn one_line(text: &str) -> String {
    first_paragraph(text).unwrap_or_default()
}

/// Returns the first paragraph as one line, without markup that rustdoc would misinterpret.
fn first_paragraph(text: &str) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    let mut length = 0;
    for line in text.trim().lines() {
        let line = line.trim();
        let ends = line.is_empty() || line.starts_with("```") || line.starts_with('|');
        if ends && !words.is_empty() {
            break;
        }
        if ends {
            continue;
        }
        for word in without_marker(line).split_whitespace() {
            words.push(word);
            length += word.len();
            if length > LONGEST {
                break;
            }
        }
        if length > LONGEST {
            break;
        }
    }
    let mut paragraph = String::new();
    for word in words {
        if paragraph.len() + word.len() > LONGEST {
            paragraph.push('…');
            break;
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(word);
    }
    let mut paragraph = without_tags(&paragraph);
    // An unmatched backtick would turn the rest of the page into code.
    if paragraph.matches('`').count() % 2 == 1 {
        paragraph = paragraph.replace('`', "");
    }
    (!paragraph.is_empty()).then_some(paragraph)
}

/// Removes the marker of a heading, a quote or a list from a line. Emphasis, as in `*Optional*. …`,
/// is not a marker: removing its first half would leave an asterisk.
fn without_marker(line: &str) -> &str {
    let line = line.trim_start_matches(['>', ' ']);
    let rest = line.trim_start_matches(['#', '*', '-', '+']);
    if rest.is_empty() || rest.starts_with(char::is_whitespace) {
        rest
    } else {
        line
    }
}

/// Removes HTML from the text.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, behind) = rest.split_at(open);
        plain.push_str(before);
        let is_tag = behind
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_alphabetic() || c == '/');
        if let Some(close) = behind.find('>').filter(|_| is_tag) {
            rest = behind.get(close + 1..).unwrap_or_default();
        } else {
            plain.push('<');
            rest = behind.get(1..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::first_paragraph;

    #[test]
    fn the_first_paragraph_is_one_line_of_plain_text() {
        for (text, expected) in [
            ("A contact.\n\nMore.", "A contact."),
            ("\n# Contacts\nof  a\n company", "Contacts of a company"),
            ("<p>See <a href='x'>this</a></p>", "See this"),
            ("*Optional*. The day", "*Optional*. The day"),
            ("**Note:** is\n- a\n* b\n> c", "**Note:** is a b c"),
            ("-5 is\n---\nless", "-5 is less"),
            ("1 < 2", "1 < 2"),
            ("an `open code", "an open code"),
            ("a\n```json\n{}\n```", "a"),
        ] {
            assert_eq!(first_paragraph(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(first_paragraph(" \n "), None);
    }
}
