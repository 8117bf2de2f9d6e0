//! A text that cannot be read, with the path to the place.

use std::fmt;

use serde::de;

use crate::json::failure::Failure;
use crate::json::json_path::Step;

/// Why a text cannot be read.
#[derive(Debug)]
pub(crate) struct ReadError(Box<Failure>);

impl ReadError {
    /// The text is not JSON. [`serde_json`] reports where.
    #[cold]
    pub(super) fn syntax() -> Self {
        Self(Box::new(Failure {
            steps: Vec::new(),
            problem: "it is not JSON".to_owned(),
        }))
    }

    /// An error of `serde_json`, in the text of a value.
    #[cold]
    pub(super) fn of(error: &serde_json::Error, text: &str) -> Self {
        Self(Box::new(Failure::of(error, text.as_bytes())))
    }

    /// The same error, of a member's value. `name` is written as in the text.
    #[cold]
    pub(super) fn in_member(self, name: &str) -> Self {
        let name = serde_json::from_str(&format!("\"{name}\"")).unwrap_or_else(|_| name.to_owned());
        self.inside(Step::Member(name))
    }

    /// The same error, of an item.
    #[cold]
    pub(super) fn in_item(self, index: usize) -> Self {
        self.inside(Step::Item(index))
    }

    fn inside(mut self, step: Step) -> Self {
        self.0.steps.insert(0, step);
        self
    }
}

impl de::Error for ReadError {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(Box::new(Failure::of_message(&message.to_string())))
    }

    #[cold]
    fn missing_field(name: &'static str) -> Self {
        Self::custom(format_args!("missing member `{name}`"))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ReadError {}
