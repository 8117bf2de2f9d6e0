//! What the handlers share: the provider, its settings, its clients, its clock, and everything that it
//! has issued. Answers no request; must not use a room with a handler in it.

pub(crate) mod challenge;
pub(crate) mod client;
pub(crate) mod consent;
pub(crate) mod failure;
pub(crate) mod issued;
pub(crate) mod routes;
pub(crate) mod server;
pub(crate) mod state;
