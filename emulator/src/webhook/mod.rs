//! Webhooks: events of the spec, made up and signed as the spec says, for tests of their receivers.
//! Must not use the endpoints or the state of the emulator.

pub(crate) mod request;
pub(crate) mod sender;
mod signature;
