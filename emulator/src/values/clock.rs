//! The emulator's clock: the machine's, which tests can move forward. Codes and tokens expire by it, so
//! that tests need not sleep.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A clock that can be moved forward.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    ahead: AtomicU64,
    /// Seconds by which the times in replies differ from the machine's clock.
    skew: AtomicI64,
}

impl Clock {
    /// Milliseconds since the Unix epoch, by the emulator's clock.
    pub(crate) fn now(&self) -> u64 {
        wall().saturating_add(self.ahead.load(Ordering::Relaxed))
    }

    /// Milliseconds since the Unix epoch, as the provider states them in replies and compares them with
    /// the client's: the machine's time, because the client's clock was not moved, and the skew.
    pub(crate) fn stated(&self) -> u64 {
        wall().saturating_add_signed(self.skew().saturating_mul(1000))
    }

    /// The seconds by which the times in replies differ from the machine's clock.
    pub(crate) fn skew(&self) -> i64 {
        self.skew.load(Ordering::Relaxed)
    }

    /// Makes the times in replies differ from the machine's clock.
    pub(crate) fn set_skew(&self, seconds: i64) {
        self.skew.store(seconds, Ordering::Relaxed);
    }

    /// Moves the clock forward.
    pub(crate) fn advance(&self, by: Duration) {
        self.ahead.fetch_add(millis(by), Ordering::Relaxed);
    }
}

/// Milliseconds since the Unix epoch, by the machine's clock. Times in replies use it, because the
/// client's clock was not moved.
pub(crate) fn wall() -> u64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map(millis)
        .unwrap_or_default()
}

/// A duration in whole milliseconds.
pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
