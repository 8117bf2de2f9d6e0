//! Changes that were reviewed and accepted, as a file lists them.

use std::collections::HashMap;
use std::fmt;

use super::{Code, Comparison};

/// A list of accepted changes. Each line of its text has a code and a place; `#` begins a comment.
///
/// ```text
/// # The provider confirmed that nobody uses it.
/// D0301 operations.export_all
/// ```
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// The line of each entry.
    entries: HashMap<(Code, String), usize>,
}

/// A line that is not an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAccepted {
    /// The line, starting at 1.
    pub line: usize,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

impl fmt::Display for NotAccepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for NotAccepted {}

impl Accepted {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// Returns the first line that is neither a comment nor a known code with a place.
    pub fn parse(text: &str) -> Result<Self, NotAccepted> {
        let mut accepted = Self::default();
        for (at, line) in text.lines().enumerate() {
            let wrong = |message: String| NotAccepted {
                line: at + 1,
                message,
            };
            // A place may contain `#`, but not after a space.
            if line.trim_start().starts_with('#') {
                continue;
            }
            let line = line.split(" #").next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let Some((id, place)) = line.split_once(' ') else {
                return Err(wrong(
                    "expected a code and a place, such as `D0301 operations.name`".into(),
                ));
            };
            let Some(code) = Code::from_id(id) else {
                return Err(wrong(format!(
                    "unknown code `{}`",
                    crate::diagnostic::printable(id)
                )));
            };
            accepted
                .entries
                .insert((code, place.trim().to_owned()), at + 1);
        }
        Ok(accepted)
    }
}

impl Comparison {
    /// Removes accepted changes. Returns the lines of entries that accept nothing, in order.
    pub fn accept(&mut self, accepted: &Accepted) -> Vec<usize> {
        let mut unused = accepted.entries.clone();
        self.changes.retain(|change| {
            let key = (change.code, change.place.clone());
            unused.remove(&key);
            !accepted.entries.contains_key(&key)
        });
        let mut lines: Vec<usize> = unused.into_values().collect();
        lines.sort_unstable();
        lines
    }

    /// Returns the text of a file that accepts every change that breaks something.
    pub fn to_accepted(&self) -> String {
        let broken = self
            .changes
            .iter()
            .filter(|change| change.code.severity() > super::Severity::Nobody);
        let mut lines: Vec<String> = broken
            .map(|change| format!("{} {} # {}", change.code, change.place, change.message))
            .collect();
        lines.dedup();
        lines.push(String::new());
        lines.join("\n")
    }
}
