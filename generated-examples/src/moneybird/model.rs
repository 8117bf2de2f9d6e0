//! The types of Moneybird's API.

use ::licit::rt;

/// A bookkeeping that the user keeps in Moneybird.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Administration {
    /// `id`.
    pub id: Identifier,
    /// `name`.
    pub name: String,
    /// `language`.
    pub language: AdministrationLanguage,
    /// `currency`.
    pub currency: String,
    /// `country`.
    pub country: String,
    /// `time_zone`.
    pub time_zone: String,
    /// `access`.
    pub access: AdministrationAccess,
    /// `suspended`.
    pub suspended: bool,
    /// `period_locked_until`.
    pub period_locked_until: Option<rt::types::Date>,
    /// `period_start_date`.
    pub period_start_date: rt::types::Date,
}

/// A customer or supplier.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Contact {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `company_name`.
    pub company_name: Option<String>,
    /// `firstname`.
    pub firstname: Option<String>,
    /// `lastname`.
    pub lastname: Option<String>,
    /// `address1`.
    pub address1: Option<String>,
    /// `address2`.
    pub address2: Option<String>,
    /// `zipcode`.
    pub zipcode: Option<String>,
    /// `city`.
    pub city: Option<String>,
    /// `country`.
    pub country: String,
    /// `phone`.
    pub phone: Option<String>,
    /// `delivery_method`.
    pub delivery_method: Option<DeliveryMethod>,
    /// `customer_id`.
    pub customer_id: String,
    /// `tax_number`.
    pub tax_number: Option<String>,
    /// `chamber_of_commerce`.
    pub chamber_of_commerce: Option<String>,
    /// `bank_account`.
    pub bank_account: Option<String>,
    /// `is_trusted`.
    pub is_trusted: bool,
    /// `max_transfer_amount`.
    pub max_transfer_amount: Option<rt::types::Decimal>,
    /// `attention`.
    pub attention: Option<String>,
    /// `email`.
    pub email: Option<String>,
    /// `email_ubl`.
    pub email_ubl: bool,
    /// `send_invoices_to_attention`.
    pub send_invoices_to_attention: Option<String>,
    /// `send_invoices_to_email`.
    pub send_invoices_to_email: Option<String>,
    /// `send_estimates_to_attention`.
    pub send_estimates_to_attention: Option<String>,
    /// `send_estimates_to_email`.
    pub send_estimates_to_email: Option<String>,
    /// `direct_debit`.
    pub direct_debit: bool,
    /// `sepa_active`.
    pub sepa_active: Option<bool>,
    /// `sepa_iban`.
    pub sepa_iban: Option<String>,
    /// `sepa_iban_account_name`.
    pub sepa_iban_account_name: Option<String>,
    /// `sepa_bic`.
    pub sepa_bic: Option<String>,
    /// `sepa_mandate_id`.
    pub sepa_mandate_id: Option<String>,
    /// `sepa_mandate_date`.
    pub sepa_mandate_date: Option<rt::types::Date>,
    /// `sepa_sequence_type`.
    pub sepa_sequence_type: SepaSequenceType,
    /// `credit_card_number`.
    pub credit_card_number: Option<String>,
    /// `credit_card_reference`.
    pub credit_card_reference: Option<String>,
    /// `credit_card_type`.
    pub credit_card_type: Option<CreditCardType>,
    /// `tax_number_validated_at`.
    pub tax_number_validated_at: Option<rt::types::DateTime>,
    /// `tax_number_valid`.
    pub tax_number_valid: Option<bool>,
    /// `invoice_workflow_id`.
    pub invoice_workflow_id: Option<String>,
    /// `estimate_workflow_id`.
    pub estimate_workflow_id: Option<String>,
    /// `si_identifier`.
    pub si_identifier: Option<String>,
    /// `si_identifier_type`.
    pub si_identifier_type: Option<String>,
    /// `moneybird_payments_mandate`.
    pub moneybird_payments_mandate: Option<bool>,
    /// `created_at`.
    pub created_at: Option<rt::types::DateTime>,
    /// `updated_at`.
    pub updated_at: Option<rt::types::DateTime>,
    /// `version`.
    pub version: i64,
    /// `sales_invoices_url`.
    pub sales_invoices_url: rt::types::Uri,
    /// `notes`.
    pub notes: Vec<Note>,
    /// `custom_fields`.
    pub custom_fields: Vec<CustomFieldValue>,
    /// `contact_people`.
    pub contact_people: Vec<ContactPerson>,
    /// `archived`.
    pub archived: bool,
    /// `events`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<Event>>,
}

/// Somebody who works for a contact.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactPerson {
    /// `id`.
    pub id: Option<String>,
    /// `contact_id`.
    pub contact_id: Option<String>,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `firstname`.
    pub firstname: Option<String>,
    /// `lastname`.
    pub lastname: Option<String>,
    /// `phone`.
    pub phone: Option<String>,
    /// `email`.
    pub email: Option<String>,
    /// `department`.
    pub department: Option<String>,
    /// `created_at`.
    pub created_at: Option<rt::types::DateTime>,
    /// `updated_at`.
    pub updated_at: Option<rt::types::DateTime>,
    /// `version`.
    pub version: i64,
}

/// The names of a contact.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactName {
    /// `id`.
    pub id: String,
    /// `firstname`.
    pub firstname: Option<String>,
    /// `lastname`.
    pub lastname: Option<String>,
    /// `company_name`.
    pub company_name: Option<String>,
}

