//! The types of Moneybird's API.

use ::licit::rt;

/// A bookkeeping that the user keeps in Moneybird.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(Administration {
    id: required = "id",
    name: required = "name",
    language: required = "language",
    currency: required = "currency",
    country: required = "country",
    time_zone: required = "time_zone",
    access: required = "access",
    suspended: required = "suspended",
    period_locked_until: required = "period_locked_until",
    period_start_date: required = "period_start_date",
});

/// A customer or supplier.
#[allow(clippy::struct_excessive_bools, reason = "the provider says so")]
#[derive(Debug, Clone, PartialEq)]
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
    pub events: Option<Vec<Event>>,
}

rt::object!(Contact {
    id: required = "id",
    administration_id: required = "administration_id",
    company_name: required = "company_name",
    firstname: required = "firstname",
    lastname: required = "lastname",
    address1: required = "address1",
    address2: required = "address2",
    zipcode: required = "zipcode",
    city: required = "city",
    country: required = "country",
    phone: required = "phone",
    delivery_method: required = "delivery_method",
    customer_id: required = "customer_id",
    tax_number: required = "tax_number",
    chamber_of_commerce: required = "chamber_of_commerce",
    bank_account: required = "bank_account",
    is_trusted: required = "is_trusted",
    max_transfer_amount: required = "max_transfer_amount",
    attention: required = "attention",
    email: required = "email",
    email_ubl: required = "email_ubl",
    send_invoices_to_attention: required = "send_invoices_to_attention",
    send_invoices_to_email: required = "send_invoices_to_email",
    send_estimates_to_attention: required = "send_estimates_to_attention",
    send_estimates_to_email: required = "send_estimates_to_email",
    direct_debit: required = "direct_debit",
    sepa_active: required = "sepa_active",
    sepa_iban: required = "sepa_iban",
    sepa_iban_account_name: required = "sepa_iban_account_name",
    sepa_bic: required = "sepa_bic",
    sepa_mandate_id: required = "sepa_mandate_id",
    sepa_mandate_date: required = "sepa_mandate_date",
    sepa_sequence_type: required = "sepa_sequence_type",
    credit_card_number: required = "credit_card_number",
    credit_card_reference: required = "credit_card_reference",
    credit_card_type: required = "credit_card_type",
    tax_number_validated_at: required = "tax_number_validated_at",
    tax_number_valid: required = "tax_number_valid",
    invoice_workflow_id: required = "invoice_workflow_id",
    estimate_workflow_id: required = "estimate_workflow_id",
    si_identifier: required = "si_identifier",
    si_identifier_type: required = "si_identifier_type",
    moneybird_payments_mandate: required = "moneybird_payments_mandate",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    sales_invoices_url: required = "sales_invoices_url",
    notes: required = "notes",
    custom_fields: required = "custom_fields",
    contact_people: required = "contact_people",
    archived: required = "archived",
    events: optional = "events",
});

/// Somebody who works for a contact.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(ContactPerson {
    id: required = "id",
    contact_id: required = "contact_id",
    administration_id: required = "administration_id",
    firstname: required = "firstname",
    lastname: required = "lastname",
    phone: required = "phone",
    email: required = "email",
    department: required = "department",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
});

/// The names of a contact.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(ContactName {
    id: required = "id",
    firstname: required = "firstname",
    lastname: required = "lastname",
    company_name: required = "company_name",
});

/// An invoice to a customer.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(SalesInvoice {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    contact_person_id: required = "contact_person_id",
    contact_person: required = "contact_person",
    invoice_id: required = "invoice_id",
    recurring_sales_invoice_id: required = "recurring_sales_invoice_id",
    subscription_id: required = "subscription_id",
    workflow_id: required = "workflow_id",
    document_style_id: required = "document_style_id",
    identity_id: required = "identity_id",
    draft_id: required = "draft_id",
    state: required = "state",
    invoice_date: required = "invoice_date",
    due_date: required = "due_date",
    payment_conditions: required = "payment_conditions",
    payment_reference: required = "payment_reference",
    short_payment_reference: required = "short_payment_reference",
    reference: required = "reference",
    language: required = "language",
    currency: required = "currency",
    discount: required = "discount",
    original_sales_invoice_id: required = "original_sales_invoice_id",
    paused: required = "paused",
    paid_at: required = "paid_at",
    sent_at: required = "sent_at",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    public_view_code: required = "public_view_code",
    public_view_code_expires_at: required = "public_view_code_expires_at",
    version: required = "version",
    details: required = "details",
    payments: required = "payments",
    total_paid: required = "total_paid",
    total_unpaid: required = "total_unpaid",
    total_unpaid_base: required = "total_unpaid_base",
    prices_are_incl_tax: required = "prices_are_incl_tax",
    total_price_excl_tax: required = "total_price_excl_tax",
    total_price_excl_tax_base: required = "total_price_excl_tax_base",
    total_price_incl_tax: required = "total_price_incl_tax",
    total_price_incl_tax_base: required = "total_price_incl_tax_base",
    total_discount: required = "total_discount",
    marked_dubious_on: required = "marked_dubious_on",
    marked_uncollectible_on: required = "marked_uncollectible_on",
    reminder_count: required = "reminder_count",
    next_reminder: required = "next_reminder",
    original_estimate_id: required = "original_estimate_id",
    url: required = "url",
    payment_url: required = "payment_url",
    custom_fields: required = "custom_fields",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
    tax_totals: required = "tax_totals",
    time_entries: required = "time_entries",
});

