//! The types of Moneybird's API.

use ::licit::rt;

/// A set of accounts in Moneybird.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Administration {
    pub id: Identifier,
    pub name: String,
    pub language: AdministrationLanguage,
    pub currency: String,
    pub country: String,
    pub time_zone: String,
    pub access: AdministrationAccess,
    pub suspended: bool,
    pub period_locked_until: Option<rt::types::Date>,
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

/// An id. It is a string in some replies and a number in others.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Identifier {
    /// A `string`.
    String(String),
    /// A `integer`.
    Integer(i64),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(Identifier {
    String = rt::Shape::Text,
    Integer = rt::Shape::Integer,
    ..Other
});

impl From<String> for Identifier {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<&str> for Identifier {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<i64> for Identifier {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<i32> for Identifier {
    fn from(value: i32) -> Self {
        Self::Integer(value.into())
    }
}

impl std::fmt::Display for Identifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Integer(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// A fixed asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Asset {
    pub id: String,
    pub ledger_account_id: Option<String>,
    pub name: String,
    pub purchase_date: rt::types::Date,
    pub purchase_value: Option<rt::types::Decimal>,
    pub calculated_purchase_value: Option<rt::types::Decimal>,
    pub current_value: Option<rt::types::Decimal>,
    pub value_change_plan: Option<ValueChangePlan>,
    pub disposal: Option<Disposal>,
    pub value_changes: Vec<ValueChange>,
    pub sources: Vec<AssetSource>,
    pub reinvestment_reserve_purchase: Option<ReinvestmentReservePurchase>,
}

rt::object!(Asset {
    id: required = "id",
    ledger_account_id: required = "ledger_account_id",
    name: required = "name",
    purchase_date: required = "purchase_date",
    purchase_value: required = "purchase_value",
    calculated_purchase_value: required = "calculated_purchase_value",
    current_value: required = "current_value",
    value_change_plan: required = "value_change_plan",
    disposal: required = "disposal",
    value_changes: required = "value_changes",
    sources: required = "sources",
    reinvestment_reserve_purchase: required = "reinvestment_reserve_purchase",
});

/// The yearly depreciation plan of an asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ValueChangePlan {
    pub lifespan_in_years: f64,
    pub residual_value: Option<rt::types::Decimal>,
    pub active: bool,
    pub monthly_depreciation: Option<rt::types::Decimal>,
}

rt::object!(ValueChangePlan {
    lifespan_in_years: required = "lifespan_in_years",
    residual_value: required = "residual_value",
    active: required = "active",
    monthly_depreciation: required = "monthly_depreciation",
});

/// The disposal of an asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Disposal {
    pub date: rt::types::Date,
    pub reason: DisposalReason,
    pub externally_booked: bool,
    pub asset_id: String,
    pub reinvestment_reserve_sale: Option<ReinvestmentReserveSale>,
}

rt::object!(Disposal {
    date: required = "date",
    reason: required = "reason",
    externally_booked: required = "externally_booked",
    asset_id: required = "asset_id",
    reinvestment_reserve_sale: required = "reinvestment_reserve_sale",
});

/// The reason for a disposal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisposalReason {
    /// `out_of_use`.
    OutOfUse,
    /// `sold`.
    Sold,
    /// `private_withdrawal`.
    PrivateWithdrawal,
    /// `divested`.
    Divested,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(DisposalReason {
    OutOfUse = "out_of_use",
    Sold = "sold",
    PrivateWithdrawal = "private_withdrawal",
    Divested = "divested",
    ..Unknown
});

/// A reinvestment reserve from the sale of an asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReinvestmentReserveSale {
    pub id: String,
    pub amount: Option<rt::types::Decimal>,
    pub date: rt::types::Date,
    pub disposal_id: String,
}

rt::object!(ReinvestmentReserveSale {
    id: required = "id",
    amount: required = "amount",
    date: required = "date",
    disposal_id: required = "disposal_id",
});

/// A change of the value of an asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ValueChange {
    pub r#type: ValueChangeType,
    pub date: rt::types::Date,
    pub amount: Option<rt::types::Decimal>,
    pub description: Option<String>,
    pub externally_booked: bool,
    pub asset_id: String,
}

rt::object!(ValueChange {
    r#type: required = "type",
    date: required = "date",
    amount: required = "amount",
    description: required = "description",
    externally_booked: required = "externally_booked",
    asset_id: required = "asset_id",
});

/// The source of an asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AssetSource {
    pub id: String,
    pub asset_id: String,
    pub detail_id: Option<String>,
    pub general_journal_document_entry_id: Option<String>,
}

rt::object!(AssetSource {
    id: required = "id",
    asset_id: required = "asset_id",
    detail_id: optional = "detail_id",
    general_journal_document_entry_id: optional = "general_journal_document_entry_id",
});

/// A reinvestment reserve that was used to buy an asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReinvestmentReservePurchase {
    pub id: String,
    pub amount: Option<rt::types::Decimal>,
    pub date: rt::types::Date,
    pub asset_id: String,
}

rt::object!(ReinvestmentReservePurchase {
    id: required = "id",
    amount: required = "amount",
    date: required = "date",
    asset_id: required = "asset_id",
});

/// The properties of a new asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AssetInput {
    pub name: String,
    pub ledger_account_id: Identifier,
    pub purchase_date: rt::types::Date,
    pub purchase_value: Money,
    pub value_change_plan_attributes: ValueChangePlanInput,
}

rt::object!(AssetInput {
    name: required = "name",
    ledger_account_id: required = "ledger_account_id",
    purchase_date: required = "purchase_date",
    purchase_value: required = "purchase_value",
    value_change_plan_attributes: required = "value_change_plan_attributes",
});

impl AssetInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        ledger_account_id: impl Into<Identifier>,
        purchase_date: rt::types::Date,
        purchase_value: impl Into<Money>,
        value_change_plan_attributes: ValueChangePlanInput,
    ) -> Self {
        Self {
            name: name.into(),
            ledger_account_id: ledger_account_id.into(),
            purchase_date,
            purchase_value: purchase_value.into(),
            value_change_plan_attributes,
        }
    }
}

/// An amount. A string may contain a decimal comma.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Money {
    /// A `decimal`.
    Decimal(rt::types::Decimal),
    /// A `string`.
    String(String),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(Money {
    Decimal = rt::Shape::Decimal,
    String = rt::Shape::Text,
    ..Other
});

impl From<rt::types::Decimal> for Money {
    fn from(value: rt::types::Decimal) -> Self {
        Self::Decimal(value)
    }
}

impl From<String> for Money {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<&str> for Money {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Decimal(value) => std::fmt::Display::fmt(value, f),
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// The depreciation plan of a new asset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ValueChangePlanInput {
    pub lifespan_in_years: rt::types::Decimal,
    pub residual_value: Option<Money>,
}

rt::object!(ValueChangePlanInput {
    lifespan_in_years: required = "lifespan_in_years",
    residual_value: optional = "residual_value",
});

impl ValueChangePlanInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(lifespan_in_years: rt::types::Decimal) -> Self {
        Self {
            lifespan_in_years,
            residual_value: None,
        }
    }

    #[must_use]
    pub fn residual_value(mut self, residual_value: impl Into<Money>) -> Self {
        self.residual_value = Some(residual_value.into());
        self
    }
}

/// The changed properties of an asset.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AssetUpdate {
    pub name: Option<String>,
    pub ledger_account_id: Option<Identifier>,
    pub purchase_date: Option<rt::types::Date>,
    pub purchase_value: Option<Money>,
    pub value_change_plan_attributes: Option<ValueChangePlanUpdate>,
}

rt::object!(AssetUpdate {
    name: optional = "name",
    ledger_account_id: optional = "ledger_account_id",
    purchase_date: optional = "purchase_date",
    purchase_value: optional = "purchase_value",
    value_change_plan_attributes: optional = "value_change_plan_attributes",
});

impl AssetUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn ledger_account_id(
        mut self,
        ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    #[must_use]
    pub fn purchase_date(mut self, purchase_date: rt::types::Date) -> Self {
        self.purchase_date = Some(purchase_date);
        self
    }

    #[must_use]
    pub fn purchase_value(mut self, purchase_value: impl Into<Money>) -> Self {
        self.purchase_value = Some(purchase_value.into());
        self
    }

    #[must_use]
    pub fn value_change_plan_attributes(
        mut self,
        value_change_plan_attributes: ValueChangePlanUpdate,
    ) -> Self {
        self.value_change_plan_attributes = Some(value_change_plan_attributes);
        self
    }
}

/// The changed properties of a depreciation plan.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ValueChangePlanUpdate {
    pub lifespan_in_years: Option<rt::types::Decimal>,
    pub residual_value: Option<Money>,
}

rt::object!(ValueChangePlanUpdate {
    lifespan_in_years: optional = "lifespan_in_years",
    residual_value: optional = "residual_value",
});

impl ValueChangePlanUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn lifespan_in_years(mut self, lifespan_in_years: rt::types::Decimal) -> Self {
        self.lifespan_in_years = Some(lifespan_in_years);
        self
    }

    #[must_use]
    pub fn residual_value(mut self, residual_value: impl Into<Money>) -> Self {
        self.residual_value = Some(residual_value.into());
        self
    }
}

/// The source of an asset.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AssetSourceInput {
    /// A [`DetailSource`].
    DetailSource(DetailSource),
    /// A [`JournalEntrySource`].
    JournalEntrySource(JournalEntrySource),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(AssetSourceInput {
    DetailSource = rt::Shape::Object(&["detail_id"], &[]),
    JournalEntrySource = rt::Shape::Object(&["general_journal_document_entry_id"], &[]),
    ..Other
});

impl From<DetailSource> for AssetSourceInput {
    fn from(value: DetailSource) -> Self {
        Self::DetailSource(value)
    }
}

impl From<JournalEntrySource> for AssetSourceInput {
    fn from(value: JournalEntrySource) -> Self {
        Self::JournalEntrySource(value)
    }
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DetailSource {
    pub detail_id: Identifier,
}

rt::object!(DetailSource {
    detail_id: required = "detail_id",
});

impl DetailSource {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(detail_id: impl Into<Identifier>) -> Self {
        Self {
            detail_id: detail_id.into(),
        }
    }
}

/// A line of a journal document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct JournalEntrySource {
    pub general_journal_document_entry_id: Identifier,
}

rt::object!(JournalEntrySource {
    general_journal_document_entry_id: required = "general_journal_document_entry_id",
});

impl JournalEntrySource {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(general_journal_document_entry_id: impl Into<Identifier>) -> Self {
        Self {
            general_journal_document_entry_id: general_journal_document_entry_id.into(),
        }
    }
}

/// A customer or supplier.
#[allow(clippy::struct_excessive_bools, reason = "the provider defines them")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Contact {
    pub id: String,
    pub administration_id: Identifier,
    pub company_name: Option<String>,
    pub firstname: Option<String>,
    pub lastname: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub zipcode: Option<String>,
    pub city: Option<String>,
    pub country: String,
    pub phone: Option<String>,
    pub delivery_method: Option<DeliveryMethod>,
    pub customer_id: String,
    pub tax_number: Option<String>,
    pub chamber_of_commerce: Option<String>,
    pub bank_account: Option<String>,
    pub is_trusted: bool,
    pub max_transfer_amount: Option<rt::types::Decimal>,
    pub attention: Option<String>,
    pub email: Option<String>,
    pub email_ubl: bool,
    pub send_invoices_to_attention: Option<String>,
    pub send_invoices_to_email: Option<String>,
    pub send_estimates_to_attention: Option<String>,
    pub send_estimates_to_email: Option<String>,
    pub direct_debit: bool,
    pub sepa_active: Option<bool>,
    pub sepa_iban: Option<String>,
    pub sepa_iban_account_name: Option<String>,
    pub sepa_bic: Option<String>,
    pub sepa_mandate_id: Option<String>,
    pub sepa_mandate_date: Option<rt::types::Date>,
    pub sepa_sequence_type: SepaSequenceType,
    pub credit_card_number: Option<String>,
    pub credit_card_reference: Option<String>,
    pub credit_card_type: Option<CreditCardType>,
    pub tax_number_validated_at: Option<rt::types::DateTime>,
    pub tax_number_valid: Option<bool>,
    pub invoice_workflow_id: Option<String>,
    pub estimate_workflow_id: Option<String>,
    pub si_identifier: Option<String>,
    pub si_identifier_type: Option<String>,
    pub moneybird_payments_mandate: Option<bool>,
    pub created_at: Option<rt::types::DateTime>,
    pub updated_at: Option<rt::types::DateTime>,
    pub version: i64,
    pub sales_invoices_url: rt::types::Uri,
    pub notes: Vec<Note>,
    pub custom_fields: Vec<CustomFieldValue>,
    pub contact_people: Vec<ContactPerson>,
    pub archived: bool,
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

/// The delivery method of a contact's invoices.
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
    /// A value that Moneybird's spec does not list, unchanged.
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

/// The sequence type of a direct debit: recurring, first, one-off or final.
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
    /// A value that Moneybird's spec does not list, unchanged.
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
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(CreditCardType {
    Mastercard = "mastercard",
    Visa = "visa",
    ..Unknown
});

/// A note or a to-do.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Note {
    pub id: String,
    pub administration_id: Identifier,
    pub entity_id: Option<String>,
    pub entity_type: String,
    pub user_id: Identifier,
    pub assignee_id: Option<String>,
    pub todo: Option<Flag>,
    pub note: Option<String>,
    pub completed_at: Option<rt::types::DateTime>,
    pub completed_by_id: Option<String>,
    pub todo_type: Option<TodoType>,
    pub data: Option<std::collections::BTreeMap<String, rt::Json>>,
    pub created_at: rt::types::DateTime,
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

/// A boolean, which may be a string.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Flag {
    /// A `boolean`.
    Boolean(bool),
    /// A `string`.
    String(String),
    /// Any other value, unchanged.
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

/// The status of a to-do.
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
    /// A value that Moneybird's spec does not list, unchanged.
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

/// The value of a custom field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomFieldValue {
    pub id: String,
    pub name: String,
    pub value: String,
}

rt::object!(CustomFieldValue {
    id: required = "id",
    name: required = "name",
    value: required = "value",
});

/// A contact person.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ContactPerson {
    pub id: Option<String>,
    pub contact_id: Option<String>,
    pub administration_id: Identifier,
    pub firstname: Option<String>,
    pub lastname: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub department: Option<String>,
    pub created_at: Option<rt::types::DateTime>,
    pub updated_at: Option<rt::types::DateTime>,
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

/// An event of a record.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event {
    pub administration_id: Option<Identifier>,
    pub user_id: Identifier,
    pub action: String,
    pub link_entity_id: Option<String>,
    pub link_entity_type: Option<String>,
    pub data: Option<std::collections::BTreeMap<String, rt::Json>>,
    pub created_at: rt::types::DateTime,
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

/// The properties of a new contact, which requires a company name or a first and last name.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ContactInput {
    pub company_name: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub zipcode: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    pub phone: Option<String>,
    pub delivery_method: Option<DeliveryMethod>,
    pub customer_id: Option<String>,
    pub tax_number: Option<String>,
    pub firstname: Option<String>,
    pub lastname: Option<String>,
    pub chamber_of_commerce: Option<String>,
    pub bank_account: Option<String>,
    pub send_invoices_to_attention: Option<String>,
    pub send_invoices_to_email: Option<String>,
    pub send_estimates_to_attention: Option<String>,
    pub send_estimates_to_email: Option<String>,
    pub sepa_active: Option<bool>,
    pub sepa_iban: Option<String>,
    pub sepa_iban_account_name: Option<String>,
    pub sepa_bic: Option<String>,
    pub sepa_mandate_id: Option<String>,
    pub sepa_mandate_date: Option<Day>,
    pub sepa_sequence_type: Option<SepaSequenceType>,
    pub si_identifier_type: Option<String>,
    pub si_identifier: Option<String>,
    pub invoice_workflow_id: Option<Identifier>,
    pub estimate_workflow_id: Option<Identifier>,
    pub email_ubl: Option<bool>,
    pub direct_debit: Option<bool>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
    pub contact_person: Option<NewContactPerson>,
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
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    #[must_use]
    pub fn delivery_method(mut self, delivery_method: DeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    #[must_use]
    pub fn customer_id(mut self, customer_id: impl Into<String>) -> Self {
        self.customer_id = Some(customer_id.into());
        self
    }

    #[must_use]
    pub fn tax_number(mut self, tax_number: impl Into<String>) -> Self {
        self.tax_number = Some(tax_number.into());
        self
    }

    #[must_use]
    pub fn firstname(mut self, firstname: impl Into<String>) -> Self {
        self.firstname = Some(firstname.into());
        self
    }

    #[must_use]
    pub fn lastname(mut self, lastname: impl Into<String>) -> Self {
        self.lastname = Some(lastname.into());
        self
    }

    #[must_use]
    pub fn chamber_of_commerce(
        mut self,
        chamber_of_commerce: impl Into<String>,
    ) -> Self {
        self.chamber_of_commerce = Some(chamber_of_commerce.into());
        self
    }

    #[must_use]
    pub fn bank_account(mut self, bank_account: impl Into<String>) -> Self {
        self.bank_account = Some(bank_account.into());
        self
    }

    #[must_use]
    pub fn send_invoices_to_attention(
        mut self,
        send_invoices_to_attention: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_attention = Some(send_invoices_to_attention.into());
        self
    }

    #[must_use]
    pub fn send_invoices_to_email(
        mut self,
        send_invoices_to_email: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_email = Some(send_invoices_to_email.into());
        self
    }

    #[must_use]
    pub fn send_estimates_to_attention(
        mut self,
        send_estimates_to_attention: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_attention = Some(send_estimates_to_attention.into());
        self
    }

    #[must_use]
    pub fn send_estimates_to_email(
        mut self,
        send_estimates_to_email: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_email = Some(send_estimates_to_email.into());
        self
    }

    #[must_use]
    pub fn sepa_active(mut self, sepa_active: bool) -> Self {
        self.sepa_active = Some(sepa_active);
        self
    }

    #[must_use]
    pub fn sepa_iban(mut self, sepa_iban: impl Into<String>) -> Self {
        self.sepa_iban = Some(sepa_iban.into());
        self
    }

    #[must_use]
    pub fn sepa_iban_account_name(
        mut self,
        sepa_iban_account_name: impl Into<String>,
    ) -> Self {
        self.sepa_iban_account_name = Some(sepa_iban_account_name.into());
        self
    }

    #[must_use]
    pub fn sepa_bic(mut self, sepa_bic: impl Into<String>) -> Self {
        self.sepa_bic = Some(sepa_bic.into());
        self
    }

    #[must_use]
    pub fn sepa_mandate_id(mut self, sepa_mandate_id: impl Into<String>) -> Self {
        self.sepa_mandate_id = Some(sepa_mandate_id.into());
        self
    }

    #[must_use]
    pub fn sepa_mandate_date(mut self, sepa_mandate_date: impl Into<Day>) -> Self {
        self.sepa_mandate_date = Some(sepa_mandate_date.into());
        self
    }

    #[must_use]
    pub fn sepa_sequence_type(mut self, sepa_sequence_type: SepaSequenceType) -> Self {
        self.sepa_sequence_type = Some(sepa_sequence_type);
        self
    }

    #[must_use]
    pub fn si_identifier_type(mut self, si_identifier_type: impl Into<String>) -> Self {
        self.si_identifier_type = Some(si_identifier_type.into());
        self
    }

    #[must_use]
    pub fn si_identifier(mut self, si_identifier: impl Into<String>) -> Self {
        self.si_identifier = Some(si_identifier.into());
        self
    }

    #[must_use]
    pub fn invoice_workflow_id(
        mut self,
        invoice_workflow_id: impl Into<Identifier>,
    ) -> Self {
        self.invoice_workflow_id = Some(invoice_workflow_id.into());
        self
    }

    #[must_use]
    pub fn estimate_workflow_id(
        mut self,
        estimate_workflow_id: impl Into<Identifier>,
    ) -> Self {
        self.estimate_workflow_id = Some(estimate_workflow_id.into());
        self
    }

    #[must_use]
    pub fn email_ubl(mut self, email_ubl: bool) -> Self {
        self.email_ubl = Some(email_ubl);
        self
    }

    #[must_use]
    pub fn direct_debit(mut self, direct_debit: bool) -> Self {
        self.direct_debit = Some(direct_debit);
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }

    #[must_use]
    pub fn contact_person(mut self, contact_person: NewContactPerson) -> Self {
        self.contact_person = Some(contact_person);
        self
    }
}

/// A date. Moneybird also accepts timestamps and other date formats.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Day {
    /// A `date`.
    Date(rt::types::Date),
    /// A `datetime`.
    Datetime(rt::types::DateTime),
    /// A `string`.
    String(String),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(Day {
    Date = rt::Shape::Text,
    Datetime = rt::Shape::Text,
    String = rt::Shape::Text,
    ..Other
});

impl From<rt::types::Date> for Day {
    fn from(value: rt::types::Date) -> Self {
        Self::Date(value)
    }
}

impl From<rt::types::DateTime> for Day {
    fn from(value: rt::types::DateTime) -> Self {
        Self::Datetime(value)
    }
}

impl From<String> for Day {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<&str> for Day {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Date(value) => std::fmt::Display::fmt(value, f),
            Self::Datetime(value) => std::fmt::Display::fmt(value, f),
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// Values of custom fields: a list, or an object with arbitrary keys.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CustomFieldsInput {
    /// A [`CustomFieldInput`], in a map.
    CustomFieldInputMap(std::collections::BTreeMap<String, CustomFieldInput>),
    /// A [`CustomFieldInput`], in a list.
    CustomFieldInputList(Vec<CustomFieldInput>),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(CustomFieldsInput {
    CustomFieldInputMap = rt::Shape::Map,
    CustomFieldInputList = rt::Shape::List(&rt::Shape::Any),
    ..Other
});

impl From<std::collections::BTreeMap<String, CustomFieldInput>> for CustomFieldsInput {
    fn from(value: std::collections::BTreeMap<String, CustomFieldInput>) -> Self {
        Self::CustomFieldInputMap(value)
    }
}

impl From<Vec<CustomFieldInput>> for CustomFieldsInput {
    fn from(value: Vec<CustomFieldInput>) -> Self {
        Self::CustomFieldInputList(value)
    }
}

/// A value for a custom field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomFieldInput {
    pub id: Identifier,
    pub value: String,
}

rt::object!(CustomFieldInput {
    id: required = "id",
    value: required = "value",
});

impl CustomFieldInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(id: impl Into<Identifier>, value: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            value: value.into(),
        }
    }
}

/// The contact person to create with a new contact.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NewContactPerson {
    pub firstname: String,
    pub lastname: String,
}

