//! Checks when a webhook was signed, to prevent replays.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::error::WebhookError;
use crate::model::types::DateTime;
use crate::tables::TimestampFormat;

/// The accepted difference between the signature's timestamp and the current time.
#[derive(Clone, Copy)]
pub(super) struct ReplayWindow {
    pub(super) now: SystemTime,
    pub(super) tolerance: Duration,
}

impl ReplayWindow {
    /// Reads the timestamp of a signature and checks that it is within the window.
    pub(super) fn read(
        self,
        format: TimestampFormat,
        text: &str,
    ) -> Result<SystemTime, WebhookError> {
        let signed = read(format, text)?;
        self.check(signed)?;
        Ok(signed)
    }

    /// Checks that `signed` is within the tolerance.
    pub(super) fn check(self, signed: SystemTime) -> Result<(), WebhookError> {
        match self.now.duration_since(signed) {
            Ok(age) if age > self.tolerance => Err(WebhookError::TooOld { age }),
            Err(ahead) if ahead.duration() > self.tolerance => Err(WebhookError::FromTheFuture {
                by: ahead.duration(),
            }),
            _ => Ok(()),
        }
    }
}

/// Parses a timestamp.
fn read(format: TimestampFormat, text: &str) -> Result<SystemTime, WebhookError> {
    let number = || {
        // `parse` would accept a sign.
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u64>().ok().filter(|_| is_number)
    };
    let since = match format {
        TimestampFormat::Seconds => number().map(Duration::from_secs),
        TimestampFormat::Milliseconds => number().map(Duration::from_millis),
        TimestampFormat::DateTime => {
            let time: Option<DateTime> = text.parse().ok();
            return time
                .and_then(|time| time.to_system_time())
                .ok_or(WebhookError::TimestampMalformed);
        }
    };
    since
        .and_then(|since| UNIX_EPOCH.checked_add(since))
        .ok_or(WebhookError::TimestampMalformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn the_window_extends_in_both_directions_and_is_inclusive() {
        let window = ReplayWindow {
            now: at(1000),
            tolerance: Duration::from_secs(300),
        };
        for signed in [700, 1000, 1300] {
            assert!(window.check(at(signed)).is_ok(), "{signed}");
        }
        let old = window.check(at(699));
        assert!(matches!(old, Err(WebhookError::TooOld { age }) if age.as_secs() == 301));
        let ahead = window.check(at(1301));
        assert!(matches!(ahead, Err(WebhookError::FromTheFuture { by }) if by.as_secs() == 301));
    }

    #[test]
    fn a_timestamp_is_parsed_in_the_providers_format() {
        let read = |format, text| super::read(format, text).ok();
        assert_eq!(
            read(TimestampFormat::Seconds, "1700000000"),
            Some(at(1_700_000_000))
        );
        assert_eq!(
            read(TimestampFormat::Milliseconds, "1700000000000"),
            Some(at(1_700_000_000))
        );
        assert_eq!(
            read(TimestampFormat::DateTime, "2023-11-14T22:13:20Z"),
            Some(at(1_700_000_000))
        );
        for bad in [
            "",
            "-1",
            "+1",
            "1.5",
            "1e9",
            " 1",
            "99999999999999999999",
            "now",
        ] {
            assert_eq!(read(TimestampFormat::Seconds, bad), None, "{bad}");
        }
        assert_eq!(read(TimestampFormat::Seconds, &u64::MAX.to_string()), None);
    }
}
