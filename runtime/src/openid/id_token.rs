//! Verifies ID tokens (OpenID Connect Core §3.1.3.7, §3.1.3.8), including that an ID token of a refresh
//! names the same user (§12.2).

use std::collections::BTreeSet;
use std::time::Duration;

use aws_lc_rs::digest::{self, SHA256, SHA384, SHA512};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::encrypted::opened;
use super::signed_token::{self, check_time, skew, verify};
use super::{Expected, LogoutToken, Refusal};
use crate::app::App;
use crate::error::{Error, SignedToken, SignedTokenError, SignedTokenFault as Fault};
use crate::jose::{Algorithm, Jwt};
use crate::secret::Secret;
use crate::tables::OpenId;
use crate::token::identity::claims_in;
use crate::token::{Reply, StoredIdentity, StoredTokens};

/// The maximum length of a user's identifier (Core §2).
const LONGEST_SUBJECT: usize = 255;

/// The event in a logout token (Back-Channel Logout 1.0 §2.4).
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Fetches the provider's keys if they are not cached, before a code is used up whose ID token could not
/// be verified.
pub(crate) async fn fetch_keys(app: &App) -> Result<(), Error> {
    let Some(openid) = &app.provider().openid else {
        return Ok(());
    };
    let by_key =
        |name: &&str| Algorithm::from_name(name).is_some_and(|algorithm| !algorithm.is_symmetric());
    match app.keys() {
        Some(keys) if openid.algorithms.iter().any(by_key) => keys.fetch().await.map_err(|error| {
            SignedTokenError::new(SignedToken::Keys, Fault::NotSigned(error)).into()
        }),
        _ => Ok(()),
    }
}

/// Returns the identity in the reply to a grant, if it is an OpenID Connect reply.
pub(crate) async fn of_grant(
    app: &App,
    reply: &Reply,
    expected: Expected<'_>,
) -> Result<Option<StoredIdentity>, Error> {
    let what = SignedToken::IdToken;
    let Some(openid) = &app.provider().openid else {
        return Ok(None);
    };
    let Some(id_token) = &reply.id_token else {
        return if expected.is_required {
            Err(SignedTokenError::new(what, Fault::Missing).into())
        } else {
            Ok(None)
        };
    };
    let id_token = opened(app, what, id_token)?;
    let jwt = verify(app, what, &id_token, openid.algorithms).await?;
    check(app, what, &jwt, reply)?;
    let claim = |name| SignedTokenError::new(what, Fault::Claim(name));
    if let Some(nonce) = expected.nonce
        && jwt.text("nonce").map(Secret::new).as_ref() != Some(nonce)
    {
        return Err(claim("nonce").into());
    }
    if let Some(code) = expected.code {
        check_hash(what, &jwt, "c_hash", code)?;
    }
    if let Some(max_age) = expected.max_age {
        let since = signed_token::time(&jwt, "auth_time").ok_or_else(|| claim("auth_time"))?;
        let longest = Duration::from_secs(max_age).saturating_add(skew(app));
        if app.now().since(since) > longest {
            return Err(claim("auth_time").into());
        }
    }
    if expected.subject.is_some() && jwt.text("sub") != expected.subject {
        return Err(SignedTokenError::new(what, Fault::AnotherUser).into());
    }
    let identity = StoredIdentity::new(id_token, expected.nonce.cloned());
    Ok(Some(identity))
}

/// Returns the identity in the reply to a refresh, if it has one; `None` leaves the stored one unchanged.
///
/// An ID token of the same user is ignored if the provider's keys are unavailable. Any other ID token
/// that fails verification causes the access token of the reply to be rejected.
pub(crate) async fn of_refresh(
    app: &App,
    before: &StoredTokens,
    reply: &Reply,
) -> Result<Option<StoredIdentity>, Refusal> {
    let what = SignedToken::RefreshedIdToken;
    let openid = app.provider().openid.as_ref();
    let (Some(openid), Some(stored), Some(id_token)) = (openid, before.identity(), &reply.id_token)
    else {
        return Ok(None);
    };
    let first = stored.claims().unwrap_or_default();
    let same_user = |error: SignedTokenError| Refusal {
        error: error.into(),
        is_another_user: false,
    };
    let id_token = opened(app, what, id_token).map_err(same_user)?;
    // Compared before verification: the token names this user if it is genuine.
    if let Some(claims) = claims_in(&id_token)
        && !is_same(&claims, &first, stored)
    {
        let differs = |name: &str| claims.get(name) != first.get(name);
        return Err(Refusal {
            error: SignedTokenError::new(what, Fault::AnotherUser).into(),
            is_another_user: differs("sub") || differs("iss"),
        });
    }
    let jwt = match verify(app, what, &id_token, openid.algorithms).await {
        Ok(jwt) => jwt,
        Err(error) if error.is_retryable() => return Ok(None),
        Err(error) => return Err(same_user(error)),
    };
    check(app, what, &jwt, reply).map_err(same_user)?;
    let nonce = stored.nonce().cloned();
    Ok(Some(StoredIdentity::new(id_token, nonce)))
}

