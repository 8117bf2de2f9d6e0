//! Performs a refresh (RFC 6749 §6): acquires the lease, reads the store, records the attempt,
//! sends the request, commits, publishes, and releases the lease. In this order, a refresh token is
//! sent only once, and a crash between the server's rotation and our write is detectable.

use std::sync::Arc;

use super::additional_token::AdditionalTokenRequest;
use super::grant_session::GrantSession;
use super::held_lease::HeldLease;
use super::lease::LeaseOutcome;
use super::live::Credential;
use super::plan::{Plan, Reading};
use super::sending::{RequestOutcome, is_untouched};
use super::state::{Outcome, STARTS, Unsent};
use super::unfinished::Written;
use crate::error::{GrantLostReason, TransportError, TransportErrorKind};
use crate::event::GrantEventKind;
use crate::store::{Found, GrantState, Lease};
use crate::tables::Refresh;
use crate::token::StoredTokens;
use crate::token_endpoint::endpoint;

/// The result of a refresh under one lease.
pub(super) enum Step {
    Done(Outcome, Written),
    /// Another process has acquired the lease or written to the grant.
    StartOver,
}

impl GrantSession {
    /// Obtains a new access token of the grant: the main one, if `additional` is `None`, to replace
    /// version `seen`; otherwise the additional one.
    pub(super) async fn refresh(
        self: &Arc<Self>,
        refresh: &'static Refresh,
        seen: u64,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Outcome {
        let mut unfinished = self.unfinished.lock().await;
        // The previous holder of the lock may have adopted the tokens of another process.
        if let Some(credential) = self.newer_credential(seen, additional) {
            return Ok(credential);
        }
        for _ in 0..STARTS {
            let fulfils = |found: &Found| self.adopt(found, additional);
            let held = match self.take_lease(&mut unfinished, fulfils).await? {
                LeaseOutcome::Granted(held) => held,
                LeaseOutcome::Fulfilled(outcome) => return outcome,
            };
            let settled = self.settle_unsaved(&mut unfinished, &held).await;
            let live = self.live();
            let outcome = match settled {
                Err(error) => Some(Err(error.into())),
                Ok(true) if additional.is_none() && live.is_usable(self.app.now()) => {
                    Some(Ok(live.credential().clone()))
                }
                Ok(_) => None,
            };
            if let Some(outcome) = outcome {
                self.leave(&mut unfinished, held.lease(), Written::Nothing)
                    .await;
                return outcome;
            }
            let work = self.refresh_leased(refresh, &held, &mut unfinished.unsent, additional);
            let step = Box::pin(self.while_leased(&held, work)).await;
            match step {
                Step::Done(outcome, written) => {
                    self.leave(&mut unfinished, held.lease(), written).await;
                    return outcome;
                }
                Step::StartOver => {
                    self.leave(&mut unfinished, held.lease(), Written::Nothing)
                        .await;
                }
            }
        }
        Err(TransportError::definite(TransportErrorKind::NotSent).into())
    }

    /// Returns the credential if a valid token has been published since: newer than version `seen`,
    /// or the `additional` one.
    pub(super) fn newer_credential(
        &self,
        seen: u64,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Option<Credential> {
        let (live, now) = (self.live(), self.app.now());
        let is_found = match additional {
            None => live.credential().version() > seen && live.is_usable(now),
            Some(AdditionalTokenRequest { key, seen }) => {
                live.tokens().additional_token(key).is_some_and(|token| {
                    seen.is_none_or(|seen| token.obtained_at() > seen)
                        && token.ends_at().is_none_or(|end| now < end)
                })
            }
        };
        is_found.then(|| live.credential().clone())
    }

    /// Adopts the store's record if that makes a request unnecessary: it has newer valid tokens, or
    /// the grant is lost or erased.
    pub(super) fn adopt(
        &self,
        found: &Found,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Option<Outcome> {
        let Found::Record(record) = found else {
            return Some(Err(self.mark_forgotten()));
        };
        let ours = self.live().tokens().obtained_at();
        let theirs = record.tokens();
        if theirs.obtained_at() < ours {
            return None;
        }
        if let GrantState::Lost(reason) = record.state() {
            return Some(Err(self.lose(*reason, None)));
        }
        let token = match additional {
            Some(AdditionalTokenRequest { key, .. }) => Some(theirs.additional_token(key)?),
            None => None,
        };
        let found = token.as_ref().unwrap_or(theirs);
        let is_valid = found.ends_at().is_none_or(|end| self.app.now() < end);
        let is_later = match additional {
            Some(AdditionalTokenRequest { seen, .. }) => {
                seen.is_none_or(|seen| found.obtained_at() > seen)
            }
            None => theirs.obtained_at() > ours && has_newer_token(theirs, self.live().tokens()),
        };
        (is_later && is_valid).then(|| {
            let outcome = match additional {
                Some(_) => self.amend(theirs.clone()),
                None => self.publish(theirs.clone()),
            };
            self.emit(GrantEventKind::Adopted);
            outcome
        })
    }

    async fn refresh_leased(
        &self,
        refresh: &'static Refresh,
        held: &Arc<HeldLease>,
        unsent: &mut Option<Unsent>,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Step {
        let lease = held.lease();
        let mut plan = match self.plan(refresh, lease, unsent, additional).await {
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
        self.mark_saved();
        let answer = match self.send_leased(refresh, held, &mut plan, additional).await {
            RequestOutcome::Answered(answer) => *answer,
            RequestOutcome::LeaseLost => {
                *unsent = Some(plan.unsent());
                return Step::StartOver;
            }
            RequestOutcome::TooLate => {
                let error = TransportError::definite(TransportErrorKind::NotSent);
                return match self.withdraw(lease, plan).await {
                    // The next round decides whether to send it after the grace period.
                    Written::All | Written::Overtaken => Step::StartOver,
                    written => Step::Done(Err(error.into()), written),
                };
            }
        };
        let (outcome, written) = match answer {
            Ok(reply) => self.succeed(refresh, lease, plan, reply, additional).await,
            Err(error) if error.rescued_refresh_token().is_some() => {
                self.rescue(lease, plan, error).await
            }
            Err(error) if endpoint::is_invalid_grant(&error) => {
                return self.end(lease, plan, error).await;
            }
            Err(error) if is_untouched(&error) => {
                let written = self.withdraw(lease, plan).await;
                if matches!(written, Written::Overtaken) {
                    return Step::StartOver;
                }
                (Err(error), written)
            }
            // The recorded attempt remains, because the token may have been used up.
            Err(error) => (Err(error), Written::All),
        };
        Step::Done(outcome, written)
    }

    /// Removes the record of an attempt that certainly did not use up the token.
    async fn withdraw(&self, lease: &Lease, plan: Plan) -> Written {
        let earlier = plan.earlier;
        let state = earlier.map_or(GrantState::Ready, GrantState::Refreshing);
        self.write_state(lease, plan.version, plan.base, state)
            .await
    }
}

/// Whether the main token differs from ours or expires later. An additional token also makes the
/// grant's record newer.
fn has_newer_token(theirs: &StoredTokens, ours: &StoredTokens) -> bool {
    theirs.access_token() != ours.access_token()
        || matches!((theirs.ends_at(), ours.ends_at()), (Some(end), Some(known)) if end > known)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::app::App;
    use crate::clock::Timestamp;
    use crate::secret::Secret;
    use crate::session::Session;
    use crate::tables::{ActsAs, ClientAuth, Grant, Provider, Refresh, Registration};
    use crate::token::Reply;
    use crate::token::{ObtainedBy, StoredTokens};

    static PROVIDER: Provider = Provider {
        name: "acme",
        ..Provider::DEFAULT
    };

    /// An endpoint that accepts no connections.
    static REGISTRATION: Registration = Registration {
        refresh_token: Some(Refresh {
            grant: Grant {
                token_endpoint: "https://127.0.0.1:9/token",
                auth_methods: &[ClientAuth::None],
                ..Grant::DEFAULT
            },
            ..Refresh::DEFAULT
        }),
        ..Registration::of(&PROVIDER)
    };

    fn tokens(access_token: &str, received_at: Timestamp) -> StoredTokens {
        let reply = Reply {
            access_token: Secret::new(access_token),
            refresh_token: Some(Secret::new("refresh")),
            id_token: None,
            is_bound: false,
            key: None,
            received_at,
            expires_at: Some(received_at.plus(Duration::from_secs(3600))),
            refresh_expires_at: None,
            refresh_unused_until: None,
            names_no_scopes: false,
            scopes: None,
            captured: Vec::new(),
            second: None,
            details: None,
        };
        let by = ObtainedBy::AuthorizationCode;
        StoredTokens::granted(&REGISTRATION, by, ActsAs::User, &[], reply)
    }

    #[tokio::test]
    async fn a_refresh_sends_nothing_if_a_valid_token_was_adopted_while_it_waited() {
        let app = App::builder(&REGISTRATION).client_id("x").build().unwrap();
        let now = app.now();
        let session = Session::new(app, tokens("old", now.minus(Duration::from_secs(7200))));
        let grant = session.grant_session().unwrap();
        let unfinished = grant.unfinished.lock().await;
        let caller = tokio::spawn({
            let session = session.clone();
            async move { session.current().await }
        });
        // Lets the refresh proceed until it waits for the lock.
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        grant.publish(tokens("adopted", now)).unwrap();
        drop(unfinished);
        let credential = caller.await.unwrap().unwrap();
        assert_eq!(credential.token().expose(), "adopted");
    }
}
