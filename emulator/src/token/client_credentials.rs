//! Client credentials (RFC 6749 §4.4): a token for the application itself, and no refresh token.

use super::issue::{Grants, issue};
use super::request::TokenRequest;
use crate::access::{details, resources, scopes};
use crate::core::issued::Family;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::rejection::fault::{Fault, Problem};

/// Issues a token to the client that authenticated.
pub(super) fn issue_to_client(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let provider = &server.provider;
    let scope = |name| request.scope(name);
    let asked = scopes::requested_without_login(provider, &request.client, None, scope)?;
    let mut names = scopes::names(provider, &asked);
    if provider.table.openid.is_some() && names.any(|name| name == scopes::OPENID) {
        let message = "`openid` identifies a user, and this grant has none";
        return Err(Fault::new(Problem::InvalidScope, message));
    }
    let granted = scopes::narrowed(provider, &asked, server.settings.grant_only.as_deref());
    if granted.is_empty() && !asked.is_empty() {
        return Err(Fault::new(
            Problem::InvalidScope,
            "the client is granted none of these scopes",
        ));
    }
    let resources = resources::of_token(server, &request.parameters, &[])?;
    let details = details::requested(server, &request.parameters)?;
    let mut state = server.state();
    let family = state.issued.begin(Family {
        resources: resources.clone(),
        details: details.clone(),
        ..request.family(granted.clone())
    });
    let grants = Grants {
        scopes: granted,
        resources,
        nonce: None,
        details,
    };
    Ok(issue(&mut state, request, family, grants, None))
}
