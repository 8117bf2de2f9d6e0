//! Compares the replies of an operation.

use super::code::Code;
use super::limits;
use super::pair::{Pair, matched, pairs};
use super::relation::{Relation, Typed, relation};
use super::types::types;
use super::walk::{Walk, Way};
use crate::expression::status::StatusRange;
use crate::resolve::{Parameter, Provider, Reply, Style, Type};
use crate::source::Span;
use crate::spec::Property;

/// Compares the reply of an operation: one type, or one for each status. `statuses` are the
/// documented success statuses, whose reply the single type is.
pub(super) fn compare(
    walk: &mut Walk<'_>,
    (returns, replies): (Pair<'_, Option<Type>>, Pair<'_, Vec<Reply>>),
    statuses: [u16; 2],
) {
    let [old_status, new_status] = statuses;
    match (replies.old.as_slice(), replies.new.as_slice()) {
        ([_, ..], [_, ..]) => walk.within("replies", |walk| by_status(walk, replies)),
        ([], []) => walk.within("returns", |walk| match (returns.old, returns.new) {
            (Some(old), Some(new)) => types(walk, Pair { old, new }, Way::Received),
            (Some(_), None) => walk.report(Code::ReplyGone, "the reply has no body"),
            (None, Some(_)) => walk.report(Code::ReplyAdded, "the reply has a body"),
            (None, None) => {}
        }),
        ([], new) => walk.within("replies", |walk| {
            let message = "the type of the reply depends on the status";
            walk.report(Code::ReplyByStatus, message);
            let ty = returns.old.as_ref();
            let same = same_reply(walk.new, new, old_status, (walk.old, ty));
            for added in others(new, same) {
                let message = format!("`{}` is added", added.rust_name);
                walk.report(Code::ReplyStatusAdded, message);
            }
            let new = same.and_then(|reply| reply.ty.as_ref());
            if let (Some(old), Some(new)) = (ty, new) {
                types(walk, Pair { old, new }, Way::Received);
            }
        }),
        (old, []) => walk.within("returns", |walk| {
            let message = "the reply has one type for every status";
            walk.report(Code::ReplyByStatus, message);
            let ty = returns.new.as_ref();
            let same = same_reply(walk.old, old, new_status, (walk.new, ty));
            for gone in others(old, same) {
                let message = format!("`{}` is removed", gone.rust_name);
                walk.report(Code::ReplyStatusGone, message);
            }
            let old = same.and_then(|reply| reply.ty.as_ref());
            if let (Some(old), Some(new)) = (old, ty) {
                types(walk, Pair { old, new }, Way::Received);
            }
        }),
    }
}

/// Compares the items of pages. They are a part of the reply, and differ alone only if they are in
/// another place.
pub(super) fn items(walk: &mut Walk<'_>, page_item: Pair<'_, Option<Type>>) {
    if let Some(both) = page_item.both() {
        walk.within("items", |walk| types(walk, both, Way::Received));
    }
}

/// Returns the reply with the single type of the other version: that with its status, or else that
/// with the same type.
fn same_reply<'p>(
    provider: &Provider,
    replies: &'p [Reply],
    status: u16,
    (other, ty): (&Provider, Option<&Type>),
) -> Option<&'p Reply> {
    let exact = |reply: &&Reply| reply.status == StatusRange::One(status);
    let has_type = |reply: &&Reply| match (&reply.ty, ty) {
        (Some(own), Some(ty)) => {
            let own = Typed { provider, ty: own };
            let other = Typed {
                provider: other,
                ty,
            };
            relation(own, other) == Relation::Same
        }
        (own, ty) => own.is_none() && ty.is_none(),
    };
    let includes = |reply: &&Reply| reply.status.includes(status);
    let find = |is_same: &dyn Fn(&&Reply) -> bool| replies.iter().find(is_same);
    find(&exact)
        .or_else(|| find(&includes))
        .or_else(|| find(&has_type))
}

/// Returns all replies but one.
fn others<'p>(replies: &'p [Reply], one: Option<&'p Reply>) -> impl Iterator<Item = &'p Reply> {
    let status = one.map(|reply| reply.status);
    replies
        .iter()
        .filter(move |reply| Some(reply.status) != status)
}

fn by_status(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Reply>>) {
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
