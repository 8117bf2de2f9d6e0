//! Limits requests: evenly spaced, with a pause while refreshes fail.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::clock;
use crate::error::Error;

/// The number of consecutive failures after which the keeper pauses: fewer may be of single grants.
const FAILURES: u32 = 3;

/// The first pause. It doubles with each failure, up to the longest one.
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);

/// The longest pause that a server requests with `Retry-After`.
const LONGEST_REQUESTED: Duration = Duration::from_secs(60 * 60);

#[derive(Debug)]
pub(super) struct Pace {
    spacing: Duration,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The earliest time of the next request.
    next: Option<Instant>,
    /// The number of consecutive failures.
    failures: u32,
}

impl Pace {
    pub(super) fn new(per_minute: u32) -> Self {
        Self {
            spacing: Duration::from_secs(60) / per_minute.max(1),
            state: Mutex::default(),
        }
    }

    /// Waits until the next request may be sent.
    pub(super) async fn turn(&self) {
        while let Some(next) = self.take() {
            sleep_until(next).await;
        }
    }

    /// Takes the turn; returns when to try again if it has not come.
    fn take(&self) -> Option<Instant> {
        let mut state = self.state();
        let now = Instant::now();
        let next = state.next.filter(|next| now < *next);
        if next.is_none() {
            state.next = Some(now + self.spacing);
        }
        next
    }

    pub(super) fn succeeded(&self) {
        self.state().failures = 0;
    }

    /// Pauses if the error, or the errors before it, are not of one grant alone.
    pub(super) fn failed(&self, error: &Error) {
        let mut state = self.state();
        state.failures = state.failures.saturating_add(1);
        let doublings = state.failures.checked_sub(FAILURES);
        let own = doublings.map(|times| PAUSE.saturating_mul(2_u32.saturating_pow(times)));
        let own = own.unwrap_or_default().min(LONGEST_PAUSE);
        let requested = error.retry_after().unwrap_or_default();
        let until = clock::after(own.max(requested.min(LONGEST_REQUESTED)));
        state.next = state.next.max(Some(until));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::StoreError;

    async fn wait(pace: &Pace) -> Duration {
        let start = Instant::now();
        pace.turn().await;
        start.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn requests_are_evenly_spaced() {
        let pace = Pace::new(60);
        assert_eq!(wait(&pace).await, Duration::ZERO);
        assert_eq!(wait(&pace).await, Duration::from_secs(1));
        tokio::time::advance(Duration::from_secs(10)).await;
        assert_eq!(wait(&pace).await, Duration::ZERO);
        // Unused turns are not added up.
        assert_eq!(wait(&pace).await, Duration::from_secs(1));
    }

    #[tokio::test(start_paused = true)]
    async fn failures_in_sequence_pause_it_until_one_succeeds() {
        let pace = Pace::new(6_000);
        let error = Error::from(StoreError::new("it is down"));
        let short = Duration::from_millis(100);
        pace.failed(&error);
        pace.failed(&error);
        assert!(wait(&pace).await < short);
        pace.failed(&error);
        assert_eq!(wait(&pace).await, PAUSE);
        pace.failed(&error);
        assert_eq!(wait(&pace).await, 2 * PAUSE);
        for _ in 0..100 {
            pace.failed(&error);
        }
        assert_eq!(wait(&pace).await, LONGEST_PAUSE);
        pace.succeeded();
        pace.failed(&error);
        assert!(wait(&pace).await < short);
    }
}
