//! The scopes of Money Button, as types.

use ::licit::rt;
pub use rt::ScopeSet;

/// The user's id and name.
///
/// The scope `auth.user_identity:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `auth.user_identity:read` scope",
    label = "needs the `auth.user_identity:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"auth.user_identity:read\")]`"
)]
pub trait AuthUserIdentityRead: sealed::ScopeSet {}

/// The user's profile.
///
/// The scope `users.profiles:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.profiles:read` scope",
    label = "needs the `users.profiles:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"users.profiles:read\")]`"
)]
pub trait UsersProfilesRead: sealed::ScopeSet {}

/// The e-mail address in the user's profile.
///
/// The scope `users.profiles.email:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.profiles.email:read` scope",
    label = "needs the `users.profiles.email:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"users.profiles.email:read\")]`"
)]
pub trait UsersProfilesEmailRead: sealed::ScopeSet {}

/// The user's balance.
///
/// The scope `users.balance:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.balance:read` scope",
    label = "needs the `users.balance:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"users.balance:read\")]`"
)]
pub trait UsersBalanceRead: sealed::ScopeSet {}

/// The user's payments.
///
/// The scope `payments:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `payments:read` scope",
    label = "needs the `payments:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"payments:read\")]`"
)]
pub trait PaymentsRead: sealed::ScopeSet {}

/// The user's tokens.
///
/// The scope `users.asset:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.asset:read` scope",
    label = "needs the `users.asset:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"users.asset:read\")]`"
)]
pub trait UsersAssetRead: sealed::ScopeSet {}

/// Define and change tokens.
///
/// The scope `users.asset:write`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.asset:write` scope",
    label = "needs the `users.asset:write` scope",
    note = "declare a scope set that grants it with `#[scopes(\"users.asset:write\")]`"
)]
pub trait UsersAssetWrite: sealed::ScopeSet {}

/// The application's own data.
///
/// The scope `application_access:write`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `application_access:write` scope",
    label = "needs the `application_access:write` scope",
    note = "declare a scope set that grants it with `#[scopes(\"application_access:write\")]`"
)]
pub trait ApplicationAccessWrite: sealed::ScopeSet {}

/// Grants `payments:read` or `application_access:write`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` grants none of the scopes `payments:read` or `application_access:write`",
    label = "needs the scope `payments:read` or `application_access:write`",
    note = "add one of them to the `#[scopes(…)]` of the set"
)]
pub trait ApplicationAccessWriteOrPaymentsRead: sealed::ScopeSet {}

/// A scope set that is a subset of `Wider`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has scopes that `{Wider}` does not grant",
    label = "a client can only be narrowed to a subset of its scopes",
    note = "to add scopes, call `widen`, which checks at run time that they were granted"
)]
pub trait Within<Wider>: sealed::ScopeSet {}

impl<S: sealed::ScopeSet> Within<S> for S {}

/// All scopes of Money Button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllScopes;

impl rt::ScopeSet for AllScopes {
    const NAME: &'static str = "AllScopes";

    const SCOPES: &'static [&'static str] = &[
        "auth.user_identity:read",
        "users.profiles:read",
        "users.profiles.email:read",
        "users.balance:read",
        "payments:read",
        "users.asset:read",
        "users.asset:write",
        "application_access:write",
    ];
}

impl sealed::ScopeSet for AllScopes {}
impl AuthUserIdentityRead for AllScopes {}
impl UsersProfilesRead for AllScopes {}
impl UsersProfilesEmailRead for AllScopes {}
impl UsersBalanceRead for AllScopes {}
impl PaymentsRead for AllScopes {}
impl UsersAssetRead for AllScopes {}
impl UsersAssetWrite for AllScopes {}
impl ApplicationAccessWrite for AllScopes {}
impl ApplicationAccessWriteOrPaymentsRead for AllScopes {}
pub(super) mod sealed {
    /// Seals the scope traits: only this module's scope sets implement them.
    pub trait ScopeSet: super::rt::ScopeSet {}
}
