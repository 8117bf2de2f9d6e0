//! An in-memory store, shared by the sessions of one process. If the process is stopped in the middle of
//! a refresh, a grant whose refresh token rotates is lost.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, ListedGrant, Store,
    StoreFuture, Version,
};
use crate::clock;

/// An in-memory store.
#[derive(Debug, Default)]
pub struct MemoryStore {
    grants: Arc<Mutex<Grants>>,
}

#[derive(Debug, Default)]
struct Grants {
    entries: HashMap<GrantKey, Entry>,
    /// The number of the latest lease on any grant: an entry that was erased and is new again has no
    /// fence of an earlier lease.
    fences: u64,
}

/// Releases a lease when its last copy is dropped.
struct Guard {
    grants: Weak<Mutex<Grants>>,
    key: GrantKey,
    fence: u64,
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(grants) = self.grants.upgrade() {
            give_back(&mut lock(&grants), &self.key, self.fence);
        }
    }
}

#[derive(Debug, Default)]
struct Entry {
    version: Version,
    record: Option<GrantRecord>,
    fence: u64,
    leased_until: Option<Instant>,
    /// The end of an erased grant's tombstone.
    tombstone_until: Option<Instant>,
    /// Notified of every commit and every released lease.
    changes: watch::Sender<()>,
}

impl Entry {
    fn is_latest(&self, lease: &Lease) -> bool {
        self.fence == lease.fence()
    }

    /// Removes a tombstone whose time is over.
    fn settle(&mut self) {
        if self
            .tombstone_until
            .is_some_and(|until| until <= Instant::now())
        {
            self.tombstone_until = None;
            self.version = Version::NONE;
        }
    }

    /// Returns the record, or the tombstone of an erased grant.
    fn content(&self) -> Option<GrantRecord> {
        let erased = self.tombstone_until.map(|_| GrantRecord::erased());
        self.record.clone().or(erased)
    }

    fn is_needed(&self) -> bool {
        self.record.is_some()
            || self.tombstone_until.is_some()
            || self
                .leased_until
                .is_some_and(|until| Instant::now() < until)
    }
}

impl MemoryStore {
    /// Creates an empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn grants(&self) -> MutexGuard<'_, Grants> {
        lock(&self.grants)
    }

    fn take(&self, key: &GrantKey, time: Duration) -> Option<Lease> {
        let mut grants = self.grants();
        let grants = &mut *grants;
        let entry = grants.entries.entry(key.clone()).or_default();
        if entry
            .leased_until
            .is_some_and(|until| Instant::now() < until)
        {
            return None;
        }
        grants.fences += 1;
        entry.fence = grants.fences;
        entry.leased_until = Some(clock::after(time));
        let lease = Lease::new(key.clone(), entry.fence);
        Some(lease.with_guard(Guard {
            grants: Arc::downgrade(&self.grants),
            key: key.clone(),
            fence: entry.fence,
        }))
    }

    fn extend(&self, lease: &Lease, time: Duration) -> bool {
        let mut grants = self.grants();
        match grants.entries.get_mut(lease.key()) {
            Some(entry) if entry.is_latest(lease) && entry.leased_until.is_some() => {
                entry.leased_until = Some(clock::after(time));
                true
            }
            _ => false,
        }
    }

    fn write(&self, lease: &Lease, expected: Version, record: GrantRecord) -> Commit {
        let mut grants = self.grants();
        match grants.entries.get_mut(lease.key()) {
            Some(entry) if entry.is_latest(lease) => {
                entry.settle();
                if entry.version != expected {
                    return Commit::Conflict;
                }
                entry.version = expected.next();
                entry.record = Some(record);
                entry.tombstone_until = None;
                entry.changes.send_replace(());
                Commit::Done(entry.version)
            }
            _ => Commit::Fenced,
        }
    }

    fn erase_record(&self, lease: &Lease, time: Duration) -> Commit {
        let mut grants = self.grants();
        let commit = match grants.entries.get_mut(lease.key()) {
            Some(entry) if entry.is_latest(lease) => {
                entry.settle();
                entry.version = entry.version.next();
                entry.record = None;
                entry.tombstone_until = Some(clock::after(time));
                entry.changes.send_replace(());
                Commit::Done(entry.version)
            }
            _ => Commit::Fenced,
        };
        // Tombstones that nobody has read since their time was over.
        grants.entries.retain(|_, entry| {
            entry.settle();
            entry.is_needed()
        });
        commit
    }

    /// Returns a receiver for changes; `None` if the record has already changed.
    fn listen(&self, key: &GrantKey, seen: Version) -> Option<watch::Receiver<()>> {
        let grants = self.grants();
        let entry = grants.entries.get(key)?;
        (entry.version == seen && entry.leased_until.is_some()).then(|| entry.changes.subscribe())
    }
}

