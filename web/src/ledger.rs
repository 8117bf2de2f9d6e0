//! Remembers used logins and ended sessions until they would have expired, for all processes that share the
//! store: as tombstones of erased grants, which the store removes by itself. Only completed logins write to the
//! store, not arbitrary requests: a login is marked there when its code was exchanged, and before that in this process.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use licit_runtime::error::StoreError;
use licit_runtime::store::{Commit, GrantKey, Store, StoreFuture};
use tokio::time::timeout;

/// How long each call of the store may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the lease is held if this process dies while it marks an identifier.
const LEASE: Duration = Duration::from_secs(30);

/// What an identifier belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spent {
    Login,
    Session,
}

#[derive(Debug, Clone)]
pub(crate) struct Ledger {
    store: Arc<dyn Store>,
    /// The logins that this process is completing.
    completing: Arc<Mutex<HashSet<String>>>,
}

/// A login that this process is completing. No other request can complete it.
#[derive(Debug)]
pub(crate) struct Completing {
    id: String,
    all: Arc<Mutex<HashSet<String>>>,
}

impl Drop for Completing {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&self.id);
    }
}

impl Ledger {
    pub(crate) fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            completing: Arc::default(),
        }
    }

    /// Begins to complete a login; `None` if it was used, or another request is completing it. Writes nothing
    /// to the store.
    pub(crate) async fn complete(&self, id: &str) -> Result<Option<Completing>, StoreError> {
        let Some(completing) = self.begin(id) else {
            return Ok(None);
        };
        let is_spent = self.is_spent(Spent::Login, id).await?;
        Ok((!is_spent).then_some(completing))
    }

    fn begin(&self, id: &str) -> Option<Completing> {
        let all = self.completing.lock();
        let is_first = all
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id.to_owned());
        is_first.then(|| Completing {
            id: id.to_owned(),
            all: Arc::clone(&self.completing),
        })
    }

    /// Marks an identifier as spent for `time`; `false` if it already is, or another request is marking it.
    pub(crate) async fn spend(
        &self,
        spent: Spent,
        id: &str,
        time: Duration,
    ) -> Result<bool, StoreError> {
        let key = key(spent, id);
        let Some(lease) = bounded(self.store.lease(&key, LEASE)).await? else {
            return Ok(false);
        };
        let first = match bounded(self.store.load(&key)).await? {
            Some(_) => false,
            None => matches!(
                bounded(self.store.erase(&lease, time)).await?,
                Commit::Done(_)
            ),
        };
        // Otherwise it expires.
        let _ = bounded(self.store.release(lease)).await;
        Ok(first)
    }

    pub(crate) async fn is_spent(&self, spent: Spent, id: &str) -> Result<bool, StoreError> {
        let found = bounded(self.store.load(&key(spent, id))).await?;
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
