//! The error type of Luca Regnskap.

use ::licit::rt;

/// An error of Luca Regnskap: a documented error, an undocumented error reply, or an error of
/// the runtime.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The code or the refresh token is invalid or expired.
    ///
    /// Status 200, at the token endpoint.
    GrantRefused(rt::ApiError),
    /// The access token is unknown or expired.
    ///
    /// Code `UNAUTHENTICATED`.
    Unauthenticated(rt::ApiError),
    /// The user lacks the permission.
    ///
    /// Code `FORBIDDEN`.
    Forbidden(rt::ApiError),
    /// The company's plan does not include this.
    ///
    /// Code `PLAN_REQUIRED`.
    PlanRequired(rt::ApiError),
    /// The request is malformed.
    ///
    /// Code `BAD_REQUEST`.
    BadRequest(rt::ApiError),
    /// A value was rejected.
    ///
    /// Code `VALIDATION_FAILED`.
    ValidationFailed(rt::ApiError),
    /// The record does not exist.
    ///
    /// Code `NOT_FOUND`.
    NotFound(rt::ApiError),
    /// Too many requests.
    ///
    /// Code `RATE_LIMITED`.
    RateLimited(rt::ApiError),
    /// The request timed out.
    ///
    /// Code `TIMEOUT`.
    Timeout(rt::ApiError),
    /// Internal error.
    ///
    /// Code `INTERNAL_SERVER_ERROR`.
    InternalServerError(rt::ApiError),
    /// An error reply that Luca Regnskap does not document.
    Unexpected(rt::ApiError),
    /// An error that is not an API reply: a rejected login, a lost grant, a transport or
    /// decoding error.
    Runtime(rt::Error),
}

impl Error {
    /// Returns the error reply, if there was one.
    pub fn reply(&self) -> Option<&rt::ApiError> {
        match self {
            Self::GrantRefused(reply)
            | Self::Unauthenticated(reply)
            | Self::Forbidden(reply)
            | Self::PlanRequired(reply)
            | Self::BadRequest(reply)
            | Self::ValidationFailed(reply)
            | Self::NotFound(reply)
            | Self::RateLimited(reply)
            | Self::Timeout(reply)
            | Self::InternalServerError(reply)
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
            Ok((0, reply)) => Self::GrantRefused(reply),
            Ok((1, reply)) => Self::Unauthenticated(reply),
            Ok((2, reply)) => Self::Forbidden(reply),
            Ok((3, reply)) => Self::PlanRequired(reply),
            Ok((4, reply)) => Self::BadRequest(reply),
            Ok((5, reply)) => Self::ValidationFailed(reply),
            Ok((6, reply)) => Self::NotFound(reply),
            Ok((7, reply)) => Self::RateLimited(reply),
            Ok((8, reply)) => Self::Timeout(reply),
            Ok((9, reply)) => Self::InternalServerError(reply),
            Ok((_, reply)) => Self::Unexpected(reply),
            Err(error) => Self::Runtime(error),
        }
    }
}
