//! Webhooks: how events are identified and signed.

tables! {
    /// A provider's webhooks.
    struct Webhooks {
        /// How webhooks are authenticated.
        signature!: WebhookSignature = WebhookSignature::None,
        /// The location of the event type.
        event_type: Option<WebhookPlace> = None,
        /// The location of an identifier that redeliveries of an event share.
        delivery_id: Option<WebhookPlace> = None,
        /// The documented events. Generated code maps the position to a variant.
        events: List<WebhookEvent> = &[],
    } + {
        /// What they are for.
        description: Option<Text> = None,
        /// The provider's page.
        docs: Option<Text> = None,
    } = "No signature, no documented events."

    /// A location in a webhook.
    data WebhookPlace {
        /// A JSON pointer (RFC 6901) into the body.
        Pointer(pointer: Text),
        /// A header.
        Header(name: Text),
    }

    /// An event, and how to recognize it.
    struct WebhookEvent {
        /// The event type; `None` if events do not contain one.
        event_type: Option<Text> = None,
        /// JSON pointers and the texts that must match there, where `*` matches anything.
        matches: List<(Text, Text)> = &[],
    } + {
        /// The spec's name.
        name: Text = String::new(),
        /// When it is sent.
        description: Option<Text> = None,
        /// The provider's page.
        docs: Option<Text> = None,
    } = "An event that matches every webhook."

    /// How a webhook is authenticated.
    data WebhookSignature {
        /// Not at all: anyone who knows the URL can send events.
        None,
        /// The shared secret itself, in plain text.
        Secret(place: WebhookPlace),
        /// An HMAC (RFC 2104) in a header. Requires the `webhook` feature.
        Hmac(hmac: Boxed<WebhookHmac>),
        /// A JWT (RFC 7519) with the hash of the body, in a header. Requires the `jose` feature.
        Jwt(jwt: Boxed<WebhookJwt>),
    }

    /// The format of an HMAC signature.
    struct WebhookHmac {
        /// The header with the signature.
        header!: Text = "",
        /// The separator of the header's elements; `None` if the header is a single signature.
        separator: Option<Text> = None,
        /// The prefix of a signature. Elements without it are ignored.
        prefix: Text = "",
        /// The encoding of a signature.
        encoding: TextEncoding = TextEncoding::Hex,
        /// The hash function.
        hash: Hash = Hash::Sha256,
        /// The signed message: text with `{body}`, `{timestamp}`, `{id}`, `{method}`, `{url}`.
        signed: Text = "{body}",
        /// The timestamp.
        timestamp: Option<WebhookTimestamp> = None,
        /// The tolerated difference between the timestamp and the current time, in seconds.
        tolerance: u64 = 300,
        /// The header that `{id}` refers to.
        id_header: Option<Text> = None,
        /// The prefix of the secret that is not a part of the key.
        secret_prefix: Text = "",
        /// The encoding of the key in the secret.
        secret_encoding: TextEncoding = TextEncoding::Text,
    } = "SHA-256 of the body, in hexadecimal."

    /// The timestamp of a webhook.
    record WebhookTimestamp {
        /// The location.
        place: TimestampPlace,
        /// The format.
        format: TimestampFormat,
    }

    /// The location of a timestamp in a webhook.
    data TimestampPlace {
        /// An element of the signature header with this prefix.
        Prefix(prefix: Text),
        /// A JSON pointer (RFC 6901) into the body.
        Pointer(pointer: Text),
        /// A header.
        Header(name: Text),
    }

    /// The format of a timestamp.
    enum TimestampFormat {
        /// Unix time in seconds.
        Seconds,
        /// Unix time in milliseconds.
        Milliseconds,
        /// RFC 3339.
        DateTime,
    }

    /// A JWT with the hash of the body.
    struct WebhookJwt {
        /// The header with the token.
        header!: Text = "",
        /// Template of the key set's URL (RFC 7517 §5).
        jwks_uri!: Text = "",
        /// The allowed algorithms (RFC 7518 §3.1).
        algorithms: List<Text> = &["ES256"],
        /// The claim that contains the SHA-256 hash of the body.
        body_hash!: Text = "",
        /// The encoding of the hash.
        body_hash_encoding: TextEncoding = TextEncoding::Hex,
        /// The required `iss`; `None` for any.
        issuer: Option<Text> = None,
        /// The tolerated difference between `iat` and the current time, in seconds.
        tolerance: u64 = 300,
    } = "`ES256`, with the hash in hexadecimal."

    /// An encoding of bytes as text.
    enum TextEncoding {
        /// Text.
        Text,
        /// Hexadecimal, upper or lower case.
        Hex,
        /// Base64 (RFC 4648 §4).
        Base64,
        /// Base64url without padding (RFC 4648 §5).
        Base64Url,
    }

    /// A hash function.
    enum Hash {
        /// SHA-1, which is outdated but still secure in HMAC.
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
    /// Creates an event with an event type.
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
