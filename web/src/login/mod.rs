//! The login of one provider: its paths, and what they do. Independent of web
//! frameworks. No room may use it.

mod builder;
mod callback;
mod start;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ALLOW, SET_COOKIE};
use http::request::Parts;
use http::{HeaderValue, Method, Request, Response, Uri};
use licit_runtime::token::User;
use licit_runtime::{Login, Pending, Revocation, ScopeSet, Tokens, WebApp};
use serde::{Deserialize, Serialize};

pub use self::builder::WebLoginBuilder;
use crate::browser;
use crate::cookie::Cookie;
use crate::failure::{Failure, FailureKind};
use crate::page;
use crate::site::{Paths, Site};
use crate::users::{HookFuture, LoggedIn, Users};

/// The number of bytes that the body of a request may have: a form of the application, or a callback.
pub const BODY_LIMIT: usize = 16 * 1024;

/// The maximum length of the page to return to. It is in a cookie, of which browsers store 4096 bytes.
const RETURN_TO_LIMIT: usize = 1024;

/// The parameter that names the page to return to.
const RETURN_TO: &str = "return_to";

/// The login of one provider with the scope set `S`: `A` is the generated application. Cheap to clone.
///
/// Each method takes a request and returns the complete reply. [`handle`](Self::handle) chooses by the
/// path.
pub struct WebLogin<A: WebApp<S>, S: ScopeSet>(Arc<Inner<A, S>>);

struct Inner<A: WebApp<S>, S: ScopeSet> {
    site: Site,
    app: A,
    paths: Paths,
    /// A browser has a pending login in each, at most.
    cookies: Vec<Cookie>,
    lifetime: Duration,
    users: Box<dyn Users>,
    mode: Mode<A, S>,
    /// The provider that names the users, if their names are its own.
    names_of: Option<&'static str>,
    request: Option<RequestHook<S, A::Requests>>,
    logged_in: Option<LoggedInHook<A, S>>,
    /// The page after a login.
    after: String,
    login_page: Option<String>,
}

/// Whether the login also signs the user in.
enum Mode<A, S> {
    /// The user is already signed in, and connects an account.
    Connect,
    SignIn(IdentifyHook<A, S>),
}

type RequestHook<S, R> = Box<dyn Fn(Login<S, R>, &Parts) -> Login<S, R> + Send + Sync>;
type IdentifyHook<A, S> = Box<dyn Fn(LoggedIn<A, S>) -> HookFuture<'static, String> + Send + Sync>;
type LoggedInHook<A, S> = Box<dyn Fn(LoggedIn<A, S>) -> HookFuture<'static, ()> + Send + Sync>;

/// What the cookie of a pending login contains.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
struct Started<S> {
    /// Marked in the store when the login is used.
    id: String,
    /// The user who was signed in.
    user: Option<String>,
    return_to: String,
    pending: Pending<S>,
}

impl<A: WebApp<S>, S: ScopeSet> WebLogin<A, S> {
    /// Returns the paths.
    pub fn paths(&self) -> &Paths {
        &self.0.paths
    }

    /// Returns the site.
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// Answers a request to one of the [paths](Self::paths); `None` for any other. Read at most
    /// [`BODY_LIMIT`] bytes of the body.
    pub async fn handle(&self, request: Request<Bytes>) -> Option<Response<String>> {
        let (parts, body) = request.into_parts();
        let (path, paths) = (parts.uri.path(), self.paths());
        if path == paths.login {
            Some(self.start(&parts, &body).await)
        } else if path == paths.callback {
            Some(self.callback(&parts, &body).await)
        } else if path == paths.disconnect {
            Some(self.disconnect(&parts, &body).await)
        } else if path == paths.logout {
            Some(self.logout(&parts, &body).await)
        } else {
            None
        }
    }

    /// `POST` to the disconnect path: revokes the user's grant if the provider supports that, and erases
    /// it. If the login signs users in, the user is signed out, too.
    pub async fn disconnect(&self, parts: &Parts, body: &[u8]) -> Response<String> {
        let disconnected = self.disconnected(parts).await;
        self.redirected(disconnected, parts, body)
    }

    /// `POST` to the logout path: ends the user's session with this site. The grant remains.
    pub async fn logout(&self, parts: &Parts, body: &[u8]) -> Response<String> {
        let ended = match self.check_post(parts) {
            Ok(()) => self.0.site.sign_out(&parts.headers).await.map(Some),
            Err(failure) => Err(failure),
        };
        self.redirected(ended, parts, body)
    }

    /// Returns the user who is signed in, with a client of their account.
    ///
    /// # Errors
    ///
    /// Returns an error if no user is signed in, the user has not connected the account, the grant was
    /// lost, or the store fails.
    pub async fn client(&self, parts: &Parts) -> Result<(String, A::Client), Failure> {
        let app = &self.0.app;
        let user = self.user(parts).await?;
        let user = user.ok_or_else(|| Failure::new(FailureKind::SignedOut))?;
        let tokens: Option<Tokens<S, User>> = app
            .core()
            .load_grant(&user)
            .await
            .map_err(Failure::of_grant)?;
        let tokens = tokens.ok_or_else(|| Failure::new(FailureKind::NotConnected))?;
        // A refresh must be stored under the name by which the tokens were loaded.
        let client = app.client(tokens.for_subject(&user));
        Ok((user, client))
    }

