//! The client of Money Button's API: one method an operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model, Request};

/// Calls Money Button's API with the scopes of `S`.
///
/// Copies are cheap and share the token.
pub struct Client<S, K = rt::token::User> {
    core: rt::Client,
    set: std::marker::PhantomData<fn() -> (S, K)>,
}

impl<S, K> Clone for Client<S, K> {
    fn clone(&self) -> Self {
        Self {
            core: self.core.clone(),
            set: std::marker::PhantomData,
        }
    }
}

impl<S, K> std::fmt::Debug for Client<S, K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

impl<S: scope::ScopeSet, K: rt::token::Kind> Client<S, K> {
    /// A client that calls with these tokens, and keeps them alive from now on.
    #[must_use]
    pub fn new(
        app: &impl super::app::Registered<K>,
        tokens: super::Tokens<S, K>,
    ) -> Self {
        Self::from_core(rt::Client::new(app.core(), tokens))
    }
}

impl<S, K> Client<S, K> {
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
    pub fn narrow<Part: scope::Within<S>>(&self) -> Client<Part, K> {
        Client::from_core(self.core.clone())
    }

    /// The same client with other scopes, if the provider granted them.
    ///
    /// # Errors
    ///
    /// When a scope of `Other` was not granted; the error lists all that are missing.
    pub fn widen<Other: scope::ScopeSet>(&self) -> Result<Client<Other, K>, Error> {
        self.core.check_scopes(Other::SCOPES)?;
        Ok(Client::from_core(self.core.clone()))
    }

    /// Who the user is: id and name.
    ///
    /// A user's token with the scope `auth.user_identity:read`.
    ///
    /// ```text
    /// let reply = client.get_user_identity().send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-user-identity.html>.
    pub fn get_user_identity(&self) -> Request<model::UserIdentityDocument>
    where
        S: scope::AuthUserIdentityRead,
        K: rt::token::ActsAsUser,
    {
        self.core.call(&operation::GET_USER_IDENTITY).request()
    }

    /// What the user tells about themselves.
    ///
    /// A user's token with the scope `users.profiles:read`.
    ///
    /// ```text
    /// let reply = client.get_user_profile(user_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-user-profile.html>.
    pub fn get_user_profile(&self, user_id: &str) -> Request<model::ProfileDocument>
    where
        S: scope::UsersProfilesRead,
        K: rt::token::ActsAsUser,
    {
        self.core.call(&operation::GET_USER_PROFILE).path("user_id", user_id).request()
    }

    /// What the user has.
    ///
    /// A user's token with the scope `users.balance:read`.
    ///
    /// ```text
    /// let reply = client.get_user_balance(user_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-user-balance.html>.
    pub fn get_user_balance(&self, user_id: &str) -> Request<model::BalanceDocument>
    where
        S: scope::UsersBalanceRead,
        K: rt::token::ActsAsUser,
    {
        self.core.call(&operation::GET_USER_BALANCE).path("user_id", user_id).request()
    }

    /// The payments of the user, or of the app.
    ///
    /// A token with the scope `payments:read` or `application_access:write`.
    ///
    /// ```text
    /// let mut items = client.list_payments().items();
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-payments.html>.
    pub fn list_payments(&self) -> request::ListPayments
    where
        S: scope::PaymentsReadOrApplicationAccessWrite,
    {
        request::ListPayments::new(self.core.call(&operation::LIST_PAYMENTS))
    }

    /// One payment, by Money Button's id of it.
    ///
    /// A token with the scope `payments:read` or `application_access:write`.
    ///
    /// ```text
    /// let reply = client.get_payment(payment_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-payment-by-id.html>.
    pub fn get_payment(&self, payment_id: &str) -> Request<model::PaymentDocument>
    where
        S: scope::PaymentsReadOrApplicationAccessWrite,
    {
        self.core.call(&operation::GET_PAYMENT).path("payment_id", payment_id).request()
    }

    /// One payment, with all that the second API knows of it.
    ///
    /// A token with the scope `payments:read` or `application_access:write`.
    ///
    /// ```text
    /// let reply = client.get_user_payment(payment_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v2/api-v2-get-payment-by-id.html>.
    pub fn get_user_payment(&self, payment_id: &str) -> Request<model::UserPaymentReply>
    where
        S: scope::PaymentsReadOrApplicationAccessWrite,
    {
        self.core
            .call(&operation::GET_USER_PAYMENT)
            .path("payment_id", payment_id)
            .request()
    }

    /// Defines a token; a payment mints it later.
    ///
    /// A user's token with the scope `users.asset:write`.
    ///
    /// ```text
    /// let reply = client.create_asset(&body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v2/api-v2-asset-create.html>.
    pub fn create_asset(&self, body: &model::AssetInput) -> Request<model::Asset>
    where
        S: scope::UsersAssetWrite,
        K: rt::token::ActsAsUser,
    {
        self.core.call(&operation::CREATE_ASSET).body(body).request()
    }

    /// Changes what is shown of a token.
    ///
    /// A user's token with the scope `users.asset:write`.
    ///
    /// ```text
    /// let reply = client.modify_asset(asset_id, &body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v2/api-v2-asset-modify.html>.
    pub fn modify_asset(
        &self,
        asset_id: &str,
        body: &model::AssetUpdate,
    ) -> Request<model::Asset>
    where
        S: scope::UsersAssetWrite,
        K: rt::token::ActsAsUser,
    {
        self.core
            .call(&operation::MODIFY_ASSET)
            .path("asset_id", asset_id)
            .body(body)
            .request()
    }
}
