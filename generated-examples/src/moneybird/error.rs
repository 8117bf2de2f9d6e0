//! What can go wrong with Moneybird.

use ::licit::rt;

/// What can go wrong with Moneybird: its documented errors by name, any other reply, and what goes wrong on this side.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The access token is unknown, revoked or has ended.
    ///
    /// Status 401, `invalid_grant` at `/symbolic/request`.
    InvalidToken(rt::ApiError),
    /// The token lacks the scope, or its user the right; the message names what is missing.
    ///
    /// Status 401 or 403, `No access to *` at `/error`.
    MissingScope(rt::ApiError),
    /// The administration's plan allows no more of these.
    ///
    /// Status 402.
    LimitReached {
        /// What the reply says.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// A parameter is missing or malformed.
    ///
    /// Status 400.
    InvalidRequest {
        /// What the reply says.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// There is no such thing in the administration.
    ///
    /// Status 404.
    NotFound {
        /// What the reply says.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// Some fields of the body were refused; the body says which and why.
    ///
    /// Status 422.
    InvalidFields {
        /// What the reply says.
        body: Box<super::model::InvalidFields>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// The thing cannot be changed in this way as it is now.
    ///
    /// Status 422.
    NotAllowed {
        /// What the reply says.
        body: Box<super::model::Refusal>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// A file that was sent is missing or cannot be read; the body says why.
    ///
    /// Status 400 or 422.
    InvalidFile {
        /// What the reply says.
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
    /// No reply of the API: refused logins, lost grants, transport, decoding.
    Runtime(rt::Error),
}

impl Error {
    /// The error reply, when there was one.
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