rt::object!(NewContactPerson {
    firstname: required = "firstname",
    lastname: required = "lastname",
});

impl NewContactPerson {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(firstname: impl Into<String>, lastname: impl Into<String>) -> Self {
        Self {
            firstname: firstname.into(),
            lastname: lastname.into(),
        }
    }
}

/// The changed properties of a contact.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ContactUpdate {
    pub company_name: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub zipcode: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    pub phone: Option<String>,
    pub delivery_method: Option<DeliveryMethod>,
    pub email_ubl: Option<bool>,
    pub customer_id: Option<String>,
    pub tax_number: Option<String>,
    pub firstname: Option<String>,
    pub lastname: Option<String>,
    pub chamber_of_commerce: Option<String>,
    pub bank_account: Option<String>,
    pub send_invoices_to_attention: Option<String>,
    pub send_invoices_to_email: Option<String>,
    pub send_estimates_to_attention: Option<String>,
    pub send_estimates_to_email: Option<String>,
    pub sepa_active: Option<bool>,
    pub sepa_iban: Option<String>,
    pub sepa_iban_account_name: Option<String>,
    pub sepa_bic: Option<String>,
    pub sepa_mandate_id: Option<String>,
    pub sepa_mandate_date: Option<Day>,
    pub sepa_sequence_type: Option<SepaSequenceType>,
    pub invoice_workflow_id: Option<Identifier>,
    pub estimate_workflow_id: Option<Identifier>,
    pub si_identifier_type: Option<String>,
    pub si_identifier: Option<String>,
    pub direct_debit: Option<bool>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
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
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    #[must_use]
    pub fn delivery_method(mut self, delivery_method: DeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    #[must_use]
    pub fn email_ubl(mut self, email_ubl: bool) -> Self {
        self.email_ubl = Some(email_ubl);
        self
    }

    #[must_use]
    pub fn customer_id(mut self, customer_id: impl Into<String>) -> Self {
        self.customer_id = Some(customer_id.into());
        self
    }

    #[must_use]
    pub fn tax_number(mut self, tax_number: impl Into<String>) -> Self {
        self.tax_number = Some(tax_number.into());
        self
    }

    #[must_use]
    pub fn firstname(mut self, firstname: impl Into<String>) -> Self {
        self.firstname = Some(firstname.into());
        self
    }

    #[must_use]
    pub fn lastname(mut self, lastname: impl Into<String>) -> Self {
        self.lastname = Some(lastname.into());
        self
    }

    #[must_use]
    pub fn chamber_of_commerce(
        mut self,
        chamber_of_commerce: impl Into<String>,
    ) -> Self {
        self.chamber_of_commerce = Some(chamber_of_commerce.into());
        self
    }

    #[must_use]
    pub fn bank_account(mut self, bank_account: impl Into<String>) -> Self {
        self.bank_account = Some(bank_account.into());
        self
    }

    #[must_use]
    pub fn send_invoices_to_attention(
        mut self,
        send_invoices_to_attention: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_attention = Some(send_invoices_to_attention.into());
        self
    }

    #[must_use]
    pub fn send_invoices_to_email(
        mut self,
        send_invoices_to_email: impl Into<String>,
    ) -> Self {
        self.send_invoices_to_email = Some(send_invoices_to_email.into());
        self
    }

    #[must_use]
    pub fn send_estimates_to_attention(
        mut self,
        send_estimates_to_attention: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_attention = Some(send_estimates_to_attention.into());
        self
    }

    #[must_use]
    pub fn send_estimates_to_email(
        mut self,
        send_estimates_to_email: impl Into<String>,
    ) -> Self {
        self.send_estimates_to_email = Some(send_estimates_to_email.into());
        self
    }

    #[must_use]
    pub fn sepa_active(mut self, sepa_active: bool) -> Self {
        self.sepa_active = Some(sepa_active);
        self
    }

    #[must_use]
    pub fn sepa_iban(mut self, sepa_iban: impl Into<String>) -> Self {
        self.sepa_iban = Some(sepa_iban.into());
        self
    }

    #[must_use]
    pub fn sepa_iban_account_name(
        mut self,
        sepa_iban_account_name: impl Into<String>,
    ) -> Self {
        self.sepa_iban_account_name = Some(sepa_iban_account_name.into());
        self
    }

    #[must_use]
    pub fn sepa_bic(mut self, sepa_bic: impl Into<String>) -> Self {
        self.sepa_bic = Some(sepa_bic.into());
        self
    }

    #[must_use]
    pub fn sepa_mandate_id(mut self, sepa_mandate_id: impl Into<String>) -> Self {
        self.sepa_mandate_id = Some(sepa_mandate_id.into());
        self
    }

    #[must_use]
    pub fn sepa_mandate_date(mut self, sepa_mandate_date: impl Into<Day>) -> Self {
        self.sepa_mandate_date = Some(sepa_mandate_date.into());
        self
    }

    #[must_use]
    pub fn sepa_sequence_type(mut self, sepa_sequence_type: SepaSequenceType) -> Self {
        self.sepa_sequence_type = Some(sepa_sequence_type);
        self
    }

    #[must_use]
    pub fn invoice_workflow_id(
        mut self,
        invoice_workflow_id: impl Into<Identifier>,
    ) -> Self {
        self.invoice_workflow_id = Some(invoice_workflow_id.into());
        self
    }

    #[must_use]
    pub fn estimate_workflow_id(
        mut self,
        estimate_workflow_id: impl Into<Identifier>,
    ) -> Self {
        self.estimate_workflow_id = Some(estimate_workflow_id.into());
        self
    }

    #[must_use]
    pub fn si_identifier_type(mut self, si_identifier_type: impl Into<String>) -> Self {
        self.si_identifier_type = Some(si_identifier_type.into());
        self
    }

    #[must_use]
    pub fn si_identifier(mut self, si_identifier: impl Into<String>) -> Self {
        self.si_identifier = Some(si_identifier.into());
        self
    }

    #[must_use]
    pub fn direct_debit(mut self, direct_debit: bool) -> Self {
        self.direct_debit = Some(direct_debit);
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// The id of a record, and a version that changes with the record.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Version {
    pub id: String,
    pub version: i64,
}

rt::object!(Version {
    id: required = "id",
    version: required = "version",
});

/// The contact person to create with a new contact.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ContactPersonInput {
    pub firstname: Option<String>,
    pub lastname: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub department: Option<String>,
}

rt::object!(ContactPersonInput {
    firstname: optional = "firstname",
    lastname: optional = "lastname",
    phone: optional = "phone",
    email: optional = "email",
    department: optional = "department",
});

impl ContactPersonInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn firstname(mut self, firstname: impl Into<String>) -> Self {
        self.firstname = Some(firstname.into());
        self
    }

    #[must_use]
    pub fn lastname(mut self, lastname: impl Into<String>) -> Self {
        self.lastname = Some(lastname.into());
        self
    }

    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    #[must_use]
    pub fn department(mut self, department: impl Into<String>) -> Self {
        self.department = Some(department.into());
        self
    }
}

/// A link where a contact can give a mandate.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MandateUrl {
    pub url: String,
}

rt::object!(MandateUrl {
    url: required = "url",
});

/// The properties of a mandate link.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct MandateUrlRequest {
    pub identity_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
}

rt::object!(MandateUrlRequest {
    identity_id: optional = "identity_id",
    workflow_id: optional = "workflow_id",
});

impl MandateUrlRequest {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn identity_id(mut self, identity_id: impl Into<Identifier>) -> Self {
        self.identity_id = Some(identity_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }
}

/// A direct debit mandate or a card.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Mandate {
    pub r#type: Option<String>,
    pub sepa_mandate: bool,
    pub bank: Option<String>,
    pub iban: Option<String>,
    pub bic: Option<String>,
    pub iban_account_name: Option<String>,
    pub card_expiry_month: Option<String>,
    pub card_expiry_year: Option<String>,
    pub card_final_digits: Option<String>,
    pub created_at: rt::types::DateTime,
}

rt::object!(Mandate {
    r#type: required = "type",
    sepa_mandate: required = "sepa_mandate",
    bank: required = "bank",
    iban: required = "iban",
    bic: required = "bic",
    iban_account_name: required = "iban_account_name",
    card_expiry_month: required = "card_expiry_month",
    card_expiry_year: required = "card_expiry_year",
    card_final_digits: required = "card_final_digits",
    created_at: required = "created_at",
});

/// The properties of a mandate request.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct MandateRequest {
    pub email_message: Option<String>,
    pub identity_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
}

rt::object!(MandateRequest {
    email_message: optional = "email_message",
    identity_id: optional = "identity_id",
    workflow_id: optional = "workflow_id",
});

impl MandateRequest {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn email_message(mut self, email_message: impl Into<String>) -> Self {
        self.email_message = Some(email_message.into());
        self
    }

    #[must_use]
    pub fn identity_id(mut self, identity_id: impl Into<Identifier>) -> Self {
        self.identity_id = Some(identity_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }
}

/// A new note or to-do.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct NoteInput {
    pub note: Option<String>,
    pub todo: Option<bool>,
    pub assignee_id: Option<Identifier>,
}

rt::object!(NoteInput {
    note: optional = "note",
    todo: optional = "todo",
    assignee_id: optional = "assignee_id",
});

impl NoteInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    #[must_use]
    pub fn todo(mut self, todo: bool) -> Self {
        self.todo = Some(todo);
        self
    }

    #[must_use]
    pub fn assignee_id(mut self, assignee_id: impl Into<Identifier>) -> Self {
        self.assignee_id = Some(assignee_id.into());
        self
    }
}

/// A charge on the next invoice.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AdditionalCharge {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub subscription_id: Option<String>,
    pub product_id: String,
    pub detail_id: Option<String>,
    pub amount: Option<String>,
    pub price: rt::types::Decimal,
    pub period: String,
    pub description: String,
}

rt::object!(AdditionalCharge {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    subscription_id: required = "subscription_id",
    product_id: required = "product_id",
    detail_id: required = "detail_id",
    amount: required = "amount",
    price: required = "price",
    period: required = "period",
    description: required = "description",
});

/// The properties of a charge on the next invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AdditionalChargeInput {
    pub product_id: Option<Identifier>,
    pub amount: Option<Quantity>,
    pub price: Option<Money>,
    pub period: Option<String>,
    pub description: Option<String>,
}

rt::object!(AdditionalChargeInput {
    product_id: optional = "product_id",
    amount: optional = "amount",
    price: optional = "price",
    period: optional = "period",
    description: optional = "description",
});

