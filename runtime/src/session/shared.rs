//! What all the work on a grant shares: the tokens that are in use, and how they are replaced.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard};

use super::live::Credential;
use super::state::{Outcome, Shared};
use crate::app::App;
use crate::error::{
    ArgumentError, Error, GrantLost, GrantLostReason, TransportError, TransportErrorKind,
};
use crate::event::GrantEventKind;
use crate::http;
use crate::session::live::Live;
use crate::session::renewal::Renewal;
use crate::session::state::RefreshTask;
use crate::store::{Bounded, MemoryStore, Store};
use crate::token::StoredTokens;

impl Shared {
    pub(super) fn new(app: App, tokens: StoredTokens) -> Result<Self, Error> {
        let registration = app.registration();
        if !tokens.belongs_to(registration) {
            let problem = "were given out by another provider or to another registration";
            return Err(ArgumentError::new("tokens", problem).into());
        }
        // Without a name nobody else can mean this grant, so nobody else need find it.
        let (subject, store): (_, Arc<dyn Store>) = match tokens.subject() {
            Some(subject) => (subject.to_owned(), app.store().clone()),
            None => (
                app.entropy().unguessable().expose().to_owned(),
                Arc::new(MemoryStore::new()),
            ),
        };
        let (key, bound) = (Arc::new(app.grant_key(&subject)), app.timeout());
        let scheme = registration.provider.api.token_in;
        Ok(Self {
            renewal: Renewal::of(&app, &tokens),
            introspects: registration.grants().any(|grant| grant.reply.introspected),
            live: RwLock::new(Arc::new(Live::first(scheme, tokens)?)),
            app,
            key,
            store: Bounded::new(store, bound),
            origin: None,
            further: Mutex::default(),
            refresh_task: Mutex::default(),
            unfinished: tokio::sync::Mutex::default(),
        })
    }

    /// Runs `work` in a task of its own, which ends it even when nobody waits any more.
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
            // The task is gone without an outcome: its runtime has ended.
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

    /// The credential if it is valid, or else the version of the one that is not.
    pub(super) fn valid(self: &Arc<Self>) -> Result<Credential, u64> {
        let live = self.live();
        let now = self.app.now();
        if !live.is_usable(now) {
            return Err(live.credential().version());
        }
        if live.is_due(now) {
            self.refresh_ahead(&live);
        }
        if self.lacks_end(&live) {
            self.learn_end(&live);
        }
        Ok(live.credential().clone())
    }

    /// Puts tokens to use.
    pub(super) fn publish(&self, tokens: StoredTokens) -> Outcome {
        let mut live = self.live_mut();
        if live.lost() == Some(GrantLostReason::Revoked) {
            // A token that was on its way when the application wanted none any more.
            return Err(GrantLost::new(GrantLostReason::Revoked, None).into());
        }
        let next = live.succeeded_by(self.app.provider().api.token_in, tokens)?;
        let credential = next.credential().clone();
        *live = Arc::new(next);
        Ok(credential)
    }

    /// Puts a grant's tokens to use whose first is most likely the same as before.
    pub(super) fn amend(&self, tokens: StoredTokens) -> Outcome {
        let mut live = self.live_mut();
        if live.tokens().access_token() != tokens.access_token() {
            drop(live);
            return self.publish(tokens);
        }
        if live.lost() == Some(GrantLostReason::Revoked) {
            return Err(GrantLost::new(GrantLostReason::Revoked, None).into());
        }
        *live = Arc::new(live.in_grant(tokens));
        Ok(live.credential().clone())
    }

    /// Takes a credential that the API refused out of use, unless it was replaced meanwhile, or
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

    /// The grant has ended. A token that is still valid may be used up.
    pub(super) fn lose(&self, reason: GrantLostReason, cause: Option<Error>) -> Error {
        let mut live = self.live_mut();
        if live.lost().is_none() {
            self.emit(GrantEventKind::Lost(reason));
        }
        *live = Arc::new(live.without_grant(reason));
        GrantLost::new(reason, cause).into()
    }

    /// The grant was revoked, and a token that may still be valid with it.
    pub(super) fn end_use(&self) {
        let mut live = self.live_mut();
        *live = Arc::new(live.rejected().without_grant(GrantLostReason::Revoked));
        self.end_further();
        self.emit(GrantEventKind::Revoked);
    }
}
