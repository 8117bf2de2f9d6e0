//! Tests licit as a dependency of crates outside the workspace.
//!
//! All of these crates are compiled in one target folder with one profile (`nested.rs`), so that
//! licit and its dependencies are compiled once for all of them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod breaking;
mod corpus;
mod crates;
mod losses;
mod nested;
mod random_schemas;
