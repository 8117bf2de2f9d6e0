//! The scopes of Luca Regnskap, as types.

use ::licit::rt;
pub use rt::ScopeSet;

/// The books of one company.
///
/// The scope `accounting`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `accounting` scope",
    label = "needs the `accounting` scope",
    note = "declare a scope set that grants it with `#[scopes(accounting)]`"
)]
pub trait Accounting: sealed::ScopeSet {}

/// A scope set that is a subset of `Wider`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has scopes that `{Wider}` does not grant",
    label = "a client can only be narrowed to a subset of its scopes",
    note = "to add scopes, call `widen`, which checks at run time that they were granted"
)]
pub trait Within<Wider>: sealed::ScopeSet {}

impl<S: sealed::ScopeSet> Within<S> for S {}

/// All scopes of Luca Regnskap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllScopes;

impl rt::ScopeSet for AllScopes {
    const NAME: &'static str = "AllScopes";

    const SCOPES: &'static [&'static str] = &["accounting"];
}

impl sealed::ScopeSet for AllScopes {}
impl Accounting for AllScopes {}
pub(super) mod sealed {
    /// Seals the scope traits: only this module's scope sets implement them.
    pub trait ScopeSet: super::rt::ScopeSet {}
}
