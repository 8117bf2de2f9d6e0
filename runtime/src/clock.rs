//! Points in time: wall-clock time as tokens have it, to the millisecond, that can be stored; and
//! deadlines on the clock that nobody sets.

use std::fmt::Debug;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

/// The time of day by which an application knows when a token ends. Waiting does not go by it.
pub trait Clock: Debug + Send + Sync + 'static {
    /// What time it is. It may be set, forwards and backwards.
    fn now(&self) -> SystemTime;
}

/// The time of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// Longer than anything is waited for, and short enough to be added to any point in time.
const FOR_EVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The moment when `duration` will have passed; a year at most.
pub(crate) fn after(duration: Duration) -> Instant {
    Instant::now() + duration.min(FOR_EVER)
}

/// The last millisecond of the year 9999: later times are taken to be this one.
const LAST: u64 = 253_402_300_799_999;

/// Milliseconds since 1970, at most to the end of the year 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Timestamp(u64);

impl Timestamp {
    pub(crate) fn now() -> Self {
        Self::of(&SystemClock)
    }

    /// What time it is by `clock`; before 1970 is 1970.
    pub(crate) fn of(clock: &dyn Clock) -> Self {
        let since = clock.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(millis(since))
    }

    /// A point in time given as milliseconds; clamped.
    pub(crate) fn from_millis(millis: u64) -> Self {
        Self(millis.min(LAST))
    }

    /// Whole seconds since 1970.
    pub(crate) fn as_secs(self) -> u64 {
        self.0 / 1000
    }

    pub(crate) fn plus(self, duration: Duration) -> Self {
        Self::from_millis(self.0.saturating_add(millis(duration)))
    }

    pub(crate) fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(millis(duration)))
    }

    /// Seconds since 1970 (`NumericDate`, RFC 7519 §2).
    #[cfg(feature = "jose")]
    pub(crate) fn seconds(self) -> u64 {
        self.0 / 1000
    }

    /// How long it is from `earlier` to this; nothing when `earlier` is later.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    pub(crate) fn to_system_time(self) -> SystemTime {
        // A stored value may be beyond what `from_millis` lets through.
        UNIX_EPOCH + Duration::from_millis(self.0.min(LAST))
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).map_or(LAST, |millis| millis.min(LAST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_wait_overflows() {
        assert!(after(Duration::MAX) > Instant::now());
    }

    #[test]
    fn no_lifetime_overflows() {
        let far = Timestamp::now().plus(Duration::MAX);
        assert_eq!(far, Timestamp::from_millis(u64::MAX));
        assert!(far.to_system_time() > SystemTime::now());
        assert_eq!(Timestamp::from_millis(5).minus(Duration::MAX), Timestamp(0));
    }
}
