//! Token requests without user interaction: assertions (RFC 7521 §4.1), the password grant (RFC
//! 6749 §4.3) and provider-specific grants (§4.5).

use std::fmt;
use std::marker::PhantomData;

use super::obtain;
use crate::app::App;
use crate::error::{ArgumentError, ConfigError, Error};
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::tables::Grant;
use crate::token::captured::Captured;
use crate::token::{Kind, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

impl App {
    /// Requests a token with a signed assertion (RFC 7523 §2.1).
    pub fn jwt_bearer<S, K>(&self, assertion: impl Into<Secret>) -> GrantRequest<S, K> {
        let grant = self.registration().jwt_bearer.as_ref();
        let grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
        GrantRequest::new(self, "jwt_bearer", grant, grant_type).parameter("assertion", assertion)
    }

    /// Requests a token with the user's password (RFC 6749 §4.3).
    pub fn password<S, K>(
        &self,
        username: &str,
        password: impl Into<Secret>,
    ) -> GrantRequest<S, K> {
        let grant = self.registration().password.as_ref();
        GrantRequest::new(self, "password", grant, "password")
            .parameter("username", username)
            .parameter("password", password)
    }

    /// Requests a token with a provider-specific grant (RFC 6749 §4.5). `name` is its name in the
    /// spec.
    pub fn custom_grant<S, K>(&self, name: &'static str) -> GrantRequest<S, K> {
        let mut grants = self.registration().custom.iter();
        let grant = grants.find(|(known, _)| *known == name);
        GrantRequest::new(self, name, grant.map(|(_, grant)| grant), name)
    }
}

/// A token request that is ready to be sent.
///
/// The tokens are refreshed as needed if the reply includes a refresh token.
#[must_use = "a request does nothing until it is sent"]
pub struct GrantRequest<S, K> {
    app: App,
    name: &'static str,
    grant: Option<&'static Grant>,
    grant_type: &'static str,
    parameters: Vec<(&'static str, Secret)>,
    /// The captured values of the tokens passed to [`from_tokens`](Self::from_tokens).
    captured: Captured,
    /// The tokens to start from have no refresh token.
    lacks_refresh_token: bool,
    /// The resource indicators (RFC 8707) that replace the defaults.
    resources: Option<Vec<String>>,
    types: PhantomData<fn() -> (S, K)>,
}

impl<S, K> GrantRequest<S, K> {
    /// `name` is the grant's name in the spec, `grant_type` its registered identifier.
    pub(crate) fn new(
        app: &App,
        name: &'static str,
        grant: Option<&'static Grant>,
        grant_type: &'static str,
    ) -> Self {
        Self {
            app: app.clone(),
            name,
            grant,
            grant_type,
            parameters: Vec::new(),
            captured: Captured::default(),
            lacks_refresh_token: false,
            resources: None,
            types: PhantomData,
        }
    }

    /// Adds a resource indicator: an absolute URI without a fragment (RFC 8707 §2).
    ///
    /// Call it once for each resource. Replaces the provider's default resources.
    pub fn resource(mut self, resource: &str) -> Self {
        let resources = self.resources.get_or_insert_default();
        resources.push(resource.to_owned());
        self
    }

    /// Sets a parameter. A parameter with an empty value is not sent.
    pub fn parameter(mut self, name: &'static str, value: impl Into<Secret>) -> Self {
        self.parameters.retain(|(existing, _)| *existing != name);
        self.parameters.push((name, value.into()));
        self
    }

    /// Uses existing tokens: sends their access token and makes their captured values available to
    /// templates.
    pub fn from_tokens<T, L>(self, tokens: &Tokens<T, L>) -> Self {
        let stored = tokens.stored();
        Self {
            captured: stored.captured().clone(),
            ..self.parameter("access_token", stored.access_token().clone())
        }
    }

    /// Uses existing tokens: sends their refresh token and makes their captured values available to
    /// templates. Sending fails if they have none.
    pub fn from_refresh_token_of<T, L>(self, tokens: &Tokens<T, L>) -> Self {
        let token = tokens.refresh_token().cloned();
        let request = Self {
            captured: tokens.stored().captured().clone(),
            lacks_refresh_token: token.is_none(),
            ..self
        };
        match token {
            Some(token) => request.parameter("refresh_token", token),
            None => request,
        }
    }

    /// Adds a parameter that may be repeated (RFC 8693 §2.1).
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Secret>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }
}

impl<S: ScopeSet, K: Kind> GrantRequest<S, K> {
    /// Sends the request.
    ///
    /// # Errors
    ///
    /// - [`Error::ScopeNarrowed`] if less than `S` was granted.
    /// - Any error of the token endpoint.
    pub async fn send(self) -> Result<Tokens<S, K>, Error> {
        let grant = self.grant.ok_or(ConfigError::GrantNotOffered(self.name))?;
        if self.lacks_refresh_token {
            return Err(ArgumentError::new("tokens", "have no refresh token").into());
        }
        let form = TokenForm {
            own: self.parameters,
            scopes: self.app.scopes_of::<S>(),
            resources: self
                .resources
                .as_deref()
                .unwrap_or_else(|| self.app.resources()),
            captured: self.captured,
            ..TokenForm::new(Purpose::Other(self.grant_type), grant)
        };
        let stored = obtain::tokens(form, &self.app, K::ACTS_AS, Expected::default());
        Tokens::checked(stored.await?)
    }
}

/// Shows only the names of the parameters.
impl<S, K> fmt::Debug for GrantRequest<S, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.parameters.iter().map(|(name, _)| *name).collect();
        f.debug_struct("GrantRequest")
            .field("grant", &self.name)
            .field("parameters", &names)
            .finish_non_exhaustive()
    }
}
