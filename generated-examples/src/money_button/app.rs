//! Applications registered with Money Button, which obtain tokens.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application that obtains tokens of the kind `K`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not obtain this kind of token",
    label = "create the client with the application that obtained its tokens"
)]
pub trait Registered<K> {
    #[doc(hidden)]
    fn core(&self) -> &rt::App;
}

impl Registered<rt::token::User> for UserApp {
    fn core(&self) -> &rt::App {
        &self.0
    }
}

impl Registered<rt::token::Application> for ServiceApp {
    fn core(&self) -> &rt::App {
        &self.0
    }
}

/// For users who log in. There is no secret.
#[derive(Debug, Clone)]
pub struct UserApp(pub(super) rt::App);

impl UserApp {
    /// Creates an application from its credentials. Money Button calls the `client_id` the OAuth
    /// identifier.
    ///
    /// # Errors
    ///
    /// Returns an error if the redirect URI or a variable is malformed, or if no TLS backend is
    /// compiled in.
    pub fn new(client_id: &str, redirect_uri: &str) -> Result<Self, Error> {
        Self::builder(client_id, redirect_uri).build()
    }

    /// Returns a builder, which also sets the HTTP client, timeouts and the token store.
    pub fn builder(client_id: &str, redirect_uri: &str) -> UserAppBuilder {
        UserAppBuilder::new(client_id, redirect_uri)
    }

    /// Starts a login with Money Button. Send the user to its URL, and store its pending part until
    /// the callback.
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
    ) -> Result<super::Tokens<S, rt::token::User>, Error> {
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

/// Builds [`UserApp`].
#[derive(Debug)]
#[must_use]
pub struct UserAppBuilder(rt::AppBuilder);

impl UserAppBuilder {
    fn new(client_id: &str, redirect_uri: &str) -> Self {
        Self(
            rt::App::builder(&provider::USER_APP)
                .client_id(client_id)
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
    pub fn build(self) -> Result<UserApp, Error> {
        Ok(UserApp(self.0.build()?))
    }
}

/// For the application itself.
#[derive(Debug, Clone)]
pub struct ServiceApp(pub(super) rt::App);

impl ServiceApp {
    /// Creates an application from its credentials. Money Button calls the `client_id` the Client
    /// identifier.
    ///
    /// # Errors
    ///
    /// Returns an error if the redirect URI or a variable is malformed, or if no TLS backend is
    /// compiled in.
    pub fn new(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
    ) -> Result<Self, Error> {
        Self::builder(client_id, client_secret).build()
    }

    /// Returns a builder, which also sets the HTTP client, timeouts and the token store.
    pub fn builder(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
    ) -> ServiceAppBuilder {
        ServiceAppBuilder::new(client_id, client_secret)
    }

    /// Requests a token for the application itself from Money Button (RFC 6749 §4.4).
    ///
    /// # Errors
    ///
    /// Returns an error if the provider rejects the request or grants less than `S`.
    pub async fn client_credentials<S: scope::ScopeSet>(
        &self,
    ) -> Result<rt::Tokens<S, rt::token::Application>, Error> {
        Ok(self.0.client_credentials().await?)
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

/// Builds [`ServiceApp`].
#[derive(Debug)]
#[must_use]
pub struct ServiceAppBuilder(rt::AppBuilder);

impl ServiceAppBuilder {
    fn new(client_id: &str, client_secret: impl Into<rt::Secret>) -> Self {
        Self(
            rt::App::builder(&provider::SERVICE_APP)
                .client_id(client_id)
                .client_secret(client_secret),
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
    pub fn build(self) -> Result<ServiceApp, Error> {
        Ok(ServiceApp(self.0.build()?))
    }
}

/// A login in progress.
#[derive(Debug)]
#[must_use]
pub struct Login<S>(rt::Login<S>);

impl<S: scope::ScopeSet> Login<S> {
    /// The page that the user starts at.
    pub fn landing(self, landing: &super::model::Landing) -> Self {
        Self(self.0.parameter("landing", landing))
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
