//! Why a request of a browser failed, for the user and for the log.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;
use licit_runtime::error::{Error, StoreError};

/// Why a login, a callback or a page failed.
///
/// [`message`](Self::message) is for the user. `Display` is for the log: it includes the error behind the
/// failure, which never contains a secret.
#[derive(Debug)]
pub struct Failure {
    kind: FailureKind,
    message: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The kind of a [`Failure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// The request came from another site, or not from a browser.
    CrossSite,
    /// The path does not have this method.
    Method,
    /// No user is signed in.
    SignedOut,
    /// The user has not connected their account.
    NotConnected,
    /// The user's grant was revoked or has expired, or covers fewer scopes than required. The user must
    /// log in again.
    GrantLost,
    /// This browser has no pending login, or its cookie was changed.
    NoLogin,
    /// The pending login has expired.
    Expired,
    /// The pending login was already used.
    Used,
    /// Another user is signed in than when the login started.
    OtherUser,
    /// The callback does not belong to the pending login.
    InvalidCallback,
    /// The user denied consent.
    AccessDenied,
    /// The user did not allow everything that was requested.
    ScopeNarrowed,
    /// The application rejected the user.
    Rejected,
    /// The provider or the store is not available. The same may succeed later.
    Unavailable,
    /// Anything else. See the log.
    Internal,
}

impl FailureKind {
    const fn texts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::CrossSite => (
                StatusCode::FORBIDDEN,
                "cross_site",
                "This request did not come from a page of this site. Open the site and try again.",
            ),
            Self::Method => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "This page cannot be opened in this way.",
            ),
            Self::SignedOut => (
                StatusCode::UNAUTHORIZED,
                "signed_out",
                "Please sign in first.",
            ),
            Self::NotConnected => (
                StatusCode::FORBIDDEN,
                "not_connected",
                "Please connect your account first.",
            ),
            Self::GrantLost => (
                StatusCode::FORBIDDEN,
                "grant_lost",
                "Your account is no longer connected. Please connect it again.",
            ),
            Self::NoLogin => (
                StatusCode::BAD_REQUEST,
                "no_login",
                "No login was started in this browser. Please start again.",
            ),
            Self::Expired => (
                StatusCode::BAD_REQUEST,
                "login_expired",
                "That took too long. Please start again.",
            ),
            Self::Used => (
                StatusCode::BAD_REQUEST,
                "login_used",
                "This login was already completed. Please start again.",
            ),
            Self::OtherUser => (
                StatusCode::BAD_REQUEST,
                "other_user",
                "You signed in or out during the login. Please start again.",
            ),
            Self::InvalidCallback => (
                StatusCode::BAD_REQUEST,
                "invalid_callback",
                "That response does not belong to your login. Please start again.",
            ),
            Self::AccessDenied => (
                StatusCode::FORBIDDEN,
                "access_denied",
                "You did not allow it, so nothing was connected.",
            ),
            Self::ScopeNarrowed => (
                StatusCode::FORBIDDEN,
                "scope_narrowed",
                "Please start again, and allow all requested permissions.",
            ),
            Self::Rejected => (
                StatusCode::FORBIDDEN,
                "rejected",
                "This account cannot be used here.",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "The service is not available. Please try again later.",
            ),
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong. The error was logged.",
            ),
        }
    }
}

impl Failure {
    pub(crate) fn new(kind: FailureKind) -> Self {
        Self {
            kind,
            message: None,
            source: None,
        }
    }

    /// `source` is for the log.
    pub(crate) fn with(
        kind: FailureKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            source: Some(source.into()),
            ..Self::new(kind)
        }
    }

    /// A request for the site at `origin` that its pages did not send.
    pub(crate) fn cross_site(origin: &str) -> Self {
        let expected = format!("the request was not sent by a page of {origin}");
        Self::with(FailureKind::CrossSite, expected)
    }

    /// An error of the store.
    pub(crate) fn unavailable(error: StoreError) -> Self {
        Self::with(FailureKind::Unavailable, error)
    }

    /// No user is signed in.
    pub fn signed_out() -> Self {
        Self::new(FailureKind::SignedOut)
    }

    /// Rejects a user who has logged in. The message is for the user.
    pub fn rejected(message: impl Into<String>) -> Self {
        Self {
            message: Some(message.into()),
            ..Self::new(FailureKind::Rejected)
        }
    }

    /// An error of a completed login.
    pub(crate) fn of_login(error: Error) -> Self {
        let kind = match &error {
            error if error.is_access_denied() => FailureKind::AccessDenied,
            Error::ScopeNarrowed(_) | Error::DetailsNarrowed(_) => FailureKind::ScopeNarrowed,
            Error::Authorization(_) => FailureKind::InvalidCallback,
            error if error.is_retryable() => FailureKind::Unavailable,
            _ => FailureKind::Internal,
        };
        Self::with(kind, error)
    }

    /// An error of a stored grant.
    pub(crate) fn of_grant(error: Error) -> Self {
        let kind = match &error {
            Error::GrantLost(_) | Error::ScopeNarrowed(_) => FailureKind::GrantLost,
            error if error.is_retryable() => FailureKind::Unavailable,
            _ => FailureKind::Internal,
        };
        Self::with(kind, error)
    }

    /// Returns the kind.
    pub fn kind(&self) -> FailureKind {
        self.kind
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> StatusCode {
        self.kind.texts().0
    }

    /// Returns the code for programs, such as `login_expired`.
    pub fn code(&self) -> &'static str {
        self.kind.texts().1
    }

    /// Returns the message for the user.
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or(self.kind.texts().2)
    }
}

/// An error of the application: the user sees a general message.
impl<E: StdError + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::with(FailureKind::Internal, error)
    }
}

/// For the log.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.code())?;
        let mut source = self.source.as_deref().map(|e| e as &dyn StdError);
        if source.is_none() {
            return f.write_str(self.message());
        }
        let mut separator = "";
        while let Some(error) = source {
            write!(f, "{separator}{error}")?;
            (source, separator) = (error.source(), ": ");
        }
        Ok(())
    }
}
