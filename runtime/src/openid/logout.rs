//! The end of the user's session with the provider, by the application's wish (OpenID Connect
//! RP-Initiated Logout 1.0 §2).

use std::fmt;

use url::Url;

use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::token::Tokens;
use crate::token::captured::Captured;

/// A logout that is begun: where to send the user.
///
/// It ends the provider's session in that browser, not the tokens: to end those as well, revoke them.
#[must_use = "a logout does nothing until the user is sent to its URL"]
pub struct Logout {
    endpoint: Url,
    parameters: Vec<(String, String)>,
}

impl App {
    /// Begins the logout of the user whom `tokens` were given for. Nothing is sent: the user is to be
    /// sent to [`Logout::url`].
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the provider has no such endpoint.
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
    /// Where the provider is to send the user then, letter by letter as it is registered there.
    pub fn post_logout_redirect_uri(self, uri: &str) -> Self {
        self.parameter("post_logout_redirect_uri", uri)
    }

    /// What comes back with the user, if they are sent back: so that the application knows which
    /// logout it was.
    pub fn state(self, state: &str) -> Self {
        self.parameter("state", state)
    }

    /// Sets another parameter, such as `logout_hint` or `ui_locales`. An empty value sends nothing.
    pub fn parameter(mut self, name: &str, value: &str) -> Self {
        self.parameters.retain(|(existing, _)| existing != name);
        self.parameters.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where to send the user. It may hold the ID token: not for logs.
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

/// Shows where the user is sent, without what goes with them.
impl fmt::Debug for Logout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Logout")
            .field("url", &self.endpoint.as_str())
            .finish_non_exhaustive()
    }
}
