//! A refresh (RFC 6749 §6): lease, read again, write down the attempt, ask, commit, publish, give
//! the lease back. The order makes sure that a refresh token is sent once, and that what falls into
//! the gap between the server's rotation and our write is labelled, not guessed.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use super::desk::Written;
use super::further::Wanted;
use super::lease::Wish;
use super::renewal::{Takeover, takeover};
use super::{Outcome, Shared};
use crate::dpop::DpopKey;
use crate::error::{Error, GrantLostReason, StoreError, TransportError, TransportErrorKind};
use crate::grant_event::GrantEventKind;
use crate::provider::{Refresh, RefreshInput};
use crate::secret::Secret;
use crate::store::{Attempt, Commit, GrantRecord, GrantState, Lease, Version};
use crate::token::form::{Purpose, TokenForm};
use crate::token::reply::Reply;
use crate::token::{self, Refused, StoredTokens, endpoint};

/// How often the attempt is written down over somebody else's commit.
const COMMITS: u32 = 3;

/// What is known before the server is asked.
struct Plan {
    /// The latest tokens.
    base: StoredTokens,
    /// What is sent to be refreshed.
    token: Secret,
    /// The version under which the attempt is written down.
    version: Version,
    /// The attempt with the same token before this one, which was never answered.
    earlier: Option<Attempt>,
}

/// What the store says before the server is asked.
enum Reading {
    Planned(Plan),
    /// Somebody else refreshed meanwhile, or the grant has ended, or the token is to be used up.
    Settled(Outcome),
    /// The grant is given up.
    Lost(Plan),
}

impl Shared {
    /// Brings a new access token of the grant: its first, or the further one that is `wanted`.
    pub(super) async fn refresh(
        self: &Arc<Self>,
        refresh: &'static Refresh,
        wanted: Option<Wanted<'_>>,
    ) -> Outcome {
        let mut desk = self.desk.lock().await;
        let lease = match desk.lease() {
            Some(lease) => lease,
            None => match self
                .wish_for_lease(|record| self.adopt(record, wanted))
                .await?
            {
                Wish::Granted(lease) => lease,
                Wish::Fulfilled(outcome) => return outcome,
            },
        };
        let work = self.refresh_leased(refresh, &lease, wanted);
        let (outcome, written) = self.while_leased(&lease, work).await;
        self.leave(&mut desk, lease, written).await;
        outcome
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
        lease: &Lease,
        wanted: Option<Wanted<'_>>,
    ) -> (Outcome, Written) {
        let plan = match self.plan(refresh, lease, wanted).await {
            Ok(Reading::Planned(plan)) => plan,
            Ok(Reading::Settled(outcome)) => return (outcome, Written::Nothing),
            Ok(Reading::Lost(plan)) => {
                return self
                    .give_up(lease, plan, GrantLostReason::Interrupted, None)
                    .await;
            }
            Err(error) => return (Err(error), Written::Nothing),
        };
        self.is_saved();
        match self.ask(refresh, &plan, wanted).await {
            Ok(reply) => self.succeed(refresh, lease, plan, reply, wanted).await,
            Err(error) if error.rescued_refresh_token().is_some() => {
                self.rescue(lease, plan, error).await
            }
            Err(error) if endpoint::is_verdict(&error) => self.end(lease, plan, error).await,
            Err(error) if endpoint::is_untouched(&error) => {
                let state = plan
                    .earlier
                    .map_or(GrantState::Ready, GrantState::Refreshing);
                let record = GrantRecord::new(plan.base, state);
                let written = self.write(lease, plan.version, record).await;
                (Err(error), written)
            }
            // The attempt stays written down: the token may have been used up.
            Err(error) => (Err(error), Written::All),
        }
    }

    /// Reads again and writes down the attempt.
    async fn plan(
        &self,
        refresh: &Refresh,
        lease: &Lease,
        wanted: Option<Wanted<'_>>,
    ) -> Result<Reading, Error> {
        for _ in 0..COMMITS {
            let stored = self.store.load(&self.key).await?;
            if let Some(outcome) = stored
                .as_ref()
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
                Some(GrantState::Refreshing(attempt)) if attempt.sent(&token) => Some(attempt),
                _ => None,
            };
            let mut plan = Plan {
                base,
                token,
                version,
                earlier: earlier.cloned(),
            };
            if let Some(earlier) = earlier {
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
            let attempt = Attempt::next(&plan.token, earlier, self.app.now());
            let record = GrantRecord::new(plan.base.clone(), GrantState::Refreshing(attempt));
            match self.store.commit(lease, version, record).await? {
                Commit::Done(version) => {
                    if plan.earlier.is_some() {
                        self.tell(GrantEventKind::Replayed);
                    }
                    plan.version = version;
                    return Ok(Reading::Planned(plan));
                }
                Commit::Conflict => {}
                Commit::Fenced => break,
            }
        }
        Err(StoreError::new("the lease on the grant was lost before the refresh").into())
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
                if let Ok(Commit::Done(done)) = self.commit(lease, version, &record).await {
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
        let record = GrantRecord::new(tokens.clone(), GrantState::Ready);
        let written = self.write(lease, version, record).await;
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
        let record = GrantRecord::new(tokens.clone(), GrantState::Ready);
        let written = self.write(lease, plan.version, record).await;
        if self.amend(tokens).is_ok() && is_rotated {
            self.tell(GrantEventKind::Rotated);
        }
        (Err(error), written)
    }

    /// The server says that the grant has ended. Reads again first: a newer version is the answer.
    async fn end(&self, lease: &Lease, plan: Plan, error: Error) -> (Outcome, Written) {
        match self.store.load(&self.key).await {
            Ok(Some((version, record))) if version > plan.version => {
                if let Some(outcome) = self.adopt(&record, None) {
                    return (outcome, Written::All);
                }
            }
            Ok(_) => {}
            Err(failure) => return (Err(failure.into()), Written::All),
        }
        let reason = match plan.earlier {
            Some(_) => GrantLostReason::Interrupted,
            None => GrantLostReason::Rejected,
        };
        self.give_up(lease, plan, reason, Some(error)).await
    }

    /// The end is written down, and nothing is deleted.
    async fn give_up(
        &self,
        lease: &Lease,
        plan: Plan,
        reason: GrantLostReason,
        cause: Option<Error>,
    ) -> (Outcome, Written) {
        let record = GrantRecord::new(plan.base, GrantState::Lost(reason));
        let written = self.write(lease, plan.version, record).await;
        (Err(self.lose(reason, cause)), written)
    }
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
