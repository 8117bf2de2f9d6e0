//! The error type. Each variant carries what is needed to act on it. No `Display` and no `Debug` shows a
//! secret.

// Must not use `http`.

pub(crate) mod api;
mod argument;
mod authorization;
mod config;
mod coverage;
pub(crate) mod decode;
mod details_narrowed;
mod discovery;
mod grant_lost;
mod not_swapped;
mod oauth;
mod page_loop;
mod predicates;
mod scope_narrowed;
mod signed_token;
mod signer;
mod store;
mod token_reply;
mod transport;

pub use api::ApiError;
pub use argument::ArgumentError;
pub use authorization::AuthorizationError;
pub use config::ConfigError;
pub use decode::DecodeError;
pub use details_narrowed::DetailsNarrowedError;
pub use discovery::DiscoveryError;
pub use grant_lost::{GrantLostError, GrantLostReason};
pub use not_swapped::NotSwappedError;
pub use oauth::{OAuthError, OAuthErrorCode};
pub use page_loop::PageLoopError;
pub use scope_narrowed::ScopeNarrowedError;
#[cfg(feature = "jose")]
pub use signed_token::JoseError;
pub use signed_token::{SignedToken, SignedTokenError, SignedTokenFault};
pub use signer::SignerError;
pub use store::StoreError;
pub use token_reply::{TokenReplyError, TokenReplyFault};
pub use transport::{TransportError, TransportErrorKind};

use std::fmt;
use std::time::Duration;

use crate::secret::Secret;
use crate::tables::Meaning;

/// An error of licit.
///
/// It is `Clone` because every task that waits for a failed refresh receives it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// The configuration does not match the provider's spec.
    Config(Box<ConfigError>),
    /// An argument of a call cannot be sent.
    Argument(Box<ArgumentError>),
    /// The authorization callback was rejected, or the user's consent was not given.
    Authorization(Box<AuthorizationError>),
    /// The token endpoint returned an error (RFC 6749 §5.2).
    OAuth(Box<OAuthError>),
    /// The token endpoint's reply is not a token reply (RFC 6749 §5.1).
    TokenReply(Box<TokenReplyError>),
    /// A token that the provider signed for this application, such as an ID token, failed verification.
    SignedToken(Box<SignedTokenError>),
    /// The grant covers fewer scopes than requested. The error contains the tokens.
    ScopeNarrowed(Box<ScopeNarrowedError>),
    /// The grant lacks requested authorization details (RFC 9396). The error contains the tokens.
    DetailsNarrowed(Box<DetailsNarrowedError>),
    /// The token of a login could not be exchanged for the one that the spec requires. The error
    /// contains the token.
    NotSwapped(Box<NotSwappedError>),
    /// The grant was lost: the user must consent again.
    GrantLost(Box<GrantLostError>),
    /// The provider's API returned an error.
    Api(ApiError),
    /// A reply does not have the documented form.
    Decode(Box<DecodeError>),
    /// Pagination returned to an earlier page.
    PageLoop(Box<PageLoopError>),
    /// No complete reply was received.
    Transport(Box<TransportError>),
    /// The token store failed.
    Store(Box<StoreError>),
    /// The signer of a key outside this process failed. Nothing was sent.
    Signer(Box<SignerError>),
    /// A server could not be discovered at run time.
    Discovery(Box<DiscoveryError>),
}

impl SignedTokenError {
    /// Creates the error for a required ID token that is missing.
    pub fn no_id_token() -> Error {
        Self::new(SignedToken::IdToken, SignedTokenFault::Missing).into()
    }
}