/// A line of an invoice or document.
#[derive(Debug, Clone, PartialEq)]
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
    pub is_optional: Option<bool>,
    /// Is selected.
    pub is_selected: Option<bool>,
}

rt::object!(Detail {
    id: required = "id",
    administration_id: required = "administration_id",
    tax_rate_id: required = "tax_rate_id",
    ledger_account_id: required = "ledger_account_id",
    project_id: required = "project_id",
    product_id: required = "product_id",
    amount: required = "amount",
    amount_decimal: required = "amount_decimal",
    description: required = "description",
    price: required = "price",
    period: required = "period",
    row_order: required = "row_order",
    total_price_excl_tax_with_discount: required = "total_price_excl_tax_with_discount",
    total_price_excl_tax_with_discount_base: required = "total_price_excl_tax_with_discount_base",
    tax_report_reference: required = "tax_report_reference",
    mandatory_tax_text: required = "mandatory_tax_text",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    is_optional: optional = "is_optional",
    is_selected: optional = "is_selected",
});

/// The tax of an invoice at one rate.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(TaxTotal {
    tax_rate_id: required = "tax_rate_id",
    taxable_amount: required = "taxable_amount",
    taxable_amount_base: required = "taxable_amount_base",
    tax_amount: required = "tax_amount",
    tax_amount_base: required = "tax_amount_base",
});

/// A time entry, as far as an invoice shows it.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(InvoicedTimeEntry {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    project_id: required = "project_id",
    user_id: required = "user_id",
    started_at: required = "started_at",
    ended_at: required = "ended_at",
    description: required = "description",
    paused_duration: required = "paused_duration",
    billable: required = "billable",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A payment of an invoice or document.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(Payment {
    id: required = "id",
    administration_id: required = "administration_id",
    invoice_type: required = "invoice_type",
    invoice_id: required = "invoice_id",
    financial_account_id: required = "financial_account_id",
    user_id: required = "user_id",
    payment_transaction_id: required = "payment_transaction_id",
    transaction_identifier: required = "transaction_identifier",
    price: required = "price",
    price_base: required = "price_base",
    payment_date: required = "payment_date",
    credit_invoice_id: required = "credit_invoice_id",
    financial_mutation_id: required = "financial_mutation_id",
    ledger_account_id: required = "ledger_account_id",
    linked_payment_id: required = "linked_payment_id",
    manual_payment_action: required = "manual_payment_action",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A movement on a bank account.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(FinancialMutation {
    id: required = "id",
    administration_id: required = "administration_id",
    amount: required = "amount",
    code: required = "code",
    date: required = "date",
    message: required = "message",
    contra_account_name: required = "contra_account_name",
    contra_account_number: required = "contra_account_number",
    state: required = "state",
    settlement_state: required = "settlement_state",
    amount_open: required = "amount_open",
    sepa_fields: required = "sepa_fields",
    batch_reference: required = "batch_reference",
    financial_account_id: required = "financial_account_id",
    currency: required = "currency",
    original_amount: required = "original_amount",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    financial_statement_id: required = "financial_statement_id",
    processed_at: required = "processed_at",
    account_servicer_transaction_id: required = "account_servicer_transaction_id",
    payments: required = "payments",
    ledger_account_bookings: required = "ledger_account_bookings",
});

/// The part of a mutation that was booked on a ledger account.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(LedgerAccountBooking {
    id: required = "id",
    administration_id: required = "administration_id",
    financial_mutation_id: required = "financial_mutation_id",
    ledger_account_id: required = "ledger_account_id",
    project_id: required = "project_id",
    description: required = "description",
    price: required = "price",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A document that is no invoice: a contract, a policy.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(GeneralDocument {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    reference: required = "reference",
    date: required = "date",
    due_date: required = "due_date",
    entry_number: required = "entry_number",
    state: required = "state",
    exchange_rate: required = "exchange_rate",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
});

/// An invoice from a supplier.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(PurchaseInvoice {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    reference: required = "reference",
    date: required = "date",
    due_date: required = "due_date",
    entry_number: required = "entry_number",
    state: required = "state",
    currency: required = "currency",
    exchange_rate: required = "exchange_rate",
    revenue_invoice: required = "revenue_invoice",
    prices_are_incl_tax: required = "prices_are_incl_tax",
    origin: required = "origin",
    paid_at: required = "paid_at",
    tax_number: required = "tax_number",
    total_price_excl_tax: required = "total_price_excl_tax",
    total_price_excl_tax_base: required = "total_price_excl_tax_base",
    total_price_incl_tax: required = "total_price_incl_tax",
    total_price_incl_tax_base: required = "total_price_incl_tax_base",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    details: required = "details",
    fiscal_allocations: required = "fiscal_allocations",
    payments: required = "payments",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
});

