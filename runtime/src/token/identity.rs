//! Who the user is, as an ID token says that was checked when it came (OpenID Connect Core §2).

use std::fmt;
use std::time::SystemTime;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::json;
use crate::secret;
use crate::secret::Secret;

/// Who the user is, as the provider signed it; `C` is the spec's type for the claims.
///
/// Its ID token was verified when it came with the tokens of a login. It says who logged in then:
/// that it [ends](Self::expires_at) does not end the tokens.
#[derive(Clone)]
pub struct Identity<C = Map<String, Value>> {
    claims: C,
    all: Map<String, Value>,
    id_token: Secret,
}

/// An ID token that was verified, as it is kept with the tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredIdentity {
    #[serde(serialize_with = "secret::expose")]
    id_token: Secret,
    /// The nonce of the login: ID tokens of refreshes that have one have the same (Core §12.2).
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "secret::expose"
    )]
    nonce: Option<Secret>,
}

impl StoredIdentity {
    /// An ID token that was verified.
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

    /// The claims, as they were verified when the ID token came.
    pub(crate) fn claims(&self) -> Option<Map<String, Value>> {
        claims_in(&self.id_token)
    }

    /// The user's identifier.
    pub(crate) fn subject(&self) -> Option<String> {
        subject_of(&self.id_token)
    }
}

/// The claims of a token, as they stand there: for one that was verified, or to learn what one
/// would say if it were.
pub(crate) fn claims_in(token: &Secret) -> Option<Map<String, Value>> {
    match json::parse(&payload(token)?) {
        Ok(Value::Object(claims)) => Some(claims),
        _ => None,
    }
}

/// Whom a token speaks of, as it stands there.
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
    /// An identity of `all` claims, of which `claims` are the application's type.
    pub(crate) fn new(claims: C, all: Map<String, Value>, id_token: Secret) -> Self {
        Self {
            claims,
            all,
            id_token,
        }
    }

    /// The provider (`iss`).
    pub fn issuer(&self) -> &str {
        self.text("iss").unwrap_or_default()
    }

    /// The user's identifier (`sub`): never given to anybody else by this
    /// [issuer](Self::issuer), and the only claim to know a user by (Core §5.7).
    pub fn subject(&self) -> &str {
        self.text("sub").unwrap_or_default()
    }

    /// The claims, as the spec describes them.
    pub fn claims(&self) -> &C {
        &self.claims
    }

    /// A claim by its name, whether the spec knows it or not.
    pub fn claim(&self, name: &str) -> Option<&Value> {
        self.all.get(name)
    }

    /// When the user was last asked to prove who they are (`auth_time`), where the provider says.
    pub fn authenticated_at(&self) -> Option<SystemTime> {
        self.time("auth_time")
    }

    /// How strictly they were asked (`acr`), where the provider says.
    pub fn authentication_context(&self) -> Option<&str> {
        self.text("acr")
    }

    /// When the ID token was made (`iat`).
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.time("iat")
    }

    /// When the ID token ends (`exp`): from then on nobody else is to be shown it.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.time("exp")
    }

    /// The ID token itself: for `id_token_hint`, or a service that wants to see it.
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

/// Shows whose user it is, and nothing about them.
impl<C> fmt::Debug for Identity<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("issuer", &self.issuer())
            .finish_non_exhaustive()
    }
}
