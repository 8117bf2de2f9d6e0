//! A reply that does not have the documented form, told so that the place can be found and nothing
//! of the reply's content is shown: any text in it may be a secret.

use std::fmt;

use bytes::Bytes;
use serde_json::Value;

use crate::json_path::{self, Path, Step};
use crate::pointer;
use crate::redact;

/// The most members of an object that are shown.
const MEMBERS: usize = 12;

/// A reply that does not have the documented form.
///
/// It says where and what was expected, and shows the names around that place; every text is
/// replaced by `"…"`. The reply itself is in [`body`](Self::body).
#[derive(Clone)]
pub struct DecodeError {
    path: String,
    problem: String,
    neighbourhood: Option<String>,
    body: Bytes,
}

impl DecodeError {
    /// The failure of `serde_json` at `part`, which stands at `pointer` in `body`.
    pub(crate) fn new(error: &serde_json::Error, part: &[u8], pointer: &str, body: Bytes) -> Self {
        let steps = json_path::to_end(read_before(error, part));
        let neighbourhood = serde_json::from_slice(part)
            .ok()
            .and_then(|value: Value| around(&value, &steps));
        let mut path: Vec<Step> = pointer::names(pointer).map(Step::Member).collect();
        path.extend(steps);
        Self {
            path: redact::excerpt(&Path(&path).to_string(), redact::TEXT),
            problem: redact::excerpt(&problem(error), redact::TEXT),
            neighbourhood,
            body,
        }
    }

    /// A reply of another media type than the operation's.
    pub(crate) fn not_of_type(media_type: &str, body: Bytes) -> Self {
        Self {
            path: String::new(),
            problem: format!("it is not `{media_type}`"),
            neighbourhood: None,
            body,
        }
    }

    /// Where: `contacts[3].price`; empty for the reply as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The reply's body, as it came: it may hold anything.
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the reply does not have the documented form")?;
        if !self.path.is_empty() {
            write!(f, " at `{}`", self.path)?;
        }
        write!(f, ": {}", self.problem)?;
        if let Some(neighbourhood) = &self.neighbourhood {
            write!(f, "; found in {neighbourhood}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("path", &self.path)
            .field("problem", &self.problem)
            .field("neighbourhood", &self.neighbourhood)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DecodeError {}

/// The part of `json` that ends with the value that `error` is about.
fn read_before<'j>(error: &serde_json::Error, json: &'j [u8]) -> &'j [u8] {
    let read = json.get(..offset(error, json)).unwrap_or(json);
    if !error.is_data() || is_of_serde(&error.to_string()) {
        return read;
    }
    // A type's own complaint may be noticed late: after the comma that follows the value, or the
    // bracket that closes what the value stands in.
    let read = read.trim_ascii_end();
    match read.split_last() {
        Some((b',' | b']' | b'}', before)) => before,
        _ => read,
    }
}

/// Whether a message is one of `serde`'s own, which are noticed where they occur.
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

/// How many bytes of `json` were read when `error` occurred.
fn offset(error: &serde_json::Error, json: &[u8]) -> usize {
    let before: usize = json
        .split_inclusive(|byte| *byte == b'\n')
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    before + error.column()
}

/// `serde`'s message without its position, which the path tells better.
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

/// `serde`'s message without the text that it quotes from the reply.
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

/// The object or list in which the value at `steps` stands.
fn around(value: &Value, steps: &[Step]) -> Option<String> {
    let (_, parents) = steps.split_last()?;
    let parent = parents.iter().try_fold(value, |value, step| match step {
        Step::Member(name) => value.get(name),
        Step::Item(index) => value.get(index),
    })?;
    let Value::Object(members) = parent else {
        return None;
    };
    let mut shown: Vec<String> = members
        .iter()
        .take(MEMBERS)
        .map(|(name, value)| {
            format!(
                "\"{}\": {}",
                redact::excerpt(name, redact::CODE),
                kind(value)
            )
        })
        .collect();
    if members.len() > MEMBERS {
        shown.push("…".to_owned());
    }
    Some(format!("{{{}}}", shown.join(", ")))
}

fn kind(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(_) => "\"…\"".to_owned(),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
    }
}
