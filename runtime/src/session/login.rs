//! Writes the tokens of a login to the store before they are used.

use std::convert::Infallible;
use std::sync::Arc;

use super::grant_session::GrantSession;
use super::lease::LeaseOutcome;
use super::state::STARTS;
use super::unfinished::{Written, overwritten};
use crate::error::Error;
use crate::store::{Commit, Found, GrantState, Lease, OpenRecord, Version};

impl GrantSession {
    pub(super) async fn save_login(self: &Arc<Self>) -> Result<(), Error> {
        let mut unfinished = self.unfinished.lock().await;
        for _ in 0..STARTS {
            // Other sessions' work on the old grant is irrelevant: the login replaces it.
            let LeaseOutcome::Granted(held) = self
                .take_lease(&mut unfinished, |_| None::<Infallible>)
                .await?;
            let work = self.save_login_leased(held.lease());
            let result = self.while_leased(&held, work).await;
            let written = match result {
                Ok(Commit::Done(_)) => Written::All,
                _ => Written::Nothing,
            };
            self.leave(&mut unfinished, held.lease(), written).await;
            match result? {
                Commit::Done(_) => return Ok(()),
                // This process may have been suspended.
                Commit::Conflict | Commit::Fenced => {}
            }
        }
        Err(overwritten().into())
    }

    async fn save_login_leased(&self, lease: &Lease) -> Result<Commit, Error> {
        let stored = self.store.load(&self.key).await?;
        let mut tokens = self.live().tokens().clone();
        let version = match &stored {
            Some((version, Found::Record(record))) => {
                // The clock may have been set back since.
                tokens = tokens.later_than(record.tokens().obtained_at());
                *version
            }
            Some((version, Found::Erased)) => *version,
            None => Version::NONE,
        };
        let record = OpenRecord::new(tokens.clone(), GrantState::Ready);
        let commit = self.store.commit(lease, version, record).await?;
        if matches!(commit, Commit::Done(_)) {
            self.publish(tokens.in_store())?;
        }
        Ok(commit)
    }
}
