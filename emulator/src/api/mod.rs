//! Calls of the API, in HTTP and in GraphQL: authorization, validation, and changes to the objects
//! of the API. Must not use `token`.

pub(crate) mod arguments;
pub(crate) mod asked;
mod call;
pub(crate) mod catalog;
mod declared;
pub(crate) mod download;
pub(crate) mod endpoint;
pub(crate) mod graphql;
mod idempotency;
mod identity;
mod negotiation;
mod objects;
pub(crate) mod pages;
mod rate_limit;
mod raw;
mod resource;
pub(crate) mod state;
mod styles;
mod tree;
