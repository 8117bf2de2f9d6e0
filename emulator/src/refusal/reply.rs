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
pub(crate) fn refuse(provider: &Provider, place: Place, fault: &Fault) -> Reply {
    refuse_with(provider, place, &[], fault)
}

/// Returns the reply to a rejected call of an operation, which may declare its own errors.
pub(crate) fn refuse_call(provider: &Provider, operation: &Operation, fault: &Fault) -> Reply {
    refuse_with(provider, Place::Api, &operation.table.errors, fault)
}

fn refuse_with(provider: &Provider, place: Place, own: &[usize], fault: &Fault) -> Reply {
    let reply = match (
        unproven(provider, place, fault),
        rule_for(provider, place, own, fault),
    ) {
        (Some(reply), _) => reply,
        (None, Some(rule)) => documented(provider, place, rule, fault),
        (None, None) => undocumented(provider, place, fault),
    };
    reply.refusing(fault.problem.code(), &fault.message)
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
            let algorithms = provider
                .table
                .dpop
                .as_ref()
                .map(|dpop| dpop.algorithms.join(" "));
            let algorithms = algorithms.filter(|algorithms| !algorithms.is_empty());
            let algorithms = algorithms.as_deref().unwrap_or("ES256");
            let challenge = format!("DPoP error=\"{code}\", algs=\"{algorithms}\"");
            Reply::json(401, &body).with(WWW_AUTHENTICATE, &challenge)
        }
    })
}

fn undocumented(provider: &Provider, place: Place, fault: &Fault) -> Reply {
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
            match challenge(provider, fault.problem) {
                Some(challenge) => reply.with(WWW_AUTHENTICATE, &challenge),
                None => reply,
            }
        }
    }
}

/// RFC 6750 §3: the challenge for a call without a token names the scheme and nothing more.
fn challenge(provider: &Provider, problem: Problem) -> Option<String> {
    let scheme = match &provider.table.api.token_in {
        TokenIn::Authorization(scheme) => scheme.as_str(),
        TokenIn::Header(_) | TokenIn::Query(_) => "Bearer",
    };
    let realm = &provider.table.name;
    match problem {
        Problem::NoToken => Some(format!("{scheme} realm=\"{realm}\"")),
        Problem::InvalidToken | Problem::InsufficientScope => Some(format!(
            "{scheme} realm=\"{realm}\", error=\"{}\"",
            problem.code()
        )),
        _ => None,
    }
}
