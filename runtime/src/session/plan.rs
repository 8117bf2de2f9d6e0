//! What happens before a refresh token is sent: the store is read again under the lease, and the
//! attempt is written down, so that a crash afterwards leaves a label and not a guess.

use super::state::Unsent;
use std::time::Duration;

use super::further::Wanted;
use super::held_lease::Moment;
use super::renewal::{Takeover, takeover};
use super::state::Outcome;
use super::state::Shared;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, GrantLostReason, TransportError, TransportErrorKind};
use crate::event::GrantEventKind;
use crate::mutant::{Mutant, planted};
use crate::secret::Secret;
use crate::store::{Attempt, Commit, GrantRecord, GrantState, Lease, Version};
use crate::tables::{Refresh, RefreshInput};
use crate::token::StoredTokens;

/// How often the attempt is written down over somebody else's commit.
const COMMITS: u32 = 3;

/// What is known before the server is asked.
pub(super) struct Plan {
    /// The latest tokens.
    pub(super) base: StoredTokens,
    /// What is sent to be refreshed.
    pub(super) token: Secret,
    /// The version under which the attempt is written down.
    pub(super) version: Version,
    /// What is written down of it.
    pub(super) attempt: Attempt,
    /// The attempt with the same token before this one, which was never answered.
    pub(super) earlier: Option<Attempt>,
    /// The grace of the provider on which sending the token again relies.
    pub(super) grace: Option<Grace>,
    /// An earlier refresh token may have been sent twice, and the server may end the grant for it.
    pub(super) is_contested: bool,
}

/// A time within which a used token may be sent again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grace {
    pub(super) seen_at: Moment,
    /// What was left of it then.
    pub(super) left: Duration,
}

impl Grace {
    /// Whether it is over, by the clock that counted more.
    pub(super) fn is_over(self, app: &App) -> bool {
        self.seen_at.age(app) > self.left && !planted(Mutant::GraceNotRechecked)
    }
}

/// What the store says before the server is asked.
pub(super) enum Reading {
    Planned(Plan),
    /// Somebody else refreshed meanwhile, or the grant has ended, or the token is to be used up.
    Settled(Outcome),
    /// The grant is given up.
    Lost(Plan),
    /// Another process has the lease.
    Fenced,
}

impl Plan {
    /// The same attempt when it is certain that nothing was sent.
    pub(super) fn unsent(self) -> Unsent {
        Unsent {
            attempt: self.attempt,
            earlier: self.earlier,
            version: self.version,
        }
    }
}

impl Unsent {
    /// Whether `state` is this very attempt: another process may have written an equal one, but
    /// not as the same version.
    fn is(&self, version: Version, attempt: &Attempt) -> bool {
        self.version == version && self.attempt == *attempt
    }
}

impl Shared {
    /// Reads again and writes down the attempt.
    pub(super) async fn plan(
        &self,
        refresh: &Refresh,
        lease: &Lease,
        unsent: &mut Option<Unsent>,
        wanted: Option<Wanted<'_>>,
    ) -> Result<Reading, Error> {
        for _ in 0..COMMITS {
            let stored = self.store.load(&self.key).await?;
            if let Some(outcome) = stored
                .as_ref()
                .filter(|_| !planted(Mutant::NoReread))
                .and_then(|(_, record)| self.adopt(record, wanted))
            {
                return Ok(Reading::Settled(outcome));
            }
            let version = stored
                .as_ref()
                .map_or(Version::NONE, |(version, _)| *version);
            let record = stored.map(|(_, record)| record);
            let is_contested = record
                .as_ref()
                .is_some_and(|record| is_contested(record, self.app.now()));
            let mut base = self.latest(record.as_ref());
            // The record that says so is about to be replaced.
            if is_contested && !base.is_contested(self.app.now()) {
                base = base.contested(self.app.now());
            }
            let Some(token) = sent_token(refresh, &base) else {
                let lost = self.lose(GrantLostReason::NoRefreshToken, None);
                return Ok(Reading::Settled(Err(lost)));
            };
            let earlier = match record.as_ref().map(GrantRecord::state) {
                Some(GrantState::Refreshing(attempt)) => match unsent {
                    Some(unsent) if unsent.is(version, attempt) => unsent.earlier.clone(),
                    _ => Some(attempt.clone()).filter(|attempt| attempt.sent(&token)),
                },
                _ => None,
            };
            let mut plan = Plan {
                is_contested,
                grace: None,
                attempt: Attempt::next(&token, earlier.as_ref(), self.app.now()),
                base,
                token,
                version,
                earlier,
            };
            if let Some(earlier) = plan.earlier.as_ref()
                && !planted(Mutant::TakeoverNotAsked)
            {
                let (live, seen_at) = (self.live(), Moment::now(&self.app));
                let now = seen_at.time_of_day();
                match takeover(refresh, earlier, live.is_usable(now), now) {
                    Takeover::Send => {}
                    Takeover::SendWithin(left) => plan.grace = Some(Grace { seen_at, left }),
                    // The first token is good for now. This one is not there before that has ended.
                    Takeover::UseUp if wanted.is_some() => {
                        let lost = TransportErrorKind::Interrupted;
                        return Err(TransportError::ambiguous(lost).into());
                    }
                    Takeover::UseUp => {
                        return Ok(Reading::Settled(Ok(live.credential().clone())));
                    }
                    Takeover::GiveUp => return Ok(Reading::Lost(plan)),
                }
            }
            if planted(Mutant::AttemptNotWritten) {
                return Ok(Reading::Planned(plan));
            }
            let state = GrantState::Refreshing(plan.attempt.clone());
            let record = GrantRecord::new(plan.base.clone(), state);
            match self.store.commit(lease, version, record).await {
                Ok(Commit::Done(version)) => {
                    if plan.earlier.is_some() {
                        self.emit(GrantEventKind::Replayed);
                    }
                    plan.version = version;
                    return Ok(Reading::Planned(plan));
                }
                Ok(Commit::Conflict) => {}
                Ok(Commit::Fenced) if planted(Mutant::FenceIgnored) => {
                    return Ok(Reading::Planned(plan));
                }
                Ok(Commit::Fenced) => return Ok(Reading::Fenced),
                Err(error) => {
                    // It may have been made, or may be made later.
                    plan.version = version.next();
                    *unsent = Some(plan.unsent());
                    return Err(error.into());
                }
            }
        }
        // Each commit was overtaken: only a process that has the lease can do that.
        Ok(Reading::Fenced)
    }

    /// The latest tokens: the store's, when they are later than ours.
    pub(super) fn latest(&self, record: Option<&GrantRecord>) -> StoredTokens {
        let live = self.live();
        let ours = live.tokens();
        record
            .map(GrantRecord::tokens)
            .filter(|theirs| theirs.obtained_at() > ours.obtained_at())
            .unwrap_or(ours)
            .clone()
    }
}

/// Whether an earlier refresh token may have been sent twice: the record says so, or a process gave
/// the grant up for an attempt that was never answered.
fn is_contested(record: &GrantRecord, now: Timestamp) -> bool {
    let has_given_up = matches!(
        record.state(),
        GrantState::Lost(GrantLostReason::Interrupted)
    );
    (record.tokens().is_contested(now) || has_given_up) && !planted(Mutant::ContestForgotten)
}

fn sent_token(refresh: &Refresh, base: &StoredTokens) -> Option<Secret> {
    match refresh.input {
        RefreshInput::RefreshToken => base.refresh_token().cloned(),
        // Where nothing is sent, it tells one attempt from another.
        RefreshInput::AccessToken | RefreshInput::Nothing => Some(base.access_token().clone()),
    }
}
