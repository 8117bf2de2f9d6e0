//! Shared parts of the cases: two processes with one storage, and common steps.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::error::StoreError;
use crate::secret::Secret;
use crate::store::{Commit, GrantKey, GrantRecord, GrantState, Lease, OpenRecord, Store, Version};
use crate::tables::ActsAs;
use crate::token::StoredTokens;

/// The environment of a case: the storage, opened by two processes, and a grant that no other case uses.
pub(super) struct Bench {
    pub(super) here: Arc<dyn Store>,
    pub(super) there: Arc<dyn Store>,
    pub(super) subject: String,
    /// The time of leases that expire within the case.
    pub(super) lease: Duration,
}

/// The time of leases that do not expire within a case.
pub(super) const LONG: Duration = Duration::from_secs(600);

/// The number of calls at the same time, and how often a case repeats them.
const AT_ONCE: usize = 8;
pub(super) const ROUNDS: usize = 5;

impl Bench {
    pub(super) fn key(&self) -> GrantKey {
        self.named("")
    }

    /// Another grant of the case.
    pub(super) fn named(&self, name: &str) -> GrantKey {
        let subject = [&self.subject, name].concat();
        GrantKey::new("conformance", "app", "", "client", subject)
    }

    /// Takes a lease that must be free.
    pub(super) async fn take(&self, store: &dyn Store, key: &GrantKey) -> Result<Lease, Failure> {
        taken(store.lease(key, LONG).await?)
    }

    /// Commits the first record of a grant.
    pub(super) async fn put(
        &self,
        key: &GrantKey,
        record: &GrantRecord,
    ) -> Result<Version, Failure> {
        let lease = self.take(&*self.here, key).await?;
        let version = done(
            self.here
                .commit(&lease, Version::NONE, record.clone())
                .await?,
        )?;
        self.here.release(lease).await?;
        Ok(version)
    }
}

/// Does the same several times at once, half of them in each process. Returns the results.
pub(super) async fn at_once<T, F>(
    bench: &Bench,
    work: impl Fn(Arc<dyn Store>) -> F,
) -> Result<Vec<T>, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let stores = [&bench.here, &bench.there].into_iter().cycle();
    let tasks: Vec<_> = stores
        .take(AT_ONCE)
        .map(|store| tokio::spawn(work(Arc::clone(store))))
        .collect();
    let mut results = Vec::with_capacity(AT_ONCE);
    for task in tasks {
        let result = task.await.map_err(|_| Failure::new("a process panicked"))?;
        results.push(result?);
    }
    Ok(results)
}

/// Waits until a lease or a tombstone of the bench's time has expired.
pub(super) async fn outlast(bench: &Bench) {
    tokio::time::sleep(bench.lease + bench.lease / 4).await;
}

/// The store has this record.
pub(super) async fn same(
    store: &dyn Store,
    key: &GrantKey,
    version: Version,
    written: &GrantRecord,
) -> Result<(), Failure> {
    let Some((found, read)) = store.load(key).await? else {
        return Err(Failure::new("`load` does not return a committed record"));
    };
    ensure(
        found == version,
        "`load` returned another version than `commit`",
    )?;
    let json = |record: &GrantRecord| serde_json::to_value(record).unwrap_or(Value::Null);
    ensure(
        json(&read) == json(written),
        "`load` returned another record than was committed",
    )
}

pub(super) fn taken(lease: Option<Lease>) -> Result<Lease, Failure> {
    lease.ok_or_else(|| Failure::new("`lease` returned `None` for a grant without a lease"))
}

pub(super) fn done(commit: Commit) -> Result<Version, Failure> {
    match commit {
        Commit::Done(version) => Ok(version),
        other => Err(Failure(format!("`commit` returned {other:?}, not `Done`"))),
    }
}

/// A record whose access token is `token`.
pub(super) fn record(token: &str) -> GrantRecord {
    let tokens = StoredTokens::from_access_token(Secret::new(token), &["read"], ActsAs::User);
    OpenRecord::new(tokens, GrantState::Ready).into()
}

pub(super) fn ensure(holds: bool, otherwise: &str) -> Result<(), Failure> {
    if holds {
        Ok(())
    } else {
        Err(Failure::new(otherwise))
    }
}

/// Why a case failed.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

impl Failure {
    pub(super) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}
