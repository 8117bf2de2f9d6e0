//! The builder of webhook verifiers.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::hmac::Keys;
use super::keys::JwtKeys;
use super::verifier::{Proof, TokenVerifier, Verifier};
use super::{JoseFeature, WebhookFeature};
use crate::clock::{Clock, SharedClock};
use crate::error::{ConfigError, Error};
use crate::http::Http;
use crate::secret::Secret;
use crate::tables::{Provider, WebhookSignature, Webhooks};
use crate::template::Filling;
use crate::template::variables::Variables;
use crate::token::captured::Captured;

/// The default maximum body size: 25 MiB. GitHub has the largest documented limit, 25 MB.
const MAX_BODY: usize = 25 * 1024 * 1024;

/// Builds a webhook verifier. Configuration errors are reported when it is built.
#[must_use = "call a `build` method to create the verifier"]
pub struct VerifierBuilder {
    provider: &'static Provider,
    webhooks: &'static Webhooks,
    secrets: Vec<Secret>,
    tolerance: Option<Duration>,
    max_body: usize,
    clock: SharedClock,
    environment: Option<String>,
    variables: Vec<(String, String)>,
    http: Option<reqwest::Client>,
    origin: Option<String>,
}

impl VerifierBuilder {
    /// Creates a builder for the webhooks of `provider`.
    pub fn new(provider: &'static Provider, webhooks: &'static Webhooks) -> Self {
        Self {
            provider,
            webhooks,
            secrets: Vec::new(),
            tolerance: None,
            max_body: MAX_BODY,
            clock: SharedClock::default(),
            environment: None,
            variables: Vec::new(),
            http: None,
            origin: None,
        }
    }

    /// Adds a signing secret. Any of them is accepted, so that a secret can be rotated.
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secrets.push(secret.into());
        self
    }

    /// Sets the maximum difference between the signature's timestamp and the current time. Defaults
    /// to the provider's.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = Some(tolerance);
        self
    }

    /// Sets the maximum body size in bytes. Defaults to 25 MiB.
    ///
    /// A larger body is rejected before it is read, hashed or copied. Also limit the body size in
    /// your web server, which buffers the body first.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the clock for checking timestamps. Defaults to the system clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = SharedClock::new(clock);
        self
    }

    /// Selects an environment of the provider, which determines the keys.
    pub fn environment(mut self, name: &str) -> Self {
        self.environment = Some(name.to_owned());
        self
    }

    /// Sets a variable of the key set's URL.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the HTTP client that fetches the keys. Defaults to a client that does not follow
    /// redirects.
    ///
    /// A custom client uses its own proxy settings, as with
    /// [`AppBuilder::http`](crate::AppBuilder::http).
    pub fn http(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Fetches the keys from `{origin}/{host}/{path}` instead, such as from an emulator.
    pub fn origin(mut self, origin: &str) -> Self {
        self.origin = Some(origin.to_owned());
        self
    }

    /// Builds a verifier for webhooks with HMAC signatures.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if no secret is set, a secret is empty or malformed, or the provider signs
    /// webhooks in another way.
    pub fn build_hmac(self) -> Result<Verifier, Error>
    where
        for<'build> (): WebhookFeature<'build>,
    {
        self.build()
    }

    /// Builds a verifier for webhooks without signatures, or that contain the secret itself.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if no secret is set, a secret is empty, or the provider signs webhooks.
    pub fn build(self) -> Result<Verifier, Error> {
        let proof = match self.webhooks.signature {
            WebhookSignature::None => Proof::None,
            WebhookSignature::Secret(place) => Proof::Secret(place, self.checked_secrets()?),
            WebhookSignature::Hmac(hmac) => {
                Proof::Hmac(hmac, Keys::new(&hmac, &self.checked_secrets()?)?)
            }
            WebhookSignature::Jwt(_) => return Err(ConfigError::WebhookSignature.into()),
        };
        Ok(Verifier {
            webhooks: self.webhooks,
            proof: Arc::new(proof),
            tolerance: self.tolerance,
            max_body: self.max_body,
            clock: self.clock,
        })
    }

    /// Builds a verifier for webhooks signed with a JWT.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the key set's URL is invalid, or the provider signs webhooks in another
    /// way.
    pub fn build_token(self) -> Result<TokenVerifier, Error>
    where
        for<'build> (): JoseFeature<'build>,
    {
        let WebhookSignature::Jwt(form) = self.webhooks.signature else {
            return Err(ConfigError::WebhookSignature.into());
        };
        let variables =
            Variables::new(self.provider, self.environment.as_deref(), &self.variables)?;
        let nothing = Captured::default();
        let filling = Filling::new(&variables, &nothing, self.clock.now());
        let url = filling.url(form.jwks_uri)?;
        let http = Http::new(self.http, self.origin.as_deref())?;
        Ok(TokenVerifier {
            webhooks: self.webhooks,
            form,
            keys: JwtKeys::new(url, http),
            tolerance: self.tolerance,
            max_body: self.max_body,
            clock: self.clock,
        })
    }

    fn checked_secrets(&self) -> Result<Vec<Secret>, ConfigError> {
        if self.secrets.is_empty() || self.secrets.iter().any(|s| s.expose().is_empty()) {
            return Err(ConfigError::WebhookSecret);
        }
        Ok(self.secrets.clone())
    }
}

/// Shows no secrets and no keys.
impl fmt::Debug for VerifierBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifierBuilder")
            .field("provider", &self.provider.name)
            .field("secrets", &self.secrets.len())
            .finish_non_exhaustive()
    }
}
