//! The URLs that the emulator serves: every URL of the spec, below its host's name.

use licit_format::resolve::{Provider, Registration, VariableFormat, WebhookSignature};

use super::grant_kind::{GrantKind, TokenGrant};
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
    /// The pushed authorization request endpoint of the registration at this position.
    PushedAuthorization(usize),
    /// The tenant lookup of the registration at this position.
    Tenants(usize),
    /// The revocation endpoint.
    Revocation,
    /// The introspection endpoint.
    Introspection,
    /// The client registration endpoint.
    Registration,
    /// The configuration endpoint of a client that registered itself.
    ClientConfiguration,
    /// The keys that the provider signs with.
    Keys,
    /// The UserInfo endpoint.
    UserInfo,
    /// The logout endpoint.
    EndSession,
    /// The keys that verify webhooks.
    WebhookKeys,
    /// The GraphQL endpoint.
    GraphQl,
    /// The operation at this position.
    Operation(usize),
}

/// A URL that matches a path.
#[derive(Debug, Clone)]
pub(crate) struct Match<'r> {
    pub(crate) target: Target,
    pub(crate) pattern: &'r Pattern,
    pub(crate) bindings: Bindings,
}

impl Match<'_> {
    /// Returns the undecoded values of the variables; `raw` contains the segments of the URL. If
    /// the literal parts of the URL are encoded differently, the values are decoded.
    pub(crate) fn raw_bindings(&self, raw: &[String], authority: &str) -> Bindings {
        let whole = || {
            let segments = [authority.to_owned()].into_iter();
            let whole: Vec<String> = segments.chain(raw.iter().cloned()).collect();
            self.pattern.matches(&whole)
        };
        let found = self.pattern.matches(raw).or_else(whole);
        found.unwrap_or_else(|| self.bindings.clone())
    }
}

/// All URLs of a provider.
#[derive(Debug, Clone)]
pub(crate) struct Routes {
    all: Vec<(Pattern, Target)>,
    /// The variables whose values have a host and a path, with which URLs begin: `{home}`.
    urls: Vec<String>,
}

impl Routes {
    /// The URLs of a provider.
    pub(crate) fn of(provider: &Provider) -> Self {
        let variables = provider.table.variables.iter();
        let urls = variables.filter(|variable| variable.format == VariableFormat::Url);
        let mut routes = Self {
            all: Vec::new(),
            urls: urls
                .map(|variable| format!("{{{}}}", variable.name))
                .collect(),
        };
        for (position, registration) in provider.registrations.iter().enumerate() {
            routes.add_grants(position, registration);
        }
        routes.add_openid(provider);
        // Every registration has the same endpoints for its tokens.
        let shared = provider.registrations.first().map(|first| &first.table);
        if let Some(endpoint) = shared.and_then(|table| table.registration_endpoint.as_ref()) {
            routes.add(endpoint, Target::Registration);
            routes.add(
                &format!("{endpoint}/{{client_id}}"),
                Target::ClientConfiguration,
            );
        }
        let webhooks = provider.webhooks.as_ref();
        let signature = webhooks.map(|webhooks| &webhooks.table.signature);
        if let Some(WebhookSignature::Jwt(jwt)) = signature {
            routes.add(&jwt.jwks_uri, Target::WebhookKeys);
        }
        let revocation = shared.and_then(|table| table.revocation_endpoint.as_ref());
        routes.add_optional(revocation, Target::Revocation);
        let introspection = shared.and_then(|table| table.introspection_endpoint.as_ref());
        routes.add_optional(introspection, Target::Introspection);
        let graphql = provider.table.api.graphql_endpoint.as_ref();
        routes.add_optional(graphql, Target::GraphQl);
        for (position, operation) in provider.operations.iter().enumerate() {
            if operation.table.graphql.is_none() {
                let url = operation_url(provider, &operation.table.path);
                routes.add(&url, Target::Operation(position));
            }
        }
        // Stable: of two equal patterns, the endpoints of OAuth come first.
        routes
            .all
            .sort_by_cached_key(|(pattern, _)| pattern.precedence());
        routes
    }

    fn add(&mut self, url: &str, target: Target) {
        let pattern = if self.urls.iter().any(|begin| url.starts_with(begin)) {
            Pattern::below_url(url)
        } else {
            Pattern::new(url)
        };
        self.all.push((pattern, target));
    }

    fn add_optional(&mut self, url: Option<&String>, target: Target) {
        if let Some(url) = url {
            self.add(url, target);
        }
    }

    fn add_grants(&mut self, position: usize, registration: &Registration) {
        if let Some(code) = &registration.table.authorization_code {
            self.add(
                &code.authorization_endpoint,
                Target::Authorization(position),
            );
            let lookup = code.tenant_lookup.as_ref().map(|lookup| &lookup.url);
            self.add_optional(lookup, Target::Tenants(position));
            let pushed = code.pushed_authorization_request_endpoint.as_ref();
            self.add_optional(pushed, Target::PushedAuthorization(position));
        }
        if let Some(device) = &registration.table.device_code {
            let url = &device.device_authorization_endpoint;
            self.add(url, Target::DeviceAuthorization(position));
        }
        for kind in GrantKind::all(registration) {
            if let Some(grant) = kind.of(registration) {
                let target = Target::Token(TokenGrant {
                    registration: position,
                    kind,
                });
                self.add(&grant.token_endpoint, target);
            }
        }
    }

    fn add_openid(&mut self, provider: &Provider) {
        let openid = provider.table.openid.as_ref();
        let userinfo = openid.and_then(|openid| Some(&openid.userinfo.as_ref()?.path));
        let end_session = openid.and_then(|openid| openid.end_session_endpoint.as_ref());
        self.add_optional(provider.table.jwks_uri.as_ref(), Target::Keys);
        self.add_optional(userinfo, Target::UserInfo);
        self.add_optional(end_session, Target::EndSession);
    }

    /// The URLs that match a path, the most specific first. A client with the emulator's own address as
    /// its origin omits the host's name, so `authority` is tried in its place.
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
        let routes = self.all.iter();
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
