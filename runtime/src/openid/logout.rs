//! Logout started by the application (OpenID Connect RP-Initiated Logout 1.0 §2).

use std::fmt;

use url::Url;

use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::token::Tokens;
use crate::token::captured::Captured;

/// An RP-initiated logout: the URL to redirect the user to.
///
/// It ends the provider's session in that browser. The tokens remain valid; revoke them separately.
#[must_use = "a logout does nothing until the user is redirected to its URL"]
pub struct Logout {
    endpoint: Url,
    parameters: Vec<(String, String)>,
}

impl App {
    /// Starts the logout of the user that `tokens` belong to. No request is sent: redirect the user to
    /// [`Logout::url`].
    ///
    /// # Errors
    ///
    /// Returns [`Error::Config`] if the provider has no such endpoint.
    pub fn logout<S, K>(&self, tokens: &Tokens<S, K>) -> Result<Logout, Error> {
        let openid = self.provider().openid.as_ref();
        let endpoint = openid.and_then(|openid| openid.end_session_endpoint);
        let endpoint = endpoint.ok_or(ConfigError::EndpointNotOffered("end_session_endpoint"))?;
        let mut parameters = Vec::new();
        if let Some(identity) = tokens.stored().identity() {
            let hint = identity.id_token().expose().to_owned();
            parameters.push(("id_token_hint".to_owned(), hint));
        }
        parameters.push(("client_id".to_owned(), self.identity().id.clone()));
        Ok(Logout {
            endpoint: self.filling(&Captured::default()).url(endpoint)?,
            parameters,
        })
    }
}

impl Logout {
    /// Sets where the provider redirects the user afterwards. Must match the registered URI exactly.
    pub fn post_logout_redirect_uri(self, uri: &str) -> Self {
        self.parameter("post_logout_redirect_uri", uri)
    }

    /// Sets the `state` that the provider returns with the user, to identify the logout.
    pub fn state(self, state: &str) -> Self {
        self.parameter("state", state)
    }

    /// Sets another parameter, such as `logout_hint` or `ui_locales`. An empty value is not sent.
    pub fn parameter(mut self, name: &str, value: &str) -> Self {
        self.parameters.retain(|(existing, _)| existing != name);
        self.parameters.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Returns the URL to redirect the user to. It may contain the ID token: do not log it.
    pub fn url(&self) -> Url {
        let mut url = self.endpoint.clone();
        let sent = self
            .parameters
            .iter()
            .filter(|(_, value)| !value.is_empty());
        url.query_pairs_mut().extend_pairs(sent);
        url
    }
}

/// Shows the URL without its query.
impl fmt::Debug for Logout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Logout")
            .field("url", &self.endpoint.as_str())
            .finish_non_exhaustive()
    }
}
