//! Reads the user's identity from the ID token of a grant (OpenID Connect Core §2).

use serde::de::DeserializeOwned;

use crate::error::{Error, SignedToken, SignedTokenError, SignedTokenFault};
use crate::reply;
use crate::token::identity::payload;
use crate::token::{Identity, StoredIdentity, Tokens};

impl<S, K> Tokens<S, K> {
    /// Returns the user's identity, as signed by the provider at the login or at the latest refresh with
    /// an ID token; `C` is the type of the claims. `None` if no ID token was returned.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the claims do not have the form of `C`.
    pub fn identity<C: DeserializeOwned>(&self) -> Result<Option<Identity<C>>, Error> {
        let identity = self.stored().identity();
        identity.map(StoredIdentity::read).transpose()
    }
}

impl StoredIdentity {
    /// Converts the stored identity to its public form.
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
