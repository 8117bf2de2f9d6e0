//! Applications registered with Moneybird, which obtain tokens.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application registered with Moneybird.
#[derive(Debug, Clone)]
pub struct App(pub(super) rt::App);

impl App {
    /// Creates an application from the credentials that Moneybird issued.
    ///
    /// # Errors
    ///
    /// Returns an error if the redirect URI or a variable is malformed, or if no TLS backend is
    /// compiled in.
    pub fn new(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
        redirect_uri: &str,
    ) -> Result<Self, Error> {
        Self::builder(client_id, client_secret, redirect_uri).build()
    }

    /// Returns a builder, which also sets the HTTP client, timeouts and the token store.
    pub fn builder(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
        redirect_uri: &str,
    ) -> AppBuilder {
        AppBuilder::new(client_id, client_secret, redirect_uri)
    }

    /// Starts a login with Moneybird. Send the user to its URL, and store its pending part until
    /// the callback.
    pub fn authorize<S: scope::ScopeSet>(&self) -> rt::Login<S> {
        self.0.authorize()
    }

    /// Completes a login: validates the callback URL and exchanges the code for tokens.
    ///
    /// # Errors
    ///
    /// Returns an error if the user or the provider denied the request, if the callback does
    /// not belong to this login, or if less than `S` was granted.
    pub async fn finish<S: scope::ScopeSet>(
        &self,
        pending: rt::Pending<S>,
        callback: &str,
    ) -> Result<super::Tokens<S>, Error> {
        Ok(self.0.finish(pending, callback).await?)
    }

    /// The redirect URI that makes Moneybird display the code to the user.
    pub const OUT_OF_BAND: &'static str = "urn:ietf:wg:oauth:2.0:oob";

    /// Completes a login with a code that the user entered.
    ///
    /// # Errors
    ///
    /// Returns an error if the code is rejected, or if less than `S` was granted.
    pub async fn finish_with_code<S: scope::ScopeSet>(
        &self,
        pending: rt::Pending<S>,
        code: &str,
    ) -> Result<super::Tokens<S>, Error> {
        Ok(self.0.finish_with_code(pending, code).await?)
    }

    /// Revokes a token (RFC 7009). To revoke a client's whole grant, use
    /// [`rt::Session::revoke`].
    ///
    /// # Errors
    ///
    /// Returns an error if the provider rejects the request or cannot be reached. An
    /// unknown token is not an error.
    pub async fn revoke(&self, token: &rt::Secret) -> Result<(), Error> {
        Ok(self.0.revoke(token).await?)
    }

    /// Saves the tokens of a login in the application's store, under their subject. See
    /// [`rt::Tokens::for_subject`].
    ///
    /// # Errors
    ///
    /// Returns an error if the tokens have no subject, or the store fails.
    pub async fn save_grant<S>(
        &self,
        tokens: rt::Tokens<S>,
    ) -> Result<rt::Tokens<S>, Error> {
        Ok(self.0.save_grant(tokens).await?)
    }

    /// Loads the tokens of a subject from the application's store, if there are any.
    ///
    /// # Errors
    ///
    /// Returns an error if the grant was revoked or has expired, does not cover `S`, or the
    /// store fails.
    pub async fn load_grant<S: scope::ScopeSet>(
        &self,
        subject: &str,
    ) -> Result<Option<rt::Tokens<S>>, Error> {
        Ok(self.0.load_grant(subject).await?)
    }

    /// Subscribes to this application's grant events.
    pub fn events(&self) -> rt::GrantEvents {
        self.0.events()
    }

    /// Waits for all token refreshes in progress. Call it before you shut down the tokio
    /// runtime.
    pub async fn settle(&self) {
        self.0.settle().await;
    }
}

/// Builds [`App`].
#[derive(Debug)]
#[must_use]
pub struct AppBuilder(rt::AppBuilder);

impl AppBuilder {
    fn new(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
        redirect_uri: &str,
    ) -> Self {
        Self(
            rt::App::builder(&provider::APP)
                .client_id(client_id)
                .client_secret(client_secret)
                .redirect_uri(redirect_uri),
        )
    }

