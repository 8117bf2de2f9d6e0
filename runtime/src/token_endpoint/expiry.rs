//! Reads the expiration time of an access token (`expires_in`, RFC 6749 §5.1) in the formats that
//! providers use.

use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::clock::Timestamp;
use crate::model::types::DateTime;
use crate::tables::ExpiresIn;

/// `expires_in` is not a number.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Uncountable;

/// Returns the expiration time. Null counts as absent; then `default` seconds are used, if any. A
/// time in the past is valid: the token has already expired.
pub(crate) fn ends_at(
    format: ExpiresIn,
    default: Option<u64>,
    value: Option<&Value>,
    now: Timestamp,
) -> Result<Option<Timestamp>, Uncountable> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Ok(default.map(|seconds| now.plus(Duration::from_secs(seconds))));
    };
    let end = match format {
        ExpiresIn::Seconds => after(1, value, now)?,
        ExpiresIn::Minutes => after(60, value, now)?,
        ExpiresIn::Hours => after(60 * 60, value, now)?,
        ExpiresIn::Days => after(24 * 60 * 60, value, now)?,
        ExpiresIn::Milliseconds => now.plus(Duration::from_millis(count(value, 1)?)),
        ExpiresIn::EpochSeconds => Timestamp::from_millis(count(value, 1)?.saturating_mul(1000)),
        ExpiresIn::EpochMilliseconds => Timestamp::from_millis(count(value, 1)?),
        ExpiresIn::Rfc3339 => at(value, rfc_3339)?,
        ExpiresIn::UtcDateTime => at(value, utc)?,
        ExpiresIn::HttpDate => at(value, http_date)?,
    };
    Ok(Some(end))
}

/// Returns the time after a number of units, each of so many seconds.
fn after(unit: u32, value: &Value, now: Timestamp) -> Result<Timestamp, Uncountable> {
    Ok(now.plus(Duration::from_secs(count(value, unit)?)))
}

/// Returns the time that a text states.
fn at(value: &Value, read: fn(&str) -> Option<Timestamp>) -> Result<Timestamp, Uncountable> {
    value
        .as_str()
        .and_then(|text| read(text.trim()))
        .ok_or(Uncountable)
}

/// The same for a token reply, whose tokens are worth more than their lifetime: one that cannot be read
/// counts as absent (RFC 6749 §5.1 only recommends it).
pub(crate) fn ends_at_if_known(
    format: ExpiresIn,
    default: Option<u64>,
    value: Option<&Value>,
    now: Timestamp,
) -> Option<Timestamp> {
    ends_at(format, default, value, now).unwrap_or_else(|Uncountable| {
        #[cfg(feature = "tracing")]
        tracing::warn!(target: "licit::token", "the lifetime in a token reply cannot be read");
        default.map(|seconds| now.plus(Duration::from_secs(seconds)))
    })
}

/// The longest plausible lifetime of a refresh token.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

/// The same for a refresh token. A lifetime of more than ten years is a time in another unit than the spec has,
/// and counts as absent: a wrong end would hide that the token expires.
pub(crate) fn refresh_ends_at(
    format: ExpiresIn,
    default: Option<u64>,
    value: Option<&Value>,
    now: Timestamp,
) -> Option<Timestamp> {
    let end = ends_at_if_known(format, default, value, now)?;
    if value.is_none() || end.since(now) <= LONGEST {
        return Some(end);
    }
    #[cfg(feature = "tracing")]
    tracing::warn!(target: "licit::token", "the lifetime of a refresh token is too long");
    default.map(|seconds| now.plus(Duration::from_secs(seconds)))
}

