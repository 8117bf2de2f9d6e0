//! A refresh (RFC 6749 §6): lease, read again, write down the attempt, ask, commit, publish, give
//! the lease back. The order makes sure that a refresh token is sent once, and that what falls into
//! the gap between the server's rotation and our write is labelled, not guessed.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use super::desk::Written;
use super::further::Wanted;
use super::held_lease::HeldLease;
use super::lease::Wish;
use super::renewal::{Takeover, takeover};
use super::{Outcome, Shared};
use crate::dpop::DpopKey;
use crate::error::{Error, GrantLostReason, TransportError, TransportErrorKind};
use crate::grant_event::GrantEventKind;
use crate::http::Guard;
use crate::mutant::{Mutant, planted};
use crate::provider::{Refresh, RefreshInput};
use crate::secret::Secret;
use crate::store::{Attempt, Commit, GrantRecord, GrantState, Lease, Version};
use crate::token::form::{Purpose, TokenForm};
use crate::token::reply::Reply;
use crate::token::{self, Refused, StoredTokens, endpoint};

/// How often the attempt is written down over somebody else's commit.
const COMMITS: u32 = 3;

/// How often a refresh starts over because another process has taken the lease meanwhile.
const STARTS: u32 = 4;

/// How often a request is tried that was held back before anything was sent.
const SENDS: u32 = 3;

/// What is known before the server is asked.
struct Plan {
    /// The latest tokens.
    base: StoredTokens,
    /// What is sent to be refreshed.
    token: Secret,
    /// The version under which the attempt is written down.
    version: Version,
    /// What is written down of it.
    attempt: Attempt,
    /// The attempt with the same token before this one, which was never answered.
    earlier: Option<Attempt>,
}

/// An attempt that was written down, and of which nothing was sent.
struct Unsent {
    attempt: Attempt,
    earlier: Option<Attempt>,
}

/// How a refresh under one lease ends.
enum Step {
    Done(Outcome, Written),
    /// Another process has taken the lease, or written to the grant.
    StartOver(Option<Unsent>),
}

/// What became of the request.
enum Asked {
    Answered(Box<Result<Reply, Error>>),
    /// The lease was lost first: nothing was sent.
    LeaseLost,
}

/// What the store says before the server is asked.
enum Reading {
    Planned(Plan),
    /// Somebody else refreshed meanwhile, or the grant has ended, or the token is to be used up.
    Settled(Outcome),
    /// The grant is given up.
    Lost(Plan),
    /// Another process has the lease.
    Fenced,
}

impl Shared {
    /// Brings a new access token of the grant: its first, or the further one that is `wanted`.
    pub(super) async fn refresh(
        self: &Arc<Self>,
        refresh: &'static Refresh,
        wanted: Option<Wanted<'_>>,
    ) -> Outcome {
        let mut desk = self.desk.lock().await;
        let mut unsent = None;
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
            let work = self.refresh_leased(refresh, &held, unsent.as_ref(), wanted);
            let step = Box::pin(self.while_leased(&held, work)).await;
            match step {
                Step::Done(outcome, written) => {
                    self.leave(&mut desk, held.lease(), written).await;
                    return outcome;
                }
                Step::StartOver(left) => {
                    self.leave(&mut desk, held.lease(), Written::Nothing).await;
                    unsent = left.or(unsent);
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
        unsent: Option<&Unsent>,
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
            Ok(Reading::Fenced) => return Step::StartOver(None),
            Err(error) => return Step::Done(Err(error), Written::Nothing),
        };
        self.is_saved();
        let answer = match self.ask_leased(refresh, held, &plan, wanted).await {
            Asked::Answered(answer) => *answer,
            Asked::LeaseLost => {
                return Step::StartOver(Some(Unsent {
                    attempt: plan.attempt,
                    earlier: plan.earlier,
                }));
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
                    return Step::StartOver(None);
                }
                (Err(error), written)
            }
            // The attempt stays written down: the token may have been used up.
            Err(error) => (Err(error), Written::All),
        };
        Step::Done(outcome, written)
    }

    /// Confirms the lease, then sends the request, which is held back when that took so long that the
    /// lease may have run out since.
    async fn ask_leased(
        &self,
        refresh: &Refresh,
        held: &Arc<HeldLease>,
        plan: &Plan,
        wanted: Option<Wanted<'_>>,
    ) -> Asked {
        for _ in 0..SENDS {
            if !planted(Mutant::NoRecheck) {
                match self.renew_lease(held).await {
                    Ok(true) => {}
                    Ok(false) => return Asked::LeaseLost,
                    Err(error) => return Asked::Answered(Box::new(Err(error.into()))),
                }
            }
            match self.ask(refresh, held, plan, wanted).await {
                Err(Error::Transport(error)) if error.kind() == TransportErrorKind::NotSent => {}
                answer => return Asked::Answered(Box::new(answer)),
            }
        }
        let held_back = TransportError::definite(TransportErrorKind::NotSent);
        Asked::Answered(Box::new(Err(held_back.into())))
    }

