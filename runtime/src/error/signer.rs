//! A failure of a signer outside this process.

use std::fmt;

/// A failure to sign with a key that another system holds.
///
/// Nothing was sent, so codes and refresh tokens are still valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerError(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Failed(String),
    TimedOut,
    WrongSignature,
}

impl SignerError {
    /// Creates an error from the signer's message, which is displayed: the signed text is removed from
    /// it, and it is truncated. It must not contain other secrets.
    pub fn new(reported: impl fmt::Display) -> Self {
        Self(Kind::Failed(reported.to_string()))
    }

    /// Creates the error for a signer that did not return before the request's deadline.
    pub(crate) fn timed_out() -> Self {
        Self(Kind::TimedOut)
    }

    /// Creates the error for a signature that the public key does not verify.
    #[cfg(feature = "jose")]
    pub(crate) fn wrong_signature() -> Self {
        Self(Kind::WrongSignature)
    }

    /// Returns the error with its text changed by `mask`.
    #[cfg(feature = "jose")]
    pub(crate) fn masked(self, mask: impl FnOnce(&str) -> String) -> Self {
        match self.0 {
            Kind::Failed(text) => Self(Kind::Failed(mask(&text))),
            other => Self(other),
        }
    }

    /// Returns whether the signer did not return within the timeout of the request.
    pub fn is_timeout(&self) -> bool {
        self.0 == Kind::TimedOut
    }

    /// Returns whether the signer may succeed later. A signature by the wrong key is a permanent error.
    pub fn is_retryable(&self) -> bool {
        self.0 != Kind::WrongSignature
    }
}

impl fmt::Display for SignerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Failed(text) => write!(f, "the signer of the key failed: {text}"),
            Kind::TimedOut => {
                f.write_str("the signer of the key did not return before the deadline")
            }
            Kind::WrongSignature => f.write_str(
                "the signer returned a signature that the public key does not verify: \
                 check that both are of the same key and algorithm",
            ),
        }
    }
}

impl std::error::Error for SignerError {}
