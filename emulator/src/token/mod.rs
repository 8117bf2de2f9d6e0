//! The token endpoint (RFC 6749 §3.2): which grant a request is for, who sends it, and what they
//! get.

mod assertion;
mod client_credentials;
pub(crate) mod connect;
mod device;
mod exchange;
pub(crate) mod introspection;
mod refresh;
mod reply;
mod request;
pub(crate) mod revocation;

use std::time::Duration;

use licit_format::resolve::{RefreshInput, TokenReply};
use serde_json::Value;

use crate::access::dpop;
use crate::access::resources;
use crate::client::authentication::{self, authenticate};
use crate::core::failure::Endpoint;
use crate::core::issued::{Access, Family};
use crate::core::routes::{GrantKind, Match};
use crate::core::server::Server;
use crate::core::state::State;
use crate::http::parameters::Parameters;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::openid::{self, Login};
use crate::refusal::fault::{Fault, Problem};
use crate::refusal::{self, Place};
use crate::values::clock;
use request::TokenRequest;

/// How long an access token is valid where neither the spec nor the caller says.
const LIFETIME: Duration = Duration::from_secs(3600);

/// Answers a request to a token endpoint.
pub(crate) fn answer(server: &Server, found: &[Match<'_>], http: &Request) -> Reply {
    let reply = match server.planned(Place::Token, &Endpoint::Token) {
        Some(reply) => reply,
        None => respond(server, found, http)
            .unwrap_or_else(|fault| refusal::refuse(&server.provider, Place::Token, &fault)),
    };
    reply.unstored()
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
    request.key = bound_to(server, http)?;
    match request.kind {
        GrantKind::AuthorizationCode => exchange::exchange(server, &request),
        GrantKind::RefreshToken => refresh::refresh(server, &request),
        GrantKind::ClientCredentials => client_credentials::issue_to_client(server, &request),
        GrantKind::DeviceCode => device::exchange(server, &request),
        GrantKind::TokenExchange => assertion::exchange(server, &request),
        GrantKind::JwtBearer => assertion::jwt_bearer(server, &request),
        GrantKind::Swap => refresh::swap(server, &request),
        GrantKind::Password => assertion::password(server, &request),
        GrantKind::Custom(_) => match request.kind.custom(request.registration) {
            Some(custom) => assertion::custom(server, &request, custom),
            None => Err(Fault::new(
                Problem::UnsupportedGrantType,
                "there is no such grant",
            )),
        },
    }
}

/// The position of the registration whose client sends a request to an endpoint beside the token
/// endpoint.
pub(crate) fn client_of(
    server: &Server,
    form: &Parameters,
    http: &Request,
) -> Result<usize, Fault> {
    let mut refused = Fault::new(Problem::InvalidClient, "there is no client");
    let registrations = server.provider.registrations.iter();
    for (position, registration) in registrations.enumerate() {
        for grant in registration.grants() {
            let id = authentication::claimed(server, grant, form, http);
            let Some(client) = server.client(position, id.as_deref()) else {
                continue;
            };
            match authenticate(server, &client, grant, form, http) {
                Ok(()) => return Ok(position),
                Err(fault) => refused = fault,
            }
        }
    }
    Err(refused)
}

/// The thumbprint of the key that tokens are to be bound to (RFC 9449 §5).
fn bound_to(server: &Server, http: &Request) -> Result<Option<String>, Fault> {
    let Some(table) = &server.provider.table.dpop else {
        return Ok(None);
    };
    let key = dpop::proven(server, http, None)?;
    if table.required && key.is_none() {
        let message = "tokens are bound to keys here, and there is no proof of one";
        return Err(Fault::new(Problem::InvalidDpopProof, message));
    }
    Ok(key)
}

/// What a token request brings.
struct Tokens {
    access_token: String,
    refresh_token: Option<String>,
    lifetime: Option<Duration>,
    scopes: Vec<usize>,
    /// What exactly was granted, where that was asked for.
    details: Option<Vec<Value>>,
    /// It is bound to a key.
    is_bound: bool,
    /// Who the user is.
    id_token: Option<String>,
}

/// What an access token is good for.
struct Grants {
    scopes: Vec<usize>,
    resources: Vec<String>,
    /// What its ID token repeats.
    nonce: Option<String>,
    details: Option<Vec<Value>>,
}

/// Begins a family of tokens that a grant gives, with a refresh token where there is a refresh, and
/// writes the reply. Returns the family's position, too.
fn begin(
    server: &Server,
    state: &mut State,
    request: &TokenRequest<'_>,
    scopes: Vec<usize>,
    granted: Vec<String>,
    login: Login,
    details: Option<Vec<Value>>,
) -> Result<(usize, Reply), Fault> {
    let resources = resources::of_token(server, &request.parameters, &granted)?;
    let nonce = login.nonce.clone();
    let family = state.issued.begin(Family {
        registration: request.position,
        acts_as: request.grant.acts_as,
        scopes: scopes.clone(),
        resources: if granted.is_empty() {
            resources.clone()
        } else {
            granted
        },
        details: details.clone(),
        key: request.key.clone(),
        login,
        revoked: false,
    });
    let table = &request.grant.reply;
    let refresh = request.registration.table.refresh_token.as_ref();
    let refreshes = refresh.is_some_and(|refresh| refresh.input == RefreshInput::RefreshToken);
    let refresh_token = (refreshes && !omits(table, "refresh_token")).then(|| state.mint.fresh());
    if let Some(token) = &refresh_token {
        state.issued.add_refresh(token, family);
    }
    let grants = Grants {
        scopes,
        resources,
        nonce,
        details,
    };
    let reply = issue(server, state, request, family, grants, refresh_token);
    Ok((family, reply))
}

/// Issues an access token of a family and writes the reply.
fn issue(
    server: &Server,
    state: &mut State,
    request: &TokenRequest<'_>,
    family: usize,
    grants: Grants,
    refresh_token: Option<String>,
) -> Reply {
    let Grants {
        scopes,
        resources,
        nonce,
        details,
    } = grants;
    let table = &request.grant.reply;
    let lifetime = lifetime(server.settings.access_token_lifetime, table);
    let access_token = state.mint.fresh();
    let ends = |lifetime| server.clock.now().saturating_add(clock::millis(lifetime));
    let access = Access {
        family,
        scopes: scopes.clone(),
        resources,
        expires_at: lifetime.map(ends),
        key: request.key.clone(),
    };
    state.issued.add_access(&access_token, access);
    let id_token = state.issued.family(family).cloned().and_then(|family| {
        openid::id_token(
            server,
            state,
            &family,
            &request.bindings,
            nonce.as_deref(),
            &access_token,
        )
    });
    let tokens = Tokens {
        access_token,
        refresh_token,
        lifetime,
        scopes,
        details,
        is_bound: request.key.is_some(),
        id_token,
    };
    reply::write(&server.provider, table, &tokens)
}

/// Lets the access tokens of a family be good for longer, and writes a reply without one.
fn extend(
    server: &Server,
    state: &mut State,
    table: &TokenReply,
    family: usize,
    scopes: Vec<usize>,
    refresh_token: Option<String>,
) -> Reply {
    let lifetime = lifetime(server.settings.access_token_lifetime, table);
    let ends = |lifetime| server.clock.now().saturating_add(clock::millis(lifetime));
    state.issued.extend(family, lifetime.map(ends));
    let tokens = Tokens {
        access_token: String::new(),
        refresh_token,
        lifetime,
        scopes,
        details: None,
        is_bound: false,
        id_token: None,
    };
    reply::write(&server.provider, table, &tokens)
}

/// How long an access token is valid: as the caller says, or the spec. A token whose reply says
/// nothing, and of which the spec says nothing, does not end.
fn lifetime(asked: Option<Duration>, table: &TokenReply) -> Option<Duration> {
    let spec = table.default_expires_in.map(Duration::from_secs);
    let is_told = !omits(table, "expires_in");
    asked.or(spec).or(is_told.then_some(LIFETIME))
}

fn omits(table: &TokenReply, member: &str) -> bool {
    table.omitted.iter().any(|omitted| omitted == member)
}
