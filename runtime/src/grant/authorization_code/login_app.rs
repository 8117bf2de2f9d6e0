//! Applications that can start logins. That the registration has the authorization code grant, and how its
//! requests reach the provider, is checked once, when such an application is created: starting a login and
//! building its URL cannot fail.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use super::login::Login;
use super::pending::Scopes;
use crate::app::App;
use crate::app::authorization::Authorization;
use crate::error::{ConfigError, Error};
use crate::scope::{AtRunTime, ScopeSet};

/// Authorization requests whose parameters the browser carries in the URL (RFC 6749 §4.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {}

/// Authorization requests that must be signed (RFC 9101) or pushed (RFC 9126) before the browser carries
/// them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protected {}

/// An application that can start logins, because its registration has the authorization code grant. Cheap
/// to clone; clones share state.
///
/// `R` states whether authorization requests must be signed or pushed. The URL of a [`Plain`] request can be
/// built at once: [`Login::url`]. A [`Protected`] request must be signed or pushed first: [`Login::sign`],
/// [`Login::push`].
pub struct LoginApp<R = Plain> {
    app: App,
    authorization: Arc<Authorization>,
    requests: PhantomData<fn() -> R>,
}

impl App {
    /// Returns the application for logins whose URL can be built at once.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the registration has no authorization code grant
    /// ([`ConfigError::GrantNotOffered`]), or if the provider requires signed or pushed requests
    /// ([`ConfigError::PlainRequestsNotAccepted`]).
    pub fn for_logins(self) -> Result<LoginApp, Error> {
        if self.requires_protected_requests() {
            return Err(ConfigError::PlainRequestsNotAccepted.into());
        }
        LoginApp::new(self)
    }

    /// Returns the application for logins that are signed or pushed before the user is redirected, or made
    /// [`ready`](Login::ready) as the provider requires.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the registration has no authorization code grant.
    pub fn for_protected_logins(self) -> Result<LoginApp<Protected>, Error> {
        LoginApp::new(self)
    }

    fn requires_protected_requests(&self) -> bool {
        self.code_grant().is_ok_and(|code| {
            let signed = code.request_object.as_ref();
            code.push_required || signed.is_some_and(|table| table.required)
        })
    }
}

impl<R> LoginApp<R> {
    fn new(app: App) -> Result<Self, Error> {
        Ok(Self {
            authorization: Arc::clone(app.authorization()?),
            app,
            requests: PhantomData,
        })
    }

    /// Starts a login that requests the scopes of `S` (RFC 6749 §4.1.1). No request is sent.
    pub fn authorize<S: ScopeSet>(&self) -> Login<S, R> {
        Login::new(&self.app, &self.authorization, Scopes::OfSet)
    }

    /// Starts a login that requests these scopes, which are known only at run time. As with
    /// [`authorize`](Self::authorize), no request is sent.
    ///
    /// The pending login stores the scopes. Its tokens have the scope set [`AtRunTime`]: the scopes that
    /// were granted are [`Tokens::scopes`](crate::Tokens::scopes), and missing ones are not reported.
    pub fn authorize_for(&self, scopes: &[impl AsRef<str>]) -> Login<AtRunTime, R> {
        let scopes: Vec<_> = scopes
            .iter()
            .map(|scope| scope.as_ref().to_owned())
            .collect();
        Login::new(&self.app, &self.authorization, Scopes::Chosen(&scopes))
    }
}

impl<R> Deref for LoginApp<R> {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl<R> Clone for LoginApp<R> {
    fn clone(&self) -> Self {
        Self {
            app: self.app.clone(),
            authorization: Arc::clone(&self.authorization),
            requests: PhantomData,
        }
    }
}

impl<R> fmt::Debug for LoginApp<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.app.fmt(f)
    }
}
