//! The client of Moneybird's API: one method an operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model, Request};

/// Calls Moneybird's API with the scopes of `S`.
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

    /// How many more calls are allowed, as the last reply told.
    pub fn rate_limit(&self) -> Option<rt::RateLimit> {
        self.core.rate_limit()
    }

    /// One administration; `list_administrations` names their ids.
    #[must_use]
    pub fn administration(&self, administration_id: &str) -> Administration<S> {
        Administration {
            core: self.core.bind("administration_id", administration_id),
            set: std::marker::PhantomData,
        }
    }

    /// The administrations that the token gives access to.
    ///
    /// ```text
    /// let reply = client.list_administrations().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/administrations>.
    pub fn list_administrations(&self) -> Request<Vec<model::Administration>> {
        self.core.call(&operation::LIST_ADMINISTRATIONS).request()
    }
}

/// One administration; `list_administrations` names their ids.
///
/// Copies are cheap and share the token.
pub struct Administration<S> {
    core: rt::Client,
    set: std::marker::PhantomData<fn() -> S>,
}

impl<S> Clone for Administration<S> {
    fn clone(&self) -> Self {
        Self {
            core: self.core.clone(),
            set: std::marker::PhantomData,
        }
    }
}

impl<S> std::fmt::Debug for Administration<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Administration").finish_non_exhaustive()
    }
}

impl<S> Administration<S> {
    /// All contacts, or those that match.
    ///
    /// A token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or `settings`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_contacts().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn list_contacts(&self) -> request::ListContacts
    where
        S: scope::SalesInvoicesOrDocumentsOrEstimatesOrBankOrSettings,
    {
        request::ListContacts::new(self.core.call(&operation::LIST_CONTACTS))
    }

    /// One contact.
    ///
    /// A token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_contact(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn get_contact(&self, id: &str) -> request::GetContact
    where
        S: scope::SalesInvoicesOrDocumentsOrEstimatesOrBankOrSettings,
    {
        request::GetContact::new(self.core.call(&operation::GET_CONTACT).path("id", id))
    }

