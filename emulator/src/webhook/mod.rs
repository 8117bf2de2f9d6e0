//! Webhooks: generates and signs events of the spec, for tests of their receivers. Must not use the
//! endpoints or the state of the emulator.

pub(crate) mod request;
pub(crate) mod sender;
mod signature;