/// An invoice to a customer.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SalesInvoice {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `contact_id`.
    pub contact_id: String,
    /// `contact`.
    pub contact: Contact,
    /// `contact_person_id`.
    pub contact_person_id: Option<String>,
    /// `contact_person`.
    pub contact_person: Option<ContactPerson>,
    /// `invoice_id`.
    pub invoice_id: Option<String>,
    /// `recurring_sales_invoice_id`.
    pub recurring_sales_invoice_id: Option<String>,
    /// `subscription_id`.
    pub subscription_id: Option<String>,
    /// `workflow_id`.
    pub workflow_id: String,
    /// `document_style_id`.
    pub document_style_id: String,
    /// `identity_id`.
    pub identity_id: String,
    /// `draft_id`.
    pub draft_id: Option<i64>,
    /// `state`.
    pub state: SalesInvoiceState,
    /// `invoice_date`.
    pub invoice_date: Option<rt::types::Date>,
    /// `due_date`.
    pub due_date: rt::types::Date,
    /// `payment_conditions`.
    pub payment_conditions: Option<String>,
    /// `payment_reference`.
    pub payment_reference: Option<String>,
    /// `short_payment_reference`.
    pub short_payment_reference: Option<String>,
    /// `reference`.
    pub reference: Option<String>,
    /// `language`.
    pub language: Option<String>,
    /// `currency`.
    pub currency: String,
    /// `discount`.
    pub discount: Option<rt::types::Decimal>,
    /// `original_sales_invoice_id`.
    pub original_sales_invoice_id: Option<String>,
    /// `paused`.
    pub paused: bool,
    /// `paid_at`.
    pub paid_at: Option<rt::types::Date>,
    /// `sent_at`.
    pub sent_at: Option<rt::types::Date>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
    /// `public_view_code`.
    pub public_view_code: Option<String>,
    /// `public_view_code_expires_at`.
    pub public_view_code_expires_at: Option<rt::types::DateTime>,
    /// `version`.
    pub version: i64,
    /// `details`.
    pub details: Vec<Detail>,
    /// `payments`.
    pub payments: Vec<Payment>,
    /// `total_paid`.
    pub total_paid: rt::types::Decimal,
    /// `total_unpaid`.
    pub total_unpaid: rt::types::Decimal,
    /// `total_unpaid_base`.
    pub total_unpaid_base: rt::types::Decimal,
    /// `prices_are_incl_tax`.
    pub prices_are_incl_tax: bool,
    /// `total_price_excl_tax`.
    pub total_price_excl_tax: rt::types::Decimal,
    /// `total_price_excl_tax_base`.
    pub total_price_excl_tax_base: rt::types::Decimal,
    /// `total_price_incl_tax`.
    pub total_price_incl_tax: rt::types::Decimal,
    /// `total_price_incl_tax_base`.
    pub total_price_incl_tax_base: rt::types::Decimal,
    /// `total_discount`.
    pub total_discount: rt::types::Decimal,
    /// `marked_dubious_on`.
    pub marked_dubious_on: Option<rt::types::Date>,
    /// `marked_uncollectible_on`.
    pub marked_uncollectible_on: Option<rt::types::Date>,
    /// `reminder_count`.
    pub reminder_count: Option<i64>,
    /// `next_reminder`.
    pub next_reminder: Option<rt::types::Date>,
    /// `original_estimate_id`.
    pub original_estimate_id: Option<String>,
    /// `url`.
    pub url: String,
    /// `payment_url`.
    pub payment_url: String,
    /// `custom_fields`.
    pub custom_fields: Vec<CustomFieldValue>,
    /// `notes`.
    pub notes: Vec<Note>,
    /// `attachments`.
    pub attachments: Vec<Attachment>,
    /// `events`.
    pub events: Vec<Event>,
    /// `tax_totals`.
    pub tax_totals: Vec<TaxTotal>,
    /// `time_entries`.
    pub time_entries: Vec<InvoicedTimeEntry>,
}

/// A line of an invoice or document.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Detail {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `tax_rate_id`.
    pub tax_rate_id: String,
    /// `ledger_account_id`.
    pub ledger_account_id: String,
    /// `project_id`.
    pub project_id: Option<String>,
    /// `product_id`.
    pub product_id: Option<String>,
    /// Quantity with its unit, as the user wrote it.
    pub amount: Option<String>,
    /// `amount_decimal`.
    pub amount_decimal: Option<rt::types::Decimal>,
    /// `description`.
    pub description: String,
    /// `price`.
    pub price: rt::types::Decimal,
    /// Two days, joined by two dots: `20260801..20260831`.
    pub period: Option<String>,
    /// `row_order`.
    pub row_order: i64,
    /// `total_price_excl_tax_with_discount`.
    pub total_price_excl_tax_with_discount: Option<rt::types::Decimal>,
    /// `total_price_excl_tax_with_discount_base`.
    pub total_price_excl_tax_with_discount_base: Option<rt::types::Decimal>,
    /// `tax_report_reference`.
    pub tax_report_reference: Vec<Option<String>>,
    /// `mandatory_tax_text`.
    pub mandatory_tax_text: Option<String>,
    /// `created_at`.
    pub created_at: Option<rt::types::DateTime>,
    /// `updated_at`.
    pub updated_at: Option<rt::types::DateTime>,
    /// `is_optional`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_optional: Option<bool>,
    /// `is_selected`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_selected: Option<bool>,
}

/// The tax of an invoice at one rate.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TaxTotal {
    /// `tax_rate_id`.
    pub tax_rate_id: String,
    /// `taxable_amount`.
    pub taxable_amount: Option<rt::types::Decimal>,
    /// `taxable_amount_base`.
    pub taxable_amount_base: Option<rt::types::Decimal>,
    /// `tax_amount`.
    pub tax_amount: Option<rt::types::Decimal>,
    /// `tax_amount_base`.
    pub tax_amount_base: Option<rt::types::Decimal>,
}

/// A time entry, as far as an invoice shows it.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct InvoicedTimeEntry {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `contact_id`.
    pub contact_id: Option<String>,
    /// `project_id`.
    pub project_id: Option<String>,
    /// `user_id`.
    pub user_id: Identifier,
    /// `started_at`.
    pub started_at: rt::types::DateTime,
    /// `ended_at`.
    pub ended_at: Option<rt::types::DateTime>,
    /// `description`.
    pub description: Option<String>,
    /// Seconds.
    pub paused_duration: InvoicedTimeEntryPausedDuration,
    /// `billable`.
    pub billable: Option<bool>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
}

/// A payment of an invoice or document.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Payment {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `invoice_type`.
    pub invoice_type: PaymentInvoiceType,
    /// `invoice_id`.
    pub invoice_id: String,
    /// `financial_account_id`.
    pub financial_account_id: Option<String>,
    /// `user_id`.
    pub user_id: Identifier,
    /// `payment_transaction_id`.
    pub payment_transaction_id: Option<String>,
    /// `transaction_identifier`.
    pub transaction_identifier: Option<String>,
    /// `price`.
    pub price: Option<rt::types::Decimal>,
    /// `price_base`.
    pub price_base: Option<rt::types::Decimal>,
    /// `payment_date`.
    pub payment_date: rt::types::Date,
    /// `credit_invoice_id`.
    pub credit_invoice_id: Option<String>,
    /// `financial_mutation_id`.
    pub financial_mutation_id: Option<String>,
    /// `ledger_account_id`.
    pub ledger_account_id: Option<String>,
    /// `linked_payment_id`.
    pub linked_payment_id: Option<String>,
    /// `manual_payment_action`.
    pub manual_payment_action: Option<String>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
}

