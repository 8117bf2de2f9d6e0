//! Stores for grants: a trait, so that several processes can share grants, and implementations in memory
//! and in a file.
//!
//! A refresh token that rotates can be used only once. A session that refreshes therefore takes a lease,
//! reads the record again, records the attempt, sends the request, and commits the result unless the
//! record has changed. A crash between these steps leaves a record of the attempt; nothing is deleted.

mod bounded;
#[cfg(feature = "store-conformance")]
pub mod conformance;
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
