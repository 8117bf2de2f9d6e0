//! The grants of a registration, by their kind.

use licit_format::resolve::{CustomGrant, Grant, Registration};

/// A grant at a token endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TokenGrant {
    /// Position of its registration.
    pub(crate) registration: usize,
    /// Which of the registration's grants it is.
    pub(crate) kind: GrantKind,
}

/// The grants that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GrantKind {
    /// RFC 6749 §4.1
    AuthorizationCode,
    /// RFC 6749 §6
    RefreshToken,
    /// RFC 6749 §4.4
    ClientCredentials,
    /// RFC 8628
    DeviceCode,
    /// RFC 8693
    TokenExchange,
    /// RFC 7523 §2.1
    JwtBearer,
    /// RFC 6749 §4.3
    Password,
    /// The application's own token before the exchange of a code.
    AppToken,
    /// The exchange of a code grant's access token for another.
    Swap,
    /// RFC 6749 §4.5: the provider's own at this position.
    Custom(usize),
}

impl GrantKind {
    /// Every kind that a registration may have.
    pub(crate) fn all(registration: &Registration) -> impl Iterator<Item = Self> {
        let named = [
            Self::AuthorizationCode,
            Self::RefreshToken,
            Self::ClientCredentials,
            Self::DeviceCode,
            Self::TokenExchange,
            Self::JwtBearer,
            Self::Password,
            Self::AppToken,
            Self::Swap,
        ];
        let custom = (0..registration.custom.len()).map(Self::Custom);
        named.into_iter().chain(custom)
    }

    /// Returns its registered name. Provider-specific grants have theirs in their tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::RefreshToken => "refresh_token",
            Self::ClientCredentials | Self::AppToken => "client_credentials",
            Self::DeviceCode => "urn:ietf:params:oauth:grant-type:device_code",
            Self::TokenExchange => "urn:ietf:params:oauth:grant-type:token-exchange",
            Self::JwtBearer => "urn:ietf:params:oauth:grant-type:jwt-bearer",
            Self::Password => "password",
            Self::Swap | Self::Custom(_) => "",
        }
    }

    /// Whether a client registers the grant by this name. The requests that belong to a login need no
    /// registration of their own.
    pub(crate) fn is_named(self, grant: &Grant, grant_type: &str) -> bool {
        let kind = match self {
            Self::AppToken | Self::Swap => Self::AuthorizationCode,
            own => own,
        };
        let own = grant.request.grant_type.as_deref().unwrap_or(kind.name());
        // A custom grant without a name cannot be registered.
        kind.name() == grant_type || own == grant_type || own.is_empty()
    }

    /// The registration's grant of this kind.
    pub(crate) fn of(self, registration: &Registration) -> Option<&Grant> {
        match self {
            Self::AuthorizationCode => registration
                .table
                .authorization_code
                .as_ref()
                .map(|code| &code.grant),
            Self::RefreshToken => registration
                .table
                .refresh_token
                .as_ref()
                .map(|refresh| &refresh.grant),
            Self::ClientCredentials => registration.table.client_credentials.as_ref(),
            Self::DeviceCode => registration
                .table
                .device_code
                .as_ref()
                .map(|device| &device.grant),
            Self::TokenExchange => registration.table.token_exchange.as_ref(),
            Self::JwtBearer => registration.table.jwt_bearer.as_ref(),
            Self::Password => registration.table.password.as_ref(),
            Self::AppToken => {
                let code = registration.table.authorization_code.as_ref()?;
                code.app_token.as_ref()
            }
            Self::Swap => registration.swap(),
            Self::Custom(at) => registration.table.custom.get(at).map(|(_, grant)| grant),
        }
    }

    /// The registration's own grant of this kind.
    pub(crate) fn custom(self, registration: &Registration) -> Option<&CustomGrant> {
        match self {
            Self::Custom(at) => registration.custom.get(at),
            _ => None,
        }
    }
}

/// Whether a registration has a grant of this registered name.
pub(crate) fn offers(registration: &Registration, grant_type: &str) -> bool {
    GrantKind::all(registration).any(|kind| {
        let grant = kind.of(registration);
        let own = |grant: &Grant| grant.request.grant_type.as_deref() == Some(grant_type);
        grant.is_some_and(|grant| kind.name() == grant_type || own(grant))
    })
}
