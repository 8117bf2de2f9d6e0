//! Logins with several providers, of which the user chooses one: one list, one route, one identity.
//! Built on the grants and the client of each provider; must not be used by them.

mod option;
mod started;

pub use option::LoginOption;
pub use started::{LoggedIn, PendingLogin, StartedLogin};

use std::sync::Arc;

use crate::call::Client;
use crate::error::{ConfigError, Error};

/// The ways to log in that an application offers. Cheap to clone; clones share the list.
///
/// The page of the application shows the [`options`](Self::options). When the user has chosen one,
/// [`begin`](Self::begin) starts the login, and one callback route for all providers completes it with
/// [`finish`](Self::finish).
///
/// ```
/// use licit_runtime::{Error, LoggedIn, Logins, PendingLogin};
///
/// async fn choose(logins: &Logins, id: &str) -> Result<(String, PendingLogin), Error> {
///     let login = logins.begin(id).await?;
///     // Redirect to the URL, and store the pending login in the user's session.
///     Ok((login.url().to_string(), login.into_pending()))
/// }
///
/// async fn callback(logins: &Logins, pending: PendingLogin, url: &str) -> Result<LoggedIn, Error> {
///     let user = logins.finish(pending, url).await?;
///     println!("{} logged in", user.identity().key());
///     Ok(user)
/// }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Logins {
    options: Arc<Vec<LoginOption>>,
}

impl Logins {
    /// Creates an empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an option at the end. It replaces an option with the same identifier.
    #[must_use]
    pub fn with(mut self, option: LoginOption) -> Self {
        let options = Arc::make_mut(&mut self.options);
        match options.iter_mut().find(|known| known.id() == option.id()) {
            Some(known) => *known = option,
            None => options.push(option),
        }
        self
    }

    /// Returns the options, in the order in which they were added.
    pub fn options(&self) -> &[LoginOption] {
        &self.options
    }

    /// Starts a login. A request is sent only if the provider requires pushed authorization requests
    /// (RFC 9126).
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if there is no such option.
    /// - Any error of the pushed authorization request endpoint, or of the signer of the request.
    pub async fn begin(&self, id: &str) -> Result<StartedLogin, Error> {
        self.option(id)?.begin().await
    }

    /// Completes a login: validates the callback, exchanges the code for tokens, and requests who
    /// logged in.
    ///
    /// `callback` is what [`App::finish`](crate::App::finish) accepts: the callback URL, its query, or
    /// the body of a posted callback. A login with fewer scopes than requested succeeds if the provider
    /// still says who logged in.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the option of the pending login was removed.
    /// - Any error of [`App::finish`](crate::App::finish) and of
    ///   [`Client::user_identity`](crate::Client::user_identity).
    pub async fn finish(&self, pending: PendingLogin, callback: &str) -> Result<LoggedIn, Error> {
        let option = self.option(&pending.option)?;
        let tokens = option.app().finish(pending.pending, callback).await?;
        let client = Client::new(option.app(), tokens);
        let identity = client.user_identity().await?;
        let tokens = client.session().tokens()?;
        Ok(LoggedIn::new(pending.option, identity, tokens))
    }

    fn option(&self, id: &str) -> Result<&LoginOption, Error> {
        let mut options = self.options.iter();
        let found = options.find(|known| known.id() == id);
        found.ok_or_else(|| ConfigError::LoginOptionUnknown(id.to_owned()).into())
    }
}

impl FromIterator<LoginOption> for Logins {
    fn from_iter<I: IntoIterator<Item = LoginOption>>(options: I) -> Self {
        options.into_iter().fold(Self::new(), Self::with)
    }
}
