//! Calls of the API: who may make them, what they must look like, and what they do to the objects
//! that the emulator keeps.

pub(crate) mod arguments;
mod call;
pub(crate) mod catalog;
pub(crate) mod download;
pub(crate) mod graphql;
pub(crate) mod idempotency;
pub(crate) mod identity;
pub(crate) mod objects;
pub(crate) mod pages;
mod rate_limit;
mod raw;
pub(crate) mod resource;
mod styles;

use hyper::header::ALLOW;
use licit_format::resolve::{Operation, Provider};

use crate::access;
use crate::core::failure::Endpoint;
use crate::core::routes::{Match, Target};
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::refusal::fault::{Fault, Problem};
use crate::refusal::{self, Place};
use call::PermittedCall;

/// Answers a call of one of the operations whose URL fits, and names it.
pub(crate) fn answer<'s>(
    server: &'s Server,
    found: &[Match<'_>],
    path: &[String],
    request: &Request,
) -> (&'s str, Reply) {
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
                idempotency::once(server, operation, request, || {
                    call(server, operation, found, path, request)
                        .unwrap_or_else(|fault| refusal::refuse_call(provider, operation, &fault))
                })
            });
            let reply = download::redirect(server, operation, reply);
            return (&operation.table.name, rate_limit::tell(server, reply));
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
    server: &Server,
    operation: &Operation,
    found: &Match<'_>,
    path: &[String],
    request: &Request,
) -> Result<Reply, Fault> {
    access::token::check(server, operation, request)?;
    let input = arguments::read(server, operation, &found.bindings, request)?;
    PermittedCall::new(server, operation, found, path, request).answer(&input)
}
