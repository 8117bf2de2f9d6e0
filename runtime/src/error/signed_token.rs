//! Why something that the provider signs for an application is not believed: an ID token (OpenID
//! Connect Core §3.1.3.7), the user's data (§5.3.2), an authorization response (JARM §2.4), a logout
//! token (Back-Channel Logout 1.0 §2.6). Nothing of it is shown.

use std::fmt;

#[cfg(feature = "jose")]
use super::Error;
use crate::secret::Secret;
use crate::tables::Meaning;

/// Something that the provider signs for an application is not believed.
#[derive(Debug, Clone)]
pub struct SignedTokenError {
    token: SignedToken,
    fault: SignedTokenFault,
    refresh_token: Option<Secret>,
}

/// What the provider signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignedToken {
    /// The provider's keys, before anything is verified with them.
    Keys,
    /// An ID token that a login brings.
    IdToken,
    /// An ID token that a refresh brings.
    RefreshedIdToken,
    /// The user's data.
    UserInfo,
    /// The callback of a login.
    AuthorizationResponse,
    /// The end of a user's session.
    LogoutToken,
}

/// What is wrong with it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum SignedTokenFault {
    /// It is not there.
    Missing,
    /// It is not signed by the provider, or not in a way that the provider's spec allows.
    #[cfg(feature = "jose")]
    NotSigned(JoseError),
    /// A claim is missing, or is not what it must be: it is another's, or somebody else's.
    Claim(&'static str),
    /// It has ended.
    Expired,
    /// It speaks of another user than before.
    AnotherUser,
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

    /// The refresh token that came with a refused ID token, where the application sent one of its own
    /// ([`App::with_refresh_token`](crate::App::with_refresh_token)): the one that was sent may have
    /// ended with its use. A session commits it by itself, and there is none here.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh_token.as_ref()
    }

    /// What is not believed.
    pub fn token(&self) -> SignedToken {
        self.token
    }

    /// What is wrong with it.
    pub fn fault(&self) -> &SignedTokenFault {
        &self.fault
    }

    /// Whether the same request may succeed later: the provider's keys could not be fetched, and
    /// nothing was used up. The code of a login is.
    pub fn is_retryable(&self) -> bool {
        match &self.fault {
            #[cfg(feature = "jose")]
            SignedTokenFault::NotSigned(error) => {
                error.is_retryable() && self.token != SignedToken::IdToken
            }
            _ => false,
        }
    }

    /// What it means for the caller: without a believable login there must be another.
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
            SignedToken::Keys => "what the provider signs",
            SignedToken::IdToken => "the ID token",
            SignedToken::RefreshedIdToken => "the ID token of the refresh",
            SignedToken::UserInfo => "what the provider says of the user",
            SignedToken::AuthorizationResponse => "the authorization response",
            SignedToken::LogoutToken => "the logout token",
        })?;
        match &self.fault {
            SignedTokenFault::Missing => f.write_str(" is missing"),
            #[cfg(feature = "jose")]
            SignedTokenFault::NotSigned(error) => write!(f, " is not believed: {error}"),
            SignedTokenFault::Claim(name) => write!(
                f,
                " is not believed: its `{name}` is missing, or not what it must be"
            ),
            SignedTokenFault::Expired => f.write_str(" is not believed: it has ended"),
            SignedTokenFault::AnotherUser => {
                f.write_str(" is not believed: it speaks of another user than before")
            }
        }
    }
}

impl std::error::Error for SignedTokenError {
    // `Display` tells the signature's fault in full; what kept the keys away comes next.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.fault {
            #[cfg(feature = "jose")]
            SignedTokenFault::NotSigned(error) => error.source(),
            _ => None,
        }
    }
}

/// What is wrong with a signed token, or with a key.
#[cfg(feature = "jose")]
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

#[cfg(feature = "jose")]
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

#[cfg(feature = "jose")]
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

#[cfg(feature = "jose")]
impl std::error::Error for JoseError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Fetch(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
