//! Dispatch: finds the handler of a request, and records what it answered.
//! Uses every handler; no handler may use it.

pub(crate) mod dispatcher;
pub(crate) mod first_login;
pub(crate) mod index;
mod metadata;
pub(crate) mod recorded;
