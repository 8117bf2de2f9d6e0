//! What can go wrong with MoneyKit.

use ::licit::rt;

/// What can go wrong with MoneyKit: its documented errors by name, any other reply, and what goes wrong on this side.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The token endpoint knows no such grant type.
    ///
    /// Status 400, code `api_error.auth.unauthorized`, at the token endpoint.
    GrantTypeRefused(rt::ApiError),
    /// The client identifier or the secret is wrong.
    ///
    /// Status 401, code `api_error.auth.unauthorized`, at the token endpoint.
    ClientRefused(rt::ApiError),
    /// The access token has ended.
    ///
    /// Status 401, code `api_error.auth.expired_access_token`.
    AccessTokenExpired(rt::ApiError),
    /// The access token is not allowed to do this; another one would not be either.
    ///
    /// Status 401, code `api_error.auth.unauthorized`.
    Unauthorized(rt::ApiError),
    /// The access token is not allowed to use this link.
    ///
    /// Status 401, code `link_error.unauthorized_access`.
    LinkUnauthorized(rt::ApiError),
    /// The link does not allow this.
    ///
    /// Status 403, code `link_error.forbidden_action`.
    LinkActionForbidden(rt::ApiError),
    /// The session asks for what the application's settings forbid.
    ///
    /// Status 403, code `link_session_error.forbidden_config`.
    SessionConfigForbidden(rt::ApiError),
    /// The token of the link session cannot be exchanged.
    ///
    /// Status 400, code `link_session_error.invalid_token_exchange`.
    TokenExchangeInvalid(rt::ApiError),
    /// The link is not set up for this.
    ///
    /// Status 400, code `link_error.bad_config`.
    LinkConfigInvalid(rt::ApiError),
    /// There is no such link.
    ///
    /// Status 404, code `link_error.not_found`.
    LinkNotFound(rt::ApiError),
    /// There is no such institution.
    ///
    /// Status 404, code `institution_error.not_found`.
    InstitutionNotFound(rt::ApiError),
    /// The link was deleted.
    ///
    /// Status 410, code `link_error.deleted`.
    LinkDeleted(rt::ApiError),
    /// The link is in a state that does not allow this; the body says in which.
    ///
    /// Status 422, code `link_error.bad_state`.
    LinkInBadState {
        /// What the reply says.
        body: Box<super::model::BadLinkState>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// The request does not fit the API; the body says where.
    ///
    /// Status 422, code `api_error.request.validation_failed`.
    ValidationFailed {
        /// What the reply says.
        body: Box<super::model::ValidationFailure>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// There were too many requests.
    ///
    /// Status 429, code `api_error.rate_limit_exceeded`.
    RateLimitExceeded(rt::ApiError),
    /// An error reply that MoneyKit does not document.
    Unexpected(rt::ApiError),
    /// No reply of the API: refused logins, lost grants, transport, decoding.
    Runtime(rt::Error),
}

impl Error {
    /// The error reply, when there was one.
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

    /// The HTTP status, when there was a reply.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Runtime(error) => error.status(),
            other => other.reply().map(rt::ApiError::status),
        }
    }

    /// Whether the same call may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Runtime(error) => error.is_retryable(),
            other => other.reply().is_some_and(rt::ApiError::is_retryable),
        }
    }

    /// Whether the user did not consent.
    pub fn is_access_denied(&self) -> bool {
        matches!(self, Self::Runtime(error) if error.is_access_denied())
    }

    /// How long the provider asks to wait.
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
