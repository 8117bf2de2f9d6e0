//! A login that the user has not come back from: what must be kept meanwhile, and for whom.

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Url;

use crate::app::App;
use crate::clock::Timestamp;
use crate::dpop::DpopKey;
use crate::error::AuthorizationError;
use crate::grant::authorization_code::pkce;
use crate::openid;
use crate::scope::ScopeSet;
use crate::secret;
use crate::secret::Secret;
use crate::tables::{AuthorizationCode, Registration, State};
use crate::token::details::Details;

/// A login that the user has not come back from.
///
/// It is to be kept where the user's browser alone leads to (their session), and used once: that is
/// what binds the callback to the user who began (RFC 9700 §4.7). Serialised, it holds `state` and
/// the code verifier in the clear; `Debug` shows neither.
pub struct Pending<S> {
    kept: Kept,
    set: PhantomData<fn() -> S>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    provider: String,
    registration: String,
    /// Where the user was sent: that of one tenant is not that of another (RFC 9700 §4.4). Logins that
    /// were begun before it was kept have none.
    #[serde(default)]
    authorization_endpoint: Option<String>,
    #[serde(serialize_with = "secret::expose")]
    state: Option<Secret>,
    #[serde(serialize_with = "secret::expose")]
    code_verifier: Option<Secret>,
    redirect_uri: Option<String>,
    /// The key that the code and the tokens are to be bound to (RFC 9449 §10).
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "secret::expose"
    )]
    dpop_key: Option<Secret>,
    /// What binds the ID token to this login (OpenID Connect Core §15.5.2).
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "secret::expose"
    )]
    nonce: Option<Secret>,
    /// `max_age`, where it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max_age: Option<u64>,
    /// The user of the `id_token_hint` that was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hinted_subject: Option<String>,
    scopes: Vec<String>,
    /// Where the tokens are meant to be used (RFC 8707).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    resources: Vec<String>,
    /// What exactly the user is asked for (RFC 9396).
    #[serde(default, skip_serializing_if = "Details::is_empty")]
    details: Details,
    created_at: Timestamp,
}

impl<S: ScopeSet> Pending<S> {
    pub(crate) fn new(
        app: &App,
        code: &AuthorizationCode,
        authorization_endpoint: &Url,
        dpop_key: Option<&DpopKey>,
    ) -> Self {
        let (registration, entropy) = (app.registration(), app.entropy());
        let scopes = app.scopes_of::<S>();
        let is_openid = registration.provider.openid.is_some() && scopes.contains(&openid::SCOPE);
        let state = (code.state != State::Unsupported).then(|| entropy.unguessable());
        let redirect_uri = match (&state, app.redirect_uri()) {
            (Some(state), Some(uri)) if code.state == State::InRedirectUri => {
                Some(with_state(uri, code.callback.state, state))
            }
            (_, uri) => uri.map(str::to_owned),
        };
        Self {
            kept: Kept {
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
                scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
                resources: app.resources().to_vec(),
                details: Details::default(),
                created_at: app.now(),
            },
            set: PhantomData,
        }
    }

    /// Whether this login was started with `registration`, at its `authorization_endpoint`, and for
    /// `scopes`, those of the set `S`.
    pub(crate) fn check(
        &self,
        registration: &Registration,
        authorization_endpoint: &Url,
        scopes: &[&str],
    ) -> Result<(), AuthorizationError> {
        let sent_to = self.kept.authorization_endpoint.as_deref();
        if self.kept.provider != registration.provider.name
            || self.kept.registration != registration.name
            || sent_to.is_some_and(|sent_to| sent_to != authorization_endpoint.as_str())
        {
            return Err(AuthorizationError::OtherProvider);
        }
        if self.kept.scopes != scopes {
            return Err(AuthorizationError::OtherScopes);
        }
        Ok(())
    }
}

impl<S> Pending<S> {
    /// When the login was started: for clearing out those that nobody came back from.
    pub fn created_at(&self) -> SystemTime {
        self.kept.created_at.to_system_time()
    }

    pub(crate) fn state(&self) -> Option<&Secret> {
        self.kept.state.as_ref()
    }

    pub(crate) fn verifier(&self) -> Option<&Secret> {
        self.kept.code_verifier.as_ref()
    }

    /// What the ID token of this login is held against.
    pub(crate) fn expecting(self, max_age: Option<u64>, hinted_subject: Option<String>) -> Self {
        let kept = Kept {
            max_age,
            hinted_subject,
            ..self.kept
        };
        Self { kept, ..self }
    }

    pub(crate) fn nonce(&self) -> Option<&Secret> {
        self.kept.nonce.as_ref()
    }

    pub(crate) fn max_age(&self) -> Option<u64> {
        self.kept.max_age
    }

    pub(crate) fn hinted_subject(&self) -> Option<&str> {
        self.kept.hinted_subject.as_deref()
    }

    pub(crate) fn dpop_key(&self) -> Option<&Secret> {
        self.kept.dpop_key.as_ref()
    }

    pub(crate) fn resources(&self) -> &[String] {
        &self.kept.resources
    }

    pub(crate) fn clear_resources(&mut self) {
        self.kept.resources.clear();
    }

    pub(crate) fn add_resource(&mut self, resource: &str) {
        self.kept.resources.push(resource.to_owned());
    }

    pub(crate) fn details(&self) -> &Details {
        &self.kept.details
    }

    pub(crate) fn set_details(&mut self, details: Details) {
        self.kept.details = details;
    }

    pub(crate) fn redirect_uri(&self) -> Option<&str> {
        self.kept.redirect_uri.as_deref()
    }
}

/// The redirect URI with `state` in its query. One that is no URL, as those of codes that are shown to
/// the user, has nobody come back to it.
fn with_state(uri: &str, name: &str, state: &Secret) -> String {
    let Ok(mut url) = Url::parse(uri) else {
        return uri.to_owned();
    };
    url.query_pairs_mut().append_pair(name, state.expose());
    url.into()
}

// Derived, these would ask `S` for the same.
impl<S> fmt::Debug for Pending<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pending").field(&self.kept).finish()
    }
}

impl<S> Serialize for Pending<S> {
    fn serialize<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        self.kept.serialize(serializer)
    }
}

impl<'de, S> Deserialize<'de> for Pending<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self {
            kept: Kept::deserialize(deserializer)?,
            set: PhantomData,
        })
    }
}
