//! A pending login: the state to store until the user returns.

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Url;

use super::pkce;
use crate::app::App;
use crate::clock::Timestamp;
use crate::dpop::DpopKey;
use crate::error::AuthorizationError;
use crate::openid;
use crate::scope::ScopeSet;
use crate::secret::{self, Secret};
use crate::tables::{AuthorizationCode, Registration, State};
use crate::token::details::Details;

/// A pending login: the state to store until the user returns.
///
/// Store it in the user's session and use it once. This binds the callback to the user who started
/// the login (RFC 9700 §4.7). The serialized form contains `state` and the code verifier in plain
/// text; `Debug` shows neither.
pub struct Pending<S> {
    data: PendingData,
    set: PhantomData<fn() -> S>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PendingData {
    provider: String,
    registration: String,
    /// The endpoint that the user was sent to, which may differ by tenant (RFC 9700 §4.4). `None`
    /// for logins stored before this field existed.
    #[serde(default)]
    authorization_endpoint: Option<String>,
    #[serde(serialize_with = "secret::expose")]
    state: Option<Secret>,
    #[serde(serialize_with = "secret::expose")]
    code_verifier: Option<Secret>,
    redirect_uri: Option<String>,
    /// The key to bind the code and the tokens to (RFC 9449 §10).
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "secret::expose"
    )]
    dpop_key: Option<Secret>,
    /// The nonce that binds the ID token to this login (OpenID Connect Core §15.5.2).
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "secret::expose"
    )]
    nonce: Option<Secret>,
    /// `max_age`, if sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max_age: Option<u64>,
    /// The subject of the `id_token_hint`, if sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hinted_subject: Option<String>,
    scopes: Vec<String>,
    /// Whether the application has chosen the scopes for this login.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    scopes_chosen: bool,
    /// The requested resource indicators (RFC 8707).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    resources: Vec<String>,
    /// The requested authorization details (RFC 9396).
    #[serde(default, skip_serializing_if = "Details::is_empty")]
    details: Details,
    created_at: Timestamp,
}

/// The scopes of a login.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scopes<'a> {
    /// Those of the scope set.
    OfSet,
    /// Those that the application has chosen for this login.
    Chosen(&'a [String]),
}

impl<S: ScopeSet> Pending<S> {
    pub(crate) fn new(
        app: &App,
        code: &AuthorizationCode,
        authorization_endpoint: &Url,
        dpop_key: Option<&DpopKey>,
        scopes: Scopes<'_>,
    ) -> Self {
        let (registration, entropy) = (app.registration(), app.entropy());
        let (scopes, scopes_chosen) = match scopes {
            Scopes::Chosen(scopes) => (scopes.to_vec(), true),
            Scopes::OfSet => {
                let scopes = app.scopes_of::<S>().iter();
                (scopes.map(|scope| (*scope).to_owned()).collect(), false)
            }
        };
        let asks_identity = scopes.iter().any(|scope| scope == openid::SCOPE);
        let is_openid = registration.provider.openid.is_some() && asks_identity;
        let state = (code.state != State::Unsupported).then(|| entropy.unguessable());
        let redirect_uri = match (&state, app.redirect_uri()) {
            (Some(state), Some(uri)) if code.state == State::InRedirectUri => {
                Some(with_state(uri, code.callback.state, state))
            }
            (_, uri) => uri.map(str::to_owned),
        };
        Self {
            data: PendingData {
                provider: registration.provider.name.to_owned(),
                registration: registration.name.to_owned(),
                authorization_endpoint: Some(authorization_endpoint.as_str().to_owned()),
                state,
                code_verifier: pkce::verifier(code.pkce, entropy),
                redirect_uri,
                dpop_key: dpop_key.map(|key| key.stored().clone()),
                nonce: (is_openid && !code.omitted.contains(&"nonce"))
                    .then(|| entropy.unguessable()),
                max_age: None,
                hinted_subject: None,
                scopes,
                scopes_chosen,
                resources: app.resources().to_vec(),
                details: Details::default(),
                created_at: app.now(),
            },
            set: PhantomData,
        }
    }

    /// Checks that this login was started with `registration`, at its `authorization_endpoint`, and
    /// for `scopes`, the scopes of `S`, unless others were chosen for it.
    pub(crate) fn check(
        &self,
        registration: &Registration,
        authorization_endpoint: &Url,
        scopes: &[&str],
    ) -> Result<(), AuthorizationError> {
        let sent_to = self.data.authorization_endpoint.as_deref();
        if self.data.provider != registration.provider.name
            || self.data.registration != registration.name
            || sent_to.is_some_and(|sent_to| sent_to != authorization_endpoint.as_str())
        {
            return Err(AuthorizationError::OtherProvider);
        }
        let are_chosen = S::AT_RUN_TIME && self.data.scopes_chosen;
        if !are_chosen && self.data.scopes != scopes {
            return Err(AuthorizationError::OtherScopes);
        }
        Ok(())
    }
}

impl<S> Pending<S> {
    /// Returns when the login was started. Use it to delete abandoned logins.
    pub fn created_at(&self) -> SystemTime {
        self.data.created_at.to_system_time()
    }

    /// Returns the requested scopes.
    pub(crate) fn scopes(&self) -> &[String] {
        &self.data.scopes
    }

    pub(crate) fn state(&self) -> Option<&Secret> {
        self.data.state.as_ref()
    }

    pub(crate) fn verifier(&self) -> Option<&Secret> {
        self.data.code_verifier.as_ref()
    }

    /// Sets the values that the ID token of this login is checked against.
    pub(crate) fn expecting(self, max_age: Option<u64>, hinted_subject: Option<String>) -> Self {
        let data = PendingData {
            max_age,
            hinted_subject,
            ..self.data
        };
        Self { data, ..self }
    }

    pub(crate) fn nonce(&self) -> Option<&Secret> {
        self.data.nonce.as_ref()
    }

    pub(crate) fn max_age(&self) -> Option<u64> {
        self.data.max_age
    }

    pub(crate) fn hinted_subject(&self) -> Option<&str> {
        self.data.hinted_subject.as_deref()
    }

    pub(crate) fn dpop_key(&self) -> Option<&Secret> {
        self.data.dpop_key.as_ref()
    }

    pub(crate) fn resources(&self) -> &[String] {
        &self.data.resources
    }

    pub(crate) fn clear_resources(&mut self) {
        self.data.resources.clear();
    }

    pub(crate) fn add_resource(&mut self, resource: &str) {
        self.data.resources.push(resource.to_owned());
    }

    pub(crate) fn details(&self) -> &Details {
        &self.data.details
    }

    pub(crate) fn set_details(&mut self, details: Details) {
        self.data.details = details;
    }

    pub(crate) fn redirect_uri(&self) -> Option<&str> {
        self.data.redirect_uri.as_deref()
    }
}

/// Adds `state` to the query of the redirect URI. A value that is not a URL is left unchanged: with
/// it, the provider displays the code instead of redirecting.
fn with_state(uri: &str, name: &str, state: &Secret) -> String {
    let Ok(mut url) = Url::parse(uri) else {
        return uri.to_owned();
    };
    url.query_pairs_mut().append_pair(name, state.expose());
    url.into()
}

// Derived impls would require the same trait of `S`.
impl<S> fmt::Debug for Pending<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pending").field(&self.data).finish()
    }
}

impl<S> Serialize for Pending<S> {
    fn serialize<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        self.data.serialize(serializer)
    }
}

impl<'de, S> Deserialize<'de> for Pending<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self {
            data: PendingData::deserialize(deserializer)?,
            set: PhantomData,
        })
    }
}
