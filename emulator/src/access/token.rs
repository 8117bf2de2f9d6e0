//! Verifies the access token of a call (RFC 6750): at the spec's place, not expired, with the scopes
//! of the operation, of a user or of the application.

use std::borrow::Cow;

use licit_format::resolve::{ActsAs, Alternative, Operation, TokenIn, TokenUse};

use super::{dpop, resources, scopes, security};
use crate::core::server::Server;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::values::{formula, moment, secret};

/// Checks that a request may call an operation.
pub(crate) fn check(
    server: &Server,
    operation: &Operation,
    request: &Request,
) -> Result<(), Fault> {
    let alternatives = operation.security.as_deref().unwrap_or_default();
    let is_plain = |one: &Alternative| one.token && one.schemes.is_empty();
    if !alternatives.iter().all(is_plain) {
        return security::check(server, operation, alternatives, request);
    }
    if operation.token == TokenUse::None {
        return Ok(());
    }
    let grant = authenticated(server, request)?;
    acts_as(operation, &grant)?;
    is_for(&grant, request)?;
    let provider = &server.provider;
    let granted = provider.closure(&grant.scopes);
    for clause in operation
        .requires
        .iter()
        .filter_map(|clause| provider.clauses.get(*clause))
    {
        if !clause.scopes.iter().any(|scope| granted.contains(scope)) {
            let names: Vec<_> = scopes::names(provider, &clause.scopes).collect();
            let message = format!("the token lacks `{}`", names.join("` or `"));
            return Err(Fault::new(Problem::InsufficientScope, message).about(&names.join(", ")));
        }
    }
    Ok(())
}

/// Checks that a token acts as the operation requires.
pub(super) fn acts_as(operation: &Operation, grant: &Grant) -> Result<(), Fault> {
    let message = match (operation.token, grant.acts_as) {
        (TokenUse::User, ActsAs::App) => "the call requires a user's token",
        (TokenUse::App, ActsAs::User) => "the call requires the application's own token",
        _ => return Ok(()),
    };
    Err(Fault::new(Problem::InsufficientScope, message))
}

/// Checks that a token is meant for the resource of a request (RFC 8707).
pub(super) fn is_for(grant: &Grant, request: &Request) -> Result<(), Fault> {
    if resources::cover(&grant.resources, request) {
        return Ok(());
    }
    let message = "the access token is for another resource";
    Err(Fault::new(Problem::InvalidToken, message))
}

/// What a token allows.
pub(crate) struct Grant {
    pub(crate) acts_as: ActsAs,
    pub(crate) scopes: Vec<usize>,
    resources: Vec<String>,
    /// The client that the token was issued to, with the position of its registration; `None` for a
    /// static one.
    pub(crate) client: Option<(usize, String)>,
}

/// What the token of a request allows, if it is valid.
pub(crate) fn authenticated(server: &Server, request: &Request) -> Result<Grant, Fault> {
    authenticated_by(server, request, None)
}

/// The same, with the token of the request's form (RFC 6750 §2.2), which counts if there is no other.
pub(crate) fn authenticated_by(
    server: &Server,
    request: &Request,
    in_form: Option<&str>,
) -> Result<Grant, Fault> {
    let bound = request.authorization(dpop::SCHEME);
    let bound = bound.filter(|_| server.provider.table.dpop.is_some());
    let api = &server.provider.table.api;
    let found = match bound {
        Some(token) => Some(Carried::bare(token)),
        None => token(&api.token_in, api.token_value.as_deref(), request),
    };
    // Where the spec sends tokens in bodies, that of the form may have been found already.
    let in_form = in_form.filter(|_| found.is_none() || !matches!(api.token_in, TokenIn::Body(_)));
    if found.is_some() && in_form.is_some() {
        let message = "the request sends an access token in two ways (RFC 6750 §2)";
        return Err(Fault::new(Problem::InvalidRequest, message));
    }
    let found = found.or_else(|| in_form.map(Carried::bare));
    let carried =
        found.ok_or_else(|| Fault::new(Problem::NoToken, "the call has no access token"))?;
    let token = carried.token.as_str();
    if let Some(grant) = static_grant(server, token) {
        return Ok(grant);
    }
    let key = match bound {
        Some(token) => Some(dpop::proven(server, request, Some(token))?.ok_or_else(|| {
            Fault::new(
                Problem::InvalidDpopProof,
                "the call has a bound token but no proof",
            )
        })?),
        None => None,
    };
    let invalid = |message: &str| Fault::new(Problem::InvalidToken, message);
    let state = server.state();
    let (access, family) = state
        .issued
        .access(token)
        .ok_or_else(|| invalid("the access token is unknown or revoked"))?;
    if access.expires_at.is_some_and(|at| at <= server.clock.now()) {
        let at = access
            .expires_at
            .map(moment::write_time)
            .unwrap_or_default();
        return Err(invalid(&format!("the access token expired at {at}")));
    }
    if let Some(id) = carried
        .client_id
        .as_ref()
        .filter(|id| **id != family.client_id)
    {
        return Err(invalid(&format!(
            "the access token is sent with the client identifier `{id}`, but was issued to another"
        )));
    }
    if access.key != key {
        let message =
            "the access token is bound to a key, but was used without a proof by that key";
        return Err(Fault::new(Problem::UnprovenKey, message));
    }
    Ok(Grant {
        acts_as: family.acts_as,
        scopes: access.scopes.clone(),
        resources: access.resources.clone(),
        client: Some((family.registration, family.client_id.clone())),
    })
}

/// A token as a request carries it.
pub(crate) struct Carried {
    pub(crate) token: String,
    /// The client identifier that is sent with it, where the spec has one.
    client_id: Option<String>,
}

impl Carried {
    fn bare(token: &str) -> Self {
        Self {
            token: token.to_owned(),
            client_id: None,
        }
    }
}

/// The token of a request at a place, in a header with a value of the spec's form, if it has one.
pub(crate) fn token(place: &TokenIn, value: Option<&str>, request: &Request) -> Option<Carried> {
    let in_body = match place {
        TokenIn::Body(name) => request.member(name),
        _ => None,
    };
    let text = match place {
        TokenIn::Authorization(scheme) => request.authorization(scheme),
        TokenIn::Header(name) => request.header(name),
        TokenIn::Query(name) => request.query.get(name),
        TokenIn::Body(_) => in_body.as_deref(),
    };
    let text = text.filter(|text| !text.is_empty())?;
    let Some(template) = value else {
        return Some(Carried::bare(text));
    };
    let bindings = formula::decoded(template, text)?;
    let named = |wanted: &str| {
        let mut bindings = bindings.iter();
        let found = bindings.find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.clone())
    };
    Some(Carried {
        token: named("access_token").filter(|token| !token.is_empty())?,
        client_id: named("client_id"),
    })
}

/// A request without the token in its body, which is no argument of the call.
pub(crate) fn without_token<'r>(server: &Server, request: &'r Request) -> Cow<'r, Request> {
    match &server.provider.table.api.token_in {
        TokenIn::Body(name) => Cow::Owned(request.without_member(name)),
        _ => Cow::Borrowed(request),
    }
}

fn static_grant(server: &Server, token: &str) -> Option<Grant> {
    let provider = &server.provider;
    let position = server
        .static_tokens
        .iter()
        .position(|known| secret::same(known, token))?;
    let credential = provider.credentials.get(position)?;
    let all = || (0..provider.scopes.len()).collect();
    Some(Grant {
        acts_as: credential.acts_as,
        scopes: credential.scopes.clone().unwrap_or_else(all),
        resources: Vec::new(),
        client: None,
    })
}
