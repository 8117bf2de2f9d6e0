//! Reading specs and documents: the files, the results for OpenAPI documents, and the report of
//! each mistake.

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
mod warnings;
mod wrong_specs;
