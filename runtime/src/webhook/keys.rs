//! The keys that verify webhooks signed with a JWT.

use std::time::SystemTime;

use url::Url;

use super::error::WebhookError;
use super::incoming::Incoming;
#[cfg(feature = "jose")]
use super::jwt;
use super::window::ReplayWindow;
use crate::http::Http;
#[cfg(feature = "jose")]
use crate::jose::RemoteKeySet;
use crate::tables::WebhookJwt;

/// The provider's keys.
#[cfg(feature = "jose")]
#[derive(Clone)]
pub(super) struct JwtKeys(RemoteKeySet);

#[cfg(feature = "jose")]
impl JwtKeys {
    pub(super) fn new(url: Url, http: Http) -> Self {
        Self(RemoteKeySet::with(url, http))
    }

    pub(super) async fn check(
        &self,
        form: &WebhookJwt,
        incoming: &Incoming<'_>,
        window: ReplayWindow,
    ) -> Result<SystemTime, WebhookError> {
        jwt::check(&self.0, form, incoming, window).await
    }
}

/// A placeholder for builds that cannot verify JWTs.
#[cfg(not(feature = "jose"))]
#[derive(Clone)]
pub(super) struct JwtKeys;

#[cfg(not(feature = "jose"))]
impl JwtKeys {
    pub(super) fn new(_: Url, _: Http) -> Self {
        Self
    }

    #[expect(clippy::unused_async, reason = "awaits with the feature")]
    pub(super) async fn check(
        &self,
        _: &WebhookJwt,
        _: &Incoming<'_>,
        _: ReplayWindow,
    ) -> Result<SystemTime, WebhookError> {
        Err(WebhookError::NotBuilt("jose"))
    }
}
