//! Where a session works on its grant in the store, one task at a time; and what the store failed to
//! take. That stays here with the lease, so that nobody sends the used refresh token again
//! meanwhile, until it is written.

use super::state::Unfinished;
use std::sync::Arc;

use super::state::Shared;
use crate::error::{Error, StoreError};
use crate::event::GrantEventKind;
use crate::mutant::{Mutant, planted};
use crate::session::lease::LeaseOutcome;
use crate::session::state::Unsaved;
use crate::store::{Commit, GrantRecord, GrantState, Lease, Version};
use crate::token::StoredTokens;

/// What work on a grant wrote.
pub(super) enum Written {
    /// Nothing: the store is as it was.
    Nothing,
    /// All there was to write, or all that can be.
    All,
    /// Not everything.
    Not(Box<Unsaved>),
    /// Nothing, because another process wrote meanwhile, or has the lease.
    Overtaken,
}

impl Shared {
    /// The lease that is held for what is unsaved, if it still is, or another one as by
    /// [`acquire_lease`](Self::acquire_lease).
    pub(super) async fn take_lease<T>(
        &self,
        unfinished: &mut Unfinished,
        fulfils: impl Fn(&GrantRecord) -> Option<T>,
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

    /// Ends work under `lease`: gives it back, unless there is something left to write.
    pub(super) async fn leave(
        self: &Arc<Self>,
        unfinished: &mut Unfinished,
        lease: &Lease,
        written: Written,
    ) {
        match written {
            // Work that did not come as far as that leaves what was to be written before.
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

    /// Writes the tokens that a request brought in place of those that they follow, the last of which
    /// the store has as `version`. What the store fails to take is in force here all the same.
    pub(super) async fn write(
        &self,
        lease: &Lease,
        version: Version,
        follows: Vec<StoredTokens>,
        tokens: StoredTokens,
    ) -> Written {
        let record = GrantRecord::new(tokens, GrantState::Ready);
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

    /// Writes what has become of the grant with the same `tokens`: nothing that could be lost.
    pub(super) async fn write_state(
        &self,
        lease: &Lease,
        version: Version,
        tokens: StoredTokens,
        state: GrantState,
    ) -> Written {
        let record = GrantRecord::new(tokens.clone(), state);
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

    /// The store has the tokens that are in use.
    pub(super) fn mark_saved(&self) {
        if self.refresh_task().unsaved.take().is_some() {
            self.emit(GrantEventKind::Committed);
        }
    }

    fn mark_unsaved(&self, error: StoreError) {
        self.emit(GrantEventKind::CommitFailed(error.clone()));
        self.refresh_task().unsaved = Some(error);
    }
}

pub(super) fn overwritten() -> StoreError {
    StoreError::new("another process wrote to the grant meanwhile")
}
