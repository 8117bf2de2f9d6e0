//! What Money Button sends by itself.

use ::licit::rt;
use rt::tables::{WebhookEvent, WebhookPlace, WebhookSignature, Webhooks};
use super::{Error, provider};

/// What Money Button sends by itself.
///
/// A payment has another status. The secret of the application stands in the body.
///
/// See <https://docs.moneybutton.com/docs/api-webhooks.html>.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A payment was made, confirmed or refused.
    Payment(Box<super::model::PaymentWebhook>),
    /// An event that Money Button does not document, as it came.
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

/// Receives Money Button's webhooks: tells them from what others send. Clones share what was set up.
#[derive(Debug, Clone)]
pub struct Verifier(rt::webhook::Verifier);

impl Verifier {
    /// A receiver with the provider's own tolerance.
    ///
    /// # Errors
    ///
    /// As [`VerifierBuilder::build`].
    pub fn new(secret: impl Into<rt::Secret>) -> Result<Self, Error> {
        Self::builder(secret).build()
    }

    /// Sets up a receiver.
    pub fn builder(secret: impl Into<rt::Secret>) -> VerifierBuilder {
        let builder = rt::webhook::VerifierBuilder::new(&provider::PROVIDER, &WEBHOOKS);
        VerifierBuilder(builder.secret(secret))
    }

    /// Takes a webhook: its headers, as names and values (a `HeaderMap` is such), and its
    /// body, byte for byte as it came.
    ///
    /// # Errors
    ///
    /// Why it is not taken; `status` is what to answer.
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
    /// Sets the largest body that is accepted, in bytes; 25 MiB by default.
    pub fn max_body(self, bytes: usize) -> Self {
        Self(self.0.max_body(bytes))
    }

    /// One more secret that counts, while one is replaced by another.
    pub fn secret(self, secret: impl Into<rt::Secret>) -> Self {
        Self(self.0.secret(secret))
    }

    /// Checks what was chosen.
    ///
    /// # Errors
    ///
    /// When a secret is empty, or not written as the provider writes it.
    pub fn build(self) -> Result<Verifier, Error> {
        Ok(Verifier(self.0.build()?))
    }
}

/// How events are told apart, and how they are signed.
static WEBHOOKS: Webhooks = Webhooks {
    signature: WebhookSignature::Secret(WebhookPlace::Pointer("/secret")),
    events: &[
        WebhookEvent {
            ..WebhookEvent::DEFAULT
        },
    ],
    ..Webhooks::DEFAULT
};
