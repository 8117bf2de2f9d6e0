//! The stores of the runtime fulfil the contract of stores, and the suite finds those that do not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use licit_runtime::error::StoreError;
use licit_runtime::store::conformance::{Conformance, ConformanceError};
use licit_runtime::store::{
    Commit, Cursor, FileStore, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, ListedGrant,
    MemoryStore, Store, StoreFuture, Version,
};
use tokio::task::yield_now;

#[tokio::test(start_paused = true)]
async fn the_memory_store_fulfils_the_contract() {
    let memory: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let suite = Conformance::new(async || Ok(memory.clone()));
    suite.run().await.expect("no violation");
}

/// Runs the suite over files in a folder of their own. `open` opens the file at a path.
#[cfg(unix)]
async fn assert_file_conforms(
    name: &str,
    open: impl Fn(&std::path::Path) -> Result<Arc<dyn Store>, StoreError>,
) {
    use std::os::unix::fs::DirBuilderExt;

    let name = format!("licit-conformance-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let created = std::fs::DirBuilder::new().mode(0o700).create(&folder);
    created.expect("a folder");
    let path = folder.join("tokens.json");
    // The lock of a file ends with its process.
    let suite = Conformance::new(async || open(&path));
    let outcome = suite.without_expiry().run().await;
    std::fs::remove_dir_all(&folder).expect("a folder");
    outcome.expect("no violation");
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_store_fulfils_the_contract() {
    assert_file_conforms("plain", |path| Ok(Arc::new(FileStore::open(path)?))).await;
}

#[cfg(all(unix, feature = "store-encryption"))]
#[tokio::test]
async fn encrypted_records_in_a_file_fulfil_the_contract() {
    use licit_runtime::store::{Encrypted, LocalKeys};

    assert_file_conforms("encrypted", |path| {
        let (file, keys) = (FileStore::open(path)?, LocalKeys::new(&[1; 32]));
        Ok(Arc::new(Encrypted::new(file, keys, &[2; 32])))
    })
    .await;
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
    /// A commit checks the version first, and writes later.
    ChecksBeforeItWrites,
    /// A lease is looked up first, and taken later.
    ChecksBeforeItLeases,
    /// The version is read after the record.
    ReadsTwice,
    /// Fences begin again when the tombstone of an erased grant has ended.
    RestartsFences,
    /// A lease creates an empty record.
    WritesWithLeases,
    /// The next page begins at a number of grants.
    PagesByNumber,
    /// The end of a grant remains when a commit has none.
    KeepsEnds,
    /// Filters are patterns, as of SQL's `LIKE`.
    MatchesPatterns,
}

#[derive(Debug)]
struct Faulty {
    store: MemoryStore,
    fault: Fault,
    /// Of the grants by their keys: the fence before the latest tombstone ended, and the latest end.
    fences: Mutex<BTreeMap<GrantKey, u64>>,
    ends: Mutex<BTreeMap<GrantKey, SystemTime>>,
}

impl Faulty {
    fn new(fault: Fault) -> Self {
        Self {
            store: MemoryStore::new(),
            fault,
            fences: Mutex::default(),
            ends: Mutex::default(),
        }
    }

    /// Every grant, in the order of the store.
    async fn all(&self) -> Vec<ListedGrant> {
        let all = self.store.list(&GrantFilter::all(), None, 10_000).await;
        all.unwrap().grants().to_vec()
    }

    /// The fence of a lease below, as it is shown.
    fn shown(&self, lease: Lease, found: bool) -> Lease {
        let mut fences = self.fences.lock().unwrap();
        let before = fences.entry(lease.key().clone()).or_default();
        if !found {
            *before = lease.fence() - 1;
        }
        Lease::new(lease.key().clone(), lease.fence() - *before).with_guard(lease)
    }

    fn below(lease: &Lease) -> Lease {
        lease.guard::<Lease>().unwrap_or(lease).clone()
    }

    fn key(&self, key: &GrantKey) -> GrantKey {
        if self.fault != Fault::IgnoresCase {
            return key.clone();
        }
        let mut members = serde_json::to_value(key).unwrap();
        members["subject"] = key.subject().to_lowercase().into();
        serde_json::from_value(members).unwrap()
    }
}

impl Store for Faulty {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(async move {
            let found = self.store.load(&self.key(key)).await?;
            match (self.fault, found) {
                (Fault::ReadsTwice, Some((_, record))) => {
                    yield_now().await;
                    let later = self.store.load(key).await?;
                    Ok(later.map(|(version, _)| (version, record)))
                }
                (_, found) => Ok(found),
            }
        })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(async move {
            let time = match self.fault {
                Fault::KeepsLeases => time * 1_000,
                _ => time,
            };
            let lease = self.store.lease(&self.key(key), time).await?;
            let forged = || Lease::new(key.clone(), 99);
            match self.fault {
                Fault::SharesLeases => Ok(Some(lease.unwrap_or_else(forged))),
                Fault::ChecksBeforeItLeases => {
                    let Some(free) = lease else {
                        return Ok(None);
                    };
                    self.store.release(free).await?;
                    yield_now().await;
                    let lease = self.store.lease(key, time).await?;
                    Ok(Some(lease.unwrap_or_else(forged)))
                }
                Fault::RestartsFences => {
                    let found = self.store.load(key).await?.is_some();
                    Ok(lease.map(|lease| self.shown(lease, found)))
                }
                Fault::WritesWithLeases => {
                    if let Some(lease) = &lease {
                        let empty = GrantRecord::erased();
                        self.store.commit(lease, Version::NONE, empty).await?;
                    }
                    Ok(lease)
                }
                _ => Ok(lease),
            }
        })
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            let renewed = self.store.renew(&Self::below(lease), time).await?;
            Ok(renewed || self.fault == Fault::RenewsAnyLease)
        })
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(async move {
            if self.fault == Fault::Forgets {
                return Ok(Commit::Done(expected.next()));
            }
            if let Some(end) = record.ends_at() {
                self.ends.lock().unwrap().insert(lease.key().clone(), end);
            }
            let mut over = expected;
            if self.fault == Fault::ChecksBeforeItWrites {
                let version = async || {
                    let found = self.store.load(lease.key()).await?;
                    Ok::<_, StoreError>(found.map_or(Version::NONE, |(version, _)| version))
                };
                if version().await? == expected {
                    yield_now().await;
                    over = version().await?;
                }
            }
            let below = Self::below(lease);
            let commit = self.store.commit(&below, over, record.clone()).await?;
            match (self.fault, commit) {
                (Fault::IgnoresFences, Commit::Fenced)
                | (Fault::ChecksBeforeItWrites, Commit::Done(_)) => {
                    Ok(Commit::Done(expected.next()))
                }
                (Fault::Overwrites, Commit::Conflict) => {
                    let found = self.store.load(lease.key()).await?;
                    let version = found.map_or(Version::NONE, |(version, _)| version);
                    self.store.commit(lease, version, record).await
                }
                (_, commit) => Ok(commit),
            }
        })
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(async move {
            let lease = &Self::below(lease);
            match self.fault {
                Fault::ErasesNothing => Ok(Commit::Done(Version::new(2))),
                Fault::KeepsTombstones => self.store.erase(lease, tombstone * 1_000).await,
                Fault::ErasesWithAnyLease => match self.store.erase(lease, tombstone).await? {
                    Commit::Fenced => Ok(Commit::Done(Version::new(2))),
                    commit => Ok(commit),
                },
                _ => self.store.erase(lease, tombstone).await,
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
            let all = self.all().await;
            let selected = |filter: &dyn Fn(&ListedGrant) -> bool| {
                let own = all.iter().filter(|grant| filter(grant));
                GrantPage::new(own.cloned().collect(), None)
            };
            match self.fault {
                Fault::IgnoresFilters => self.store.list(&GrantFilter::all(), after, limit).await,
                Fault::ListsOnePage => {
                    let page = self.store.list(filter, after, limit).await?;
                    Ok(GrantPage::new(page.grants().to_vec(), None))
                }
                Fault::PagesByNumber => {
                    let own = |grant: &ListedGrant| filter.selects(grant.key(), grant.ends_at());
                    let all = selected(&own);
                    let from = after.map_or(0, |after| after.as_str().parse().unwrap());
                    let page = all
                        .grants()
                        .iter()
                        .skip(from)
                        .take(limit)
                        .cloned()
                        .collect();
                    let next = from + limit;
                    let next = (next < all.grants().len()).then(|| Cursor::new(next.to_string()));
                    Ok(GrantPage::new(page, next))
                }
                Fault::KeepsEnds => {
                    let ends = self.ends.lock().unwrap().clone();
                    let own = |grant: &ListedGrant| {
                        filter.selects(grant.key(), ends.get(grant.key()).copied())
                    };
                    Ok(selected(&own))
                }
                Fault::MatchesPatterns => {
                    let own = |grant: &ListedGrant| {
                        let key = grant.key();
                        let matches = |pattern: Option<&str>, name: &str| {
                            pattern.is_none_or(|pattern| is_like(pattern, name))
                        };
                        matches(filter.provider_name(), key.provider())
                            && matches(filter.subject_name(), key.subject())
                    };
                    Ok(selected(&own))
                }
                _ => self.store.list(filter, after, limit).await,
            }
        })
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        let below = Self::below(&lease);
        self.store.release(below)
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(async move {
            if self.fault == Fault::WakesNobody {
                return std::future::pending().await;
            }
            self.store.changed(&self.key(key), seen).await
        })
    }
}

