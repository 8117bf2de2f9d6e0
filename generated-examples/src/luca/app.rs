//! Applications registered with Luca Regnskap, which obtain tokens.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application registered with Luca Regnskap.
#[derive(Debug, Clone)]
pub struct App(pub(super) rt::App);

impl App {
    /// Creates an application from the credentials that Luca Regnskap issued.
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

    /// Starts a login with Luca Regnskap. Send the user to its URL, and store its pending part
    /// until the callback.
    ///
    /// The provider supports neither `state` nor PKCE, so nothing in the protocol binds the
    /// callback to the browser that started the login. Store the pending login in that browser's
    /// session, accept one callback for it, and let it expire soon. Otherwise a forged callback
    /// could log your user in to an attacker's account.
    pub fn authorize<S: scope::ScopeSet>(&self) -> Login<S> {
        Login(self.0.authorize())
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

    /// The base URL. Resellers host Luca under their own domains.
    ///
    /// Defaults to `https://go.lucaregnskap.no`.
    pub fn base_url(self, base_url: &str) -> Self {
        Self(self.0.variable("base_url", base_url))
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

/// A login in progress.
#[derive(Debug)]
#[must_use]
pub struct Login<S>(rt::Login<S>);

impl<S: scope::ScopeSet> Login<S> {
    /// The only company that the user can choose.
    pub fn organisation_number(self, organisation_number: &str) -> Self {
        Self(self.0.parameter("organisation_number", organisation_number))
    }

    /// The language of the pages. The default is the user's.
    pub fn locale(self, locale: &super::model::Locale) -> Self {
        Self(self.0.parameter("locale", locale))
    }

    /// Returns the URL to send the user to.
    pub fn url(&self) -> rt::Url {
        self.0.url()
    }

    /// Returns the pending login. Store it until the callback; it implements
    /// `serde::Serialize`.
    pub fn into_pending(self) -> rt::Pending<S> {
        self.0.into_pending()
    }
}

/// Access to Luca Regnskap's API with static tokens, without a registered application.
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

    /// A personal API key from the user's settings.
    #[must_use]
    pub fn with_api_key(
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

    /// The base URL. Resellers host Luca under their own domains.
    ///
    /// Defaults to `https://go.lucaregnskap.no`.
    pub fn base_url(self, base_url: &str) -> Self {
        Self(self.0.variable("base_url", base_url))
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
