//! API calls over real sockets: what is sent, what comes back, what goes wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

mod acme;
mod error;
mod graphql;
mod leak;
mod page;
mod renewal;
mod request;
mod stream;
#[path = "../support/mod.rs"]
mod support;
