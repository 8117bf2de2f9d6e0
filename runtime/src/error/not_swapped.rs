//! A login whose first token could not be swapped for the one to work with: an error, and the first
//! token is not lost, for the code that brought it is used up.

use std::fmt;

use crate::error::{Error, ScopeNarrowed};
use crate::scope;
use crate::scope::ScopeSet;
use crate::token::{StoredTokens, Swapped, Tokens, User};

/// A login or a refresh has succeeded, and the swap of its access token for another, which the spec
/// asks for, has not. After a refresh the session keeps the refresh token and tries again with the
/// next refresh.
///
/// The first token is inside: [`again`](Self::again) tries to swap it once more, and
/// [`accept`](Self::accept) takes it as it is, which most providers let live for an hour or so.
#[derive(Clone)]
pub struct NotSwapped {
    tokens: StoredTokens,
    cause: Error,
}

impl NotSwapped {
    pub(crate) fn new(tokens: StoredTokens, cause: Error) -> Self {
        Self { tokens, cause }
    }

    /// Why the token could not be swapped.
    pub fn cause(&self) -> &Error {
        &self.cause
    }

    /// Takes the first token as it is, for the set `S`.
    ///
    /// # Errors
    ///
    /// When `S` does not lie within what was granted; the token is in that error.
    pub fn accept<S: ScopeSet>(self) -> Result<Tokens<S, User>, ScopeNarrowed> {
        let missing = scope::missing(S::SCOPES, self.tokens.scopes());
        if missing.is_empty() {
            Ok(Tokens::unchecked(self.tokens.swapped(Swapped::Nothing)))
        } else {
            Err(ScopeNarrowed::new(missing, self.tokens))
        }
    }
}

impl NotSwapped {
    /// The first token.
    pub(crate) fn into_tokens(self) -> StoredTokens {
        self.tokens
    }
}

impl fmt::Debug for NotSwapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotSwapped")
            .field("tokens", &self.tokens)
            .field("cause", &self.cause)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for NotSwapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the first token could not be swapped: {}", self.cause)
    }
}

impl std::error::Error for NotSwapped {
    // The cause is told already: its own source comes next in the chain.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.source()
    }
}