impl AdditionalChargeInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn product_id(mut self, product_id: impl Into<Identifier>) -> Self {
        self.product_id = Some(product_id.into());
        self
    }

    #[must_use]
    pub fn amount(mut self, amount: impl Into<Quantity>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    #[must_use]
    pub fn price(mut self, price: impl Into<Money>) -> Self {
        self.price = Some(price.into());
        self
    }

    #[must_use]
    pub fn period(mut self, period: impl Into<String>) -> Self {
        self.period = Some(period.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// A quantity with an optional unit: `2`, `3 x`, `1,5 hours`.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Quantity {
    /// A `string`.
    String(String),
    /// A `integer`.
    Integer(i64),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(Quantity {
    String = rt::Shape::Text,
    Integer = rt::Shape::Integer,
    ..Other
});

impl From<String> for Quantity {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<&str> for Quantity {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<i64> for Quantity {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<i32> for Quantity {
    fn from(value: i32) -> Self {
        Self::Integer(value.into())
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Integer(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// A custom field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomField {
    pub id: String,
    pub administration_id: Option<Identifier>,
    pub name: String,
    pub source: Option<CustomFieldSource>,
}

rt::object!(CustomField {
    id: required = "id",
    administration_id: required = "administration_id",
    name: required = "name",
    source: required = "source",
});

/// A style of invoices and estimates.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DocumentStyle {
    pub id: String,
    pub administration_id: Identifier,
    pub name: String,
    pub identity_id: String,
    pub default: bool,
    pub logo_hash: Option<String>,
    pub logo_container_full_width: Option<bool>,
    pub logo_display_width: Option<i64>,
    pub logo_position: DocumentStyleLogoPosition,
    pub background_hash: Option<String>,
    pub paper_size: DocumentStylePaperSize,
    pub address_position: DocumentStyleAddressPosition,
    pub font_size: i64,
    pub font_family: String,
    pub print_on_stationery: Option<bool>,
    pub custom_css: Option<String>,
    pub invoice_sender_address: Vec<std::collections::BTreeMap<String, Flag>>,
    pub invoice_metadata_left: Vec<std::collections::BTreeMap<String, Flag>>,
    pub invoice_metadata_right: Vec<std::collections::BTreeMap<String, Flag>>,
    pub estimate_sender_address: Vec<std::collections::BTreeMap<String, Flag>>,
    pub estimate_metadata_left: Vec<std::collections::BTreeMap<String, Flag>>,
    pub estimate_metadata_right: Vec<std::collections::BTreeMap<String, Flag>>,
    pub created_at: Option<rt::types::DateTime>,
    pub updated_at: Option<rt::types::DateTime>,
}

rt::object!(DocumentStyle {
    id: required = "id",
    administration_id: required = "administration_id",
    name: required = "name",
    identity_id: required = "identity_id",
    default: required = "default",
    logo_hash: required = "logo_hash",
    logo_container_full_width: required = "logo_container_full_width",
    logo_display_width: required = "logo_display_width",
    logo_position: required = "logo_position",
    background_hash: required = "background_hash",
    paper_size: required = "paper_size",
    address_position: required = "address_position",
    font_size: required = "font_size",
    font_family: required = "font_family",
    print_on_stationery: required = "print_on_stationery",
    custom_css: required = "custom_css",
    invoice_sender_address: required = "invoice_sender_address",
    invoice_metadata_left: required = "invoice_metadata_left",
    invoice_metadata_right: required = "invoice_metadata_right",
    estimate_sender_address: required = "estimate_sender_address",
    estimate_metadata_left: required = "estimate_metadata_left",
    estimate_metadata_right: required = "estimate_metadata_right",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A document other than an invoice, such as a contract.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GeneralDocument {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub contact: Option<Contact>,
    pub reference: Option<String>,
    pub date: rt::types::Date,
    pub due_date: Option<rt::types::Date>,
    pub entry_number: Option<i64>,
    pub state: DocumentState,
    pub exchange_rate: Option<rt::types::Decimal>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub version: i64,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
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

/// The status of a document.
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
    /// A value that Moneybird's spec does not list, unchanged.
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

/// A file attached to an invoice or a document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Attachment {
    pub id: String,
    pub administration_id: Identifier,
    pub attachable_id: String,
    pub attachable_type: AttachmentAttachableType,
    pub filename: String,
    pub content_type: String,
    pub size: i64,
    pub rotation: Option<i64>,
    pub created_at: Option<rt::types::DateTime>,
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

/// The properties of a new general document.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GeneralDocumentInput {
    pub reference: Option<String>,
    pub date: Option<rt::types::Date>,
    pub due_date: Option<rt::types::Date>,
    pub reminder_date: Option<rt::types::Date>,
    pub contact_id: Option<Identifier>,
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
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn due_date(mut self, due_date: rt::types::Date) -> Self {
        self.due_date = Some(due_date);
        self
    }

    #[must_use]
    pub fn reminder_date(mut self, reminder_date: rt::types::Date) -> Self {
        self.reminder_date = Some(reminder_date);
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn reminder(mut self, reminder: ReminderInput) -> Self {
        self.reminder = Some(reminder);
        self
    }
}

/// The date and text of a reminder.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReminderInput {
    pub date: rt::types::Date,
    pub message: Option<String>,
}

rt::object!(ReminderInput {
    date: required = "date",
    message: optional = "message",
});

impl ReminderInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(date: rt::types::Date) -> Self {
        Self { date, message: None }
    }

    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }
}

/// A document that books directly on ledger accounts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GeneralJournalDocument {
    pub id: String,
    pub administration_id: Identifier,
    pub reference: Option<String>,
    pub date: rt::types::Date,
    pub journal_type: Option<JournalType>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub version: i64,
    pub general_journal_document_entries: Vec<GeneralJournalDocumentEntry>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
}

rt::object!(GeneralJournalDocument {
    id: required = "id",
    administration_id: required = "administration_id",
    reference: required = "reference",
    date: required = "date",
    journal_type: required = "journal_type",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    general_journal_document_entries: required = "general_journal_document_entries",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
});

/// The type of a journal document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JournalType {
    /// `fiscal_year_ending`.
    FiscalYearEnding,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(JournalType {
    FiscalYearEnding = "fiscal_year_ending",
    ..Unknown
});

/// A line of a journal document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GeneralJournalDocumentEntry {
    pub id: String,
    pub administration_id: Identifier,
    pub ledger_account_id: String,
    pub project_id: Option<String>,
    pub contact_id: Option<String>,
    pub debit: rt::types::Decimal,
    pub credit: rt::types::Decimal,
    pub row_order: Option<i64>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub description: Option<String>,
}

rt::object!(GeneralJournalDocumentEntry {
    id: required = "id",
    administration_id: required = "administration_id",
    ledger_account_id: required = "ledger_account_id",
    project_id: required = "project_id",
    contact_id: required = "contact_id",
    debit: required = "debit",
    credit: required = "credit",
    row_order: required = "row_order",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    description: required = "description",
});

/// The properties of a journal document.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GeneralJournalDocumentInput {
    pub reference: Option<String>,
    pub date: Option<rt::types::Date>,
    pub journal_type: Option<String>,
    pub general_journal_document_entries_attributes: Option<JournalEntriesInput>,
}

rt::object!(GeneralJournalDocumentInput {
    reference: optional = "reference",
    date: optional = "date",
    journal_type: optional = "journal_type",
    general_journal_document_entries_attributes: optional = "general_journal_document_entries_attributes",
});

impl GeneralJournalDocumentInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn journal_type(mut self, journal_type: impl Into<String>) -> Self {
        self.journal_type = Some(journal_type.into());
        self
    }

    #[must_use]
    pub fn general_journal_document_entries_attributes(
        mut self,
        general_journal_document_entries_attributes: impl Into<JournalEntriesInput>,
    ) -> Self {
        self.general_journal_document_entries_attributes = Some(
            general_journal_document_entries_attributes.into(),
        );
        self
    }
}

/// Lines of a journal document: a list, or an object with arbitrary keys.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum JournalEntriesInput {
    /// A [`JournalEntryInput`], in a list.
    JournalEntryInputList(Vec<JournalEntryInput>),
    /// A [`JournalEntryInput`], in a map.
    JournalEntryInputMap(std::collections::BTreeMap<String, JournalEntryInput>),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(JournalEntriesInput {
    JournalEntryInputList = rt::Shape::List(&rt::Shape::Any),
    JournalEntryInputMap = rt::Shape::Map,
    ..Other
});

impl From<Vec<JournalEntryInput>> for JournalEntriesInput {
    fn from(value: Vec<JournalEntryInput>) -> Self {
        Self::JournalEntryInputList(value)
    }
}

impl From<std::collections::BTreeMap<String, JournalEntryInput>>
for JournalEntriesInput {
    fn from(value: std::collections::BTreeMap<String, JournalEntryInput>) -> Self {
        Self::JournalEntryInputMap(value)
    }
}

/// A line of a journal document to add, or to change if it has an `id`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct JournalEntryInput {
    pub id: Option<Identifier>,
    pub ledger_account_id: Option<Identifier>,
    pub tax_rate_id: Option<Identifier>,
    pub description: Option<String>,
    pub debit: Option<Money>,
    pub credit: Option<Money>,
    pub project_id: Option<Identifier>,
    pub row_order: Option<i64>,
    /// Removes the element with this `id`.
    pub destroy: Option<bool>,
    pub contact_id: Option<Identifier>,
}

rt::object!(JournalEntryInput {
    id: optional = "id",
    ledger_account_id: optional = "ledger_account_id",
    tax_rate_id: optional = "tax_rate_id",
    description: optional = "description",
    debit: optional = "debit",
    credit: optional = "credit",
    project_id: optional = "project_id",
    row_order: optional = "row_order",
    destroy: optional = "_destroy",
    contact_id: optional = "contact_id",
});

impl JournalEntryInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn id(mut self, id: impl Into<Identifier>) -> Self {
        self.id = Some(id.into());
        self
    }

    #[must_use]
    pub fn ledger_account_id(
        mut self,
        ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    #[must_use]
    pub fn tax_rate_id(mut self, tax_rate_id: impl Into<Identifier>) -> Self {
        self.tax_rate_id = Some(tax_rate_id.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn debit(mut self, debit: impl Into<Money>) -> Self {
        self.debit = Some(debit.into());
        self
    }

    #[must_use]
    pub fn credit(mut self, credit: impl Into<Money>) -> Self {
        self.credit = Some(credit.into());
        self
    }

    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<Identifier>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    #[must_use]
    pub fn row_order(mut self, row_order: i64) -> Self {
        self.row_order = Some(row_order);
        self
    }

    /// Removes the element with this `id`.
    #[must_use]
    pub fn destroy(mut self, destroy: bool) -> Self {
        self.destroy = Some(destroy);
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }
}

/// An invoice from a supplier.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PurchaseInvoice {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub contact: Option<Contact>,
    pub reference: Option<String>,
    pub date: rt::types::Date,
    pub due_date: Option<rt::types::Date>,
    pub entry_number: Option<i64>,
    pub state: DocumentState,
    pub currency: String,
    pub exchange_rate: Option<rt::types::Decimal>,
    pub revenue_invoice: Option<bool>,
    pub prices_are_incl_tax: Option<bool>,
    pub origin: Option<DocumentOrigin>,
    pub paid_at: Option<rt::types::Date>,
    pub tax_number: Option<String>,
    pub total_price_excl_tax: Option<rt::types::Decimal>,
    pub total_price_excl_tax_base: Option<rt::types::Decimal>,
    pub total_price_incl_tax: Option<rt::types::Decimal>,
    pub total_price_incl_tax_base: Option<rt::types::Decimal>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub version: i64,
    pub details: Vec<Detail>,
    pub fiscal_allocations: Vec<FiscalAllocation>,
    pub payments: Vec<Payment>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
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

/// The origin of a document.
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
    /// A value that Moneybird's spec does not list, unchanged.
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

/// A line of an invoice or document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Detail {
    pub id: String,
    pub administration_id: Identifier,
    pub tax_rate_id: String,
    pub ledger_account_id: String,
    pub project_id: Option<String>,
    pub product_id: Option<String>,
    /// The quantity with its unit, as the user entered it.
    pub amount: Option<String>,
    pub amount_decimal: Option<rt::types::Decimal>,
    pub description: String,
    pub price: rt::types::Decimal,
    /// Two days, joined by two dots: `20260801..20260831`.
    pub period: Option<String>,
    pub row_order: i64,
    pub total_price_excl_tax_with_discount: Option<rt::types::Decimal>,
    pub total_price_excl_tax_with_discount_base: Option<rt::types::Decimal>,
    pub tax_report_reference: Vec<Option<String>>,
    pub mandatory_tax_text: Option<String>,
    pub created_at: Option<rt::types::DateTime>,
    pub updated_at: Option<rt::types::DateTime>,
    pub is_optional: Option<bool>,
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

/// The private share of a purchase.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FiscalAllocation {
    pub id: String,
    pub administration_id: Identifier,
    pub ledger_account_id: String,
    pub private_ledger_account_id: String,
    pub percentage: Option<rt::types::Decimal>,
    pub price: Option<rt::types::Decimal>,
    pub price_base: Option<rt::types::Decimal>,
    pub created_at: rt::types::DateTime,
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

/// A payment of an invoice or document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payment {
    pub id: String,
    pub administration_id: Identifier,
    pub invoice_type: PaymentInvoiceType,
    pub invoice_id: String,
    pub financial_account_id: Option<String>,
    pub user_id: Identifier,
    pub payment_transaction_id: Option<String>,
    pub transaction_identifier: Option<String>,
    pub price: Option<rt::types::Decimal>,
    pub price_base: Option<rt::types::Decimal>,
    pub payment_date: rt::types::Date,
    pub credit_invoice_id: Option<String>,
    pub financial_mutation_id: Option<String>,
    pub ledger_account_id: Option<String>,
    pub linked_payment_id: Option<String>,
    pub manual_payment_action: Option<String>,
    pub created_at: rt::types::DateTime,
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

/// The properties of a purchase invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PurchaseInvoiceInput {
    pub contact_id: Option<Identifier>,
    pub reference: Option<String>,
    pub date: Option<rt::types::Date>,
    pub due_date: Option<rt::types::Date>,
    pub currency: Option<String>,
    pub prices_are_incl_tax: Option<bool>,
    pub revenue_invoice: Option<bool>,
    pub details_attributes: Option<DetailsInput>,
    pub fiscal_allocations_attributes: Option<FiscalAllocationsInput>,
}

rt::object!(PurchaseInvoiceInput {
    contact_id: optional = "contact_id",
    reference: optional = "reference",
    date: optional = "date",
    due_date: optional = "due_date",
    currency: optional = "currency",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    revenue_invoice: optional = "revenue_invoice",
    details_attributes: optional = "details_attributes",
    fiscal_allocations_attributes: optional = "fiscal_allocations_attributes",
});

impl PurchaseInvoiceInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn due_date(mut self, due_date: rt::types::Date) -> Self {
        self.due_date = Some(due_date);
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn revenue_invoice(mut self, revenue_invoice: bool) -> Self {
        self.revenue_invoice = Some(revenue_invoice);
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn fiscal_allocations_attributes(
        mut self,
        fiscal_allocations_attributes: impl Into<FiscalAllocationsInput>,
    ) -> Self {
        self.fiscal_allocations_attributes = Some(fiscal_allocations_attributes.into());
        self
    }
}

/// Lines: a list, or an object with arbitrary keys.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum DetailsInput {
    /// A [`DetailInput`], in a map.
    DetailInputMap(std::collections::BTreeMap<String, DetailInput>),
    /// A [`DetailInput`], in a list.
    DetailInputList(Vec<DetailInput>),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(DetailsInput {
    DetailInputMap = rt::Shape::Map,
    DetailInputList = rt::Shape::List(&rt::Shape::Any),
    ..Other
});

impl From<std::collections::BTreeMap<String, DetailInput>> for DetailsInput {
    fn from(value: std::collections::BTreeMap<String, DetailInput>) -> Self {
        Self::DetailInputMap(value)
    }
}

impl From<Vec<DetailInput>> for DetailsInput {
    fn from(value: Vec<DetailInput>) -> Self {
        Self::DetailInputList(value)
    }
}

/// A line to add, or to change if it has an `id`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct DetailInput {
    pub id: Option<Identifier>,
    pub description: Option<String>,
    pub period: Option<String>,
    pub price: Option<Money>,
    pub amount: Option<Quantity>,
    pub tax_rate_id: Option<Identifier>,
    pub ledger_account_id: Option<Identifier>,
    pub project_id: Option<Identifier>,
    pub product_id: Option<Identifier>,
    pub row_order: Option<i64>,
    pub is_optional: Option<bool>,
    pub is_selected: Option<bool>,
    /// Removes the element with this `id`.
    pub destroy: Option<bool>,
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
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn id(mut self, id: impl Into<Identifier>) -> Self {
        self.id = Some(id.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn period(mut self, period: impl Into<String>) -> Self {
        self.period = Some(period.into());
        self
    }

    #[must_use]
    pub fn price(mut self, price: impl Into<Money>) -> Self {
        self.price = Some(price.into());
        self
    }

    #[must_use]
    pub fn amount(mut self, amount: impl Into<Quantity>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    #[must_use]
    pub fn tax_rate_id(mut self, tax_rate_id: impl Into<Identifier>) -> Self {
        self.tax_rate_id = Some(tax_rate_id.into());
        self
    }

    #[must_use]
    pub fn ledger_account_id(
        mut self,
        ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<Identifier>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    #[must_use]
    pub fn product_id(mut self, product_id: impl Into<Identifier>) -> Self {
        self.product_id = Some(product_id.into());
        self
    }

    #[must_use]
    pub fn row_order(mut self, row_order: i64) -> Self {
        self.row_order = Some(row_order);
        self
    }

    #[must_use]
    pub fn is_optional(mut self, is_optional: bool) -> Self {
        self.is_optional = Some(is_optional);
        self
    }

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

    #[must_use]
    pub fn automated_tax_enabled(mut self, automated_tax_enabled: bool) -> Self {
        self.automated_tax_enabled = Some(automated_tax_enabled);
        self
    }
}

/// Private shares: a list, or an object with arbitrary keys.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FiscalAllocationsInput {
    /// A [`FiscalAllocationInput`], in a map.
    FiscalAllocationInputMap(std::collections::BTreeMap<String, FiscalAllocationInput>),
    /// A [`FiscalAllocationInput`], in a list.
    FiscalAllocationInputList(Vec<FiscalAllocationInput>),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(FiscalAllocationsInput {
    FiscalAllocationInputMap = rt::Shape::Map,
    FiscalAllocationInputList = rt::Shape::List(&rt::Shape::Any),
    ..Other
});

impl From<std::collections::BTreeMap<String, FiscalAllocationInput>>
for FiscalAllocationsInput {
    fn from(value: std::collections::BTreeMap<String, FiscalAllocationInput>) -> Self {
        Self::FiscalAllocationInputMap(value)
    }
}

impl From<Vec<FiscalAllocationInput>> for FiscalAllocationsInput {
    fn from(value: Vec<FiscalAllocationInput>) -> Self {
        Self::FiscalAllocationInputList(value)
    }
}

/// A private share to add, or to change if it has an `id`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FiscalAllocationInput {
    pub id: Option<Identifier>,
    pub ledger_account_id: Option<Identifier>,
    pub private_ledger_account_id: Option<Identifier>,
    pub percentage: Option<rt::types::Decimal>,
    /// Removes the element with this `id`.
    pub destroy: Option<bool>,
}

rt::object!(FiscalAllocationInput {
    id: optional = "id",
    ledger_account_id: optional = "ledger_account_id",
    private_ledger_account_id: optional = "private_ledger_account_id",
    percentage: optional = "percentage",
    destroy: optional = "_destroy",
});

impl FiscalAllocationInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn id(mut self, id: impl Into<Identifier>) -> Self {
        self.id = Some(id.into());
        self
    }

    #[must_use]
    pub fn ledger_account_id(
        mut self,
        ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    #[must_use]
    pub fn private_ledger_account_id(
        mut self,
        private_ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        self.private_ledger_account_id = Some(private_ledger_account_id.into());
        self
    }

    #[must_use]
    pub fn percentage(mut self, percentage: rt::types::Decimal) -> Self {
        self.percentage = Some(percentage);
        self
    }

    /// Removes the element with this `id`.
    #[must_use]
    pub fn destroy(mut self, destroy: bool) -> Self {
        self.destroy = Some(destroy);
        self
    }
}

/// A payment to register.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentInput {
    pub payment_date: Day,
    pub price: Money,
    pub price_base: Option<Money>,
    pub financial_account_id: Option<Identifier>,
    pub financial_mutation_id: Option<Identifier>,
    pub transaction_identifier: Option<String>,
    pub manual_payment_action: Option<String>,
    pub ledger_account_id: Option<Identifier>,
    pub invoice_id: Option<Identifier>,
}

rt::object!(PaymentInput {
    payment_date: required = "payment_date",
    price: required = "price",
    price_base: optional = "price_base",
    financial_account_id: optional = "financial_account_id",
    financial_mutation_id: optional = "financial_mutation_id",
    transaction_identifier: optional = "transaction_identifier",
    manual_payment_action: optional = "manual_payment_action",
    ledger_account_id: optional = "ledger_account_id",
    invoice_id: optional = "invoice_id",
});

impl PaymentInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(payment_date: impl Into<Day>, price: impl Into<Money>) -> Self {
        Self {
            payment_date: payment_date.into(),
            price: price.into(),
            price_base: None,
            financial_account_id: None,
            financial_mutation_id: None,
            transaction_identifier: None,
            manual_payment_action: None,
            ledger_account_id: None,
            invoice_id: None,
        }
    }

    #[must_use]
    pub fn price_base(mut self, price_base: impl Into<Money>) -> Self {
        self.price_base = Some(price_base.into());
        self
    }

    #[must_use]
    pub fn financial_account_id(
        mut self,
        financial_account_id: impl Into<Identifier>,
    ) -> Self {
        self.financial_account_id = Some(financial_account_id.into());
        self
    }

    #[must_use]
    pub fn financial_mutation_id(
        mut self,
        financial_mutation_id: impl Into<Identifier>,
    ) -> Self {
        self.financial_mutation_id = Some(financial_mutation_id.into());
        self
    }

    #[must_use]
    pub fn transaction_identifier(
        mut self,
        transaction_identifier: impl Into<String>,
    ) -> Self {
        self.transaction_identifier = Some(transaction_identifier.into());
        self
    }

    #[must_use]
    pub fn manual_payment_action(
        mut self,
        manual_payment_action: impl Into<String>,
    ) -> Self {
        self.manual_payment_action = Some(manual_payment_action.into());
        self
    }

    #[must_use]
    pub fn ledger_account_id(
        mut self,
        ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    #[must_use]
    pub fn invoice_id(mut self, invoice_id: impl Into<Identifier>) -> Self {
        self.invoice_id = Some(invoice_id.into());
        self
    }
}

/// A receipt from a supplier.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Receipt {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub contact: Option<Contact>,
    pub reference: Option<String>,
    pub date: rt::types::Date,
    pub due_date: Option<rt::types::Date>,
    pub entry_number: Option<i64>,
    pub state: DocumentState,
    pub currency: Option<String>,
    pub exchange_rate: Option<rt::types::Decimal>,
    pub revenue_invoice: Option<bool>,
    pub prices_are_incl_tax: Option<bool>,
    pub origin: Option<DocumentOrigin>,
    pub paid_at: Option<rt::types::Date>,
    pub tax_number: Option<String>,
    pub total_price_excl_tax: Option<rt::types::Decimal>,
    pub total_price_excl_tax_base: Option<rt::types::Decimal>,
    pub total_price_incl_tax: Option<rt::types::Decimal>,
    pub total_price_incl_tax_base: Option<rt::types::Decimal>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub version: i64,
    pub details: Vec<Detail>,
    pub fiscal_allocations: Vec<FiscalAllocation>,
    pub payments: Vec<Payment>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
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

/// The properties of a receipt.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ReceiptInput {
    pub contact_id: Option<Identifier>,
    pub reference: Option<String>,
    pub date: Option<rt::types::Date>,
    pub currency: Option<String>,
    pub prices_are_incl_tax: Option<bool>,
    pub details_attributes: Option<DetailsInput>,
    pub fiscal_allocations_attributes: Option<FiscalAllocationsInput>,
}

rt::object!(ReceiptInput {
    contact_id: optional = "contact_id",
    reference: optional = "reference",
    date: optional = "date",
    currency: optional = "currency",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    details_attributes: optional = "details_attributes",
    fiscal_allocations_attributes: optional = "fiscal_allocations_attributes",
});

impl ReceiptInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn fiscal_allocations_attributes(
        mut self,
        fiscal_allocations_attributes: impl Into<FiscalAllocationsInput>,
    ) -> Self {
        self.fiscal_allocations_attributes = Some(fiscal_allocations_attributes.into());
        self
    }
}

/// The payment source of a receipt.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ReceiptPaymentInput {
    pub financial_account_id: Option<Identifier>,
}

rt::object!(ReceiptPaymentInput {
    financial_account_id: optional = "financial_account_id",
});

impl ReceiptPaymentInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn financial_account_id(
        mut self,
        financial_account_id: impl Into<Identifier>,
    ) -> Self {
        self.financial_account_id = Some(financial_account_id.into());
        self
    }
}

/// A typeless document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TypelessDocument {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub contact: Option<Contact>,
    pub reference: Option<String>,
    pub date: rt::types::Date,
    pub state: DocumentState,
    pub origin: Option<DocumentOrigin>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub version: i64,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
}

rt::object!(TypelessDocument {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    reference: required = "reference",
    date: required = "date",
    state: required = "state",
    origin: required = "origin",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    attachments: required = "attachments",
    events: required = "events",
});

/// The properties of a new typeless document.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TypelessDocumentInput {
    pub reference: Option<String>,
    pub date: Option<rt::types::Date>,
    pub contact_id: Option<Identifier>,
}

rt::object!(TypelessDocumentInput {
    reference: optional = "reference",
    date: optional = "date",
    contact_id: optional = "contact_id",
});

impl TypelessDocumentInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }
}

/// A file that is ready for download.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Download {
    pub id: String,
    pub user_id: Option<Identifier>,
    pub download_type: String,
    pub filename: String,
    pub content_type: String,
    pub failed: bool,
    pub downloaded: bool,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
}

rt::object!(Download {
    id: required = "id",
    user_id: required = "user_id",
    download_type: required = "download_type",
    filename: required = "filename",
    content_type: required = "content_type",
    failed: required = "failed",
    downloaded: required = "downloaded",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// An estimate for a customer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Estimate {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: String,
    pub contact: Option<Contact>,
    pub contact_person_id: Option<String>,
    pub contact_person: Option<ContactPerson>,
    pub estimate_id: Option<String>,
    pub estimate_sequence_id: Option<String>,
    pub workflow_id: String,
    pub document_style_id: String,
    pub identity_id: String,
    pub draft_id: Option<i64>,
    pub state: EstimateState,
    pub estimate_date: Option<rt::types::Date>,
    pub due_date: rt::types::Date,
    pub reference: Option<String>,
    pub language: Option<String>,
    pub currency: String,
    pub exchange_rate: Option<rt::types::Decimal>,
    pub discount: Option<rt::types::Decimal>,
    pub original_estimate_id: Option<String>,
    pub show_tax: bool,
    pub sign_online: bool,
    pub sent_at: Option<rt::types::Date>,
    pub accepted_at: Option<rt::types::Date>,
    pub rejected_at: Option<rt::types::Date>,
    pub archived_at: Option<rt::types::Date>,
    pub created_at: Option<rt::types::DateTime>,
    pub updated_at: Option<rt::types::DateTime>,
    pub public_view_code: Option<String>,
    pub public_view_code_expires_at: Option<rt::types::DateTime>,
    pub version: i64,
    pub pre_text: Option<String>,
    pub post_text: Option<String>,
    pub details: Vec<Detail>,
    pub prices_are_incl_tax: bool,
    pub total_price_excl_tax: Option<rt::types::Decimal>,
    pub total_price_excl_tax_base: Option<rt::types::Decimal>,
    pub total_price_incl_tax: Option<rt::types::Decimal>,
    pub total_price_incl_tax_base: Option<rt::types::Decimal>,
    pub total_discount: Option<rt::types::Decimal>,
    pub url: String,
    pub custom_fields: Vec<CustomFieldValue>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
    pub tax_totals: Vec<TaxTotal>,
}

rt::object!(Estimate {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    contact_person_id: required = "contact_person_id",
    contact_person: required = "contact_person",
    estimate_id: required = "estimate_id",
    estimate_sequence_id: required = "estimate_sequence_id",
    workflow_id: required = "workflow_id",
    document_style_id: required = "document_style_id",
    identity_id: required = "identity_id",
    draft_id: required = "draft_id",
    state: required = "state",
    estimate_date: required = "estimate_date",
    due_date: required = "due_date",
    reference: required = "reference",
    language: required = "language",
    currency: required = "currency",
    exchange_rate: required = "exchange_rate",
    discount: required = "discount",
    original_estimate_id: required = "original_estimate_id",
    show_tax: required = "show_tax",
    sign_online: required = "sign_online",
    sent_at: required = "sent_at",
    accepted_at: required = "accepted_at",
    rejected_at: required = "rejected_at",
    archived_at: required = "archived_at",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    public_view_code: required = "public_view_code",
    public_view_code_expires_at: required = "public_view_code_expires_at",
    version: required = "version",
    pre_text: required = "pre_text",
    post_text: required = "post_text",
    details: required = "details",
    prices_are_incl_tax: required = "prices_are_incl_tax",
    total_price_excl_tax: required = "total_price_excl_tax",
    total_price_excl_tax_base: required = "total_price_excl_tax_base",
    total_price_incl_tax: required = "total_price_incl_tax",
    total_price_incl_tax_base: required = "total_price_incl_tax_base",
    total_discount: required = "total_discount",
    url: required = "url",
    custom_fields: required = "custom_fields",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
    tax_totals: required = "tax_totals",
});

/// The tax of an invoice at one rate.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaxTotal {
    pub tax_rate_id: String,
    pub taxable_amount: Option<rt::types::Decimal>,
    pub taxable_amount_base: Option<rt::types::Decimal>,
    pub tax_amount: Option<rt::types::Decimal>,
    pub tax_amount_base: Option<rt::types::Decimal>,
}

rt::object!(TaxTotal {
    tax_rate_id: required = "tax_rate_id",
    taxable_amount: required = "taxable_amount",
    taxable_amount_base: required = "taxable_amount_base",
    tax_amount: required = "tax_amount",
    tax_amount_base: required = "tax_amount_base",
});

/// The properties of a new estimate.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EstimateInput {
    pub contact_id: Option<Identifier>,
    pub contact_person_id: Option<Identifier>,
    pub document_style_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
    pub reference: Option<String>,
    pub estimate_date: Option<rt::types::Date>,
    pub estimate_sequence_id: Option<Identifier>,
    pub remove_estimate_sequence_id: Option<bool>,
    pub language: Option<String>,
    pub currency: Option<String>,
    pub prices_are_incl_tax: Option<bool>,
    pub show_tax: Option<bool>,
    pub first_due_interval: Option<i64>,
    pub pre_text: Option<String>,
    pub post_text: Option<String>,
    pub discount: Option<rt::types::Decimal>,
    pub original_sales_invoice_id: Option<Identifier>,
    pub details_attributes: Option<DetailsInput>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
}

