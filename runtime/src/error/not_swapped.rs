//! A login whose first token could not be exchanged for the one that the spec requires. The error
//! contains the first token, because the authorization code has been used up.

use std::fmt;

use super::{Error, ScopeNarrowedError};
use crate::scope::{self, ScopeSet};
use crate::token::{StoredTokens, Swapped, Tokens, User};

/// A login or a refresh succeeded, but the exchange of its access token, which the spec requires, failed.
/// After a refresh, the session keeps the refresh token and retries the exchange on the next refresh.
///
/// The error contains the first token: [`retry`](Self::retry) retries the exchange, and
/// [`accept`](Self::accept) returns the token as it is. Most providers issue it for about an hour.
#[derive(Clone)]
pub struct NotSwappedError {
    tokens: StoredTokens,
    cause: Error,
}

impl NotSwappedError {
    pub(crate) fn new(tokens: StoredTokens, cause: Error) -> Self {
        Self { tokens, cause }
    }

    /// Returns why the exchange failed.
    pub fn cause(&self) -> &Error {
        &self.cause
    }

    /// Returns the first token for the set `S`.
    ///
    /// # Errors
    ///
    /// Returns [`ScopeNarrowedError`] with the token if the grant does not cover `S`.
    pub fn accept<S: ScopeSet>(self) -> Result<Tokens<S, User>, ScopeNarrowedError> {
        let missing = scope::missing(S::SCOPES, self.tokens.scopes());
        if missing.is_empty() {
            Ok(Tokens::unchecked(self.tokens.swapped(Swapped::Nothing)))
        } else {
            Err(ScopeNarrowedError::new(missing, self.tokens))
        }
    }
}

impl NotSwappedError {
    /// Returns the first token.
    pub(crate) fn into_tokens(self) -> StoredTokens {
        self.tokens
    }
}

impl fmt::Debug for NotSwappedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotSwappedError")
            .field("tokens", &self.tokens)
            .field("cause", &self.cause)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for NotSwappedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the first token could not be exchanged: {}", self.cause)
    }
}

impl std::error::Error for NotSwappedError {
    // `Display` includes the cause, so the chain continues with the cause's source.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.source()
    }
}
