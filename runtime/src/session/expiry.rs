//! Determines when a token expires by introspection (RFC 7662), if its reply did not say.
//! Introspects each token once, in the background. Without a result, the token is used until it is
//! rejected.

use std::sync::Arc;

use super::grant_session::GrantSession;
use super::live::Live;
use crate::clock::Timestamp;
use crate::http;
use crate::token_endpoint::introspection;

impl GrantSession {
    /// Whether the token's expiration time has yet to be requested.
    pub(super) fn lacks_expiry(&self, live: &Live) -> bool {
        self.introspects && live.tokens().ends_at().is_none()
    }

    pub(super) fn request_expiry(self: &Arc<Self>, live: &Live) {
        // Without a runtime, no API calls can be made either.
        let Ok(runtime) = http::require_runtime() else {
            return;
        };
        let version = live.credential().version();
        if self.refresh_task().expiry_requested_for.replace(version) == Some(version) {
            return;
        }
        let (session, tokens) = (Arc::clone(self), live.tokens().clone());
        runtime.spawn(async move {
            let (token, captured) = (tokens.access_token(), tokens.captured());
            if let Some(end) = introspection::expiry_of(&session.app, token, captured).await {
                session.set_expiry(version, end);
            }
        });
    }

    fn set_expiry(&self, version: u64, end: Timestamp) {
        let mut live = self.live_mut();
        if live.credential().version() == version {
            *live = Arc::new(live.with_expiry(end));
        }
    }
}
