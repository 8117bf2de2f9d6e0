//! The reply to a rejected request: a documented error, or the one of the RFCs (RFC 6749 §5.2, RFC
//! 6750 §3).

use hyper::header::WWW_AUTHENTICATE;
use licit_format::resolve::{Operation, Provider, TokenIn};
use serde_json::json;

use super::documented::documented;
use super::fault::{Fault, Problem};
use super::place::Place;
use super::rule::rule_for;
use crate::http::reply::Reply;

/// Returns the reply to a rejected request.
pub(crate) fn reject(provider: &Provider, place: Place, fault: &Fault) -> Reply {
    reject_with(provider, place, None, fault)
}

/// Returns the reply to a rejected call of an operation, which may declare its own errors.
pub(crate) fn reject_call(provider: &Provider, operation: &Operation, fault: &Fault) -> Reply {
    reject_with(provider, Place::Api, Some(operation), fault)
}

fn reject_with(
    provider: &Provider,
    place: Place,
    operation: Option<&Operation>,
    fault: &Fault,
) -> Reply {
    let own = operation.map_or(&[][..], |operation| &operation.table.errors);
    let reply = match (
        unproven(provider, place, fault),
        rule_for(provider, place, own, fault),
    ) {
        (Some(reply), _) => reply,
        (None, Some(rule)) => documented(provider, place, rule, fault),
        (None, None) => undocumented(provider, place, operation, fault),
    };
    reply.rejecting(fault.problem.code(), &fault.message)
}

/// Rejects a DPoP proof with the RFC's error codes, which the spec cannot change (RFC 9449 §5, §7.1).
fn unproven(provider: &Provider, place: Place, fault: &Fault) -> Option<Reply> {
    if !matches!(
        fault.problem,
        Problem::InvalidDpopProof | Problem::UseDpopNonce
    ) {
        return None;
    }
    let code = fault.problem.code();
    let body = json!({"error": code, "error_description": fault.message});
    Some(match place {
        Place::Token => Reply::json(400, &body),
        Place::Api | Place::GraphQl => {
            let algorithms = algorithms(provider);
            let challenge = format!("DPoP error=\"{code}\", algs=\"{algorithms}\"");
            Reply::json(401, &body).with(WWW_AUTHENTICATE, &challenge)
        }
    })
}

/// The algorithms of proofs, separated by spaces (RFC 9449 §7.1).
fn algorithms(provider: &Provider) -> String {
    let dpop = provider.table.dpop.as_ref();
    let all = dpop.map(|dpop| dpop.algorithms.join(" "));
    let all = all.filter(|algorithms| !algorithms.is_empty());
    all.unwrap_or_else(|| "ES256".to_owned())
}

fn undocumented(
    provider: &Provider,
    place: Place,
    operation: Option<&Operation>,
    fault: &Fault,
) -> Reply {
    let (code, status) = (fault.problem.code(), fault.problem.status());
    match place {
        Place::Token => {
            let body = json!({"error": code, "error_description": fault.message});
            let reply = Reply::json(status, &body);
            match fault.problem {
                Problem::InvalidClient => reply.with(
                    WWW_AUTHENTICATE,
                    &format!("Basic realm=\"{}\"", provider.table.name),
                ),
                _ => reply,
            }
        }
        Place::GraphQl if status != 401 => {
            let error =
                json!({"message": fault.message, "extensions": {"code": code.to_uppercase()}});
            Reply::json(200, &json!({"data": null, "errors": [error]}))
        }
        Place::Api | Place::GraphQl => {
            let reply = Reply::json(status, &json!({"error": code, "message": fault.message}));
            match challenge(provider, operation, fault.problem) {
                Some(challenge) => reply.with(WWW_AUTHENTICATE, &challenge),
                None => reply,
            }
        }
    }
}

/// RFC 6750 §3: the challenge for a call without a token has no error. Both name the scopes that the call
/// requires.
fn challenge(
    provider: &Provider,
    operation: Option<&Operation>,
    problem: Problem,
) -> Option<String> {
    let dpop = provider.table.dpop.as_ref();
    let is_bound = problem == Problem::UnprovenKey || dpop.is_some_and(|dpop| dpop.required);
    let scheme = match &provider.table.api.token_in {
        _ if is_bound => "DPoP",
        TokenIn::Authorization(scheme) => scheme.as_str(),
        TokenIn::Header(_) | TokenIn::Query(_) | TokenIn::Body(_) => "Bearer",
    };
    let mut challenge = format!("{scheme} realm=\"{}\"", provider.table.name);
    match problem {
        Problem::NoToken => {}
        Problem::InvalidToken | Problem::UnprovenKey | Problem::InsufficientScope => {
            challenge.extend([", error=\"", problem.code(), "\""]);
        }
        _ => return None,
    }
    let names_scope = matches!(problem, Problem::NoToken | Problem::InsufficientScope);
    let scope = operation.map(|operation| scope(provider, operation));
    if let Some(scope) = scope.filter(|scope| !scope.is_empty() && names_scope) {
        challenge.extend([", scope=\"", &scope, "\""]);
    }
    if is_bound {
        challenge.extend([", algs=\"", &algorithms(provider), "\""]);
    }
    Some(challenge)
}

/// Scopes that are sufficient for an operation.
fn scope(provider: &Provider, operation: &Operation) -> String {
    let clauses = operation.requires.iter();
    let clauses = clauses.filter_map(|clause| provider.clauses.get(*clause)?.scopes.first());
    let scopes = clauses.filter_map(|scope| provider.scopes.get(*scope));
    let names: Vec<_> = scopes.map(|scope| scope.name.as_str()).collect();
    names.join(" ")
}
