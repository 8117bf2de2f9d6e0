//! Builds the authorization request (RFC 6749 §4.1.1), with PKCE (RFC 7636 §4.3).

use std::fmt;

use serde::Serialize;
use url::Url;

use super::pending::Pending;
use super::pkce;
use super::pushed::{self, PushedLogin};
use crate::app::App;
use crate::app::authorization::{Authorization, NOWHERE};
use crate::dpop::DpopKey;
use crate::error::{ConfigError, Error};
use crate::grant::details as requested;
use crate::scope::{self, ScopeSet};
use crate::tables::{AuthorizationCode, State};
use crate::template::renamed::renamed;
use crate::token::captured::Captured;
use crate::token::details;
use crate::token::identity::subject_of;

/// A login in progress: the URL to redirect the user to, and the state to store until they return.
pub struct Login<S> {
    app: App,
    table: &'static AuthorizationCode,
    url: Url,
    /// The protocol's parameters, which cannot be overridden.
    standard: Vec<(&'static str, String)>,
    /// Provider-specific parameters: first the spec's, then the application's.
    own: Vec<(String, String)>,
    pending: Pending<S>,
    /// Whether the application has set resources.
    has_own_resources: bool,
}

impl<S: ScopeSet> Login<S> {
    pub(crate) fn new(app: &App, authorization: &Authorization) -> Self {
        // Starting a login is infallible: if no key can be created now, one is created at the
        // exchange.
        let dpop = app.provider().dpop.as_ref();
        let key = dpop.and_then(|dpop| DpopKey::for_new_grant(app.dpop_keys(), dpop).ok());
        let (table, endpoint) = (authorization.table, &authorization.endpoint);
        let pending = Pending::new(app, table, endpoint, key.as_ref());
        let nothing = Captured::default();
        let filling = app.filling(&nothing);
        let own = authorization
            .parameters
            .iter()
            .map(|(parameter, value)| {
                let fresh = filling.text(parameter.value);
                (
                    parameter.name.to_owned(),
                    fresh.unwrap_or_else(|_| value.clone()),
                )
            })
            .collect();
        Self {
            app: app.clone(),
            table: authorization.table,
            url: authorization.endpoint.clone(),
            standard: standard(app, authorization.table, &pending, key.as_ref()),
            own,
            pending,
            has_own_resources: false,
        }
    }
}

impl<S> Login<S> {
    /// Sets a provider-specific parameter. Protocol parameters cannot be overridden. A parameter
    /// with an empty value is not sent.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.own.retain(|(existing, _)| existing != name);
        self.own.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds a resource indicator: an absolute URI without a fragment (RFC 8707 §2).
    ///
    /// Call it once for each resource. Replaces the provider's default resources.
    #[must_use]
    pub fn resource(mut self, resource: &str) -> Self {
        if !std::mem::replace(&mut self.has_own_resources, true) {
            self.pending.clear_resources();
        }
        self.pending.add_resource(resource);
        self
    }

    /// Sets the authorization details to request (RFC 9396 §2, §3): objects with a `type`.
    ///
    /// Replaces any details set before. If fewer details are granted, completing the login fails,
    /// as it does for scopes.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if a value is not an object with a `type`.
    pub fn authorization_details<T: Serialize>(mut self, details: &[T]) -> Result<Self, Error> {
        let details = requested::of(details)?;
        let name = renamed(self.table().renamed, details::NAME);
        self.standard.retain(|(existing, _)| *existing != name);
        self.standard
            .extend(details.parameter().map(|text| (name, text)));
        self.pending.set_details(details);
        Ok(self)
    }

    /// Returns the URL to redirect the user to. It contains `state`; do not log it.
    pub fn url(&self) -> Url {
        let mut url = self.url.clone();
        let mut parameters: Vec<_> = self.parameters().collect();
        if self.table.sorted {
            parameters.sort_unstable();
        }
        url.query_pairs_mut().extend_pairs(parameters);
        if self.table.percent_encoded {
            // A `+` of a value is written as `%2B`.
            let query = url.query().map(|query| query.replace('+', "%20"));
            url.set_query(query.as_deref());
        }
        url.set_fragment(self.table.fragment);
        url
    }

