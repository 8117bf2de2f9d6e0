//! The emulator's clock: the machine's, which tests can move forward. Codes and tokens expire by it, so
//! that tests need not sleep.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A clock that can be moved forward.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    ahead: AtomicU64,
}

impl Clock {
    /// Milliseconds since the Unix epoch, by the emulator's clock.
    pub(crate) fn now(&self) -> u64 {
        wall().saturating_add(self.ahead.load(Ordering::Relaxed))
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
