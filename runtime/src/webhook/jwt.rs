//! Verifies JWTs (RFC 7519) that contain the hash of the body.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};

use super::encoding;
use super::error::WebhookError;
use super::incoming::Incoming;
use super::window::ReplayWindow;
use crate::jose::{Algorithm, Jwt, RemoteKeySet};
use crate::tables::WebhookJwt;

/// Verifies the token of `incoming` and that it is for this body. Returns when it was signed.
pub(super) async fn check(
    keys: &RemoteKeySet,
    form: &WebhookJwt,
    incoming: &Incoming<'_>,
    window: ReplayWindow,
) -> Result<SystemTime, WebhookError> {
    let algorithms: Vec<Algorithm> = form
        .algorithms
        .iter()
        .filter_map(|name| Algorithm::from_name(name))
        .filter(|algorithm| !algorithm.is_symmetric())
        .collect();
    let token = incoming.header(form.header)?;
    let token = keys
        .verify(token, &algorithms)
        .await
        .map_err(WebhookError::Token)?;
    is_about(&token, form, incoming, window)
}

/// Checks that a verified token is recent and is for this body. Returns when it was signed.
fn is_about(
    token: &Jwt,
    form: &WebhookJwt,
    incoming: &Incoming<'_>,
    window: ReplayWindow,
) -> Result<SystemTime, WebhookError> {
    if form.issuer.is_some() && token.text("iss") != form.issuer {
        return Err(WebhookError::IssuerMismatch);
    }
    let signed = token
        .time("iat")
        .and_then(|seconds| u64::try_from(seconds).ok())
        .and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)))
        .ok_or(WebhookError::TimestampMalformed)?;
    window.check(signed)?;
    let claimed = token
        .text(form.body_hash)
        .and_then(|text| encoding::decode(form.body_hash_encoding, text));
    if claimed.as_deref() != Some(Sha256::digest(incoming.body).as_slice()) {
        return Err(WebhookError::BodyHashMismatch);
    }
    Ok(signed)
}
