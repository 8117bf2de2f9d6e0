//! Webhooks signed by other implementations, in the formats of well-known providers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set up has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod acme;
mod events;
mod hmac;
mod secret;
mod tampering;
mod token;
