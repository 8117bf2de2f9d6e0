//! The client of Luca Regnskap's API, with one method per operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model};

/// A client of Luca Regnskap's API whose token has the scopes `S`.
///
/// Cheap to clone; clones share the token.
pub struct Client<S> {
    core: rt::Client,
    set: std::marker::PhantomData<fn() -> S>,
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self {
            core: self.core.clone(),
            set: std::marker::PhantomData,
        }
    }
}

impl<S> std::fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

impl<S: scope::ScopeSet> Client<S> {
    /// Creates a client that sends these tokens and refreshes them as needed.
    #[must_use]
    pub fn new(app: &super::App, tokens: super::Tokens<S>) -> Self {
        Self::from_core(rt::Client::new(&app.0, tokens))
    }
}

impl<S> Client<S> {
    pub(super) fn from_core(core: rt::Client) -> Self {
        Self {
            core,
            set: std::marker::PhantomData,
        }
    }

    /// Returns the session, which refreshes the token as needed.
    pub fn session(&self) -> &rt::Session {
        self.core.session()
    }

    /// Returns a client restricted to the scopes of `Part`.
    #[must_use]
    pub fn narrow<Part: scope::Within<S>>(&self) -> Client<Part> {
        Client::from_core(self.core.clone())
    }

    /// Returns a client with the scopes of `Other`, if the provider granted them.
    ///
    /// # Errors
    ///
    /// Returns an error that lists the missing scopes, if any scope of `Other` was not
    /// granted.
    pub fn widen<Other: scope::ScopeSet>(&self) -> Result<Client<Other>, Error> {
        self.core.check_scopes(Other::SCOPES)?;
        Ok(Client::from_core(self.core.clone()))
    }

    /// Creates a GraphQL request to Luca Regnskap. It is sent by `send`.
    ///
    /// `body` must serialize to an object with `query` and, if needed, `variables` and
    /// `operationName`, as `graphql_client::QueryBody` does. `D` is the type of the reply's `data`.
    pub fn graphql<D: rt::serde::de::DeserializeOwned>(
        &self,
        body: &impl rt::serde::Serialize,
    ) -> super::Request<D> {
        self.core.graphql(body)
    }

    /// Returns the companies that the token gives access to.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.companies().send().await?;
    /// ```
    pub fn companies(&self) -> request::Companies
    where
        S: scope::Accounting,
    {
        request::Companies::new(self.core.call(&operation::COMPANIES))
    }

    /// Returns all sale invoices.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let mut items = client.sale_invoices().items();
    /// ```
    ///
    /// See <https://www.lucaregnskap.no/hjelp/api-paginering>.
    pub fn sale_invoices(&self) -> request::SaleInvoices
    where
        S: scope::Accounting,
    {
        request::SaleInvoices::new(self.core.call(&operation::SALE_INVOICES))
    }

    /// Returns a sale invoice.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.sale_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://www.lucaregnskap.no/hjelp/api-closing-invoices>.
    pub fn sale_invoice(&self, id: &str) -> request::SaleInvoice
    where
        S: scope::Accounting,
    {
        request::SaleInvoice::new(
            self.core.call(&operation::SALE_INVOICE).variable("id", id),
        )
    }

    /// Returns the postings of an invoice.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.bookkeeping_journal(id).send().await?;
    /// ```
    ///
    /// See <https://www.lucaregnskap.no/hjelp/api-closing-invoices>.
    pub fn bookkeeping_journal(&self, id: &str) -> request::BookkeepingJournal
    where
        S: scope::Accounting,
    {
        request::BookkeepingJournal::new(
            self.core.call(&operation::BOOKKEEPING_JOURNAL).variable("id", id),
        )
    }

    /// Returns all customers.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let mut items = client.sale_customers().items();
    /// ```
    pub fn sale_customers(&self) -> request::SaleCustomers
    where
        S: scope::Accounting,
    {
        request::SaleCustomers::new(self.core.call(&operation::SALE_CUSTOMERS))
    }

    /// Returns all products.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let mut items = client.sale_products().items();
    /// ```
    pub fn sale_products(&self) -> request::SaleProducts
    where
        S: scope::Accounting,
    {
        request::SaleProducts::new(self.core.call(&operation::SALE_PRODUCTS))
    }

    /// Creates a sale invoice, or a draft of one.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.create_sale_invoice(&sale_invoice).send().await?;
    /// ```
    pub fn create_sale_invoice(
        &self,
        sale_invoice: &model::SaleInvoiceInput,
    ) -> request::CreateSaleInvoice
    where
        S: scope::Accounting,
    {
        request::CreateSaleInvoice::new(
            self
                .core
                .call(&operation::CREATE_SALE_INVOICE)
                .variable("saleInvoice", sale_invoice),
        )
    }

    /// Changes a draft.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.update_sale_invoice(id, &sale_invoice).send().await?;
    /// ```
    pub fn update_sale_invoice(
        &self,
        id: &str,
        sale_invoice: &model::SaleInvoiceInput,
    ) -> request::UpdateSaleInvoice
    where
        S: scope::Accounting,
    {
        request::UpdateSaleInvoice::new(
            self
                .core
                .call(&operation::UPDATE_SALE_INVOICE)
                .variable("id", id)
                .variable("saleInvoice", sale_invoice),
        )
    }

    /// Sends an invoice to the customer.
    ///
    /// Requires a token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.send_sale_invoice(id, &send_method).send().await?;
    /// ```
    pub fn send_sale_invoice(
        &self,
        id: &str,
        send_method: &model::SendSaleInvoiceSendMethod,
    ) -> request::SendSaleInvoice
    where
        S: scope::Accounting,
    {
        request::SendSaleInvoice::new(
            self
                .core
                .call(&operation::SEND_SALE_INVOICE)
                .variable("id", id)
                .variable("sendMethod", send_method),
        )
    }
}
