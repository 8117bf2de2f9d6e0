//! When a grant is refreshed, from its end and its name alone: no process remembers anything, and every
//! process computes the same times.

use std::time::Duration;

use crate::clock::Timestamp;

/// How long before its end a grant is refreshed, at most.
const LONGEST: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// The shortest and longest pause between two lists, and the pause while no lifetime is known.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(6 * 60 * 60);
const FIRST_PAUSE: Duration = Duration::from_secs(5 * 60);

/// The number of lists in the time before an end.
const LISTS: u32 = 32;

/// The least and the most refreshes planned at a time. The latter bounds the memory that they use.
const SMALLEST_BATCH: u128 = 1_000;
const LARGEST_BATCH: u128 = 100_000;

/// The least time before an end at which an attempt is worthwhile.
const LAST: u64 = 1_000;

/// The lifetimes of the grants, as far as they are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lifetimes {
    bounds: Option<(Duration, Duration)>,
}

impl Lifetimes {
    pub(super) fn add(&mut self, lifetime: Duration) {
        let (shortest, longest) = self.bounds.unwrap_or((lifetime, lifetime));
        self.bounds = Some((shortest.min(lifetime), longest.max(lifetime)));
    }
}

/// The time before an end in which a grant is refreshed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) ahead: Duration,
    /// The pause between two lists.
    pub(super) pause: Duration,
}

impl Window {
    /// A configured time takes precedence. The longest lifetime determines how early refreshes begin: a
    /// shorter one is then refreshed sooner than necessary, which does no harm. The shortest determines how
    /// often grants are listed, so that none begins and ends between two lists.
    pub(super) fn new(configured: Option<Duration>, lifetimes: Lifetimes) -> Self {
        let bounds = lifetimes.bounds;
        let fifth = |lifetime: Duration| (lifetime / 5).min(LONGEST);
        let longest = bounds.map_or(LONGEST, |(_, longest)| fifth(longest));
        let ahead = configured.unwrap_or(longest);
        let pause = bounds.map_or(FIRST_PAUSE, |(shortest, _)| {
            ahead.min(fifth(shortest)) / LISTS
        });
        Self {
            ahead,
            pause: pause.clamp(SHORTEST_PAUSE, LONGEST_PAUSE),
        }
    }

    /// Returns how many refreshes are planned at a time: as many as the limit allows until the next list. If
    /// more grants end, all of them are listed again only then.
    pub(super) fn batch(self, per_minute: u32) -> usize {
        let most = u128::from(per_minute) * self.pause.as_millis() / 60_000;
        let most = most.clamp(SMALLEST_BATCH, LARGEST_BATCH);
        usize::try_from(most).unwrap_or(usize::MAX)
    }

    /// Returns the first attempt after `since` to refresh the grant with this digest; `None` if there is
    /// none before its end.
    ///
    /// The first attempt is in the first half of the window, at a place that depends on the digest. Each
    /// other attempt follows when half of the remaining time is over.
    pub(super) fn attempt(
        self,
        digest: &str,
        end: Timestamp,
        since: Timestamp,
    ) -> Option<Timestamp> {
        let ahead = u64::try_from(self.ahead.as_millis()).unwrap_or(u64::MAX);
        let place =
            ahead / 2 / PLACES * place(digest) + ahead / 2 % PLACES * place(digest) / PLACES;
        let mut left = ahead - place;
        while left >= LAST {
            let at = end.minus(Duration::from_millis(left));
            if at > since {
                return Some(at);
            }
            left /= 2;
        }
        None
    }
}

/// The number of places in the first half of a window.
const PLACES: u64 = 1 << 16;

/// Returns a number below [`PLACES`] that depends on the digest alone (FNV-1a).
fn place(digest: &str) -> u64 {
    let hash = digest
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    hash >> 48
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::GrantKey;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    fn digest(number: usize) -> String {
        GrantKey::new("acme", "app", "", "client", number.to_string()).digest()
    }

    fn window(lifetimes: &[Duration]) -> Window {
        let mut all = Lifetimes::default();
        for lifetime in lifetimes {
            all.add(*lifetime);
        }
        Window::new(None, all)
    }

    #[test]
    fn a_window_is_a_fifth_of_the_longest_lifetime_and_at_most_14_days() {
        assert_eq!(window(&[]).ahead, 14 * DAY);
        assert_eq!(window(&[90 * DAY]).ahead, 14 * DAY);
        assert_eq!(window(&[DAY, 10 * DAY]).ahead, 2 * DAY);
        assert_eq!(Window::new(Some(DAY), Lifetimes::default()).ahead, DAY);
    }

    #[test]
    fn a_batch_lasts_until_the_next_list() {
        // A list every 90 minutes.
        let window = window(&[10 * DAY]);
        assert_eq!(window.batch(900), 81_000);
        assert_eq!(window.batch(1), 1_000);
        assert_eq!(window.batch(u32::MAX), 100_000);
    }

    #[test]
    fn no_grant_begins_and_ends_between_two_lists() {
        for lifetime in [Duration::from_secs(60), DAY, 90 * DAY, 1000 * DAY] {
            let window = window(&[lifetime, 1000 * DAY]);
            assert!(window.pause * 10 < lifetime, "{lifetime:?}: {window:?}");
        }
    }

    #[test]
    fn grants_that_end_together_are_refreshed_apart() {
        let window = window(&[10 * DAY]);
        let end = Timestamp::from_millis(0).plus(100 * DAY);
        let mut days = [0; 8];
        for number in 0..8_000 {
            let at = window.attempt(&digest(number), end, Timestamp::from_millis(0));
            let left = end.since(at.unwrap());
            assert!(left <= 2 * DAY && left >= DAY, "{left:?}");
            let eighth = left.saturating_sub(DAY).as_secs() * 8 / (DAY.as_secs() + 1);
            days[usize::try_from(eighth).unwrap()] += 1;
        }
        assert!(
            days.iter().all(|count| (850..1150).contains(count)),
            "{days:?}"
        );
    }

    #[test]
    fn attempts_follow_until_the_end() {
        let window = window(&[10 * DAY]);
        let end = Timestamp::from_millis(0).plus(100 * DAY);
        let (mut since, mut attempts) = (Timestamp::from_millis(0), 0);
        while let Some(at) = window.attempt(&digest(1), end, since) {
            assert!(since < at && at < end);
            (since, attempts) = (at, attempts + 1);
        }
        assert!((15..25).contains(&attempts), "{attempts}");
        assert!(end.since(since) < Duration::from_secs(3));
    }

    #[test]
    fn no_window_overflows() {
        let window = Window::new(Some(Duration::MAX), Lifetimes::default());
        let end = Timestamp::from_millis(u64::MAX);
        assert!(
            window
                .attempt(&digest(1), end, Timestamp::UNKNOWN)
                .is_some()
        );
    }
}
