//! Token introspection (RFC 7662, RFC 9701).

use std::fmt;
use std::time::SystemTime;

use serde_json::{Map, Value};

use super::beside::beside;
use super::request::{self, WrittenRequest};
#[cfg(feature = "jose")]
use super::signed_introspection::send as signed;
use super::{endpoint, expiry, reply};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{ConfigError, Error, TokenReplyError, TokenReplyFault as Fault};
use crate::secret::Secret;
use crate::secret::wiped::Members;
use crate::tables::ExpiresIn;
use crate::token::StoredTokens;
use crate::token::captured::Captured;

impl App {
    /// Introspects a token (RFC 7662): returns whether it is active, its scopes and its expiration
    /// time.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider does not support introspection.
    /// - [`Error::OAuth`] or [`Error::Api`] if the provider rejects the request.
    /// - [`Error::TokenReply`] if the reply does not conform to RFC 7662.
    /// - [`Error::SignedToken`] if the spec requires signed responses (RFC 9701), and the response is not
    ///   signed by the provider for this client.
    ///
    /// An inactive token is not an error.
    pub async fn introspect(&self, token: &Secret) -> Result<Introspection, Error> {
        introspect(self, token, &Captured::default()).await
    }

    /// Introspects the access token of `tokens`, as [`introspect`](Self::introspect) does. The endpoint may
    /// depend on values that were captured with them, such as the host of the account.
    ///
    /// # Errors
    ///
    /// Same as [`introspect`](Self::introspect).
    pub async fn introspect_tokens(&self, tokens: &StoredTokens) -> Result<Introspection, Error> {
        introspect(self, tokens.access_token(), tokens.captured()).await
    }
}

/// An introspection response (RFC 7662 §2.2).
///
/// All other fields of an inactive token are empty, even if the response contains them, so that
/// they cannot be mistaken for valid data.
#[derive(Clone, PartialEq, Default)]
pub struct Introspection {
    is_active: bool,
    scopes: Vec<String>,
    client_id: Option<String>,
    username: Option<String>,
    token_type: Option<String>,
    expires_at: Option<Timestamp>,
    issued_at: Option<Timestamp>,
    not_before: Option<Timestamp>,
    subject: Option<String>,
    audience: Vec<String>,
    issuer: Option<String>,
    id: Option<String>,
    more: Map<String, Value>,
}

impl Introspection {
    /// Returns whether the token was issued by the server, has not expired and has not been revoked
    /// (`active`).
    pub fn is_active(&self) -> bool {
        self.is_active
    }

    /// Returns the granted scopes (`scope`). Empty if the response does not contain them.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// Returns the client that the token was issued to (`client_id`).
    pub fn client_id(&self) -> Option<&str> {
        self.client_id.as_deref()
    }

    /// Returns a human-readable identifier of the user (`username`).
    pub fn username(&self) -> Option<&str> {
        self.username.as_deref()
    }

    /// Returns the token type (`token_type`, RFC 6749 §5.1).
    pub fn token_type(&self) -> Option<&str> {
        self.token_type.as_deref()
    }

    /// Returns when the token expires (`exp`).
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.expires_at.map(Timestamp::to_system_time)
    }

    /// Returns when the token was issued (`iat`).
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.issued_at.map(Timestamp::to_system_time)
    }

    /// Returns when the token becomes valid (`nbf`).
    pub fn not_before(&self) -> Option<SystemTime> {
        self.not_before.map(Timestamp::to_system_time)
    }

    /// Returns the subject, usually the server's identifier of the user (`sub`).
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// Returns the intended audience (`aud`).
    pub fn audience(&self) -> &[String] {
        &self.audience
    }

    /// Returns the issuer (`iss`).
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// Returns the token's identifier (`jti`).
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the members that RFC 7662 does not define.
    pub fn more(&self) -> &Map<String, Value> {
        &self.more
    }

    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    fn read(separator: &str, mut members: Members, now: Timestamp) -> Result<Self, Fault> {
        match members.remove("active") {
            Some(Value::Bool(true)) => {}
            Some(Value::Bool(false)) => return Ok(Self::default()),
            _ => return Err(Fault::Member("active")),
        }
        let scopes = reply::scopes(separator, members.remove("scope").as_ref())?;
        let mut text = |name: &'static str| match members.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            // Some servers use numbers as client and user identifiers.
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(_) => Err(Fault::Member(name)),
        };
        let (client_id, username) = (text("client_id")?, text("username")?);
        let (token_type, subject) = (text("token_type")?, text("sub")?);
        let (issuer, id) = (text("iss")?, text("jti")?);
        let audience = match members.remove("aud") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => several
                .into_iter()
                .map(|one| one.as_str().map(str::to_owned))
                .collect::<Option<_>>()
                .ok_or(Fault::Member("aud"))?,
            Some(_) => return Err(Fault::Member("aud")),
        };
        let mut time = |name: &'static str| {
            let value = members.remove(name);
            expiry::ends_at(ExpiresIn::EpochSeconds, None, value.as_ref(), now)
                .map_err(|expiry::Uncountable| Fault::Member(name))
        };
        Ok(Self {
            is_active: true,
            scopes: scopes.unwrap_or_default(),
            client_id,
            username,
            token_type,
            expires_at: time("exp")?,
            issued_at: time("iat")?,
            not_before: time("nbf")?,
            subject,
            audience,
            issuer,
            id,
            more: std::mem::take(&mut *members),
        })
    }
}

