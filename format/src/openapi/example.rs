//! Examples of parameters and schemas as a part of their documentation.

use super::document::{At, Documents, text_of};
use crate::source::{Json, Node};

/// The maximum length of an example within a line, in bytes.
const LONGEST_IN_LINE: usize = 100;

/// The maximum length of an example in a block of its own, in bytes.
const LONGEST_BLOCK: usize = 2_000;

/// The maximum number of examples of one value.
const MOST: usize = 10;

/// Returns the examples of a parameter or a schema: short ones in a line, others as blocks.
pub(crate) fn texts(documents: &Documents, at: At<'_>) -> Option<String> {
    let mut in_line: Vec<String> = Vec::new();
    let mut blocks: Vec<String> = Vec::new();
    for (value, summary) in values(documents, at).into_iter().take(MOST) {
        let about = super::text::one_line(summary.unwrap_or_default());
        let about = about.trim_end_matches(['.', ':']);
        let Some(text) = text(&value) else { continue };
        if text.len() <= LONGEST_IN_LINE && !text.contains(['`', '\n', '\r']) {
            let example = match about {
                "" => format!("`{text}`"),
                about => format!("`{text}` ({about})"),
            };
            if !in_line.contains(&example) {
                in_line.push(example);
            }
        } else if let Some(block) = block(&value) {
            blocks.push(match about {
                "" => format!("Example:\n\n{block}"),
                about => format!("Example ({about}):\n\n{block}"),
            });
        }
    }
    let line = match in_line.as_slice() {
        [] => None,
        [only] => Some(format!("Example: {only}.")),
        several => Some(format!("Examples: {}.", several.join(", "))),
    };
    let parts: Vec<String> = line.into_iter().chain(blocks).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// Returns the number of examples of a body, which are not carried.
pub(crate) fn count(documents: &Documents, media: At<'_>) -> usize {
    values(documents, media).len()
}

/// Returns the values of `example` or `examples`, with their summaries. `examples` of a schema is a
/// list of values (JSON Schema 2020-12 Validation §9.5); elsewhere it is a map of objects with a
/// value (OpenAPI 3.1 §4.8.19).
fn values<'a>(documents: &'a Documents, at: At<'a>) -> Vec<(Node, Option<&'a str>)> {
    if let Some(example) = at.node.get("example") {
        return vec![(example.clone(), None)];
    }
    let Some(examples) = at.get("examples") else {
        return Vec::new();
    };
    if let Json::List(elements) = &examples.node.value {
        return elements.iter().map(|value| (value.clone(), None)).collect();
    }
    let members = examples.node.members().iter();
    let described = members.filter_map(|member| {
        let example = documents.resolve(examples.to(&member.value))?;
        let about = example.text("summary").or(example.text("description"));
        Some((example.node.get("value")?.clone(), about))
    });
    described.collect()
}

/// Returns a value as a text in one line; `None` if it is null or empty.
fn text(value: &Node) -> Option<String> {
    let text = match &value.value {
        Json::Null => return None,
        _ => text_of(value).map_or_else(
            || value.to_json().to_string(),
            |text| text.trim().to_owned(),
        ),
    };
    (!text.is_empty()).then_some(text)
}

/// Returns a value as a block of code; `None` if it is too long.
fn block(value: &Node) -> Option<String> {
    let text = match text_of(value) {
        Some(text) => text.trim().to_owned(),
        None => serde_json::to_string_pretty(&value.to_json()).ok()?,
    };
    if text.len() > LONGEST_BLOCK {
        return None;
    }
    let longest = text.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
    Some(format!("{fence}\n{text}\n{fence}"))
}
