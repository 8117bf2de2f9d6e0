//! A grant that covers less than was asked for (RFC 6749 §3.3): an error by default, and the
//! tokens are not lost.

use std::fmt;

use crate::scope;
use crate::scope::ScopeSet;
use crate::token::{Kind, StoredTokens, Tokens};

/// The grant covers less than was asked for.
///
/// The tokens are inside: [`accept`](Self::accept) takes them for a smaller set of scopes.
#[derive(Debug, Clone)]
pub struct ScopeNarrowed {
    missing: Vec<String>,
    // Boxed, because `accept` returns this by value.
    tokens: Box<StoredTokens>,
}

impl ScopeNarrowed {
    pub(crate) fn new(missing: Vec<String>, tokens: StoredTokens) -> Self {
        Self {
            missing,
            tokens: Box::new(tokens),
        }
    }

    /// The scopes that were asked for and not granted.
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// The scopes that were granted.
    pub fn granted(&self) -> &[String] {
        self.tokens.scopes()
    }

    /// Takes the tokens for the set `S`, which must lie within what was granted.
    ///
    /// # Errors
    ///
    /// This error again, with what `S` lacks; the tokens are still inside. Also when they do not
    /// speak for `K`.
    pub fn accept<S: ScopeSet, K: Kind>(self) -> Result<Tokens<S, K>, Self> {
        let missing = scope::missing(S::SCOPES, self.tokens.scopes());
        if missing.is_empty() && self.tokens.acts_as() == K::ACTS_AS {
            Ok(Tokens::unchecked(*self.tokens))
        } else {
            Err(Self { missing, ..self })
        }
    }

    /// Takes the tokens for the set `S` where the server did not say what was granted at all, on the
    /// caller's word.
    ///
    /// # Errors
    ///
    /// This error again, when the server did say; the tokens are still inside. Also when they do not
    /// speak for `K`.
    pub fn assume<S: ScopeSet, K: Kind>(self) -> Result<Tokens<S, K>, Self> {
        if !self.is_unknown() || self.tokens.acts_as() != K::ACTS_AS {
            return Err(self);
        }
        let scopes = S::SCOPES.iter().map(|scope| (*scope).to_owned());
        Ok(Tokens::unchecked(self.tokens.covering(scopes.collect())))
    }

    /// Nobody said what is granted. A server that names other scopes, or none, has said it.
    fn is_unknown(&self) -> bool {
        self.tokens.has_unknown_scopes()
    }
}

impl fmt::Display for ScopeNarrowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unknown() {
            return f.write_str(
                "the server does not say which scopes the refresh token covers: list `refresh` under \
                 `sent_on` in the spec's `scope_format` to send them, or call `assume` if you know",
            );
        }
        write!(
            f,
            "the grant lacks scopes that were asked for: {}",
            self.missing.join(", ")
        )
    }
}

impl std::error::Error for ScopeNarrowed {}
