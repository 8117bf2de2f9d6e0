//! The types of Moneybird's API.

use ::licit::rt;

/// A bookkeeping that the user keeps in Moneybird.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Administration {
    /// Id.
    pub id: Identifier,
    /// Name.
    pub name: String,
    /// Language.
    pub language: AdministrationLanguage,
    /// Currency.
    pub currency: String,
    /// Country.
    pub country: String,
    /// Time zone.
    pub time_zone: String,
    /// Access.
    pub access: AdministrationAccess,
    /// Suspended.
    pub suspended: bool,
    /// Period locked until.
    pub period_locked_until: Option<rt::types::Date>,
    /// Period start date.
    pub period_start_date: rt::types::Date,
}

/// A customer or supplier.
#[allow(clippy::struct_excessive_bools, reason = "the provider says so")]
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Contact {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Company name.
    pub company_name: Option<String>,
    /// Firstname.
    pub firstname: Option<String>,
    /// Lastname.
    pub lastname: Option<String>,
    /// Address1.
    pub address1: Option<String>,
    /// Address2.
    pub address2: Option<String>,
    /// Zipcode.
    pub zipcode: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country.
    pub country: String,
    /// Phone.
    pub phone: Option<String>,
    /// Delivery method.
    pub delivery_method: Option<DeliveryMethod>,
    /// Customer id.
    pub customer_id: String,
    /// Tax number.
    pub tax_number: Option<String>,
    /// Chamber of commerce.
    pub chamber_of_commerce: Option<String>,
    /// Bank account.
    pub bank_account: Option<String>,
    /// Is trusted.
    pub is_trusted: bool,
    /// Max transfer amount.
    pub max_transfer_amount: Option<rt::types::Decimal>,
    /// Attention.
    pub attention: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// Email ubl.
    pub email_ubl: bool,
    /// Send invoices to attention.
    pub send_invoices_to_attention: Option<String>,
    /// Send invoices to email.
    pub send_invoices_to_email: Option<String>,
    /// Send estimates to attention.
    pub send_estimates_to_attention: Option<String>,
    /// Send estimates to email.
    pub send_estimates_to_email: Option<String>,
    /// Direct debit.
    pub direct_debit: bool,
    /// Sepa active.
    pub sepa_active: Option<bool>,
    /// Sepa iban.
    pub sepa_iban: Option<String>,
    /// Sepa iban account name.
    pub sepa_iban_account_name: Option<String>,
    /// Sepa bic.
    pub sepa_bic: Option<String>,
    /// Sepa mandate id.
    pub sepa_mandate_id: Option<String>,
    /// Sepa mandate date.
    pub sepa_mandate_date: Option<rt::types::Date>,
    /// Sepa sequence type.
    pub sepa_sequence_type: SepaSequenceType,
    /// Credit card number.
    pub credit_card_number: Option<String>,
    /// Credit card reference.
    pub credit_card_reference: Option<String>,
    /// Credit card type.
    pub credit_card_type: Option<CreditCardType>,
    /// Tax number validated at.
    pub tax_number_validated_at: Option<rt::types::DateTime>,
    /// Tax number valid.
    pub tax_number_valid: Option<bool>,
    /// Invoice workflow id.
    pub invoice_workflow_id: Option<String>,
    /// Estimate workflow id.
    pub estimate_workflow_id: Option<String>,
    /// Si identifier.
    pub si_identifier: Option<String>,
    /// Si identifier type.
    pub si_identifier_type: Option<String>,
    /// Moneybird payments mandate.
    pub moneybird_payments_mandate: Option<bool>,
    /// Created at.
    pub created_at: Option<rt::types::DateTime>,
    /// Updated at.
    pub updated_at: Option<rt::types::DateTime>,
    /// Version.
    pub version: i64,
    /// Sales invoices url.
    pub sales_invoices_url: rt::types::Uri,
    /// Notes.
    pub notes: Vec<Note>,
    /// Custom fields.
    pub custom_fields: Vec<CustomFieldValue>,
    /// Contact people.
    pub contact_people: Vec<ContactPerson>,
    /// Archived.
    pub archived: bool,
    /// Events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<Event>>,
}

/// Somebody who works for a contact.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactPerson {
    /// Id.
    pub id: Option<String>,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Administration id.
    pub administration_id: Identifier,
    /// Firstname.
    pub firstname: Option<String>,
    /// Lastname.
    pub lastname: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// Created at.
    pub created_at: Option<rt::types::DateTime>,
    /// Updated at.
    pub updated_at: Option<rt::types::DateTime>,
    /// Version.
    pub version: i64,
}

/// The names of a contact.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactName {
    /// Id.
    pub id: String,
    /// Firstname.
    pub firstname: Option<String>,
    /// Lastname.
    pub lastname: Option<String>,
    /// Company name.
    pub company_name: Option<String>,
}

/// An invoice to a customer.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SalesInvoice {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Contact id.
    pub contact_id: String,
    /// Contact.
    pub contact: Contact,
    /// Contact person id.
    pub contact_person_id: Option<String>,
    /// Contact person.
    pub contact_person: Option<ContactPerson>,
    /// Invoice id.
    pub invoice_id: Option<String>,
    /// Recurring sales invoice id.
    pub recurring_sales_invoice_id: Option<String>,
    /// Subscription id.
    pub subscription_id: Option<String>,
    /// Workflow id.
    pub workflow_id: String,
    /// Document style id.
    pub document_style_id: String,
    /// Identity id.
    pub identity_id: String,
    /// Draft id.
    pub draft_id: Option<i64>,
    /// State.
    pub state: SalesInvoiceState,
    /// Invoice date.
    pub invoice_date: Option<rt::types::Date>,
    /// Due date.
    pub due_date: rt::types::Date,
    /// Payment conditions.
    pub payment_conditions: Option<String>,
    /// Payment reference.
    pub payment_reference: Option<String>,
    /// Short payment reference.
    pub short_payment_reference: Option<String>,
    /// Reference.
    pub reference: Option<String>,
    /// Language.
    pub language: Option<String>,
    /// Currency.
    pub currency: String,
    /// Discount.
    pub discount: Option<rt::types::Decimal>,
    /// Original sales invoice id.
    pub original_sales_invoice_id: Option<String>,
    /// Paused.
    pub paused: bool,
    /// Paid at.
    pub paid_at: Option<rt::types::Date>,
    /// Sent at.
    pub sent_at: Option<rt::types::Date>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
    /// Public view code.
    pub public_view_code: Option<String>,
    /// Public view code expires at.
    pub public_view_code_expires_at: Option<rt::types::DateTime>,
    /// Version.
    pub version: i64,
    /// Details.
    pub details: Vec<Detail>,
    /// Payments.
    pub payments: Vec<Payment>,
    /// Total paid.
    pub total_paid: rt::types::Decimal,
    /// Total unpaid.
    pub total_unpaid: rt::types::Decimal,
    /// Total unpaid base.
    pub total_unpaid_base: rt::types::Decimal,
    /// Prices are incl tax.
    pub prices_are_incl_tax: bool,
    /// Total price excl tax.
    pub total_price_excl_tax: rt::types::Decimal,
    /// Total price excl tax base.
    pub total_price_excl_tax_base: rt::types::Decimal,
    /// Total price incl tax.
    pub total_price_incl_tax: rt::types::Decimal,
    /// Total price incl tax base.
    pub total_price_incl_tax_base: rt::types::Decimal,
    /// Total discount.
    pub total_discount: rt::types::Decimal,
    /// Marked dubious on.
    pub marked_dubious_on: Option<rt::types::Date>,
    /// Marked uncollectible on.
    pub marked_uncollectible_on: Option<rt::types::Date>,
    /// Reminder count.
    pub reminder_count: Option<i64>,
    /// Next reminder.
    pub next_reminder: Option<rt::types::Date>,
    /// Original estimate id.
    pub original_estimate_id: Option<String>,
    /// Url.
    pub url: String,
    /// Payment url.
    pub payment_url: String,
    /// Custom fields.
    pub custom_fields: Vec<CustomFieldValue>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Events.
    pub events: Vec<Event>,
    /// Tax totals.
    pub tax_totals: Vec<TaxTotal>,
    /// Time entries.
    pub time_entries: Vec<InvoicedTimeEntry>,
}

