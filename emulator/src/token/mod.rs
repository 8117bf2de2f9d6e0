//! What clients do with tokens: obtain them by a grant, introspect and revoke them, and list the
//! tenants that they are for. Must not use the endpoints that users see.

mod assertion;
mod client_credentials;
pub(crate) mod connect;
mod device;
pub(crate) mod endpoint;
mod exchange;
mod fixed;
pub(crate) mod introspection;
mod issue;
mod refresh;
mod reply;
mod request;
pub(crate) mod revocation;
mod second;
