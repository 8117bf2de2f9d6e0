//! The settings of a login.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use licit_runtime::{Login, ScopeSet, Url, WebApp};

use super::{IdentifyHook, Inner, LoggedInHook, Mode, RequestHook, WebLogin};
use crate::browser;
use crate::cookie::Cookie;
use crate::failure::Failure;
use crate::keys::SetupError;
use crate::site::{Owner, Paths, Site};
use crate::users::{LoggedIn, Users};

/// How long a pending login is valid, unless set.
const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// The beginnings of the names of the cookies of pending logins: one for each tab in which a login was started.
const PENDING: [&str; 3] = ["login", "login2", "login3"];

/// The scope that makes a login an OpenID Connect login.
const OPENID: &str = "openid";

/// Builds a [`WebLogin`].
#[must_use]
pub struct WebLoginBuilder<A: WebApp<S>, S: ScopeSet> {
    site: Site,
    app: A,
    prefix: String,
    lifetime: Duration,
    users: Box<dyn Users>,
    mode: Mode<A, S>,
    is_openid: bool,
    names_of: Option<&'static str>,
    request: Option<RequestHook<S, A::Requests>>,
    logged_in: Option<LoggedInHook<A, S>>,
    after: String,
    login_page: Option<String>,
}

impl<A: WebApp<S>, S: ScopeSet> WebLogin<A, S> {
    /// Returns the builder of a login that connects an account at the provider to the signed-in user. Users
    /// must sign in first: to `site`, or to sessions of your own that [`users`](WebLoginBuilder::users) reads.
    pub fn connect(site: &Site, app: &A) -> WebLoginBuilder<A, S> {
        WebLoginBuilder::new(site, app, Mode::Connect)
    }

    /// Returns the builder of a login that signs users in to `site` by OpenID Connect. `S` must contain the
    /// scope `openid`. The user's name is the issuer and the subject, separated by a space.
    pub fn sign_in(site: &Site, app: &A) -> WebLoginBuilder<A, S> {
        let identify: IdentifyHook<A, S> = Box::new(|login| {
            Box::pin(async move {
                let identity = login.identity::<licit_runtime::Json>()?;
                Ok(format!("{} {}", identity.issuer(), identity.subject()))
            })
        });
        let builder = WebLoginBuilder::new(site, app, Mode::SignIn(identify));
        WebLoginBuilder {
            is_openid: true,
            ..builder
        }
    }

    /// Returns the builder of a login that signs users in to `site` under the name that `identify` returns,
    /// for example from the provider's API. The name must never change: use an identifier, not an email
    /// address. [`Failure::rejected`] rejects a user.
    ///
    /// The user's name is the provider's name, a space and the returned name, so that identifiers of two
    /// providers cannot collide. [`own_accounts`](WebLoginBuilder::own_accounts) changes that.
    pub fn sign_in_as<F>(
        site: &Site,
        app: &A,
        identify: impl Fn(LoggedIn<A, S>) -> F + Send + Sync + 'static,
    ) -> WebLoginBuilder<A, S>
    where
        F: Future<Output = Result<String, Failure>> + Send + 'static,
    {
        let identify: IdentifyHook<A, S> = Box::new(move |login| Box::pin(identify(login)));
        let builder = WebLoginBuilder::new(site, app, Mode::SignIn(identify));
        WebLoginBuilder {
            names_of: Some(app.core().provider_name()),
            ..builder
        }
    }
}

impl<A: WebApp<S>, S: ScopeSet> WebLoginBuilder<A, S> {
    fn new(site: &Site, app: &A, mode: Mode<A, S>) -> Self {
        Self {
            site: site.clone(),
            app: app.clone(),
            prefix: String::new(),
            lifetime: LIFETIME,
            users: Box::new(site.clone()),
            mode,
            is_openid: false,
            names_of: None,
            request: None,
            logged_in: None,
            after: "/".to_owned(),
            login_page: None,
        }
    }

    /// Sets the prefix of the paths, such as `/github`: an application with several providers has
    /// `/github/login` and so on. The callback path comes from the redirect URI.
    pub fn prefix(mut self, prefix: &str) -> Self {
        prefix.trim_end_matches('/').clone_into(&mut self.prefix);
        self
    }

    /// Sets how long a user may take between the start of a login and the callback. The default is ten
    /// minutes.
    pub fn lifetime(mut self, time: Duration) -> Self {
        self.lifetime = time;
        self
    }

