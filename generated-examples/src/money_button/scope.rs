//! What tokens of Money Button may do, as types.

use ::licit::rt;
pub use rt::ScopeSet;

/// The user's id and name.
///
/// The scope `auth.user_identity:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `auth.user_identity:read` scope",
    label = "needs the `auth.user_identity:read` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"auth.user_identity:read\")]`"
)]
pub trait AuthUserIdentityRead: sealed::ScopeSet {}

/// The user's profile.
///
/// The scope `users.profiles:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.profiles:read` scope",
    label = "needs the `users.profiles:read` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"users.profiles:read\")]`"
)]
pub trait UsersProfilesRead: sealed::ScopeSet {}

/// The e-mail address in the user's profile.
///
/// The scope `users.profiles.email:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.profiles.email:read` scope",
    label = "needs the `users.profiles.email:read` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"users.profiles.email:read\")]`"
)]
pub trait UsersProfilesEmailRead: sealed::ScopeSet {}

/// The user's balance.
///
/// The scope `users.balance:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.balance:read` scope",
    label = "needs the `users.balance:read` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"users.balance:read\")]`"
)]
pub trait UsersBalanceRead: sealed::ScopeSet {}

/// The user's payments.
///
/// The scope `payments:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `payments:read` scope",
    label = "needs the `payments:read` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"payments:read\")]`"
)]
pub trait PaymentsRead: sealed::ScopeSet {}

/// The user's tokens.
///
/// The scope `users.asset:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.asset:read` scope",
    label = "needs the `users.asset:read` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"users.asset:read\")]`"
)]
pub trait UsersAssetRead: sealed::ScopeSet {}

/// Define and change tokens.
///
/// The scope `users.asset:write`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `users.asset:write` scope",
    label = "needs the `users.asset:write` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"users.asset:write\")]`"
)]
pub trait UsersAssetWrite: sealed::ScopeSet {}

/// The application's own data.
///
/// The scope `application_access:write`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `application_access:write` scope",
    label = "needs the `application_access:write` scope",
    note = "scope sets that grant it are declared with `#[scopes(\"application_access:write\")]`"
)]
pub trait ApplicationAccessWrite: sealed::ScopeSet {}

/// Grants `payments:read` or `application_access:write`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` grants none of the scopes `payments:read` or `application_access:write`",
    label = "needs the scope `payments:read` or `application_access:write`",
    note = "add one of them to the `#[scopes(…)]` of the set"
)]
pub trait PaymentsReadOrApplicationAccessWrite: sealed::ScopeSet {}

/// Grants no more than `Wider` does.
#[diagnostic::on_unimplemented(
    message = "`{Self}` asks for more than `{Wider}` grants",
    label = "a client can only be narrowed to a part of its scopes",
    note = "to go the other way, `widen` checks at run time what was granted"
)]
pub trait Within<Wider>: sealed::ScopeSet {}

impl<S: sealed::ScopeSet> Within<S> for S {}

/// Every scope that Money Button has.
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
impl PaymentsReadOrApplicationAccessWrite for AllScopes {}
pub(super) mod sealed {
    /// Only scope sets of this module grant its scopes.
    pub trait ScopeSet: super::rt::ScopeSet {}
}
