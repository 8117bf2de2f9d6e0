//! What an application is created from, besides variables.

use licit_tables::ClientAuth;

use super::model::{Registration, is_symmetric};

/// An argument of an application's constructors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AppArgument {
    /// The client identifier.
    ClientId,
    /// The client secret.
    ClientSecret,
    /// The private key that signs the client's JWTs.
    SigningKey,
    /// The redirect URI.
    RedirectUri,
}

impl AppArgument {
    /// Returns its name: `client_id`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ClientId => "client_id",
            Self::ClientSecret => "client_secret",
            Self::SigningKey => "signing_key",
            Self::RedirectUri => "redirect_uri",
        }
    }
}

impl Registration {
    /// Returns the arguments of the application's constructors, with the credentials of each grant's preferred
    /// authentication method. A further method changes none of them.
    pub fn arguments(&self) -> Vec<AppArgument> {
        let preferred = |needs: fn(ClientAuth) -> bool| {
            let methods = self.grants().filter_map(|grant| grant.auth_methods.first());
            methods.copied().any(needs)
        };
        let secret = preferred(ClientAuth::needs_secret) || self.names_secret();
        let key = preferred(ClientAuth::needs_key) || self.signs_requests_with_key();
        self.arguments_with(secret, key && self.has_key())
    }

    /// Returns the arguments without the credentials that another authentication method does not need. `None` if
    /// every method needs those of the preferred one.
    pub fn arguments_without_credentials(&self) -> Option<Vec<AppArgument>> {
        let secret = self.has_secret() && !self.secret_is_optional();
        let key = self.has_key() && !self.key_is_optional();
        let fewer = self.arguments_with(secret, key);
        (fewer != self.arguments()).then_some(fewer)
    }

    fn arguments_with(&self, secret: bool, key: bool) -> Vec<AppArgument> {
        let has_login = self.table.authorization_code.is_some();
        [
            (AppArgument::ClientId, true),
            (AppArgument::ClientSecret, secret),
            (AppArgument::SigningKey, key),
            (AppArgument::RedirectUri, has_login),
        ]
        .into_iter()
        .filter_map(|(argument, is_there)| is_there.then_some(argument))
        .collect()
    }

    /// Whether the request of some grant contains the client secret.
    fn names_secret(&self) -> bool {
        self.grants().any(|grant| grant.request.names_secret)
    }

    /// Whether authorization requests must be signed, and only a private key can sign them.
    pub(super) fn signs_requests_with_key(&self) -> bool {
        self.request_object().is_some_and(|table| {
            let by_secret = table.algorithms.iter().any(|name| is_symmetric(name));
            table.required && !(by_secret && self.has_secret())
        })
    }
}
