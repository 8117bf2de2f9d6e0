//! The simulated store: leases by the store's clock, fencing, compare-and-swap.

use std::time::Duration;

use super::process::Handle;
use super::scenario::Millis;
use super::world::{Operation, Reply};
use crate::error::StoreError;
use crate::store::{
    Commit, Cursor, Found, GrantFilter, GrantKey, GrantPage, GrantRecord, GrantState, Lease,
    OpenRecord, Store, StoreFuture, Version,
};

/// The stored data of the only grant.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) record: OpenRecord,
    pub(super) version: Version,
    /// The number of the latest lease.
    pub(super) fence: u64,
    leased_until: Option<Millis>,
    /// When the latest record of a lost grant was replaced.
    lost_until: Option<Millis>,
    /// The lease under which the record was written.
    pub(super) written_under: u64,
}

impl Shelf {
    pub(super) fn new(record: OpenRecord) -> Self {
        Self {
            record,
            version: Version::new(1),
            fence: 0,
            leased_until: None,
            lost_until: None,
            written_under: 0,
        }
    }

    pub(super) fn lease(&mut self, now: Millis, time: Millis) -> Option<u64> {
        if self.leased_until.is_some_and(|until| now < until) {
            return None;
        }
        self.fence += 1;
        self.leased_until = Some(now + time);
        Some(self.fence)
    }

    pub(super) fn renew(&mut self, now: Millis, fence: u64, time: Millis) -> bool {
        let is_held = self.fence == fence && self.leased_until.is_some();
        if is_held {
            self.leased_until = Some(now + time);
        }
        is_held
    }

    /// Returns what the result of a commit would be.
    pub(super) fn may_commit(&self, fence: u64, expected: Version) -> Commit {
        if self.fence != fence {
            Commit::Fenced
        } else if self.version != expected {
            Commit::Conflict
        } else {
            Commit::Done(expected.next())
        }
    }

    /// Whether the record was that of a lost grant at any time since `begun`.
    pub(super) fn was_lost_since(&self, begun: Millis) -> bool {
        self.is_lost() || self.lost_until.is_some_and(|until| until >= begun)
    }

    fn is_lost(&self) -> bool {
        matches!(self.record.state(), GrantState::Lost(_))
    }

    pub(super) fn put(&mut self, now: Millis, fence: u64, record: OpenRecord) {
        if self.is_lost() {
            self.lost_until = Some(now);
        }
        self.record = record;
        self.version = self.version.next();
        self.written_under = fence;
    }

    pub(super) fn release(&mut self, fence: u64) {
        if self.fence == fence {
            self.leased_until = None;
        }
    }
}

/// A process's access to the store.
#[derive(Debug)]
pub(super) struct SimStore(pub(super) Handle);

fn millis(time: Duration) -> Millis {
    u64::try_from(time.as_millis()).unwrap()
}

fn failure<T>() -> Result<T, StoreError> {
    Err(StoreError::new("the simulated store failed"))
}

impl Store for SimStore {
    fn load<'a>(&'a self, _: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(async move {
            match self.0.call(Operation::Load).await {
                Reply::Loaded(version, record) => Ok(Some((version, (*record).into()))),
                _ => failure(),
            }
        })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(async move {
            match self.0.call(Operation::Lease(millis(time))).await {
                Reply::Leased(fence) => Ok(fence.map(|fence| Lease::new(key.clone(), fence))),
                _ => failure(),
            }
        })
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            match self
                .0
                .call(Operation::Renew(lease.fence(), millis(time)))
                .await
            {
                Reply::Renewed(is_held) => Ok(is_held),
                _ => failure(),
            }
        })
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(async move {
            let Ok(Found::Record(record)) = record.into_found() else {
                return failure();
            };
            let operation = Operation::Commit(lease.fence(), expected, record);
            match self.0.call(operation).await {
                Reply::Committed(commit) => Ok(commit),
                _ => failure(),
            }
        })
    }

    /// Not part of the model.
    fn erase<'a>(&'a self, _: &'a Lease, _: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(async { failure() })
    }

    /// Not part of the model.
    fn list<'a>(
        &'a self,
        _: &'a GrantFilter,
        _: Option<&'a Cursor>,
        _: usize,
    ) -> StoreFuture<'a, GrantPage> {
        Box::pin(async { failure() })
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            match self.0.call(Operation::Release(lease.fence())).await {
                Reply::Done => Ok(()),
                _ => failure(),
            }
        })
    }

    fn changed<'a>(&'a self, _: &'a GrantKey, _: Version) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            match self.0.call(Operation::Wait).await {
                Reply::Done => Ok(()),
                _ => failure(),
            }
        })
    }
}
