//! The token endpoint (RFC 6749 §3.2) and the endpoints that authenticate clients as it does: requests
//! are written, replies are read. Which grant asks, and what becomes of the tokens, is not known here.

mod beside;
pub(crate) mod endpoint;
pub(crate) mod expiry;
pub(crate) mod form;
pub(crate) mod introspection;
#[cfg(test)]
mod properties;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod revocation;
