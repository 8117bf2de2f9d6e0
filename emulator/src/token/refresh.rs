//! The refresh (RFC 6749 §6), with the spec's rotation and the detection of reuse (RFC 9700
//! §4.14.2).

use licit_format::resolve::{Refresh, RefreshInput, Rotation};

use super::issue::{Grants, extend, issue, refresh_end};
use super::reply::omits;
use super::request::TokenRequest;
use crate::access::{resources, scopes};
use crate::core::server::Server;
use crate::core::state::State;
use crate::http::reply::Reply;
use crate::rejection::fault::{Fault, Problem};
use crate::values::moment;

/// Exchanges a refresh token, or what the provider accepts instead, for an access token.
pub(super) fn refresh(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let Some(table) = &request.registration.table.refresh_token else {
        return Err(Fault::new(
            Problem::UnsupportedGrantType,
            "the spec has no `refresh_token` grant",
        ));
    };
    let mut state = server.state();
    let (family, granted) = match table.input {
        RefreshInput::RefreshToken => by_refresh_token(server, &mut state, request, table)?,
        RefreshInput::AccessToken => by_access_token(server, &state, request)?,
        RefreshInput::Nothing => {
            drop(state);
            return super::exchange::without_code(server, request);
        }
    };
    let scopes = match scopes::named(&server.provider, |name| request.scope(name))? {
        Some(asked) => scopes::narrower(&server.provider, asked, &granted)?,
        None => granted,
    };
    let all = state.issued.resources(family).to_vec();
    let resources = resources::of_token(server, &request.parameters, &all)?;
    let refresh_token = match table.input {
        RefreshInput::RefreshToken => next(server, &mut state, request, table, family)?,
        RefreshInput::AccessToken | RefreshInput::Nothing => None,
    };
    if omits(&request.grant.reply, "access_token") {
        return Ok(extend(&mut state, request, family, scopes, refresh_token));
    }
    let grants = Grants {
        scopes,
        resources,
        nonce: None,
        details: state.issued.details(family),
    };
    Ok(issue(&mut state, request, family, grants, refresh_token))
}

/// Swaps an access token for another of the same family.
pub(super) fn swap(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let mut state = server.state();
    let (family, scopes) = by_access_token(server, &state, request)?;
    let grants = Grants {
        scopes,
        resources: state.issued.resources(family).to_vec(),
        nonce: None,
        details: state.issued.details(family),
    };
    Ok(issue(&mut state, request, family, grants, None))
}

type Granted = (usize, Vec<usize>);

fn invalid(message: &str) -> Fault {
    Fault::new(Problem::InvalidGrant, message)
}

fn by_access_token(
    server: &Server,
    state: &State,
    request: &TokenRequest<'_>,
) -> Result<Granted, Fault> {
    let token = request.required("access_token")?;
    let now = server.clock.now();
    let (access, family) = state
        .issued
        .access(token)
        .filter(|(access, _)| access.expires_at.is_none_or(|at| at > now))
        .filter(|(_, family)| request.owns(family))
        .ok_or_else(|| {
            invalid("the access token is unknown, revoked or expired, or belongs to another client")
        })?;
    Ok((access.family, family.scopes.clone()))
}

fn by_refresh_token(
    server: &Server,
    state: &mut State,
    request: &TokenRequest<'_>,
    table: &Refresh,
) -> Result<Granted, Fault> {
    let token = request.required("refresh_token")?;
    let (refresh, family) = state
        .issued
        .refresh(token)
        .filter(|(_, family)| request.owns(family))
        .ok_or_else(|| {
            invalid("the refresh token is unknown or revoked, or belongs to another client")
        })?;
    if refresh
        .end
        .first()
        .is_some_and(|at| at <= server.clock.now())
    {
        return Err(invalid("the refresh token has expired"));
    }
    let granted = (refresh.family, family.scopes.clone());
    // RFC 9449 §5: of a public client; others are bound by their authentication.
    if request.client.is_public() && family.key != request.key {
        return Err(invalid(
            "the refresh token is bound to a key other than that of the proof",
        ));
    }
    let grace = table.grace.saturating_mul(1000);
    let over = |at: u64| server.clock.now() > at.saturating_add(grace) || grace == 0;
    if let Some(at) = refresh.replaced_at.filter(|at| over(*at)) {
        state.issued.revoke(granted.0);
        return Err(invalid(&format!(
            "the refresh token was replaced at {}; all tokens of its grant have been revoked",
            moment::write_time(at)
        )));
    }
    Ok(granted)
}

/// Whether the profile requires a new refresh token: of a public client whose tokens are not bound to
/// a key (OAuth 2.1 §4.3.1).
fn must_rotate(server: &Server, request: &TokenRequest<'_>) -> bool {
    let follows = server.provider.table.profile.is_some();
    follows && request.client.is_public() && request.key.is_none()
}

/// The refresh token of the reply.
fn next(
    server: &Server,
    state: &mut State,
    request: &TokenRequest<'_>,
    table: &Refresh,
    family: usize,
) -> Result<Option<String>, Fault> {
    let token = request.required("refresh_token")?.to_owned();
    let end = refresh_end(request);
    state.issued.use_refresh(&token, end.unused_until);
    let rotates = match table.rotation {
        Rotation::Never => return Ok(None),
        Rotation::Maybe => server.settings.rotate_refresh_tokens || must_rotate(server, request),
        Rotation::Always => true,
    };
    if !rotates {
        return Ok((!omits(&request.grant.reply, "refresh_token")).then_some(token));
    }
    state.issued.replace(&token, server.clock.now());
    let fresh = state.mint.fresh();
    state.issued.add_refresh(&fresh, family, end);
    Ok(Some(fresh))
}
