//! Where grants are kept while they live: a trait, so that a fleet of processes can share them, and
//! stores in memory and in a file.
//!
//! A refresh token that rotates can be used once. So whoever refreshes first takes a lease, reads
//! again, writes down what it is about to do, asks the server, and writes the result if nobody else
//! has written since. What a crash leaves between those steps is labelled, and never deleted.

mod bounded;
mod contract;
mod file;
mod memory;
mod record;

pub(crate) use bounded::Bounded;
pub use contract::{Commit, Lease, Store, StoreFuture, Version};
pub(crate) use file::fuzz;
pub use file::{FileStore, FileStoreBuilder};
pub use memory::MemoryStore;
pub use record::{Attempt, GrantKey, GrantRecord, GrantState};