/// A receipt from a supplier.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(Receipt {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    reference: required = "reference",
    date: required = "date",
    due_date: required = "due_date",
    entry_number: required = "entry_number",
    state: required = "state",
    currency: required = "currency",
    exchange_rate: required = "exchange_rate",
    revenue_invoice: required = "revenue_invoice",
    prices_are_incl_tax: required = "prices_are_incl_tax",
    origin: required = "origin",
    paid_at: required = "paid_at",
    tax_number: required = "tax_number",
    total_price_excl_tax: required = "total_price_excl_tax",
    total_price_excl_tax_base: required = "total_price_excl_tax_base",
    total_price_incl_tax: required = "total_price_incl_tax",
    total_price_incl_tax_base: required = "total_price_incl_tax_base",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    details: required = "details",
    fiscal_allocations: required = "fiscal_allocations",
    payments: required = "payments",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
});

/// The private part of a purchase.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(FiscalAllocation {
    id: required = "id",
    administration_id: required = "administration_id",
    ledger_account_id: required = "ledger_account_id",
    private_ledger_account_id: required = "private_ledger_account_id",
    percentage: required = "percentage",
    price: required = "price",
    price_base: required = "price_base",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// Hours that somebody worked.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
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
    pub sales_invoice: Option<Option<SalesInvoice>>,
    /// Events.
    pub events: Vec<Event>,
    /// Notes.
    pub notes: Vec<Note>,
}

rt::object!(TimeEntry {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    project_id: required = "project_id",
    sales_invoice_id: required = "sales_invoice_id",
    user_id: required = "user_id",
    started_at: required = "started_at",
    ended_at: required = "ended_at",
    description: required = "description",
    paused_duration: required = "paused_duration",
    billable: required = "billable",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    contact: required = "contact",
    user: required = "user",
    project: required = "project",
    sales_invoice: maybe = "sales_invoice",
    events: required = "events",
    notes: required = "notes",
});

/// A user of the administration.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(User {
    id: required = "id",
    name: required = "name",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A project that hours and lines belong to.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(Project {
    id: required = "id",
    name: required = "name",
    state: required = "state",
    budget: required = "budget",
});

/// A note, or something left to do.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(Note {
    id: required = "id",
    administration_id: required = "administration_id",
    entity_id: required = "entity_id",
    entity_type: required = "entity_type",
    user_id: required = "user_id",
    assignee_id: required = "assignee_id",
    todo: required = "todo",
    note: required = "note",
    completed_at: required = "completed_at",
    completed_by_id: required = "completed_by_id",
    todo_type: required = "todo_type",
    data: required = "data",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// Something that happened to a record.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(Event {
    administration_id: required = "administration_id",
    user_id: required = "user_id",
    action: required = "action",
    link_entity_id: required = "link_entity_id",
    link_entity_type: required = "link_entity_type",
    data: required = "data",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A file attached to an invoice or a document.
#[derive(Debug, Clone, PartialEq)]
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

