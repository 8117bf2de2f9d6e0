//! Errors, sub-clients and operations.

use super::grants::fixed;
use super::model::{
    Api, Body, Call, ErrorPlace, ErrorRule, ErrorShape, Meaning, Operation, Parameter, RetryAfter,
    SubClient, TokenPlace, TokenUse, Type,
};
use super::types::Types;
use crate::call::CallExpression;
use crate::name;
use crate::spec::{self, OperationKind, Spec};

/// Methods of every generated request builder; a setter with such a name gets another.
const BUILDER_METHODS: &[&str] = &["send", "pages", "items", "options"];

pub(super) fn api(spec: &Spec) -> Api {
    let api = &spec.api;
    let base_url = api.base_url.as_ref().map(|template| template.text.clone());
    let graphql_endpoint = api.graphql_endpoint.as_ref().map(|endpoint| {
        match (&base_url, endpoint.text.starts_with('/')) {
            (Some(base), true) => format!("{}{}", base.trim_end_matches('/'), endpoint.text),
            _ => endpoint.text.clone(),
        }
    });
    Api {
        base_url,
        token_in: match &api.token_in {
            Some(place) => place.value.clone(),
            None => TokenPlace::Scheme("Bearer".into()),
        },
        headers: fixed(&api.headers),
        accept: api.accept.clone().unwrap_or_else(|| "application/json".into()),
        trusted_origins: api.trusted_origins.iter().map(|t| t.text.clone()).collect(),
        retry_after: api.retry_after.unwrap_or(RetryAfter::Standard),
        graphql_endpoint,
    }
}

pub(super) fn error_shapes(spec: &Spec) -> Vec<ErrorShape> {
    spec.errors
        .shapes
        .iter()
        .map(|shape| ErrorShape {
            name: shape.name.value.clone(),
            present: [&shape.present, &shape.code, &shape.message]
                .into_iter()
                .flatten()
                .next()
                .cloned()
                .unwrap_or_default(),
            code: shape.code.clone(),
            message: shape.message.clone(),
            documentation_url: shape.documentation_url.clone(),
            retry_after: shape.retry_after.clone(),
            at_success: shape.at_success,
        })
        .collect()
}

pub(super) fn error_rules(types: &mut Types<'_>) -> Vec<ErrorRule> {
    let spec = types.spec;
    let shape = |name: &str| spec.errors.shapes.iter().position(|shape| shape.name.value == name);
    spec.errors
        .documented
        .iter()
        .map(|rule| ErrorRule {
            rust_name: rule.name.value.clone(),
            description: rule.description.clone(),
            docs: rule.docs.clone(),
            status: rule.status.clone(),
            code: super::text(&rule.code),
            matches: rule
                .matches
                .iter()
                .map(|(pointer, pattern)| (pointer.value.clone(), pattern.value.clone()))
                .collect(),
            shape: rule.shape.as_ref().and_then(|name| shape(name)),
            at: rule.at.unwrap_or(ErrorPlace::Anywhere),
            means: rule.means.unwrap_or(Meaning::Rejected),
            body: rule.body.as_ref().map(|short| types.of(&short.expression)),
        })
        .collect()
}

pub(super) fn sub_clients(types: &mut Types<'_>) -> Vec<SubClient> {
    let spec = types.spec;
    spec.sub_clients
        .iter()
        .map(|sub_client| {
            let type_name = name::pascal(&sub_client.name);
            SubClient {
                rust_name: name::snake(&sub_client.name),
                parameters: types.parameters(&type_name, &sub_client.parameters, &[]),
                type_name,
                description: sub_client.description.clone(),
            }
        })
        .collect()
}

pub(super) fn operation(
    types: &mut Types<'_>,
    sub_clients: &[SubClient],
    operation: &spec::Operation,
    requires: Vec<usize>,
) -> Operation {
    let type_name = name::pascal(&operation.name);
    let path_names: Vec<String> = crate::check::path_names(operation);
    let sub_client = sub_clients.iter().position(|sub_client| {
        !sub_client.parameters.is_empty()
            && sub_client.parameters.iter().all(|p| path_names.contains(&p.name))
            && sub_client.parameters.iter().all(|p| operation.path.iter().all(|o| o.name.value != p.name))
    });
    let mut path = types.parameters(&type_name, &operation.path, BUILDER_METHODS);
    // Parameters of another sub-client that only this path names are arguments like its own.
    let bound = |name: &str| {
        sub_client.and_then(|at| sub_clients.get(at)).is_some_and(|s| s.parameters.iter().any(|p| p.name == name))
    };
    let foreign = sub_clients.iter().flat_map(|s| &s.parameters).filter(|parameter| {
        path_names.contains(&parameter.name)
            && !bound(&parameter.name)
            && operation.path.iter().all(|own| own.name.value != parameter.name)
    });
    path.extend(foreign.cloned());
    path.dedup_by(|a, b| a.name == b.name);
    path.sort_by_key(|p: &Parameter| path_names.iter().position(|name| *name == p.name));
    let fixed_body = match operation.body.as_ref().map(|body| &body.value) {
        Some(spec::Body::Members(list) | spec::Body::Form(list)) => fixed(list),
        _ => Vec::new(),
    };
    let body = operation.body.as_ref().map(|body| match &body.value {
        spec::Body::Type(short) => Body::Json { ty: types.of(&short.expression), optional: short.optional },
        spec::Body::Members(list) => Body::Members(types.parameters(&type_name, list, BUILDER_METHODS)),
        spec::Body::Form(list) => Body::Form(types.parameters(&type_name, list, BUILDER_METHODS)),
    });
    let query = types.parameters(&type_name, &operation.query, BUILDER_METHODS);
    let headers = types.parameters(&type_name, &operation.headers, BUILDER_METHODS);
    let variables = types.parameters(&type_name, &operation.variables, BUILDER_METHODS);
    let returns: Option<Type> = operation.returns.as_ref().map(|returns| types.reply(&type_name, returns));
    let call = call(operation);
    let default_idempotent = match &call {
        Call::Http { method, .. } => method != "POST" && method != "PATCH",
        Call::GraphQl { document, .. } => !document.trim_start().starts_with("mutation"),
    };
    let default_status = if returns.is_some() { 200 } else { 204 };
    Operation {
        name: operation.name.value.clone(),
        rust_name: name::snake(&operation.name),
        type_name,
        description: operation.description.clone(),
        docs: operation.docs.clone(),
        sub_client,
        call,
        requires,
        token: operation.token.as_ref().map_or(TokenUse::Any, |token| token.value),
        path,
        query,
        headers,
        fixed_query: fixed(&operation.query),
        fixed_headers: fixed(&operation.headers),
        fixed_body,
        body,
        variables,
        status: operation.status.and_then(|s| u16::try_from(s).ok()).unwrap_or(default_status),
        pages: super::pages::resolve(types, operation),
        returns,
        idempotent: operation.idempotent.unwrap_or(default_idempotent),
        deprecated: operation.deprecated.as_ref().map(|deprecated| deprecated.instead.clone()),
    }
}

fn call(operation: &spec::Operation) -> Call {
    match &operation.kind {
        Some(OperationKind::Call(text)) => match CallExpression::parse(text) {
            Ok(call) => Call::Http { method: call.method.value, path: call.path.text },
            Err(_) => Call::Http { method: "GET".into(), path: String::new() },
        },
        Some(OperationKind::GraphQl(document)) => Call::GraphQl {
            document: document.value.clone(),
            data: operation.data.as_ref().map_or_else(String::new, |data| data.value.clone()),
        },
        None => Call::Http { method: "GET".into(), path: String::new() },
    }
}
