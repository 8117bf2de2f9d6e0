//! Webhooks: events that can be distinguished, and signatures that can be verified.

use std::collections::HashMap;

use super::models::type_known;
use super::names::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::name;
use crate::source::Span;
use crate::spec::{Index, TimestampPlace, WebhookEvent, WebhookHmac, WebhookSignature, Webhooks};

/// Variables allowed in `signed`.
const SIGNED: &[&str] = &["body", "timestamp", "id", "method", "url"];

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let Some(webhooks) = &index.spec.webhooks else {
        return;
    };
    let bodies = webhooks
        .events
        .iter()
        .filter_map(|event| event.body.as_ref());
    for body in bodies.chain(&webhooks.body) {
        type_known(index, &body.value, body.span, found);
    }
    events(webhooks, found);
    match webhooks.signature.as_deref() {
        Some(WebhookSignature::Hmac(hmac)) => signed(hmac, found),
        Some(WebhookSignature::None) => {
            let span = webhooks.signature.as_ref().map(|s| s.span);
            found.push(
                Diagnostic::warning(Code::UnsignedWebhooks, "unsigned webhooks")
                    .at(span.unwrap_or_default(), "anyone can send them"),
            );
        }
        Some(WebhookSignature::Secret(_) | WebhookSignature::Jwt(_)) | None => {}
    }
}

fn events(webhooks: &Webhooks, found: &mut Vec<Diagnostic>) {
    let names = webhooks
        .events
        .iter()
        .map(|event| (name::pascal(&event.name), &event.name));
    names::unique(&Kind::EVENTS, names, found);
    let alone = webhooks.events.len() == 1;
    let mut earlier: HashMap<Option<&str>, Vec<&WebhookEvent>> = HashMap::new();
    for event in &webhooks.events {
        let why = "is a reserved name of the generated `Event`";
        names::reserved(&event.name, &["other", "self"], why, found);
        let is_identified = webhooks.event_type.is_some() || !event.matches.is_empty();
        if !is_identified && !alone {
            let message = format!("nothing identifies the event `{}`", event.name.value);
            found.push(
                Diagnostic::error(Code::UnidentifiedEvent, message)
                    .at(event.name.span, "needs `matches`, or an `event_type` for all events")
                    .help("declare where webhooks contain their type: `\"event_type\": { \"pointer\": \"/type\" }`"),
            );
            continue;
        }
        if let (Some(wire), None) = (&event.event_type, &webhooks.event_type) {
            found.push(
                Diagnostic::error(Code::UnidentifiedEvent, "the event's `type` has no place")
                    .at(wire.span, "compared with the value at `event_type`")
                    .help("declare the place: `\"event_type\": { \"pointer\": \"/type\" }`"),
            );
            continue;
        }
        let wire = wire_type(webhooks, event);
        let same = earlier.entry(wire).or_default();
        if let Some(covering) = same.iter().find(|earlier| covers(earlier, event)) {
            let message = format!("`{}` is unreachable", event.name.value);
            found.push(
                Diagnostic::error(Code::EventNeverMatches, message)
                    .at(event.name.span, "everything it matches is already matched")
                    .see(covering.name.span, "by this event"),
            );
        }
        same.push(event);
    }
}

/// The type of an event on the wire.
fn wire_type<'a>(webhooks: &Webhooks, event: &'a WebhookEvent) -> Option<&'a str> {
    webhooks.event_type.as_ref()?;
    let written = event.event_type.as_ref().unwrap_or(&event.name);
    Some(written.as_str())
}

/// Whether `earlier` matches every webhook of the same type that `later` matches.
fn covers(earlier: &WebhookEvent, later: &WebhookEvent) -> bool {
    earlier.matches.iter().all(|(pointer, pattern)| {
        later.matches.iter().any(|(later_pointer, later_pattern)| {
            later_pointer.value == pointer.value
                && (later_pattern.value == pattern.value || pattern.value == "*")
        })
    })
}

/// The signed content includes the body and only values from the webhook.
fn signed(hmac: &WebhookHmac, found: &mut Vec<Diagnostic>) {
    if let Some(timestamp) = &hmac.timestamp
        && matches!(timestamp.place, TimestampPlace::Prefix(_))
        && hmac.separator.is_none()
    {
        found.push(
            Diagnostic::error(
                Code::UnverifiableSignature,
                "`prefix` without a `separator`",
            )
            .at(timestamp.span, "the header contains only the signature")
            .help("set the separator of the header's elements: `\"separator\": \",\"`"),
        );
    }
    let Some(template) = &hmac.signed else {
        unsigned_timestamp(hmac, false, found);
        return;
    };
    if template.text.is_empty() {
        // Invalid templates are reported elsewhere.
        return;
    }
    let mut has_body = false;
    let mut has_timestamp = false;
    for name in template.variables() {
        let lacking = match name.as_str() {
            "body" => {
                has_body = true;
                continue;
            }
            "timestamp" => {
                has_timestamp = true;
                hmac.timestamp.is_none().then_some("needs `timestamp`")
            }
            "id" => hmac.id_header.is_none().then_some("needs `id_header`"),
            "method" | "url" => None,
            _ => {
                let message = format!("`{}` is not a value of a webhook", shown(name));
                let diagnostic = Diagnostic::error(Code::UnverifiableSignature, message)
                    .at(
                        name.span,
                        "expected `body`, `timestamp`, `id`, `method` or `url`",
                    )
                    .suggest_nearest("a part", name, name.span, SIGNED.iter().copied());
                found.push(diagnostic);
                None
            }
        };
        if let Some(lacking) = lacking {
            let message = format!("the webhook has no `{}`", shown(name));
            found.push(
                Diagnostic::error(Code::UnverifiableSignature, message).at(name.span, lacking),
            );
        }
    }
    if !has_body {
        found.push(
            Diagnostic::error(Code::UnverifiableSignature, "the body is not signed")
                .at(template.span, "needs `{body}`"),
        );
    }
    unsigned_timestamp(hmac, has_timestamp, found);
}

/// Without a signature over it, the timestamp can be changed in a replayed webhook.
fn unsigned_timestamp(hmac: &WebhookHmac, is_signed: bool, found: &mut Vec<Diagnostic>) {
    let Some(timestamp) = &hmac.timestamp else {
        return;
    };
    let in_body = matches!(timestamp.place, TimestampPlace::Pointer(_));
    if !is_signed && !in_body {
        let span: Span = timestamp.span;
        found.push(
            Diagnostic::warning(Code::UnsignedTimestamp, "the timestamp is not signed")
                .at(span, "`signed` does not contain `{timestamp}`"),
        );
    }
}