/// A movement on a bank account.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct FinancialMutation {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `amount`.
    pub amount: rt::types::Decimal,
    /// `code`.
    pub code: Option<String>,
    /// `date`.
    pub date: rt::types::Date,
    /// `message`.
    pub message: Option<String>,
    /// `contra_account_name`.
    pub contra_account_name: Option<String>,
    /// `contra_account_number`.
    pub contra_account_number: Option<String>,
    /// `state`.
    pub state: FinancialMutationState,
    /// `settlement_state`.
    pub settlement_state: FinancialMutationSettlementState,
    /// `amount_open`.
    pub amount_open: rt::types::Decimal,
    /// `sepa_fields`.
    pub sepa_fields: Option<std::collections::BTreeMap<String, rt::Json>>,
    /// `batch_reference`.
    pub batch_reference: Option<String>,
    /// `financial_account_id`.
    pub financial_account_id: String,
    /// `currency`.
    pub currency: String,
    /// `original_amount`.
    pub original_amount: Option<rt::types::Decimal>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
    /// `version`.
    pub version: i64,
    /// `financial_statement_id`.
    pub financial_statement_id: String,
    /// `processed_at`.
    pub processed_at: Option<rt::types::DateTime>,
    /// `account_servicer_transaction_id`.
    pub account_servicer_transaction_id: Option<String>,
    /// `payments`.
    pub payments: Vec<Payment>,
    /// `ledger_account_bookings`.
    pub ledger_account_bookings: Vec<LedgerAccountBooking>,
}

/// The part of a mutation that was booked on a ledger account.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LedgerAccountBooking {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `financial_mutation_id`.
    pub financial_mutation_id: String,
    /// `ledger_account_id`.
    pub ledger_account_id: String,
    /// `project_id`.
    pub project_id: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `price`.
    pub price: rt::types::Decimal,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
}

/// A document that is no invoice: a contract, a policy.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct GeneralDocument {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `contact_id`.
    pub contact_id: Option<String>,
    /// `contact`.
    pub contact: Option<Contact>,
    /// `reference`.
    pub reference: Option<String>,
    /// `date`.
    pub date: rt::types::Date,
    /// `due_date`.
    pub due_date: Option<rt::types::Date>,
    /// `entry_number`.
    pub entry_number: Option<i64>,
    /// `state`.
    pub state: DocumentState,
    /// `exchange_rate`.
    pub exchange_rate: Option<rt::types::Decimal>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
    /// `version`.
    pub version: i64,
    /// `notes`.
    pub notes: Vec<Note>,
    /// `attachments`.
    pub attachments: Vec<Attachment>,
    /// `events`.
    pub events: Vec<Event>,
}

/// An invoice from a supplier.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PurchaseInvoice {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `contact_id`.
    pub contact_id: Option<String>,
    /// `contact`.
    pub contact: Option<Contact>,
    /// `reference`.
    pub reference: Option<String>,
    /// `date`.
    pub date: rt::types::Date,
    /// `due_date`.
    pub due_date: Option<rt::types::Date>,
    /// `entry_number`.
    pub entry_number: Option<i64>,
    /// `state`.
    pub state: DocumentState,
    /// `currency`.
    pub currency: String,
    /// `exchange_rate`.
    pub exchange_rate: Option<rt::types::Decimal>,
    /// `revenue_invoice`.
    pub revenue_invoice: Option<bool>,
    /// `prices_are_incl_tax`.
    pub prices_are_incl_tax: Option<bool>,
    /// `origin`.
    pub origin: Option<DocumentOrigin>,
    /// `paid_at`.
    pub paid_at: Option<rt::types::Date>,
    /// `tax_number`.
    pub tax_number: Option<String>,
    /// `total_price_excl_tax`.
    pub total_price_excl_tax: Option<rt::types::Decimal>,
    /// `total_price_excl_tax_base`.
    pub total_price_excl_tax_base: Option<rt::types::Decimal>,
    /// `total_price_incl_tax`.
    pub total_price_incl_tax: Option<rt::types::Decimal>,
    /// `total_price_incl_tax_base`.
    pub total_price_incl_tax_base: Option<rt::types::Decimal>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
    /// `version`.
    pub version: i64,
    /// `details`.
    pub details: Vec<Detail>,
    /// `fiscal_allocations`.
    pub fiscal_allocations: Vec<FiscalAllocation>,
    /// `payments`.
    pub payments: Vec<Payment>,
    /// `notes`.
    pub notes: Vec<Note>,
    /// `attachments`.
    pub attachments: Vec<Attachment>,
    /// `events`.
    pub events: Vec<Event>,
}

/// A receipt from a supplier.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Receipt {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `contact_id`.
    pub contact_id: Option<String>,
    /// `contact`.
    pub contact: Option<Contact>,
    /// `reference`.
    pub reference: Option<String>,
    /// `date`.
    pub date: rt::types::Date,
    /// `due_date`.
    pub due_date: Option<rt::types::Date>,
    /// `entry_number`.
    pub entry_number: Option<i64>,
    /// `state`.
    pub state: DocumentState,
    /// `currency`.
    pub currency: Option<String>,
    /// `exchange_rate`.
    pub exchange_rate: Option<rt::types::Decimal>,
    /// `revenue_invoice`.
    pub revenue_invoice: Option<bool>,
    /// `prices_are_incl_tax`.
    pub prices_are_incl_tax: Option<bool>,
    /// `origin`.
    pub origin: Option<DocumentOrigin>,
    /// `paid_at`.
    pub paid_at: Option<rt::types::Date>,
    /// `tax_number`.
    pub tax_number: Option<String>,
    /// `total_price_excl_tax`.
    pub total_price_excl_tax: Option<rt::types::Decimal>,
    /// `total_price_excl_tax_base`.
    pub total_price_excl_tax_base: Option<rt::types::Decimal>,
    /// `total_price_incl_tax`.
    pub total_price_incl_tax: Option<rt::types::Decimal>,
    /// `total_price_incl_tax_base`.
    pub total_price_incl_tax_base: Option<rt::types::Decimal>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
    /// `version`.
    pub version: i64,
    /// `details`.
    pub details: Vec<Detail>,
    /// `fiscal_allocations`.
    pub fiscal_allocations: Vec<FiscalAllocation>,
    /// `payments`.
    pub payments: Vec<Payment>,
    /// `notes`.
    pub notes: Vec<Note>,
    /// `attachments`.
    pub attachments: Vec<Attachment>,
    /// `events`.
    pub events: Vec<Event>,
}

