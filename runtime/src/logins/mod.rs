//! Logins with several providers, of which the user chooses one: one list, one route, one identity.
//! Built on the grants and the client of each provider. No room may use it.

mod mix_up;
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
/// [`begin`](Self::begin) starts the login, and one route for the callbacks of all providers completes it
/// with [`finish`](Self::finish). Each option has its own path there, such as `/callback/github`, so that a
/// provider cannot obtain the code of another one (RFC 9700 §4.4).
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
/// // `url`: with its path, such as `/callback/github?code=…`.
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

    /// Creates a list of these options.
    ///
    /// # Errors
    ///
    /// See [`with`](Self::with).
    pub fn of(options: impl IntoIterator<Item = LoginOption>) -> Result<Self, Error> {
        options.into_iter().try_fold(Self::new(), Self::with)
    }

    /// Adds an option at the end. It replaces an option with the same identifier.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if an option with another provider has the same redirect path, unless both
    /// providers send `iss` in callbacks (RFC 9207) or sign them, and have different issuers.
    pub fn with(mut self, option: LoginOption) -> Result<Self, Error> {
        let options = Arc::make_mut(&mut self.options);
        for other in options.iter().filter(|other| other.id() != option.id()) {
            other.check_beside(&option)?;
        }
        match options.iter_mut().find(|known| known.id() == option.id()) {
            Some(known) => *known = option,
            None => options.push(option),
        }
        Ok(self)
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

    /// Returns whether `callback` has the `state` of this login. If not, ignore it, and keep the pending login;
    /// see [`App::is_callback_of`](crate::App::is_callback_of).
    pub fn is_callback_of(&self, pending: &PendingLogin, callback: &str) -> bool {
        let option = self.option(&pending.option);
        option.is_ok_and(|option| option.app().is_callback_of(&pending.pending, callback))
    }

    /// Completes a login: validates the callback, exchanges the code for tokens, and requests who
    /// logged in.
    ///
    /// `callback` is the callback URL, or its path and query. If the provider posted the callback, it is the
    /// path, `?`, and the body. The path distinguishes the callbacks of different providers; a list with
    /// one provider, and providers that send `iss`, do not need it.
    ///
    /// A login with fewer scopes than requested succeeds if the provider still says who logged in.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the option of the pending login was removed.
    /// - [`Error::Authorization`] if the callback has no path, or the `iss` of another option.
    /// - Any error of [`App::finish`](crate::App::finish) and of
    ///   [`Client::user_identity`](crate::Client::user_identity).
    pub async fn finish(&self, pending: PendingLogin, callback: &str) -> Result<LoggedIn, Error> {
        let option = self.option(&pending.option)?;
        option.check_callback(callback, &self.options)?;
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
