//! The types of Luca Regnskap's API.

use ::licit::rt;

/// A company and its accounting.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Company {
    pub id: String,
    pub name: Option<String>,
    pub organisation_number: Option<String>,
}

rt::object!(Company {
    id: required = "id",
    name: optional = "name",
    organisation_number: optional = "organisationNumber",
});

/// An invoice to a customer. Mutations return it without customer, lines and journal.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SaleInvoice {
    pub id: String,
    pub invoice_number: Option<i64>,
    pub draft: Option<bool>,
    pub finalized: Option<bool>,
    pub invoice_date: Option<String>,
    pub payment_days: Option<i64>,
    pub sent_at: Option<String>,
    pub sale_customer: Option<SaleCustomer>,
    pub sale_invoice_line_items: Option<Vec<SaleInvoiceLineItem>>,
    /// Only its id. `bookkeeping_journal` returns the rest.
    pub bookkeeping_journal: Option<BookkeepingJournal>,
}

rt::object!(SaleInvoice {
    id: required = "id",
    invoice_number: optional = "invoiceNumber",
    draft: optional = "draft",
    finalized: optional = "finalized",
    invoice_date: optional = "invoiceDate",
    payment_days: optional = "paymentDays",
    sent_at: optional = "sentAt",
    sale_customer: optional = "saleCustomer",
    sale_invoice_line_items: optional = "saleInvoiceLineItems",
    bookkeeping_journal: optional = "bookkeepingJournal",
});

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SaleInvoiceLineItem {
    pub id: String,
    pub name: Option<String>,
    pub quantity: Option<f64>,
    pub unit: Option<String>,
    pub unit_price_cents: Option<i64>,
    pub sale_product: Option<SaleProduct>,
}

rt::object!(SaleInvoiceLineItem {
    id: required = "id",
    name: optional = "name",
    quantity: optional = "quantity",
    unit: optional = "unit",
    unit_price_cents: optional = "unitPriceCents",
    sale_product: optional = "saleProduct",
});

/// A customer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SaleCustomer {
    pub id: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub active: Option<bool>,
    pub comment: Option<String>,
}

rt::object!(SaleCustomer {
    id: required = "id",
    name: optional = "name",
    email: optional = "email",
    active: optional = "active",
    comment: optional = "comment",
});

/// A product.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SaleProduct {
    pub id: String,
    pub name: Option<String>,
    pub active: Option<bool>,
}

rt::object!(SaleProduct {
    id: required = "id",
    name: optional = "name",
    active: optional = "active",
});

/// The postings of one event.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BookkeepingJournal {
    pub id: String,
    pub postings: Option<Vec<Posting>>,
}

rt::object!(BookkeepingJournal {
    id: required = "id",
    postings: optional = "postings",
});

/// A posting.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Posting {
    pub posting_lines: Option<Vec<PostingLine>>,
}

rt::object!(Posting {
    posting_lines: optional = "postingLines",
});

/// A transfer between two accounts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PostingLine {
    pub id: String,
    pub amount_cents: Option<i64>,
    pub debit_account: Option<Account>,
    pub credit_account: Option<Account>,
}

rt::object!(PostingLine {
    id: required = "id",
    amount_cents: optional = "amountCents",
    debit_account: optional = "debitAccount",
    credit_account: optional = "creditAccount",
});

/// A ledger account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Account {
    pub id: String,
    pub code: Option<String>,
    pub sub_code: Option<String>,
}

rt::object!(Account {
    id: required = "id",
    code: optional = "code",
    sub_code: optional = "subCode",
});

/// A page of invoices.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SaleInvoiceConnection {
    pub nodes: Vec<SaleInvoice>,
    pub page_info: PageInfo,
}

rt::object!(SaleInvoiceConnection {
    nodes: required = "nodes",
    page_info: required = "pageInfo",
});

/// A page of customers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SaleCustomerConnection {
    pub nodes: Vec<SaleCustomer>,
    pub page_info: PageInfo,
}

rt::object!(SaleCustomerConnection {
    nodes: required = "nodes",
    page_info: required = "pageInfo",
});

/// A page of products.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SaleProductConnection {
    pub nodes: Vec<SaleProduct>,
    pub page_info: PageInfo,
}

