//! Tests the emulator's endpoints over sockets.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod api;
mod authorization;
mod graphql;
mod limits;
mod pages;
mod robustness;
mod security;
mod styles;
mod support;
mod token;
