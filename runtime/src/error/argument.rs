//! An argument that cannot be sent.

use std::fmt;

/// An argument of a call that cannot be sent. The message names the argument, never its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentError {
    name: String,
    problem: String,
}

impl ArgumentError {
    pub(crate) fn new(name: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            problem: problem.into(),
        }
    }

    /// Returns the argument's name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.name, self.problem)
    }
}

impl std::error::Error for ArgumentError {}