/// A line of an invoice or document.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Detail {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Tax rate id.
    pub tax_rate_id: String,
    /// Ledger account id.
    pub ledger_account_id: String,
    /// Project id.
    pub project_id: Option<String>,
    /// Product id.
    pub product_id: Option<String>,
    /// Quantity with its unit, as the user wrote it.
    pub amount: Option<String>,
    /// Amount decimal.
    pub amount_decimal: Option<rt::types::Decimal>,
    /// Description.
    pub description: String,
    /// Price.
    pub price: rt::types::Decimal,
    /// Two days, joined by two dots: `20260801..20260831`.
    pub period: Option<String>,
    /// Row order.
    pub row_order: i64,
    /// Total price excl tax with discount.
    pub total_price_excl_tax_with_discount: Option<rt::types::Decimal>,
    /// Total price excl tax with discount base.
    pub total_price_excl_tax_with_discount_base: Option<rt::types::Decimal>,
    /// Tax report reference.
    pub tax_report_reference: Vec<Option<String>>,
    /// Mandatory tax text.
    pub mandatory_tax_text: Option<String>,
    /// Created at.
    pub created_at: Option<rt::types::DateTime>,
    /// Updated at.
    pub updated_at: Option<rt::types::DateTime>,
    /// Is optional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_optional: Option<bool>,
    /// Is selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_selected: Option<bool>,
}

/// The tax of an invoice at one rate.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TaxTotal {
    /// Tax rate id.
    pub tax_rate_id: String,
    /// Taxable amount.
    pub taxable_amount: Option<rt::types::Decimal>,
    /// Taxable amount base.
    pub taxable_amount_base: Option<rt::types::Decimal>,
    /// Tax amount.
    pub tax_amount: Option<rt::types::Decimal>,
    /// Tax amount base.
    pub tax_amount_base: Option<rt::types::Decimal>,
}

/// A time entry, as far as an invoice shows it.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct InvoicedTimeEntry {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Project id.
    pub project_id: Option<String>,
    /// User id.
    pub user_id: Identifier,
    /// Started at.
    pub started_at: rt::types::DateTime,
    /// Ended at.
    pub ended_at: Option<rt::types::DateTime>,
    /// Description.
    pub description: Option<String>,
    /// Seconds.
    pub paused_duration: InvoicedTimeEntryPausedDuration,
    /// Billable.
    pub billable: Option<bool>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
}

/// A payment of an invoice or document.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Payment {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Invoice type.
    pub invoice_type: PaymentInvoiceType,
    /// Invoice id.
    pub invoice_id: String,
    /// Financial account id.
    pub financial_account_id: Option<String>,
    /// User id.
    pub user_id: Identifier,
    /// Payment transaction id.
    pub payment_transaction_id: Option<String>,
    /// Transaction identifier.
    pub transaction_identifier: Option<String>,
    /// Price.
    pub price: Option<rt::types::Decimal>,
    /// Price base.
    pub price_base: Option<rt::types::Decimal>,
    /// Payment date.
    pub payment_date: rt::types::Date,
    /// Credit invoice id.
    pub credit_invoice_id: Option<String>,
    /// Financial mutation id.
    pub financial_mutation_id: Option<String>,
    /// Ledger account id.
    pub ledger_account_id: Option<String>,
    /// Linked payment id.
    pub linked_payment_id: Option<String>,
    /// Manual payment action.
    pub manual_payment_action: Option<String>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
}

/// A movement on a bank account.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct FinancialMutation {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Amount.
    pub amount: rt::types::Decimal,
    /// Code.
    pub code: Option<String>,
    /// Date.
    pub date: rt::types::Date,
    /// Message.
    pub message: Option<String>,
    /// Contra account name.
    pub contra_account_name: Option<String>,
    /// Contra account number.
    pub contra_account_number: Option<String>,
    /// State.
    pub state: FinancialMutationState,
    /// Settlement state.
    pub settlement_state: FinancialMutationSettlementState,
    /// Amount open.
    pub amount_open: rt::types::Decimal,
    /// Sepa fields.
    pub sepa_fields: Option<std::collections::BTreeMap<String, rt::Json>>,
    /// Batch reference.
    pub batch_reference: Option<String>,
    /// Financial account id.
    pub financial_account_id: String,
    /// Currency.
    pub currency: String,
    /// Original amount.
    pub original_amount: Option<rt::types::Decimal>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
    /// Version.
    pub version: i64,
    /// Financial statement id.
    pub financial_statement_id: String,
    /// Processed at.
    pub processed_at: Option<rt::types::DateTime>,
    /// Account servicer transaction id.
    pub account_servicer_transaction_id: Option<String>,
    /// Payments.
    pub payments: Vec<Payment>,
    /// Ledger account bookings.
    pub ledger_account_bookings: Vec<LedgerAccountBooking>,
}

/// The part of a mutation that was booked on a ledger account.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LedgerAccountBooking {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Financial mutation id.
    pub financial_mutation_id: String,
    /// Ledger account id.
    pub ledger_account_id: String,
    /// Project id.
    pub project_id: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Price.
    pub price: rt::types::Decimal,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
}

/// A document that is no invoice: a contract, a policy.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct GeneralDocument {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Contact.
    pub contact: Option<Contact>,
    /// Reference.
    pub reference: Option<String>,
    /// Date.
    pub date: rt::types::Date,
    /// Due date.
    pub due_date: Option<rt::types::Date>,
    /// Entry number.
    pub entry_number: Option<i64>,
    /// State.
    pub state: DocumentState,
    /// Exchange rate.
    pub exchange_rate: Option<rt::types::Decimal>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
    /// Version.
    pub version: i64,
    /// Notes.
    pub notes: Vec<Note>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Events.
    pub events: Vec<Event>,
}

/// An invoice from a supplier.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PurchaseInvoice {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Contact.
    pub contact: Option<Contact>,
    /// Reference.
    pub reference: Option<String>,
    /// Date.
    pub date: rt::types::Date,
    /// Due date.
    pub due_date: Option<rt::types::Date>,
    /// Entry number.
    pub entry_number: Option<i64>,
    /// State.
    pub state: DocumentState,
    /// Currency.
    pub currency: String,
    /// Exchange rate.
    pub exchange_rate: Option<rt::types::Decimal>,
    /// Revenue invoice.
    pub revenue_invoice: Option<bool>,
    /// Prices are incl tax.
    pub prices_are_incl_tax: Option<bool>,
    /// Origin.
    pub origin: Option<DocumentOrigin>,
    /// Paid at.
    pub paid_at: Option<rt::types::Date>,
    /// Tax number.
    pub tax_number: Option<String>,
    /// Total price excl tax.
    pub total_price_excl_tax: Option<rt::types::Decimal>,
    /// Total price excl tax base.
    pub total_price_excl_tax_base: Option<rt::types::Decimal>,
    /// Total price incl tax.
    pub total_price_incl_tax: Option<rt::types::Decimal>,
    /// Total price incl tax base.
    pub total_price_incl_tax_base: Option<rt::types::Decimal>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
    /// Version.
    pub version: i64,
    /// Details.
    pub details: Vec<Detail>,
    /// Fiscal allocations.
    pub fiscal_allocations: Vec<FiscalAllocation>,
    /// Payments.
    pub payments: Vec<Payment>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Events.
    pub events: Vec<Event>,
}

/// A receipt from a supplier.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Receipt {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Contact.
    pub contact: Option<Contact>,
    /// Reference.
    pub reference: Option<String>,
    /// Date.
    pub date: rt::types::Date,
    /// Due date.
    pub due_date: Option<rt::types::Date>,
    /// Entry number.
    pub entry_number: Option<i64>,
    /// State.
    pub state: DocumentState,
    /// Currency.
    pub currency: Option<String>,
    /// Exchange rate.
    pub exchange_rate: Option<rt::types::Decimal>,
    /// Revenue invoice.
    pub revenue_invoice: Option<bool>,
    /// Prices are incl tax.
    pub prices_are_incl_tax: Option<bool>,
    /// Origin.
    pub origin: Option<DocumentOrigin>,
    /// Paid at.
    pub paid_at: Option<rt::types::Date>,
    /// Tax number.
    pub tax_number: Option<String>,
    /// Total price excl tax.
    pub total_price_excl_tax: Option<rt::types::Decimal>,
    /// Total price excl tax base.
    pub total_price_excl_tax_base: Option<rt::types::Decimal>,
    /// Total price incl tax.
    pub total_price_incl_tax: Option<rt::types::Decimal>,
    /// Total price incl tax base.
    pub total_price_incl_tax_base: Option<rt::types::Decimal>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
    /// Version.
    pub version: i64,
    /// Details.
    pub details: Vec<Detail>,
    /// Fiscal allocations.
    pub fiscal_allocations: Vec<FiscalAllocation>,
    /// Payments.
    pub payments: Vec<Payment>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Events.
    pub events: Vec<Event>,
}