/// The private part of a purchase.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct FiscalAllocation {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `ledger_account_id`.
    pub ledger_account_id: String,
    /// `private_ledger_account_id`.
    pub private_ledger_account_id: String,
    /// `percentage`.
    pub percentage: Option<rt::types::Decimal>,
    /// `price`.
    pub price: Option<rt::types::Decimal>,
    /// `price_base`.
    pub price_base: Option<rt::types::Decimal>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
}

/// Hours that somebody worked.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TimeEntry {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `contact_id`.
    pub contact_id: Option<String>,
    /// `project_id`.
    pub project_id: Option<String>,
    /// `sales_invoice_id`.
    pub sales_invoice_id: Option<String>,
    /// `user_id`.
    pub user_id: Identifier,
    /// `started_at`.
    pub started_at: rt::types::DateTime,
    /// `ended_at`.
    pub ended_at: Option<rt::types::DateTime>,
    /// `description`.
    pub description: String,
    /// Seconds.
    pub paused_duration: i64,
    /// `billable`.
    pub billable: Option<bool>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
    /// `contact`.
    pub contact: Option<ContactName>,
    /// `user`.
    pub user: User,
    /// `project`.
    pub project: Option<Project>,
    /// `sales_invoice`.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_invoice: Option<Option<SalesInvoice>>,
    /// `events`.
    pub events: Vec<Event>,
    /// `notes`.
    pub notes: Vec<Note>,
}

/// A user of the administration.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct User {
    /// `id`.
    pub id: Identifier,
    /// `name`.
    pub name: String,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
}

/// A project that hours and lines belong to.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Project {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: String,
    /// `state`.
    pub state: ProjectState,
    /// `budget`.
    pub budget: Option<i64>,
}

/// A note, or something left to do.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Note {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `entity_id`.
    pub entity_id: Option<String>,
    /// `entity_type`.
    pub entity_type: String,
    /// `user_id`.
    pub user_id: Identifier,
    /// `assignee_id`.
    pub assignee_id: Option<String>,
    /// `todo`.
    pub todo: Option<Flag>,
    /// `note`.
    pub note: Option<String>,
    /// `completed_at`.
    pub completed_at: Option<rt::types::DateTime>,
    /// `completed_by_id`.
    pub completed_by_id: Option<String>,
    /// `todo_type`.
    pub todo_type: Option<TodoType>,
    /// `data`.
    pub data: Option<std::collections::BTreeMap<String, rt::Json>>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
}

/// Something that happened to a record.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Event {
    /// `administration_id`.
    pub administration_id: Option<Identifier>,
    /// `user_id`.
    pub user_id: Identifier,
    /// `action`.
    pub action: String,
    /// `link_entity_id`.
    pub link_entity_id: Option<String>,
    /// `link_entity_type`.
    pub link_entity_type: Option<String>,
    /// `data`.
    pub data: Option<std::collections::BTreeMap<String, rt::Json>>,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
    /// `updated_at`.
    pub updated_at: rt::types::DateTime,
}

/// A file attached to an invoice or a document.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Attachment {
    /// `id`.
    pub id: String,
    /// `administration_id`.
    pub administration_id: Identifier,
    /// `attachable_id`.
    pub attachable_id: String,
    /// `attachable_type`.
    pub attachable_type: AttachmentAttachableType,
    /// `filename`.
    pub filename: String,
    /// `content_type`.
    pub content_type: String,
    /// `size`.
    pub size: i64,
    /// `rotation`.
    pub rotation: Option<i64>,
    /// `created_at`.
    pub created_at: Option<rt::types::DateTime>,
    /// `updated_at`.
    pub updated_at: Option<rt::types::DateTime>,
}

/// The value of a field that the user defined.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomFieldValue {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: String,
    /// `value`.
    pub value: String,
}

/// What a new contact is made of: a company name, or a first and last name.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactInput {
    /// `company_name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// `address1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address1: Option<String>,
    /// `address2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address2: Option<String>,
    /// `zipcode`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zipcode: Option<String>,
    /// `city`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// `country`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// `delivery_method`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_method: Option<DeliveryMethod>,
    /// `customer_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// `tax_number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<String>,
    /// `firstname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firstname: Option<String>,
    /// `lastname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lastname: Option<String>,
    /// `chamber_of_commerce`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chamber_of_commerce: Option<String>,
    /// `bank_account`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// `send_invoices_to_attention`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_attention: Option<String>,
    /// `send_invoices_to_email`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_email: Option<String>,
    /// `send_estimates_to_attention`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_attention: Option<String>,
    /// `send_estimates_to_email`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_email: Option<String>,
    /// `sepa_active`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_active: Option<bool>,
    /// `sepa_iban`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban: Option<String>,
    /// `sepa_iban_account_name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban_account_name: Option<String>,
    /// `sepa_bic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_bic: Option<String>,
    /// `sepa_mandate_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_id: Option<String>,
    /// `sepa_mandate_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_date: Option<rt::types::Date>,
    /// `sepa_sequence_type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_sequence_type: Option<SepaSequenceType>,
    /// `si_identifier_type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier_type: Option<String>,
    /// `si_identifier`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier: Option<String>,
    /// `invoice_workflow_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_workflow_id: Option<String>,
    /// `estimate_workflow_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate_workflow_id: Option<String>,
    /// `email_ubl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_ubl: Option<bool>,
    /// `direct_debit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direct_debit: Option<bool>,
    /// `custom_fields_attributes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
    /// `contact_person`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_person: Option<ContactPersonInput>,
}

