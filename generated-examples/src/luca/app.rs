//! Applications registered with Luca Regnskap: the way to a token.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application registered with Luca Regnskap.
#[derive(Debug, Clone)]
pub struct App(pub(super) rt::App);

impl App {
    /// The application's credentials, as Luca Regnskap gave them out.
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

    /// Begins a login: the URL to send a user to, and what must be kept until Luca Regnskap sends them back.
    ///
    /// The provider takes neither `state` nor PKCE, so nothing in the protocol ties the callback to
    /// the browser that began. Keep the pending login in that browser's own session, accept one
    /// callback for it, and let it end soon: the code in a forged callback would log your user in
    /// to the attacker's account.
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
    ) -> Result<super::Tokens<S>, Error> {
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

    /// Where the company keeps its books; resellers run Luca under their own names.
    ///
    /// By default `https://go.lucaregnskap.no`.
    pub fn base_url(self, base_url: &str) -> Self {
        Self(self.0.variable("base_url", base_url))
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

/// A login that has begun.
#[derive(Debug)]
#[must_use]
pub struct Login<S>(rt::Login<S>);

impl<S: scope::ScopeSet> Login<S> {
    /// The only company that the user can choose.
    pub fn organisation_number(self, organisation_number: &str) -> Self {
        Self(self.0.parameter("organisation_number", organisation_number))
    }

    /// The language of the pages; by default the user's own.
    pub fn locale(self, locale: &super::model::Locale) -> Self {
        Self(self.0.parameter("locale", locale))
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

/// Luca Regnskap's API without a registration of the application: for static tokens.
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

    /// A personal API key, made in the settings of the user.
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

    /// Where the company keeps its books; resellers run Luca under their own names.
    ///
    /// By default `https://go.lucaregnskap.no`.
    pub fn base_url(self, base_url: &str) -> Self {
        Self(self.0.variable("base_url", base_url))
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
