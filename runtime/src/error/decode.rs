//! A reply that does not have the documented form. The error locates the problem without showing the
//! reply's content, because any text in it may be a secret.

use std::fmt;

use bytes::Bytes;
use serde_json::Value;

use crate::json::failure::Failure;
use crate::json::json_path::{Path, Step};
use crate::json::pointer;
use crate::secret::redact;

/// The maximum number of object members shown.
const MEMBERS: usize = 12;

/// A reply that does not have the documented form.
///
/// The message names the place and the expected form, and shows the surrounding member names. Every
/// text is replaced by `"…"`. [`body`](Self::body) returns the reply itself.
#[derive(Clone)]
pub struct DecodeError {
    path: String,
    problem: String,
    neighbourhood: Option<String>,
    body: Bytes,
}

impl DecodeError {
    /// A `serde_json` error in `part`, which is at `pointer` in `body`.
    pub(crate) fn new(error: &serde_json::Error, part: &[u8], pointer: &str, body: Bytes) -> Self {
        let Failure { steps, problem } = Failure::of(error, part);
        let neighbourhood = serde_json::from_slice(part)
            .ok()
            .and_then(|value: Value| around(&value, &steps));
        let mut path: Vec<Step> = pointer::names(pointer).map(Step::Member).collect();
        path.extend(steps);
        Self {
            path: redact::excerpt(&Path(&path).to_string(), redact::TEXT),
            problem: redact::excerpt(&problem, redact::TEXT),
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

    /// A `serde_json` error in a header, whose value was read as `json`.
    pub(crate) fn in_header(
        name: &str,
        error: &serde_json::Error,
        json: &[u8],
        value: Bytes,
    ) -> Self {
        let Failure { steps, problem } = Failure::of(error, json);
        let path: Vec<Step> = std::iter::once(Step::Member(name.to_owned()))
            .chain(steps)
            .collect();
        Self {
            path: redact::excerpt(&Path(&path).to_string(), redact::TEXT),
            problem: redact::excerpt(&problem, redact::TEXT),
            neighbourhood: None,
            body: value,
        }
    }

    /// A value that is present but invalid.
    pub(crate) fn at(pointer: &str, problem: &str, body: Bytes) -> Self {
        let path: Vec<Step> = pointer::names(pointer).map(Step::Member).collect();
        Self {
            path: Path(&path).to_string(),
            problem: problem.to_owned(),
            neighbourhood: None,
            body,
        }
    }

    /// Returns the path of the invalid value, such as `contacts[3].price`; empty for the whole reply.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the reply's body unchanged, or the value of the header. It may contain secrets.
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

/// Renders the object or list that contains the value at `steps`.
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
