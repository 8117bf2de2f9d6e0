//! Stores for grants: a trait, so that several processes can share grants, and implementations in memory
//! and in a file.
//!
//! A refresh token that rotates can be used only once. A session that refreshes therefore takes a lease,
//! reads the record again, records the attempt, sends the request, and commits the result unless the
//! record has changed. A crash between these steps leaves a record of the attempt; nothing is deleted.

// Must not use `session`, or send a request.

mod attempt;
mod bounded;
mod cipher;
#[cfg(feature = "store-conformance")]
pub mod conformance;
mod contract;
#[cfg(feature = "store-encryption")]
mod encrypted;
mod file;
mod key;
mod listing;
mod memory;
mod record;

pub use attempt::Attempt;
pub(crate) use bounded::Bounded;
pub use contract::{Commit, Lease, Store, StoreFuture, Version};
#[cfg(feature = "store-encryption")]
pub use encrypted::{
    DataKey, Encrypted, GeneratedKey, KeyBytes, KeyProvider, KeyService, KmsKeys, LocalKeys,
    Reencrypted,
};
#[cfg(any(test, fuzzing))]
pub(crate) use file::fuzz;
pub use file::{FileStore, FileStoreBuilder};
pub use key::GrantKey;
pub use listing::{Cursor, GrantFilter, GrantPage, ListedGrant};
pub use memory::MemoryStore;
pub(crate) use record::{Found, OpenRecord};
pub use record::{GrantRecord, GrantState};
