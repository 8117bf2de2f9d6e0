//! Counts parts of values that the spec does not list: unknown values of enums, other values of
//! constants, values of no variant of a union. They are preserved, but indicate that the value
//! belongs to another variant.

use std::cell::Cell;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// Counts a part; used by [`open_integer_enum!`](crate::open_integer_enum!).
#[doc(hidden)]
pub fn add() {
    COUNT.set(COUNT.get().wrapping_add(1));
}

/// Returns the number of parts read by this thread.
pub(crate) fn count() -> usize {
    COUNT.get()
}

/// Forgets the parts that were counted since `count` returned this number.
pub(crate) fn reset(count: usize) {
    COUNT.set(count);
}
