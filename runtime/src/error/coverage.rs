//! Holds tokens against the scope set that they are to have. What they lack is an error that carries
//! the tokens.

use super::{ArgumentError, DetailsNarrowed, Error, ScopeNarrowed};
use crate::scope::{self, ScopeSet};
use crate::token::{Kind, StoredTokens, Tokens};

impl<S: ScopeSet, K: Kind> Tokens<S, K> {
    /// Takes tokens back from where the application kept them.
    ///
    /// # Errors
    ///
    /// [`Error::ScopeNarrowed`] when they do not cover `S`, [`Error::Argument`] when they do not
    /// speak for `K`.
    pub fn restore(stored: StoredTokens) -> Result<Self, Error> {
        if stored.acts_as() != K::ACTS_AS {
            return Err(ArgumentError::new("tokens", "speak for somebody else").into());
        }
        Self::checked(stored)
    }

    /// Refuses what does not cover `S`; the tokens are in the error.
    pub(crate) fn checked(stored: StoredTokens) -> Result<Self, Error> {
        let missing = scope::missing(S::SCOPES, stored.scopes());
        if !missing.is_empty() {
            return Err(ScopeNarrowed::new(missing, stored).into());
        }
        let missing = stored.missing_details();
        if !missing.is_empty() {
            return Err(DetailsNarrowed::new(missing, stored).into());
        }
        Ok(Self::unchecked(stored))
    }
}

impl DetailsNarrowed {
    /// Takes the tokens with what was granted; their
    /// [details](crate::Tokens::authorization_details) say what that is.
    ///
    /// # Errors
    ///
    /// [`Error::ScopeNarrowed`] when they do not cover `S`, [`Error::Argument`] when they do not speak
    /// for `K`.
    pub fn accept<S: ScopeSet, K: Kind>(self) -> Result<Tokens<S, K>, Error> {
        Tokens::restore(self.into_tokens().with_details_as_granted())
    }
}
