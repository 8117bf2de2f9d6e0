//! Token exchange (RFC 8693): exchanges one token for another, for impersonation or delegation.

use std::fmt;
use std::marker::PhantomData;

use url::Url;

use super::request::GrantRequest;
use crate::app::App;
use crate::error::Error;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::token::{Kind, Tokens};

impl App {
    /// Exchanges a token of type `kind` for another (RFC 8693).
    pub fn token_exchange<S, K, E>(
        &self,
        subject: impl Into<Secret>,
        kind: TokenType,
    ) -> TokenExchange<S, K, E> {
        let grant = self.registration().token_exchange.as_ref();
        let grant_type = "urn:ietf:params:oauth:grant-type:token-exchange";
        let request = GrantRequest::new(self, "token_exchange", grant, grant_type);
        TokenExchange::new(request, subject.into(), kind)
    }
}

/// A registered token type identifier (RFC 8693 §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenType {
    /// An OAuth access token.
    AccessToken,
    /// An OAuth refresh token.
    RefreshToken,
    /// An OpenID Connect ID token.
    IdToken,
    /// A JWT (RFC 7519) of no more specific type.
    Jwt,
    /// A SAML 1.1 assertion, base64url-encoded.
    Saml1,
    /// A SAML 2.0 assertion, base64url-encoded.
    Saml2,
    /// A provider-specific identifier.
    Other(&'static str),
}

impl TokenType {
    /// Returns the identifier.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "urn:ietf:params:oauth:token-type:access_token",
            Self::RefreshToken => "urn:ietf:params:oauth:token-type:refresh_token",
            Self::IdToken => "urn:ietf:params:oauth:token-type:id_token",
            Self::Jwt => "urn:ietf:params:oauth:token-type:jwt",
            Self::Saml1 => "urn:ietf:params:oauth:token-type:saml1",
            Self::Saml2 => "urn:ietf:params:oauth:token-type:saml2",
            Self::Other(identifier) => identifier,
        }
    }
}

/// A token exchange that is ready to be sent (RFC 8693 §2.1). `E` is the provider's error type.
#[must_use = "a request does nothing until it is sent"]
pub struct TokenExchange<S, K, E = Error> {
    request: GrantRequest<S, K>,
    error: PhantomData<fn() -> E>,
}

impl<S, K, E> TokenExchange<S, K, E> {
    pub(crate) fn new(request: GrantRequest<S, K>, subject: Secret, kind: TokenType) -> Self {
        Self {
            request: request
                .parameter("subject_token", subject)
                .parameter("subject_token_type", kind.as_str()),
            error: PhantomData,
        }
    }

    /// Sets the token of the acting party: requests delegation instead of impersonation (§1.1).
    pub fn actor(self, token: impl Into<Secret>, kind: TokenType) -> Self {
        self.with(|request| {
            request
                .parameter("actor_token", token)
                .parameter("actor_token_type", kind.as_str())
        })
    }

    /// Adds the URL of a resource where the token will be used. Call it once for each resource.
    pub fn resource(self, resource: &Url) -> Self {
        self.with(|request| request.resource(resource.as_str()))
    }

    /// Adds the name of a service where the token will be used. Call it once for each service.
    pub fn audience(self, audience: &str) -> Self {
        self.with(|request| request.with("audience", audience))
    }

    /// Sets the type of the requested token.
    pub fn requested_token_type(self, kind: TokenType) -> Self {
        self.with(|request| request.parameter("requested_token_type", kind.as_str()))
    }

    fn with(self, change: impl FnOnce(GrantRequest<S, K>) -> GrantRequest<S, K>) -> Self {
        Self {
            request: change(self.request),
            error: PhantomData,
        }
    }
}

impl<S: ScopeSet, K: Kind, E: From<Error>> TokenExchange<S, K, E> {
    /// Sends the request.
    ///
    /// A reply with the `token_type` `N_A` (§2.2.1) is rejected, because it contains no access
    /// token.
    ///
    /// # Errors
    ///
    /// - [`Error::ScopeNarrowed`] if less than `S` was granted.
    /// - Any error of the token endpoint.
    pub async fn send(self) -> Result<Tokens<S, K>, E> {
        Ok(self.request.send().await?)
    }
}

impl<S, K, E> fmt::Debug for TokenExchange<S, K, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TokenExchange").field(&self.request).finish()
    }
}
