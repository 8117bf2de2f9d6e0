//! The file as a typed model: nothing resolved, nothing defaulted away.
//!
//! Reading is tolerant: what has the wrong structure was reported by [`crate::structure`] and is
//! left out here, so that the other rules can still be checked and all problems told at once.

mod api;
mod oauth;
mod read;
mod types;

pub use api::{
    Api, Body, Credential, Deprecated, ErrorRule, ErrorShape, Errors, Operation, OperationKind,
    ErrorPlace, Meaning, PageStyle, Pages, PagesReference, RetryAfter, SubClient, TokenPlace, TokenUse,
};
pub use oauth::{
    AuthMethod, AuthorizationCode, Callback, Client, Encoding, Environment, ExpiresIn, GrantCommon, Grants, RefreshToken, Rotation,
    Scope, ScopeFormat, TokenReply, TokenRequest, Variable, VariableFormat, VariableFrom,
};
pub use types::{EnumValue, Model, ModelKind, Property, PropertyKind};

use crate::diagnostic::Diagnostic;
use crate::source::{Node, Spanned};
use crate::template::Template;
use read::Reader;

/// A provider, as its file says it.
#[derive(Debug, Clone, Default)]
pub struct Spec {
    /// `name`
    pub name: Option<Spanned<String>>,
    /// `title`
    pub title: Option<Spanned<String>>,
    /// `description`
    pub description: Option<Spanned<String>>,
    /// `docs`
    pub docs: Option<Spanned<String>>,
    /// `issuer`
    pub issuer: Option<Template>,
    /// `variables`
    pub variables: Vec<Variable>,
    /// `environments`
    pub environments: Vec<Environment>,
    /// `authorization_endpoint`
    pub authorization_endpoint: Option<Template>,
    /// `token_endpoint`
    pub token_endpoint: Option<Template>,
    /// `revocation_endpoint`
    pub revocation_endpoint: Option<Template>,
    /// `token_endpoint_auth_methods`
    pub auth_methods: Option<Vec<Spanned<AuthMethod>>>,
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
    /// `token_request`
    pub token_request: TokenRequest,
    /// `token_reply`
    pub token_reply: TokenReply,
    /// `errors`
    pub errors: Errors,
    /// `api`
    pub api: Api,
    /// `sub_clients`
    pub sub_clients: Vec<SubClient>,
    /// `pagination`
    pub pagination: Vec<(Spanned<String>, Pages)>,
    /// `operations`
    pub operations: Vec<Operation>,
    /// `models`
    pub models: Vec<Model>,
}

impl Spec {
    /// Reads the tree, and reports texts that cannot be read: templates, types, scope expressions.
    pub fn read(root: &Node) -> (Self, Vec<Diagnostic>) {
        let mut reader = Reader::default();
        let r = &mut reader;
        let spec = Self {
            name: r.text(root, "name"),
            title: r.text(root, "title"),
            description: r.text(root, "description"),
            docs: r.text(root, "docs"),
            issuer: r.template(root, "issuer"),
            variables: r.map(root, "variables", |_, name, node| Variable::read(name, node)),
            environments: r.map(root, "environments", Environment::read),
            authorization_endpoint: r.template(root, "authorization_endpoint"),
            token_endpoint: r.template(root, "token_endpoint"),
            revocation_endpoint: r.template(root, "revocation_endpoint"),
            auth_methods: r.auth_methods(root),
            clients: r.map(root, "clients", |r, name, node| Client::read(r, name, node)),
            scopes: r.map(root, "scopes", |r, name, node| Scope::read(r, name, node)),
            default_scopes: r.texts(root, "default_scopes"),
            scope_format: r.object(root, "scope_format", ScopeFormat::read).unwrap_or_default(),
            grants: r.object(root, "grants", Grants::read).unwrap_or_default(),
            credentials: r.map(root, "credentials", Credential::read),
            token_request: r.object(root, "token_request", TokenRequest::read).unwrap_or_default(),
            token_reply: r.object(root, "token_reply", TokenReply::read).unwrap_or_default(),
            errors: r.object(root, "errors", Errors::read).unwrap_or_default(),
            api: r.object(root, "api", Api::read).unwrap_or_default(),
            sub_clients: r.map(root, "sub_clients", SubClient::read),
            pagination: r.map(root, "pagination", |r, name, node| (name, Pages::read(r, node))),
            operations: r.map(root, "operations", Operation::read),
            models: r.map(root, "models", Model::read),
        };
        (spec, reader.found)
    }
}
