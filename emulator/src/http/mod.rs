//! Requests and replies, with their parameters, parts and pages. Must not use another room.

pub(crate) mod delivery;
pub(crate) mod host;
pub(crate) mod multipart;
pub(crate) mod page;
pub(crate) mod parameters;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod served;
pub(crate) mod undecoded;
