//! Compares tokens with the scope set they are used for. If they lack scopes, the error contains the
//! tokens.

use super::{ArgumentError, DetailsNarrowedError, Error, ScopeNarrowedError};
use crate::scope::{self, ScopeSet};
use crate::token::{Kind, StoredTokens, Tokens};

impl<S: ScopeSet, K: Kind> Tokens<S, K> {
    /// Restores stored tokens.
    ///
    /// # Errors
    ///
    /// Returns [`Error::ScopeNarrowed`] if they do not cover `S`, and [`Error::Argument`] if they are not
    /// of the kind `K`.
    pub fn restore(stored: StoredTokens) -> Result<Self, Error> {
        if stored.acts_as() != K::ACTS_AS {
            return Err(ArgumentError::new("tokens", "are of another kind").into());
        }
        Self::checked(stored)
    }

    /// Rejects tokens that do not cover `S`; the error contains them.
    pub(crate) fn checked(stored: StoredTokens) -> Result<Self, Error> {
        let missing = scope::missing(S::SCOPES, stored.scopes());
        if !missing.is_empty() {
            return Err(ScopeNarrowedError::new(missing, stored).into());
        }
        let missing = stored.missing_details();
        if !missing.is_empty() {
            return Err(DetailsNarrowedError::new(missing, stored).into());
        }
        Ok(Self::unchecked(stored))
    }
}

impl DetailsNarrowedError {
    /// Returns the tokens with the granted details, which
    /// [`authorization_details`](crate::Tokens::authorization_details) lists.
    ///
    /// # Errors
    ///
    /// Returns [`Error::ScopeNarrowed`] if they do not cover `S`, and [`Error::Argument`] if they are not
    /// of the kind `K`.
    pub fn accept<S: ScopeSet, K: Kind>(self) -> Result<Tokens<S, K>, Error> {
        Tokens::restore(self.into_tokens().with_details_as_granted())
    }
}
