//! How calls are made again, followed, and counted: keys, redirects, rate limits.

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
    let Some(told) = &spec.api.rate_limit else {
        return;
    };
    if told.limit.is_none() && told.remaining.is_none() && told.reset.is_none() {
        found.push(
            Diagnostic::error(Code::EmptyRateLimit, "a rate limit that no header tells")
                .at(told.span, "name `limit`, `remaining` or `reset`"),
        );
    } else if let (Some(unit), None) = (&told.reset_unit, &told.reset) {
        found.push(
            Diagnostic::error(Code::EmptyRateLimit, "a unit of nothing")
                .at(unit.span, "there is no `reset` that counts in it"),
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
                "an idempotency key without its header",
            )
            .at(key.span, "sent as what?")
            .help("write the header's name, or name it for all calls in `api`"),
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
            Diagnostic::error(Code::UnusableRedirect, "a redirect that cannot be followed")
                .at(redirect.span, "only those of `GET`, `HEAD` and `POST` are")
                .see(operation.name.span, "this operation is none of these"),
        );
    }
}
