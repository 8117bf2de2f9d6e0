//! Tests the emulator's endpoints over sockets.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod api;
mod authorization;
mod faults;
mod graphql;
mod limits;
mod lists;
mod pages;
mod record;
mod registered;
mod robustness;
mod script_files;
mod scripts;
mod security;
mod signatures;
mod styles;
mod support;
mod token;
