//! API calls over real sockets: requests, replies and errors.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

mod acme;
mod authentication;
mod error;
mod graphql;
mod leak;
mod middleware;
mod mock;
mod observe;
mod options;
mod page;
mod rate_limit;
mod redirect;
mod refresh;
mod request;
mod retry;
mod stream;
#[path = "../support/mod.rs"]
mod support;
mod token_in_body;
mod user_identity;
