//! Changes that were reviewed and accepted, as a file lists them.

use std::collections::HashMap;
use std::fmt;

use super::{Change, Code, Comparison};

/// A list of accepted changes. Each line of its text has a code and a place; `#` begins a comment. An
/// entry with a message after the place accepts only the change with this message.
///
/// ```text
/// # The provider confirmed that nobody uses it.
/// D0301 operations.export_all
/// D0501 models.Order.size: the type changed from `integer` to `string`
/// ```
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// The line of each entry, by its code and the text after it.
    entries: HashMap<(Code, String), usize>,
}

/// A line that is not an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AcceptedError {
    /// The line, starting at 1.
    pub line: usize,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

impl fmt::Display for AcceptedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for AcceptedError {}

impl Accepted {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// Returns the first line that is neither a comment nor a known code with a place.
    pub fn parse(text: &str) -> Result<Self, AcceptedError> {
        let mut accepted = Self::default();
        // Some editors begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            let wrong = |message: String| AcceptedError {
                line: at + 1,
                message,
            };
            if line.trim_start().starts_with('#') {
                continue;
            }
            let line = without_comment(line);
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

    /// Returns the entries that accept a change.
    fn of(&self, change: &Change) -> Vec<&(Code, String)> {
        let texts = [change.place.clone(), described(change)];
        let keys = texts.map(|text| (change.code, without_comment(&text).to_owned()));
        let found = keys
            .iter()
            .filter_map(|key| self.entries.get_key_value(key));
        found.map(|(key, _)| key).collect()
    }
}

/// Returns a line without the comment at its end. A place may contain `#`, but not after a space.
fn without_comment(line: &str) -> &str {
    line.split(" #").next().unwrap_or_default().trim()
}

/// Returns the text of an entry that accepts this change only.
fn described(change: &Change) -> String {
    format!("{}: {}", change.place, change.message)
}

impl Comparison {
    /// Moves accepted changes from [`changes`](Self::changes) to [`accepted`](Self::accepted). Returns
    /// the lines of entries that accept nothing, in order.
    pub fn accept(&mut self, accepted: &Accepted) -> Vec<usize> {
        let mut unused = accepted.entries.clone();
        let changes = std::mem::take(&mut self.changes);
        for change in changes {
            let entries = accepted.of(&change);
            for entry in &entries {
                unused.remove(*entry);
            }
            if entries.is_empty() {
                self.changes.push(change);
            } else {
                self.accepted.push(change);
            }
        }
        let mut lines: Vec<usize> = unused.into_values().collect();
        lines.sort_unstable();
        lines
    }

    /// Returns the lines of a file that accept every remaining change that breaks something.
    pub fn to_accepted(&self) -> String {
        let broken = self
            .changes
            .iter()
            .filter(|change| change.code.severity() > super::Severity::Nobody);
        let mut lines: Vec<String> = broken
            .map(|change| format!("{} {}", change.code, described(change)))
            .collect();
        lines.dedup();
        lines.push(String::new());
        lines.join("\n")
    }
}
