//! The grammar of dates and times: RFC 3339 §5.6 and common deviations of providers, such as a missing
//! offset, missing seconds, `+0100`, or ` UTC`.

use super::calendar::CivilDay;

/// The part after the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) nanosecond: u32,
    pub(super) offset_seconds: Option<i32>,
}

/// Parses the day at the start of a text and returns the rest.
pub(super) fn read_day(text: &str) -> Option<(CivilDay, &str)> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let day = CivilDay::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )?;
    Some((day, rest))
}

/// Parses what follows the day, up to the end: a separator, the time, and an optional offset.
pub(super) fn read_time(text: &str) -> Option<Time> {
    let (hour, rest) = digits(text.strip_prefix(['T', 't', ' '])?, 2)?;
    let (minute, mut rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (mut second, mut nanosecond) = (0, 0);
    if let Some(seconds) = rest.strip_prefix(':') {
        (second, rest) = digits(seconds, 2)?;
        if let Some(fraction) = rest.strip_prefix('.') {
            (nanosecond, rest) = read_fraction(fraction)?;
        }
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(Time {
        hour: hour.try_into().ok()?,
        minute: minute.try_into().ok()?,
        second: second.try_into().ok()?,
        nanosecond,
        offset_seconds: read_offset(rest)?,
    })
}

/// Parses the digits after the point as nanoseconds; further digits are truncated.
fn read_fraction(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let written = text
        .strip_suffix(rest)
        .filter(|written| !written.is_empty())?;
    let nanoseconds = written
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(9)
        .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    Some((nanoseconds, rest))
}

#[expect(
    clippy::option_option,
    reason = "outer: whether the text is valid; inner: the offset"
)]
fn read_offset(text: &str) -> Option<Option<i32>> {
    let (sign, offset) = match text {
        "" => return Some(None),
        "Z" | "z" | " UTC" | " Z" => return Some(Some(0)),
        _ => match text.strip_prefix(' ').unwrap_or(text).split_at_checked(1)? {
            ("+", offset) => (1, offset),
            ("-", offset) => (-1, offset),
            _ => return None,
        },
    };
    let (hours, rest) = digits(offset, 2)?;
    let (minutes, rest) = match rest.strip_prefix(':').unwrap_or(rest) {
        "" if rest.is_empty() => (0, ""),
        minutes => digits(minutes, 2)?,
    };
    let within = rest.is_empty() && hours <= 23 && minutes <= 59;
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    within.then_some(Some(sign * seconds))
}

/// Parses a number of exactly `count` digits and returns the rest.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(count)?;
    // `parse` alone would accept a sign.
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    Some((number.parse().ok().filter(|_| digits)?, rest))
}
