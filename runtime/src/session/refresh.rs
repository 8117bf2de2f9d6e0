//! A refresh (RFC 6749 §6): lease, read again, write down the attempt, ask, commit, publish, give
//! the lease back. The order makes sure that a refresh token is sent once, and that what falls into
//! the gap between the server's rotation and our write is labelled, not guessed.

use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::lease::Wish;
use super::{Outcome, Shared};
use crate::clock::Timestamp;
use crate::error::{Error, GrantLostReason, StoreError};
use crate::provider::{Refresh, RefreshInput};
use crate::secret::Secret;
use crate::store::{Attempt, Commit, GrantRecord, GrantState, Lease, Version};
use crate::token::reply::Reply;
use crate::token::{StoredTokens, endpoint};

/// How often a commit is tried that the store fails to make.
const COMMITS: u32 = 3;

/// The wait before the second try; it doubles.
const PAUSE: Duration = Duration::from_millis(100);

/// What is known before the server is asked.
struct Plan {
    /// The latest tokens.
    base: StoredTokens,
    /// What is sent to be refreshed.
    token: Secret,
    /// The version under which the attempt is written down.
    version: Version,
    /// Whether an earlier attempt with the same token was never answered.
    is_repeated: bool,
}

/// What the store says before the server is asked.
enum Reading {
    Planned(Plan),
    /// Somebody else refreshed meanwhile, or the grant has ended.
    Settled(Outcome),
}

impl Shared {
    pub(super) async fn refresh(&self, refresh: &'static Refresh) -> Outcome {
        match self.wish_for_lease(|record| self.adopt(record)).await? {
            Wish::Granted(lease) => {
                let work = self.refresh_leased(refresh, lease.clone());
                self.with_lease(lease, work).await
            }
            Wish::Fulfilled(outcome) => outcome,
        }
    }

    /// What the store's record settles without the server: later tokens than ours are used, if they
    /// are valid, and the end of the grant is the end.
    pub(super) fn adopt(&self, record: &GrantRecord) -> Option<Outcome> {
        let ours = self.live().tokens().obtained_at();
        let theirs = record.tokens();
        if theirs.obtained_at() < ours {
            return None;
        }
        if let GrantState::Lost(reason) = record.state() {
            return Some(Err(self.lose(*reason, None)));
        }
        let is_valid = theirs.ends_at().is_none_or(|end| Timestamp::now() < end);
        let is_later = theirs.obtained_at() > ours;
        (is_later && is_valid).then(|| self.publish(theirs.clone()))
    }

    async fn refresh_leased(&self, refresh: &'static Refresh, lease: Lease) -> Outcome {
        let plan = match self.plan(refresh, &lease).await? {
            Reading::Planned(plan) => plan,
            Reading::Settled(outcome) => return outcome,
        };
        match self.ask(refresh, &plan).await {
            Ok(reply) => {
                let tokens = plan.base.refreshed(&self.app.provider().scope, reply);
                let record = GrantRecord::new(tokens.clone(), GrantState::Ready);
                self.keep(&lease, plan.version, record).await;
                self.publish(tokens)
            }
            Err(error) if endpoint::is_verdict(&error) => self.end(&lease, plan, error).await,
            Err(error) => {
                if endpoint::is_untouched(&error) {
                    let record = GrantRecord::new(plan.base, GrantState::Ready);
                    self.keep(&lease, plan.version, record).await;
                }
                // Otherwise the attempt stays written down: the token may have been used up.
                Err(error)
            }
        }
    }