    /// Pushes the authorization request (RFC 9126). The browser then carries only a reference to
    /// it.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider does not support pushed authorization requests.
    /// - Any error of the pushed authorization request endpoint.
    pub async fn push(self) -> Result<PushedLogin<S>, Error> {
        let table = self.app.code_grant()?;
        let endpoint = table
            .pushed_authorization_request_endpoint
            .ok_or(ConfigError::PushedRequestsNotOffered)?;
        let pushed = pushed::push(&self.app, endpoint, &table.grant, self.parameters()).await?;
        let client_id = self.standard.iter().find(|(name, _)| {
            let id = renamed(table.renamed, "client_id");
            *name == id
        });
        let mut url = self.url.clone();
        let client_id = client_id.cloned();
        let pending = self.into_pending();
        url.query_pairs_mut()
            .extend_pairs(client_id)
            .append_pair("request_uri", pushed.request_uri.expose());
        url.set_fragment(table.fragment);
        Ok(PushedLogin::new(url, pushed.expires_at, pending))
    }

    /// Returns the request's parameters: the protocol's, then the non-empty provider-specific ones
    /// that do not override them.
    fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_own = |name: &str| self.standard.iter().all(|(standard, _)| *standard != name);
        let standard = self.standard.iter();
        let own = self.own.iter();
        let resource = renamed(self.table().renamed, "resource");
        let resources = self.pending.resources().iter();
        standard
            .map(|(name, value)| (*name, value.as_str()))
            .chain(
                own.map(|(name, value)| (name.as_str(), value.as_str()))
                    .filter(move |(name, value)| !value.is_empty() && is_own(name)),
            )
            .chain(resources.map(move |uri| (resource, uri.as_str())))
    }

    fn table(&self) -> &'static AuthorizationCode {
        self.app.code_grant().unwrap_or(&NOWHERE)
    }

    /// Returns the state to store until the user returns. Store it in the user's session.
    pub fn into_pending(self) -> Pending<S> {
        let sent = |name: &str| {
            let mut sent = self.parameters().filter(|(sent, _)| *sent == name);
            sent.next().map(|(_, value)| value)
        };
        let max_age = sent("max_age").and_then(|seconds| seconds.parse().ok());
        let hinted = sent("id_token_hint").and_then(|hint| subject_of(&hint.into()));
        self.pending.expecting(max_age, hinted)
    }
}

/// Shows the URL without `state` and the code challenge.
impl<S> fmt::Debug for Login<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("url", &self.url.as_str())
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}

/// Returns the protocol's non-empty parameters (RFC 6749 §4.1.1, RFC 7636 §4.3) under the
/// provider's names.
fn standard<S: ScopeSet>(
    app: &App,
    table: &AuthorizationCode,
    pending: &Pending<S>,
    key: Option<&DpopKey>,
) -> Vec<(&'static str, String)> {
    let format = &app.provider().scope;
    let mut parameters = vec![
        ("response_type", table.response_type.to_owned()),
        ("client_id", app.identity().id.clone()),
    ];
    if let Some(uri) = pending.redirect_uri() {
        parameters.push(("redirect_uri", uri.to_owned()));
    }
    if format.on_authorization {
        let scopes = app.scopes_of::<S>();
        let nothing = Captured::default();
        let written = |scope: &str| app.scope_text(&nothing, scope);
        parameters.extend(scope::parameters(format, format.parameter, scopes, written));
    }
    if table.state == State::Echoed
        && let Some(state) = pending.state()
    {
        parameters.push(("state", state.expose().to_owned()));
    }
    if let Some(nonce) = pending.nonce() {
        parameters.push(("nonce", nonce.expose().to_owned()));
    }
    if let Some(mode) = table.response_mode {
        parameters.push(("response_mode", mode.to_owned()));
    }
    if let Some(verifier) = pending.verifier() {
        let (challenge, method) = pkce::challenge(table.pkce, verifier);
        parameters.push(("code_challenge", challenge));
        parameters.push(("code_challenge_method", method.to_owned()));
    }
    if let Some(thumbprint) = key.and_then(DpopKey::thumbprint) {
        parameters.push(("dpop_jkt", thumbprint));
    }
    parameters.retain(|(name, value)| !value.is_empty() && !table.omitted.contains(name));
    for (name, _) in &mut parameters {
        *name = renamed(table.renamed, name);
    }
    parameters
}