    /// Returns the reply to a request whose [`client`](Self::client) is not available: a redirect to the
    /// [login page](WebLoginBuilder::login_page), if there is one and the browser shows pages.
    pub fn turned_away(&self, failure: &Failure, parts: &Parts, uri: &Uri) -> Response<String> {
        let is_for_user = matches!(
            failure.kind(),
            FailureKind::SignedOut | FailureKind::NotConnected | FailureKind::GrantLost
        );
        let shows_page = parts.method == Method::GET && browser::accepts_pages(&parts.headers);
        match &self.0.login_page {
            Some(page) if is_for_user && shows_page => {
                let here = uri.path_and_query().map_or("/", |here| here.as_str());
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair(RETURN_TO, here)
                    .finish();
                let separator = if page.contains('?') { '&' } else { '?' };
                let target = format!("{page}{separator}{query}");
                page::answer(Site::redirect(&target), String::new())
            }
            _ => self.0.site.failed(failure, &parts.headers),
        }
    }

    async fn disconnected(&self, parts: &Parts) -> Result<Option<String>, Failure> {
        self.check_post(parts)?;
        let user = self.user(parts).await?;
        let user = user.ok_or_else(|| Failure::new(FailureKind::SignedOut))?;
        let forgotten = self.0.app.core().forget(&user).await;
        let forgotten = forgotten.map_err(Failure::of_grant)?;
        if let Revocation::Failed(error) = forgotten.revocation() {
            let failure = Failure::with(FailureKind::Unavailable, error.clone());
            self.0.site.log(&failure);
        }
        match self.0.mode {
            Mode::SignIn(_) => self.0.site.sign_out(&parts.headers).await.map(Some),
            Mode::Connect => Ok(None),
        }
    }

    /// Redirects to the page that the request names, and sets a cookie.
    fn redirected(
        &self,
        result: Result<Option<String>, Failure>,
        parts: &Parts,
        body: &[u8],
    ) -> Response<String> {
        match result {
            Ok(cookie) => {
                let target = self.return_to(parts, body);
                let mut answer = page::answer(Site::redirect(&target), String::new());
                add_cookie(&mut answer, cookie.as_deref());
                answer
            }
            Err(failure) => self.failed(&failure, parts),
        }
    }

    /// Returns the reply to a request to one of the paths that failed.
    fn failed(&self, failure: &Failure, parts: &Parts) -> Response<String> {
        let mut answer = self.0.site.failed(failure, &parts.headers);
        if failure.kind() == FailureKind::Method {
            let is_callback = parts.uri.path() == self.0.paths.callback;
            let allowed = if is_callback { "GET, POST" } else { "POST" };
            let allowed = HeaderValue::from_static(allowed);
            answer.headers_mut().insert(ALLOW, allowed);
        }
        answer
    }

    /// Checks that a page of this site posted the request.
    fn check_post(&self, parts: &Parts) -> Result<(), Failure> {
        if parts.method != Method::POST {
            return Err(Failure::new(FailureKind::Method));
        }
        self.0.site.check_source(parts)
    }

    /// Returns the page to return to, which the form or the URL names, if it is a page of this site with a path
    /// that is not too long.
    fn return_to(&self, parts: &Parts, body: &[u8]) -> String {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = url::form_urlencoded::parse(body);
        let mut pairs = pairs.chain(url::form_urlencoded::parse(query.as_bytes()));
        let target = pairs.find(|(name, _)| name == RETURN_TO);
        let path =
            target.and_then(|(_, target)| browser::return_path(&self.0.site.0.origin, &target));
        let path = path.filter(|path| path.len() <= RETURN_TO_LIMIT);
        path.unwrap_or_else(|| self.0.after.clone())
    }

    /// Returns the pending login in a cookie, if the browser has one.
    fn pending(&self, cookie: &Cookie, parts: &Parts) -> Option<Started<S>> {
        let text = self.0.site.open(cookie, &parts.headers)?;
        serde_json::from_slice(text.as_ref()).ok()
    }

    async fn user(&self, parts: &Parts) -> Result<Option<String>, Failure> {
        let user = self.0.users.user(parts).await?;
        // Nobody: otherwise all visitors would share one grant.
        Ok(user.filter(|user| !user.is_empty()))
    }
}

/// Adds a `Set-Cookie` header.
fn add_cookie(answer: &mut Response<String>, cookie: Option<&str>) {
    let value = cookie.and_then(|cookie| HeaderValue::from_str(cookie).ok());
    if let Some(value) = value {
        answer.headers_mut().append(SET_COOKIE, value);
    }
}

// A derived impl would require the same trait of `A` and `S`.
impl<A: WebApp<S>, S: ScopeSet> Clone for WebLogin<A, S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<A: WebApp<S>, S: ScopeSet> fmt::Debug for WebLogin<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebLogin")
            .field("paths", &self.0.paths)
            .finish_non_exhaustive()
    }
}
