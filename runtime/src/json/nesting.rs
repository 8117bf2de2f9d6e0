//! Limits on nesting depth and on failed attempts while values are read.
//!
//! Objects and unions read their members from separate texts, so `serde_json`'s own depth limit starts
//! again for each; without this one, a reply could exhaust the stack. Nested unions whose members fail
//! late would double the work with every level.

use std::cell::Cell;
use std::fmt;

/// The maximum depth, more than any API uses.
const MAX: usize = 64;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// One level of nesting, while held.
pub(crate) struct Nesting(());

impl Nesting {
    /// Enters the next level.
    ///
    /// # Errors
    /// Returns an error if the maximum depth is exceeded.
    pub(crate) fn enter() -> Result<Self, TooDeep> {
        DEPTH.with(|depth| {
            if depth.get() == MAX {
                return Err(TooDeep);
            }
            depth.set(depth.get() + 1);
            Ok(Self(()))
        })
    }
}

impl Drop for Nesting {
    fn drop(&mut self) {
        DEPTH.with(|depth| depth.set(depth.get().saturating_sub(1)));
    }
}

/// The maximum nesting depth was exceeded.
#[derive(Debug)]
pub(crate) struct TooDeep;

/// The budget for failed attempts, as a multiple of the length of the outermost union.
const FAILURE_BUDGET: usize = 64;

thread_local! {
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Counts the attempts to read a union as one of its members.
pub(crate) struct Attempts {
    length: usize,
    is_outermost: bool,
}

impl Attempts {
    /// Starts counting attempts on a text of this length.
    pub(crate) fn begin(length: usize) -> Self {
        let is_outermost = LEFT.get().is_none();
        if is_outermost {
            LEFT.set(Some(length.saturating_mul(FAILURE_BUDGET)));
        }
        Self {
            length,
            is_outermost,
        }
    }

    /// Counts a failed attempt and returns whether another may be made.
    pub(crate) fn failed(&self) -> bool {
        let left = LEFT.get().and_then(|left| left.checked_sub(self.length));
        LEFT.set(Some(left.unwrap_or_default()));
        left.is_some()
    }
}

impl Drop for Attempts {
    fn drop(&mut self) {
        if self.is_outermost {
            LEFT.set(None);
        }
    }
}

impl fmt::Display for TooDeep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "values are nested deeper than {MAX}")
    }
}