/// The private part of a purchase.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct FiscalAllocation {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Ledger account id.
    pub ledger_account_id: String,
    /// Private ledger account id.
    pub private_ledger_account_id: String,
    /// Percentage.
    pub percentage: Option<rt::types::Decimal>,
    /// Price.
    pub price: Option<rt::types::Decimal>,
    /// Price base.
    pub price_base: Option<rt::types::Decimal>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
}

/// Hours that somebody worked.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TimeEntry {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Project id.
    pub project_id: Option<String>,
    /// Sales invoice id.
    pub sales_invoice_id: Option<String>,
    /// User id.
    pub user_id: Identifier,
    /// Started at.
    pub started_at: rt::types::DateTime,
    /// Ended at.
    pub ended_at: Option<rt::types::DateTime>,
    /// Description.
    pub description: String,
    /// Seconds.
    pub paused_duration: i64,
    /// Billable.
    pub billable: Option<bool>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
    /// Contact.
    pub contact: Option<ContactName>,
    /// User.
    pub user: User,
    /// Project.
    pub project: Option<Project>,
    /// Sales invoice.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_invoice: Option<Option<SalesInvoice>>,
    /// Events.
    pub events: Vec<Event>,
    /// Notes.
    pub notes: Vec<Note>,
}

/// A user of the administration.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct User {
    /// Id.
    pub id: Identifier,
    /// Name.
    pub name: String,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
}

/// A project that hours and lines belong to.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Project {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// State.
    pub state: ProjectState,
    /// Budget.
    pub budget: Option<i64>,
}

/// A note, or something left to do.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Note {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Entity id.
    pub entity_id: Option<String>,
    /// Entity type.
    pub entity_type: String,
    /// User id.
    pub user_id: Identifier,
    /// Assignee id.
    pub assignee_id: Option<String>,
    /// Todo.
    pub todo: Option<Flag>,
    /// Note.
    pub note: Option<String>,
    /// Completed at.
    pub completed_at: Option<rt::types::DateTime>,
    /// Completed by id.
    pub completed_by_id: Option<String>,
    /// Todo type.
    pub todo_type: Option<TodoType>,
    /// Data.
    pub data: Option<std::collections::BTreeMap<String, rt::Json>>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
}

/// Something that happened to a record.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Event {
    /// Administration id.
    pub administration_id: Option<Identifier>,
    /// User id.
    pub user_id: Identifier,
    /// Action.
    pub action: String,
    /// Link entity id.
    pub link_entity_id: Option<String>,
    /// Link entity type.
    pub link_entity_type: Option<String>,
    /// Data.
    pub data: Option<std::collections::BTreeMap<String, rt::Json>>,
    /// Created at.
    pub created_at: rt::types::DateTime,
    /// Updated at.
    pub updated_at: rt::types::DateTime,
}

/// A file attached to an invoice or a document.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Attachment {
    /// Id.
    pub id: String,
    /// Administration id.
    pub administration_id: Identifier,
    /// Attachable id.
    pub attachable_id: String,
    /// Attachable type.
    pub attachable_type: AttachmentAttachableType,
    /// Filename.
    pub filename: String,
    /// Content type.
    pub content_type: String,
    /// Size.
    pub size: i64,
    /// Rotation.
    pub rotation: Option<i64>,
    /// Created at.
    pub created_at: Option<rt::types::DateTime>,
    /// Updated at.
    pub updated_at: Option<rt::types::DateTime>,
}

/// The value of a field that the user defined.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomFieldValue {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// What a new contact is made of: a company name, or a first and last name.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactInput {
    /// Company name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Address1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address1: Option<String>,
    /// Address2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address2: Option<String>,
    /// Zipcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zipcode: Option<String>,
    /// City.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Delivery method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_method: Option<DeliveryMethod>,
    /// Customer id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// Tax number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<String>,
    /// Firstname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firstname: Option<String>,
    /// Lastname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lastname: Option<String>,
    /// Chamber of commerce.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chamber_of_commerce: Option<String>,
    /// Bank account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// Send invoices to attention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_attention: Option<String>,
    /// Send invoices to email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_email: Option<String>,
    /// Send estimates to attention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_attention: Option<String>,
    /// Send estimates to email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_email: Option<String>,
    /// Sepa active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_active: Option<bool>,
    /// Sepa iban.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban: Option<String>,
    /// Sepa iban account name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban_account_name: Option<String>,
    /// Sepa bic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_bic: Option<String>,
    /// Sepa mandate id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_id: Option<String>,
    /// Sepa mandate date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_date: Option<rt::types::Date>,
    /// Sepa sequence type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_sequence_type: Option<SepaSequenceType>,
    /// Si identifier type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier_type: Option<String>,
    /// Si identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier: Option<String>,
    /// Invoice workflow id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_workflow_id: Option<String>,
    /// Estimate workflow id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate_workflow_id: Option<String>,
    /// Email ubl.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_ubl: Option<bool>,
    /// Direct debit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direct_debit: Option<bool>,
    /// Custom fields attributes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
    /// Contact person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_person: Option<ContactPersonInput>,
}

impl ContactInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Company name.
    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    /// Address1.
    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    /// Address2.
    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    /// Zipcode.
    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    /// City.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    /// Country.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// Phone.
    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    /// Delivery method.
    #[must_use]
    pub fn delivery_method(mut self, delivery_method: DeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    /// Customer id.
    #[must_use]
    pub fn customer_id(mut self, customer_id: impl Into<String>) -> Self {
        self.customer_id = Some(customer_id.into());
        self
    }

    /// Tax number.
    #[must_use]
    pub fn tax_number(mut self, tax_number: impl Into<String>) -> Self {
        self.tax_number = Some(tax_number.into());
        self
    }

    /// Firstname.
    #[must_use]
    pub fn firstname(mut self, firstname: impl Into<String>) -> Self {
        self.firstname = Some(firstname.into());
        self
    }

    /// Lastname.
    #[must_use]
    pub fn lastname(mut self, lastname: impl Into<String>) -> Self {
        self.lastname = Some(lastname.into());
        self
    }

    /// Chamber of commerce.
    #[must_use]
    pub fn chamber_of_commerce(
        mut self,
        chamber_of_commerce: impl Into<String>,
    ) -> Self {
        self.chamber_of_commerce = Some(chamber_of_commerce.into());
        self
    }

    /// Bank account.
    #[must_use]
    pub fn bank_account(mut self, bank_account: impl Into<String>) -> Self {
        self.bank_account = Some(bank_account.into());
        self
    }

    /// Send invoices to attention.
    #[must_use]
    pub fn send_invoices_to_attention(
        mut self,
        send_invoices_to_attention: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_attention = Some(send_invoices_to_attention.into());
        self
    }

    /// Send invoices to email.
    #[must_use]
    pub fn send_invoices_to_email(
        mut self,
        send_invoices_to_email: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_email = Some(send_invoices_to_email.into());
        self
    }

    /// Send estimates to attention.
    #[must_use]
    pub fn send_estimates_to_attention(
        mut self,
        send_estimates_to_attention: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_attention = Some(send_estimates_to_attention.into());
        self
    }

    /// Send estimates to email.
    #[must_use]
    pub fn send_estimates_to_email(
        mut self,
        send_estimates_to_email: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_email = Some(send_estimates_to_email.into());
        self
    }

    /// Sepa active.
    #[must_use]
    pub fn sepa_active(mut self, sepa_active: bool) -> Self {
        self.sepa_active = Some(sepa_active);
        self
    }

    /// Sepa iban.
    #[must_use]
    pub fn sepa_iban(mut self, sepa_iban: impl Into<String>) -> Self {
        self.sepa_iban = Some(sepa_iban.into());
        self
    }

    /// Sepa iban account name.
    #[must_use]
    pub fn sepa_iban_account_name(
        mut self,
        sepa_iban_account_name: impl Into<String>,
    ) -> Self {
        self.sepa_iban_account_name = Some(sepa_iban_account_name.into());
        self
    }

    /// Sepa bic.
    #[must_use]
    pub fn sepa_bic(mut self, sepa_bic: impl Into<String>) -> Self {
        self.sepa_bic = Some(sepa_bic.into());
        self
    }

    /// Sepa mandate id.
    #[must_use]
    pub fn sepa_mandate_id(mut self, sepa_mandate_id: impl Into<String>) -> Self {
        self.sepa_mandate_id = Some(sepa_mandate_id.into());
        self
    }

    /// Sepa mandate date.
    #[must_use]
    pub fn sepa_mandate_date(mut self, sepa_mandate_date: rt::types::Date) -> Self {
        self.sepa_mandate_date = Some(sepa_mandate_date);
        self
    }

    /// Sepa sequence type.
    #[must_use]
    pub fn sepa_sequence_type(mut self, sepa_sequence_type: SepaSequenceType) -> Self {
        self.sepa_sequence_type = Some(sepa_sequence_type);
        self
    }

    /// Si identifier type.
    #[must_use]
    pub fn si_identifier_type(mut self, si_identifier_type: impl Into<String>) -> Self {
        self.si_identifier_type = Some(si_identifier_type.into());
        self
    }

    /// Si identifier.
    #[must_use]
    pub fn si_identifier(mut self, si_identifier: impl Into<String>) -> Self {
        self.si_identifier = Some(si_identifier.into());
        self
    }

    /// Invoice workflow id.
    #[must_use]
    pub fn invoice_workflow_id(
        mut self,
        invoice_workflow_id: impl Into<String>,
    ) -> Self {
        self.invoice_workflow_id = Some(invoice_workflow_id.into());
        self
    }

    /// Estimate workflow id.
    #[must_use]
    pub fn estimate_workflow_id(
        mut self,
        estimate_workflow_id: impl Into<String>,
    ) -> Self {
        self.estimate_workflow_id = Some(estimate_workflow_id.into());
        self
    }

    /// Email ubl.
    #[must_use]
    pub fn email_ubl(mut self, email_ubl: bool) -> Self {
        self.email_ubl = Some(email_ubl);
        self
    }

    /// Direct debit.
    #[must_use]
    pub fn direct_debit(mut self, direct_debit: bool) -> Self {
        self.direct_debit = Some(direct_debit);
        self
    }

    /// Custom fields attributes.
    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: Vec<CustomFieldInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes);
        self
    }

    /// Contact person.
    #[must_use]
    pub fn contact_person(mut self, contact_person: ContactPersonInput) -> Self {
        self.contact_person = Some(contact_person);
        self
    }
}

