//! Processes the server's reply to a refresh: commits it, then publishes it.

use std::future::poll_fn;
use std::task::Poll;

use super::additional_token::AdditionalTokenRequest;
use super::grant_session::GrantSession;
use super::plan::Plan;
use super::refresh::Step;
use super::state::Outcome;
use super::unfinished::Written;
use crate::error::{Error, GrantLostReason};
use crate::event::GrantEventKind;
use crate::grant::{RejectedReply, continued};
use crate::mutant::{Mutant, planted};
use crate::store::{Commit, GrantState, Lease, OpenRecord, Version};
use crate::tables::{Refresh, Rotation};
use crate::token::{Reply, StoredTokens};

impl GrantSession {
    /// Commits the reply, then publishes its tokens. If the access token is rejected, the new
    /// refresh token is still committed, because it replaces the old one.
    pub(super) async fn succeed(
        &self,
        refresh: &Refresh,
        lease: &Lease,
        plan: Plan,
        reply: Reply,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> (Outcome, Written) {
        let Plan {
            base,
            mut version,
            earlier,
            ..
        } = plan;
        let first = base.rotated(&reply);
        let is_rotated = first.refresh_token() != base.refresh_token();
        let contest = |tokens: StoredTokens| match earlier {
            Some(_) if refresh.rotation != Rotation::Never => tokens.contested(self.app.now()),
            _ => tokens,
        };
        let first = contest(first);
        let key = additional.map(|additional| additional.key);
        let mut finishing = Box::pin(continued(&self.app, refresh, &base, reply, key));
        let finished = match poll_fn(|context| Poll::Ready(finishing.as_mut().poll(context))).await
        {
            Poll::Ready(finished) => finished,
            // Another request is needed, for a token swap or the provider's keys.
            Poll::Pending => {
                let record = OpenRecord::new(first.clone(), GrantState::Ready);
                if let Ok(Commit::Done(done)) = self.store.commit(lease, version, record).await {
                    version = done;
                }
                let finished = finishing.await;
                // A later time distinguishes this record from the one committed first.
                let later = |tokens: StoredTokens| tokens.later_than(first.obtained_at());
                finished.map(later).map_err(|rejected| RejectedReply {
                    tokens: later(rejected.tokens),
                    ..rejected
                })
            }
        };
        let (tokens, refusal) = match finished {
            Ok(tokens) => (tokens, None),
            Err(RejectedReply { error, tokens }) => (tokens, Some(error)),
        };
        let tokens = contest(tokens);
        // The first commit may have succeeded although it was reported as failed.
        let follows = vec![base.clone(), first];
        let written = self.write(lease, version, follows, tokens.clone()).await;
        let in_use = match (additional, &refusal) {
            (None, None) => self.publish(tokens),
            _ => self.amend(tokens),
        };
        if in_use.is_ok() {
            if refusal.is_none() {
                self.emit(GrantEventKind::Refreshed);
            }
            if is_rotated {
                self.emit(GrantEventKind::Rotated);
            }
        }
        (refusal.map_or(in_use, Err), written)
    }

    /// Commits the refresh token of a reply that is otherwise unreadable.
    pub(super) async fn rescue(
        &self,
        lease: &Lease,
        plan: Plan,
        error: Error,
    ) -> (Outcome, Written) {
        let token = error.rescued_refresh_token();
        let now = self.app.now();
        let tokens = plan.base.rescuing(token, now);
        let is_rotated = tokens.refresh_token() != plan.base.refresh_token();
        let tokens = match plan.earlier {
            Some(_) if is_rotated => tokens.contested(now),
            _ => tokens,
        };
        let follows = vec![plan.base];
        let written = self
            .write(lease, plan.version, follows, tokens.clone())
            .await;
        if self.amend(tokens).is_ok() && is_rotated {
            self.emit(GrantEventKind::Rotated);
        }
        (Err(error), written)
    }

    /// Handles an `invalid_grant` reply. Reads the store first: a newer version there takes
    /// precedence.
    pub(super) async fn end(&self, lease: &Lease, mut plan: Plan, error: Error) -> Step {
        match self.store.load(&self.key).await {
            Ok(stored) => {
                let version = stored.map_or(Version::NONE, |(version, _)| version);
                if planted(Mutant::LossOverNewer) {
                    plan.version = version;
                } else if version != plan.version && !planted(Mutant::AttemptNotWritten) {
                    return Step::StartOver;
                }
            }
            Err(failure) => return Step::Done(Err(failure.into()), Written::All),
        }
        let reason = if plan.earlier.is_some() || plan.is_contested {
            GrantLostReason::Interrupted
        } else {
            GrantLostReason::Rejected
        };
        self.give_up(lease, plan, reason, Some(error)).await
    }

    /// Records that the grant is lost. Nothing is deleted. If another process has written a newer
    /// version, the grant continues.
    pub(super) async fn give_up(
        &self,
        lease: &Lease,
        plan: Plan,
        reason: GrantLostReason,
        cause: Option<Error>,
    ) -> Step {
        let state = GrantState::Lost(reason);
        let written = self
            .write_state(lease, plan.version, plan.base, state)
            .await;
        if matches!(written, Written::Overtaken) && !planted(Mutant::LossOverNewer) {
            return Step::StartOver;
        }
        Step::Done(Err(self.lose(reason, cause)), written)
    }
}
