//! A lease that this process holds, and until when it certainly does by the process's own clocks.
//!
//! A store counts a lease from when it grants it, which is after it was asked. So a lease that is
//! counted from *before* the call ends here first. Two clocks count: the monotonic one, which may
//! stand still while the machine sleeps, and the time of day, which may be set. The longer of the
//! two times counts. A time of day that jumps forward costs one renewal more; one that is set back
//! leaves the monotonic clock.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::app::App;
use crate::clock::Timestamp;
use crate::http::Guard;
use crate::mutant::{Mutant, planted};
use crate::store::Lease;

/// A lease, and how long it has been held since the store last confirmed it.
#[derive(Debug)]
pub(super) struct HeldLease {
    app: App,
    lease: Lease,
    /// What the store is asked for.
    time: Duration,
    /// When the latest call began that the store confirmed; `None` when the lease is lost.
    confirmed: Mutex<Option<Moment>>,
}

/// A moment by both clocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    monotonic: Instant,
    time_of_day: Timestamp,
}

impl Moment {
    /// Now. Take it before the store is called.
    pub(super) fn now(app: &App) -> Self {
        Self {
            monotonic: Instant::now(),
            time_of_day: app.now(),
        }
    }

    pub(super) fn time_of_day(self) -> Timestamp {
        self.time_of_day
    }

    /// The time since, by the clock that counted more.
    pub(super) fn age(self, app: &App) -> Duration {
        let by_day = app.now().since(self.time_of_day);
        self.monotonic.elapsed().max(by_day)
    }
}

impl HeldLease {
    /// A lease that the store granted or confirmed in answer to a call that began at `confirmed`.
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

    /// The store has confirmed the lease in answer to a call that began at `moment`.
    pub(super) fn confirm(&self, moment: Moment) {
        let mut confirmed = self.confirmed();
        let is_later = |earlier: Moment| earlier.monotonic < moment.monotonic;
        if confirmed.is_some_and(is_later) {
            *confirmed = Some(moment);
        }
    }

    /// Another process has the lease, or may have.
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
    /// Whether the lease outlives the wait for the reply: until `deadline` no other process may
    /// take the grant for abandoned.
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
