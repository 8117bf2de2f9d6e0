//! What tokens of Luca Regnskap may do, as types.

use ::licit::rt;
pub use rt::ScopeSet;

/// The books of one company.
///
/// The scope `accounting`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `accounting` scope",
    label = "needs the `accounting` scope",
    note = "scope sets that grant it are declared with `#[scopes(accounting)]`"
)]
pub trait Accounting: sealed::ScopeSet {}

/// Grants no more than `Wider` does.
#[diagnostic::on_unimplemented(
    message = "`{Self}` asks for more than `{Wider}` grants",
    label = "a client can only be narrowed to a part of its scopes",
    note = "to go the other way, `widen` checks at run time what was granted"
)]
pub trait Within<Wider>: sealed::ScopeSet {}

impl<S: sealed::ScopeSet> Within<S> for S {}

/// Every scope that Luca Regnskap has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllScopes;

impl rt::ScopeSet for AllScopes {
    const NAME: &'static str = "AllScopes";

    const SCOPES: &'static [&'static str] = &["accounting"];
}

impl sealed::ScopeSet for AllScopes {}
impl Accounting for AllScopes {}
pub(super) mod sealed {
    /// Only scope sets of this module grant its scopes.
    pub trait ScopeSet: super::rt::ScopeSet {}
}