/// Reads a count, written as a number or a string, and multiplies it. The result has no fraction, and a negative
/// one is zero.
fn count(value: &Value, by: u32) -> Result<u64, Uncountable> {
    let whole = |count: u64| Ok(count.saturating_mul(by.into()));
    let fraction = |number: f64| floored(number * f64::from(by));
    match value {
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(count), _) => whole(count),
            (None, Some(_)) => Ok(0),
            (None, None) => number.as_f64().ok_or(Uncountable).and_then(fraction),
        },
        Value::String(text) => {
            let text = text.trim();
            match (text.parse::<u64>(), text.parse::<i64>()) {
                (Ok(count), _) => whole(count),
                (Err(_), Ok(_)) => Ok(0),
                (Err(_), Err(_)) => text
                    .parse::<f64>()
                    .map_err(|_| Uncountable)
                    .and_then(fraction),
            }
        }
        _ => Err(Uncountable),
    }
}

/// A JSON number may have a fraction (RFC 8259 §6): a token that lives 3599.5 seconds lives 3599.
fn floored(number: f64) -> Result<u64, Uncountable> {
    if !number.is_finite() {
        return Err(Uncountable);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates"
    )]
    Ok(number as u64)
}

/// Parses a time and rejects one without an offset, because it is ambiguous.
fn rfc_3339(text: &str) -> Option<Timestamp> {
    let seconds = text.parse::<DateTime>().ok()?.unix_timestamp()?;
    // Times before 1970 have expired just like 1970.
    let seconds = u64::try_from(seconds).unwrap_or(0);
    Some(Timestamp::from_millis(seconds.saturating_mul(1000)))
}

/// Parses a time in UTC, with or without an offset.
fn utc(text: &str) -> Option<Timestamp> {
    let text = text.replacen(' ', "T", 1);
    rfc_3339(&text).or_else(|| rfc_3339(&format!("{text}Z")))
}

