//! Obtains tokens with an existing refresh token (RFC 6749 §6).

use super::obtain;
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::token::{Kind, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

impl App {
    /// Obtains tokens with a refresh token that was obtained elsewhere (RFC 6749 §6).
    ///
    /// If the spec sends scopes with a refresh, the scopes of `S` are sent, and a reply without
    /// `scope` means that they were granted. Otherwise, a reply without `scope` leaves the granted
    /// scopes unknown.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the registration does not support refresh.
    /// - [`Error::ScopeNarrowed`] if less than `S` was granted or the granted scopes are unknown.
    ///   Call [`assume`](crate::error::ScopeNarrowedError::assume) to accept the tokens anyway.
    /// - Any error of the token endpoint.
    ///
    /// If a reply is rejected, the error contains its refresh token, because the server may have
    /// invalidated the old one.
    pub async fn with_refresh_token<S: ScopeSet, K: Kind>(
        &self,
        refresh_token: impl Into<Secret>,
    ) -> Result<Tokens<S, K>, Error> {
        let refresh = self.registration().refresh_token.as_ref();
        let refresh = refresh.ok_or(ConfigError::GrantNotOffered("refresh_token"))?;
        let form = TokenForm {
            own: vec![("refresh_token", refresh_token.into())],
            scopes: self.scopes_of::<S>(),
            resources: self.resources(),
            commits_first: true,
            ..TokenForm::new(Purpose::Adoption, &refresh.grant)
        };
        let stored = obtain::tokens(form, self, K::ACTS_AS, Expected::default());
        Tokens::checked(stored.await?)
    }
}
