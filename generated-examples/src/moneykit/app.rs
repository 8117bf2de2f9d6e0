//! Applications registered with MoneyKit, which obtain tokens.

use ::licit::rt;
use super::{Error, provider, scope};

/// An application registered with MoneyKit.
#[derive(Debug, Clone)]
pub struct App(pub(super) rt::App);

impl App {
    /// Creates an application from the credentials that MoneyKit issued.
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
    pub fn builder(client_id: &str, client_secret: impl Into<rt::Secret>) -> AppBuilder {
        AppBuilder::new(client_id, client_secret)
    }

    /// Requests a token for the application itself from MoneyKit (RFC 6749 §4.4).
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
    /// Defaults to `api.moneykit.com`.
    pub fn host(self, host: &str) -> Self {
        Self(self.0.variable("host", host))
    }

    /// The version of the API. The types are those of the default version.
    ///
    /// Defaults to `2023-02-18`.
    pub fn api_version(self, api_version: &str) -> Self {
        Self(self.0.variable("api_version", api_version))
    }

    /// Sets the provider's environment, such as production or a sandbox.
    pub fn environment(self, environment: Environment) -> Self {
        Self(self.0.environment(environment.name()))
    }

    /// Overrides the spec's default client authentication method.
    pub fn auth_method(self, method: rt::ClientAuth) -> Self {
        Self(self.0.auth_method(method))
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

/// An environment of the provider.
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
