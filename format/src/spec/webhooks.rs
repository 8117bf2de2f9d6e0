//! Webhooks: events and their signatures.

use super::read::Reader;
use crate::expression::template::Template;
use crate::expression::type_expression::TypeExpression;
use crate::source::{Json, Node, Span, Spanned};
use licit_tables::owned::{TimestampPlace, WebhookPlace};
use licit_tables::{Hash, TextEncoding, TimestampFormat};

/// `webhooks`
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// `description`
    pub description: Option<String>,
    /// `docs`
    pub docs: Option<String>,
    /// `signature`; `None` if it is invalid.
    pub signature: Option<Spanned<WebhookSignature>>,
    /// `event_type`
    pub event_type: Option<WebhookPlace>,
    /// `delivery_id`
    pub delivery_id: Option<WebhookPlace>,
    /// `body`
    pub body: Option<Spanned<TypeExpression>>,
    /// `events`
    pub events: Vec<WebhookEvent>,
}

/// An entry of `webhooks.events`.
#[derive(Debug, Clone)]
pub struct WebhookEvent {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `docs`
    pub docs: Option<String>,
    /// `type`
    pub event_type: Option<Spanned<String>>,
    /// `matches`
    pub matches: Vec<(Spanned<String>, Spanned<String>)>,
    /// `body`
    pub body: Option<Spanned<TypeExpression>>,
}

/// The signature of a webhook.
#[derive(Debug, Clone)]
pub enum WebhookSignature {
    /// No signature.
    None,
    /// The shared secret itself.
    Secret(WebhookPlace),
    /// An HMAC of the body.
    Hmac(Box<WebhookHmac>),
    /// A signed JWT.
    Jwt(Box<WebhookJwt>),
}

/// `webhooks.signature.hmac`
#[derive(Debug, Clone)]
pub struct WebhookHmac {
    /// `header`
    pub header: String,
    /// `separator`
    pub separator: Option<String>,
    /// `prefix`
    pub prefix: Option<String>,
    /// `encoding`
    pub encoding: Option<TextEncoding>,
    /// `hash`
    pub hash: Option<Hash>,
    /// `signed`
    pub signed: Option<Template>,
    /// `timestamp`
    pub timestamp: Option<WebhookTimestamp>,
    /// `tolerance`
    pub tolerance: Option<u64>,
    /// `id_header`
    pub id_header: Option<String>,
    /// `secret_prefix`
    pub secret_prefix: Option<String>,
    /// `secret_encoding`
    pub secret_encoding: Option<TextEncoding>,
}

/// `webhooks.signature.hmac.timestamp`
#[derive(Debug, Clone)]
pub struct WebhookTimestamp {
    /// Its location in the file.
    pub span: Span,
    /// `prefix`, `pointer` or `header`
    pub place: TimestampPlace,
    /// `format`
    pub format: Option<TimestampFormat>,
}

/// `webhooks.signature.jwt`
#[derive(Debug, Clone)]
pub struct WebhookJwt {
    /// `header`
    pub header: String,
    /// `jwks_uri`
    pub jwks_uri: Option<Template>,
    /// `algorithms`
    pub algorithms: Vec<String>,
    /// `body_hash`
    pub body_hash: String,
    /// `body_hash_encoding`
    pub body_hash_encoding: Option<TextEncoding>,
    /// `issuer`
    pub issuer: Option<String>,
    /// `tolerance`
    pub tolerance: Option<u64>,
}

impl Webhooks {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            description: text(node, "description"),
            docs: text(node, "docs"),
            signature: node
                .get("signature")
                .and_then(|signature| WebhookSignature::read(r, signature)),
            event_type: node.get("event_type").and_then(place),
            delivery_id: node.get("delivery_id").and_then(place),
            body: r.spanned_type(node, "body"),
            events: r.map(node, "events", WebhookEvent::read),
        }
    }
}

/// Where a webhook contains a value.
fn place(node: &Node) -> Option<WebhookPlace> {
    let pointer = node.any_text("pointer").map(|text| text.value);
    pointer
        .map(WebhookPlace::Pointer)
        .or_else(|| text(node, "header").map(WebhookPlace::Header))
}

