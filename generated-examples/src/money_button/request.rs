//! Request builders of operations with optional parameters.

use ::licit::rt;
use super::Error;
use super::model;

/// A request to `list_payments`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListPayments(rt::PagedRequest<model::PaymentList, model::Payment, Error>);

impl ListPayments {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `limit`. Defaults to `20`.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query("limit", limit))
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        Self(self.0.query("offset", offset))
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
    pub fn send(self) -> rt::Sending<model::PaymentList, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::PaymentList, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::PaymentList, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Payment, Error> {
        self.0.items()
    }
}
