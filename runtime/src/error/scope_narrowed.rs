//! A grant that covers fewer scopes than requested (RFC 6749 §3.3). It is an error by default, and the
//! error contains the tokens.

use std::fmt;

use crate::scope::{self, ScopeSet};
use crate::token::{Kind, StoredTokens, Tokens};

/// The grant covers fewer scopes than requested.
///
/// The error contains the tokens: [`accept`](Self::accept) returns them for a smaller set of scopes.
#[derive(Debug, Clone)]
pub struct ScopeNarrowedError {
    missing: Vec<String>,
    // Boxed, because `accept` returns this by value.
    tokens: Box<StoredTokens>,
}

impl ScopeNarrowedError {
    pub(crate) fn new(missing: Vec<String>, tokens: StoredTokens) -> Self {
        Self {
            missing,
            tokens: Box::new(tokens),
        }
    }

    /// Returns the scopes that were requested but not granted.
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// Returns the granted scopes.
    pub fn granted(&self) -> &[String] {
        self.tokens.scopes()
    }

    /// Returns the tokens for the set `S`, which the grant must cover.
    ///
    /// # Errors
    ///
    /// Returns this error with the scopes that are missing from `S`, or if the tokens are not of the kind
    /// `K`. The error still contains the tokens.
    pub fn accept<S: ScopeSet, K: Kind>(self) -> Result<Tokens<S, K>, Self> {
        let missing = scope::missing(S::SCOPES, self.tokens.scopes());
        if missing.is_empty() && self.tokens.acts_as() == K::ACTS_AS {
            Ok(Tokens::unchecked(*self.tokens))
        } else {
            Err(Self { missing, ..self })
        }
    }

    /// Returns the tokens for the set `S` if the server did not report the granted scopes. The caller
    /// guarantees that they cover `S`.
    ///
    /// # Errors
    ///
    /// Returns this error if the server did report the granted scopes, or if the tokens are not of the
    /// kind `K`. The error still contains the tokens.
    pub fn assume<S: ScopeSet, K: Kind>(self) -> Result<Tokens<S, K>, Self> {
        if !self.is_unknown() || self.tokens.acts_as() != K::ACTS_AS {
            return Err(self);
        }
        let scopes = S::SCOPES.iter().map(|scope| (*scope).to_owned());
        Ok(Tokens::unchecked(self.tokens.covering(scopes.collect())))
    }

    /// Whether the granted scopes are unknown. A server that names other scopes, or none, has reported them.
    fn is_unknown(&self) -> bool {
        self.tokens.has_unknown_scopes()
    }
}

impl fmt::Display for ScopeNarrowedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unknown() {
            return f.write_str(
                "the server does not say which scopes the refresh token covers: list `refresh` under \
                 `sent_on` in the spec's `scope_format` to send them, or call `assume` if you know",
            );
        }
        write!(
            f,
            "the grant lacks requested scopes: {}",
            self.missing.join(", ")
        )
    }
}

impl std::error::Error for ScopeNarrowedError {}
