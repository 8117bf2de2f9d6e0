//! Why something that the provider signs for an application is not believed: an ID token (OpenID
//! Connect Core §3.1.3.7), the user's data (§5.3.2), an authorization response (JARM §2.4), a logout
//! token (Back-Channel Logout 1.0 §2.6). Nothing of it is shown.

use std::fmt;

use super::Error;
#[cfg(feature = "jose")]
use crate::jose::JoseError;
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

    /// No ID token came, where one is asked for.
    pub fn no_id_token() -> Error {
        Self::new(SignedToken::IdToken, SignedTokenFault::Missing).into()
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
