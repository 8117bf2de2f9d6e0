//! What a provider sends by itself: how its events are told apart, and how they are signed.

/// A provider's webhooks.
#[derive(Debug, Clone, Copy)]
pub struct Webhooks {
    /// What shows that one is the provider's.
    pub signature: WebhookSignature,
    /// Where an event says which one it is.
    pub event_type: Option<WebhookPlace>,
    /// What is the same when an event is delivered again.
    pub delivery_id: Option<WebhookPlace>,
    /// The events that the provider documents. The position is the identity: generated code maps it
    /// to a variant.
    pub events: &'static [WebhookEvent],
}

impl Webhooks {
    /// Nothing is signed, and no event known.
    pub const DEFAULT: Self = Self {
        signature: WebhookSignature::None,
        event_type: None,
        delivery_id: None,
        events: &[],
    };
}

/// Where something stands in a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookPlace {
    /// A JSON pointer (RFC 6901) into the body.
    Pointer(&'static str),
    /// A header.
    Header(&'static str),
}

/// An event, and how to know it.
#[derive(Debug, Clone, Copy)]
pub struct WebhookEvent {
    /// What it says that it is; `None` where events do not say so.
    pub event_type: Option<&'static str>,
    /// JSON pointers and what must stand there: text, where `*` stands for anything.
    pub matches: &'static [(&'static str, &'static str)],
}

impl WebhookEvent {
    /// An event that every webhook is.
    pub const DEFAULT: Self = Self {
        event_type: None,
        matches: &[],
    };

    /// An event that says which one it is.
    pub const fn of(event_type: &'static str) -> Self {
        Self {
            event_type: Some(event_type),
            ..Self::DEFAULT
        }
    }
}

/// What shows that a webhook is the provider's.
#[derive(Debug, Clone, Copy)]
pub enum WebhookSignature {
    /// Nothing: whoever knows the URL can send events.
    None,
    /// The shared secret itself, in the clear.
    Secret(WebhookPlace),
    /// A keyed hash (RFC 2104), in a header. Needs the feature `webhook`.
    Hmac(WebhookHmac),
    /// A signed token (RFC 7519) with the body's hash, in a header. Needs the feature `jose`.
    Jwt(WebhookJwt),
}

/// A keyed hash, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct WebhookHmac {
    /// The header with the signature.
    pub header: &'static str,
    /// What stands between several elements of the header; `None` when it is the signature alone.
    pub separator: Option<&'static str>,
    /// What stands before a signature; elements without are passed over.
    pub prefix: &'static str,
    /// How a signature is written.
    pub encoding: TextEncoding,
    /// The hash.
    pub hash: Hash,
    /// What is signed: text with `{body}`, `{timestamp}`, `{id}`, `{method}`, `{url}`.
    pub signed: &'static str,
    /// When it was signed.
    pub timestamp: Option<WebhookTimestamp>,
    /// Seconds that the timestamp may be away from now.
    pub tolerance: u64,
    /// The header that `{id}` stands for.
    pub id_header: Option<&'static str>,
    /// What stands before the secret, and is no part of the key.
    pub secret_prefix: &'static str,
    /// How the secret holds the key.
    pub secret_encoding: TextEncoding,
}

impl WebhookHmac {
    /// SHA-256 of the body, in hexadecimal digits.
    pub const DEFAULT: Self = Self {
        header: "",
        separator: None,
        prefix: "",
        encoding: TextEncoding::Hex,
        hash: Hash::Sha256,
        signed: "{body}",
        timestamp: None,
        tolerance: 300,
        id_header: None,
        secret_prefix: "",
        secret_encoding: TextEncoding::Text,
    };
}

/// When a webhook was signed.
#[derive(Debug, Clone, Copy)]
pub struct WebhookTimestamp {
    /// Where it stands.
    pub place: TimestampPlace,
    /// How it is written.
    pub format: TimestampFormat,
}

/// Where a timestamp stands in a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampPlace {
    /// An element of the signature's header, behind this prefix.
    Prefix(&'static str),
    /// A JSON pointer (RFC 6901) into the body.
    Pointer(&'static str),
    /// A header.
    Header(&'static str),
}

/// How a timestamp is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Unix time in seconds.
    Seconds,
    /// Unix time in milliseconds.
    Milliseconds,
    /// RFC 3339.
    DateTime,
}

/// A signed token with the body's hash.
#[derive(Debug, Clone, Copy)]
pub struct WebhookJwt {
    /// The header with the token.
    pub header: &'static str,
    /// Template of the URL of the keys that verify it (RFC 7517 §5).
    pub jwks_uri: &'static str,
    /// How it may be signed: names of RFC 7518 §3.1.
    pub algorithms: &'static [&'static str],
    /// The claim with the body's SHA-256.
    pub body_hash: &'static str,
    /// How the hash is written.
    pub body_hash_encoding: TextEncoding,
    /// What `iss` must be; `None` for anything.
    pub issuer: Option<&'static str>,
    /// Seconds that `iat` may be away from now.
    pub tolerance: u64,
}

impl WebhookJwt {
    /// `ES256`, with the hash in hexadecimal digits.
    pub const DEFAULT: Self = Self {
        header: "",
        jwks_uri: "",
        algorithms: &["ES256"],
        body_hash: "",
        body_hash_encoding: TextEncoding::Hex,
        issuer: None,
        tolerance: 300,
    };
}

/// How bytes are written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// They are text.
    Text,
    /// Hexadecimal digits, large or small.
    Hex,
    /// Base64 (RFC 4648 §4).
    Base64,
    /// Base64url without padding (RFC 4648 §5).
    Base64Url,
}

/// A hash function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    /// SHA-1: old, and still good enough inside HMAC.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}
