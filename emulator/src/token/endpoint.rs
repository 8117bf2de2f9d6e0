//! The token endpoint (RFC 6749 §3.2): reads the request, authenticates the client, and hands over to
//! the grant.

use hyper::Method;

use super::request::TokenRequest;
use super::{
    client_credentials, device, exchange, jwt_bearer, refresh, token_exchange, without_code,
};
use crate::access::dpop;
use crate::client::authentication::authenticate;
use crate::core::failure::Endpoint;
use crate::core::grant_kind::GrantKind;
use crate::core::routes::{Match, Target};
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};

/// Answers a request to a token endpoint.
pub(crate) fn answer(server: &Server, found: &[Match<'_>], http: &Request) -> Reply {
    let reply = server.scripted(Place::Token, &Endpoint::Token, http, |_| {
        respond(server, found, http)
            .unwrap_or_else(|fault| rejection::reject(&server.provider, Place::Token, &fault))
    });
    reply.unstored()
}

/// Whether a request is for a token, at a URL that is also another endpoint's. Where it is the
/// authorization endpoint's, too, anything that is posted is for a token, except a user's decision.
pub(crate) fn is_token_request(server: &Server, found: &[Match<'_>], http: &Request) -> bool {
    let is_token = |found: &Match<'_>| matches!(found.target, Target::Token(_));
    let is_asking = |found: &Match<'_>| matches!(found.target, Target::Authorization(_));
    if !found.iter().any(is_token) || found.iter().all(is_token) {
        return false;
    }
    let form = http.form().filter(|_| http.method == Method::POST);
    if form.is_some_and(|form| form.get("decision").is_some()) {
        return false;
    }
    let is_posted = http.method == Method::POST && found.iter().any(is_asking);
    is_posted || TokenRequest::has_grant(server, found, http)
}

fn respond(server: &Server, found: &[Match<'_>], http: &Request) -> Result<Reply, Fault> {
    let mut request = TokenRequest::read(server, found, http)?;
    authenticate(
        server,
        &request.client,
        request.grant,
        &request.parameters,
        http,
    )?;
    let id = &request.client.credentials.client_id;
    if !request.client.may_use(request.kind, request.grant) {
        let message = format!("`{id}` is not registered for this grant (RFC 7591 §2)");
        return Err(Fault::new(Problem::UnauthorizedClient, message));
    }
    request.key = bound_to(server, http)?;
    match request.kind {
        GrantKind::AuthorizationCode => exchange::exchange(server, &request),
        GrantKind::RefreshToken => refresh::refresh(server, &request),
        GrantKind::ClientCredentials | GrantKind::AppToken => {
            client_credentials::issue_to_client(server, &request)
        }
        GrantKind::DeviceCode => device::exchange(server, &request),
        GrantKind::TokenExchange => token_exchange::exchange(server, &request),
        GrantKind::JwtBearer => jwt_bearer::exchange(server, &request, http),
        GrantKind::Swap => refresh::swap(server, &request),
        GrantKind::Password => without_code::password(server, &request),
        GrantKind::Custom(_) => match request.kind.custom(request.registration) {
            Some(custom) => without_code::custom(server, &request, custom),
            None => Err(Fault::new(
                Problem::UnsupportedGrantType,
                "there is no such grant",
            )),
        },
    }
}

/// The thumbprint of the key that tokens are to be bound to (RFC 9449 §5).
fn bound_to(server: &Server, http: &Request) -> Result<Option<String>, Fault> {
    let Some(table) = &server.provider.table.dpop else {
        return Ok(None);
    };
    let key = dpop::proven(server, http, None)?;
    if table.required && key.is_none() {
        let message = "this provider requires DPoP, but the request has no proof";
        return Err(Fault::new(Problem::InvalidDpopProof, message));
    }
    Ok(key)
}
