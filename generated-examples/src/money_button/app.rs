//! Applications registered with Money Button: the way to a token.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application that gives tokens of the kind `K`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not give such tokens",
    label = "make the client with the application that gave its tokens"
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

/// For users who log in; there is no secret.
#[derive(Debug, Clone)]
pub struct UserApp(pub(super) rt::App);

impl UserApp {
    /// The application's credentials; `client_id` is what Money Button calls the OAuth identifier.
    ///
    /// # Errors
    ///
    /// When the redirect URI or a variable is malformed, or no TLS is built in.
    pub fn new(client_id: &str, redirect_uri: &str) -> Result<Self, Error> {
        Self::builder(client_id, redirect_uri).build()
    }

    /// The same, with more to choose: the HTTP client, deadlines, where tokens are stored.
    pub fn builder(client_id: &str, redirect_uri: &str) -> UserAppBuilder {
        UserAppBuilder::new(client_id, redirect_uri)
    }

    /// Begins a login: the URL to send a user to, and what must be kept until Money Button sends them back.
    pub fn authorize<S: scope::ScopeSet>(&self) -> Login<S> {
        Login(self.0.authorize())
    }

    /// Ends a login with the URL that the user came back to: checks it, and exchanges the
    /// code for tokens.
    ///
    /// # Errors
    ///
    /// When the user or the provider refused, when the callback does not belong to this login,
    /// or when less than `S` was granted.
    pub async fn finish<S: scope::ScopeSet>(
        &self,
        pending: rt::Pending<S>,
        callback: &str,
    ) -> Result<super::Tokens<S, rt::token::User>, Error> {
        Ok(self.0.finish(pending, callback).await?)
    }

    /// Keeps the tokens of a login in the application's store, under the name that they must
    /// have: see [`rt::Tokens::for_subject`].
    ///
    /// # Errors
    ///
    /// When the tokens have no name, or the store fails.
    pub async fn save_grant<S>(&self, tokens: rt::Tokens<S>) -> Result<rt::Tokens<S>, Error> {
        Ok(self.0.save_grant(tokens).await?)
    }

    /// The tokens that the application's store has under a name, if it has any.
    ///
    /// # Errors
    ///
    /// When the grant has ended, or does not cover `S`, or the store fails.
    pub async fn load_grant<S: scope::ScopeSet>(
        &self,
        subject: &str,
    ) -> Result<Option<rt::Tokens<S>>, Error> {
        Ok(self.0.load_grant(subject).await?)
    }

    /// What happens to the grants of this application from now on.
    pub fn events(&self) -> rt::GrantEvents {
        self.0.events()
    }

    /// Waits until no renewal is under way, before the tokio runtime is shut down.
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

    /// Where tokens are kept; in memory by default.
    pub fn store(self, store: std::sync::Arc<dyn rt::store::Store>) -> Self {
        Self(self.0.store(store))
    }

    /// The HTTP client, instead of one of our own. It should not follow redirects.
    pub fn http(self, client: rt::reqwest::Client) -> Self {
        Self(self.0.http(client))
    }

    /// The time in which a token request must be answered in full.
    pub fn timeout(self, timeout: std::time::Duration) -> Self {
        Self(self.0.timeout(timeout))
    }

    /// Who is to see each request of a call, and what comes of it.
    pub fn observer(self, observer: std::sync::Arc<dyn rt::observe::Observer>) -> Self {
        Self(self.0.observer(observer))
    }

    /// Sets the clock that every time is read from; by default the operating system's.
    pub fn clock(self, clock: impl rt::Clock) -> Self {
        Self(self.0.clock(clock))
    }

    /// Sends everything to one origin instead, as `{origin}/{host}/{path}`: to an
    /// emulator or a recording proxy.
    pub fn origin(self, origin: &str) -> Self {
        Self(self.0.origin(origin))
    }

    /// Checks what was chosen.
    ///
    /// # Errors
    ///
    /// When the redirect URI or a variable is malformed, or no TLS is built in.
    pub fn build(self) -> Result<UserApp, Error> {
        Ok(UserApp(self.0.build()?))
    }
}

/// For the application itself.
#[derive(Debug, Clone)]
pub struct ServiceApp(pub(super) rt::App);

impl ServiceApp {
    /// The application's credentials; `client_id` is what Money Button calls the Client identifier.
    ///
    /// # Errors
    ///
    /// When the redirect URI or a variable is malformed, or no TLS is built in.
    pub fn new(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
    ) -> Result<Self, Error> {
        Self::builder(client_id, client_secret).build()
    }

    /// The same, with more to choose: the HTTP client, deadlines, where tokens are stored.
    pub fn builder(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
    ) -> ServiceAppBuilder {
        ServiceAppBuilder::new(client_id, client_secret)
    }

    /// Asks Money Button for a token that acts as the application (RFC 6749 §4.4).
    ///
    /// # Errors
    ///
    /// When the provider refuses, or grants less than `S`.
    pub async fn client_credentials<S: scope::ScopeSet>(
        &self,
    ) -> Result<rt::Tokens<S, rt::token::Application>, Error> {
        Ok(self.0.client_credentials().await?)
    }

    /// What happens to the grants of this application from now on.
    pub fn events(&self) -> rt::GrantEvents {
        self.0.events()
    }

    /// Waits until no renewal is under way, before the tokio runtime is shut down.
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

    /// Where tokens are kept; in memory by default.
    pub fn store(self, store: std::sync::Arc<dyn rt::store::Store>) -> Self {
        Self(self.0.store(store))
    }

    /// The HTTP client, instead of one of our own. It should not follow redirects.
    pub fn http(self, client: rt::reqwest::Client) -> Self {
        Self(self.0.http(client))
    }

    /// The time in which a token request must be answered in full.
    pub fn timeout(self, timeout: std::time::Duration) -> Self {
        Self(self.0.timeout(timeout))
    }

    /// Who is to see each request of a call, and what comes of it.
    pub fn observer(self, observer: std::sync::Arc<dyn rt::observe::Observer>) -> Self {
        Self(self.0.observer(observer))
    }

    /// Sets the clock that every time is read from; by default the operating system's.
    pub fn clock(self, clock: impl rt::Clock) -> Self {
        Self(self.0.clock(clock))
    }

    /// Sends everything to one origin instead, as `{origin}/{host}/{path}`: to an
    /// emulator or a recording proxy.
    pub fn origin(self, origin: &str) -> Self {
        Self(self.0.origin(origin))
    }

    /// Checks what was chosen.
    ///
    /// # Errors
    ///
    /// When the redirect URI or a variable is malformed, or no TLS is built in.
    pub fn build(self) -> Result<ServiceApp, Error> {
        Ok(ServiceApp(self.0.build()?))
    }
}

/// A login that has begun.
#[derive(Debug)]
#[must_use]
pub struct Login<S>(rt::Login<S>);

impl<S: scope::ScopeSet> Login<S> {
    /// The page on which the user arrives.
    pub fn landing(self, landing: &super::model::Landing) -> Self {
        Self(self.0.parameter("landing", landing))
    }

    /// The URL to send the user to.
    pub fn url(&self) -> rt::Url {
        self.0.url()
    }

    /// What must be kept until the user comes back. It can be serialised.
    pub fn into_pending(self) -> rt::Pending<S> {
        self.0.into_pending()
    }
}
