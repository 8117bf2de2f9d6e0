//! Holds what licit sends and reads against validators that this project did not write.
//!
//! The documents of `documents/` are judged, and a sample of those in the folder that
//! `LICIT_OPENAPI` names. `LICIT_JUDGES=all` judges all of them. `LICIT_BLESS=1` writes the tables.
//! The tests are skipped without `LICIT_OPENAPI`, because they need package registries.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod causes;
mod credentials;
mod documents;
mod dynamic;
mod generated;
mod headers;
mod node;
mod outcome;
mod program;
mod python;
mod recorder;
mod replies;
mod requests;
mod types;
mod written;
