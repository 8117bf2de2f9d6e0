//! Requests with optional parameters, built step by step.

use ::licit::rt;
use super::Error;
use super::model;

/// A call of `list_payments`.
#[derive(Debug)]
#[must_use = "nothing happens until it is sent"]
pub struct ListPayments(rt::PagedRequest<model::PaymentList, model::Payment, Error>);

impl ListPayments {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `limit`. By default `20`.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query("limit", limit))
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        Self(self.0.query("offset", offset))
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
    pub fn send(self) -> rt::Sending<model::PaymentList, Error> {
        self.0.send()
    }

    /// Sends the request, and keeps the status and headers of the reply.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::PaymentList, Error> {
        self.0.send_with_meta()
    }

    /// The replies, page by page.
    pub fn pages(self) -> rt::Pages<model::PaymentList, Error> {
        self.0.pages()
    }

    /// The items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Payment, Error> {
        self.0.items()
    }
}
