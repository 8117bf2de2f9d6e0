//! What a provider sends by itself: how its events are told apart, and how they are signed.

tables! {
    /// A provider's webhooks.
    struct Webhooks {
        /// What shows that one is the provider's.
        signature!: WebhookSignature = WebhookSignature::None,
        /// Where an event says which one it is.
        event_type: Option<WebhookPlace> = None,
        /// What is the same when an event is delivered again.
        delivery_id: Option<WebhookPlace> = None,
        /// The events that the provider documents. The position is the identity: generated code maps it
        /// to a variant.
        events: List<WebhookEvent> = &[],
    } + {
        /// What they are for.
        description: Option<Text> = None,
        /// The provider's page.
        docs: Option<Text> = None,
    } = "Nothing is signed, and no event known."

    /// Where something stands in a webhook.
    data WebhookPlace {
        /// A JSON pointer (RFC 6901) into the body.
        Pointer(pointer: Text),
        /// A header.
        Header(name: Text),
    }

    /// An event, and how to know it.
    struct WebhookEvent {
        /// What it says that it is; `None` where events do not say so.
        event_type: Option<Text> = None,
        /// JSON pointers and what must stand there: text, where `*` stands for anything.
        matches: List<(Text, Text)> = &[],
    } + {
        /// The spec's name.
        name: Text = String::new(),
        /// When it is sent.
        description: Option<Text> = None,
        /// The provider's page.
        docs: Option<Text> = None,
    } = "An event that every webhook is."

    /// What shows that a webhook is the provider's.
    data WebhookSignature {
        /// Nothing: whoever knows the URL can send events.
        None,
        /// The shared secret itself, in the clear.
        Secret(place: WebhookPlace),
        /// A keyed hash (RFC 2104), in a header. Needs the feature `webhook`.
        Hmac(hmac: Boxed<WebhookHmac>),
        /// A signed token (RFC 7519) with the body's hash, in a header. Needs the feature `jose`.
        Jwt(jwt: Boxed<WebhookJwt>),
    }

    /// A keyed hash, and where it stands.
    struct WebhookHmac {
        /// The header with the signature.
        header!: Text = "",
        /// What stands between several elements of the header; `None` when it is the signature alone.
        separator: Option<Text> = None,
        /// What stands before a signature; elements without are passed over.
        prefix: Text = "",
        /// How a signature is written.
        encoding: TextEncoding = TextEncoding::Hex,
        /// The hash.
        hash: Hash = Hash::Sha256,
        /// What is signed: text with `{body}`, `{timestamp}`, `{id}`, `{method}`, `{url}`.
        signed: Text = "{body}",
        /// When it was signed.
        timestamp: Option<WebhookTimestamp> = None,
        /// Seconds that the timestamp may be away from now.
        tolerance: u64 = 300,
        /// The header that `{id}` stands for.
        id_header: Option<Text> = None,
        /// What stands before the secret, and is no part of the key.
        secret_prefix: Text = "",
        /// How the secret holds the key.
        secret_encoding: TextEncoding = TextEncoding::Text,
    } = "SHA-256 of the body, in hexadecimal digits."

    /// When a webhook was signed.
    record WebhookTimestamp {
        /// Where it stands.
        place: TimestampPlace,
        /// How it is written.
        format: TimestampFormat,
    }

    /// Where a timestamp stands in a webhook.
    data TimestampPlace {
        /// An element of the signature's header, behind this prefix.
        Prefix(prefix: Text),
        /// A JSON pointer (RFC 6901) into the body.
        Pointer(pointer: Text),
        /// A header.
        Header(name: Text),
    }

    /// How a timestamp is written.
    enum TimestampFormat {
        /// Unix time in seconds.
        Seconds,
        /// Unix time in milliseconds.
        Milliseconds,
        /// RFC 3339.
        DateTime,
    }

    /// A signed token with the body's hash.
    struct WebhookJwt {
        /// The header with the token.
        header!: Text = "",
        /// Template of the URL of the keys that verify it (RFC 7517 §5).
        jwks_uri!: Text = "",
        /// How it may be signed: names of RFC 7518 §3.1.
        algorithms: List<Text> = &["ES256"],
        /// The claim with the body's SHA-256.
        body_hash!: Text = "",
        /// How the hash is written.
        body_hash_encoding: TextEncoding = TextEncoding::Hex,
        /// What `iss` must be; `None` for anything.
        issuer: Option<Text> = None,
        /// Seconds that `iat` may be away from now.
        tolerance: u64 = 300,
    } = "`ES256`, with the hash in hexadecimal digits."

    /// How bytes are written as text.
    enum TextEncoding {
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
    enum Hash {
        /// SHA-1: old, and still good enough inside HMAC.
        Sha1,
        /// SHA-256.
        Sha256,
        /// SHA-384.
        Sha384,
        /// SHA-512.
        Sha512,
    }
}

impl WebhookEvent {
    /// An event that says which one it is.
    pub const fn of(event_type: &'static str) -> Self {
        Self {
            event_type: Some(event_type),
            ..Self::DEFAULT
        }
    }
}

impl owned::WebhookHmac {
    /// Whether the request's method or URL is signed, so that a receiver needs them.
    pub fn signs_request_line(&self) -> bool {
        self.signed.contains("{method}") || self.signed.contains("{url}")
    }
}
