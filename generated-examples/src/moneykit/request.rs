//! Request builders.

use ::licit::rt;
use super::Error;
use super::model;

/// A request to `create_access_token`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateAccessToken(rt::Request<model::AccessToken, Error>);

impl CreateAccessToken {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `scope`.
    pub fn scope(self, scope: &str) -> Self {
        Self(self.0.form_field("scope", scope))
    }

    /// Sets `client_id`.
    pub fn client_id(self, client_id: &str) -> Self {
        Self(self.0.form_field("client_id", client_id))
    }

    /// Sets `client_secret`.
    pub fn client_secret(self, client_secret: &rt::Secret) -> Self {
        Self(self.0.form_field("client_secret", client_secret.expose()))
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
    pub fn send(self) -> rt::Sending<model::AccessToken, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AccessToken, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `introspect_client`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct IntrospectClient(rt::Request<model::ClientDetails, Error>);

impl IntrospectClient {
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
    pub fn send(self) -> rt::Sending<model::ClientDetails, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ClientDetails, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_well_known_jwks`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetWellKnownJwks(rt::Request<model::JwkSet, Error>);

impl GetWellKnownJwks {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `X-Client-Id`.
    pub fn x_client_id(self, x_client_id: &str) -> Self {
        Self(self.0.header("X-Client-Id", x_client_id))
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
    pub fn send(self) -> rt::Sending<model::JwkSet, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::JwkSet, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_link_session`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateLinkSession(rt::Request<model::LinkSession, Error>);

impl CreateLinkSession {
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
    pub fn send(self) -> rt::Sending<model::LinkSession, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::LinkSession, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `exchange_token`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ExchangeToken(rt::Request<model::ExchangedLink, Error>);

impl ExchangeToken {
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
    pub fn send(self) -> rt::Sending<model::ExchangedLink, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ExchangedLink, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_links`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetLinks(rt::PagedRequest<model::LinksPage, model::LinkSummary, Error>);

impl GetLinks {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `cursor`.
    pub fn cursor(self, cursor: &str) -> Self {
        Self(self.0.query("cursor", cursor))
    }

    /// 500 to 5000.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query("limit", limit))
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
    pub fn send(self) -> rt::Sending<model::LinksPage, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::LinksPage, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::LinksPage, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::LinkSummary, Error> {
        self.0.items()
    }
}

/// A request to `get_link`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetLink(rt::Request<model::Link, Error>);

impl GetLink {
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
    pub fn send(self) -> rt::Sending<model::Link, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Link, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_link`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateLink(rt::Request<model::Link, Error>);

impl UpdateLink {
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
    pub fn send(self) -> rt::Sending<model::Link, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Link, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_link`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteLink(rt::Request<(), Error>);

impl DeleteLink {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
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
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `reset_link`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ResetLink(rt::Request<model::Link, Error>);

impl ResetLink {
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
    pub fn send(self) -> rt::Sending<model::Link, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Link, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `refresh_products`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RefreshProducts(rt::Request<model::Link, Error>);

impl RefreshProducts {
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
    pub fn send(self) -> rt::Sending<model::Link, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Link, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `import_link`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ImportLink(rt::Request<model::Link, Error>);

impl ImportLink {
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
    pub fn send(self) -> rt::Sending<model::Link, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Link, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `import_transactions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ImportTransactions(rt::Request<model::Link, Error>);

impl ImportTransactions {
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
    pub fn send(self) -> rt::Sending<model::Link, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Link, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_user_links`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetUserLinks(rt::Request<model::UserLinks, Error>);

impl GetUserLinks {
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
    pub fn send(self) -> rt::Sending<model::UserLinks, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::UserLinks, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_accounts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetAccounts(rt::Request<model::AccountsReply, Error>);

impl GetAccounts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Only these accounts.
    pub fn account_ids(self, account_ids: &[String]) -> Self {
        Self(self.0.query("account_ids", account_ids))
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
    pub fn send(self) -> rt::Sending<model::AccountsReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AccountsReply, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_account`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetAccount(rt::Request<model::AccountReply, Error>);

impl GetAccount {
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
    pub fn send(self) -> rt::Sending<model::AccountReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AccountReply, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_account_numbers`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetAccountNumbers(rt::Request<model::AccountNumbersReply, Error>);

impl GetAccountNumbers {
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
    pub fn send(self) -> rt::Sending<model::AccountNumbersReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::AccountNumbersReply, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_user_accounts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetUserAccounts(rt::Request<model::UserAccountsReply, Error>);

impl GetUserAccounts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Only these accounts.
    pub fn account_ids(self, account_ids: &[String]) -> Self {
        Self(self.0.query("account_ids", account_ids))
    }

    /// Sets `institution_ids`.
    #[deprecated]
    pub fn institution_ids(self, institution_ids: &[String]) -> Self {
        Self(self.0.query("institution_ids", institution_ids))
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
    pub fn send(self) -> rt::Sending<model::UserAccountsReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::UserAccountsReply, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_identities`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetIdentities(rt::Request<model::IdentityReply, Error>);

impl GetIdentities {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Only these accounts.
    pub fn account_ids(self, account_ids: &[String]) -> Self {
        Self(self.0.query("account_ids", account_ids))
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
    pub fn send(self) -> rt::Sending<model::IdentityReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::IdentityReply, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_transactions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTransactions(
    rt::PagedRequest<model::TransactionsPage, model::Transaction, Error>,
);

impl GetTransactions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 1000.
    pub fn size(self, size: i64) -> Self {
        Self(self.0.query("size", size))
    }

    /// Only these accounts.
    pub fn account_ids(self, account_ids: &[String]) -> Self {
        Self(self.0.query("account_ids", account_ids))
    }

    /// Sets `start_date`.
    pub fn start_date(self, start_date: &rt::types::Date) -> Self {
        Self(self.0.query("start_date", start_date))
    }

    /// Sets `end_date`.
    pub fn end_date(self, end_date: &rt::types::Date) -> Self {
        Self(self.0.query("end_date", end_date))
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
    pub fn send(self) -> rt::Sending<model::TransactionsPage, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TransactionsPage, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::TransactionsPage, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Transaction, Error> {
        self.0.items()
    }
}

/// A request to `get_transactions_sync`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTransactionsSync(
    rt::PagedRequest<model::TransactionSyncPage, model::Transaction, Error>,
);

impl GetTransactionsSync {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `cursor`.
    pub fn cursor(self, cursor: &str) -> Self {
        Self(self.0.query("cursor", cursor))
    }

    /// 1 to 500.
    pub fn size(self, size: i64) -> Self {
        Self(self.0.query("size", size))
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
    pub fn send(self) -> rt::Sending<model::TransactionSyncPage, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::TransactionSyncPage, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::TransactionSyncPage, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Transaction, Error> {
        self.0.items()
    }
}

/// A request to `get_user_transactions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetUserTransactions(
    rt::PagedRequest<model::UserTransactionsPage, model::Transaction, Error>,
);

impl GetUserTransactions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 1000.
    pub fn size(self, size: i64) -> Self {
        Self(self.0.query("size", size))
    }

    /// Only these accounts.
    pub fn account_id(self, account_id: &[String]) -> Self {
        Self(self.0.query("account_id", account_id))
    }

    /// Sets `start_date`.
    pub fn start_date(self, start_date: &rt::types::Date) -> Self {
        Self(self.0.query("start_date", start_date))
    }

    /// Sets `end_date`.
    pub fn end_date(self, end_date: &rt::types::Date) -> Self {
        Self(self.0.query("end_date", end_date))
    }

    /// Sets `transaction_type`.
    #[deprecated]
    pub fn transaction_type(self, transaction_type: &[String]) -> Self {
        Self(self.0.query("transaction_type", transaction_type))
    }

    /// Sets `category`.
    #[deprecated]
    pub fn category(self, category: &[String]) -> Self {
        Self(self.0.query("category", category))
    }

    /// Sets `institution_id`.
    #[deprecated]
    pub fn institution_id(self, institution_id: &[String]) -> Self {
        Self(self.0.query("institution_id", institution_id))
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
    pub fn send(self) -> rt::Sending<model::UserTransactionsPage, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::UserTransactionsPage, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::UserTransactionsPage, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Transaction, Error> {
        self.0.items()
    }
}

/// A request to `correct_enrichment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CorrectEnrichment(rt::Request<model::CorrectedTransactions, Error>);

impl CorrectEnrichment {
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
    pub fn send(self) -> rt::Sending<model::CorrectedTransactions, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::CorrectedTransactions, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_holdings`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetHoldings(rt::Request<model::HoldingsReply, Error>);

impl GetHoldings {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Only these accounts.
    pub fn account_ids(self, account_ids: &[String]) -> Self {
        Self(self.0.query("account_ids", account_ids))
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
    pub fn send(self) -> rt::Sending<model::HoldingsReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::HoldingsReply, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_investment_transactions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetInvestmentTransactions(
    rt::PagedRequest<
        model::InvestmentTransactionsPage,
        model::InvestmentTransaction,
        Error,
    >,
);

impl GetInvestmentTransactions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 1000.
    pub fn size(self, size: i64) -> Self {
        Self(self.0.query("size", size))
    }

    /// Only these accounts.
    pub fn account_ids(self, account_ids: &[String]) -> Self {
        Self(self.0.query("account_ids", account_ids))
    }

    /// Sets `start_date`.
    pub fn start_date(self, start_date: &rt::types::Date) -> Self {
        Self(self.0.query("start_date", start_date))
    }

    /// Sets `end_date`.
    pub fn end_date(self, end_date: &rt::types::Date) -> Self {
        Self(self.0.query("end_date", end_date))
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
    pub fn send(self) -> rt::Sending<model::InvestmentTransactionsPage, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::InvestmentTransactionsPage, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::InvestmentTransactionsPage, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::InvestmentTransaction, Error> {
        self.0.items()
    }
}

/// A request to `get_institutions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetInstitutions(
    rt::PagedRequest<model::InstitutionsPage, model::Institution, Error>,
);

impl GetInstitutions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `name`.
    pub fn name(self, name: &str) -> Self {
        Self(self.0.query("name", name))
    }

    /// Sets `featured`.
    pub fn featured(self, featured: bool) -> Self {
        Self(self.0.query("featured", featured))
    }

    /// Sets `cursor`.
    pub fn cursor(self, cursor: &str) -> Self {
        Self(self.0.query("cursor", cursor))
    }

    /// 1 to 1000.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query("limit", limit))
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
    pub fn send(self) -> rt::Sending<model::InstitutionsPage, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::InstitutionsPage, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<model::InstitutionsPage, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Institution, Error> {
        self.0.items()
    }
}

/// A request to `get_institution`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetInstitution(rt::Request<model::Institution, Error>);

impl GetInstitution {
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
    pub fn send(self) -> rt::Sending<model::Institution, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Institution, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `trigger_test_link_webhook_event`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct TriggerTestLinkWebhookEvent(
    rt::Request<model::TriggerTestLinkWebhookEventReply, Error>,
);

impl TriggerTestLinkWebhookEvent {
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
    pub fn send(self) -> rt::Sending<model::TriggerTestLinkWebhookEventReply, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::TriggerTestLinkWebhookEventReply, Error> {
        self.0.send_with_meta()
    }
}
