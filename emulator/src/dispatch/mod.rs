//! Dispatch: finds the handler of a request, and records what it answered.
//! Must not use `emulator`.

mod control;
mod cors;
pub(crate) mod dispatcher;
pub(crate) mod expected;
pub(crate) mod first_login;
pub(crate) mod index;
mod live;
mod metadata;
pub(crate) mod recorded;
