//! Compares the replies of an operation.

use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::types::types;
use super::walk::{Walk, Way};
use crate::resolve::{Reply, Type};

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
