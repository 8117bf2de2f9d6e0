//! The webhooks of Money Button.

use ::licit::rt;
use rt::tables::{WebhookEvent, WebhookPlace, WebhookSignature, Webhooks};
use super::{Error, provider};

/// A webhook event of Money Button.
///
/// A payment's status has changed. The application's secret is in the body.
///
/// See <https://docs.moneybutton.com/docs/api-webhooks.html>.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A payment was created, confirmed or rejected.
    Payment(Box<super::model::PaymentWebhook>),
    /// An event that Money Button does not document, undecoded.
    Other(rt::Json),
}

impl rt::webhook::Event for Event {
    #[allow(clippy::too_many_lines, reason = "a line or two for each event")]
    fn read(
        position: Option<usize>,
        body: &rt::webhook::Body<'_>,
    ) -> Result<Self, rt::DecodeError> {
        match position {
            Some(0) => body.json().map(Self::Payment),
            _ => body.json().map(Self::Other),
        }
    }
}

/// Verifies Money Button's webhooks. Cheap to clone; clones share their configuration.
#[derive(Debug, Clone)]
pub struct Verifier(rt::webhook::Verifier);

impl Verifier {
    /// Creates a verifier with the default configuration.
    ///
    /// # Errors
    ///
    /// Same as [`VerifierBuilder::build`].
    pub fn new(secret: impl Into<rt::Secret>) -> Result<Self, Error> {
        Self::builder(secret).build()
    }

    /// Returns a builder for a verifier.
    pub fn builder(secret: impl Into<rt::Secret>) -> VerifierBuilder {
        let builder = rt::webhook::VerifierBuilder::new(&provider::PROVIDER, &WEBHOOKS);
        VerifierBuilder(builder.secret(secret))
    }

    /// Verifies and decodes a webhook. `headers` are pairs of names and values, such as a
    /// `HeaderMap`. `body` must be the exact bytes that were received.
    ///
    /// # Errors
    ///
    /// Returns an error if the webhook is rejected. Respond with the error's `status`.
    pub fn verify<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<rt::webhook::Delivery<Event>, rt::webhook::WebhookError> {
        self.0.verify(headers, body)
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

    /// Adds a secret that is also accepted, for secret rotation.
    pub fn secret(self, secret: impl Into<rt::Secret>) -> Self {
        Self(self.0.secret(secret))
    }

    /// Validates the configuration and creates the verifier.
    ///
    /// # Errors
    ///
    /// Returns an error if a secret is empty or malformed.
    pub fn build(self) -> Result<Verifier, Error> {
        Ok(Verifier(self.0.build()?))
    }
}

/// How events are identified and signed.
static WEBHOOKS: Webhooks = Webhooks {
    signature: WebhookSignature::Secret(WebhookPlace::Pointer("/secret")),
    events: &[WebhookEvent::DEFAULT],
    ..Webhooks::DEFAULT
};
