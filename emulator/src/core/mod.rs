//! The state that handlers share: the provider, its settings, clients and clock, and everything
//! that it issued. Must not use a handler, such as `api`, `authorization` or `token`.

pub(crate) mod challenge;
pub(crate) mod client;
pub(crate) mod condition;
pub(crate) mod consent;
pub(crate) mod failure;
pub(crate) mod fault_rule;
pub(crate) mod fit;
pub(crate) mod grant_kind;
pub(crate) mod issued;
pub(crate) mod performed;
pub(crate) mod pushed;
pub(crate) mod registered;
pub(crate) mod routes;
pub(crate) mod script;
pub(crate) mod scripted_reply;
pub(crate) mod sent;
pub(crate) mod server;
pub(crate) mod signed;
pub(crate) mod state;
