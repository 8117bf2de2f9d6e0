//! Rate limits reported in reply headers. There is no standard for these headers: the spec names them
//! and states what they count.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;
use tokio::time::Instant;

use super::retry_after;
use crate::clock::{self, Timestamp};
use crate::tables::RateLimitHeaders;

/// The rate limit that a reply reported.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct RateLimit {
    /// The total number of calls allowed.
    pub limit: Option<u64>,
    /// The number of calls remaining.
    pub remaining: Option<u64>,
    /// When the full number is allowed again; at most a day ahead.
    pub reset: Option<SystemTime>,
    /// `reset` on the monotonic clock.
    until: Option<Instant>,
}

/// Compares the reported values, not when they were received.
impl PartialEq for RateLimit {
    fn eq(&self, other: &Self) -> bool {
        let said = |it: &Self| (it.limit, it.remaining, it.reset);
        said(self) == said(other)
    }
}

impl Eq for RateLimit {}

impl RateLimit {
    /// Reads the headers of a reply received at `now`; `None` if no header is readable.
    pub(crate) fn read(
        names: &RateLimitHeaders,
        headers: &HeaderMap,
        now: Timestamp,
    ) -> Option<Self> {
        let text = |name: Option<&str>| headers.get(name?)?.to_str().ok();
        let wait =
            text(names.reset).and_then(|text| retry_after::until(text, names.reset_unit, now));
        let limit = Self {
            limit: text(names.limit).and_then(count),
            remaining: text(names.remaining).and_then(count),
            reset: wait.map(|wait| now.plus(wait).to_system_time()),
            until: wait.map(clock::after),
        };
        let is_something = limit.limit.is_some() || limit.remaining.is_some() || wait.is_some();
        is_something.then_some(limit)
    }

    /// Returns the time left until the full number of calls is allowed again; zero if that time has
    /// passed. Changes of the wall clock do not affect it.
    pub fn reset_in(&self) -> Option<Duration> {
        Some(self.until?.saturating_duration_since(Instant::now()))
    }
}

/// Parses a number of calls. The windows after it, as in `100, 100;w=60`, are ignored.
fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.get(..end.unwrap_or(text.len()))?.parse().ok()
}

/// The last reported rate limit, shared by all calls of a client.
#[derive(Debug, Default)]
pub(crate) struct LastSeen(Mutex<Option<RateLimit>>);

impl LastSeen {
    pub(crate) fn get(&self) -> Option<RateLimit> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set(&self, limit: RateLimit) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(limit);
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue};

    use super::*;
    use crate::tables::ResetUnit;

    /// Years away from the system time.
    const NOW: Timestamp = Timestamp::from_millis(2_000_000_000_000);

    const NAMES: RateLimitHeaders = RateLimitHeaders {
        limit: Some("x-limit"),
        remaining: Some("x-left"),
        reset: Some("x-reset"),
        ..RateLimitHeaders::DEFAULT
    };

    fn read(names: &RateLimitHeaders, limit: &[(&'static str, &str)]) -> Option<RateLimit> {
        let headers: HeaderMap = limit
            .iter()
            .map(|(name, value)| {
                let name = reqwest::header::HeaderName::from_static(name);
                (name, HeaderValue::from_str(value).unwrap())
            })
            .collect();
        RateLimit::read(names, &headers, NOW)
    }

    #[test]
    fn limits_and_reset_time_are_read_from_headers() {
        let limit = [("x-limit", "150"), ("x-left", "7"), ("x-reset", "60")];
        let limit = read(&NAMES, &limit).unwrap();
        assert_eq!((limit.limit, limit.remaining), (Some(150), Some(7)));
        let wait = limit.reset_in().unwrap();
        assert!(
            wait <= Duration::from_secs(60) && wait > Duration::from_secs(50),
            "{wait:?}"
        );
    }

    #[test]
    fn each_unit_gives_the_same_reset_time() {
        let soon = NOW.plus(Duration::from_secs(100)).since_epoch();
        for (reset_unit, text) in [
            (ResetUnit::Seconds, "100".to_owned()),
            (ResetUnit::Milliseconds, "100000".to_owned()),
            (ResetUnit::EpochSeconds, soon.as_secs().to_string()),
            (ResetUnit::EpochMilliseconds, soon.as_millis().to_string()),
        ] {
            let names = RateLimitHeaders {
                reset_unit,
                ..NAMES
            };
            let wait = read(&names, &[("x-reset", &text)])
                .unwrap()
                .reset_in()
                .unwrap();
            assert!(
                (95..=100).contains(&wait.as_secs()),
                "{reset_unit:?}: {wait:?}"
            );
        }
    }

    #[test]
    fn a_date_in_the_past_gives_no_wait() {
        let names = RateLimitHeaders {
            reset_unit: ResetUnit::Date,
            ..NAMES
        };
        let limit = read(&names, &[("x-reset", "Sun, 06 Nov 1994 08:49:37 GMT")]).unwrap();
        assert_eq!(limit.reset_in(), Some(Duration::ZERO));
    }

    #[test]
    fn windows_after_a_number_are_ignored() {
        let limit = read(
            &NAMES,
            &[("x-limit", "100, 100;w=60"), ("x-left", " 5;w=1")],
        )
        .unwrap();
        assert_eq!((limit.limit, limit.remaining), (Some(100), Some(5)));
    }

    #[test]
    fn unreadable_or_absent_headers_give_no_limit() {
        assert_eq!(read(&NAMES, &[]), None);
        assert_eq!(
            read(
                &NAMES,
                &[("x-limit", "many"), ("x-left", "-1"), ("x-reset", "soon")]
            ),
            None
        );
        assert_eq!(read(&NAMES, &[("x-left", "99999999999999999999999")]), None);
        assert_eq!(read(&RateLimitHeaders::DEFAULT, &[("x-limit", "1")]), None);
    }

    #[test]
    fn a_wait_is_at_most_a_day() {
        let limit = read(&NAMES, &[("x-reset", "99999999999999999999")]).unwrap();
        assert!(limit.reset_in().unwrap() <= Duration::from_secs(24 * 60 * 60));
    }
}
