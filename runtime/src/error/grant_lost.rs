//! The end of a grant: no request can bring a token any more, only the user can (RFC 6749 §5.2,
//! `invalid_grant`).

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The grant has ended: the user must consent again.
#[derive(Debug, Clone)]
pub struct GrantLost {
    reason: GrantLostReason,
    cause: Option<Arc<Error>>,
}

/// Why a grant has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GrantLostReason {
    /// The server refused the refresh token: it expired, or the user withdrew the consent.
    Rejected,
    /// The server refused the refresh token after an attempt whose reply never arrived: that
    /// attempt most likely used it up.
    Interrupted,
    /// The application itself revoked the grant.
    Revoked,
    /// The token has ended, and there is nothing to refresh it with.
    NoRefreshToken,
}

impl GrantLostReason {
    /// The reason in one word, as it is stored: for logs and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Interrupted => "interrupted",
            Self::Revoked => "revoked",
            Self::NoRefreshToken => "no_refresh_token",
        }
    }
}

impl GrantLost {
    pub(crate) fn new(reason: GrantLostReason, cause: Option<Error>) -> Self {
        Self {
            reason,
            cause: cause.map(Arc::new),
        }
    }

    /// Why the grant has ended.
    pub fn reason(&self) -> GrantLostReason {
        self.reason
    }
}

impl fmt::Display for GrantLost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.reason {
            GrantLostReason::Rejected => {
                "the grant has ended: the server refuses the refresh token; \
                 the user must consent again"
            }
            GrantLostReason::Interrupted => {
                "the grant was lost in a refresh whose reply never arrived; \
                 the user must consent again"
            }
            GrantLostReason::Revoked => {
                "the application has revoked the grant; the user must consent again"
            }
            GrantLostReason::NoRefreshToken => {
                "the access token has ended and cannot be refreshed; the user must consent again"
            }
        })
    }
}

impl std::error::Error for GrantLost {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause
            .as_deref()
            .map(|error| error as &(dyn std::error::Error + 'static))
    }
}
