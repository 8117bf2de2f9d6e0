//! Where a session works on its grant in the store, one task at a time; and what the store failed to
//! take. That stays here with the lease, so that nobody sends the used refresh token again
//! meanwhile, until it is written.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::Shared;
use crate::error::StoreError;
use crate::grant_event::GrantEventKind;
use crate::http;
use crate::store::{Commit, GrantRecord, Lease, Version};

/// The wait before a write is tried again; it doubles, up to a third of the lease's time.
const PAUSE: Duration = Duration::from_millis(100);

/// Where a session works on its grant.
#[derive(Debug, Default)]
pub(super) struct Desk {
    unsaved: Option<Box<Unsaved>>,
    /// Whether a task is there that tries to write it.
    is_attended: bool,
}

/// What a request brought and the store failed to take.
#[derive(Debug)]
pub(super) struct Unsaved {
    lease: Lease,
    version: Version,
    record: GrantRecord,
}

/// What work on a grant wrote.
pub(super) enum Written {
    /// Nothing: the store is as it was.
    Nothing,
    /// All there was to write, or all that can be.
    All,
    /// Not everything.
    Not(Box<Unsaved>),
}

impl Desk {
    /// The lease that is held for what is unsaved.
    pub(super) fn lease(&self) -> Option<Lease> {
        self.unsaved.as_ref().map(|unsaved| unsaved.lease.clone())
    }
}

impl Shared {
    /// Ends work under `lease`: gives it back, unless there is something left to write.
    pub(super) async fn leave(self: &Arc<Self>, desk: &mut Desk, lease: Lease, written: Written) {
        match written {
            // Work that did not come as far as that leaves what was to be written before.
            Written::Nothing if desk.unsaved.is_some() => {}
            Written::Nothing | Written::All => {
                desk.unsaved = None;
                self.give_back(lease).await;
            }
            Written::Not(unsaved) => {
                desk.unsaved = Some(unsaved);
                self.attend(desk);
            }
        }
    }

    /// Writes what came of a request. What the store fails to take is in force here all the same.
    pub(super) async fn write(
        &self,
        lease: &Lease,
        version: Version,
        record: GrantRecord,
    ) -> Written {
        match self.commit(lease, version, &record).await {
            Ok(Commit::Done(_)) => self.is_saved(),
            Ok(Commit::Conflict | Commit::Fenced) => {
                self.is_unsaved(overwritten());
                return Written::All;
            }
            Err(error) => {
                self.is_unsaved(error);
                return Written::Not(Box::new(Unsaved {
                    lease: lease.clone(),
                    version,
                    record,
                }));
            }
        }
        Written::All
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

    /// Sees to it that what is unsaved is written when the store is well again.
    fn attend(self: &Arc<Self>, desk: &mut Desk) {
        let Ok(runtime) = http::require_runtime() else {
            return;
        };
        if desk.is_attended {
            return;
        }
        desk.is_attended = true;
        let shared = Arc::clone(self);
        let piece = self.app.work().begin();
        runtime.spawn(async move {
            let mut pause = PAUSE;
            while {
                sleep(pause.min(shared.lease_time() / 3)).await;
                shared.try_again().await
            } {
                pause = pause.saturating_mul(2);
            }
            drop(piece);
        });
    }

    /// Whether there is still something to write.
    async fn try_again(&self) -> bool {
        let mut desk = self.desk.lock().await;
        if let Some(unsaved) = desk.unsaved.take() {
            match self.write_again(&unsaved).await {
                Ok(true) => self.is_saved(),
                Ok(false) => self.is_unsaved(overwritten()),
                Err(error) => {
                    self.flight().unsaved = Some(error);
                    desk.unsaved = Some(unsaved);
                    return true;
                }
            }
            self.give_back(unsaved.lease).await;
        }
        desk.is_attended = false;
        false
    }

    /// Whether the store has it now; if not, somebody else has written meanwhile.
    async fn write_again(&self, unsaved: &Unsaved) -> Result<bool, StoreError> {
        let Unsaved {
            lease,
            version,
            record,
        } = unsaved;
        // A lease that cannot be renewed is told by the commit that it fences off.
        drop(
            timeout(
                self.app.timeout(),
                self.store.renew(lease, self.lease_time()),
            )
            .await,
        );
        match self.commit(lease, *version, record).await? {
            Commit::Done(_) => Ok(true),
            // A commit that was reported as failed may have been made after all.
            Commit::Conflict | Commit::Fenced => self.has(record).await,
        }
    }

    pub(super) async fn commit(
        &self,
        lease: &Lease,
        version: Version,
        record: &GrantRecord,
    ) -> Result<Commit, StoreError> {
        let commit = self.store.commit(lease, version, record.clone());
        timeout(self.app.timeout(), commit)
            .await
            .unwrap_or_else(|_| Err(StoreError::new("it did not answer in time")))
    }

    async fn has(&self, record: &GrantRecord) -> Result<bool, StoreError> {
        let stored = self.store.load(&self.key).await?;
        Ok(stored.is_some_and(|(_, stored)| {
            stored.tokens().obtained_at() == record.tokens().obtained_at()
                && stored.state() == record.state()
        }))
    }
}

fn overwritten() -> StoreError {
    StoreError::new("somebody else wrote to the grant meanwhile")
}
