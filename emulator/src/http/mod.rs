//! One request and one reply, with the parameters, parts and pages that they are made of.
//! Must not use the spec or any other room.

pub(crate) mod host;
pub(crate) mod multipart;
pub(crate) mod page;
pub(crate) mod parameters;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod served;
pub(crate) mod undecoded;
