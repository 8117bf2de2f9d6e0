//! Token introspection (RFC 7662): the server's word on what a token is worth.

use std::fmt;
use std::time::SystemTime;

use serde_json::{Map, Value};

use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{ConfigError, Error, TokenReplyFault as Fault};
use crate::secret::Secret;
use crate::tables::ExpiresIn;
use crate::token::captured::Captured;
use crate::token_endpoint::beside::beside;
use crate::token_endpoint::request;
use crate::token_endpoint::request::Written;
use crate::token_endpoint::{endpoint, expiry, reply};

impl App {
    /// Asks what a token is worth (RFC 7662): whether it is active, what it covers, when it ends.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the provider does not offer introspection, [`Error::OAuth`] or
    /// [`Error::Api`] when it refuses, [`Error::NotATokenReply`] when its reply is none of RFC 7662.
    /// A token that is not active is no error.
    pub async fn introspect(&self, token: &Secret) -> Result<Introspection, Error> {
        introspect(self, token, &Captured::default()).await
    }
}

/// What a server says of a token (RFC 7662 §2.2).
///
/// Of a token that is not active nothing is known: whatever else the reply says of it is left out,
/// so that nobody takes it for true.
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
    /// Whether the token is one of the server's, has not ended, and was not revoked (`active`).
    pub fn is_active(&self) -> bool {
        self.is_active
    }

    /// The scopes that it covers (`scope`); none when the server does not say.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// The client that asked for it (`client_id`).
    pub fn client_id(&self) -> Option<&str> {
        self.client_id.as_deref()
    }

    /// Who consented, in words for people (`username`).
    pub fn username(&self) -> Option<&str> {
        self.username.as_deref()
    }

    /// How it is used (`token_type`, RFC 6749 §5.1).
    pub fn token_type(&self) -> Option<&str> {
        self.token_type.as_deref()
    }

    /// When it ends (`exp`).
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.expires_at.map(Timestamp::to_system_time)
    }

    /// When it was given out (`iat`).
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.issued_at.map(Timestamp::to_system_time)
    }

    /// From when on it counts (`nbf`).
    pub fn not_before(&self) -> Option<SystemTime> {
        self.not_before.map(Timestamp::to_system_time)
    }

    /// Whom it speaks for, as the server knows them (`sub`).
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// Where it is meant to be used (`aud`).
    pub fn audience(&self) -> &[String] {
        &self.audience
    }

    /// Who gave it out (`iss`).
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// The token's own identifier (`jti`).
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The members that the RFC does not name.
    pub fn more(&self) -> &Map<String, Value> {
        &self.more
    }

    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    fn read(
        separator: &str,
        mut members: Map<String, Value>,
        now: Timestamp,
    ) -> Result<Self, Fault> {
        match members.remove("active") {
            Some(Value::Bool(true)) => {}
            Some(Value::Bool(false)) => return Ok(Self::default()),
            _ => return Err(Fault::Member("active")),
        }
        let scopes = reply::scopes(separator, members.remove("scope").as_ref())?;
        let mut text = |name: &'static str| match members.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            // Servers are known to number clients and users.
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
            more: members,
        })
    }
}

/// Shows no names of users, and of further members their names alone.
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

/// Asks the introspection endpoint: by a form (§2.1), from a client that authenticates itself.
pub(crate) async fn introspect(
    app: &App,
    token: &Secret,
    captured: &Captured,
) -> Result<Introspection, Error> {
    let registration = app.registration();
    let grant = registration.introspection_endpoint;
    let grant = grant.and_then(|endpoint| beside(registration, endpoint));
    let grant = grant.ok_or(ConfigError::EndpointNotOffered("introspection_endpoint"))?;
    let parameters = vec![("token", token.clone())];
    let Written {
        request, secrets, ..
    } = request::write(app, &grant, parameters, captured)?;
    endpoint::ask_json(app, request, &secrets, |members| {
        Introspection::read(grant.reply.scope_separator, members, app.now())
    })
    .await
}

/// When a token ends that was just given out, as introspection says. That a server does not say, or
/// says that it is not active, is no reason to throw the token away.
pub(crate) async fn end_of(app: &App, token: &Secret, captured: &Captured) -> Option<Timestamp> {
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
        Introspection::read(" ", members, Timestamp::from_millis(0))
    }

    #[test]
    fn every_member_of_the_rfc_has_its_place_and_others_are_kept() {
        let told = read(json!({
            "active": true, "scope": "read list", "client_id": "c", "username": "mona",
            "token_type": "Bearer", "exp": 1_419_356_238, "iat": "1419350238", "nbf": 1.0,
            "sub": "Z5O", "aud": ["https://a.example", "b"], "iss": "https://i.example",
            "jti": "7", "extension": {"x": 1},
        }))
        .unwrap();
        assert!(told.is_active());
        assert_eq!(told.scopes(), ["read", "list"]);
        assert_eq!(
            (told.client_id(), told.username()),
            (Some("c"), Some("mona"))
        );
        assert_eq!(told.expires_at.map(Timestamp::as_secs), Some(1_419_356_238));
        assert_eq!(told.issued_at.map(Timestamp::as_secs), Some(1_419_350_238));
        assert_eq!(told.not_before.map(Timestamp::as_secs), Some(1));
        assert_eq!(told.audience(), ["https://a.example", "b"]);
        assert_eq!(told.more().keys().collect::<Vec<_>>(), ["extension"]);
        assert!(!format!("{told:?}").contains("mona"));
    }

    #[test]
    fn of_a_token_that_is_not_active_nothing_is_told() {
        let told = read(json!({"active": false, "scope": "read", "sub": "somebody", "exp": 1}));
        assert_eq!(told, Ok(Introspection::default()));
    }

    #[test]
    fn what_is_not_as_the_rfc_has_it_is_refused() {
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
