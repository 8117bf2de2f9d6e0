//! Access tokens with what belongs to them (RFC 6749 §1.4, §1.5): whom they speak for, what they
//! cover, when they end.

mod acts_as;
mod beside;
mod continued;
pub(crate) mod details;
pub(crate) mod endpoint;
pub(crate) mod expiry;
pub(crate) mod form;
mod further;
pub(crate) mod introspection;
#[cfg(test)]
mod properties;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod revocation;
mod stored;

pub(crate) use continued::{Refused, continued};
pub(crate) use further::TokenKey;
pub use introspection::Introspection;
pub use stored::StoredTokens;
pub(crate) use stored::{ObtainedBy, Swapped};

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use serde::de::DeserializeOwned;

use crate::connection::Connection;
use crate::error::{ArgumentError, DetailsNarrowed, Error, ScopeNarrowed};
use crate::openid::{Identity, KeptIdentity};
use crate::scope::{self, ScopeSet};
use crate::secret::Secret;
use crate::tables::ActsAs;

/// Whom a token speaks for, as a type. Not to be implemented elsewhere.
pub trait Kind: sealed::Sealed + 'static {
    /// The same as a value.
    const ACTS_AS: ActsAs;
}

/// A token that speaks for the user who consented.
#[derive(Debug, Clone, Copy)]
pub enum User {}

/// A token that speaks for the application itself.
#[derive(Debug, Clone, Copy)]
pub enum App {}

impl Kind for User {
    const ACTS_AS: ActsAs = ActsAs::User;
}

impl Kind for App {
    const ACTS_AS: ActsAs = ActsAs::App;
}

/// What an operation asks for that needs a user's token.
#[diagnostic::on_unimplemented(
    message = "this operation needs a user's token",
    label = "this client acts as the application itself, not as a user",
    note = "a user's token comes from the authorization code grant: `authorize`, then `finish`"
)]
pub trait ActsAsUser: Kind {}

/// What an operation asks for that needs the application's own token.
#[diagnostic::on_unimplemented(
    message = "this operation needs the application's own token",
    label = "this client acts as a user, not as the application itself",
    note = "the application's own token comes from `client_credentials`"
)]
pub trait ActsAsApp: Kind {}

impl ActsAsUser for User {}
impl ActsAsApp for App {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::User {}
    impl Sealed for super::App {}
}

/// An access token that covers the set `S` and speaks for `K`, and what keeps it alive.
pub struct Tokens<S, K = User> {
    stored: StoredTokens,
    set: PhantomData<fn() -> (S, K)>,
}

impl<S: ScopeSet, K: Kind> Tokens<S, K> {
    /// A token that the application got by other means, such as a personal API token. As far as we
    /// know it covers `S` and does not end.
    pub fn from_access_token(token: impl Into<Secret>) -> Self {
        Self::unchecked(StoredTokens::given(token.into(), S::SCOPES, K::ACTS_AS))
    }

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

impl<S, K> Tokens<S, K> {
    pub(crate) fn unchecked(stored: StoredTokens) -> Self {
        Self {
            stored,
            set: PhantomData,
        }
    }

    /// Names the grant: sessions of one application whose tokens have the same `subject` share what
    /// the [`Store`](crate::store::Store) keeps of it. Without a name each session is on its own.
    #[must_use]
    pub fn for_subject(self, subject: &str) -> Self {
        Self::unchecked(self.stored.for_subject(subject))
    }

    /// The same tokens, for use at one of the places where they can be used.
    #[must_use]
    pub fn connect(self, connection: &Connection) -> Self {
        Self::unchecked(self.stored.with_later(connection.values()))
    }

    /// The access token.
    pub fn access_token(&self) -> &Secret {
        self.stored.access_token()
    }

    /// The refresh token, when there is one.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.stored.refresh_token()
    }

    /// When the access token ends; `None`: as far as we know it does not.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.stored.expires_at()
    }

    /// The scopes that were granted, with those that they imply.
    pub fn scopes(&self) -> &[String] {
        self.stored.scopes()
    }

    /// Who the user is, as the provider signed it when they logged in, or at the latest refresh
    /// that said so; `C` is the type of the claims. `None` where no ID token came.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] when the claims do not have the form that `C` has.
    pub fn identity<C: DeserializeOwned>(&self) -> Result<Option<Identity<C>>, Error> {
        let identity = self.stored.identity();
        identity.map(KeptIdentity::read).transpose()
    }

    /// What exactly was granted (RFC 9396 §7); `None` where the provider did not say.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] when one of the details is no `T`.
    pub fn authorization_details<T: DeserializeOwned>(&self) -> Result<Option<Vec<T>>, Error> {
        self.stored.authorization_details()
    }

    /// A value that the callback or the token reply brought, by its name in the spec.
    pub fn captured(&self, name: &str) -> Option<&str> {
        self.stored.captured().get(name)
    }

    /// The form in which the application can keep them. It holds secrets, readable when serialised.
    pub fn to_stored(&self) -> StoredTokens {
        self.stored.clone()
    }

    pub(crate) fn stored(&self) -> &StoredTokens {
        &self.stored
    }

    pub(crate) fn into_stored(self) -> StoredTokens {
        self.stored
    }
}

// Derived, these would ask `S` and `K` to be `Clone` and `Debug` as well.
impl<S, K> Clone for Tokens<S, K> {
    fn clone(&self) -> Self {
        Self::unchecked(self.stored.clone())
    }
}

impl<S, K> fmt::Debug for Tokens<S, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tokens").field(&self.stored).finish()
    }
}
