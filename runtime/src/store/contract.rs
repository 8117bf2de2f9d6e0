//! The store trait and the types of its methods.

use std::any::Any;
use std::fmt::{self, Debug};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::key::GrantKey;
use super::listing::{Cursor, GrantFilter, GrantPage};
use super::record::GrantRecord;
use crate::error::StoreError;

/// The return type of a store's methods: a boxed future, so that stores can be trait objects.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A store for grants.
///
/// Each call has a timeout: the [timeout of a token request](crate::AppBuilder::timeout), or for
/// [`renew`](Self::renew) a quarter of the lease's time. A call that exceeds it counts as failed, and
/// its future is dropped. It may still take effect later: an unused lease then expires, and a late
/// commit is detected by its version.
pub trait Store: Debug + Send + Sync + 'static {
    /// Reads the record of a grant with its version, if there is one.
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>>;

    /// Acquires the lease on a grant for `time`; `None` while someone else holds it. Each lease on a
    /// grant must have a higher [fence](Lease::fence) than the one before.
    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>>;

    /// Extends a lease to `time` from now; `false` if it is no longer the latest.
    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool>;

    /// Writes `record` atomically if `lease` is the latest one and the stored version is `expected`.
    /// When this returns [`Commit::Done`], the record must have the full durability of the store.
    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit>;

    /// Erases a grant atomically if `lease` is the latest one: its record, and its names in plain text. If
    /// the lease is not the latest, returns [`Commit::Fenced`] and changes nothing.
    ///
    /// A tombstone, without names and tokens, remains for the duration `tombstone`. During that time,
    /// [`load`](Self::load) returns [`GrantRecord::erased`] with the next version, so that a process
    /// that was refreshing the grant does not write it again. A commit over that version replaces the
    /// tombstone, and [`list`](Self::list) leaves it out. After that time, the tombstone disappears without
    /// another call. Also creates a tombstone for a grant without a record.
    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit>;

    /// Lists at most `limit` of the grants that `filter` selects, starting after `after`, in the store's
    /// own order. Grants that are added, changed or erased between two pages may be left out; every
    /// other grant is listed once. Contains no tokens.
    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage>;

    /// Releases a lease. A lease that is no longer the latest is ignored.
    fn release(&self, lease: Lease) -> StoreFuture<'_, ()>;

    /// Waits until the stored version may differ from `seen`, or the lease was released. Returning too
    /// early does no harm; a store without notifications waits briefly and returns.
    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()>;
}

/// The version of a record: the number of its commits.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Version(u64);

impl Version {
    /// The version of a missing record.
    pub const NONE: Self = Self(0);

    /// Creates a version from its number.
    pub fn new(number: u64) -> Self {
        Self(number)
    }

    /// Returns the number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// Returns the version of the next commit.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// The exclusive right to refresh a grant, for a limited time.
#[derive(Clone)]
pub struct Lease {
    key: GrantKey,
    fence: u64,
    /// Releases the lease when dropped.
    guard: Option<Arc<dyn Any + Send + Sync>>,
}

impl Lease {
    /// Creates a lease on `key`. `fence` must be higher than that of every earlier lease on it.
    pub fn new(key: GrantKey, fence: u64) -> Self {
        Self {
            key,
            fence,
            guard: None,
        }
    }

    /// Attaches a value that is dropped with the lease's last copy. If dropping it releases the lease, a
    /// cancelled task does not block others.
    #[must_use]
    pub fn with_guard(self, guard: impl Any + Send + Sync) -> Self {
        Self {
            guard: Some(Arc::new(guard)),
            ..self
        }
    }

    /// Returns the value passed to [`with_guard`](Self::with_guard), if it is a `T`.
    pub fn guard<T: Any>(&self) -> Option<&T> {
        self.guard.as_deref()?.downcast_ref()
    }

    /// Returns the grant's key.
    pub fn key(&self) -> &GrantKey {
        &self.key
    }

    /// Returns the fencing number, by which a store distinguishes an expired lease from the latest one.
    pub fn fence(&self) -> u64 {
        self.fence
    }
}

impl PartialEq for Lease {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.fence == other.fence
    }
}

impl Eq for Lease {}

impl Debug for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lease")
            .field("key", &self.key)
            .field("fence", &self.fence)
            .finish_non_exhaustive()
    }
}

/// The outcome of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Commit {
    /// The record was written or erased, with this version.
    Done(Version),
    /// The stored version differs from the expected one: nothing was written.
    Conflict,
    /// The lease expired and another one was acquired: nothing was written.
    Fenced,
}