impl ContactInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            company_name: None,
            address1: None,
            address2: None,
            zipcode: None,
            city: None,
            country: None,
            phone: None,
            delivery_method: None,
            customer_id: None,
            tax_number: None,
            firstname: None,
            lastname: None,
            chamber_of_commerce: None,
            bank_account: None,
            send_invoices_to_attention: None,
            send_invoices_to_email: None,
            send_estimates_to_attention: None,
            send_estimates_to_email: None,
            sepa_active: None,
            sepa_iban: None,
            sepa_iban_account_name: None,
            sepa_bic: None,
            sepa_mandate_id: None,
            sepa_mandate_date: None,
            sepa_sequence_type: None,
            si_identifier_type: None,
            si_identifier: None,
            invoice_workflow_id: None,
            estimate_workflow_id: None,
            email_ubl: None,
            direct_debit: None,
            custom_fields_attributes: None,
            contact_person: None,
        }
    }

    /// Sets `company_name`.
    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    /// Sets `address1`.
    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    /// Sets `address2`.
    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    /// Sets `zipcode`.
    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    /// Sets `city`.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    /// Sets `country`.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// Sets `phone`.
    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    /// Sets `delivery_method`.
    #[must_use]
    pub fn delivery_method(mut self, delivery_method: DeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    /// Sets `customer_id`.
    #[must_use]
    pub fn customer_id(mut self, customer_id: impl Into<String>) -> Self {
        self.customer_id = Some(customer_id.into());
        self
    }

    /// Sets `tax_number`.
    #[must_use]
    pub fn tax_number(mut self, tax_number: impl Into<String>) -> Self {
        self.tax_number = Some(tax_number.into());
        self
    }

    /// Sets `firstname`.
    #[must_use]
    pub fn firstname(mut self, firstname: impl Into<String>) -> Self {
        self.firstname = Some(firstname.into());
        self
    }

    /// Sets `lastname`.
    #[must_use]
    pub fn lastname(mut self, lastname: impl Into<String>) -> Self {
        self.lastname = Some(lastname.into());
        self
    }

    /// Sets `chamber_of_commerce`.
    #[must_use]
    pub fn chamber_of_commerce(
        mut self,
        chamber_of_commerce: impl Into<String>,
    ) -> Self {
        self.chamber_of_commerce = Some(chamber_of_commerce.into());
        self
    }

    /// Sets `bank_account`.
    #[must_use]
    pub fn bank_account(mut self, bank_account: impl Into<String>) -> Self {
        self.bank_account = Some(bank_account.into());
        self
    }

    /// Sets `send_invoices_to_attention`.
    #[must_use]
    pub fn send_invoices_to_attention(
        mut self,
        send_invoices_to_attention: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_attention = Some(send_invoices_to_attention.into());
        self
    }

    /// Sets `send_invoices_to_email`.
    #[must_use]
    pub fn send_invoices_to_email(
        mut self,
        send_invoices_to_email: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_email = Some(send_invoices_to_email.into());
        self
    }

    /// Sets `send_estimates_to_attention`.
    #[must_use]
    pub fn send_estimates_to_attention(
        mut self,
        send_estimates_to_attention: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_attention = Some(send_estimates_to_attention.into());
        self
    }

    /// Sets `send_estimates_to_email`.
    #[must_use]
    pub fn send_estimates_to_email(
        mut self,
        send_estimates_to_email: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_email = Some(send_estimates_to_email.into());
        self
    }

    /// Sets `sepa_active`.
    #[must_use]
    pub fn sepa_active(mut self, sepa_active: bool) -> Self {
        self.sepa_active = Some(sepa_active);
        self
    }

    /// Sets `sepa_iban`.
    #[must_use]
    pub fn sepa_iban(mut self, sepa_iban: impl Into<String>) -> Self {
        self.sepa_iban = Some(sepa_iban.into());
        self
    }

    /// Sets `sepa_iban_account_name`.
    #[must_use]
    pub fn sepa_iban_account_name(
        mut self,
        sepa_iban_account_name: impl Into<String>,
    ) -> Self {
        self.sepa_iban_account_name = Some(sepa_iban_account_name.into());
        self
    }

    /// Sets `sepa_bic`.
    #[must_use]
    pub fn sepa_bic(mut self, sepa_bic: impl Into<String>) -> Self {
        self.sepa_bic = Some(sepa_bic.into());
        self
    }

    /// Sets `sepa_mandate_id`.
    #[must_use]
    pub fn sepa_mandate_id(mut self, sepa_mandate_id: impl Into<String>) -> Self {
        self.sepa_mandate_id = Some(sepa_mandate_id.into());
        self
    }

    /// Sets `sepa_mandate_date`.
    #[must_use]
    pub fn sepa_mandate_date(mut self, sepa_mandate_date: rt::types::Date) -> Self {
        self.sepa_mandate_date = Some(sepa_mandate_date);
        self
    }

    /// Sets `sepa_sequence_type`.
    #[must_use]
    pub fn sepa_sequence_type(mut self, sepa_sequence_type: SepaSequenceType) -> Self {
        self.sepa_sequence_type = Some(sepa_sequence_type);
        self
    }

    /// Sets `si_identifier_type`.
    #[must_use]
    pub fn si_identifier_type(mut self, si_identifier_type: impl Into<String>) -> Self {
        self.si_identifier_type = Some(si_identifier_type.into());
        self
    }

    /// Sets `si_identifier`.
    #[must_use]
    pub fn si_identifier(mut self, si_identifier: impl Into<String>) -> Self {
        self.si_identifier = Some(si_identifier.into());
        self
    }

    /// Sets `invoice_workflow_id`.
    #[must_use]
    pub fn invoice_workflow_id(
        mut self,
        invoice_workflow_id: impl Into<String>,
    ) -> Self {
        self.invoice_workflow_id = Some(invoice_workflow_id.into());
        self
    }

    /// Sets `estimate_workflow_id`.
    #[must_use]
    pub fn estimate_workflow_id(
        mut self,
        estimate_workflow_id: impl Into<String>,
    ) -> Self {
        self.estimate_workflow_id = Some(estimate_workflow_id.into());
        self
    }

    /// Sets `email_ubl`.
    #[must_use]
    pub fn email_ubl(mut self, email_ubl: bool) -> Self {
        self.email_ubl = Some(email_ubl);
        self
    }

    /// Sets `direct_debit`.
    #[must_use]
    pub fn direct_debit(mut self, direct_debit: bool) -> Self {
        self.direct_debit = Some(direct_debit);
        self
    }

    /// Sets `custom_fields_attributes`.
    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: Vec<CustomFieldInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes);
        self
    }

    /// Sets `contact_person`.
    #[must_use]
    pub fn contact_person(mut self, contact_person: ContactPersonInput) -> Self {
        self.contact_person = Some(contact_person);
        self
    }
}

impl Default for ContactInput {
    fn default() -> Self {
        Self::new()
    }
}

