//! The text of an operation: what it does, and what the document says of its path, body and replies.

use super::document::{At, Documents};
use super::text::Texts;
use crate::expression::status::StatusRange;
use crate::source::Node;

/// The maximum number of replies that are listed.
const MOST_REPLIES: usize = 20;

/// The minimum number of letters of a reply's text: `OK` adds nothing.
const SHORTEST: usize = 3;

/// Texts of replies that repeat the status.
const TRIVIAL: &[&str] = &[
    "success",
    "successful",
    "successfulresponse",
    "successfuloperation",
    "successresponse",
    "response",
    "default",
    "defaultresponse",
    "error",
    "errorresponse",
    "unexpectederror",
];

/// Returns the description of an operation in a path item.
pub(super) fn description(
    documents: &Documents,
    texts: Texts,
    (item, operation): (At<'_>, At<'_>),
) -> Option<Node> {
    let own = texts.summarized(operation);
    let of_path = texts
        .summarized(item)
        .filter(|text| Some(text) != own.as_ref());
    let replies = replies(documents, texts, operation);
    let text = texts.parts([own, of_path, body(documents, texts, operation), replies])?;
    Some(Node::text_at(text, operation.node.span))
}

/// The text of the body.
fn body(documents: &Documents, texts: Texts, operation: At<'_>) -> Option<String> {
    let body = operation.get("requestBody")?;
    let text = described(documents, body)?;
    Some(format!("Body: {}", texts.line(text)?))
}

/// The texts of the replies that are more than the meaning of their status.
fn replies(documents: &Documents, texts: Texts, operation: At<'_>) -> Option<String> {
    let responses = operation.get("responses")?;
    let listed = responses.node.members().iter().filter_map(|member| {
        let status = member.key.as_str();
        let text = described(documents, responses.to(&member.value))?;
        let letters = letters(text);
        let meaning = StatusRange::parse(status).map(StatusRange::rust_name);
        let is_meaning = meaning.is_some_and(|name| self::letters(&name) == letters);
        let is_trivial = letters.len() < SHORTEST || TRIVIAL.contains(&letters.as_str());
        if status.starts_with("x-") || is_meaning || is_trivial {
            return None;
        }
        Some(format!("- `{status}`: {}", texts.line(text)?))
    });
    let listed: Vec<String> = listed.take(MOST_REPLIES).collect();
    (!listed.is_empty()).then(|| format!("Replies:\n\n{}", listed.join("\n")))
}

/// The description of a reference, or otherwise of its target.
fn described<'a>(documents: &'a Documents, at: At<'a>) -> Option<&'a str> {
    let own = at.text("description");
    own.or_else(|| documents.resolve(at)?.text("description"))
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
