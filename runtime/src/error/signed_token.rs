//! Verification failures of tokens that the provider signs for an application: ID tokens (OpenID Connect
//! Core §3.1.3.7), user info (§5.3.2), authorization responses (JARM §2.4), logout tokens (Back-Channel
//! Logout 1.0 §2.6), introspection responses (RFC 9701). No content of a token is shown.

use std::fmt;

#[cfg(feature = "jose")]
use super::{Error, SignerError};
use crate::secret::Secret;
use crate::tables::Meaning;

/// A token that the provider signed for this application failed verification.
#[derive(Debug, Clone)]
pub struct SignedTokenError {
    token: SignedToken,
    fault: SignedTokenFault,
    refresh_token: Option<Secret>,
}

/// The kind of a signed token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignedToken {
    /// The provider's keys, which are needed before a token can be verified.
    Keys,
    /// An ID token of a login.
    IdToken,
    /// An ID token of a refresh.
    RefreshedIdToken,
    /// The user info.
    UserInfo,
    /// The callback of a login.
    AuthorizationResponse,
    /// A logout token.
    LogoutToken,
    /// A response of the introspection endpoint.
    IntrospectionResponse,
}

/// The reason why verification failed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum SignedTokenFault {
    /// The token is missing.
    Missing,
    /// The provider's signature is missing or invalid, or uses an algorithm that the spec does not allow.
    #[cfg(feature = "jose")]
    NotSigned(JoseError),
    /// A claim is missing or has the wrong value.
    Claim(&'static str),
    /// The token has expired.
    Expired,
    /// The token names another user than before.
    AnotherUser,
    /// The reply is not signed, although the spec requires signed ones. Contains its media type.
    Plain(String),
}

impl SignedTokenError {
    pub(crate) fn new(token: SignedToken, fault: SignedTokenFault) -> Self {
        Self {
            token,
            fault,
            refresh_token: None,
        }
    }

    pub(crate) fn with_refresh_token(self, token: Option<&Secret>) -> Self {
        Self {
            refresh_token: token.cloned(),
            ..self
        }
    }

    /// Returns the refresh token that arrived with a rejected ID token, if the application refreshed with
    /// a refresh token of its own ([`App::with_refresh_token`](crate::App::with_refresh_token)). The
    /// refresh token that was sent may have been invalidated by its use. A session stores the new one
    /// automatically, and this returns `None`.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh_token.as_ref()
    }

    /// Returns the kind of the token.
    pub fn token(&self) -> SignedToken {
        self.token
    }

    /// Returns why verification failed.
    pub fn fault(&self) -> &SignedTokenFault {
        &self.fault
    }

    /// Returns whether the same request may succeed later: the provider's keys could not be fetched, and
    /// nothing was used up. A login's code, however, is used up.
    pub fn is_retryable(&self) -> bool {
        match &self.fault {
            #[cfg(feature = "jose")]
            SignedTokenFault::NotSigned(error) => {
                error.is_retryable() && self.token != SignedToken::IdToken
            }
            _ => false,
        }
    }

    /// Returns what the error means for the caller: an unverified login must be repeated.
    pub(crate) fn meaning(&self) -> Option<Meaning> {
        match self.token {
            _ if self.is_retryable() => Some(Meaning::Retry),
            SignedToken::IdToken | SignedToken::AuthorizationResponse => Some(Meaning::Reauthorize),
            _ => None,
        }
    }
}

