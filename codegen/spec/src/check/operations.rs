//! Operations: bodies, tokens, keys that belong together, names.

use super::names::{self, Kind};
use super::{models, parameters, paths, urls};
use crate::call::CallExpression;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::name;
use crate::source::Spanned;
use crate::spec::{Body, Index, Operation, OperationKind, Property, Spec, TokenUse};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    for sub_client in &spec.sub_clients {
        paths::parameters(index, &sub_client.parameters, found);
    }
    for operation in &spec.operations {
        match &operation.kind {
            Some(OperationKind::Call(text)) => match CallExpression::parse(text) {
                Ok(call) => http(index, operation, &call, found),
                Err(diagnostic) => found.push(diagnostic),
            },
            Some(OperationKind::GraphQl(document)) => graphql(spec, document, found),
            None => {}
        }
        values(index, operation, found);
        kind_keys(operation, found);
        token(spec, operation, found);
    }
    method_names(spec, found);
}

fn http(
    index: &Index<'_>,
    operation: &Operation,
    call: &CallExpression,
    found: &mut Vec<Diagnostic>,
) {
    if !call.path.text.starts_with('/') {
        urls::endpoint(index, &call.path, found);
    } else if index.spec.api.base_url.is_none() {
        found.push(
            Diagnostic::error(Code::MissingBaseUrl, "a relative path without a base URL")
                .at(call.path.span, "relative to what?")
                .help("add `\"api\": { \"base_url\": \"https://…\" }`"),
        );
    }
    paths::check(index, operation, call, found);
    if let Some(body) = &operation.body
        && matches!(call.method.as_str(), "GET" | "HEAD")
    {
        let message = format!("a `{}` request has no body", call.method.value);
        found.push(
            Diagnostic::error(Code::BodyNotAllowed, message)
                .at(body.span, "cannot be sent")
                .see(call.method.span, "with this method"),
        );
    }
}

fn graphql(spec: &Spec, document: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    match &spec.api.graphql_endpoint {
        None => found.push(
            Diagnostic::error(
                Code::GraphQlWithoutEndpoint,
                "a GraphQL operation without an endpoint",
            )
            .at(document.span, "sent where?")
            .help("add `\"graphql_endpoint\": \"https://…\"` to `api`"),
        ),
        Some(endpoint) if endpoint.text.starts_with('/') && spec.api.base_url.is_none() => {
            found.push(
                Diagnostic::error(
                    Code::MissingBaseUrl,
                    "a relative endpoint without a base URL",
                )
                .at(endpoint.span, "relative to what?")
                .help("add `\"base_url\": \"https://…\"` to `api`"),
            );
        }
        Some(_) => {}
    }
}

/// What the caller gives and gets: its types, and the names of what can be set.
fn values(index: &Index<'_>, operation: &Operation, found: &mut Vec<Diagnostic>) {
    parameters::check(index, &operation.query, found);
    parameters::check(index, &operation.headers, found);
    for variable in &operation.variables {
        models::not_fixed(variable, "write the value into the GraphQL document", found);
        models::property_type(index, variable, found);
    }
    let body = match operation.body.as_ref().map(|body| &body.value) {
        Some(Body::Type(short)) => {
            models::type_known(index, &short.expression, found);
            &[][..]
        }
        Some(Body::Members(members)) => {
            for member in members {
                models::property_type(index, member, found);
            }
            members
        }
        Some(Body::Form(members)) => {
            parameters::check(index, members, found);
            members
        }
        None => &[],
    };
    for member in body {
        let variable = member.fixed().and_then(|value| value.variables().next());
        if let Some(variable) = variable {
            let message = format!("`{}` cannot name a variable", shown(&member.name));
            found.push(
                Diagnostic::error(Code::FixedProperty, message)
                    .at(variable.span, "a body's fixed value is sent as it is"),
            );
        }
    }
    let lists = [
        &operation.path,
        &operation.query,
        &operation.headers,
        &operation.variables,
    ];
    let all = lists.into_iter().flatten().chain(body);
    let settable = all.filter(|parameter| parameter.fixed().is_none());
    names::unique(
        &Kind::PARAMETERS,
        settable.map(|p| (p.rust_name(), &p.name)),
        found,
    );
    if let Some(returns) = &operation.returns {
        models::object(index, std::slice::from_ref(returns), found);
    }
}

