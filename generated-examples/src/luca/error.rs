//! What can go wrong with Luca Regnskap.

use ::licit::rt;

/// What can go wrong with Luca Regnskap: its documented errors by name, any other reply, and what goes wrong on this side.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The code or the refresh token is not taken (any more).
    ///
    /// Status 200, at the token endpoint.
    GrantRefused(rt::ApiError),
    /// The access token is unknown or has ended.
    ///
    /// Code `UNAUTHENTICATED`.
    Unauthenticated(rt::ApiError),
    /// The user may not do this.
    ///
    /// Code `FORBIDDEN`.
    Forbidden(rt::ApiError),
    /// The company's plan does not include this.
    ///
    /// Code `PLAN_REQUIRED`.
    PlanRequired(rt::ApiError),
    /// The request cannot be understood.
    ///
    /// Code `BAD_REQUEST`.
    BadRequest(rt::ApiError),
    /// A value was refused.
    ///
    /// Code `VALIDATION_FAILED`.
    ValidationFailed(rt::ApiError),
    /// There is no such thing.
    ///
    /// Code `NOT_FOUND`.
    NotFound(rt::ApiError),
    /// There were too many requests.
    ///
    /// Code `RATE_LIMITED`.
    RateLimited(rt::ApiError),
    /// It took too long.
    ///
    /// Code `TIMEOUT`.
    Timeout(rt::ApiError),
    /// Something broke at Luca.
    ///
    /// Code `INTERNAL_SERVER_ERROR`.
    InternalServerError(rt::ApiError),
    /// An error reply that Luca Regnskap does not document.
    Unexpected(rt::ApiError),
    /// No reply of the API: refused logins, lost grants, transport, decoding.
    Runtime(rt::Error),
}

impl Error {
    /// The error reply, when there was one.
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
