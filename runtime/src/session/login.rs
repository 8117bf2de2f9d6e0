//! The tokens of a login, written to the store before anything is done with them.

use std::convert::Infallible;
use std::sync::Arc;

use super::Shared;
use super::desk::Written;
use super::lease::Wish;
use crate::error::{Error, StoreError};
use crate::store::{Commit, GrantRecord, GrantState, Lease, Version};

impl Shared {
    pub(super) async fn keep_login(self: &Arc<Self>) -> Result<(), Error> {
        let mut desk = self.desk.lock().await;
        // Whatever another session does with the grant, it is another grant now.
        let Wish::Granted(held) = self.take_lease(&mut desk, |_| None::<Infallible>).await?;
        let result = self
            .while_leased(&held, self.keep_leased(held.lease()))
            .await;
        let written = match result {
            Ok(()) => Written::All,
            Err(_) => Written::Nothing,
        };
        self.leave(&mut desk, held.lease(), written).await;
        result
    }

    async fn keep_leased(&self, lease: &Lease) -> Result<(), Error> {
        let stored = self.store.load(&self.key).await?;
        let mut tokens = self.live().tokens().clone();
        let version = match &stored {
            Some((version, record)) => {
                // The clock may have been set back since.
                tokens = tokens.later_than(record.tokens().obtained_at());
                *version
            }
            None => Version::NONE,
        };
        let record = GrantRecord::new(tokens.clone(), GrantState::Ready);
        match self.store.commit(lease, version, record).await? {
            Commit::Done(_) => {
                self.publish(tokens)?;
                Ok(())
            }
            Commit::Conflict | Commit::Fenced => {
                Err(StoreError::new("somebody else wrote to the grant meanwhile").into())
            }
        }
    }
}
