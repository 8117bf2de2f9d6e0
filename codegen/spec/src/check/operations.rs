//! Operations: paths and their parameters, bodies, tokens, names.

use super::unique_names;
use crate::call::CallExpression;
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::source::Spanned;
use crate::spec::{Body, Operation, OperationKind, Property, Spec, TokenUse};

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for sub_client in &spec.sub_clients {
        path_parameters(spec, &sub_client.parameters, found);
    }
    for operation in &spec.operations {
        match &operation.kind {
            Some(OperationKind::Call(text)) => match CallExpression::parse(text) {
                Ok(call) => http(spec, operation, &call, found),
                Err(diagnostic) => found.push(diagnostic),
            },
            Some(OperationKind::GraphQl(document)) => graphql(spec, document, found),
            None => {}
        }
        parameters(spec, operation, found);
        kind_keys(operation, found);
        token(spec, operation, found);
    }
    method_names(spec, found);
}

/// The names in the braces of an operation's path.
pub(super) fn path_names(operation: &Operation) -> Vec<Spanned<String>> {
    match &operation.kind {
        Some(OperationKind::Call(text)) => CallExpression::parse(text)
            .map(|call| call.path.variables().cloned().collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// A property's name in Rust, beside its name on the wire.
pub(super) fn rust_name(property: &Property) -> (String, &Spanned<String>) {
    let chosen = property.rust_name.as_ref().map(|name| name.value.clone());
    (chosen.unwrap_or_else(|| name::snake(&property.name)), &property.name)
}

fn http(spec: &Spec, operation: &Operation, call: &CallExpression, found: &mut Vec<Diagnostic>) {
    if call.path.text.starts_with('/') {
        if spec.api.base_url.is_none() {
            found.push(
                Diagnostic::error(Code::MissingBaseUrl, "a relative path without a base URL")
                    .at(call.path.span, "relative to what?")
                    .help("add `\"api\": { \"base_url\": \"https://…\" }`"),
            );
        }
    } else {
        super::urls::endpoint(spec, &call.path, found);
    }
    let bound: Vec<&Property> = spec.sub_clients.iter().flat_map(|s| &s.parameters).collect();
    for name in call.path.variables() {
        let declared = operation.path.iter().any(|p| p.name.value == name.value)
            || bound.iter().any(|p| p.name.value == name.value)
            || spec.variables.iter().any(|v| v.name.value == name.value);
        if !declared {
            let known = operation.path.iter().chain(bound.iter().copied()).map(|p| p.name.as_str());
            found.push(
                Diagnostic::error(Code::UndeclaredPathParameter, format!("nobody declares the path parameter `{}`", name.value))
                    .at(name.span, "not in `path`, `sub_clients` or `variables`")
                    .help(format!("add `\"path\": {{ \"{}\": \"string\" }}` to the operation", name.value))
                    .suggest_nearest("a parameter", name, name.span, known),
            );
        }
    }
    for parameter in &operation.path {
        if !call.path.variables().any(|name| name.value == parameter.name.value) {
            found.push(
                Diagnostic::error(Code::UnusedPathParameter, format!("the path does not name `{}`", parameter.name.value))
                    .at(parameter.name.span, "declared here")
                    .see(call.path.span, "not in here"),
            );
        }
    }
    path_parameters(spec, &operation.path, found);
    if let Some(body) = &operation.body
        && matches!(call.method.as_str(), "GET" | "HEAD")
    {
        found.push(
            Diagnostic::error(Code::BodyNotAllowed, format!("a `{}` request has no body", call.method.value))
                .at(body.span, "a body")
                .see(call.method.span, "not with this method"),
        );
    }
}

fn path_parameters(spec: &Spec, parameters: &[Property], found: &mut Vec<Diagnostic>) {
    for parameter in parameters.iter().filter(|p| p.optional || p.nullable) {
        found.push(
            Diagnostic::error(Code::NotOptional, format!("the path parameter `{}` cannot be left out", parameter.name.value))
                .at(parameter.span, "a path without it is another path"),
        );
    }
    super::models::parameter_types(spec, parameters, found);
}

fn graphql(spec: &Spec, document: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    match &spec.api.graphql_endpoint {
        None => found.push(
            Diagnostic::error(Code::GraphQlWithoutEndpoint, "a GraphQL operation without an endpoint")
                .at(document.span, "sent where?")
                .help("add `\"graphql_endpoint\"` to `api`"),
        ),
        Some(endpoint) if endpoint.text.starts_with('/') && spec.api.base_url.is_none() => found.push(
            Diagnostic::error(Code::MissingBaseUrl, "a relative GraphQL endpoint without a base URL")
                .at(endpoint.span, "relative to what?")
                .help("add `base_url` to `api`"),
        ),
        Some(_) => {}
    }
}

fn parameters(spec: &Spec, operation: &Operation, found: &mut Vec<Diagnostic>) {
    super::models::parameter_types(spec, &operation.query, found);
    super::models::parameter_types(spec, &operation.headers, found);
    let mut all: Vec<&Property> = Vec::new();
    all.extend(operation.path.iter().chain(&operation.query).chain(&operation.headers));
    all.extend(&operation.variables);
    match operation.body.as_ref().map(|body| &body.value) {
        Some(Body::Members(members)) => {
            super::models::members(spec, members, found);
            all.extend(members);
        }
        Some(Body::Form(members)) => {
            super::models::members(spec, members, found);
            super::models::parameter_types(spec, members, found);
            all.extend(members);
        }
        Some(Body::Type(short)) => super::models::type_known(spec, &short.expression, found),
        None => {}
    }
    super::models::members(spec, &operation.variables, found);
    let settable = all.into_iter().filter(|property| property.fixed().is_none());
    unique_names("parameters", Code::NameClash, settable.map(rust_name), found);
    if let Some(returns) = &operation.returns {
        super::models::object(spec, std::slice::from_ref(returns), found);
    }
}

/// Keys that only the other kind of operation has, and two bodies.
fn kind_keys(operation: &Operation, found: &mut Vec<Diagnostic>) {
    for key in &operation.foreign_keys {
        let (kind, other) = match operation.kind {
            Some(OperationKind::GraphQl(_)) => ("graphql", "call"),
            _ => ("call", "graphql"),
        };
        found.push(
            Diagnostic::error(Code::WrongKind, format!("`{}` has no meaning beside `{kind}`", key.value))
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
    let Some(token) = &operation.token else { return };
    let users = spec.grants.authorization_code.is_some()
        || spec.credentials.iter().any(|credential| !credential.acts_as_app);
    let apps = spec.grants.client_credentials.is_some()
        || spec.credentials.iter().any(|credential| credential.acts_as_app);
    let missing = match token.value {
        TokenUse::User if !users => "a user's token",
        TokenUse::App if !apps => "the application's own token",
        _ => return,
    };
    found.push(
        Diagnostic::error(Code::TokenNeverGranted, format!("`{}` can never be called", operation.name.value))
            .at(token.span, format!("needs {missing}, and no grant or credential gives one")),
    );
}

/// Names that the generated client has itself.
const RESERVED: &[&str] = &[
    "new", "clone", "session", "narrow", "widen", "graphql", "core", "sub_client",
];

/// Methods of one type have different names.
fn method_names(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let operations = spec.operations.iter().map(|o| &o.name);
    let methods = operations.chain(spec.sub_clients.iter().map(|s| &s.name));
    for name in methods.clone().filter(|name| RESERVED.contains(&name.as_str())) {
        found.push(
            Diagnostic::error(Code::ReservedName, format!("`{}` is a method of every generated client", name.value))
                .at(name.span, "choose another name"),
        );
    }
    unique_names("methods", Code::NameClash, methods.map(|n| (name::snake(n), n)), found);
}
