//! The second token of a login's reply.

use crate::error::Error;
use crate::scope::ScopeSet;
use crate::token::{Kind, Tokens};

impl<S, K> Tokens<S, K> {
    /// Returns the second token of a login's reply as separate tokens, if the reply had one: the
    /// user's in addition to the application's. Call this before you create a session from the
    /// tokens, and create another session from the result.
    ///
    /// # Errors
    ///
    /// - [`Error::ScopeNarrowed`] if the second token does not cover `T`.
    /// - [`Error::Argument`] if it does not act for `L`.
    pub fn second<T: ScopeSet, L: Kind>(&self) -> Result<Option<Tokens<T, L>>, Error> {
        let second = self.stored().second().cloned();
        second.map(Tokens::restore).transpose()
    }
}
