//! The exchange of an authorization code (RFC 6749 §4.1.3): once, before it expires, by its client.

use super::issue::begin;
use super::request::TokenRequest;
use crate::core::challenge::Challenge;
use crate::core::issued::{Code, Family};
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::rejection::fault::{Fault, Problem};
use crate::values::moment;

/// Exchanges a code for tokens.
pub(super) fn exchange(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    if request.needs_no_code() {
        return without_code(server, request);
    }
    let text = request.required("code")?;
    let invalid = |message: &str| Fault::new(Problem::InvalidGrant, message);
    let mut state = server.state();
    let now = server.clock.now();
    let code = state.issued.code(text).map(|code| code.clone());
    let code = code
        .filter(|code| code.registration == request.position)
        .filter(|code| code.client_id == request.client.credentials.client_id)
        .ok_or_else(|| invalid("the authorization code is unknown or belongs to another client"))?;
    if let Some((family, at)) = code.spent_on {
        // §4.1.2: an attacker may have the tokens of the code.
        state.issued.revoke(family);
        return Err(invalid(&format!(
            "the authorization code of {} was exchanged at {}; its tokens have been revoked",
            moment::write_time(code.issued_at),
            moment::write_time(at)
        )));
    }
    if code.expires_at <= now {
        return Err(invalid(&format!(
            "the authorization code of {} expired at {}",
            moment::write_time(code.issued_at),
            moment::write_time(code.expires_at)
        )));
    }
    check_redirect_uri(&code, request)?;
    Challenge::verify(code.challenge.as_ref(), request.get("code_verifier"))?;

    if code.key.is_some() && code.key != request.key {
        return Err(invalid(
            "the authorization code is bound to a key other than that of the proof",
        ));
    }
    let Code {
        scopes,
        resources,
        details,
        login,
        tenant,
        ..
    } = code;
    // A refresh without a token requests the scopes that the user consented to.
    state.issued.consent(request.position, scopes.clone());
    let family = Family {
        resources,
        details,
        login: Some(login),
        tenant,
        ..request.family(scopes)
    };
    let (family, reply) = begin(&mut state, request, family)?;
    if let Some(code) = state.issued.code(text) {
        code.spent_on = Some((family, now));
    }
    Ok(reply)
}

/// Issues tokens for a user's consent if the provider has no codes: only the client's
/// authentication identifies the grant.
pub(super) fn without_code(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let mut state = server.state();
    let consented = state.issued.consented(request.position);
    let scopes = consented
        .ok_or_else(|| Fault::new(Problem::InvalidGrant, "no user has consented to this"))?;
    Ok(begin(&mut state, request, request.family(scopes))?.1)
}

/// The redirect URI must be that of the authorization request, if that had one.
fn check_redirect_uri(code: &Code, request: &TokenRequest<'_>) -> Result<(), Fault> {
    if request.omits("redirect_uri") {
        return Ok(());
    }
    match (&code.redirect_uri, request.get("redirect_uri")) {
        (Some(_), None) => Err(Fault::new(
            Problem::InvalidRequest,
            "`redirect_uri` is missing: the authorization request had one",
        )),
        (Some(asked), Some(given)) if asked != given => Err(Fault::new(
            Problem::InvalidGrant,
            format!("`redirect_uri` is `{given}`, but the authorization request had `{asked}`"),
        )),
        _ => Ok(()),
    }
}
