//! Further access tokens of a grant: each has a session of its own, with what it hands out, and the
//! refresh that its callers wait for. What brings a new one is the grant's refresh token, which only
//! the grant's session uses, under its one lock.

use super::state::Origin;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::handle::Session;
use super::state::{Outcome, Shared};
use crate::clock::Timestamp;
use crate::error::{Error, GrantLost, GrantLostReason, ScopeNarrowed, StoreError};
use crate::grant::Requested;
use crate::scope;
use crate::session::live::Live;
use crate::session::renewal::Renewal;
use crate::token::{StoredTokens, TokenKey};

/// A further token that is wanted of a grant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) key: &'a TokenKey,
    /// When the one was obtained that is of no use any more.
    pub(super) seen: Option<Timestamp>,
}

impl Session {
    /// A session for another access token of the same grant: one that is meant for `resource`, an
    /// absolute URI (RFC 8707 §2.2). It is asked for when it is needed, kept with the grant, and
    /// renewed by the grant's one refresh token, under its one lock.
    #[must_use]
    pub fn for_resource(&self, resource: &str) -> Self {
        self.further(|key| key.resources = vec![resource.to_owned()])
    }

    /// A session for another access token of the same grant: one that covers these scopes alone
    /// (RFC 6749 §6), to be handed to whoever needs no more. None of them may be beyond the grant.
    #[must_use]
    pub fn narrowed(&self, scopes: &[&str]) -> Self {
        self.further(|key| key.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect())
    }

    fn further(&self, change: impl FnOnce(&mut TokenKey)) -> Self {
        let Ok(shared) = &self.0 else {
            return self.clone();
        };
        let (grant, mut key) = match &shared.origin {
            Some(origin) => (&origin.grant, origin.key.clone()),
            None => (shared, TokenKey::default()),
        };
        change(&mut key);
        Self(grant.further(key))
    }
}

impl Shared {
    /// The session of the grant: this one, unless it hands out a further token.
    pub(super) fn of_grant(self: &Arc<Self>) -> &Arc<Self> {
        self.origin.as_ref().map_or(self, |origin| &origin.grant)
    }

    /// The session of a further token; the same for as long as somebody has it.
    fn further(self: &Arc<Self>, key: TokenKey) -> Result<Arc<Self>, Error> {
        let tokens = self.live().tokens().clone();
        if key.scopes.is_empty() && key.resources == tokens.resources() {
            return Ok(Arc::clone(self));
        }
        let mut all = self.further.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(_, session)| session.strong_count() > 0);
        let known = all.iter().find(|(known, _)| *known == key);
        if let Some(session) = known.and_then(|(_, session)| session.upgrade()) {
            return Ok(session);
        }
        let scheme = self.app.provider().api.token_in;
        let is_revoked = self.live().lost() == Some(GrantLostReason::Revoked);
        let live = match tokens.further(&key).filter(|_| !is_revoked) {
            Some(further) => Live::first(scheme, further)?,
            None => Live::without_token(scheme, tokens)?,
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
            further: Mutex::default(),
            live: RwLock::new(Arc::new(live)),
            refresh_task: Mutex::default(),
            unfinished: tokio::sync::Mutex::default(),
        });
        all.push((key, Arc::downgrade(&session)));
        Ok(session)
    }

    /// Has the grant bring the token.
    pub(super) async fn derive(self: &Arc<Self>) -> Outcome {
        let gone = || Error::from(GrantLost::new(GrantLostReason::NoRefreshToken, None));
        let Origin { grant, key } = self.origin.as_ref().ok_or_else(gone)?;
        grant.revive().await?;
        let live = grant.live();
        let (seen, tokens) = (live.credential().version(), live.tokens().clone());
        check_scopes(key, tokens.clone())?;
        match grant.renewal {
            Renewal::Refresh(refresh) => {
                let live = self.live();
                let has_one = live.credential().version() > 0;
                let wanted = Wanted {
                    key,
                    seen: has_one.then(|| live.tokens().obtained_at()),
                };
                grant.refresh(refresh, seen, Some(wanted)).await?;
                let brought = grant.live().tokens().further(key);
                self.publish(brought.ok_or_else(not_brought)?)
            }
            Renewal::ClientCredentials(own) => {
                let (resources, scopes) = asked(key, &tokens);
                let scopes: Vec<_> = scopes.iter().map(String::as_str).collect();
                let asked = Requested {
                    scopes: &scopes,
                    resources,
                    details: tokens.requested_details(),
                };
                let brought = self.app.ask_for_itself(own, tokens.acts_as(), asked);
                self.publish(brought.await?.named_like(&tokens))
            }
            Renewal::OfGrant | Renewal::None => Err(gone()),
        }
    }

    /// The grant has ended, and with it every token of it.
    pub(super) fn end_further(&self) {
        let all = self.further.lock().unwrap_or_else(PoisonError::into_inner);
        for session in all.iter().filter_map(|(_, session)| session.upgrade()) {
            let mut live = session.live_mut();
            *live = Arc::new(live.rejected().without_grant(GrantLostReason::Revoked));
        }
    }
}

/// Resources and scopes of a further token: where its key does not say, those of the first.
fn asked<'a>(key: &'a TokenKey, grant: &'a StoredTokens) -> (&'a [String], &'a [String]) {
    let or = |own: &'a [String], first: &'a [String]| if own.is_empty() { first } else { own };
    (
        or(&key.resources, grant.resources()),
        or(&key.scopes, grant.requested()),
    )
}

/// No token covers more than the grant does. What the grant covers at another resource is the
/// server's to say, as far as it was asked for.
fn check_scopes(key: &TokenKey, grant: StoredTokens) -> Result<(), Error> {
    let scopes: Vec<_> = key.scopes.iter().map(String::as_str).collect();
    let missing = scope::missing(&scopes, grant.scopes());
    let is_elsewhere = !key.resources.is_empty();
    let is_beyond = |scope: &String| !(is_elsewhere && grant.requested().contains(scope));
    let missing: Vec<_> = missing.into_iter().filter(is_beyond).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(ScopeNarrowed::new(missing, grant).into())
}

/// Somebody else has written to the grant since.
fn not_brought() -> Error {
    StoreError::new("somebody else wrote to the grant meanwhile").into()
}