/// Shows no user names, and only the names of additional members.
impl fmt::Debug for Introspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more: Vec<_> = self.more.keys().collect();
        f.debug_struct("Introspection")
            .field("is_active", &self.is_active)
            .field("scopes", &self.scopes)
            .field("client_id", &self.client_id)
            .field("expires_at", &self.expires_at)
            .field("audience", &self.audience)
            .field("issuer", &self.issuer)
            .field("more", &more)
            .finish_non_exhaustive()
    }
}

/// Posts a form (§2.1) with client authentication to the introspection endpoint.
pub(crate) async fn introspect(
    app: &App,
    token: &Secret,
    captured: &Captured,
) -> Result<Introspection, Error> {
    let registration = app.registration();
    let endpoint = registration.introspection_endpoint;
    let (endpoint, grant) = endpoint
        .zip(beside(registration))
        .ok_or(ConfigError::EndpointNotOffered("introspection_endpoint"))?;
    let parameters = vec![("token", token.clone())];
    let written = request::write(app, &grant, endpoint, parameters, captured).await?;
    let read = |members| Introspection::read(grant.reply.scope_separator, members, app.now());
    match registration.introspection_algorithms {
        [] => {
            let WrittenRequest {
                request,
                secrets,
                deadline,
                ..
            } = written;
            endpoint::send_for_json(app, request, deadline, &secrets, read).await
        }
        algorithms => {
            let members = signed(app, written, algorithms).await?;
            read(members).map_err(|fault| TokenReplyError::new(fault, 200, None).into())
        }
    }
}

/// Reports that the signatures are not compiled in.
#[cfg(not(feature = "jose"))]
#[expect(clippy::unused_async, reason = "awaits with the feature")]
async fn signed(_: &App, _: WrittenRequest, _: &[&str]) -> Result<Members, Error> {
    Err(ConfigError::FeatureMissing("jose").into())
}

/// Introspects a newly issued token for its expiration time. Returns `None` if the server does not
/// send one or reports the token as inactive: neither is a reason to discard the token.
pub(crate) async fn expiry_of(app: &App, token: &Secret, captured: &Captured) -> Option<Timestamp> {
    introspect(app, token, captured).await.ok()?.ends_at()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> Result<Introspection, Fault> {
        let Value::Object(members) = value else {
            panic!("an object")
        };
        Introspection::read(" ", Members::new(members), Timestamp::from_millis(0))
    }

    #[test]
    fn every_member_of_the_rfc_is_read_and_others_are_preserved() {
        let introspection_reply = read(json!({
            "active": true, "scope": "read list", "client_id": "c", "username": "mona",
            "token_type": "Bearer", "exp": 1_419_356_238, "iat": "1419350238", "nbf": 1.0,
            "sub": "Z5O", "aud": ["https://a.example", "b"], "iss": "https://i.example",
            "jti": "7", "extension": {"x": 1},
        }))
        .unwrap();
        assert!(introspection_reply.is_active());
        assert_eq!(introspection_reply.scopes(), ["read", "list"]);
        assert_eq!(
            (
                introspection_reply.client_id(),
                introspection_reply.username()
            ),
            (Some("c"), Some("mona"))
        );
        assert_eq!(
            introspection_reply.expires_at.map(Timestamp::as_secs),
            Some(1_419_356_238)
        );
        assert_eq!(
            introspection_reply.issued_at.map(Timestamp::as_secs),
            Some(1_419_350_238)
        );
        assert_eq!(
            introspection_reply.not_before.map(Timestamp::as_secs),
            Some(1)
        );
        assert_eq!(introspection_reply.audience(), ["https://a.example", "b"]);
        assert_eq!(
            introspection_reply.more().keys().collect::<Vec<_>>(),
            ["extension"]
        );
        assert!(!format!("{introspection_reply:?}").contains("mona"));
    }

    #[test]
    fn an_inactive_token_has_no_other_values() {
        let introspection_reply =
            read(json!({"active": false, "scope": "read", "sub": "somebody", "exp": 1}));
        assert_eq!(introspection_reply, Ok(Introspection::default()));
    }

    #[test]
    fn a_reply_that_violates_the_rfc_is_rejected() {
        for (value, fault) in [
            (json!({}), Fault::Member("active")),
            (json!({"active": "true"}), Fault::Member("active")),
            (json!({"active": null}), Fault::Member("active")),
            (json!({"active": true, "exp": "soon"}), Fault::Member("exp")),
            (json!({"active": true, "aud": [1]}), Fault::Member("aud")),
            (json!({"active": true, "sub": {}}), Fault::Member("sub")),
            (json!({"active": true, "scope": 1}), Fault::Scope),
        ] {
            assert_eq!(read(value), Err(fault));
        }
    }
}
