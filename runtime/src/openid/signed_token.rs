//! Verifies tokens that the provider signs for this application: signature, issuer, audience and time
//! (RFC 7519 §4.1, RFC 8725 §3.8 to §3.10).

use std::time::Duration;

use serde_json::Value;

use super::issuer;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{SignedToken, SignedTokenError, SignedTokenFault as Fault};
use crate::jose::{self, Algorithm, JoseError, Jwt, KeySet};
use crate::secret::Secret;
use crate::tables::OpenId;

/// Verifies a token's signature, issuer and audience. The caller checks its other claims and its
/// expiry, depending on the kind of token.
pub(crate) async fn verify(
    app: &App,
    what: SignedToken,
    token: &Secret,
    algorithms: &[&str],
) -> Result<Jwt, SignedTokenError> {
    let jwt = signed(app, token.expose(), algorithms)
        .await
        .map_err(|error| SignedTokenError::new(what, Fault::NotSigned(error)))?;
    let claim = |name| SignedTokenError::new(what, Fault::Claim(name));
    let pattern = app
        .provider()
        .openid
        .and_then(|openid| openid.issuer_pattern);
    match pattern.filter(|_| is_of_user(what)) {
        Some(pattern) => issuer::check(pattern, &jwt).map_err(claim)?,
        None if app.issuer().is_some() && jwt.text("iss") == app.issuer() => {}
        None => return Err(claim("iss")),
    }
    let audience = audience(&jwt).ok_or_else(|| claim("aud"))?;
    let client = app.identity().id.as_str();
    let is_expected = |audience: &&str| *audience == client || app.trusts_audience(audience);
    // OpenID Connect Core §3.1.3.7, rule 3.
    if !audience.contains(&client) || !audience.iter().all(is_expected) {
        return Err(claim("aud"));
    }
    // A token with several audiences names the client that it was issued to.
    match jwt.claims().get("azp") {
        None if audience.len() == 1 => Ok(jwt),
        Some(Value::String(party)) if party == client => Ok(jwt),
        _ => Err(claim("azp")),
    }
}

/// Whether the token is about a user, and so of the user's tenant.
fn is_of_user(what: SignedToken) -> bool {
    matches!(
        what,
        SignedToken::IdToken
            | SignedToken::RefreshedIdToken
            | SignedToken::UserInfo
            | SignedToken::LogoutToken
    )
}

/// Checks that the token has not expired and was not issued in the future.
pub(crate) fn check_time(app: &App, what: SignedToken, jwt: &Jwt) -> Result<(), SignedTokenError> {
    let claim = |name| SignedTokenError::new(what, Fault::Claim(name));
    let (now, skew) = (app.now(), skew(app));
    let end = time(jwt, "exp").ok_or_else(|| claim("exp"))?;
    if end.plus(skew) <= now {
        return Err(SignedTokenError::new(what, Fault::Expired));
    }
    for name in ["iat", "nbf"] {
        if jwt.claims().contains_key(name) {
            let start = time(jwt, name).ok_or_else(|| claim(name))?;
            if start > now.plus(skew) {
                return Err(claim(name));
            }
        }
    }
    Ok(())
}

/// Returns the tolerated difference between the provider's clock and ours.
pub(crate) fn skew(app: &App) -> Duration {
    let table = app.provider().openid.unwrap_or(OpenId::DEFAULT);
    Duration::from_secs(table.clock_skew)
}

/// Returns a claim that is a point in time; `None` for a time before 1970.
pub(crate) fn time(jwt: &Jwt, claim: &str) -> Option<Timestamp> {
    let seconds = u64::try_from(jwt.time(claim)?).ok()?;
    Some(Timestamp::from_millis(seconds.saturating_mul(1000)))
}

/// Returns the audience of a token: one, or several (RFC 7519 §4.1.3).
pub(crate) fn audience(jwt: &Jwt) -> Option<Vec<&str>> {
    match jwt.claims().get("aud")? {
        Value::String(one) => Some(vec![one]),
        Value::Array(several) => several.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

/// Verifies the token with the key that it must be signed with: the provider's, or the client secret if
/// the spec accepts such signatures (`OpenID` Connect Core §10.1).
async fn signed(app: &App, token: &str, algorithms: &[&str]) -> Result<Jwt, JoseError> {
    let accepted: Vec<Algorithm> = algorithms
        .iter()
        .filter_map(|name| Algorithm::from_name(name))
        .collect();
    if jose::algorithm_of(token, &accepted)?.is_symmetric() {
        let secret = app.identity().secret.as_ref();
        let secret = secret.filter(|secret| !secret.expose().is_empty());
        let secret = secret.ok_or(JoseError::Key("the application has no client secret"))?;
        return KeySet::from_secret(secret).verify(token, &accepted);
    }
    let keys = app.keys();
    let keys = keys.ok_or(JoseError::Key("the provider publishes no keys"))?;
    keys.verify(token, &accepted).await
}
