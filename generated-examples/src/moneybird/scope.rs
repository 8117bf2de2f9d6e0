//! The scopes of Moneybird, as types.

use ::licit::rt;
pub use rt::ScopeSet;

/// Sales invoices, and the contacts they go to.
///
/// The scope `sales_invoices`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `sales_invoices` scope",
    label = "needs the `sales_invoices` scope",
    note = "declare a scope set that grants it with `#[scopes(sales_invoices)]`"
)]
pub trait SalesInvoices: sealed::ScopeSet {}

/// Documents: purchase invoices, receipts, general documents.
///
/// The scope `documents`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `documents` scope",
    label = "needs the `documents` scope",
    note = "declare a scope set that grants it with `#[scopes(documents)]`"
)]
pub trait Documents: sealed::ScopeSet {}

/// Estimates.
///
/// The scope `estimates`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `estimates` scope",
    label = "needs the `estimates` scope",
    note = "declare a scope set that grants it with `#[scopes(estimates)]`"
)]
pub trait Estimates: sealed::ScopeSet {}

/// Bank accounts and the movements on them.
///
/// The scope `bank`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `bank` scope",
    label = "needs the `bank` scope",
    note = "declare a scope set that grants it with `#[scopes(bank)]`"
)]
pub trait Bank: sealed::ScopeSet {}

/// Time entries.
///
/// The scope `time_entries`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `time_entries` scope",
    label = "needs the `time_entries` scope",
    note = "declare a scope set that grants it with `#[scopes(time_entries)]`"
)]
pub trait TimeEntries: sealed::ScopeSet {}

/// The settings of the administration.
///
/// The scope `settings`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not grant the `settings` scope",
    label = "needs the `settings` scope",
    note = "declare a scope set that grants it with `#[scopes(settings)]`"
)]
pub trait Settings: sealed::ScopeSet {}

/// Grants `sales_invoices`, `documents`, `estimates`, `bank` or `settings`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` grants none of the scopes `sales_invoices`, `documents`, `estimates`, `bank` or `settings`",
    label = "needs the scope `sales_invoices`, `documents`, `estimates`, `bank` or `settings`",
    note = "add one of them to the `#[scopes(…)]` of the set"
)]
pub trait BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings: sealed::ScopeSet {}

/// Grants `sales_invoices` or `estimates`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` grants none of the scopes `sales_invoices` or `estimates`",
    label = "needs the scope `sales_invoices` or `estimates`",
    note = "add one of them to the `#[scopes(…)]` of the set"
)]
pub trait EstimatesOrSalesInvoices: sealed::ScopeSet {}

/// Grants `sales_invoices`, `estimates` or `settings`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` grants none of the scopes `sales_invoices`, `estimates` or `settings`",
    label = "needs the scope `sales_invoices`, `estimates` or `settings`",
    note = "add one of them to the `#[scopes(…)]` of the set"
)]
pub trait EstimatesOrSalesInvoicesOrSettings: sealed::ScopeSet {}

/// Grants `sales_invoices`, `documents`, `estimates` or `settings`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` grants none of the scopes `sales_invoices`, `documents`, `estimates` or `settings`",
    label = "needs the scope `sales_invoices`, `documents`, `estimates` or `settings`",
    note = "add one of them to the `#[scopes(…)]` of the set"
)]
pub trait DocumentsOrEstimatesOrSalesInvoicesOrSettings: sealed::ScopeSet {}

/// A scope set that is a subset of `Wider`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has scopes that `{Wider}` does not grant",
    label = "a client can only be narrowed to a subset of its scopes",
    note = "to add scopes, call `widen`, which checks at run time that they were granted"
)]
pub trait Within<Wider>: sealed::ScopeSet {}

impl<S: sealed::ScopeSet> Within<S> for S {}

/// All scopes of Moneybird.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllScopes;

impl rt::ScopeSet for AllScopes {
    const NAME: &'static str = "AllScopes";

    const SCOPES: &'static [&'static str] = &[
        "sales_invoices",
        "documents",
        "estimates",
        "bank",
        "time_entries",
        "settings",
    ];
}

impl sealed::ScopeSet for AllScopes {}
impl SalesInvoices for AllScopes {}
impl Documents for AllScopes {}
impl Estimates for AllScopes {}
impl Bank for AllScopes {}
impl TimeEntries for AllScopes {}
impl Settings for AllScopes {}
impl BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings for AllScopes {}
impl EstimatesOrSalesInvoices for AllScopes {}
impl EstimatesOrSalesInvoicesOrSettings for AllScopes {}
impl DocumentsOrEstimatesOrSalesInvoicesOrSettings for AllScopes {}

/// The scopes that Moneybird grants if none is requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultScopes;

impl rt::ScopeSet for DefaultScopes {
    const NAME: &'static str = "DefaultScopes";

    const SCOPES: &'static [&'static str] = &["sales_invoices"];
}

impl sealed::ScopeSet for DefaultScopes {}
impl SalesInvoices for DefaultScopes {}
impl BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings for DefaultScopes {}
impl EstimatesOrSalesInvoices for DefaultScopes {}
impl EstimatesOrSalesInvoicesOrSettings for DefaultScopes {}
impl DocumentsOrEstimatesOrSalesInvoicesOrSettings for DefaultScopes {}
impl Within<AllScopes> for DefaultScopes {}
pub(super) mod sealed {
    /// Seals the scope traits: only this module's scope sets implement them.
    pub trait ScopeSet: super::rt::ScopeSet {}
}