/// What changes of a contact; the rest stays.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactUpdate {
    /// Company name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Address1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address1: Option<String>,
    /// Address2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address2: Option<String>,
    /// Zipcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zipcode: Option<String>,
    /// City.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Delivery method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_method: Option<DeliveryMethod>,
    /// Email ubl.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_ubl: Option<bool>,
    /// Customer id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// Tax number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<String>,
    /// Firstname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firstname: Option<String>,
    /// Lastname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lastname: Option<String>,
    /// Chamber of commerce.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chamber_of_commerce: Option<String>,
    /// Bank account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// Send invoices to attention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_attention: Option<String>,
    /// Send invoices to email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_email: Option<String>,
    /// Send estimates to attention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_attention: Option<String>,
    /// Send estimates to email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_email: Option<String>,
    /// Sepa active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_active: Option<bool>,
    /// Sepa iban.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban: Option<String>,
    /// Sepa iban account name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban_account_name: Option<String>,
    /// Sepa bic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_bic: Option<String>,
    /// Sepa mandate id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_id: Option<String>,
    /// Sepa mandate date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_date: Option<rt::types::Date>,
    /// Sepa sequence type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_sequence_type: Option<SepaSequenceType>,
    /// Invoice workflow id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_workflow_id: Option<String>,
    /// Estimate workflow id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate_workflow_id: Option<String>,
    /// Si identifier type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier_type: Option<String>,
    /// Si identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier: Option<String>,
    /// Direct debit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direct_debit: Option<bool>,
    /// Custom fields attributes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
}

impl ContactUpdate {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Company name.
    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    /// Address1.
    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    /// Address2.
    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    /// Zipcode.
    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    /// City.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    /// Country.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// Phone.
    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    /// Delivery method.
    #[must_use]
    pub fn delivery_method(mut self, delivery_method: DeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    /// Email ubl.
    #[must_use]
    pub fn email_ubl(mut self, email_ubl: bool) -> Self {
        self.email_ubl = Some(email_ubl);
        self
    }

    /// Customer id.
    #[must_use]
    pub fn customer_id(mut self, customer_id: impl Into<String>) -> Self {
        self.customer_id = Some(customer_id.into());
        self
    }

    /// Tax number.
    #[must_use]
    pub fn tax_number(mut self, tax_number: impl Into<String>) -> Self {
        self.tax_number = Some(tax_number.into());
        self
    }

    /// Firstname.
    #[must_use]
    pub fn firstname(mut self, firstname: impl Into<String>) -> Self {
        self.firstname = Some(firstname.into());
        self
    }

    /// Lastname.
    #[must_use]
    pub fn lastname(mut self, lastname: impl Into<String>) -> Self {
        self.lastname = Some(lastname.into());
        self
    }

    /// Chamber of commerce.
    #[must_use]
    pub fn chamber_of_commerce(
        mut self,
        chamber_of_commerce: impl Into<String>,
    ) -> Self {
        self.chamber_of_commerce = Some(chamber_of_commerce.into());
        self
    }

    /// Bank account.
    #[must_use]
    pub fn bank_account(mut self, bank_account: impl Into<String>) -> Self {
        self.bank_account = Some(bank_account.into());
        self
    }

    /// Send invoices to attention.
    #[must_use]
    pub fn send_invoices_to_attention(
        mut self,
        send_invoices_to_attention: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_attention = Some(send_invoices_to_attention.into());
        self
    }

    /// Send invoices to email.
    #[must_use]
    pub fn send_invoices_to_email(
        mut self,
        send_invoices_to_email: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_email = Some(send_invoices_to_email.into());
        self
    }

    /// Send estimates to attention.
    #[must_use]
    pub fn send_estimates_to_attention(
        mut self,
        send_estimates_to_attention: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_attention = Some(send_estimates_to_attention.into());
        self
    }

    /// Send estimates to email.
    #[must_use]
    pub fn send_estimates_to_email(
        mut self,
        send_estimates_to_email: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_email = Some(send_estimates_to_email.into());
        self
    }

    /// Sepa active.
    #[must_use]
    pub fn sepa_active(mut self, sepa_active: bool) -> Self {
        self.sepa_active = Some(sepa_active);
        self
    }

    /// Sepa iban.
    #[must_use]
    pub fn sepa_iban(mut self, sepa_iban: impl Into<String>) -> Self {
        self.sepa_iban = Some(sepa_iban.into());
        self
    }

    /// Sepa iban account name.
    #[must_use]
    pub fn sepa_iban_account_name(
        mut self,
        sepa_iban_account_name: impl Into<String>,
    ) -> Self {
        self.sepa_iban_account_name = Some(sepa_iban_account_name.into());
        self
    }

    /// Sepa bic.
    #[must_use]
    pub fn sepa_bic(mut self, sepa_bic: impl Into<String>) -> Self {
        self.sepa_bic = Some(sepa_bic.into());
        self
    }

    /// Sepa mandate id.
    #[must_use]
    pub fn sepa_mandate_id(mut self, sepa_mandate_id: impl Into<String>) -> Self {
        self.sepa_mandate_id = Some(sepa_mandate_id.into());
        self
    }

    /// Sepa mandate date.
    #[must_use]
    pub fn sepa_mandate_date(mut self, sepa_mandate_date: rt::types::Date) -> Self {
        self.sepa_mandate_date = Some(sepa_mandate_date);
        self
    }

    /// Sepa sequence type.
    #[must_use]
    pub fn sepa_sequence_type(mut self, sepa_sequence_type: SepaSequenceType) -> Self {
        self.sepa_sequence_type = Some(sepa_sequence_type);
        self
    }

    /// Invoice workflow id.
    #[must_use]
    pub fn invoice_workflow_id(
        mut self,
        invoice_workflow_id: impl Into<String>,
    ) -> Self {
        self.invoice_workflow_id = Some(invoice_workflow_id.into());
        self
    }

    /// Estimate workflow id.
    #[must_use]
    pub fn estimate_workflow_id(
        mut self,
        estimate_workflow_id: impl Into<String>,
    ) -> Self {
        self.estimate_workflow_id = Some(estimate_workflow_id.into());
        self
    }

    /// Si identifier type.
    #[must_use]
    pub fn si_identifier_type(mut self, si_identifier_type: impl Into<String>) -> Self {
        self.si_identifier_type = Some(si_identifier_type.into());
        self
    }

    /// Si identifier.
    #[must_use]
    pub fn si_identifier(mut self, si_identifier: impl Into<String>) -> Self {
        self.si_identifier = Some(si_identifier.into());
        self
    }

    /// Direct debit.
    #[must_use]
    pub fn direct_debit(mut self, direct_debit: bool) -> Self {
        self.direct_debit = Some(direct_debit);
        self
    }

    /// Custom fields attributes.
    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: Vec<CustomFieldInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes);
        self
    }
}

