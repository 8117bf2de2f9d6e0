//! Webhooks: events that can be told apart, and signatures that can be checked.

use std::collections::HashMap;

use crate::check::models::type_known;
use crate::check::names;
use crate::check::names::Kind;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::name;
use crate::source::Span;
use crate::spec::{Index, TimestampPlace, WebhookEvent, WebhookHmac, WebhookSignature, Webhooks};

/// What stands in braces in `signed`.
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
                Diagnostic::warning(Code::UnsignedWebhooks, "webhooks that anybody can send")
                    .at(span.unwrap_or_default(), "nothing shows who sent them"),
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
        let why = "is a name of every generated `Event`'s own";
        names::reserved(&event.name, &["other", "self"], why, found);
        let told = webhooks.event_type.is_some() || !event.matches.is_empty();
        if !told && !alone {
            let message = format!("nothing tells the event `{}`", event.name.value);
            found.push(
                Diagnostic::error(Code::EventNotTold, message)
                    .at(event.name.span, "needs `matches`, or an `event_type` for all")
                    .help("say where events name themselves: `\"event_type\": { \"pointer\": \"/type\" }`"),
            );
            continue;
        }
        if let (Some(wire), None) = (&event.event_type, &webhooks.event_type) {
            found.push(
                Diagnostic::error(Code::EventNotTold, "nothing finds the event's type")
                    .at(wire.span, "compared with what `event_type` finds")
                    .help("say where it stands: `\"event_type\": { \"pointer\": \"/type\" }`"),
            );
            continue;
        }
        let wire = wire_type(webhooks, event);
        let same = earlier.entry(wire).or_default();
        if let Some(covering) = same.iter().find(|earlier| covers(earlier, event)) {
            let message = format!("`{}` can never be met", event.name.value);
            found.push(
                Diagnostic::error(Code::EventNeverMatches, message)
                    .at(event.name.span, "everything it matches is taken before")
                    .see(covering.name.span, "by this one"),
            );
        }
        same.push(event);
    }
}

/// What an event says that it is.
fn wire_type<'a>(webhooks: &Webhooks, event: &'a WebhookEvent) -> Option<&'a str> {
    webhooks.event_type.as_ref()?;
    let written = event.event_type.as_ref().unwrap_or(&event.name);
    Some(written.as_str())
}

/// Whether every webhook of the same type that `later` matches is matched by `earlier`.
fn covers(earlier: &WebhookEvent, later: &WebhookEvent) -> bool {
    earlier.matches.iter().all(|(pointer, pattern)| {
        later.matches.iter().any(|(later_pointer, later_pattern)| {
            later_pointer.value == pointer.value
                && (later_pattern.value == pattern.value || pattern.value == "*")
        })
    })
}

/// What is signed has the body in it, and nothing that the webhook does not bring.
fn signed(hmac: &WebhookHmac, found: &mut Vec<Diagnostic>) {
    if let Some(timestamp) = &hmac.timestamp
        && matches!(timestamp.place, TimestampPlace::Prefix(_))
        && hmac.separator.is_none()
    {
        found.push(
            Diagnostic::error(Code::SignedText, "an element of a header that has only one")
                .at(timestamp.span, "the signature is the whole header")
                .help("say what stands between its elements: `\"separator\": \",\"`"),
        );
    }
    let Some(template) = &hmac.signed else {
        unsigned_timestamp(hmac, false, found);
        return;
    };
    if template.text.is_empty() {
        // It could not be read, which was reported.
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
                let message = format!("`{}` is not known of a webhook", shown(name));
                let diagnostic = Diagnostic::error(Code::SignedText, message)
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
            let message = format!("`{}` stands nowhere in the webhook", shown(name));
            found.push(Diagnostic::error(Code::SignedText, message).at(name.span, lacking));
        }
    }
    if !has_body {
        found.push(
            Diagnostic::error(Code::SignedText, "the body is not signed")
                .at(template.span, "needs `{body}`"),
        );
    }
    unsigned_timestamp(hmac, has_timestamp, found);
}

/// A timestamp that is not signed can be changed by whoever sends an old webhook again.
fn unsigned_timestamp(hmac: &WebhookHmac, is_signed: bool, found: &mut Vec<Diagnostic>) {
    let Some(timestamp) = &hmac.timestamp else {
        return;
    };
    let in_body = matches!(timestamp.place, TimestampPlace::Pointer(_));
    if !is_signed && !in_body {
        let span: Span = timestamp.span;
        found.push(
            Diagnostic::warning(Code::UnsignedTimestamp, "a timestamp that is not signed")
                .at(span, "`signed` does not have `{timestamp}`"),
        );
    }
}
