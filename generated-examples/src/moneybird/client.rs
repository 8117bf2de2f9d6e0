//! The client of Moneybird's API, with one method per operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model};

/// A client of Moneybird's API whose token has the scopes `S`.
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

    /// Returns the rate limit that the last reply reported.
    pub fn rate_limit(&self) -> Option<rt::RateLimit> {
        self.core.rate_limit()
    }

    /// One administration. `list_administrations` returns their ids.
    #[must_use]
    pub fn administration(&self, administration_id: &str) -> Administration<S> {
        Administration {
            core: self.core.bind("administration_id", administration_id),
            set: std::marker::PhantomData,
        }
    }

    /// Returns the administrations that the token gives access to.
    ///
    /// ```text
    /// let reply = client.list_administrations().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/administrations>.
    pub fn list_administrations(&self) -> request::ListAdministrations {
        request::ListAdministrations::new(
            self.core.call(&operation::LIST_ADMINISTRATIONS),
        )
    }
}

/// One administration. `list_administrations` returns their ids.
///
/// Cheap to clone; clones share the token.
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
    /// Returns the assets.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_assets().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn list_assets(&self) -> request::ListAssets
    where
        S: scope::Documents,
    {
        request::ListAssets::new(self.core.call(&operation::LIST_ASSETS))
    }

    /// Returns an asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_asset(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn get_asset(&self, id: &str) -> request::GetAsset
    where
        S: scope::Documents,
    {
        request::GetAsset::new(self.core.call(&operation::GET_ASSET).path("id", id))
    }

    /// Creates an asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_asset(&asset).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_asset(&self, asset: &model::AssetInput) -> request::CreateAsset
    where
        S: scope::Documents,
    {
        request::CreateAsset::new(
            self.core.call(&operation::CREATE_ASSET).body_field("asset", asset),
        )
    }

    /// Changes an asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_asset(id, &asset).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn update_asset(
        &self,
        id: &str,
        asset: &model::AssetUpdate,
    ) -> request::UpdateAsset
    where
        S: scope::Documents,
    {
        request::UpdateAsset::new(
            self
                .core
                .call(&operation::UPDATE_ASSET)
                .path("id", id)
                .body_field("asset", asset),
        )
    }

    /// Removes an asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_asset(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn delete_asset(&self, id: &str) -> request::DeleteAsset
    where
        S: scope::Documents,
    {
        request::DeleteAsset::new(
            self.core.call(&operation::DELETE_ASSET).path("id", id),
        )
    }

    /// Disposes of an asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_asset_disposal(id, &date, &reason).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_asset_disposal(
        &self,
        id: &str,
        date: &rt::types::Date,
        reason: &model::DisposalReason,
    ) -> request::CreateAssetDisposal
    where
        S: scope::Documents,
    {
        request::CreateAssetDisposal::new(
            self
                .core
                .call(&operation::CREATE_ASSET_DISPOSAL)
                .path("id", id)
                .body_field("date", date)
                .body_field("reason", reason),
        )
    }

    /// Uses a reinvestment reserve for the purchase of an asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_reinvestment_reserve_purchase(id, &amount).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_reinvestment_reserve_purchase(
        &self,
        id: &str,
        amount: &model::Money,
    ) -> request::CreateReinvestmentReservePurchase
    where
        S: scope::Documents,
    {
        request::CreateReinvestmentReservePurchase::new(
            self
                .core
                .call(&operation::CREATE_REINVESTMENT_RESERVE_PURCHASE)
                .path("id", id)
                .body_field("amount", amount),
        )
    }

    /// Reverses the use of a reinvestment reserve.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_reinvestment_reserve_purchase(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn delete_reinvestment_reserve_purchase(
        &self,
        id: &str,
    ) -> request::DeleteReinvestmentReservePurchase
    where
        S: scope::Documents,
    {
        request::DeleteReinvestmentReservePurchase::new(
            self
                .core
                .call(&operation::DELETE_REINVESTMENT_RESERVE_PURCHASE)
                .path("id", id),
        )
    }

    /// Creates a reinvestment reserve from the profit of a sold asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_reinvestment_reserve_sale(id, &amount).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_reinvestment_reserve_sale(
        &self,
        id: &str,
        amount: &model::Money,
    ) -> request::CreateReinvestmentReserveSale
    where
        S: scope::Documents,
    {
        request::CreateReinvestmentReserveSale::new(
            self
                .core
                .call(&operation::CREATE_REINVESTMENT_RESERVE_SALE)
                .path("id", id)
                .body_field("amount", amount),
        )
    }

    /// Reverses the creation of a reinvestment reserve.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_reinvestment_reserve_sale(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn delete_reinvestment_reserve_sale(
        &self,
        id: &str,
    ) -> request::DeleteReinvestmentReserveSale
    where
        S: scope::Documents,
    {
        request::DeleteReinvestmentReserveSale::new(
            self.core.call(&operation::DELETE_REINVESTMENT_RESERVE_SALE).path("id", id),
        )
    }

    /// Unlinks an asset from its source.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_asset_source(id, source_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn delete_asset_source(
        &self,
        id: &str,
        source_id: &str,
    ) -> request::DeleteAssetSource
    where
        S: scope::Documents,
    {
        request::DeleteAssetSource::new(
            self
                .core
                .call(&operation::DELETE_ASSET_SOURCE)
                .path("id", id)
                .path("source_id", source_id),
        )
    }

    /// Links an asset to its source: a line of a document or of a journal.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_asset_source(id, &body).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_asset_source(
        &self,
        id: &str,
        body: &model::AssetSourceInput,
    ) -> request::CreateAssetSource
    where
        S: scope::Documents,
    {
        request::CreateAssetSource::new(
            self.core.call(&operation::CREATE_ASSET_SOURCE).path("id", id).body(body),
        )
    }

    /// Depreciates an asset by an arbitrary amount, for tax purposes.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_arbitrary_asset_value_change(id, &date, &amount, description).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_arbitrary_asset_value_change(
        &self,
        id: &str,
        date: &rt::types::Date,
        amount: &model::Money,
        description: &str,
    ) -> request::CreateArbitraryAssetValueChange
    where
        S: scope::Documents,
    {
        request::CreateArbitraryAssetValueChange::new(
            self
                .core
                .call(&operation::CREATE_ARBITRARY_ASSET_VALUE_CHANGE)
                .path("id", id)
                .body_field("date", date)
                .body_field("amount", amount)
                .body_field("description", description),
        )
    }

    /// Writes off an asset that was sold or lost.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_asset_divestment(id, &date).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_asset_divestment(
        &self,
        id: &str,
        date: &rt::types::Date,
    ) -> request::CreateAssetDivestment
    where
        S: scope::Documents,
    {
        request::CreateAssetDivestment::new(
            self
                .core
                .call(&operation::CREATE_ASSET_DIVESTMENT)
                .path("id", id)
                .body_field("date", date),
        )
    }

    /// Depreciates the remaining value of an asset.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_full_asset_depreciation(id, &date, description).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_full_asset_depreciation(
        &self,
        id: &str,
        date: &rt::types::Date,
        description: &str,
    ) -> request::CreateFullAssetDepreciation
    where
        S: scope::Documents,
    {
        request::CreateFullAssetDepreciation::new(
            self
                .core
                .call(&operation::CREATE_FULL_ASSET_DEPRECIATION)
                .path("id", id)
                .body_field("date", date)
                .body_field("description", description),
        )
    }

    /// Changes the value of an asset by an amount.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_manual_asset_value_change(id, &date, &amount, description).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_manual_asset_value_change(
        &self,
        id: &str,
        date: &rt::types::Date,
        amount: &model::Money,
        description: &str,
    ) -> request::CreateManualAssetValueChange
    where
        S: scope::Documents,
    {
        request::CreateManualAssetValueChange::new(
            self
                .core
                .call(&operation::CREATE_MANUAL_ASSET_VALUE_CHANGE)
                .path("id", id)
                .body_field("date", date)
                .body_field("amount", amount)
                .body_field("description", description),
        )
    }

    /// Creates the missing linear value changes of an asset up to today.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).create_retroactive_linear_asset_value_changes(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/assets>.
    pub fn create_retroactive_linear_asset_value_changes(
        &self,
        id: &str,
    ) -> request::CreateRetroactiveLinearAssetValueChanges
    where
        S: scope::Documents,
    {
        request::CreateRetroactiveLinearAssetValueChanges::new(
            self
                .core
                .call(&operation::CREATE_RETROACTIVE_LINEAR_ASSET_VALUE_CHANGES)
                .path("id", id),
        )
    }

    /// Lists contacts, or those that match a query.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_contacts().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn list_contacts(&self) -> request::ListContacts
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ListContacts::new(self.core.call(&operation::LIST_CONTACTS))
    }

    /// Returns a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_contact(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn get_contact(&self, id: &str) -> request::GetContact
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::GetContact::new(self.core.call(&operation::GET_CONTACT).path("id", id))
    }

    /// Creates a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_contact(&contact).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn create_contact(&self, contact: &model::ContactInput) -> request::CreateContact
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::CreateContact::new(
            self.core.call(&operation::CREATE_CONTACT).body_field("contact", contact),
        )
    }

    /// Changes a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
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
    ) -> request::UpdateContact
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::UpdateContact::new(
            self
                .core
                .call(&operation::UPDATE_CONTACT)
                .path("id", id)
                .body_field("contact", contact),
        )
    }

    /// Deletes a contact that is not referenced.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_contact(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn delete_contact(&self, id: &str) -> request::DeleteContact
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::DeleteContact::new(
            self.core.call(&operation::DELETE_CONTACT).path("id", id),
        )
    }

    /// Returns the contact with a customer number.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_contact_by_customer_id(customer_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn get_contact_by_customer_id(
        &self,
        customer_id: &str,
    ) -> request::GetContactByCustomerId
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::GetContactByCustomerId::new(
            self
                .core
                .call(&operation::GET_CONTACT_BY_CUSTOMER_ID)
                .path("customer_id", customer_id),
        )
    }

    /// Returns the contacts that match the filter.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).filter_contacts().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn filter_contacts(&self) -> request::FilterContacts
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::FilterContacts::new(self.core.call(&operation::FILTER_CONTACTS))
    }

    /// Returns the ids and versions of all contacts, for synchronization.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_contact_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn list_contact_versions(&self) -> request::ListContactVersions
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ListContactVersions::new(
            self.core.call(&operation::LIST_CONTACT_VERSIONS),
        )
    }

    /// Returns the contacts with these ids, at most 100.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_contacts_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn list_contacts_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListContactsByIds
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ListContactsByIds::new(
            self.core.call(&operation::LIST_CONTACTS_BY_IDS).body_field("ids", ids),
        )
    }

    /// Returns a contact person.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_contact_person(contact_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn get_contact_person(
        &self,
        contact_id: &str,
        id: &str,
    ) -> request::GetContactPerson
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::GetContactPerson::new(
            self
                .core
                .call(&operation::GET_CONTACT_PERSON)
                .path("contact_id", contact_id)
                .path("id", id),
        )
    }

    /// Changes a contact person.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_contact_person(contact_id, id, &contact_person).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn update_contact_person(
        &self,
        contact_id: &str,
        id: &str,
        contact_person: &model::ContactPersonInput,
    ) -> request::UpdateContactPerson
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::UpdateContactPerson::new(
            self
                .core
                .call(&operation::UPDATE_CONTACT_PERSON)
                .path("contact_id", contact_id)
                .path("id", id)
                .body_field("contact_person", contact_person),
        )
    }

    /// Removes a contact person.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_contact_person(contact_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn delete_contact_person(
        &self,
        contact_id: &str,
        id: &str,
    ) -> request::DeleteContactPerson
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::DeleteContactPerson::new(
            self
                .core
                .call(&operation::DELETE_CONTACT_PERSON)
                .path("contact_id", contact_id)
                .path("id", id),
        )
    }

    /// Creates a contact person.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_contact_person(contact_id, &contact_person).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn create_contact_person(
        &self,
        contact_id: &str,
        contact_person: &model::ContactPersonInput,
    ) -> request::CreateContactPerson
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::CreateContactPerson::new(
            self
                .core
                .call(&operation::CREATE_CONTACT_PERSON)
                .path("contact_id", contact_id)
                .body_field("contact_person", contact_person),
        )
    }

    /// Creates a link where a contact can give a direct debit mandate.
    ///
    /// Requires a token with the scopes `sales_invoices` and `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_mandate_url(contact_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn create_mandate_url(&self, contact_id: &str) -> request::CreateMandateUrl
    where
        S: scope::SalesInvoices + scope::Settings,
    {
        request::CreateMandateUrl::new(
            self.core.call(&operation::CREATE_MANDATE_URL).path("contact_id", contact_id),
        )
    }

    /// Returns the direct debit mandate of a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_mandate(contact_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn get_mandate(&self, contact_id: &str) -> request::GetMandate
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::GetMandate::new(
            self.core.call(&operation::GET_MANDATE).path("contact_id", contact_id),
        )
    }

    /// Requests a mandate from a contact by e-mail.
    ///
    /// Requires a token with the scopes `sales_invoices` and `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).request_mandate(contact_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn request_mandate(&self, contact_id: &str) -> request::RequestMandate
    where
        S: scope::SalesInvoices + scope::Settings,
    {
        request::RequestMandate::new(
            self.core.call(&operation::REQUEST_MANDATE).path("contact_id", contact_id),
        )
    }

    /// Removes the mandate of a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_mandate(contact_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn delete_mandate(&self, contact_id: &str) -> request::DeleteMandate
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::DeleteMandate::new(
            self.core.call(&operation::DELETE_MANDATE).path("contact_id", contact_id),
        )
    }

    /// Removes a note of a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_contact_note(contact_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn delete_contact_note(
        &self,
        contact_id: &str,
        id: &str,
    ) -> request::DeleteContactNote
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::DeleteContactNote::new(
            self
                .core
                .call(&operation::DELETE_CONTACT_NOTE)
                .path("contact_id", contact_id)
                .path("id", id),
        )
    }

    /// Writes a note to a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_contact_note(contact_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn create_contact_note(
        &self,
        contact_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateContactNote
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::CreateContactNote::new(
            self
                .core
                .call(&operation::CREATE_CONTACT_NOTE)
                .path("contact_id", contact_id)
                .body_field("note", note),
        )
    }

    /// Charges a contact for a product, on the next invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_contact_additional_charge(id, &body).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn create_contact_additional_charge(
        &self,
        id: &str,
        body: &model::AdditionalChargeInput,
    ) -> request::CreateContactAdditionalCharge
    where
        S: scope::SalesInvoices,
    {
        request::CreateContactAdditionalCharge::new(
            self
                .core
                .call(&operation::CREATE_CONTACT_ADDITIONAL_CHARGE)
                .path("id", id)
                .body(body),
        )
    }

    /// Returns the scheduled charges of a contact.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_contact_additional_charges(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn list_contact_additional_charges(
        &self,
        id: &str,
    ) -> request::ListContactAdditionalCharges
    where
        S: scope::SalesInvoices,
    {
        request::ListContactAdditionalCharges::new(
            self.core.call(&operation::LIST_CONTACT_ADDITIONAL_CHARGES).path("id", id),
        )
    }

    /// Archives a contact.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).archive_contact(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/contacts>.
    pub fn archive_contact(&self, id: &str) -> request::ArchiveContact
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ArchiveContact::new(
            self.core.call(&operation::ARCHIVE_CONTACT).path("id", id),
        )
    }

    /// Returns the custom fields.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_custom_fields().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/custom-fields>.
    pub fn list_custom_fields(&self) -> request::ListCustomFields
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ListCustomFields::new(self.core.call(&operation::LIST_CUSTOM_FIELDS))
    }

    /// Returns a temporary link to the invoices in a contact's portal.
    ///
    /// Requires a token with the scope `sales_invoices` or `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_contact_portal_invoices_url(contact_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/customer-contact-portal>.
    pub fn get_contact_portal_invoices_url(
        &self,
        contact_id: &str,
    ) -> request::GetContactPortalInvoicesUrl
    where
        S: scope::EstimatesOrSalesInvoices,
    {
        request::GetContactPortalInvoicesUrl::new(
            self
                .core
                .call(&operation::GET_CONTACT_PORTAL_INVOICES_URL)
                .path("contact_id", contact_id),
        )
    }

    /// Returns a temporary link to a subscription in a contact's portal.
    ///
    /// Requires a token with the scope `sales_invoices` or `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_contact_portal_subscription_url(contact_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/customer-contact-portal>.
    pub fn get_contact_portal_subscription_url(
        &self,
        contact_id: &str,
        id: &str,
    ) -> request::GetContactPortalSubscriptionUrl
    where
        S: scope::EstimatesOrSalesInvoices,
    {
        request::GetContactPortalSubscriptionUrl::new(
            self
                .core
                .call(&operation::GET_CONTACT_PORTAL_SUBSCRIPTION_URL)
                .path("contact_id", contact_id)
                .path("id", id),
        )
    }

    /// Returns a temporary link to a contact's portal.
    ///
    /// Requires a token with the scope `sales_invoices` or `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_contact_portal_url(contact_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/customer-contact-portal>.
    pub fn get_contact_portal_url(
        &self,
        contact_id: &str,
    ) -> request::GetContactPortalUrl
    where
        S: scope::EstimatesOrSalesInvoices,
    {
        request::GetContactPortalUrl::new(
            self
                .core
                .call(&operation::GET_CONTACT_PORTAL_URL)
                .path("contact_id", contact_id),
        )
    }

    /// Returns the document styles.
    ///
    /// Requires a token with the scope `sales_invoices`, `estimates` or `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_document_styles().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/document-styles>.
    pub fn list_document_styles(&self) -> request::ListDocumentStyles
    where
        S: scope::EstimatesOrSalesInvoicesOrSettings,
    {
        request::ListDocumentStyles::new(
            self.core.call(&operation::LIST_DOCUMENT_STYLES),
        )
    }

    /// Returns the general documents that match the filter.
    ///
    /// Requires a token with the scope `documents`.
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

    /// Returns a general document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_general_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn get_general_document(&self, id: &str) -> request::GetGeneralDocument
    where
        S: scope::Documents,
    {
        request::GetGeneralDocument::new(
            self.core.call(&operation::GET_GENERAL_DOCUMENT).path("id", id),
        )
    }

    /// Creates a general document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_general_document(&general_document).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn create_general_document(
        &self,
        general_document: &model::GeneralDocumentInput,
    ) -> request::CreateGeneralDocument
    where
        S: scope::Documents,
    {
        request::CreateGeneralDocument::new(
            self
                .core
                .call(&operation::CREATE_GENERAL_DOCUMENT)
                .body_field("general_document", general_document),
        )
    }

    /// Changes a general document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_general_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn update_general_document(&self, id: &str) -> request::UpdateGeneralDocument
    where
        S: scope::Documents,
    {
        request::UpdateGeneralDocument::new(
            self.core.call(&operation::UPDATE_GENERAL_DOCUMENT).path("id", id),
        )
    }

    /// Removes a general document. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).delete_general_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn delete_general_document(&self, id: &str) -> request::DeleteGeneralDocument
    where
        S: scope::Documents,
    {
        request::DeleteGeneralDocument::new(
            self.core.call(&operation::DELETE_GENERAL_DOCUMENT).path("id", id),
        )
    }

    /// Returns the ids and versions of all general documents, for synchronization.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_general_document_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn list_general_document_versions(&self) -> request::ListGeneralDocumentVersions
    where
        S: scope::Documents,
    {
        request::ListGeneralDocumentVersions::new(
            self.core.call(&operation::LIST_GENERAL_DOCUMENT_VERSIONS),
        )
    }

    /// Returns the general documents with these ids, at most 100.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_general_documents_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn list_general_documents_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListGeneralDocumentsByIds
    where
        S: scope::Documents,
    {
        request::ListGeneralDocumentsByIds::new(
            self
                .core
                .call(&operation::LIST_GENERAL_DOCUMENTS_BY_IDS)
                .body_field("ids", ids),
        )
    }

    /// Removes a note of a general document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_general_document_note(general_document_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn delete_general_document_note(
        &self,
        general_document_id: &str,
        id: &str,
    ) -> request::DeleteGeneralDocumentNote
    where
        S: scope::Documents,
    {
        request::DeleteGeneralDocumentNote::new(
            self
                .core
                .call(&operation::DELETE_GENERAL_DOCUMENT_NOTE)
                .path("general_document_id", general_document_id)
                .path("id", id),
        )
    }

    /// Writes a note to a general document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_general_document_note(general_document_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn create_general_document_note(
        &self,
        general_document_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateGeneralDocumentNote
    where
        S: scope::Documents,
    {
        request::CreateGeneralDocumentNote::new(
            self
                .core
                .call(&operation::CREATE_GENERAL_DOCUMENT_NOTE)
                .path("general_document_id", general_document_id)
                .body_field("note", note),
        )
    }

    /// Returns a file that is attached to a general document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_general_document_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn download_general_document_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DownloadGeneralDocumentAttachment
    where
        S: scope::Documents,
    {
        request::DownloadGeneralDocumentAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_GENERAL_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Removes a file from a general document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_general_document_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn delete_general_document_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DeleteGeneralDocumentAttachment
    where
        S: scope::Documents,
    {
        request::DeleteGeneralDocumentAttachment::new(
            self
                .core
                .call(&operation::DELETE_GENERAL_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Attaches a file to a general document. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_general_document_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-documents>.
    pub fn create_general_document_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreateGeneralDocumentAttachment
    where
        S: scope::Documents,
    {
        request::CreateGeneralDocumentAttachment::new(
            self
                .core
                .call(&operation::CREATE_GENERAL_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Returns the general journal documents.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_general_journal_documents().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn list_general_journal_documents(&self) -> request::ListGeneralJournalDocuments
    where
        S: scope::Documents,
    {
        request::ListGeneralJournalDocuments::new(
            self.core.call(&operation::LIST_GENERAL_JOURNAL_DOCUMENTS),
        )
    }

    /// Returns a general journal document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_general_journal_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn get_general_journal_document(
        &self,
        id: &str,
    ) -> request::GetGeneralJournalDocument
    where
        S: scope::Documents,
    {
        request::GetGeneralJournalDocument::new(
            self.core.call(&operation::GET_GENERAL_JOURNAL_DOCUMENT).path("id", id),
        )
    }

    /// Creates a general journal document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_general_journal_document(&general_journal_document).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn create_general_journal_document(
        &self,
        general_journal_document: &model::GeneralJournalDocumentInput,
    ) -> request::CreateGeneralJournalDocument
    where
        S: scope::Documents,
    {
        request::CreateGeneralJournalDocument::new(
            self
                .core
                .call(&operation::CREATE_GENERAL_JOURNAL_DOCUMENT)
                .body_field("general_journal_document", general_journal_document),
        )
    }

    /// Changes a general journal document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_general_journal_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn update_general_journal_document(
        &self,
        id: &str,
    ) -> request::UpdateGeneralJournalDocument
    where
        S: scope::Documents,
    {
        request::UpdateGeneralJournalDocument::new(
            self.core.call(&operation::UPDATE_GENERAL_JOURNAL_DOCUMENT).path("id", id),
        )
    }

    /// Removes a general journal document. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).delete_general_journal_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn delete_general_journal_document(
        &self,
        id: &str,
    ) -> request::DeleteGeneralJournalDocument
    where
        S: scope::Documents,
    {
        request::DeleteGeneralJournalDocument::new(
            self.core.call(&operation::DELETE_GENERAL_JOURNAL_DOCUMENT).path("id", id),
        )
    }

    /// Returns the ids and versions of all general journal documents, for synchronization.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_general_journal_document_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn list_general_journal_document_versions(
        &self,
    ) -> request::ListGeneralJournalDocumentVersions
    where
        S: scope::Documents,
    {
        request::ListGeneralJournalDocumentVersions::new(
            self.core.call(&operation::LIST_GENERAL_JOURNAL_DOCUMENT_VERSIONS),
        )
    }

    /// Returns the general journal documents with these ids, at most 100.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_general_journal_documents_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn list_general_journal_documents_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListGeneralJournalDocumentsByIds
    where
        S: scope::Documents,
    {
        request::ListGeneralJournalDocumentsByIds::new(
            self
                .core
                .call(&operation::LIST_GENERAL_JOURNAL_DOCUMENTS_BY_IDS)
                .body_field("ids", ids),
        )
    }

    /// Removes a note of a general journal document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_general_journal_document_note(general_journal_document_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn delete_general_journal_document_note(
        &self,
        general_journal_document_id: &str,
        id: &str,
    ) -> request::DeleteGeneralJournalDocumentNote
    where
        S: scope::Documents,
    {
        request::DeleteGeneralJournalDocumentNote::new(
            self
                .core
                .call(&operation::DELETE_GENERAL_JOURNAL_DOCUMENT_NOTE)
                .path("general_journal_document_id", general_journal_document_id)
                .path("id", id),
        )
    }

    /// Writes a note to a general journal document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_general_journal_document_note(general_journal_document_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn create_general_journal_document_note(
        &self,
        general_journal_document_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateGeneralJournalDocumentNote
    where
        S: scope::Documents,
    {
        request::CreateGeneralJournalDocumentNote::new(
            self
                .core
                .call(&operation::CREATE_GENERAL_JOURNAL_DOCUMENT_NOTE)
                .path("general_journal_document_id", general_journal_document_id)
                .body_field("note", note),
        )
    }

    /// Returns a file that is attached to a general journal document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_general_journal_document_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn download_general_journal_document_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DownloadGeneralJournalDocumentAttachment
    where
        S: scope::Documents,
    {
        request::DownloadGeneralJournalDocumentAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_GENERAL_JOURNAL_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Removes a file from a general journal document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_general_journal_document_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn delete_general_journal_document_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DeleteGeneralJournalDocumentAttachment
    where
        S: scope::Documents,
    {
        request::DeleteGeneralJournalDocumentAttachment::new(
            self
                .core
                .call(&operation::DELETE_GENERAL_JOURNAL_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Attaches a file to a general journal document. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_general_journal_document_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-general-journal-documents>.
    pub fn create_general_journal_document_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreateGeneralJournalDocumentAttachment
    where
        S: scope::Documents,
    {
        request::CreateGeneralJournalDocumentAttachment::new(
            self
                .core
                .call(&operation::CREATE_GENERAL_JOURNAL_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Returns the purchase invoices that match the filter.
    ///
    /// Requires a token with the scope `documents`.
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

    /// Returns a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_purchase_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn get_purchase_invoice(&self, id: &str) -> request::GetPurchaseInvoice
    where
        S: scope::Documents,
    {
        request::GetPurchaseInvoice::new(
            self.core.call(&operation::GET_PURCHASE_INVOICE).path("id", id),
        )
    }

    /// Creates a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_purchase_invoice(&purchase_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn create_purchase_invoice(
        &self,
        purchase_invoice: &model::PurchaseInvoiceInput,
    ) -> request::CreatePurchaseInvoice
    where
        S: scope::Documents,
    {
        request::CreatePurchaseInvoice::new(
            self
                .core
                .call(&operation::CREATE_PURCHASE_INVOICE)
                .body_field("purchase_invoice", purchase_invoice),
        )
    }

    /// Changes a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_purchase_invoice(id, &purchase_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn update_purchase_invoice(
        &self,
        id: &str,
        purchase_invoice: &model::PurchaseInvoiceInput,
    ) -> request::UpdatePurchaseInvoice
    where
        S: scope::Documents,
    {
        request::UpdatePurchaseInvoice::new(
            self
                .core
                .call(&operation::UPDATE_PURCHASE_INVOICE)
                .path("id", id)
                .body_field("purchase_invoice", purchase_invoice),
        )
    }

    /// Removes a purchase invoice. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).delete_purchase_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn delete_purchase_invoice(&self, id: &str) -> request::DeletePurchaseInvoice
    where
        S: scope::Documents,
    {
        request::DeletePurchaseInvoice::new(
            self.core.call(&operation::DELETE_PURCHASE_INVOICE).path("id", id),
        )
    }

    /// Returns the ids and versions of all purchase invoices, for synchronization.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_purchase_invoice_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn list_purchase_invoice_versions(&self) -> request::ListPurchaseInvoiceVersions
    where
        S: scope::Documents,
    {
        request::ListPurchaseInvoiceVersions::new(
            self.core.call(&operation::LIST_PURCHASE_INVOICE_VERSIONS),
        )
    }

    /// Returns the purchase invoices with these ids, at most 100.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_purchase_invoices_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn list_purchase_invoices_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListPurchaseInvoicesByIds
    where
        S: scope::Documents,
    {
        request::ListPurchaseInvoicesByIds::new(
            self
                .core
                .call(&operation::LIST_PURCHASE_INVOICES_BY_IDS)
                .body_field("ids", ids),
        )
    }

    /// Returns a file that is attached to a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_purchase_invoice_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn download_purchase_invoice_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DownloadPurchaseInvoiceAttachment
    where
        S: scope::Documents,
    {
        request::DownloadPurchaseInvoiceAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_PURCHASE_INVOICE_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Removes a file from a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_purchase_invoice_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn delete_purchase_invoice_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DeletePurchaseInvoiceAttachment
    where
        S: scope::Documents,
    {
        request::DeletePurchaseInvoiceAttachment::new(
            self
                .core
                .call(&operation::DELETE_PURCHASE_INVOICE_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Attaches a file to a purchase invoice. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_purchase_invoice_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn create_purchase_invoice_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreatePurchaseInvoiceAttachment
    where
        S: scope::Documents,
    {
        request::CreatePurchaseInvoiceAttachment::new(
            self
                .core
                .call(&operation::CREATE_PURCHASE_INVOICE_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Removes a payment of a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_purchase_invoice_payment(id, payment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn delete_purchase_invoice_payment(
        &self,
        id: &str,
        payment_id: &str,
    ) -> request::DeletePurchaseInvoicePayment
    where
        S: scope::Documents,
    {
        request::DeletePurchaseInvoicePayment::new(
            self
                .core
                .call(&operation::DELETE_PURCHASE_INVOICE_PAYMENT)
                .path("id", id)
                .path("payment_id", payment_id),
        )
    }

    /// Registers a payment of a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_purchase_invoice_payment(id, &payment).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn create_purchase_invoice_payment(
        &self,
        id: &str,
        payment: &model::PaymentInput,
    ) -> request::CreatePurchaseInvoicePayment
    where
        S: scope::Documents,
    {
        request::CreatePurchaseInvoicePayment::new(
            self
                .core
                .call(&operation::CREATE_PURCHASE_INVOICE_PAYMENT)
                .path("id", id)
                .body_field("payment", payment),
        )
    }

    /// Registers a payment of a purchase invoice. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).register_purchase_invoice_payment(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    #[deprecated(
        note = "Use `create_purchase_invoice_payment`; this goes away on 2026-12-31."
    )]
    pub fn register_purchase_invoice_payment(
        &self,
        id: &str,
    ) -> request::RegisterPurchaseInvoicePayment
    where
        S: scope::Documents,
    {
        request::RegisterPurchaseInvoicePayment::new(
            self.core.call(&operation::REGISTER_PURCHASE_INVOICE_PAYMENT).path("id", id),
        )
    }

    /// Removes a note of a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_purchase_invoice_note(purchase_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn delete_purchase_invoice_note(
        &self,
        purchase_invoice_id: &str,
        id: &str,
    ) -> request::DeletePurchaseInvoiceNote
    where
        S: scope::Documents,
    {
        request::DeletePurchaseInvoiceNote::new(
            self
                .core
                .call(&operation::DELETE_PURCHASE_INVOICE_NOTE)
                .path("purchase_invoice_id", purchase_invoice_id)
                .path("id", id),
        )
    }

    /// Writes a note to a purchase invoice.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_purchase_invoice_note(purchase_invoice_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-purchase-invoices>.
    pub fn create_purchase_invoice_note(
        &self,
        purchase_invoice_id: &str,
        note: &model::NoteInput,
    ) -> request::CreatePurchaseInvoiceNote
    where
        S: scope::Documents,
    {
        request::CreatePurchaseInvoiceNote::new(
            self
                .core
                .call(&operation::CREATE_PURCHASE_INVOICE_NOTE)
                .path("purchase_invoice_id", purchase_invoice_id)
                .body_field("note", note),
        )
    }

    /// Returns the receipts that match the filter.
    ///
    /// Requires a token with the scope `documents`.
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

    /// Returns a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_receipt(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn get_receipt(&self, id: &str) -> request::GetReceipt
    where
        S: scope::Documents,
    {
        request::GetReceipt::new(self.core.call(&operation::GET_RECEIPT).path("id", id))
    }

    /// Creates a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_receipt(&receipt).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn create_receipt(&self, receipt: &model::ReceiptInput) -> request::CreateReceipt
    where
        S: scope::Documents,
    {
        request::CreateReceipt::new(
            self.core.call(&operation::CREATE_RECEIPT).body_field("receipt", receipt),
        )
    }

    /// Changes a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_receipt(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn update_receipt(&self, id: &str) -> request::UpdateReceipt
    where
        S: scope::Documents,
    {
        request::UpdateReceipt::new(
            self.core.call(&operation::UPDATE_RECEIPT).path("id", id),
        )
    }

    /// Removes a receipt. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).delete_receipt(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn delete_receipt(&self, id: &str) -> request::DeleteReceipt
    where
        S: scope::Documents,
    {
        request::DeleteReceipt::new(
            self.core.call(&operation::DELETE_RECEIPT).path("id", id),
        )
    }

    /// Returns the ids and versions of all receipts, for synchronization.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_receipt_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn list_receipt_versions(&self) -> request::ListReceiptVersions
    where
        S: scope::Documents,
    {
        request::ListReceiptVersions::new(
            self.core.call(&operation::LIST_RECEIPT_VERSIONS),
        )
    }

    /// Returns the receipts with these ids, at most 100.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_receipts_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn list_receipts_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListReceiptsByIds
    where
        S: scope::Documents,
    {
        request::ListReceiptsByIds::new(
            self.core.call(&operation::LIST_RECEIPTS_BY_IDS).body_field("ids", ids),
        )
    }

    /// Returns a file that is attached to a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_receipt_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn download_receipt_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DownloadReceiptAttachment
    where
        S: scope::Documents,
    {
        request::DownloadReceiptAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_RECEIPT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Removes a file from a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_receipt_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn delete_receipt_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DeleteReceiptAttachment
    where
        S: scope::Documents,
    {
        request::DeleteReceiptAttachment::new(
            self
                .core
                .call(&operation::DELETE_RECEIPT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Attaches a file to a receipt. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_receipt_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn create_receipt_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreateReceiptAttachment
    where
        S: scope::Documents,
    {
        request::CreateReceiptAttachment::new(
            self
                .core
                .call(&operation::CREATE_RECEIPT_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Removes a payment of a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_receipt_payment(id, payment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn delete_receipt_payment(
        &self,
        id: &str,
        payment_id: &str,
    ) -> request::DeleteReceiptPayment
    where
        S: scope::Documents,
    {
        request::DeleteReceiptPayment::new(
            self
                .core
                .call(&operation::DELETE_RECEIPT_PAYMENT)
                .path("id", id)
                .path("payment_id", payment_id),
        )
    }

    /// Registers a payment of a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_receipt_payment(id, &payment).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn create_receipt_payment(
        &self,
        id: &str,
        payment: &model::PaymentInput,
    ) -> request::CreateReceiptPayment
    where
        S: scope::Documents,
    {
        request::CreateReceiptPayment::new(
            self
                .core
                .call(&operation::CREATE_RECEIPT_PAYMENT)
                .path("id", id)
                .body_field("payment", payment),
        )
    }

    /// Registers a payment of a receipt. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).register_receipt_payment(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    #[deprecated(note = "Use `create_receipt_payment`; this goes away on 2026-12-31.")]
    pub fn register_receipt_payment(&self, id: &str) -> request::RegisterReceiptPayment
    where
        S: scope::Documents,
    {
        request::RegisterReceiptPayment::new(
            self.core.call(&operation::REGISTER_RECEIPT_PAYMENT).path("id", id),
        )
    }

    /// Removes a note of a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_receipt_note(receipt_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn delete_receipt_note(
        &self,
        receipt_id: &str,
        id: &str,
    ) -> request::DeleteReceiptNote
    where
        S: scope::Documents,
    {
        request::DeleteReceiptNote::new(
            self
                .core
                .call(&operation::DELETE_RECEIPT_NOTE)
                .path("receipt_id", receipt_id)
                .path("id", id),
        )
    }

    /// Writes a note to a receipt.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_receipt_note(receipt_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-receipts>.
    pub fn create_receipt_note(
        &self,
        receipt_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateReceiptNote
    where
        S: scope::Documents,
    {
        request::CreateReceiptNote::new(
            self
                .core
                .call(&operation::CREATE_RECEIPT_NOTE)
                .path("receipt_id", receipt_id)
                .body_field("note", note),
        )
    }

    /// Returns the typeless documents.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_typeless_documents().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn list_typeless_documents(&self) -> request::ListTypelessDocuments
    where
        S: scope::Documents,
    {
        request::ListTypelessDocuments::new(
            self.core.call(&operation::LIST_TYPELESS_DOCUMENTS),
        )
    }

    /// Returns a typeless document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_typeless_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn get_typeless_document(&self, id: &str) -> request::GetTypelessDocument
    where
        S: scope::Documents,
    {
        request::GetTypelessDocument::new(
            self.core.call(&operation::GET_TYPELESS_DOCUMENT).path("id", id),
        )
    }

    /// Creates a typeless document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_typeless_document(&typeless_document).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn create_typeless_document(
        &self,
        typeless_document: &model::TypelessDocumentInput,
    ) -> request::CreateTypelessDocument
    where
        S: scope::Documents,
    {
        request::CreateTypelessDocument::new(
            self
                .core
                .call(&operation::CREATE_TYPELESS_DOCUMENT)
                .body_field("typeless_document", typeless_document),
        )
    }

    /// Removes a typeless document. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).delete_typeless_document(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn delete_typeless_document(&self, id: &str) -> request::DeleteTypelessDocument
    where
        S: scope::Documents,
    {
        request::DeleteTypelessDocument::new(
            self.core.call(&operation::DELETE_TYPELESS_DOCUMENT).path("id", id),
        )
    }

    /// Returns the ids and versions of all typeless documents, for synchronization.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_typeless_document_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn list_typeless_document_versions(
        &self,
    ) -> request::ListTypelessDocumentVersions
    where
        S: scope::Documents,
    {
        request::ListTypelessDocumentVersions::new(
            self.core.call(&operation::LIST_TYPELESS_DOCUMENT_VERSIONS),
        )
    }

    /// Returns the typeless documents with these ids, at most 100.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_typeless_documents_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn list_typeless_documents_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListTypelessDocumentsByIds
    where
        S: scope::Documents,
    {
        request::ListTypelessDocumentsByIds::new(
            self
                .core
                .call(&operation::LIST_TYPELESS_DOCUMENTS_BY_IDS)
                .body_field("ids", ids),
        )
    }

    /// Returns a file that is attached to a typeless document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_typeless_document_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn download_typeless_document_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DownloadTypelessDocumentAttachment
    where
        S: scope::Documents,
    {
        request::DownloadTypelessDocumentAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_TYPELESS_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Removes a file from a typeless document.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_typeless_document_attachment(id, attachment_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn delete_typeless_document_attachment(
        &self,
        id: &str,
        attachment_id: &str,
    ) -> request::DeleteTypelessDocumentAttachment
    where
        S: scope::Documents,
    {
        request::DeleteTypelessDocumentAttachment::new(
            self
                .core
                .call(&operation::DELETE_TYPELESS_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .path("attachment_id", attachment_id),
        )
    }

    /// Attaches a file to a typeless document. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_typeless_document_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/documents-typeless-documents>.
    pub fn create_typeless_document_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreateTypelessDocumentAttachment
    where
        S: scope::Documents,
    {
        request::CreateTypelessDocumentAttachment::new(
            self
                .core
                .call(&operation::CREATE_TYPELESS_DOCUMENT_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Returns the files that are ready for download.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_downloads().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/downloads>.
    pub fn list_downloads(&self) -> request::ListDownloads {
        request::ListDownloads::new(self.core.call(&operation::LIST_DOWNLOADS))
    }

    /// Returns the content of a file that is ready for download.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_file(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/downloads>.
    pub fn download_file(&self, id: &str) -> request::DownloadFile {
        request::DownloadFile::new(
            self.core.call(&operation::DOWNLOAD_FILE).path("id", id),
        )
    }

    /// Returns the estimates.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_estimates().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn list_estimates(&self) -> request::ListEstimates
    where
        S: scope::Estimates,
    {
        request::ListEstimates::new(self.core.call(&operation::LIST_ESTIMATES))
    }

    /// Returns an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_estimate(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn get_estimate(&self, id: &str) -> request::GetEstimate
    where
        S: scope::Estimates,
    {
        request::GetEstimate::new(
            self.core.call(&operation::GET_ESTIMATE).path("id", id),
        )
    }

    /// Creates an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_estimate(&estimate).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn create_estimate(
        &self,
        estimate: &model::EstimateInput,
    ) -> request::CreateEstimate
    where
        S: scope::Estimates,
    {
        request::CreateEstimate::new(
            self.core.call(&operation::CREATE_ESTIMATE).body_field("estimate", estimate),
        )
    }

    /// Changes an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_estimate(id, &estimate).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn update_estimate(
        &self,
        id: &str,
        estimate: &model::EstimateUpdate,
    ) -> request::UpdateEstimate
    where
        S: scope::Estimates,
    {
        request::UpdateEstimate::new(
            self
                .core
                .call(&operation::UPDATE_ESTIMATE)
                .path("id", id)
                .body_field("estimate", estimate),
        )
    }

    /// Removes an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_estimate(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn delete_estimate(&self, id: &str) -> request::DeleteEstimate
    where
        S: scope::Estimates,
    {
        request::DeleteEstimate::new(
            self.core.call(&operation::DELETE_ESTIMATE).path("id", id),
        )
    }

    /// Returns the estimate with a number.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_estimate_by_estimate_id(estimate_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn get_estimate_by_estimate_id(
        &self,
        estimate_id: &str,
    ) -> request::GetEstimateByEstimateId
    where
        S: scope::Estimates,
    {
        request::GetEstimateByEstimateId::new(
            self
                .core
                .call(&operation::GET_ESTIMATE_BY_ESTIMATE_ID)
                .path("estimate_id", estimate_id),
        )
    }

    /// Returns the ids and versions of all estimates, for synchronization.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_estimate_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn list_estimate_versions(&self) -> request::ListEstimateVersions
    where
        S: scope::Estimates,
    {
        request::ListEstimateVersions::new(
            self.core.call(&operation::LIST_ESTIMATE_VERSIONS),
        )
    }

    /// Returns the estimates with these ids, at most 100.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_estimates_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn list_estimates_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListEstimatesByIds
    where
        S: scope::Estimates,
    {
        request::ListEstimatesByIds::new(
            self.core.call(&operation::LIST_ESTIMATES_BY_IDS).body_field("ids", ids),
        )
    }

    /// Returns a file that is attached to an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_estimate_attachment(estimate_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn download_estimate_attachment(
        &self,
        estimate_id: &str,
        id: &str,
    ) -> request::DownloadEstimateAttachment
    where
        S: scope::Estimates,
    {
        request::DownloadEstimateAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_ESTIMATE_ATTACHMENT)
                .path("estimate_id", estimate_id)
                .path("id", id),
        )
    }

    /// Removes a file from an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_estimate_attachment(estimate_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn delete_estimate_attachment(
        &self,
        estimate_id: &str,
        id: &str,
    ) -> request::DeleteEstimateAttachment
    where
        S: scope::Estimates,
    {
        request::DeleteEstimateAttachment::new(
            self
                .core
                .call(&operation::DELETE_ESTIMATE_ATTACHMENT)
                .path("estimate_id", estimate_id)
                .path("id", id),
        )
    }

    /// Removes a note of an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_estimate_note(estimate_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn delete_estimate_note(
        &self,
        estimate_id: &str,
        id: &str,
    ) -> request::DeleteEstimateNote
    where
        S: scope::Estimates,
    {
        request::DeleteEstimateNote::new(
            self
                .core
                .call(&operation::DELETE_ESTIMATE_NOTE)
                .path("estimate_id", estimate_id)
                .path("id", id),
        )
    }

    /// Writes a note to an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_estimate_note(estimate_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn create_estimate_note(
        &self,
        estimate_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateEstimateNote
    where
        S: scope::Estimates,
    {
        request::CreateEstimateNote::new(
            self
                .core
                .call(&operation::CREATE_ESTIMATE_NOTE)
                .path("estimate_id", estimate_id)
                .body_field("note", note),
        )
    }

    /// Attaches a file to an estimate. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_estimate_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn create_estimate_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreateEstimateAttachment
    where
        S: scope::Estimates,
    {
        request::CreateEstimateAttachment::new(
            self
                .core
                .call(&operation::CREATE_ESTIMATE_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Creates a draft invoice from an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).bill_estimate(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn bill_estimate(&self, id: &str) -> request::BillEstimate
    where
        S: scope::Estimates,
    {
        request::BillEstimate::new(
            self.core.call(&operation::BILL_ESTIMATE).path("id", id),
        )
    }

    /// Changes the state of an estimate.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).change_estimate_state(id, state).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn change_estimate_state(
        &self,
        id: &str,
        state: &str,
    ) -> request::ChangeEstimateState
    where
        S: scope::Estimates,
    {
        request::ChangeEstimateState::new(
            self
                .core
                .call(&operation::CHANGE_ESTIMATE_STATE)
                .path("id", id)
                .body_field("state", state),
        )
    }

    /// Returns an estimate as a PDF.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_estimate_pdf(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn download_estimate_pdf(&self, id: &str) -> request::DownloadEstimatePdf
    where
        S: scope::Estimates,
    {
        request::DownloadEstimatePdf::new(
            self.core.call(&operation::DOWNLOAD_ESTIMATE_PDF).path("id", id),
        )
    }

    /// Sends an estimate to its contact.
    ///
    /// Requires a token with the scope `estimates`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).send_estimate(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/estimates>.
    pub fn send_estimate(&self, id: &str) -> request::SendEstimate
    where
        S: scope::Estimates,
    {
        request::SendEstimate::new(
            self.core.call(&operation::SEND_ESTIMATE).path("id", id),
        )
    }

    /// Returns the external sales invoices.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_external_sales_invoices().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn list_external_sales_invoices(&self) -> request::ListExternalSalesInvoices
    where
        S: scope::SalesInvoices,
    {
        request::ListExternalSalesInvoices::new(
            self.core.call(&operation::LIST_EXTERNAL_SALES_INVOICES),
        )
    }

    /// Returns an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_external_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn get_external_sales_invoice(
        &self,
        id: &str,
    ) -> request::GetExternalSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::GetExternalSalesInvoice::new(
            self.core.call(&operation::GET_EXTERNAL_SALES_INVOICE).path("id", id),
        )
    }

    /// Creates an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_external_sales_invoice(&external_sales_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn create_external_sales_invoice(
        &self,
        external_sales_invoice: &model::ExternalSalesInvoiceInput,
    ) -> request::CreateExternalSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::CreateExternalSalesInvoice::new(
            self
                .core
                .call(&operation::CREATE_EXTERNAL_SALES_INVOICE)
                .body_field("external_sales_invoice", external_sales_invoice),
        )
    }

    /// Changes an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_external_sales_invoice(id, &external_sales_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn update_external_sales_invoice(
        &self,
        id: &str,
        external_sales_invoice: &model::ExternalSalesInvoiceInput,
    ) -> request::UpdateExternalSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::UpdateExternalSalesInvoice::new(
            self
                .core
                .call(&operation::UPDATE_EXTERNAL_SALES_INVOICE)
                .path("id", id)
                .body_field("external_sales_invoice", external_sales_invoice),
        )
    }

    /// Removes an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_external_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn delete_external_sales_invoice(
        &self,
        id: &str,
    ) -> request::DeleteExternalSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::DeleteExternalSalesInvoice::new(
            self.core.call(&operation::DELETE_EXTERNAL_SALES_INVOICE).path("id", id),
        )
    }

    /// Creates an external sales invoice from a file. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_external_sales_invoice_from_attachment(&file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn create_external_sales_invoice_from_attachment(
        &self,
        file: impl Into<rt::File>,
    ) -> request::CreateExternalSalesInvoiceFromAttachment
    where
        S: scope::SalesInvoices,
    {
        request::CreateExternalSalesInvoiceFromAttachment::new(
            self
                .core
                .call(&operation::CREATE_EXTERNAL_SALES_INVOICE_FROM_ATTACHMENT)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Returns the ids and versions of all external sales invoices, for synchronization.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_external_sales_invoice_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn list_external_sales_invoice_versions(
        &self,
    ) -> request::ListExternalSalesInvoiceVersions
    where
        S: scope::SalesInvoices,
    {
        request::ListExternalSalesInvoiceVersions::new(
            self.core.call(&operation::LIST_EXTERNAL_SALES_INVOICE_VERSIONS),
        )
    }

    /// Returns the external sales invoices with these ids, at most 100.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_external_sales_invoices_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn list_external_sales_invoices_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListExternalSalesInvoicesByIds
    where
        S: scope::SalesInvoices,
    {
        request::ListExternalSalesInvoicesByIds::new(
            self
                .core
                .call(&operation::LIST_EXTERNAL_SALES_INVOICES_BY_IDS)
                .body_field("ids", ids),
        )
    }

    /// Returns a file that is attached to an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_external_sales_invoice_attachment(external_sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn download_external_sales_invoice_attachment(
        &self,
        external_sales_invoice_id: &str,
        id: &str,
    ) -> request::DownloadExternalSalesInvoiceAttachment
    where
        S: scope::SalesInvoices,
    {
        request::DownloadExternalSalesInvoiceAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_EXTERNAL_SALES_INVOICE_ATTACHMENT)
                .path("external_sales_invoice_id", external_sales_invoice_id)
                .path("id", id),
        )
    }

    /// Removes a file from an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_external_sales_invoice_attachment(external_sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn delete_external_sales_invoice_attachment(
        &self,
        external_sales_invoice_id: &str,
        id: &str,
    ) -> request::DeleteExternalSalesInvoiceAttachment
    where
        S: scope::SalesInvoices,
    {
        request::DeleteExternalSalesInvoiceAttachment::new(
            self
                .core
                .call(&operation::DELETE_EXTERNAL_SALES_INVOICE_ATTACHMENT)
                .path("external_sales_invoice_id", external_sales_invoice_id)
                .path("id", id),
        )
    }

    /// Removes a note of an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_external_sales_invoice_note(external_sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn delete_external_sales_invoice_note(
        &self,
        external_sales_invoice_id: &str,
        id: &str,
    ) -> request::DeleteExternalSalesInvoiceNote
    where
        S: scope::SalesInvoices,
    {
        request::DeleteExternalSalesInvoiceNote::new(
            self
                .core
                .call(&operation::DELETE_EXTERNAL_SALES_INVOICE_NOTE)
                .path("external_sales_invoice_id", external_sales_invoice_id)
                .path("id", id),
        )
    }

    /// Writes a note to an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_external_sales_invoice_note(external_sales_invoice_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn create_external_sales_invoice_note(
        &self,
        external_sales_invoice_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateExternalSalesInvoiceNote
    where
        S: scope::SalesInvoices,
    {
        request::CreateExternalSalesInvoiceNote::new(
            self
                .core
                .call(&operation::CREATE_EXTERNAL_SALES_INVOICE_NOTE)
                .path("external_sales_invoice_id", external_sales_invoice_id)
                .body_field("note", note),
        )
    }

    /// Removes a payment of an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_external_sales_invoice_payment(external_sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn delete_external_sales_invoice_payment(
        &self,
        external_sales_invoice_id: &str,
        id: &str,
    ) -> request::DeleteExternalSalesInvoicePayment
    where
        S: scope::SalesInvoices,
    {
        request::DeleteExternalSalesInvoicePayment::new(
            self
                .core
                .call(&operation::DELETE_EXTERNAL_SALES_INVOICE_PAYMENT)
                .path("external_sales_invoice_id", external_sales_invoice_id)
                .path("id", id),
        )
    }

    /// Registers a payment of an external sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_external_sales_invoice_payment(external_sales_invoice_id, &payment).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn create_external_sales_invoice_payment(
        &self,
        external_sales_invoice_id: &str,
        payment: &model::PaymentInput,
    ) -> request::CreateExternalSalesInvoicePayment
    where
        S: scope::SalesInvoices,
    {
        request::CreateExternalSalesInvoicePayment::new(
            self
                .core
                .call(&operation::CREATE_EXTERNAL_SALES_INVOICE_PAYMENT)
                .path("external_sales_invoice_id", external_sales_invoice_id)
                .body_field("payment", payment),
        )
    }

    /// Attaches a file to an external sales invoice. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_external_sales_invoice_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn create_external_sales_invoice_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreateExternalSalesInvoiceAttachment
    where
        S: scope::SalesInvoices,
    {
        request::CreateExternalSalesInvoiceAttachment::new(
            self
                .core
                .call(&operation::CREATE_EXTERNAL_SALES_INVOICE_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Marks an external sales invoice as doubtful.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).mark_external_sales_invoice_as_dubious(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn mark_external_sales_invoice_as_dubious(
        &self,
        id: &str,
    ) -> request::MarkExternalSalesInvoiceAsDubious
    where
        S: scope::SalesInvoices,
    {
        request::MarkExternalSalesInvoiceAsDubious::new(
            self
                .core
                .call(&operation::MARK_EXTERNAL_SALES_INVOICE_AS_DUBIOUS)
                .path("id", id),
        )
    }

    /// Marks an external sales invoice as uncollectible.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).mark_external_sales_invoice_as_uncollectible(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/external-sales-invoices>.
    pub fn mark_external_sales_invoice_as_uncollectible(
        &self,
        id: &str,
    ) -> request::MarkExternalSalesInvoiceAsUncollectible
    where
        S: scope::SalesInvoices,
    {
        request::MarkExternalSalesInvoiceAsUncollectible::new(
            self
                .core
                .call(&operation::MARK_EXTERNAL_SALES_INVOICE_AS_UNCOLLECTIBLE)
                .path("id", id),
        )
    }

    /// Returns the financial accounts.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_financial_accounts().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-accounts>.
    pub fn list_financial_accounts(&self) -> request::ListFinancialAccounts
    where
        S: scope::Settings,
    {
        request::ListFinancialAccounts::new(
            self.core.call(&operation::LIST_FINANCIAL_ACCOUNTS),
        )
    }

    /// Returns the bank transactions that match the filter.
    ///
    /// Requires a token with the scope `bank`.
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

    /// Returns a bank transaction.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_financial_mutation(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-mutations>.
    pub fn get_financial_mutation(&self, id: &str) -> request::GetFinancialMutation
    where
        S: scope::Bank,
    {
        request::GetFinancialMutation::new(
            self.core.call(&operation::GET_FINANCIAL_MUTATION).path("id", id),
        )
    }

    /// Returns the ids and versions of all financial mutations, for synchronization.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_financial_mutation_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-mutations>.
    pub fn list_financial_mutation_versions(
        &self,
    ) -> request::ListFinancialMutationVersions
    where
        S: scope::Bank,
    {
        request::ListFinancialMutationVersions::new(
            self.core.call(&operation::LIST_FINANCIAL_MUTATION_VERSIONS),
        )
    }

    /// Returns the financial mutations with these ids, at most 100.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_financial_mutations_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-mutations>.
    pub fn list_financial_mutations_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListFinancialMutationsByIds
    where
        S: scope::Bank,
    {
        request::ListFinancialMutationsByIds::new(
            self
                .core
                .call(&operation::LIST_FINANCIAL_MUTATIONS_BY_IDS)
                .body_field("ids", ids),
        )
    }

    /// Books a bank transaction on an invoice, a document or a ledger account. The reply is a
    /// number: the status code.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).link_financial_mutation_booking(id, &booking_type).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-mutations>.
    pub fn link_financial_mutation_booking(
        &self,
        id: &str,
        booking_type: &model::BookingType,
    ) -> request::LinkFinancialMutationBooking
    where
        S: scope::Bank,
    {
        request::LinkFinancialMutationBooking::new(
            self
                .core
                .call(&operation::LINK_FINANCIAL_MUTATION_BOOKING)
                .path("id", id)
                .body_field("booking_type", booking_type),
        )
    }

    /// Removes a booking of a bank transaction.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).unlink_financial_mutation_booking(id, &booking_type, &booking_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-mutations>.
    pub fn unlink_financial_mutation_booking(
        &self,
        id: &str,
        booking_type: &model::LinkedBookingType,
        booking_id: &model::Identifier,
    ) -> request::UnlinkFinancialMutationBooking
    where
        S: scope::Bank,
    {
        request::UnlinkFinancialMutationBooking::new(
            self
                .core
                .call(&operation::UNLINK_FINANCIAL_MUTATION_BOOKING)
                .path("id", id)
                .body_field("booking_type", booking_type)
                .body_field("booking_id", booking_id),
        )
    }

    /// Creates a financial statement.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_financial_statement(&financial_statement).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-statements>.
    pub fn create_financial_statement(
        &self,
        financial_statement: &model::FinancialStatementInput,
    ) -> request::CreateFinancialStatement
    where
        S: scope::Bank,
    {
        request::CreateFinancialStatement::new(
            self
                .core
                .call(&operation::CREATE_FINANCIAL_STATEMENT)
                .body_field("financial_statement", financial_statement),
        )
    }

    /// Changes a financial statement.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_financial_statement(id, &financial_statement).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-statements>.
    pub fn update_financial_statement(
        &self,
        id: &str,
        financial_statement: &model::FinancialStatementUpdate,
    ) -> request::UpdateFinancialStatement
    where
        S: scope::Bank,
    {
        request::UpdateFinancialStatement::new(
            self
                .core
                .call(&operation::UPDATE_FINANCIAL_STATEMENT)
                .path("id", id)
                .body_field("financial_statement", financial_statement),
        )
    }

    /// Removes a financial statement.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_financial_statement(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/financial-statements>.
    pub fn delete_financial_statement(
        &self,
        id: &str,
    ) -> request::DeleteFinancialStatement
    where
        S: scope::Bank,
    {
        request::DeleteFinancialStatement::new(
            self.core.call(&operation::DELETE_FINANCIAL_STATEMENT).path("id", id),
        )
    }

    /// Returns the identities.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_identities().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/identities>.
    pub fn list_identities(&self) -> request::ListIdentities
    where
        S: scope::Settings,
    {
        request::ListIdentities::new(self.core.call(&operation::LIST_IDENTITIES))
    }

    /// Returns an identity.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_identity(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/identities>.
    pub fn get_identity(&self, id: &str) -> request::GetIdentity
    where
        S: scope::Settings,
    {
        request::GetIdentity::new(
            self.core.call(&operation::GET_IDENTITY).path("id", id),
        )
    }

    /// Creates an identity.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_identity(&identity).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/identities>.
    pub fn create_identity(
        &self,
        identity: &model::IdentityInput,
    ) -> request::CreateIdentity
    where
        S: scope::Settings,
    {
        request::CreateIdentity::new(
            self.core.call(&operation::CREATE_IDENTITY).body_field("identity", identity),
        )
    }

    /// Changes an identity.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_identity(id, &identity).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/identities>.
    pub fn update_identity(
        &self,
        id: &str,
        identity: &model::IdentityUpdate,
    ) -> request::UpdateIdentity
    where
        S: scope::Settings,
    {
        request::UpdateIdentity::new(
            self
                .core
                .call(&operation::UPDATE_IDENTITY)
                .path("id", id)
                .body_field("identity", identity),
        )
    }

    /// Removes an identity.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_identity(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/identities>.
    pub fn delete_identity(&self, id: &str) -> request::DeleteIdentity
    where
        S: scope::Settings,
    {
        request::DeleteIdentity::new(
            self.core.call(&operation::DELETE_IDENTITY).path("id", id),
        )
    }

    /// Returns the default identity.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_default_identity().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/identities>.
    pub fn get_default_identity(&self) -> request::GetDefaultIdentity
    where
        S: scope::Settings,
    {
        request::GetDefaultIdentity::new(
            self.core.call(&operation::GET_DEFAULT_IDENTITY),
        )
    }

    /// Changes the default identity.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_default_identity(&identity).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/identities>.
    pub fn update_default_identity(
        &self,
        identity: &model::DefaultIdentityUpdate,
    ) -> request::UpdateDefaultIdentity
    where
        S: scope::Settings,
    {
        request::UpdateDefaultIdentity::new(
            self
                .core
                .call(&operation::UPDATE_DEFAULT_IDENTITY)
                .body_field("identity", identity),
        )
    }

    /// Returns the ledger accounts.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates` or `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_ledger_accounts().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/ledger-accounts>.
    pub fn list_ledger_accounts(&self) -> request::ListLedgerAccounts
    where
        S: scope::DocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ListLedgerAccounts::new(
            self.core.call(&operation::LIST_LEDGER_ACCOUNTS),
        )
    }

    /// Returns a ledger account.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates` or `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_ledger_account(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/ledger-accounts>.
    pub fn get_ledger_account(&self, id: &str) -> request::GetLedgerAccount
    where
        S: scope::DocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::GetLedgerAccount::new(
            self.core.call(&operation::GET_LEDGER_ACCOUNT).path("id", id),
        )
    }

    /// Creates a ledger account.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_ledger_account(&ledger_account, rgs_code).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/ledger-accounts>.
    pub fn create_ledger_account(
        &self,
        ledger_account: &model::LedgerAccountInput,
        rgs_code: &str,
    ) -> request::CreateLedgerAccount
    where
        S: scope::Settings,
    {
        request::CreateLedgerAccount::new(
            self
                .core
                .call(&operation::CREATE_LEDGER_ACCOUNT)
                .body_field("ledger_account", ledger_account)
                .body_field("rgs_code", rgs_code),
        )
    }

    /// Changes a ledger account.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_ledger_account(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/ledger-accounts>.
    pub fn update_ledger_account(&self, id: &str) -> request::UpdateLedgerAccount
    where
        S: scope::Settings,
    {
        request::UpdateLedgerAccount::new(
            self.core.call(&operation::UPDATE_LEDGER_ACCOUNT).path("id", id),
        )
    }

    /// Removes a ledger account.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_ledger_account(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/ledger-accounts>.
    pub fn delete_ledger_account(&self, id: &str) -> request::DeleteLedgerAccount
    where
        S: scope::Settings,
    {
        request::DeleteLedgerAccount::new(
            self.core.call(&operation::DELETE_LEDGER_ACCOUNT).path("id", id),
        )
    }

    /// Returns a payment.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_payment(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/payments>.
    pub fn get_payment(&self, id: &str) -> request::GetPayment {
        request::GetPayment::new(self.core.call(&operation::GET_PAYMENT).path("id", id))
    }

    /// Returns the products.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_products().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/products>.
    pub fn list_products(&self) -> request::ListProducts
    where
        S: scope::Settings,
    {
        request::ListProducts::new(self.core.call(&operation::LIST_PRODUCTS))
    }

    /// Returns a product.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_product(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/products>.
    pub fn get_product(&self, id: &str) -> request::GetProduct
    where
        S: scope::Settings,
    {
        request::GetProduct::new(self.core.call(&operation::GET_PRODUCT).path("id", id))
    }

    /// Creates a product.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_product(&product).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/products>.
    pub fn create_product(&self, product: &model::ProductInput) -> request::CreateProduct
    where
        S: scope::Settings,
    {
        request::CreateProduct::new(
            self.core.call(&operation::CREATE_PRODUCT).body_field("product", product),
        )
    }

    /// Changes a product.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_product(id, &product).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/products>.
    pub fn update_product(
        &self,
        id: &str,
        product: &model::ProductUpdate,
    ) -> request::UpdateProduct
    where
        S: scope::Settings,
    {
        request::UpdateProduct::new(
            self
                .core
                .call(&operation::UPDATE_PRODUCT)
                .path("id", id)
                .body_field("product", product),
        )
    }

    /// Removes a product.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_product(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/products>.
    pub fn delete_product(&self, id: &str) -> request::DeleteProduct
    where
        S: scope::Settings,
    {
        request::DeleteProduct::new(
            self.core.call(&operation::DELETE_PRODUCT).path("id", id),
        )
    }

    /// Returns the product with a custom identifier.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_product_by_identifier(identifier).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/products>.
    pub fn get_product_by_identifier(
        &self,
        identifier: &str,
    ) -> request::GetProductByIdentifier
    where
        S: scope::Settings,
    {
        request::GetProductByIdentifier::new(
            self
                .core
                .call(&operation::GET_PRODUCT_BY_IDENTIFIER)
                .path("identifier", identifier),
        )
    }

    /// Creates a link where a product can be bought.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_product_sales_link(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/products>.
    pub fn create_product_sales_link(&self, id: &str) -> request::CreateProductSalesLink
    where
        S: scope::Settings,
    {
        request::CreateProductSalesLink::new(
            self.core.call(&operation::CREATE_PRODUCT_SALES_LINK).path("id", id),
        )
    }

    /// Returns the projects.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_projects().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/projects>.
    pub fn list_projects(&self) -> request::ListProjects
    where
        S: scope::Settings,
    {
        request::ListProjects::new(self.core.call(&operation::LIST_PROJECTS))
    }

    /// Returns a project.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_project(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/projects>.
    pub fn get_project(&self, id: &str) -> request::GetProject
    where
        S: scope::Settings,
    {
        request::GetProject::new(self.core.call(&operation::GET_PROJECT).path("id", id))
    }

    /// Creates a project.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_project(&project).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/projects>.
    pub fn create_project(&self, project: &model::ProjectInput) -> request::CreateProject
    where
        S: scope::Settings,
    {
        request::CreateProject::new(
            self.core.call(&operation::CREATE_PROJECT).body_field("project", project),
        )
    }

    /// Changes a project.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_project(id, &project).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/projects>.
    pub fn update_project(
        &self,
        id: &str,
        project: &model::ProjectInput,
    ) -> request::UpdateProject
    where
        S: scope::Settings,
    {
        request::UpdateProject::new(
            self
                .core
                .call(&operation::UPDATE_PROJECT)
                .path("id", id)
                .body_field("project", project),
        )
    }

    /// Removes a project.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_project(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/projects>.
    pub fn delete_project(&self, id: &str) -> request::DeleteProject
    where
        S: scope::Settings,
    {
        request::DeleteProject::new(
            self.core.call(&operation::DELETE_PROJECT).path("id", id),
        )
    }

    /// Returns the purchase transactions.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_purchase_transactions().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/purchase-transactions>.
    pub fn list_purchase_transactions(&self) -> request::ListPurchaseTransactions
    where
        S: scope::Bank,
    {
        request::ListPurchaseTransactions::new(
            self.core.call(&operation::LIST_PURCHASE_TRANSACTIONS),
        )
    }

    /// Returns a purchase transaction.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_purchase_transaction(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/purchase-transactions>.
    pub fn get_purchase_transaction(&self, id: &str) -> request::GetPurchaseTransaction
    where
        S: scope::Bank,
    {
        request::GetPurchaseTransaction::new(
            self.core.call(&operation::GET_PURCHASE_TRANSACTION).path("id", id),
        )
    }

    /// Removes a purchase transaction.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_purchase_transaction(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/purchase-transactions>.
    pub fn delete_purchase_transaction(
        &self,
        id: &str,
    ) -> request::DeletePurchaseTransaction
    where
        S: scope::Bank,
    {
        request::DeletePurchaseTransaction::new(
            self.core.call(&operation::DELETE_PURCHASE_TRANSACTION).path("id", id),
        )
    }

    /// Creates purchase transactions from a SEPA file.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).import_sepa_credit_transfer(&file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/purchase-transactions>.
    pub fn import_sepa_credit_transfer(
        &self,
        file: impl Into<rt::File>,
    ) -> request::ImportSepaCreditTransfer
    where
        S: scope::Bank,
    {
        request::ImportSepaCreditTransfer::new(
            self
                .core
                .call(&operation::IMPORT_SEPA_CREDIT_TRANSFER)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Removes a purchase transaction.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_purchase_transaction_by_old_path(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/purchase-transactions>.
    #[deprecated(
        note = "Use `delete_purchase_transaction`; this goes away on 2026-12-31."
    )]
    pub fn delete_purchase_transaction_by_old_path(
        &self,
        id: &str,
    ) -> request::DeletePurchaseTransactionByOldPath
    where
        S: scope::Bank,
    {
        request::DeletePurchaseTransactionByOldPath::new(
            self
                .core
                .call(&operation::DELETE_PURCHASE_TRANSACTION_BY_OLD_PATH)
                .path("id", id),
        )
    }

    /// Returns the recurring sales invoices.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_recurring_sales_invoices().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn list_recurring_sales_invoices(&self) -> request::ListRecurringSalesInvoices
    where
        S: scope::SalesInvoices,
    {
        request::ListRecurringSalesInvoices::new(
            self.core.call(&operation::LIST_RECURRING_SALES_INVOICES),
        )
    }

    /// Returns a recurring sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_recurring_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn get_recurring_sales_invoice(
        &self,
        id: &str,
    ) -> request::GetRecurringSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::GetRecurringSalesInvoice::new(
            self.core.call(&operation::GET_RECURRING_SALES_INVOICE).path("id", id),
        )
    }

    /// Creates a recurring sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_recurring_sales_invoice(&recurring_sales_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn create_recurring_sales_invoice(
        &self,
        recurring_sales_invoice: &model::RecurringSalesInvoiceInput,
    ) -> request::CreateRecurringSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::CreateRecurringSalesInvoice::new(
            self
                .core
                .call(&operation::CREATE_RECURRING_SALES_INVOICE)
                .body_field("recurring_sales_invoice", recurring_sales_invoice),
        )
    }

    /// Changes a recurring sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_recurring_sales_invoice(id, &recurring_sales_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn update_recurring_sales_invoice(
        &self,
        id: &str,
        recurring_sales_invoice: &model::RecurringSalesInvoiceUpdate,
    ) -> request::UpdateRecurringSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::UpdateRecurringSalesInvoice::new(
            self
                .core
                .call(&operation::UPDATE_RECURRING_SALES_INVOICE)
                .path("id", id)
                .body_field("recurring_sales_invoice", recurring_sales_invoice),
        )
    }

    /// Removes a recurring sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_recurring_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn delete_recurring_sales_invoice(
        &self,
        id: &str,
    ) -> request::DeleteRecurringSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::DeleteRecurringSalesInvoice::new(
            self.core.call(&operation::DELETE_RECURRING_SALES_INVOICE).path("id", id),
        )
    }

    /// Returns the ids and versions of all recurring sales invoices, for synchronization.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_recurring_sales_invoice_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn list_recurring_sales_invoice_versions(
        &self,
    ) -> request::ListRecurringSalesInvoiceVersions
    where
        S: scope::SalesInvoices,
    {
        request::ListRecurringSalesInvoiceVersions::new(
            self.core.call(&operation::LIST_RECURRING_SALES_INVOICE_VERSIONS),
        )
    }

    /// Returns the recurring sales invoices with these ids, at most 100.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_recurring_sales_invoices_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn list_recurring_sales_invoices_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListRecurringSalesInvoicesByIds
    where
        S: scope::SalesInvoices,
    {
        request::ListRecurringSalesInvoicesByIds::new(
            self
                .core
                .call(&operation::LIST_RECURRING_SALES_INVOICES_BY_IDS)
                .body_field("ids", ids),
        )
    }

    /// Removes a note of a recurring sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_recurring_sales_invoice_note(recurring_sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn delete_recurring_sales_invoice_note(
        &self,
        recurring_sales_invoice_id: &str,
        id: &str,
    ) -> request::DeleteRecurringSalesInvoiceNote
    where
        S: scope::SalesInvoices,
    {
        request::DeleteRecurringSalesInvoiceNote::new(
            self
                .core
                .call(&operation::DELETE_RECURRING_SALES_INVOICE_NOTE)
                .path("recurring_sales_invoice_id", recurring_sales_invoice_id)
                .path("id", id),
        )
    }

    /// Writes a note to a recurring sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_recurring_sales_invoice_note(recurring_sales_invoice_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/recurring-sales-invoices>.
    pub fn create_recurring_sales_invoice_note(
        &self,
        recurring_sales_invoice_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateRecurringSalesInvoiceNote
    where
        S: scope::SalesInvoices,
    {
        request::CreateRecurringSalesInvoiceNote::new(
            self
                .core
                .call(&operation::CREATE_RECURRING_SALES_INVOICE_NOTE)
                .path("recurring_sales_invoice_id", recurring_sales_invoice_id)
                .body_field("note", note),
        )
    }

    /// Returns the assets and their values over a period.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_assets_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_assets_report(&self) -> request::GetAssetsReport
    where
        S: scope::Documents,
    {
        request::GetAssetsReport::new(self.core.call(&operation::GET_ASSETS_REPORT))
    }

    /// Returns the balance sheet.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_balance_sheet_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_balance_sheet_report(&self) -> request::GetBalanceSheetReport
    where
        S: scope::Bank,
    {
        request::GetBalanceSheetReport::new(
            self.core.call(&operation::GET_BALANCE_SHEET_REPORT),
        )
    }

    /// Returns the cash flow report.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_cash_flow_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_cash_flow_report(&self) -> request::GetCashFlowReport
    where
        S: scope::Bank,
    {
        request::GetCashFlowReport::new(self.core.call(&operation::GET_CASH_FLOW_REPORT))
    }

    /// Returns the amounts owed, by creditor.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_creditors_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_creditors_report(&self) -> request::GetCreditorsReport
    where
        S: scope::Documents,
    {
        request::GetCreditorsReport::new(
            self.core.call(&operation::GET_CREDITORS_REPORT),
        )
    }

    /// Returns the amounts owed, by creditor and age.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_creditors_aging_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_creditors_aging_report(&self) -> request::GetCreditorsAgingReport
    where
        S: scope::Documents,
    {
        request::GetCreditorsAgingReport::new(
            self.core.call(&operation::GET_CREDITORS_AGING_REPORT),
        )
    }

    /// Returns the amounts due, by debtor.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_debtors_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_debtors_report(&self) -> request::GetDebtorsReport
    where
        S: scope::SalesInvoices,
    {
        request::GetDebtorsReport::new(self.core.call(&operation::GET_DEBTORS_REPORT))
    }

    /// Returns the amounts due, by debtor and age.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_debtors_aging_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_debtors_aging_report(&self) -> request::GetDebtorsAgingReport
    where
        S: scope::SalesInvoices,
    {
        request::GetDebtorsAgingReport::new(
            self.core.call(&operation::GET_DEBTORS_AGING_REPORT),
        )
    }

    /// Expenses by contact.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_expenses_by_contact_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_expenses_by_contact_report(&self) -> request::GetExpensesByContactReport
    where
        S: scope::Documents,
    {
        request::GetExpensesByContactReport::new(
            self.core.call(&operation::GET_EXPENSES_BY_CONTACT_REPORT),
        )
    }

    /// Expenses by project.
    ///
    /// Requires a token with the scope `documents`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_expenses_by_project_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_expenses_by_project_report(&self) -> request::GetExpensesByProjectReport
    where
        S: scope::Documents,
    {
        request::GetExpensesByProjectReport::new(
            self.core.call(&operation::GET_EXPENSES_BY_PROJECT_REPORT),
        )
    }

    /// Creates an audit file. It appears in the downloads.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank`.
    ///
    /// ```text
    /// client.administration(administration_id).export_auditfile(year).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn export_auditfile(&self, year: &str) -> request::ExportAuditfile
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank,
    {
        request::ExportAuditfile::new(
            self.core.call(&operation::EXPORT_AUDITFILE).body_field("year", year),
        )
    }

    /// Creates a bridge statement. It appears in the downloads.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `bank`.
    ///
    /// ```text
    /// client.administration(administration_id).export_brugstaat(year).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn export_brugstaat(&self, year: &str) -> request::ExportBrugstaat
    where
        S: scope::Documents + scope::SalesInvoices + scope::Bank,
    {
        request::ExportBrugstaat::new(
            self.core.call(&operation::EXPORT_BRUGSTAAT).body_field("year", year),
        )
    }

    /// Exports the ledger accounts of a year. The file appears in the downloads.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).export_ledger_accounts(year).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn export_ledger_accounts(&self, year: &str) -> request::ExportLedgerAccounts
    where
        S: scope::Documents + scope::SalesInvoices,
    {
        request::ExportLedgerAccounts::new(
            self.core.call(&operation::EXPORT_LEDGER_ACCOUNTS).body_field("year", year),
        )
    }

    /// Returns the totals of the ledger accounts.
    ///
    /// Requires a token with the scope `bank`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_general_ledger_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_general_ledger_report(&self) -> request::GetGeneralLedgerReport
    where
        S: scope::Bank,
    {
        request::GetGeneralLedgerReport::new(
            self.core.call(&operation::GET_GENERAL_LEDGER_REPORT),
        )
    }

    /// Returns the entries of the journal.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).get_journal_entries_report().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_journal_entries_report(&self) -> request::GetJournalEntriesReport
    where
        S: scope::Documents + scope::SalesInvoices,
    {
        request::GetJournalEntriesReport::new(
            self.core.call(&operation::GET_JOURNAL_ENTRIES_REPORT),
        )
    }

    /// Returns the entries of one ledger account.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).get_ledger_account_report(ledger_account_id).items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    #[deprecated(
        note = "Use `get_journal_entries_report` with `ledger_account_id`; this went away on 2025-12-31."
    )]
    pub fn get_ledger_account_report(
        &self,
        ledger_account_id: &str,
    ) -> request::GetLedgerAccountReport
    where
        S: scope::Documents + scope::SalesInvoices,
    {
        request::GetLedgerAccountReport::new(
            self
                .core
                .call(&operation::GET_LEDGER_ACCOUNT_REPORT)
                .path("ledger_account_id", ledger_account_id),
        )
    }

    /// Profit and loss.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_profit_loss_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_profit_loss_report(&self) -> request::GetProfitLossReport
    where
        S: scope::Documents + scope::SalesInvoices,
    {
        request::GetProfitLossReport::new(
            self.core.call(&operation::GET_PROFIT_LOSS_REPORT),
        )
    }

    /// Revenue by contact.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_revenue_by_contact_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_revenue_by_contact_report(&self) -> request::GetRevenueByContactReport
    where
        S: scope::SalesInvoices,
    {
        request::GetRevenueByContactReport::new(
            self.core.call(&operation::GET_REVENUE_BY_CONTACT_REPORT),
        )
    }

    /// Revenue by project.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_revenue_by_project_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_revenue_by_project_report(&self) -> request::GetRevenueByProjectReport
    where
        S: scope::SalesInvoices,
    {
        request::GetRevenueByProjectReport::new(
            self.core.call(&operation::GET_REVENUE_BY_PROJECT_REPORT),
        )
    }

    /// Returns the figures of the subscriptions.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_subscriptions_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_subscriptions_report(&self) -> request::GetSubscriptionsReport
    where
        S: scope::SalesInvoices,
    {
        request::GetSubscriptionsReport::new(
            self.core.call(&operation::GET_SUBSCRIPTIONS_REPORT),
        )
    }

    /// Taxes, by rate.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_tax_report().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/reports>.
    pub fn get_tax_report(&self) -> request::GetTaxReport
    where
        S: scope::Documents + scope::SalesInvoices,
    {
        request::GetTaxReport::new(self.core.call(&operation::GET_TAX_REPORT))
    }

    /// Returns the invoices that match the filter.
    ///
    /// Requires a token with the scope `sales_invoices`.
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

    /// Returns an invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn get_sales_invoice(&self, id: &str) -> request::GetSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::GetSalesInvoice::new(
            self.core.call(&operation::GET_SALES_INVOICE).path("id", id),
        )
    }

    /// Creates a draft invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
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

    /// Changes a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_sales_invoice(id, &sales_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn update_sales_invoice(
        &self,
        id: &str,
        sales_invoice: &model::SalesInvoiceUpdate,
    ) -> request::UpdateSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::UpdateSalesInvoice::new(
            self
                .core
                .call(&operation::UPDATE_SALES_INVOICE)
                .path("id", id)
                .body_field("sales_invoice", sales_invoice),
        )
    }

    /// Removes a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn delete_sales_invoice(&self, id: &str) -> request::DeleteSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::DeleteSalesInvoice::new(
            self.core.call(&operation::DELETE_SALES_INVOICE).path("id", id),
        )
    }

    /// Returns the invoice with a number.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_sales_invoice_by_invoice_id(invoice_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn get_sales_invoice_by_invoice_id(
        &self,
        invoice_id: &str,
    ) -> request::GetSalesInvoiceByInvoiceId
    where
        S: scope::SalesInvoices,
    {
        request::GetSalesInvoiceByInvoiceId::new(
            self
                .core
                .call(&operation::GET_SALES_INVOICE_BY_INVOICE_ID)
                .path("invoice_id", invoice_id),
        )
    }

    /// Returns the invoice with a reference.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_sales_invoice_by_reference(reference).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn get_sales_invoice_by_reference(
        &self,
        reference: &str,
    ) -> request::GetSalesInvoiceByReference
    where
        S: scope::SalesInvoices,
    {
        request::GetSalesInvoiceByReference::new(
            self
                .core
                .call(&operation::GET_SALES_INVOICE_BY_REFERENCE)
                .path("reference", reference),
        )
    }

    /// Sends reminders of overdue invoices. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).send_sales_invoice_reminders(&sales_invoice_reminders).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn send_sales_invoice_reminders(
        &self,
        sales_invoice_reminders: &[model::SalesInvoiceReminder],
    ) -> request::SendSalesInvoiceReminders
    where
        S: scope::SalesInvoices,
    {
        request::SendSalesInvoiceReminders::new(
            self
                .core
                .call(&operation::SEND_SALES_INVOICE_REMINDERS)
                .body_field("sales_invoice_reminders", sales_invoice_reminders),
        )
    }

    /// Returns the ids and versions of all sales invoices, for synchronization.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_sales_invoice_versions().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn list_sales_invoice_versions(&self) -> request::ListSalesInvoiceVersions
    where
        S: scope::SalesInvoices,
    {
        request::ListSalesInvoiceVersions::new(
            self.core.call(&operation::LIST_SALES_INVOICE_VERSIONS),
        )
    }

    /// Returns the sales invoices with these ids, at most 100.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_sales_invoices_by_ids(&ids).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn list_sales_invoices_by_ids(
        &self,
        ids: &[model::Identifier],
    ) -> request::ListSalesInvoicesByIds
    where
        S: scope::SalesInvoices,
    {
        request::ListSalesInvoicesByIds::new(
            self.core.call(&operation::LIST_SALES_INVOICES_BY_IDS).body_field("ids", ids),
        )
    }

    /// Attaches a file to a sales invoice. The reply is a number: the status code.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_sales_invoice_attachment(id, &file).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn create_sales_invoice_attachment(
        &self,
        id: &str,
        file: impl Into<rt::File>,
    ) -> request::CreateSalesInvoiceAttachment
    where
        S: scope::SalesInvoices,
    {
        request::CreateSalesInvoiceAttachment::new(
            self
                .core
                .call(&operation::CREATE_SALES_INVOICE_ATTACHMENT)
                .path("id", id)
                .file("file", file, "application/octet-stream"),
        )
    }

    /// Returns the packing slip of an invoice as a PDF.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_packing_slip_pdf(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn download_packing_slip_pdf(&self, id: &str) -> request::DownloadPackingSlipPdf
    where
        S: scope::SalesInvoices,
    {
        request::DownloadPackingSlipPdf::new(
            self.core.call(&operation::DOWNLOAD_PACKING_SLIP_PDF).path("id", id),
        )
    }

    /// Returns an invoice as a PDF.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_sales_invoice_pdf(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn download_sales_invoice_pdf(
        &self,
        id: &str,
    ) -> request::DownloadSalesInvoicePdf
    where
        S: scope::SalesInvoices,
    {
        request::DownloadSalesInvoicePdf::new(
            self.core.call(&operation::DOWNLOAD_SALES_INVOICE_PDF).path("id", id),
        )
    }

    /// Returns an invoice in the Universal Business Language.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_sales_invoice_ubl(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn download_sales_invoice_ubl(
        &self,
        id: &str,
    ) -> request::DownloadSalesInvoiceUbl
    where
        S: scope::SalesInvoices,
    {
        request::DownloadSalesInvoiceUbl::new(
            self.core.call(&operation::DOWNLOAD_SALES_INVOICE_UBL).path("id", id),
        )
    }

    /// Creates a credit invoice of an invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).duplicate_sales_invoice_as_credit_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn duplicate_sales_invoice_as_credit_invoice(
        &self,
        id: &str,
    ) -> request::DuplicateSalesInvoiceAsCreditInvoice
    where
        S: scope::SalesInvoices,
    {
        request::DuplicateSalesInvoiceAsCreditInvoice::new(
            self
                .core
                .call(&operation::DUPLICATE_SALES_INVOICE_AS_CREDIT_INVOICE)
                .path("id", id),
        )
    }

    /// Marks an invoice as doubtful.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).mark_sales_invoice_as_dubious(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn mark_sales_invoice_as_dubious(
        &self,
        id: &str,
    ) -> request::MarkSalesInvoiceAsDubious
    where
        S: scope::SalesInvoices,
    {
        request::MarkSalesInvoiceAsDubious::new(
            self.core.call(&operation::MARK_SALES_INVOICE_AS_DUBIOUS).path("id", id),
        )
    }

    /// Marks an invoice as uncollectible.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).mark_sales_invoice_as_uncollectible(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn mark_sales_invoice_as_uncollectible(
        &self,
        id: &str,
    ) -> request::MarkSalesInvoiceAsUncollectible
    where
        S: scope::SalesInvoices,
    {
        request::MarkSalesInvoiceAsUncollectible::new(
            self
                .core
                .call(&operation::MARK_SALES_INVOICE_AS_UNCOLLECTIBLE)
                .path("id", id),
        )
    }

    /// Pauses the reminders of an invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).pause_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn pause_sales_invoice(&self, id: &str) -> request::PauseSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::PauseSalesInvoice::new(
            self.core.call(&operation::PAUSE_SALES_INVOICE).path("id", id),
        )
    }

    /// Registers a payment of an invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).register_sales_invoice_payment(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    #[deprecated(
        note = "Use `create_sales_invoice_payment`; this goes away on 2026-12-31."
    )]
    pub fn register_sales_invoice_payment(
        &self,
        id: &str,
    ) -> request::RegisterSalesInvoicePayment
    where
        S: scope::SalesInvoices,
    {
        request::RegisterSalesInvoicePayment::new(
            self.core.call(&operation::REGISTER_SALES_INVOICE_PAYMENT).path("id", id),
        )
    }

    /// Settles a credit invoice with the invoice that it credits.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).register_credit_invoice_payment(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn register_credit_invoice_payment(
        &self,
        id: &str,
    ) -> request::RegisterCreditInvoicePayment
    where
        S: scope::SalesInvoices,
    {
        request::RegisterCreditInvoicePayment::new(
            self.core.call(&operation::REGISTER_CREDIT_INVOICE_PAYMENT).path("id", id),
        )
    }

    /// Resumes the reminders of an invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).resume_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn resume_sales_invoice(&self, id: &str) -> request::ResumeSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::ResumeSalesInvoice::new(
            self.core.call(&operation::RESUME_SALES_INVOICE).path("id", id),
        )
    }

    /// Sends an invoice to its contact.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).send_sales_invoice(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn send_sales_invoice(&self, id: &str) -> request::SendSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::SendSalesInvoice::new(
            self.core.call(&operation::SEND_SALES_INVOICE).path("id", id),
        )
    }

    /// Returns a file that is attached to a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).download_sales_invoice_attachment(sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn download_sales_invoice_attachment(
        &self,
        sales_invoice_id: &str,
        id: &str,
    ) -> request::DownloadSalesInvoiceAttachment
    where
        S: scope::SalesInvoices,
    {
        request::DownloadSalesInvoiceAttachment::new(
            self
                .core
                .call(&operation::DOWNLOAD_SALES_INVOICE_ATTACHMENT)
                .path("sales_invoice_id", sales_invoice_id)
                .path("id", id),
        )
    }

    /// Removes a file from a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_sales_invoice_attachment(sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn delete_sales_invoice_attachment(
        &self,
        sales_invoice_id: &str,
        id: &str,
    ) -> request::DeleteSalesInvoiceAttachment
    where
        S: scope::SalesInvoices,
    {
        request::DeleteSalesInvoiceAttachment::new(
            self
                .core
                .call(&operation::DELETE_SALES_INVOICE_ATTACHMENT)
                .path("sales_invoice_id", sales_invoice_id)
                .path("id", id),
        )
    }

    /// Removes a note of a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_sales_invoice_note(sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn delete_sales_invoice_note(
        &self,
        sales_invoice_id: &str,
        id: &str,
    ) -> request::DeleteSalesInvoiceNote
    where
        S: scope::SalesInvoices,
    {
        request::DeleteSalesInvoiceNote::new(
            self
                .core
                .call(&operation::DELETE_SALES_INVOICE_NOTE)
                .path("sales_invoice_id", sales_invoice_id)
                .path("id", id),
        )
    }

    /// Writes a note to a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_sales_invoice_note(sales_invoice_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn create_sales_invoice_note(
        &self,
        sales_invoice_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateSalesInvoiceNote
    where
        S: scope::SalesInvoices,
    {
        request::CreateSalesInvoiceNote::new(
            self
                .core
                .call(&operation::CREATE_SALES_INVOICE_NOTE)
                .path("sales_invoice_id", sales_invoice_id)
                .body_field("note", note),
        )
    }

    /// Removes a payment of a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_sales_invoice_payment(sales_invoice_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn delete_sales_invoice_payment(
        &self,
        sales_invoice_id: &str,
        id: &str,
    ) -> request::DeleteSalesInvoicePayment
    where
        S: scope::SalesInvoices,
    {
        request::DeleteSalesInvoicePayment::new(
            self
                .core
                .call(&operation::DELETE_SALES_INVOICE_PAYMENT)
                .path("sales_invoice_id", sales_invoice_id)
                .path("id", id),
        )
    }

    /// Registers a payment of a sales invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_sales_invoice_payment(sales_invoice_id, &payment).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/sales-invoices>.
    pub fn create_sales_invoice_payment(
        &self,
        sales_invoice_id: &str,
        payment: &model::PaymentInput,
    ) -> request::CreateSalesInvoicePayment
    where
        S: scope::SalesInvoices,
    {
        request::CreateSalesInvoicePayment::new(
            self
                .core
                .call(&operation::CREATE_SALES_INVOICE_PAYMENT)
                .path("sales_invoice_id", sales_invoice_id)
                .body_field("payment", payment),
        )
    }

    /// Returns the subscription templates.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_subscription_templates().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscription-templates>.
    pub fn list_subscription_templates(&self) -> request::ListSubscriptionTemplates
    where
        S: scope::Settings,
    {
        request::ListSubscriptionTemplates::new(
            self.core.call(&operation::LIST_SUBSCRIPTION_TEMPLATES),
        )
    }

    /// Returns a link to a subscription's checkout page.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_subscription_template_checkout_identifier(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscription-templates>.
    #[deprecated(
        note = "Use `create_subscription_template_sales_link`; this went away on 2025-12-31."
    )]
    pub fn get_subscription_template_checkout_identifier(
        &self,
        id: &str,
    ) -> request::GetSubscriptionTemplateCheckoutIdentifier
    where
        S: scope::Settings,
    {
        request::GetSubscriptionTemplateCheckoutIdentifier::new(
            self
                .core
                .call(&operation::GET_SUBSCRIPTION_TEMPLATE_CHECKOUT_IDENTIFIER)
                .path("id", id),
        )
    }

    /// Creates a link to a subscription's checkout page.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_subscription_template_sales_link(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscription-templates>.
    pub fn create_subscription_template_sales_link(
        &self,
        id: &str,
    ) -> request::CreateSubscriptionTemplateSalesLink
    where
        S: scope::Settings,
    {
        request::CreateSubscriptionTemplateSalesLink::new(
            self
                .core
                .call(&operation::CREATE_SUBSCRIPTION_TEMPLATE_SALES_LINK)
                .path("id", id),
        )
    }

    /// Returns the subscriptions.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_subscriptions(contact_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn list_subscriptions(&self, contact_id: &str) -> request::ListSubscriptions
    where
        S: scope::SalesInvoices,
    {
        request::ListSubscriptions::new(
            self
                .core
                .call(&operation::LIST_SUBSCRIPTIONS)
                .query("contact_id", contact_id),
        )
    }

    /// Returns a subscription.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_subscription(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn get_subscription(&self, id: &str) -> request::GetSubscription
    where
        S: scope::SalesInvoices,
    {
        request::GetSubscription::new(
            self.core.call(&operation::GET_SUBSCRIPTION).path("id", id),
        )
    }

    /// Creates a subscription.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_subscription(&subscription).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn create_subscription(
        &self,
        subscription: &model::SubscriptionInput,
    ) -> request::CreateSubscription
    where
        S: scope::SalesInvoices,
    {
        request::CreateSubscription::new(
            self
                .core
                .call(&operation::CREATE_SUBSCRIPTION)
                .body_field("subscription", subscription),
        )
    }

    /// Changes a subscription.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_subscription(id, &subscription).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn update_subscription(
        &self,
        id: &str,
        subscription: &model::SubscriptionUpdate,
    ) -> request::UpdateSubscription
    where
        S: scope::SalesInvoices,
    {
        request::UpdateSubscription::new(
            self
                .core
                .call(&operation::UPDATE_SUBSCRIPTION)
                .path("id", id)
                .body_field("subscription", subscription),
        )
    }

    /// Cancels a subscription, immediately or on a date.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).delete_subscription(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn delete_subscription(&self, id: &str) -> request::DeleteSubscription
    where
        S: scope::SalesInvoices,
    {
        request::DeleteSubscription::new(
            self.core.call(&operation::DELETE_SUBSCRIPTION).path("id", id),
        )
    }

    /// Charges a subscriber for a product, on the next invoice.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_subscription_additional_charge(id, &body).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn create_subscription_additional_charge(
        &self,
        id: &str,
        body: &model::AdditionalChargeInput,
    ) -> request::CreateSubscriptionAdditionalCharge
    where
        S: scope::SalesInvoices,
    {
        request::CreateSubscriptionAdditionalCharge::new(
            self
                .core
                .call(&operation::CREATE_SUBSCRIPTION_ADDITIONAL_CHARGE)
                .path("id", id)
                .body(body),
        )
    }

    /// Returns the scheduled charges of a subscriber.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_subscription_additional_charges(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn list_subscription_additional_charges(
        &self,
        id: &str,
    ) -> request::ListSubscriptionAdditionalCharges
    where
        S: scope::SalesInvoices,
    {
        request::ListSubscriptionAdditionalCharges::new(
            self
                .core
                .call(&operation::LIST_SUBSCRIPTION_ADDITIONAL_CHARGES)
                .path("id", id),
        )
    }

    /// Creates and schedules an invoice in addition to a subscription.
    ///
    /// Requires a token with the scope `sales_invoices`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_one_off_subscription_sales_invoice(id, &sales_invoice).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/subscriptions>.
    pub fn create_one_off_subscription_sales_invoice(
        &self,
        id: &str,
        sales_invoice: &model::OneOffSalesInvoiceInput,
    ) -> request::CreateOneOffSubscriptionSalesInvoice
    where
        S: scope::SalesInvoices,
    {
        request::CreateOneOffSubscriptionSalesInvoice::new(
            self
                .core
                .call(&operation::CREATE_ONE_OFF_SUBSCRIPTION_SALES_INVOICE)
                .path("id", id)
                .body_field("sales_invoice", sales_invoice),
        )
    }

    /// Returns a task list group.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_task_list_group(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn get_task_list_group(&self, id: &str) -> request::GetTaskListGroup
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::GetTaskListGroup::new(
            self.core.call(&operation::GET_TASK_LIST_GROUP).path("id", id),
        )
    }

    /// Changes a task list group.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_task_list_group(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn update_task_list_group(&self, id: &str) -> request::UpdateTaskListGroup
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::UpdateTaskListGroup::new(
            self.core.call(&operation::UPDATE_TASK_LIST_GROUP).path("id", id),
        )
    }

    /// Removes a task list group.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_task_list_group(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn delete_task_list_group(&self, id: &str) -> request::DeleteTaskListGroup
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::DeleteTaskListGroup::new(
            self.core.call(&operation::DELETE_TASK_LIST_GROUP).path("id", id),
        )
    }

    /// Adds a task to a group.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_task(task_list_group_id, &task).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn create_task(
        &self,
        task_list_group_id: &str,
        task: &model::TaskInput,
    ) -> request::CreateTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CreateTask::new(
            self
                .core
                .call(&operation::CREATE_TASK)
                .path("task_list_group_id", task_list_group_id)
                .body_field("task", task),
        )
    }

    /// Returns a task.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_task(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn get_task(&self, id: &str) -> request::GetTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::GetTask::new(self.core.call(&operation::GET_TASK).path("id", id))
    }

    /// Changes a task.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_task(id, &task).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn update_task(&self, id: &str, task: &model::TaskUpdate) -> request::UpdateTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::UpdateTask::new(
            self
                .core
                .call(&operation::UPDATE_TASK)
                .path("id", id)
                .body_field("task", task),
        )
    }

    /// Removes a task.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_task(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn delete_task(&self, id: &str) -> request::DeleteTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::DeleteTask::new(self.core.call(&operation::DELETE_TASK).path("id", id))
    }

    /// Assigns a task to a user.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).assign_task(task_list_task_id, &assignee_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn assign_task(
        &self,
        task_list_task_id: &str,
        assignee_id: &model::Identifier,
    ) -> request::AssignTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::AssignTask::new(
            self
                .core
                .call(&operation::ASSIGN_TASK)
                .path("task_list_task_id", task_list_task_id)
                .body_field("assignee_id", assignee_id),
        )
    }

    /// Unassigns a task.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).unassign_task(task_list_task_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn unassign_task(&self, task_list_task_id: &str) -> request::UnassignTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::UnassignTask::new(
            self
                .core
                .call(&operation::UNASSIGN_TASK)
                .path("task_list_task_id", task_list_task_id),
        )
    }

    /// Marks a task as completed.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).complete_task(task_list_task_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn complete_task(&self, task_list_task_id: &str) -> request::CompleteTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CompleteTask::new(
            self
                .core
                .call(&operation::COMPLETE_TASK)
                .path("task_list_task_id", task_list_task_id),
        )
    }

    /// Marks a task as not completed.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).reopen_task(task_list_task_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn reopen_task(&self, task_list_task_id: &str) -> request::ReopenTask
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::ReopenTask::new(
            self
                .core
                .call(&operation::REOPEN_TASK)
                .path("task_list_task_id", task_list_task_id),
        )
    }

    /// Writes a note to a task.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_task_note(task_list_task_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn create_task_note(
        &self,
        task_list_task_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateTaskNote
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CreateTaskNote::new(
            self
                .core
                .call(&operation::CREATE_TASK_NOTE)
                .path("task_list_task_id", task_list_task_id)
                .body_field("note", note),
        )
    }

    /// Creates a task list from a template.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_task_list_from_template(task_list_template_id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn create_task_list_from_template(
        &self,
        task_list_template_id: &str,
    ) -> request::CreateTaskListFromTemplate
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CreateTaskListFromTemplate::new(
            self
                .core
                .call(&operation::CREATE_TASK_LIST_FROM_TEMPLATE)
                .path("task_list_template_id", task_list_template_id),
        )
    }

    /// Returns the task lists.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_task_lists().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn list_task_lists(&self) -> request::ListTaskLists
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::ListTaskLists::new(self.core.call(&operation::LIST_TASK_LISTS))
    }

    /// Returns a task list.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_task_list(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn get_task_list(&self, id: &str) -> request::GetTaskList
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::GetTaskList::new(
            self.core.call(&operation::GET_TASK_LIST).path("id", id),
        )
    }

    /// Creates a task list.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_task_list(&task_list).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn create_task_list(
        &self,
        task_list: &model::TaskListInput,
    ) -> request::CreateTaskList
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CreateTaskList::new(
            self
                .core
                .call(&operation::CREATE_TASK_LIST)
                .body_field("task_list", task_list),
        )
    }

    /// Changes a task list.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_task_list(id, &task_list).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn update_task_list(
        &self,
        id: &str,
        task_list: &model::TaskListUpdate,
    ) -> request::UpdateTaskList
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::UpdateTaskList::new(
            self
                .core
                .call(&operation::UPDATE_TASK_LIST)
                .path("id", id)
                .body_field("task_list", task_list),
        )
    }

    /// Removes a task list.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_task_list(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn delete_task_list(&self, id: &str) -> request::DeleteTaskList
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::DeleteTaskList::new(
            self.core.call(&operation::DELETE_TASK_LIST).path("id", id),
        )
    }

    /// Adds a group to a task list.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_task_list_group(task_list_id, &group).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-lists>.
    pub fn create_task_list_group(
        &self,
        task_list_id: &str,
        group: &model::TaskListGroupInput,
    ) -> request::CreateTaskListGroup
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CreateTaskListGroup::new(
            self
                .core
                .call(&operation::CREATE_TASK_LIST_GROUP)
                .path("task_list_id", task_list_id)
                .body_field("group", group),
        )
    }

    /// Returns the task list templates.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_task_list_templates().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-list-templates>.
    pub fn list_task_list_templates(&self) -> request::ListTaskListTemplates
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::ListTaskListTemplates::new(
            self.core.call(&operation::LIST_TASK_LIST_TEMPLATES),
        )
    }

    /// Returns a task list template.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_task_list_template(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-list-templates>.
    pub fn get_task_list_template(&self, id: &str) -> request::GetTaskListTemplate
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::GetTaskListTemplate::new(
            self.core.call(&operation::GET_TASK_LIST_TEMPLATE).path("id", id),
        )
    }

    /// Creates a task list template.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_task_list_template(&task_list_template).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-list-templates>.
    pub fn create_task_list_template(
        &self,
        task_list_template: &model::TaskListTemplateInput,
    ) -> request::CreateTaskListTemplate
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CreateTaskListTemplate::new(
            self
                .core
                .call(&operation::CREATE_TASK_LIST_TEMPLATE)
                .body_field("task_list_template", task_list_template),
        )
    }

    /// Changes a task list template.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).update_task_list_template(id, &task_list_template).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-list-templates>.
    pub fn update_task_list_template(
        &self,
        id: &str,
        task_list_template: &model::TaskListTemplateUpdate,
    ) -> request::UpdateTaskListTemplate
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::UpdateTaskListTemplate::new(
            self
                .core
                .call(&operation::UPDATE_TASK_LIST_TEMPLATE)
                .path("id", id)
                .body_field("task_list_template", task_list_template),
        )
    }

    /// Removes a task list template.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_task_list_template(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-list-templates>.
    pub fn delete_task_list_template(&self, id: &str) -> request::DeleteTaskListTemplate
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::DeleteTaskListTemplate::new(
            self.core.call(&operation::DELETE_TASK_LIST_TEMPLATE).path("id", id),
        )
    }

    /// Adds a group to a template.
    ///
    /// Requires a token with the scopes `documents` and `sales_invoices` and `settings` and
    /// `estimates` and `bank` and `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_task_list_template_group(task_list_template_id, &group).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/task-list-templates>.
    pub fn create_task_list_template_group(
        &self,
        task_list_template_id: &str,
        group: &model::TaskListGroupInput,
    ) -> request::CreateTaskListTemplateGroup
    where
        S: scope::Documents + scope::SalesInvoices + scope::Settings + scope::Estimates
            + scope::Bank + scope::TimeEntries,
    {
        request::CreateTaskListTemplateGroup::new(
            self
                .core
                .call(&operation::CREATE_TASK_LIST_TEMPLATE_GROUP)
                .path("task_list_template_id", task_list_template_id)
                .body_field("group", group),
        )
    }

    /// Returns the tax rates.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates` or `settings`.
    ///
    /// ```text
    /// let mut items = client.administration(administration_id).list_tax_rates().items();
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/tax-rates>.
    pub fn list_tax_rates(&self) -> request::ListTaxRates
    where
        S: scope::DocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ListTaxRates::new(self.core.call(&operation::LIST_TAX_RATES))
    }

    /// Returns the time entries that match.
    ///
    /// Requires a token with the scope `time_entries`.
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

    /// Returns a time entry.
    ///
    /// Requires a token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_time_entry(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn get_time_entry(&self, id: &str) -> request::GetTimeEntry
    where
        S: scope::TimeEntries,
    {
        request::GetTimeEntry::new(
            self.core.call(&operation::GET_TIME_ENTRY).path("id", id),
        )
    }

    /// Creates a time entry.
    ///
    /// Requires a token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_time_entry(&time_entry).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn create_time_entry(
        &self,
        time_entry: &model::TimeEntryInput,
    ) -> request::CreateTimeEntry
    where
        S: scope::TimeEntries,
    {
        request::CreateTimeEntry::new(
            self
                .core
                .call(&operation::CREATE_TIME_ENTRY)
                .body_field("time_entry", time_entry),
        )
    }

    /// Changes a time entry.
    ///
    /// Requires a token with the scope `time_entries`.
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
    ) -> request::UpdateTimeEntry
    where
        S: scope::TimeEntries,
    {
        request::UpdateTimeEntry::new(
            self
                .core
                .call(&operation::UPDATE_TIME_ENTRY)
                .path("id", id)
                .body_field("time_entry", time_entry),
        )
    }

    /// Deletes a time entry.
    ///
    /// Requires a token with the scope `time_entries`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_time_entry(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn delete_time_entry(&self, id: &str) -> request::DeleteTimeEntry
    where
        S: scope::TimeEntries,
    {
        request::DeleteTimeEntry::new(
            self.core.call(&operation::DELETE_TIME_ENTRY).path("id", id),
        )
    }

    /// Resumes a time entry.
    ///
    /// Requires a token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).resume_time_entry(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn resume_time_entry(&self, id: &str) -> request::ResumeTimeEntry
    where
        S: scope::TimeEntries,
    {
        request::ResumeTimeEntry::new(
            self.core.call(&operation::RESUME_TIME_ENTRY).path("id", id),
        )
    }

    /// Pauses a running time entry.
    ///
    /// Requires a token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).stop_time_entry(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn stop_time_entry(&self, id: &str) -> request::StopTimeEntry
    where
        S: scope::TimeEntries,
    {
        request::StopTimeEntry::new(
            self.core.call(&operation::STOP_TIME_ENTRY).path("id", id),
        )
    }

    /// Removes a note of a time entry.
    ///
    /// Requires a token with the scope `time_entries`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_time_entry_note(time_entry_id, id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn delete_time_entry_note(
        &self,
        time_entry_id: &str,
        id: &str,
    ) -> request::DeleteTimeEntryNote
    where
        S: scope::TimeEntries,
    {
        request::DeleteTimeEntryNote::new(
            self
                .core
                .call(&operation::DELETE_TIME_ENTRY_NOTE)
                .path("time_entry_id", time_entry_id)
                .path("id", id),
        )
    }

    /// Writes a note to a time entry.
    ///
    /// Requires a token with the scope `time_entries`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_time_entry_note(time_entry_id, &note).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/time-entries>.
    pub fn create_time_entry_note(
        &self,
        time_entry_id: &str,
        note: &model::NoteInput,
    ) -> request::CreateTimeEntryNote
    where
        S: scope::TimeEntries,
    {
        request::CreateTimeEntryNote::new(
            self
                .core
                .call(&operation::CREATE_TIME_ENTRY_NOTE)
                .path("time_entry_id", time_entry_id)
                .body_field("note", note),
        )
    }

    /// Returns the users of the administration.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_users().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/users>.
    pub fn list_users(&self) -> request::ListUsers
    where
        S: scope::Settings,
    {
        request::ListUsers::new(self.core.call(&operation::LIST_USERS))
    }

    /// Returns the verified addresses, bank accounts and numbers of the administration.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_verifications().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/verifications>.
    pub fn get_verifications(&self) -> request::GetVerifications
    where
        S: scope::Settings,
    {
        request::GetVerifications::new(self.core.call(&operation::GET_VERIFICATIONS))
    }

    /// Returns the webhooks.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_webhooks().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/webhooks>.
    pub fn list_webhooks(&self) -> request::ListWebhooks
    where
        S: scope::Settings,
    {
        request::ListWebhooks::new(self.core.call(&operation::LIST_WEBHOOKS))
    }

    /// Creates a webhook.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).create_webhook(url).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/webhooks>.
    pub fn create_webhook(&self, url: &str) -> request::CreateWebhook
    where
        S: scope::Settings,
    {
        request::CreateWebhook::new(
            self.core.call(&operation::CREATE_WEBHOOK).body_field("url", url),
        )
    }

    /// Removes a webhook.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// client.administration(administration_id).delete_webhook(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/webhooks>.
    pub fn delete_webhook(&self, id: &str) -> request::DeleteWebhook
    where
        S: scope::Settings,
    {
        request::DeleteWebhook::new(
            self.core.call(&operation::DELETE_WEBHOOK).path("id", id),
        )
    }

    /// Resumes the deliveries of a webhook.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).activate_webhook(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/webhooks>.
    pub fn activate_webhook(&self, id: &str) -> request::ActivateWebhook
    where
        S: scope::Settings,
    {
        request::ActivateWebhook::new(
            self.core.call(&operation::ACTIVATE_WEBHOOK).path("id", id),
        )
    }

    /// Pauses the deliveries of a webhook.
    ///
    /// Requires a token with the scope `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).deactivate_webhook(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/webhooks>.
    pub fn deactivate_webhook(&self, id: &str) -> request::DeactivateWebhook
    where
        S: scope::Settings,
    {
        request::DeactivateWebhook::new(
            self.core.call(&operation::DEACTIVATE_WEBHOOK).path("id", id),
        )
    }

    /// Returns the workflows.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).list_workflows().send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/workflows>.
    pub fn list_workflows(&self) -> request::ListWorkflows
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::ListWorkflows::new(self.core.call(&operation::LIST_WORKFLOWS))
    }

    /// Returns a workflow.
    ///
    /// Requires a token with the scope `sales_invoices`, `documents`, `estimates`, `bank` or
    /// `settings`.
    ///
    /// ```text
    /// let reply = client.administration(administration_id).get_workflow(id).send().await?;
    /// ```
    ///
    /// See <https://developer.moneybird.com/api/workflows>.
    pub fn get_workflow(&self, id: &str) -> request::GetWorkflow
    where
        S: scope::BankOrDocumentsOrEstimatesOrSalesInvoicesOrSettings,
    {
        request::GetWorkflow::new(
            self.core.call(&operation::GET_WORKFLOW).path("id", id),
        )
    }
}
