//! Completes a login: the browser returns from the provider.

use http::request::Parts;
use http::{Method, Response};
use licit_runtime::token::User;
use licit_runtime::{ScopeSet, Tokens, WebApp};

use super::{Mode, Started, WebLogin, add_cookie};
use crate::failure::{Failure, FailureKind};
use crate::ledger::Spent;
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
    /// history. The pending login is used up, even if this fails.
    pub async fn callback(&self, parts: &Parts, body: &[u8]) -> Response<String> {
        let mut answer = match parts.method {
            Method::GET => match self.completed(parts).await {
                Ok(completed) => {
                    let redirect = Site::redirect(&completed.return_to);
                    let mut answer = page::answer(redirect, String::new());
                    add_cookie(&mut answer, completed.session.as_deref());
                    answer
                }
                Err(failure) => self.0.site.failed(&failure, &parts.headers),
            },
            Method::POST => return self.posted(body),
            _ => {
                let failure = Failure::new(FailureKind::Method);
                return self.0.site.failed(&failure, &parts.headers);
            }
        };
        add_cookie(&mut answer, Some(&self.0.cookie.deleted()));
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

    async fn completed(&self, parts: &Parts) -> Result<Completed, Failure> {
        let started = self.pending(parts).await?;
        let core = self.0.app.core();
        // Without its path, which was routed, and which a proxy may have changed.
        let query = parts.uri.query().unwrap_or_default();
        let tokens = core.finish(started.pending, query).await;
        let tokens = tokens.map_err(Failure::of_login)?;
        let user = self.identified(&tokens, started.user).await?;
        let tokens = core.save_grant(tokens.for_subject(&user)).await;
        let tokens = tokens.map_err(Failure::of_login)?;
        let session = match self.0.mode {
            Mode::SignIn(_) => Some(self.0.site.sign_in(&parts.headers, &user).await?),
            Mode::Connect => None,
        };
        if let Some(hook) = &self.0.logged_in {
            hook(self.logged_in(tokens, Some(user))).await?;
        }
        Ok(Completed {
            return_to: started.return_to,
            session,
        })
    }

    /// Returns the browser's pending login, and marks it as used.
    async fn pending(&self, parts: &Parts) -> Result<Started<S>, Failure> {
        let inner = &*self.0;
        let text = inner.site.open(&inner.cookie, &parts.headers);
        let text = text.ok_or_else(|| Failure::new(FailureKind::NoLogin))?;
        let started: Started<S> = serde_json::from_slice(text.as_ref())
            .map_err(|_| Failure::new(FailureKind::NoLogin))?;
        let now = inner.site.0.clock.now();
        let created = started.pending.created_at();
        let end = created.checked_add(inner.lifetime).unwrap_or(created);
        if now >= end {
            return Err(Failure::new(FailureKind::Expired));
        }
        if self.user(parts).await? != started.user {
            return Err(Failure::new(FailureKind::OtherUser));
        }
        let ledger = &inner.site.0.ledger;
        let left = left_until(end, now);
        match ledger.spend(Spent::Login, &started.id, left).await {
            Ok(true) => Ok(started),
            Ok(false) => Err(Failure::new(FailureKind::Used)),
            Err(error) => Err(Failure::unavailable(error)),
        }
    }

    /// Returns the user whose grant this is.
    async fn identified(
        &self,
        tokens: &Tokens<S, User>,
        signed_in: Option<String>,
    ) -> Result<String, Failure> {
        let user = match &self.0.mode {
            Mode::SignIn(identify) => {
                Some(identify(self.logged_in(tokens.clone(), signed_in)).await?)
            }
            Mode::Connect => signed_in,
        };
        let user = user.filter(|user| !user.is_empty());
        user.ok_or_else(|| Failure::with(FailureKind::Internal, "the user has no name"))
    }

    fn logged_in(&self, tokens: Tokens<S, User>, user: Option<String>) -> LoggedIn<A, S> {
        LoggedIn {
            app: self.0.app.clone(),
            tokens,
            user,
        }
    }
}
