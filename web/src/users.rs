//! The application's hooks: who is signed in, and what happens after a login.

use std::fmt;
use std::pin::Pin;

use http::request::Parts;
use licit_runtime::serde::de::DeserializeOwned;
use licit_runtime::token::User;
use licit_runtime::{Identity, Tokens, WebApp};

use crate::failure::{Failure, FailureKind};
use crate::site::Site;

/// The future of a hook. `?` converts errors to a [`Failure`], of which the user sees a general message.
pub type HookFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// The users of an application that has its own sign-in.
///
/// A [`Site`] implements it with its own sessions, and so do closures:
///
/// ```
/// use http::request::Parts;
/// use licit_web::Users;
///
/// fn users() -> impl Users {
///     // Set by your middleware.
///     |request: &Parts| request.extensions.get::<String>().cloned()
/// }
/// # let _ = users();
/// ```
pub trait Users: Send + Sync + 'static {
    /// Returns the name of the user who is signed in with the browser that sent this request. Their grants
    /// are stored under it: use an identifier that never changes.
    fn user<'a>(&'a self, request: &'a Parts) -> HookFuture<'a, Option<String>>;
}

impl<F: Fn(&Parts) -> Option<String> + Send + Sync + 'static> Users for F {
    fn user<'a>(&'a self, request: &'a Parts) -> HookFuture<'a, Option<String>> {
        let user = self(request);
        Box::pin(async { Ok(user) })
    }
}

impl Users for Site {
    fn user<'a>(&'a self, request: &'a Parts) -> HookFuture<'a, Option<String>> {
        Box::pin(self.user(&request.headers))
    }
}

/// A login that has just been completed.
pub struct LoggedIn<A, S> {
    pub(crate) app: A,
    pub(crate) request: Parts,
    pub(crate) tokens: Tokens<S, User>,
    pub(crate) user: Option<String>,
}

impl<A, S> fmt::Debug for LoggedIn<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoggedIn")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

impl<A: WebApp<S>, S> LoggedIn<A, S> {
    /// Returns a client of the user's account.
    pub fn client(&self) -> A::Client {
        self.app.client(self.tokens.clone())
    }

    /// Returns the request of the callback. Its extensions contain what your middleware added, such as a session
    /// in which you store the user.
    pub fn request(&self) -> &Parts {
        &self.request
    }

    /// Returns the user whose grant this is; while the user is identified, the one who was already signed
    /// in, if any.
    pub fn user(&self) -> Option<&str> {
        self.user.as_deref()
    }

    /// Returns the identity from the ID token, which was verified. `C` is the type of the claims.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no ID token, or if its claims do not have the form of `C`.
    pub fn identity<C: DeserializeOwned>(&self) -> Result<Identity<C>, Failure> {
        let identity = self.tokens.identity()?;
        identity
            .ok_or_else(|| Failure::with(FailureKind::Internal, "the login returned no ID token"))
    }
}
