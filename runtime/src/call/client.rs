//! The client: an application, a session that refreshes its token, and path arguments common to all
//! its calls.

use std::fmt;
use std::sync::Arc;

use reqwest::header::HeaderMap;

use super::arguments::Call;
use super::credentials::Credentials;
use crate::app::App;
use crate::error::{Error, ScopeNarrowedError};
use crate::grant::authorization_code::{LoginApp, WebApp};
use crate::header::rate_limit::{LastSeen, RateLimit};
use crate::scope::{self, ScopeSet};
use crate::session::Session;
use crate::tables::Method;
use crate::token::{Tokens, User};

/// Calls a provider's API with one grant. Cheap to clone; clones share the grant.
#[derive(Clone)]
pub struct Client {
    app: App,
    session: Session,
    credentials: Credentials,
    bound: Arc<[(&'static str, String)]>,
    /// `None` if the provider does not send rate limits.
    rate_limit: Option<Arc<LastSeen>>,
}

/// For programs without generated code.
impl<S: ScopeSet, R: 'static> WebApp<S> for LoginApp<R> {
    type Requests = R;
    type Client = Client;

    fn core(&self) -> &Self {
        self
    }

    fn client(&self, tokens: Tokens<S, User>) -> Client {
        Client::new(self, tokens)
    }
}

impl Client {
    /// Creates a client that sends calls with `tokens` and refreshes them as needed.
    pub fn new<S, K>(app: &App, tokens: Tokens<S, K>) -> Self {
        Self {
            session: app.session(tokens),
            ..Self::without_token(app)
        }
    }

    /// Creates a client without an access token, for operations that require other credentials or
    /// none.
    #[must_use]
    pub fn without_token(app: &App) -> Self {
        Self {
            app: app.clone(),
            session: Session::without_token(),
            credentials: Credentials::new(),
            bound: Arc::default(),
            rate_limit: app.provider().api.rate_limit.map(|_| Arc::default()),
        }
    }

    /// Returns a client that has these credentials instead of its previous ones. Each call sends
    /// those that its operation requires, and no others.
    #[must_use]
    pub fn with_credentials(&self, credentials: Credentials) -> Self {
        Self {
            credentials,
            ..self.clone()
        }
    }

    /// Returns a client that uses `value` for `{name}` in the path of every call.
    #[must_use]
    pub fn bind(&self, name: &'static str, value: impl fmt::Display) -> Self {
        let before = self.bound.iter().filter(|(bound, _)| *bound != name);
        let bound = before.cloned().chain([(name, value.to_string())]);
        Self {
            bound: bound.collect(),
            ..self.clone()
        }
    }

    /// Returns a client that uses another access token of the same grant, intended for `resource`,
    /// an absolute URI (RFC 8707 §2.2). See [`Session::for_resource`].
    #[must_use]
    pub fn for_resource(&self, resource: &str) -> Self {
        Self {
            session: self.session.for_resource(resource),
            ..self.clone()
        }
    }

    /// Creates a call that the spec does not have: a path below the base URL, which may contain a query. It
    /// has the same tokens, timeouts, retries and errors as the operations of the spec. Its scopes are not
    /// checked.
    ///
    /// ```no_run
    /// # use licit_runtime::tables::Method;
    /// # use licit_runtime::{Client, Error, Json};
    /// # async fn example(client: &Client) -> Result<(), Error> {
    /// let call = client.request(Method::Get, "/v2/reports/7?format=short");
    /// let report: Json = call.query("page", 1).request::<_, Error>().send().await?;
    /// # let _ = report; Ok(()) }
    /// ```
    pub fn request(&self, method: Method, path: &str) -> Call {
        Call::of_path(self.clone(), method, path)
    }

    /// Checks that the grant covers `scopes`, according to the provider's token reply.
    ///
    /// # Errors
    ///
    /// [`Error::ScopeNarrowed`] with the missing scopes.
    pub fn check_scopes(&self, scopes: &[&str]) -> Result<(), Error> {
        let tokens = self.session.tokens()?;
        let missing = scope::missing(scopes, tokens.scopes());
        if missing.is_empty() {
            return Ok(());
        }
        Err(ScopeNarrowedError::new(missing, tokens).into())
    }

    /// Returns the session that refreshes the tokens.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Returns the rate limit from the last reply to this client or its clones, or `None` if no
    /// reply contained one.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.rate_limit.as_ref()?.get()
    }

    /// Reads the rate limit from the headers of a reply.
    pub(crate) fn read_rate_limit(&self, headers: &HeaderMap) -> Option<RateLimit> {
        let names = self.app.provider().api.rate_limit.as_ref()?;
        RateLimit::read(names, headers, self.app.now())
    }

    pub(crate) fn note_rate_limit(&self, headers: &HeaderMap) {
        if let Some(last) = &self.rate_limit
            && let Some(limit) = self.read_rate_limit(headers)
        {
            last.set(limit);
        }
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    pub(crate) fn bound(&self, name: &str) -> Option<&str> {
        let bound = self.bound.iter().find(|(bound, _)| *bound == name);
        bound.map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("provider", &self.app.provider().name)
            .finish_non_exhaustive()
    }
}
