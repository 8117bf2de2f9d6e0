//! One request and one reply, with the parameters, parts and pages that they are made of.
//! Knows no spec and no other room.

pub(crate) mod host;
pub(crate) mod multipart;
pub(crate) mod page;
pub(crate) mod parameters;
pub(crate) mod reply;
pub(crate) mod request;
