//! Builds the authorization request (RFC 6749 §4.1.1), with PKCE (RFC 7636 §4.3).

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use url::Url;

use super::login_app::Plain;
use super::pending::{Pending, Scopes};
use super::pkce;
use super::pushed::{self, PushedLogin};
use super::ready_login::ReadyLogin;
use super::request_object::Unsigned;
use crate::app::App;
use crate::app::authorization::Authorization;
use crate::clock;
use crate::dpop::DpopKey;
use crate::error::{ConfigError, Error};
use crate::grant::details as requested;
use crate::http::{self, form};
use crate::scope::{self, ScopeSet};
use crate::secret::Secret;
use crate::tables::{AuthorizationCode, RequestObject, State};
use crate::template::renamed::renamed;
use crate::token::captured::Captured;
use crate::token::details;
use crate::token::identity::subject_of;

/// The parameter that carries a request object (RFC 9101 §5).
const REQUEST: &str = "request";

/// A login in progress: the URL to redirect the user to, and the state to store until they return.
///
/// `R` says whether the URL can be built at once ([`Plain`]), or only after the request was signed or pushed
/// ([`Protected`](crate::Protected)).
pub struct Login<S, R = Plain> {
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
    requests: PhantomData<fn() -> R>,
}

impl<S: ScopeSet, R> Login<S, R> {
    /// `scopes` are those of `S`, or those that the application has chosen for this login.
    pub(crate) fn new(app: &App, authorization: &Authorization, scopes: Scopes<'_>) -> Self {
        // Starting a login is infallible: if no key can be created now, one is created at the
        // exchange.
        let dpop = app.provider().dpop.as_ref();
        let key = dpop.and_then(|dpop| DpopKey::for_new_grant(app.dpop_keys(), dpop).ok());
        let (table, endpoint) = (authorization.table, &authorization.endpoint);
        let pending = Pending::new(app, table, endpoint, key.as_ref(), scopes);
        let nothing = Captured::default();
        let filling = app.filling(&nothing);
        let own = authorization
            .parameters
            .iter()
            .map(|(parameter, value)| {
                let fresh = filling.signed_text(parameter.value);
                (
                    parameter.name.to_owned(),
                    fresh.unwrap_or_else(|_| value.clone()),
                )
            })
            .collect();
        let fresh = authorization
            .is_fresh
            .then(|| filling.url(table.authorization_endpoint));
        let fresh = fresh.and_then(Result::ok);
        Self {
            app: app.clone(),
            table: authorization.table,
            url: fresh.unwrap_or_else(|| endpoint.clone()),
            standard: standard(app, authorization.table, &pending, key.as_ref()),
            own,
            pending,
            has_own_resources: false,
            requests: PhantomData,
        }
    }
}

impl<S> Login<S> {
    /// Returns the URL to redirect the user to. It contains `state`; do not log it.
    pub fn url(&self) -> Url {
        self.url_of(self.parameters().collect())
    }

    /// Returns the state to store until the user returns. Store it in the user's session.
    pub fn into_pending(self) -> Pending<S> {
        self.pended()
    }
}