rt::object!(EstimateInput {
    contact_id: optional = "contact_id",
    contact_person_id: optional = "contact_person_id",
    document_style_id: optional = "document_style_id",
    workflow_id: optional = "workflow_id",
    reference: optional = "reference",
    estimate_date: optional = "estimate_date",
    estimate_sequence_id: optional = "estimate_sequence_id",
    remove_estimate_sequence_id: optional = "remove_estimate_sequence_id",
    language: optional = "language",
    currency: optional = "currency",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    show_tax: optional = "show_tax",
    first_due_interval: optional = "first_due_interval",
    pre_text: optional = "pre_text",
    post_text: optional = "post_text",
    discount: optional = "discount",
    original_sales_invoice_id: optional = "original_sales_invoice_id",
    details_attributes: optional = "details_attributes",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

impl EstimateInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn contact_person_id(
        mut self,
        contact_person_id: impl Into<Identifier>,
    ) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn estimate_date(mut self, estimate_date: rt::types::Date) -> Self {
        self.estimate_date = Some(estimate_date);
        self
    }

    #[must_use]
    pub fn estimate_sequence_id(
        mut self,
        estimate_sequence_id: impl Into<Identifier>,
    ) -> Self {
        self.estimate_sequence_id = Some(estimate_sequence_id.into());
        self
    }

    #[must_use]
    pub fn remove_estimate_sequence_id(
        mut self,
        remove_estimate_sequence_id: bool,
    ) -> Self {
        self.remove_estimate_sequence_id = Some(remove_estimate_sequence_id);
        self
    }

    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn show_tax(mut self, show_tax: bool) -> Self {
        self.show_tax = Some(show_tax);
        self
    }

    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    #[must_use]
    pub fn pre_text(mut self, pre_text: impl Into<String>) -> Self {
        self.pre_text = Some(pre_text.into());
        self
    }

    #[must_use]
    pub fn post_text(mut self, post_text: impl Into<String>) -> Self {
        self.post_text = Some(post_text.into());
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    #[must_use]
    pub fn original_sales_invoice_id(
        mut self,
        original_sales_invoice_id: impl Into<Identifier>,
    ) -> Self {
        self.original_sales_invoice_id = Some(original_sales_invoice_id.into());
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// The changed properties of an estimate.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EstimateUpdate {
    pub contact_id: Option<Identifier>,
    pub contact_person_id: Option<Identifier>,
    pub update_contact: Option<bool>,
    pub document_style_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
    pub reference: Option<String>,
    pub estimate_date: Option<rt::types::Date>,
    pub estimate_sequence_id: Option<Identifier>,
    pub remove_estimate_sequence_id: Option<bool>,
    pub language: Option<String>,
    pub currency: Option<String>,
    pub prices_are_incl_tax: Option<bool>,
    pub show_tax: Option<bool>,
    pub first_due_interval: Option<i64>,
    pub pre_text: Option<String>,
    pub post_text: Option<String>,
    pub discount: Option<rt::types::Decimal>,
    pub original_sales_invoice_id: Option<Identifier>,
    pub details_attributes: Option<DetailsInput>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
}

rt::object!(EstimateUpdate {
    contact_id: optional = "contact_id",
    contact_person_id: optional = "contact_person_id",
    update_contact: optional = "update_contact",
    document_style_id: optional = "document_style_id",
    workflow_id: optional = "workflow_id",
    reference: optional = "reference",
    estimate_date: optional = "estimate_date",
    estimate_sequence_id: optional = "estimate_sequence_id",
    remove_estimate_sequence_id: optional = "remove_estimate_sequence_id",
    language: optional = "language",
    currency: optional = "currency",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    show_tax: optional = "show_tax",
    first_due_interval: optional = "first_due_interval",
    pre_text: optional = "pre_text",
    post_text: optional = "post_text",
    discount: optional = "discount",
    original_sales_invoice_id: optional = "original_sales_invoice_id",
    details_attributes: optional = "details_attributes",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

impl EstimateUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn contact_person_id(
        mut self,
        contact_person_id: impl Into<Identifier>,
    ) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    #[must_use]
    pub fn update_contact(mut self, update_contact: bool) -> Self {
        self.update_contact = Some(update_contact);
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn estimate_date(mut self, estimate_date: rt::types::Date) -> Self {
        self.estimate_date = Some(estimate_date);
        self
    }

    #[must_use]
    pub fn estimate_sequence_id(
        mut self,
        estimate_sequence_id: impl Into<Identifier>,
    ) -> Self {
        self.estimate_sequence_id = Some(estimate_sequence_id.into());
        self
    }

    #[must_use]
    pub fn remove_estimate_sequence_id(
        mut self,
        remove_estimate_sequence_id: bool,
    ) -> Self {
        self.remove_estimate_sequence_id = Some(remove_estimate_sequence_id);
        self
    }

    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn show_tax(mut self, show_tax: bool) -> Self {
        self.show_tax = Some(show_tax);
        self
    }

    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    #[must_use]
    pub fn pre_text(mut self, pre_text: impl Into<String>) -> Self {
        self.pre_text = Some(pre_text.into());
        self
    }

    #[must_use]
    pub fn post_text(mut self, post_text: impl Into<String>) -> Self {
        self.post_text = Some(post_text.into());
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    #[must_use]
    pub fn original_sales_invoice_id(
        mut self,
        original_sales_invoice_id: impl Into<Identifier>,
    ) -> Self {
        self.original_sales_invoice_id = Some(original_sales_invoice_id.into());
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// An invoice to a customer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SalesInvoice {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: String,
    pub contact: Contact,
    pub contact_person_id: Option<String>,
    pub contact_person: Option<ContactPerson>,
    pub invoice_id: Option<String>,
    pub recurring_sales_invoice_id: Option<String>,
    pub subscription_id: Option<String>,
    pub workflow_id: String,
    pub document_style_id: String,
    pub identity_id: String,
    pub draft_id: Option<i64>,
    pub state: SalesInvoiceState,
    pub invoice_date: Option<rt::types::Date>,
    pub due_date: rt::types::Date,
    pub payment_conditions: Option<String>,
    pub payment_reference: Option<String>,
    pub short_payment_reference: Option<String>,
    pub reference: Option<String>,
    pub language: Option<String>,
    pub currency: String,
    pub discount: Option<rt::types::Decimal>,
    pub original_sales_invoice_id: Option<String>,
    pub paused: bool,
    pub paid_at: Option<rt::types::Date>,
    pub sent_at: Option<rt::types::Date>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub public_view_code: Option<String>,
    pub public_view_code_expires_at: Option<rt::types::DateTime>,
    pub version: i64,
    pub details: Vec<Detail>,
    pub payments: Vec<Payment>,
    pub total_paid: rt::types::Decimal,
    pub total_unpaid: rt::types::Decimal,
    pub total_unpaid_base: rt::types::Decimal,
    pub prices_are_incl_tax: bool,
    pub total_price_excl_tax: rt::types::Decimal,
    pub total_price_excl_tax_base: rt::types::Decimal,
    pub total_price_incl_tax: rt::types::Decimal,
    pub total_price_incl_tax_base: rt::types::Decimal,
    pub total_discount: rt::types::Decimal,
    pub marked_dubious_on: Option<rt::types::Date>,
    pub marked_uncollectible_on: Option<rt::types::Date>,
    pub reminder_count: Option<i64>,
    pub next_reminder: Option<rt::types::Date>,
    pub original_estimate_id: Option<String>,
    pub url: String,
    pub payment_url: String,
    pub custom_fields: Vec<CustomFieldValue>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
    pub tax_totals: Vec<TaxTotal>,
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

/// A time entry of an invoice.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InvoicedTimeEntry {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub project_id: Option<String>,
    pub user_id: Identifier,
    pub started_at: rt::types::DateTime,
    pub ended_at: Option<rt::types::DateTime>,
    pub description: Option<String>,
    /// Seconds.
    pub paused_duration: InvoicedTimeEntryPausedDuration,
    pub billable: Option<bool>,
    pub created_at: rt::types::DateTime,
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

/// The delivery of an estimate.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EstimateSending {
    pub delivery_method: Option<EstimateDeliveryMethod>,
    pub email_address: Option<String>,
    pub email_message: Option<String>,
    pub sign_online: Option<bool>,
}

rt::object!(EstimateSending {
    delivery_method: optional = "delivery_method",
    email_address: optional = "email_address",
    email_message: optional = "email_message",
    sign_online: optional = "sign_online",
});

impl EstimateSending {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn delivery_method(mut self, delivery_method: EstimateDeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    #[must_use]
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }

    #[must_use]
    pub fn email_message(mut self, email_message: impl Into<String>) -> Self {
        self.email_message = Some(email_message.into());
        self
    }

    #[must_use]
    pub fn sign_online(mut self, sign_online: bool) -> Self {
        self.sign_online = Some(sign_online);
        self
    }
}

/// The delivery method of estimates and reminders.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EstimateDeliveryMethod {
    /// `Email`.
    Email,
    /// `Manual`.
    Manual,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(EstimateDeliveryMethod {
    Email = "Email",
    Manual = "Manual",
    ..Unknown
});

/// A sales invoice from another system.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExternalSalesInvoice {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub contact: Option<Contact>,
    pub date: rt::types::Date,
    pub state: ExternalSalesInvoiceState,
    pub due_date: Option<rt::types::Date>,
    pub reference: Option<String>,
    pub entry_number: i64,
    pub origin: Option<DocumentOrigin>,
    pub source: Option<String>,
    pub source_url: Option<String>,
    pub currency: String,
    pub paid_at: Option<rt::types::Date>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub version: i64,
    pub details: Vec<Detail>,
    pub payments: Vec<Payment>,
    pub total_paid: rt::types::Decimal,
    pub total_unpaid: rt::types::Decimal,
    pub total_unpaid_base: rt::types::Decimal,
    pub prices_are_incl_tax: bool,
    pub total_price_excl_tax: rt::types::Decimal,
    pub total_price_excl_tax_base: rt::types::Decimal,
    pub total_price_incl_tax: rt::types::Decimal,
    pub total_price_incl_tax_base: rt::types::Decimal,
    pub marked_dubious_on: Option<rt::types::Date>,
    pub marked_uncollectible_on: Option<rt::types::Date>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
    pub tax_totals: Vec<TaxTotal>,
}

rt::object!(ExternalSalesInvoice {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    date: required = "date",
    state: required = "state",
    due_date: required = "due_date",
    reference: required = "reference",
    entry_number: required = "entry_number",
    origin: required = "origin",
    source: required = "source",
    source_url: required = "source_url",
    currency: required = "currency",
    paid_at: required = "paid_at",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
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
    marked_dubious_on: required = "marked_dubious_on",
    marked_uncollectible_on: required = "marked_uncollectible_on",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
    tax_totals: required = "tax_totals",
});

/// The properties of an external sales invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ExternalSalesInvoiceInput {
    pub contact_id: Option<Identifier>,
    pub reference: Option<String>,
    pub date: Option<rt::types::Date>,
    pub due_date: Option<rt::types::Date>,
    pub currency: Option<String>,
    pub prices_are_incl_tax: Option<bool>,
    pub source: Option<String>,
    pub source_url: Option<String>,
    pub details_attributes: Option<DetailsInput>,
}

rt::object!(ExternalSalesInvoiceInput {
    contact_id: optional = "contact_id",
    reference: optional = "reference",
    date: optional = "date",
    due_date: optional = "due_date",
    currency: optional = "currency",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    source: optional = "source",
    source_url: optional = "source_url",
    details_attributes: optional = "details_attributes",
});

impl ExternalSalesInvoiceInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn due_date(mut self, due_date: rt::types::Date) -> Self {
        self.due_date = Some(due_date);
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    #[must_use]
    pub fn source_url(mut self, source_url: impl Into<String>) -> Self {
        self.source_url = Some(source_url.into());
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }
}

/// A bank account, cash register or other financial account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FinancialAccount {
    pub id: String,
    pub administration_id: Identifier,
    pub r#type: String,
    pub name: String,
    pub identifier: String,
    pub currency: String,
    pub provider: Option<String>,
    pub moneybird_account: bool,
    pub active: bool,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
}

rt::object!(FinancialAccount {
    id: required = "id",
    administration_id: required = "administration_id",
    r#type: required = "type",
    name: required = "name",
    identifier: required = "identifier",
    currency: required = "currency",
    provider: required = "provider",
    moneybird_account: required = "moneybird_account",
    active: required = "active",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A bank transaction.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FinancialMutation {
    pub id: String,
    pub administration_id: Identifier,
    pub amount: rt::types::Decimal,
    pub code: Option<String>,
    pub date: rt::types::Date,
    pub message: Option<String>,
    pub contra_account_name: Option<String>,
    pub contra_account_number: Option<String>,
    pub state: FinancialMutationState,
    pub settlement_state: FinancialMutationSettlementState,
    pub amount_open: rt::types::Decimal,
    pub sepa_fields: Option<std::collections::BTreeMap<String, rt::Json>>,
    pub batch_reference: Option<String>,
    pub financial_account_id: String,
    pub currency: String,
    pub original_amount: Option<rt::types::Decimal>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub version: i64,
    pub financial_statement_id: String,
    pub processed_at: Option<rt::types::DateTime>,
    pub account_servicer_transaction_id: Option<String>,
    pub payments: Vec<Payment>,
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

/// The part of a bank transaction that was booked on a ledger account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LedgerAccountBooking {
    pub id: String,
    pub administration_id: Identifier,
    pub financial_mutation_id: String,
    pub ledger_account_id: String,
    pub project_id: Option<String>,
    pub description: Option<String>,
    pub price: rt::types::Decimal,
    pub created_at: rt::types::DateTime,
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

/// The types that a bank transaction can be booked on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BookingType {
    /// `SalesInvoice`.
    SalesInvoice,
    /// `Document`.
    Document,
    /// `LedgerAccount`.
    LedgerAccount,
    /// `PaymentTransactionBatch`.
    PaymentTransactionBatch,
    /// `PurchaseTransaction`.
    PurchaseTransaction,
    /// `NewPurchaseInvoice`.
    NewPurchaseInvoice,
    /// `NewReceipt`.
    NewReceipt,
    /// `PaymentTransaction`.
    PaymentTransaction,
    /// `PurchaseTransactionBatch`.
    PurchaseTransactionBatch,
    /// `ExternalSalesInvoice`.
    ExternalSalesInvoice,
    /// `Payment`.
    Payment,
    /// `VatDocument`.
    VatDocument,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(BookingType {
    SalesInvoice = "SalesInvoice",
    Document = "Document",
    LedgerAccount = "LedgerAccount",
    PaymentTransactionBatch = "PaymentTransactionBatch",
    PurchaseTransaction = "PurchaseTransaction",
    NewPurchaseInvoice = "NewPurchaseInvoice",
    NewReceipt = "NewReceipt",
    PaymentTransaction = "PaymentTransaction",
    PurchaseTransactionBatch = "PurchaseTransactionBatch",
    ExternalSalesInvoice = "ExternalSalesInvoice",
    Payment = "Payment",
    VatDocument = "VatDocument",
    ..Unknown
});

/// The type of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LinkedBookingType {
    /// `Payment`.
    Payment,
    /// `LedgerAccountBooking`.
    LedgerAccountBooking,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(LinkedBookingType {
    Payment = "Payment",
    LedgerAccountBooking = "LedgerAccountBooking",
    ..Unknown
});

/// A bank statement.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FinancialStatement {
    pub id: String,
    pub financial_account_id: String,
    pub reference: String,
    pub official_date: Option<rt::types::Date>,
    pub official_balance: Option<String>,
    pub importer_service: Option<String>,
    pub financial_mutations: Vec<FinancialMutation>,
}

rt::object!(FinancialStatement {
    id: required = "id",
    financial_account_id: required = "financial_account_id",
    reference: required = "reference",
    official_date: required = "official_date",
    official_balance: required = "official_balance",
    importer_service: required = "importer_service",
    financial_mutations: required = "financial_mutations",
});

/// The properties of a new bank statement.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FinancialStatementInput {
    pub financial_account_id: Option<Identifier>,
    pub reference: String,
    pub official_date: Option<rt::types::Date>,
    pub official_balance: Option<Money>,
    pub importer_key: Option<String>,
    pub financial_mutations_attributes: Option<FinancialMutationsInput>,
}

rt::object!(FinancialStatementInput {
    financial_account_id: optional = "financial_account_id",
    reference: required = "reference",
    official_date: optional = "official_date",
    official_balance: optional = "official_balance",
    importer_key: optional = "importer_key",
    financial_mutations_attributes: optional = "financial_mutations_attributes",
});

impl FinancialStatementInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(reference: impl Into<String>) -> Self {
        Self {
            financial_account_id: None,
            reference: reference.into(),
            official_date: None,
            official_balance: None,
            importer_key: None,
            financial_mutations_attributes: None,
        }
    }

    #[must_use]
    pub fn financial_account_id(
        mut self,
        financial_account_id: impl Into<Identifier>,
    ) -> Self {
        self.financial_account_id = Some(financial_account_id.into());
        self
    }

    #[must_use]
    pub fn official_date(mut self, official_date: rt::types::Date) -> Self {
        self.official_date = Some(official_date);
        self
    }

    #[must_use]
    pub fn official_balance(mut self, official_balance: impl Into<Money>) -> Self {
        self.official_balance = Some(official_balance.into());
        self
    }

    #[must_use]
    pub fn importer_key(mut self, importer_key: impl Into<String>) -> Self {
        self.importer_key = Some(importer_key.into());
        self
    }

    #[must_use]
    pub fn financial_mutations_attributes(
        mut self,
        financial_mutations_attributes: impl Into<FinancialMutationsInput>,
    ) -> Self {
        self.financial_mutations_attributes = Some(
            financial_mutations_attributes.into(),
        );
        self
    }
}

/// Transactions of a new statement: a list, or an object with arbitrary keys.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FinancialMutationsInput {
    /// A [`FinancialMutationInput`], in a list.
    FinancialMutationInputList(Vec<FinancialMutationInput>),
    /// A [`FinancialMutationInput`], in a map.
    FinancialMutationInputMap(
        std::collections::BTreeMap<String, FinancialMutationInput>,
    ),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(FinancialMutationsInput {
    FinancialMutationInputList = rt::Shape::List(&rt::Shape::Any),
    FinancialMutationInputMap = rt::Shape::Map,
    ..Other
});

impl From<Vec<FinancialMutationInput>> for FinancialMutationsInput {
    fn from(value: Vec<FinancialMutationInput>) -> Self {
        Self::FinancialMutationInputList(value)
    }
}

impl From<std::collections::BTreeMap<String, FinancialMutationInput>>
for FinancialMutationsInput {
    fn from(value: std::collections::BTreeMap<String, FinancialMutationInput>) -> Self {
        Self::FinancialMutationInputMap(value)
    }
}

/// A transaction of a new statement.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FinancialMutationInput {
    pub date: Option<rt::types::Date>,
    pub valutation_date: Option<rt::types::Date>,
    pub message: Option<String>,
    pub amount: Option<Money>,
    pub code: Option<String>,
    pub contra_account_name: Option<String>,
    pub contra_account_number: Option<String>,
    pub batch_reference: Option<String>,
    pub offset: Option<i64>,
    pub account_servicer_transaction_id: Option<String>,
    pub account_servicer_metadata: Option<std::collections::BTreeMap<String, rt::Json>>,
    pub adyen_payment_instrument_id: Option<Identifier>,
    /// Removes the element with this `id`.
    pub destroy: Option<bool>,
    pub smart_transfer: Option<bool>,
}

rt::object!(FinancialMutationInput {
    date: optional = "date",
    valutation_date: optional = "valutation_date",
    message: optional = "message",
    amount: optional = "amount",
    code: optional = "code",
    contra_account_name: optional = "contra_account_name",
    contra_account_number: optional = "contra_account_number",
    batch_reference: optional = "batch_reference",
    offset: optional = "offset",
    account_servicer_transaction_id: optional = "account_servicer_transaction_id",
    account_servicer_metadata: optional = "account_servicer_metadata",
    adyen_payment_instrument_id: optional = "adyen_payment_instrument_id",
    destroy: optional = "_destroy",
    smart_transfer: optional = "smart_transfer",
});

impl FinancialMutationInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn valutation_date(mut self, valutation_date: rt::types::Date) -> Self {
        self.valutation_date = Some(valutation_date);
        self
    }

    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    #[must_use]
    pub fn amount(mut self, amount: impl Into<Money>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    #[must_use]
    pub fn contra_account_name(
        mut self,
        contra_account_name: impl Into<String>,
    ) -> Self {
        self.contra_account_name = Some(contra_account_name.into());
        self
    }

    #[must_use]
    pub fn contra_account_number(
        mut self,
        contra_account_number: impl Into<String>,
    ) -> Self {
        self.contra_account_number = Some(contra_account_number.into());
        self
    }

    #[must_use]
    pub fn batch_reference(mut self, batch_reference: impl Into<String>) -> Self {
        self.batch_reference = Some(batch_reference.into());
        self
    }

    #[must_use]
    pub fn offset(mut self, offset: i64) -> Self {
        self.offset = Some(offset);
        self
    }

    #[must_use]
    pub fn account_servicer_transaction_id(
        mut self,
        account_servicer_transaction_id: impl Into<String>,
    ) -> Self {
        self.account_servicer_transaction_id = Some(
            account_servicer_transaction_id.into(),
        );
        self
    }

    #[must_use]
    pub fn account_servicer_metadata(
        mut self,
        account_servicer_metadata: std::collections::BTreeMap<String, rt::Json>,
    ) -> Self {
        self.account_servicer_metadata = Some(account_servicer_metadata);
        self
    }

    #[must_use]
    pub fn adyen_payment_instrument_id(
        mut self,
        adyen_payment_instrument_id: impl Into<Identifier>,
    ) -> Self {
        self.adyen_payment_instrument_id = Some(adyen_payment_instrument_id.into());
        self
    }

    /// Removes the element with this `id`.
    #[must_use]
    pub fn destroy(mut self, destroy: bool) -> Self {
        self.destroy = Some(destroy);
        self
    }

    #[must_use]
    pub fn smart_transfer(mut self, smart_transfer: bool) -> Self {
        self.smart_transfer = Some(smart_transfer);
        self
    }
}

/// The changed properties of a bank statement.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FinancialStatementUpdate {
    pub reference: Option<String>,
    pub official_date: Option<rt::types::Date>,
    pub official_balance: Option<Money>,
    pub financial_mutations_attributes: Option<FinancialMutationsUpdate>,
}

rt::object!(FinancialStatementUpdate {
    reference: optional = "reference",
    official_date: optional = "official_date",
    official_balance: optional = "official_balance",
    financial_mutations_attributes: optional = "financial_mutations_attributes",
});

impl FinancialStatementUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn official_date(mut self, official_date: rt::types::Date) -> Self {
        self.official_date = Some(official_date);
        self
    }

    #[must_use]
    pub fn official_balance(mut self, official_balance: impl Into<Money>) -> Self {
        self.official_balance = Some(official_balance.into());
        self
    }

    #[must_use]
    pub fn financial_mutations_attributes(
        mut self,
        financial_mutations_attributes: impl Into<FinancialMutationsUpdate>,
    ) -> Self {
        self.financial_mutations_attributes = Some(
            financial_mutations_attributes.into(),
        );
        self
    }
}

/// Transactions of a statement: a list, or an object with arbitrary keys.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FinancialMutationsUpdate {
    /// A [`FinancialMutationUpdate`], in a list.
    FinancialMutationUpdateList(Vec<FinancialMutationUpdate>),
    /// A [`FinancialMutationUpdate`], in a map.
    FinancialMutationUpdateMap(
        std::collections::BTreeMap<String, FinancialMutationUpdate>,
    ),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(FinancialMutationsUpdate {
    FinancialMutationUpdateList = rt::Shape::List(&rt::Shape::Any),
    FinancialMutationUpdateMap = rt::Shape::Map,
    ..Other
});

impl From<Vec<FinancialMutationUpdate>> for FinancialMutationsUpdate {
    fn from(value: Vec<FinancialMutationUpdate>) -> Self {
        Self::FinancialMutationUpdateList(value)
    }
}

impl From<std::collections::BTreeMap<String, FinancialMutationUpdate>>
for FinancialMutationsUpdate {
    fn from(value: std::collections::BTreeMap<String, FinancialMutationUpdate>) -> Self {
        Self::FinancialMutationUpdateMap(value)
    }
}

/// A transaction to add, or to change if it has an `id`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FinancialMutationUpdate {
    pub id: Option<Identifier>,
    pub date: Option<rt::types::Date>,
    pub message: Option<String>,
    pub amount: Option<Money>,
    pub code: Option<String>,
    pub contra_account_name: Option<String>,
    pub contra_account_number: Option<String>,
    pub batch_reference: Option<String>,
    pub offset: Option<i64>,
    pub account_servicer_transaction_id: Option<String>,
    pub adyen_payment_instrument_id: Option<Identifier>,
    /// Removes the element with this `id`.
    pub destroy: Option<bool>,
}

rt::object!(FinancialMutationUpdate {
    id: optional = "id",
    date: optional = "date",
    message: optional = "message",
    amount: optional = "amount",
    code: optional = "code",
    contra_account_name: optional = "contra_account_name",
    contra_account_number: optional = "contra_account_number",
    batch_reference: optional = "batch_reference",
    offset: optional = "offset",
    account_servicer_transaction_id: optional = "account_servicer_transaction_id",
    adyen_payment_instrument_id: optional = "adyen_payment_instrument_id",
    destroy: optional = "_destroy",
});

