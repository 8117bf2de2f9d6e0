//! The error type of MoneyKit.

use ::licit::rt;

/// An error of MoneyKit: a documented error, an undocumented error reply, or an error of the
/// runtime.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The token endpoint does not support the grant type.
    ///
    /// Status 400, code `api_error.auth.unauthorized`, at the token endpoint.
    GrantTypeRefused(rt::ApiError),
    /// The client identifier or the secret is wrong.
    ///
    /// Status 401, code `api_error.auth.unauthorized`, at the token endpoint.
    ClientRefused(rt::ApiError),
    /// The access token has expired.
    ///
    /// Status 401, code `api_error.auth.expired_access_token`.
    AccessTokenExpired(rt::ApiError),
    /// The client lacks the permission. Another access token would not help.
    ///
    /// Status 401, code `api_error.auth.unauthorized`.
    Unauthorized(rt::ApiError),
    /// The access token has no access to this link.
    ///
    /// Status 401, code `link_error.unauthorized_access`.
    LinkUnauthorized(rt::ApiError),
    /// The link does not allow this.
    ///
    /// Status 403, code `link_error.forbidden_action`.
    LinkActionForbidden(rt::ApiError),
    /// The session requests something that the application's settings do not allow.
    ///
    /// Status 403, code `link_session_error.forbidden_config`.
    SessionConfigForbidden(rt::ApiError),
    /// The token of the link session cannot be exchanged.
    ///
    /// Status 400, code `link_session_error.invalid_token_exchange`.
    TokenExchangeInvalid(rt::ApiError),
    /// The link is not configured for this.
    ///
    /// Status 400, code `link_error.bad_config`.
    LinkConfigInvalid(rt::ApiError),
    /// The link does not exist.
    ///
    /// Status 404, code `link_error.not_found`.
    LinkNotFound(rt::ApiError),
    /// The institution does not exist.
    ///
    /// Status 404, code `institution_error.not_found`.
    InstitutionNotFound(rt::ApiError),
    /// The link was deleted.
    ///
    /// Status 410, code `link_error.deleted`.
    LinkDeleted(rt::ApiError),
    /// The link's state does not allow this. The reply contains the state.
    ///
    /// Status 422, code `link_error.bad_state`.
    LinkInBadState {
        /// The decoded body of the reply.
        body: Box<super::model::BadLinkState>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// The request is invalid. The reply contains the location.
    ///
    /// Status 422, code `api_error.request.validation_failed`.
    ValidationFailed {
        /// The decoded body of the reply.
        body: Box<super::model::ValidationFailure>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// Too many requests.
    ///
    /// Status 429, code `api_error.rate_limit_exceeded`.
    RateLimitExceeded(rt::ApiError),
    /// An error reply that MoneyKit does not document.
    Unexpected(rt::ApiError),
    /// An error that is not an API reply: a rejected login, a lost grant, a transport or
    /// decoding error.
    Runtime(rt::Error),
}

impl Error {
    /// Returns the error reply, if there was one.
    pub fn reply(&self) -> Option<&rt::ApiError> {
        match self {
            Self::GrantTypeRefused(reply)
            | Self::ClientRefused(reply)
            | Self::AccessTokenExpired(reply)
            | Self::Unauthorized(reply)
            | Self::LinkUnauthorized(reply)
            | Self::LinkActionForbidden(reply)
            | Self::SessionConfigForbidden(reply)
            | Self::TokenExchangeInvalid(reply)
            | Self::LinkConfigInvalid(reply)
            | Self::LinkNotFound(reply)
            | Self::InstitutionNotFound(reply)
            | Self::LinkDeleted(reply)
            | Self::LinkInBadState { reply, .. }
            | Self::ValidationFailed { reply, .. }
            | Self::RateLimitExceeded(reply)
            | Self::Unexpected(reply) => Some(reply),
            Self::Runtime(_) => None,
        }
    }

    /// Returns the HTTP status, if there was a reply.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Runtime(error) => error.status(),
            other => other.reply().map(rt::ApiError::status),
        }
    }

    /// Returns `true` if the same request may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Runtime(error) => error.is_retryable(),
            other => other.reply().is_some_and(rt::ApiError::is_retryable),
        }
    }

    /// Returns `true` if the user denied the authorization request.
    pub fn is_access_denied(&self) -> bool {
        matches!(self, Self::Runtime(error) if error.is_access_denied())
    }

    /// Returns how long the provider asked to wait before a retry.
    pub fn retry_after(&self) -> Option<std::time::Duration> {
        match self {
            Self::Runtime(error) => error.retry_after(),
            other => other.reply().and_then(rt::ApiError::retry_after),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self, self.reply()) {
            (Self::Runtime(error), _) => error.fmt(f),
            (_, Some(reply)) => reply.fmt(f),
            (_, None) => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Runtime(error) => error.source(),
            _ => None,
        }
    }
}

impl From<rt::Error> for Error {
    fn from(error: rt::Error) -> Self {
        match error.documented() {
            Ok((0, reply)) => Self::GrantTypeRefused(reply),
            Ok((1, reply)) => Self::ClientRefused(reply),
            Ok((2, reply)) => Self::AccessTokenExpired(reply),
            Ok((3, reply)) => Self::Unauthorized(reply),
            Ok((4, reply)) => Self::LinkUnauthorized(reply),
            Ok((5, reply)) => Self::LinkActionForbidden(reply),
            Ok((6, reply)) => Self::SessionConfigForbidden(reply),
            Ok((7, reply)) => Self::TokenExchangeInvalid(reply),
            Ok((8, reply)) => Self::LinkConfigInvalid(reply),
            Ok((9, reply)) => Self::LinkNotFound(reply),
            Ok((10, reply)) => Self::InstitutionNotFound(reply),
            Ok((11, reply)) => Self::LinkDeleted(reply),
            Ok((12, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::LinkInBadState {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((13, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::ValidationFailed {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((14, reply)) => Self::RateLimitExceeded(reply),
            Ok((_, reply)) => Self::Unexpected(reply),
            Err(error) => Self::Runtime(error),
        }
    }
}
