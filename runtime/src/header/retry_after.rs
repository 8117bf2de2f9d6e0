//! The `Retry-After` header (RFC 9110 §10.2.3), in the unit that the provider uses. An unreadable value
//! is ignored.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};

use crate::clock::Timestamp;
use crate::tables::{ResetUnit, RetryAfter};

/// The maximum wait, regardless of the header's value.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Returns the wait requested by `Retry-After` in a reply received at `now`.
pub(crate) fn from_headers(
    headers: &HeaderMap,
    unit: RetryAfter,
    now: Timestamp,
) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?;
    read(text.trim(), unit, now)
}

/// Parses a number of seconds from a body.
pub(crate) fn from_body(value: &serde_json::Value) -> Option<Duration> {
    match value {
        serde_json::Value::String(text) => seconds(text.trim()),
        number => seconds(&number.to_string()),
    }
}

/// Returns the wait until the time that a header gives in `unit`.
pub(crate) fn until(text: &str, unit: ResetUnit, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    match unit {
        ResetUnit::Seconds => seconds(text),
        ResetUnit::Milliseconds => read(text, RetryAfter::Milliseconds, now),
        ResetUnit::EpochSeconds => read(text, RetryAfter::EpochSeconds, now),
        ResetUnit::EpochMilliseconds => number(text, 1000.0).map(|moment| since(moment, now)),
        ResetUnit::Date => date(text).map(|moment| since(moment, now)),
    }
}

fn read(text: &str, unit: RetryAfter, now: Timestamp) -> Option<Duration> {
    let since = |moment| since(moment, now);
    match unit {
        RetryAfter::Standard => seconds(text).or_else(|| date(text).map(since)),
        RetryAfter::EpochSeconds => number(text, 1.0).map(since),
        RetryAfter::Milliseconds => number(text, 1000.0).map(|wait| wait.min(LONGEST)),
    }
}

/// Parses an HTTP date in any of the three forms of RFC 9110 §5.6.7, as Unix time.
fn date(text: &str) -> Option<Duration> {
    let moment = httpdate::parse_http_date(text).ok()?;
    moment.duration_since(SystemTime::UNIX_EPOCH).ok()
}

/// Returns the time from now until a Unix time.
fn since(moment: Duration, now: Timestamp) -> Duration {
    moment.saturating_sub(now.since_epoch()).min(LONGEST)
}

fn seconds(text: &str) -> Option<Duration> {
    number(text, 1.0).map(|wait| wait.min(LONGEST))
}

/// Parses a number in units of `1 / per_second` seconds. A negative number gives no wait, one that is
/// too large gives the maximum.
fn number(text: &str, per_second: f64) -> Option<Duration> {
    // `f64` would also parse `inf` and `NaN`.
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let seconds = text.parse::<f64>().ok().filter(|_| is_number)? / per_second;
    Some(Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wait(text: &str, unit: RetryAfter) -> Option<u128> {
        let now = Timestamp::from_millis(784_111_777_000);
        read(text, unit, now).map(|wait| wait.as_millis())
    }

    #[test]
    fn seconds_and_dates_are_read() {
        assert_eq!(wait("120", RetryAfter::Standard), Some(120_000));
        assert_eq!(wait("1.5", RetryAfter::Standard), Some(1500));
        assert_eq!(
            wait("Sun, 06 Nov 1994 08:50:37 GMT", RetryAfter::Standard),
            Some(60_000)
        );
    }

    #[test]
    fn all_three_forms_of_an_http_date_are_read() {
        for text in [
            "Sun, 06 Nov 1994 08:50:37 GMT",
            "Sunday, 06-Nov-94 08:50:37 GMT",
            "Sun Nov  6 08:50:37 1994",
        ] {
            let standard = wait(text, RetryAfter::Standard);
            assert_eq!(standard, Some(60_000), "{text}");
        }
    }

    #[test]
    fn the_providers_unit_is_read() {
        assert_eq!(wait("784111800", RetryAfter::EpochSeconds), Some(23_000));
        assert_eq!(wait("2500", RetryAfter::Milliseconds), Some(2500));
    }

    #[test]
    fn a_time_in_the_past_gives_no_wait() {
        assert_eq!(wait("-5", RetryAfter::Standard), Some(0));
        assert_eq!(wait("1", RetryAfter::EpochSeconds), Some(0));
        assert_eq!(
            wait("Sun, 06 Nov 1994 08:49:00 GMT", RetryAfter::Standard),
            Some(0)
        );
    }

    #[test]
    fn a_wait_is_at_most_a_day() {
        let day = LONGEST.as_millis();
        assert_eq!(
            wait("Fri, 31 Dec 9999 23:59:59 GMT", RetryAfter::Standard),
            Some(day)
        );
        assert_eq!(
            wait("99999999999999999999999999", RetryAfter::Standard),
            Some(day)
        );
        assert_eq!(
            wait("99999999999999999999999999", RetryAfter::EpochSeconds),
            Some(day)
        );
    }

    #[test]
    fn an_unreadable_value_is_ignored() {
        for text in ["", "soon", "inf", "NaN", "1e3", "-", "1.2.3", "12 seconds"] {
            assert_eq!(wait(text, RetryAfter::Standard), None, "{text}");
        }
        for date in [
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1960 08:49:37 GMT",
            "Sun, 00 Foo 0000 00:00:00 GMT",
        ] {
            assert_eq!(wait(date, RetryAfter::Standard), None, "{date}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(
            any in "\\PC{0,40}",
            date in "[A-Z][a-z]{2}, [0-9]{2} (Jan|Feb|Dec|Foo) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
        ) {
            for text in [any, date] {
                let wait = wait(&text, RetryAfter::Standard);
                prop_assert!(wait.is_none_or(|wait| wait <= LONGEST.as_millis()));
            }
        }
    }
}
