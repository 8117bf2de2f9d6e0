//! When a refresh token expires, and when that is near.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;

/// How long before its end a refresh token is about to expire, at most.
const NEAR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The lifetime of a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RefreshExpiry {
    known_at: Timestamp,
    pub(super) expires_at: Timestamp,
}

impl RefreshExpiry {
    pub(super) fn of(known_at: Timestamp, expires_at: Option<Timestamp>) -> Option<Self> {
        Some(Self {
            known_at,
            expires_at: expires_at?,
        })
    }

    /// Returns when it is about to expire: in the last tenth of its lifetime, and at most a week
    /// before its end.
    pub(super) fn near_at(self) -> Timestamp {
        self.expires_at.minus(NEAR.min(self.lifetime() / 10))
    }

    pub(super) fn lifetime(self) -> Duration {
        self.expires_at.since(self.known_at)
    }
}
