//! Compares webhooks: how they are signed, and what events there are.

use licit_tables::owned::{self, WebhookHmac, WebhookJwt, WebhookSignature, WebhookTimestamp};

use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::provider::algorithms;
use super::types::types;
use super::walk::{Walk, Way};
use crate::resolve::{EventTypes, WebhookEvent, Webhooks};

pub(super) fn webhooks(walk: &mut Walk<'_>, pair: Pair<'_, Option<Webhooks>>) {
    walk.within("webhooks", |walk| match (pair.old, pair.new) {
        (None, None) => {}
        (Some(_), None) => walk.report(Code::WebhooksGone, "webhooks are removed"),
        (None, Some(_)) => walk.report(Code::WebhooksAdded, "webhooks are added"),
        (Some(old), Some(new)) => {
            pairs!(Webhooks { table } without {
                events: "compared with the events of the table",
            } = Pair { old, new });
            self::table(walk, table);
            events(walk, Pair { old, new });
        }
    });
}

fn table(walk: &mut Walk<'_>, pair: Pair<'_, owned::Webhooks>) {
    pairs!(owned::Webhooks { signature, event_type, delivery_id, description, docs } without {
        events: "compared with their types",
    } = pair);
    walk.within("signature", |walk| self::signature(walk, signature));
    let code = Code::EventRecognition;
    walk.value(
        code,
        "event_type",
        "the place of the event type",
        event_type,
    );
    walk.value(
        code,
        "delivery_id",
        "the place of the delivery identifier",
        delivery_id,
    );
    walk.text("description", description);
    walk.text("docs", docs);
}

fn signature(walk: &mut Walk<'_>, pair: Pair<'_, WebhookSignature>) {
    let code = Code::WebhookSignature;
    match (pair.old, pair.new) {
        (WebhookSignature::Hmac(old), WebhookSignature::Hmac(new)) => hmac(
            walk,
            Pair {
                old: &**old,
                new: &**new,
            },
        ),
        (WebhookSignature::Jwt(old), WebhookSignature::Jwt(new)) => jwt(
            walk,
            Pair {
                old: &**old,
                new: &**new,
            },
        ),
        (
            WebhookSignature::None
            | WebhookSignature::Secret(_)
            | WebhookSignature::Hmac(_)
            | WebhookSignature::Jwt(_),
            _,
        ) => {
            if pair.old != pair.new {
                walk.report(code, "webhooks are authenticated in another way");
            }
        }
    }
}

fn hmac(walk: &mut Walk<'_>, pair: Pair<'_, WebhookHmac>) {
    let code = Code::WebhookSignature;
    pairs!(
        WebhookHmac {
            header,
            separator,
            prefix,
            encoding,
            hash,
            signed,
            timestamp,
            tolerance,
            id_header,
            secret_prefix,
            secret_encoding,
        } = pair
    );
    walk.value(code, "header", "the header", header);
    walk.value(code, "separator", "the separator", separator);
    walk.value(code, "prefix", "the prefix", prefix);
    walk.value(code, "encoding", "the encoding", encoding);
    walk.value(code, "hash", "the hash function", hash);
    walk.value(code, "signed", "the signed message", signed);
    self::timestamp(walk, timestamp);
    walk.value(
        Code::Detail,
        "tolerance",
        "the tolerance in seconds",
        tolerance,
    );
    walk.value(code, "id_header", "the header of the identifier", id_header);
    walk.value(
        code,
        "secret_prefix",
        "the prefix of the secret",
        secret_prefix,
    );
    walk.value(
        code,
        "secret_encoding",
        "the encoding of the secret",
        secret_encoding,
    );
}

fn jwt(walk: &mut Walk<'_>, pair: Pair<'_, WebhookJwt>) {
    let code = Code::WebhookSignature;
    pairs!(
        WebhookJwt {
            header,
            jwks_uri,
            algorithms,
            body_hash,
            body_hash_encoding,
            issuer,
            tolerance,
        } = pair
    );
    walk.value(code, "header", "the header", header);
    walk.value(code, "jwks_uri", "the URL of the keys", jwks_uri);
    self::algorithms(walk, "algorithms", algorithms);
    walk.value(code, "body_hash", "the claim of the hash", body_hash);
    let what = "the encoding of the hash";
    walk.value(code, "body_hash_encoding", what, body_hash_encoding);
    walk.value(code, "issuer", "the issuer", issuer);
    walk.value(
        Code::Detail,
        "tolerance",
        "the tolerance in seconds",
        tolerance,
    );
}

fn timestamp(walk: &mut Walk<'_>, pair: Pair<'_, Option<WebhookTimestamp>>) {
    let code = Code::WebhookSignature;
    walk.within("timestamp", |walk| match (pair.old, pair.new) {
        (Some(old), Some(new)) => {
            pairs!(WebhookTimestamp { place, format } = Pair { old, new });
            walk.value(code, "place", "the place of the timestamp", place);
            walk.value(code, "format", "the format of the timestamp", format);
        }
        (None, Some(_)) => walk.report(code, "the timestamp is signed"),
        (Some(_), None) => walk.report(code, "there is no timestamp"),
        (None, None) => {}
    });
}

fn events(walk: &mut Walk<'_>, pair: Pair<'_, Webhooks>) {
    let old: Vec<(&WebhookEvent, &EventTypes)> = pair.old.events().collect();
    let new: Vec<(&WebhookEvent, &EventTypes)> = pair.new.events().collect();
    let found = matched(&old, &new, |(event, _)| event.name.as_str());
    walk.within("events", |walk| {
        for (gone, _) in found.gone {
            walk.within(&gone.name, |walk| {
                walk.report(Code::EventGone, format!("`{}` is removed", gone.name));
            });
        }
        for (added, _) in found.added {
            walk.within(&added.name, |walk| {
                walk.report(Code::EventAdded, format!("`{}` is added", added.name));
            });
        }
        for both in found.both {
            let ((old, old_types), (new, new_types)) = (*both.old, *both.new);
            walk.within(&old.name, |walk| {
                pairs!(WebhookEvent { event_type, matches, description, docs } without {
                    name: "identifies the event",
                } = Pair { old, new });
                let code = Code::EventRecognition;
                walk.value(code, "type", "the event type", event_type);
                walk.value(code, "matches", "the texts in the event", matches);
                walk.text("description", description);
                walk.text("docs", docs);
                pairs!(
                    EventTypes { rust_name, body } = Pair {
                        old: old_types,
                        new: new_types
                    }
                );
                walk.renamed("variant", rust_name);
                walk.within("body", |walk| types(walk, body, Way::Received));
            });
        }
    });
}
