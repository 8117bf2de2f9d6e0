//! The simulated store: one [`Shelf`] for each grant, and the lease of the keepers.

use std::time::Duration;

use tokio::time::sleep;

use super::{Member, lock, millis, subject};
use crate::simulation::store::Shelf;
use crate::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, ListedGrant, Store,
    StoreFuture, Version,
};

/// How long a call takes.
const LATENCY: Duration = Duration::from_millis(1);

/// How long a caller waits for a change.
const WAIT: Duration = Duration::from_millis(200);

/// The stored grants.
#[derive(Debug)]
pub(super) struct Shelves {
    grants: Vec<Shelf>,
    /// Only its lease is used.
    keepers: Shelf,
    calls: usize,
    listed: usize,
}

impl Shelves {
    pub(super) fn new(count: usize, grant: impl Fn(usize) -> Shelf) -> Self {
        Self {
            grants: (0..count).map(&grant).collect(),
            keepers: grant(0),
            calls: 0,
            listed: 0,
        }
    }

    pub(super) fn all(&self) -> &[Shelf] {
        &self.grants
    }

    /// The number of calls about grants.
    pub(super) fn calls(&self) -> usize {
        self.calls
    }

    /// The number of grants in lists.
    pub(super) fn listed(&self) -> usize {
        self.listed
    }

    fn of(&mut self, key: &GrantKey) -> &mut Shelf {
        match number(key) {
            Some(number) => {
                self.calls += 1;
                &mut self.grants[number]
            }
            None => &mut self.keepers,
        }
    }

    fn page(&mut self, filter: &GrantFilter, after: Option<&Cursor>, limit: usize) -> GrantPage {
        self.calls += 1;
        let key = GrantKey::new("fleet", "app", "", "model", "");
        let first = after.map_or(0, |after| after.as_str().parse::<usize>().unwrap() + 1);
        let (mut page, mut last) = (Vec::new(), first);
        for (number, shelf) in self.grants.iter().enumerate().skip(first) {
            let end = shelf
                .record
                .end()
                .map(crate::clock::Timestamp::to_system_time);
            if filter
                .end()
                .is_some_and(|before| end.is_none_or(|end| end >= before))
            {
                continue;
            }
            if page.len() == limit {
                self.listed += limit;
                return GrantPage::new(page, Some(Cursor::new(last.to_string())));
            }
            let key = key.with_subject(subject(number));
            page.push(ListedGrant::new(key, shelf.version, end));
            last = number;
        }
        self.listed += page.len();
        GrantPage::new(page, None)
    }
}

/// Returns the number of a grant; `None` for the keepers' lease.
fn number(key: &GrantKey) -> Option<usize> {
    key.subject().strip_prefix('u')?.parse().ok()
}

/// A process's access to the store.
#[derive(Debug)]
pub(super) struct SimStore(pub(super) Member);

impl SimStore {
    /// Runs a call.
    async fn call<T>(&self, call: impl FnOnce(&mut Shelves, u64) -> T) -> T {
        sleep(LATENCY).await;
        self.0.alive().await;
        let now = self.0.world.now();
        call(&mut lock(&self.0.world.shelves), now)
    }
}

impl Store for SimStore {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(async move {
            let load = |shelves: &mut Shelves, _| {
                let grant = shelves.of(key);
                (grant.version, grant.record.clone().into())
            };
            Ok(Some(self.call(load).await))
        })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(async move {
            let lease = |shelves: &mut Shelves, now| shelves.of(key).lease(now, millis(time));
            let fence = self.call(lease).await;
            Ok(fence.map(|fence| Lease::new(key.clone(), fence)))
        })
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            let renew = |shelves: &mut Shelves, now| {
                let grant = shelves.of(lease.key());
                grant.renew(now, lease.fence(), millis(time))
            };
            Ok(self.call(renew).await)
        })
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        let Ok(crate::store::Found::Record(record)) = record.into_found() else {
            panic!("an encrypted or erased record is committed");
        };
        Box::pin(async move {
            let commit = |shelves: &mut Shelves, now| {
                let grant = shelves.of(lease.key());
                let commit = grant.may_commit(lease.fence(), expected);
                if let Commit::Done(_) = commit {
                    grant.put(now, lease.fence(), *record);
                }
                commit
            };
            Ok(self.call(commit).await)
        })
    }

    fn erase<'a>(&'a self, _: &'a Lease, _: Duration) -> StoreFuture<'a, Commit> {
        panic!("no grant is erased")
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        Box::pin(async move {
            let list = |shelves: &mut Shelves, _| shelves.page(filter, after, limit);
            Ok(self.call(list).await)
        })
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let release = |shelves: &mut Shelves, _| shelves.of(lease.key()).release(lease.fence());
            self.call(release).await;
            Ok(())
        })
    }

    fn changed<'a>(&'a self, _: &'a GrantKey, _: Version) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            sleep(WAIT).await;
            Ok(())
        })
    }
}
