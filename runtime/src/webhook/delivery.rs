//! A verified webhook.

use std::time::SystemTime;

/// A verified webhook.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Delivery<E> {
    /// The event.
    pub event: E,
    /// The delivery identifier, if the provider sends one. It is the same when the provider
    /// redelivers the webhook; store it to process each webhook once.
    pub id: Option<String>,
    /// When the webhook was signed, if the provider sends a timestamp.
    pub signed_at: Option<SystemTime>,
}