    /// Reads again and writes down the attempt.
    async fn plan(&self, refresh: &Refresh, lease: &Lease) -> Result<Reading, Error> {
        for _ in 0..COMMITS {
            let stored = self.store.load(&self.key).await?;
            if let Some(outcome) = stored.as_ref().and_then(|(_, record)| self.adopt(record)) {
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
            let attempt = GrantState::Refreshing(Attempt::next(&token, earlier));
            let attempt = GrantRecord::new(base.clone(), attempt);
            match self.store.commit(lease, version, attempt).await? {
                Commit::Done(version) => {
                    return Ok(Reading::Planned(Plan {
                        is_repeated: earlier.is_some(),
                        base,
                        token,
                        version,
                    }));
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

    async fn ask(&self, refresh: &Refresh, plan: &Plan) -> Result<Reply, Error> {
        let kind = refresh.grant.request.grant_type.unwrap_or("refresh_token");
        let name = match refresh.input {
            RefreshInput::RefreshToken => "refresh_token",
            RefreshInput::AccessToken => "access_token",
        };
        let mut parameters = vec![
            ("grant_type", Secret::new(kind)),
            (name, plan.token.clone()),
        ];
        if self.app.provider().scope.on_refresh {
            // RFC 6749 §6: nothing that was not granted before.
            let scopes: Vec<_> = plan
                .base
                .requested()
                .iter()
                .filter(|scope| plan.base.scopes().contains(scope))
                .map(String::as_str)
                .collect();
            parameters.extend(self.app.scope_parameter(&scopes));
        }
        endpoint::ask(&self.app, &refresh.grant, parameters, plan.base.captured()).await
    }

    /// The server says that the grant has ended. Reads again first: a newer version is the answer.
    /// Otherwise the end is written down, and nothing is deleted.
    async fn end(&self, lease: &Lease, plan: Plan, error: Error) -> Outcome {
        if let Some((version, record)) = self.store.load(&self.key).await?
            && version > plan.version
            && let Some(outcome) = self.adopt(&record)
        {
            return outcome;
        }
        let reason = if plan.is_repeated {
            GrantLostReason::Interrupted
        } else {
            GrantLostReason::Rejected
        };
        let record = GrantRecord::new(plan.base, GrantState::Lost(reason));
        self.keep(lease, plan.version, record).await;
        Err(self.lose(reason, Some(error)))
    }

    /// Writes what came of a request. What the store fails to keep is still in force here, and
    /// written with the next refresh; until then the failure can be asked for.
    pub(super) async fn keep(&self, lease: &Lease, version: Version, record: GrantRecord) {
        let mut failure = None;
        for attempt in 0..COMMITS {
            if attempt > 0 {
                sleep(PAUSE * 2_u32.pow(attempt - 1)).await;
            }
            match self.commit_in_time(lease, version, &record).await {
                Ok(Commit::Done(_)) => {
                    failure = None;
                    break;
                }
                Err(error) => failure = Some(error),
                // A commit that was reported as failed may have been made after all.
                Ok(_) if attempt > 0 && self.is_kept(&record).await => {
                    failure = None;
                    break;
                }
                Ok(Commit::Conflict | Commit::Fenced) => {
                    let message = "somebody else wrote to the grant meanwhile";
                    failure = Some(StoreError::new(message));
                    break;
                }
            }
        }
        self.flight().unsaved = failure;
    }

    async fn commit_in_time(
        &self,
        lease: &Lease,
        version: Version,
        record: &GrantRecord,
    ) -> Result<Commit, StoreError> {
        let commit = self.store.commit(lease, version, record.clone());
        timeout(self.app.timeout(), commit)
            .await
            .unwrap_or_else(|_| Err(StoreError::new("it did not answer in time")))
    }

    async fn is_kept(&self, record: &GrantRecord) -> bool {
        let stored = self.store.load(&self.key).await;
        stored.is_ok_and(|stored| {
            stored.is_some_and(|(_, stored)| {
                stored.tokens().obtained_at() == record.tokens().obtained_at()
                    && stored.state() == record.state()
            })
        })
    }
}

fn sent_token(refresh: &Refresh, base: &StoredTokens) -> Option<Secret> {
    match refresh.input {
        RefreshInput::RefreshToken => base.refresh_token().cloned(),
        RefreshInput::AccessToken => Some(base.access_token().clone()),
    }
}
