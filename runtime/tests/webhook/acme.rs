//! A provider's events, and the vectors of `make.py`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use licit_runtime::serde_json::{Value, from_str};
use licit_runtime::tables::{
    Hash, Provider, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac,
    WebhookPlace, WebhookSignature, WebhookTimestamp, Webhooks,
};
use licit_runtime::webhook::{Body, Delivery, Event, Verifier, VerifierBuilder, WebhookError};
use licit_runtime::{DecodeError, Json};

pub(crate) static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    ..Provider::DEFAULT
};

pub(crate) const EVENTS: &[WebhookEvent] = &[WebhookEvent {
    event_type: Some("ping"),
    ..WebhookEvent::DEFAULT
}];

/// The time at which the vectors were signed.
pub(crate) const AT: u64 = 1_700_000_000;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AcmeEvent {
    Ping(Json),
    Other(Json),
}

impl Event for AcmeEvent {
    fn read(position: Option<usize>, body: &Body<'_>) -> Result<Self, DecodeError> {
        match position {
            Some(0) => body.json().map(Self::Ping),
            _ => body.json().map(Self::Other),
        }
    }
}

pub(crate) const fn signed(hmac: WebhookHmac) -> Webhooks {
    Webhooks {
        signature: WebhookSignature::Hmac(hmac),
        event_type: Some(WebhookPlace::Pointer("/type")),
        delivery_id: Some(WebhookPlace::Pointer("/id")),
        events: EVENTS,
    }
}

const fn stamped(place: TimestampPlace, format: TimestampFormat) -> WebhookTimestamp {
    WebhookTimestamp { place, format }
}

/// The signature formats, by the names of the vectors.
pub(crate) static FORMS: &[(&str, Webhooks)] = &[
    (
        "list",
        signed(WebhookHmac {
            header: "Acme-Signature",
            separator: Some(","),
            prefix: "v1=",
            signed: "{timestamp}.{body}",
            timestamp: Some(stamped(
                TimestampPlace::Prefix("t="),
                TimestampFormat::Seconds,
            )),
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "prefixed",
        signed(WebhookHmac {
            header: "X-Hub-Signature-256",
            prefix: "sha256=",
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "apart",
        signed(WebhookHmac {
            header: "X-Acme-Signature",
            prefix: "v0=",
            signed: "v0:{timestamp}:{body}",
            timestamp: Some(stamped(
                TimestampPlace::Header("X-Acme-Request-Timestamp"),
                TimestampFormat::Seconds,
            )),
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "base64",
        signed(WebhookHmac {
            header: "X-Acme-Hmac-Sha256",
            encoding: TextEncoding::Base64,
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "request",
        signed(WebhookHmac {
            header: "X-Acme-Signature-v3",
            encoding: TextEncoding::Base64,
            signed: "{method}{url}{body}{timestamp}",
            timestamp: Some(stamped(
                TimestampPlace::Header("X-Acme-Request-Timestamp"),
                TimestampFormat::Milliseconds,
            )),
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "standard",
        signed(WebhookHmac {
            header: "webhook-signature",
            separator: Some(" "),
            prefix: "v1,",
            encoding: TextEncoding::Base64,
            signed: "{id}.{timestamp}.{body}",
            timestamp: Some(stamped(
                TimestampPlace::Header("webhook-timestamp"),
                TimestampFormat::Seconds,
            )),
            id_header: Some("webhook-id"),
            secret_prefix: "whsec_",
            secret_encoding: TextEncoding::Base64,
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "datetime",
        signed(WebhookHmac {
            header: "Acme-Message-Signature",
            prefix: "sha256=",
            signed: "{id}{timestamp}{body}",
            timestamp: Some(stamped(
                TimestampPlace::Header("Acme-Message-Timestamp"),
                TimestampFormat::DateTime,
            )),
            id_header: Some("Acme-Message-Id"),
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "in the body",
        signed(WebhookHmac {
            header: "Acme-Signature",
            timestamp: Some(stamped(
                TimestampPlace::Pointer("/sent"),
                TimestampFormat::Milliseconds,
            )),
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "sha1",
        signed(WebhookHmac {
            header: "X-Hub-Signature",
            prefix: "sha1=",
            hash: Hash::Sha1,
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "sha512",
        signed(WebhookHmac {
            header: "Acme-Signature",
            hash: Hash::Sha512,
            ..WebhookHmac::DEFAULT
        }),
    ),
    (
        "semicolons",
        signed(WebhookHmac {
            header: "Acme-Signature",
            separator: Some(";"),
            prefix: "h1=",
            signed: "{timestamp}:{body}",
            timestamp: Some(stamped(
                TimestampPlace::Prefix("ts="),
                TimestampFormat::Seconds,
            )),
            ..WebhookHmac::DEFAULT
        }),
    ),
];

pub(crate) fn form(name: &str) -> &'static Webhooks {
    let (_, webhooks) = FORMS.iter().find(|(known, _)| *known == name).unwrap();
    webhooks
}

/// A request as a provider sends it.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) secret: String,
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// A vector of `make.py`.
pub(crate) fn request(name: &str) -> Request {
    let all: Value = from_str(include_str!("vectors.json")).unwrap();
    let vector = all.get(name).unwrap();
    let text = |key: &str| vector.get(key).and_then(Value::as_str).unwrap().to_owned();
    let headers = vector.get("headers").and_then(Value::as_object).unwrap();
    Request {
        secret: text("secret"),
        method: text("method"),
        url: text("url"),
        headers: headers
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
        body: text("body").into_bytes(),
    }
}

pub(crate) fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

pub(crate) fn builder(webhooks: &'static Webhooks) -> VerifierBuilder {
    VerifierBuilder::new(&ACME, webhooks).clock(|| at(AT))
}

pub(crate) fn verifier(webhooks: &'static Webhooks, secret: &str) -> Verifier {
    builder(webhooks).secret(secret).build_hmac().unwrap()
}

pub(crate) fn verify(
    verifier: &Verifier,
    request: &Request,
) -> Result<Delivery<AcmeEvent>, WebhookError> {
    let headers = request.headers.iter().map(|(name, value)| (name, value));
    verifier.verify_request(&request.method, &request.url, headers, &request.body)
}
