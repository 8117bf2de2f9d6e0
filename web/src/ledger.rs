//! Remembers used logins and ended sessions until they would have expired, for all processes that share the
//! store: as marks of erased grants, which the store removes by itself.

use std::sync::Arc;
use std::time::Duration;

use licit_runtime::error::StoreError;
use licit_runtime::store::{Commit, GrantKey, Store, StoreFuture};
use tokio::time::timeout;

/// How long each call of the store may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the lease is held if this process dies while it marks an identifier.
const LEASE: Duration = Duration::from_secs(30);

/// What an identifier is of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spent {
    Login,
    Session,
}

#[derive(Debug, Clone)]
pub(crate) struct Ledger(Arc<dyn Store>);

impl Ledger {
    pub(crate) fn new(store: Arc<dyn Store>) -> Self {
        Self(store)
    }

    /// Marks an identifier as spent for `time`; `false` if it already is, or another request is marking it.
    pub(crate) async fn spend(
        &self,
        spent: Spent,
        id: &str,
        time: Duration,
    ) -> Result<bool, StoreError> {
        let key = key(spent, id);
        let Some(lease) = bounded(self.0.lease(&key, LEASE)).await? else {
            return Ok(false);
        };
        let first = match bounded(self.0.load(&key)).await? {
            Some(_) => false,
            None => matches!(bounded(self.0.erase(&lease, time)).await?, Commit::Done(_)),
        };
        // Otherwise it expires.
        let _ = bounded(self.0.release(lease)).await;
        Ok(first)
    }

    pub(crate) async fn is_spent(&self, spent: Spent, id: &str) -> Result<bool, StoreError> {
        let found = bounded(self.0.load(&key(spent, id))).await?;
        Ok(found.is_some())
    }
}

fn key(spent: Spent, id: &str) -> GrantKey {
    let kind = match spent {
        Spent::Login => "login",
        Spent::Session => "session",
    };
    GrantKey::new("licit-web", kind, "", "", id)
}

async fn bounded<T>(call: StoreFuture<'_, T>) -> Result<T, StoreError> {
    let result = timeout(PATIENCE, call).await;
    result.unwrap_or_else(|_| Err(StoreError::new("the store did not answer in time")))
}
