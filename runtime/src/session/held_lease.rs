//! A lease held by this process, and how long it certainly lasts by local clocks.
//!
//! A store counts a lease from when it is granted, which is after the request. Counting from
//! *before* the request makes the lease expire here first. Both the monotonic clock, which may stop
//! while the machine sleeps, and the system time, which may be changed, are read, and the longer
//! duration counts. A system time that jumps forward costs one additional renewal; if it is set
//! back, the monotonic clock still counts.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::app::App;
use crate::clock::Timestamp;
use crate::http::Guard;
use crate::mutant::{Mutant, planted};
use crate::store::Lease;

/// A lease and when the store last confirmed it.
#[derive(Debug)]
pub(super) struct HeldLease {
    app: App,
    lease: Lease,
    /// The requested duration.
    time: Duration,
    /// When the most recently confirmed request started; `None` if the lease is lost.
    confirmed: Mutex<Option<Moment>>,
}

/// A moment on both clocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    monotonic: Instant,
    time_of_day: Timestamp,
}

impl Moment {
    /// Returns the current moment. Call it before the request to the store.
    pub(super) fn now(app: &App) -> Self {
        Self {
            monotonic: Instant::now(),
            time_of_day: app.now(),
        }
    }

    pub(super) fn time_of_day(self) -> Timestamp {
        self.time_of_day
    }

    /// Returns the elapsed time, by the clock that advanced more.
    pub(super) fn age(self, app: &App) -> Duration {
        let by_day = app.now().since(self.time_of_day);
        self.monotonic.elapsed().max(by_day)
    }
}

impl HeldLease {
    /// Creates a held lease that the store confirmed in reply to a request started at `confirmed`.
    pub(super) fn new(app: &App, lease: Lease, time: Duration, confirmed: Moment) -> Self {
        Self {
            app: app.clone(),
            lease,
            time,
            confirmed: Mutex::new(Some(confirmed)),
        }
    }

    pub(super) fn lease(&self) -> &Lease {
        &self.lease
    }

    pub(super) fn time(&self) -> Duration {
        self.time
    }

    /// Records that the store confirmed the lease in reply to a request started at `moment`.
    pub(super) fn confirm(&self, moment: Moment) {
        let mut confirmed = self.confirmed();
        let is_later = |earlier: Moment| earlier.monotonic < moment.monotonic;
        if confirmed.is_some_and(is_later) {
            *confirmed = Some(moment);
        }
    }

    /// Records that another process has, or may have, the lease.
    pub(super) fn lose(&self) {
        *self.confirmed() = None;
    }

    fn confirmed(&self) -> MutexGuard<'_, Option<Moment>> {
        self.confirmed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Guard for HeldLease {
    /// Whether the lease lasts until `deadline`, when the wait for the reply ends. Otherwise
    /// another process might consider the grant abandoned.
    fn may_send(&self, deadline: Instant) -> bool {
        if planted(Mutant::NoGate) || planted(Mutant::NoRecheck) {
            return true;
        }
        let now = Instant::now();
        let wait = deadline.saturating_duration_since(now);
        let confirmed = *self.confirmed();
        !wait.is_zero()
            && confirmed
                .is_some_and(|moment| moment.age(&self.app).saturating_add(wait) <= self.time)
    }
}
