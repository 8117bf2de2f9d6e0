//! The client credentials grant: tokens for the application itself (RFC 6749 §4.4).

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;

use serde::Serialize;
use serde_json::Value as Json;

use super::details as requested;
use super::obtain;
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::tables::{ActsAs, Grant};
use crate::token::details::Details;
use crate::token::{Kind, StoredTokens, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

/// The scopes, details and resources of a client credentials request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Requested<'a> {
    pub(crate) scopes: &'a [&'a str],
    pub(crate) resources: &'a [String],
    pub(crate) details: &'a Details,
}

impl App {
    /// Requests a token for the application itself (RFC 6749 §4.4).
    ///
    /// ```
    /// # use licit_runtime::{App, Error, ScopeSet, Tokens, token};
    /// # async fn test<S: ScopeSet>(app: &App) -> Result<(), Error> {
    /// let tokens: Tokens<S, token::Application> = app.client_credentials().await?;
    ///
    /// // With settings of the request.
    /// let request = app.client_credentials::<S, token::Application>();
    /// let tokens = request.resource("https://files.acme.example/").await?;
    /// # let _ = tokens; Ok(()) }
    /// ```
    pub fn client_credentials<S, K>(&self) -> ClientCredentials<S, K> {
        ClientCredentials {
            app: self.clone(),
            resources: None,
            details: Details::default(),
            tokens: PhantomData,
            types: PhantomData,
        }
    }

    /// Sends a client credentials request and returns the tokens, even if less was granted than
    /// requested.
    pub(crate) async fn request_client_credentials(
        &self,
        grant: &Grant,
        acts_as: ActsAs,
        requested: Requested<'_>,
    ) -> Result<StoredTokens, Error> {
        let form = TokenForm {
            scopes: requested.scopes,
            resources: requested.resources,
            details: Some(requested.details),
            ..TokenForm::new(Purpose::ClientCredentials, grant)
        };
        obtain::tokens(form, self, acts_as, Expected::default()).await
    }
}

/// A request for a token of the application itself (RFC 6749 §4.4). It is sent when it is awaited.
///
/// `E` is the provider's error type, `D` the type of its authorization details.
///
/// # Errors
///
/// - [`Error::ScopeNarrowed`] if less than `S` was granted.
/// - [`Error::DetailsNarrowed`] if fewer details were granted.
/// - Any error of the token endpoint.
#[must_use = "a request is sent when it is awaited"]
pub struct ClientCredentials<S, K, E = Error, D = Json> {
    app: App,
    /// The resource indicators that replace the defaults.
    resources: Option<Vec<String>>,
    details: Details,
    tokens: PhantomData<fn() -> (S, K)>,
    types: PhantomData<fn() -> (E, D)>,
}

impl<S, K, E, D> ClientCredentials<S, K, E, D> {
    /// Requests a token for a resource, given as an absolute URI without a fragment (RFC 8707 §2).
    ///
    /// Call it once for each resource. Replaces the provider's default resources.
    pub fn resource(mut self, resource: &str) -> Self {
        let resources = self.resources.get_or_insert_default();
        resources.push(resource.to_owned());
        self
    }

    /// Sets the authorization details (RFC 9396 §6): objects with a `type`. Replaces those set before.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if a value is not an object with a `type`.
    pub fn authorization_details(self, details: &[D]) -> Result<Self, E>
    where
        D: Serialize,
        E: From<Error>,
    {
        let details = requested::of(details).map_err(Error::from)?;
        Ok(Self { details, ..self })
    }

    /// Returns the same request with other types; used by generated code.
    #[doc(hidden)]
    pub fn typed<F, T>(self) -> ClientCredentials<S, K, F, T> {
        ClientCredentials {
            app: self.app,
            resources: self.resources,
            details: self.details,
            tokens: PhantomData,
            types: PhantomData,
        }
    }
}

impl<S: ScopeSet, K: Kind, E, D> ClientCredentials<S, K, E, D> {
    async fn tokens(self) -> Result<Tokens<S, K>, Error> {
        let grant = self.app.registration().client_credentials.as_ref();
        let grant = grant.ok_or(ConfigError::GrantNotOffered("client_credentials"))?;
        let resources = self.resources.as_deref();
        let requested = Requested {
            scopes: self.app.scopes_of::<S>(),
            resources: resources.unwrap_or_else(|| self.app.resources()),
            details: &self.details,
        };
        let stored = self
            .app
            .request_client_credentials(grant, K::ACTS_AS, requested);
        Tokens::checked(stored.await?)
    }
}

impl<S, K, E, D> IntoFuture for ClientCredentials<S, K, E, D>
where
    S: ScopeSet,
    K: Kind,
    E: From<Error> + 'static,
    D: 'static,
{
    type Output = Result<Tokens<S, K>, E>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.tokens().await?) })
    }
}

impl<S, K, E, D> fmt::Debug for ClientCredentials<S, K, E, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("resources", &self.resources)
            .finish_non_exhaustive()
    }
}