impl FinancialMutationUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn id(mut self, id: impl Into<Identifier>) -> Self {
        self.id = Some(id.into());
        self
    }

    #[must_use]
    pub fn date(mut self, date: rt::types::Date) -> Self {
        self.date = Some(date);
        self
    }

    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    #[must_use]
    pub fn amount(mut self, amount: impl Into<Money>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    #[must_use]
    pub fn contra_account_name(
        mut self,
        contra_account_name: impl Into<String>,
    ) -> Self {
        self.contra_account_name = Some(contra_account_name.into());
        self
    }

    #[must_use]
    pub fn contra_account_number(
        mut self,
        contra_account_number: impl Into<String>,
    ) -> Self {
        self.contra_account_number = Some(contra_account_number.into());
        self
    }

    #[must_use]
    pub fn batch_reference(mut self, batch_reference: impl Into<String>) -> Self {
        self.batch_reference = Some(batch_reference.into());
        self
    }

    #[must_use]
    pub fn offset(mut self, offset: i64) -> Self {
        self.offset = Some(offset);
        self
    }

    #[must_use]
    pub fn account_servicer_transaction_id(
        mut self,
        account_servicer_transaction_id: impl Into<String>,
    ) -> Self {
        self.account_servicer_transaction_id = Some(
            account_servicer_transaction_id.into(),
        );
        self
    }

    #[must_use]
    pub fn adyen_payment_instrument_id(
        mut self,
        adyen_payment_instrument_id: impl Into<Identifier>,
    ) -> Self {
        self.adyen_payment_instrument_id = Some(adyen_payment_instrument_id.into());
        self
    }

    /// Removes the element with this `id`.
    #[must_use]
    pub fn destroy(mut self, destroy: bool) -> Self {
        self.destroy = Some(destroy);
        self
    }
}

/// The sender of an invoice.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Identity {
    pub id: String,
    pub administration_id: Identifier,
    pub company_name: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    pub zipcode: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub bank_account_name: Option<String>,
    pub bank_account_number: Option<String>,
    pub bank_account_bic: Option<String>,
    pub custom_fields: Vec<CustomFieldValue>,
    pub updated_at: rt::types::DateTime,
    pub created_at: rt::types::DateTime,
    pub chamber_of_commerce: Option<String>,
    pub tax_number: Option<String>,
}

rt::object!(Identity {
    id: required = "id",
    administration_id: required = "administration_id",
    company_name: required = "company_name",
    city: required = "city",
    country: required = "country",
    zipcode: required = "zipcode",
    address1: required = "address1",
    address2: required = "address2",
    email: required = "email",
    phone: required = "phone",
    bank_account_name: required = "bank_account_name",
    bank_account_number: required = "bank_account_number",
    bank_account_bic: required = "bank_account_bic",
    custom_fields: required = "custom_fields",
    updated_at: required = "updated_at",
    created_at: required = "created_at",
    chamber_of_commerce: required = "chamber_of_commerce",
    tax_number: required = "tax_number",
});

/// The properties of a new identity.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct IdentityInput {
    pub company_name: String,
    pub country: String,
    pub city: String,
    pub zipcode: String,
    pub address1: String,
    pub address2: Option<String>,
    pub email: String,
    pub phone: Option<String>,
    pub bank_account_name: Option<String>,
    pub bank_account_number: Option<String>,
    pub bank_account_bic: Option<String>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
}

rt::object!(IdentityInput {
    company_name: required = "company_name",
    country: required = "country",
    city: required = "city",
    zipcode: required = "zipcode",
    address1: required = "address1",
    address2: optional = "address2",
    email: required = "email",
    phone: optional = "phone",
    bank_account_name: optional = "bank_account_name",
    bank_account_number: optional = "bank_account_number",
    bank_account_bic: optional = "bank_account_bic",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

impl IdentityInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        company_name: impl Into<String>,
        country: impl Into<String>,
        city: impl Into<String>,
        zipcode: impl Into<String>,
        address1: impl Into<String>,
        email: impl Into<String>,
    ) -> Self {
        Self {
            company_name: company_name.into(),
            country: country.into(),
            city: city.into(),
            zipcode: zipcode.into(),
            address1: address1.into(),
            address2: None,
            email: email.into(),
            phone: None,
            bank_account_name: None,
            bank_account_number: None,
            bank_account_bic: None,
            custom_fields_attributes: None,
        }
    }

    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    #[must_use]
    pub fn bank_account_name(mut self, bank_account_name: impl Into<String>) -> Self {
        self.bank_account_name = Some(bank_account_name.into());
        self
    }

    #[must_use]
    pub fn bank_account_number(
        mut self,
        bank_account_number: impl Into<String>,
    ) -> Self {
        self.bank_account_number = Some(bank_account_number.into());
        self
    }

    #[must_use]
    pub fn bank_account_bic(mut self, bank_account_bic: impl Into<String>) -> Self {
        self.bank_account_bic = Some(bank_account_bic.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// The changed properties of an identity.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct IdentityUpdate {
    pub company_name: Option<String>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub zipcode: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub bank_account_name: Option<String>,
    pub bank_account_number: Option<String>,
    pub bank_account_bic: Option<String>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
}

rt::object!(IdentityUpdate {
    company_name: optional = "company_name",
    country: optional = "country",
    city: optional = "city",
    zipcode: optional = "zipcode",
    address1: optional = "address1",
    address2: optional = "address2",
    email: optional = "email",
    phone: optional = "phone",
    bank_account_name: optional = "bank_account_name",
    bank_account_number: optional = "bank_account_number",
    bank_account_bic: optional = "bank_account_bic",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

impl IdentityUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    #[must_use]
    pub fn bank_account_name(mut self, bank_account_name: impl Into<String>) -> Self {
        self.bank_account_name = Some(bank_account_name.into());
        self
    }

    #[must_use]
    pub fn bank_account_number(
        mut self,
        bank_account_number: impl Into<String>,
    ) -> Self {
        self.bank_account_number = Some(bank_account_number.into());
        self
    }

    #[must_use]
    pub fn bank_account_bic(mut self, bank_account_bic: impl Into<String>) -> Self {
        self.bank_account_bic = Some(bank_account_bic.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// The changed properties of the default identity.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct DefaultIdentityUpdate {
    pub company_name: Option<String>,
    pub legal_entity_type: Option<LegalEntityType>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub zipcode: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub bank_account_name: Option<String>,
    pub bank_account_number: Option<String>,
    pub bank_account_bic: Option<String>,
    pub chamber_of_commerce: Option<String>,
    pub tax_number: Option<String>,
    pub tax_number_absence_reason: Option<String>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
    pub administration_attributes: Option<AdministrationAttributes>,
}

rt::object!(DefaultIdentityUpdate {
    company_name: optional = "company_name",
    legal_entity_type: optional = "legal_entity_type",
    country: optional = "country",
    city: optional = "city",
    zipcode: optional = "zipcode",
    address1: optional = "address1",
    address2: optional = "address2",
    email: optional = "email",
    phone: optional = "phone",
    bank_account_name: optional = "bank_account_name",
    bank_account_number: optional = "bank_account_number",
    bank_account_bic: optional = "bank_account_bic",
    chamber_of_commerce: optional = "chamber_of_commerce",
    tax_number: optional = "tax_number",
    tax_number_absence_reason: optional = "tax_number_absence_reason",
    custom_fields_attributes: optional = "custom_fields_attributes",
    administration_attributes: optional = "administration_attributes",
});

impl DefaultIdentityUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    #[must_use]
    pub fn legal_entity_type(mut self, legal_entity_type: LegalEntityType) -> Self {
        self.legal_entity_type = Some(legal_entity_type);
        self
    }

    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    #[must_use]
    pub fn zipcode(mut self, zipcode: impl Into<String>) -> Self {
        self.zipcode = Some(zipcode.into());
        self
    }

    #[must_use]
    pub fn address1(mut self, address1: impl Into<String>) -> Self {
        self.address1 = Some(address1.into());
        self
    }

    #[must_use]
    pub fn address2(mut self, address2: impl Into<String>) -> Self {
        self.address2 = Some(address2.into());
        self
    }

    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }

    #[must_use]
    pub fn bank_account_name(mut self, bank_account_name: impl Into<String>) -> Self {
        self.bank_account_name = Some(bank_account_name.into());
        self
    }

    #[must_use]
    pub fn bank_account_number(
        mut self,
        bank_account_number: impl Into<String>,
    ) -> Self {
        self.bank_account_number = Some(bank_account_number.into());
        self
    }

    #[must_use]
    pub fn bank_account_bic(mut self, bank_account_bic: impl Into<String>) -> Self {
        self.bank_account_bic = Some(bank_account_bic.into());
        self
    }

    #[must_use]
    pub fn chamber_of_commerce(
        mut self,
        chamber_of_commerce: impl Into<String>,
    ) -> Self {
        self.chamber_of_commerce = Some(chamber_of_commerce.into());
        self
    }

    #[must_use]
    pub fn tax_number(mut self, tax_number: impl Into<String>) -> Self {
        self.tax_number = Some(tax_number.into());
        self
    }

    #[must_use]
    pub fn tax_number_absence_reason(
        mut self,
        tax_number_absence_reason: impl Into<String>,
    ) -> Self {
        self.tax_number_absence_reason = Some(tax_number_absence_reason.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }

    #[must_use]
    pub fn administration_attributes(
        mut self,
        administration_attributes: AdministrationAttributes,
    ) -> Self {
        self.administration_attributes = Some(administration_attributes);
        self
    }
}

/// The legal form of a company in the Netherlands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LegalEntityType {
    /// `eenmanszaak`.
    Eenmanszaak,
    /// `maatschap`.
    Maatschap,
    /// `vof`.
    Vof,
    /// `bv`.
    Bv,
    /// `cv`.
    Cv,
    /// `nv`.
    Nv,
    /// `stichting`.
    Stichting,
    /// `vereniging`.
    Vereniging,
    /// `coöperatie`.
    Coöperatie,
    /// `geen_kvk_inschrijving`.
    GeenKvkInschrijving,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(LegalEntityType {
    Eenmanszaak = "eenmanszaak",
    Maatschap = "maatschap",
    Vof = "vof",
    Bv = "bv",
    Cv = "cv",
    Nv = "nv",
    Stichting = "stichting",
    Vereniging = "vereniging",
    Coöperatie = "coöperatie",
    GeenKvkInschrijving = "geen_kvk_inschrijving",
    ..Unknown
});

/// The properties of the administration that change with its identity.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AdministrationAttributes {
    pub legal_entity_type: Option<LegalEntityType>,
}

rt::object!(AdministrationAttributes {
    legal_entity_type: optional = "legal_entity_type",
});

impl AdministrationAttributes {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn legal_entity_type(mut self, legal_entity_type: LegalEntityType) -> Self {
        self.legal_entity_type = Some(legal_entity_type);
        self
    }
}

/// An account of the ledger.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LedgerAccount {
    pub id: String,
    pub administration_id: Identifier,
    pub name: String,
    pub account_type: LedgerAccountType,
    pub account_id: Option<String>,
    pub parent_id: Option<String>,
    pub active: bool,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub allowed_document_types: Vec<LedgerDocumentType>,
    pub taxonomy_item: TaxonomyItem,
    pub financial_account_id: Option<String>,
}

rt::object!(LedgerAccount {
    id: required = "id",
    administration_id: required = "administration_id",
    name: required = "name",
    account_type: required = "account_type",
    account_id: required = "account_id",
    parent_id: required = "parent_id",
    active: required = "active",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    allowed_document_types: required = "allowed_document_types",
    taxonomy_item: required = "taxonomy_item",
    financial_account_id: required = "financial_account_id",
});

/// The category of a ledger account in the balance sheet or in profit and loss.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LedgerAccountType {
    /// `non_current_assets`.
    NonCurrentAssets,
    /// `current_assets`.
    CurrentAssets,
    /// `equity`.
    Equity,
    /// `non_current_liabilities`.
    NonCurrentLiabilities,
    /// `current_liabilities`.
    CurrentLiabilities,
    /// `revenue`.
    Revenue,
    /// `direct_costs`.
    DirectCosts,
    /// `expenses`.
    Expenses,
    /// `other_income_expenses`.
    OtherIncomeExpenses,
    /// `other`.
    Other,
    /// `temporary`.
    Temporary,
    /// `provisions`.
    Provisions,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(LedgerAccountType {
    NonCurrentAssets = "non_current_assets",
    CurrentAssets = "current_assets",
    Equity = "equity",
    NonCurrentLiabilities = "non_current_liabilities",
    CurrentLiabilities = "current_liabilities",
    Revenue = "revenue",
    DirectCosts = "direct_costs",
    Expenses = "expenses",
    OtherIncomeExpenses = "other_income_expenses",
    Other = "other",
    Temporary = "temporary",
    Provisions = "provisions",
    ..Unknown
});

/// The types that may be booked on a ledger account.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LedgerDocumentType {
    /// `sales_invoice`.
    SalesInvoice,
    /// `purchase_invoice`.
    PurchaseInvoice,
    /// `general_journal_document`.
    GeneralJournalDocument,
    /// `financial_mutation`.
    FinancialMutation,
    /// `payment`.
    Payment,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(LedgerDocumentType {
    SalesInvoice = "sales_invoice",
    PurchaseInvoice = "purchase_invoice",
    GeneralJournalDocument = "general_journal_document",
    FinancialMutation = "financial_mutation",
    Payment = "payment",
    ..Unknown
});

/// The category of a ledger account in the Dutch reference scheme.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaxonomyItem {
    pub taxonomy_version: String,
    pub code: String,
    pub name: String,
    pub name_english: Option<String>,
    pub reference: Option<String>,
}

rt::object!(TaxonomyItem {
    taxonomy_version: required = "taxonomy_version",
    code: required = "code",
    name: required = "name",
    name_english: required = "name_english",
    reference: required = "reference",
});

/// The properties of a new ledger account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LedgerAccountInput {
    pub name: String,
    pub account_type: LedgerAccountType,
    pub account_id: Option<Identifier>,
    pub parent_id: Option<Identifier>,
    pub allowed_document_types: Option<LedgerDocumentType>,
    pub description: Option<String>,
}

rt::object!(LedgerAccountInput {
    name: required = "name",
    account_type: required = "account_type",
    account_id: optional = "account_id",
    parent_id: optional = "parent_id",
    allowed_document_types: optional = "allowed_document_types",
    description: optional = "description",
});

impl LedgerAccountInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(name: impl Into<String>, account_type: LedgerAccountType) -> Self {
        Self {
            name: name.into(),
            account_type,
            account_id: None,
            parent_id: None,
            allowed_document_types: None,
            description: None,
        }
    }

    #[must_use]
    pub fn account_id(mut self, account_id: impl Into<Identifier>) -> Self {
        self.account_id = Some(account_id.into());
        self
    }

    #[must_use]
    pub fn parent_id(mut self, parent_id: impl Into<Identifier>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }

    #[must_use]
    pub fn allowed_document_types(
        mut self,
        allowed_document_types: LedgerDocumentType,
    ) -> Self {
        self.allowed_document_types = Some(allowed_document_types);
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// The changed properties of a ledger account.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LedgerAccountUpdate {
    pub name: Option<String>,
    pub account_id: Option<String>,
    pub account_type: Option<LedgerAccountType>,
    pub parent_id: Option<Identifier>,
    pub allowed_document_types: Option<LedgerDocumentType>,
    pub description: Option<String>,
}

rt::object!(LedgerAccountUpdate {
    name: optional = "name",
    account_id: optional = "account_id",
    account_type: optional = "account_type",
    parent_id: optional = "parent_id",
    allowed_document_types: optional = "allowed_document_types",
    description: optional = "description",
});

impl LedgerAccountUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        self.account_id = Some(account_id.into());
        self
    }

    #[must_use]
    pub fn account_type(mut self, account_type: LedgerAccountType) -> Self {
        self.account_type = Some(account_type);
        self
    }

    #[must_use]
    pub fn parent_id(mut self, parent_id: impl Into<Identifier>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }

    #[must_use]
    pub fn allowed_document_types(
        mut self,
        allowed_document_types: LedgerDocumentType,
    ) -> Self {
        self.allowed_document_types = Some(allowed_document_types);
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// A product.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Product {
    pub id: String,
    pub administration_id: Identifier,
    pub description: Option<String>,
    pub title: Option<String>,
    pub identifier: Option<String>,
    pub price: rt::types::Decimal,
    pub currency: String,
    pub frequency: Option<i64>,
    pub frequency_type: Option<FrequencyType>,
    pub tax_rate_id: Option<String>,
    pub ledger_account_id: String,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
}

rt::object!(Product {
    id: required = "id",
    administration_id: required = "administration_id",
    description: required = "description",
    title: required = "title",
    identifier: required = "identifier",
    price: required = "price",
    currency: required = "currency",
    frequency: required = "frequency",
    frequency_type: required = "frequency_type",
    tax_rate_id: required = "tax_rate_id",
    ledger_account_id: required = "ledger_account_id",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// The unit of a frequency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FrequencyType {
    /// `day`.
    Day,
    /// `week`.
    Week,
    /// `month`.
    Month,
    /// `quarter`.
    Quarter,
    /// `year`.
    Year,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(FrequencyType {
    Day = "day",
    Week = "week",
    Month = "month",
    Quarter = "quarter",
    Year = "year",
    ..Unknown
});

/// The properties of a new product.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProductInput {
    pub title: Option<String>,
    pub description: Option<String>,
    pub checkout_description: Option<String>,
    pub price: Money,
    pub document_style_id: Option<Identifier>,
    pub ledger_account_id: Identifier,
    pub tax_rate_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
    pub currency: Option<String>,
    pub checkout_type: Option<String>,
    pub frequency_type: Option<FrequencyType>,
    pub frequency: Option<i64>,
    pub product_type: Option<String>,
    pub vat_rate_type: Option<String>,
    pub max_amount_per_order: Option<i64>,
    pub identifier: Option<String>,
    pub frequency_preset: Option<String>,
}

rt::object!(ProductInput {
    title: optional = "title",
    description: optional = "description",
    checkout_description: optional = "checkout_description",
    price: required = "price",
    document_style_id: optional = "document_style_id",
    ledger_account_id: required = "ledger_account_id",
    tax_rate_id: optional = "tax_rate_id",
    workflow_id: optional = "workflow_id",
    currency: optional = "currency",
    checkout_type: optional = "checkout_type",
    frequency_type: optional = "frequency_type",
    frequency: optional = "frequency",
    product_type: optional = "product_type",
    vat_rate_type: optional = "vat_rate_type",
    max_amount_per_order: optional = "max_amount_per_order",
    identifier: optional = "identifier",
    frequency_preset: optional = "frequency_preset",
});

impl ProductInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        price: impl Into<Money>,
        ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        Self {
            title: None,
            description: None,
            checkout_description: None,
            price: price.into(),
            document_style_id: None,
            ledger_account_id: ledger_account_id.into(),
            tax_rate_id: None,
            workflow_id: None,
            currency: None,
            checkout_type: None,
            frequency_type: None,
            frequency: None,
            product_type: None,
            vat_rate_type: None,
            max_amount_per_order: None,
            identifier: None,
            frequency_preset: None,
        }
    }

    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn checkout_description(
        mut self,
        checkout_description: impl Into<String>,
    ) -> Self {
        self.checkout_description = Some(checkout_description.into());
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn tax_rate_id(mut self, tax_rate_id: impl Into<Identifier>) -> Self {
        self.tax_rate_id = Some(tax_rate_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn checkout_type(mut self, checkout_type: impl Into<String>) -> Self {
        self.checkout_type = Some(checkout_type.into());
        self
    }

    #[must_use]
    pub fn frequency_type(mut self, frequency_type: FrequencyType) -> Self {
        self.frequency_type = Some(frequency_type);
        self
    }

    #[must_use]
    pub fn frequency(mut self, frequency: i64) -> Self {
        self.frequency = Some(frequency);
        self
    }

    #[must_use]
    pub fn product_type(mut self, product_type: impl Into<String>) -> Self {
        self.product_type = Some(product_type.into());
        self
    }

    #[must_use]
    pub fn vat_rate_type(mut self, vat_rate_type: impl Into<String>) -> Self {
        self.vat_rate_type = Some(vat_rate_type.into());
        self
    }

    #[must_use]
    pub fn max_amount_per_order(mut self, max_amount_per_order: i64) -> Self {
        self.max_amount_per_order = Some(max_amount_per_order);
        self
    }

    #[must_use]
    pub fn identifier(mut self, identifier: impl Into<String>) -> Self {
        self.identifier = Some(identifier.into());
        self
    }

    #[must_use]
    pub fn frequency_preset(mut self, frequency_preset: impl Into<String>) -> Self {
        self.frequency_preset = Some(frequency_preset.into());
        self
    }
}

/// The changed properties of a product.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ProductUpdate {
    pub title: Option<String>,
    pub description: Option<String>,
    pub checkout_description: Option<String>,
    pub price: Option<Money>,
    pub tax_rate_id: Option<Identifier>,
    pub ledger_account_id: Option<Identifier>,
    pub currency: Option<String>,
    pub frequency_type: Option<FrequencyType>,
    pub frequency: Option<i64>,
    pub product_type: Option<String>,
    pub vat_rate_type: Option<String>,
    pub checkout_type: Option<String>,
    pub max_amount_per_order: Option<i64>,
    pub document_style_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
    pub identifier: Option<String>,
    pub frequency_preset: Option<String>,
}

rt::object!(ProductUpdate {
    title: optional = "title",
    description: optional = "description",
    checkout_description: optional = "checkout_description",
    price: optional = "price",
    tax_rate_id: optional = "tax_rate_id",
    ledger_account_id: optional = "ledger_account_id",
    currency: optional = "currency",
    frequency_type: optional = "frequency_type",
    frequency: optional = "frequency",
    product_type: optional = "product_type",
    vat_rate_type: optional = "vat_rate_type",
    checkout_type: optional = "checkout_type",
    max_amount_per_order: optional = "max_amount_per_order",
    document_style_id: optional = "document_style_id",
    workflow_id: optional = "workflow_id",
    identifier: optional = "identifier",
    frequency_preset: optional = "frequency_preset",
});

impl ProductUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn checkout_description(
        mut self,
        checkout_description: impl Into<String>,
    ) -> Self {
        self.checkout_description = Some(checkout_description.into());
        self
    }

    #[must_use]
    pub fn price(mut self, price: impl Into<Money>) -> Self {
        self.price = Some(price.into());
        self
    }

    #[must_use]
    pub fn tax_rate_id(mut self, tax_rate_id: impl Into<Identifier>) -> Self {
        self.tax_rate_id = Some(tax_rate_id.into());
        self
    }

    #[must_use]
    pub fn ledger_account_id(
        mut self,
        ledger_account_id: impl Into<Identifier>,
    ) -> Self {
        self.ledger_account_id = Some(ledger_account_id.into());
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn frequency_type(mut self, frequency_type: FrequencyType) -> Self {
        self.frequency_type = Some(frequency_type);
        self
    }

    #[must_use]
    pub fn frequency(mut self, frequency: i64) -> Self {
        self.frequency = Some(frequency);
        self
    }

    #[must_use]
    pub fn product_type(mut self, product_type: impl Into<String>) -> Self {
        self.product_type = Some(product_type.into());
        self
    }

    #[must_use]
    pub fn vat_rate_type(mut self, vat_rate_type: impl Into<String>) -> Self {
        self.vat_rate_type = Some(vat_rate_type.into());
        self
    }

    #[must_use]
    pub fn checkout_type(mut self, checkout_type: impl Into<String>) -> Self {
        self.checkout_type = Some(checkout_type.into());
        self
    }

    #[must_use]
    pub fn max_amount_per_order(mut self, max_amount_per_order: i64) -> Self {
        self.max_amount_per_order = Some(max_amount_per_order);
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn identifier(mut self, identifier: impl Into<String>) -> Self {
        self.identifier = Some(identifier.into());
        self
    }

    #[must_use]
    pub fn frequency_preset(mut self, frequency_preset: impl Into<String>) -> Self {
        self.frequency_preset = Some(frequency_preset.into());
        self
    }
}

/// A project that hours and lines belong to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Project {
    pub id: String,
    pub name: String,
    pub state: ProjectState,
    pub budget: Option<i64>,
}

rt::object!(Project {
    id: required = "id",
    name: required = "name",
    state: required = "state",
    budget: required = "budget",
});

/// The properties of a project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectInput {
    pub name: String,
    pub budget: Option<rt::types::Decimal>,
}

