//! Tests protocols beyond RFC 6749, each enabled by a spec: a generated client against the
//! emulator, which runs the same spec. The tests check the requests that were sent.
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
mod encrypted;
mod introspection;
mod openid;
mod profiles;
mod pushed;
mod registration;
mod resources;
mod signed_requests;
mod signed_responses;
mod support;
mod tenant_issuers;
