//! The record of a grant in a store, and its key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::time::{Duration, SystemTime};

use crate::clock::Timestamp;
use crate::error::GrantLostReason;
use crate::secret::Secret;
use crate::token::StoredTokens;

/// The identity of a grant, and the unit of locking.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GrantKey {
    provider: String,
    registration: String,
    tenant: String,
    client_id: String,
    subject: String,
}

impl GrantKey {
    pub(crate) fn new(
        provider: &str,
        registration: &str,
        tenant: String,
        client_id: &str,
        subject: String,
    ) -> Self {
        Self {
            provider: provider.to_owned(),
            registration: registration.to_owned(),
            tenant,
            client_id: client_id.to_owned(),
            subject,
        }
    }

    /// Returns a digest of the key in 43 characters that are valid in a file name.
    pub(crate) fn digest(&self) -> String {
        let parts = [
            &self.provider,
            &self.registration,
            &self.tenant,
            &self.client_id,
            &self.subject,
        ];
        let mut digest = Sha256::new();
        for part in parts {
            digest.update(part.len().to_be_bytes());
            digest.update(part);
        }
        URL_SAFE_NO_PAD.encode(digest.finalize())
    }

    /// Returns the provider's name in its spec.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// Returns the registration's name in the spec.
    pub fn registration(&self) -> &str {
        &self.registration
    }

    /// Returns the application's values of the provider's variables, form-encoded. They distinguish, for
    /// example, a sandbox from production.
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// Returns the client identifier.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Returns the name that the application gave the grant.
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

/// The record of a grant in a store. Its serialized form contains tokens in plain text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GrantRecord {
    tokens: StoredTokens,
    state: GrantState,
}

/// The state of a grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GrantState {
    /// The tokens are the latest.
    Ready,
    /// A refresh has started. If the next refresh finds this state, the refresh token may have been used
    /// up by a request whose reply was lost.
    Refreshing(Attempt),
    /// The grant was lost.
    Lost(GrantLostReason),
}

/// A started refresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    number: u32,
    token_hash: String,
    at: Timestamp,
}

impl GrantRecord {
    pub(crate) fn new(tokens: StoredTokens, state: GrantState) -> Self {
        Self { tokens, state }
    }

    /// Returns the tokens.
    pub fn tokens(&self) -> &StoredTokens {
        &self.tokens
    }

    /// Returns the state of the grant.
    pub fn state(&self) -> &GrantState {
        &self.state
    }
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
