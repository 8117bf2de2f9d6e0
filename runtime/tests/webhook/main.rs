//! Webhooks, signed as well-known providers sign theirs, by others than this crate.

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