rt::object!(ProjectInput {
    name: required = "name",
    budget: optional = "budget",
});

impl ProjectInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            budget: None,
        }
    }

    #[must_use]
    pub fn budget(mut self, budget: rt::types::Decimal) -> Self {
        self.budget = Some(budget);
        self
    }
}

/// A transfer to a supplier.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PurchaseTransaction {
    pub id: String,
    pub administration_id: Identifier,
    pub financial_account_id: String,
    pub payment_instrument_id: Option<String>,
    pub state: PurchaseTransactionState,
    pub sepa_iban: String,
    pub sepa_iban_account_name: String,
    pub sepa_bic: String,
    pub source_sepa_iban: Option<String>,
    pub source_sepa_iban_account_name: Option<String>,
    pub date: Option<rt::types::Date>,
    pub description: String,
    pub end_to_end_id: String,
    pub contact: Contact,
    pub amount: rt::types::Decimal,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub payable_type: Option<String>,
    pub payable_id: Option<String>,
    pub payment_method: Option<String>,
}

rt::object!(PurchaseTransaction {
    id: required = "id",
    administration_id: required = "administration_id",
    financial_account_id: required = "financial_account_id",
    payment_instrument_id: required = "payment_instrument_id",
    state: required = "state",
    sepa_iban: required = "sepa_iban",
    sepa_iban_account_name: required = "sepa_iban_account_name",
    sepa_bic: required = "sepa_bic",
    source_sepa_iban: required = "source_sepa_iban",
    source_sepa_iban_account_name: required = "source_sepa_iban_account_name",
    date: required = "date",
    description: required = "description",
    end_to_end_id: required = "end_to_end_id",
    contact: required = "contact",
    amount: required = "amount",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    payable_type: required = "payable_type",
    payable_id: required = "payable_id",
    payment_method: required = "payment_method",
});

/// A batch of transfers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PurchaseTransactionBatch {
    pub id: String,
    pub administration_id: Identifier,
    pub financial_account_id: String,
    pub state: PurchaseTransactionBatchState,
    pub identifier: String,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
}

rt::object!(PurchaseTransactionBatch {
    id: required = "id",
    administration_id: required = "administration_id",
    financial_account_id: required = "financial_account_id",
    state: required = "state",
    identifier: required = "identifier",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// A template for recurring invoices.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RecurringSalesInvoice {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: String,
    pub contact: Contact,
    pub contact_person_id: Option<String>,
    pub contact_person: Option<ContactPerson>,
    pub workflow_id: String,
    pub start_date: rt::types::Date,
    pub invoice_date: rt::types::Date,
    pub last_date: Option<rt::types::Date>,
    pub active: Option<bool>,
    pub payment_conditions: Option<String>,
    pub reference: Option<String>,
    pub language: String,
    pub currency: String,
    pub discount: Option<rt::types::Decimal>,
    pub first_due_interval: i64,
    pub auto_send: Option<bool>,
    pub sending_scheduled_at: Option<rt::types::DateTime>,
    pub sending_scheduled_user_id: Option<String>,
    pub frequency_type: FrequencyType,
    pub frequency: i64,
    pub created_at: Option<rt::types::DateTime>,
    pub updated_at: Option<rt::types::DateTime>,
    pub version: i64,
    pub prices_are_incl_tax: bool,
    pub total_price_excl_tax: rt::types::Decimal,
    pub total_price_excl_tax_base: rt::types::Decimal,
    pub total_price_incl_tax: rt::types::Decimal,
    pub total_price_incl_tax_base: rt::types::Decimal,
    pub details: Vec<Detail>,
    pub custom_fields: Vec<CustomFieldValue>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
    pub subscription: Option<Subscription>,
}

rt::object!(RecurringSalesInvoice {
    id: required = "id",
    administration_id: required = "administration_id",
    contact_id: required = "contact_id",
    contact: required = "contact",
    contact_person_id: required = "contact_person_id",
    contact_person: required = "contact_person",
    workflow_id: required = "workflow_id",
    start_date: required = "start_date",
    invoice_date: required = "invoice_date",
    last_date: required = "last_date",
    active: required = "active",
    payment_conditions: required = "payment_conditions",
    reference: required = "reference",
    language: required = "language",
    currency: required = "currency",
    discount: required = "discount",
    first_due_interval: required = "first_due_interval",
    auto_send: required = "auto_send",
    sending_scheduled_at: required = "sending_scheduled_at",
    sending_scheduled_user_id: required = "sending_scheduled_user_id",
    frequency_type: required = "frequency_type",
    frequency: required = "frequency",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    version: required = "version",
    prices_are_incl_tax: required = "prices_are_incl_tax",
    total_price_excl_tax: required = "total_price_excl_tax",
    total_price_excl_tax_base: required = "total_price_excl_tax_base",
    total_price_incl_tax: required = "total_price_incl_tax",
    total_price_incl_tax_base: required = "total_price_incl_tax_base",
    details: required = "details",
    custom_fields: required = "custom_fields",
    notes: required = "notes",
    attachments: required = "attachments",
    events: required = "events",
    subscription: required = "subscription",
});

/// A subscription of a customer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Subscription {
    pub id: String,
    pub administration_id: Identifier,
    pub start_date: rt::types::Date,
    pub end_date: Option<rt::types::Date>,
    pub frequency: Option<i64>,
    pub frequency_type: Option<FrequencyType>,
    pub reference: Option<String>,
    pub cancelled_at: Option<rt::types::DateTime>,
    pub product_id: String,
    pub product: Product,
    pub contact_id: String,
    pub contact: Contact,
    pub contact_person_id: Option<String>,
    pub contact_person: Option<ContactPerson>,
    pub subscription_products: Vec<SubscriptionProduct>,
    pub recurring_sales_invoice_id: Option<String>,
}

rt::object!(Subscription {
    id: required = "id",
    administration_id: required = "administration_id",
    start_date: required = "start_date",
    end_date: required = "end_date",
    frequency: required = "frequency",
    frequency_type: required = "frequency_type",
    reference: required = "reference",
    cancelled_at: required = "cancelled_at",
    product_id: required = "product_id",
    product: required = "product",
    contact_id: required = "contact_id",
    contact: required = "contact",
    contact_person_id: required = "contact_person_id",
    contact_person: required = "contact_person",
    subscription_products: required = "subscription_products",
    recurring_sales_invoice_id: required = "recurring_sales_invoice_id",
});

/// A product of a subscription, for a time.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SubscriptionProduct {
    pub start_date: rt::types::Date,
    pub end_date: Option<rt::types::Date>,
    pub product_id: String,
    pub product: Product,
    pub amount: String,
    pub discount: Option<rt::types::Decimal>,
}

rt::object!(SubscriptionProduct {
    start_date: required = "start_date",
    end_date: required = "end_date",
    product_id: required = "product_id",
    product: required = "product",
    amount: required = "amount",
    discount: required = "discount",
});

/// The properties of a new recurring invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct RecurringSalesInvoiceInput {
    pub document_style_id: Option<Identifier>,
    pub contact_id: Option<Identifier>,
    pub contact_person_id: Option<Identifier>,
    pub update_contact: Option<bool>,
    pub reference: Option<String>,
    pub invoice_date: Option<rt::types::Date>,
    pub workflow_id: Option<Identifier>,
    pub currency: Option<String>,
    pub first_due_interval: Option<i64>,
    pub prices_are_incl_tax: Option<bool>,
    pub discount: Option<rt::types::Decimal>,
    pub frequency_type: Option<FrequencyType>,
    pub frequency: Option<String>,
    pub has_desired_count: Option<bool>,
    pub desired_count: Option<String>,
    pub auto_send: Option<bool>,
    pub mergeable: Option<bool>,
    pub details_attributes: Option<DetailsInput>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
}

rt::object!(RecurringSalesInvoiceInput {
    document_style_id: optional = "document_style_id",
    contact_id: optional = "contact_id",
    contact_person_id: optional = "contact_person_id",
    update_contact: optional = "update_contact",
    reference: optional = "reference",
    invoice_date: optional = "invoice_date",
    workflow_id: optional = "workflow_id",
    currency: optional = "currency",
    first_due_interval: optional = "first_due_interval",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    discount: optional = "discount",
    frequency_type: optional = "frequency_type",
    frequency: optional = "frequency",
    has_desired_count: optional = "has_desired_count",
    desired_count: optional = "desired_count",
    auto_send: optional = "auto_send",
    mergeable: optional = "mergeable",
    details_attributes: optional = "details_attributes",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

impl RecurringSalesInvoiceInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn contact_person_id(
        mut self,
        contact_person_id: impl Into<Identifier>,
    ) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    #[must_use]
    pub fn update_contact(mut self, update_contact: bool) -> Self {
        self.update_contact = Some(update_contact);
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    #[must_use]
    pub fn frequency_type(mut self, frequency_type: FrequencyType) -> Self {
        self.frequency_type = Some(frequency_type);
        self
    }

    #[must_use]
    pub fn frequency(mut self, frequency: impl Into<String>) -> Self {
        self.frequency = Some(frequency.into());
        self
    }

    #[must_use]
    pub fn has_desired_count(mut self, has_desired_count: bool) -> Self {
        self.has_desired_count = Some(has_desired_count);
        self
    }

    #[must_use]
    pub fn desired_count(mut self, desired_count: impl Into<String>) -> Self {
        self.desired_count = Some(desired_count.into());
        self
    }

    #[must_use]
    pub fn auto_send(mut self, auto_send: bool) -> Self {
        self.auto_send = Some(auto_send);
        self
    }

    #[must_use]
    pub fn mergeable(mut self, mergeable: bool) -> Self {
        self.mergeable = Some(mergeable);
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// The changed properties of a recurring invoice.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct RecurringSalesInvoiceUpdate {
    pub document_style_id: Option<Identifier>,
    pub contact_id: Option<Identifier>,
    pub contact_person_id: Option<Option<Identifier>>,
    pub update_contact: Option<bool>,
    pub reference: Option<String>,
    pub invoice_date: Option<rt::types::Date>,
    pub workflow_id: Option<Identifier>,
    pub currency: Option<String>,
    pub first_due_interval: Option<i64>,
    pub prices_are_incl_tax: Option<bool>,
    pub discount: Option<rt::types::Decimal>,
    pub frequency_type: Option<FrequencyType>,
    pub frequency: Option<String>,
    pub has_desired_count: Option<bool>,
    pub desired_count: Option<String>,
    pub auto_send: Option<bool>,
    pub mergeable: Option<bool>,
    pub details_attributes: Option<DetailsInput>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
}

rt::object!(RecurringSalesInvoiceUpdate {
    document_style_id: optional = "document_style_id",
    contact_id: optional = "contact_id",
    contact_person_id: maybe = "contact_person_id",
    update_contact: optional = "update_contact",
    reference: optional = "reference",
    invoice_date: optional = "invoice_date",
    workflow_id: optional = "workflow_id",
    currency: optional = "currency",
    first_due_interval: optional = "first_due_interval",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    discount: optional = "discount",
    frequency_type: optional = "frequency_type",
    frequency: optional = "frequency",
    has_desired_count: optional = "has_desired_count",
    desired_count: optional = "desired_count",
    auto_send: optional = "auto_send",
    mergeable: optional = "mergeable",
    details_attributes: optional = "details_attributes",
    custom_fields_attributes: optional = "custom_fields_attributes",
});

impl RecurringSalesInvoiceUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn contact_person_id(mut self, contact_person_id: Option<Identifier>) -> Self {
        self.contact_person_id = Some(contact_person_id);
        self
    }

    #[must_use]
    pub fn update_contact(mut self, update_contact: bool) -> Self {
        self.update_contact = Some(update_contact);
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    #[must_use]
    pub fn frequency_type(mut self, frequency_type: FrequencyType) -> Self {
        self.frequency_type = Some(frequency_type);
        self
    }

    #[must_use]
    pub fn frequency(mut self, frequency: impl Into<String>) -> Self {
        self.frequency = Some(frequency.into());
        self
    }

    #[must_use]
    pub fn has_desired_count(mut self, has_desired_count: bool) -> Self {
        self.has_desired_count = Some(has_desired_count);
        self
    }

    #[must_use]
    pub fn desired_count(mut self, desired_count: impl Into<String>) -> Self {
        self.desired_count = Some(desired_count.into());
        self
    }

    #[must_use]
    pub fn auto_send(mut self, auto_send: bool) -> Self {
        self.auto_send = Some(auto_send);
        self
    }

    #[must_use]
    pub fn mergeable(mut self, mergeable: bool) -> Self {
        self.mergeable = Some(mergeable);
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// The values of an asset in a period.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AssetReportItem {
    pub asset_id: String,
    pub ledger_account_id: String,
    pub name: String,
    pub purchase_date: rt::types::Date,
    pub lifespan: Option<String>,
    pub purchase_value: rt::types::Decimal,
    pub calculated_purchase_value: rt::types::Decimal,
    pub residual_value: rt::types::Decimal,
    pub total_value_changes_since_purchase: rt::types::Decimal,
    pub value_at_begin: rt::types::Decimal,
    pub investment: rt::types::Decimal,
    pub depreciation: rt::types::Decimal,
    pub divestment: rt::types::Decimal,
    pub value_changes: rt::types::Decimal,
    pub value_at_end: rt::types::Decimal,
}

rt::object!(AssetReportItem {
    asset_id: required = "asset_id",
    ledger_account_id: required = "ledger_account_id",
    name: required = "name",
    purchase_date: required = "purchase_date",
    lifespan: required = "lifespan",
    purchase_value: required = "purchase_value",
    calculated_purchase_value: required = "calculated_purchase_value",
    residual_value: required = "residual_value",
    total_value_changes_since_purchase: required = "total_value_changes_since_purchase",
    value_at_begin: required = "value_at_begin",
    investment: required = "investment",
    depreciation: required = "depreciation",
    divestment: required = "divestment",
    value_changes: required = "value_changes",
    value_at_end: required = "value_at_end",
});

/// The balance sheet.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BalanceSheet {
    pub debit: BalanceSheetDebit,
    pub credit: BalanceSheetCredit,
}

rt::object!(BalanceSheet {
    debit: required = "debit",
    credit: required = "credit",
});

/// The assets of a balance sheet.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BalanceSheetDebit {
    pub total: rt::types::Decimal,
    pub current_assets: Vec<BalanceSheetItem>,
    pub non_current_assets: Vec<BalanceSheetItem>,
}

rt::object!(BalanceSheetDebit {
    total: required = "total",
    current_assets: required = "current_assets",
    non_current_assets: required = "non_current_assets",
});

/// A ledger account on the balance sheet, with those below it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BalanceSheetItem {
    pub ledger_account_id: String,
    pub value: rt::types::Decimal,
    pub children: Vec<LedgerAccountSum>,
}

rt::object!(BalanceSheetItem {
    ledger_account_id: required = "ledger_account_id",
    value: required = "value",
    children: required = "children",
});

/// The total of a ledger account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LedgerAccountSum {
    pub ledger_account_id: String,
    pub value: rt::types::Decimal,
}

rt::object!(LedgerAccountSum {
    ledger_account_id: required = "ledger_account_id",
    value: required = "value",
});

/// The liabilities of a balance sheet.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BalanceSheetCredit {
    pub total: rt::types::Decimal,
    pub equity: Vec<BalanceSheetItem>,
    pub provisions: Vec<BalanceSheetItem>,
    pub non_current_liabilities: Vec<BalanceSheetItem>,
    pub current_liabilities: Vec<BalanceSheetItem>,
    pub open_years: Vec<OpenYear>,
}

rt::object!(BalanceSheetCredit {
    total: required = "total",
    equity: required = "equity",
    provisions: required = "provisions",
    non_current_liabilities: required = "non_current_liabilities",
    current_liabilities: required = "current_liabilities",
    open_years: required = "open_years",
});

/// The result of a year that is not closed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OpenYear {
    pub year: String,
    pub value: rt::types::Decimal,
}

rt::object!(OpenYear {
    year: required = "year",
    value: required = "value",
});

/// The cash flow of a period.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CashFlow {
    pub cash_received_by_ledger_account: LedgerAccountSums,
    pub cash_paid_by_ledger_account: LedgerAccountSums,
    pub opening_balance: rt::types::Decimal,
    pub closing_balance: rt::types::Decimal,
}

rt::object!(CashFlow {
    cash_received_by_ledger_account: required = "cash_received_by_ledger_account",
    cash_paid_by_ledger_account: required = "cash_paid_by_ledger_account",
    opening_balance: required = "opening_balance",
    closing_balance: required = "closing_balance",
});

/// Totals, by ledger account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LedgerAccountSums {
    pub ledger_accounts: Vec<LedgerAccountSum>,
}

rt::object!(LedgerAccountSums {
    ledger_accounts: required = "ledger_accounts",
});

/// The amounts owed, by creditor.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Creditors {
    pub creditors: Vec<ContactAmount>,
}

rt::object!(Creditors {
    creditors: required = "creditors",
});

/// An amount of one contact.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ContactAmount {
    pub contact_id: Option<String>,
    pub amount: rt::types::Decimal,
}

rt::object!(ContactAmount {
    contact_id: required = "contact_id",
    amount: required = "amount",
});

/// The amounts owed, by creditor and age.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AgingCreditors {
    pub creditors: Vec<AgingContact>,
}

rt::object!(AgingCreditors {
    creditors: required = "creditors",
});

/// The amounts of a contact, by age.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AgingContact {
    pub contact_id: Option<String>,
    pub amount: rt::types::Decimal,
    pub aging_buckets: Vec<AgingBucket>,
}

rt::object!(AgingContact {
    contact_id: required = "contact_id",
    amount: required = "amount",
    aging_buckets: required = "aging_buckets",
});

/// The amount of one age group.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AgingBucket {
    pub name: String,
    pub amount: rt::types::Decimal,
}

rt::object!(AgingBucket {
    name: required = "name",
    amount: required = "amount",
});

/// The amounts due, by debtor.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Debtors {
    pub debtors: Vec<ContactAmount>,
}

rt::object!(Debtors {
    debtors: required = "debtors",
});

/// The amounts due, by debtor and age.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AgingDebtors {
    pub debtors: Vec<AgingContact>,
}

rt::object!(AgingDebtors {
    debtors: required = "debtors",
});

/// Expenses, by contact.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExpensesByContact {
    pub expenses_by_contact: Vec<ContactAmount>,
}

rt::object!(ExpensesByContact {
    expenses_by_contact: required = "expenses_by_contact",
});

/// Expenses, by project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExpensesByProject {
    pub expenses_by_project: Vec<ProjectAmount>,
}

rt::object!(ExpensesByProject {
    expenses_by_project: required = "expenses_by_project",
});

/// An amount of one project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectAmount {
    pub project_id: Option<String>,
    pub amount: rt::types::Decimal,
}

rt::object!(ProjectAmount {
    project_id: required = "project_id",
    amount: required = "amount",
});

/// The totals of ledger accounts over a period.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GeneralLedger {
    pub debit_sums: LedgerAccountSums,
    pub credit_sums: LedgerAccountSums,
    pub start_balance: LedgerAccountSums,
    pub final_balance: LedgerAccountSums,
}

rt::object!(GeneralLedger {
    debit_sums: required = "debit_sums",
    credit_sums: required = "credit_sums",
    start_balance: required = "start_balance",
    final_balance: required = "final_balance",
});

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct JournalEntry {
    pub id: String,
    pub administration_id: Option<Identifier>,
    pub date: rt::types::Date,
    pub document_type: String,
    pub document_id: String,
    pub ledger_account_id: String,
    pub project_id: Option<String>,
    pub contact_id: Option<String>,
    pub tax_rate_id: Option<String>,
    pub financial_account_id: Option<String>,
    pub amount: rt::types::Decimal,
    pub description: String,
}

rt::object!(JournalEntry {
    id: required = "id",
    administration_id: optional = "administration_id",
    date: required = "date",
    document_type: required = "document_type",
    document_id: required = "document_id",
    ledger_account_id: required = "ledger_account_id",
    project_id: required = "project_id",
    contact_id: required = "contact_id",
    tax_rate_id: required = "tax_rate_id",
    financial_account_id: required = "financial_account_id",
    amount: required = "amount",
    description: required = "description",
});

/// Profit and loss of a period.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProfitLoss {
    pub revenue_by_ledger_account: LedgerAccountSums,
    pub direct_costs_by_ledger_account: LedgerAccountSums,
    pub expenses_by_ledger_account: LedgerAccountSums,
    pub other_income_expenses_by_ledger_account: LedgerAccountSums,
    pub gross_profit: rt::types::Decimal,
    pub operating_profit: rt::types::Decimal,
    pub net_profit: rt::types::Decimal,
    pub total_expenses: rt::types::Decimal,
    pub total_revenue: rt::types::Decimal,
}

rt::object!(ProfitLoss {
    revenue_by_ledger_account: required = "revenue_by_ledger_account",
    direct_costs_by_ledger_account: required = "direct_costs_by_ledger_account",
    expenses_by_ledger_account: required = "expenses_by_ledger_account",
    other_income_expenses_by_ledger_account: required = "other_income_expenses_by_ledger_account",
    gross_profit: required = "gross_profit",
    operating_profit: required = "operating_profit",
    net_profit: required = "net_profit",
    total_expenses: required = "total_expenses",
    total_revenue: required = "total_revenue",
});

/// Revenue, by contact.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RevenueByContact {
    pub revenue_by_contact: Vec<ContactAmount>,
}

rt::object!(RevenueByContact {
    revenue_by_contact: required = "revenue_by_contact",
});

/// Revenue, by project.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RevenueByProject {
    pub revenue_by_project: Vec<ProjectAmount>,
}

rt::object!(RevenueByProject {
    revenue_by_project: required = "revenue_by_project",
});

