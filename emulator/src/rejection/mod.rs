//! Rejections: why a request is rejected, and the reply, which is a documented error of the spec or
//! of the RFC. Must not use `core`.

pub(crate) mod documented;
pub(crate) mod exclusion;
pub(crate) mod fault;
mod place;
mod reply;
mod rule;

pub(crate) use place::Place;
pub(crate) use reply::{reject, reject_call};
