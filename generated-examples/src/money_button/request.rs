//! Request builders.

use ::licit::rt;
use super::Error;
use super::model;

/// A request to `get_user_identity`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetUserIdentity(rt::Request<model::UserIdentityDocument, Error>);

impl GetUserIdentity {
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
    pub fn send(self) -> rt::Sending<model::UserIdentityDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::UserIdentityDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_user_profile`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetUserProfile(rt::Request<model::ProfileDocument, Error>);

impl GetUserProfile {
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
    pub fn send(self) -> rt::Sending<model::ProfileDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ProfileDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_user_balance`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetUserBalance(rt::Request<model::BalanceDocument, Error>);

impl GetUserBalance {
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
    pub fn send(self) -> rt::Sending<model::BalanceDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::BalanceDocument, Error> {
        self.0.send_with_meta()
    }
}

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

/// A request to `get_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetPayment(rt::Request<model::PaymentDocument, Error>);

impl GetPayment {
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
    pub fn send(self) -> rt::Sending<model::PaymentDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::PaymentDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_user_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetUserPayment(rt::Request<model::UserPaymentReply, Error>);

impl GetUserPayment {
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
    pub fn send(self) -> rt::Sending<model::UserPaymentReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::UserPaymentReply, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_asset`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateAsset(rt::Request<model::Asset, Error>);

impl CreateAsset {
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
    pub fn send(self) -> rt::Sending<model::Asset, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Asset, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `modify_asset`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ModifyAsset(rt::Request<model::Asset, Error>);

impl ModifyAsset {
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
    pub fn send(self) -> rt::Sending<model::Asset, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Asset, Error> {
        self.0.send_with_meta()
    }
}
