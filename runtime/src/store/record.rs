//! What a store keeps of a grant, and by which key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::time::{Duration, SystemTime};

use crate::clock::Timestamp;
use crate::error::GrantLostReason;
use crate::secret::Secret;
use crate::token::StoredTokens;

/// What tells one grant from another: the unit that is locked.
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

    /// The whole key in 43 characters that may stand in the name of a file.
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

    /// The provider's name in its spec.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// The registration's name in the spec.
    pub fn registration(&self) -> &str {
        &self.registration
    }

    /// The values of the provider's variables that the application set, form-encoded: they tell a
    /// sandbox from production.
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// The client identifier.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// The name that the application gave the grant.
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

/// What a store keeps of a grant. Serialised, it holds tokens in the clear.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GrantRecord {
    tokens: StoredTokens,
    state: GrantState,
}

/// What is going on with a grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GrantState {
    /// Nothing: the tokens are the latest.
    Ready,
    /// A refresh was begun. Found by the next one, it means that the refresh token may have been
    /// used up by a request whose answer was lost.
    Refreshing(Attempt),
    /// The grant has ended.
    Lost(GrantLostReason),
}

/// A refresh that was begun.
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

    /// The tokens.
    pub fn tokens(&self) -> &StoredTokens {
        &self.tokens
    }

    /// What is going on with the grant.
    pub fn state(&self) -> &GrantState {
        &self.state
    }
}

impl Attempt {
    /// The next attempt with `token`, after `earlier` ones with the same.
    pub(crate) fn next(token: &Secret, earlier: Option<&Self>, now: Timestamp) -> Self {
        Self {
            number: earlier.map_or(1, |attempt| attempt.number.saturating_add(1)),
            token_hash: hash(token),
            at: now,
        }
    }

    /// Whether the attempt sent `token`.
    pub(crate) fn sent(&self, token: &Secret) -> bool {
        self.token_hash == hash(token)
    }

    /// How many attempts were made with the same refresh token, this one included.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// What is left at `now` of a `time` that began with the attempt. `None` when it is over, or when
    /// the clock was set back, and nobody knows.
    pub(crate) fn left_of(&self, time: Duration, now: Timestamp) -> Option<Duration> {
        let since = (self.at <= now).then(|| now.since(self.at))?;
        time.checked_sub(since)
    }

    /// When it was begun.
    pub fn at(&self) -> SystemTime {
        self.at.to_system_time()
    }
}

/// Names a token without giving it away.
fn hash(token: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.expose().as_bytes()))
}
