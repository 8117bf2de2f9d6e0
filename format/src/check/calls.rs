//! Idempotency keys, redirects and rate limits.

use crate::diagnostic::{Code, Diagnostic};
use crate::spec::{IdempotencyKey, Index, Operation, Redirect, Spec};
use licit_tables::Method;

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    rate_limit(index.spec, found);
    for operation in &index.spec.operations {
        idempotency_key(index.spec, operation, found);
        redirect(operation, found);
    }
}

fn rate_limit(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let Some(rate_limit) = &spec.api.rate_limit else {
        return;
    };
    if rate_limit.limit.is_none() && rate_limit.remaining.is_none() && rate_limit.reset.is_none() {
        found.push(
            Diagnostic::error(Code::EmptyRateLimit, "`rate_limit` names no header")
                .at(rate_limit.span, "name `limit`, `remaining` or `reset`"),
        );
    } else if let (Some(unit), None) = (&rate_limit.reset_unit, &rate_limit.reset) {
        found.push(
            Diagnostic::error(Code::EmptyRateLimit, "`reset_unit` without `reset`")
                .at(unit.span, "remove it, or add `reset`"),
        );
    }
}

fn idempotency_key(spec: &Spec, operation: &Operation, found: &mut Vec<Diagnostic>) {
    let Some(key) = &operation.idempotency_key else {
        return;
    };
    if key.value == IdempotencyKey::Header(None) && spec.api.idempotency_key.is_none() {
        found.push(
            Diagnostic::error(
                Code::NoIdempotencyHeader,
                "the idempotency key has no header",
            )
            .at(key.span, "no header name is set")
            .help("write the header's name here, or set `idempotency_key` in `api`"),
        );
    }
}

fn redirect(operation: &Operation, found: &mut Vec<Diagnostic>) {
    let Some(redirect) = operation
        .redirect
        .as_ref()
        .filter(|r| r.value == Redirect::Follow)
    else {
        return;
    };
    let call = operation.call();
    let method = call.as_ref().map(|call| call.method.value);
    if !matches!(method, Some(Method::Get | Method::Head | Method::Post)) {
        found.push(
            Diagnostic::error(
                Code::UnusableRedirect,
                "this operation cannot follow redirects",
            )
            .at(redirect.span, "only `GET`, `HEAD` and `POST` calls can")
            .see(operation.name.span, "this operation uses another method"),
        );
    }
}
