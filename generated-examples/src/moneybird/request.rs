//! Requests with optional parameters, built step by step.

use ::licit::rt;
use super::Error;
use super::model;

/// A call of `list_contacts`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListContacts(rt::PagedRequest<Vec<model::Contact>, model::Contact, Error>);

impl ListContacts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Text to look for in names, numbers and addresses.
    pub fn query(self, query: &str) -> Self {
        Self(self.0.query("query", query))
    }

    /// Sets `include_archived`.
    pub fn include_archived(self, include_archived: bool) -> Self {
        Self(self.0.query("include_archived", include_archived))
    }

    /// Sets `todo`.
    pub fn todo(self, todo: &str) -> Self {
        Self(self.0.query("todo", todo))
    }

    /// Sets `contact_field`.
    pub fn contact_field(self, contact_field: &str) -> Self {
        Self(self.0.query("contact_field", contact_field))
    }

    /// Sets `contact_value`.
    pub fn contact_value(self, contact_value: &str) -> Self {
        Self(self.0.query("contact_value", contact_value))
    }

    /// Sets `contact_import_id`.
    pub fn contact_import_id(self, contact_import_id: &str) -> Self {
        Self(self.0.query("contact_import_id", contact_import_id))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<Vec<model::Contact>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Contact>, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Contact>, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Contact, Error> {
        self.0.items()
    }
}

/// A call of `get_contact`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct GetContact(rt::Request<model::Contact, Error>);

impl GetContact {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `include_archived`.
    pub fn include_archived(self, include_archived: bool) -> Self {
        Self(self.0.query("include_archived", include_archived))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<model::Contact, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Contact, Error> {
        self.0.send_with_meta()
    }
}

/// A call of `list_sales_invoices`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListSalesInvoices(
    rt::PagedRequest<Vec<model::SalesInvoice>, model::SalesInvoice, Error>,
);

impl ListSalesInvoices {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    /// By default `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<Vec<model::SalesInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::SalesInvoice>, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::SalesInvoice>, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SalesInvoice, Error> {
        self.0.items()
    }
}

/// A call of `create_sales_invoice`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct CreateSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl CreateSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `from_payment_request`.
    pub fn from_payment_request(self, from_payment_request: bool) -> Self {
        Self(self.0.body_field("from_payment_request", &from_payment_request))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A call of `list_financial_mutations`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListFinancialMutations(rt::Request<Vec<model::FinancialMutation>, Error>);

impl ListFinancialMutations {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    /// By default `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<Vec<model::FinancialMutation>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::FinancialMutation>, Error> {
        self.0.send_with_meta()
    }
}

/// A call of `list_general_documents`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListGeneralDocuments(
    rt::PagedRequest<Vec<model::GeneralDocument>, model::GeneralDocument, Error>,
);

impl ListGeneralDocuments {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    /// By default `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<Vec<model::GeneralDocument>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::GeneralDocument>, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::GeneralDocument>, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::GeneralDocument, Error> {
        self.0.items()
    }
}

/// A call of `list_purchase_invoices`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListPurchaseInvoices(
    rt::PagedRequest<Vec<model::PurchaseInvoice>, model::PurchaseInvoice, Error>,
);

impl ListPurchaseInvoices {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    /// By default `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<Vec<model::PurchaseInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::PurchaseInvoice>, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::PurchaseInvoice>, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::PurchaseInvoice, Error> {
        self.0.items()
    }
}

/// A call of `list_receipts`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListReceipts(rt::PagedRequest<Vec<model::Receipt>, model::Receipt, Error>);

impl ListReceipts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    /// By default `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<Vec<model::Receipt>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Receipt>, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Receipt>, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Receipt, Error> {
        self.0.items()
    }
}

/// A call of `list_time_entries`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListTimeEntries(
    rt::PagedRequest<Vec<model::TimeEntry>, model::TimeEntry, Error>,
);

impl ListTimeEntries {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    /// By default `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `query`.
    pub fn query(self, query: &str) -> Self {
        Self(self.0.query("query", query))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Deadline and size limit of this call.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// When the provider answers with an error, or no answer comes that can be read.
    pub fn send(self) -> rt::Sending<Vec<model::TimeEntry>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::TimeEntry>, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::TimeEntry>, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::TimeEntry, Error> {
        self.0.items()
    }
}
