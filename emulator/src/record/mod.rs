//! Records from the real provider: forwards requests to it, and records replies as a script. Of a reply, only
//! what the spec describes is recorded, and no secret. Must not use `dispatch`.

mod call;
mod filter;
mod forward;
pub(crate) mod recorder;
pub(crate) mod recording;
mod secrets;
mod target;
pub(crate) mod upstream;
