//! Runs the commands of `cargo licit`, and checks their output, files and exit codes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod call;
mod catalog;
mod certificate;
mod completions;
mod diff;
mod docs;
mod document_root;
mod documents;
mod emulate;
mod emulated;
mod grants;
mod graphql;
mod hostile;
mod import;
mod login;
mod names;
mod output;
mod sdk;
#[path = "../../../tests/interop/server.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "shared with the tests of generated clients, which use the rest of it"
)]
mod server;
mod settings;
mod support;
mod verbose;
