//! Real processes that share one grant through a file and are killed or stopped: `kill -9` between
//! every two steps of a refresh, and at any time; `SIGSTOP` while the reply is in flight. The
//! server treats the reuse of a refresh token as theft.
//!
//! The long form, with a duration in seconds:
//!
//! ```sh
//! LICIT_KILL_SECONDS=600 cargo test -p licit-runtime --test processes -- --nocapture
//! ```

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

#[path = "../support/acme.rs"]
mod acme;
mod any_time;
mod every_step;
mod folder;
mod issuer;
mod mortal;
mod stopped;
#[path = "../support/mod.rs"]
mod support;
mod worker;
