//! The client credentials grant: tokens for the application itself (RFC 6749 §4.4).

use serde::Serialize;

use super::details as requested;
use super::obtain;
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::tables::{ActsAs, Grant};
use crate::token::details::Details;
use crate::token::{Kind, StoredTokens, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

/// The scopes, details and resources of a client credentials request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Requested<'a> {
    pub(crate) scopes: &'a [&'a str],
    pub(crate) resources: &'a [String],
    pub(crate) details: &'a Details,
}

impl App {
    /// Requests a token for the application itself (RFC 6749 §4.4).
    ///
    /// # Errors
    ///
    /// - [`Error::ScopeNarrowed`] if less than `S` was granted.
    /// - Any error of the token endpoint.
    pub async fn client_credentials<S: ScopeSet, K: Kind>(&self) -> Result<Tokens<S, K>, Error> {
        self.own_tokens(self.resources(), &Details::default()).await
    }

    /// Requests a token for the application itself with authorization details (RFC 9396 §6):
    /// objects with a `type`.
    ///
    /// # Errors
    ///
    /// - [`Error::DetailsNarrowed`] if fewer details were granted.
    /// - [`Error::Argument`] if a value is not an object with a `type`.
    /// - Any error of [`client_credentials`](Self::client_credentials).
    pub async fn client_credentials_with_details<S: ScopeSet, K: Kind, T: Serialize>(
        &self,
        details: &[T],
    ) -> Result<Tokens<S, K>, Error> {
        let details = requested::of(details)?;
        self.own_tokens(self.resources(), &details).await
    }

    /// Requests a token for the application itself that is intended for `resource`, an absolute URI
    /// (RFC 8707).
    ///
    /// Replaces the provider's default resources.
    ///
    /// # Errors
    ///
    /// See [`client_credentials`](Self::client_credentials).
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
        let requested = Requested {
            scopes: self.scopes_of::<S>(),
            resources,
            details,
        };
        let stored = self
            .request_client_credentials(grant, K::ACTS_AS, requested)
            .await?;
        Tokens::checked(stored)
    }

    /// Sends a client credentials request and returns the tokens, even if less was granted than
    /// requested.
    pub(crate) async fn request_client_credentials(
        &self,
        grant: &Grant,
        acts_as: ActsAs,
        requested: Requested<'_>,
    ) -> Result<StoredTokens, Error> {
        let form = TokenForm {
            scopes: requested.scopes,
            resources: requested.resources,
            details: Some(requested.details),
            ..TokenForm::new(Purpose::ClientCredentials, grant)
        };
        obtain::tokens(form, self, acts_as, Expected::default()).await
    }
}
