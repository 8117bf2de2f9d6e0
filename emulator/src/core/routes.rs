//! What the emulator serves where: every URL of the spec, below its host's name.

use licit_format::resolve::{CustomGrant, Grant, Provider, Registration, WebhookSignature};

use crate::values::pattern::{Bindings, Pattern};

/// What a URL is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The authorization endpoint of the registration at this position.
    Authorization(usize),
    /// The device authorization endpoint of the registration at this position.
    DeviceAuthorization(usize),
    /// A token endpoint, for one grant.
    Token(TokenGrant),
    /// What takes authorization requests beforehand, for the registration at this position.
    PushedAuthorization(usize),
    /// What is asked after a login with the registration at this position.
    Connection(usize),
    /// The revocation endpoint.
    Revocation,
    /// The introspection endpoint.
    Introspection,
    /// The client registration endpoint.
    Registration,
    /// Where a client is managed that has registered itself.
    ClientConfiguration,
    /// The keys that the provider signs with.
    Keys,
    /// What is told of the user.
    UserInfo,
    /// Where the user's session ends.
    EndSession,
    /// The keys that verify webhooks.
    WebhookKeys,
    /// The GraphQL endpoint.
    GraphQl,
    /// The operation at this position.
    Operation(usize),
}

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
    /// What the access token of a code grant is swapped for.
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
            Self::Swap,
        ];
        let custom = (0..registration.custom.len()).map(Self::Custom);
        named.into_iter().chain(custom)
    }

    /// The RFC's name for it; the provider's own have theirs in their tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::RefreshToken => "refresh_token",
            Self::ClientCredentials => "client_credentials",
            Self::DeviceCode => "urn:ietf:params:oauth:grant-type:device_code",
            Self::TokenExchange => "urn:ietf:params:oauth:grant-type:token-exchange",
            Self::JwtBearer => "urn:ietf:params:oauth:grant-type:jwt-bearer",
            Self::Password => "password",
            Self::Swap | Self::Custom(_) => "",
        }
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
        kind.of(registration).is_some_and(|grant| {
            let own = grant.request.grant_type.as_deref();
            kind.name() == grant_type || own == Some(grant_type)
        })
    })
}

/// A URL that fits a path.
#[derive(Debug, Clone)]
pub(crate) struct Match<'r> {
    pub(crate) target: Target,
    pub(crate) pattern: &'r Pattern,
    pub(crate) bindings: Bindings,
}

/// All URLs of a provider.
#[derive(Debug, Clone)]
pub(crate) struct Routes(Vec<(Pattern, Target)>);

impl Routes {
    /// The URLs of a provider.
    pub(crate) fn of(provider: &Provider) -> Self {
        let mut routes = Vec::new();
        for (position, registration) in provider.registrations.iter().enumerate() {
            if let Some(code) = &registration.table.authorization_code {
                let pattern = Pattern::new(&code.authorization_endpoint);
                routes.push((pattern, Target::Authorization(position)));
                if let Some(connection) = &code.connection {
                    let pattern = Pattern::new(&connection.url);
                    routes.push((pattern, Target::Connection(position)));
                }
                if let Some(endpoint) = &code.pushed_authorization_request_endpoint {
                    let target = Target::PushedAuthorization(position);
                    routes.push((Pattern::new(endpoint), target));
                }
            }
            if let Some(device) = &registration.table.device_code {
                let pattern = Pattern::new(&device.device_authorization_endpoint);
                routes.push((pattern, Target::DeviceAuthorization(position)));
            }
            for kind in GrantKind::all(registration) {
                if let Some(grant) = kind.of(registration) {
                    let target = Target::Token(TokenGrant {
                        registration: position,
                        kind,
                    });
                    routes.push((Pattern::new(&grant.token_endpoint), target));
                }
            }
        }
        let openid = provider.table.openid.as_ref();
        let userinfo = openid.and_then(|openid| Some(&openid.userinfo.as_ref()?.path));
        let end_session = openid.and_then(|openid| openid.end_session_endpoint.as_ref());
        for (url, target) in [
            (provider.table.jwks_uri.as_ref(), Target::Keys),
            (userinfo, Target::UserInfo),
            (end_session, Target::EndSession),
        ] {
            routes.extend(url.map(|url| (Pattern::new(url), target)));
        }
        // Every registration has the same endpoints for its tokens.
        let shared = provider.registrations.first().map(|first| &first.table);
        let revocation = shared.and_then(|table| table.revocation_endpoint.as_ref());
        let introspection = shared.and_then(|table| table.introspection_endpoint.as_ref());
        let registration = shared.and_then(|table| table.registration_endpoint.as_ref());
        if let Some(endpoint) = registration {
            routes.push((Pattern::new(endpoint), Target::Registration));
            let managed = Pattern::new(&format!("{endpoint}/{{client_id}}"));
            routes.push((managed, Target::ClientConfiguration));
        }
        if let Some(WebhookSignature::Jwt(jwt)) =
            provider.webhooks.as_ref().map(|w| &w.table.signature)
        {
            routes.push((Pattern::new(&jwt.jwks_uri), Target::WebhookKeys));
        }
        for (url, target) in [
            (revocation, Target::Revocation),
            (introspection, Target::Introspection),
            (
                provider.table.api.graphql_endpoint.as_ref(),
                Target::GraphQl,
            ),
        ] {
            routes.extend(url.map(|url| (Pattern::new(url), target)));
        }
        for (position, operation) in provider.operations.iter().enumerate() {
            if operation.table.graphql.is_none() {
                let url = operation_url(provider, &operation.table.path);
                routes.push((Pattern::new(&url), Target::Operation(position)));
            }
        }
        // Stable: of two that say the same, the endpoints of OAuth come first.
        routes.sort_by_cached_key(|(pattern, _)| pattern.precedence());
        Self(routes)
    }

    /// The URLs that a path fits, the most specific first. A client that was given the emulator's
    /// own address as an origin leaves out the host's name, so `authority` is tried in its place.
    pub(crate) fn find(&self, path: &[String], authority: &str) -> Vec<Match<'_>> {
        let found = self.fitting(path);
        if !found.is_empty() {
            return found;
        }
        let whole: Vec<String> = std::iter::once(authority.to_owned())
            .chain(path.iter().cloned())
            .collect();
        self.fitting(&whole)
    }

    fn fitting(&self, path: &[String]) -> Vec<Match<'_>> {
        let fits =
            |(pattern, target): &'_ (Pattern, Target)| pattern.matches(path).map(|b| (*target, b));
        let routes = self.0.iter();
        routes
            .filter_map(|route| {
                fits(route).map(|(target, bindings)| Match {
                    target,
                    pattern: &route.0,
                    bindings,
                })
            })
            .collect()
    }
}

/// The URL of an operation, a template.
pub(crate) fn operation_url(provider: &Provider, path: &str) -> String {
    match provider.table.api.base_url.as_str() {
        base if !base.is_empty() && path.starts_with('/') => {
            format!("{}{path}", base.trim_end_matches('/'))
        }
        _ => path.to_owned(),
    }
}
