//! Requests with optional parameters, built step by step.

use ::licit::rt;
use super::Error;
use super::model;

/// A call of `sale_invoices`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct SaleInvoices(
    rt::PagedRequest<model::SaleInvoiceConnection, model::SaleInvoice, Error>,
);

impl SaleInvoices {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// 1 to 100.
    pub fn first(self, first: i64) -> Self {
        Self(self.0.variable("first", &first))
    }

    /// Sets `after`.
    pub fn after(self, after: &str) -> Self {
        Self(self.0.variable("after", after))
    }

    /// 1 to 100.
    pub fn last(self, last: i64) -> Self {
        Self(self.0.variable("last", &last))
    }

    /// Sets `before`.
    pub fn before(self, before: &str) -> Self {
        Self(self.0.variable("before", before))
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
    pub fn send(self) -> rt::Sending<model::SaleInvoiceConnection, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::SaleInvoiceConnection, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<model::SaleInvoiceConnection, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SaleInvoice, Error> {
        self.0.items()
    }
}

/// A call of `sale_customers`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct SaleCustomers(
    rt::PagedRequest<model::SaleCustomerConnection, model::SaleCustomer, Error>,
);

impl SaleCustomers {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// 1 to 100.
    pub fn first(self, first: i64) -> Self {
        Self(self.0.variable("first", &first))
    }

    /// Sets `after`.
    pub fn after(self, after: &str) -> Self {
        Self(self.0.variable("after", after))
    }

    /// 1 to 100.
    pub fn last(self, last: i64) -> Self {
        Self(self.0.variable("last", &last))
    }

    /// Sets `before`.
    pub fn before(self, before: &str) -> Self {
        Self(self.0.variable("before", before))
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
    pub fn send(self) -> rt::Sending<model::SaleCustomerConnection, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::SaleCustomerConnection, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<model::SaleCustomerConnection, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SaleCustomer, Error> {
        self.0.items()
    }
}

/// A call of `sale_products`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct SaleProducts(
    rt::PagedRequest<model::SaleProductConnection, model::SaleProduct, Error>,
);

impl SaleProducts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// 1 to 100.
    pub fn first(self, first: i64) -> Self {
        Self(self.0.variable("first", &first))
    }

    /// Sets `after`.
    pub fn after(self, after: &str) -> Self {
        Self(self.0.variable("after", after))
    }

    /// 1 to 100.
    pub fn last(self, last: i64) -> Self {
        Self(self.0.variable("last", &last))
    }

    /// Sets `before`.
    pub fn before(self, before: &str) -> Self {
        Self(self.0.variable("before", before))
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
    pub fn send(self) -> rt::Sending<model::SaleProductConnection, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::SaleProductConnection, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<model::SaleProductConnection, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SaleProduct, Error> {
        self.0.items()
    }
}

/// A call of `send_sale_invoice`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct SendSaleInvoice(rt::Request<Option<model::SaleInvoice>, Error>);

impl SendSaleInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Another address than the customer's.
    pub fn email(self, email: &str) -> Self {
        Self(self.0.variable("email", email))
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
    pub fn send(self) -> rt::Sending<Option<model::SaleInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Option<model::SaleInvoice>, Error> {
        self.0.send_with_meta()
    }
}
