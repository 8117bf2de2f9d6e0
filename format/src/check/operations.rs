//! Operations: bodies, tokens, and keys that depend on each other.

use super::names::{self, Kind};
use super::origins::Origins;
use super::parameters::{self, Place};
use super::{clients, models, paths, replies, urls};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::call::CallExpression;
use crate::expression::graphql::check_document;
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::source::Spanned;
use crate::spec::{Body, Index, Operation, OperationKind, Property, Spec, TokenUse};
use licit_tables::Method;

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    for sub_client in &spec.sub_clients {
        paths::bound(index, &sub_client.parameters, found);
    }
    let mut origins = Origins::new(index);
    for operation in &spec.operations {
        match &operation.kind {
            Some(OperationKind::Call(text)) => match CallExpression::parse(text) {
                Ok(call) => {
                    http(index, operation, &call, found);
                    origins.check(operation, &call, found);
                }
                Err(diagnostic) => found.push(diagnostic),
            },
            Some(OperationKind::GraphQl(document)) => graphql(spec, document, found),
            None => {}
        }
        values(index, operation, found);
        replies::check(index, operation, found);
        kind_keys(operation, found);
        token(spec, operation, found);
    }
    origins.finish(found);
    clients::check(index, found);
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
            Diagnostic::error(Code::MissingBaseUrl, "relative path without a base URL")
                .at(call.path.span, "needs `base_url`")
                .help("add `\"api\": { \"base_url\": \"https://…\" }`"),
        );
    }
    paths::check(index, operation, call, found);
    if let Some(body) = &operation.body
        && call.method.value == Method::Head
    {
        found.push(
            Diagnostic::error(Code::BodyNotAllowed, "a `HEAD` request has no body")
                .at(body.span, "cannot be sent")
                .see(call.method.span, "the method"),
        );
    }
}

fn graphql(spec: &Spec, document: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    found.extend(check_document(document).err());
    match &spec.api.graphql_endpoint {
        None => found.push(
            Diagnostic::error(
                Code::GraphQlWithoutEndpoint,
                "GraphQL operation without an endpoint",
            )
            .at(document.span, "needs `graphql_endpoint`")
            .help("add `\"graphql_endpoint\": \"https://…\"` to `api`"),
        ),
        Some(endpoint) if endpoint.text.starts_with('/') && spec.api.base_url.is_none() => {
            found.push(
                Diagnostic::error(Code::MissingBaseUrl, "relative endpoint without a base URL")
                    .at(endpoint.span, "needs `base_url`")
                    .help("add `\"base_url\": \"https://…\"` to `api`"),
            );
        }
        Some(_) => {}
    }
}

/// The caller's input: its types, and the names of the setters.
fn values(index: &Index<'_>, operation: &Operation, found: &mut Vec<Diagnostic>) {
    parameters::check(index, &operation.query, Place::Query, found);
    parameters::check(index, &operation.headers, Place::Header, found);
    parameters::check(index, &operation.cookies, Place::Cookie, found);
    for variable in &operation.variables {
        models::not_fixed(variable, "write the value into the GraphQL document", found);
    }
    parameters::check(index, &operation.variables, Place::Variable, found);
    parameters::of_replies(index, &operation.reply_headers, found);
    let headers = operation.reply_headers.iter();
    names::unique(
        &Kind::REPLY_HEADERS,
        headers.map(|header| (header.rust_name(), &header.name)),
        found,
    );
    let members = body(index, operation, found);
    let lists = [
        &operation.path,
        &operation.query,
        &operation.headers,
        &operation.cookies,
        &operation.variables,
    ];
    let headers = members.iter().flat_map(|part| &part.headers);
    let all = lists.into_iter().flatten().chain(members).chain(headers);
    let settable = all.filter(|parameter| !parameter.is_fixed());
    names::unique(
        &Kind::PARAMETERS,
        settable.map(|p| (p.rust_name(), &p.name)),
        found,
    );
}

