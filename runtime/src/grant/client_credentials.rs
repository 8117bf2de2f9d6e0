//! The client credentials grant: tokens for the application itself (RFC 6749 §4.4).

use serde::Serialize;

use super::details as requested;
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::tables::{ActsAs, Grant};
use crate::token::details::Details;
use crate::token::{Kind, StoredTokens, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

/// What an application asks for itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Requested<'a> {
    pub(crate) scopes: &'a [&'a str],
    pub(crate) resources: &'a [String],
    pub(crate) details: &'a Details,
}

impl App {
    /// Asks for a token for the application itself (RFC 6749 §4.4).
    ///
    /// # Errors
    ///
    /// [`Error::ScopeNarrowed`] when less than `S` was granted, and whatever the token endpoint
    /// answers.
    pub async fn client_credentials<S: ScopeSet, K: Kind>(&self) -> Result<Tokens<S, K>, Error> {
        self.own_tokens(self.resources(), &Details::default()).await
    }

    /// The same, asking for exactly these details (RFC 9396 §6): objects with a `type`.
    ///
    /// # Errors
    ///
    /// [`Error::DetailsNarrowed`] when less of them was granted, [`Error::Argument`] when they are no
    /// such objects, and as [`client_credentials`](Self::client_credentials).
    pub async fn client_credentials_with_details<S: ScopeSet, K: Kind, T: Serialize>(
        &self,
        details: &[T],
    ) -> Result<Tokens<S, K>, Error> {
        let details = requested::of(details)?;
        self.own_tokens(self.resources(), &details).await
    }

    /// The same for a token that is meant for `resource`, an absolute URI (RFC 8707), in place of
    /// those that are usual with the provider.
    ///
    /// # Errors
    ///
    /// As [`client_credentials`](Self::client_credentials).
    pub async fn client_credentials_for<S: ScopeSet, K: Kind>(
        &self,
        resource: &str,
    ) -> Result<Tokens<S, K>, Error> {
        self.own_tokens(&[resource.to_owned()], &Details::default())
            .await
    }

    async fn own_tokens<S: ScopeSet, K: Kind>(
        &self,
        resources: &[String],
        details: &Details,
    ) -> Result<Tokens<S, K>, Error> {
        let grant = self.registration().client_credentials.as_ref();
        let grant = grant.ok_or(ConfigError::GrantNotOffered("client_credentials"))?;
        let asked = Requested {
            scopes: self.scopes_of::<S>(),
            resources,
            details,
        };
        let stored = self.ask_for_itself(grant, K::ACTS_AS, asked).await?;
        Tokens::checked(stored)
    }

    /// The client credentials grant, whatever of what is asked is granted.
    pub(crate) async fn ask_for_itself(
        &self,
        grant: &Grant,
        acts_as: ActsAs,
        asked: Requested<'_>,
    ) -> Result<StoredTokens, Error> {
        let form = TokenForm {
            scopes: asked.scopes,
            resources: asked.resources,
            details: Some(asked.details),
            ..TokenForm::new(Purpose::ClientCredentials, grant)
        };
        form.grant(self, acts_as, Expected::default()).await
    }
}
