//! Grants without a code: token exchange (RFC 8693), a JWT (RFC 7523 §2.1), the user's password
//! (RFC 6749 §4.3), and provider-specific grants (§4.5).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit_format::resolve::{CustomGrant, TokenInput};
use serde_json::Value;

use super::issue::begin;
use super::request::TokenRequest;
use crate::access::{details, scopes};
use crate::core::consent::Consent;
use crate::core::issued::Family;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::model::text;
use crate::refusal::fault::{Fault, Problem};

/// Exchanges a token for one of this provider. The provider's own tokens must be valid; only the
/// format of others is checked.
pub(super) fn exchange(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let subject = request.required("subject_token")?;
    let kind = request.required("subject_token_type")?;
    check_type(server, subject, kind)?;
    match (request.get("actor_token"), request.get("actor_token_type")) {
        (Some(actor), Some(kind)) => check_type(server, actor, kind)?,
        (None, None) => {}
        // §2.1: each needs the other.
        _ => {
            let message = "`actor_token` and `actor_token_type` belong together";
            return Err(Fault::new(Problem::InvalidRequest, message));
        }
    }
    grant(server, request)
}

/// Issues a token for an assertion, which must be a JWT that has not expired.
pub(super) fn jwt_bearer(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let invalid = |message: &str| Fault::new(Problem::InvalidGrant, message);
    let claims = claims(request.required("assertion")?)
        .ok_or_else(|| invalid("the assertion is not a signed JWT"))?;
    for name in ["iss", "aud", "exp"] {
        if claims.get(name).is_none() {
            return Err(invalid(&format!("the assertion has no `{name}`")));
        }
    }
    let ends = claims.get("exp").and_then(Value::as_f64);
    #[expect(clippy::cast_precision_loss, reason = "seconds are few enough")]
    let now = (server.clock.stated() / 1000) as f64;
    if ends.is_none_or(|ends| ends <= now) {
        return Err(invalid("the assertion has expired"));
    }
    grant(server, request)
}

/// Issues a token for a user's password. Any password is correct.
pub(super) fn password(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    request.required("username")?;
    request.required("password")?;
    if server.settings.consent == Consent::Deny {
        let message = "the user name or the password is wrong";
        return Err(Fault::new(Problem::InvalidGrant, message));
    }
    grant(server, request)
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
        check_type(server, request.required(input)?, &kind)?;
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
    grant(server, request)
}

fn grant(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let provider = &server.provider;
    let asked = scopes::requested(provider, |name| request.scope(name))?;
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

/// Checks that a token has the stated type (RFC 8693 §3), as far as the emulator can.
fn check_type(server: &Server, token: &str, kind: &str) -> Result<(), Fault> {
    let state = server.state();
    let now = server.clock.now();
    let is_good = match kind.strip_prefix("urn:ietf:params:oauth:token-type:") {
        Some("access_token") => state
            .issued
            .access(token)
            .is_some_and(|(access, _)| access.expires_at.is_none_or(|at| at > now)),
        Some("refresh_token") => state.issued.refresh(token).is_some(),
        Some("jwt" | "id_token") => claims(token).is_some(),
        _ => true,
    };
    if is_good {
        return Ok(());
    }
    let message = format!("the token is not a valid `{kind}`");
    Err(Fault::new(Problem::InvalidRequest, message))
}

/// The claims of a JWT with a signature, which the emulator cannot verify.
fn claims(jwt: &str) -> Option<Value> {
    let mut parts = jwt.split('.');
    let (header, claims, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let json = |part: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
        serde_json::from_slice::<Value>(&bytes).ok()
    };
    let signed = !signature.is_empty() && json(header)?.get("alg")? != "none";
    (signed && parts.next().is_none()).then(|| json(claims))?
}
