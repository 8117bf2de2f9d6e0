//! The end of a grant by the application's own wish (RFC 7009): under the lease, so that no refresh
//! brings a new token at the same time, and written down for all who share the grant.

use std::convert::Infallible;

use super::Shared;
use super::lease::Wish;
use crate::error::{Error, GrantLostReason};
use crate::store::{GrantRecord, GrantState, Lease, Version};
use crate::token::revocation::{self, Hint};

impl Shared {
    pub(super) async fn revoke(&self) -> Result<(), Error> {
        // Whatever another session does with the grant, the wish stands.
        let Wish::Granted(lease) = self.wish_for_lease(|_| None::<Infallible>).await?;
        let work = self.revoke_leased(lease.clone());
        self.with_lease(lease, work).await
    }

    async fn revoke_leased(&self, lease: Lease) -> Result<(), Error> {
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
        self.keep(&lease, version, GrantRecord::new(tokens, end))
            .await;
        Ok(())
    }
}
