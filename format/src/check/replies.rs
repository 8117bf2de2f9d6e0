//! Replies of an operation: their types, and the operation's own errors.

use super::models;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::status::StatusRange;
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::source::Spanned;
use crate::spec::{Index, Operation, PagesReference, Property, PropertyKind, Stream};
use licit_tables::Method;

pub(super) fn check(index: &Index<'_>, operation: &Operation, found: &mut Vec<Diagnostic>) {
    if let Some(returns) = &operation.returns {
        body(index, returns, found);
    }
    if let (Some(span), Some(returns)) = (operation.second_reply, &operation.returns) {
        found.push(
            Diagnostic::error(
                Code::ExclusiveKeys,
                "`replies` and `returns` exclude each other",
            )
            .at(span, "sets types by status")
            .see(returns.span, "sets one type for every status"),
        );
    }
    stream(operation, found);
    let call = operation.call();
    let is_head = call.is_some_and(|call| call.method.value == Method::Head);
    if let Some(returns) = operation.returns.as_ref().filter(|_| is_head) {
        found.push(
            Diagnostic::error(Code::WrongStatus, "a reply to `HEAD` with a body")
                .at(returns.span, "has no body (RFC 9110 §9.3.2)")
                .help("remove `returns`; `send_with_meta` returns the headers"),
        );
    }
    for reply in &operation.replies {
        if let Some(returns) = &reply.body {
            body(index, returns, found);
            if is_head || matches!(reply.status.value, StatusRange::One(204 | 205)) {
                let message = "a body in a reply that has none";
                let help = "write `null` for a reply without a body";
                found.push(wrong_status(message, &reply.status, "no body").help(help));
            }
        }
        if !matches!(reply.status.value.class(), None | Some(2)) {
            let message = "a reply with an error status";
            let help = "declare the types of error replies in `errors`";
            found.push(wrong_status(message, &reply.status, "not 2XX").help(help));
        }
    }
    for error in &operation.errors.typed {
        let status = &error.status;
        if let Some(body) = &error.body {
            models::type_known(index, body, status.span, found);
        }
        if matches!(status.value.class(), Some(1 | 2)) {
            let message = "an error with a success status";
            let help = "declare the types of successful replies in `replies`";
            found.push(wrong_status(message, status, "not an error status").help(help));
        }
    }
    for name in &operation.errors.named {
        documented(index, name, found);
    }
}

/// A stream has one type and no pages.
fn stream(operation: &Operation, found: &mut Vec<Diagnostic>) {
    let Some(stream) = &operation.stream else {
        return;
    };
    let returns = operation.returns.as_ref();
    let of_values = returns.filter(|returns| {
        stream.value == Stream::Bytes
            && !matches!(
                &returns.kind,
                PropertyKind::Type(TypeExpression::Builtin(Builtin::Bytes))
            )
    });
    let first = operation.replies.first();
    let others = [
        ("replies", first.map(|reply| reply.status.span)),
        ("pages", operation.pages.as_ref().map(PagesReference::span)),
        ("returns", of_values.map(|returns| returns.span)),
    ];
    for (key, span) in others {
        if let Some(span) = span {
            let message = format!("`{key}` and `stream` exclude each other");
            found.push(
                Diagnostic::error(Code::ExclusiveKeys, message)
                    .at(span, "not supported for a stream")
                    .see(stream.span, "the reply is streamed"),
            );
        }
    }
}

/// The body of a reply: a type, or raw bytes or text.
fn body(index: &Index<'_>, returns: &Property, found: &mut Vec<Diagnostic>) {
    let is_text = matches!(
        &returns.kind,
        PropertyKind::Type(TypeExpression::Builtin(Builtin::Text))
    );
    if !is_text {
        models::properties(index, std::slice::from_ref(returns), found);
    }
}

fn wrong_status(message: &str, status: &Spanned<StatusRange>, why: &str) -> Diagnostic {
    Diagnostic::error(Code::WrongStatus, message).at(status.span, why)
}

/// The documented error that an operation lists is declared.
fn documented(index: &Index<'_>, name: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    if index.is_documented(name) {
        return;
    }
    let message = format!("unknown documented error `{}`", shown(name));
    let diagnostic = Diagnostic::error(Code::UnknownError, message)
        .at(name.span, "not declared in `errors.documented`")
        .declared_in(
            index.spec.sections.documented_errors,
            "errors declared here",
        );
    let rules = index.spec.errors.documented.iter();
    let known = rules.map(|rule| rule.name.as_str());
    found.push(index.suggest_nearest(diagnostic, "an error", name, known));
}
