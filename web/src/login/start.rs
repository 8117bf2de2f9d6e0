//! Starts a login: binds it to the browser, and redirects to the provider.

use http::Response;
use http::request::Parts;
use licit_runtime::{ScopeSet, WebApp};
use zeroize::Zeroizing;

use super::{Mode, Started, WebLogin, add_cookie};
use crate::failure::{Failure, FailureKind};
use crate::page;
use crate::session::unguessable;
use crate::site::Site;

impl<A: WebApp<S>, S: ScopeSet> WebLogin<A, S> {
    /// `POST` to the login path: redirects to the provider. The parameter `return_to`, in the form or the
    /// URL, names the page to return to after the login.
    ///
    /// The pending login is in an encrypted cookie, which only this browser has. Another login in the same
    /// browser replaces it.
    pub async fn start(&self, parts: &Parts, body: &[u8]) -> Response<String> {
        match self.started(parts, body).await {
            Ok((url, cookie)) => {
                let mut answer = page::answer(Site::redirect(&url), String::new());
                add_cookie(&mut answer, Some(&cookie));
                answer
            }
            Err(failure) => self.0.site.failed(&failure, &parts.headers),
        }
    }

    /// Returns the URL at the provider, and the cookie.
    async fn started(&self, parts: &Parts, body: &[u8]) -> Result<(String, String), Failure> {
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
        let text = Zeroizing::new(serde_json::to_vec(&started)?);
        let cookie = inner.site.seal(&inner.cookie, &text, inner.lifetime)?;
        Ok((url.into(), cookie))
    }
}
