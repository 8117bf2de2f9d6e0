//! How deep objects stand in each other while they are read. Every level is a call of its own, which
//! no deserializer's bound counts: a reply must not be able to use up the stack.

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

impl fmt::Display for TooDeep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "values are nested deeper than {MAX}")
    }
}
