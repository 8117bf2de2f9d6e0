//! Tests of the contract of [`Store`], for authors of stores.
//!
//! The suite opens the storage several times, as processes would, and checks what sessions rely on:
//! versions, leases, fences, notifications, erasure, lists, and that records and names are returned
//! unchanged. It does not remove the grants that it writes: run it against a storage for tests.
//!
//! It does not measure how soon [`Store::changed`] returns: a store that polls fulfils the contract.

mod bench;
mod erasure;
mod leases;
mod listing;
mod records;
mod waiting;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bench::{Bench, Failure};

use super::Store;
use crate::error::StoreError;
use crate::random::Entropy;

/// The time after which a case counts as failed.
const TIMEOUT: Duration = Duration::from_secs(60);

/// The suite for one store.
///
/// ```
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use std::sync::Arc;
///
/// use licit_runtime::store::conformance::Conformance;
/// use licit_runtime::store::{MemoryStore, Store};
///
/// let memory: Arc<dyn Store> = Arc::new(MemoryStore::new());
/// Conformance::new(async || Ok(memory.clone())).run().await?;
/// # Ok(())
/// # }
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap()
/// #     .block_on(example()).unwrap();
/// ```
#[derive(Debug)]
pub struct Conformance<F> {
    open: F,
    lease: Duration,
    leases_expire: bool,
}

impl<F: AsyncFn() -> Result<Arc<dyn Store>, StoreError>> Conformance<F> {
    /// Creates the suite. `open` opens the storage under test; every call represents another process.
    pub fn new(open: F) -> Self {
        Self {
            open,
            lease: Duration::from_secs(2),
            leases_expire: true,
        }
    }

    /// Sets the duration of the leases that expire during the tests. The default is two seconds.
    /// Increase it if a few calls of the store take longer.
    #[must_use]
    pub fn lease_time(mut self, time: Duration) -> Self {
        self.lease = time;
        self
    }

    /// Skips the cases in which leases expire, for stores whose leases end only with the process, such
    /// as file locks.
    #[must_use]
    pub fn without_expiry(mut self) -> Self {
        self.leases_expire = false;
        self
    }

    /// Runs every case, even after one has failed.
    ///
    /// # Errors
    ///
    /// Returns every violation of the contract.
    pub async fn run(self) -> Result<(), ConformanceError> {
        let mut found = ConformanceError(Vec::new());
        macro_rules! cases {
            ($($module:ident::$name:ident),* $(,)?) => {$(
                let name = concat!(stringify!($module), "::", stringify!($name));
                let outcome = async { $module::$name(&self.bench(name).await?).await };
                let outcome = tokio::time::timeout(TIMEOUT, outcome).await;
                let outcome = outcome.unwrap_or_else(|_| Err(Failure::new("it took too long")));
                if let Err(failure) = outcome {
                    found.0.push((name, failure));
                }
            )*};
        }
        cases![
            records::a_missing_record_is_absent,
            records::a_committed_record_is_returned_unchanged_to_every_process,
            records::every_state_of_a_grant_is_preserved,
            records::a_large_record_is_preserved,
            records::a_commit_over_another_version_is_a_conflict,
            records::names_with_any_text_are_separate_grants,
            records::concurrent_processes_lose_no_commit,
            records::one_of_concurrent_commits_over_a_version_is_done,
            records::a_record_is_read_with_its_version,
            leases::a_grant_has_one_lease_at_a_time,
            leases::one_of_concurrent_processes_gets_the_lease,
            leases::a_grant_that_was_only_leased_is_absent,
            leases::a_released_lease_can_be_taken_again_with_a_higher_fence,
            leases::a_lease_on_one_grant_does_not_block_another,
            leases::a_released_lease_changes_nothing_once_another_was_taken,
            leases::a_lease_allows_several_commits,
            waiting::a_commit_wakes_waiting_processes,
            waiting::a_released_lease_wakes_waiting_processes,
            waiting::waiting_ends_at_once_if_the_version_has_changed,
            erasure::every_process_loads_the_tombstone_of_an_erased_grant,
            erasure::a_grant_without_a_record_gets_a_tombstone,
            erasure::only_the_latest_lease_erases,
            erasure::an_erased_grant_is_not_written_over_its_version,
            erasure::a_tombstone_ends_by_itself,
            erasure::fences_increase_even_after_a_tombstone_has_ended,
            erasure::an_erasure_wakes_waiting_processes,
            listing::grants_are_found_by_provider_and_subject,
            listing::grants_are_found_by_their_end,
            listing::pages_contain_every_grant_once,
            listing::an_erased_grant_does_not_hide_another_from_the_next_page,
            listing::a_commit_without_an_end_removes_the_earlier_one,
            listing::names_with_any_text_are_listed,
            listing::a_list_shows_the_version_and_the_end,
            listing::an_erased_grant_is_not_listed,
        ];
        if self.leases_expire {
            cases![
                leases::an_expired_lease_can_be_taken_by_another_process,
                leases::an_expired_lease_cannot_write_once_another_was_taken,
                leases::a_renewed_lease_lasts,
                leases::a_lease_that_another_took_over_is_not_renewed,
            ];
        }
        if found.0.is_empty() {
            Ok(())
        } else {
            Err(found)
        }
    }

    async fn bench(&self, name: &str) -> Result<Bench, Failure> {
        let entropy = Entropy::gather().map_err(|_| Failure::new("there is no randomness"))?;
        Ok(Bench {
            here: (self.open)().await?,
            there: (self.open)().await?,
            subject: [name, " ", entropy.unguessable().expose()].concat(),
            lease: self.lease,
        })
    }
}

/// The cases of the suite in which a store violates its contract.
#[derive(Debug)]
pub struct ConformanceError(Vec<(&'static str, Failure)>);

impl ConformanceError {
    /// Returns the names of the cases.
    pub fn cases(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }
}

impl fmt::Display for ConformanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the store violates its contract:")?;
        for (name, failure) in &self.0 {
            write!(f, "\n- {name}: {}", failure.0)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConformanceError {}
