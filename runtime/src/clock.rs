//! Wall-clock times in milliseconds, which can be stored, and deadlines on the monotonic clock. Only
//! this module reads the operating system's time.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

/// The wall clock of an application. It determines when tokens expire, the value of `{now}` in a
/// request, and the timestamps of signatures. Waits and deadlines do not depend on it.
///
/// Closures implement this trait, and so does an `Arc` of a clock:
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use licit_runtime::Clock;
///
/// let next_year = || SystemTime::now() + Duration::from_secs(365 * 24 * 60 * 60);
/// assert!(Clock::now(&next_year) > SystemTime::now());
/// ```
pub trait Clock: Send + Sync + 'static {
    /// Returns the current time, which may jump forwards and backwards.
    fn now(&self) -> SystemTime;
}

impl<F: Fn() -> SystemTime + Send + Sync + 'static> Clock for F {
    fn now(&self) -> SystemTime {
        self()
    }
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> SystemTime {
        C::now(self)
    }
}

/// The operating system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// The clock of an application or of a receiver of webhooks. Cheap to clone.
#[derive(Clone)]
pub(crate) struct SharedClock(Arc<dyn Clock>);

impl SharedClock {
    pub(crate) fn new(clock: impl Clock) -> Self {
        Self(Arc::new(clock))
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::of(self.system_time())
    }

    pub(crate) fn system_time(&self) -> SystemTime {
        self.0.now()
    }
}

impl Default for SharedClock {
    fn default() -> Self {
        Self::new(SystemClock)
    }
}

impl fmt::Debug for SharedClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock(..)")
    }
}

/// Longer than any wait, and short enough to be added to any point in time.
const FOR_EVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Returns the instant after `duration`, at most a year ahead.
pub(crate) fn after(duration: Duration) -> Instant {
    Instant::now() + duration.min(FOR_EVER)
}

/// The last millisecond of the year 9999, to which later times are clamped.
const LAST: u64 = 253_402_300_799_999;

/// Milliseconds since 1970, at most the end of the year 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Timestamp(u64);

impl Timestamp {
    /// An unknown time, earlier than every other.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// Creates a time from milliseconds, clamped.
    pub(crate) const fn from_millis(millis: u64) -> Self {
        Self(if millis < LAST { millis } else { LAST })
    }

    /// Returns the time of the system's type. Times before 1970 are clamped.
    pub(crate) fn of(time: SystemTime) -> Self {
        Self::from_millis(millis(time.duration_since(UNIX_EPOCH).unwrap_or_default()))
    }

    /// Returns whole seconds since 1970 (`NumericDate`, RFC 7519 §2).
    pub(crate) fn as_secs(self) -> u64 {
        self.0 / 1000
    }

    pub(crate) fn plus(self, duration: Duration) -> Self {
        Self::from_millis(self.0.saturating_add(millis(duration)))
    }

    pub(crate) fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(millis(duration)))
    }

    /// Returns the time since 1970.
    pub(crate) fn since_epoch(self) -> Duration {
        Duration::from_millis(self.0)
    }

    /// Returns the time from `earlier` to this; zero if `earlier` is later.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    pub(crate) fn to_system_time(self) -> SystemTime {
        // A stored value may exceed the limit that `from_millis` enforces.
        UNIX_EPOCH + Duration::from_millis(self.0.min(LAST))
    }
}

/// Returns the last millisecond of the year 9999.
pub(crate) fn far_future() -> SystemTime {
    Timestamp(LAST).to_system_time()
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
        let far = SharedClock::default().now().plus(Duration::MAX);
        assert_eq!(far, Timestamp::from_millis(u64::MAX));
        assert!(far.to_system_time() > SystemTime::now());
        assert_eq!(Timestamp::from_millis(5).minus(Duration::MAX), Timestamp(0));
    }

    /// Every other file uses an application's clock or receives the time.
    #[test]
    fn only_this_module_reads_the_system_time() {
        fn look(folder: &std::path::Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    look(&path, found);
                } else if path.file_name().unwrap() != "tests.rs" {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let code = text.split("#[cfg(test)]").next().unwrap();
                    if code.contains("SystemTime::now") {
                        found.push(path.display().to_string());
                    }
                }
            }
        }
        let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = Vec::new();
        look(&sources, &mut found);
        assert_eq!(found, [sources.join("clock.rs").display().to_string()]);
    }
}