/// What changes of a contact; the rest stays.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactUpdate {
    /// `company_name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// `address1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address1: Option<String>,
    /// `address2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address2: Option<String>,
    /// `zipcode`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zipcode: Option<String>,
    /// `city`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// `country`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// `delivery_method`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_method: Option<DeliveryMethod>,
    /// `email_ubl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_ubl: Option<bool>,
    /// `customer_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// `tax_number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<String>,
    /// `firstname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firstname: Option<String>,
    /// `lastname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lastname: Option<String>,
    /// `chamber_of_commerce`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chamber_of_commerce: Option<String>,
    /// `bank_account`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// `send_invoices_to_attention`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_attention: Option<String>,
    /// `send_invoices_to_email`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_invoices_to_email: Option<String>,
    /// `send_estimates_to_attention`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_attention: Option<String>,
    /// `send_estimates_to_email`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_estimates_to_email: Option<String>,
    /// `sepa_active`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_active: Option<bool>,
    /// `sepa_iban`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban: Option<String>,
    /// `sepa_iban_account_name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_iban_account_name: Option<String>,
    /// `sepa_bic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_bic: Option<String>,
    /// `sepa_mandate_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_id: Option<String>,
    /// `sepa_mandate_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_mandate_date: Option<rt::types::Date>,
    /// `sepa_sequence_type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sepa_sequence_type: Option<SepaSequenceType>,
    /// `invoice_workflow_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_workflow_id: Option<String>,
    /// `estimate_workflow_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate_workflow_id: Option<String>,
    /// `si_identifier_type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier_type: Option<String>,
    /// `si_identifier`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_identifier: Option<String>,
    /// `direct_debit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direct_debit: Option<bool>,
    /// `custom_fields_attributes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
}

impl ContactUpdate {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            company_name: None,
            address1: None,
            address2: None,
            zipcode: None,
            city: None,
            country: None,
            phone: None,
            delivery_method: None,
            email_ubl: None,
            customer_id: None,
            tax_number: None,
            firstname: None,
            lastname: None,
            chamber_of_commerce: None,
            bank_account: None,
            send_invoices_to_attention: None,
            send_invoices_to_email: None,
            send_estimates_to_attention: None,
            send_estimates_to_email: None,
            sepa_active: None,
            sepa_iban: None,
            sepa_iban_account_name: None,
            sepa_bic: None,
            sepa_mandate_id: None,
            sepa_mandate_date: None,
            sepa_sequence_type: None,
            invoice_workflow_id: None,
            estimate_workflow_id: None,
            si_identifier_type: None,
            si_identifier: None,
            direct_debit: None,
            custom_fields_attributes: None,
        }
    }

    /// Sets `company_name`.
    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    /// Sets `address1`.
    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    /// Sets `address2`.
    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    /// Sets `zipcode`.
    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    /// Sets `city`.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    /// Sets `country`.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// Sets `phone`.
    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    /// Sets `delivery_method`.
    #[must_use]
    pub fn delivery_method(mut self, delivery_method: DeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    /// Sets `email_ubl`.
    #[must_use]
    pub fn email_ubl(mut self, email_ubl: bool) -> Self {
        self.email_ubl = Some(email_ubl);
        self
    }

    /// Sets `customer_id`.
    #[must_use]
    pub fn customer_id(mut self, customer_id: impl Into<String>) -> Self {
        self.customer_id = Some(customer_id.into());
        self
    }

    /// Sets `tax_number`.
    #[must_use]
    pub fn tax_number(mut self, tax_number: impl Into<String>) -> Self {
        self.tax_number = Some(tax_number.into());
        self
    }

    /// Sets `firstname`.
    #[must_use]
    pub fn firstname(mut self, firstname: impl Into<String>) -> Self {
        self.firstname = Some(firstname.into());
        self
    }

    /// Sets `lastname`.
    #[must_use]
    pub fn lastname(mut self, lastname: impl Into<String>) -> Self {
        self.lastname = Some(lastname.into());
        self
    }

    /// Sets `chamber_of_commerce`.
    #[must_use]
    pub fn chamber_of_commerce(
        mut self,
        chamber_of_commerce: impl Into<String>,
    ) -> Self {
        self.chamber_of_commerce = Some(chamber_of_commerce.into());
        self
    }

    /// Sets `bank_account`.
    #[must_use]
    pub fn bank_account(mut self, bank_account: impl Into<String>) -> Self {
        self.bank_account = Some(bank_account.into());
        self
    }

    /// Sets `send_invoices_to_attention`.
    #[must_use]
    pub fn send_invoices_to_attention(
        mut self,
        send_invoices_to_attention: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_attention = Some(send_invoices_to_attention.into());
        self
    }

    /// Sets `send_invoices_to_email`.
    #[must_use]
    pub fn send_invoices_to_email(
        mut self,
        send_invoices_to_email: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_email = Some(send_invoices_to_email.into());
        self
    }

    /// Sets `send_estimates_to_attention`.
    #[must_use]
    pub fn send_estimates_to_attention(
        mut self,
        send_estimates_to_attention: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_attention = Some(send_estimates_to_attention.into());
        self
    }

    /// Sets `send_estimates_to_email`.
    #[must_use]
    pub fn send_estimates_to_email(
        mut self,
        send_estimates_to_email: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_email = Some(send_estimates_to_email.into());
        self
    }

    /// Sets `sepa_active`.
    #[must_use]
    pub fn sepa_active(mut self, sepa_active: bool) -> Self {
        self.sepa_active = Some(sepa_active);
        self
    }

    /// Sets `sepa_iban`.
    #[must_use]
    pub fn sepa_iban(mut self, sepa_iban: impl Into<String>) -> Self {
        self.sepa_iban = Some(sepa_iban.into());
        self
    }

    /// Sets `sepa_iban_account_name`.
    #[must_use]
    pub fn sepa_iban_account_name(
        mut self,
        sepa_iban_account_name: impl Into<String>,
    ) -> Self {
        self.sepa_iban_account_name = Some(sepa_iban_account_name.into());
        self
    }

    /// Sets `sepa_bic`.
    #[must_use]
    pub fn sepa_bic(mut self, sepa_bic: impl Into<String>) -> Self {
        self.sepa_bic = Some(sepa_bic.into());
        self
    }

    /// Sets `sepa_mandate_id`.
    #[must_use]
    pub fn sepa_mandate_id(mut self, sepa_mandate_id: impl Into<String>) -> Self {
        self.sepa_mandate_id = Some(sepa_mandate_id.into());
        self
    }

    /// Sets `sepa_mandate_date`.
    #[must_use]
    pub fn sepa_mandate_date(mut self, sepa_mandate_date: rt::types::Date) -> Self {
        self.sepa_mandate_date = Some(sepa_mandate_date);
        self
    }

    /// Sets `sepa_sequence_type`.
    #[must_use]
    pub fn sepa_sequence_type(mut self, sepa_sequence_type: SepaSequenceType) -> Self {
        self.sepa_sequence_type = Some(sepa_sequence_type);
        self
    }

    /// Sets `invoice_workflow_id`.
    #[must_use]
    pub fn invoice_workflow_id(
        mut self,
        invoice_workflow_id: impl Into<String>,
    ) -> Self {
        self.invoice_workflow_id = Some(invoice_workflow_id.into());
        self
    }

    /// Sets `estimate_workflow_id`.
    #[must_use]
    pub fn estimate_workflow_id(
        mut self,
        estimate_workflow_id: impl Into<String>,
    ) -> Self {
        self.estimate_workflow_id = Some(estimate_workflow_id.into());
        self
    }

    /// Sets `si_identifier_type`.
    #[must_use]
    pub fn si_identifier_type(mut self, si_identifier_type: impl Into<String>) -> Self {
        self.si_identifier_type = Some(si_identifier_type.into());
        self
    }

    /// Sets `si_identifier`.
    #[must_use]
    pub fn si_identifier(mut self, si_identifier: impl Into<String>) -> Self {
        self.si_identifier = Some(si_identifier.into());
        self
    }

    /// Sets `direct_debit`.
    #[must_use]
    pub fn direct_debit(mut self, direct_debit: bool) -> Self {
        self.direct_debit = Some(direct_debit);
        self
    }

    /// Sets `custom_fields_attributes`.
    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: Vec<CustomFieldInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes);
        self
    }
}

