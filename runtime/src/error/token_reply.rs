//! A reply of the token endpoint that is not a token reply (RFC 6749 §5.1). No part of the reply is
//! shown, because it may contain a token.

use std::fmt;
use std::time::Duration;

use crate::secret::Secret;

/// The token endpoint's reply is not a token reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenReplyError {
    fault: TokenReplyFault,
    status: u16,
    retry_after: Option<Duration>,
    refresh_token: Option<Secret>,
}

/// The fault of a token reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenReplyFault {
    /// The body is empty.
    Empty,
    /// A web page: a login form, a captcha, a proxy's error.
    Html,
    /// Not JSON, truncated, not UTF-8, or nested too deeply.
    NotJson,
    /// Not `application/x-www-form-urlencoded`, although the provider uses that format.
    NotAForm,
    /// A member occurs twice, so its value is ambiguous.
    Repeated,
    /// JSON, but not an object in the expected place.
    NotAnObject,
    /// The access token is missing or empty.
    NoAccessToken,
    /// A token contains characters that are not allowed in a header.
    MalformedToken,
    /// The `token_type` requires another way to use the token (RFC 6749 §7.1).
    TokenType,
    /// `scope` is neither a string nor a list of strings.
    Scope,
    /// The reply to a pushed authorization request has no `request_uri`, or an expired one (RFC 9126
    /// §2.2).
    RequestUri,
    /// A required member is missing or invalid.
    Member(&'static str),
    /// The reply to a refresh names another user than the grant's. Its access token is not used; its
    /// refresh token is stored.
    AnotherUser,
    /// An earlier reply named another user, and this one does not name its user. Its access token is
    /// not used; its refresh token is stored.
    UserUnproven,
    /// A captured member does not have the form that the spec requires.
    Captured(&'static str),
}

impl TokenReplyError {
    pub(crate) fn new(fault: TokenReplyFault, status: u16, retry_after: Option<Duration>) -> Self {
        Self {
            fault,
            status,
            retry_after,
            refresh_token: None,
        }
    }

    pub(crate) fn with_refresh_token(self, refresh_token: Option<Secret>) -> Self {
        Self {
            refresh_token,
            ..self
        }
    }

    /// Returns the refresh token of a reply whose access token cannot be used. The refresh token that
    /// was sent may have been invalidated by its use. A session stores the new one automatically.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh_token.as_ref()
    }

    /// Returns the fault.
    pub fn fault(&self) -> TokenReplyFault {
        self.fault
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns how long the server asked to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns whether the same request may succeed later: the server is overloaded or failing.
    pub fn is_retryable(&self) -> bool {
        self.status == 429 || self.status >= 500
    }
}

impl fmt::Display for TokenReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the token endpoint's reply (status {}) is not a token reply: ",
            self.status
        )?;
        match self.fault {
            TokenReplyFault::Empty => f.write_str("it is empty"),
            TokenReplyFault::Html => f.write_str("it is a web page"),
            TokenReplyFault::NotJson => f.write_str("it is not JSON"),
            TokenReplyFault::NotAForm => f.write_str("it is not form-encoded"),
            TokenReplyFault::Repeated => f.write_str("it has a duplicate member"),
            TokenReplyFault::NotAnObject => f.write_str("it contains no token object"),
            TokenReplyFault::NoAccessToken => f.write_str("it has no access token"),
            TokenReplyFault::MalformedToken => f.write_str("a token contains invalid characters"),
            TokenReplyFault::TokenType => f.write_str("its `token_type` is not supported"),
            TokenReplyFault::Scope => f.write_str("`scope` is not a list of scopes"),
            TokenReplyFault::RequestUri => f.write_str("it has no usable `request_uri`"),
            TokenReplyFault::Member(name) => {
                write!(f, "`{name}` is missing or invalid")
            }
            TokenReplyFault::AnotherUser => f.write_str("it names a different user than before"),
            TokenReplyFault::UserUnproven => {
                f.write_str("it names no user, and an earlier reply named a different one")
            }
            TokenReplyFault::Captured(name) => {
                write!(f, "`{name}` does not have the form that the spec requires")
            }
        }
    }
}

impl std::error::Error for TokenReplyError {}
