//! The client of MoneyKit's API: one method an operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model, Request};

/// Calls MoneyKit's API with the scopes of `S`.
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

    /// An access token, asked for by hand; the generated client does this by itself.
    ///
    /// Carries no token.
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

    /// The client and the application that the access token belongs to.
    ///
    /// ```text
    /// let reply = client.introspect_client().send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/instrospect_client>.
    pub fn introspect_client(&self) -> Request<model::ClientDetails> {
        self.core.call(&operation::INTROSPECT_CLIENT).request()
    }

    /// The keys that webhooks are signed with; fetch them again when a key is missing.
    ///
    /// Carries no token.
    ///
    /// ```text
    /// let reply = client.get_well_known_jwks().send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_well_known_jwks>.
    pub fn get_well_known_jwks(&self) -> request::GetWellKnownJwks {
        request::GetWellKnownJwks::new(self.core.call(&operation::GET_WELL_KNOWN_JWKS))
    }

    /// Begins the linking of an account; the front end does the rest.
    ///
    /// A token with the scope `link_session:create`.
    ///
    /// ```text
    /// let reply = client.create_link_session(&body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/create_link_session>.
    pub fn create_link_session(
        &self,
        body: &model::LinkSessionInput,
    ) -> Request<model::LinkSession>
    where
        S: scope::LinkSessionCreate,
    {
        self.core.call(&operation::CREATE_LINK_SESSION).body(body).request()
    }

    /// Turns what the front end got at the end of a session into a link.
    ///
    /// A token with the scope `link_session:create`.
    ///
    /// ```text
    /// let reply = client.exchange_token(&exchangeable_token).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/exchange_token>.
    pub fn exchange_token(
        &self,
        exchangeable_token: &rt::Secret,
    ) -> Request<model::ExchangedLink>
    where
        S: scope::LinkSessionCreate,
    {
        self.core
            .call(&operation::EXCHANGE_TOKEN)
            .body_field("exchangeable_token", exchangeable_token.expose())
            .request()
    }

    /// The links that are connected and have data.
    ///
    /// A token with the scope `link:data:read`.
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

    /// One link.
    ///
    /// A token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_link(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_link>.
    pub fn get_link(&self, id: &str) -> Request<model::Link>
    where
        S: scope::LinkDataRead,
    {
        self.core.call(&operation::GET_LINK).path("id", id).request()
    }

    /// Changes the webhook or the tags of a link.
    ///
    /// A token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.update_link(id, &body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/update_link>.
    pub fn update_link(&self, id: &str, body: &model::LinkUpdate) -> Request<model::Link>
    where
        S: scope::LinkDataRefresh,
    {
        self.core.call(&operation::UPDATE_LINK).path("id", id).body(body).request()
    }

    /// Ends a link; its data cannot be read any more.
    ///
    /// A token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// client.delete_link(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/delete_link>.
    pub fn delete_link(&self, id: &str) -> Request<()>
    where
        S: scope::LinkDataRefresh,
    {
        self.core.call(&operation::DELETE_LINK).path("id", id).request_unit()
    }

    /// Disconnects a link, for tests.
    ///
    /// A token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.reset_link(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/reset_link>.
    pub fn reset_link(&self, id: &str) -> Request<model::Link>
    where
        S: scope::LinkDataRefresh,
    {
        self.core.call(&operation::RESET_LINK).path("id", id).request()
    }

    /// Asks for new data; webhooks tell when it is there.
    ///
    /// A token with the scope `link:data:refresh`.
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
    ) -> Request<model::Link>
    where
        S: scope::LinkDataRefresh,
    {
        self.core
            .call(&operation::REFRESH_PRODUCTS)
            .path("id", id)
            .body_field("products", products)
            .request()
    }

    /// Makes a link of data that the application has; it starts disconnected.
    ///
    /// A token with the scope `link:data:refresh`.
    ///
    /// ```text
    /// let reply = client.import_link(&body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/import_link>.
    pub fn import_link(&self, body: &model::LinkImport) -> Request<model::Link>
    where
        S: scope::LinkDataRefresh,
    {
        self.core.call(&operation::IMPORT_LINK).body(body).request()
    }

    /// Adds transactions to an imported link, at most 1 MB at a time.
    ///
    /// A token with the scope `link:data:refresh`.
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
    ) -> Request<model::Link>
    where
        S: scope::LinkDataRefresh,
    {
        self.core
            .call(&operation::IMPORT_TRANSACTIONS)
            .path("id", id)
            .body_field("transactions", transactions)
            .request()
    }

    /// The links of a user.
    ///
    /// A token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_user_links(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_user_links>.
    pub fn get_user_links(&self, id: &str) -> Request<model::UserLinks>
    where
        S: scope::LinkDataRead,
    {
        self.core.call(&operation::GET_USER_LINKS).path("id", id).request()
    }

    /// The open accounts of a link.
    ///
    /// A token with the scope `link:data:read`.
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

    /// One account of a link.
    ///
    /// A token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_account(id, account_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_account>.
    pub fn get_account(&self, id: &str, account_id: &str) -> Request<model::AccountReply>
    where
        S: scope::LinkDataRead,
    {
        self.core
            .call(&operation::GET_ACCOUNT)
            .path("id", id)
            .path("account_id", account_id)
            .request()
    }

    /// Account numbers that were fetched; `refresh_products` fetches them.
    ///
    /// A token with the scope `link:data:read`.
    ///
    /// ```text
    /// let reply = client.get_account_numbers(id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_account_numbers>.
    pub fn get_account_numbers(&self, id: &str) -> Request<model::AccountNumbersReply>
    where
        S: scope::LinkDataRead,
    {
        self.core.call(&operation::GET_ACCOUNT_NUMBERS).path("id", id).request()
    }

    /// All accounts of a user.
    ///
    /// A token with the scope `link:data:read`.
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

    /// The owners of accounts, as the institution knows them.
    ///
    /// A token with the scope `link:data:read`.
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

    /// The transactions of a link, newest first.
    ///
    /// A token with the scope `link:data:read`.
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

    /// What changed since a cursor; keep the last cursor for the next time.
    ///
    /// A token with the scope `link:data:read`.
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

    /// The transactions of a user, across all links.
    ///
    /// A token with the scope `link:data:read`.
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
    /// A token with the scope `link:data:refresh`.
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
    ) -> Request<model::CorrectedTransactions>
    where
        S: scope::LinkDataRefresh,
    {
        self.core
            .call(&operation::CORRECT_ENRICHMENT)
            .path("id", id)
            .path("txn_id", txn_id)
            .body(body)
            .request()
    }

    /// What the investment accounts of a link hold.
    ///
    /// A token with the scope `link:data:read`.
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

    /// The investment transactions of a link, newest first.
    ///
    /// A token with the scope `link:data:read`.
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

    /// Institutions, all or by name.
    ///
    /// A token with the scope `institutions:read`.
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

    /// One institution.
    ///
    /// A token with the scope `institutions:read`.
    ///
    /// ```text
    /// let reply = client.get_institution(institution_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneykit.com/api/operation/get_institution>.
    pub fn get_institution(&self, institution_id: &str) -> Request<model::Institution>
    where
        S: scope::InstitutionsRead,
    {
        self.core
            .call(&operation::GET_INSTITUTION)
            .path("institution_id", institution_id)
            .request()
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
    ) -> Request<model::TriggerTestLinkWebhookEventReply> {
        self.core
            .call(&operation::TRIGGER_TEST_LINK_WEBHOOK_EVENT)
            .path("id", id)
            .body_field("webhook_event", webhook_event)
            .body_field("webhook_idempotency_key", webhook_idempotency_key)
            .request()
    }
}
