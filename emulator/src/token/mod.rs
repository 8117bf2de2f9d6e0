//! What clients do with tokens: obtain them by a grant, introspect and revoke them, and list the
//! tenants that they are for. Must not use `authorization`.

mod client_credentials;
mod device;
pub(crate) mod endpoint;
mod exchange;
mod fixed;
pub(crate) mod introspection;
mod issue;
mod jwt_bearer;
mod presented;
mod refresh;
mod reply;
mod request;
pub(crate) mod revocation;
mod second;
pub(crate) mod tenants;
mod token_exchange;
mod without_code;