rt::object!(Attachment {
    id: required = "id",
    administration_id: required = "administration_id",
    attachable_id: required = "attachable_id",
    attachable_type: required = "attachable_type",
    filename: required = "filename",
    content_type: required = "content_type",
    size: required = "size",
    rotation: required = "rotation",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// The value of a field that the user defined.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomFieldValue {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

rt::object!(CustomFieldValue {
    id: required = "id",
    name: required = "name",
    value: required = "value",
});

/// What a new contact is made of: a company name, or a first and last name.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ContactInput {
    /// Company name.
    pub company_name: Option<String>,
    /// Address1.
    pub address1: Option<String>,
    /// Address2.
    pub address2: Option<String>,
    /// Zipcode.
    pub zipcode: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Delivery method.
    pub delivery_method: Option<DeliveryMethod>,
    /// Customer id.
    pub customer_id: Option<String>,
    /// Tax number.
    pub tax_number: Option<String>,
    /// Firstname.
    pub firstname: Option<String>,
    /// Lastname.
    pub lastname: Option<String>,
    /// Chamber of commerce.
    pub chamber_of_commerce: Option<String>,
    /// Bank account.
    pub bank_account: Option<String>,
    /// Send invoices to attention.
    pub send_invoices_to_attention: Option<String>,
    /// Send invoices to email.
    pub send_invoices_to_email: Option<String>,
    /// Send estimates to attention.
    pub send_estimates_to_attention: Option<String>,
    /// Send estimates to email.
    pub send_estimates_to_email: Option<String>,
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
    pub sepa_sequence_type: Option<SepaSequenceType>,
    /// Si identifier type.
    pub si_identifier_type: Option<String>,
    /// Si identifier.
    pub si_identifier: Option<String>,
    /// Invoice workflow id.
    pub invoice_workflow_id: Option<String>,
    /// Estimate workflow id.
    pub estimate_workflow_id: Option<String>,
    /// Email ubl.
    pub email_ubl: Option<bool>,
    /// Direct debit.
    pub direct_debit: Option<bool>,
    /// Custom fields attributes.
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
    /// Contact person.
    pub contact_person: Option<ContactPersonInput>,
}

rt::object!(ContactInput {
    company_name: optional = "company_name",
    address1: optional = "address1",
    address2: optional = "address2",
    zipcode: optional = "zipcode",
    city: optional = "city",
    country: optional = "country",
    phone: optional = "phone",
    delivery_method: optional = "delivery_method",
    customer_id: optional = "customer_id",
    tax_number: optional = "tax_number",
    firstname: optional = "firstname",
    lastname: optional = "lastname",
    chamber_of_commerce: optional = "chamber_of_commerce",
    bank_account: optional = "bank_account",
    send_invoices_to_attention: optional = "send_invoices_to_attention",
    send_invoices_to_email: optional = "send_invoices_to_email",
    send_estimates_to_attention: optional = "send_estimates_to_attention",
    send_estimates_to_email: optional = "send_estimates_to_email",
    sepa_active: optional = "sepa_active",
    sepa_iban: optional = "sepa_iban",
    sepa_iban_account_name: optional = "sepa_iban_account_name",
    sepa_bic: optional = "sepa_bic",
    sepa_mandate_id: optional = "sepa_mandate_id",
    sepa_mandate_date: optional = "sepa_mandate_date",
    sepa_sequence_type: optional = "sepa_sequence_type",
    si_identifier_type: optional = "si_identifier_type",
    si_identifier: optional = "si_identifier",
    invoice_workflow_id: optional = "invoice_workflow_id",
    estimate_workflow_id: optional = "estimate_workflow_id",
    email_ubl: optional = "email_ubl",
    direct_debit: optional = "direct_debit",
    custom_fields_attributes: optional = "custom_fields_attributes",
    contact_person: optional = "contact_person",
});

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
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ContactUpdate {
    /// Company name.
    pub company_name: Option<String>,
    /// Address1.
    pub address1: Option<String>,
    /// Address2.
    pub address2: Option<String>,
    /// Zipcode.
    pub zipcode: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Delivery method.
    pub delivery_method: Option<DeliveryMethod>,
    /// Email ubl.
    pub email_ubl: Option<bool>,
    /// Customer id.
    pub customer_id: Option<String>,
    /// Tax number.
    pub tax_number: Option<String>,
    /// Firstname.
    pub firstname: Option<String>,
    /// Lastname.
    pub lastname: Option<String>,
    /// Chamber of commerce.
    pub chamber_of_commerce: Option<String>,
    /// Bank account.
    pub bank_account: Option<String>,
    /// Send invoices to attention.
    pub send_invoices_to_attention: Option<String>,
    /// Send invoices to email.
    pub send_invoices_to_email: Option<String>,
    /// Send estimates to attention.
    pub send_estimates_to_attention: Option<String>,
    /// Send estimates to email.
    pub send_estimates_to_email: Option<String>,
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
    pub sepa_sequence_type: Option<SepaSequenceType>,
    /// Invoice workflow id.
    pub invoice_workflow_id: Option<String>,
    /// Estimate workflow id.
    pub estimate_workflow_id: Option<String>,
    /// Si identifier type.
    pub si_identifier_type: Option<String>,
    /// Si identifier.
    pub si_identifier: Option<String>,
    /// Direct debit.
    pub direct_debit: Option<bool>,
    /// Custom fields attributes.
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
}

rt::object!(ContactUpdate {
    company_name: optional = "company_name",
    address1: optional = "address1",
    address2: optional = "address2",
    zipcode: optional = "zipcode",
    city: optional = "city",
    country: optional = "country",
    phone: optional = "phone",
    delivery_method: optional = "delivery_method",
    email_ubl: optional = "email_ubl",
    customer_id: optional = "customer_id",
    tax_number: optional = "tax_number",
    firstname: optional = "firstname",
    lastname: optional = "lastname",
    chamber_of_commerce: optional = "chamber_of_commerce",
    bank_account: optional = "bank_account",
    send_invoices_to_attention: optional = "send_invoices_to_attention",
    send_invoices_to_email: optional = "send_invoices_to_email",
    send_estimates_to_attention: optional = "send_estimates_to_attention",
    send_estimates_to_email: optional = "send_estimates_to_email",
    sepa_active: optional = "sepa_active",
    sepa_iban: optional = "sepa_iban",
    sepa_iban_account_name: optional = "sepa_iban_account_name",
    sepa_bic: optional = "sepa_bic",
    sepa_mandate_id: optional = "sepa_mandate_id",
    sepa_mandate_date: optional = "sepa_mandate_date",
    sepa_sequence_type: optional = "sepa_sequence_type",
    invoice_workflow_id: optional = "invoice_workflow_id",
    estimate_workflow_id: optional = "estimate_workflow_id",
    si_identifier_type: optional = "si_identifier_type",
    si_identifier: optional = "si_identifier",
    direct_debit: optional = "direct_debit",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ContactPersonInput {
    /// Firstname.
    pub firstname: String,
    /// Lastname.
    pub lastname: String,
}

rt::object!(ContactPersonInput {
    firstname: required = "firstname",
    lastname: required = "lastname",
});

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
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SalesInvoiceInput {
    /// Contact id.
    pub contact_id: Option<String>,
    /// Contact person id.
    pub contact_person_id: Option<String>,
    /// Original estimate id.
    pub original_estimate_id: Option<String>,
    /// Document style id.
    pub document_style_id: Option<String>,
    /// Workflow id.
    pub workflow_id: Option<String>,
    /// Reference.
    pub reference: Option<String>,
    /// Invoice sequence id.
    pub invoice_sequence_id: Option<String>,
    /// Invoice date.
    pub invoice_date: Option<rt::types::Date>,
    /// First due interval.
    pub first_due_interval: Option<i64>,
    /// Currency.
    pub currency: Option<String>,
    /// Prices are incl tax.
    pub prices_are_incl_tax: Option<bool>,
    /// Payment conditions.
    pub payment_conditions: Option<String>,
    /// Discount.
    pub discount: Option<rt::types::Decimal>,
    /// Time entry ids.
    pub time_entry_ids: Option<Vec<String>>,
    /// Details attributes.
    pub details_attributes: Option<Vec<DetailInput>>,
    /// Custom fields attributes.
    pub custom_fields_attributes: Option<Vec<CustomFieldInput>>,
}

rt::object!(SalesInvoiceInput {
    contact_id: optional = "contact_id",
    contact_person_id: optional = "contact_person_id",
    original_estimate_id: optional = "original_estimate_id",
    document_style_id: optional = "document_style_id",
    workflow_id: optional = "workflow_id",
    reference: optional = "reference",
    invoice_sequence_id: optional = "invoice_sequence_id",
    invoice_date: optional = "invoice_date",
    first_due_interval: optional = "first_due_interval",
    currency: optional = "currency",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    payment_conditions: optional = "payment_conditions",
    discount: optional = "discount",
    time_entry_ids: optional = "time_entry_ids",
    details_attributes: optional = "details_attributes",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

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
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct DetailInput {
    /// Id.
    pub id: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Period.
    pub period: Option<String>,
    /// Price.
    pub price: Option<rt::types::Decimal>,
    /// Amount.
    pub amount: Option<String>,
    /// Tax rate id.
    pub tax_rate_id: Option<String>,
    /// Ledger account id.
    pub ledger_account_id: Option<String>,
    /// Project id.
    pub project_id: Option<String>,
    /// Product id.
    pub product_id: Option<String>,
    /// Row order.
    pub row_order: Option<i64>,
    /// Is optional.
    pub is_optional: Option<bool>,
    /// Is selected.
    pub is_selected: Option<bool>,
    /// Removes the element with this `id`.
    pub destroy: Option<bool>,
    /// Automated tax enabled.
    pub automated_tax_enabled: Option<bool>,
}

rt::object!(DetailInput {
    id: optional = "id",
    description: optional = "description",
    period: optional = "period",
    price: optional = "price",
    amount: optional = "amount",
    tax_rate_id: optional = "tax_rate_id",
    ledger_account_id: optional = "ledger_account_id",
    project_id: optional = "project_id",
    product_id: optional = "product_id",
    row_order: optional = "row_order",
    is_optional: optional = "is_optional",
    is_selected: optional = "is_selected",
    destroy: optional = "_destroy",
    automated_tax_enabled: optional = "automated_tax_enabled",
});

#[allow(clippy::wrong_self_convention, reason = "the provider's names")]
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
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GeneralDocumentInput {
    /// Reference.
    pub reference: Option<String>,
    /// Date.
    pub date: Option<rt::types::Date>,
    /// Due date.
    pub due_date: Option<rt::types::Date>,
    /// Reminder date.
    pub reminder_date: Option<rt::types::Date>,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Reminder.
    pub reminder: Option<ReminderInput>,
}

rt::object!(GeneralDocumentInput {
    reference: optional = "reference",
    date: optional = "date",
    due_date: optional = "due_date",
    reminder_date: optional = "reminder_date",
    contact_id: optional = "contact_id",
    reminder: optional = "reminder",
});

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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReminderInput {
    /// Date.
    pub date: rt::types::Date,
    /// Message.
    pub message: Option<String>,
}

rt::object!(ReminderInput {
    date: required = "date",
    message: optional = "message",
});

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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TimeEntryInput {
    /// User id.
    pub user_id: String,
    /// Started at.
    pub started_at: rt::types::DateTime,
    /// Ended at.
    pub ended_at: Option<rt::types::DateTime>,
    /// Description.
    pub description: String,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Project id.
    pub project_id: Option<String>,
    /// Sales invoice id.
    pub sales_invoice_id: Option<String>,
    /// Billable.
    pub billable: Option<bool>,
    /// Paused duration.
    pub paused_duration: Option<i64>,
}

rt::object!(TimeEntryInput {
    user_id: required = "user_id",
    started_at: required = "started_at",
    ended_at: optional = "ended_at",
    description: required = "description",
    contact_id: optional = "contact_id",
    project_id: optional = "project_id",
    sales_invoice_id: optional = "sales_invoice_id",
    billable: optional = "billable",
    paused_duration: optional = "paused_duration",
});

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
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TimeEntryUpdate {
    /// Started at.
    pub started_at: Option<rt::types::DateTime>,
    /// Ended at.
    pub ended_at: Option<rt::types::DateTime>,
    /// Paused duration.
    pub paused_duration: Option<i64>,
    /// Contact id.
    pub contact_id: Option<String>,
    /// Project id.
    pub project_id: Option<String>,
    /// Sales invoice id.
    pub sales_invoice_id: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Billable.
    pub billable: Option<bool>,
}

rt::object!(TimeEntryUpdate {
    started_at: optional = "started_at",
    ended_at: optional = "ended_at",
    paused_duration: optional = "paused_duration",
    contact_id: optional = "contact_id",
    project_id: optional = "project_id",
    sales_invoice_id: optional = "sales_invoice_id",
    description: optional = "description",
    billable: optional = "billable",
});

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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomFieldInput {
    /// Id.
    pub id: String,
    /// Value.
    pub value: String,
}

rt::object!(CustomFieldInput {
    id: required = "id",
    value: required = "value",
});

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

/// An event, and what it is about.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookPayload {
    /// Administration id.
    pub administration_id: Identifier,
    /// Webhook id.
    pub webhook_id: Option<Identifier>,
    /// What the webhook was made with.
    pub webhook_token: Option<rt::Secret>,
    /// Which event it is.
    pub action: String,
    /// Entity type.
    pub entity_type: Option<Option<String>>,
    /// Entity id.
    pub entity_id: Option<Option<Identifier>>,
    /// State.
    pub state: Option<Option<String>>,
    /// Entity.
    pub entity: Option<rt::Json>,
}

rt::object!(WebhookPayload {
    administration_id: required = "administration_id",
    webhook_id: optional = "webhook_id",
    webhook_token: optional_hidden = "webhook_token",
    action: required = "action",
    entity_type: maybe = "entity_type",
    entity_id: maybe = "entity_id",
    state: maybe = "state",
    entity: present = "entity",
});

/// An event about a contact.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ContactWebhook {
    /// Administration id.
    pub administration_id: Identifier,
    /// Webhook id.
    pub webhook_id: Option<Identifier>,
    /// What the webhook was made with.
    pub webhook_token: Option<rt::Secret>,
    /// Which event it is.
    pub action: String,
    /// Entity type.
    pub entity_type: Option<Option<String>>,
    /// Entity id.
    pub entity_id: Option<Option<Identifier>>,
    /// State.
    pub state: Option<Option<String>>,
    /// Entity.
    pub entity: Option<ContactWebhookEntity>,
}

rt::object!(ContactWebhook {
    administration_id: required = "administration_id",
    webhook_id: optional = "webhook_id",
    webhook_token: optional_hidden = "webhook_token",
    action: required = "action",
    entity_type: maybe = "entity_type",
    entity_id: maybe = "entity_id",
    state: maybe = "state",
    entity: optional = "entity",
});

/// An event about a sales invoice.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SalesInvoiceWebhook {
    /// Administration id.
    pub administration_id: Identifier,
    /// Webhook id.
    pub webhook_id: Option<Identifier>,
    /// What the webhook was made with.
    pub webhook_token: Option<rt::Secret>,
    /// Which event it is.
    pub action: String,
    /// Entity type.
    pub entity_type: Option<Option<String>>,
    /// Entity id.
    pub entity_id: Option<Option<Identifier>>,
    /// State.
    pub state: Option<Option<String>>,
    /// Entity.
    pub entity: Option<SalesInvoiceWebhookEntity>,
}

rt::object!(SalesInvoiceWebhook {
    administration_id: required = "administration_id",
    webhook_id: optional = "webhook_id",
    webhook_token: optional_hidden = "webhook_token",
    action: required = "action",
    entity_type: maybe = "entity_type",
    entity_id: maybe = "entity_id",
    state: maybe = "state",
    entity: optional = "entity",
});

/// An event about a time entry.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TimeEntryWebhook {
    /// Administration id.
    pub administration_id: Identifier,
    /// Webhook id.
    pub webhook_id: Option<Identifier>,
    /// What the webhook was made with.
    pub webhook_token: Option<rt::Secret>,
    /// Which event it is.
    pub action: String,
    /// Entity type.
    pub entity_type: Option<Option<String>>,
    /// Entity id.
    pub entity_id: Option<Option<Identifier>>,
    /// State.
    pub state: Option<Option<String>>,
    /// Entity.
    pub entity: Option<TimeEntryWebhookEntity>,
}

rt::object!(TimeEntryWebhook {
    administration_id: required = "administration_id",
    webhook_id: optional = "webhook_id",
    webhook_token: optional_hidden = "webhook_token",
    action: required = "action",
    entity_type: maybe = "entity_type",
    entity_id: maybe = "entity_id",
    state: maybe = "state",
    entity: optional = "entity",
});

/// An event about a project.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectWebhook {
    /// Administration id.
    pub administration_id: Identifier,
    /// Webhook id.
    pub webhook_id: Option<Identifier>,
    /// What the webhook was made with.
    pub webhook_token: Option<rt::Secret>,
    /// Which event it is.
    pub action: String,
    /// Entity type.
    pub entity_type: Option<Option<String>>,
    /// Entity id.
    pub entity_id: Option<Option<Identifier>>,
    /// State.
    pub state: Option<Option<String>>,
    /// Entity.
    pub entity: Option<ProjectWebhookEntity>,
}

