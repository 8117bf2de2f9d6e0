//! Prepares a refresh: reads the store again under the lease and records the attempt, so that a
//! crash afterwards is detectable.

use std::ops::ControlFlow;
use std::time::Duration;

use super::additional_token::AdditionalTokenRequest;
use super::grant_session::GrantSession;
use super::held_lease::Moment;
use super::renewal::{Takeover, takeover};
use super::state::{Outcome, Unsent};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, GrantLostReason, TransportError, TransportErrorKind};
use crate::event::GrantEventKind;
use crate::grant::app_token_needed_by;
use crate::mutant::{Mutant, planted};
use crate::secret::Secret;
use crate::store::{Attempt, Commit, Found, GrantState, Lease, OpenRecord, Version};
use crate::tables::{Refresh, RefreshInput};
use crate::token::StoredTokens;
use crate::token_endpoint::endpoint::SignedRequest;

/// The number of attempts to record the attempt when other processes commit concurrently.
const COMMITS: u32 = 3;

/// The state before the request is sent.
pub(super) struct Plan {
    /// The latest tokens.
    pub(super) base: StoredTokens,
    /// The token that is sent.
    pub(super) token: Secret,
    /// The version under which the attempt is recorded.
    pub(super) version: Version,
    /// The recorded attempt.
    pub(super) attempt: Attempt,
    /// The previous attempt with the same token, which received no reply.
    pub(super) earlier: Option<Attempt>,
    /// The provider's grace period, if resending the token relies on it.
    pub(super) grace: Option<Grace>,
    /// An earlier refresh token may have been sent twice, so the server may revoke the grant.
    pub(super) is_contested: bool,
    /// The request, if it was signed before the attempt was recorded.
    pub(super) signed: Option<Box<SignedRequest>>,
    /// The application's own token, if the request contains it.
    pub(super) app_token: Option<(&'static str, Secret)>,
}

/// A period within which a used token may be sent again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grace {
    pub(super) seen_at: Moment,
    /// The time remaining then.
    pub(super) left: Duration,
}

impl Grace {
    /// Whether the period is over, by the clock that advanced more.
    pub(super) fn is_over(self, app: &App) -> bool {
        self.seen_at.age(app) > self.left && !planted(Mutant::GraceNotRechecked)
    }
}

/// The result of reading the store.
pub(super) enum Reading {
    Planned(Plan),
    /// No request is needed: another process refreshed, the grant is lost, or the current token is
    /// used first.
    Settled(Outcome),
    /// The grant must be given up.
    Lost(Plan),
    /// Another process has the lease.
    Fenced,
}

impl Plan {
    /// Converts to an attempt that was certainly not sent.
    pub(super) fn unsent(self) -> Unsent {
        Unsent {
            attempt: self.attempt,
            earlier: self.earlier,
            version: self.version,
        }
    }
}

impl Unsent {
    /// Whether `attempt` is this attempt. Another process may have recorded an equal one, but with
    /// another version.
    fn is(&self, version: Version, attempt: &Attempt) -> bool {
        self.version == version && self.attempt == *attempt
    }
}