impl fmt::Display for SignedTokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.token {
            SignedToken::Keys => "a token signed by the provider",
            SignedToken::IdToken => "the ID token",
            SignedToken::RefreshedIdToken => "the ID token of the refresh",
            SignedToken::UserInfo => "the user info",
            SignedToken::AuthorizationResponse => "the authorization response",
            SignedToken::LogoutToken => "the logout token",
            SignedToken::IntrospectionResponse => "the introspection response",
        })?;
        match &self.fault {
            SignedTokenFault::Missing => f.write_str(" is missing"),
            #[cfg(feature = "jose")]
            SignedTokenFault::NotSigned(error) => write!(f, " was rejected: {error}"),
            SignedTokenFault::Claim(name) => {
                write!(f, " was rejected: its `{name}` is missing or wrong")
            }
            SignedTokenFault::Expired => f.write_str(" has expired"),
            SignedTokenFault::AnotherUser => f.write_str(" names a different user than before"),
            SignedTokenFault::Plain(media_type) => {
                write!(f, " is `{media_type}`, not signed as the spec requires")
            }
        }
    }
}

impl std::error::Error for SignedTokenError {
    // `Display` includes the signature's fault, so the chain continues with the failure to fetch keys.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            #[cfg(feature = "jose")]
            SignedTokenFault::NotSigned(error) => error.source(),
            _ => None,
        }
    }
}

/// The fault of a signed token or of a key.
#[cfg(feature = "jose")]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum JoseError {
    /// The token exceeds the length limit.
    TooLong,
    /// The token is encrypted (RFC 7516), and nothing can or should decrypt it here.
    Encrypted,
    /// The token is not encrypted, although it must be.
    NotEncrypted,
    /// The token cannot be decrypted with the application's keys. The reason is not distinguished, because
    /// it would help an attacker (RFC 7516 §11.5).
    Decryption,
    /// The token does not have the form of RFC 7515 §7.1. Names the malformed part.
    Malformed(&'static str),
    /// The signature algorithm is not accepted; this includes `none`.
    AlgorithmNotAccepted,
    /// The header names a critical extension (`crit`, RFC 7515 §4.1.11) that is not supported.
    UnsupportedExtension,
    /// The key set has no key that the header names.
    KeyUnknown,
    /// The signature does not match the key.
    Signature,
    /// The text is not a key set (RFC 7517 §5).
    NotAKeySet,
    /// The key cannot be used. States what was expected.
    Key(&'static str),
    /// The signer of an external key failed.
    Signer(SignerError),
    /// The key set could not be fetched.
    Fetch(Box<Error>),
    /// The key set's server returned this status.
    FetchStatus(u16),
}

#[cfg(feature = "jose")]
impl JoseError {
    /// Returns whether the same token may be verified later.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Fetch(error) => error.is_retryable(),
            Self::FetchStatus(status) => *status == 429 || *status >= 500,
            Self::KeyUnknown => true,
            Self::Signer(error) => error.is_retryable(),
            _ => false,
        }
    }
}

#[cfg(feature = "jose")]
impl fmt::Display for JoseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("the token exceeds the length limit"),
            Self::Encrypted => f.write_str(
                "the token is encrypted, and the application has no key for it: pass the key of an \
                 encrypted ID token to `decryption_key`, or register the client without \
                 `id_token_encrypted_response_alg` and related settings",
            ),
            Self::NotEncrypted => f.write_str("the token is not encrypted, although it must be"),
            Self::Decryption => {
                f.write_str("the token cannot be decrypted with the application's keys")
            }
            Self::Malformed(part) => write!(f, "the token is malformed: {part}"),
            Self::AlgorithmNotAccepted => f.write_str("the token's algorithm is not accepted"),
            Self::UnsupportedExtension => {
                f.write_str("the token has an unsupported critical extension")
            }
            Self::KeyUnknown => f.write_str("the token names an unknown key"),
            Self::Signature => f.write_str("the token's signature is invalid"),
            Self::NotAKeySet => f.write_str("the reply is not a JSON Web Key Set"),
            Self::Key(expected) => write!(f, "the key cannot be used: {expected}"),
            Self::Signer(error) => error.fmt(f),
            Self::Fetch(_) => f.write_str("the key set cannot be fetched"),
            Self::FetchStatus(status) => {
                write!(f, "the key set cannot be fetched: status {status}")
            }
        }
    }
}

#[cfg(feature = "jose")]
impl std::error::Error for JoseError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Fetch(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