rt::object!(SaleProductConnection {
    nodes: required = "nodes",
    page_info: required = "pageInfo",
});

/// The pagination state.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PageInfo {
    pub has_next_page: bool,
    pub has_previous_page: bool,
    pub start_cursor: Option<String>,
    pub end_cursor: Option<String>,
}

rt::object!(PageInfo {
    has_next_page: required = "hasNextPage",
    has_previous_page: required = "hasPreviousPage",
    start_cursor: optional = "startCursor",
    end_cursor: optional = "endCursor",
});

/// The properties of an invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SaleInvoiceInput {
    pub sale_customer: Option<Reference>,
    pub invoice_date: Option<String>,
    pub payment_days: Option<i64>,
    pub invoice_type: Option<SaleInvoiceInputInvoiceType>,
    pub sale_invoice_line_items: Option<Vec<SaleInvoiceLineItemInput>>,
    pub comment: Option<String>,
}

rt::object!(SaleInvoiceInput {
    sale_customer: optional = "saleCustomer",
    invoice_date: optional = "invoiceDate",
    payment_days: optional = "paymentDays",
    invoice_type: optional = "invoiceType",
    sale_invoice_line_items: optional = "saleInvoiceLineItems",
    comment: optional = "comment",
});

impl SaleInvoiceInput {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn sale_customer(mut self, sale_customer: Reference) -> Self {
        self.sale_customer = Some(sale_customer);
        self
    }

    #[must_use]
    pub fn invoice_date(mut self, invoice_date: impl Into<String>) -> Self {
        self.invoice_date = Some(invoice_date.into());
        self
    }

    #[must_use]
    pub fn payment_days(mut self, payment_days: i64) -> Self {
        self.payment_days = Some(payment_days);
        self
    }

    #[must_use]
    pub fn invoice_type(mut self, invoice_type: SaleInvoiceInputInvoiceType) -> Self {
        self.invoice_type = Some(invoice_type);
        self
    }

    #[must_use]
    pub fn sale_invoice_line_items(
        mut self,
        sale_invoice_line_items: Vec<SaleInvoiceLineItemInput>,
    ) -> Self {
        self.sale_invoice_line_items = Some(sale_invoice_line_items);
        self
    }

    #[must_use]
    pub fn comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }
}

/// A line to put on an invoice.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SaleInvoiceLineItemInput {
    pub name: Option<String>,
    pub quantity: Option<f64>,
    pub unit: Option<String>,
    pub unit_price_cents: Option<i64>,
    pub sale_product: Option<Reference>,
}

rt::object!(SaleInvoiceLineItemInput {
    name: optional = "name",
    quantity: optional = "quantity",
    unit: optional = "unit",
    unit_price_cents: optional = "unitPriceCents",
    sale_product: optional = "saleProduct",
});

impl SaleInvoiceLineItemInput {
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
    pub fn quantity(mut self, quantity: f64) -> Self {
        self.quantity = Some(quantity);
        self
    }

    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    #[must_use]
    pub fn unit_price_cents(mut self, unit_price_cents: i64) -> Self {
        self.unit_price_cents = Some(unit_price_cents);
        self
    }

    #[must_use]
    pub fn sale_product(mut self, sale_product: Reference) -> Self {
        self.sale_product = Some(sale_product);
        self
    }
}

/// A reference to an existing record, by its id.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reference {
    pub id: String,
}

rt::object!(Reference {
    id: required = "id",
});

impl Reference {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SaleInvoiceInputInvoiceType {
    /// `DRAFT`.
    Draft,
    /// `INVOICE`.
    Invoice,
    /// A value that Luca Regnskap's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(SaleInvoiceInputInvoiceType {
    Draft = "DRAFT",
    Invoice = "INVOICE",
    ..Unknown
});

/// The language of the pages. The default is the user's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Locale {
    /// `nb`.
    Nb,
    /// `en`.
    En,
    /// A value that Luca Regnskap's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(Locale {
    Nb = "nb",
    En = "en",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SendSaleInvoiceSendMethod {
    /// `EMAIL`.
    Email,
    /// A value that Luca Regnskap's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(SendSaleInvoiceSendMethod {
    Email = "EMAIL",
    ..Unknown
});
