//! Resolves webhooks: chooses names, and applies defaults.

use licit_tables::owned;

use super::grants::template;
use super::model::{
    EventTypes, TimestampFormat, WebhookEvent, WebhookHmac, WebhookJwt, WebhookSignature,
    WebhookTimestamp, Webhooks,
};
use super::types::Types;
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::name;
use crate::spec;

pub(super) fn resolve(types: &Types<'_>) -> Option<Webhooks> {
    let webhooks = types.index.spec.webhooks.as_ref()?;
    let signature = webhooks.signature.as_ref()?;
    let rows = webhooks.events.iter().map(|event| row(webhooks, event));
    let events = webhooks.events.iter().map(|event| {
        let body = event.body.as_ref().or(webhooks.body.as_ref());
        let body = body.map(|body| &body.value);
        EventTypes {
            rust_name: name::pascal(&event.name),
            body: types.of(body.unwrap_or(&TypeExpression::Builtin(Builtin::Json))),
        }
    });
    Some(Webhooks {
        table: owned::Webhooks {
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
            events: rows.collect(),
            description: webhooks.description.clone(),
            docs: webhooks.docs.clone(),
        },
        events: events.collect(),
    })
}

/// Returns an event's entry in the table.
fn row(webhooks: &spec::Webhooks, event: &spec::WebhookEvent) -> WebhookEvent {
    let written = event.event_type.as_ref().unwrap_or(&event.name);
    WebhookEvent {
        name: event.name.value.clone(),
        description: event.description.clone(),
        docs: event.docs.clone(),
        event_type: webhooks.event_type.as_ref().map(|_| written.value.clone()),
        matches: super::errors::patterns(&event.matches),
    }
}

fn hmac(hmac: &spec::WebhookHmac) -> WebhookHmac {
    let default = WebhookHmac::default();
    let timestamp = hmac.timestamp.as_ref();
    let signed = hmac.signed.as_ref().map(|signed| signed.text.clone());
    WebhookHmac {
        header: hmac.header.clone(),
        separator: hmac.separator.clone(),
        prefix: hmac.prefix.clone().unwrap_or(default.prefix),
        encoding: hmac.encoding.unwrap_or(default.encoding),
        hash: hmac.hash.unwrap_or(default.hash),
        signed: signed.unwrap_or(default.signed),
        timestamp: timestamp.map(|timestamp| WebhookTimestamp {
            place: timestamp.place.clone(),
            format: timestamp.format.unwrap_or(TimestampFormat::Seconds),
        }),
        tolerance: hmac.tolerance.unwrap_or(default.tolerance),
        id_header: hmac.id_header.clone(),
        secret_prefix: hmac.secret_prefix.clone().unwrap_or(default.secret_prefix),
        secret_encoding: hmac.secret_encoding.unwrap_or(default.secret_encoding),
    }
}

fn jwt(jwt: &spec::WebhookJwt) -> WebhookJwt {
    let default = WebhookJwt::default();
    let algorithms = if jwt.algorithms.is_empty() {
        default.algorithms
    } else {
        jwt.algorithms.clone()
    };
    WebhookJwt {
        header: jwt.header.clone(),
        jwks_uri: template(jwt.jwks_uri.as_ref()).unwrap_or(default.jwks_uri),
        algorithms,
        body_hash: jwt.body_hash.clone(),
        body_hash_encoding: jwt.body_hash_encoding.unwrap_or(default.body_hash_encoding),
        issuer: jwt.issuer.clone(),
        tolerance: jwt.tolerance.unwrap_or(default.tolerance),
    }
}
