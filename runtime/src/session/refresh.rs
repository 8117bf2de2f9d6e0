//! A refresh (RFC 6749 §6): lease, read again, write down the attempt, ask, commit, publish, give
//! the lease back. The order makes sure that a refresh token is sent once, and that what falls into
//! the gap between the server's rotation and our write is labelled, not guessed.

use std::sync::Arc;

use super::asking::{Asked, is_untouched};
use super::desk::Written;
use super::further::Wanted;
use super::held_lease::HeldLease;
use super::lease::Wish;
use super::plan::{Reading, Unsent};
use super::{Outcome, STARTS, Shared};
use crate::error::{GrantLostReason, TransportError, TransportErrorKind};
use crate::grant_event::GrantEventKind;
use crate::store::{GrantRecord, GrantState};
use crate::tables::Refresh;
use crate::token::{StoredTokens, endpoint};

/// How a refresh under one lease ends.
pub(super) enum Step {
    Done(Outcome, Written),
    /// Another process has taken the lease, or written to the grant.
    StartOver,
}

impl Shared {
    /// Brings a new access token of the grant: its first, or the further one that is `wanted`.
    pub(super) async fn refresh(
        self: &Arc<Self>,
        refresh: &'static Refresh,
        wanted: Option<Wanted<'_>>,
    ) -> Outcome {
        let mut desk = self.desk.lock().await;
        for _ in 0..STARTS {
            let fulfils = |record: &GrantRecord| self.adopt(record, wanted);
            let held = match self.take_lease(&mut desk, fulfils).await? {
                Wish::Granted(held) => held,
                Wish::Fulfilled(outcome) => return outcome,
            };
            let settled = self.settle_unsaved(&mut desk, &held).await;
            let live = self.live();
            let outcome = match settled {
                Err(error) => Some(Err(error.into())),
                Ok(true) if wanted.is_none() && live.is_usable(self.app.now()) => {
                    Some(Ok(live.credential().clone()))
                }
                Ok(_) => None,
            };
            if let Some(outcome) = outcome {
                self.leave(&mut desk, held.lease(), Written::Nothing).await;
                return outcome;
            }
            let work = self.refresh_leased(refresh, &held, &mut desk.unsent, wanted);
            let step = Box::pin(self.while_leased(&held, work)).await;
            match step {
                Step::Done(outcome, written) => {
                    self.leave(&mut desk, held.lease(), written).await;
                    return outcome;
                }
                Step::StartOver => {
                    self.leave(&mut desk, held.lease(), Written::Nothing).await;
                }
            }
        }
        Err(TransportError::definite(TransportErrorKind::NotSent).into())
    }

    /// What the store's record settles without the server: later tokens than ours are used, if they
    /// are valid, and the end of the grant is the end.
    pub(super) fn adopt(
        &self,
        record: &GrantRecord,
        wanted: Option<Wanted<'_>>,
    ) -> Option<Outcome> {
        let ours = self.live().tokens().obtained_at();
        let theirs = record.tokens();
        if theirs.obtained_at() < ours {
            return None;
        }
        if let GrantState::Lost(reason) = record.state() {
            return Some(Err(self.lose(*reason, None)));
        }
        let further = match wanted {
            Some(Wanted { key, .. }) => Some(theirs.further(key)?),
            None => None,
        };
        let found = further.as_ref().unwrap_or(theirs);
        let is_valid = found.ends_at().is_none_or(|end| self.app.now() < end);
        let is_later = match wanted {
            Some(Wanted { seen, .. }) => seen.is_none_or(|seen| found.obtained_at() > seen),
            None => theirs.obtained_at() > ours && brings_another(theirs, self.live().tokens()),
        };
        (is_later && is_valid).then(|| {
            let outcome = match wanted {
                Some(_) => self.amend(theirs.clone()),
                None => self.publish(theirs.clone()),
            };
            self.tell(GrantEventKind::Adopted);
            outcome
        })
    }

    async fn refresh_leased(
        &self,
        refresh: &'static Refresh,
        held: &Arc<HeldLease>,
        unsent: &mut Option<Unsent>,
        wanted: Option<Wanted<'_>>,
    ) -> Step {
        let lease = held.lease();
        let plan = match self.plan(refresh, lease, unsent, wanted).await {
            Ok(Reading::Planned(plan)) => plan,
            Ok(Reading::Settled(outcome)) => return Step::Done(outcome, Written::Nothing),
            Ok(Reading::Lost(plan)) => {
                return self
                    .give_up(lease, plan, GrantLostReason::Interrupted, None)
                    .await;
            }
            Ok(Reading::Fenced) => return Step::StartOver,
            Err(error) => return Step::Done(Err(error), Written::Nothing),
        };
        self.is_saved();
        let answer = match self.ask_leased(refresh, held, &plan, wanted).await {
            Asked::Answered(answer) => *answer,
            Asked::LeaseLost => {
                *unsent = Some(plan.unsent());
                return Step::StartOver;
            }
        };
        let (outcome, written) = match answer {
            Ok(reply) => self.succeed(refresh, lease, plan, reply, wanted).await,
            Err(error) if error.rescued_refresh_token().is_some() => {
                self.rescue(lease, plan, error).await
            }
            Err(error) if endpoint::is_verdict(&error) => {
                return self.end(lease, plan, error).await;
            }
            Err(error) if is_untouched(&error) => {
                let state = plan
                    .earlier
                    .map_or(GrantState::Ready, GrantState::Refreshing);
                let written = self
                    .write_state(lease, plan.version, plan.base, state)
                    .await;
                if matches!(written, Written::Overtaken) {
                    return Step::StartOver;
                }
                (Err(error), written)
            }
            // The attempt stays written down: the token may have been used up.
            Err(error) => (Err(error), Written::All),
        };
        Step::Done(outcome, written)
    }
}

/// Whether the first token is another than ours, or good for longer. A further token that came beside
/// it makes the grant's record later as well.
fn brings_another(theirs: &StoredTokens, ours: &StoredTokens) -> bool {
    theirs.access_token() != ours.access_token()
        || matches!((theirs.ends_at(), ours.ends_at()), (Some(end), Some(known)) if end > known)
}