impl Default for ContactUpdate {
    fn default() -> Self {
        Self::new()
    }
}

/// The person to make with a new contact.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ContactPersonInput {
    /// `firstname`.
    pub firstname: String,
    /// `lastname`.
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
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SalesInvoiceInput {
    /// `contact_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// `contact_person_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_person_id: Option<String>,
    /// `original_estimate_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_estimate_id: Option<String>,
    /// `document_style_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_style_id: Option<String>,
    /// `workflow_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflow_id: Option<String>,
    /// `reference`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// `invoice_sequence_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_sequence_id: Option<String>,
    /// `invoice_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_date: Option<rt::types::Date>,
    /// `first_due_interval`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_due_interval: Option<i64>,
    /// `currency`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// `prices_are_incl_tax`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices_are_incl_tax: Option<bool>,
    /// `payment_conditions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_conditions: Option<String>,
    /// `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<rt::types::Decimal>,
    /// `time_entry_ids`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_entry_ids: Option<Vec<String>>,
    /// `details_attributes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details_attributes: Option<Vec<DetailInput>>,
    /// `custom_fields_attributes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
}

impl SalesInvoiceInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            contact_id: None,
            contact_person_id: None,
            original_estimate_id: None,
            document_style_id: None,
            workflow_id: None,
            reference: None,
            invoice_sequence_id: None,
            invoice_date: None,
            first_due_interval: None,
            currency: None,
            prices_are_incl_tax: None,
            payment_conditions: None,
            discount: None,
            time_entry_ids: None,
            details_attributes: None,
            custom_fields_attributes: None,
        }
    }

    /// Sets `contact_id`.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Sets `contact_person_id`.
    #[must_use]
    pub fn contact_person_id(mut self, contact_person_id: impl Into<String>) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    /// Sets `original_estimate_id`.
    #[must_use]
    pub fn original_estimate_id(
        mut self,
        original_estimate_id: impl Into<String>,
    ) -> Self {
        self.original_estimate_id = Some(original_estimate_id.into());
        self
    }

    /// Sets `document_style_id`.
    #[must_use]
    pub fn document_style_id(mut self, document_style_id: impl Into<String>) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    /// Sets `workflow_id`.
    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<String>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    /// Sets `reference`.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Sets `invoice_sequence_id`.
    #[must_use]
    pub fn invoice_sequence_id(
        mut self,
        invoice_sequence_id: impl Into<String>,
    ) -> Self {
        self.invoice_sequence_id = Some(invoice_sequence_id.into());
        self
    }

    /// Sets `invoice_date`.
    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }

    /// Sets `first_due_interval`.
    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// Sets `prices_are_incl_tax`.
    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    /// Sets `payment_conditions`.
    #[must_use]
    pub fn payment_conditions(mut self, payment_conditions: impl Into<String>) -> Self {
        self.payment_conditions = Some(payment_conditions.into());
        self
    }

    /// Sets `discount`.
    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    /// Sets `time_entry_ids`.
    #[must_use]
    pub fn time_entry_ids(mut self, time_entry_ids: Vec<String>) -> Self {
        self.time_entry_ids = Some(time_entry_ids);
        self
    }

    /// Sets `details_attributes`.
    #[must_use]
    pub fn details_attributes(mut self, details_attributes: Vec<DetailInput>) -> Self {
        self.details_attributes = Some(details_attributes);
        self
    }

    /// Sets `custom_fields_attributes`.
    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: Vec<CustomFieldInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes);
        self
    }
}

impl Default for SalesInvoiceInput {
    fn default() -> Self {
        Self::new()
    }
}

/// A line to add, or to change when it has an `id`.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct DetailInput {
    /// `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `period`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// `price`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<rt::types::Decimal>,
    /// `amount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// `tax_rate_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rate_id: Option<String>,
    /// `ledger_account_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger_account_id: Option<String>,
    /// `project_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// `product_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// `row_order`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_order: Option<i64>,
    /// `is_optional`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_optional: Option<bool>,
    /// `is_selected`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_selected: Option<bool>,
    /// Removes the element with this `id`.
    #[serde(rename = "_destroy")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destroy: Option<bool>,
    /// `automated_tax_enabled`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automated_tax_enabled: Option<bool>,
}