    /// Makes a contact.
    ///
    /// A token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_contact(&contact).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn create_contact(
        &self,
        contact: &model::ContactInput,
    ) -> Request<model::Contact>
    where
        S: scope::SalesInvoicesOrDocumentsOrEstimatesOrBankOrSettings,
    {
        self.core
            .call(&operation::CREATE_CONTACT)
            .body_field("contact", contact)
            .request()
    }

    /// Changes a contact.
    ///
    /// A token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_contact(id, &contact).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn update_contact(
        &self,
        id: &str,
        contact: &model::ContactUpdate,
    ) -> Request<model::Contact>
    where
        S: scope::SalesInvoicesOrDocumentsOrEstimatesOrBankOrSettings,
    {
        self.core
            .call(&operation::UPDATE_CONTACT)
            .path("id", id)
            .body_field("contact", contact)
            .request()
    }

    /// Deletes a contact that nothing refers to.
    ///
    /// A token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_contact(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn delete_contact(&self, id: &str) -> Request<()>
    where
        S: scope::SalesInvoicesOrDocumentsOrEstimatesOrBankOrSettings,
    {
        self.core.call(&operation::DELETE_CONTACT).path("id", id).request_unit()
    }

    /// The invoices that match the filter.
    ///
    /// A token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_sales_invoices().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn list_sales_invoices(&self) -> request::ListSalesInvoices
    where
        S: scope::SalesInvoices,
    {
        request::ListSalesInvoices::new(self.core.call(&operation::LIST_SALES_INVOICES))
    }

    /// One invoice.
    ///
    /// A token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn get_sales_invoice(&self, id: &str) -> Request<model::SalesInvoice>
    where
        S: scope::SalesInvoices,
    {
        self.core.call(&operation::GET_SALES_INVOICE).path("id", id).request()
    }

    /// Makes a draft of an invoice.
    ///
    /// A token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_sales_invoice(&sales_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn create_sales_invoice(
        &self,
        sales_invoice: &model::SalesInvoiceInput,
    ) -> request::CreateSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::CreateSalesInvoice::new(
            self
                .core
                .call(&operation::CREATE_SALES_INVOICE)
                .body_field("sales_invoice", sales_invoice),
        )
    }

    /// The movements on bank accounts that match the filter.
    ///
    /// A token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_financial_mutations().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-mutations>.
    pub fn list_financial_mutations(&self) -> request::ListFinancialMutations
    where
        S: scope::Bank,
    {
        request::ListFinancialMutations::new(
            self.core.call(&operation::LIST_FINANCIAL_MUTATIONS),
        )
    }

    /// One movement on a bank account.
    ///
    /// A token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_financial_mutation(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-mutations>.
    pub fn get_financial_mutation(&self, id: &str) -> Request<model::FinancialMutation>
    where
        S: scope::Bank,
    {
        self.core.call(&operation::GET_FINANCIAL_MUTATION).path("id", id).request()
    }

    /// The general documents that match the filter.
    ///
    /// A token with the scope `documents`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_general_documents().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn list_general_documents(&self) -> request::ListGeneralDocuments
    where
        S: scope::Documents,
    {
        request::ListGeneralDocuments::new(
            self.core.call(&operation::LIST_GENERAL_DOCUMENTS),
        )
    }

    /// One general document.
    ///
    /// A token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_general_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn get_general_document(&self, id: &str) -> Request<model::GeneralDocument>
    where
        S: scope::Documents,
    {
        self.core.call(&operation::GET_GENERAL_DOCUMENT).path("id", id).request()
    }

    /// Makes a general document.
    ///
    /// A token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_general_document(&general_document).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn create_general_document(
        &self,
        general_document: &model::GeneralDocumentInput,
    ) -> Request<model::GeneralDocument>
    where
        S: scope::Documents,
    {
        self.core
            .call(&operation::CREATE_GENERAL_DOCUMENT)
            .body_field("general_document", general_document)
            .request()
    }

    /// The purchase invoices that match the filter.
    ///
    /// A token with the scope `documents`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_purchase_invoices().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn list_purchase_invoices(&self) -> request::ListPurchaseInvoices
    where
        S: scope::Documents,
    {
        request::ListPurchaseInvoices::new(
            self.core.call(&operation::LIST_PURCHASE_INVOICES),
        )
    }

    /// One purchase invoice.
    ///
    /// A token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_purchase_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn get_purchase_invoice(&self, id: &str) -> Request<model::PurchaseInvoice>
    where
        S: scope::Documents,
    {
        self.core.call(&operation::GET_PURCHASE_INVOICE).path("id", id).request()
    }

    /// The receipts that match the filter.
    ///
    /// A token with the scope `documents`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_receipts().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn list_receipts(&self) -> request::ListReceipts
    where
        S: scope::Documents,
    {
        request::ListReceipts::new(self.core.call(&operation::LIST_RECEIPTS))
    }

    /// One receipt.
    ///
    /// A token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_receipt(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn get_receipt(&self, id: &str) -> Request<model::Receipt>
    where
        S: scope::Documents,
    {
        self.core.call(&operation::GET_RECEIPT).path("id", id).request()
    }

    /// The time entries that match.
    ///
    /// A token with the scope `time_entries`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_time_entries().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn list_time_entries(&self) -> request::ListTimeEntries
    where
        S: scope::TimeEntries,
    {
        request::ListTimeEntries::new(self.core.call(&operation::LIST_TIME_ENTRIES))
    }

    /// One time entry.
    ///
    /// A token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_time_entry(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn get_time_entry(&self, id: &str) -> Request<model::TimeEntry>
    where
        S: scope::TimeEntries,
    {
        self.core.call(&operation::GET_TIME_ENTRY).path("id", id).request()
    }

    /// Writes down hours.
    ///
    /// A token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_time_entry(&time_entry).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn create_time_entry(
        &self,
        time_entry: &model::TimeEntryInput,
    ) -> Request<model::TimeEntry>
    where
        S: scope::TimeEntries,
    {
        self.core
            .call(&operation::CREATE_TIME_ENTRY)
            .body_field("time_entry", time_entry)
            .request()
    }

    /// Changes a time entry.
    ///
    /// A token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_time_entry(id, &time_entry).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn update_time_entry(
        &self,
        id: &str,
        time_entry: &model::TimeEntryUpdate,
    ) -> Request<model::TimeEntry>
    where
        S: scope::TimeEntries,
    {
        self.core
            .call(&operation::UPDATE_TIME_ENTRY)
            .path("id", id)
            .body_field("time_entry", time_entry)
            .request()
    }

    /// Deletes a time entry.
    ///
    /// A token with the scope `time_entries`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_time_entry(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn delete_time_entry(&self, id: &str) -> Request<()>
    where
        S: scope::TimeEntries,
    {
        self.core.call(&operation::DELETE_TIME_ENTRY).path("id", id).request_unit()
    }
}