/// The person to make with a new contact.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactPersonInput {
    /// Firstname.
    pub firstname: String,
    /// Lastname.
    pub lastname: String,
}

impl ContactPersonInput {
    /// With what is required.
    #[must_use]
    pub fn new(firstname: impl Into<String>, lastname: impl Into<String>) -> Self {
        Self {
            firstname: firstname.into(),
            lastname: lastname.into(),
        }
    }
}

/// What a new invoice is made of.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SalesInvoiceInput {
    /// Contact id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// Contact person id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_person_id: Option<String>,
    /// Original estimate id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_estimate_id: Option<String>,
    /// Document style id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_style_id: Option<String>,
    /// Workflow id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflow_id: Option<String>,
    /// Reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Invoice sequence id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_sequence_id: Option<String>,
    /// Invoice date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_date: Option<rt::types::Date>,
    /// First due interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_due_interval: Option<i64>,
    /// Currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Prices are incl tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices_are_incl_tax: Option<bool>,
    /// Payment conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_conditions: Option<String>,
    /// Discount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<rt::types::Decimal>,
    /// Time entry ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_entry_ids: Option<Vec<String>>,
    /// Details attributes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details_attributes: Option<Vec<DetailInput>>,
    /// Custom fields attributes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
}

impl SalesInvoiceInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Contact id.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Contact person id.
    #[must_use]
    pub fn contact_person_id(mut self, contact_person_id: impl Into<String>) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    /// Original estimate id.
    #[must_use]
    pub fn original_estimate_id(
        mut self,
        original_estimate_id: impl Into<String>,
    ) -> Self {
        self.original_estimate_id = Some(original_estimate_id.into());
        self
    }

    /// Document style id.
    #[must_use]
    pub fn document_style_id(mut self, document_style_id: impl Into<String>) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    /// Workflow id.
    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<String>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    /// Reference.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Invoice sequence id.
    #[must_use]
    pub fn invoice_sequence_id(
        mut self,
        invoice_sequence_id: impl Into<String>,
    ) -> Self {
        self.invoice_sequence_id = Some(invoice_sequence_id.into());
        self
    }

    /// Invoice date.
    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }

    /// First due interval.
    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    /// Currency.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// Prices are incl tax.
    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    /// Payment conditions.
    #[must_use]
    pub fn payment_conditions(mut self, payment_conditions: impl Into<String>) -> Self {
        self.payment_conditions = Some(payment_conditions.into());
        self
    }

    /// Discount.
    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    /// Time entry ids.
    #[must_use]
    pub fn time_entry_ids(mut self, time_entry_ids: Vec<String>) -> Self {
        self.time_entry_ids = Some(time_entry_ids);
        self
    }

    /// Details attributes.
    #[must_use]
    pub fn details_attributes(mut self, details_attributes: Vec<DetailInput>) -> Self {
        self.details_attributes = Some(details_attributes);
        self
    }

    /// Custom fields attributes.
    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: Vec<CustomFieldInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes);
        self
    }
}

/// A line to add, or to change when it has an `id`.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct DetailInput {
    /// Id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<rt::types::Decimal>,
    /// Amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// Tax rate id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rate_id: Option<String>,
    /// Ledger account id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger_account_id: Option<String>,
    /// Project id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// Product id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// Row order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_order: Option<i64>,
    /// Is optional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_optional: Option<bool>,
    /// Is selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_selected: Option<bool>,
    /// Removes the element with this `id`.
    #[serde(rename = "_destroy")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destroy: Option<bool>,
    /// Automated tax enabled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automated_tax_enabled: Option<bool>,
}

impl DetailInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Id.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Description.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Period.
    #[must_use]
    pub fn period(mut self, period: impl Into<String>) -> Self {
        self.period = Some(period.into());
        self
    }

    /// Price.
    #[must_use]
    pub fn price(mut self, price: rt::types::Decimal) -> Self {
        self.price = Some(price);
        self
    }

    /// Amount.
    #[must_use]
    pub fn amount(mut self, amount: impl Into<String>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    /// Tax rate id.
    #[must_use]
    pub fn tax_rate_id(mut self, tax_rate_id: impl Into<String>) -> Self {
        self.tax_rate_id = Some(tax_rate_id.into());
        self
    }

    /// Ledger account id.
    #[must_use]
    pub fn ledger_account_id(mut self, ledger_account_id: impl Into<String>) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    /// Project id.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Product id.
    #[must_use]
    pub fn product_id(mut self, product_id: impl Into<String>) -> Self {
        self.product_id = Some(product_id.into());
        self
    }

    /// Row order.
    #[must_use]
    pub fn row_order(mut self, row_order: i64) -> Self {
        self.row_order = Some(row_order);
        self
    }

    /// Is optional.
    #[must_use]
    pub fn is_optional(mut self, is_optional: bool) -> Self {
        self.is_optional = Some(is_optional);
        self
    }

    /// Is selected.
    #[must_use]
    pub fn is_selected(mut self, is_selected: bool) -> Self {
        self.is_selected = Some(is_selected);
        self
    }

    /// Removes the element with this `id`.
    #[must_use]
    pub fn destroy(mut self, destroy: bool) -> Self {
        self.destroy = Some(destroy);
        self
    }

    /// Automated tax enabled.
    #[must_use]
    pub fn automated_tax_enabled(mut self, automated_tax_enabled: bool) -> Self {
        self.automated_tax_enabled = Some(automated_tax_enabled);
        self
    }
}

/// What a new general document is made of.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct GeneralDocumentInput {
    /// Reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<rt::types::Date>,
    /// Due date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_date: Option<rt::types::Date>,
    /// Reminder date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder_date: Option<rt::types::Date>,
    /// Contact id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// Reminder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<ReminderInput>,
}

impl GeneralDocumentInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reference.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Date.
    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    /// Due date.
    #[must_use]
    pub fn due_date(mut self, due_date: rt::types::Date) -> Self {
        self.due_date = Some(due_date);
        self
    }

    /// Reminder date.
    #[must_use]
    pub fn reminder_date(mut self, reminder_date: rt::types::Date) -> Self {
        self.reminder_date = Some(reminder_date);
        self
    }

    /// Contact id.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Reminder.
    #[must_use]
    pub fn reminder(mut self, reminder: ReminderInput) -> Self {
        self.reminder = Some(reminder);
        self
    }
}

/// When to be reminded, and of what.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ReminderInput {
    /// Date.
    pub date: rt::types::Date,
    /// Message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl ReminderInput {
    /// With what is required.
    #[must_use]
    pub fn new(date: rt::types::Date) -> Self {
        Self { date, message: None }
    }

    /// Message.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }
}

/// What a new time entry is made of.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TimeEntryInput {
    /// User id.
    pub user_id: String,
    /// Started at.
    pub started_at: rt::types::DateTime,
    /// Ended at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<rt::types::DateTime>,
    /// Description.
    pub description: String,
    /// Contact id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// Project id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// Sales invoice id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_invoice_id: Option<String>,
    /// Billable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billable: Option<bool>,
    /// Paused duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_duration: Option<i64>,
}

impl TimeEntryInput {
    /// With what is required.
    #[must_use]
    pub fn new(
        user_id: impl Into<String>,
        started_at: rt::types::DateTime,
        description: impl Into<String>,
    ) -> Self {
        Self {
            user_id: user_id.into(),
            started_at,
            ended_at: None,
            description: description.into(),
            contact_id: None,
            project_id: None,
            sales_invoice_id: None,
            billable: None,
            paused_duration: None,
        }
    }

    /// Ended at.
    #[must_use]
    pub fn ended_at(mut self, ended_at: rt::types::DateTime) -> Self {
        self.ended_at = Some(ended_at);
        self
    }

    /// Contact id.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Project id.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Sales invoice id.
    #[must_use]
    pub fn sales_invoice_id(mut self, sales_invoice_id: impl Into<String>) -> Self {
        self.sales_invoice_id = Some(sales_invoice_id.into());
        self
    }

    /// Billable.
    #[must_use]
    pub fn billable(mut self, billable: bool) -> Self {
        self.billable = Some(billable);
        self
    }

    /// Paused duration.
    #[must_use]
    pub fn paused_duration(mut self, paused_duration: i64) -> Self {
        self.paused_duration = Some(paused_duration);
        self
    }
}