/// Keys that only the other kind of operation has, and two bodies.
fn kind_keys(operation: &Operation, found: &mut Vec<Diagnostic>) {
    let (kind, other) = match operation.kind {
        Some(OperationKind::GraphQl(_)) => ("graphql", "call"),
        Some(OperationKind::Call(_)) => ("call", "graphql"),
        None => return,
    };
    for key in &operation.foreign_keys {
        let message = format!("`{}` has no meaning beside `{kind}`", key.value);
        found.push(
            Diagnostic::error(Code::WrongKind, message)
                .at(key.span, format!("belongs to `{other}`")),
        );
    }
    if let (Some(span), Some(body)) = (operation.second_body, &operation.body) {
        found.push(
            Diagnostic::error(Code::BodyNotAllowed, "a request has one body")
                .at(span, "a second one")
                .see(body.span, "the first"),
        );
    }
}

fn token(spec: &Spec, operation: &Operation, found: &mut Vec<Diagnostic>) {
    let Some(token) = &operation.token else {
        return;
    };
    let users = spec.grants.authorization_code.is_some()
        || spec
            .credentials
            .iter()
            .any(|credential| !credential.acts_as_app);
    let apps = spec.grants.client_credentials.is_some()
        || spec
            .credentials
            .iter()
            .any(|credential| credential.acts_as_app);
    let (whose, grant, actor) = match token.value {
        TokenUse::User if !users => ("a user's token", "authorization_code", "user"),
        TokenUse::App if !apps => ("the application's own token", "client_credentials", "app"),
        TokenUse::User | TokenUse::App | TokenUse::Any | TokenUse::None => return,
    };
    let message = format!("`{}` can never be called", operation.name.value);
    found.push(
        Diagnostic::error(Code::TokenNeverGranted, message)
            .at(token.span, format!("needs {whose}"))
            .help(format!("such tokens come from the `{grant}` grant, or from a credential that `acts_as` `{actor}`")),
    );
}

/// Methods that the generated client has itself.
const RESERVED: &[&str] = &[
    "new",
    "clone",
    "session",
    "narrow",
    "widen",
    "graphql",
    "core",
    "sub_client",
];

/// Types of the generated module, which a sub-client's would hide.
const RESERVED_SUB_CLIENTS: &[&str] = &["api", "app", "client", "environment", "error", "login"];

/// Methods of one type have different names, and so have their request types.
fn method_names(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let operations = || spec.operations.iter().map(|operation| &operation.name);
    let sub_clients = || spec.sub_clients.iter().map(|sub_client| &sub_client.name);
    for name in operations().chain(sub_clients()) {
        names::reserved(
            name,
            RESERVED,
            "is a method of every generated client",
            found,
        );
    }
    for name in operations() {
        names::reserved(name, &["error"], "would hide the generated `Error`", found);
    }
    for name in sub_clients() {
        names::reserved(
            name,
            RESERVED_SUB_CLIENTS,
            "would hide a type of the generated module",
            found,
        );
    }
    let methods = operations().chain(sub_clients());
    names::unique(
        &Kind::METHODS,
        methods.map(|name| (name.value.clone(), name)),
        found,
    );
    names::unique(
        &Kind::OPERATIONS,
        operations().map(|n| (name::pascal(n), n)),
        found,
    );
    names::unique(
        &Kind::SUB_CLIENTS,
        sub_clients().map(|n| (name::pascal(n), n)),
        found,
    );
}

/// What an operation sends as a member of its body with a fixed value.
pub(super) fn fixed_members(operation: &Operation) -> impl Iterator<Item = &Property> {
    let members = match operation.body.as_ref().map(|body| &body.value) {
        Some(Body::Members(members) | Body::Form(members)) => members.as_slice(),
        Some(Body::Type(_)) | None => &[],
    };
    members.iter().filter(|member| member.fixed().is_some())
}
