//! Compares the replies of an operation.

use super::code::Code;
use super::limits;
use super::pair::{Pair, matched, pairs};
use super::types::types;
use super::walk::{Walk, Way};
use crate::resolve::{Parameter, Reply, Style, Type};
use crate::source::Span;
use crate::spec::Property;

/// Compares the reply of an operation: one type, or one for each status.
pub(super) fn compare(
    walk: &mut Walk<'_>,
    (returns, replies): (Pair<'_, Option<Type>>, Pair<'_, Vec<Reply>>),
    page_item: Pair<'_, Option<Type>>,
) {
    let by_status = [replies.old, replies.new].map(|replies| !replies.is_empty());
    match by_status {
        [true, true] => {
            walk.within("replies", |walk| statuses(walk, replies));
        }
        [false, false] => {
            walk.within("returns", |walk| match (returns.old, returns.new) {
                (Some(old), Some(new)) => types(walk, Pair { old, new }, Way::Received),
                (Some(_), None) => walk.report(Code::ReplyGone, "the reply has no body"),
                (None, Some(_)) => walk.report(Code::ReplyAdded, "the reply has a body"),
                (None, None) => {}
            });
        }
        [false, true] => {
            walk.within("replies", |walk| {
                walk.report(
                    Code::ReplyByStatus,
                    "the type of the reply depends on the status",
                );
                let first = replies.new.iter().find_map(|reply| reply.ty.as_ref());
                one_of_several(walk, returns.old.as_ref().zip(first));
            });
        }
        [true, false] => {
            walk.within("returns", |walk| {
                walk.report(
                    Code::ReplyByStatus,
                    "the reply has one type for every status",
                );
                let first = replies.old.iter().find_map(|reply| reply.ty.as_ref());
                one_of_several(walk, first.zip(returns.new.as_ref()));
            });
        }
    }
    // A page's items are a part of the reply. They differ alone only if they are in another place.
    if let Some(both) = page_item.both() {
        walk.within("items", |walk| types(walk, both, Way::Received));
    }
}

fn one_of_several(walk: &mut Walk<'_>, types_of_first: Option<(&Type, &Type)>) {
    if let Some((old, new)) = types_of_first {
        types(walk, Pair { old, new }, Way::Received);
    }
}

fn statuses(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Reply>>) {
    let found = matched(pair.old, pair.new, |reply| reply.status);
    for gone in found.gone {
        walk.report(
            Code::ReplyStatusGone,
            format!("`{}` is removed", gone.rust_name),
        );
    }
    for added in found.added {
        walk.report(
            Code::ReplyStatusAdded,
            format!("`{}` is added", added.rust_name),
        );
    }
    for both in found.both {
        pairs!(Reply { rust_name, ty } without { status: "identifies the reply" } = both);
        walk.at(&both.old.rust_name, [None, None], |walk| {
            walk.renamed("variant", rust_name);
            match (ty.old, ty.new) {
                (Some(old), Some(new)) => types(walk, Pair { old, new }, Way::Received),
                (Some(_), None) => walk.report(Code::ReplyGone, "the reply has no body"),
                (None, Some(_)) => walk.report(Code::ReplyAdded, "the reply has a body"),
                (None, None) => {}
            }
        });
    }
}

/// Compares the declared headers of replies, with the properties of the specs that describe them.
pub(super) fn headers(
    walk: &mut Walk<'_>,
    pair: Pair<'_, Vec<Parameter>>,
    described: Pair<'_, [Property]>,
) {
    let spans = |name: &str| {
        [described.old, described.new].map(|properties: &[Property]| -> Option<Span> {
            let named = properties.iter().find(|one| one.name.value == name);
            named.map(|property| property.name.span)
        })
    };
    let found = matched(pair.old, pair.new, |header| header.name.to_lowercase());
    walk.within("reply_headers", |walk| {
        for gone in found.gone {
            let name = &gone.name;
            walk.at(name, spans(name), |walk| {
                walk.report(Code::ReplyHeaderGone, format!("`{name}` is removed"));
            });
        }
        for added in found.added {
            let name = &added.name;
            walk.at(name, spans(name), |walk| {
                walk.report(Code::ReplyHeaderAdded, format!("`{name}` is added"));
            });
        }
        for both in found.both {
            walk.at(&both.old.name, spans(&both.old.name), |walk| {
                header(walk, both);
            });
        }
    });
}

fn header(walk: &mut Walk<'_>, pair: Pair<'_, Parameter>) {
    pairs!(Parameter {
        rust_name, ty, description, deprecated, example, style, limits,
    } without {
        name: "identifies the header",
        optional: "every header may be absent",
        default: "the provider sends the value",
        allow_reserved: "only for queries and forms",
        allow_empty_value: "only for queries",
        content_type: "only for parts",
        headers: "only for parts",
    } = pair);
    walk.renamed("method", rust_name);
    walk.text("description", description);
    walk.flag(
        [Code::Deprecated, Code::NoLongerDeprecated],
        "deprecated",
        deprecated,
    );
    walk.text("example", example);
    let is_json = |style: &Style| *style == Style::Json;
    if is_json(style.old) != is_json(style.new) {
        walk.within("style", |walk| {
            walk.report(Code::ReplyHeaderEncoding, "the style changed");
        });
    }
    limits::optional(walk, limits, Way::Received);
    types(walk, ty, Way::Received);
}
