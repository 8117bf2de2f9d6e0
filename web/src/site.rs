//! The site: what the logins of one web application share.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::header::{CONTENT_TYPE, LOCATION};
use http::request::Parts;
use http::response::Builder;
use http::{HeaderMap, Response};
use licit_runtime::store::Store;
use licit_runtime::{Clock, SystemClock, Url};

use crate::browser;
use crate::cookie::Cookie;
use crate::failure::Failure;
use crate::keys::{CookieKeys, SetupError};
use crate::ledger::Ledger;
use crate::page;

/// How long a session lasts, unless set.
const SESSION: Duration = Duration::from_secs(8 * 60 * 60);

/// A web application: its public URL, cookie keys and error pages. Cheap to clone.
///
/// If the application has no sessions of its own, it also stores each user's session: in an encrypted cookie
/// with the user's name.
#[derive(Clone)]
pub struct Site(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) origin: Url,
    pub(crate) is_secure: bool,
    pub(crate) keys: CookieKeys,
    pub(crate) ledger: Ledger,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) session: Cookie,
    pub(crate) session_lifetime: Duration,
    /// The login of each path.
    reserved: Mutex<HashMap<String, Owner>>,
    on_failure: Option<FailureHook>,
    error_page: Option<PageHook>,
}

/// The paths of a login.
#[derive(Debug, Clone)]
pub struct Paths {
    /// Starts a login (`POST`).
    pub login: String,
    /// The path of the redirect URI (`GET`, or `POST` with `response_mode=form_post`).
    pub callback: String,
    /// Revokes and erases the user's grant (`POST`).
    pub disconnect: String,
    /// Signs the user out (`POST`).
    pub logout: String,
}

/// A login, as the owner of its paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    pub(crate) authorization_endpoint: Option<Url>,
    pub(crate) scope_set: &'static str,
    pub(crate) signs_in: bool,
}

type FailureHook = Box<dyn Fn(&Failure) + Send + Sync>;
type PageHook = Box<dyn Fn(&Failure) -> String + Send + Sync>;

/// Builds a [`Site`].
#[must_use]
pub struct SiteBuilder {
    public_url: String,
    keys: CookieKeys,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    session_lifetime: Duration,
    on_failure: Option<FailureHook>,
    error_page: Option<PageHook>,
}

impl Site {
    /// Creates a site with the default settings. See [`builder`](Self::builder).
    ///
    /// # Errors
    ///
    /// Returns an error if `public_url` is not an origin with `https`, or with `http` on this machine.
    pub fn new(
        public_url: &str,
        keys: CookieKeys,
        store: Arc<dyn Store>,
    ) -> Result<Self, SetupError> {
        Self::builder(public_url, keys, store).build()
    }

    /// Returns a builder. `public_url` is the origin that browsers use, such as `https://us.example`.
    ///
    /// Pass the store of the grants, which all processes share. It also records used logins and ended sessions,
    /// without any name or token, until they would have expired.
    pub fn builder(public_url: &str, keys: CookieKeys, store: Arc<dyn Store>) -> SiteBuilder {
        SiteBuilder {
            public_url: public_url.to_owned(),
            keys,
            store,
            clock: Arc::new(SystemClock),
            session_lifetime: SESSION,
            on_failure: None,
            error_page: None,
        }
    }

    /// Returns the URL of a path, for redirect URIs: `site.url("/callback")`.
    pub fn url(&self, path: &str) -> String {
        let origin = self.0.origin.as_str();
        format!("{}{path}", origin.trim_end_matches('/'))
    }

    /// Reserves the paths of a login. Another one with them would never be reached; with the callback, its
    /// provider could also receive codes of this one (mix-up, RFC 9700 §4.4).
    pub(crate) fn reserve(&self, paths: &Paths, owner: &Owner) -> Result<(), SetupError> {
        let reserved = self.0.reserved.lock();
        let mut reserved = reserved.unwrap_or_else(PoisonError::into_inner);
        let is_taken = |path: &String| reserved.get(path).is_some_and(|other| other != owner);
        if is_taken(&paths.callback) {
            let callback = &paths.callback;
            return Err(SetupError::new(format!(
                "the callback `{callback}` is that of another login: build each login's application with its own \
                 redirect URI, such as `site.url(\"/github/callback\")`"
            )));
        }
        let own = [&paths.login, &paths.disconnect, &paths.logout];
        if let Some(path) = own.into_iter().find(|path| is_taken(path)) {
            return Err(SetupError::new(format!(
                "the path `{path}` is that of another login: set a prefix, such as `.prefix(\"/github\")`"
            )));
        }
        for path in own.into_iter().chain([&paths.callback]) {
            reserved.insert(path.clone(), owner.clone());
        }
        Ok(())
    }