/// SQL's `LIKE`.
fn is_like(pattern: &str, text: &str) -> bool {
    let mut rest = pattern.chars();
    match rest.next() {
        None => text.is_empty(),
        Some('%') => {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let mut tails = ends.map(|at| &text[at..]);
            tails.any(|tail| is_like(rest.as_str(), tail))
        }
        Some(letter) => {
            let mut text = text.chars();
            text.next()
                .is_some_and(|found| letter == '_' || letter == found)
                && is_like(rest.as_str(), text.as_str())
        }
    }
}

async fn violations(fault: Fault) -> ConformanceError {
    let store: Arc<dyn Store> = Arc::new(Faulty::new(fault));
    let suite = Conformance::new(async || Ok(store.clone()));
    suite.run().await.expect_err("a violation")
}

/// Each fault, and the case that finds it.
const FAULTS: [(Fault, &str); 21] = [
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
    (
        Fault::ChecksBeforeItWrites,
        "records::one_of_concurrent_commits_over_a_version_is_done",
    ),
    (
        Fault::ChecksBeforeItLeases,
        "leases::one_of_concurrent_processes_gets_the_lease",
    ),
    (
        Fault::ReadsTwice,
        "records::a_record_is_read_with_its_version",
    ),
    (
        Fault::RestartsFences,
        "erasure::fences_increase_even_after_a_tombstone_has_ended",
    ),
    (
        Fault::WritesWithLeases,
        "leases::a_grant_that_was_only_leased_is_absent",
    ),
    (
        Fault::PagesByNumber,
        "listing::an_erased_grant_does_not_hide_another_from_the_next_page",
    ),
    (
        Fault::KeepsEnds,
        "listing::a_commit_without_an_end_removes_the_earlier_one",
    ),
    (
        Fault::MatchesPatterns,
        "listing::names_with_any_text_are_listed",
    ),
];

#[tokio::test(start_paused = true)]
async fn every_fault_is_found_by_the_case_that_names_it() {
    for (fault, case) in FAULTS {
        let found = violations(fault).await;
        assert!(found.cases().any(|name| name == case), "{fault:?}: {found}");
    }
}