/// What changes of a time entry; the rest stays.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TimeEntryUpdate {
    /// Started at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<rt::types::DateTime>,
    /// Ended at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<rt::types::DateTime>,
    /// Paused duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_duration: Option<i64>,
    /// Contact id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// Project id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// Sales invoice id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_invoice_id: Option<String>,
    /// Description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Billable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billable: Option<bool>,
}

impl TimeEntryUpdate {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Started at.
    #[must_use]
    pub fn started_at(mut self, started_at: rt::types::DateTime) -> Self {
        self.started_at = Some(started_at);
        self
    }

    /// Ended at.
    #[must_use]
    pub fn ended_at(mut self, ended_at: rt::types::DateTime) -> Self {
        self.ended_at = Some(ended_at);
        self
    }

    /// Paused duration.
    #[must_use]
    pub fn paused_duration(mut self, paused_duration: i64) -> Self {
        self.paused_duration = Some(paused_duration);
        self
    }

    /// Contact id.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Project id.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Sales invoice id.
    #[must_use]
    pub fn sales_invoice_id(mut self, sales_invoice_id: impl Into<String>) -> Self {
        self.sales_invoice_id = Some(sales_invoice_id.into());
        self
    }

    /// Description.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Billable.
    #[must_use]
    pub fn billable(mut self, billable: bool) -> Self {
        self.billable = Some(billable);
        self
    }
}

/// A value for a field that the user defined.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomFieldInput {
    /// Id.
    pub id: String,
    /// Value.
    pub value: String,
}

impl CustomFieldInput {
    /// With what is required.
    #[must_use]
    pub fn new(id: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            value: value.into(),
        }
    }
}

/// Which fields were refused, and why.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct InvalidFields {
    /// By field, the reasons in words.
    pub error: std::collections::BTreeMap<String, Vec<String>>,
    /// By field, the reasons as codes.
    pub details: std::collections::BTreeMap<String, Vec<FieldError>>,
}

/// Why a field was refused.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct FieldError {
    /// Error.
    pub error: String,
    /// Value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<rt::Json>,
    /// Count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
}

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Refusal {
    /// Error.
    pub error: String,
    /// By parameter, the reason as a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbolic: Option<std::collections::BTreeMap<String, rt::Json>>,
}

/// An id, which Moneybird writes as text in some replies and as a number in others.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Identifier {
    /// A `string`.
    String(String),
    /// A `integer`.
    Integer(i64),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(Identifier {
    String,
    Integer,
    ..Other
});

impl std::fmt::Display for Identifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::String(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Other(value) => value.fmt(f),
        }
    }
}

/// A truth value, which may come as text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Flag {
    /// A `boolean`.
    Boolean(bool),
    /// A `string`.
    String(String),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(Flag {
    Boolean,
    String,
    ..Other
});

impl std::fmt::Display for Flag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::String(value) => value.fmt(f),
            Self::Other(value) => value.fmt(f),
        }
    }
}

/// How far a document has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentState {
    /// `new`.
    New,
    /// `open`.
    Open,
    /// `late`.
    Late,
    /// `paid`.
    Paid,
    /// `saved`.
    Saved,
    /// `pending_payment`.
    PendingPayment,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(DocumentState {
    New = "new",
    Open = "open",
    Late = "late",
    Paid = "paid",
    Saved = "saved",
    PendingPayment = "pending_payment",
    ..Unknown
});

/// How a document came in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentOrigin {
    /// `upload`.
    Upload,
    /// `endpoint`.
    Endpoint,
    /// `si`.
    Si,
    /// `email`.
    Email,
    /// `si_local`.
    SiLocal,
    /// `si_peppol`.
    SiPeppol,
    /// `api`.
    Api,
    /// `moneybird_bv`.
    MoneybirdBv,
    /// `mollie`.
    Mollie,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(DocumentOrigin {
    Upload = "upload",
    Endpoint = "endpoint",
    Si = "si",
    Email = "email",
    SiLocal = "si_local",
    SiPeppol = "si_peppol",
    Api = "api",
    MoneybirdBv = "moneybird_bv",
    Mollie = "mollie",
    ..Unknown
});

/// How a contact gets invoices.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeliveryMethod {
    /// `Email`.
    Email,
    /// `Post`.
    Post,
    /// `Manual`.
    Manual,
    /// `Simplerinvoicing`.
    Simplerinvoicing,
    /// `Peppol`.
    Peppol,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(DeliveryMethod {
    Email = "Email",
    Post = "Post",
    Manual = "Manual",
    Simplerinvoicing = "Simplerinvoicing",
    Peppol = "Peppol",
    ..Unknown
});

/// Which of a series a direct debit is: recurring, first, one-off, final.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SepaSequenceType {
    /// `RCUR`.
    Rcur,
    /// `FRST`.
    Frst,
    /// `OOFF`.
    Ooff,
    /// `FNAL`.
    Fnal,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(SepaSequenceType {
    Rcur = "RCUR",
    Frst = "FRST",
    Ooff = "OOFF",
    Fnal = "FNAL",
    ..Unknown
});

/// The brand of a card.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreditCardType {
    /// `mastercard`.
    Mastercard,
    /// `visa`.
    Visa,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(CreditCardType {
    Mastercard = "mastercard",
    Visa = "visa",
    ..Unknown
});

