//! Additional access tokens of a grant. Each has its own session, credential and pending refresh.
//! All are obtained with the grant's refresh token, which only the grant's session uses, under a
//! single lock.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::grant_session::{GrantSession, Origin};
use super::handle::Session;
use super::live::Live;
use super::renewal::Renewal;
use super::state::Outcome;
use super::unfinished::overwritten;
use crate::clock::Timestamp;
use crate::error::{Error, GrantLostError, GrantLostReason, ScopeNarrowedError};
use crate::grant::Requested;
use crate::scope;
use crate::token::{AdditionalTokenKey, StoredTokens};

/// A requested additional token.
#[derive(Debug, Clone, Copy)]
pub(super) struct AdditionalTokenRequest<'a> {
    pub(super) key: &'a AdditionalTokenKey,
    /// When the token to replace was obtained.
    pub(super) seen: Option<Timestamp>,
}

impl Session {
    /// Returns a session for another access token of the same grant, intended for `resource`, an
    /// absolute URI (RFC 8707 §2.2).
    ///
    /// The token is requested on first use, stored with the grant, and refreshed with the grant's
    /// refresh token.
    #[must_use]
    pub fn for_resource(&self, resource: &str) -> Self {
        self.additional(|key| key.resources = vec![resource.to_owned()])
    }

    /// Returns a session for another access token of the same grant, restricted to `scopes` (RFC
    /// 6749 §6).
    ///
    /// Use it to pass a less powerful token to another component. All scopes must be covered by the
    /// grant.
    #[must_use]
    pub fn narrowed(&self, scopes: &[&str]) -> Self {
        self.additional(|key| key.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect())
    }

    fn additional(&self, change: impl FnOnce(&mut AdditionalTokenKey)) -> Self {
        let Ok(session) = &self.0 else {
            return self.clone();
        };
        let (grant, mut key) = match &session.origin {
            Some(origin) => (&origin.grant, origin.key.clone()),
            None => (session, AdditionalTokenKey::default()),
        };
        change(&mut key);
        Self(grant.additional_session(key))
    }
}

impl GrantSession {
    /// Returns the session of the grant: this one, unless it is for an additional token.
    pub(super) fn of_grant(self: &Arc<Self>) -> &Arc<Self> {
        self.origin.as_ref().map_or(self, |origin| &origin.grant)
    }

    /// Returns the session of an additional token. The same session is returned while it is in use.
    fn additional_session(self: &Arc<Self>, key: AdditionalTokenKey) -> Result<Arc<Self>, Error> {
        let tokens = self.live().tokens().clone();
        if key.scopes.is_empty() && key.resources == tokens.resources() {
            return Ok(Arc::clone(self));
        }
        let mut all = self
            .additional
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.retain(|(_, session)| session.strong_count() > 0);
        let known = all.iter().find(|(known, _)| *known == key);
        if let Some(session) = known.and_then(|(_, session)| session.upgrade()) {
            return Ok(session);
        }
        let has_ended = self.live().lost().is_some_and(GrantLostReason::is_final);
        let live = match tokens.additional_token(&key).filter(|_| !has_ended) {
            Some(token) => Live::first(&self.app, token)?,
            None => Live::without_token(&self.app, tokens)?,
        };
        let origin = Origin {
            grant: Arc::clone(self),
            key: key.clone(),
        };
        let session = Arc::new(Self {
            app: self.app.clone(),
            renewal: Renewal::OfGrant,
            introspects: self.introspects,
            key: Arc::clone(&self.key),
            store: self.store.clone(),
            origin: Some(origin),
            additional: Mutex::default(),
            live: RwLock::new(Arc::new(live)),
            refresh_task: Mutex::default(),
            unfinished: tokio::sync::Mutex::default(),
        });
        all.push((key, Arc::downgrade(&session)));
        Ok(session)
    }

    /// Obtains the token through the grant's session.
    pub(super) async fn derive(self: &Arc<Self>) -> Outcome {
        let gone = || Error::from(GrantLostError::new(GrantLostReason::NoRefreshToken, None));
        let Origin { grant, key } = self.origin.as_ref().ok_or_else(gone)?;
        grant.revive().await?;
        let live = grant.live();
        let (seen, tokens) = (live.credential().version(), live.tokens().clone());
        check_scopes(key, tokens.clone())?;
        match grant.renewal {
            Renewal::Refresh(refresh) => {
                let live = self.live();
                let has_one = live.credential().version() > 0;
                let additional = AdditionalTokenRequest {
                    key,
                    seen: has_one.then(|| live.tokens().obtained_at()),
                };
                grant.refresh(refresh, seen, Some(additional)).await?;
                let obtained = grant.live().tokens().additional_token(key);
                self.publish(obtained.ok_or_else(overwritten)?)
            }
            Renewal::ClientCredentials(own) => {
                let (resources, scopes) = requested(key, &tokens);
                let scopes: Vec<_> = scopes.iter().map(String::as_str).collect();
                let requested = Requested {
                    scopes: &scopes,
                    resources,
                    details: tokens.requested_details(),
                };
                let obtained =
                    self.app
                        .request_client_credentials(own, tokens.acts_as(), requested);
                self.publish(obtained.await?.named_like(&tokens))
            }
            Renewal::OfGrant | Renewal::None => Err(gone()),
        }
    }

    /// Marks all additional tokens as lost with the grant.
    pub(super) fn end_additional_tokens(&self, reason: GrantLostReason) {
        let all = self
            .additional
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        for session in all.iter().filter_map(|(_, session)| session.upgrade()) {
            let mut live = session.live_mut();
            *live = Arc::new(live.rejected().without_grant(reason));
        }
    }
}

/// Returns the resources and scopes of an additional token. Those that its key does not set are the
/// grant's.
fn requested<'a>(
    key: &'a AdditionalTokenKey,
    grant: &'a StoredTokens,
) -> (&'a [String], &'a [String]) {
    let or = |own: &'a [String], first: &'a [String]| if own.is_empty() { first } else { own };
    (
        or(&key.resources, grant.resources()),
        or(&key.scopes, grant.requested()),
    )
}

/// Checks that the token's scopes are covered by the grant. For another resource, the server
/// decides which of the requested scopes apply.
fn check_scopes(key: &AdditionalTokenKey, grant: StoredTokens) -> Result<(), Error> {
    let scopes: Vec<_> = key.scopes.iter().map(String::as_str).collect();
    let missing = scope::missing(&scopes, grant.scopes());
    let is_elsewhere = !key.resources.is_empty();
    let is_beyond = |scope: &String| !(is_elsewhere && grant.requested().contains(scope));
    let missing: Vec<_> = missing.into_iter().filter(is_beyond).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(ScopeNarrowedError::new(missing, grant).into())
}