impl WebhookEvent {
    fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let short = node.as_text();
        let written = short.or_else(|| node.text("body"));
        Self {
            name,
            description: text(node, "description"),
            docs: text(node, "docs"),
            event_type: node.text("type"),
            matches: node.pairs("matches").unwrap_or_default(),
            body: written.and_then(|text| body(r, &text)),
        }
    }
}

impl WebhookSignature {
    fn read(r: &mut Reader, node: &Node) -> Option<Spanned<Self>> {
        let signature = if matches!(node.value, Json::Object(_)) {
            if let Some(hmac) = node.get("hmac") {
                Self::Hmac(Box::new(WebhookHmac::read(r, hmac)?))
            } else if let Some(jwt) = node.get("jwt") {
                Self::Jwt(Box::new(WebhookJwt::read(r, jwt)?))
            } else {
                Self::Secret(place(node.get("secret")?)?)
            }
        } else {
            node.as_text().filter(|text| text.value == "none")?;
            Self::None
        };
        Some(Spanned::new(signature, node.span))
    }
}

impl WebhookHmac {
    fn read(r: &mut Reader, node: &Node) -> Option<Self> {
        let hashes = [
            ("sha1", Hash::Sha1),
            ("sha256", Hash::Sha256),
            ("sha384", Hash::Sha384),
            ("sha512", Hash::Sha512),
        ];
        Some(Self {
            header: text(node, "header")?,
            separator: node.any_text("separator").map(|text| text.value),
            prefix: text(node, "prefix"),
            encoding: encoding(node, "encoding"),
            hash: node.choice("hash", &hashes).map(|word| word.value),
            signed: r.template(node, "signed"),
            timestamp: node.get("timestamp").and_then(WebhookTimestamp::read),
            tolerance: node.integer("tolerance").map(|number| number.value),
            id_header: text(node, "id_header"),
            secret_prefix: text(node, "secret_prefix"),
            secret_encoding: encoding(node, "secret_encoding"),
        })
    }
}

impl WebhookTimestamp {
    fn read(node: &Node) -> Option<Self> {
        let formats = [
            ("seconds", TimestampFormat::Seconds),
            ("milliseconds", TimestampFormat::Milliseconds),
            ("datetime", TimestampFormat::DateTime),
        ];
        let prefix = text(node, "prefix").map(TimestampPlace::Prefix);
        let place = prefix.or_else(|| {
            place(node).map(|place| match place {
                WebhookPlace::Pointer(pointer) => TimestampPlace::Pointer(pointer),
                WebhookPlace::Header(name) => TimestampPlace::Header(name),
            })
        })?;
        Some(Self {
            span: node.span,
            place,
            format: node.choice("format", &formats).map(|word| word.value),
        })
    }
}

impl WebhookJwt {
    fn read(r: &mut Reader, node: &Node) -> Option<Self> {
        let algorithms = node.texts("algorithms").unwrap_or_default();
        Some(Self {
            header: text(node, "header")?,
            jwks_uri: r.template(node, "jwks_uri"),
            algorithms: algorithms.into_iter().map(|text| text.value).collect(),
            body_hash: text(node, "body_hash")?,
            body_hash_encoding: encoding(node, "body_hash_encoding"),
            issuer: text(node, "issuer"),
            tolerance: node.integer("tolerance").map(|number| number.value),
        })
    }
}

fn body(r: &mut Reader, text: &Spanned<String>) -> Option<Spanned<TypeExpression>> {
    Some(Spanned::new(r.present_type(text)?, text.span))
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.text(key).map(|text| text.value)
}

fn encoding(node: &Node, key: &str) -> Option<TextEncoding> {
    let words = [
        ("text", TextEncoding::Text),
        ("hex", TextEncoding::Hex),
        ("base64", TextEncoding::Base64),
        ("base64url", TextEncoding::Base64Url),
    ];
    node.choice(key, &words).map(|word| word.value)
}