/// The revenue of subscriptions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SubscriptionFigures {
    pub monthly_recurring_revenue: rt::types::Decimal,
    pub annual_run_rate: rt::types::Decimal,
    pub churn_rate: rt::types::Decimal,
    pub lifetime_value: rt::types::Decimal,
}

rt::object!(SubscriptionFigures {
    monthly_recurring_revenue: required = "monthly_recurring_revenue",
    annual_run_rate: required = "annual_run_rate",
    churn_rate: required = "churn_rate",
    lifetime_value: required = "lifetime_value",
});

/// Taxes of a period, by rate.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaxReport {
    pub tax_rates: Vec<TaxReportItem>,
}

rt::object!(TaxReport {
    tax_rates: required = "tax_rates",
});

/// The tax of a period at one rate.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaxReportItem {
    pub tax_rate_id: String,
    pub name: String,
    pub percentage: rt::types::Decimal,
    pub report_reference: String,
    pub amount: rt::types::Decimal,
    pub r#type: String,
    pub tax: rt::types::Decimal,
}

rt::object!(TaxReportItem {
    tax_rate_id: required = "tax_rate_id",
    name: required = "name",
    percentage: required = "percentage",
    report_reference: required = "report_reference",
    amount: required = "amount",
    r#type: required = "type",
    tax: required = "tax",
});

/// The properties of a new invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SalesInvoiceInput {
    pub contact_id: Option<Identifier>,
    pub contact_person_id: Option<Identifier>,
    pub original_estimate_id: Option<Identifier>,
    pub document_style_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
    pub reference: Option<String>,
    pub invoice_sequence_id: Option<Identifier>,
    pub invoice_date: Option<rt::types::Date>,
    pub first_due_interval: Option<i64>,
    pub currency: Option<String>,
    pub prices_are_incl_tax: Option<bool>,
    pub payment_conditions: Option<String>,
    pub discount: Option<rt::types::Decimal>,
    pub time_entry_ids: Option<Vec<Identifier>>,
    pub details_attributes: Option<DetailsInput>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
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
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn contact_person_id(
        mut self,
        contact_person_id: impl Into<Identifier>,
    ) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    #[must_use]
    pub fn original_estimate_id(
        mut self,
        original_estimate_id: impl Into<Identifier>,
    ) -> Self {
        self.original_estimate_id = Some(original_estimate_id.into());
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn invoice_sequence_id(
        mut self,
        invoice_sequence_id: impl Into<Identifier>,
    ) -> Self {
        self.invoice_sequence_id = Some(invoice_sequence_id.into());
        self
    }

    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }

    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn payment_conditions(mut self, payment_conditions: impl Into<String>) -> Self {
        self.payment_conditions = Some(payment_conditions.into());
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    #[must_use]
    pub fn time_entry_ids(mut self, time_entry_ids: Vec<Identifier>) -> Self {
        self.time_entry_ids = Some(time_entry_ids);
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// The changed properties of an invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SalesInvoiceUpdate {
    pub contact_id: Option<Identifier>,
    pub contact_person_id: Option<Identifier>,
    pub update_contact: Option<bool>,
    pub original_estimate_id: Option<Identifier>,
    pub document_style_id: Option<Identifier>,
    pub workflow_id: Option<Identifier>,
    pub reference: Option<String>,
    pub invoice_sequence_id: Option<Identifier>,
    pub remove_invoice_sequence_id: Option<bool>,
    pub invoice_date: Option<rt::types::Date>,
    pub first_due_interval: Option<i64>,
    pub currency: Option<String>,
    pub prices_are_incl_tax: Option<bool>,
    pub payment_conditions: Option<String>,
    pub discount: Option<rt::types::Decimal>,
    pub time_entry_ids: Option<Vec<Identifier>>,
    pub details_attributes: Option<DetailsInput>,
    pub custom_fields_attributes: Option<CustomFieldsInput>,
}

rt::object!(SalesInvoiceUpdate {
    contact_id: optional = "contact_id",
    contact_person_id: optional = "contact_person_id",
    update_contact: optional = "update_contact",
    original_estimate_id: optional = "original_estimate_id",
    document_style_id: optional = "document_style_id",
    workflow_id: optional = "workflow_id",
    reference: optional = "reference",
    invoice_sequence_id: optional = "invoice_sequence_id",
    remove_invoice_sequence_id: optional = "remove_invoice_sequence_id",
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

impl SalesInvoiceUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn contact_person_id(
        mut self,
        contact_person_id: impl Into<Identifier>,
    ) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    #[must_use]
    pub fn update_contact(mut self, update_contact: bool) -> Self {
        self.update_contact = Some(update_contact);
        self
    }

    #[must_use]
    pub fn original_estimate_id(
        mut self,
        original_estimate_id: impl Into<Identifier>,
    ) -> Self {
        self.original_estimate_id = Some(original_estimate_id.into());
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn workflow_id(mut self, workflow_id: impl Into<Identifier>) -> Self {
        self.workflow_id = Some(workflow_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn invoice_sequence_id(
        mut self,
        invoice_sequence_id: impl Into<Identifier>,
    ) -> Self {
        self.invoice_sequence_id = Some(invoice_sequence_id.into());
        self
    }

    #[must_use]
    pub fn remove_invoice_sequence_id(
        mut self,
        remove_invoice_sequence_id: bool,
    ) -> Self {
        self.remove_invoice_sequence_id = Some(remove_invoice_sequence_id);
        self
    }

    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }

    #[must_use]
    pub fn first_due_interval(mut self, first_due_interval: i64) -> Self {
        self.first_due_interval = Some(first_due_interval);
        self
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn payment_conditions(mut self, payment_conditions: impl Into<String>) -> Self {
        self.payment_conditions = Some(payment_conditions.into());
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    #[must_use]
    pub fn time_entry_ids(mut self, time_entry_ids: Vec<Identifier>) -> Self {
        self.time_entry_ids = Some(time_entry_ids);
        self
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn custom_fields_attributes(
        mut self,
        custom_fields_attributes: impl Into<CustomFieldsInput>,
    ) -> Self {
        self.custom_fields_attributes = Some(custom_fields_attributes.into());
        self
    }
}

/// A reminder to one contact, of several invoices.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SalesInvoiceReminder {
    pub contact_id: Identifier,
    pub workflow_id: Identifier,
    pub document_style_id: Identifier,
    pub identity_id: Identifier,
    pub sales_invoice_ids: Vec<Identifier>,
    pub reminder_text: Option<String>,
    pub delivery_method: Option<EstimateDeliveryMethod>,
    pub email_address: Option<String>,
}

rt::object!(SalesInvoiceReminder {
    contact_id: required = "contact_id",
    workflow_id: required = "workflow_id",
    document_style_id: required = "document_style_id",
    identity_id: required = "identity_id",
    sales_invoice_ids: required = "sales_invoice_ids",
    reminder_text: optional = "reminder_text",
    delivery_method: optional = "delivery_method",
    email_address: optional = "email_address",
});

impl SalesInvoiceReminder {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        contact_id: impl Into<Identifier>,
        workflow_id: impl Into<Identifier>,
        document_style_id: impl Into<Identifier>,
        identity_id: impl Into<Identifier>,
        sales_invoice_ids: Vec<Identifier>,
    ) -> Self {
        Self {
            contact_id: contact_id.into(),
            workflow_id: workflow_id.into(),
            document_style_id: document_style_id.into(),
            identity_id: identity_id.into(),
            sales_invoice_ids,
            reminder_text: None,
            delivery_method: None,
            email_address: None,
        }
    }

    #[must_use]
    pub fn reminder_text(mut self, reminder_text: impl Into<String>) -> Self {
        self.reminder_text = Some(reminder_text.into());
        self
    }

    #[must_use]
    pub fn delivery_method(mut self, delivery_method: EstimateDeliveryMethod) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    #[must_use]
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }
}

/// The delivery of an invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SalesInvoiceSending {
    pub delivery_method: Option<SalesInvoiceDeliveryMethod>,
    pub sending_scheduled: Option<bool>,
    pub deliver_ubl: Option<bool>,
    pub mergeable: Option<bool>,
    pub email_address: Option<String>,
    pub email_message: Option<String>,
    pub invoice_date: Option<rt::types::Date>,
}

rt::object!(SalesInvoiceSending {
    delivery_method: optional = "delivery_method",
    sending_scheduled: optional = "sending_scheduled",
    deliver_ubl: optional = "deliver_ubl",
    mergeable: optional = "mergeable",
    email_address: optional = "email_address",
    email_message: optional = "email_message",
    invoice_date: optional = "invoice_date",
});

impl SalesInvoiceSending {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn delivery_method(
        mut self,
        delivery_method: SalesInvoiceDeliveryMethod,
    ) -> Self {
        self.delivery_method = Some(delivery_method);
        self
    }

    #[must_use]
    pub fn sending_scheduled(mut self, sending_scheduled: bool) -> Self {
        self.sending_scheduled = Some(sending_scheduled);
        self
    }

    #[must_use]
    pub fn deliver_ubl(mut self, deliver_ubl: bool) -> Self {
        self.deliver_ubl = Some(deliver_ubl);
        self
    }

    #[must_use]
    pub fn mergeable(mut self, mergeable: bool) -> Self {
        self.mergeable = Some(mergeable);
        self
    }

    #[must_use]
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }

    #[must_use]
    pub fn email_message(mut self, email_message: impl Into<String>) -> Self {
        self.email_message = Some(email_message.into());
        self
    }

    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }
}

/// The delivery method of invoices.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SalesInvoiceDeliveryMethod {
    /// `Email`.
    Email,
    /// `Peppol`.
    Peppol,
    /// `Manual`.
    Manual,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(SalesInvoiceDeliveryMethod {
    Email = "Email",
    Peppol = "Peppol",
    Manual = "Manual",
    ..Unknown
});

/// A template for subscriptions that customers create themselves.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SubscriptionTemplate {
    pub id: String,
    pub administration_id: Identifier,
    pub workflow_id: String,
    pub document_style_id: String,
    pub mergeable: bool,
    pub contact_can_update: bool,
    pub products: Vec<Product>,
}

rt::object!(SubscriptionTemplate {
    id: required = "id",
    administration_id: required = "administration_id",
    workflow_id: required = "workflow_id",
    document_style_id: required = "document_style_id",
    mergeable: required = "mergeable",
    contact_can_update: required = "contact_can_update",
    products: required = "products",
});

/// The properties of a new subscription.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SubscriptionInput {
    pub start_date: rt::types::Date,
    pub product_id: Identifier,
    pub amount: Option<String>,
    pub discount: Option<rt::types::Decimal>,
    pub contact_id: Option<Identifier>,
    pub contact_person_id: Option<Identifier>,
    pub end_date: Option<rt::types::Date>,
    pub reference: Option<String>,
    pub document_style_id: Option<Identifier>,
    pub frequency: Option<i64>,
    pub frequency_type: Option<FrequencyType>,
    pub mergeable: Option<bool>,
    pub prices_are_incl_tax: Option<bool>,
}

rt::object!(SubscriptionInput {
    start_date: required = "start_date",
    product_id: required = "product_id",
    amount: optional = "amount",
    discount: optional = "discount",
    contact_id: optional = "contact_id",
    contact_person_id: optional = "contact_person_id",
    end_date: optional = "end_date",
    reference: optional = "reference",
    document_style_id: optional = "document_style_id",
    frequency: optional = "frequency",
    frequency_type: optional = "frequency_type",
    mergeable: optional = "mergeable",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
});

impl SubscriptionInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(start_date: rt::types::Date, product_id: impl Into<Identifier>) -> Self {
        Self {
            start_date,
            product_id: product_id.into(),
            amount: None,
            discount: None,
            contact_id: None,
            contact_person_id: None,
            end_date: None,
            reference: None,
            document_style_id: None,
            frequency: None,
            frequency_type: None,
            mergeable: None,
            prices_are_incl_tax: None,
        }
    }

    #[must_use]
    pub fn amount(mut self, amount: impl Into<String>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn contact_person_id(
        mut self,
        contact_person_id: impl Into<Identifier>,
    ) -> Self {
        self.contact_person_id = Some(contact_person_id.into());
        self
    }

    #[must_use]
    pub fn end_date(mut self, end_date: rt::types::Date) -> Self {
        self.end_date = Some(end_date);
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn frequency(mut self, frequency: i64) -> Self {
        self.frequency = Some(frequency);
        self
    }

    #[must_use]
    pub fn frequency_type(mut self, frequency_type: FrequencyType) -> Self {
        self.frequency_type = Some(frequency_type);
        self
    }

    #[must_use]
    pub fn mergeable(mut self, mergeable: bool) -> Self {
        self.mergeable = Some(mergeable);
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }
}

/// The changed properties of a subscription.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SubscriptionUpdate {
    pub contact_person_id: Option<Option<Identifier>>,
    pub document_style_id: Option<Identifier>,
    pub reference: Option<String>,
    pub mergeable: Option<bool>,
    pub prices_are_incl_tax: Option<bool>,
    pub product_id: Option<Identifier>,
    pub start_date: Option<rt::types::Date>,
    pub amount: Option<String>,
    pub discount: Option<rt::types::Decimal>,
}

rt::object!(SubscriptionUpdate {
    contact_person_id: maybe = "contact_person_id",
    document_style_id: optional = "document_style_id",
    reference: optional = "reference",
    mergeable: optional = "mergeable",
    prices_are_incl_tax: optional = "prices_are_incl_tax",
    product_id: optional = "product_id",
    start_date: optional = "start_date",
    amount: optional = "amount",
    discount: optional = "discount",
});

impl SubscriptionUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn contact_person_id(mut self, contact_person_id: Option<Identifier>) -> Self {
        self.contact_person_id = Some(contact_person_id);
        self
    }

    #[must_use]
    pub fn document_style_id(
        mut self,
        document_style_id: impl Into<Identifier>,
    ) -> Self {
        self.document_style_id = Some(document_style_id.into());
        self
    }

    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    #[must_use]
    pub fn mergeable(mut self, mergeable: bool) -> Self {
        self.mergeable = Some(mergeable);
        self
    }

    #[must_use]
    pub fn prices_are_incl_tax(mut self, prices_are_incl_tax: bool) -> Self {
        self.prices_are_incl_tax = Some(prices_are_incl_tax);
        self
    }

    #[must_use]
    pub fn product_id(mut self, product_id: impl Into<Identifier>) -> Self {
        self.product_id = Some(product_id.into());
        self
    }

    #[must_use]
    pub fn start_date(mut self, start_date: rt::types::Date) -> Self {
        self.start_date = Some(start_date);
        self
    }

    #[must_use]
    pub fn amount(mut self, amount: impl Into<String>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    #[must_use]
    pub fn discount(mut self, discount: rt::types::Decimal) -> Self {
        self.discount = Some(discount);
        self
    }
}

/// The cancellation of a subscription.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SubscriptionCancellation {
    pub end_date: Option<rt::types::Date>,
}

rt::object!(SubscriptionCancellation {
    end_date: optional = "end_date",
});

impl SubscriptionCancellation {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn end_date(mut self, end_date: rt::types::Date) -> Self {
        self.end_date = Some(end_date);
        self
    }
}

/// The properties of an invoice in addition to a subscription.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct OneOffSalesInvoiceInput {
    pub details_attributes: Option<DetailsInput>,
    pub invoice_date: Option<rt::types::Date>,
}

rt::object!(OneOffSalesInvoiceInput {
    details_attributes: optional = "details_attributes",
    invoice_date: optional = "invoice_date",
});

impl OneOffSalesInvoiceInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn details_attributes(
        mut self,
        details_attributes: impl Into<DetailsInput>,
    ) -> Self {
        self.details_attributes = Some(details_attributes.into());
        self
    }

    #[must_use]
    pub fn invoice_date(mut self, invoice_date: rt::types::Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }
}

/// A group of tasks.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskListGroup {
    pub id: String,
    pub name: Option<String>,
    pub row_order: i64,
    pub report_type: Option<String>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub tasks: Vec<Task>,
}

rt::object!(TaskListGroup {
    id: required = "id",
    name: required = "name",
    row_order: required = "row_order",
    report_type: required = "report_type",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    tasks: required = "tasks",
});

/// A task.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Task {
    pub id: String,
    pub administration_id: Identifier,
    pub name: String,
    pub description: Option<String>,
    pub row_order: i64,
    pub completed_at: Option<rt::types::DateTime>,
    pub report_type: Option<String>,
    pub task_lists_group_id: String,
    pub parent_task_id: Option<String>,
    pub assignee_id: Option<String>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub subtasks: Vec<Task>,
    pub notes: Vec<Note>,
    pub events: Vec<Event>,
}

rt::object!(Task {
    id: required = "id",
    administration_id: required = "administration_id",
    name: required = "name",
    description: required = "description",
    row_order: required = "row_order",
    completed_at: required = "completed_at",
    report_type: required = "report_type",
    task_lists_group_id: required = "task_lists_group_id",
    parent_task_id: required = "parent_task_id",
    assignee_id: required = "assignee_id",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    subtasks: required = "subtasks",
    notes: required = "notes",
    events: required = "events",
});

/// The changed properties of a group of tasks.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TaskListGroupUpdate {
    pub name: Option<String>,
    pub report_type: Option<ReportType>,
}

rt::object!(TaskListGroupUpdate {
    name: optional = "name",
    report_type: optional = "report_type",
});

impl TaskListGroupUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn report_type(mut self, report_type: ReportType) -> Self {
        self.report_type = Some(report_type);
        self
    }
}

/// The report of a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReportType {
    /// `balance_sheet`.
    BalanceSheet,
    /// `profit_loss`.
    ProfitLoss,
    /// `debtor`.
    Debtor,
    /// `creditor`.
    Creditor,
    /// `assets`.
    Assets,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(ReportType {
    BalanceSheet = "balance_sheet",
    ProfitLoss = "profit_loss",
    Debtor = "debtor",
    Creditor = "creditor",
    Assets = "assets",
    ..Unknown
});

/// The properties of a new task.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskInput {
    pub name: String,
    pub description: Option<String>,
    pub report_type: Option<ReportType>,
    pub assignee_id: Option<String>,
    pub related_entity_id: Option<Identifier>,
    pub generate_subtasks: Option<bool>,
}

rt::object!(TaskInput {
    name: required = "name",
    description: optional = "description",
    report_type: optional = "report_type",
    assignee_id: optional = "assignee_id",
    related_entity_id: optional = "related_entity_id",
    generate_subtasks: optional = "generate_subtasks",
});

impl TaskInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: None,
            report_type: None,
            assignee_id: None,
            related_entity_id: None,
            generate_subtasks: None,
        }
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn report_type(mut self, report_type: ReportType) -> Self {
        self.report_type = Some(report_type);
        self
    }

    #[must_use]
    pub fn assignee_id(mut self, assignee_id: impl Into<String>) -> Self {
        self.assignee_id = Some(assignee_id.into());
        self
    }

    #[must_use]
    pub fn related_entity_id(
        mut self,
        related_entity_id: impl Into<Identifier>,
    ) -> Self {
        self.related_entity_id = Some(related_entity_id.into());
        self
    }

    #[must_use]
    pub fn generate_subtasks(mut self, generate_subtasks: bool) -> Self {
        self.generate_subtasks = Some(generate_subtasks);
        self
    }
}

/// The changed properties of a task.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TaskUpdate {
    pub name: Option<String>,
    pub description: Option<String>,
    pub report_type: Option<ReportType>,
    pub assignee_id: Option<String>,
    pub related_entity_id: Option<Option<Identifier>>,
    pub generate_subtasks: Option<bool>,
}

rt::object!(TaskUpdate {
    name: optional = "name",
    description: optional = "description",
    report_type: optional = "report_type",
    assignee_id: optional = "assignee_id",
    related_entity_id: maybe = "related_entity_id",
    generate_subtasks: optional = "generate_subtasks",
});

impl TaskUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn report_type(mut self, report_type: ReportType) -> Self {
        self.report_type = Some(report_type);
        self
    }

    #[must_use]
    pub fn assignee_id(mut self, assignee_id: impl Into<String>) -> Self {
        self.assignee_id = Some(assignee_id.into());
        self
    }

    #[must_use]
    pub fn related_entity_id(mut self, related_entity_id: Option<Identifier>) -> Self {
        self.related_entity_id = Some(related_entity_id);
        self
    }

    #[must_use]
    pub fn generate_subtasks(mut self, generate_subtasks: bool) -> Self {
        self.generate_subtasks = Some(generate_subtasks);
        self
    }
}

/// A task list for a period.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskList {
    pub id: String,
    pub administration_id: Identifier,
    pub name: String,
    pub description: Option<String>,
    pub deadline_on: Option<rt::types::Date>,
    pub period_begin: Option<rt::types::Date>,
    pub period_end: Option<rt::types::Date>,
    pub completed: bool,
    pub template_id: Option<String>,
    pub total_tasks_count: i64,
    pub completed_tasks_count: i64,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub groups: Vec<TaskListGroup>,
}

rt::object!(TaskList {
    id: required = "id",
    administration_id: required = "administration_id",
    name: required = "name",
    description: required = "description",
    deadline_on: required = "deadline_on",
    period_begin: required = "period_begin",
    period_end: required = "period_end",
    completed: required = "completed",
    template_id: required = "template_id",
    total_tasks_count: required = "total_tasks_count",
    completed_tasks_count: required = "completed_tasks_count",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    groups: required = "groups",
});

/// The properties of a task list that override its template.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TemplatedTaskListInput {
    pub name: Option<String>,
    pub description: Option<String>,
    pub deadline_on: Option<rt::types::Date>,
    pub period_begin: Option<rt::types::Date>,
    pub period_end: Option<rt::types::Date>,
}

rt::object!(TemplatedTaskListInput {
    name: optional = "name",
    description: optional = "description",
    deadline_on: optional = "deadline_on",
    period_begin: optional = "period_begin",
    period_end: optional = "period_end",
});

impl TemplatedTaskListInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn deadline_on(mut self, deadline_on: rt::types::Date) -> Self {
        self.deadline_on = Some(deadline_on);
        self
    }

    #[must_use]
    pub fn period_begin(mut self, period_begin: rt::types::Date) -> Self {
        self.period_begin = Some(period_begin);
        self
    }

    #[must_use]
    pub fn period_end(mut self, period_end: rt::types::Date) -> Self {
        self.period_end = Some(period_end);
        self
    }
}

/// The properties of a new task list.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskListInput {
    pub name: String,
    pub description: Option<String>,
    pub deadline_on: Option<rt::types::Date>,
    pub period_begin: Option<rt::types::Date>,
    pub period_end: Option<rt::types::Date>,
    pub template_id: Option<Identifier>,
}

rt::object!(TaskListInput {
    name: required = "name",
    description: optional = "description",
    deadline_on: optional = "deadline_on",
    period_begin: optional = "period_begin",
    period_end: optional = "period_end",
    template_id: optional = "template_id",
});

