//! The token endpoint (RFC 6749 §3.2) and endpoints with the same client authentication: writes
//! requests and reads replies. Must not use `grant` or `session`.

mod beside;
pub(crate) mod endpoint;
pub(crate) mod expiry;
pub(crate) mod form;
pub(crate) mod introspection;
mod json_body;
#[cfg(test)]
mod properties;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod revocation;
#[cfg(feature = "jose")]
mod signed_introspection;
