//! Determines how the next token of a grant is obtained, and whether a refresh token is sent again
//! after an attempt without a reply (RFC 9700 §4.14.2).

use std::time::Duration;

use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Error;
use crate::store::Attempt;
use crate::tables::{Grant, Refresh, RefreshInput, Reuse, Rotation};
use crate::token::{ObtainedBy, StoredTokens};
use crate::token_endpoint::endpoint;

/// What to do with a refresh token after an attempt without a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takeover {
    /// Send it again.
    Send,
    /// Send it again within this time, before the provider's grace period is over.
    SendWithin(Duration),
    /// Use the access token until it expires, because the next request may end the grant.
    UseUp,
    /// Give up: it was already sent again without a reply.
    GiveUp,
}

/// Decides what to do after `earlier`, which probably used up the refresh token, based on the
/// provider's spec.
pub(super) fn takeover(
    refresh: &Refresh,
    earlier: &Attempt,
    is_usable: bool,
    now: Timestamp,
) -> Takeover {
    let grace = Duration::from_secs(refresh.grace);
    let is_first = earlier.number() <= 1;
    let left = earlier
        .left_of(grace, now)
        .filter(|_| is_first && refresh.grace > 0);
    if refresh.rotation == Rotation::Never {
        Takeover::Send
    } else if let Some(left) = left {
        Takeover::SendWithin(left)
    } else if is_usable {
        Takeover::UseUp
    } else if refresh.reuse == Reuse::Strict && !is_first {
        Takeover::GiveUp
    } else {
        Takeover::Send
    }
}

/// How the next token is obtained.
#[derive(Debug, Clone, Copy)]
pub(super) enum Renewal {
    /// With the refresh token.
    Refresh(&'static Refresh),
    /// With another client credentials request.
    ClientCredentials(&'static Grant),
    /// By the grant that the additional token belongs to.
    OfGrant,
    /// No new token can be obtained.
    None,
}

impl Renewal {
    pub(super) fn of(app: &App, tokens: &StoredTokens) -> Self {
        let registration = app.registration();
        match tokens.obtained_by() {
            ObtainedBy::ClientCredentials => registration
                .client_credentials
                .as_ref()
                .map_or(Self::None, Self::ClientCredentials),
            ObtainedBy::AuthorizationCode | ObtainedBy::OtherGrant => registration
                .refresh_token
                .as_ref()
                .filter(|refresh| {
                    refresh.input != RefreshInput::RefreshToken || tokens.refresh_token().is_some()
                })
                .map_or(Self::None, Self::Refresh),
            ObtainedBy::OtherMeans => Self::None,
        }
    }

    pub(super) fn is_possible(self) -> bool {
        !matches!(self, Self::None)
    }

    /// Whether an immediate retry after `error` is safe. A server that rotates refresh tokens may
    /// treat a second use as theft and revoke the grant (RFC 9700 §4.14.2), so the current token is
    /// used until it expires first.
    pub(super) fn may_repeat(self, error: &Error) -> bool {
        match self {
            Self::Refresh(refresh) => {
                refresh.rotation == Rotation::Never
                    || refresh.grace > 0
                    || endpoint::is_untouched(error)
            }
            Self::ClientCredentials(_) | Self::OfGrant | Self::None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{TransportError, TransportErrorKind};
    use crate::secret::Secret;

    static ROTATING: Refresh = Refresh {
        rotation: Rotation::Always,
        ..Refresh::DEFAULT
    };
    static GRACEFUL: Refresh = Refresh {
        grace: 30,
        ..ROTATING
    };
    static CONSTANT: Refresh = Refresh {
        rotation: Rotation::Never,
        ..Refresh::DEFAULT
    };

    #[test]
    fn a_refresh_token_that_may_be_used_up_is_not_retried_immediately() {
        let lost = Error::from(TransportError::ambiguous(TransportErrorKind::Timeout));
        let unsent = Error::from(TransportError::definite(TransportErrorKind::Connect));
        assert!(!Renewal::Refresh(&ROTATING).may_repeat(&lost));
        assert!(!Renewal::Refresh(&Refresh::DEFAULT).may_repeat(&lost));
        assert!(Renewal::Refresh(&ROTATING).may_repeat(&unsent));
        assert!(Renewal::Refresh(&GRACEFUL).may_repeat(&lost));
        assert!(Renewal::Refresh(&CONSTANT).may_repeat(&lost));
    }

    static STRICT: Refresh = Refresh {
        reuse: Reuse::Strict,
        ..ROTATING
    };

    /// Returns the decision `seconds` after the last of `attempts`.
    fn after(refresh: &Refresh, attempts: u32, seconds: u64, is_usable: bool) -> Takeover {
        let (token, start) = (Secret::new("refresh"), Timestamp::from_millis(1_000_000));
        let mut attempt = Attempt::next(&token, None, start);
        for _ in 1..attempts {
            attempt = Attempt::next(&token, Some(&attempt), start);
        }
        let now = start.plus(Duration::from_secs(seconds));
        takeover(refresh, &attempt, is_usable, now)
    }

    #[test]
    fn a_refresh_token_without_rotation_can_always_be_resent() {
        assert_eq!(after(&CONSTANT, 9, 9000, true), Takeover::Send);
    }

    #[test]
    fn a_used_token_is_sent_again_once_within_the_grace_period() {
        let in_time = |left| Takeover::SendWithin(Duration::from_secs(left));
        assert_eq!(after(&GRACEFUL, 1, 10, true), in_time(20));
        assert_eq!(after(&GRACEFUL, 1, 30, true), in_time(0));
        assert_eq!(after(&GRACEFUL, 1, 31, true), Takeover::UseUp);
        assert_eq!(after(&GRACEFUL, 2, 30, true), Takeover::UseUp);
        // The grant is not known to be lost, so it is not given up.
        assert_eq!(after(&GRACEFUL, 2, 31, false), Takeover::Send);
    }

    #[test]
    fn with_strict_reuse_the_access_token_is_used_first_then_one_retry_follows() {
        assert_eq!(after(&STRICT, 1, 0, true), Takeover::UseUp);
        assert_eq!(after(&STRICT, 1, 0, false), Takeover::Send);
        assert_eq!(after(&STRICT, 2, 0, true), Takeover::UseUp);
        assert_eq!(after(&STRICT, 2, 0, false), Takeover::GiveUp);
    }

    #[test]
    fn with_unknown_reuse_the_access_token_is_used_first_and_the_grant_remains() {
        assert_eq!(after(&ROTATING, 1, 0, true), Takeover::UseUp);
        assert_eq!(after(&ROTATING, 5, 0, false), Takeover::Send);
    }
}
