//! The record of a refresh that has started.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::secret::Secret;

/// A started refresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    number: u32,
    token_hash: String,
    at: Timestamp,
}

impl Attempt {
    /// Creates the next attempt with `token`, after `earlier` attempts with the same token.
    pub(crate) fn next(token: &Secret, earlier: Option<&Self>, now: Timestamp) -> Self {
        Self {
            number: earlier.map_or(1, |attempt| attempt.number.saturating_add(1)),
            token_hash: hash(token),
            at: now,
        }
    }

    /// Returns whether the attempt sent `token`.
    pub(crate) fn sent(&self, token: &Secret) -> bool {
        self.token_hash == hash(token)
    }

    /// Returns the number of attempts with the same refresh token, including this one.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns the rest of `time` since the attempt. `None` if it is over, or if the clock was set back
    /// and the rest is unknown.
    pub(crate) fn left_of(&self, time: Duration, now: Timestamp) -> Option<Duration> {
        let since = (self.at <= now).then(|| now.since(self.at))?;
        time.checked_sub(since)
    }

    /// Returns when the attempt started.
    pub fn at(&self) -> SystemTime {
        self.at.to_system_time()
    }
}

/// Returns a hash that identifies a token without revealing it.
fn hash(token: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.expose().as_bytes()))
}
