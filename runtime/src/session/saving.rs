//! Saves grants to the application's store after a login and loads them by their subject.

use std::sync::Arc;

use crate::app::App;
use crate::error::{ArgumentError, Error, GrantLostError};
use crate::scope::ScopeSet;
use crate::store::{Bounded, Found, GrantState};
use crate::token::{Kind, Tokens};

impl App {
    /// Saves the tokens of a login to the application's [store](crate::AppBuilder::store) under
    /// their [subject](Tokens::for_subject), which must be set.
    ///
    /// Replaces any tokens stored under that subject, including those of a lost grant. Refreshed
    /// tokens are persisted automatically.
    ///
    /// The write continues if the future is dropped.
    ///
    /// # Errors
    ///
    /// - [`Error::Argument`] if the tokens have no subject.
    /// - [`Error::Store`] if the store fails.
    pub async fn save_grant<S, K>(&self, tokens: Tokens<S, K>) -> Result<Tokens<S, K>, Error> {
        if tokens.stored().subject().is_none() {
            return Err(ArgumentError::new(
                "tokens",
                "have no subject; set one with `for_subject`",
            )
            .into());
        }
        let session = self.session(tokens);
        session.save().await?;
        session.tokens().map(Tokens::unchecked)
    }

    /// Loads the tokens stored under a subject in the application's
    /// [store](crate::AppBuilder::store), if any.
    ///
    /// # Errors
    ///
    /// - [`Error::GrantLost`] if the grant is lost.
    /// - [`Error::ScopeNarrowed`] if the tokens do not cover `S`.
    /// - [`Error::Argument`] if the tokens are not of kind `K`.
    /// - [`Error::Store`] if the store fails.
    pub async fn load_grant<S: ScopeSet, K: Kind>(
        &self,
        subject: &str,
    ) -> Result<Option<Tokens<S, K>>, Error> {
        let key = self.grant_key(subject);
        let store = Bounded::new(Arc::clone(self.store()), self.timeout());
        let Some((_, Found::Record(record))) = store.load(&key).await? else {
            return Ok(None);
        };
        if let GrantState::Lost(reason) = record.state() {
            return Err(GrantLostError::new(*reason, None).into());
        }
        Tokens::restore(record.tokens().clone()).map(Some)
    }
}
