//! Starts a login: binds it to the browser, and redirects to the provider.

use http::Response;
use http::request::Parts;
use licit_runtime::{ScopeSet, WebApp};
use zeroize::Zeroizing;

use super::{Mode, Started, WebLogin, add_cookie};
use crate::cookie::Cookie;
use crate::failure::{Failure, FailureKind};
use crate::page;
use crate::session::unguessable;
use crate::site::Site;

/// The number of bytes of all pending logins of a browser. Many servers accept headers of at most 8192 bytes.
const ALL_PENDING: usize = 6000;

impl<A: WebApp<S>, S: ScopeSet> WebLogin<A, S> {
    /// `POST` to the login path: redirects to the provider. The parameter `return_to`, in the form or the
    /// URL, names the page to return to after the login.
    ///
    /// The pending login is in an encrypted cookie, which only this browser has. A browser has at most three, for
    /// logins in several tabs; another one replaces the oldest.
    pub async fn start(&self, parts: &Parts, body: &[u8]) -> Response<String> {
        match self.started(parts, body).await {
            Ok((url, cookies)) => {
                let mut answer = page::answer(Site::redirect(&url), String::new());
                for cookie in &cookies {
                    add_cookie(&mut answer, Some(cookie));
                }
                answer
            }
            Err(failure) => self.failed(&failure, parts),
        }
    }

    /// Returns the URL at the provider, and the cookies.
    async fn started(&self, parts: &Parts, body: &[u8]) -> Result<(String, Vec<String>), Failure> {
        self.check_post(parts)?;
        let inner = &*self.0;
        let user = self.user(parts).await?;
        if user.is_none() && matches!(inner.mode, Mode::Connect) {
            return Err(Failure::new(FailureKind::SignedOut));
        }
        let login = inner.app.core().authorize::<S>();
        let login = match &inner.request {
            Some(hook) => hook(login, parts),
            None => login,
        };
        let ready = login.ready().await.map_err(Failure::of_login)?;
        let url = inner.app.core().requested_url(&ready.url());
        let started = Started {
            id: unguessable()?,
            user,
            return_to: self.return_to(parts, body),
            pending: ready.into_pending(),
        };
        Ok((url.into(), self.cookies_of(&started, parts)?))
    }

    /// Returns the `Set-Cookie` headers of a new pending login: it is in a free cookie, or in that of the oldest
    /// one. If all cookies together are too large, others are deleted.
    fn cookies_of(&self, started: &Started<S>, parts: &Parts) -> Result<Vec<String>, Failure> {
        let inner = &*self.0;
        let begun_at = |cookie: &&Cookie| {
            let started = self.pending(cookie, parts)?;
            Some(started.pending.created_at())
        };
        let mut cookies: Vec<_> = inner.cookies.iter().collect();
        // A free one has no time, and is first.
        cookies.sort_by_key(begun_at);
        let Some((cookie, others)) = cookies.split_first() else {
            return Err(Failure::new(FailureKind::Internal));
        };
        let text = Zeroizing::new(serde_json::to_vec(started)?);
        let line = inner.site.seal(cookie, &text, inner.lifetime)?;
        let mut size = line.len();
        let mut lines = vec![line];
        for other in others.iter().rev() {
            size += other.value(&parts.headers).map_or(0, str::len);
            if size > ALL_PENDING {
                lines.push(other.deleted());
            }
        }
        Ok(lines)
    }
}
