//! Webhooks: generates and signs events of the spec, for tests of their receivers. Must not use `core`,
//! `authorization` or `token`.

pub(crate) mod request;
pub(crate) mod sender;
mod signature;
