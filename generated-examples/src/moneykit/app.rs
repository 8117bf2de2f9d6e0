//! Applications registered with MoneyKit: the way to a token.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application registered with MoneyKit.
#[derive(Debug, Clone)]
pub struct App(pub(super) rt::App);

impl App {
    /// The application's credentials, as MoneyKit gave them out.
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
    pub fn builder(client_id: &str, client_secret: impl Into<rt::Secret>) -> AppBuilder {
        AppBuilder::new(client_id, client_secret)
    }

    /// Asks MoneyKit for a token that acts as the application (RFC 6749 §4.4).
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

/// Builds [`App`].
#[derive(Debug)]
#[must_use]
pub struct AppBuilder(rt::AppBuilder);

impl AppBuilder {
    fn new(client_id: &str, client_secret: impl Into<rt::Secret>) -> Self {
        Self(
            rt::App::builder(&provider::APP)
                .client_id(client_id)
                .client_secret(client_secret),
        )
    }

    /// The host of the API and of the token endpoint.
    ///
    /// By default `api.moneykit.com`.
    pub fn host(self, host: &str) -> Self {
        Self(self.0.variable("host", host))
    }

    /// The version of the API; the types here are those of the default.
    ///
    /// By default `2023-02-18`.
    pub fn api_version(self, api_version: &str) -> Self {
        Self(self.0.variable("api_version", api_version))
    }

    /// Where the provider is: its production or another environment.
    pub fn environment(self, environment: Environment) -> Self {
        Self(self.0.environment(environment.name()))
    }

    /// The client authentication method, where not the first that the provider takes.
    pub fn auth_method(self, method: rt::ClientAuth) -> Self {
        Self(self.0.auth_method(method))
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

/// The provider's environments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// `host` = `production.moneykit.com`.
    Production,
    /// `host` = `sandbox.moneykit.com`.
    Sandbox,
}

impl Environment {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Sandbox => "sandbox",
        }
    }
}