impl<S, R> Login<S, R> {
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
        let name = renamed(self.table.renamed, details::NAME);
        self.standard.retain(|(existing, _)| *existing != name);
        self.standard
            .extend(details.parameter().map(|text| (name, text)));
        self.pending.set_details(details);
        Ok(self)
    }

    /// Signs the authorization request (RFC 9101). The URL then carries the signed request in place of the
    /// parameters.
    ///
    /// The key may be [of another system](crate::jose::SigningKey::external). [`push`](Self::push) signs requests
    /// that must be signed.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider does not support signed requests, or there is no suitable key.
    /// - [`Error::Signer`] if the signer of an external key fails.
    pub async fn sign(self) -> Result<ReadyLogin<S>, Error> {
        let table = self.table.request_object.as_ref();
        let table = table.ok_or(ConfigError::RequestObjectsNotOffered)?;
        let request = self.signed(table).await?;
        let url = self.url_of(self.around(&request));
        Ok(ReadyLogin::new(url, self.pended()))
    }

    /// Builds the URL as the provider requires: pushes the request if it must be pushed, and signs it if it
    /// must be signed.
    ///
    /// Call it for a provider that is known only at run time. For others, [`url`](Self::url),
    /// [`sign`](Self::sign) or [`push`](Self::push) is shorter.
    ///
    /// # Errors
    ///
    /// See [`sign`](Self::sign) and [`push`](Self::push).
    pub async fn ready(self) -> Result<ReadyLogin<S>, Error> {
        if self.table.push_required {
            let pushed = self.push().await?;
            return Ok(ReadyLogin::new(pushed.url(), pushed.into_pending()));
        }
        let signed = self.table.request_object.as_ref();
        if signed.is_some_and(|table| table.required) {
            return self.sign().await;
        }
        let url = self.url_of(self.parameters().collect());
        Ok(ReadyLogin::new(url, self.pended()))
    }

    async fn signed(&self, table: &RequestObject) -> Result<Secret, Error> {
        let deadline = clock::after(self.app.timeout());
        http::signed_within(deadline, self.unsigned(table)?.sign()).await
    }

    fn unsigned(&self, table: &RequestObject) -> Result<Unsigned, Error> {
        Unsigned::new(&self.app, table, self.parameters())
    }

    /// Returns the parameters that are sent besides a request object (RFC 9101 §5).
    fn around<'p>(&'p self, request: &'p Secret) -> Vec<(&'p str, &'p str)> {
        let client_id = renamed(self.table.renamed, "client_id");
        let mut standard = self.standard.iter();
        let client_id = standard.find(|(name, _)| *name == client_id);
        let client_id = client_id.map(|(name, id)| (*name, id.as_str()));
        let request = (renamed(self.table.renamed, REQUEST), request.expose());
        client_id.into_iter().chain([request]).collect()
    }

    fn url_of(&self, mut parameters: Vec<(&str, &str)>) -> Url {
        let mut url = self.url.clone();
        if self.table.sorted {
            parameters.sort_unstable();
        }
        if self.table.in_fragment {
            let mut written = form::write(parameters);
            if self.table.percent_encoded {
                written = written.replace('+', "%20");
            }
            let fragment = self.table.fragment.unwrap_or_default();
            let separator = match fragment {
                "" => "",
                path if path.contains('?') => "&",
                _ => "?",
            };
            url.set_fragment(Some(&[fragment, separator, &written].concat()));
            return url;
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

    /// Pushes the authorization request (RFC 9126), signed if the spec requires that (§3). The browser then
    /// carries only a reference to it.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider does not support pushed authorization requests.
    /// - Any error of the pushed authorization request endpoint.
    pub async fn push(self) -> Result<PushedLogin<S>, Error> {
        let table = self.table;
        let endpoint = table
            .pushed_authorization_request_endpoint
            .ok_or(ConfigError::PushedRequestsNotOffered)?;
        let required = table.request_object.as_ref();
        let request = match required.filter(|table| table.required) {
            Some(table) => Some(self.signed(table).await?),
            None => None,
        };
        let parameters = match &request {
            Some(request) => self.around(request),
            None => self.parameters().collect(),
        };
        let pushed = pushed::push(&self.app, endpoint, &table.grant, parameters).await?;
        let client_id = self.standard.iter().find(|(name, _)| {
            let id = renamed(table.renamed, "client_id");
            *name == id
        });
        let client_id = client_id.map(|(name, id)| (*name, id.as_str()));
        let reference = ("request_uri", pushed.request_uri.expose());
        let url = self.url_of(client_id.into_iter().chain([reference]).collect());
        Ok(PushedLogin::new(url, pushed.expires_at, self.pended()))
    }

    /// Returns the request's parameters: the protocol's, then the non-empty provider-specific ones
    /// that do not override them.
    fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_own = |name: &str| self.standard.iter().all(|(standard, _)| *standard != name);
        let standard = self.standard.iter();
        let own = self.own.iter();
        let resource = renamed(self.table.renamed, "resource");
        let resources = self.pending.resources().iter();
        standard
            .map(|(name, value)| (*name, value.as_str()))
            .chain(
                own.map(|(name, value)| (name.as_str(), value.as_str()))
                    .filter(move |(name, value)| !value.is_empty() && is_own(name)),
            )
            .chain(resources.map(move |uri| (resource, uri.as_str())))
    }

    fn pended(self) -> Pending<S> {
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
impl<S, R> fmt::Debug for Login<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("url", &self.url.as_str())
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}

/// Returns the protocol's non-empty parameters (RFC 6749 §4.1.1, RFC 7636 §4.3) under the
/// provider's names.
fn standard<S>(
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
        let scopes: Vec<_> = pending.scopes().iter().map(String::as_str).collect();
        let nothing = Captured::default();
        let written = |scope: &str| app.scope_text(&nothing, scope);
        parameters.extend(scope::parameters(
            format,
            format.parameter,
            &scopes,
            written,
        ));
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
