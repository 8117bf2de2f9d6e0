//! Why a token is not believed, or a key not taken. Nothing of either is shown.

use std::fmt;

use crate::error::Error;

/// What is wrong with a signed token, or with a key.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum JoseError {
    /// The token is longer than any that is read.
    TooLong,
    /// The token is not what RFC 7515 §7.1 describes. Says which part is not.
    Malformed(&'static str),
    /// The token is signed in another way than is accepted here; `none` is one.
    AlgorithmNotAccepted,
    /// The header has an extension that must be understood (`crit`, RFC 7515 §4.1.11), and is not.
    ExtensionNotUnderstood,
    /// No key of the set is the one that the header names.
    KeyUnknown,
    /// The signature is not that of the key.
    Signature,
    /// The text is not a key set (RFC 7517 §5).
    NotAKeySet,
    /// The key cannot be used. Says what was expected.
    Key(&'static str),
    /// The key set could not be fetched.
    Fetch(Box<Error>),
    /// The key set's server answered with this status.
    FetchStatus(u16),
}

impl JoseError {
    /// Whether the same token may be verified later.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Fetch(error) => error.is_retryable(),
            Self::FetchStatus(status) => *status == 429 || *status >= 500,
            Self::KeyUnknown => true,
            _ => false,
        }
    }
}

impl fmt::Display for JoseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("the token is longer than allowed"),
            Self::Malformed(part) => write!(f, "the token is malformed: {part}"),
            Self::AlgorithmNotAccepted => {
                f.write_str("the token's algorithm is not one that is accepted")
            }
            Self::ExtensionNotUnderstood => {
                f.write_str("the token has a critical extension that is not understood")
            }
            Self::KeyUnknown => f.write_str("no known key is the one that the token names"),
            Self::Signature => f.write_str("the token's signature is wrong"),
            Self::NotAKeySet => f.write_str("the reply is not a JSON Web Key Set"),
            Self::Key(expected) => write!(f, "the key cannot be used: {expected}"),
            Self::Fetch(_) => f.write_str("the key set cannot be fetched"),
            Self::FetchStatus(status) => {
                write!(f, "the key set cannot be fetched: status {status}")
            }
        }
    }
}

impl std::error::Error for JoseError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Fetch(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
