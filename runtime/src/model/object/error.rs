//! A member that does not have its field's type.

use std::fmt;

use serde::de::value::Error as Missing;

use crate::json::failure::Failure;
use crate::json::json_path::Step;

/// A member that is missing or does not have its field's type. The message contains the path to the
/// member, but not its value.
#[derive(Debug)]
pub struct MemberError(Failure);

impl MemberError {
    /// Creates the error for a `serde_json` error in the text of the member `name`.
    pub(super) fn new(name: &str, error: &serde_json::Error, text: &str) -> Self {
        let mut failure = Failure::of(error, text.as_bytes());
        failure.steps.insert(0, Step::Member(name.to_owned()));
        Self(failure)
    }

    pub(super) fn missing(error: &Missing) -> Self {
        Self(Failure {
            steps: Vec::new(),
            problem: error.to_string(),
        })
    }
}

impl fmt::Display for MemberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for MemberError {}
