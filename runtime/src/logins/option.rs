//! A way to log in.

use std::fmt;

use super::started::{PendingLogin, StartedLogin};
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::openid;
use crate::scope::ScopeSet;

/// A way to log in: an application at one provider, and the scopes to request.
///
/// Generated applications create it with their method `login_option`, and programs without generated
/// code with [`new`](Self::new).
#[derive(Clone)]
pub struct LoginOption {
    id: String,
    title: String,
    app: App,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
}

impl App {
    /// Creates an option to log in with this application and the scopes of `S`.
    pub fn login_option<S: ScopeSet>(&self) -> LoginOption {
        let scopes = self.scopes_of::<S>().iter();
        LoginOption::of(self, scopes.map(|scope| (*scope).to_owned()).collect())
    }
}

impl LoginOption {
    /// Creates an option to log in with `app`, whose identifier and title are those of the provider.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if the provider has no authorization code grant, if its spec has neither
    /// `identity` nor `openid`, or if OpenID Connect is not requested by the scope `openid`.
    pub fn new(app: &App, scopes: &[impl AsRef<str>]) -> Result<Self, Error> {
        app.code_grant()?;
        let provider = app.provider();
        let scopes: Vec<_> = scopes
            .iter()
            .map(|scope| scope.as_ref().to_owned())
            .collect();
        let is_openid =
            provider.openid.is_some() && scopes.iter().any(|scope| scope == openid::SCOPE);
        if provider.identity.is_none() && !is_openid {
            return Err(ConfigError::IdentityNotOffered.into());
        }
        Ok(Self::of(app, scopes))
    }

    fn of(app: &App, scopes: Vec<String>) -> Self {
        let provider = app.provider();
        Self {
            id: provider.name.to_owned(),
            title: provider.title.to_owned(),
            app: app.clone(),
            scopes,
            parameters: Vec::new(),
        }
    }

    /// Sets the identifier, which distinguishes two options with the same provider.
    #[must_use]
    pub fn with_id(self, id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..self
        }
    }

    /// Sets the title.
    #[must_use]
    pub fn with_title(self, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..self
        }
    }

    /// Sets a provider-specific parameter of the authorization request, such as `prompt`.
    #[must_use]
    pub fn with_parameter(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.parameters.push((name.to_owned(), value.to_string()));
        self
    }

    /// Returns the identifier, for the URL of the button: by default the name of the provider.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the title, for the text of the button: by default the display name of the provider.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns the application.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Returns the scopes that are requested.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    pub(super) async fn begin(&self) -> Result<StartedLogin, Error> {
        let mut login = self
            .app
            .clone()
            .for_protected_logins()?
            .authorize_for(&self.scopes);
        for (name, value) in &self.parameters {
            login = login.parameter(name, value);
        }
        let login = login.ready().await?;
        let url = login.url();
        let pending = PendingLogin {
            option: self.id.clone(),
            pending: login.into_pending(),
        };
        Ok(StartedLogin::new(url, pending))
    }
}

impl fmt::Debug for LoginOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoginOption")
            .field("id", &self.id)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
