//! Extracts place and cause from a `serde_json` error, which reports a line and a column instead of a
//! member.
//!
//! Members of objects are read from separate texts ([`crate::model::object`]), and serde may convert an
//! error to a message on its way out. The message therefore contains the path in a form that can be
//! parsed again: `at ["debts",1]: expected …`.

use std::fmt;

use serde_json::Value;

use super::json_path::{self, Step};

/// The start of a message that contains a path.
const AT: &str = "at ";

/// The separator between path and problem.
const BEHIND: &str = ": ";

/// A `serde_json` error and the path to it.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) steps: Vec<Step>,
    pub(crate) problem: String,
}

impl Failure {
    /// Extracts path and problem from `error`, which occurred in `json`.
    pub(crate) fn of(error: &serde_json::Error, json: &[u8]) -> Self {
        let mut steps = json_path::to_end(read_before(error, json));
        let mut problem = problem(error);
        if let Some((inside, rest)) = inner(&problem) {
            steps.extend(inside);
            problem = rest.to_owned();
        }
        Self { steps, problem }
    }
}

impl Failure {
    /// Extracts path and problem from a message.
    pub(crate) fn of_message(message: &str) -> Self {
        match inner(message) {
            Some((steps, problem)) => Self {
                steps,
                problem: problem.to_owned(),
            },
            None => Self {
                steps: Vec::new(),
                problem: without_text(message),
            },
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.steps.is_empty() {
            let in_json = |step: &Step| match step {
                Step::Member(name) => Value::from(name.as_str()),
                Step::Item(index) => Value::from(*index),
            };
            let steps: Value = self.steps.iter().map(in_json).collect();
            write!(f, "{AT}{steps}{BEHIND}")?;
        }
        f.write_str(&self.problem)
    }
}

/// Parses path and problem from a message that contains both.
fn inner(message: &str) -> Option<(Vec<Step>, &str)> {
    let message = message.strip_prefix(AT)?;
    let mut lists = serde_json::Deserializer::from_str(message).into_iter::<Vec<Value>>();
    let steps = lists.next()?.ok()?;
    let problem = message.get(lists.byte_offset()..)?.strip_prefix(BEHIND)?;
    let steps = steps.into_iter().filter_map(|step| match step {
        Value::String(name) => Some(Step::Member(name)),
        other => Some(Step::Item(usize::try_from(other.as_u64()?).ok()?)),
    });
    Some((steps.collect(), problem))
}

/// Returns the part of `json` up to the end of the value that `error` is about.
fn read_before<'j>(error: &serde_json::Error, json: &'j [u8]) -> &'j [u8] {
    let read = json.get(..offset(error, json)).unwrap_or(json);
    if !error.is_data() || is_of_serde(&error.to_string()) {
        return read;
    }
    // A type may report its error late: after the comma that follows the value, or after the bracket
    // that closes its container.
    let read = read.trim_ascii_end();
    match read.split_last() {
        Some((b',' | b']' | b'}', before)) => before,
        _ => read,
    }
}

/// Returns whether a message is one of `serde`'s own, which are reported where they occur.
fn is_of_serde(message: &str) -> bool {
    const STARTS: [&str; 7] = [
        "invalid type",
        "invalid value",
        "invalid length",
        "missing field",
        "unknown field",
        "unknown variant",
        "duplicate field",
    ];
    STARTS.iter().any(|start| message.starts_with(start))
}

/// Returns the number of bytes of `json` read when `error` occurred.
fn offset(error: &serde_json::Error, json: &[u8]) -> usize {
    let before: usize = json
        .split_inclusive(|byte| *byte == b'\n')
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    before + error.column()
}

/// Returns `serde`'s message without its position, which the path replaces.
fn problem(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    if error.is_data() {
        without_text(message)
    } else {
        format!("it is not JSON ({message})")
    }
}

/// Returns `serde`'s message without the text that it quotes from the reply.
fn without_text(message: &str) -> String {
    // `invalid type: string "…", expected …`, and the same with `invalid value`.
    if let Some((start, rest)) = message.split_once(": string \"")
        && let Some((_, expected)) = rest.rsplit_once("\", expected ")
    {
        return format!("{start}: string, expected {expected}");
    }
    // "unknown variant `…`, expected …": the derived `Deserialize` of a closed enum.
    if let Some(rest) = message.strip_prefix("unknown variant `")
        && let Some((_, expected)) = rest.rsplit_once("`, ")
    {
        return format!("unknown variant, {expected}");
    }
    message.to_owned()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only its errors are read")]
    struct Order {
        number: u8,
        pair: Option<(u8, u8)>,
        state: Option<State>,
    }

    #[derive(Debug, Deserialize)]
    enum State {
        Open,
    }

    /// The place of an error depends on these messages. A version of serde that words one of them
    /// differently fails here.
    #[test]
    fn every_message_of_serde_is_recognized() {
        for (json, start) in [
            (r#"{"number":"1"}"#, "invalid type"),
            (r#"{"number":300}"#, "invalid value"),
            (r#"{"number":1,"pair":[1]}"#, "invalid length"),
            ("{}", "missing field"),
            (r#"{"number":1,"total":2}"#, "unknown field"),
            (r#"{"number":1,"state":"Paid"}"#, "unknown variant"),
            (r#"{"number":1,"number":2}"#, "duplicate field"),
        ] {
            let message = serde_json::from_str::<Order>(json).unwrap_err().to_string();
            assert!(message.starts_with(start), "{message}");
            assert!(is_of_serde(&message), "{message}");
        }
        let json = r#"{"number":300}"#;
        let error = serde_json::from_str::<Order>(json).unwrap_err();
        let failure = Failure::of(&error, json.as_bytes());
        assert_eq!(failure.steps, [Step::Member("number".to_owned())]);
        assert!(!failure.problem.contains("column"), "{}", failure.problem);
    }
}
