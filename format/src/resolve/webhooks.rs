//! Webhooks: names chosen, defaults applied.

use super::model::{
    Hash, TextEncoding, TimestampFormat, WebhookEvent, WebhookHmac, WebhookJwt, WebhookSignature,
    WebhookTimestamp, Webhooks,
};
use super::types::Types;
use crate::name;
use crate::spec;
use crate::type_expression::{Builtin, TypeExpression};

/// Seconds that a webhook's timestamp may be away from now: what most providers say.
const TOLERANCE: u64 = 300;

pub(super) fn resolve(types: &Types<'_>) -> Option<Webhooks> {
    let webhooks = types.index.spec.webhooks.as_ref()?;
    let signature = webhooks.signature.as_ref()?;
    Some(Webhooks {
        description: webhooks.description.clone(),
        docs: webhooks.docs.clone(),
        signature: match &signature.value {
            spec::WebhookSignature::None => WebhookSignature::None,
            spec::WebhookSignature::Secret(place) => WebhookSignature::Secret(place.clone()),
            spec::WebhookSignature::Hmac(hmac) => {
                WebhookSignature::Hmac(Box::new(self::hmac(hmac)))
            }
            spec::WebhookSignature::Jwt(jwt) => WebhookSignature::Jwt(Box::new(self::jwt(jwt))),
        },
        event_type: webhooks.event_type.clone(),
        delivery_id: webhooks.delivery_id.clone(),
        events: webhooks
            .events
            .iter()
            .map(|event| self::event(types, webhooks, event))
            .collect(),
    })
}

fn event(types: &Types<'_>, webhooks: &spec::Webhooks, event: &spec::WebhookEvent) -> WebhookEvent {
    let body = event.body.as_ref().or(webhooks.body.as_ref());
    let body = body.map(|body| &body.value);
    let written = event.event_type.as_ref().unwrap_or(&event.name);
    WebhookEvent {
        name: event.name.value.clone(),
        rust_name: name::pascal(&event.name),
        description: event.description.clone(),
        docs: event.docs.clone(),
        event_type: webhooks.event_type.as_ref().map(|_| written.value.clone()),
        matches: super::errors::patterns(&event.matches),
        body: types.of(body.unwrap_or(&TypeExpression::Builtin(Builtin::Json))),
    }
}

fn hmac(hmac: &spec::WebhookHmac) -> WebhookHmac {
    WebhookHmac {
        header: hmac.header.clone(),
        separator: hmac.separator.clone(),
        prefix: hmac.prefix.clone().unwrap_or_default(),
        encoding: hmac.encoding.unwrap_or(TextEncoding::Hex),
        hash: hmac.hash.unwrap_or(Hash::Sha256),
        signed: hmac
            .signed
            .as_ref()
            .map_or_else(|| "{body}".to_owned(), |signed| signed.text.clone()),
        timestamp: hmac.timestamp.as_ref().map(|timestamp| WebhookTimestamp {
            place: timestamp.place.clone(),
            format: timestamp.format.unwrap_or(TimestampFormat::Seconds),
        }),
        tolerance: hmac.tolerance.unwrap_or(TOLERANCE),
        id_header: hmac.id_header.clone(),
        secret_prefix: hmac.secret_prefix.clone().unwrap_or_default(),
        secret_encoding: hmac.secret_encoding.unwrap_or(TextEncoding::Text),
    }
}

fn jwt(jwt: &spec::WebhookJwt) -> WebhookJwt {
    let algorithms = if jwt.algorithms.is_empty() {
        vec!["ES256".to_owned()]
    } else {
        jwt.algorithms.clone()
    };
    WebhookJwt {
        header: jwt.header.clone(),
        jwks_uri: jwt
            .jwks_uri
            .as_ref()
            .map(|uri| uri.text.clone())
            .unwrap_or_default(),
        algorithms,
        body_hash: jwt.body_hash.clone(),
        body_hash_encoding: jwt.body_hash_encoding.unwrap_or(TextEncoding::Hex),
        issuer: jwt.issuer.clone(),
        tolerance: jwt.tolerance.unwrap_or(TOLERANCE),
    }
}
