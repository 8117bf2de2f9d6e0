//! The user's identity from an ID token that was verified when it was received (OpenID Connect Core §2).

use std::fmt;
use std::time::SystemTime;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::json;
use crate::secret::{self, Secret};

/// The user's identity, signed by the provider; `C` is the spec's type for the claims.
///
/// Its ID token was verified when the tokens of a login were received. It identifies the user who
/// logged in then. Its [expiry](Self::expires_at) does not affect the tokens.
#[derive(Clone)]
pub struct Identity<C = Map<String, Value>> {
    claims: C,
    all: Map<String, Value>,
    id_token: Secret,
}

/// A verified ID token, as stored with the tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredIdentity {
    #[serde(serialize_with = "secret::expose")]
    id_token: Secret,
    /// The login's nonce. An ID token of a refresh that has a nonce must have this one (Core §12.2).
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "secret::expose"
    )]
    nonce: Option<Secret>,
}

impl StoredIdentity {
    /// Creates the stored form of a verified ID token.
    #[cfg(feature = "jose")]
    pub(crate) fn new(id_token: Secret, nonce: Option<Secret>) -> Self {
        Self { id_token, nonce }
    }

    pub(crate) fn id_token(&self) -> &Secret {
        &self.id_token
    }

    #[cfg(feature = "jose")]
    pub(crate) fn nonce(&self) -> Option<&Secret> {
        self.nonce.as_ref()
    }

    /// Returns the claims of the verified ID token.
    pub(crate) fn claims(&self) -> Option<Map<String, Value>> {
        claims_in(&self.id_token)
    }

    /// Returns the user's identifier.
    pub(crate) fn subject(&self) -> Option<String> {
        subject_of(&self.id_token)
    }
}

/// Returns the claims of a token without verifying it, for one that was verified before, or to inspect
/// an unverified one.
pub(crate) fn claims_in(token: &Secret) -> Option<Map<String, Value>> {
    match json::parse(&payload(token)?) {
        Ok(Value::Object(claims)) => Some(claims),
        _ => None,
    }
}

/// Returns the subject of a token without verifying it.
pub(crate) fn subject_of(token: &Secret) -> Option<String> {
    match claims_in(token)?.remove("sub") {
        Some(Value::String(subject)) => Some(subject),
        _ => None,
    }
}

pub(crate) fn payload(token: &Secret) -> Option<Bytes> {
    let payload = token.expose().split('.').nth(1)?;
    URL_SAFE_NO_PAD.decode(payload).ok().map(Bytes::from)
}

impl<C> Identity<C> {
    /// Creates an identity from `all` claims; `claims` are the same in the application's type.
    pub(crate) fn new(claims: C, all: Map<String, Value>, id_token: Secret) -> Self {
        Self {
            claims,
            all,
            id_token,
        }
    }

    /// Returns the provider (`iss`).
    pub fn issuer(&self) -> &str {
        self.text("iss").unwrap_or_default()
    }

    /// Returns the user's identifier (`sub`). The [issuer](Self::issuer) never reassigns it, and it is
    /// the only claim that identifies a user (Core §5.7).
    pub fn subject(&self) -> &str {
        self.text("sub").unwrap_or_default()
    }

    /// Returns the claims described in the spec.
    pub fn claims(&self) -> &C {
        &self.claims
    }

    /// Returns any claim by its name.
    pub fn claim(&self, name: &str) -> Option<&Value> {
        self.all.get(name)
    }

    /// Returns when the user last authenticated (`auth_time`), if the provider reports it.
    pub fn authenticated_at(&self) -> Option<SystemTime> {
        self.time("auth_time")
    }

    /// Returns the authentication context class (`acr`), if the provider reports it.
    pub fn authentication_context(&self) -> Option<&str> {
        self.text("acr")
    }

    /// Returns when the ID token was issued (`iat`).
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.time("iat")
    }

    /// Returns when the ID token expires (`exp`). Do not pass it to others after that.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.time("exp")
    }

    /// Returns the ID token itself: for `id_token_hint`, or for a service that requires it.
    pub fn id_token(&self) -> &Secret {
        &self.id_token
    }

    fn text(&self, claim: &str) -> Option<&str> {
        self.all.get(claim)?.as_str()
    }

    fn time(&self, claim: &str) -> Option<SystemTime> {
        let value = self.all.get(claim)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the cast saturates, and times are clamped"
        )]
        let seconds = value
            .as_u64()
            .or_else(|| value.as_f64().map(|seconds| seconds.trunc() as u64))?;
        let time = Timestamp::from_millis(seconds.saturating_mul(1000));
        Some(time.to_system_time())
    }
}

/// Shows only issuer and subject.
impl<C> fmt::Debug for Identity<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("issuer", &self.issuer())
            .finish_non_exhaustive()
    }
}