rt::object!(ProjectWebhook {
    administration_id: required = "administration_id",
    webhook_id: optional = "webhook_id",
    webhook_token: optional_hidden = "webhook_token",
    action: required = "action",
    entity_type: maybe = "entity_type",
    entity_id: maybe = "entity_id",
    state: maybe = "state",
    entity: optional = "entity",
});

/// Which fields were refused, and why.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InvalidFields {
    /// By field, the reasons in words.
    pub error: std::collections::BTreeMap<String, Vec<String>>,
    /// By field, the reasons as codes.
    pub details: std::collections::BTreeMap<String, Vec<FieldError>>,
}

rt::object!(InvalidFields {
    error: required = "error",
    details: required = "details",
});

/// Why a field was refused.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FieldError {
    /// Error.
    pub error: String,
    /// Value.
    pub value: Option<rt::Json>,
    /// Count.
    pub count: Option<i64>,
}

rt::object!(FieldError {
    error: required = "error",
    value: present = "value",
    count: optional = "count",
});

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Refusal {
    /// Error.
    pub error: String,
    /// By parameter, the reason as a code.
    pub symbolic: Option<std::collections::BTreeMap<String, rt::Json>>,
}

rt::object!(Refusal {
    error: required = "error",
    symbolic: optional = "symbolic",
});

