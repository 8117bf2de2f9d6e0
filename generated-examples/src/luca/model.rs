//! The types of Luca Regnskap's API.

use ::licit::rt;

/// A company whose books are kept.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Company {
    /// Id.
    pub id: String,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Organisation number.
    #[serde(rename = "organisationNumber")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_number: Option<String>,
}

/// An invoice to a customer; mutations answer without customer, lines and journal.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleInvoice {
    /// Id.
    pub id: String,
    /// Invoice number.
    #[serde(rename = "invoiceNumber")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_number: Option<i64>,
    /// Draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<bool>,
    /// Finalized.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finalized: Option<bool>,
    /// Invoice date.
    #[serde(rename = "invoiceDate")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_date: Option<String>,
    /// Payment days.
    #[serde(rename = "paymentDays")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_days: Option<i64>,
    /// Sent at.
    #[serde(rename = "sentAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<String>,
    /// Sale customer.
    #[serde(rename = "saleCustomer")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_customer: Option<SaleCustomer>,
    /// Sale invoice line items.
    #[serde(rename = "saleInvoiceLineItems")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_invoice_line_items: Option<Vec<SaleInvoiceLineItem>>,
    /// Its id alone; `bookkeeping_journal` tells the rest.
    #[serde(rename = "bookkeepingJournal")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bookkeeping_journal: Option<BookkeepingJournal>,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleInvoiceLineItem {
    /// Id.
    pub id: String,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<f64>,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Unit price cents.
    #[serde(rename = "unitPriceCents")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price_cents: Option<i64>,
    /// Sale product.
    #[serde(rename = "saleProduct")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_product: Option<SaleProduct>,
}

/// A customer.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleCustomer {
    /// Id.
    pub id: String,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A product.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleProduct {
    /// Id.
    pub id: String,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

/// The postings of one event.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BookkeepingJournal {
    /// Id.
    pub id: String,
    /// Postings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postings: Option<Vec<Posting>>,
}

/// A posting.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Posting {
    /// Posting lines.
    #[serde(rename = "postingLines")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posting_lines: Option<Vec<PostingLine>>,
}

/// An amount that goes from one account to another.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PostingLine {
    /// Id.
    pub id: String,
    /// Amount cents.
    #[serde(rename = "amountCents")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_cents: Option<i64>,
    /// Debit account.
    #[serde(rename = "debitAccount")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debit_account: Option<Account>,
    /// Credit account.
    #[serde(rename = "creditAccount")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_account: Option<Account>,
}

/// An account of the books.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Account {
    /// Id.
    pub id: String,
    /// Code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Sub code.
    #[serde(rename = "subCode")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_code: Option<String>,
}

/// A page of invoices.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleInvoiceConnection {
    /// Nodes.
    pub nodes: Vec<SaleInvoice>,
    /// Page info.
    #[serde(rename = "pageInfo")]
    pub page_info: PageInfo,
}

/// A page of customers.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleCustomerConnection {
    /// Nodes.
    pub nodes: Vec<SaleCustomer>,
    /// Page info.
    #[serde(rename = "pageInfo")]
    pub page_info: PageInfo,
}

/// A page of products.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleProductConnection {
    /// Nodes.
    pub nodes: Vec<SaleProduct>,
    /// Page info.
    #[serde(rename = "pageInfo")]
    pub page_info: PageInfo,
}

/// Whether there is more, and where.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PageInfo {
    /// Has next page.
    #[serde(rename = "hasNextPage")]
    pub has_next_page: bool,
    /// Has previous page.
    #[serde(rename = "hasPreviousPage")]
    pub has_previous_page: bool,
    /// Start cursor.
    #[serde(rename = "startCursor")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_cursor: Option<String>,
    /// End cursor.
    #[serde(rename = "endCursor")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_cursor: Option<String>,
}

/// What an invoice is made of.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleInvoiceInput {
    /// Sale customer.
    #[serde(rename = "saleCustomer")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_customer: Option<Reference>,
    /// Invoice date.
    #[serde(rename = "invoiceDate")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_date: Option<String>,
    /// Payment days.
    #[serde(rename = "paymentDays")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_days: Option<i64>,
    /// Invoice type.
    #[serde(rename = "invoiceType")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_type: Option<SaleInvoiceInputInvoiceType>,
    /// Sale invoice line items.
    #[serde(rename = "saleInvoiceLineItems")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_invoice_line_items: Option<Vec<SaleInvoiceLineItemInput>>,
    /// Comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl SaleInvoiceInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sale customer.
    #[must_use]
    pub fn sale_customer(mut self, sale_customer: Reference) -> Self {
        self.sale_customer = Some(sale_customer);
        self
    }

    /// Invoice date.
    #[must_use]
    pub fn invoice_date(mut self, invoice_date: impl Into<String>) -> Self {
        self.invoice_date = Some(invoice_date.into());
        self
    }

    /// Payment days.
    #[must_use]
    pub fn payment_days(mut self, payment_days: i64) -> Self {
        self.payment_days = Some(payment_days);
        self
    }

    /// Invoice type.
    #[must_use]
    pub fn invoice_type(mut self, invoice_type: SaleInvoiceInputInvoiceType) -> Self {
        self.invoice_type = Some(invoice_type);
        self
    }

    /// Sale invoice line items.
    #[must_use]
    pub fn sale_invoice_line_items(
        mut self,
        sale_invoice_line_items: Vec<SaleInvoiceLineItemInput>,
    ) -> Self {
        self.sale_invoice_line_items = Some(sale_invoice_line_items);
        self
    }

    /// Comment.
    #[must_use]
    pub fn comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }
}

/// A line to put on an invoice.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct SaleInvoiceLineItemInput {
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<f64>,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Unit price cents.
    #[serde(rename = "unitPriceCents")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price_cents: Option<i64>,
    /// Sale product.
    #[serde(rename = "saleProduct")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_product: Option<Reference>,
}

impl SaleInvoiceLineItemInput {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Quantity.
    #[must_use]
    pub fn quantity(mut self, quantity: f64) -> Self {
        self.quantity = Some(quantity);
        self
    }

    /// Unit.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Unit price cents.
    #[must_use]
    pub fn unit_price_cents(mut self, unit_price_cents: i64) -> Self {
        self.unit_price_cents = Some(unit_price_cents);
        self
    }

    /// Sale product.
    #[must_use]
    pub fn sale_product(mut self, sale_product: Reference) -> Self {
        self.sale_product = Some(sale_product);
        self
    }
}

/// Something that is there already, by its id.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Reference {
    /// Id.
    pub id: String,
}

impl Reference {
    /// With what is required.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

/// Sale invoice input invoice type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SaleInvoiceInputInvoiceType {
    /// `DRAFT`.
    Draft,
    /// `INVOICE`.
    Invoice,
    /// A value that the spec of Luca Regnskap does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(SaleInvoiceInputInvoiceType {
    Draft = "DRAFT",
    Invoice = "INVOICE",
    ..Unknown
});

/// The language of the pages; by default the user's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Locale {
    /// `nb`.
    Nb,
    /// `en`.
    En,
    /// A value that the spec of Luca Regnskap does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(Locale {
    Nb = "nb",
    En = "en",
    ..Unknown
});

/// Send sale invoice send method.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SendSaleInvoiceSendMethod {
    /// `EMAIL`.
    Email,
    /// A value that the spec of Luca Regnskap does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(SendSaleInvoiceSendMethod {
    Email = "EMAIL",
    ..Unknown
});
