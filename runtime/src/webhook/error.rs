//! Why a webhook is not taken. Nothing of a signature, a secret or the body is shown.

use std::fmt;
use std::time::Duration;

use crate::error::decode::DecodeError;
#[cfg(feature = "jose")]
use crate::jose::JoseError;

/// Why a webhook is not taken.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum WebhookError {
    /// The body is larger than [`VerifierBuilder::max_body`](super::VerifierBuilder::max_body) allows.
    BodyTooLarge {
        /// The largest body that is accepted, in bytes.
        max: usize,
    },
    /// A header that must be there is not.
    HeaderMissing(&'static str),
    /// A header stands there twice, and two readers could take different ones.
    HeaderRepeated(&'static str),
    /// A header does not have the documented form.
    HeaderMalformed(&'static str),
    /// No signature in the header is that of a secret that is known here.
    SignatureMismatch,
    /// The secret in the webhook is none that is known here, or there is none in it.
    SecretMismatch,
    /// It was signed longer ago than the provider's window allows: somebody may send it again.
    TooOld {
        /// How long ago.
        age: Duration,
    },
    /// It was signed in the future: a clock is wrong.
    FromTheFuture {
        /// How far ahead.
        by: Duration,
    },
    /// What was signed says nothing of when, or not in the documented form.
    TimestampMalformed,
    /// The signed token is not believed, or the keys to tell are not to be had.
    #[cfg(feature = "jose")]
    Token(JoseError),
    /// The signed token is of another issuer.
    IssuerMismatch,
    /// The signed token is about another body.
    BodyHashMismatch,
    /// The body is not JSON, in which nothing stands twice.
    NotJson,
    /// The body is the provider's, and does not have the documented form.
    Body(Box<DecodeError>),
    /// This build cannot check such signatures: it lacks the named feature of `licit`.
    NotBuilt(&'static str),
}

impl WebhookError {
    /// Whether the webhook is the provider's all the same: the body alone is not as documented.
    pub fn is_authentic(&self) -> bool {
        matches!(self, Self::Body(_) | Self::NotJson)
    }

    /// Whether the same webhook may be taken later, so that the provider should send it again: the
    /// keys could not be had.
    pub fn is_retryable(&self) -> bool {
        match self {
            #[cfg(feature = "jose")]
            Self::Token(error) => error.is_retryable(),
            _ => false,
        }
    }

    /// The HTTP status to answer with: 413 for a body that is too large, 401 for what is not the provider's, 422 for a body that is not
    /// as documented, 503 for what may be taken later.
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
            Self::HeaderRepeated(name) => write!(f, "the header `{name}` stands there twice"),
            Self::HeaderMalformed(name) => write!(f, "the header `{name}` is malformed"),
            Self::SignatureMismatch => f.write_str("no signature matches a known secret"),
            Self::SecretMismatch => f.write_str("the secret is not one that is known"),
            Self::TooOld { age } => write!(f, "signed {} seconds ago", age.as_secs()),
            Self::FromTheFuture { by } => {
                write!(f, "signed {} seconds in the future", by.as_secs())
            }
            Self::TimestampMalformed => f.write_str("the time of signing is malformed"),
            #[cfg(feature = "jose")]
            Self::Token(_) => f.write_str("the signed token is not believed"),
            Self::IssuerMismatch => f.write_str("the signed token is of another issuer"),
            Self::BodyHashMismatch => f.write_str("the signed token is about another body"),
            Self::NotJson => f.write_str("the body is not JSON"),
            Self::Body(_) => f.write_str("the body does not have the documented form"),
            Self::NotBuilt(feature) => {
                write!(f, "such signatures need the feature `{feature}` of `licit`")
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
