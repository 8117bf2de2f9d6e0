//! The error type of Money Button.

use ::licit::rt;

/// An error of Money Button: a documented error, an undocumented error reply, or an error of
/// the runtime.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The code or the refresh token is invalid, used or expired.
    ///
    /// Status 400, `Invalid grant: *` at `/errors/0/detail`, at the token endpoint.
    InvalidGrant {
        /// The decoded body of the reply.
        body: Box<super::model::ErrorDocument>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// An error reply that Money Button does not document.
    Unexpected(rt::ApiError),
    /// An error that is not an API reply: a rejected login, a lost grant, a transport or
    /// decoding error.
    Runtime(rt::Error),
}

impl Error {
    /// Returns the error reply, if there was one.
    pub fn reply(&self) -> Option<&rt::ApiError> {
        match self {
            Self::InvalidGrant { reply, .. } | Self::Unexpected(reply) => Some(reply),
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
            Ok((0, reply)) => {
                match reply.json() {
                    Ok(body) => {
                        Self::InvalidGrant {
                            body: Box::new(body),
                            reply,
                        }
                    }
                    Err(_) => Self::Unexpected(reply),
                }
            }
            Ok((_, reply)) => Self::Unexpected(reply),
            Err(error) => Self::Runtime(error),
        }
    }
}
