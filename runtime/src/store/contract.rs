//! What a store promises, and what its methods exchange.

use std::any::Any;
use std::fmt::{self, Debug};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::record::{GrantKey, GrantRecord};
use crate::error::StoreError;

/// What a store's methods return: a boxed future, so that stores can be trait objects.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A place where grants are kept.
///
/// Each call has a bound: the [deadline of a token request](crate::AppBuilder::timeout), and for
/// [`renew`](Self::renew) a quarter of the lease's time. A call that takes longer counts as failed,
/// and its future is dropped. It may have its effect all the same: a lease that nobody learned of
/// expires, and a commit that is made late is found by its version.
pub trait Store: Debug + Send + Sync + 'static {
    /// Reads the record of a grant, if there is one, with its version.
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>>;

    /// Takes the lease on a grant for `time`; `None` while somebody else has it. Each lease on a
    /// grant has a higher [fence](Lease::fence) than the one before.
    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>>;

    /// Makes a lease last for `time` from now; `false` when it is not the latest any more.
    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool>;

    /// Writes `record` if `lease` is the latest one and the stored version is `expected`, in one
    /// step. When this returns [`Commit::Done`], the record must survive what the store survives.
    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit>;

    /// Gives a lease back. One that is not the latest any more is passed over.
    fn release(&self, lease: Lease) -> StoreFuture<'_, ()>;

    /// Returns once the stored version is, or may be, another than `seen`, or the lease was given
    /// back. Returning too early does no harm; a store that cannot tell waits a little and returns.
    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()>;
}

/// The version of a record: counts its commits.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Version(u64);

impl Version {
    /// The version where there is no record yet.
    pub const NONE: Self = Self(0);

    /// The version of this number.
    pub fn new(number: u64) -> Self {
        Self(number)
    }

    /// Its number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The version of the next commit.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// The right to refresh a grant, for a time.
#[derive(Clone)]
pub struct Lease {
    key: GrantKey,
    fence: u64,
    /// Whatever gives the lease back when it is dropped.
    guard: Option<Arc<dyn Any + Send + Sync>>,
}

impl Lease {
    /// A lease on `key`; `fence` must be higher than that of every earlier lease on it.
    pub fn new(key: GrantKey, fence: u64) -> Self {
        Self {
            key,
            fence,
            guard: None,
        }
    }

    /// The same lease with something that is dropped with its last copy: where that gives the lease
    /// back, a task that is stopped in the middle keeps nobody waiting.
    #[must_use]
    pub fn with_guard(self, guard: impl Any + Send + Sync) -> Self {
        Self {
            guard: Some(Arc::new(guard)),
            ..self
        }
    }

    /// What was given to [`with_guard`](Self::with_guard), if it is a `T`.
    pub fn guard<T: Any>(&self) -> Option<&T> {
        self.guard.as_deref()?.downcast_ref()
    }

    /// The grant.
    pub fn key(&self) -> &GrantKey {
        &self.key
    }

    /// The number by which a store tells a lease that has run out from the latest one.
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

/// How a commit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commit {
    /// The record is written, with this version.
    Done(Version),
    /// The stored version is another one: nothing was written.
    Conflict,
    /// The lease has run out, and somebody else has taken one: nothing was written.
    Fenced,
}