fn http_date(text: &str) -> Option<Timestamp> {
    let moment = httpdate::parse_http_date(text).ok()?;
    let moment = moment.duration_since(SystemTime::UNIX_EPOCH);
    Some(Timestamp::from_millis(0).plus(moment.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: u64 = 1_700_000_000_000;

    fn seconds_left(format: ExpiresIn, value: &Value) -> Result<Option<u64>, Uncountable> {
        let now = Timestamp::from_millis(NOW);
        let end = ends_at(format, Some(7), Some(value), now)?;
        Ok(end.map(|end| end.since(now).as_secs()))
    }

    #[test]
    fn a_refresh_token_does_not_live_for_decades() {
        let now = Timestamp::from_millis(NOW);
        let left = |format, value: Value| {
            let end = refresh_ends_at(format, Some(7), Some(&value), now);
            end.map(|end| end.since(now).as_secs())
        };
        assert_eq!(left(ExpiresIn::Seconds, json!(86400)), Some(86400));
        let epoch = NOW / 1000 + 60;
        assert_eq!(left(ExpiresIn::Seconds, json!(epoch)), Some(7));
        assert_eq!(left(ExpiresIn::EpochSeconds, json!(epoch)), Some(60));
    }

    #[test]
    fn numeric_strings_and_fractions_are_accepted() {
        for value in [
            json!(3600),
            json!("3600"),
            json!(3600.0),
            json!("3600.0"),
            json!(3600.5),
            json!("3600.999"),
        ] {
            assert_eq!(seconds_left(ExpiresIn::Seconds, &value), Ok(Some(3600)));
        }
    }

    #[test]
    fn a_negative_lifetime_has_expired() {
        for value in [json!(-5), json!("-5"), json!(-5.0), json!(i64::MIN)] {
            assert_eq!(seconds_left(ExpiresIn::Seconds, &value), Ok(Some(0)));
        }
    }

    #[test]
    fn null_and_absent_mean_the_default() {
        assert_eq!(seconds_left(ExpiresIn::Seconds, &json!(null)), Ok(Some(7)));
        let now = Timestamp::from_millis(NOW);
        assert_eq!(ends_at(ExpiresIn::Seconds, None, None, now), Ok(None));
    }

    #[test]
    fn very_long_lifetimes_do_not_overflow() {
        for value in [
            json!(i64::MAX),
            json!(u64::MAX),
            json!(1e300),
            json!("9223372036854775807"),
        ] {
            for format in [
                ExpiresIn::Seconds,
                ExpiresIn::Milliseconds,
                ExpiresIn::Days,
                ExpiresIn::EpochSeconds,
                ExpiresIn::EpochMilliseconds,
            ] {
                assert!(seconds_left(format, &value).unwrap() > Some(1_000_000_000));
            }
        }
    }

    #[test]
    fn a_value_that_is_not_a_number_is_rejected() {
        for value in [
            json!("soon"),
            json!([]),
            json!(true),
            json!("NaN"),
            json!("inf"),
        ] {
            assert_eq!(seconds_left(ExpiresIn::Seconds, &value), Err(Uncountable));
        }
    }

    #[test]
    fn an_unreadable_lifetime_of_a_token_is_the_default() {
        let now = Timestamp::from_millis(NOW);
        for (format, value) in [
            (ExpiresIn::Seconds, json!("never")),
            (ExpiresIn::Rfc3339, json!("2021-07-31T20:00:21.000")),
        ] {
            let end = |default| ends_at_if_known(format, default, Some(&value), now);
            assert_eq!(end(None), None);
            assert_eq!(end(Some(7)), Some(now.plus(Duration::from_secs(7))));
        }
    }

    #[test]
    fn lifetimes_in_long_units_are_converted_to_seconds() {
        for (unit, value, seconds) in [
            (ExpiresIn::Minutes, json!(60), 3600),
            (ExpiresIn::Minutes, json!("1.5"), 90),
            (ExpiresIn::Hours, json!(0.25), 900),
            (ExpiresIn::Days, json!("2"), 172_800),
        ] {
            assert_eq!(seconds_left(unit, &value), Ok(Some(seconds)), "{value}");
        }
    }

    #[test]
    fn times_of_other_forms_are_converted_to_remaining_seconds() {
        for (unit, text) in [
            (ExpiresIn::UtcDateTime, "2023-11-14 22:14:20"),
            (ExpiresIn::UtcDateTime, " 2023-11-14T22:14:20.123 "),
            (ExpiresIn::UtcDateTime, "2023-11-15T00:14:20+02:00"),
            (ExpiresIn::HttpDate, "Tue, 14 Nov 2023 22:14:20 GMT"),
        ] {
            assert_eq!(seconds_left(unit, &json!(text)), Ok(Some(60)), "{text}");
        }
        for (unit, text) in [
            (ExpiresIn::UtcDateTime, "2023-11-14"),
            (ExpiresIn::UtcDateTime, "14/11/2023 22:14:20"),
            (ExpiresIn::HttpDate, "2023-11-14T22:14:20Z"),
        ] {
            assert_eq!(seconds_left(unit, &json!(text)), Err(Uncountable), "{text}");
        }
    }

    #[test]
    fn absolute_times_are_converted_to_remaining_seconds() {
        let epoch = json!(1_700_000_060);
        assert_eq!(seconds_left(ExpiresIn::EpochSeconds, &epoch), Ok(Some(60)));
        for text in [
            "2023-11-14T22:14:20Z",
            "2023-11-14T22:14:20.999z",
            "2023-11-15T00:14:20+02:00",
            "2023-11-14T20:44:20-01:30",
        ] {
            assert_eq!(
                seconds_left(ExpiresIn::Rfc3339, &json!(text)),
                Ok(Some(60)),
                "{text}"
            );
        }
        for text in [
            "2023-11-14",
            "2023-13-14T22:14:20Z",
            "x",
            "2023-11-14T22:14:20",
            "+é",
        ] {
            assert_eq!(
                seconds_left(ExpiresIn::Rfc3339, &json!(text)),
                Err(Uncountable),
                "{text}"
            );
        }
    }
}