impl TaskListInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: None,
            deadline_on: None,
            period_begin: None,
            period_end: None,
            template_id: None,
        }
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn deadline_on(mut self, deadline_on: rt::types::Date) -> Self {
        self.deadline_on = Some(deadline_on);
        self
    }

    #[must_use]
    pub fn period_begin(mut self, period_begin: rt::types::Date) -> Self {
        self.period_begin = Some(period_begin);
        self
    }

    #[must_use]
    pub fn period_end(mut self, period_end: rt::types::Date) -> Self {
        self.period_end = Some(period_end);
        self
    }

    #[must_use]
    pub fn template_id(mut self, template_id: impl Into<Identifier>) -> Self {
        self.template_id = Some(template_id.into());
        self
    }
}

/// The changed properties of a task list.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TaskListUpdate {
    pub name: Option<String>,
    pub description: Option<String>,
    pub deadline_on: Option<rt::types::Date>,
}

rt::object!(TaskListUpdate {
    name: optional = "name",
    description: optional = "description",
    deadline_on: optional = "deadline_on",
});

impl TaskListUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn deadline_on(mut self, deadline_on: rt::types::Date) -> Self {
        self.deadline_on = Some(deadline_on);
        self
    }
}

/// The properties of a new group of tasks.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskListGroupInput {
    pub name: String,
    pub report_type: Option<ReportType>,
}

rt::object!(TaskListGroupInput {
    name: required = "name",
    report_type: optional = "report_type",
});

impl TaskListGroupInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            report_type: None,
        }
    }

    #[must_use]
    pub fn report_type(mut self, report_type: ReportType) -> Self {
        self.report_type = Some(report_type);
        self
    }
}

/// A template for task lists.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskListTemplate {
    pub id: String,
    pub administration_id: Identifier,
    pub name: String,
    pub description: Option<String>,
    pub period: Option<String>,
    pub deadline_after: Option<String>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub groups: Vec<TaskListGroup>,
}

rt::object!(TaskListTemplate {
    id: required = "id",
    administration_id: required = "administration_id",
    name: required = "name",
    description: required = "description",
    period: required = "period",
    deadline_after: required = "deadline_after",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    groups: required = "groups",
});

/// The properties of a new template.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaskListTemplateInput {
    pub name: String,
    pub description: Option<String>,
    pub period: Option<String>,
    pub deadline_after: Option<String>,
}

rt::object!(TaskListTemplateInput {
    name: required = "name",
    description: optional = "description",
    period: optional = "period",
    deadline_after: optional = "deadline_after",
});

impl TaskListTemplateInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: None,
            period: None,
            deadline_after: None,
        }
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn period(mut self, period: impl Into<String>) -> Self {
        self.period = Some(period.into());
        self
    }

    #[must_use]
    pub fn deadline_after(mut self, deadline_after: impl Into<String>) -> Self {
        self.deadline_after = Some(deadline_after.into());
        self
    }
}

/// The changed properties of a template.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TaskListTemplateUpdate {
    pub name: Option<String>,
    pub description: Option<String>,
    pub period: Option<String>,
    pub deadline_after: Option<String>,
}

rt::object!(TaskListTemplateUpdate {
    name: optional = "name",
    description: optional = "description",
    period: optional = "period",
    deadline_after: optional = "deadline_after",
});

impl TaskListTemplateUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn period(mut self, period: impl Into<String>) -> Self {
        self.period = Some(period.into());
        self
    }

    #[must_use]
    pub fn deadline_after(mut self, deadline_after: impl Into<String>) -> Self {
        self.deadline_after = Some(deadline_after.into());
        self
    }
}

/// A tax rate.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TaxRate {
    pub id: String,
    pub administration_id: Identifier,
    pub name: String,
    pub percentage: Option<rt::types::Decimal>,
    pub tax_rate_type: TaxRateType,
    pub show_tax: Option<bool>,
    pub active: Option<bool>,
    pub country: Option<String>,
    pub created_at: Option<rt::types::DateTime>,
    pub updated_at: Option<rt::types::DateTime>,
}

rt::object!(TaxRate {
    id: required = "id",
    administration_id: required = "administration_id",
    name: required = "name",
    percentage: required = "percentage",
    tax_rate_type: required = "tax_rate_type",
    show_tax: required = "show_tax",
    active: required = "active",
    country: required = "country",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// The type of a tax rate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TaxRateType {
    /// `sales_invoice`.
    SalesInvoice,
    /// `purchase_invoice`.
    PurchaseInvoice,
    /// `general_journal_document`.
    GeneralJournalDocument,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(TaxRateType {
    SalesInvoice = "sales_invoice",
    PurchaseInvoice = "purchase_invoice",
    GeneralJournalDocument = "general_journal_document",
    ..Unknown
});

/// The hours that a person worked.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TimeEntry {
    pub id: String,
    pub administration_id: Identifier,
    pub contact_id: Option<String>,
    pub project_id: Option<String>,
    pub sales_invoice_id: Option<String>,
    pub user_id: Identifier,
    pub started_at: rt::types::DateTime,
    pub ended_at: Option<rt::types::DateTime>,
    pub description: String,
    /// Seconds.
    pub paused_duration: i64,
    pub billable: Option<bool>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub contact: Option<ContactName>,
    pub user: User,
    pub project: Option<Project>,
    pub sales_invoice: Option<Option<SalesInvoice>>,
    pub events: Vec<Event>,
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

/// The names of a contact.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ContactName {
    pub id: String,
    pub firstname: Option<String>,
    pub lastname: Option<String>,
    pub company_name: Option<String>,
}

rt::object!(ContactName {
    id: required = "id",
    firstname: required = "firstname",
    lastname: required = "lastname",
    company_name: required = "company_name",
});

/// A user of the administration.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct User {
    pub id: Identifier,
    pub name: String,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
}

rt::object!(User {
    id: required = "id",
    name: required = "name",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// The properties of a new time entry.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TimeEntryInput {
    pub user_id: Identifier,
    pub started_at: rt::types::DateTime,
    pub ended_at: Option<rt::types::DateTime>,
    pub description: String,
    pub contact_id: Option<Identifier>,
    pub project_id: Option<Identifier>,
    pub sales_invoice_id: Option<Identifier>,
    pub billable: Option<bool>,
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
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        user_id: impl Into<Identifier>,
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

    #[must_use]
    pub fn ended_at(mut self, ended_at: rt::types::DateTime) -> Self {
        self.ended_at = Some(ended_at);
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<Identifier>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    #[must_use]
    pub fn sales_invoice_id(mut self, sales_invoice_id: impl Into<Identifier>) -> Self {
        self.sales_invoice_id = Some(sales_invoice_id.into());
        self
    }

    #[must_use]
    pub fn billable(mut self, billable: bool) -> Self {
        self.billable = Some(billable);
        self
    }

    #[must_use]
    pub fn paused_duration(mut self, paused_duration: i64) -> Self {
        self.paused_duration = Some(paused_duration);
        self
    }
}

/// The changed properties of a time entry.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TimeEntryUpdate {
    pub started_at: Option<rt::types::DateTime>,
    pub ended_at: Option<rt::types::DateTime>,
    pub paused_duration: Option<i64>,
    pub contact_id: Option<Identifier>,
    pub project_id: Option<Identifier>,
    pub sales_invoice_id: Option<Identifier>,
    pub description: Option<String>,
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
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn started_at(mut self, started_at: rt::types::DateTime) -> Self {
        self.started_at = Some(started_at);
        self
    }

    #[must_use]
    pub fn ended_at(mut self, ended_at: rt::types::DateTime) -> Self {
        self.ended_at = Some(ended_at);
        self
    }

    #[must_use]
    pub fn paused_duration(mut self, paused_duration: i64) -> Self {
        self.paused_duration = Some(paused_duration);
        self
    }

    #[must_use]
    pub fn contact_id(mut self, contact_id: impl Into<Identifier>) -> Self {
        self.contact_id = Some(contact_id.into());
        self
    }

    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<Identifier>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    #[must_use]
    pub fn sales_invoice_id(mut self, sales_invoice_id: impl Into<Identifier>) -> Self {
        self.sales_invoice_id = Some(sales_invoice_id.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn billable(mut self, billable: bool) -> Self {
        self.billable = Some(billable);
        self
    }
}

/// A user and their permissions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserAccount {
    pub id: Identifier,
    pub name: String,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub email: Option<String>,
    pub email_validated: Option<bool>,
    pub language: Option<String>,
    pub time_zone: Option<String>,
    pub user_type: Option<UserType>,
    pub permissions: Option<Vec<Permission>>,
}

rt::object!(UserAccount {
    id: required = "id",
    name: required = "name",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    email: optional = "email",
    email_validated: optional = "email_validated",
    language: optional = "language",
    time_zone: optional = "time_zone",
    user_type: optional = "user_type",
    permissions: optional = "permissions",
});

/// The type of a user.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UserType {
    /// `end_user`.
    EndUser,
    /// `api_user`.
    ApiUser,
    /// `system_user`.
    SystemUser,
    /// `deleted_end_user`.
    DeletedEndUser,
    /// `deleted_api_user`.
    DeletedApiUser,
    /// `owner`.
    Owner,
    /// `accountant`.
    Accountant,
    /// `employee`.
    Employee,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(UserType {
    EndUser = "end_user",
    ApiUser = "api_user",
    SystemUser = "system_user",
    DeletedEndUser = "deleted_end_user",
    DeletedApiUser = "deleted_api_user",
    Owner = "owner",
    Accountant = "accountant",
    Employee = "employee",
    ..Unknown
});

/// A permission of a user.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Permission {
    /// `sales_invoices`.
    SalesInvoices,
    /// `documents`.
    Documents,
    /// `estimates`.
    Estimates,
    /// `bank`.
    Bank,
    /// `settings`.
    Settings,
    /// `ownership`.
    Ownership,
    /// `time_entries`.
    TimeEntries,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(Permission {
    SalesInvoices = "sales_invoices",
    Documents = "documents",
    Estimates = "estimates",
    Bank = "bank",
    Settings = "settings",
    Ownership = "ownership",
    TimeEntries = "time_entries",
    ..Unknown
});

/// The verified details of an administration.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Verifications {
    pub emails: Option<Vec<String>>,
    pub bank_account_numbers: Option<Vec<String>>,
    pub chamber_of_commerce_number: Option<String>,
    pub tax_number: Option<String>,
}

rt::object!(Verifications {
    emails: optional = "emails",
    bank_account_numbers: optional = "bank_account_numbers",
    chamber_of_commerce_number: optional = "chamber_of_commerce_number",
    tax_number: optional = "tax_number",
});

/// A webhook subscription.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Webhook {
    pub id: String,
    pub administration_id: Identifier,
    pub url: String,
    pub enabled_events: Vec<String>,
    pub last_http_status: Option<HttpStatus>,
    pub last_http_body: Option<String>,
    pub token: rt::Secret,
    pub secret: Option<rt::Secret>,
    pub deactivated_at: Option<rt::types::DateTime>,
}

rt::object!(Webhook {
    id: required = "id",
    administration_id: required = "administration_id",
    url: required = "url",
    enabled_events: required = "enabled_events",
    last_http_status: required = "last_http_status",
    last_http_body: required = "last_http_body",
    token: hidden = "token",
    secret: optional_hidden = "secret",
    deactivated_at: required = "deactivated_at",
});

/// The HTTP status of a delivery, or a text if there was none.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum HttpStatus {
    /// A `integer`.
    Integer(i64),
    /// A `string`.
    String(String),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(HttpStatus {
    Integer = rt::Shape::Integer,
    String = rt::Shape::Text,
    ..Other
});

impl std::fmt::Display for HttpStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(value) => std::fmt::Display::fmt(value, f),
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// A workflow for a sent invoice or estimate.
#[allow(clippy::struct_excessive_bools, reason = "the provider defines them")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Workflow {
    pub id: String,
    pub administration_id: Identifier,
    pub r#type: String,
    pub name: String,
    pub default: bool,
    pub currency: String,
    pub language: String,
    pub active: bool,
    pub prices_are_incl_tax: bool,
    pub payment_methods: Option<Vec<String>>,
    pub collection_method: Option<String>,
    pub number_of_collections: i64,
    pub show_qr_code: bool,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub steps: Vec<WorkflowStep>,
}

rt::object!(Workflow {
    id: required = "id",
    administration_id: required = "administration_id",
    r#type: required = "type",
    name: required = "name",
    default: required = "default",
    currency: required = "currency",
    language: required = "language",
    active: required = "active",
    prices_are_incl_tax: required = "prices_are_incl_tax",
    payment_methods: required = "payment_methods",
    collection_method: required = "collection_method",
    number_of_collections: required = "number_of_collections",
    show_qr_code: required = "show_qr_code",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
    steps: required = "steps",
});

/// A step of a workflow.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WorkflowStep {
    pub id: String,
    pub administration_id: Identifier,
    pub step_order: i64,
    pub due_interval: i64,
    pub reminder_delay: i64,
    pub reminder_text: Option<String>,
    pub reminder_auto_send: bool,
    pub action: Option<WorkflowAction>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
}

rt::object!(WorkflowStep {
    id: required = "id",
    administration_id: required = "administration_id",
    step_order: required = "step_order",
    due_interval: required = "due_interval",
    reminder_delay: required = "reminder_delay",
    reminder_text: required = "reminder_text",
    reminder_auto_send: required = "reminder_auto_send",
    action: required = "action",
    created_at: required = "created_at",
    updated_at: required = "updated_at",
});

/// The action of a step, in addition to a reminder.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WorkflowAction {
    /// `suspend_moneybird_account`.
    SuspendMoneybirdAccount,
    /// `reactivate_moneybird_account`.
    ReactivateMoneybirdAccount,
    /// `warn_moneybird_account`.
    WarnMoneybirdAccount,
    /// `cancel_subscription`.
    CancelSubscription,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(WorkflowAction {
    SuspendMoneybirdAccount = "suspend_moneybird_account",
    ReactivateMoneybirdAccount = "reactivate_moneybird_account",
    WarnMoneybirdAccount = "warn_moneybird_account",
    CancelSubscription = "cancel_subscription",
    ..Unknown
});

/// The reason for an error.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Refusal {
    pub error: String,
    /// Error codes, by parameter.
    pub symbolic: Option<std::collections::BTreeMap<String, rt::Json>>,
}

rt::object!(Refusal {
    error: required = "error",
    symbolic: optional = "symbolic",
});

/// The rejected fields and the reasons.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InvalidFields {
    /// Error messages, by field.
    pub error: std::collections::BTreeMap<String, Vec<String>>,
    /// Error codes, by field.
    pub details: std::collections::BTreeMap<String, Vec<FieldError>>,
}

rt::object!(InvalidFields {
    error: required = "error",
    details: required = "details",
});

/// The reason why a field was rejected.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FieldError {
    pub error: String,
    pub value: Option<rt::Json>,
    pub count: Option<i64>,
}

rt::object!(FieldError {
    error: required = "error",
    value: present = "value",
    count: optional = "count",
});

/// An error of a file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InvalidFile {
    pub errors: Vec<String>,
    pub message: Option<String>,
}

rt::object!(InvalidFile {
    errors: required = "errors",
    message: optional = "message",
});

/// An event and its entity.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookPayload {
    pub administration_id: Identifier,
    pub webhook_id: Option<Identifier>,
    /// The token of the webhook.
    pub webhook_token: Option<rt::Secret>,
    /// The action of an event.
    pub action: String,
    pub entity_type: Option<Option<String>>,
    pub entity_id: Option<Option<Identifier>>,
    pub state: Option<Option<String>>,
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
    pub administration_id: Identifier,
    pub webhook_id: Option<Identifier>,
    /// The token of the webhook.
    pub webhook_token: Option<rt::Secret>,
    /// The action of an event.
    pub action: String,
    pub entity_type: Option<Option<String>>,
    pub entity_id: Option<Option<Identifier>>,
    pub state: Option<Option<String>>,
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
    pub administration_id: Identifier,
    pub webhook_id: Option<Identifier>,
    /// The token of the webhook.
    pub webhook_token: Option<rt::Secret>,
    /// The action of an event.
    pub action: String,
    pub entity_type: Option<Option<String>>,
    pub entity_id: Option<Option<Identifier>>,
    pub state: Option<Option<String>>,
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
    pub administration_id: Identifier,
    pub webhook_id: Option<Identifier>,
    /// The token of the webhook.
    pub webhook_token: Option<rt::Secret>,
    /// The action of an event.
    pub action: String,
    pub entity_type: Option<Option<String>>,
    pub entity_id: Option<Option<Identifier>>,
    pub state: Option<Option<String>>,
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
    pub administration_id: Identifier,
    pub webhook_id: Option<Identifier>,
    /// The token of the webhook.
    pub webhook_token: Option<rt::Secret>,
    /// The action of an event.
    pub action: String,
    pub entity_type: Option<Option<String>>,
    pub entity_id: Option<Option<Identifier>>,
    pub state: Option<Option<String>>,
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

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AdministrationLanguage {
    /// `nl`.
    Nl,
    /// `nl-be`.
    NlBe,
    /// `en`.
    En,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(AdministrationLanguage {
    Nl = "nl",
    NlBe = "nl-be",
    En = "en",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AdministrationAccess {
    /// `accountant_company`.
    AccountantCompany,
    /// `user`.
    User,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(AdministrationAccess {
    AccountantCompany = "accountant_company",
    User = "user",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueChangeType {
    /// `divestment`.
    Divestment,
    /// `full_depreciation`.
    FullDepreciation,
    /// `manual`.
    Manual,
    /// `arbitrary`.
    Arbitrary,
    /// `linear`.
    Linear,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(ValueChangeType {
    Divestment = "divestment",
    FullDepreciation = "full_depreciation",
    Manual = "manual",
    Arbitrary = "arbitrary",
    Linear = "linear",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CustomFieldSource {
    /// `sales_invoice`.
    SalesInvoice,
    /// `estimate`.
    Estimate,
    /// `contact`.
    Contact,
    /// `identity`.
    Identity,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(CustomFieldSource {
    SalesInvoice = "sales_invoice",
    Estimate = "estimate",
    Contact = "contact",
    Identity = "identity",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentStyleLogoPosition {
    /// `left`.
    Left,
    /// `center`.
    Center,
    /// `right`.
    Right,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(DocumentStyleLogoPosition {
    Left = "left",
    Center = "center",
    Right = "right",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentStylePaperSize {
    /// `A4`.
    A4,
    /// `letter`.
    Letter,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(DocumentStylePaperSize {
    A4 = "A4",
    Letter = "letter",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentStyleAddressPosition {
    /// `left`.
    Left,
    /// `right`.
    Right,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(DocumentStyleAddressPosition {
    Left = "left",
    Right = "right",
    ..Unknown
});

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
    /// A value that Moneybird's spec does not list, unchanged.
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
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(PaymentInvoiceType {
    SalesInvoice = "SalesInvoice",
    Document = "Document",
    ExternalSalesInvoice = "ExternalSalesInvoice",
    VatDocument = "VatDocument",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EstimateState {
    /// `draft`.
    Draft,
    /// `open`.
    Open,
    /// `late`.
    Late,
    /// `accepted`.
    Accepted,
    /// `rejected`.
    Rejected,
    /// `billed`.
    Billed,
    /// `archived`.
    Archived,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(EstimateState {
    Draft = "draft",
    Open = "open",
    Late = "late",
    Accepted = "accepted",
    Rejected = "rejected",
    Billed = "billed",
    Archived = "archived",
    ..Unknown
});

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
    /// A value that Moneybird's spec does not list, unchanged.
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
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum InvoicedTimeEntryPausedDuration {
    /// A `integer`.
    Integer(i64),
    /// A `string`.
    String(String),
    /// Any other value, unchanged.
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

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExternalSalesInvoiceState {
    /// `new`.
    New,
    /// `open`.
    Open,
    /// `late`.
    Late,
    /// `paid`.
    Paid,
    /// `uncollectible`.
    Uncollectible,
    /// `pending_payment`.
    PendingPayment,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(ExternalSalesInvoiceState {
    New = "new",
    Open = "open",
    Late = "late",
    Paid = "paid",
    Uncollectible = "uncollectible",
    PendingPayment = "pending_payment",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FinancialMutationState {
    /// `unprocessed`.
    Unprocessed,
    /// `processed`.
    Processed,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(FinancialMutationState {
    Unprocessed = "unprocessed",
    Processed = "processed",
    ..Unknown
});

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
    /// A value that Moneybird's spec does not list, unchanged.
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

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProjectState {
    /// `active`.
    Active,
    /// `archived`.
    Archived,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(ProjectState {
    Active = "active",
    Archived = "archived",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PurchaseTransactionState {
    /// `open`.
    Open,
    /// `cancelled`.
    Cancelled,
    /// `paid`.
    Paid,
    /// `pending_payment`.
    PendingPayment,
    /// `error`.
    Error,
    /// `awaiting_authorization`.
    AwaitingAuthorization,
    /// `preparing`.
    Preparing,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(PurchaseTransactionState {
    Open = "open",
    Cancelled = "cancelled",
    Paid = "paid",
    PendingPayment = "pending_payment",
    Error = "error",
    AwaitingAuthorization = "awaiting_authorization",
    Preparing = "preparing",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PurchaseTransactionBatchState {
    /// `exported`.
    Exported,
    /// `cancelled`.
    Cancelled,
    /// `open`.
    Open,
    /// A value that Moneybird's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(PurchaseTransactionBatchState {
    Exported = "exported",
    Cancelled = "cancelled",
    Open = "open",
    ..Unknown
});

#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ContactWebhookEntity {
    /// A [`Contact`].
    Contact(Contact),
    /// A `json`.
    Json(rt::Json),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(ContactWebhookEntity {
    Contact = rt::Shape::Map,
    Json = rt::Shape::Any,
    ..Other
});

#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SalesInvoiceWebhookEntity {
    /// A [`SalesInvoice`].
    SalesInvoice(SalesInvoice),
    /// A `json`.
    Json(rt::Json),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(SalesInvoiceWebhookEntity {
    SalesInvoice = rt::Shape::Map,
    Json = rt::Shape::Any,
    ..Other
});

#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum TimeEntryWebhookEntity {
    /// A [`TimeEntry`].
    TimeEntry(TimeEntry),
    /// A `json`.
    Json(rt::Json),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(TimeEntryWebhookEntity {
    TimeEntry = rt::Shape::Map,
    Json = rt::Shape::Any,
    ..Other
});

#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ProjectWebhookEntity {
    /// A [`Project`].
    Project(Project),
    /// A `json`.
    Json(rt::Json),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(ProjectWebhookEntity {
    Project = rt::Shape::Map,
    Json = rt::Shape::Any,
    ..Other
});
