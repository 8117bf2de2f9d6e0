//! Reading specs and documents: which files, what an OpenAPI document becomes, and every mistake with its
//! report.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod files;
mod losses;
mod openapi;
mod schema;
mod wrong_specs;
