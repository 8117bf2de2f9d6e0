//! Applications registered with Moneybird: the way to a token.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application registered with Moneybird.
#[derive(Debug, Clone)]
pub struct App(pub(super) rt::App);

impl App {
    /// The application's credentials, as Moneybird gave them out.
    ///
    /// # Errors
    ///
    /// When the redirect URI or a variable is malformed, or no TLS is built in.
    pub fn new(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
        redirect_uri: &str,
    ) -> Result<Self, Error> {
        Self::builder(client_id, client_secret, redirect_uri).build()
    }

    /// The same, with more to choose: the HTTP client, deadlines, where tokens are stored.
    pub fn builder(
        client_id: &str,
        client_secret: impl Into<rt::Secret>,
        redirect_uri: &str,
    ) -> AppBuilder {
        AppBuilder::new(client_id, client_secret, redirect_uri)
    }

    /// Begins a login: the URL to send a user to, and what must be kept until Moneybird sends them back.
    pub fn authorize<S: scope::ScopeSet>(&self) -> rt::Login<S> {
        self.0.authorize()
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
    ) -> Result<super::Tokens<S>, Error> {
        Ok(self.0.finish(pending, callback).await?)
    }

    /// The redirect URI with which Moneybird shows the code to the user.
    pub const OUT_OF_BAND: &'static str = "urn:ietf:wg:oauth:2.0:oob";

    /// Ends a login with a code that the user typed in.
    ///
    /// # Errors
    ///
    /// When the code is refused, or less than `S` was granted.
    pub async fn finish_with_code<S: scope::ScopeSet>(
        &self,
        pending: rt::Pending<S>,
        code: &str,
    ) -> Result<super::Tokens<S>, Error> {
        Ok(self.0.finish_with_code(pending, code).await?)
    }

    /// Ends a token at the provider (RFC 7009). To end a client's whole grant, use
    /// [`rt::Session::revoke`].
    ///
    /// # Errors
    ///
    /// When the provider refuses, or cannot be reached. An unknown token is no error.
    pub async fn revoke(&self, token: &rt::Secret) -> Result<(), Error> {
        Ok(self.0.revoke(token).await?)
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
    pub fn build(self) -> Result<App, Error> {
        Ok(App(self.0.build()?))
    }
}

/// Moneybird's API without a registration of the application: for static tokens.
#[derive(Debug, Clone)]
pub struct Api(pub(super) rt::App);

impl Api {
    /// With the defaults.
    ///
    /// # Errors
    ///
    /// When a variable is malformed, or no TLS is built in.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// The same, with more to choose.
    pub fn builder() -> ApiBuilder {
        ApiBuilder::new()
    }

    /// A token that a user makes for a script of their own; it opens the whole account.
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
    pub fn build(self) -> Result<Api, Error> {
        Ok(Api(self.0.build()?))
    }
}
