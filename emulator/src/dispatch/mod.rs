//! Finds the handler of a request and records what was answered.
//! Above every handler; no handler may use it.

pub(crate) mod recorded;