/// Reports keys that have no effect on the operation's body.
fn body_keys(operation: &Operation, found: &mut Vec<Diagnostic>) {
    let body = operation.body.as_ref();
    if let Some(content_type) = &operation.content_type {
        let is_multipart = content_type.to_ascii_lowercase().starts_with("multipart/");
        let label = match body.map(|body| &body.value) {
            Some(Body::Type(_) | Body::Members(_) | Body::Form(_) | Body::FormType(_)) => None,
            Some(Body::Multipart(_)) if is_multipart => None,
            Some(Body::Multipart(_)) => Some("parts are sent as `multipart/…`"),
            Some(Body::Binary { .. }) | None => Some("this body has its own media type"),
        };
        let message = "`content_type` without a JSON, form or multipart body";
        found.extend(label.map(|label| {
            Diagnostic::error(Code::BodyNotAllowed, message).at(content_type.span, label)
        }));
    }
    if let Some(empty) = &operation.empty_body
        && !matches!(body.map(|body| &body.value), Some(Body::Members(_)))
    {
        let message = "`empty_body` without the members of a JSON body";
        found.push(
            Diagnostic::error(Code::BodyNotAllowed, message)
                .at(empty.span, "has no effect on another body"),
        );
    }
    if let Some(limits) = &operation.body_limits
        && !matches!(
            body.map(|body| &body.value),
            Some(Body::Type(_) | Body::Members(_))
        )
    {
        let message = "`body_limits` without a JSON body";
        found.push(
            Diagnostic::error(Code::BodyNotAllowed, message)
                .at(limits.span, "has no effect on another body"),
        );
    }
    if let Some(optional) = &operation.optional_body {
        let members = body.map_or(&[][..], |body| body.value.members());
        let is_required = |member: &Property| !member.optional && !member.is_fixed();
        if !members.iter().any(is_required) {
            let message = "`optional_body` without a required member";
            found.push(Diagnostic::error(Code::BodyNotAllowed, message).at(
                optional.span,
                "has no effect; append `?` to the type or media type of an optional body",
            ));
        }
    }
}

/// Checks the body and returns its members.
fn body<'a>(
    index: &Index<'_>,
    operation: &'a Operation,
    found: &mut Vec<Diagnostic>,
) -> &'a [Property] {
    let body = operation.body.as_ref();
    body_keys(operation, found);
    let Some(body) = body else { return &[] };
    match &body.value {
        Body::Type(short) => models::type_known(index, &short.expression, body.span, found),
        Body::FormType(short) => {
            models::type_known(index, &short.expression, body.span, found);
            let has_fields = match &short.expression {
                TypeExpression::Builtin(builtin) => *builtin == Builtin::Json,
                TypeExpression::List(_) => false,
                _ => true,
            };
            if !has_fields {
                let message = "the type of a form has no members";
                let label = "use an object, a map or a union of these";
                found.push(Diagnostic::error(Code::BadParameterType, message).at(body.span, label));
            }
        }
        Body::Members(members) => parameters::check(index, members, Place::Member, found),
        Body::Form(members) => parameters::check(index, members, Place::Form, found),
        Body::Multipart(parts) => parameters::check(index, parts, Place::Part, found),
        Body::Binary { .. } => {}
    }
    for member in body.members() {
        let variable = member.fixed().and_then(|value| value.variables().next());
        if let Some(variable) = variable {
            let message = format!("`{}` cannot use a variable", shown(&member.name));
            found.push(
                Diagnostic::error(Code::FixedProperty, message)
                    .at(variable.span, "fixed values in a body are sent unchanged"),
            );
        }
    }
    body.members()
}

/// Reports keys that belong to the other kind of operation, and second bodies.
fn kind_keys(operation: &Operation, found: &mut Vec<Diagnostic>) {
    let (kind, other) = match operation.kind {
        Some(OperationKind::GraphQl(_)) => ("graphql", "call"),
        Some(OperationKind::Call(_)) => ("call", "graphql"),
        None => return,
    };
    for key in &operation.foreign_keys {
        let message = format!("`{}` is not allowed with `{kind}`", key.value);
        found.push(
            Diagnostic::error(Code::KeyNotAllowed, message)
                .at(key.span, format!("requires `{other}`")),
        );
    }
    if let (Some(span), Some(body)) = (operation.second_body, &operation.body) {
        found.push(
            Diagnostic::error(Code::BodyNotAllowed, "a request has at most one body")
                .at(span, "the second body")
                .see(body.span, "the first body"),
        );
    }
}

fn token(spec: &Spec, operation: &Operation, found: &mut Vec<Diagnostic>) {
    let Some(token) = &operation.token else {
        return;
    };
    let users = spec.grants.give_user_tokens()
        || spec
            .credentials
            .iter()
            .any(|credential| !credential.acts_as_app);
    let apps = spec.grants.give_app_tokens()
        || spec
            .credentials
            .iter()
            .any(|credential| credential.acts_as_app);
    let (whose, grant, actor) = match token.value {
        TokenUse::User if !users => ("a user token", "authorization_code", "user"),
        TokenUse::App if !apps => ("an application token", "client_credentials", "app"),
        TokenUse::User | TokenUse::App | TokenUse::Any | TokenUse::None => return,
    };
    let message = format!("`{}` can never be called", operation.name.value);
    found.push(
        Diagnostic::error(Code::TokenNeverGranted, message)
            .at(token.span, format!("requires {whose}"))
            .help(format!(
                "add the `{grant}` grant, or a credential with `\"acts_as\": \"{actor}\"`"
            )),
    );
}

/// A body member with a fixed value.
pub(super) fn fixed_members(operation: &Operation) -> impl Iterator<Item = &Property> {
    let members = operation.body.as_ref().map(|body| body.value.members());
    let members = members.unwrap_or_default().iter();
    members.filter(|member| member.fixed().is_some())
}
