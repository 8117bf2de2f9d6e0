//! What a spec declares, the runtime does and the emulator plays. Each test states the smallest spec
//! with one key, logs in with it, and checks the requests that were sent.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod authorization;
mod clients;
mod endpoints;
mod replies;
mod revocation;
mod scopes;
mod support;
mod templates;
