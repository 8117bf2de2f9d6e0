//! Protocols beside RFC 6749, each by a spec that asks for it: a generated client against the
//! emulator, which plays the server from the same spec, and a look at what was really sent.
//!
//! The specs are in `tests/specs/protocols`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

mod client_authentication;
mod details;
mod dpop;
mod introspection;
mod openid;
mod pushed;
mod registration;
mod resources;
mod signed_responses;
mod support;
