//! How deep values stand in each other while they are read, and how often they are tried in vain.
//!
//! Objects and unions read their members from texts of their own, each with a bound that begins
//! anew: a reply must not be able to use up the stack. And a union whose members fail late, in a
//! union whose members fail late, would double the work with every level.

use std::cell::Cell;
use std::fmt;

/// More levels than any API has.
const MAX: usize = 64;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// One level, for as long as it is held.
pub(crate) struct Nesting(());

impl Nesting {
    /// Goes one level deeper.
    ///
    /// # Errors
    /// When that is too deep.
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

/// Objects stand in each other too deep.
#[derive(Debug)]
pub(crate) struct TooDeep;

/// How many times the length of the outermost union may be read in vain.
const IN_VAIN: usize = 64;

thread_local! {
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The attempts to read a union as one of its members.
pub(crate) struct Attempts {
    length: usize,
    is_outermost: bool,
}

impl Attempts {
    /// Attempts at a text of this length.
    pub(crate) fn begin(length: usize) -> Self {
        let is_outermost = LEFT.get().is_none();
        if is_outermost {
            LEFT.set(Some(length.saturating_mul(IN_VAIN)));
        }
        Self {
            length,
            is_outermost,
        }
    }

    /// Counts an attempt that failed; whether another may be made.
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
