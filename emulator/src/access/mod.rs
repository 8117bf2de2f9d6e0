//! What a request asks for (scopes, resources, authorization details), and what the token that it
//! carries allows. Must not issue anything, nor use a room with an endpoint in it.

pub(crate) mod details;
pub(crate) mod dpop;
pub(crate) mod resources;
pub(crate) mod scopes;
pub(crate) mod token;