    /// Sets the token store. Tokens are stored in memory by default.
    pub fn store(self, store: std::sync::Arc<dyn rt::store::Store>) -> Self {
        Self(self.0.store(store))
    }

    /// Sets the HTTP client, instead of the built-in one. It should not follow redirects.
    pub fn http(self, client: rt::reqwest::Client) -> Self {
        Self(self.0.http(client))
    }

    /// Sets the timeout of a token request, including its response body.
    pub fn timeout(self, timeout: std::time::Duration) -> Self {
        Self(self.0.timeout(timeout))
    }

    /// Sets the observer.
    pub fn observer(self, observer: std::sync::Arc<dyn rt::observe::Observer>) -> Self {
        Self(self.0.observer(observer))
    }

    /// Sets the clock. The default is the system clock.
    pub fn clock(self, clock: impl rt::Clock) -> Self {
        Self(self.0.clock(clock))
    }

    /// Sends every request to one origin, as `{origin}/{host}/{path}`, for an emulator or a
    /// recording proxy.
    pub fn origin(self, origin: &str) -> Self {
        Self(self.0.origin(origin))
    }

    /// Validates the configuration and creates the application.
    ///
    /// # Errors
    ///
    /// Returns an error if the redirect URI or a variable is malformed, or if no TLS
    /// backend is compiled in.
    pub fn build(self) -> Result<App, Error> {
        Ok(App(self.0.build()?))
    }
}

/// Access to Moneybird's API with static tokens, without a registered application.
#[derive(Debug, Clone)]
pub struct Api(pub(super) rt::App);

impl Api {
    /// Creates an `Api` with the default configuration.
    ///
    /// # Errors
    ///
    /// Returns an error if a variable is malformed, or if no TLS backend is compiled in.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Returns a builder, which also sets the HTTP client and timeouts.
    pub fn builder() -> ApiBuilder {
        ApiBuilder::new()
    }

    /// A token that a user creates for their own scripts. It has access to the whole account.
    ///
    /// See <https://moneybird.com/user/applications/new>.
    #[must_use]
    pub fn with_personal_token(
        &self,
        token: impl Into<rt::Secret>,
    ) -> super::Client<scope::AllScopes> {
        super::Client::from_core(
            rt::Client::new(
                &self.0,
                rt::Tokens::<scope::AllScopes, rt::token::User>::from_access_token(token),
            ),
        )
    }
}

/// Builds [`Api`].
#[derive(Debug)]
#[must_use]
pub struct ApiBuilder(rt::AppBuilder);

impl ApiBuilder {
    fn new() -> Self {
        Self(rt::App::builder(&provider::API))
    }

    /// Sets the HTTP client, instead of the built-in one. It should not follow redirects.
    pub fn http(self, client: rt::reqwest::Client) -> Self {
        Self(self.0.http(client))
    }

    /// Sets the timeout of a token request, including its response body.
    pub fn timeout(self, timeout: std::time::Duration) -> Self {
        Self(self.0.timeout(timeout))
    }

    /// Sets the observer.
    pub fn observer(self, observer: std::sync::Arc<dyn rt::observe::Observer>) -> Self {
        Self(self.0.observer(observer))
    }

    /// Sets the clock. The default is the system clock.
    pub fn clock(self, clock: impl rt::Clock) -> Self {
        Self(self.0.clock(clock))
    }

    /// Sends every request to one origin, as `{origin}/{host}/{path}`, for an emulator or a
    /// recording proxy.
    pub fn origin(self, origin: &str) -> Self {
        Self(self.0.origin(origin))
    }

    /// Validates the configuration and creates the application.
    ///
    /// # Errors
    ///
    /// Returns an error if the redirect URI or a variable is malformed, or if no TLS
    /// backend is compiled in.
    pub fn build(self) -> Result<Api, Error> {
        Ok(Api(self.0.build()?))
    }
}