impl DetailInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id: None,
            description: None,
            period: None,
            price: None,
            amount: None,
            tax_rate_id: None,
            ledger_account_id: None,
            project_id: None,
            product_id: None,
            row_order: None,
            is_optional: None,
            is_selected: None,
            destroy: None,
            automated_tax_enabled: None,
        }
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `period`.
    #[must_use]
    pub fn period(mut self, period: impl Into<String>) -> Self {
        self.period = Some(period.into());
        self
    }

    /// Sets `price`.
    #[must_use]
    pub fn price(mut self, price: rt::types::Decimal) -> Self {
        self.price = Some(price);
        self
    }

    /// Sets `amount`.
    #[must_use]
    pub fn amount(mut self, amount: impl Into<String>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    /// Sets `tax_rate_id`.
    #[must_use]
    pub fn tax_rate_id(mut self, tax_rate_id: impl Into<String>) -> Self {
        self.tax_rate_id = Some(tax_rate_id.into());
        self
    }

    /// Sets `ledger_account_id`.
    #[must_use]
    pub fn ledger_account_id(mut self, ledger_account_id: impl Into<String>) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    /// Sets `project_id`.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Sets `product_id`.
    #[must_use]
    pub fn product_id(mut self, product_id: impl Into<String>) -> Self {
        self.product_id = Some(product_id.into());
        self
    }

    /// Sets `row_order`.
    #[must_use]
    pub fn row_order(mut self, row_order: i64) -> Self {
        self.row_order = Some(row_order);
        self
    }

    /// Sets `is_optional`.
    #[must_use]
    pub fn is_optional(mut self, is_optional: bool) -> Self {
        self.is_optional = Some(is_optional);
        self
    }

    /// Sets `is_selected`.
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

    /// Sets `automated_tax_enabled`.
    #[must_use]
    pub fn automated_tax_enabled(mut self, automated_tax_enabled: bool) -> Self {
        self.automated_tax_enabled = Some(automated_tax_enabled);
        self
    }
}

impl Default for DetailInput {
    fn default() -> Self {
        Self::new()
    }
}

/// What a new general document is made of.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct GeneralDocumentInput {
    /// `reference`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<rt::types::Date>,
    /// `due_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_date: Option<rt::types::Date>,
    /// `reminder_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder_date: Option<rt::types::Date>,
    /// `contact_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// `reminder`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<ReminderInput>,
}

impl GeneralDocumentInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            reference: None,
            date: None,
            due_date: None,
            reminder_date: None,
            contact_id: None,
            reminder: None,
        }
    }

    /// Sets `reference`.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Sets `date`.
    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    /// Sets `due_date`.
    #[must_use]
    pub fn due_date(mut self, due_date: rt::types::Date) -> Self {
        self.due_date = Some(due_date);
        self
    }

    /// Sets `reminder_date`.
    #[must_use]
    pub fn reminder_date(mut self, reminder_date: rt::types::Date) -> Self {
        self.reminder_date = Some(reminder_date);
        self
    }

    /// Sets `contact_id`.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Sets `reminder`.
    #[must_use]
    pub fn reminder(mut self, reminder: ReminderInput) -> Self {
        self.reminder = Some(reminder);
        self
    }
}

impl Default for GeneralDocumentInput {
    fn default() -> Self {
        Self::new()
    }
}

/// When to be reminded, and of what.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ReminderInput {
    /// `date`.
    pub date: rt::types::Date,
    /// `message`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl ReminderInput {
    /// With what is required.
    #[must_use]
    pub fn new(date: rt::types::Date) -> Self {
        Self { date, message: None }
    }

    /// Sets `message`.
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
    /// `user_id`.
    pub user_id: String,
    /// `started_at`.
    pub started_at: rt::types::DateTime,
    /// `ended_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<rt::types::DateTime>,
    /// `description`.
    pub description: String,
    /// `contact_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// `project_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// `sales_invoice_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_invoice_id: Option<String>,
    /// `billable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billable: Option<bool>,
    /// `paused_duration`.
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

    /// Sets `ended_at`.
    #[must_use]
    pub fn ended_at(mut self, ended_at: rt::types::DateTime) -> Self {
        self.ended_at = Some(ended_at);
        self
    }

    /// Sets `contact_id`.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Sets `project_id`.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Sets `sales_invoice_id`.
    #[must_use]
    pub fn sales_invoice_id(mut self, sales_invoice_id: impl Into<String>) -> Self {
        self.sales_invoice_id = Some(sales_invoice_id.into());
        self
    }

    /// Sets `billable`.
    #[must_use]
    pub fn billable(mut self, billable: bool) -> Self {
        self.billable = Some(billable);
        self
    }

    /// Sets `paused_duration`.
    #[must_use]
    pub fn paused_duration(mut self, paused_duration: i64) -> Self {
        self.paused_duration = Some(paused_duration);
        self
    }
}

/// What changes of a time entry; the rest stays.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TimeEntryUpdate {
    /// `started_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<rt::types::DateTime>,
    /// `ended_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<rt::types::DateTime>,
    /// `paused_duration`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_duration: Option<i64>,
    /// `contact_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<String>,
    /// `project_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// `sales_invoice_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_invoice_id: Option<String>,
    /// `description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `billable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billable: Option<bool>,
}

impl TimeEntryUpdate {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            started_at: None,
            ended_at: None,
            paused_duration: None,
            contact_id: None,
            project_id: None,
            sales_invoice_id: None,
            description: None,
            billable: None,
        }
    }

    /// Sets `started_at`.
    #[must_use]
    pub fn started_at(mut self, started_at: rt::types::DateTime) -> Self {
        self.started_at = Some(started_at);
        self
    }

    /// Sets `ended_at`.
    #[must_use]
    pub fn ended_at(mut self, ended_at: rt::types::DateTime) -> Self {
        self.ended_at = Some(ended_at);
        self
    }

    /// Sets `paused_duration`.
    #[must_use]
    pub fn paused_duration(mut self, paused_duration: i64) -> Self {
        self.paused_duration = Some(paused_duration);
        self
    }

    /// Sets `contact_id`.
    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<String>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    /// Sets `project_id`.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Sets `sales_invoice_id`.
    #[must_use]
    pub fn sales_invoice_id(mut self, sales_invoice_id: impl Into<String>) -> Self {
        self.sales_invoice_id = Some(sales_invoice_id.into());
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `billable`.
    #[must_use]
    pub fn billable(mut self, billable: bool) -> Self {
        self.billable = Some(billable);
        self
    }
}

impl Default for TimeEntryUpdate {
    fn default() -> Self {
        Self::new()
    }
}

/// A value for a field that the user defined.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomFieldInput {
    /// `id`.
    pub id: String,
    /// `value`.
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
    /// `error`.
    pub error: String,
    /// `value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<rt::Json>,
    /// `count`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
}

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Refusal {
    /// `error`.
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