/// What is left to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TodoType {
    /// `sales_invoice_due`.
    SalesInvoiceDue,
    /// `purchase_invoice_due`.
    PurchaseInvoiceDue,
    /// `general_document_reminder`.
    GeneralDocumentReminder,
    /// `general_document_due`.
    GeneralDocumentDue,
    /// `new_document_awaiting_processing`.
    NewDocumentAwaitingProcessing,
    /// `new_financial_mutation_awaiting_processing`.
    NewFinancialMutationAwaitingProcessing,
    /// `financial_mutations_not_updated`.
    FinancialMutationsNotUpdated,
    /// `sales_invoice_payment_not_linked_to_financial_mutation`.
    SalesInvoicePaymentNotLinkedToFinancialMutation,
    /// `document_payment_not_linked_to_financial_mutation`.
    DocumentPaymentNotLinkedToFinancialMutation,
    /// `sales_invoice_awaiting_payment_batch`.
    SalesInvoiceAwaitingPaymentBatch,
    /// `export_sales_invoices_ready`.
    ExportSalesInvoicesReady,
    /// `export_documents_ready`.
    ExportDocumentsReady,
    /// `export_contacts_ready`.
    ExportContactsReady,
    /// `import_contacts_ready`.
    ImportContactsReady,
    /// `recurring_sales_invoice_auto_send_failed`.
    RecurringSalesInvoiceAutoSendFailed,
    /// `sales_invoice_scheduled_sending_failed`.
    SalesInvoiceScheduledSendingFailed,
    /// `sales_invoice_reminder_sending_failed`.
    SalesInvoiceReminderSendingFailed,
    /// `sales_invoice_payment_email_missing_sender_email`.
    SalesInvoicePaymentEmailMissingSenderEmail,
    /// `sales_invoice_becoming_due`.
    SalesInvoiceBecomingDue,
    /// `sales_invoice_collecting_failed`.
    SalesInvoiceCollectingFailed,
    /// `estimate_due`.
    EstimateDue,
    /// `export_estimates_ready`.
    ExportEstimatesReady,
    /// `sales_invoice_email_delivery_failed`.
    SalesInvoiceEmailDeliveryFailed,
    /// `sales_invoice_email_marked_as_spam`.
    SalesInvoiceEmailMarkedAsSpam,
    /// `estimate_email_delivery_failed`.
    EstimateEmailDeliveryFailed,
    /// `estimate_email_marked_as_spam`.
    EstimateEmailMarkedAsSpam,
    /// `purchase_invoice_invalid_ubl`.
    PurchaseInvoiceInvalidUbl,
    /// `sales_invoice_unprintable`.
    SalesInvoiceUnprintable,
    /// `estimate_unprintable`.
    EstimateUnprintable,
    /// `auditfile_ready`.
    AuditfileReady,
    /// `import_financial_statement_finished`.
    ImportFinancialStatementFinished,
    /// `recurring_sales_invoice_auto_send_skipped_import_wizard`.
    RecurringSalesInvoiceAutoSendSkippedImportWizard,
    /// `ledger_account_report_export_ready`.
    LedgerAccountReportExportReady,
    /// `recurring_sales_invoice_failed_deleted_contact`.
    RecurringSalesInvoiceFailedDeletedContact,
    /// `recurring_sales_invoice_create_invoice_failed`.
    RecurringSalesInvoiceCreateInvoiceFailed,
    /// `sales_invoice_simplerinvoicing_delivery_failed_unroutable`.
    SalesInvoiceSimplerinvoicingDeliveryFailedUnroutable,
    /// `purchase_invoice_received_simplerinvoicing`.
    PurchaseInvoiceReceivedSimplerinvoicing,
    /// `sales_invoice_simplerinvoicing_delivery_error`.
    SalesInvoiceSimplerinvoicingDeliveryError,
    /// `purchase_transaction_expired`.
    PurchaseTransactionExpired,
    /// `sales_invoice_si_delivery_failed_contact_unreachable`.
    SalesInvoiceSiDeliveryFailedContactUnreachable,
    /// `sales_invoice_si_delivery_failed_deactivated`.
    SalesInvoiceSiDeliveryFailedDeactivated,
    /// `sales_invoice_si_delivery_failed_identity_unverified`.
    SalesInvoiceSiDeliveryFailedIdentityUnverified,
    /// `sales_invoice_si_delivery_failed_length_exceeded`.
    SalesInvoiceSiDeliveryFailedLengthExceeded,
    /// `recurring_document_stopped_by_contact_delete`.
    RecurringDocumentStoppedByContactDelete,
    /// `sales_invoice_email_previously_bounced`.
    SalesInvoiceEmailPreviouslyBounced,
    /// `estimate_email_previously_bounced`.
    EstimateEmailPreviouslyBounced,
    /// `email_domain_invalidated`.
    EmailDomainInvalidated,
    /// `external_sales_invoice_invalid_ubl`.
    ExternalSalesInvoiceInvalidUbl,
    /// `sales_invoice_email_invalid_address`.
    SalesInvoiceEmailInvalidAddress,
    /// `estimate_email_invalid_address`.
    EstimateEmailInvalidAddress,
    /// `gateway_connection_terminated`.
    GatewayConnectionTerminated,
    /// `sales_invoice_email_payload_too_large`.
    SalesInvoiceEmailPayloadTooLarge,
    /// `estimate_email_payload_too_large`.
    EstimateEmailPayloadTooLarge,
    /// `ponto_organization_not_activated`.
    PontoOrganizationNotActivated,
    /// `ponto_financial_institution_deprecated`.
    PontoFinancialInstitutionDeprecated,
    /// `contact_email_delivery_failed`.
    ContactEmailDeliveryFailed,
    /// `contact_email_marked_as_spam`.
    ContactEmailMarkedAsSpam,
    /// `contact_email_previously_bounced`.
    ContactEmailPreviouslyBounced,
    /// `contact_email_invalid_address`.
    ContactEmailInvalidAddress,
    /// `contact_email_payload_too_large`.
    ContactEmailPayloadTooLarge,
    /// `sales_invoice_scheduling_failed_due_to_payment_information`.
    SalesInvoiceSchedulingFailedDueToPaymentInformation,
    /// `sales_invoice_scheduling_failed_due_to_delivery_information`.
    SalesInvoiceSchedulingFailedDueToDeliveryInformation,
    /// `sales_invoice_collecting_failed_missing_subscription`.
    SalesInvoiceCollectingFailedMissingSubscription,
    /// `sales_invoice_collecting_failed_no_mandate`.
    SalesInvoiceCollectingFailedNoMandate,
    /// `sales_invoice_si_delivery_failed_ubl_validation_failed`.
    SalesInvoiceSiDeliveryFailedUblValidationFailed,
    /// `sales_invoice_email_sender_limit`.
    SalesInvoiceEmailSenderLimit,
    /// `estimate_email_sender_limit`.
    EstimateEmailSenderLimit,
    /// `contact_email_sender_limit`.
    ContactEmailSenderLimit,
    /// `sales_invoice_email_blocked`.
    SalesInvoiceEmailBlocked,
    /// `estimate_email_blocked`.
    EstimateEmailBlocked,
    /// `contact_email_blocked`.
    ContactEmailBlocked,
    /// `sales_invoice_email_invalid_attachment`.
    SalesInvoiceEmailInvalidAttachment,
    /// `estimate_email_invalid_attachment`.
    EstimateEmailInvalidAttachment,
    /// `contact_email_invalid_attachment`.
    ContactEmailInvalidAttachment,
    /// `sales_invoice_collecting_failed_monthly_limit_exceeded`.
    SalesInvoiceCollectingFailedMonthlyLimitExceeded,
    /// `sales_invoice_collecting_failed_invalid_currency`.
    SalesInvoiceCollectingFailedInvalidCurrency,
    /// `mollie_credential_needs_reconnect`.
    MollieCredentialNeedsReconnect,
    /// `adyen_verification_error`.
    AdyenVerificationError,
    /// `contact_email_not_present`.
    ContactEmailNotPresent,
    /// `financial_mutation_failed`.
    FinancialMutationFailed,
    /// `sales_invoice_si_delivery_failed_invalid_sender`.
    SalesInvoiceSiDeliveryFailedInvalidSender,
    /// `sales_invoice_tax_number_invalid`.
    SalesInvoiceTaxNumberInvalid,
    /// `payment_transaction_no_positive_payment`.
    PaymentTransactionNoPositivePayment,
    /// `financial_mutation_payment_locked`.
    FinancialMutationPaymentLocked,
    /// `sales_invoice_withdrawal_requested`.
    SalesInvoiceWithdrawalRequested,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(TodoType {
    SalesInvoiceDue = "sales_invoice_due",
    PurchaseInvoiceDue = "purchase_invoice_due",
    GeneralDocumentReminder = "general_document_reminder",
    GeneralDocumentDue = "general_document_due",
    NewDocumentAwaitingProcessing = "new_document_awaiting_processing",
    NewFinancialMutationAwaitingProcessing = "new_financial_mutation_awaiting_processing",
    FinancialMutationsNotUpdated = "financial_mutations_not_updated",
    SalesInvoicePaymentNotLinkedToFinancialMutation = "sales_invoice_payment_not_linked_to_financial_mutation",
    DocumentPaymentNotLinkedToFinancialMutation = "document_payment_not_linked_to_financial_mutation",
    SalesInvoiceAwaitingPaymentBatch = "sales_invoice_awaiting_payment_batch",
    ExportSalesInvoicesReady = "export_sales_invoices_ready",
    ExportDocumentsReady = "export_documents_ready",
    ExportContactsReady = "export_contacts_ready",
    ImportContactsReady = "import_contacts_ready",
    RecurringSalesInvoiceAutoSendFailed = "recurring_sales_invoice_auto_send_failed",
    SalesInvoiceScheduledSendingFailed = "sales_invoice_scheduled_sending_failed",
    SalesInvoiceReminderSendingFailed = "sales_invoice_reminder_sending_failed",
    SalesInvoicePaymentEmailMissingSenderEmail = "sales_invoice_payment_email_missing_sender_email",
    SalesInvoiceBecomingDue = "sales_invoice_becoming_due",
    SalesInvoiceCollectingFailed = "sales_invoice_collecting_failed",
    EstimateDue = "estimate_due",
    ExportEstimatesReady = "export_estimates_ready",
    SalesInvoiceEmailDeliveryFailed = "sales_invoice_email_delivery_failed",
    SalesInvoiceEmailMarkedAsSpam = "sales_invoice_email_marked_as_spam",
    EstimateEmailDeliveryFailed = "estimate_email_delivery_failed",
    EstimateEmailMarkedAsSpam = "estimate_email_marked_as_spam",
    PurchaseInvoiceInvalidUbl = "purchase_invoice_invalid_ubl",
    SalesInvoiceUnprintable = "sales_invoice_unprintable",
    EstimateUnprintable = "estimate_unprintable",
    AuditfileReady = "auditfile_ready",
    ImportFinancialStatementFinished = "import_financial_statement_finished",
    RecurringSalesInvoiceAutoSendSkippedImportWizard = "recurring_sales_invoice_auto_send_skipped_import_wizard",
    LedgerAccountReportExportReady = "ledger_account_report_export_ready",
    RecurringSalesInvoiceFailedDeletedContact = "recurring_sales_invoice_failed_deleted_contact",
    RecurringSalesInvoiceCreateInvoiceFailed = "recurring_sales_invoice_create_invoice_failed",
    SalesInvoiceSimplerinvoicingDeliveryFailedUnroutable = "sales_invoice_simplerinvoicing_delivery_failed_unroutable",
    PurchaseInvoiceReceivedSimplerinvoicing = "purchase_invoice_received_simplerinvoicing",
    SalesInvoiceSimplerinvoicingDeliveryError = "sales_invoice_simplerinvoicing_delivery_error",
    PurchaseTransactionExpired = "purchase_transaction_expired",
    SalesInvoiceSiDeliveryFailedContactUnreachable = "sales_invoice_si_delivery_failed_contact_unreachable",
    SalesInvoiceSiDeliveryFailedDeactivated = "sales_invoice_si_delivery_failed_deactivated",
    SalesInvoiceSiDeliveryFailedIdentityUnverified = "sales_invoice_si_delivery_failed_identity_unverified",
    SalesInvoiceSiDeliveryFailedLengthExceeded = "sales_invoice_si_delivery_failed_length_exceeded",
    RecurringDocumentStoppedByContactDelete = "recurring_document_stopped_by_contact_delete",
    SalesInvoiceEmailPreviouslyBounced = "sales_invoice_email_previously_bounced",
    EstimateEmailPreviouslyBounced = "estimate_email_previously_bounced",
    EmailDomainInvalidated = "email_domain_invalidated",
    ExternalSalesInvoiceInvalidUbl = "external_sales_invoice_invalid_ubl",
    SalesInvoiceEmailInvalidAddress = "sales_invoice_email_invalid_address",
    EstimateEmailInvalidAddress = "estimate_email_invalid_address",
    GatewayConnectionTerminated = "gateway_connection_terminated",
    SalesInvoiceEmailPayloadTooLarge = "sales_invoice_email_payload_too_large",
    EstimateEmailPayloadTooLarge = "estimate_email_payload_too_large",
    PontoOrganizationNotActivated = "ponto_organization_not_activated",
    PontoFinancialInstitutionDeprecated = "ponto_financial_institution_deprecated",
    ContactEmailDeliveryFailed = "contact_email_delivery_failed",
    ContactEmailMarkedAsSpam = "contact_email_marked_as_spam",
    ContactEmailPreviouslyBounced = "contact_email_previously_bounced",
    ContactEmailInvalidAddress = "contact_email_invalid_address",
    ContactEmailPayloadTooLarge = "contact_email_payload_too_large",
    SalesInvoiceSchedulingFailedDueToPaymentInformation = "sales_invoice_scheduling_failed_due_to_payment_information",
    SalesInvoiceSchedulingFailedDueToDeliveryInformation = "sales_invoice_scheduling_failed_due_to_delivery_information",
    SalesInvoiceCollectingFailedMissingSubscription = "sales_invoice_collecting_failed_missing_subscription",
    SalesInvoiceCollectingFailedNoMandate = "sales_invoice_collecting_failed_no_mandate",
    SalesInvoiceSiDeliveryFailedUblValidationFailed = "sales_invoice_si_delivery_failed_ubl_validation_failed",
    SalesInvoiceEmailSenderLimit = "sales_invoice_email_sender_limit",
    EstimateEmailSenderLimit = "estimate_email_sender_limit",
    ContactEmailSenderLimit = "contact_email_sender_limit",
    SalesInvoiceEmailBlocked = "sales_invoice_email_blocked",
    EstimateEmailBlocked = "estimate_email_blocked",
    ContactEmailBlocked = "contact_email_blocked",
    SalesInvoiceEmailInvalidAttachment = "sales_invoice_email_invalid_attachment",
    EstimateEmailInvalidAttachment = "estimate_email_invalid_attachment",
    ContactEmailInvalidAttachment = "contact_email_invalid_attachment",
    SalesInvoiceCollectingFailedMonthlyLimitExceeded = "sales_invoice_collecting_failed_monthly_limit_exceeded",
    SalesInvoiceCollectingFailedInvalidCurrency = "sales_invoice_collecting_failed_invalid_currency",
    MollieCredentialNeedsReconnect = "mollie_credential_needs_reconnect",
    AdyenVerificationError = "adyen_verification_error",
    ContactEmailNotPresent = "contact_email_not_present",
    FinancialMutationFailed = "financial_mutation_failed",
    SalesInvoiceSiDeliveryFailedInvalidSender = "sales_invoice_si_delivery_failed_invalid_sender",
    SalesInvoiceTaxNumberInvalid = "sales_invoice_tax_number_invalid",
    PaymentTransactionNoPositivePayment = "payment_transaction_no_positive_payment",
    FinancialMutationPaymentLocked = "financial_mutation_payment_locked",
    SalesInvoiceWithdrawalRequested = "sales_invoice_withdrawal_requested",
    ..Unknown
});

