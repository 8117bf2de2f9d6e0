//! Limits the fetches of a key set. Anyone can send tokens with forged signatures and unknown key
//! identifiers, so tokens must not cause unlimited fetches.

use std::time::Duration;

use tokio::time::Instant;

/// The maximum number of fetches in a row.
pub(super) const BURST: u32 = 5;

/// The time after which one more fetch is allowed.
pub(super) const REFILL: Duration = Duration::from_secs(60);

/// The reason for a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// There are no keys, or they are too old.
    Keys,
    /// The cached keys do not verify a token.
    Newer,
}

/// A token bucket: some fetches in a row, and then one a minute.
#[derive(Debug)]
pub(super) struct Budget {
    left: u32,
    /// The time of the latest refill.
    refilled: Instant,
}

impl Budget {
    pub(super) fn full(now: Instant) -> Self {
        Self {
            left: BURST,
            refilled: now,
        }
    }

    /// Consumes one fetch if the budget allows it at `now`.
    pub(super) fn take(&mut self, now: Instant, need: Need) -> bool {
        self.refill(now);
        // Forged tokens must not use up the fetch that an application without keys depends on.
        let reserve = match need {
            Need::Keys => 0,
            Need::Newer => 1,
        };
        let is_allowed = self.left > reserve;
        if is_allowed {
            self.left -= 1;
        }
        is_allowed
    }

    fn refill(&mut self, now: Instant) {
        let passed = now.saturating_duration_since(self.refilled).as_secs() / REFILL.as_secs();
        let passed = u32::try_from(passed).unwrap_or(u32::MAX);
        if passed >= BURST - self.left {
            *self = Self::full(now);
        } else {
            self.left += passed;
            self.refilled += REFILL * passed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_followed_by_one_fetch_a_minute() {
        let start = Instant::now();
        let mut budget = Budget::full(start);
        let fetches = |budget: &mut Budget, at: Instant, need| {
            (0..100).filter(|_| budget.take(at, need)).count()
        };
        assert_eq!(fetches(&mut budget, start, Need::Keys), 5);
        assert_eq!(fetches(&mut budget, start + REFILL / 2, Need::Keys), 0);
        assert_eq!(fetches(&mut budget, start + REFILL, Need::Keys), 1);
        // Half a minute that has passed is not lost.
        assert_eq!(fetches(&mut budget, start + REFILL * 5 / 2, Need::Keys), 1);
        assert_eq!(fetches(&mut budget, start + REFILL * 3, Need::Keys), 1);
        assert_eq!(fetches(&mut budget, start + REFILL * 1000, Need::Keys), 5);
    }

    #[test]
    fn forged_tokens_leave_a_fetch_for_an_application_without_keys() {
        let start = Instant::now();
        let mut budget = Budget::full(start);
        let forged = (0..100).filter(|_| budget.take(start, Need::Newer)).count();
        assert_eq!(forged, 4);
        assert!(budget.take(start, Need::Keys));
        assert!(!budget.take(start, Need::Keys));
        assert!(!budget.take(start + REFILL, Need::Newer));
        assert!(budget.take(start + REFILL, Need::Keys));
    }
}
