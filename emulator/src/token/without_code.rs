//! Grants without a code: the user's password (RFC 6749 §4.3), and provider-specific grants (§4.5).

use licit_format::resolve::{CustomGrant, TokenInput};

use super::issue::begin;
use super::presented;
use super::request::TokenRequest;
use crate::access::{details, scopes};
use crate::core::consent::Consent;
use crate::core::issued::Family;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::model::text;
use crate::rejection::fault::{Fault, Problem};

/// Issues a token for a user's password. Any password is correct.
pub(super) fn password(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    request.required("username")?;
    request.required("password")?;
    if server.settings.consent == Consent::Deny {
        let message = "the user name or the password is wrong";
        return Err(Fault::new(Problem::InvalidGrant, message));
    }
    grant(server, request, None)
}

/// Issues a token for a provider-specific grant. Only its parameters are checked.
pub(super) fn custom(
    server: &Server,
    request: &TokenRequest<'_>,
    custom: &CustomGrant,
) -> Result<Reply, Fault> {
    let invalid = |message| Fault::new(Problem::InvalidRequest, message);
    let input = match custom.input {
        TokenInput::Nothing => None,
        TokenInput::AccessToken => Some("access_token"),
        TokenInput::RefreshToken => Some("refresh_token"),
    };
    if let Some(input) = input.filter(|input| !request.omits(input)) {
        let kind = format!("urn:ietf:params:oauth:token-type:{input}");
        presented::check(server, request.required(input)?, &kind)?;
    }
    for parameter in &custom.parameters {
        let name = &parameter.name;
        match request.parameters.get(name) {
            Some(given) => {
                text::read(&server.provider, &parameter.ty, given)
                    .map_err(|problem| invalid(format!("`{name}` is {problem}")))?;
            }
            None if parameter.optional => {}
            None => return Err(invalid(format!("`{name}` is missing"))),
        }
    }
    grant(server, request, None)
}

/// Issues a token. `exchanged` are the scopes of the token that it is issued for.
pub(super) fn grant(
    server: &Server,
    request: &TokenRequest<'_>,
    exchanged: Option<&[usize]>,
) -> Result<Reply, Fault> {
    let (provider, client) = (&server.provider, &request.client);
    let scope = |name| request.scope(name);
    let asked = if request.has_login() {
        scopes::requested(provider, client, scope)?
    } else {
        scopes::requested_without_login(provider, client, exchanged, scope)?
    };
    let granted = scopes::narrowed(provider, &asked, server.settings.grant_only.as_deref());
    if granted.is_empty() && !asked.is_empty() {
        let message = "none of these scopes is granted";
        return Err(Fault::new(Problem::InvalidScope, message));
    }
    let details = details::requested(server, &request.parameters)?;
    let family = Family {
        details,
        ..request.family(granted)
    };
    Ok(begin(&mut server.state(), request, family)?.1)
}
