//! The end of a grant by the application's own wish (RFC 7009): under the lease, so that no refresh
//! brings a new token at the same time, and written down for all who share the grant.

use std::convert::Infallible;
use std::sync::Arc;

use super::Shared;
use super::desk::{Written, overwritten};
use super::lease::Wish;
use crate::error::{Error, GrantLostReason};
use crate::grant_event::GrantEventKind;
use crate::store::{GrantState, Lease, Version};
use crate::token::revocation::{self, Hint};

impl Shared {
    pub(super) async fn revoke(self: &Arc<Self>) -> Result<(), Error> {
        let mut desk = self.desk.lock().await;
        // Whatever another session does with the grant, the wish stands.
        let Wish::Granted(held) = self.take_lease(&mut desk, |_| None::<Infallible>).await?;
        let work = self.revoke_leased(held.lease());
        let (result, written) = match self.while_leased(&held, work).await {
            Ok(written) => (Ok(()), written),
            Err(error) => (Err(error), Written::Nothing),
        };
        self.leave(&mut desk, held.lease(), written).await;
        result
    }

    async fn revoke_leased(&self, lease: &Lease) -> Result<Written, Error> {
        let (version, record) = match self.store.load(&self.key).await? {
            Some((version, record)) => (version, Some(record)),
            None => (Version::NONE, None),
        };
        let tokens = self.latest(record.as_ref());
        // §2.1: with the refresh token goes what was given out for it.
        let (token, hint) = match tokens.refresh_token() {
            Some(token) => (token, Hint::RefreshToken),
            None => (tokens.access_token(), Hint::AccessToken),
        };
        revocation::revoke(&self.app, token, Some(hint), tokens.captured()).await?;
        self.end_use();
        let end = GrantState::Lost(GrantLostReason::Revoked);
        let written = self.write_state(lease, version, tokens, end).await;
        if matches!(written, Written::Overtaken) {
            // What the other process has was revoked with the rest of the grant.
            self.tell(GrantEventKind::CommitFailed(overwritten()));
        }
        Ok(written)
    }
}
