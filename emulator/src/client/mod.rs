//! Clients: how they authenticate at the endpoints, and how they register themselves.
//! Must not use `token` or `api`.

pub(crate) mod assertion;
pub(crate) mod authentication;
pub(crate) mod document;
pub(crate) mod registration;
mod signatures;
