//! The end of a grant by the application's own wish (RFC 7009): under the lease, so that no refresh
//! brings a new token at the same time, and written down for all who share the grant.

use std::convert::Infallible;
use std::sync::Arc;

use super::Shared;
use super::desk::Written;
use super::lease::Wish;
use crate::error::{Error, GrantLostReason};
use crate::store::{GrantRecord, GrantState, Lease, Version};
use crate::token::revocation::{self, Hint};

impl Shared {
    pub(super) async fn revoke(self: &Arc<Self>) -> Result<(), Error> {
        let mut desk = self.desk.lock().await;
        let lease = if let Some(lease) = desk.lease() {
            lease
        } else {
            // Whatever another session does with the grant, the wish stands.
            let Wish::Granted(lease) = self.wish_for_lease(|_| None::<Infallible>).await?;
            lease
        };
        let work = self.revoke_leased(&lease);
        let (result, written) = match self.while_leased(&lease, work).await {
            Ok(written) => (Ok(()), written),
            Err(error) => (Err(error), Written::Nothing),
        };
        self.leave(&mut desk, lease, written).await;
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
        let record = GrantRecord::new(tokens, end);
        Ok(self.write(lease, version, record).await)
    }
}
