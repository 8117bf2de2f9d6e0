//! Extracts descriptions for readers of generated code. With `--no-docs`, there are none.

use super::document::{At, Documents, text_of};
use super::example;
use crate::source::Node;

/// Whether a document's descriptions are imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// All of them.
    Verbatim,
    /// No descriptions.
    Dropped,
}

/// The maximum length of a paragraph that becomes one line, in bytes.
const LONGEST: usize = 400;

/// The maximum length of a description, in bytes. A longer one ends with a paragraph before.
const LONGEST_TEXT: usize = 24_000;

impl Texts {
    /// Returns a whole text.
    pub(crate) fn whole(self, at: At<'_>, key: &str) -> Option<Node> {
        let text = self.parts([at.text(key).map(str::to_owned)])?;
        Some(Node::text_at(text, at.node.get(key)?.span))
    }

    /// Returns the summary and the description of an operation, a path or a document.
    pub(crate) fn summarized(self, at: At<'_>) -> Option<String> {
        let (summary, description) = (at.text("summary"), at.text("description"));
        let repeats = summary
            .zip(description)
            .is_some_and(|(summary, description)| {
                let summary = summary.trim().trim_end_matches('.');
                description.trim().starts_with(summary)
            });
        let summary = summary.filter(|_| !repeats).map(sentence);
        self.parts([summary, description.map(str::to_owned)])
    }

    /// Returns the description of a tag, with a link to further documentation.
    pub(crate) fn tag(self, at: At<'_>) -> Option<Node> {
        let description = at.text("description").map(str::to_owned);
        let text = self.parts([description, link(at)])?;
        Some(Node::text_at(text, at.node.span))
    }

    /// Returns the description of a reference to a parameter, of the parameter, or of its schema, that
    /// of its items, and examples.
    pub(crate) fn parameter(
        self,
        documents: &Documents,
        [reference, at]: [At<'_>; 2],
        (schemas, items): (&[At<'_>], Option<String>),
    ) -> Option<Node> {
        let own = reference.text("description").or(at.text("description"));
        let description = own.or_else(|| schemas.iter().find_map(|at| at.text("description")));
        let own = example::texts(documents, at);
        let examples = own.or_else(|| schemas.iter().find_map(|at| example::texts(documents, *at)));
        let text = self.parts([description.map(str::to_owned), items, examples])?;
        Some(Node::text_at(text, at.node.span))
    }

    /// Returns the first description of these, that of the items, the reason of a deprecation,
    /// examples, and a link to further documentation.
    pub(crate) fn of_schemas(
        self,
        documents: &Documents,
        schemas: &[At<'_>],
        items: Option<String>,
    ) -> Option<Node> {
        let first = schemas.first()?;
        let described = schemas.iter().filter_map(|at| at.text("description"));
        let description = described
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
            .next();
        let reason = schemas.iter().find_map(|at| reason(*at));
        let reason = reason.map(|reason| format!("Deprecated: {reason}"));
        let examples = schemas.iter().find_map(|at| example::texts(documents, *at));
        let link = schemas.iter().find_map(|at| link(*at));
        let text = self.parts([description, items, reason, examples, link])?;
        Some(Node::text_at(text, first.node.span))
    }

    /// Returns a text as one line.
    pub(crate) fn line(self, text: &str) -> Option<String> {
        let line = one_line(text);
        (self == Self::Verbatim && !line.is_empty()).then_some(line)
    }

    /// Returns the paragraphs that are there.
    pub(crate) fn parts<const N: usize>(self, parts: [Option<String>; N]) -> Option<String> {
        if self == Self::Dropped {
            return None;
        }
        let parts = parts.into_iter().flatten();
        let parts: Vec<String> = parts.filter_map(|part| shortened(&part)).collect();
        (!parts.is_empty()).then(|| parts.join("\n\n"))
    }
}

/// Returns the reason of a deprecation from the usual extensions. No version of OpenAPI has a key
/// for it.
pub(crate) fn reason(at: At<'_>) -> Option<String> {
    const KEYS: &[&str] = &[
        "x-deprecated-reason",
        "x-deprecation-reason",
        "x-deprecated-message",
        "x-deprecation-message",
        "x-deprecated-description",
        "x-deprecated",
        "x-deprecation",
    ];
    let of_key = |key: &&str| {
        let value = at.node.get(key)?;
        let inner = ["reason", "message", "description"];
        let inner = inner.iter().find_map(|key| text_of(value.get(key)?));
        text_of(value).or(inner)
    };
    let text = KEYS.iter().find_map(of_key).map(one_line)?;
    (!text.is_empty()).then_some(text)
}

/// Returns the reason of a deprecation, also from a paragraph such as `**Deprecated**: use …`.
pub(crate) fn reason_in_text(at: At<'_>) -> Option<String> {
    reason(at).or_else(|| {
        let mut paragraphs = at.text("description")?.split("\n\n");
        paragraphs.find_map(|paragraph| {
            let plain = paragraph
                .trim()
                .trim_start_matches(['*', '_', '>', '#', ' ']);
            let (word, rest) = plain.split_at_checked("deprecated".len())?;
            let rest = rest.trim_start_matches(['*', '_', ':', '.', '!', '-', ',', ' ']);
            let is_reason = word.eq_ignore_ascii_case("deprecated") && !rest.is_empty();
            is_reason.then(|| one_line(rest))
        })
    })
}

/// Returns a link to further documentation, with its description.
fn link(at: At<'_>) -> Option<String> {
    let docs = at.get("externalDocs")?;
    let url = docs.text("url")?;
    let is_link = crate::shape::Text::Link.accepts(url) && !url.contains(['<', '>']);
    let about = docs.text("description").map(one_line).unwrap_or_default();
    let about = about.trim_end_matches(['.', ':']);
    is_link.then(|| match about {
        "" => format!("See <{url}>."),
        about => format!("{about}: <{url}>."),
    })
}

/// Returns a line with a full stop.
fn sentence(text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() || text.ends_with(['.', '!', '?', ':']) {
        text
    } else {
        format!("{text}.")
    }
}

/// Returns a text without blanks around it, cut between two paragraphs if it is too long.
fn shortened(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if text.len() <= LONGEST_TEXT {
        return Some(text.to_owned());
    }
    let start = (0..=LONGEST_TEXT).rev().find_map(|end| text.get(..end))?;
    let ends = ["\n\n", "\n", " "];
    let end = ends.iter().find_map(|end| start.rfind(end));
    let whole_words = start.get(..end.unwrap_or(start.len()))?;
    Some(format!("{}\n\n…", whole_words.trim_end()))
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
    use super::{LONGEST_TEXT, first_paragraph, shortened};

    #[test]
    fn a_long_text_ends_with_a_whole_paragraph() {
        let text = format!("A.\n\n{}\n\nLast.", "b ".repeat(LONGEST_TEXT / 2 - 4));
        let short = shortened(&text).unwrap_or_default();
        assert!(
            short.starts_with("A.\n\nb b") && short.ends_with("b\n\n…"),
            "{short}"
        );
        assert_eq!(shortened(" \n ").as_deref(), None);
        assert_eq!(shortened(" # A\n\n- b\n").as_deref(), Some("# A\n\n- b"));
    }

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
