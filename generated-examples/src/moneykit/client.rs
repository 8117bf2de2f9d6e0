//! The client of MoneyKit's API, with one method per operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model};

/// A client of MoneyKit's API whose token has the scopes `S`.
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

    /// Requests an access token. The generated client does this automatically.
    ///
    /// Sent without a token.
    ///
    /// ```text
    /// let reply = client.create_access_token(&grant_type).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/create_access_token>.
    pub fn create_access_token(
        &self,
        grant_type: &model::CreateAccessTokenGrantType,
    ) -> request::CreateAccessToken {
        request::CreateAccessToken::new(
            self
                .core
                .call(&operation::CREATE_ACCESS_TOKEN)
                .form_field("grant_type", grant_type),
        )
    }

    /// Returns the client and the application that the access token belongs to.
    ///
    /// ```text
    /// let reply = client.introspect_client().send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/instrospect_client>.
    pub fn introspect_client(&self) -> request::IntrospectClient {
        request::IntrospectClient::new(self.core.call(&operation::INTROSPECT_CLIENT))
    }

    /// Returns the keys that webhooks are signed with. Fetch them again if a key is missing.
    ///
    /// Sent without a token.
    ///
    /// ```text
    /// let reply = client.get_well_known_jwks().send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_well_known_jwks>.
    pub fn get_well_known_jwks(&self) -> request::GetWellKnownJwks {
        request::GetWellKnownJwks::new(self.core.call(&operation::GET_WELL_KNOWN_JWKS))
    }

    /// Starts a link session, which the front end completes.
    ///
    /// Requires a token with the scope `link_session:create`.
    ///
    /// ```text
    /// let reply = client.create_link_session(&body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/create_link_session>.
    pub fn create_link_session(
        &self,
        body: &model::LinkSessionInput,
    ) -> request::CreateLinkSession
    where
        S: scope::LinkSessionCreate,
    {
        request::CreateLinkSession::new(
            self.core.call(&operation::CREATE_LINK_SESSION).body(body),
        )
    }

    /// Exchanges the token of a completed session for a link.
    ///
    /// Requires a token with the scope `link_session:create`.
    ///
    /// ```text
    /// let reply = client.exchange_token(&exchangeable_token).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/exchange_token>.
    pub fn exchange_token(
        &self,
        exchangeable_token: &rt::Secret,
    ) -> request::ExchangeToken
    where
        S: scope::LinkSessionCreate,
    {
        request::ExchangeToken::new(
            self
                .core
                .call(&operation::EXCHANGE_TOKEN)
                .body_field("exchangeable_token", exchangeable_token.expose()),
        )
    }

    /// Returns the links that are connected and have data.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let mut items = client.get_links().items();
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_links>.
    pub fn get_links(&self) -> request::GetLinks
    where
        S: scope::LinkDataRead,
    {
        request::GetLinks::new(self.core.call(&operation::GET_LINKS))
    }

    /// Returns a link.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_link(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_link>.
    pub fn get_link(&self, id: &str) -> request::GetLink
    where
        S: scope::LinkDataRead,
    {
        request::GetLink::new(self.core.call(&operation::GET_LINK).path("id", id))
    }

    /// Changes the webhook or the tags of a link.
    ///
    /// Requires a token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.update_link(id, &body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/update_link>.
    pub fn update_link(&self, id: &str, body: &model::LinkUpdate) -> request::UpdateLink
    where
        S: scope::LinkDataRefresh,
    {
        request::UpdateLink::new(
            self.core.call(&operation::UPDATE_LINK).path("id", id).body(body),
        )
    }

    /// Deletes a link. Its data is no longer available.
    ///
    /// Requires a token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// client.delete_link(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/delete_link>.
    pub fn delete_link(&self, id: &str) -> request::DeleteLink
    where
        S: scope::LinkDataRefresh,
    {
        request::DeleteLink::new(self.core.call(&operation::DELETE_LINK).path("id", id))
    }

    /// Disconnects a link, for tests.
    ///
    /// Requires a token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.reset_link(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/reset_link>.
    pub fn reset_link(&self, id: &str) -> request::ResetLink
    where
        S: scope::LinkDataRefresh,
    {
        request::ResetLink::new(self.core.call(&operation::RESET_LINK).path("id", id))
    }

    /// Requests new data. A webhook reports when it is available.
    ///
    /// Requires a token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.refresh_products(id, &products).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/refresh_products>.
    pub fn refresh_products(
        &self,
        id: &str,
        products: &[model::Product],
    ) -> request::RefreshProducts
    where
        S: scope::LinkDataRefresh,
    {
        request::RefreshProducts::new(
            self
                .core
                .call(&operation::REFRESH_PRODUCTS)
                .path("id", id)
                .body_field("products", products),
        )
    }

    /// Creates a disconnected link from the application's data.
    ///
    /// Requires a token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.import_link(&body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/import_link>.
    pub fn import_link(&self, body: &model::LinkImport) -> request::ImportLink
    where
        S: scope::LinkDataRefresh,
    {
        request::ImportLink::new(self.core.call(&operation::IMPORT_LINK).body(body))
    }

    /// Adds transactions to an imported link, at most 1 MB at a time.
    ///
    /// Requires a token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.import_transactions(id, &transactions).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/import_transactions>.
    pub fn import_transactions(
        &self,
        id: &str,
        transactions: &[model::TransactionImport],
    ) -> request::ImportTransactions
    where
        S: scope::LinkDataRefresh,
    {
        request::ImportTransactions::new(
            self
                .core
                .call(&operation::IMPORT_TRANSACTIONS)
                .path("id", id)
                .body_field("transactions", transactions),
        )
    }

    /// Returns the links of a user.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_user_links(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_user_links>.
    pub fn get_user_links(&self, id: &str) -> request::GetUserLinks
    where
        S: scope::LinkDataRead,
    {
        request::GetUserLinks::new(
            self.core.call(&operation::GET_USER_LINKS).path("id", id),
        )
    }

    /// Returns the open accounts of a link.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_accounts(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_accounts>.
    pub fn get_accounts(&self, id: &str) -> request::GetAccounts
    where
        S: scope::LinkDataRead,
    {
        request::GetAccounts::new(
            self.core.call(&operation::GET_ACCOUNTS).path("id", id),
        )
    }

    /// Returns an account of a link.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_account(id, account_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_account>.
    pub fn get_account(&self, id: &str, account_id: &str) -> request::GetAccount
    where
        S: scope::LinkDataRead,
    {
        request::GetAccount::new(
            self
                .core
                .call(&operation::GET_ACCOUNT)
                .path("id", id)
                .path("account_id", account_id),
        )
    }

    /// Returns the account numbers that were fetched. `refresh_products` fetches them.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_account_numbers(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_account_numbers>.
    pub fn get_account_numbers(&self, id: &str) -> request::GetAccountNumbers
    where
        S: scope::LinkDataRead,
    {
        request::GetAccountNumbers::new(
            self.core.call(&operation::GET_ACCOUNT_NUMBERS).path("id", id),
        )
    }

    /// Returns all accounts of a user.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_user_accounts(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_user_accounts>.
    pub fn get_user_accounts(&self, id: &str) -> request::GetUserAccounts
    where
        S: scope::LinkDataRead,
    {
        request::GetUserAccounts::new(
            self.core.call(&operation::GET_USER_ACCOUNTS).path("id", id),
        )
    }

    /// Returns the owners of accounts, according to the institution.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_identities(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_identities>.
    pub fn get_identities(&self, id: &str) -> request::GetIdentities
    where
        S: scope::LinkDataRead,
    {
        request::GetIdentities::new(
            self.core.call(&operation::GET_IDENTITIES).path("id", id),
        )
    }

    /// Returns the transactions of a link, newest first.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let mut items = client.get_transactions(id).items();
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_transactions>.
    pub fn get_transactions(&self, id: &str) -> request::GetTransactions
    where
        S: scope::LinkDataRead,
    {
        request::GetTransactions::new(
            self.core.call(&operation::GET_TRANSACTIONS).path("id", id),
        )
    }

    /// Returns the changes since a cursor. Store the last cursor for the next call.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let mut items = client.get_transactions_sync(id).items();
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_transactions_sync>.
    pub fn get_transactions_sync(&self, id: &str) -> request::GetTransactionsSync
    where
        S: scope::LinkDataRead,
    {
        request::GetTransactionsSync::new(
            self.core.call(&operation::GET_TRANSACTIONS_SYNC).path("id", id),
        )
    }

    /// Returns the transactions of a user, across all links.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let mut items = client.get_user_transactions(id).items();
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_user_transactions>.
    pub fn get_user_transactions(&self, id: &str) -> request::GetUserTransactions
    where
        S: scope::LinkDataRead,
    {
        request::GetUserTransactions::new(
            self.core.call(&operation::GET_USER_TRANSACTIONS).path("id", id),
        )
    }

    /// Corrects the category of a transaction.
    ///
    /// Requires a token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.correct_enrichment(id, txn_id, &body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/correct_enrichment>.
    pub fn correct_enrichment(
        &self,
        id: &str,
        txn_id: &str,
        body: &model::CategoryCorrection,
    ) -> request::CorrectEnrichment
    where
        S: scope::LinkDataRefresh,
    {
        request::CorrectEnrichment::new(
            self
                .core
                .call(&operation::CORRECT_ENRICHMENT)
                .path("id", id)
                .path("txn_id", txn_id)
                .body(body),
        )
    }

    /// Returns the holdings of a link's investment accounts.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_holdings(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_holdings>.
    pub fn get_holdings(&self, id: &str) -> request::GetHoldings
    where
        S: scope::LinkDataRead,
    {
        request::GetHoldings::new(
            self.core.call(&operation::GET_HOLDINGS).path("id", id),
        )
    }

    /// Returns the investment transactions of a link, newest first.
    ///
    /// Requires a token with the scope `link:data:read`.
    ///
    /// ```text
    /// let mut items = client.get_investment_transactions(id).items();
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_investment_transactions>.
    pub fn get_investment_transactions(
        &self,
        id: &str,
    ) -> request::GetInvestmentTransactions
    where
        S: scope::LinkDataRead,
    {
        request::GetInvestmentTransactions::new(
            self.core.call(&operation::GET_INVESTMENT_TRANSACTIONS).path("id", id),
        )
    }

    /// Returns institutions, optionally by name.
    ///
    /// Requires a token with the scope `institutions:read`.
    ///
    /// ```text
    /// let mut items = client.get_institutions().items();
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_institutions>.
    pub fn get_institutions(&self) -> request::GetInstitutions
    where
        S: scope::InstitutionsRead,
    {
        request::GetInstitutions::new(self.core.call(&operation::GET_INSTITUTIONS))
    }

    /// Returns an institution.
    ///
    /// Requires a token with the scope `institutions:read`.
    ///
    /// ```text
    /// let reply = client.get_institution(institution_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_institution>.
    pub fn get_institution(&self, institution_id: &str) -> request::GetInstitution
    where
        S: scope::InstitutionsRead,
    {
        request::GetInstitution::new(
            self
                .core
                .call(&operation::GET_INSTITUTION)
                .path("institution_id", institution_id),
        )
    }

    /// Sends a webhook about a sandbox link, for tests.
    ///
    /// ```text
    /// let reply = client.trigger_test_link_webhook_event(id, &webhook_event, webhook_idempotency_key).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/trigger_test_link_webhook_event>.
    pub fn trigger_test_link_webhook_event(
        &self,
        id: &str,
        webhook_event: &model::TriggerTestLinkWebhookEventWebhookEvent,
        webhook_idempotency_key: &str,
    ) -> request::TriggerTestLinkWebhookEvent {
        request::TriggerTestLinkWebhookEvent::new(
            self
                .core
                .call(&operation::TRIGGER_TEST_LINK_WEBHOOK_EVENT)
                .path("id", id)
                .body_field("webhook_event", webhook_event)
                .body_field("webhook_idempotency_key", webhook_idempotency_key),
        )
    }
}
