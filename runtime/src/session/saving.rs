//! Grants in the application's store: put there after a login, found there by their name.

use std::sync::Arc;

use crate::app::App;
use crate::error::{ArgumentError, Error, GrantLost};
use crate::scope::ScopeSet;
use crate::store::{Bounded, GrantState};
use crate::token::{Kind, Tokens};

impl App {
    /// Keeps the tokens of a login in the application's [store](crate::AppBuilder::store), under
    /// the [name](Tokens::for_subject) that they must have. They take the place of what was kept
    /// under that name, also when that has ended; renewals are kept from then on without more ado.
    ///
    /// It runs to its end even when the future is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] when the tokens have no name, [`Error::Store`] when the store fails.
    pub async fn save_grant<S, K>(&self, tokens: Tokens<S, K>) -> Result<Tokens<S, K>, Error> {
        if tokens.stored().subject().is_none() {
            return Err(ArgumentError::new("tokens", "have no name: see `for_subject`").into());
        }
        let session = self.session(tokens);
        session.save().await?;
        session.tokens().map(Tokens::unchecked)
    }

    /// The tokens that the application's [store](crate::AppBuilder::store) has under a name, if it
    /// has any: as a login or the latest renewal left them.
    ///
    /// # Errors
    ///
    /// [`Error::GrantLost`] when the grant has ended, [`Error::ScopeNarrowed`] when the tokens do not
    /// cover `S`, [`Error::Argument`] when they do not speak for `K`, [`Error::Store`] when the store
    /// fails.
    pub async fn load_grant<S: ScopeSet, K: Kind>(
        &self,
        subject: &str,
    ) -> Result<Option<Tokens<S, K>>, Error> {
        let key = self.grant_key(subject);
        let store = Bounded::new(Arc::clone(self.store()), self.timeout());
        let Some((_, record)) = store.load(&key).await? else {
            return Ok(None);
        };
        if let GrantState::Lost(reason) = record.state() {
            return Err(GrantLost::new(*reason, None).into());
        }
        Tokens::restore(record.tokens().clone()).map(Some)
    }
}
