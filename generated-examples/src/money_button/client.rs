//! The client of Money Button's API, with one method per operation.

use ::licit::rt;
use super::{Error, scope, operation, request, model};

/// A client of Money Button's API whose token has the scopes `S`.
///
/// Cheap to clone; clones share the token.
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
    /// Creates a client that sends these tokens and refreshes them as needed.
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

    /// Returns the session, which refreshes the token as needed.
    pub fn session(&self) -> &rt::Session {
        self.core.session()
    }

    /// Returns a client restricted to the scopes of `Part`.
    #[must_use]
    pub fn narrow<Part: scope::Within<S>>(&self) -> Client<Part, K> {
        Client::from_core(self.core.clone())
    }

    /// Returns a client with the scopes of `Other`, if the provider granted them.
    ///
    /// # Errors
    ///
    /// Returns an error that lists the missing scopes, if any scope of `Other` was not
    /// granted.
    pub fn widen<Other: scope::ScopeSet>(&self) -> Result<Client<Other, K>, Error> {
        self.core.check_scopes(Other::SCOPES)?;
        Ok(Client::from_core(self.core.clone()))
    }

    /// Returns the user's id and name.
    ///
    /// Requires a user token with the scope `auth.user_identity:read`.
    ///
    /// ```text
    /// let reply = client.get_user_identity().send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-user-identity.html>.
    pub fn get_user_identity(&self) -> request::GetUserIdentity
    where
        S: scope::AuthUserIdentityRead,
        K: rt::token::ActsAsUser,
    {
        request::GetUserIdentity::new(self.core.call(&operation::GET_USER_IDENTITY))
    }

    /// Returns the user's profile.
    ///
    /// Requires a user token with the scope `users.profiles:read`.
    ///
    /// ```text
    /// let reply = client.get_user_profile(user_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-user-profile.html>.
    pub fn get_user_profile(&self, user_id: &str) -> request::GetUserProfile
    where
        S: scope::UsersProfilesRead,
        K: rt::token::ActsAsUser,
    {
        request::GetUserProfile::new(
            self.core.call(&operation::GET_USER_PROFILE).path("user_id", user_id),
        )
    }

    /// Returns the user's balance.
    ///
    /// Requires a user token with the scope `users.balance:read`.
    ///
    /// ```text
    /// let reply = client.get_user_balance(user_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-user-balance.html>.
    pub fn get_user_balance(&self, user_id: &str) -> request::GetUserBalance
    where
        S: scope::UsersBalanceRead,
        K: rt::token::ActsAsUser,
    {
        request::GetUserBalance::new(
            self.core.call(&operation::GET_USER_BALANCE).path("user_id", user_id),
        )
    }

    /// Returns the payments of the user, or of the app.
    ///
    /// Requires a token with the scope `payments:read` or `application_access:write`.
    ///
    /// ```text
    /// let mut items = client.list_payments().items();
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-payments.html>.
    pub fn list_payments(&self) -> request::ListPayments
    where
        S: scope::ApplicationAccessWriteOrPaymentsRead,
    {
        request::ListPayments::new(self.core.call(&operation::LIST_PAYMENTS))
    }

    /// Returns a payment, by Money Button's id.
    ///
    /// Requires a token with the scope `payments:read` or `application_access:write`.
    ///
    /// ```text
    /// let reply = client.get_payment(payment_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v1/api-v1-get-payment-by-id.html>.
    pub fn get_payment(&self, payment_id: &str) -> request::GetPayment
    where
        S: scope::ApplicationAccessWriteOrPaymentsRead,
    {
        request::GetPayment::new(
            self.core.call(&operation::GET_PAYMENT).path("payment_id", payment_id),
        )
    }

    /// Returns a payment, with the properties of the second API.
    ///
    /// Requires a token with the scope `payments:read` or `application_access:write`.
    ///
    /// ```text
    /// let reply = client.get_user_payment(payment_id).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v2/api-v2-get-payment-by-id.html>.
    pub fn get_user_payment(&self, payment_id: &str) -> request::GetUserPayment
    where
        S: scope::ApplicationAccessWriteOrPaymentsRead,
    {
        request::GetUserPayment::new(
            self.core.call(&operation::GET_USER_PAYMENT).path("payment_id", payment_id),
        )
    }

    /// Defines a token. A payment mints it later.
    ///
    /// Requires a user token with the scope `users.asset:write`.
    ///
    /// ```text
    /// let reply = client.create_asset(&body).send().await?;
    /// ```
    ///
    /// See <https://docs.moneybutton.com/docs/api/v2/api-v2-asset-create.html>.
    pub fn create_asset(&self, body: &model::AssetInput) -> request::CreateAsset
    where
        S: scope::UsersAssetWrite,
        K: rt::token::ActsAsUser,
    {
        request::CreateAsset::new(self.core.call(&operation::CREATE_ASSET).body(body))
    }

    /// Changes the displayed properties of a token.
    ///
    /// Requires a user token with the scope `users.asset:write`.
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
    ) -> request::ModifyAsset
    where
        S: scope::UsersAssetWrite,
        K: rt::token::ActsAsUser,
    {
        request::ModifyAsset::new(
            self
                .core
                .call(&operation::MODIFY_ASSET)
                .path("asset_id", asset_id)
                .body(body),
        )
    }
}
