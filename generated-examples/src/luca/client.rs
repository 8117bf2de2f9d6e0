//! The client of Luca Regnskap's API: one method an operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model, Request};

/// Calls Luca Regnskap's API with the scopes of `S`.
///
/// Copies are cheap and share the token.
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
    /// A client that calls with these tokens, and keeps them alive from now on.
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

    /// The token, kept alive: to wait for it, to look at it, to store it.
    pub fn session(&self) -> &rt::Session {
        self.core.session()
    }

    /// The same client with fewer scopes.
    #[must_use]
    pub fn narrow<Part: scope::Within<S>>(&self) -> Client<Part> {
        Client::from_core(self.core.clone())
    }

    /// The same client with other scopes, if the provider granted them.
    ///
    /// # Errors
    ///
    /// When a scope of `Other` was not granted; the error lists all that are missing.
    pub fn widen<Other: scope::ScopeSet>(&self) -> Result<Client<Other>, Error> {
        self.core.check_scopes(Other::SCOPES)?;
        Ok(Client::from_core(self.core.clone()))
    }

    /// Sends a GraphQL query of your own to Luca Regnskap.
    ///
    /// `body` serialises to an object with `query`, and `variables` and `operationName` where they
    /// are needed, as `graphql_client::QueryBody` does; `D` is what stands in `data`.
    pub fn graphql<D: rt::serde::de::DeserializeOwned>(
        &self,
        body: &impl rt::serde::Serialize,
    ) -> super::Request<D> {
        self.core.graphql(body)
    }

    /// The companies that the token gives access to.
    ///
    /// A token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.companies().send().await?;
    /// ```
    pub fn companies(&self) -> Request<Vec<model::Company>>
    where
        S: scope::Accounting,
    {
        self.core.call(&operation::COMPANIES).request()
    }

    /// All sale invoices.
    ///
    /// A token with the scope `accounting`.
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

    /// One sale invoice.
    ///
    /// A token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.sale_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://www.lucaregnskap.no/hjelp/api-closing-invoices>.
    pub fn sale_invoice(&self, id: &str) -> Request<Option<model::SaleInvoice>>
    where
        S: scope::Accounting,
    {
        self.core.call(&operation::SALE_INVOICE).variable("id", id).request()
    }

    /// The postings of an invoice.
    ///
    /// A token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.bookkeeping_journal(id).send().await?;
    /// ```
    ///
    /// See <https://www.lucaregnskap.no/hjelp/api-closing-invoices>.
    pub fn bookkeeping_journal(
        &self,
        id: &str,
    ) -> Request<Option<model::BookkeepingJournal>>
    where
        S: scope::Accounting,
    {
        self.core.call(&operation::BOOKKEEPING_JOURNAL).variable("id", id).request()
    }

    /// All customers.
    ///
    /// A token with the scope `accounting`.
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

    /// All products.
    ///
    /// A token with the scope `accounting`.
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

    /// Makes a sale invoice, or a draft of one.
    ///
    /// A token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.create_sale_invoice(&sale_invoice).send().await?;
    /// ```
    pub fn create_sale_invoice(
        &self,
        sale_invoice: &model::SaleInvoiceInput,
    ) -> Request<Option<model::SaleInvoice>>
    where
        S: scope::Accounting,
    {
        self.core
            .call(&operation::CREATE_SALE_INVOICE)
            .variable("saleInvoice", sale_invoice)
            .request()
    }

    /// Changes a draft.
    ///
    /// A token with the scope `accounting`.
    ///
    /// ```text
    /// let reply = client.update_sale_invoice(id, &sale_invoice).send().await?;
    /// ```
    pub fn update_sale_invoice(
        &self,
        id: &str,
        sale_invoice: &model::SaleInvoiceInput,
    ) -> Request<Option<model::SaleInvoice>>
    where
        S: scope::Accounting,
    {
        self.core
            .call(&operation::UPDATE_SALE_INVOICE)
            .variable("id", id)
            .variable("saleInvoice", sale_invoice)
            .request()
    }

    /// Sends an invoice to the customer.
    ///
    /// A token with the scope `accounting`.
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
