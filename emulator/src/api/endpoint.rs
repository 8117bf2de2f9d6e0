//! The endpoint of the API: finds the operation, checks the call, and answers it.

use hyper::header::ALLOW;
use licit_format::resolve::{Operation, Provider};
use serde_json::{Map, Value};

use super::call::PermittedCall;
use super::state::Api;
use super::{arguments, asked, declared, download, idempotency, negotiation, rate_limit};
use crate::access::token;
use crate::core::failure::Endpoint;
use crate::core::routes::{Match, Target};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};

/// Answers a call of one of the operations whose URL matches, and returns the operation's name.
pub(crate) fn answer<'s>(
    api: &'s Api,
    found: &[Match<'_>],
    path: &[String],
    request: &Request,
) -> (&'s str, Reply) {
    let server = &*api.server;
    let provider = &server.provider;
    let mut methods = match chosen(provider, found, request) {
        Ok((found, operation)) => {
            let reply = answer_call(api, operation, found, path, request);
            return (&operation.table.name, reply);
        }
        Err(methods) => methods,
    };
    let fault = Fault::new(
        Problem::NoSuchMethod,
        "the spec does not declare this method here",
    );
    let reply = rejection::reject(provider, Place::Api, &fault);
    methods.sort_unstable();
    ("", reply.with(ALLOW, &methods.join(", ")))
}

/// The operation that a request is for, of those whose URL matches; or else the methods that they have.
pub(crate) fn chosen<'p, 'f, 'r>(
    provider: &'p Provider,
    found: &'f [Match<'r>],
    request: &Request,
) -> Result<(&'f Match<'r>, &'p Operation), Vec<&'p str>> {
    let mut methods = Vec::new();
    let mut chosen: Option<(&Match<'_>, &Operation)> = None;
    for found in found {
        let Some((operation, method)) = operation(provider, found.target) else {
            continue;
        };
        methods.push(method);
        if method != request.method.as_str() {
            continue;
        }
        // Operations with the same URL differ in their media types. If several fit equally well,
        // the first one is called.
        let fit = |operation| negotiation::fit(provider, operation, request);
        let is_better = chosen.is_none_or(|(known, other)| {
            known.pattern.is_alike(found.pattern) && fit(operation) > fit(other)
        });
        if is_better {
            chosen = Some((found, operation));
        }
    }
    chosen.ok_or(methods)
}

/// Answers a call of an operation.
fn answer_call(
    api: &Api,
    operation: &Operation,
    found: &Match<'_>,
    path: &[String],
    request: &Request,
) -> Reply {
    let server = &*api.server;
    let provider = &server.provider;
    let at = Endpoint::Operation(operation.table.name.clone());
    let bare = token::without_token(server, request);
    let check = || {
        token::check(server, operation, request)?;
        call(api, operation, found, path, &bare)
    };
    let mut permitted = check();
    let asked = || asked::of(provider, operation, &found.bindings, &bare);
    let step = server.next_step(&at, permitted.is_ok(), request, &asked);
    if server.prepare(&step, request) {
        permitted = check();
    }
    let status = step.success(operation);
    let planned = status.is_none().then(|| server.planned(Place::Api, &step));
    let reply = planned.flatten().unwrap_or_else(|| {
        idempotency::once(api, operation, request, || {
            permitted
                .and_then(|(call, input)| call.with_status(status).answer(&input))
                .unwrap_or_else(|fault| rejection::reject_call(provider, operation, &fault))
        })
    });
    let reply = download::redirect(api, operation, reply);
    let reply = rate_limit::write(api, reply);
    let reply = declared::write(provider, operation, reply);
    step.finish(reply)
}

fn operation(provider: &Provider, target: Target) -> Option<(&Operation, &str)> {
    let Target::Operation(position) = target else {
        return None;
    };
    let operation = provider.operations.get(position)?;
    let table = &operation.table;
    table
        .graphql
        .is_none()
        .then(|| (operation, table.method.name()))
}

/// The call, if its arguments are valid, and its body.
fn call<'c>(
    api: &'c Api,
    operation: &'c Operation,
    found: &'c Match<'_>,
    path: &[String],
    request: &'c Request,
) -> Result<(PermittedCall<'c>, Map<String, Value>), Fault> {
    let bindings = found.raw_bindings(&request.raw_segments(), &api.server.authority);
    let input = arguments::read(&api.server.provider, operation, &bindings, request)?;
    let call = PermittedCall::new(api, operation, found, path, request);
    Ok((call, input))
}
