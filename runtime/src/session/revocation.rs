//! Revokes a grant (RFC 7009). The lease prevents a concurrent refresh, and the result is recorded
//! for all processes that share the grant.

use std::convert::Infallible;
use std::sync::Arc;

use super::grant_session::GrantSession;
use super::held_lease::HeldLease;
use super::lease::LeaseOutcome;
use super::state::STARTS;
use super::unfinished::{Written, overwritten};
use crate::error::{Error, GrantLostReason, TransportError, TransportErrorKind};
use crate::event::GrantEventKind;
use crate::http::Guard;
use crate::store::{Found, GrantState, Version};
use crate::token::StoredTokens;
use crate::token_endpoint::revocation;

/// The result of a revocation under one lease.
enum Step {
    Done(Result<(), Error>, Written),
    /// Another process acquired the lease before the request was sent.
    LeaseLost,
    /// The token is revoked, but another process has written newer ones.
    Overtaken,
}

impl GrantSession {
    pub(super) async fn revoke(self: &Arc<Self>) -> Result<(), Error> {
        let mut unfinished = self.unfinished.lock().await;
        let mut result = Err(TransportError::definite(TransportErrorKind::NotSent).into());
        for _ in 0..STARTS {
            // The grant is revoked regardless of the work of other sessions.
            let LeaseOutcome::Granted(held) = self
                .take_lease(&mut unfinished, |_| None::<Infallible>)
                .await?;
            let step = self.while_leased(&held, self.revoke_leased(&held)).await;
            let written = match step {
                Step::Done(result, written) => {
                    self.leave(&mut unfinished, held.lease(), written).await;
                    return result;
                }
                Step::LeaseLost => Written::Nothing,
                Step::Overtaken => {
                    result = Ok(());
                    Written::Overtaken
                }
            };
            self.leave(&mut unfinished, held.lease(), written).await;
        }
        if result.is_ok() {
            // The other process's tokens were revoked with the rest of the grant.
            self.emit(GrantEventKind::SaveFailed(overwritten()));
        }
        result
    }

    /// Revokes a grant's tokens under a held lease; `false` if the lease was lost before.
    pub(super) async fn revoke_tokens(
        &self,
        held: &Arc<HeldLease>,
        tokens: &StoredTokens,
    ) -> Result<bool, Error> {
        let (token, hint) = revocation::revoked(&self.app, tokens);
        // Revoking a token that another process has already replaced would have no effect.
        if !self.renew_lease(held).await? {
            return Ok(false);
        }
        let guard = Some(Arc::clone(held) as Arc<dyn Guard>);
        let captured = tokens.captured();
        match revocation::revoke(&self.app, token, Some(hint), captured, guard).await {
            Err(Error::Transport(error)) if error.kind() == TransportErrorKind::NotSent => {
                Ok(false)
            }
            result => result.map(|()| true),
        }
    }

    async fn revoke_leased(&self, held: &Arc<HeldLease>) -> Step {
        let stored = match self.store.load(&self.key).await {
            Ok(stored) => stored,
            Err(error) => return Step::Done(Err(error.into()), Written::Nothing),
        };
        let is_erased = matches!(stored, Some((_, Found::Erased)));
        let (version, record) = match stored {
            Some((version, found)) => (version, found.record()),
            None => (Version::NONE, None),
        };
        let tokens = self.latest(record.as_ref());
        match self.revoke_tokens(held, &tokens).await {
            Ok(true) => {}
            Ok(false) => return Step::LeaseLost,
            Err(error) => return Step::Done(Err(error), Written::Nothing),
        }
        self.mark_revoked();
        if is_erased {
            return Step::Done(Ok(()), Written::All);
        }
        let end = GrantState::Lost(GrantLostReason::Revoked);
        match self.write_state(held.lease(), version, tokens, end).await {
            Written::Overtaken => Step::Overtaken,
            written => Step::Done(Ok(()), written),
        }
    }
}
