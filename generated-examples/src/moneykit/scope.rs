//! The scopes of MoneyKit, as types.

use ::licit::rt;
pub use rt::ScopeSet;

/// Begin link sessions, and turn them into links.
///
/// The scope `link_session:create`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `link_session:create` scope",
    label = "needs the `link_session:create` scope",
    note = "declare a scope set that grants it with `#[scopes(\"link_session:create\")]`"
)]
pub trait LinkSessionCreate: sealed::ScopeSet {}

/// Read links and their data.
///
/// The scope `link:data:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `link:data:read` scope",
    label = "needs the `link:data:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"link:data:read\")]`"
)]
pub trait LinkDataRead: sealed::ScopeSet {}

/// Fetch new data, import it, change and end links.
///
/// The scope `link:data:refresh`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `link:data:refresh` scope",
    label = "needs the `link:data:refresh` scope",
    note = "declare a scope set that grants it with `#[scopes(\"link:data:refresh\")]`"
)]
pub trait LinkDataRefresh: sealed::ScopeSet {}

/// Read the list of institutions.
///
/// The scope `institutions:read`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `institutions:read` scope",
    label = "needs the `institutions:read` scope",
    note = "declare a scope set that grants it with `#[scopes(\"institutions:read\")]`"
)]
pub trait InstitutionsRead: sealed::ScopeSet {}

/// A scope set that is a subset of `Wider`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has scopes that `{Wider}` does not grant",
    label = "a client can only be narrowed to a subset of its scopes",
    note = "to add scopes, call `widen`, which checks at run time that they were granted"
)]
pub trait Within<Wider>: sealed::ScopeSet {}

impl<S: sealed::ScopeSet> Within<S> for S {}

/// All scopes of MoneyKit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllScopes;

impl rt::ScopeSet for AllScopes {
    const NAME: &'static str = "AllScopes";

    const SCOPES: &'static [&'static str] = &[
        "link_session:create",
        "link:data:read",
        "link:data:refresh",
        "institutions:read",
    ];
}

impl sealed::ScopeSet for AllScopes {}
impl LinkSessionCreate for AllScopes {}
impl LinkDataRead for AllScopes {}
impl LinkDataRefresh for AllScopes {}
impl InstitutionsRead for AllScopes {}
pub(super) mod sealed {
    /// Seals the scope traits: only this module's scope sets implement them.
    pub trait ScopeSet: super::rt::ScopeSet {}
}
