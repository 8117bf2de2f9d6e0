//! Checks that the runtime and the emulator do what a spec declares. Each test writes the smallest
//! spec with one key, logs in with it, and checks the requests.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod authorization;
mod clients;
mod endpoints;
mod graphql;
mod replies;
mod revocation;
mod scopes;
mod support;
mod templates;
