//! Completes a login: the browser returns from the provider.

use std::time::Duration;

use http::request::Parts;
use http::{Method, Response};
use licit_runtime::error::{AuthorizationError, Error};
use licit_runtime::token::User;
use licit_runtime::{ScopeSet, Tokens, WebApp};

use super::{Mode, Started, WebLogin, add_cookie};
use crate::cookie::Cookie;
use crate::failure::{Failure, FailureKind};
use crate::ledger::{Completing, Spent};
use crate::page;
use crate::session::left_until;
use crate::site::Site;
use crate::users::LoggedIn;

/// What a completed login sets in the browser.
struct Completed {
    return_to: String,
    /// The `Set-Cookie` header of the new session.
    session: Option<String>,
}

impl<A: WebApp<S>, S: ScopeSet> WebLogin<A, S> {
    /// The callback: verifies it, exchanges the code, stores the grant under the user's name, and redirects
    /// to the page where the login was started. The URL with the code does not stay in the browser's
    /// history. The pending login is used up, even if this fails, unless the callback has another `state`:
    /// another site can make the browser send such a request.
    pub async fn callback(&self, parts: &Parts, body: &[u8]) -> Response<String> {
        match parts.method {
            Method::GET => {}
            Method::POST => return self.posted(body),
            _ => return self.failed(&Failure::new(FailureKind::Method), parts),
        }
        let (cookie, started) = match self.started_login(parts) {
            Ok(found) => found,
            Err(failure) => return self.failed(&failure, parts),
        };
        let mut answer = match self.completed(parts, started).await {
            Ok(completed) => {
                let redirect = Site::redirect(&completed.return_to);
                let mut answer = page::answer(redirect, String::new());
                add_cookie(&mut answer, completed.session.as_deref());
                answer
            }
            Err(failure) => self.failed(&failure, parts),
        };
        add_cookie(&mut answer, Some(&cookie.deleted()));
        answer
    }

    /// With `response_mode=form_post`, a page of the provider posts the callback. The browser sends no
    /// cookies with it, but does with the `GET` to which this redirects.
    fn posted(&self, body: &[u8]) -> Response<String> {
        let pairs = url::form_urlencoded::parse(body);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        let target = format!("{}?{query}", self.0.paths.callback);
        page::answer(Site::redirect(&target), String::new())
    }

    async fn completed(&self, parts: &Parts, started: Started<S>) -> Result<Completed, Failure> {
        let (left, signed_in, _completing) = self.checked(parts, &started).await?;
        let core = self.0.app.core();
        let outcome = core.finish(started.pending, query(parts)).await;
        if may_have_used_code(&outcome) {
            let ledger = &self.0.site.0.ledger;
            let marked = ledger.spend(Spent::Login, &started.id, left).await;
            // The error of the login is the cause.
            if outcome.is_ok() && !marked.map_err(Failure::unavailable)? {
                return Err(Failure::new(FailureKind::Used));
            }
        }
        let tokens = outcome.map_err(Failure::of_login)?;
        let user = self.identified(parts, &tokens, started.user).await?;
        // In another tab, the user may have completed another login.
        if signed_in.is_some_and(|signed_in| signed_in != user) {
            return Err(Failure::new(FailureKind::OtherUser));
        }
        let tokens = core.save_grant(tokens.for_subject(&user)).await;
        let tokens = tokens.map_err(Failure::of_login)?;
        let session = match self.0.mode {
            Mode::SignIn(_) => Some(self.0.site.sign_in(&parts.headers, &user).await?),
            Mode::Connect => None,
        };
        if let Some(hook) = &self.0.logged_in {
            hook(self.logged_in(parts, tokens, Some(user))).await?;
        }
        Ok(Completed {
            return_to: started.return_to,
            session,
        })
    }

    /// Returns the pending login to which this is the callback, and its cookie. Changes nothing.
    fn started_login(&self, parts: &Parts) -> Result<(&Cookie, Started<S>), Failure> {
        let core = self.0.app.core();
        let cookies = self.0.cookies.iter();
        let pending = cookies.filter_map(|cookie| Some((cookie, self.pending(cookie, parts)?)));
        let pending: Vec<_> = pending.collect();
        if pending.is_empty() {
            return Err(Failure::new(FailureKind::NoLogin));
        }
        let own = pending
            .into_iter()
            .filter(|(_, started)| core.is_callback_of(&started.pending, query(parts)));
        // A provider without `state` may have several; the user has most likely completed the latest.
        let latest = own.max_by_key(|(_, started)| started.pending.created_at());
        latest.ok_or_else(|| Failure::of_login(AuthorizationError::State.into()))
    }

    /// Checks that the login may be completed, and that no other request completes it. Returns the time for
    /// which a tombstone is needed, and the user who must be the one who logs in, if there is one.
    async fn checked(
        &self,
        parts: &Parts,
        started: &Started<S>,
    ) -> Result<(Duration, Option<String>, Completing), Failure> {
        let inner = &*self.0;
        let now = inner.site.0.clock.now();
        let created = started.pending.created_at();
        let end = created.checked_add(inner.lifetime).unwrap_or(created);
        if now >= end {
            return Err(Failure::new(FailureKind::Expired));
        }
        let mut user = self.user(parts).await?;
        let mut signed_in = None;
        if started.user.is_none() && matches!(inner.mode, Mode::SignIn(_)) {
            signed_in = user.take();
        }
        if user != started.user {
            return Err(Failure::new(FailureKind::OtherUser));
        }
        let completing = inner.site.0.ledger.complete(&started.id).await;
        let completing = completing.map_err(Failure::unavailable)?;
        let completing = completing.ok_or_else(|| Failure::new(FailureKind::Used))?;
        Ok((left_until(end, now), signed_in, completing))
    }

    /// Returns the user whose grant this is.
    async fn identified(
        &self,
        parts: &Parts,
        tokens: &Tokens<S, User>,
        signed_in: Option<String>,
    ) -> Result<String, Failure> {
        let user = match &self.0.mode {
            Mode::SignIn(identify) => {
                let name = identify(self.logged_in(parts, tokens.clone(), signed_in)).await?;
                match self.0.names_of {
                    Some(provider) if !name.is_empty() => Some(format!("{provider} {name}")),
                    _ => Some(name),
                }
            }
            Mode::Connect => signed_in,
        };
        let user = user.filter(|user| !user.is_empty());
        user.ok_or_else(|| Failure::with(FailureKind::Internal, "the user has no name"))
    }

    fn logged_in(
        &self,
        parts: &Parts,
        tokens: Tokens<S, User>,
        user: Option<String>,
    ) -> LoggedIn<A, S> {
        LoggedIn {
            app: self.0.app.clone(),
            request: parts.clone(),
            tokens,
            user,
        }
    }
}

/// The callback without its path, which was routed, and which a proxy may have changed.
fn query(parts: &Parts) -> &str {
    parts.uri.query().unwrap_or_default()
}

/// Whether a provider may have accepted the code. A rejected one is not marked in the store: everyone can send
/// one.
fn may_have_used_code<T>(outcome: &Result<T, Error>) -> bool {
    !matches!(
        outcome,
        Err(Error::Authorization(_) | Error::Config(_) | Error::OAuth(_))
    )
}
