//! How many more calls a provider allows, as it tells with its replies. There is no standard for
//! the headers: which they are, and what they count, is the spec's to say.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;
use tokio::time::Instant;

use crate::clock;
use crate::clock::Timestamp;
use crate::header::retry_after;
use crate::tables::RateLimitHeaders;

/// How many more calls the provider allows, as one reply told it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many calls are allowed in all.
    pub limit: Option<u64>,
    /// How many of them are left.
    pub remaining: Option<u64>,
    /// When they are all allowed again; at most a day ahead.
    pub reset: Option<SystemTime>,
    /// The same moment on the clock that nobody sets.
    until: Option<Instant>,
}

/// What the provider said. When it said so makes no difference.
impl PartialEq for RateLimit {
    fn eq(&self, other: &Self) -> bool {
        let said = |it: &Self| (it.limit, it.remaining, it.reset);
        said(self) == said(other)
    }
}

impl Eq for RateLimit {}

impl RateLimit {
    /// What the headers of a reply say that came `now`; `None` when they say nothing that can be read.
    pub(crate) fn read(
        names: &RateLimitHeaders,
        headers: &HeaderMap,
        now: Timestamp,
    ) -> Option<Self> {
        let text = |name: Option<&str>| headers.get(name?)?.to_str().ok();
        let wait =
            text(names.reset).and_then(|text| retry_after::until(text, names.reset_unit, now));
        let told = Self {
            limit: text(names.limit).and_then(count),
            remaining: text(names.remaining).and_then(count),
            reset: wait.map(|wait| now.plus(wait).to_system_time()),
            until: wait.map(clock::after),
        };
        let is_something = told.limit.is_some() || told.remaining.is_some() || wait.is_some();
        is_something.then_some(told)
    }

    /// The time that is left until all calls are allowed again; zero when that moment has passed. A
    /// clock that is set meanwhile does not change it.
    pub fn reset_in(&self) -> Option<Duration> {
        Some(self.until?.saturating_duration_since(Instant::now()))
    }
}

/// A number of calls. `100, 100;w=60` is a hundred: what follows is about windows.
fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.get(..end.unwrap_or(text.len()))?.parse().ok()
}

/// What was told last, of all calls that share a client.
#[derive(Debug, Default)]
pub(crate) struct LastSeen(Mutex<Option<RateLimit>>);

impl LastSeen {
    pub(crate) fn get(&self) -> Option<RateLimit> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set(&self, told: RateLimit) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue};

    use super::*;
    use crate::tables::ResetUnit;

    /// Years away from the time of the operating system.
    const NOW: Timestamp = Timestamp::from_millis(2_000_000_000_000);

    const NAMES: RateLimitHeaders = RateLimitHeaders {
        limit: Some("x-limit"),
        remaining: Some("x-left"),
        reset: Some("x-reset"),
        ..RateLimitHeaders::DEFAULT
    };

    fn read(names: &RateLimitHeaders, told: &[(&'static str, &str)]) -> Option<RateLimit> {
        let headers: HeaderMap = told
            .iter()
            .map(|(name, value)| {
                let name = reqwest::header::HeaderName::from_static(name);
                (name, HeaderValue::from_str(value).unwrap())
            })
            .collect();
        RateLimit::read(names, &headers, NOW)
    }

    #[test]
    fn headers_are_numbers_and_a_moment() {
        let told = [("x-limit", "150"), ("x-left", "7"), ("x-reset", "60")];
        let told = read(&NAMES, &told).unwrap();
        assert_eq!((told.limit, told.remaining), (Some(150), Some(7)));
        let wait = told.reset_in().unwrap();
        assert!(
            wait <= Duration::from_secs(60) && wait > Duration::from_secs(50),
            "{wait:?}"
        );
    }

    #[test]
    fn each_unit_is_the_same_moment() {
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
    fn a_date_in_the_past_is_no_wait() {
        let names = RateLimitHeaders {
            reset_unit: ResetUnit::Date,
            ..NAMES
        };
        let told = read(&names, &[("x-reset", "Sun, 06 Nov 1994 08:49:37 GMT")]).unwrap();
        assert_eq!(told.reset_in(), Some(Duration::ZERO));
    }

    #[test]
    fn windows_behind_a_number_are_passed_over() {
        let told = read(
            &NAMES,
            &[("x-limit", "100, 100;w=60"), ("x-left", " 5;w=1")],
        )
        .unwrap();
        assert_eq!((told.limit, told.remaining), (Some(100), Some(5)));
    }

    #[test]
    fn junk_and_silence_say_nothing() {
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
    fn no_server_makes_anybody_wait_for_ever() {
        let told = read(&NAMES, &[("x-reset", "99999999999999999999")]).unwrap();
        assert!(told.reset_in().unwrap() <= Duration::from_secs(24 * 60 * 60));
    }
}
