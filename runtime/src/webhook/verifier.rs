//! Who receives a provider's webhooks: what was set up once, and the call that takes each.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

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
use crate::webhook::delivery::Delivery;
use crate::webhook::error::WebhookError;
use crate::webhook::event;
use crate::webhook::event::Event;
use crate::webhook::hmac::Keys;
use crate::webhook::incoming::Incoming;
use crate::webhook::window::Window;
use crate::webhook::{JoseFeature, WebhookFeature, secret};

/// The largest body that is accepted unless the application says otherwise: 25 MiB, where GitHub,
/// with the largest documented limit, sends at most 25 MB.
const MAX_BODY: usize = 25 * 1024 * 1024;

/// Sets up a receiver of webhooks. What is wrong is told when it is built.
#[must_use = "a verifier is there once it was built"]
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
    /// A receiver of what `provider` sends by itself.
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

    /// A secret that webhooks are signed with. Several count, so that one can be replaced while
    /// webhooks come.
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secrets.push(secret.into());
        self
    }

    /// How far the time of signing may be away from now, where not as the provider says.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = Some(tolerance);
        self
    }

    /// Sets the largest body that is accepted, in bytes; 25 MiB by default. A larger one is refused
    /// before it is read, hashed or copied. Limit what your web server reads as well: the body is in
    /// memory before it gets here.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the clock that the time of signing is compared with: the application's, where it has one
    /// of its own. By default the operating system's.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = SharedClock::new(clock);
        self
    }

    /// One of the provider's environments, whose keys count.
    pub fn environment(mut self, name: &str) -> Self {
        self.environment = Some(name.to_owned());
        self
    }

    /// The value of a variable that the URL of the keys names.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The HTTP client that fetches the keys. Without this, one that follows no redirects.
    ///
    /// The proxies of a client of your own are your choice, as with
    /// [`AppBuilder::http`](crate::AppBuilder::http).
    pub fn http(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Fetches the keys from one origin instead, as `{origin}/{host}/{path}`: from an emulator.
    pub fn origin(mut self, origin: &str) -> Self {
        self.origin = Some(origin.to_owned());
        self
    }

    /// The receiver, for webhooks that are signed with a keyed hash.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when there is no secret, one is empty or not written as the provider writes
    /// it, or webhooks are signed in another way.
    pub fn build_hmac(self) -> Result<Verifier, Error>
    where
        for<'build> (): WebhookFeature<'build>,
    {
        self.build()
    }

    /// The receiver, for webhooks that are not signed, or carry the secret itself.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when there is no secret, one is empty, or webhooks are signed in another
    /// way.
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

    /// The receiver, for webhooks that are signed with a token.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the URL of the keys cannot be made, or webhooks are signed in another
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

/// Shows neither secrets nor keys.
impl fmt::Debug for VerifierBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifierBuilder")
            .field("provider", &self.provider.name)
            .field("secrets", &self.secrets.len())
            .finish_non_exhaustive()
    }
}

/// Receives webhooks that carry a keyed hash, a secret, or nothing to know them by. Clones share
/// what was set up.
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
    /// Takes a webhook: its headers, as names and values, and its body, byte for byte as it came.
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] that says why it is not taken.
    pub fn verify<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        self.verify_request("", "", headers, body)
    }

    /// The same, where the request's method and its URL, as the provider called it, are signed as
    /// well.
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] that says why it is not taken.
    pub fn verify_request<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        let incoming = Incoming::new(&wanted(self.webhooks), headers, body, self.max_body)?
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

/// Shows neither secrets nor keys.
impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").finish_non_exhaustive()
    }
}

/// Receives webhooks that carry a signed token. Clones share the keys.
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
    /// Takes a webhook: its headers, as names and values, and its body, byte for byte as it came.
    /// Keys are fetched when they are needed; see [`RemoteKeySet`](crate::jose::RemoteKeySet).
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] that says why it is not taken.
    pub async fn verify<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        let incoming = Incoming::new(&wanted(self.webhooks), headers, body, self.max_body)?;
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

/// Reads what is the provider's.
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

/// The headers that are looked at.
fn wanted(webhooks: &Webhooks) -> Vec<&'static str> {
    let header = |place: Option<WebhookPlace>| match place {
        Some(WebhookPlace::Header(name)) => Some(name),
        _ => None,
    };
    let mut wanted: Vec<_> = [webhooks.event_type, webhooks.delivery_id]
        .into_iter()
        .filter_map(header)
        .collect();
    match webhooks.signature {
        WebhookSignature::None => {}
        WebhookSignature::Secret(place) => wanted.extend(header(Some(place))),
        WebhookSignature::Jwt(jwt) => wanted.push(jwt.header),
        WebhookSignature::Hmac(hmac) => {
            wanted.push(hmac.header);
            wanted.extend(hmac.id_header);
            if let Some(TimestampPlace::Header(name)) = hmac.timestamp.map(|t| t.place) {
                wanted.push(name);
            }
        }
    }
    wanted
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

    /// No keys: nothing is believed that cannot be checked.
    #[derive(Clone)]
    pub(super) struct Keys;

    impl Keys {
        pub(super) fn new(_: Url, _: Http) -> Self {
            Self
        }

        #[expect(clippy::unused_async, reason = "with the feature, keys are fetched")]
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
