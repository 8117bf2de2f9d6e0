//! Coalesces refreshes: at most one is in flight, and all callers share its result. After a
//! failure, delays the next refresh.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::grant_session::GrantSession;
use super::live::{Credential, Live};
use super::renewal::Renewal;
use super::state::{Outcome, RefreshTask};
use crate::clock;
use crate::error::{Error, GrantLostError, GrantLostReason, TransportError, TransportErrorKind};
use crate::event::GrantEventKind;
use crate::http;

/// The longest server-requested delay that is honored before the next refresh.
const LONGEST_HOLD: Duration = Duration::from_secs(5 * 60);

/// The delay before another early refresh after a failed one.
const AHEAD_HOLD: Duration = Duration::from_secs(5);

/// The delay if a retry could invalidate the grant. Longer than any refresh is early.
const NO_REPLAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The delay before the store is read again for a lost grant.
const LOST_HOLD: Duration = Duration::from_secs(1);

/// The result for a caller that needs a new token.
pub(super) enum Joined {
    /// A newer one is available.
    Newer(Credential),
    /// A refresh is in flight.
    Wait(watch::Receiver<Option<Outcome>>),
}

impl Joined {
    /// Waits for the credential.
    pub(super) async fn outcome(self) -> Outcome {
        let mut result = match self {
            Self::Newer(credential) => return Ok(credential),
            Self::Wait(result) => result,
        };
        let finished = result.wait_for(Option::is_some).await;
        match finished.as_deref() {
            Ok(Some(outcome)) => outcome.clone(),
            // The task has no result if its runtime was shut down.
            _ => Err(TransportError::ambiguous(TransportErrorKind::Interrupted).into()),
        }
    }
}

impl GrantSession {
    /// Joins the refresh in flight, or starts one, for a caller whose credential has version
    /// `seen`.
    pub(super) fn join_refresh(self: &Arc<Self>, seen: u64) -> Result<Joined, Error> {
        let mut refresh_task = self.refresh_task();
        let live = self.live();
        if live.credential().version() > seen && live.is_usable(self.app.now()) {
            return Ok(Joined::Newer(live.credential().clone()));
        }
        if let Some(reason) = live.lost().filter(|reason| reason.is_final()) {
            return Err(GrantLostError::new(reason, None).into());
        }
        if let Some(result) = refresh_task.under_way() {
            return Ok(Joined::Wait(result));
        }
        if let Some((until, error)) = &refresh_task.hold
            && Instant::now() < *until
        {
            return Err(error.clone());
        }
        self.start(&mut refresh_task, &live).map(Joined::Wait)
    }

    /// Starts a refresh in the background.
    pub(super) fn refresh_ahead(self: &Arc<Self>, live: &Live) {
        if !self.renewal.is_possible() || live.lost().is_some() {
            return;
        }
        let mut refresh_task = self.refresh_task();
        let is_newest = self.live().credential().version() == live.credential().version();
        let is_held = refresh_task
            .ahead_after
            .is_some_and(|after| Instant::now() < after);
        if is_newest && !is_held && refresh_task.under_way().is_none() {
            // Without a runtime nothing is lost: the next caller that needs a token gets the error.
            let _ = self.start(&mut refresh_task, live);
        }
    }

    fn start(
        self: &Arc<Self>,
        refresh_task: &mut RefreshTask,
        live: &Live,
    ) -> Result<watch::Receiver<Option<Outcome>>, Error> {
        let runtime = http::require_runtime()?;
        let (sender, result) = watch::channel(None);
        refresh_task.result = Some(result.clone());
        let (session, seen) = (Arc::clone(self), live.credential().version());
        let piece = self.app.work().begin();
        runtime.spawn(async move {
            let outcome = session.obtain(seen).await;
            session.finish_refresh(&outcome);
            let live = session.live();
            if outcome.is_ok() && session.lacks_expiry(&live) {
                session.request_expiry(&live);
            }
            sender.send_replace(Some(outcome));
            drop(piece);
        });
        Ok(result)
    }

    /// Obtains a token to replace the one of version `seen`.
    async fn obtain(self: &Arc<Self>, seen: u64) -> Outcome {
        self.revive().await?;
        if let Some(credential) = self.newer_credential(seen, None) {
            return Ok(credential);
        }
        match self.renewal {
            Renewal::Refresh(refresh) => self.refresh(refresh, seen, None).await,
            Renewal::ClientCredentials(grant) => self.ask_again(grant).await,
            Renewal::OfGrant => self.derive().await,
            Renewal::None => Err(self.lose(GrantLostReason::NoRefreshToken, None)),
        }
    }

    /// Sets the delay for the next refresh.
    fn finish_refresh(self: &Arc<Self>, outcome: &Outcome) {
        let now = Instant::now();
        let mut refresh_task = self.refresh_task();
        match outcome {
            Ok(_) => {
                refresh_task.hold = None;
                // A token that is due but still valid is used first.
                let (live, time) = (self.live(), self.app.now());
                let is_due = live.is_due(time);
                refresh_task.ahead_after = is_due.then(|| clock::after(live.usable_for(time)));
            }
            Err(error) => {
                if !matches!(error, Error::GrantLost(_)) {
                    self.emit(GrantEventKind::RefreshFailed(error.clone()));
                }
                let hold = match error {
                    Error::GrantLost(_) => Some(LOST_HOLD),
                    _ => error.retry_after().map(|wait| wait.min(LONGEST_HOLD)),
                };
                refresh_task.hold = hold.map(|wait| (now + wait, error.clone()));
                let ahead_hold = if self.of_grant().renewal.may_repeat(error) {
                    hold.unwrap_or_default().max(AHEAD_HOLD)
                } else {
                    NO_REPLAY
                };
                refresh_task.ahead_after = Some(now + ahead_hold);
            }
        }
    }
}

impl RefreshTask {
    fn under_way(&self) -> Option<watch::Receiver<Option<Outcome>>> {
        self.result
            .as_ref()
            .filter(|result| result.borrow().is_none() && result.has_changed().is_ok())
            .cloned()
    }
}
