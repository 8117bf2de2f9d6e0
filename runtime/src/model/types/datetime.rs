//! A point in time (`date-time`, RFC 3339 §5.6).

use std::cmp::Ordering;
use std::time::{Duration, SystemTime};

use super::calendar::CivilDay;
use super::rfc3339::{self, Time};
use super::text::{ParseError, text_type};

const SECONDS_PER_DAY: i64 = 86_400;

/// A date and a time: `2024-01-31T12:30:00Z`.
///
/// Two values are equal if their texts are equal. Values are ordered by time; one without an offset is
/// ordered as UTC.
///
/// ```
/// let time: licit_runtime::DateTime = "2024-01-31T12:30:00.5+01:00".parse()?;
/// assert_eq!(time.hour(), 12);
/// assert_eq!(time.offset_seconds(), Some(3600));
/// assert_eq!(time.unix_timestamp(), Some(1_706_700_600));
/// # Ok::<(), licit_runtime::types::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateTime {
    day: CivilDay,
    time: Time,
    text: Box<str>,
}

text_type!(DateTime, "a date and time such as 2024-01-31T12:30:00Z");

impl DateTime {
    /// Creates a time from a Unix timestamp. Returns `None` outside the years 0 to 9999.
    pub fn from_unix_timestamp(seconds: i64) -> Option<Self> {
        let day = CivilDay::from_epoch(seconds.div_euclid(SECONDS_PER_DAY))?;
        let rest = seconds.rem_euclid(SECONDS_PER_DAY);
        let text = format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            day.year,
            day.month,
            day.day,
            rest / 3600,
            rest / 60 % 60,
            rest % 60
        );
        Self::read(text).ok()
    }

    /// Returns the year.
    pub fn year(&self) -> u16 {
        self.day.year
    }

    /// Returns the month, from 1.
    pub fn month(&self) -> u8 {
        self.day.month
    }

    /// Returns the day of the month, from 1.
    pub fn day(&self) -> u8 {
        self.day.day
    }

    /// Returns the hour, 0 to 23.
    pub fn hour(&self) -> u8 {
        self.time.hour
    }

    /// Returns the minute, 0 to 59.
    pub fn minute(&self) -> u8 {
        self.time.minute
    }

    /// Returns the second, 0 to 60: RFC 3339 includes leap seconds.
    pub fn second(&self) -> u8 {
        self.time.second
    }

    /// Returns the fraction of the second, truncated to nanoseconds.
    pub fn nanosecond(&self) -> u32 {
        self.time.nanosecond
    }

    /// Returns the offset in seconds east of UTC, if the text has one.
    pub fn offset_seconds(&self) -> Option<i32> {
        self.time.offset_seconds
    }

    /// Returns seconds since 1 January 1970 UTC; `None` if the text has no offset.
    pub fn unix_timestamp(&self) -> Option<i64> {
        self.time.offset_seconds.map(|_| self.seconds())
    }

    /// Converts to a `SystemTime`; `None` if the text has no offset.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let seconds = self.unix_timestamp()?;
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let whole = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        };
        whole?.checked_add(Duration::from_nanos(self.time.nanosecond.into()))
    }

    fn seconds(&self) -> i64 {
        self.day.since_epoch() * SECONDS_PER_DAY
            + i64::from(self.time.hour) * 3600
            + i64::from(self.time.minute) * 60
            + i64::from(self.time.second)
            - i64::from(self.time.offset_seconds.unwrap_or(0))
    }

    fn read(text: String) -> Result<Self, ParseError> {
        let (day, rest) = rfc3339::read_day(&text).ok_or(Self::EXPECTED)?;
        let time = rfc3339::read_time(rest).ok_or(Self::EXPECTED)?;
        Ok(Self {
            day,
            time,
            text: text.into(),
        })
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |time: &Self| (time.seconds(), time.time.nanosecond);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::DateTime;

    fn timestamp(text: &str) -> Option<i64> {
        text.parse::<DateTime>().unwrap().unix_timestamp()
    }

    #[test]
    fn a_time_keeps_its_text() {
        for text in [
            "2024-01-31T12:30:00Z",
            "2024-01-31t12:30:00.000z",
            "2024-01-31 12:30:00 UTC",
            "2024-01-31T12:30:00",
        ] {
            let json = format!("\"{text}\"");
            let time: DateTime = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&time).unwrap(), json);
        }
    }

    #[test]
    fn offsets_are_read_in_every_form() {
        for text in [
            "2024-01-31T12:30:00Z",
            "2024-01-31T12:30Z",
            "2024-01-31 12:30:00 UTC",
            "2024-01-31T14:00:00+01:30",
            "2024-01-31T14:00:00+0130",
            "2024-01-31T11:30:00-01",
            "2024-01-31 12:30:00 +0000",
        ] {
            assert_eq!(timestamp(text), Some(1_706_704_200), "{text}");
        }
        assert_eq!(timestamp("2024-01-31T12:30:00"), None);
        assert_eq!(timestamp("1969-12-31T23:59:59Z"), Some(-1));
    }

    #[test]
    fn fractions_are_truncated_to_nanoseconds() {
        let time: DateTime = "1969-12-31T23:59:59.1234567891Z".parse().unwrap();
        assert_eq!(time.nanosecond(), 123_456_789);
        let before =
            std::time::SystemTime::UNIX_EPOCH.duration_since(time.to_system_time().unwrap());
        assert_eq!(before.unwrap().as_nanos(), 1_000_000_000 - 123_456_789);
    }

    #[test]
    fn times_are_ordered_across_offsets() {
        let mut times: Vec<DateTime> = [
            "2024-01-31T12:00:00.5Z",
            "2024-01-31T12:00:00Z",
            "2024-01-31T12:30:00+02:00",
        ]
        .map(|text| text.parse().unwrap())
        .into();
        times.sort();
        assert_eq!(
            times.iter().map(DateTime::hour).collect::<Vec<_>>(),
            [12, 12, 12]
        );
        assert_eq!(times[0].minute(), 30);
        assert_eq!(times[2].nanosecond(), 500_000_000);
    }

    #[test]
    fn a_timestamp_is_formatted_as_its_time() {
        assert_eq!(
            DateTime::from_unix_timestamp(1_706_704_200)
                .unwrap()
                .as_str(),
            "2024-01-31T12:30:00Z"
        );
        assert_eq!(
            DateTime::from_unix_timestamp(-1).unwrap().as_str(),
            "1969-12-31T23:59:59Z"
        );
        assert_eq!(DateTime::from_unix_timestamp(i64::MAX), None);
    }

    #[test]
    fn an_invalid_time_is_rejected() {
        for text in [
            "2024-01-31",
            "2024-01-31T",
            "2024-01-31T24:00:00Z",
            "2024-01-31T12:60:00Z",
            "2024-01-31T12:30:61Z",
            "2024-01-31T12:30:00.Z",
            "2024-01-31T12:30:00+1:00",
            "2024-01-31T12:30:00+01:",
            "2024-01-31T12:30:00+01:00x",
            "2024-01-31T12:30:00é",
            "2023-02-29T12:30:00Z",
        ] {
            assert!(text.parse::<DateTime>().is_err(), "{text}");
        }
    }
}
