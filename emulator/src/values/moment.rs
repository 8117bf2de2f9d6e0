//! Dates and times as text (RFC 3339).

use std::time::{Duration, UNIX_EPOCH};

/// Whether a text is a `full-date`.
pub(crate) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |length: usize| {
        let digits = parts.next()?;
        let is_number = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|_| is_number)
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    parts.next().is_none() && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
}

/// Whether a text is a `date-time`.
pub(crate) fn is_datetime(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (time, zone) = time.split_at(zone);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let is_zone = matches!(zone, "Z" | "z")
        || zone
            .strip_prefix(['+', '-'])
            .is_some_and(|offset| is_clock(offset, &[23, 59]));
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    is_date(date) && is_clock(time, &[23, 59, 60]) && is_fraction && is_zone
}

/// Two digits for each limit, none above it, with colons between.
fn is_clock(text: &str, limits: &[u8]) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let within = |(part, limit): (&&str, &u8)| {
        part.len() == 2
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse::<u8>().is_ok_and(|number| number <= *limit)
    };
    parts.len() == limits.len() && parts.iter().zip(limits).all(within)
}

/// Milliseconds since the Unix epoch as a `date-time`, in whole seconds.
pub(crate) fn write(millis: u64) -> String {
    let ((year, month, day), second) = split(millis);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The time of day of milliseconds since the Unix epoch, in UTC: `12:03:07`.
pub(crate) fn write_time(millis: u64) -> String {
    let (_, second) = split(millis);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{hour:02}:{minute:02}:{second:02}")
}

/// Milliseconds since the Unix epoch as an `IMF-fixdate` (RFC 9110 §5.6.7); no later than the year
/// 9999, the last that can be written.
pub(crate) fn write_http_date(millis: u64) -> String {
    const LAST: u64 = 253_402_300_799;
    let since_epoch = Duration::from_secs((millis / 1000).min(LAST));
    httpdate::fmt_http_date(UNIX_EPOCH + since_epoch)
}

/// The day of a moment as year, month and day, and the second of that day.
fn split(millis: u64) -> ((i64, i64, i64), u64) {
    let seconds = millis / 1000;
    let (mut day, second) = (
        i64::try_from(seconds / 86_400).unwrap_or_default(),
        seconds % 86_400,
    );
    let mut year = 1970;
    while day >= days_in_year(year) {
        day -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while day >= days_in(year, month) {
        day -= days_in(year, month);
        month += 1;
    }
    ((year, month, day + 1), second)
}

fn days_in_year(year: i64) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_rfc_3339() {
        assert_eq!(write(0), "1970-01-01T00:00:00Z");
        assert_eq!(write(951_782_400_000), "2000-02-29T00:00:00Z");
        assert_eq!(write(1_795_333_505_999), "2026-11-22T07:45:05Z");
    }

    #[test]
    fn a_moment_is_written_as_an_http_date() {
        assert_eq!(write_http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(
            write_http_date(784_111_777_000),
            "Sun, 06 Nov 1994 08:49:37 GMT"
        );
        assert_eq!(write_http_date(u64::MAX), "Fri, 31 Dec 9999 23:59:59 GMT");
    }

    #[test]
    fn days_follow_the_calendar() {
        for date in ["2024-02-29", "2025-12-31", "0000-01-01"] {
            assert!(is_date(date), "{date}");
        }
        for date in [
            "2025-02-29",
            "2025-13-01",
            "2025-00-01",
            "2025-1-1",
            "2025-01-00",
            "x",
            "",
            "2025-01-01-",
        ] {
            assert!(!is_date(date), "{date}");
        }
    }

    #[test]
    fn moments_have_a_time_and_a_zone() {
        for moment in [
            "2025-01-01T00:00:00Z",
            "2025-01-01t23:59:60.123+01:30",
            "2025-01-01 10:00:00-00:00",
        ] {
            assert!(is_datetime(moment), "{moment}");
        }
        for moment in [
            "2025-01-01",
            "2025-01-01T10:00:00",
            "2025-01-01T24:00:00Z",
            "2025-01-01T10:00Z",
            "2025-01-01T10:00:00.Z",
            "2025-01-01T10:00:00+1",
        ] {
            assert!(!is_datetime(moment), "{moment}");
        }
    }
}
