//! The grants beside the authorization code, with generated clients against the emulator: what is
//! sent, what comes of it, and what the types rule out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

mod assertions;
mod callbacks;
mod connections;
mod devices;
mod support;
mod token_requests;
