//! Access: the scopes, resources and authorization details of a request, and what its access token
//! allows. Must not use `token` or `authorization`.

pub(crate) mod details;
pub(crate) mod dpop;
pub(crate) mod resources;
pub(crate) mod scopes;
pub(crate) mod security;
pub(crate) mod token;

/// The user name of HTTP Basic credentials.
pub(crate) const BASIC_USER: &str = "emulated-user";