    /// Sets who is signed in, if the application has sessions of its own.
    pub fn users(mut self, users: impl Users) -> Self {
        self.users = Box::new(users);
        self
    }

    /// Uses the names that [`sign_in_as`](WebLogin::sign_in_as) receives unchanged: they are accounts of the
    /// application, and logins with several providers may lead to one account. Never return an identifier of the
    /// provider: another provider may give it to another person.
    pub fn own_accounts(mut self) -> Self {
        self.names_of = None;
        self
    }

    /// Changes each authorization request, for example by
    /// [`parameter("login_hint", …)`](Login::parameter).
    pub fn request(
        mut self,
        hook: impl Fn(Login<S, A::Requests>, &Parts) -> Login<S, A::Requests> + Send + Sync + 'static,
    ) -> Self {
        self.request = Some(Box::new(hook));
        self
    }

    /// Calls `hook` after each login, when the grant is stored.
    pub fn logged_in<F>(
        mut self,
        hook: impl Fn(LoggedIn<A, S>) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.logged_in = Some(Box::new(move |login| Box::pin(hook(login))));
        self
    }

    /// Sets the page that users see after a login that named none. The default is `/`.
    pub fn return_to(mut self, path: &str) -> Self {
        path.clone_into(&mut self.after);
        self
    }

    /// Sets the page with the login button. A user who opens a page that needs a login is redirected to it,
    /// with that page as `return_to`: pass it on in the form. Programs receive status 401 or 403.
    pub fn login_page(mut self, path: &str) -> Self {
        self.login_page = Some(path.to_owned());
        self
    }

    /// Creates the login.
    ///
    /// # Errors
    ///
    /// Returns an error if the redirect URI is not one of the site, if a path is invalid or that of another login
    /// of the site, or if users are to sign in by OpenID Connect without the scope `openid`.
    pub fn build(self) -> Result<WebLogin<A, S>, SetupError> {
        let Self {
            site, app, prefix, ..
        } = self;
        if self.is_openid && !S::AT_RUN_TIME && !S::SCOPES.contains(&OPENID) {
            let set = S::NAME;
            return Err(SetupError::new(format!(
                "the scope set `{set}` lacks the scope `openid`: add it, or identify users with `sign_in_as`"
            )));
        }
        let paths = Paths {
            login: format!("{prefix}/login"),
            callback: callback_path(&site, app.core().redirect_uri())?,
            disconnect: format!("{prefix}/disconnect"),
            logout: format!("{prefix}/logout"),
        };
        let own = [&paths.login, &self.after];
        for path in own.into_iter().chain(&self.login_page) {
            if browser::return_path(&site.0.origin, path).as_ref() != Some(path) {
                return Err(SetupError::new(format!("`{path}` is not a path")));
            }
        }
        if own.contains(&&paths.callback) || paths.callback == paths.disconnect {
            let path = &paths.callback;
            return Err(SetupError::new(format!(
                "the callback `{path}` is another path"
            )));
        }
        let owner = Owner {
            authorization_endpoint: app.core().authorization_endpoint().cloned(),
            scope_set: S::NAME,
            signs_in: matches!(self.mode, Mode::SignIn(_)),
        };
        site.reserve(&paths, &owner)?;
        let provider = app.core().provider_name();
        let names = PENDING.map(|pending| format!("{pending}-{provider}"));
        let cookies = names.iter().map(|name| Cookie::new(name, site.0.is_secure));
        let cookies = cookies.collect();
        Ok(WebLogin(Arc::new(Inner {
            site,
            app,
            paths,
            cookies,
            lifetime: self.lifetime,
            users: self.users,
            mode: self.mode,
            names_of: self.names_of,
            request: self.request,
            logged_in: self.logged_in,
            after: self.after,
            login_page: self.login_page,
        })))
    }
}

/// Returns the path of the redirect URI, which must lead to the site.
fn callback_path(site: &Site, redirect_uri: Option<&str>) -> Result<String, SetupError> {
    let origin = &site.0.origin;
    let uri = redirect_uri.unwrap_or_default();
    let url = Url::parse(uri).ok();
    let here = url.filter(|url| url.origin() == origin.origin());
    here.map(|url| url.path().to_owned()).ok_or_else(|| {
        SetupError::new(format!(
            "the redirect URI `{uri}` does not lead to the site: build the application with \
             `site.url(\"/callback\")`, and register that URL with the provider"
        ))
    })
}

impl<A: WebApp<S>, S: ScopeSet> fmt::Debug for WebLoginBuilder<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebLoginBuilder")
            .field("site", &self.site)
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}
