//! Acquires, renews and releases the lease on a grant during a refresh.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::grant_session::GrantSession;
use super::held_lease::{HeldLease, Moment};
use crate::clock;
use crate::error::{Error, StoreError};
use crate::http;
use crate::mutant::{Mutant, planted};
use crate::random;
use crate::store::{Found, Lease, Version};

/// The longest interval between checks of a lease held by another process.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// How long a caller waits for a lease to be released.
const RELEASE: Duration = Duration::from_millis(50);

/// The result of an attempt to acquire a lease.
pub(super) enum LeaseOutcome<T> {
    Granted(Arc<HeldLease>),
    /// The previous holder of the lease has already done the work.
    Fulfilled(T),
}

impl GrantSession {
    /// Returns the lease duration: longer than two request timeouts, so that a live holder always
    /// renews in time.
    pub(super) fn lease_time(&self) -> Duration {
        self.app.timeout().saturating_mul(2)
    }

    /// Acquires the lease, or waits for the result of its holder. `fulfils` returns the result if a
    /// record leaves nothing to do.
    pub(super) async fn acquire_lease<T>(
        &self,
        fulfils: impl Fn(&Found) -> Option<T>,
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
            if let Some(result) = stored.and_then(|(_, found)| fulfils(&found)) {
                return Ok(LeaseOutcome::Fulfilled(result));
            }
            // Checked after the attempt, so that a process that was suspended here tries again.
            if Instant::now() >= give_up {
                let problem = "another process holds the lease on the grant; try again later";
                return Err(StoreError::new(problem).into());
            }
            let wait = LOOK_AGAIN / 2 + Duration::from_millis(random::below(250));
            self.store.changed(&self.key, seen, wait).await?;
        }
    }

    /// Acquires the lease if it is free.
    pub(super) async fn try_lease(&self) -> Result<Option<HeldLease>, StoreError> {
        let (time, before) = (self.lease_time(), Moment::now(&self.app));
        let lease = self.store.lease(&self.key, time).await?;
        Ok(lease.map(|lease| HeldLease::new(&self.app, lease, time, before)))
    }

    /// Confirms a lease acquired earlier; `None` if another process may have acquired it since.
    pub(super) async fn hold_again(&self, lease: &Lease) -> Result<Option<HeldLease>, StoreError> {
        let (time, before) = (self.lease_time(), Moment::now(&self.app));
        let is_held = self.store.renew(lease, time).await?;
        Ok(is_held.then(|| HeldLease::new(&self.app, lease.clone(), time, before)))
    }

    /// Renews the lease; `false` if another process may have acquired it.
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

    /// Runs `work` and renews the lease concurrently, so that a renewal that hangs does not block
    /// the work.
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

    /// Renews a lease at a third of its duration, sooner after a failure.
    async fn renew_repeatedly(&self, held: &HeldLease) -> Infallible {
        let mut pause = held.time() / 3;
        loop {
            sleep(pause).await;
            // A lost lease is detected by the next request or commit that uses it.
            pause = match self.renew_lease(held).await {
                Ok(_) => held.time() / 3,
                Err(_) => held.time() / 12,
            };
        }
    }

    /// Releases the lease. If the release fails, the lease expires. A slow store does not delay the
    /// caller, which is waiting for a token.
    pub(super) async fn give_back(&self, lease: Lease) {
        let Ok(runtime) = http::require_runtime() else {
            return;
        };
        let (store, piece) = (self.store.clone(), self.app.work().begin());
        let release = runtime.spawn(async move {
            drop(store.release(lease).await);
            drop(piece);
        });
        // Most stores respond immediately; the next refresh then finds the lease free.
        let _ = http::within(clock::after(RELEASE), release).await;
    }
}
