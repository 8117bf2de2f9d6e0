//! Issues tokens: a new family, another access token of a family, or a longer lifetime for the
//! current one.

use std::time::Duration;

use licit_format::resolve::{RefreshInput, TokenReply};
use serde_json::Value;

use super::reply::{self, Tokens, omits};
use super::request::TokenRequest;
use super::second;
use crate::access::resources;
use crate::core::grant_kind::GrantKind;
use crate::core::issued::{Access, Family, RefreshEnd};
use crate::core::state::State;
use crate::http::reply::Reply;
use crate::jose::key;
use crate::openid::claims;
use crate::rejection::fault::Fault;
use crate::values::clock;

/// The lifetime of an access token if neither the spec nor the test sets it.
const LIFETIME: Duration = Duration::from_secs(3600);

/// What an access token grants.
pub(super) struct Grants {
    pub(super) scopes: Vec<usize>,
    pub(super) resources: Vec<String>,
    /// The nonce of its ID token.
    pub(super) nonce: Option<String>,
    pub(super) details: Option<Vec<Value>>,
}

/// Begins a family of tokens, with a refresh token where the registration has a refresh, and writes
/// the reply. Returns the position of the family as well.
pub(super) fn begin(
    state: &mut State,
    request: &TokenRequest<'_>,
    mut family: Family,
) -> Result<(usize, Reply), Fault> {
    let (server, parameters) = (request.server, &request.parameters);
    let resources = resources::of_token(server, parameters, &family.resources)?;
    if family.resources.is_empty() {
        family.resources.clone_from(&resources);
    }
    let grants = Grants {
        scopes: family.scopes.clone(),
        resources,
        nonce: family.login.as_ref().and_then(|login| login.nonce.clone()),
        details: family.details.clone(),
    };
    if let Some(alone) = second::alone(state, request, &family.scopes) {
        return Ok(alone);
    }
    let family = state.issued.begin(family);
    let table = &request.grant.reply;
    let refresh = request.registration.table.refresh_token.as_ref();
    let refreshes = refresh.is_some_and(|refresh| {
        refresh.input == RefreshInput::RefreshToken
            && request
                .client
                .may_use(GrantKind::RefreshToken, &refresh.grant)
    });
    let refresh_token = (refreshes && !omits(table, "refresh_token")).then(|| state.mint.fresh());
    if let Some(token) = &refresh_token {
        state
            .issued
            .add_refresh(token, family, refresh_end(request));
    }
    let reply = issue(state, request, family, grants, refresh_token);
    Ok((family, reply))
}

/// Issues an access token of a family and writes the reply.
pub(super) fn issue(
    state: &mut State,
    request: &TokenRequest<'_>,
    family: usize,
    grants: Grants,
    refresh_token: Option<String>,
) -> Reply {
    let (server, table) = (request.server, &request.grant.reply);
    let lifetime = lifetime(server.settings.access_token_lifetime, table);
    let access_token = access_token(state, request);
    let ends = |lifetime| server.clock.now().saturating_add(clock::millis(lifetime));
    let access = Access {
        family,
        scopes: grants.scopes.clone(),
        resources: grants.resources,
        expires_at: lifetime.map(ends),
        key: request.key.clone(),
        masked: String::new(),
    };
    state.issued.add_access(&access_token, access);
    let family = state.issued.family(family).cloned();
    let id_token = family.and_then(|mut family| {
        if let Some(login) = &mut family.login {
            login.nonce = grants.nonce;
        }
        id_token(state, request, &family, &access_token)
    });
    let second = second::issue(state, request, &grants.scopes);
    let tokens = Tokens {
        access_token,
        refresh_token,
        lifetime,
        scopes: grants.scopes,
        details: grants.details,
        is_bound: request.key.is_some(),
        issued_type: request.issued_type(),
        id_token,
        second,
    };
    reply::write(server, table, &tokens)
}

/// Creates the ID token that accompanies an access token, if the login requests one.
fn id_token(
    state: &mut State,
    request: &TokenRequest<'_>,
    family: &Family,
    access_token: &str,
) -> Option<String> {
    let (server, bindings) = (request.server, &request.bindings);
    let client = server.client_in(state, family.registration, &family.client_id)?;
    let claims = claims::of_login(server, &client, family, bindings)?;
    let captured = &request.grant.reply.id_token_claims;
    let mut claims = claims::add_captured(server, captured, claims);
    claims::set_issuer(server, bindings, &mut claims);
    claims::signed(server, state, &client, access_token, claims)
}

/// Creates an access token: a JWT, if clients capture its claims.
fn access_token(state: &mut State, request: &TokenRequest<'_>) -> String {
    let fresh = state.mint.fresh();
    let provider = &request.server.provider;
    match reply::claims(provider, &request.grant.reply.access_token_claims) {
        Some(Value::Object(mut claims)) => {
            claims.insert("jti".to_owned(), fresh.into());
            key::sign_with("emulator", &Value::Object(claims))
        }
        _ => fresh,
    }
}

/// Extends the lifetime of a family's access tokens, and writes a reply without one.
pub(super) fn extend(
    state: &mut State,
    request: &TokenRequest<'_>,
    family: usize,
    scopes: Vec<usize>,
    refresh_token: Option<String>,
) -> Reply {
    let (server, table) = (request.server, &request.grant.reply);
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
        issued_type: None,
        id_token: None,
        second: None,
    };
    reply::write(server, table, &tokens)
}

/// When a refresh token that is issued or used now expires.
pub(super) fn refresh_end(request: &TokenRequest<'_>) -> RefreshEnd {
    let now = request.server.clock.now();
    let after = |seconds| now.saturating_add(clock::millis(Duration::from_secs(seconds)));
    let table = &request.grant.reply;
    RefreshEnd {
        expires_at: table.refresh_lifetime.map(after),
        unused_until: table.refresh_inactivity.map(after),
    }
}

/// Lifetime of an access token: the test's, or the spec's. A token does not expire if neither sets one
/// and the reply omits it.
pub(super) fn lifetime(asked: Option<Duration>, table: &TokenReply) -> Option<Duration> {
    let spec = table.default_expires_in.map(Duration::from_secs);
    let is_stated = !omits(table, "expires_in");
    asked.or(spec).or(is_stated.then_some(LIFETIME))
}
