//! Reads who the user is from the ID token of a grant (OpenID Connect Core §2).

use serde::de::DeserializeOwned;

use crate::error::{Error, SignedToken, SignedTokenError, SignedTokenFault};
use crate::reply;
use crate::token::identity::payload;
use crate::token::{Identity, StoredIdentity, Tokens};

impl<S, K> Tokens<S, K> {
    /// Who the user is, as the provider signed it when they logged in, or at the latest refresh
    /// that said so; `C` is the type of the claims. `None` where no ID token came.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] when the claims do not have the form that `C` has.
    pub fn identity<C: DeserializeOwned>(&self) -> Result<Option<Identity<C>>, Error> {
        let identity = self.stored().identity();
        identity.map(StoredIdentity::read).transpose()
    }
}

impl StoredIdentity {
    /// What the application is told.
    pub(crate) fn read<C: DeserializeOwned>(&self) -> Result<Identity<C>, Error> {
        let fault = SignedTokenFault::Missing;
        let missing = || SignedTokenError::new(SignedToken::IdToken, fault);
        let text = payload(self.id_token());
        let (Some(text), Some(all)) = (text, self.claims()) else {
            return Err(missing().into());
        };
        let claims = reply::decode(&text, "")?;
        Ok(Identity::new(claims, all, self.id_token().clone()))
    }
}
