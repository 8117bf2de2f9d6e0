//! Dates in HTTP headers, in all three forms that RFC 9110 §5.6.7 demands to be understood.

use std::time::Duration;

use crate::types::CivilDay;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The time since the Unix epoch; `None` for what is no date, and for dates before 1970.
pub(crate) fn read(text: &str) -> Option<Duration> {
    let mut words = [""; 6];
    let mut count = 0;
    for word in text.split([' ', ',', '-']).filter(|word| !word.is_empty()) {
        *words.get_mut(count)? = word;
        count += 1;
    }
    // Sun, 06 Nov 1994 08:49:37 GMT, Sunday, 06-Nov-94 08:49:37 GMT, Sun Nov  6 08:49:37 1994
    let ([_, day, month, year, time, "GMT"] | [_, month, day, time, year]) = words.get(..count)?
    else {
        return None;
    };
    let month = MONTHS.iter().zip(1..).find(|(name, _)| *name == month)?.1;
    let day = CivilDay::new(read_year(year)?, month, number(day)?.try_into().ok()?)?;
    let days = u64::try_from(day.since_epoch()).ok()?;
    Some(Duration::from_secs(days * 86_400 + read_time(time)?))
}

/// Two digits are of the years 1970 to 2069: no server means the others.
fn read_year(text: &str) -> Option<u16> {
    let year = number(text)?.try_into().ok()?;
    match (text.len(), year) {
        (4, _) => Some(year),
        (2, 70..) => Some(1900 + year),
        (2, _) => Some(2000 + year),
        _ => None,
    }
}

/// Seconds since midnight.
fn read_time(text: &str) -> Option<u64> {
    let mut parts = text.split(':').map(number);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let exists = hour < 24 && minute < 60 && second < 61 && parts.next().is_none();
    exists.then_some(hour * 3600 + minute * 60 + second)
}

/// At most four digits, so that no sum overflows.
fn number(text: &str) -> Option<u64> {
    let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn all_three_forms_are_understood() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(
                read(text).map(|time| time.as_secs()),
                Some(784_111_777),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37:00 GMT",
            "Sun, 06 Nov 994 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1960 08:49:37 GMT",
            "a b c d e f g h",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