impl GrantSession {
    /// Reads the store and records the attempt.
    pub(super) async fn plan(
        &self,
        refresh: &Refresh,
        lease: &Lease,
        unsent: &mut Option<Unsent>,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Result<Reading, Error> {
        for _ in 0..COMMITS {
            let stored = self.store.load(&self.key).await?;
            let settled = match &stored {
                Some((_, found)) if !planted(Mutant::NoReread) => self.adopt(found, additional),
                None if self.was_forgotten() => Some(Err(self.mark_forgotten())),
                _ => None,
            };
            if let Some(outcome) = settled {
                return Ok(Reading::Settled(outcome));
            }
            let mut plan = match self.propose(refresh, stored, unsent.as_ref()) {
                Ok(plan) => plan,
                Err(lost) => return Ok(Reading::Settled(Err(lost))),
            };
            if !planted(Mutant::TakeoverNotAsked) {
                match self.take_over(refresh, plan, additional)? {
                    ControlFlow::Continue(ready) => plan = ready,
                    ControlFlow::Break(reading) => return Ok(reading),
                }
            }
            // Before the attempt is recorded: if this request fails, no refresh token was sent.
            let app_token = app_token_needed_by(&self.app, &refresh.grant);
            plan.app_token = Box::pin(app_token).await?;
            if self.app.has_external_keys() {
                // Before the attempt is recorded: a process that ends while it waits for the signer has
                // certainly sent nothing.
                plan.signed = Some(Box::new(self.sign(refresh, &plan, additional).await?));
            }
            if planted(Mutant::AttemptNotWritten) {
                return Ok(Reading::Planned(plan));
            }
            let state = GrantState::Refreshing(plan.attempt.clone());
            let record = OpenRecord::new(plan.base.clone(), state);
            match self.store.commit(lease, plan.version, record).await {
                Ok(Commit::Done(version)) => {
                    if plan.earlier.is_some() {
                        self.emit(GrantEventKind::Resent);
                    }
                    plan.version = version;
                    plan.base = plan.base.in_store();
                    return Ok(Reading::Planned(plan));
                }
                Ok(Commit::Conflict) => {}
                Ok(Commit::Fenced) if planted(Mutant::FenceIgnored) => {
                    return Ok(Reading::Planned(plan));
                }
                Ok(Commit::Fenced) => return Ok(Reading::Fenced),
                Err(error) => {
                    // The commit may have succeeded, or may still do so.
                    plan.version = plan.version.next();
                    *unsent = Some(plan.unsent());
                    return Err(error.into());
                }
            }
        }
        // Every commit conflicted, which only a process that holds the lease can cause.
        Ok(Reading::Fenced)
    }

    /// Proposes the next attempt for the stored grant. Returns an error if the grant is lost.
    fn propose(
        &self,
        refresh: &Refresh,
        stored: Option<(Version, Found)>,
        unsent: Option<&Unsent>,
    ) -> Result<Plan, Error> {
        let version = stored
            .as_ref()
            .map_or(Version::NONE, |(version, _)| *version);
        let record = stored.and_then(|(_, found)| found.record());
        let now = self.app.now();
        let is_contested = record
            .as_ref()
            .is_some_and(|record| is_contested(record, now));
        let mut base = self.latest(record.as_ref());
        // The record that says so is about to be replaced.
        if is_contested && !base.is_contested(now) {
            base = base.contested(now);
        }
        let token = sent_token(refresh, &base)
            .ok_or_else(|| self.lose(GrantLostReason::NoRefreshToken, None))?;
        let earlier = match record.as_ref().map(OpenRecord::state) {
            Some(GrantState::Refreshing(attempt)) => match unsent {
                Some(unsent) if unsent.is(version, attempt) => unsent.earlier.clone(),
                _ => Some(attempt.clone()).filter(|attempt| attempt.sent(&token)),
            },
            _ => None,
        };
        Ok(Plan {
            is_contested,
            signed: None,
            app_token: None,
            grace: None,
            attempt: Attempt::next(&token, earlier.as_ref(), now),
            base,
            token,
            version,
            earlier,
        })
    }

    /// Decides what to do about an earlier attempt whose reply is unknown. Continues if the refresh
    /// token is to be sent.
    fn take_over(
        &self,
        refresh: &Refresh,
        mut plan: Plan,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Result<ControlFlow<Reading, Plan>, Error> {
        let Some(earlier) = &plan.earlier else {
            return Ok(ControlFlow::Continue(plan));
        };
        let (live, seen_at) = (self.live(), Moment::now(&self.app));
        let now = seen_at.time_of_day();
        match takeover(refresh, earlier, live.is_usable(now), now) {
            Takeover::Send => {}
            Takeover::SendWithin(left) => plan.grace = Some(Grace { seen_at, left }),
            // The main token is still valid. The additional one is not requested until that has
            // expired.
            Takeover::UseUp if additional.is_some() => {
                let lost = TransportErrorKind::Interrupted;
                return Err(TransportError::ambiguous(lost).into());
            }
            Takeover::UseUp => {
                let settled = Reading::Settled(Ok(live.credential().clone()));
                return Ok(ControlFlow::Break(settled));
            }
            Takeover::GiveUp => return Ok(ControlFlow::Break(Reading::Lost(plan))),
        }
        Ok(ControlFlow::Continue(plan))
    }

    /// Returns the latest tokens: the store's, if they are newer than ours.
    pub(super) fn latest(&self, record: Option<&OpenRecord>) -> StoredTokens {
        let live = self.live();
        let ours = live.tokens();
        record
            .map(OpenRecord::tokens)
            .filter(|theirs| theirs.obtained_at() > ours.obtained_at())
            .unwrap_or(ours)
            .clone()
    }
}

/// Whether an earlier refresh token may have been sent twice: the record says so, or a process gave
/// up the grant after an attempt without a reply.
fn is_contested(record: &OpenRecord, now: Timestamp) -> bool {
    let has_given_up = matches!(
        record.state(),
        GrantState::Lost(GrantLostReason::Interrupted)
    );
    (record.tokens().is_contested(now) || has_given_up) && !planted(Mutant::ContestForgotten)
}

fn sent_token(refresh: &Refresh, base: &StoredTokens) -> Option<Secret> {
    match refresh.input {
        RefreshInput::RefreshToken => base.refresh_token().cloned(),
        // If no token is sent, the access token identifies the attempt.
        RefreshInput::AccessToken | RefreshInput::Nothing => Some(base.access_token().clone()),
    }
}
