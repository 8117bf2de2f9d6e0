//! The endpoint of the API: finds the operation, checks the call, and answers it.

use hyper::header::ALLOW;
use licit_format::resolve::{Operation, Provider};

use super::call::PermittedCall;
use super::state::Api;
use super::{arguments, download, idempotency, rate_limit};
use crate::access::token;
use crate::core::failure::Endpoint;
use crate::core::routes::{Match, Target};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::refusal::fault::{Fault, Problem};
use crate::refusal::{self, Place};

/// Answers a call of one of the operations whose URL matches, and returns the operation's name.
pub(crate) fn answer<'s>(
    api: &'s Api,
    found: &[Match<'_>],
    path: &[String],
    request: &Request,
) -> (&'s str, Reply) {
    let server = &*api.server;
    let provider = &server.provider;
    let mut methods = Vec::new();
    for found in found {
        let Some((operation, method)) = operation(provider, found.target) else {
            continue;
        };
        methods.push(method);
        if method == request.method.as_str() {
            let at = Endpoint::Operation(operation.table.name.clone());
            let reply = server.planned(Place::Api, &at).unwrap_or_else(|| {
                idempotency::once(api, operation, request, || {
                    call(api, operation, found, path, request)
                        .unwrap_or_else(|fault| refusal::refuse_call(provider, operation, &fault))
                })
            });
            let reply = download::redirect(api, operation, reply);
            return (&operation.table.name, rate_limit::write(api, reply));
        }
    }
    let fault = Fault::new(Problem::NoSuchMethod, "the spec has no such method here");
    let reply = refusal::refuse(provider, Place::Api, &fault);
    methods.sort_unstable();
    ("", reply.with(ALLOW, &methods.join(", ")))
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

fn call(
    api: &Api,
    operation: &Operation,
    found: &Match<'_>,
    path: &[String],
    request: &Request,
) -> Result<Reply, Fault> {
    token::check(&api.server, operation, request)?;
    let input = arguments::read(&api.server.provider, operation, &found.bindings, request)?;
    PermittedCall::new(api, operation, found, path, request).answer(&input)
}