    /// Reads again and writes down the attempt.
    async fn plan(
        &self,
        refresh: &Refresh,
        lease: &Lease,
        unsent: Option<&Unsent>,
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
            let base = self.latest(record.as_ref());
            let Some(token) = sent_token(refresh, &base) else {
                let lost = self.lose(GrantLostReason::NoRefreshToken, None);
                return Ok(Reading::Settled(Err(lost)));
            };
            let earlier = match record.as_ref().map(GrantRecord::state) {
                // Our own of before, of which nothing was sent.
                Some(GrantState::Refreshing(attempt))
                    if unsent.is_some_and(|unsent| unsent.attempt == *attempt) =>
                {
                    unsent.and_then(|unsent| unsent.earlier.clone())
                }
                Some(GrantState::Refreshing(attempt)) if attempt.sent(&token) => {
                    Some(attempt.clone())
                }
                _ => None,
            };
            let mut plan = Plan {
                attempt: Attempt::next(&token, earlier.as_ref(), self.app.now()),
                base,
                token,
                version,
                earlier,
            };
            if let Some(earlier) = plan.earlier.as_ref()
                && !planted(Mutant::TakeoverNotAsked)
            {
                let (live, now) = (self.live(), self.app.now());
                match takeover(refresh, earlier, live.is_usable(now), now) {
                    Takeover::Send => {}
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
            match self.store.commit(lease, version, record).await? {
                Commit::Done(version) => {
                    if plan.earlier.is_some() {
                        self.tell(GrantEventKind::Replayed);
                    }
                    plan.version = version;
                    return Ok(Reading::Planned(plan));
                }
                Commit::Conflict => {}
                Commit::Fenced if planted(Mutant::FenceIgnored) => {
                    return Ok(Reading::Planned(plan));
                }
                Commit::Fenced => return Ok(Reading::Fenced),
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

    async fn ask(
        &self,
        refresh: &Refresh,
        held: &Arc<HeldLease>,
        plan: &Plan,
        wanted: Option<Wanted<'_>>,
    ) -> Result<Reply, Error> {
        let input = match refresh.input {
            RefreshInput::RefreshToken => Some("refresh_token"),
            RefreshInput::AccessToken => Some("access_token"),
            RefreshInput::Nothing => None,
        };
        let base = &plan.base;
        let key = wanted.map(|wanted| wanted.key);
        let own = key.map(|key| &key.scopes).filter(|own| !own.is_empty());
        // RFC 6749 §6: nothing that was not granted before.
        let granted = |scope: &&String| own.is_some() || base.scopes().contains(scope);
        let scopes = own.map_or(base.requested(), Vec::as_slice);
        let scopes: Vec<_> = scopes.iter().filter(granted).map(String::as_str).collect();
        let elsewhere = key.map(|key| key.resources.as_slice());
        let elsewhere = elsewhere.filter(|resources| !resources.is_empty());
        let purpose = own.map_or(Purpose::Refresh, |_| Purpose::Narrowing);
        let form = TokenForm {
            own: input
                .map(|name| (name, plan.token.clone()))
                .into_iter()
                .collect(),
            scopes: &scopes,
            resources: elsewhere.unwrap_or_else(|| base.resources()),
            captured: base.captured().clone(),
            // The refresh token of a public client is bound to the key, too (RFC 9449 §5).
            key: base.dpop_key().map(DpopKey::from_stored).transpose()?,
            access_token: (refresh.grant.reply.keeps_access_token && wanted.is_none())
                .then(|| base.access_token()),
            commits_first: true,
            guard: Some(Arc::clone(held) as Arc<dyn Guard>),
            ..TokenForm::new(purpose, &refresh.grant)
        };
        form.send(&self.app).await
    }

    /// Commits what came, then puts it to use: a reply whose access token is refused still has the
    /// refresh token that replaces the one that was sent.
    async fn succeed(
        &self,
        refresh: &Refresh,
        lease: &Lease,
        plan: Plan,
        reply: Reply,
        wanted: Option<Wanted<'_>>,
    ) -> (Outcome, Written) {
        let Plan {
            base, mut version, ..
        } = plan;
        let first = base.rotated(&reply);
        let is_rotated = first.refresh_token() != base.refresh_token();
        let key = wanted.map(|wanted| wanted.key);
        let mut finishing = Box::pin(token::continued(&self.app, refresh, &base, reply, key));
        let finished = match poll_fn(|context| Poll::Ready(finishing.as_mut().poll(context))).await
        {
            Poll::Ready(finished) => finished,
            // It takes another request, to swap the token or for the provider's keys.
            Poll::Pending => {
                let record = GrantRecord::new(first.clone(), GrantState::Ready);
                if let Ok(Commit::Done(done)) = self.store.commit(lease, version, record).await {
                    version = done;
                }
                let finished = finishing.await;
                // Told apart from the record that was committed first.
                let later = |tokens: StoredTokens| tokens.later_than(first.obtained_at());
                finished.map(later).map_err(|refused| Refused {
                    tokens: later(refused.tokens),
                    ..refused
                })
            }
        };
        let (tokens, refusal) = match finished {
            Ok(tokens) => (tokens, None),
            Err(Refused { error, tokens }) => (tokens, Some(error)),
        };
        // The record that was committed first may be there although that was reported as failed.
        let follows = vec![base.clone(), first];
        let written = self.write(lease, version, follows, tokens.clone()).await;
        let in_use = match (wanted, &refusal) {
            (None, None) => self.publish(tokens),
            _ => self.amend(tokens),
        };
        if in_use.is_ok() {
            if refusal.is_none() {
                self.tell(GrantEventKind::Refreshed);
            }
            if is_rotated {
                self.tell(GrantEventKind::Rotated);
            }
        }
        (refusal.map_or(in_use, Err), written)
    }

    /// Commits the refresh token of a reply that cannot be read otherwise.
    async fn rescue(&self, lease: &Lease, plan: Plan, error: Error) -> (Outcome, Written) {
        let token = error.rescued_refresh_token();
        let tokens = plan.base.rescuing(token, self.app.now());
        let is_rotated = tokens.refresh_token() != plan.base.refresh_token();
        let follows = vec![plan.base];
        let written = self
            .write(lease, plan.version, follows, tokens.clone())
            .await;
        if self.amend(tokens).is_ok() && is_rotated {
            self.tell(GrantEventKind::Rotated);
        }
        (Err(error), written)
    }

    /// The server says that the grant has ended. Reads again first: a newer version is the answer.
    async fn end(&self, lease: &Lease, mut plan: Plan, error: Error) -> Step {
        match self.store.load(&self.key).await {
            Ok(stored) => {
                let version = stored.map_or(Version::NONE, |(version, _)| version);
                if planted(Mutant::TombstoneOverNewer) {
                    plan.version = version;
                } else if version != plan.version && !planted(Mutant::AttemptNotWritten) {
                    return Step::StartOver(None);
                }
            }
            Err(failure) => return Step::Done(Err(failure.into()), Written::All),
        }
        let reason = match plan.earlier {
            Some(_) => GrantLostReason::Interrupted,
            None => GrantLostReason::Rejected,
        };
        self.give_up(lease, plan, reason, Some(error)).await
    }

    /// The end is written down, and nothing is deleted. Where another process has written meanwhile,
    /// the grant goes on.
    async fn give_up(
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
        if matches!(written, Written::Overtaken) {
            return Step::StartOver(None);
        }
        Step::Done(Err(self.lose(reason, cause)), written)
    }
}

/// Whether the server certainly did not use up the token.
fn is_untouched(error: &Error) -> bool {
    let is_held_back = matches!(
        error,
        Error::Transport(error) if error.kind() == TransportErrorKind::NotSent
    );
    endpoint::is_untouched(error) && !(is_held_back && planted(Mutant::HeldBackIsAmbiguous))
}

/// Whether the first token is another than ours, or good for longer. A further token that came beside
/// it makes the grant's record later as well.
fn brings_another(theirs: &StoredTokens, ours: &StoredTokens) -> bool {
    theirs.access_token() != ours.access_token()
        || matches!((theirs.ends_at(), ours.ends_at()), (Some(end), Some(known)) if end > known)
}

fn sent_token(refresh: &Refresh, base: &StoredTokens) -> Option<Secret> {
    match refresh.input {
        RefreshInput::RefreshToken => base.refresh_token().cloned(),
        // Where nothing is sent, it tells one attempt from another.
        RefreshInput::AccessToken | RefreshInput::Nothing => Some(base.access_token().clone()),
    }
}
