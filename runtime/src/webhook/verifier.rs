//! Webhook verifiers and their builder.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::delivery::Delivery;
use super::error::WebhookError;
use super::event::{self, Event};
use super::hmac::Keys;
use super::incoming::Incoming;
use super::window::Window;
use super::{JoseFeature, WebhookFeature, secret};
use crate::clock::{Clock, SharedClock};
use crate::error::{ConfigError, Error};
use crate::http::Http;
use crate::secret::Secret;
use crate::tables::{
    Provider, TimestampPlace, WebhookHmac, WebhookJwt, WebhookPlace, WebhookSignature, Webhooks,
};
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
            keys: keys::Keys::new(url, http),
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

/// Verifies webhooks with HMAC signatures, with a plain secret, or without either. Cheap to clone;
/// clones share state.
#[derive(Clone)]
pub struct Verifier {
    webhooks: &'static Webhooks,
    proof: Arc<Proof>,
    tolerance: Option<Duration>,
    max_body: usize,
    clock: SharedClock,
}

enum Proof {
    None,
    Secret(WebhookPlace, Vec<Secret>),
    Hmac(WebhookHmac, Keys),
}

impl Verifier {
    /// Verifies a webhook: its headers, as names and values, and its raw body.
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] with the reason for rejection.
    pub fn verify<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        self.verify_request("", "", headers, body)
    }

    /// Verifies a webhook whose signature also covers the method and the URL. `url` must be the URL
    /// that the provider called.
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] with the reason for rejection.
    pub fn verify_request<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        let incoming = Incoming::new(&header_names(self.webhooks), headers, body, self.max_body)?
            .called(method, url);
        let signed_at = match self.proof.as_ref() {
            Proof::None => None,
            Proof::Secret(place, known) => {
                secret::check(known, *place, &incoming)?;
                None
            }
            Proof::Hmac(hmac, keys) => {
                let window = window(&self.clock, self.tolerance, hmac.tolerance);
                keys.check(hmac, &incoming, window)?
            }
        };
        take(self.webhooks, &incoming, signed_at)
    }
}

/// Shows no secrets and no keys.
impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").finish_non_exhaustive()
    }
}

/// Verifies webhooks signed with a JWT. Cheap to clone; clones share the keys.
#[derive(Clone)]
pub struct TokenVerifier {
    webhooks: &'static Webhooks,
    form: WebhookJwt,
    keys: keys::Keys,
    tolerance: Option<Duration>,
    max_body: usize,
    clock: SharedClock,
}

impl TokenVerifier {
    /// Verifies a webhook: its headers, as names and values, and its raw body. Fetches keys as
    /// needed; see [`RemoteKeySet`](crate::jose::RemoteKeySet).
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] with the reason for rejection.
    pub async fn verify<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        let incoming = Incoming::new(&header_names(self.webhooks), headers, body, self.max_body)?;
        let window = window(&self.clock, self.tolerance, self.form.tolerance);
        let signed = self.keys.check(&self.form, &incoming, window).await?;
        take(self.webhooks, &incoming, Some(signed))
    }
}

impl fmt::Debug for TokenVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenVerifier").finish_non_exhaustive()
    }
}

fn window(clock: &SharedClock, tolerance: Option<Duration>, usual: u64) -> Window {
    Window {
        now: clock.now().to_system_time(),
        tolerance: tolerance.unwrap_or(Duration::from_secs(usual)),
    }
}

/// Reads a verified webhook.
fn take<E: Event>(
    webhooks: &Webhooks,
    incoming: &Incoming<'_>,
    signed_at: Option<SystemTime>,
) -> Result<Delivery<E>, WebhookError> {
    let event = event::read(webhooks, incoming)?;
    let id = match webhooks.delivery_id {
        Some(place) => incoming.find(place)?,
        None => None,
    };
    Ok(Delivery {
        event,
        id,
        signed_at,
    })
}

/// Returns the names of the headers to read.
fn header_names(webhooks: &Webhooks) -> Vec<&'static str> {
    let header = |place: Option<WebhookPlace>| match place {
        Some(WebhookPlace::Header(name)) => Some(name),
        _ => None,
    };
    let mut header_names: Vec<_> = [webhooks.event_type, webhooks.delivery_id]
        .into_iter()
        .filter_map(header)
        .collect();
    match webhooks.signature {
        WebhookSignature::None => {}
        WebhookSignature::Secret(place) => header_names.extend(header(Some(place))),
        WebhookSignature::Jwt(jwt) => header_names.push(jwt.header),
        WebhookSignature::Hmac(hmac) => {
            header_names.push(hmac.header);
            header_names.extend(hmac.id_header);
            if let Some(TimestampPlace::Header(name)) = hmac.timestamp.map(|t| t.place) {
                header_names.push(name);
            }
        }
    }
    header_names
}

#[cfg(feature = "jose")]
mod keys {
    use std::time::SystemTime;

    use url::Url;

    use super::{Incoming, WebhookError, WebhookJwt, Window};
    use crate::http::Http;
    use crate::jose::RemoteKeySet;

    /// The provider's keys.
    #[derive(Clone)]
    pub(super) struct Keys(RemoteKeySet);

    impl Keys {
        pub(super) fn new(url: Url, http: Http) -> Self {
            Self(RemoteKeySet::with(url, http))
        }

        pub(super) async fn check(
            &self,
            form: &WebhookJwt,
            incoming: &Incoming<'_>,
            window: Window,
        ) -> Result<SystemTime, WebhookError> {
            crate::webhook::jwt::check(&self.0, form, incoming, window).await
        }
    }
}

#[cfg(not(feature = "jose"))]
mod keys {
    use std::time::SystemTime;

    use url::Url;

    use super::{Incoming, WebhookError, WebhookJwt, Window};
    use crate::http::Http;

    /// A placeholder for builds that cannot verify JWTs.
    #[derive(Clone)]
    pub(super) struct Keys;

    impl Keys {
        pub(super) fn new(_: Url, _: Http) -> Self {
            Self
        }

        #[expect(clippy::unused_async, reason = "awaits with the feature")]
        pub(super) async fn check(
            &self,
            _: &WebhookJwt,
            _: &Incoming<'_>,
            _: Window,
        ) -> Result<SystemTime, WebhookError> {
            Err(WebhookError::NotBuilt("jose"))
        }
    }
}
