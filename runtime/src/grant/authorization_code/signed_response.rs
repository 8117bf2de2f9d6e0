//! Signed authorization responses (JWT Secured Authorization Response Mode for OAuth 2.0, JARM,
//! §2): one JWT parameter carries all others.

use serde_json::Value;

use super::callback::Parameters;
use crate::app::App;
use crate::error::{Error, SignedToken, SignedTokenError, SignedTokenFault};
use crate::jose;
use crate::openid::signed_token::{check_time, verify};
use crate::tables::AuthorizationCode;

/// The parameter that carries the response (§2.3.1).
const RESPONSE: &str = "response";

/// Returns the parameters of `callback`. If the provider signs responses, verifies that the JWT was
/// issued by the provider for this client and has not expired (§2.4), and returns only its claims.
/// Unsigned parameters are ignored, because anyone can add them.
pub(crate) async fn open(
    app: &App,
    grant: &AuthorizationCode,
    callback: &str,
) -> Result<Parameters, Error> {
    let parameters = Parameters::parse(callback)?;
    if grant.signed_response.is_empty() {
        return Ok(parameters);
    }
    let what = SignedToken::AuthorizationResponse;
    let missing = || SignedTokenError::new(what, SignedTokenFault::Missing);
    let response = parameters.once(RESPONSE)?.ok_or_else(missing)?;
    let jwt = verify(app, what, &response.into(), grant.signed_response).await?;
    check_time(app, what, &jwt)?;
    let claims = jwt.into_claims().into_iter();
    let texts = claims.filter_map(|(name, value)| match value {
        Value::String(text) => Some((name, text)),
        _ => None,
    });
    Ok(texts.collect())
}

/// Returns the parameters of `callback` whose signature is not verified yet, of which only `state` may be
/// looked at.
pub(crate) fn peek(grant: &AuthorizationCode, callback: &str) -> Option<Parameters> {
    let parameters = Parameters::parse(callback).ok()?;
    if grant.signed_response.is_empty() {
        return Some(parameters);
    }
    let state = grant.callback.state;
    let value = jose::unverified_claim(parameters.once(RESPONSE).ok()??, state)?;
    Some(Parameters::from_iter([(state.to_owned(), value)]))
}
