//! The lease on a grant while it is refreshed: taken, renewed for as long as the work takes,
//! returned.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::state::Shared;
use crate::clock;
use crate::error::{Error, StoreError};
use crate::http;
use crate::mutant::{Mutant, planted};
use crate::random;
use crate::session::held_lease::{HeldLease, Moment};
use crate::store::{GrantRecord, Lease, Version};

/// How long is waited at most for news of a lease that somebody else has.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// How long a caller waits for a lease to be returned.
const RELEASE: Duration = Duration::from_millis(50);

/// What came of the wish for a lease.
pub(super) enum LeaseOutcome<T> {
    Granted(Arc<HeldLease>),
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
    pub(super) async fn acquire_lease<T>(
        &self,
        fulfils: impl Fn(&GrantRecord) -> Option<T>,
    ) -> Result<LeaseOutcome<T>, Error> {
        let give_up = clock::after(self.lease_time().saturating_mul(2));
        loop {
            if let Some(held) = self.try_lease().await? {
                return Ok(LeaseOutcome::Granted(Arc::new(held)));
            }
            let stored = self.store.load(&self.key).await?;
            let seen = stored
                .as_ref()
                .map_or(Version::NONE, |(version, _)| *version);
            if let Some(result) = stored.and_then(|(_, record)| fulfils(&record)) {
                return Ok(LeaseOutcome::Fulfilled(result));
            }
            // After the attempt, so that a process that was suspended here tries once more.
            if Instant::now() >= give_up {
                let problem = "another process holds the lease on the grant; try again later";
                return Err(StoreError::new(problem).into());
            }
            let wait = LOOK_AGAIN / 2 + Duration::from_millis(random::below(250));
            self.store.changed(&self.key, seen, wait).await?;
        }
    }

    /// Takes the lease if nobody has it.
    pub(super) async fn try_lease(&self) -> Result<Option<HeldLease>, StoreError> {
        let (time, before) = (self.lease_time(), Moment::now(&self.app));
        let lease = self.store.lease(&self.key, time).await?;
        Ok(lease.map(|lease| HeldLease::new(&self.app, lease, time, before)))
    }

    /// Confirms a lease that was taken earlier; `None` when another process may have taken it.
    pub(super) async fn hold_again(&self, lease: &Lease) -> Result<Option<HeldLease>, StoreError> {
        let (time, before) = (self.lease_time(), Moment::now(&self.app));
        let is_held = self.store.renew(lease, time).await?;
        Ok(is_held.then(|| HeldLease::new(&self.app, lease.clone(), time, before)))
    }

    /// Renews the lease; `false` when another process may have taken it.
    pub(super) async fn renew_lease(&self, held: &HeldLease) -> Result<bool, StoreError> {
        let before = Moment::now(&self.app);
        let is_held = self.store.renew(held.lease(), held.time()).await?;
        let is_held = is_held || planted(Mutant::FenceIgnored);
        if is_held {
            held.confirm(before);
        } else {
            held.lose();
        }
        Ok(is_held)
    }

    /// Does `work` and renews the lease for as long as that takes, side by side: a renewal that hangs
    /// does not stop the work.
    pub(super) async fn while_leased<T>(
        &self,
        held: &HeldLease,
        work: impl Future<Output = T>,
    ) -> T {
        let (mut work, mut renewals) = (pin!(work), pin!(self.renew_repeatedly(held)));
        poll_fn(|context| {
            if let Poll::Ready(result) = work.as_mut().poll(context) {
                return Poll::Ready(result);
            }
            if !planted(Mutant::NotRenewed) {
                let _: Poll<Infallible> = renewals.as_mut().poll(context);
            }
            Poll::Pending
        })
        .await
    }

    /// Renews a lease every third of its time, sooner after a failure.
    async fn renew_repeatedly(&self, held: &HeldLease) -> Infallible {
        let mut pause = held.time() / 3;
        loop {
            sleep(pause).await;
            // A lost lease is noticed by whatever sends or commits under it.
            pause = match self.renew_lease(held).await {
                Ok(_) => held.time() / 3,
                Err(_) => held.time() / 12,
            };
        }
    }

    /// Returns the lease. One that cannot be returned expires. A store that is slow to take it back
    /// does not hold up the caller, who waits for a token.
    pub(super) async fn give_back(&self, lease: Lease) {
        let Ok(runtime) = http::require_runtime() else {
            return;
        };
        let (store, piece) = (self.store.clone(), self.app.work().begin());
        let release = runtime.spawn(async move {
            drop(store.release(lease).await);
            drop(piece);
        });
        // Most stores are done at once: the session's next refresh then finds the lease free.
        let _ = http::within(clock::after(RELEASE), release).await;
    }
}
