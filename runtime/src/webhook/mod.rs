//! Receiving what a provider sends by itself: one call takes the headers and the body as they came,
//! and gives the event, or says why not.
//!
//! Who sent it is settled first. Until then nothing of the body is read, but where a provider puts
//! its secret there. How a provider signs is data ([`Webhooks`](crate::tables::Webhooks)); what is
//! the same for all is here: signatures are compared in constant time, several secrets count while
//! one is being replaced, and a webhook that is older than the provider's window is refused.

mod delivery;
mod encoding;
mod error;
mod event;
mod feature;
mod hmac;
mod incoming;
#[cfg(feature = "jose")]
mod jwt;
mod secret;
mod signature_header;
mod verifier;
mod window;

pub use delivery::Delivery;
pub use error::WebhookError;
pub use event::{Body, Event};
pub use feature::{JoseFeature, WebhookFeature};
pub use verifier::{TokenVerifier, Verifier, VerifierBuilder};

#[doc(hidden)]
pub use signature_header::fuzz;
