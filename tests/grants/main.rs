//! The grants beside the authorization code, with generated clients against the emulator: what is
//! sent, what comes of it, and what the types rule out.

#![expect(missing_docs, reason = "modules as an application declares them")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

mod assertions;
mod devices;
mod support;
