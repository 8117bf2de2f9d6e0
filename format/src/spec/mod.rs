//! The spec as a typed model, without resolved names or defaults.
//!
//! Reading is tolerant: values with the wrong structure were reported by
//! [`crate::schema::structure`] and are skipped here, so that the other rules can still be checked
//! and all problems reported together.

// Must not use `check` or `resolve`.

mod api;
mod client_assertion;
mod dpop;
mod errors;
mod grants;
mod identity;
mod index;
mod limits;
mod openid;
mod operations;
mod pages;
pub(crate) mod profile;
mod read;
mod resource_indicators;
mod scopes;
mod security;
mod tokens;
mod types;
mod unions;
mod usage;
mod values;
mod variables;
mod webhooks;

pub(crate) use api::token_in;
pub use licit_tables::owned::{TimestampPlace, TokenIn};
pub use licit_tables::{
    ClientAuth, Encoding, ErrorPlace, Profile, Redirect, Reuse, Rotation, State, VariableSource,
};
pub(crate) use usage::used_models;

pub use api::{Api, Credential, RateLimit};
pub use client_assertion::ClientAssertion;
pub use dpop::Dpop;
pub use errors::{ErrorRule, ErrorShape, Errors};
pub use grants::{
    ActingGrant, AuthorizationCode, Callback, Client, CustomGrant, DeviceCode, GrantCommon, Grants,
    RefreshToken, ResponseMode, TenantLookup, TokenInput,
};
pub use identity::{Emails, Identity};
pub use limits::Limits;
pub use openid::OpenId;
pub use operations::{
    Body, IdempotencyKey, Operation, OperationKind, Stream, SubClient, TokenUse, TypedError,
};
pub use pages::{PageStyle, Pages, PagesReference};
pub use resource_indicators::ResourceIndicators;
pub use scopes::{Scope, ScopeFormat};
pub use security::{Security, SecurityScheme, TOKEN};
pub use tokens::{ExpiresIn, ReplyScope, Revocation, SecondToken, TokenReply, TokenRequest};
pub use types::{Model, ModelKind, ObjectType, Property, PropertyKind, Style};
pub use unions::{Discriminator, Union};
pub use values::{EnumValue, Scalar};
pub use variables::{Environment, Variable, VariableFormat};
pub use webhooks::{WebhookEvent, WebhookHmac, WebhookJwt, WebhookSignature, Webhooks};

use crate::diagnostic::Diagnostic;
use crate::expression::template::Template;
use crate::expression::type_expression::TypeExpression;
use crate::source::{Node, Span, Spanned};
pub(crate) use index::Index;
use read::Reader;

/// A provider, as written in its spec.
#[derive(Debug, Clone, Default)]
pub struct Spec {
    /// The location of the file's object.
    pub span: Span,
    /// The locations of the declarations.
    pub sections: Sections,
    /// `name`
    pub name: Option<Spanned<String>>,
    /// `title`
    pub title: Option<Spanned<String>>,
    /// `description`
    pub description: Option<Spanned<String>>,
    /// `docs`
    pub docs: Option<Spanned<String>>,
    /// `profile`
    pub profile: Option<Spanned<Profile>>,
    /// `issuer`
    pub issuer: Option<Template>,
    /// `jwks_uri`
    pub jwks_uri: Option<Template>,
    /// `variables`
    pub variables: Vec<Variable>,
    /// `environments`
    pub environments: Vec<Environment>,
    /// `authorization_endpoint`
    pub authorization_endpoint: Option<Template>,
    /// `token_endpoint`
    pub token_endpoint: Option<Template>,
    /// `device_authorization_endpoint`
    pub device_authorization_endpoint: Option<Template>,
    /// `revocation_endpoint`
    pub revocation_endpoint: Option<Template>,
    /// `revocation`
    pub revocation: Option<Revocation>,
    /// `registration_endpoint`
    pub registration_endpoint: Option<Template>,
    /// `introspection_endpoint`
    pub introspection_endpoint: Option<Template>,
    /// `introspection_signing_alg_values_supported`
    pub introspection_algorithms: Option<Vec<Spanned<String>>>,
    /// `pushed_authorization_request_endpoint`
    pub pushed_authorization_request_endpoint: Option<Template>,
    /// `require_pushed_authorization_requests`
    pub require_pushed_authorization_requests: Option<Spanned<bool>>,
    /// `token_endpoint_auth_methods`
    pub auth_methods: Option<Vec<Spanned<ClientAuth>>>,
    /// `client_assertion`
    pub client_assertion: Option<ClientAssertion>,
    /// `clients`
    pub clients: Vec<Client>,
    /// `scopes`
    pub scopes: Vec<Scope>,
    /// `default_scopes`
    pub default_scopes: Option<Vec<Spanned<String>>>,
    /// `scope_format`
    pub scope_format: ScopeFormat,
    /// `grants`
    pub grants: Grants,
    /// `credentials`
    pub credentials: Vec<Credential>,
    /// `security_schemes`
    pub security_schemes: Vec<SecurityScheme>,
    /// `token_request`
    pub token_request: TokenRequest,
    /// `token_reply`
    pub token_reply: TokenReply,
    /// `errors`
    pub errors: Errors,
    /// `tls_client_certificate_bound_access_tokens`
    pub certificate_bound: bool,
    /// `dpop`
    pub dpop: Option<Dpop>,
    /// `resource_indicators`
    pub resource_indicators: Option<ResourceIndicators>,
    /// `openid`
    pub openid: Option<OpenId>,
    /// `identity`
    pub identity: Option<Identity>,
    /// `authorization_details`
    pub authorization_details: Option<Spanned<TypeExpression>>,
    /// `api`
    pub api: Api,
    /// `sub_clients`
    pub sub_clients: Vec<SubClient>,
    /// `pagination`
    pub pagination: Vec<(Spanned<String>, Pages)>,
    /// `operations`
    pub operations: Vec<Operation>,
    /// `webhooks`
    pub webhooks: Option<Webhooks>,
    /// `models`
    pub models: Vec<Model>,
}

