//! A client: an application, the session that keeps its token alive, and the path arguments that
//! all of its calls share.

use std::fmt;
use std::sync::Arc;

use reqwest::header::HeaderMap;

use crate::app::App;
use crate::error::{Error, ScopeNarrowed};
use crate::header::rate_limit::{LastSeen, RateLimit};
use crate::scope;
use crate::session::Session;
use crate::token::Tokens;

/// Calls a provider's API with one grant. Copies are cheap and share the grant.
#[derive(Clone)]
pub struct Client {
    app: App,
    session: Session,
    bound: Arc<[(&'static str, String)]>,
    /// Kept where the provider tells of it.
    rate_limit: Option<Arc<LastSeen>>,
}

impl Client {
    /// A client that calls with `tokens`, and keeps them alive from now on.
    pub fn new<S, K>(app: &App, tokens: Tokens<S, K>) -> Self {
        Self {
            app: app.clone(),
            session: app.session(tokens),
            bound: Arc::default(),
            rate_limit: app.provider().api.rate_limit.map(|_| Arc::default()),
        }
    }

    /// The same client with `value` in the place of `{name}` in the path of every call.
    #[must_use]
    pub fn bind(&self, name: &'static str, value: impl fmt::Display) -> Self {
        let before = self.bound.iter().filter(|(bound, _)| *bound != name);
        let bound = before.cloned().chain([(name, value.to_string())]);
        Self {
            bound: bound.collect(),
            ..self.clone()
        }
    }

    /// A client that calls with another token of the same grant: one that is meant for `resource`, an
    /// absolute URI (RFC 8707 §2.2). See [`Session::for_resource`].
    #[must_use]
    pub fn for_resource(&self, resource: &str) -> Self {
        Self {
            session: self.session.for_resource(resource),
            ..self.clone()
        }
    }

    /// Whether the grant covers these scopes, as the provider said when it gave it.
    ///
    /// # Errors
    ///
    /// [`Error::ScopeNarrowed`] with the scopes that are missing.
    pub fn check_scopes(&self, scopes: &[&str]) -> Result<(), Error> {
        let tokens = self.session.tokens()?;
        let missing = scope::missing(scopes, tokens.scopes());
        if missing.is_empty() {
            return Ok(());
        }
        Err(ScopeNarrowed::new(missing, tokens).into())
    }

    /// The session that keeps the tokens alive, and hands them out to be kept.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How many more calls the provider allows, as the last reply to this client or a copy of it
    /// told; `None` when none has told so far.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.rate_limit.as_ref()?.get()
    }

    /// What the headers of a reply tell of it.
    pub(crate) fn read_rate_limit(&self, headers: &HeaderMap) -> Option<RateLimit> {
        let names = self.app.provider().api.rate_limit.as_ref()?;
        RateLimit::read(names, headers, self.app.now())
    }

    pub(crate) fn note_rate_limit(&self, headers: &HeaderMap) {
        if let Some(last) = &self.rate_limit
            && let Some(told) = self.read_rate_limit(headers)
        {
            last.set(told);
        }
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