/// Administration language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AdministrationLanguage {
    /// `nl`.
    Nl,
    /// `nl-be`.
    NlBe,
    /// `en`.
    En,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(AdministrationLanguage {
    Nl = "nl",
    NlBe = "nl-be",
    En = "en",
    ..Unknown
});

/// Administration access.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AdministrationAccess {
    /// `accountant_company`.
    AccountantCompany,
    /// `user`.
    User,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(AdministrationAccess {
    AccountantCompany = "accountant_company",
    User = "user",
    ..Unknown
});

/// Sales invoice state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SalesInvoiceState {
    /// `draft`.
    Draft,
    /// `scheduled`.
    Scheduled,
    /// `open`.
    Open,
    /// `pending_payment`.
    PendingPayment,
    /// `reminded`.
    Reminded,
    /// `late`.
    Late,
    /// `paid`.
    Paid,
    /// `uncollectible`.
    Uncollectible,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(SalesInvoiceState {
    Draft = "draft",
    Scheduled = "scheduled",
    Open = "open",
    PendingPayment = "pending_payment",
    Reminded = "reminded",
    Late = "late",
    Paid = "paid",
    Uncollectible = "uncollectible",
    ..Unknown
});

/// Seconds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum InvoicedTimeEntryPausedDuration {
    /// A `integer`.
    Integer(i64),
    /// A `string`.
    String(String),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(InvoicedTimeEntryPausedDuration {
    Integer,
    String,
    ..Other
});

impl std::fmt::Display for InvoicedTimeEntryPausedDuration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::String(value) => value.fmt(f),
            Self::Other(value) => value.fmt(f),
        }
    }
}

/// Payment invoice type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentInvoiceType {
    /// `SalesInvoice`.
    SalesInvoice,
    /// `Document`.
    Document,
    /// `ExternalSalesInvoice`.
    ExternalSalesInvoice,
    /// `VatDocument`.
    VatDocument,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(PaymentInvoiceType {
    SalesInvoice = "SalesInvoice",
    Document = "Document",
    ExternalSalesInvoice = "ExternalSalesInvoice",
    VatDocument = "VatDocument",
    ..Unknown
});

/// Financial mutation state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FinancialMutationState {
    /// `unprocessed`.
    Unprocessed,
    /// `processed`.
    Processed,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(FinancialMutationState {
    Unprocessed = "unprocessed",
    Processed = "processed",
    ..Unknown
});

/// Financial mutation settlement state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FinancialMutationSettlementState {
    /// `authorised`.
    Authorised,
    /// `cancelled`.
    Cancelled,
    /// `expired`.
    Expired,
    /// `settled`.
    Settled,
    /// `pending`.
    Pending,
    /// `refused`.
    Refused,
    /// `error`.
    Error,
    /// `captured`.
    Captured,
    /// `failed`.
    Failed,
    /// `returned`.
    Returned,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(FinancialMutationSettlementState {
    Authorised = "authorised",
    Cancelled = "cancelled",
    Expired = "expired",
    Settled = "settled",
    Pending = "pending",
    Refused = "refused",
    Error = "error",
    Captured = "captured",
    Failed = "failed",
    Returned = "returned",
    ..Unknown
});

/// Project state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProjectState {
    /// `active`.
    Active,
    /// `archived`.
    Archived,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(ProjectState {
    Active = "active",
    Archived = "archived",
    ..Unknown
});

/// Attachment attachable type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AttachmentAttachableType {
    /// `SalesInvoice`.
    SalesInvoice,
    /// `RecurringSalesInvoice`.
    RecurringSalesInvoice,
    /// `Document`.
    Document,
    /// `FinancialStatement`.
    FinancialStatement,
    /// `Workflow`.
    Workflow,
    /// `Estimate`.
    Estimate,
    /// `ExternalSalesInvoice`.
    ExternalSalesInvoice,
    /// A value that the spec of Moneybird does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(AttachmentAttachableType {
    SalesInvoice = "SalesInvoice",
    RecurringSalesInvoice = "RecurringSalesInvoice",
    Document = "Document",
    FinancialStatement = "FinancialStatement",
    Workflow = "Workflow",
    Estimate = "Estimate",
    ExternalSalesInvoice = "ExternalSalesInvoice",
    ..Unknown
});
