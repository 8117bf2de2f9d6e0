//! The return type of an operation: one type, or several by status.

use super::model::{Reply, StatusRange, Type};
use super::types::{REPLY, Types, reply_name};
use crate::spec;

/// The type of every reply; or the replies, when they differ by more than having no body.
pub(super) fn resolve(
    types: &mut Types<'_>,
    type_name: &str,
    operation: &spec::Operation,
) -> (Option<Type>, Vec<Reply>) {
    if let Some(returns) = &operation.returns {
        return (Some(types.reply(type_name, REPLY, returns)), Vec::new());
    }
    let mut replies: Vec<Reply> = operation
        .replies
        .iter()
        .map(|reply| Reply {
            status: reply.status.value,
            rust_name: reply.status.value.rust_name(),
            ty: reply
                .body
                .as_ref()
                .map(|body| types.reply(type_name, &reply_name(reply.status.value), body)),
        })
        .collect();
    // The special ones first.
    replies.sort_by_key(|reply| match reply.status {
        StatusRange::One(_) => 0,
        StatusRange::Class(_) => 1,
        StatusRange::Default => 2,
    });
    let mut bodies = replies.iter().filter_map(|reply| reply.ty.as_ref());
    let Some(first) = bodies.next().cloned() else {
        return (None, Vec::new());
    };
    if !bodies.all(|ty| *ty == first) {
        return (None, replies);
    }
    let always = replies.iter().all(|reply| reply.ty.is_some());
    let returns = match first {
        nullable @ Type::Nullable(_) => nullable,
        ty if always => ty,
        ty => Type::Nullable(Box::new(ty)),
    };
    (Some(returns), Vec::new())
}
