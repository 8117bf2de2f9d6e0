//! Webhook errors. They contain no part of a signature, secret or body.

use std::fmt;
use std::time::Duration;

use crate::error::decode::DecodeError;
#[cfg(feature = "jose")]
use crate::jose::JoseError;

/// The reason that a webhook was rejected.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum WebhookError {
    /// The body is larger than [`VerifierBuilder::max_body`](super::VerifierBuilder::max_body) allows.
    BodyTooLarge {
        /// The maximum size in bytes.
        max: usize,
    },
    /// A required header is missing.
    HeaderMissing(&'static str),
    /// A header occurs twice, so different readers could use different values.
    HeaderRepeated(&'static str),
    /// A header does not have the documented format.
    HeaderMalformed(&'static str),
    /// No signature matches a configured secret.
    SignatureMismatch,
    /// The secret in the webhook is missing or does not match a configured one.
    SecretMismatch,
    /// The signature is older than the provider's tolerance; this may be a replay.
    TooOld {
        /// The age of the signature.
        age: Duration,
    },
    /// The signature's timestamp is in the future, so a clock is wrong.
    FromTheFuture {
        /// The difference to the current time.
        by: Duration,
    },
    /// The timestamp is missing or does not have the documented format.
    TimestampMalformed,
    /// The JWT is invalid, or the provider's keys are unavailable.
    #[cfg(feature = "jose")]
    Token(JoseError),
    /// The JWT has another issuer.
    IssuerMismatch,
    /// The JWT is for another body.
    BodyHashMismatch,
    /// The body is not valid JSON or has duplicate members.
    NotJson,
    /// The body is authentic but does not have the documented structure.
    Body(Box<DecodeError>),
    /// This build cannot verify such signatures: it lacks the given feature of `licit`.
    NotBuilt(&'static str),
}

impl WebhookError {
    /// Returns whether the webhook is authentic and only its body is not as documented.
    pub fn is_authentic(&self) -> bool {
        matches!(self, Self::Body(_) | Self::NotJson)
    }

    /// Returns whether the provider should redeliver the webhook, because its keys were
    /// unavailable.
    pub fn is_retryable(&self) -> bool {
        match self {
            #[cfg(feature = "jose")]
            Self::Token(error) => error.is_retryable(),
            _ => false,
        }
    }

    /// Returns the HTTP status to respond with: 413 for a body that is too large, 401 for a webhook
    /// that fails verification, 422 for a body that is not as documented, or 503 for a failure that
    /// is retryable.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotBuilt(_) => 500,
            Self::BodyTooLarge { .. } => 413,
            _ if self.is_retryable() => 503,
            _ if self.is_authentic() => 422,
            _ => 401,
        }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BodyTooLarge { max } => write!(
                f,
                "the body is larger than {max} bytes; `max_body` of the verifier's builder accepts \
                 larger ones"
            ),
            Self::HeaderMissing(name) => write!(f, "the header `{name}` is missing"),
            Self::HeaderRepeated(name) => write!(f, "the header `{name}` is repeated"),
            Self::HeaderMalformed(name) => write!(f, "the header `{name}` is malformed"),
            Self::SignatureMismatch => f.write_str("no signature matches a configured secret"),
            Self::SecretMismatch => f.write_str("the secret does not match a configured secret"),
            Self::TooOld { age } => write!(f, "signed {} seconds ago", age.as_secs()),
            Self::FromTheFuture { by } => {
                write!(f, "signed {} seconds in the future", by.as_secs())
            }
            Self::TimestampMalformed => f.write_str("the timestamp is malformed"),
            #[cfg(feature = "jose")]
            Self::Token(_) => f.write_str("the JWT could not be verified"),
            Self::IssuerMismatch => f.write_str("the JWT has another issuer"),
            Self::BodyHashMismatch => f.write_str("the JWT is for another body"),
            Self::NotJson => f.write_str("the body is not valid JSON, or has duplicate members"),
            Self::Body(_) => f.write_str("the body does not have the documented structure"),
            Self::NotBuilt(feature) => {
                write!(
                    f,
                    "verifying these signatures requires the `{feature}` feature of `licit`"
                )
            }
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            #[cfg(feature = "jose")]
            Self::Token(error) => Some(error),
            Self::Body(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