/// An id, which Moneybird writes as text in some replies and as a number in others.
#[allow(clippy::large_enum_variant, reason = "as large as what the provider sends")]
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
    String = rt::Shape::Text,
    Integer = rt::Shape::Integer,
    ..Other
});

impl std::fmt::Display for Identifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Integer(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// A truth value, which may come as text.
#[allow(clippy::large_enum_variant, reason = "as large as what the provider sends")]
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
    Boolean = rt::Shape::Boolean,
    String = rt::Shape::Text,
    ..Other
});

impl std::fmt::Display for Flag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(value) => std::fmt::Display::fmt(value, f),
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
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
#[allow(clippy::large_enum_variant, reason = "as large as what the provider sends")]
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
    Integer = rt::Shape::Integer,
    String = rt::Shape::Text,
    ..Other
});

impl std::fmt::Display for InvoicedTimeEntryPausedDuration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(value) => std::fmt::Display::fmt(value, f),
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
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

/// Contact webhook entity.
#[allow(clippy::large_enum_variant, reason = "as large as what the provider sends")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ContactWebhookEntity {
    /// A [`Contact`].
    Contact(Contact),
    /// A `json`.
    Json(rt::Json),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(ContactWebhookEntity {
    Contact = rt::Shape::Tagged(&["id", "administration_id", "country", "customer_id", "is_trusted", "email_ubl", "direct_debit", "sepa_sequence_type", "version", "sales_invoices_url", "notes", "custom_fields", "contact_people", "archived"], &["company_name", "firstname", "lastname", "address1", "address2", "zipcode", "city", "phone", "delivery_method", "tax_number", "chamber_of_commerce", "bank_account", "max_transfer_amount", "attention", "email", "send_invoices_to_attention", "send_invoices_to_email", "send_estimates_to_attention", "send_estimates_to_email", "sepa_active", "sepa_iban", "sepa_iban_account_name", "sepa_bic", "sepa_mandate_id", "sepa_mandate_date", "credit_card_number", "credit_card_reference", "credit_card_type", "tax_number_validated_at", "tax_number_valid", "invoice_workflow_id", "estimate_workflow_id", "si_identifier", "si_identifier_type", "moneybird_payments_mandate", "created_at", "updated_at", "events"], &[("delivery_method", &["Email", "Post", "Manual", "Simplerinvoicing", "Peppol"]), ("sepa_sequence_type", &["RCUR", "FRST", "OOFF", "FNAL"]), ("credit_card_type", &["mastercard", "visa"])]),
    Json = rt::Shape::Any,
    ..Other
});

