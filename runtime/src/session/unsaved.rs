//! Retries a failed write until the store has the record or a newer one.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::grant_session::GrantSession;
use super::held_lease::HeldLease;
use super::state::{Unfinished, Unsaved};
use crate::error::{GrantLostReason, StoreError};
use crate::event::GrantEventKind;
use crate::http;
use crate::store::{Commit, GrantState, Lease, OpenRecord, Version};
use crate::token::StoredTokens;

/// The delay before a write is retried. It doubles, up to a third of the lease duration.
const PAUSE: Duration = Duration::from_millis(100);

/// How often a write is tried when other processes record attempts.
const WRITES: u32 = 3;

/// The result of a retried write.
enum Saved {
    /// The record is stored.
    Yes,
    /// The store has a newer record of another process.
    Superseded(Box<OpenRecord>),
    /// The application has erased the grant.
    Erased,
    /// Another process has the lease.
    NotYet,
}

impl Unsaved {
    /// Whether this record may replace the stored one. It may if that has the version that it
    /// follows. New tokens may also replace other processes' attempts with the tokens they follow.
    /// A lost grant or a withdrawn attempt never replaces a newer record.
    fn may_replace(&self, version: Version, stored: &OpenRecord) -> bool {
        let is_followed =
            |tokens: &StoredTokens| self.follows.iter().any(|before| is_same(before, tokens));
        let base = self.follows.first();
        let has_new_tokens = !base.is_some_and(|base| is_same(base, self.record.tokens()))
            && !matches!(self.record.state(), GrantState::Lost(_));
        let has_ended = matches!(stored.state(), GrantState::Lost(_));
        version == self.version || (has_new_tokens && !has_ended && is_followed(stored.tokens()))
    }
}

impl GrantSession {
    /// Writes the unsaved record, if any, under a held lease. Returns `true` if another process's
    /// newer record was adopted instead.
    pub(super) async fn settle_unsaved(
        &self,
        unfinished: &mut Unfinished,
        held: &HeldLease,
    ) -> Result<bool, StoreError> {
        let Some(unsaved) = &unfinished.unsaved else {
            return Ok(false);
        };
        let work = self.save(unsaved, held.lease());
        let saved = self.while_leased(held, work).await?;
        let is_superseded = matches!(saved, Saved::Superseded(_) | Saved::Erased);
        if self.finish_saving(unsaved, &saved) {
            unfinished.unsaved = None;
        }
        Ok(is_superseded)
    }

    /// Starts a task that retries the write until the store works again.
    pub(super) fn retry_saving(self: &Arc<Self>, unfinished: &mut Unfinished) {
        let Ok(runtime) = http::require_runtime() else {
            return;
        };
        if unfinished.is_retried {
            return;
        }
        unfinished.is_retried = true;
        let session = Arc::clone(self);
        let piece = self.app.work().begin();
        runtime.spawn(async move {
            let mut pause = PAUSE;
            while {
                sleep(pause.min(session.lease_time() / 3)).await;
                session.try_again().await
            } {
                pause = pause.saturating_mul(2);
            }
            drop(piece);
        });
    }

    /// Retries once. Returns whether anything remains to be written.
    async fn try_again(&self) -> bool {
        let mut unfinished = self.unfinished.lock().await;
        if let Some(mut unsaved) = unfinished.unsaved.take() {
            match self.save_leased(&mut unsaved).await {
                Ok(saved) if self.finish_saving(&unsaved, &saved) => {
                    if let Some(lease) = unsaved.lease {
                        self.give_back(lease).await;
                    }
                }
                Ok(_) => {
                    unfinished.unsaved = Some(unsaved);
                    return true;
                }
                Err(error) => {
                    self.refresh_task().unsaved = Some(error);
                    unfinished.unsaved = Some(unsaved);
                    return true;
                }
            }
        }
        unfinished.is_retried = false;
        false
    }

    /// Writes the unsaved record under its lease or a new one.
    async fn save_leased(&self, unsaved: &mut Unsaved) -> Result<Saved, StoreError> {
        let held = match &unsaved.lease {
            Some(lease) => self.hold_again(lease).await?,
            None => None,
        };
        let held = match held {
            Some(held) => Some(held),
            None => self.try_lease().await?,
        };
        unsaved.lease = held.as_ref().map(|held| held.lease().clone());
        match held {
            Some(held) => self.save(unsaved, held.lease()).await,
            None => Ok(Saved::NotYet),
        }
    }

    async fn save(&self, unsaved: &Unsaved, lease: &Lease) -> Result<Saved, StoreError> {
        for _ in 0..WRITES {
            let mut version = Version::NONE;
            let mut record = unsaved.record.clone();
            if let Some((found, stored)) = self.store.load(&self.key).await? {
                version = found;
                let Some(stored) = stored.record() else {
                    return Ok(Saved::Erased);
                };
                // A commit that was reported as failed may have succeeded.
                if is_same_record(&stored, &unsaved.record) {
                    return Ok(Saved::Yes);
                }
                if !unsaved.may_replace(version, &stored) {
                    return Ok(Saved::Superseded(Box::new(stored)));
                }
                // Another process has recorded an attempt with the previous tokens.
                if version != unsaved.version {
                    let tokens = record.tokens().clone().contested(self.app.now());
                    record = OpenRecord::new(tokens, record.state().clone());
                }
            }
            match self.store.commit(lease, version, record).await? {
                Commit::Done(_) => return Ok(Saved::Yes),
                Commit::Conflict => {}
                Commit::Fenced => break,
            }
        }
        Ok(Saved::NotYet)
    }

    /// Processes the result of a retry. Returns `false` if something remains to be written.
    fn finish_saving(&self, unsaved: &Unsaved, saved: &Saved) -> bool {
        match saved {
            Saved::NotYet => return false,
            Saved::Yes => self.mark_saved(),
            Saved::Erased => {
                drop(self.mark_forgotten());
                self.refresh_task().unsaved = None;
            }
            Saved::Superseded(stored) => {
                let live = self.live();
                let is_in_use =
                    live.tokens().obtained_at() == unsaved.record.tokens().obtained_at();
                match stored.state() {
                    GrantState::Lost(GrantLostReason::Revoked) => {
                        drop(self.lose(GrantLostReason::Revoked, None));
                    }
                    // Only the server knows whether the current tokens are still valid.
                    GrantState::Lost(_) => {}
                    _ if is_in_use && self.publish(stored.tokens().clone()).is_ok() => {
                        self.emit(GrantEventKind::Adopted);
                    }
                    _ => {}
                }
                self.refresh_task().unsaved = None;
            }
        }
        true
    }
}

fn is_same(one: &StoredTokens, other: &StoredTokens) -> bool {
    one.obtained_at() == other.obtained_at() && one.refresh_token() == other.refresh_token()
}

fn is_same_record(one: &OpenRecord, other: &OpenRecord) -> bool {
    one.tokens().obtained_at() == other.tokens().obtained_at() && one.state() == other.state()
}
