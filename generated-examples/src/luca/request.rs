//! Request builders.

use ::licit::rt;
use super::Error;
use super::model;

/// A request to `companies`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct Companies(rt::Request<Vec<model::Company>, Error>);

impl Companies {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Company>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Company>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `sale_invoices`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
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

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SaleInvoiceConnection, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::SaleInvoiceConnection, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::SaleInvoiceConnection, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SaleInvoice, Error> {
        self.0.items()
    }
}

/// A request to `sale_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SaleInvoice(rt::Request<Option<model::SaleInvoice>, Error>);

impl SaleInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Option<model::SaleInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Option<model::SaleInvoice>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `bookkeeping_journal`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct BookkeepingJournal(rt::Request<Option<model::BookkeepingJournal>, Error>);

impl BookkeepingJournal {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Option<model::BookkeepingJournal>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Option<model::BookkeepingJournal>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `sale_customers`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
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

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SaleCustomerConnection, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::SaleCustomerConnection, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::SaleCustomerConnection, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SaleCustomer, Error> {
        self.0.items()
    }
}

/// A request to `sale_products`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
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

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SaleProductConnection, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::SaleProductConnection, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::SaleProductConnection, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SaleProduct, Error> {
        self.0.items()
    }
}

/// A request to `create_sale_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSaleInvoice(rt::Request<Option<model::SaleInvoice>, Error>);

impl CreateSaleInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Option<model::SaleInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Option<model::SaleInvoice>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_sale_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateSaleInvoice(rt::Request<Option<model::SaleInvoice>, Error>);

impl UpdateSaleInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Option<model::SaleInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Option<model::SaleInvoice>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `send_sale_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SendSaleInvoice(rt::Request<Option<model::SaleInvoice>, Error>);

impl SendSaleInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// An address other than the customer's.
    pub fn email(self, email: &str) -> Self {
        Self(self.0.variable("email", email))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Option<model::SaleInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Option<model::SaleInvoice>, Error> {
        self.0.send_with_meta()
    }
}
