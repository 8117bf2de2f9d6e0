//! The return type of an operation: one type, or several by status.

use super::model::{Builtin, Reply, StatusRange, Type};
use super::types::{REPLY, Types, reply_name};
use crate::spec;

/// The return type of an operation.
#[derive(Default)]
pub(super) struct Resolved {
    /// The type of every reply.
    pub(super) returns: Option<Type>,
    /// The replies, if they differ.
    pub(super) replies: Vec<Reply>,
    /// The statuses of replies without a body, if the others have one type.
    pub(super) no_content: Vec<u16>,
}

/// Returns the type of every reply; or the replies, if they differ by more than a missing body, or
/// if an empty body is a valid value of the type.
pub(super) fn resolve(
    types: &mut Types<'_>,
    type_name: &str,
    operation: &spec::Operation,
) -> Resolved {
    if let Some(returns) = &operation.returns {
        return Resolved {
            returns: Some(types.reply(type_name, REPLY, returns)),
            ..Resolved::default()
        };
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
    // Single statuses first.
    replies.sort_by_key(|reply| match reply.status {
        StatusRange::One(_) => 0,
        StatusRange::Class(_) => 1,
        StatusRange::Default => 2,
    });
    let mut bodies = replies.iter().filter_map(|reply| reply.ty.as_ref());
    let Some(first) = bodies.next().cloned() else {
        return Resolved::default();
    };
    let is_raw = matches!(first, Type::Builtin(Builtin::Bytes | Builtin::Text));
    let empty = replies.iter().filter(|reply| reply.ty.is_none());
    let no_content: Option<Vec<u16>> = empty
        .map(|reply| match reply.status {
            StatusRange::One(status) => Some(status),
            StatusRange::Class(_) | StatusRange::Default => None,
        })
        .collect();
    let always = no_content.as_ref().is_some_and(Vec::is_empty);
    let (true, Some(no_content)) = (
        bodies.all(|ty| *ty == first) && (always || !is_raw),
        no_content,
    ) else {
        return Resolved {
            replies,
            ..Resolved::default()
        };
    };
    let returns = match first {
        nullable @ Type::Nullable(_) => nullable,
        ty if always => ty,
        ty => Type::Nullable(Box::new(ty)),
    };
    Resolved {
        returns: Some(returns),
        no_content,
        ..Resolved::default()
    }
}
