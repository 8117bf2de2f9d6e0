//! The stores of the runtime fulfil the contract of stores, and the suite finds those that do not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::sync::Arc;
use std::time::Duration;

use licit_runtime::store::conformance::{Conformance, ConformanceError};
use licit_runtime::store::{
    Commit, Cursor, FileStore, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, MemoryStore,
    Store, StoreFuture, Version,
};

#[tokio::test(start_paused = true)]
async fn the_memory_store_fulfils_the_contract() {
    let memory: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let suite = Conformance::new(async || Ok(memory.clone()));
    suite.run().await.expect("no violation");
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_store_fulfils_the_contract() {
    use std::os::unix::fs::DirBuilderExt;

    let name = format!("licit-conformance-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let created = std::fs::DirBuilder::new().mode(0o700).create(&folder);
    created.expect("a folder");
    let path = folder.join("tokens.json");
    // The lock of a file ends with its process.
    let suite = Conformance::new(async || Ok(Arc::new(FileStore::open(&path)?) as Arc<dyn Store>));
    let outcome = suite.without_expiry().run().await;
    std::fs::remove_dir_all(&folder).expect("a folder");
    outcome.expect("no violation");
}

/// A way in which a store violates the contract.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// Commits overwrite versions that nobody read.
    Overwrites,
    /// A lease is granted while another one is held.
    SharesLeases,
    /// A lease that was taken over is renewed.
    RenewsAnyLease,
    /// A lease that was taken over still writes.
    IgnoresFences,
    /// Leases never expire.
    KeepsLeases,
    /// Nobody is woken.
    WakesNobody,
    /// Names that differ in case are one grant.
    IgnoresCase,
    /// A commit is reported and not written.
    Forgets,
    /// An erasure is reported, and the record remains.
    ErasesNothing,
    /// A lease that was taken over still erases.
    ErasesWithAnyLease,
    /// The tombstones of erased grants never end.
    KeepsTombstones,
    /// Lists have one page.
    ListsOnePage,
    /// Lists contain every grant.
    IgnoresFilters,
}

#[derive(Debug)]
struct Faulty(MemoryStore, Fault);

impl Faulty {
    fn key(&self, key: &GrantKey) -> GrantKey {
        if self.1 != Fault::IgnoresCase {
            return key.clone();
        }
        let mut members = serde_json::to_value(key).unwrap();
        members["subject"] = key.subject().to_lowercase().into();
        serde_json::from_value(members).unwrap()
    }
}

impl Store for Faulty {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(async move { self.0.load(&self.key(key)).await })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(async move {
            let time = match self.1 {
                Fault::KeepsLeases => time * 1_000,
                _ => time,
            };
            let lease = self.0.lease(&self.key(key), time).await?;
            if self.1 == Fault::SharesLeases {
                return Ok(Some(lease.unwrap_or_else(|| Lease::new(key.clone(), 99))));
            }
            Ok(lease)
        })
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            let renewed = self.0.renew(lease, time).await?;
            Ok(renewed || self.1 == Fault::RenewsAnyLease)
        })
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(async move {
            if self.1 == Fault::Forgets {
                return Ok(Commit::Done(expected.next()));
            }
            let commit = self.0.commit(lease, expected, record.clone()).await?;
            match (self.1, commit) {
                (Fault::IgnoresFences, Commit::Fenced) => Ok(Commit::Done(expected.next())),
                (Fault::Overwrites, Commit::Conflict) => {
                    let found = self.0.load(lease.key()).await?;
                    let version = found.map_or(Version::NONE, |(version, _)| version);
                    self.0.commit(lease, version, record).await
                }
                (_, commit) => Ok(commit),
            }
        })
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(async move {
            match self.1 {
                Fault::ErasesNothing => Ok(Commit::Done(Version::new(2))),
                Fault::KeepsTombstones => self.0.erase(lease, tombstone * 1_000).await,
                Fault::ErasesWithAnyLease => match self.0.erase(lease, tombstone).await? {
                    Commit::Fenced => Ok(Commit::Done(Version::new(2))),
                    commit => Ok(commit),
                },
                _ => self.0.erase(lease, tombstone).await,
            }
        })
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        Box::pin(async move {
            let all = GrantFilter::all();
            let filter = if self.1 == Fault::IgnoresFilters {
                &all
            } else {
                filter
            };
            let page = self.0.list(filter, after, limit).await?;
            if self.1 == Fault::ListsOnePage {
                return Ok(GrantPage::new(page.grants().to_vec(), None));
            }
            Ok(page)
        })
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        self.0.release(lease)
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            if self.1 == Fault::WakesNobody {
                return std::future::pending().await;
            }
            self.0.changed(&self.key(key), seen).await
        })
    }
}

async fn violations(fault: Fault) -> ConformanceError {
    let store: Arc<dyn Store> = Arc::new(Faulty(MemoryStore::new(), fault));
    let suite = Conformance::new(async || Ok(store.clone()));
    suite.run().await.expect_err("a violation")
}

#[tokio::test(start_paused = true)]
async fn every_fault_is_found_by_the_case_that_names_it() {
    let faults = [
        (
            Fault::Overwrites,
            "records::a_commit_over_another_version_is_a_conflict",
        ),
        (
            Fault::SharesLeases,
            "leases::a_grant_has_one_lease_at_a_time",
        ),
        (
            Fault::RenewsAnyLease,
            "leases::a_lease_that_another_took_over_is_not_renewed",
        ),
        (
            Fault::IgnoresFences,
            "leases::an_expired_lease_cannot_write_once_another_was_taken",
        ),
        (
            Fault::KeepsLeases,
            "leases::an_expired_lease_can_be_taken_by_another_process",
        ),
        (
            Fault::WakesNobody,
            "waiting::a_commit_wakes_waiting_processes",
        ),
        (
            Fault::IgnoresCase,
            "records::names_with_any_text_are_separate_grants",
        ),
        (
            Fault::Forgets,
            "records::a_committed_record_is_returned_unchanged_to_every_process",
        ),
        (
            Fault::ErasesNothing,
            "erasure::every_process_loads_the_tombstone_of_an_erased_grant",
        ),
        (
            Fault::ErasesWithAnyLease,
            "erasure::only_the_latest_lease_erases",
        ),
        (
            Fault::KeepsTombstones,
            "erasure::a_tombstone_ends_by_itself",
        ),
        (
            Fault::ListsOnePage,
            "listing::pages_contain_every_grant_once",
        ),
        (
            Fault::IgnoresFilters,
            "listing::grants_are_found_by_provider_and_subject",
        ),
    ];
    for (fault, case) in faults {
        let found = violations(fault).await;
        assert!(found.cases().any(|name| name == case), "{fault:?}: {found}");
    }
}