/// Sales invoice webhook entity.
#[allow(clippy::large_enum_variant, reason = "as large as what the provider sends")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SalesInvoiceWebhookEntity {
    /// A [`SalesInvoice`].
    SalesInvoice(SalesInvoice),
    /// A `json`.
    Json(rt::Json),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(SalesInvoiceWebhookEntity {
    SalesInvoice = rt::Shape::Tagged(&["id", "administration_id", "contact_id", "contact", "workflow_id", "document_style_id", "identity_id", "state", "due_date", "currency", "paused", "created_at", "updated_at", "version", "details", "payments", "total_paid", "total_unpaid", "total_unpaid_base", "prices_are_incl_tax", "total_price_excl_tax", "total_price_excl_tax_base", "total_price_incl_tax", "total_price_incl_tax_base", "total_discount", "url", "payment_url", "custom_fields", "notes", "attachments", "events", "tax_totals", "time_entries"], &["contact_person_id", "contact_person", "invoice_id", "recurring_sales_invoice_id", "subscription_id", "draft_id", "invoice_date", "payment_conditions", "payment_reference", "short_payment_reference", "reference", "language", "discount", "original_sales_invoice_id", "paid_at", "sent_at", "public_view_code", "public_view_code_expires_at", "marked_dubious_on", "marked_uncollectible_on", "reminder_count", "next_reminder", "original_estimate_id"], &[("state", &["draft", "scheduled", "open", "pending_payment", "reminded", "late", "paid", "uncollectible"])]),
    Json = rt::Shape::Any,
    ..Other
});

/// Time entry webhook entity.
#[allow(clippy::large_enum_variant, reason = "as large as what the provider sends")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum TimeEntryWebhookEntity {
    /// A [`TimeEntry`].
    TimeEntry(TimeEntry),
    /// A `json`.
    Json(rt::Json),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(TimeEntryWebhookEntity {
    TimeEntry = rt::Shape::Object(&["id", "administration_id", "user_id", "started_at", "description", "paused_duration", "created_at", "updated_at", "user", "events", "notes"], &["contact_id", "project_id", "sales_invoice_id", "ended_at", "billable", "contact", "project", "sales_invoice"]),
    Json = rt::Shape::Any,
    ..Other
});

/// Project webhook entity.
#[allow(clippy::large_enum_variant, reason = "as large as what the provider sends")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ProjectWebhookEntity {
    /// A [`Project`].
    Project(Project),
    /// A `json`.
    Json(rt::Json),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(ProjectWebhookEntity {
    Project = rt::Shape::Tagged(&["id", "name", "state"], &["budget"], &[("state", &["active", "archived"])]),
    Json = rt::Shape::Any,
    ..Other
});