    /// Returns the reply to a request that failed: a page if the browser accepts one, otherwise JSON.
    pub fn failed(&self, failure: &Failure, headers: &HeaderMap) -> Response<String> {
        self.log(failure);
        let (status, html) = (failure.status(), "text/html; charset=utf-8");
        let (head, kind, body) = match &self.0.error_page {
            _ if !browser::accepts_pages(headers) => {
                (page::head(status), "application/json", page::json(failure))
            }
            Some(hook) => (page::application_head(status), html, hook(failure)),
            None => (page::head(status), html, page::apology(failure.message())),
        };
        page::answer(head.header(CONTENT_TYPE, kind), body)
    }

    pub(crate) fn log(&self, failure: &Failure) {
        if let Some(hook) = &self.0.on_failure {
            hook(failure);
        }
    }

    /// Returns a redirect to a path of the site.
    pub(crate) fn redirect(path: &str) -> Builder {
        page::head(http::StatusCode::SEE_OTHER).header(LOCATION, path)
    }

    /// Checks that a page of this site sent a request that changes something.
    pub(crate) fn check_source(&self, parts: &Parts) -> Result<(), Failure> {
        let origin = self.0.origin.origin().ascii_serialization();
        if browser::is_of_site(&parts.headers, &origin) {
            return Ok(());
        }
        Err(Failure::cross_site(&origin))
    }

    /// Encrypts a value into a cookie. Returns its `Set-Cookie` header.
    pub(crate) fn seal(
        &self,
        cookie: &Cookie,
        text: &[u8],
        lifetime: Duration,
    ) -> Result<String, SetupError> {
        let sealed = self.0.keys.seal(text, &purpose(cookie));
        let sealed = sealed.ok_or_else(|| SetupError::new("the system has no random bytes"))?;
        let line = cookie.set(&sealed, lifetime);
        line.ok_or_else(|| {
            SetupError::new(format!(
                "the cookie `{}` has {} bytes, and browsers store 4096: request fewer scopes or \
                 details",
                cookie.name(),
                sealed.len()
            ))
        })
    }

    /// Decrypts the value of a cookie.
    pub(crate) fn open(
        &self,
        cookie: &Cookie,
        headers: &HeaderMap,
    ) -> Option<impl AsRef<[u8]> + use<>> {
        let sealed = cookie.value(headers)?;
        self.0.keys.open(sealed, &purpose(cookie))
    }
}

/// Returns the purpose of a cookie's value, so that it is not accepted as the value of another cookie.
fn purpose(cookie: &Cookie) -> String {
    format!("licit-web 1 {}", cookie.name())
}

impl SiteBuilder {
    /// Sets how long a session lasts. The default is eight hours.
    pub fn session_lifetime(mut self, time: Duration) -> Self {
        self.session_lifetime = time;
        self
    }

    /// Sets the clock by which sessions and logins expire.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Calls `hook` with each failure, for the log. Failures contain no secrets.
    pub fn on_failure(mut self, hook: impl Fn(&Failure) + Send + Sync + 'static) -> Self {
        self.on_failure = Some(Box::new(hook));
        self
    }

    /// Sets the page that a user sees after a failure, as HTML. Show [`Failure::message`] in it, escaped. It may
    /// load styles and images, and scripts of the site.
    pub fn error_page(mut self, page: impl Fn(&Failure) -> String + Send + Sync + 'static) -> Self {
        self.error_page = Some(Box::new(page));
        self
    }

    /// Creates the site.
    ///
    /// # Errors
    ///
    /// Returns an error if the public URL is not an origin with `https`, or with `http` on this machine.
    pub fn build(self) -> Result<Site, SetupError> {
        let invalid = |why: &str| {
            let url = &self.public_url;
            SetupError::new(format!("the public URL `{url}` {why}"))
        };
        let origin = Url::parse(&self.public_url).map_err(|_| invalid("is not a URL"))?;
        let is_secure = origin.scheme() == "https";
        if !is_secure && !is_this_machine(&origin) {
            return Err(invalid("must have `https`: cookies are not safe without"));
        }
        if origin.as_str() != format!("{}/", origin.origin().ascii_serialization()) {
            return Err(invalid("has a path; give the origin alone"));
        }
        Ok(Site(Arc::new(Inner {
            origin,
            is_secure,
            keys: self.keys,
            ledger: Ledger::new(self.store),
            clock: self.clock,
            session: Cookie::new("session", is_secure),
            session_lifetime: self.session_lifetime,
            reserved: Mutex::default(),
            on_failure: self.on_failure,
            error_page: self.error_page,
        })))
    }
}

fn is_this_machine(url: &Url) -> bool {
    url.scheme() == "http" && matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site")
            .field("origin", &self.0.origin.as_str())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SiteBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SiteBuilder")
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}
