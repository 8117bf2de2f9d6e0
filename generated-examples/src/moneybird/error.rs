//! The error type of Moneybird.

use ::licit::rt;

/// An error of Moneybird: a documented error, an undocumented error reply, or an error of the
/// runtime.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The access token is unknown, revoked or expired.
    ///
    /// Status 401, `invalid_grant` at `/symbolic/request`.
    InvalidToken(rt::ApiError),
    /// The token lacks a scope, or the user lacks a permission. The message names it.
    ///
    /// Status 401 or 403, `No access to *` at `/error`.
    MissingScope(rt::ApiError),
    /// The limit of the administration's plan is reached.
    ///
    /// Status 402.
    LimitReached {
        /// The decoded body of the reply.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// A parameter is missing or malformed.
    ///
    /// Status 400.
    InvalidRequest {
        /// The decoded body of the reply.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// The administration has no such record.
    ///
    /// Status 404.
    NotFound {
        /// The decoded body of the reply.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// Some fields of the body were rejected. The reply names them and the reasons.
    ///
    /// Status 422.
    InvalidFields {
        /// The decoded body of the reply.
        body: Box<super::model::InvalidFields>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// The record's current state does not allow this change.
    ///
    /// Status 422.
    NotAllowed {
        /// The decoded body of the reply.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// An uploaded file is missing or cannot be read. The reply contains the reason.
    ///
    /// Status 400 or 422.
    InvalidFile {
        /// The decoded body of the reply.
        body: Box<super::model::InvalidFile>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// More than 150 requests in five minutes.
    ///
    /// Status 429.
    RateLimited(rt::ApiError),
    /// An error reply that Moneybird does not document.
    Unexpected(rt::ApiError),
    /// An error that is not an API reply: a rejected login, a lost grant, a transport or
    /// decoding error.
    Runtime(rt::Error),
}

impl Error {
    /// Returns the error reply, if there was one.
    pub fn reply(&self) -> Option<&rt::ApiError> {
        match self {
            Self::InvalidToken(reply)
            | Self::MissingScope(reply)
            | Self::LimitReached { reply, .. }
            | Self::InvalidRequest { reply, .. }
            | Self::NotFound { reply, .. }
            | Self::InvalidFields { reply, .. }
            | Self::NotAllowed { reply, .. }
            | Self::InvalidFile { reply, .. }
            | Self::RateLimited(reply)
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
            Ok((0, reply)) => Self::InvalidToken(reply),
            Ok((1, reply)) => Self::MissingScope(reply),
            Ok((2, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::LimitReached {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((3, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::InvalidRequest {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((4, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::NotFound {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((5, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::InvalidFields {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((6, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::NotAllowed {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((7, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::InvalidFile {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((8, reply)) => Self::RateLimited(reply),
            Ok((_, reply)) => Self::Unexpected(reply),
            Err(error) => Self::Runtime(error),
        }
    }
}
