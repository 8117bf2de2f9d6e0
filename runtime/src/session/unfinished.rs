//! Serializes a session's work on its stored grant, and holds records that could not be written.
//! Such a record is held with its lease until it is written, so that no process sends the used
//! refresh token again.

use std::sync::Arc;

use super::grant_session::GrantSession;
use super::lease::LeaseOutcome;
use super::state::{Unfinished, Unsaved};
use crate::error::{Error, StoreError};
use crate::event::GrantEventKind;
use crate::mutant::{Mutant, planted};
use crate::store::{Commit, Found, GrantState, Lease, OpenRecord, Version};
use crate::token::StoredTokens;

/// What work on a grant has written to the store.
pub(super) enum Written {
    /// Nothing: the store is unchanged.
    Nothing,
    /// Everything that could be written.
    All,
    /// Some of it could not be written.
    Not(Box<Unsaved>),
    /// Nothing, because another process has written to the grant or has the lease.
    Overtaken,
}

impl GrantSession {
    /// Returns the lease held for an unsaved record, or acquires one with
    /// [`acquire_lease`](Self::acquire_lease).
    pub(super) async fn take_lease<T>(
        &self,
        unfinished: &mut Unfinished,
        fulfils: impl Fn(&Found) -> Option<T>,
    ) -> Result<LeaseOutcome<T>, Error> {
        if let Some(unsaved) = &mut unfinished.unsaved
            && let Some(lease) = &unsaved.lease
        {
            if let Some(held) = self.hold_again(lease).await? {
                return Ok(LeaseOutcome::Granted(Arc::new(held)));
            }
            unsaved.lease = None;
        }
        self.acquire_lease(fulfils).await
    }

    /// Finishes work under `lease`. Releases it unless something remains to be written.
    pub(super) async fn leave(
        self: &Arc<Self>,
        unfinished: &mut Unfinished,
        lease: &Lease,
        written: Written,
    ) {
        match written {
            // The work was not reached; an earlier record may still be unsaved.
            Written::Nothing => {
                if let Some(unsaved) = &mut unfinished.unsaved {
                    unsaved.lease = Some(lease.clone());
                    self.retry_saving(unfinished);
                    return;
                }
            }
            Written::All | Written::Overtaken => unfinished.unsaved = None,
            Written::Not(unsaved) => {
                let is_held = unsaved.lease.is_some();
                unfinished.unsaved = Some(unsaved);
                self.retry_saving(unfinished);
                if is_held {
                    return;
                }
            }
        }
        self.give_back(lease.clone()).await;
    }

    /// Writes new tokens over those that they replace, the last of which is stored as `version`. If
    /// the store fails, this session uses them anyway.
    pub(super) async fn write(
        &self,
        lease: &Lease,
        version: Version,
        follows: Vec<StoredTokens>,
        tokens: StoredTokens,
    ) -> Written {
        let record = OpenRecord::new(tokens, GrantState::Ready);
        let result = self.store.commit(lease, version, record.clone()).await;
        let (error, lease) = match result {
            Ok(Commit::Done(_)) => {
                self.mark_saved();
                return Written::All;
            }
            _ if planted(Mutant::CommitIgnored) => return Written::All,
            Ok(Commit::Conflict | Commit::Fenced) => (overwritten(), None),
            Err(error) => (error, Some(lease.clone())),
        };
        self.mark_unsaved(error);
        Written::Not(Box::new(Unsaved {
            lease,
            version,
            follows,
            record,
        }))
    }

    /// Writes a new state of the grant with the same `tokens`. Nothing is lost if this fails.
    pub(super) async fn write_state(
        &self,
        lease: &Lease,
        version: Version,
        tokens: StoredTokens,
        state: GrantState,
    ) -> Written {
        let record = OpenRecord::new(tokens.clone(), state);
        match self.store.commit(lease, version, record.clone()).await {
            Ok(Commit::Done(_)) => {
                self.mark_saved();
                Written::All
            }
            Ok(Commit::Conflict | Commit::Fenced) => Written::Overtaken,
            Err(error) => {
                self.mark_unsaved(error);
                Written::Not(Box::new(Unsaved {
                    lease: Some(lease.clone()),
                    version,
                    follows: vec![tokens],
                    record,
                }))
            }
        }
    }

    /// Records that the store has the current tokens.
    pub(super) fn mark_saved(&self) {
        if self.refresh_task().unsaved.take().is_some() {
            self.emit(GrantEventKind::Saved);
        }
    }

    fn mark_unsaved(&self, error: StoreError) {
        self.emit(GrantEventKind::SaveFailed(error.clone()));
        self.refresh_task().unsaved = Some(error);
    }
}

/// The error when another process has written to the grant since.
pub(super) fn overwritten() -> StoreError {
    StoreError::new("another process has written to the grant")
}
