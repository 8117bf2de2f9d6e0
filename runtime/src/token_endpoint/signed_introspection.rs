//! Signed introspection responses (RFC 9701): a JWT that the server signs, with the introspection response as a
//! claim.

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use serde_json::Value;

use super::endpoint::{self, Received};
use super::reply;
use super::request::WrittenRequest;
use crate::app::App;
use crate::error::{Error, SignedToken, SignedTokenError, SignedTokenFault as Fault};
use crate::http::HttpReply;
use crate::openid::signed_token::{skew, time, verify};
use crate::secret::wiped::Members;
use crate::secret::{Secret, redact};
use crate::tables::ReplyFormat;

const WHAT: SignedToken = SignedToken::IntrospectionResponse;

/// The media type of a signed response (§4).
const MEDIA_TYPE: &str = "application/token-introspection+jwt";

/// The type in the header (§5).
const TYPE: &str = "token-introspection+jwt";

/// The claim with the introspection response (§5).
const RESPONSE: &str = "token_introspection";

/// The maximum age of a response. The server makes one for each request.
const LONGEST: Duration = Duration::from_secs(300);

/// Sends an introspection request, and returns the members of the verified response. A response that is not
/// signed is rejected.
pub(super) async fn send(
    app: &App,
    written: WrittenRequest,
    algorithms: &[&str],
) -> Result<Members, Error> {
    let WrittenRequest {
        mut request,
        secrets,
        deadline,
        ..
    } = written;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static(MEDIA_TYPE));
    let answer = endpoint::send(app, request, deadline).await?;
    let (body, media_type) = (answer.body.clone(), media_type(&answer));
    // An error is JSON (RFC 6749 §5.2).
    let members = reply::members(ReplyFormat::Json, &body).ok();
    let (provider, now) = (app.provider(), app.now());
    if let Some(error) = endpoint::error(
        Received::new(provider, now),
        answer,
        members.as_deref(),
        &secrets,
    ) {
        return Err(error);
    }
    if !media_type.eq_ignore_ascii_case(MEDIA_TYPE) {
        let shown = redact::excerpt(&media_type, redact::CODE);
        return Err(SignedTokenError::new(WHAT, Fault::Plain(shown)).into());
    }
    let token = Secret::new(String::from_utf8_lossy(&body).trim());
    Ok(open(app, &token, algorithms).await?)
}

/// Verifies the response (§5): signature, type, issuer, audience and time.
async fn open(app: &App, token: &Secret, algorithms: &[&str]) -> Result<Members, SignedTokenError> {
    let claim = |name| SignedTokenError::new(WHAT, Fault::Claim(name));
    let jwt = verify(app, WHAT, token, algorithms).await?;
    // The type distinguishes the response from an access token or an ID token for the same client (§8.1).
    let kind = jwt.header().get("typ").and_then(Value::as_str);
    let kind = kind.map(|kind| kind.strip_prefix("application/").unwrap_or(kind));
    if !kind.is_some_and(|kind| kind.eq_ignore_ascii_case(TYPE)) {
        return Err(claim("typ"));
    }
    let made = time(&jwt, "iat").ok_or_else(|| claim("iat"))?;
    let (now, skew) = (app.now(), skew(app));
    if made > now.plus(skew) || now.since(made) > LONGEST.saturating_add(skew) {
        return Err(claim("iat"));
    }
    let mut claims = Members::new(jwt.into_claims());
    match claims.remove(RESPONSE) {
        Some(Value::Object(members)) => Ok(Members::new(members)),
        _ => Err(claim(RESPONSE)),
    }
}

/// Returns the media type of a reply, without parameters.
fn media_type(answer: &HttpReply) -> String {
    let given = answer.headers.get(CONTENT_TYPE);
    let given = given
        .and_then(|given| given.to_str().ok())
        .unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default();
    essence.trim().to_owned()
}
