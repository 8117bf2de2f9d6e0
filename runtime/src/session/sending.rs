//! Sends the request of a refresh. The lease is confirmed immediately before.

use std::sync::Arc;

use tokio::time::Instant;

use super::additional_token::AdditionalTokenRequest;
use super::grant_session::GrantSession;
use super::held_lease::HeldLease;
use super::plan::{Grace, Plan};
use crate::app::App;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::http::Guard;
use crate::mutant::{Mutant, planted};
use crate::tables::{Refresh, RefreshInput};
use crate::token::{Reply, StoredTokens};
use crate::token_endpoint::endpoint::{self, SignedRequest};
use crate::token_endpoint::form::{Purpose, TokenForm};

/// The number of attempts for a request that was blocked before it was sent.
const SENDS: u32 = 3;

/// The result of the request.
pub(super) enum RequestOutcome {
    Answered(Box<Result<Reply, Error>>),
    /// The lease was lost before the request was sent.
    LeaseLost,
    /// The grace period for reusing the token expired before the request was sent.
    TooLate,
}

impl GrantSession {
    /// Confirms the lease, then sends the request. The request is blocked if the confirmation took
    /// so long that the lease may have expired.
    pub(super) async fn send_leased(
        &self,
        refresh: &Refresh,
        held: &Arc<HeldLease>,
        plan: &mut Plan,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> RequestOutcome {
        let grace = plan.grace;
        let is_too_late = || grace.is_some_and(|grace| grace.is_over(&self.app));
        for _ in 0..SENDS {
            if !planted(Mutant::NoRecheck) {
                match self.renew_lease(held).await {
                    Ok(true) => {}
                    Ok(false) => return RequestOutcome::LeaseLost,
                    Err(error) => return RequestOutcome::Answered(Box::new(Err(error.into()))),
                }
            }
            if is_too_late() {
                return RequestOutcome::TooLate;
            }
            match self.send(refresh, held, plan, additional).await {
                Err(Error::Transport(error))
                    if error.kind() == TransportErrorKind::NotSent
                        && !planted(Mutant::HeldBackIsAmbiguous) => {}
                answer => return RequestOutcome::Answered(Box::new(answer)),
            }
        }
        if is_too_late() {
            return RequestOutcome::TooLate;
        }
        let held_back = TransportError::definite(TransportErrorKind::NotSent);
        RequestOutcome::Answered(Box::new(Err(held_back.into())))
    }

    async fn send(
        &self,
        refresh: &Refresh,
        held: &Arc<HeldLease>,
        plan: &mut Plan,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Result<Reply, Error> {
        let guard = InTime {
            held: Arc::clone(held),
            app: self.app.clone(),
            grace: plan.grace,
        };
        let signed = plan.signed.take();
        let scopes = scopes(&plan.base, additional);
        let form = TokenForm {
            guard: Some(Arc::new(guard)),
            signed,
            ..self.form(refresh, plan, &scopes, additional)?
        };
        form.send(&self.app).await
    }

    /// Signs the request, to be sent once the attempt is recorded.
    pub(super) async fn sign(
        &self,
        refresh: &Refresh,
        plan: &Plan,
        additional: Option<AdditionalTokenRequest<'_>>,
    ) -> Result<SignedRequest, Error> {
        let scopes = scopes(&plan.base, additional);
        let form = self.form(refresh, plan, &scopes, additional)?;
        form.sign(&self.app).await
    }

    fn form<'a>(
        &self,
        refresh: &'a Refresh,
        plan: &'a Plan,
        scopes: &'a [&'a str],
        additional: Option<AdditionalTokenRequest<'a>>,
    ) -> Result<TokenForm<'a>, Error> {
        let input = match refresh.input {
            RefreshInput::RefreshToken => Some("refresh_token"),
            RefreshInput::AccessToken => Some("access_token"),
            RefreshInput::Nothing => None,
        };
        let base = &plan.base;
        let elsewhere = additional.map(|additional| additional.key.resources.as_slice());
        let elsewhere = elsewhere.filter(|resources| !resources.is_empty());
        let purpose = own_scopes(additional).map_or(Purpose::Refresh, |_| Purpose::Narrowing);
        Ok(TokenForm {
            own: input
                .map(|name| (name, plan.token.clone()))
                .into_iter()
                .chain(plan.app_token.clone())
                .collect(),
            scopes,
            resources: elsewhere.unwrap_or_else(|| base.resources()),
            captured: base.captured().clone(),
            // The refresh token of a public client is also bound to the key (RFC 9449 §5).
            key: self.app.dpop_key(base.dpop_key())?,
            access_token: (refresh.grant.reply.omits_access_token && additional.is_none())
                .then(|| base.access_token()),
            commits_first: true,
            ..TokenForm::new(purpose, &refresh.grant)
        })
    }
}

/// Returns the scopes of an additional token, if it has its own.
fn own_scopes(additional: Option<AdditionalTokenRequest<'_>>) -> Option<&[String]> {
    let own = additional.map(|additional| additional.key.scopes.as_slice());
    own.filter(|own| !own.is_empty())
}

/// Returns the scopes to request. A refresh must not request scopes that were not granted before (RFC
/// 6749 §6).
fn scopes<'a>(
    base: &'a StoredTokens,
    additional: Option<AdditionalTokenRequest<'a>>,
) -> Vec<&'a str> {
    let own = own_scopes(additional);
    let granted = |scope: &&String| own.is_some() || base.scopes().contains(scope);
    let scopes = own.unwrap_or(base.requested()).iter();
    scopes.filter(granted).map(String::as_str).collect()
}

/// Guards a request that is sent under a lease and possibly within a grace period.
#[derive(Debug)]
struct InTime {
    held: Arc<HeldLease>,
    app: App,
    grace: Option<Grace>,
}

impl Guard for InTime {
    fn may_send(&self, deadline: Instant) -> bool {
        let is_over = |grace: Grace| grace.is_over(&self.app);
        self.held.may_send(deadline) && !self.grace.is_some_and(is_over)
    }
}

/// Whether the error guarantees that the server did not use up the token.
pub(super) fn is_untouched(error: &Error) -> bool {
    let is_held_back = matches!(
        error,
        Error::Transport(error) if error.kind() == TransportErrorKind::NotSent
    );
    endpoint::is_untouched(error) && !(is_held_back && planted(Mutant::HeldBackIsAmbiguous))
}
