//! What MoneyKit sends by itself.

use ::licit::rt;
use rt::tables::{WebhookEvent, WebhookJwt, WebhookPlace, WebhookSignature, Webhooks};
use super::{Error, provider};

/// What MoneyKit sends by itself.
///
/// What happens to links, and when new data is there.
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
    /// There are new, changed or removed transactions.
    TransactionsUpdatesAvailable(Box<super::model::TransactionUpdatesAvailable>),
    /// An event that MoneyKit does not document, as it came.
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

/// Receives MoneyKit's webhooks: tells them from what others send. Clones share what was set up.
#[derive(Debug, Clone)]
pub struct Verifier(rt::webhook::TokenVerifier);

impl Verifier {
    /// A receiver with the provider's own tolerance.
    ///
    /// # Errors
    ///
    /// As [`VerifierBuilder::build`].
    pub fn new() -> Result<Self, Error>
    where
        for<'build> (): rt::webhook::JoseFeature<'build>,
    {
        Self::builder().build()
    }

    /// Sets up a receiver.
    pub fn builder() -> VerifierBuilder {
        let builder = rt::webhook::VerifierBuilder::new(&provider::PROVIDER, &WEBHOOKS);
        VerifierBuilder(builder)
    }

    /// Takes a webhook: its headers, as names and values (a `HeaderMap` is such), and its
    /// body, byte for byte as it came.
    ///
    /// # Errors
    ///
    /// Why it is not taken; `status` is what to answer.
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
    /// Sets the largest body that is accepted, in bytes; 25 MiB by default.
    pub fn max_body(self, bytes: usize) -> Self {
        Self(self.0.max_body(bytes))
    }

    /// The host of the API and of the token endpoint.
    pub fn host(self, host: &str) -> Self {
        Self(self.0.variable("host", host))
    }

    /// Whose keys count: those of the provider's production or another environment.
    pub fn environment(self, environment: super::Environment) -> Self {
        Self(self.0.environment(environment.name()))
    }

    /// How far the time of signing may be away from now, where not as the provider says.
    pub fn tolerance(self, tolerance: std::time::Duration) -> Self {
        Self(self.0.tolerance(tolerance))
    }

    /// Sets the clock that the time of signing is compared with; by default the operating
    /// system's.
    pub fn clock(self, clock: impl rt::Clock) -> Self {
        Self(self.0.clock(clock))
    }

    /// The HTTP client that fetches the keys, instead of one of our own. It should not
    /// follow redirects.
    pub fn http(self, client: rt::reqwest::Client) -> Self {
        Self(self.0.http(client))
    }

    /// Fetches the keys from one origin instead, as `{origin}/{host}/{path}`: from an
    /// emulator.
    pub fn origin(self, origin: &str) -> Self {
        Self(self.0.origin(origin))
    }

    /// Checks what was chosen.
    ///
    /// # Errors
    ///
    /// When the URL of the keys cannot be made.
    pub fn build(self) -> Result<Verifier, Error>
    where
        for<'build> (): rt::webhook::JoseFeature<'build>,
    {
        Ok(Verifier(self.0.build_token()?))
    }
}

/// How events are told apart, and how they are signed.
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
};
