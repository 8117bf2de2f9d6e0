//! Receives webhooks: verifies the headers and the raw body and returns the event, or the reason
//! for rejection.
//!
//! The sender is authenticated first. Until then, the body is not read, except for providers that
//! send their secret in it. The provider's signature scheme is data
//! ([`Webhooks`](crate::tables::Webhooks)). For all providers, signatures are compared in constant
//! time, several secrets are accepted during a rotation, and webhooks outside the provider's time
//! tolerance are rejected.

// Must not use `session`, `call` or `app`.

mod builder;
mod delivery;
mod encoding;
mod error;
mod event;
mod feature;
mod hmac;
mod incoming;
#[cfg(feature = "jose")]
mod jwt;
mod keys;
mod secret;
mod signature_header;
mod verifier;
mod window;

pub use builder::VerifierBuilder;
pub use delivery::Delivery;
pub use error::WebhookError;
pub use event::{Body, Event};
#[doc(hidden)]
pub use feature::{JoseFeature, WebhookFeature};
pub use verifier::{TokenVerifier, Verifier};

#[cfg(any(test, fuzzing))]
pub(crate) use signature_header::fuzz;
