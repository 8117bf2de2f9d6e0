//! The repository's statements about itself are true: its guide, its generated code, its security
//! page.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

mod budgets;
mod compiled_once;
mod docs_examples;
mod doors;
mod generated_examples;
mod links;
mod printed_calls;
mod security_page;
mod spec_limits;
