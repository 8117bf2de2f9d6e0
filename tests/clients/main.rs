//! Generated clients against the emulator: what they send, what they accept, and what their types rule
//! out. One program, so that the runtime, the emulator and the models are linked once.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test may fail"
)]

mod calls;
mod errors;
mod facts;
mod grants;
mod graphql_client;
mod media_types;
mod mock;
mod models;
mod moneybird;
mod request_shapes;
mod security;
mod versions;
mod webhooks;