/// Ignores poisoning: every change is a single step, so a panic leaves no partial change.
fn lock(grants: &Mutex<Grants>) -> MutexGuard<'_, Grants> {
    grants.lock().unwrap_or_else(PoisonError::into_inner)
}

fn give_back(grants: &mut Grants, key: &GrantKey, fence: u64) {
    if let Some(entry) = grants.entries.get_mut(key)
        && entry.fence == fence
        && entry.leased_until.take().is_some()
    {
        entry.changes.send_replace(());
    }
}

impl Store for MemoryStore {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        let mut grants = self.grants();
        let found = grants.entries.get_mut(key).and_then(|entry| {
            entry.settle();
            Some((entry.version, entry.content()?))
        });
        drop(grants);
        Box::pin(async { Ok(found) })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(async move { Ok(self.take(key, time)) })
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move { Ok(self.extend(lease, time)) })
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(async move { Ok(self.write(lease, expected, record)) })
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(async move { Ok(self.erase_record(lease, tombstone)) })
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        let grants = self.grants();
        let found = grants.entries.iter().filter_map(|(key, entry)| {
            let end = entry.record.as_ref()?.ends_at();
            let is_selected = filter.selects(key, end);
            let grant = || ListedGrant::new(key.clone(), entry.version, end);
            is_selected.then(|| (key.digest(), grant()))
        });
        let page = GrantPage::cut(found.collect(), after, limit);
        drop(grants);
        Box::pin(async move { Ok(page) })
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            give_back(&mut self.grants(), lease.key(), lease.fence());
            Ok(())
        })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            if let Some(mut changes) = self.listen(key, seen) {
                // A closed channel means that the entry was removed.
                let _ = changes.changed().await;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use crate::store::{GrantState, OpenRecord};
    use crate::tables::ActsAs;
    use crate::token::StoredTokens;

    const LONG: Duration = Duration::from_secs(60);

    fn key() -> GrantKey {
        GrantKey::new("acme", "app", "", "client", "user")
    }

    fn record() -> GrantRecord {
        let tokens = StoredTokens::from_access_token(Secret::new("token"), &[], ActsAs::User);
        OpenRecord::new(tokens, GrantState::Ready).into()
    }

    #[tokio::test]
    async fn one_lease_at_a_time() {
        let store = MemoryStore::new();
        let lease = store.lease(&key(), LONG).await.unwrap().unwrap();
        assert!(store.lease(&key(), LONG).await.unwrap().is_none());
        store.release(lease.clone()).await.unwrap();
        let next = store.lease(&key(), LONG).await.unwrap().unwrap();
        assert!(next.fence() > lease.fence());
    }

    #[tokio::test(start_paused = true)]
    async fn an_expired_lease_cannot_write() {
        let store = MemoryStore::new();
        let late = store.lease(&key(), LONG).await.unwrap().unwrap();
        tokio::time::advance(LONG).await;
        let next = store.lease(&key(), LONG).await.unwrap().unwrap();
        assert!(!store.renew(&late, LONG).await.unwrap());
        assert_eq!(
            store.commit(&late, Version::NONE, record()).await.unwrap(),
            Commit::Fenced
        );
        assert_eq!(
            store.commit(&next, Version::NONE, record()).await.unwrap(),
            Commit::Done(Version::new(1))
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_renewed_lease_lasts() {
        let store = MemoryStore::new();
        let lease = store.lease(&key(), LONG).await.unwrap().unwrap();
        tokio::time::advance(LONG / 2).await;
        assert!(store.renew(&lease, LONG).await.unwrap());
        tokio::time::advance(LONG / 2).await;
        assert!(store.lease(&key(), LONG).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn a_commit_over_an_unread_version_is_a_conflict() {
        let store = MemoryStore::new();
        let lease = store.lease(&key(), LONG).await.unwrap().unwrap();
        store.commit(&lease, Version::NONE, record()).await.unwrap();
        assert_eq!(
            store.commit(&lease, Version::NONE, record()).await.unwrap(),
            Commit::Conflict
        );
    }

    #[tokio::test]
    async fn a_lease_is_released_with_its_last_copy() {
        let store = MemoryStore::new();
        let lease = store.lease(&key(), LONG).await.unwrap().unwrap();
        let copy = lease.clone();
        drop(lease);
        assert!(store.lease(&key(), LONG).await.unwrap().is_none());
        drop(copy);
        assert!(store.lease(&key(), LONG).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn a_commit_wakes_waiters() {
        let store = std::sync::Arc::new(MemoryStore::new());
        let lease = store.lease(&key(), LONG).await.unwrap().unwrap();
        let waiting = tokio::spawn({
            let store = store.clone();
            async move { store.changed(&key(), Version::NONE).await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        store.commit(&lease, Version::NONE, record()).await.unwrap();
        waiting.await.unwrap().unwrap();
    }
}