/// The locations of declarations, for messages.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sections {
    /// `variables`
    pub variables: Option<Span>,
    /// `clients`
    pub clients: Option<Span>,
    /// `scopes`
    pub scopes: Option<Span>,
    /// `errors.shapes`
    pub error_shapes: Option<Span>,
    /// `errors.documented`
    pub documented_errors: Option<Span>,
    /// `sub_clients`
    pub sub_clients: Option<Span>,
    /// `pagination`
    pub pagination: Option<Span>,
}

impl Sections {
    fn read(root: &Node) -> Self {
        let section = |node: &Node, key: &str| {
            node.get(key)
                .filter(|section| !section.members().is_empty())
                .map(|section| section.span)
        };
        Self {
            variables: section(root, "variables"),
            clients: section(root, "clients"),
            scopes: section(root, "scopes"),
            error_shapes: root
                .get("errors")
                .and_then(|errors| section(errors, "shapes")),
            documented_errors: root
                .get("errors")
                .and_then(|errors| section(errors, "documented")),
            sub_clients: section(root, "sub_clients"),
            pagination: section(root, "pagination"),
        }
    }
}

impl Spec {
    /// Returns how token replies are read: for each grant, and for the provider.
    pub(crate) fn token_replies(&self) -> impl Iterator<Item = &TokenReply> {
        let own = self.grants.all().map(|(_, grant)| &grant.token_reply);
        own.chain([&self.token_reply])
    }

    /// Returns the client authentication methods of a grant: its own, or the provider's. `None`: the
    /// default.
    pub(crate) fn auth_methods_of<'s>(
        &'s self,
        grant: &'s GrantCommon,
    ) -> Option<&'s Vec<Spanned<ClientAuth>>> {
        grant.auth_methods.as_ref().or(self.auth_methods.as_ref())
    }

    /// Reads the tree, and reports invalid templates, types and scope expressions.
    pub fn read(root: &Node) -> (Self, Vec<Diagnostic>) {
        let mut reader = Reader::default();
        let r = &mut reader;
        let spec = Self {
            span: Span::new(root.span.start, root.span.start + 1),
            sections: Sections::read(root),
            name: root.text("name"),
            title: root.text("title"),
            description: root.text("description"),
            docs: root.text("docs"),
            profile: root.choice(
                "profile",
                &Profile::ALL.map(|profile| (profile.name(), profile)),
            ),
            issuer: r.template(root, "issuer"),
            jwks_uri: r.template(root, "jwks_uri"),
            variables: r.map(root, "variables", |_, name, node| {
                Variable::read(name, node)
            }),
            environments: r.map(root, "environments", |_, name, node| {
                Environment::read(name, node)
            }),
            authorization_endpoint: r.template(root, "authorization_endpoint"),
            token_endpoint: r.template(root, "token_endpoint"),
            device_authorization_endpoint: r.template(root, "device_authorization_endpoint"),
            revocation_endpoint: r.template(root, "revocation_endpoint"),
            revocation: r.object(root, "revocation", Revocation::read),
            registration_endpoint: r.template(root, "registration_endpoint"),
            introspection_endpoint: r.template(root, "introspection_endpoint"),
            introspection_algorithms: root.texts("introspection_signing_alg_values_supported"),
            pushed_authorization_request_endpoint: r
                .template(root, "pushed_authorization_request_endpoint"),
            require_pushed_authorization_requests: root
                .boolean("require_pushed_authorization_requests"),
            auth_methods: root.auth_methods(),
            client_assertion: r.object(root, "client_assertion", ClientAssertion::read),
            clients: r.map(root, "clients", |_, name, node| Client::read(name, node)),
            scopes: r.map(root, "scopes", |_, name, node| Scope::read(name, node)),
            default_scopes: root.texts("default_scopes"),
            scope_format: root
                .get("scope_format")
                .map(ScopeFormat::read)
                .unwrap_or_default(),
            grants: root
                .get("grants")
                .map(|node| Grants::read(r, node))
                .unwrap_or_default(),
            credentials: r.map(root, "credentials", |_, name, node| {
                Credential::read(name, node)
            }),
            security_schemes: r.map(root, "security_schemes", |_, name, node| {
                SecurityScheme::read(name, node)
            }),
            token_request: r
                .object(root, "token_request", TokenRequest::read)
                .unwrap_or_default(),
            token_reply: root
                .get("token_reply")
                .map(TokenReply::read)
                .unwrap_or_default(),
            errors: r.object(root, "errors", Errors::read).unwrap_or_default(),
            certificate_bound: root
                .boolean("tls_client_certificate_bound_access_tokens")
                .is_some_and(|flag| flag.value),
            dpop: r.object(root, "dpop", |_, node| Dpop::read(node)),
            resource_indicators: r.object(root, "resource_indicators", ResourceIndicators::read),
            openid: r.object(root, "openid", OpenId::read),
            identity: r.object(root, "identity", Identity::read),
            authorization_details: r.spanned_type(root, "authorization_details"),
            api: r.object(root, "api", Api::read).unwrap_or_default(),
            sub_clients: r.map(root, "sub_clients", SubClient::read),
            pagination: r.map(root, "pagination", |_, name, node| {
                (name, Pages::read(node))
            }),
            operations: r.map(root, "operations", Operation::read),
            webhooks: r.object(root, "webhooks", Webhooks::read),
            models: r.map(root, "models", Model::read),
        };
        (spec, reader.found)
    }
}
