//! Pushed authorization requests (RFC 9126): the client pushes its request, and the browser sends a
//! reference to it, once.

use std::time::Duration;

use hyper::Method;
use licit_format::resolve::AuthorizationCode;
use serde_json::json;

use super::authorization_request::{AuthorizationRequest, Rejection};
use super::request_object;
use crate::client::authentication;
use crate::core::pushed::Pushed;
use crate::core::server::Server;
use crate::http::parameters::{Parameters, wire_name};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::values::clock;

/// How long a request waits for its user (§2.2: between 5 and 600 seconds are usual).
const LIFETIME: Duration = Duration::from_secs(300);

/// Prefix of every reference (§2.2).
const URN: &str = "urn:ietf:params:oauth:request_uri:";

/// Answers a request that pushes one, from a client of a registration.
pub(crate) fn answer(server: &Server, registration: usize, request: &Request) -> Reply {
    match push(server, registration, request) {
        Ok(request_uri) => {
            let lifetime = LIFETIME.as_secs();
            let body = json!({"request_uri": request_uri, "expires_in": lifetime});
            Reply::json(201, &body).unstored()
        }
        Err(fault) => rejection::reject(&server.provider, Place::Token, &fault),
    }
}

fn push(server: &Server, registration: usize, request: &Request) -> Result<String, Fault> {
    if request.method != Method::POST {
        let message = "pushed authorization requests must use POST";
        return Err(Fault::new(Problem::NoSuchMethod, message));
    }
    let invalid = |message: String| Fault::new(Problem::InvalidRequest, message);
    let form = request
        .form()
        .ok_or_else(|| invalid("the body is not a form".to_owned()))?;
    let (grant, client) = server
        .authorization_code(registration, |grant| {
            authentication::claimed(server, &grant.grant, &form, request)
        })
        .ok_or_else(|| invalid("there is no such grant".to_owned()))?;
    authentication::authenticate(server, &client, &grant.grant, &form, request)?;
    if form.get("request_uri").is_some() {
        return Err(invalid("`request_uri` must not be pushed".to_owned()));
    }
    let parameters = request_object::opened(server, grant, &client, &form, request)
        .map_err(|problem| Fault::new(Problem::InvalidRequestObject, problem))?;
    let asked = AuthorizationRequest::read(server, registration, grant, &client, &parameters);
    asked.map_err(|rejection| match rejection {
        Rejection::Callback {
            code: "invalid_scope",
            problem,
            ..
        } => Fault::new(Problem::InvalidScope, problem),
        Rejection::Callback {
            code: "invalid_authorization_details",
            problem,
            ..
        } => Fault::new(Problem::InvalidAuthorizationDetails, problem),
        Rejection::Callback {
            code: "unauthorized_client",
            problem,
            ..
        } => Fault::new(Problem::UnauthorizedClient, problem),
        Rejection::Callback {
            code: "invalid_target",
            problem,
            ..
        } => Fault::new(Problem::InvalidTarget, problem),
        Rejection::Page(problem) | Rejection::Callback { problem, .. } => invalid(problem),
    })?;
    let expires_at = server.clock.now().saturating_add(clock::millis(LIFETIME));
    let mut state = server.state();
    let request_uri = format!("{URN}{}", state.mint.fresh());
    let pushed = Pushed {
        registration,
        parameters,
        expires_at,
    };
    state.pushed.insert(&request_uri, pushed);
    Ok(request_uri)
}

/// The parameters of a request to the authorization endpoint: its own, or the pushed ones.
pub(super) fn parameters(
    server: &Server,
    registration: usize,
    grant: &AuthorizationCode,
    request: &Request,
) -> Result<Parameters, String> {
    let Some(request_uri) = request.query.get("request_uri") else {
        return if grant.push_required {
            let title = &server.provider.table.title;
            Err(format!("{title} accepts only pushed requests"))
        } else {
            Ok(request.query.clone())
        };
    };
    let client_id = wire_name(&grant.renamed, "client_id");
    // RFC 9101 §5, OpenID Connect Core §6.2: clients may repeat parameters, and only the pushed ones count.
    if let Some(name) = request.query.repeated() {
        return Err(format!("the parameter `{name}` is sent twice"));
    }
    let state = server.state();
    let pushed = state.pushed.get(request_uri);
    pushed
        .filter(|pushed| pushed.registration == registration)
        .filter(|pushed| pushed.expires_at > server.clock.now())
        .filter(|pushed| pushed.parameters.get(client_id) == request.query.get(client_id))
        .map(|pushed| pushed.parameters.clone())
        .ok_or_else(|| "`request_uri` is unknown, used, or has expired".to_owned())
}

/// Removes the request that the user decided about: a reference can be used once (§4).
pub(super) fn spend(server: &Server, request: &Request) {
    if let Some(request_uri) = request.query.get("request_uri") {
        server.state().pushed.remove(request_uri);
    }
}
