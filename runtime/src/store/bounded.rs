//! A store wrapper with a timeout for every call: a database that accepts connections and never responds
//! must not block callers.

use std::sync::Arc;
use std::time::Duration;

use super::{
    Commit, Cursor, Found, GrantFilter, GrantKey, GrantPage, Lease, OpenRecord, Store, Version,
};
use crate::clock;
use crate::error::StoreError;
use crate::http;
use crate::mutant::{Mutant, planted};

/// A store with a timeout for each call.
#[derive(Debug, Clone)]
pub(crate) struct Bounded {
    store: Arc<dyn Store>,
    bound: Duration,
}

impl Bounded {
    /// Limits each call of `store` to `bound`.
    pub(crate) fn new(store: Arc<dyn Store>, bound: Duration) -> Self {
        Self { store, bound }
    }

    pub(crate) async fn load(
        &self,
        key: &GrantKey,
    ) -> Result<Option<(Version, Found)>, StoreError> {
        let stored = self.bounded("load", self.store.load(key)).await?;
        let Some((version, record)) = stored else {
            return Ok(None);
        };
        let encrypted = |_| {
            StoreError::new(
                "the grant is encrypted: wrap the store in `Encrypted` with the key that it was \
                 written with",
            )
        };
        let found = record.into_found().map_err(encrypted)?;
        Ok(Some((version, found)))
    }

    /// A lease granted after this call timed out expires on its own.
    pub(crate) async fn lease(
        &self,
        key: &GrantKey,
        time: Duration,
    ) -> Result<Option<Lease>, StoreError> {
        self.bounded("lease", self.store.lease(key, time)).await
    }

    /// The timeout is short enough for another renewal before the lease of `time` expires.
    pub(crate) async fn renew(&self, lease: &Lease, time: Duration) -> Result<bool, StoreError> {
        if planted(Mutant::WaitsForRenewal) {
            return self.store.renew(lease, time).await;
        }
        let bound = self.bound.min(time / 4);
        self.bounded_by(bound, "renew", self.store.renew(lease, time))
            .await
    }

    /// A commit that fails or times out may have taken effect.
    pub(crate) async fn commit(
        &self,
        lease: &Lease,
        expected: Version,
        record: OpenRecord,
    ) -> Result<Commit, StoreError> {
        let commit = self.store.commit(lease, expected, record.into());
        self.bounded("commit", commit).await
    }

    /// An erasure that fails or times out may have taken effect.
    pub(crate) async fn erase(
        &self,
        lease: &Lease,
        tombstone: Duration,
    ) -> Result<Commit, StoreError> {
        self.bounded("erase", self.store.erase(lease, tombstone))
            .await
    }

    pub(crate) async fn list(
        &self,
        filter: &GrantFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<GrantPage, StoreError> {
        let page = self.store.list(filter, after, limit);
        self.bounded("list", page).await
    }

    pub(crate) async fn release(&self, lease: Lease) -> Result<(), StoreError> {
        self.bounded("release", self.store.release(lease)).await
    }

    /// Waits for a change, at most for `wait`.
    pub(crate) async fn changed(
        &self,
        key: &GrantKey,
        seen: Version,
        wait: Duration,
    ) -> Result<(), StoreError> {
        let change = http::within(clock::after(wait), self.store.changed(key, seen));
        change.await.unwrap_or(Ok(()))
    }

    async fn bounded<T>(
        &self,
        call: &str,
        answer: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        self.bounded_by(self.bound, call, answer).await
    }

    async fn bounded_by<T>(
        &self,
        bound: Duration,
        call: &str,
        answer: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        if planted(Mutant::StoreUnbounded) {
            return answer.await;
        }
        let answer = http::within(clock::after(bound), answer).await;
        answer.unwrap_or_else(|_| {
            Err(StoreError::new(format!(
                "`{call}` did not return within {bound:?}"
            )))
        })
    }
}
