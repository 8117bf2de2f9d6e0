//! The webhooks of MoneyKit.

use ::licit::rt;
use rt::tables::{WebhookEvent, WebhookJwt, WebhookPlace, WebhookSignature, Webhooks};
use super::{Error, provider};

/// A webhook event of MoneyKit.
///
/// Events about links and new data.
///
/// See <https://docs.moneykit.com/>.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A link was connected, failed, or was deleted.
    LinkStateChanged(Box<super::model::LinkStateChanged>),
    /// The data of a product was fetched, or could not be.
    LinkProductRefresh(Box<super::model::ProductStateChanged>),
    /// The state of a product changed.
    ProductStateChanged(Box<super::model::ProductStateChanged>),
    /// New, changed or removed transactions are available.
    TransactionsUpdatesAvailable(Box<super::model::TransactionUpdatesAvailable>),
    /// An event that MoneyKit does not document, undecoded.
    Other(rt::Json),
}

impl rt::webhook::Event for Event {
    #[allow(clippy::too_many_lines, reason = "a line or two for each event")]
    fn read(
        position: Option<usize>,
        body: &rt::webhook::Body<'_>,
    ) -> Result<Self, rt::DecodeError> {
        match position {
            Some(0) => body.json().map(Self::LinkStateChanged),
            Some(1) => body.json().map(Self::LinkProductRefresh),
            Some(2) => body.json().map(Self::ProductStateChanged),
            Some(3) => body.json().map(Self::TransactionsUpdatesAvailable),
            _ => body.json().map(Self::Other),
        }
    }
}

/// Verifies MoneyKit's webhooks. Cheap to clone; clones share their configuration.
#[derive(Debug, Clone)]
pub struct Verifier(rt::webhook::TokenVerifier);

impl Verifier {
    /// Creates a verifier with the default configuration.
    ///
    /// # Errors
    ///
    /// Same as [`VerifierBuilder::build`].
    pub fn new() -> Result<Self, Error>
    where
        for<'build> (): rt::webhook::JoseFeature<'build>,
    {
        Self::builder().build()
    }

    /// Returns a builder for a verifier.
    pub fn builder() -> VerifierBuilder {
        let builder = rt::webhook::VerifierBuilder::new(&provider::PROVIDER, &WEBHOOKS);
        VerifierBuilder(builder)
    }

    /// Verifies and decodes a webhook. `headers` are pairs of names and values, such as a
    /// `HeaderMap`. `body` must be the exact bytes that were received.
    ///
    /// # Errors
    ///
    /// Returns an error if the webhook is rejected. Respond with the error's `status`.
    pub async fn verify<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<rt::webhook::Delivery<Event>, rt::webhook::WebhookError> {
        self.0.verify(headers, body).await
    }
}

/// Builds [`Verifier`].
#[derive(Debug)]
#[must_use]
pub struct VerifierBuilder(rt::webhook::VerifierBuilder);

impl VerifierBuilder {
    /// Sets the maximum body size in bytes. The default is 25 MiB.
    pub fn max_body(self, bytes: usize) -> Self {
        Self(self.0.max_body(bytes))
    }

    /// The host of the API and of the token endpoint.
    pub fn host(self, host: &str) -> Self {
        Self(self.0.variable("host", host))
    }

    /// Sets the provider's environment whose keys are used.
    pub fn environment(self, environment: super::Environment) -> Self {
        Self(self.0.environment(environment.name()))
    }

    /// Overrides the maximum difference between the signature's timestamp and the current time.
    pub fn tolerance(self, tolerance: std::time::Duration) -> Self {
        Self(self.0.tolerance(tolerance))
    }

    /// Sets the clock. The default is the system clock.
    pub fn clock(self, clock: impl rt::Clock) -> Self {
        Self(self.0.clock(clock))
    }

    /// Sets the HTTP client that fetches the keys, instead of the built-in one. It
    /// should not follow redirects.
    pub fn http(self, client: rt::reqwest::Client) -> Self {
        Self(self.0.http(client))
    }

    /// Fetches the keys from one origin, as `{origin}/{host}/{path}`, for an emulator.
    pub fn origin(self, origin: &str) -> Self {
        Self(self.0.origin(origin))
    }

    /// Validates the configuration and creates the verifier.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL of the keys is invalid.
    pub fn build(self) -> Result<Verifier, Error>
    where
        for<'build> (): rt::webhook::JoseFeature<'build>,
    {
        Ok(Verifier(self.0.build_token()?))
    }
}

/// How events are identified and signed.
#[allow(clippy::needless_update, reason = "a table may state every field")]
static WEBHOOKS: Webhooks = Webhooks {
    signature: WebhookSignature::Jwt(WebhookJwt {
        header: "MoneyKit-Signature",
        jwks_uri: "https://{host}/.well-known/jwks.json",
        body_hash: "request_body_sha256",
        ..WebhookJwt::DEFAULT
    }),
    event_type: Some(WebhookPlace::Pointer("/webhook_event")),
    delivery_id: Some(WebhookPlace::Pointer("/webhook_idempotency_key")),
    events: &[
        WebhookEvent::of("link.state_changed"),
        WebhookEvent::of("link.product_refresh"),
        WebhookEvent::of("product.state_changed"),
        WebhookEvent::of("transactions.updates_available"),
    ],
    ..Webhooks::DEFAULT
};
