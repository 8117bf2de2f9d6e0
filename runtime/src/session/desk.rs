//! Where a session works on its grant in the store, one task at a time; and what the store failed to
//! take. That stays here with the lease, so that nobody sends the used refresh token again
//! meanwhile, until it is written.

use super::state::Desk;
use std::sync::Arc;

use super::state::Shared;
use crate::error::{Error, StoreError};
use crate::event::GrantEventKind;
use crate::mutant::{Mutant, planted};
use crate::session::lease::Wish;
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
    /// [`wish_for_lease`](Self::wish_for_lease).
    pub(super) async fn take_lease<T>(
        &self,
        desk: &mut Desk,
        fulfils: impl Fn(&GrantRecord) -> Option<T>,
    ) -> Result<Wish<T>, Error> {
        if let Some(unsaved) = &mut desk.unsaved
            && let Some(lease) = &unsaved.lease
        {
            if let Some(held) = self.hold_again(lease).await? {
                return Ok(Wish::Granted(Arc::new(held)));
            }
            unsaved.lease = None;
        }
        self.wish_for_lease(fulfils).await
    }

    /// Ends work under `lease`: gives it back, unless there is something left to write.
    pub(super) async fn leave(self: &Arc<Self>, desk: &mut Desk, lease: &Lease, written: Written) {
        match written {
            // Work that did not come as far as that leaves what was to be written before.
            Written::Nothing => {
                if let Some(unsaved) = &mut desk.unsaved {
                    unsaved.lease = Some(lease.clone());
                    self.attend(desk);
                    return;
                }
            }
            Written::All | Written::Overtaken => desk.unsaved = None,
            Written::Not(unsaved) => {
                let is_held = unsaved.lease.is_some();
                desk.unsaved = Some(unsaved);
                self.attend(desk);
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
                self.is_saved();
                return Written::All;
            }
            _ if planted(Mutant::CommitIgnored) => return Written::All,
            Ok(Commit::Conflict | Commit::Fenced) => (overwritten(), None),
            Err(error) => (error, Some(lease.clone())),
        };
        self.is_unsaved(error);
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
                self.is_saved();
                Written::All
            }
            Ok(Commit::Conflict | Commit::Fenced) => Written::Overtaken,
            Err(error) => {
                self.is_unsaved(error);
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
    pub(super) fn is_saved(&self) {
        if self.flight().unsaved.take().is_some() {
            self.tell(GrantEventKind::Committed);
        }
    }

    fn is_unsaved(&self, error: StoreError) {
        self.tell(GrantEventKind::CommitFailed(error.clone()));
        self.flight().unsaved = Some(error);
    }
}

pub(super) fn overwritten() -> StoreError {
    StoreError::new("another process wrote to the grant meanwhile")
}
