//! Access tokens (RFC 6749 §1.4, §1.5) with their kind, scopes and expiry.

// Must not use `store`, `session` or `http`.

mod acts_as;
mod additional_token;
pub(crate) mod captured;
pub(crate) mod details;
pub(crate) mod identity;
mod reply;
mod stored;
mod user_identity;

pub(crate) use additional_token::AdditionalTokenKey;
pub use captured::Captured;
pub use identity::Identity;
pub(crate) use identity::StoredIdentity;
pub(crate) use reply::Reply;
pub use stored::StoredTokens;
pub(crate) use stored::{ObtainedBy, Swapped};
pub use user_identity::UserIdentity;

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::tables::ActsAs;

/// The kind of a token as a type: user or application. Sealed.
pub trait Kind: sealed::Sealed + 'static {
    /// The kind as a value.
    const ACTS_AS: ActsAs;
}

/// A token that acts as the user who consented.
#[derive(Debug, Clone, Copy)]
pub enum User {}

/// A token that acts as the application itself.
#[derive(Debug, Clone, Copy)]
pub enum Application {}

impl Kind for User {
    const ACTS_AS: ActsAs = ActsAs::User;
}

impl Kind for Application {
    const ACTS_AS: ActsAs = ActsAs::App;
}

/// The bound of operations that require a user's token.
#[diagnostic::on_unimplemented(
    message = "this operation needs a user's token",
    label = "this client acts as the application itself, not as a user",
    note = "a user's token comes from the authorization code grant: `authorize`, then `finish`"
)]
pub trait ActsAsUser: Kind {}

/// The bound of operations that require the application's own token.
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

/// An access token of kind `K` that covers the scope set `S`, with what is needed to refresh it.
pub struct Tokens<S, K = User> {
    stored: StoredTokens,
    set: PhantomData<fn() -> (S, K)>,
}

impl<S: ScopeSet, K: Kind> Tokens<S, K> {
    /// Creates tokens from an access token obtained by other means, such as a personal API token. It is
    /// assumed to cover `S` and not to expire.
    pub fn from_access_token(token: impl Into<Secret>) -> Self {
        let stored = StoredTokens::from_access_token(token.into(), S::SCOPES, K::ACTS_AS);
        Self::unchecked(if S::AT_RUN_TIME {
            stored.covering_unknown_scopes()
        } else {
            stored
        })
    }
}

impl<S, K> Tokens<S, K> {
    pub(crate) fn unchecked(stored: StoredTokens) -> Self {
        Self {
            stored,
            set: PhantomData,
        }
    }

    /// Sets the name of the grant. Sessions of one application whose tokens have the same `subject`
    /// share the grant's record in the [`Store`](crate::store::Store). Unnamed sessions are independent.
    #[must_use]
    pub fn for_subject(self, subject: &str) -> Self {
        Self::unchecked(self.stored.for_subject(subject))
    }

    /// Returns the access token.
    pub fn access_token(&self) -> &Secret {
        self.stored.access_token()
    }

    /// Returns the refresh token, if there is one.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.stored.refresh_token()
    }

    /// Returns when the access token expires; `None` if no expiry is known.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.stored.expires_at()
    }

    /// Returns when the refresh token expires; `None` if no expiry is known. The user must then log in
    /// again; [`GrantEventKind::Expiring`](crate::GrantEventKind::Expiring) announces it.
    pub fn refresh_token_expires_at(&self) -> Option<SystemTime> {
        self.stored.refresh_token_expires_at()
    }

    /// Returns the granted scopes, including implied ones.
    pub fn scopes(&self) -> &[String] {
        self.stored.scopes()
    }

    /// Returns a value captured from the callback or the token reply, by its name in the spec.
    pub fn captured(&self, name: &str) -> Option<&str> {
        self.stored.captured().get(name)
    }

    /// Returns all captured values.
    pub fn captured_values(&self) -> Captured {
        self.stored.captured().clone()
    }

    /// Returns the tokens in the form for storage, whose serialized form contains secrets in plain text.
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

// Derives would require `S` and `K` to be `Clone` and `Debug` as well.
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
