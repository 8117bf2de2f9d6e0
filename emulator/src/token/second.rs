//! The second token of a login's reply: the user's in addition to the application's. If a provider has
//! separate scopes for it, it is issued only if such scopes are granted, and is the only token if no
//! others are.

use licit_format::resolve::{RefreshInput, SecondToken};

use super::issue::{lifetime, refresh_end};
use super::reply::{self, Second, Tokens};
use super::request::TokenRequest;
use crate::core::grant_kind::GrantKind;
use crate::core::issued::{Access, Family};
use crate::core::state::State;
use crate::http::reply::Reply;
use crate::values::clock;

/// Issues the second token, with a family of its own, if the reply of this request has one.
pub(super) fn issue(
    state: &mut State,
    request: &TokenRequest<'_>,
    granted: &[usize],
) -> Option<Second> {
    let own = own_scopes(request, granted)?;
    let (_, second) = issued(state, request, table(request)?, own);
    Some(second)
}

/// The position of the second token's family and the reply, if all granted scopes are the second token's.
pub(super) fn alone(
    state: &mut State,
    request: &TokenRequest<'_>,
    granted: &[usize],
) -> Option<(usize, Reply)> {
    let table = table(request)?;
    let own = own_scopes(request, granted)?;
    if own.is_empty() || own.len() < granted.len() {
        return None;
    }
    let (family, second) = issued(state, request, table, own);
    let tokens = Tokens {
        access_token: String::new(),
        refresh_token: None,
        lifetime: None,
        scopes: Vec::new(),
        details: None,
        is_bound: false,
        issued_type: None,
        id_token: None,
        second: Some(second),
    };
    let reply = reply::write(request.server, &request.grant.reply, &tokens);
    Some((family, reply))
}

fn table<'r>(request: &TokenRequest<'r>) -> Option<&'r SecondToken> {
    let is_login = request.kind == GrantKind::AuthorizationCode;
    request.grant.reply.second.as_ref().filter(|_| is_login)
}

/// The granted scopes of the second token. `None` if it has scopes, and none of them is granted.
fn own_scopes(request: &TokenRequest<'_>, granted: &[usize]) -> Option<Vec<usize>> {
    let provider = &request.server.provider;
    let elsewhere = &provider.table.scope.elsewhere;
    let is_own = |at: &&usize| {
        let scope = provider.scopes.get(**at);
        scope.is_some_and(|scope| elsewhere.iter().any(|(name, _)| *name == scope.name))
    };
    let own: Vec<usize> = granted.iter().filter(is_own).copied().collect();
    (elsewhere.is_empty() || !own.is_empty()).then_some(own)
}

fn issued(
    state: &mut State,
    request: &TokenRequest<'_>,
    table: &SecondToken,
    scopes: Vec<usize>,
) -> (usize, Second) {
    let family = state.issued.begin(Family {
        acts_as: table.acts_as,
        ..request.family(scopes.clone())
    });
    let access_token = state.mint.fresh();
    let lifetime = lifetime(
        request.server.settings.access_token_lifetime,
        &request.grant.reply,
    );
    let now = request.server.clock.now();
    let access = Access {
        family,
        scopes: scopes.clone(),
        resources: Vec::new(),
        expires_at: lifetime.map(|lifetime| now.saturating_add(clock::millis(lifetime))),
        key: None,
        masked: String::new(),
    };
    state.issued.add_access(&access_token, access);
    let refresh = request.registration.table.refresh_token.as_ref();
    let refreshes = refresh.is_some_and(|refresh| refresh.input == RefreshInput::RefreshToken);
    let refresh_token = refreshes.then(|| {
        let token = state.mint.fresh();
        let end = refresh_end(request);
        state.issued.add_refresh(&token, family, end);
        token
    });
    let second = Second {
        access_token,
        refresh_token,
        scopes,
    };
    (family, second)
}
