//! A reply of the token endpoint that is no token reply (RFC 6749 §5.1). Nothing of the reply is
//! shown: it may hold a token.

use std::fmt;
use std::time::Duration;

use crate::secret::Secret;

/// The token endpoint answered with something that is no token reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotATokenReply {
    fault: TokenReplyFault,
    status: u16,
    retry_after: Option<Duration>,
    refresh_token: Option<Secret>,
}

/// What is wrong with a token reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenReplyFault {
    /// There is no body.
    Empty,
    /// A web page: a login, a captcha, a proxy's error.
    Html,
    /// Not JSON, cut off, not UTF-8, or nested too deeply.
    NotJson,
    /// Not `application/x-www-form-urlencoded`, where the provider answers so.
    NotAForm,
    /// A member stands there twice: it is not clear which one counts.
    Repeated,
    /// JSON, but no object where the token should be.
    NotAnObject,
    /// No access token, or an empty one.
    NoAccessToken,
    /// A token with characters that cannot stand in a header.
    MalformedToken,
    /// A `token_type` that asks for another way to use the token (RFC 6749 §7.1).
    TokenType,
    /// `expires_in` is nothing that can be counted.
    ExpiresIn,
    /// `scope` is neither text nor a list of texts.
    Scope,
    /// A pushed authorization request's reply has no `request_uri`, or one that has already ended
    /// (RFC 9126 §2.2).
    RequestUri,
    /// A member that the reply must have is missing, or not what it should be.
    Member(&'static str),
    /// The reply to a refresh names another user than the grant is of. Its access token is not used;
    /// its refresh token is committed.
    AnotherUser,
    /// An earlier reply named another user, and this one does not say whose it is. Its access token
    /// is not used; its refresh token is committed.
    UserUnproven,
    /// A captured member does not look as the provider says it does.
    Captured(&'static str),
}

impl NotATokenReply {
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

    /// The refresh token of a reply whose access token cannot be used: the one that was sent may have
    /// ended with its use. A session commits it by itself.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh_token.as_ref()
    }

    /// What is wrong with it.
    pub fn fault(&self) -> TokenReplyFault {
        self.fault
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the same request may succeed later: the server is overloaded or out of order.
    pub fn is_retryable(&self) -> bool {
        self.status == 429 || self.status >= 500
    }
}

impl fmt::Display for NotATokenReply {
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
            TokenReplyFault::Repeated => f.write_str("a member stands there twice"),
            TokenReplyFault::NotAnObject => f.write_str("there is no object that holds a token"),
            TokenReplyFault::NoAccessToken => f.write_str("there is no access token"),
            TokenReplyFault::MalformedToken => {
                f.write_str("a token has characters that no token may have")
            }
            TokenReplyFault::TokenType => {
                f.write_str("the `token_type` is none that can be used here")
            }
            TokenReplyFault::ExpiresIn => f.write_str("`expires_in` is not a time"),
            TokenReplyFault::Scope => f.write_str("`scope` is not a list of scopes"),
            TokenReplyFault::RequestUri => {
                f.write_str("there is no `request_uri` that can be used")
            }
            TokenReplyFault::Member(name) => {
                write!(f, "`{name}` is missing, or not what it should be")
            }
            TokenReplyFault::AnotherUser => f.write_str("it names another user than before"),
            TokenReplyFault::UserUnproven => f.write_str(
                "it does not say whose it is, after an earlier one that named another user",
            ),
            TokenReplyFault::Captured(name) => {
                write!(f, "`{name}` does not look as the provider says it does")
            }
        }
    }
}

impl std::error::Error for NotATokenReply {}
