//! Makes the webhooks of a provider.

use std::io;

use licit_format::resolve::{Provider, Type, WebhookEvent, WebhookPlace, WebhookSignature};
use serde_json::Value;

use super::request::Webhook;
use super::signature::Signer;
use crate::model::noun;
use crate::model::sample::{self, Place};
use crate::values::{clock, pointer};

/// The URL of the receiver, if the test sets none.
const URL: &str = "https://receiver.example/webhook";

/// Makes and signs webhooks.
pub(crate) struct Sender {
    signer: Signer,
    url: String,
}

impl Sender {
    /// The sender of a provider that has webhooks. Without `secret`, one is made from `fresh`.
    pub(crate) fn new(
        provider: &Provider,
        secret: Option<String>,
        url: Option<String>,
        fresh: &str,
    ) -> io::Result<Option<Self>> {
        let Some(webhooks) = &provider.webhooks else {
            return Ok(None);
        };
        Ok(Some(Self {
            signer: Signer::new(&webhooks.table.signature, secret, fresh)?,
            url: url.unwrap_or_else(|| URL.to_owned()),
        }))
    }

    /// The secret that receivers share.
    pub(crate) fn secret(&self) -> &str {
        self.signer.secret()
    }

    /// The keys that receivers fetch.
    pub(crate) fn jwks(&self) -> Value {
        self.signer.jwks()
    }

    /// An event of the spec, signed now. Its body is made up, then changed by `change`. `None` if
    /// the spec has no such event.
    pub(crate) fn make(
        &self,
        provider: &Provider,
        event: &str,
        delivery: &str,
        change: impl FnOnce(&mut Value),
    ) -> Option<io::Result<Webhook>> {
        let webhooks = provider.webhooks.as_ref()?;
        let event = webhooks
            .table
            .events
            .iter()
            .find(|known| known.name == event)?;
        let mut headers = Vec::new();
        let ty = webhooks.body(event);
        let mut body = sample(provider, event, ty);
        let mut put = |place: &Option<WebhookPlace>, text: &str| match place {
            Some(WebhookPlace::Pointer(pointer)) => pointer::set_text(&mut body, pointer, text),
            Some(WebhookPlace::Header(name)) => headers.push((name.clone(), text.to_owned())),
            None => {}
        };
        put(
            &webhooks.table.event_type,
            event.event_type.as_deref().unwrap_or_default(),
        );
        put(&webhooks.table.delivery_id, delivery);
        if let WebhookSignature::Secret(place) = &webhooks.table.signature {
            put(&Some(place.clone()), self.secret());
        }
        change(&mut body);
        let mut webhook = Webhook {
            method: "POST".to_owned(),
            url: self.url.clone(),
            headers,
            body: Vec::new(),
        };
        // The receiver's clock is the machine's.
        let signed = self
            .signer
            .sign(&mut webhook, body, delivery, clock::wall());
        Some(signed.map(|()| webhook))
    }
}

/// A body of the event's type that matches the event.
fn sample(provider: &Provider, event: &WebhookEvent, ty: Option<&Type>) -> Value {
    let noun = noun::singular(&event.name);
    let sampled = |ty| sample::value(provider, ty, Place::top(&noun, 0));
    let mut body = ty.map_or(Value::Null, sampled);
    for (pointer, pattern) in &event.matches {
        // A star matches anything, even nothing.
        let text = pattern.replace('*', "");
        if !text.is_empty() {
            pointer::set_text(&mut body, pointer, &text);
        } else if body.pointer(pointer).is_none() {
            pointer::set_text(&mut body, pointer, "anything");
        }
    }
    body
}
