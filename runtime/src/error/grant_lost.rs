//! A lost grant: no request can obtain another token, and the user must consent again (RFC 6749 §5.2,
//! `invalid_grant`).

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Error;

/// The grant was lost: the user must consent again.
#[derive(Debug, Clone)]
pub struct GrantLostError {
    reason: GrantLostReason,
    cause: Option<Arc<Error>>,
}

/// The reason why a grant was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GrantLostReason {
    /// The server rejected the refresh token: it expired, or the user withdrew consent.
    Rejected,
    /// The server rejected the refresh token after an attempt whose reply never arrived. That attempt
    /// probably used it up.
    Interrupted,
    /// The application revoked the grant.
    Revoked,
    /// The access token expired, and there is no refresh token.
    NoRefreshToken,
    /// The application erased the grant with [`App::forget`](crate::App::forget).
    Forgotten,
}

impl GrantLostReason {
    /// Returns the reason as one word, in its stored form: for logs and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Interrupted => "interrupted",
            Self::Revoked => "revoked",
            Self::NoRefreshToken => "no_refresh_token",
            Self::Forgotten => "forgotten",
        }
    }

    /// Returns whether the application ended the grant: no later login revives its sessions.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Revoked | Self::Forgotten)
    }
}

impl GrantLostError {
    pub(crate) fn new(reason: GrantLostReason, cause: Option<Error>) -> Self {
        Self {
            reason,
            cause: cause.map(Arc::new),
        }
    }

    /// Returns why the grant was lost.
    pub fn reason(&self) -> GrantLostReason {
        self.reason
    }
}

impl fmt::Display for GrantLostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.reason {
            GrantLostReason::Rejected => {
                "the grant was lost: the server rejected the refresh token; \
                 the user must consent again"
            }
            GrantLostReason::Interrupted => {
                "the grant was lost in a refresh whose reply never arrived; \
                 the user must consent again"
            }
            GrantLostReason::Revoked => {
                "the application revoked the grant; the user must consent again"
            }
            GrantLostReason::NoRefreshToken => {
                "the access token has expired and cannot be refreshed; the user must consent again"
            }
            GrantLostReason::Forgotten => {
                "the application has erased the grant; the user must consent again"
            }
        })
    }
}

impl std::error::Error for GrantLostError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause
            .as_deref()
            .map(|error| error as &(dyn std::error::Error + 'static))
    }
}