impl Error {
    /// Returns the HTTP status of the reply that caused this error, if there was one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::OAuth(error) => error.status(),
            Self::TokenReply(error) => Some(error.status()),
            Self::Api(error) => Some(error.status()),
            Self::NotSwapped(error) => error.cause().status(),
            _ => None,
        }
    }

    /// Attaches a refresh token that the caller must not lose.
    pub(crate) fn with_refresh_token(self, token: Option<&Secret>) -> Self {
        match self {
            Self::SignedToken(error) => error.with_refresh_token(token).into(),
            other => other,
        }
    }

    /// Returns the refresh token of a reply that was otherwise rejected.
    pub(crate) fn rescued_refresh_token(&self) -> Option<&Secret> {
        match self {
            Self::TokenReply(error) => error.refresh_token(),
            _ => None,
        }
    }

    /// Returns what the error means for the caller, if known.
    pub fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::OAuth(error) => Some(error.meaning()),
            Self::TokenReply(error) => error.is_retryable().then_some(Meaning::Retry),
            Self::Api(error) => error.meaning(),
            Self::GrantLost(_) | Self::Authorization(_) => Some(Meaning::Reauthorize),
            Self::SignedToken(error) => error.meaning(),
            Self::ScopeNarrowed(_) | Self::DetailsNarrowed(_) => Some(Meaning::InsufficientScope),
            Self::Transport(error) => error.is_retryable().then_some(Meaning::Retry),
            Self::Store(_) => Some(Meaning::Retry),
            Self::Signer(error) => error.is_retryable().then_some(Meaning::Retry),
            Self::NotSwapped(error) => error.cause().meaning(),
            Self::Discovery(error) => error.is_retryable().then_some(Meaning::Retry),
            Self::Config(_) | Self::Argument(_) | Self::Decode(_) | Self::PageLoop(_) => None,
        }
    }

    /// Returns how long the server asked to wait before the next attempt.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::OAuth(error) => error.retry_after(),
            Self::TokenReply(error) => error.retry_after(),
            Self::Api(error) => error.retry_after(),
            Self::NotSwapped(error) => error.cause().retry_after(),
            _ => None,
        }
    }

    /// Returns the provider's error and the index of its rule in
    /// [`Provider::errors`](crate::tables::Provider::errors), or `usize::MAX` if no rule matched.
    ///
    /// # Errors
    ///
    /// Returns this error unchanged if it is not an API error of the provider.
    pub fn documented(self) -> Result<(usize, ApiError), Self> {
        match self {
            Self::Api(error) => Ok((error.rule().unwrap_or(usize::MAX), error)),
            other => Err(other),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => error.fmt(f),
            Self::Argument(error) => error.fmt(f),
            Self::Authorization(error) => error.fmt(f),
            Self::OAuth(error) => error.fmt(f),
            Self::TokenReply(error) => error.fmt(f),
            Self::SignedToken(error) => error.fmt(f),
            Self::ScopeNarrowed(error) => error.fmt(f),
            Self::DetailsNarrowed(error) => error.fmt(f),
            Self::NotSwapped(error) => error.fmt(f),
            Self::GrantLost(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::PageLoop(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::Signer(error) => error.fmt(f),
            Self::Discovery(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    // `Display` includes the variant's own message, so the chain continues with its source.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Config(error) => error.source(),
            Self::Argument(error) => error.source(),
            Self::Authorization(error) => error.source(),
            Self::OAuth(error) => error.source(),
            Self::TokenReply(error) => error.source(),
            Self::SignedToken(error) => error.source(),
            Self::ScopeNarrowed(error) => error.source(),
            Self::DetailsNarrowed(error) => error.source(),
            Self::NotSwapped(error) => error.source(),
            Self::GrantLost(error) => error.source(),
            Self::Api(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::PageLoop(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Store(error) => error.source(),
            Self::Signer(error) => error.source(),
            Self::Discovery(error) => error.source(),
        }
    }
}

/// Implements `From` for each variant's payload, so that `?` converts it to [`Error`].
macro_rules! from {
    ($($variant:ident($payload:ty)),+ $(,)?) => {$(
        impl From<$payload> for Error {
            fn from(error: $payload) -> Self {
                Self::$variant(Box::new(error))
            }
        }
    )+};
}

from! {
    Config(ConfigError),
    Argument(ArgumentError),
    Authorization(AuthorizationError),
    OAuth(OAuthError),
    TokenReply(TokenReplyError),
    SignedToken(SignedTokenError),
    ScopeNarrowed(ScopeNarrowedError),
    DetailsNarrowed(DetailsNarrowedError),
    NotSwapped(NotSwappedError),
    GrantLost(GrantLostError),
    Decode(DecodeError),
    PageLoop(PageLoopError),
    Transport(TransportError),
    Store(StoreError),
    Signer(SignerError),
    Discovery(DiscoveryError),
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_the_size_of_two_words() {
        assert!(size_of::<Error>() <= 2 * size_of::<usize>());
    }
}
