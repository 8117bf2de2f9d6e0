//! A calendar date (`full-date`, RFC 3339 §5.6).
//!
//! Some providers return dates as times, `2024-01-31T00:00:00Z`. A time after the day is accepted and
//! preserved.

use super::calendar::CivilDay;
use super::rfc3339;
use super::text::{ParseError, text_type};

/// A date: `2024-01-31`.
///
/// Two dates are equal if their texts are equal. Dates are ordered by time.
///
/// ```
/// let date: licit_runtime::Date = "2024-01-31".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2024, 1, 31));
/// # Ok::<(), licit_runtime::types::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    // First, because the derived ordering compares it first.
    day: CivilDay,
    text: Box<str>,
}

text_type!(Date, "a date such as 2024-01-31");

impl Date {
    /// Creates a date with a year from 0 to 9999; `None` if the calendar does not have it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let day = CivilDay::new(year, month, day)?;
        let text = format!("{:04}-{:02}-{:02}", day.year, day.month, day.day).into();
        Some(Self { day, text })
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

    fn read(text: String) -> Result<Self, ParseError> {
        let (day, rest) = rfc3339::read_day(&text).ok_or(Self::EXPECTED)?;
        if !rest.is_empty() && rfc3339::read_time(rest).is_none() {
            return Err(Self::EXPECTED);
        }
        Ok(Self {
            day,
            text: text.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn a_date_keeps_its_text() {
        for text in [
            "2024-01-31",
            "2024-02-29T00:00:00.000Z",
            "2024-02-29 12:30:00 UTC",
        ] {
            let json = format!("\"{text}\"");
            let date: Date = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&date).unwrap(), json);
        }
    }

    #[test]
    fn an_invalid_date_is_rejected_without_being_repeated() {
        for text in [
            "",
            "2024-1-31",
            "2023-02-29",
            "2024-01-31x",
            "31-01-2024",
            "20é4-01-31",
            "+024-01-31",
        ] {
            let error = text.parse::<Date>().unwrap_err().to_string();
            assert_eq!(error, "expected a date such as 2024-01-31");
        }
    }

    #[test]
    fn dates_are_ordered_by_time() {
        let early = Date::new(999, 12, 31).unwrap();
        let late: Date = "2024-01-31".parse().unwrap();
        assert!(early < late);
        assert_eq!(early.as_str(), "0999-12-31");
        assert_eq!(Date::new(2023, 2, 29), None);
    }
}