/// Verifies signed user info (Core §5.3.2). Unlike other tokens, it does not need an expiry.
pub(crate) async fn verify_userinfo(
    app: &App,
    token: &Secret,
    algorithms: &[&str],
) -> Result<Map<String, Value>, Error> {
    let what = SignedToken::UserInfo;
    let jwt = verify(app, what, token, algorithms).await?;
    if jwt.claims().contains_key("exp") {
        check_time(app, what, &jwt)?;
    }
    Ok(jwt.into_claims())
}

/// Verifies a logout token (Back-Channel Logout 1.0 §2.6).
pub(super) async fn verify_logout_token(app: &App, token: &Secret) -> Result<LogoutToken, Error> {
    let what = SignedToken::LogoutToken;
    let openid = app.provider().openid.unwrap_or(OpenId::DEFAULT);
    let jwt = verify(app, what, token, openid.algorithms).await?;
    check_time(app, what, &jwt)?;
    let claim = |name| SignedTokenError::new(what, Fault::Claim(name));
    if !jwt.claims().contains_key("iat") {
        return Err(claim("iat").into());
    }
    let events = jwt.claims().get("events").and_then(Value::as_object);
    let is_logout = events.and_then(|events| events.get(LOGOUT));
    if !is_logout.is_some_and(Value::is_object) {
        return Err(claim("events").into());
    }
    // Prevents an ID token from being used as a logout token.
    if jwt.claims().contains_key("nonce") {
        return Err(claim("nonce").into());
    }
    let text = |name| jwt.text(name).filter(|text| !text.is_empty());
    let logout = LogoutToken {
        id: text("jti").ok_or_else(|| claim("jti"))?.to_owned(),
        subject: text("sub").map(str::to_owned),
        session: text("sid").map(str::to_owned),
    };
    if logout.subject.is_none() && logout.session.is_none() {
        return Err(claim("sub").into());
    }
    Ok(logout)
}

/// Checks the claims that every ID token has, after its signature, issuer and audience were verified.
fn check(app: &App, what: SignedToken, jwt: &Jwt, reply: &Reply) -> Result<(), SignedTokenError> {
    let claim = |name| SignedTokenError::new(what, Fault::Claim(name));
    check_time(app, what, jwt)?;
    if !jwt.claims().contains_key("iat") {
        return Err(claim("iat"));
    }
    let subject = jwt.text("sub").unwrap_or_default();
    if subject.is_empty() || subject.len() > LONGEST_SUBJECT {
        return Err(claim("sub"));
    }
    check_hash(what, jwt, "at_hash", &reply.access_token)
}

/// Checks `at_hash` and `c_hash`, if present: the left half of the hash of the access token or code, with
/// the hash function of the token's signature (Core §3.1.3.6, §3.3.2.11).
fn check_hash(
    what: SignedToken,
    jwt: &Jwt,
    claim: &'static str,
    of: &Secret,
) -> Result<(), SignedTokenError> {
    let Some(claimed) = jwt.claims().get(claim) else {
        return Ok(());
    };
    let hash = match jwt.algorithm() {
        Algorithm::Es256 | Algorithm::Rs256 | Algorithm::Ps256 | Algorithm::Hs256 => &SHA256,
        Algorithm::Es384 | Algorithm::Rs384 | Algorithm::Ps384 | Algorithm::Hs384 => &SHA384,
        // Ed25519 uses SHA-512 (RFC 8032 §5.1).
        Algorithm::EdDsa | Algorithm::Rs512 | Algorithm::Ps512 | Algorithm::Hs512 => &SHA512,
    };
    let hash = digest::digest(hash, of.expose().as_bytes());
    let (left, _) = hash.as_ref().split_at(hash.as_ref().len() / 2);
    if claimed.as_str() == Some(URL_SAFE_NO_PAD.encode(left).as_str()) {
        Ok(())
    } else {
        Err(SignedTokenError::new(what, Fault::Claim(claim)))
    }
}

/// Returns whether two ID tokens are of the same user (Core §12.2). `auth_time` is not compared: the user
/// may have authenticated again in another window.
fn is_same(new: &Map<String, Value>, first: &Map<String, Value>, stored: &StoredIdentity) -> bool {
    let same = |name: &str| new.get(name) == first.get(name);
    let nonce = new.get("nonce").and_then(Value::as_str).map(Secret::new);
    same("iss")
        && same("sub")
        && same("azp")
        && audience(new) == audience(first)
        && (nonce.is_none() || nonce.as_ref() == stored.nonce())
}

/// Returns the audience, regardless of order.
fn audience(claims: &Map<String, Value>) -> BTreeSet<&str> {
    match claims.get("aud") {
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(one)) => BTreeSet::from([one.as_str()]),
        _ => BTreeSet::new(),
    }
}
