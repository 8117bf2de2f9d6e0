//! Authorization responses that are signed as a whole (JWT Secured Authorization Response Mode for
//! OAuth 2.0, JARM, §2): one parameter, in which all the others stand.

use serde_json::Value;

use crate::app::App;
use crate::error::{Error, SignedToken, SignedTokenError, SignedTokenFault};
use crate::grant::authorization_code::callback::Parameters;
use crate::openid::signed_token::{check_time, verify};
use crate::tables::AuthorizationCode;

/// The parameter with the response (§2.3.1).
const RESPONSE: &str = "response";

/// The parameters of `callback`: where responses are signed, those of the signed one, once it is
/// seen to be the provider's for this client, and still good (§2.4). What stands beside it is
/// anybody's, and not looked at.
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
