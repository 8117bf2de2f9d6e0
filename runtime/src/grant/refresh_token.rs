//! Tokens for a refresh token that was obtained by other means (RFC 6749 §6).

use super::swap;
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::token::{Kind, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

impl App {
    /// Starts from a refresh token that was obtained by other means (RFC 6749 §6).
    ///
    /// The scopes of `S` are sent where the spec sends scopes with a refresh; a reply that does not
    /// name any then means these. Where they are not sent, a silent reply says nothing about `S`.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when there is no refresh, [`Error::ScopeNarrowed`] when less than `S` was
    /// granted or the server does not say what was ([`assume`](crate::error::ScopeNarrowed::assume)
    /// takes the tokens all the same), and every error of the token endpoint. A refresh token of a
    /// reply that is refused is in the error: the one that was sent may have ended with its use.
    pub async fn with_refresh_token<S: ScopeSet, K: Kind>(
        &self,
        refresh_token: impl Into<Secret>,
    ) -> Result<Tokens<S, K>, Error> {
        let refresh = self.registration().refresh_token.as_ref();
        let refresh = refresh.ok_or(ConfigError::GrantNotOffered("refresh_token"))?;
        let token = refresh_token.into();
        let form = TokenForm {
            own: vec![("refresh_token", token.clone())],
            scopes: self.scopes_of::<S>(),
            resources: self.resources(),
            commits_first: true,
            ..TokenForm::new(Purpose::Adoption, &refresh.grant)
        };
        let stored = form.grant(self, K::ACTS_AS, Expected::default()).await?;
        // RFC 6749 §6: without another, it stays.
        swap::complete(self, stored.with_refresh_token(token)).await
    }
}
