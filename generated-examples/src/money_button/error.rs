//! What can go wrong with Money Button.

use ::licit::rt;

/// What can go wrong with Money Button: its documented errors by name, any other reply, and what goes wrong on this side.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The code or the refresh token is wrong, used or too old.
    ///
    /// Status 400, `Invalid grant: *` at `/errors/0/detail`, at the token endpoint.
    InvalidGrant {
        /// What the reply says.
        body: Box<super::model::ErrorDocument>,
        /// The reply.
        reply: rt::ApiError,
    },
    /// An error reply that Money Button does not document.
    Unexpected(rt::ApiError),
    /// No reply of the API: refused logins, lost grants, transport, decoding.
    Runtime(rt::Error),
}

impl Error {
    /// The error reply, when there was one.
    pub fn reply(&self) -> Option<&rt::ApiError> {
        match self {
            Self::InvalidGrant { reply, .. } | Self::Unexpected(reply) => Some(reply),
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
