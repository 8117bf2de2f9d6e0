//! The path to a byte of a JSON text: the members and items that lead to it.
//!
//! This converts the position that `serde_json` reports into a path. A deserializer that tracks paths
//! would make the compiler instantiate every model type a second time.

use std::fmt;

/// A step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Member(String),
    Item(usize),
}

/// An open container and the position inside it.
enum Open {
    Object {
        name: Option<String>,
        before_colon: bool,
    },
    Array {
        index: usize,
    },
}

/// The maximum length of a path, more than any value has that is read.
const LONGEST: usize = 128;

/// Returns the path to the value at the end of `json`, a truncated text: the value that was read last,
/// or that is being read. The path to a deeper value ends early.
pub(crate) fn to_end(json: &[u8]) -> Vec<Step> {
    let mut open: Vec<Open> = Vec::new();
    let mut rest = json;
    while let Some((byte, after)) = rest.split_first() {
        if open.len() == LONGEST {
            break;
        }
        let mut next = after;
        match (byte, open.last_mut()) {
            (b'{', _) => open.push(Open::Object {
                name: None,
                before_colon: true,
            }),
            (b'[', _) => open.push(Open::Array { index: 0 }),
            (b'}' | b']', _) => drop(open.pop()),
            (b',', Some(Open::Array { index })) => *index += 1,
            (b',', Some(Open::Object { before_colon, .. })) => *before_colon = true,
            (b':', Some(Open::Object { before_colon, .. })) => *before_colon = false,
            (b'"', container) => {
                let length = string_length(rest);
                let (string, after) = rest.split_at(length);
                if let Some(Open::Object {
                    name,
                    before_colon: true,
                }) = container
                {
                    *name = serde_json::from_slice(string).ok();
                }
                next = after;
            }
            _ => {}
        }
        rest = next;
    }
    open.into_iter()
        .filter_map(|container| match container {
            Open::Object { name, .. } => name.map(Step::Member),
            Open::Array { index } => Some(Step::Item(index)),
        })
        .collect()
}

/// Returns the length in bytes of the string at the start of `json`, including its quotes.
pub(crate) fn string_length(json: &[u8]) -> usize {
    let mut escaped = false;
    let inside = json.iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    inside.map_or(json.len(), |closing| closing + 2)
}

/// Displays a path in the usual notation: `contacts[3].price`.
pub(crate) struct Path<'a>(pub(crate) &'a [Step]);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Item(index) => write!(f, "[{index}]")?,
                Step::Member(name) if at == 0 => f.write_str(name)?,
                Step::Member(name) => write!(f, ".{name}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, to_end};

    fn path(json: &str) -> String {
        Path(&to_end(json.as_bytes())).to_string()
    }

    #[test]
    fn the_path_leads_to_the_value_that_was_read_last() {
        assert_eq!(path(""), "");
        assert_eq!(path("[1, 2, 3"), "[2]");
        assert_eq!(path(r#"{"a": {"b": [{"c": 1}, {"c": "x""#), "a.b[1].c");
        assert_eq!(path(r#"{"a": {"b": 1}"#), "a");
        assert_eq!(path(r#"[{"a": 1}, {}"#), "[1]");
    }

    #[test]
    fn brackets_in_strings_are_ignored() {
        assert_eq!(path(r#"{"a\"{[": "}],\\", "b": ["\"]", 5"#), "b[1]");
        assert_eq!(path(r#"{"\u0061": 5"#), "a");
        assert_eq!(path(r#"{"a": "never closed"#), "a");
    }

    #[test]
    fn invalid_json_has_some_path() {
        assert_eq!(path("}}]],,::"), "");
        assert_eq!(path("[}[,,"), "[2]");
    }
}
