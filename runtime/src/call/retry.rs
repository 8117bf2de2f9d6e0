//! Decides whether and when a failed call is retried: exponential backoff with full jitter and a
//! cap, in addition to the delay that the server requests (`Retry-After`, RFC 9110 §10.2.3).

use std::time::Duration;

use crate::error::{ApiError, Error};
use crate::random;
use crate::tables::Meaning;

/// The maximum delay before the first retry. Doubles with each retry.
const FIRST: Duration = Duration::from_millis(250);

/// The maximum delay of the backoff. The server may request a longer one.
const LONGEST: Duration = Duration::from_secs(10);

/// Whether a retry may succeed and is safe. `is_repeatable` means that the provider accepts the
/// same call twice.
pub(crate) fn is_worthwhile(error: &Error, is_repeatable: bool) -> bool {
    match error {
        Error::Api(error) => is_repeatable && may_pass(error),
        Error::Transport(error) => error.is_retryable() && (is_repeatable || !error.is_ambiguous()),
        // Nothing was sent.
        Error::Signer(error) => error.is_retryable(),
        _ => false,
    }
}

/// Returns the delay after `failed` attempts.
pub(crate) fn wait(error: &Error, failed: u32) -> Duration {
    let doublings = failed.saturating_sub(1).min(16);
    let most = FIRST.saturating_mul(1 << doublings).min(LONGEST);
    let most = u64::try_from(most.as_millis()).unwrap_or(u64::MAX);
    let spread = Duration::from_millis(random::below(most.saturating_add(1)));
    error
        .retry_after()
        .unwrap_or_default()
        .saturating_add(spread)
}

/// Whether an error is transient, according to the spec or its status. A 500 is not, because a
/// retry is unlikely to change it.
fn may_pass(error: &ApiError) -> bool {
    match error.meaning() {
        Some(Meaning::RateLimited) => true,
        Some(Meaning::Retry) => error.rule().is_some() || error.status() != 500,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{TransportError, TransportErrorKind};

    #[test]
    fn delays_double_up_to_a_maximum_and_never_overflow() {
        let error = TransportError::definite(TransportErrorKind::Connect).into();
        for (failed, most) in [
            (0, 250),
            (1, 250),
            (2, 500),
            (3, 1000),
            (10, 10_000),
            (u32::MAX, 10_000),
        ] {
            let longest = (0..200).map(|_| wait(&error, failed)).max().unwrap();
            assert!(
                longest <= Duration::from_millis(most),
                "{failed}: {longest:?}"
            );
            assert!(
                longest > Duration::from_millis(most / 2),
                "{failed}: {longest:?}"
            );
        }
    }

    #[test]
    fn delays_are_jittered_from_zero() {
        let error = TransportError::definite(TransportErrorKind::Connect).into();
        let shortest = (0..200).map(|_| wait(&error, 5)).min().unwrap();
        assert!(shortest < Duration::from_secs(1), "{shortest:?}");
    }

    #[test]
    fn a_request_that_may_have_succeeded_is_retried_only_if_repeatable() {
        let broken = |ambiguous| {
            let kind = TransportErrorKind::Interrupted;
            if ambiguous {
                TransportError::ambiguous(kind).into()
            } else {
                TransportError::definite(kind).into()
            }
        };
        assert!(is_worthwhile(&broken(false), false));
        assert!(is_worthwhile(&broken(true), true));
        assert!(!is_worthwhile(&broken(true), false));
    }

    #[test]
    fn permanent_errors_are_not_retried() {
        for kind in [
            TransportErrorKind::TooLarge,
            TransportErrorKind::Redirect,
            TransportErrorKind::Insecure,
            TransportErrorKind::NoTls,
        ] {
            assert!(
                !is_worthwhile(&TransportError::definite(kind).into(), true),
                "{kind:?}"
            );
        }
    }
}
