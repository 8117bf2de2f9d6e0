//! The session of a grant: its current tokens, and how they are replaced.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard, Weak};

use super::live::{Credential, Live};
use super::renewal::Renewal;
use super::state::{Outcome, RefreshTask, Unfinished};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{
    ArgumentError, Error, GrantLostError, GrantLostReason, TransportError, TransportErrorKind,
};
use crate::event::GrantEventKind;
use crate::http;
use crate::store::{Bounded, GrantKey, MemoryStore, Store};
use crate::token::{AdditionalTokenKey, StoredTokens};

/// The session of a grant or of an additional token, which all its handles and tasks share.
#[derive(Debug)]
pub(super) struct GrantSession {
    pub(super) app: App,
    pub(super) renewal: Renewal,
    /// Whether expiration times are requested by introspection.
    pub(super) introspects: bool,
    pub(super) key: Arc<GrantKey>,
    pub(super) store: Bounded,
    /// The grant, if this session is for an additional token.
    pub(super) origin: Option<Origin>,
    /// The sessions of the grant's additional tokens.
    pub(super) additional: Mutex<Vec<(AdditionalTokenKey, Weak<GrantSession>)>>,
    /// Locked only while it is copied, never across an await.
    pub(super) live: RwLock<Arc<Live>>,
    pub(super) refresh_task: Mutex<RefreshTask>,
    pub(super) unfinished: tokio::sync::Mutex<Unfinished>,
}

/// The grant that an additional token belongs to, and the token's key.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) grant: Arc<GrantSession>,
    pub(super) key: AdditionalTokenKey,
}

impl GrantSession {
    pub(super) fn new(app: App, tokens: StoredTokens) -> Result<Self, Error> {
        let registration = app.registration();
        if !tokens.belongs_to(registration) {
            let problem = "were issued by another provider or for another registration";
            return Err(ArgumentError::new("tokens", problem).into());
        }
        // Without a subject, other sessions cannot refer to this grant, so a private store is
        // enough.
        let (subject, store): (_, Arc<dyn Store>) = match tokens.subject() {
            Some(subject) => (subject.to_owned(), app.store().clone()),
            None => (
                app.entropy().unguessable().expose().to_owned(),
                Arc::new(MemoryStore::new()),
            ),
        };
        let (key, bound) = (Arc::new(app.grant_key(&subject)), app.timeout());
        Ok(Self {
            renewal: Renewal::of(&app, &tokens),
            introspects: registration.grants().any(|grant| grant.reply.introspected),
            live: RwLock::new(Arc::new(Live::first(&app, tokens)?)),
            app,
            key,
            store: Bounded::new(store, bound),
            origin: None,
            additional: Mutex::default(),
            refresh_task: Mutex::default(),
            unfinished: tokio::sync::Mutex::default(),
        })
    }

    /// Runs `work` in a separate task, which continues if the caller stops waiting.
    pub(super) async fn run_detached<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        let runtime = http::require_runtime()?;
        let piece = self.app.work().begin();
        let task = runtime.spawn(async move {
            let result = work.await;
            drop(piece);
            result
        });
        task.await.unwrap_or_else(|_| {
            // The task has no result if its runtime was shut down.
            Err(TransportError::ambiguous(TransportErrorKind::Interrupted).into())
        })
    }

    pub(super) fn emit(&self, kind: GrantEventKind) {
        let at = self.app.now().to_system_time();
        self.app.event_sender().emit(&self.key, kind, at);
    }

    pub(super) fn live(&self) -> Arc<Live> {
        self.live
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) fn live_mut(&self) -> RwLockWriteGuard<'_, Arc<Live>> {
        self.live.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn refresh_task(&self) -> MutexGuard<'_, RefreshTask> {
        self.refresh_task
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the credential if it is valid, or else the version of the invalid one.
    pub(super) fn valid(self: &Arc<Self>) -> Result<Credential, u64> {
        let now = self.app.system_time();
        let live = {
            let live = self.live.read().unwrap_or_else(PoisonError::into_inner);
            if live.is_calm(now) && !self.lacks_expiry(&live) {
                return Ok(live.credential().clone());
            }
            Arc::clone(&live)
        };
        let now = Timestamp::of(now);
        if !live.is_usable(now) {
            return Err(live.credential().version());
        }
        if live.is_due(now) {
            self.refresh_ahead(&live);
        }
        if self.lacks_expiry(&live) {
            self.request_expiry(&live);
        }
        if let Some(end) = live.tokens().refresh_token_ends_soon(now) {
            self.announce_refresh_token_expiry(end);
        }
        Ok(live.credential().clone())
    }

    /// Announces once that the refresh token expires soon.
    fn announce_refresh_token_expiry(&self, end: Timestamp) {
        let mut task = self.refresh_task();
        if task.announced_expiry.replace(end) != Some(end) {
            drop(task);
            self.emit(GrantEventKind::Expiring(end.to_system_time()));
        }
    }

    /// Publishes new tokens.
    pub(super) fn publish(&self, tokens: StoredTokens) -> Outcome {
        let mut live = self.live_mut();
        if let Some(reason) = live.lost().filter(|reason| reason.is_final()) {
            // The application ended the grant while the token was requested.
            return Err(GrantLostError::new(reason, None).into());
        }
        let next = live.succeeded_by(&self.app, tokens)?;
        let credential = next.credential().clone();
        *live = Arc::new(next);
        Ok(credential)
    }

    /// Publishes the tokens of a grant whose main access token is probably unchanged.
    pub(super) fn amend(&self, tokens: StoredTokens) -> Outcome {
        let mut live = self.live_mut();
        if live.tokens().access_token() != tokens.access_token() {
            drop(live);
            return self.publish(tokens);
        }
        if let Some(reason) = live.lost().filter(|reason| reason.is_final()) {
            return Err(GrantLostError::new(reason, None).into());
        }
        *live = Arc::new(live.in_grant(tokens));
        Ok(live.credential().clone())
    }

    /// Stops using a credential that the API rejected, unless it has already been replaced or
    /// cannot be.
    pub(super) fn reject(&self, rejected: &Credential) {
        if !self.renewal.is_possible() {
            return;
        }
        let mut live = self.live_mut();
        if live.credential().version() == rejected.version() {
            *live = Arc::new(live.rejected());
        }
    }

    /// Marks the grant as lost. A token that is still valid may be used until it expires.
    pub(super) fn lose(&self, reason: GrantLostReason, cause: Option<Error>) -> Error {
        let mut live = self.live_mut();
        if live.lost().is_none() {
            self.emit(GrantEventKind::Lost(reason));
        }
        *live = Arc::new(live.without_grant(reason));
        GrantLostError::new(reason, cause).into()
    }

    /// Marks the grant as revoked, including a token that has not expired.
    pub(super) fn mark_revoked(&self) {
        let mut live = self.live_mut();
        *live = Arc::new(live.rejected().without_grant(GrantLostReason::Revoked));
        self.end_additional_tokens(GrantLostReason::Revoked);
        self.emit(GrantEventKind::Revoked);
    }

    /// Marks the grant as erased, including a token that has not expired.
    pub(super) fn mark_forgotten(&self) -> Error {
        let mut live = self.live_mut();
        let reason = GrantLostReason::Forgotten;
        let is_new = live.lost() != Some(reason);
        *live = Arc::new(live.rejected().without_grant(reason));
        self.end_additional_tokens(reason);
        if is_new {
            self.emit(GrantEventKind::Lost(reason));
        }
        GrantLostError::new(reason, None).into()
    }
}
