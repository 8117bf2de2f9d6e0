//! The lease on a grant while it is refreshed: taken, kept for as long as the work takes, given
//! back.

use std::pin::pin;
use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::Shared;
use crate::clock;
use crate::error::{Error, StoreError};
use crate::random;
use crate::store::{GrantRecord, Lease, Version};

/// How long is waited at most for news of a lease that somebody else has.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// What came of the wish for a lease.
pub(super) enum Wish<T> {
    Granted(Lease),
    /// Whoever had the lease has done what it was wanted for.
    Fulfilled(T),
}

impl Shared {
    /// A lease outlives two requests' deadlines: one in time can always be told from a dead one.
    pub(super) fn lease_time(&self) -> Duration {
        self.app.timeout().saturating_mul(2)
    }

    /// Takes the lease, or waits for what its holder brings: `fulfils` says of a record whether there
    /// is nothing left to do.
    pub(super) async fn wish_for_lease<T>(
        &self,
        fulfils: impl Fn(&GrantRecord) -> Option<T>,
    ) -> Result<Wish<T>, Error> {
        let give_up = clock::after(self.lease_time().saturating_mul(2));
        while Instant::now() < give_up {
            if let Some(lease) = self.store.lease(&self.key, self.lease_time()).await? {
                return Ok(Wish::Granted(lease));
            }
            let stored = self.store.load(&self.key).await?;
            let seen = stored
                .as_ref()
                .map_or(Version::NONE, |(version, _)| *version);
            if let Some(result) = stored.and_then(|(_, record)| fulfils(&record)) {
                return Ok(Wish::Fulfilled(result));
            }
            let wait = LOOK_AGAIN / 2 + Duration::from_millis(random::below(250));
            if let Ok(news) = timeout(wait, self.store.changed(&self.key, seen)).await {
                news?;
            }
        }
        Err(StoreError::new("somebody else keeps the lease on the grant").into())
    }

    /// Does `work` and renews the lease for as long as that takes.
    pub(super) async fn while_leased<T>(&self, lease: &Lease, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        loop {
            match timeout(self.lease_time() / 3, &mut work).await {
                Ok(result) => return result,
                // A lease that cannot be renewed is told by the commit that it fences off.
                Err(_) => drop(self.store.renew(lease, self.lease_time()).await),
            }
        }
    }

    /// Gives the lease back. One that cannot be given back runs out.
    pub(super) async fn give_back(&self, lease: Lease) {
        drop(timeout(self.app.timeout(), self.store.release(lease)).await);
    }
}
