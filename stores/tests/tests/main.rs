//! The stores for fleets against real servers, which the tests start in folders of their own.
//!
//! Without the servers' programs in `PATH`, the tests are skipped with a message, unless
//! `LICIT_STORES=required` is set. The long form of the test with killed processes:
//!
//! ```sh
//! LICIT_KILL_SECONDS=1200 cargo test -p licit-store-tests killed -- --nocapture --test-threads=4
//! ```
//!
//! The keeper with 10,000 grants:
//!
//! ```sh
//! LICIT_FLEET=10000 cargo test -p licit-store-tests keeper -- --nocapture
//! ```

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

mod contract;
mod cut;
mod failures;
mod faulty;
mod guide;
mod keeper;
mod killed;
mod ledger;
mod lists;
mod lost_writes;
mod model;
mod notices;
mod provider;
mod restored;
mod servers;
mod worker;
