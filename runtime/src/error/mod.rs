//! Everything that can go wrong, as one type. Each variant carries what is needed to act on it; no
//! `Display`, no `Debug` shows a secret.

pub(crate) mod api;
mod argument;
mod authorization;
mod config;
mod coverage;
pub(crate) mod decode;
mod details_narrowed;
mod grant_lost;
mod not_swapped;
mod oauth;
mod page_loop;
mod scope_narrowed;
mod signed_token;
mod store;
mod token_reply;
mod transport;

pub use api::ApiError;
pub use argument::ArgumentError;
pub use authorization::AuthorizationError;
pub use config::ConfigError;
pub use decode::DecodeError;
pub use details_narrowed::DetailsNarrowed;
pub use grant_lost::{GrantLost, GrantLostReason};
pub use not_swapped::NotSwapped;
pub use oauth::{OAuthError, OAuthErrorCode};
pub use page_loop::PageLoop;
pub use scope_narrowed::ScopeNarrowed;
#[cfg(feature = "jose")]
pub use signed_token::JoseError;
pub use signed_token::{SignedToken, SignedTokenError, SignedTokenFault};
pub use store::StoreError;
pub use token_reply::{NotATokenReply, TokenReplyFault};
pub use transport::{TransportError, TransportErrorKind};

use std::fmt;
use std::time::Duration;

use crate::secret::Secret;
use crate::tables::Meaning;

/// What went wrong.
///
/// It is `Clone`, because one failed refresh is told to every task that waited for it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// The application is set up in a way that the provider does not allow.
    Config(Box<ConfigError>),
    /// An argument of a call cannot be sent.
    Argument(Box<ArgumentError>),
    /// The authorization callback is refused, or says that the user's consent was not given.
    Authorization(Box<AuthorizationError>),
    /// The token endpoint answered with an error (RFC 6749 §5.2).
    OAuth(Box<OAuthError>),
    /// The token endpoint answered with something that is no token reply (RFC 6749 §5.1).
    NotATokenReply(Box<NotATokenReply>),
    /// What the provider signs for this application, such as an ID token, is not believed.
    SignedToken(Box<SignedTokenError>),
    /// The grant covers less than was asked for. The tokens are inside.
    ScopeNarrowed(Box<ScopeNarrowed>),
    /// The grant has less than the authorization details that were asked for (RFC 9396). The tokens
    /// are inside.
    DetailsNarrowed(Box<DetailsNarrowed>),
    /// A login has brought a token that could not be swapped for the one to work with. The token is
    /// inside.
    NotSwapped(Box<NotSwapped>),
    /// The grant has ended: the user must consent again.
    GrantLost(Box<GrantLost>),
    /// The provider answered with an error of its own.
    Api(ApiError),
    /// A reply does not have the documented form.
    Decode(Box<DecodeError>),
    /// Pages lead in a circle.
    PageLoop(Box<PageLoop>),
    /// No complete reply was received.
    Transport(Box<TransportError>),
    /// The token store failed.
    Store(Box<StoreError>),
}

impl SignedTokenError {
    /// No ID token came, where one is asked for.
    pub fn no_id_token() -> Error {
        Self::new(SignedToken::IdToken, SignedTokenFault::Missing).into()
    }
}

impl Error {
    /// Whether the same request may succeed later, unchanged.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::OAuth(error) => error.is_retryable(),
            Self::NotATokenReply(error) => error.is_retryable(),
            Self::SignedToken(error) => error.is_retryable(),
            Self::Api(error) => error.is_retryable(),
            Self::Transport(error) => error.is_retryable(),
            Self::Store(_) => true,
            Self::NotSwapped(error) => error.cause().is_retryable(),
            Self::Config(_)
            | Self::Argument(_)
            | Self::Authorization(_)
            | Self::ScopeNarrowed(_)
            | Self::DetailsNarrowed(_)
            | Self::GrantLost(_)
            | Self::Decode(_)
            | Self::PageLoop(_) => false,
        }
    }

    /// Whether the user, or the provider for them, did not consent: `access_denied` on the callback
    /// (RFC 6749 §4.1.2.1).
    pub fn is_access_denied(&self) -> bool {
        matches!(
            self,
            Self::Authorization(error) if matches!(
                error.as_ref(),
                AuthorizationError::OAuth(error) if *error.code() == OAuthErrorCode::AccessDenied
            )
        )
    }

    /// The HTTP status of the reply behind this error, where there was one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::OAuth(error) => error.status(),
            Self::NotATokenReply(error) => Some(error.status()),
            Self::Api(error) => Some(error.status()),
            Self::NotSwapped(error) => error.cause().status(),
            _ => None,
        }
    }

    /// The same with a refresh token that the caller must not lose.
    pub(crate) fn with_refresh_token(self, token: Option<&Secret>) -> Self {
        match self {
            Self::SignedToken(error) => error.with_refresh_token(token).into(),
            other => other,
        }
    }

    /// The refresh token of a reply that is refused otherwise.
    pub(crate) fn rescued_refresh_token(&self) -> Option<&Secret> {
        match self {
            Self::NotATokenReply(error) => error.refresh_token(),
            _ => None,
        }
    }

    /// What the error means for the caller, where that is known.
    pub fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::OAuth(error) => Some(error.meaning()),
            Self::NotATokenReply(error) => error.is_retryable().then_some(Meaning::Retry),
            Self::Api(error) => error.meaning(),
            Self::GrantLost(_) | Self::Authorization(_) => Some(Meaning::Reauthorize),
            Self::SignedToken(error) => error.meaning(),
            Self::ScopeNarrowed(_) | Self::DetailsNarrowed(_) => Some(Meaning::InsufficientScope),
            Self::Transport(error) => error.is_retryable().then_some(Meaning::Retry),
            Self::Store(_) => Some(Meaning::Retry),
            Self::NotSwapped(error) => error.cause().meaning(),
            Self::Config(_) | Self::Argument(_) | Self::Decode(_) | Self::PageLoop(_) => None,
        }
    }

    /// How long the server asks to wait before the next attempt.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::OAuth(error) => error.retry_after(),
            Self::NotATokenReply(error) => error.retry_after(),
            Self::Api(error) => error.retry_after(),
            Self::NotSwapped(error) => error.cause().retry_after(),
            _ => None,
        }
    }

    /// The provider's error and the position of its rule in
    /// [`Provider::errors`](crate::tables::Provider::errors), `usize::MAX` when no rule matched;
    /// or the error itself when it is none of the provider's.
    ///
    /// # Errors
    ///
    /// The error itself, when the provider did not answer with an error of its own.
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
            Self::NotATokenReply(error) => error.fmt(f),
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
        }
    }
}

impl std::error::Error for Error {
    // The variants are this error, told in detail: their own sources come next in the chain.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Config(error) => error.source(),
            Self::Argument(error) => error.source(),
            Self::Authorization(error) => error.source(),
            Self::OAuth(error) => error.source(),
            Self::NotATokenReply(error) => error.source(),
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
        }
    }
}

/// One `From` per variant, so that `?` takes each detailed error to [`Error`].
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
    NotATokenReply(NotATokenReply),
    SignedToken(SignedTokenError),
    ScopeNarrowed(ScopeNarrowed),
    DetailsNarrowed(DetailsNarrowed),
    NotSwapped(NotSwapped),
    GrantLost(GrantLost),
    Decode(DecodeError),
    PageLoop(PageLoop),
    Transport(TransportError),
    Store(StoreError),
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
    fn an_error_is_two_words() {
        assert!(size_of::<Error>() <= 2 * size_of::<usize>());
    }
}
