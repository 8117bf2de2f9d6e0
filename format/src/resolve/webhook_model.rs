//! Resolved webhooks: the part of the resolved provider that receivers and the emulator read.

pub use crate::spec::{Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookPlace};

use super::model::Type;

/// What a provider sends by itself.
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// What they are for.
    pub description: Option<String>,
    /// The provider's page.
    pub docs: Option<String>,
    /// What shows that one is the provider's.
    pub signature: WebhookSignature,
    /// Where an event says which one it is.
    pub event_type: Option<WebhookPlace>,
    /// What is the same when an event is delivered again.
    pub delivery_id: Option<WebhookPlace>,
    /// The events.
    pub events: Vec<WebhookEvent>,
}

/// An event.
#[derive(Debug, Clone)]
pub struct WebhookEvent {
    /// The spec's name.
    pub name: String,
    /// The variant's name.
    pub rust_name: String,
    /// When it is sent.
    pub description: Option<String>,
    /// The provider's page.
    pub docs: Option<String>,
    /// What stands where events say which they are; `None` where they do not.
    pub event_type: Option<String>,
    /// Pointers and patterns.
    pub matches: Vec<(String, String)>,
    /// The type of the body.
    pub body: Type,
}

/// What shows that a webhook is the provider's.
#[derive(Debug, Clone)]
pub enum WebhookSignature {
    /// Nothing.
    None,
    /// The shared secret itself.
    Secret(WebhookPlace),
    /// A keyed hash.
    Hmac(Box<WebhookHmac>),
    /// A signed token.
    Jwt(Box<WebhookJwt>),
}

/// A keyed hash, and where it stands.
#[derive(Debug, Clone)]
pub struct WebhookHmac {
    /// The header with the signature.
    pub header: String,
    /// What stands between several elements of the header.
    pub separator: Option<String>,
    /// What stands before a signature.
    pub prefix: String,
    /// How a signature is written.
    pub encoding: TextEncoding,
    /// The hash.
    pub hash: Hash,
    /// What is signed, a template.
    pub signed: String,
    /// When it was signed.
    pub timestamp: Option<WebhookTimestamp>,
    /// Seconds that the timestamp may be away from now.
    pub tolerance: u64,
    /// The header that `{id}` stands for.
    pub id_header: Option<String>,
    /// What stands before the secret.
    pub secret_prefix: String,
    /// How the secret holds the key.
    pub secret_encoding: TextEncoding,
}

impl WebhookHmac {
    /// Whether the request's method or URL is signed, so that a receiver needs them.
    pub fn signs_request_line(&self) -> bool {
        self.signed.contains("{method}") || self.signed.contains("{url}")
    }
}

/// When a webhook was signed.
#[derive(Debug, Clone)]
pub struct WebhookTimestamp {
    /// Where it stands.
    pub place: TimestampPlace,
    /// How it is written.
    pub format: TimestampFormat,
}

/// A signed token with the body's hash.
#[derive(Debug, Clone)]
pub struct WebhookJwt {
    /// The header with the token.
    pub header: String,
    /// URL of the keys, a template.
    pub jwks_uri: String,
    /// How it may be signed.
    pub algorithms: Vec<String>,
    /// The claim with the body's SHA-256.
    pub body_hash: String,
    /// How the hash is written.
    pub body_hash_encoding: TextEncoding,
    /// What `iss` must be.
    pub issuer: Option<String>,
    /// Seconds that `iat` may be away from now.
    pub tolerance: u64,
}
