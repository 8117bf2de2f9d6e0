//! Access tokens with what belongs to them (RFC 6749 §1.4, §1.5): whom they speak for, what they
//! cover, when they end.

mod acts_as;
pub(crate) mod captured;
pub(crate) mod details;
mod further;
pub(crate) mod identity;
mod reply;
mod stored;

pub use captured::Captured;
pub(crate) use further::TokenKey;
pub use identity::Identity;
pub(crate) use identity::StoredIdentity;
pub(crate) use reply::Reply;
pub use stored::StoredTokens;
pub(crate) use stored::{ObtainedBy, Swapped};

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use crate::scope::ScopeSet;
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
pub enum Application {}

impl Kind for User {
    const ACTS_AS: ActsAs = ActsAs::User;
}

impl Kind for Application {
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
impl ActsAsApp for Application {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::User {}
    impl Sealed for super::Application {}
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
