//! Operations, and the sub-clients that they are methods of.

use super::grants::fixed;
use super::model::{Body, Call, Operation, Parameter, SubClient, TokenUse, Type};
use super::types::Types;
use crate::call::CallExpression;
use crate::name;
use crate::spec::{self, OperationKind};

/// Methods of every generated request builder; a setter with such a name gets another.
const BUILDER_METHODS: &[&str] = &["send", "send_with_meta", "pages", "items", "options"];

pub(super) fn sub_clients(types: &mut Types<'_>) -> Vec<SubClient> {
    let spec = types.index.spec;
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

pub(super) fn resolve(
    types: &mut Types<'_>,
    sub_clients: &[SubClient],
    operation: &spec::Operation,
    requires: Vec<usize>,
) -> Operation {
    let type_name = name::pascal(&operation.name);
    let called = operation.call();
    let path_names: Vec<&str> = called
        .iter()
        .flat_map(|call| call.path.variables())
        .map(|name| name.as_str())
        .collect();
    let sub_client = sub_clients.iter().position(|sub_client| {
        !sub_client.parameters.is_empty()
            && sub_client
                .parameters
                .iter()
                .all(|p| path_names.contains(&p.name.as_str()))
            && sub_client
                .parameters
                .iter()
                .all(|p| operation.path.iter().all(|o| o.name.value != p.name))
    });
    let mut path = types.parameters(&type_name, &operation.path, BUILDER_METHODS);
    // Parameters of another sub-client that only this path names are arguments like its own.
    let bound = |name: &str| {
        sub_client
            .and_then(|at| sub_clients.get(at))
            .is_some_and(|s| s.parameters.iter().any(|p| p.name == name))
    };
    let foreign = sub_clients
        .iter()
        .flat_map(|s| &s.parameters)
        .filter(|parameter| {
            path_names.contains(&parameter.name.as_str())
                && !bound(&parameter.name)
                && operation
                    .path
                    .iter()
                    .all(|own| own.name.value != parameter.name)
        });
    path.extend(foreign.cloned());
    path.sort_by_key(|p: &Parameter| path_names.iter().position(|name| *name == p.name));
    // Two sub-clients may bind the same parameter.
    path.dedup_by(|a, b| a.name == b.name);
    let fixed_body = match operation.body.as_ref().map(|body| &body.value) {
        Some(spec::Body::Members(list) | spec::Body::Form(list)) => fixed(list),
        _ => Vec::new(),
    };
    let body = operation.body.as_ref().map(|body| match &body.value {
        spec::Body::Type(short) => Body::Json {
            ty: types.of(&short.expression),
            optional: short.optional,
        },
        spec::Body::Members(list) => {
            Body::Members(types.parameters(&type_name, list, BUILDER_METHODS))
        }
        spec::Body::Form(list) => Body::Form(types.parameters(&type_name, list, BUILDER_METHODS)),
    });
    let query = types.parameters(&type_name, &operation.query, BUILDER_METHODS);
    let headers = types.parameters(&type_name, &operation.headers, BUILDER_METHODS);
    let variables = types.parameters(&type_name, &operation.variables, BUILDER_METHODS);
    let returns: Option<Type> = operation
        .returns
        .as_ref()
        .map(|returns| types.reply(&type_name, returns));
    let call = call(operation, called);
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
        token: operation
            .token
            .as_ref()
            .map_or(TokenUse::Any, |token| token.value),
        path,
        query,
        headers,
        fixed_query: fixed(&operation.query),
        fixed_headers: fixed(&operation.headers),
        fixed_body,
        body,
        variables,
        status: operation
            .status
            .and_then(|s| u16::try_from(s).ok())
            .unwrap_or(default_status),
        pages: super::pages::resolve(types, operation),
        returns,
        idempotent: operation.idempotent.unwrap_or(default_idempotent),
        deprecated: operation
            .deprecated
            .as_ref()
            .map(|deprecated| deprecated.instead.clone()),
    }
}

fn call(operation: &spec::Operation, called: Option<CallExpression>) -> Call {
    match &operation.kind {
        Some(OperationKind::GraphQl(document)) => Call::GraphQl {
            document: document.value.clone(),
            data: operation
                .data
                .as_ref()
                .map_or_else(String::new, |data| data.value.clone()),
        },
        // The call was checked: it can be read.
        Some(OperationKind::Call(_)) | None => match called {
            Some(call) => Call::Http {
                method: call.method.value,
                path: call.path.text,
            },
            None => Call::Http {
                method: "GET".into(),
                path: String::new(),
            },
        },
    }
}
