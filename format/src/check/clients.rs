//! The generated client and its sub-clients: which operation becomes a method of which, and its
//! name.

use std::collections::HashMap;

use super::names::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::name;
use crate::resolve::SubClients;
use crate::source::Spanned;
use crate::spec::{Index, Operation, Spec};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let sub_clients = SubClients::new(spec);
    for operation in &spec.operations {
        membership(index, &sub_clients, operation, found);
    }
    reserved(spec, found);
    let operations = || spec.operations.iter().map(|operation| &operation.name);
    let sub_client_names = || spec.sub_clients.iter().map(|sub_client| &sub_client.name);
    names::unique(
        &Kind::OPERATIONS,
        operations().map(|n| (name::pascal(n), n)),
        found,
    );
    names::unique(
        &Kind::SUB_CLIENTS,
        sub_client_names().map(|n| (name::pascal(n), n)),
        found,
    );
    // Sub-clients are methods of the main client, too.
    let mut methods: HashMap<Option<usize>, Vec<&Spanned<String>>> = HashMap::new();
    methods.entry(None).or_default().extend(sub_client_names());
    for operation in &spec.operations {
        let sub_client = sub_clients.of(operation);
        methods
            .entry(sub_client)
            .or_default()
            .push(method(operation));
    }
    let mut methods: Vec<_> = methods.into_iter().collect();
    methods.sort_by_key(|(sub_client, _)| *sub_client);
    for (_, methods) in methods {
        names::unique(
            &Kind::METHODS,
            methods.into_iter().map(|n| (name::snake(n), n)),
            found,
        );
    }
}

/// The name of an operation's method.
fn method(operation: &Operation) -> &Spanned<String> {
    operation.method.as_ref().unwrap_or(&operation.name)
}

/// The sub-client that an operation names is declared, and the path contains its parameters.
fn membership(
    index: &Index<'_>,
    sub_clients: &SubClients<'_>,
    operation: &Operation,
    found: &mut Vec<Diagnostic>,
) {
    let Some(name) = &operation.sub_client else {
        return;
    };
    let Some(sub_client) = sub_clients.named(name) else {
        let message = format!("unknown sub-client `{}`", shown(name));
        let diagnostic = Diagnostic::error(Code::UnknownSubClient, message)
            .at(name.span, "not declared in `sub_clients`")
            .declared_in(index.spec.sections.sub_clients, "sub-clients declared here");
        let known = index.spec.sub_clients.iter().map(|s| s.name.as_str());
        found.push(index.suggest_nearest(diagnostic, "a sub-client", name, known));
        return;
    };
    let call = operation.call();
    let in_path = |name: &str| {
        let variables = call.iter().flat_map(|call| call.path.variables());
        variables.into_iter().any(|variable| variable.value == name)
    };
    for parameter in &sub_client.parameters {
        if call.is_some() && !in_path(&parameter.name) {
            let message = format!("the path does not contain `{}`", shown(&parameter.name));
            found.push(
                Diagnostic::error(Code::UnusedPathParameter, message)
                    .at(
                        name.span,
                        "this sub-client sets it, but it would never be sent",
                    )
                    .see(parameter.name.span, "parameter declared here"),
            );
        }
    }
}

fn reserved(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let has_rate_limit = spec.api.rate_limit.is_some();
    for name in spec
        .operations
        .iter()
        .map(method)
        .filter(|_| has_rate_limit)
    {
        let why = "is reserved for a method of the client because `api` has a `rate_limit`";
        names::reserved(name, &["rate_limit"], why, found);
    }
    let sub_clients = || spec.sub_clients.iter().map(|sub_client| &sub_client.name);
    let indicated = spec.resource_indicators.is_some();
    let methods = spec.operations.iter().map(method).chain(sub_clients());
    for name in methods.filter(|_| indicated) {
        let why = "is reserved for a method of the client because of `resource_indicators`";
        names::reserved(name, &["for_resource"], why, found);
    }
    let methods = spec.operations.iter().map(method).chain(sub_clients());
    for name in methods.filter(|_| spec.openid.is_some()) {
        let why = "is reserved for a method of the client because of `openid`";
        names::reserved(name, &["identity", "userinfo"], why, found);
    }
    let methods = spec.operations.iter().map(method).chain(sub_clients());
    for name in methods.filter(|_| spec.openid.is_some() || spec.identity.is_some()) {
        let why = "is reserved for a method of the client because of `identity` or `openid`";
        names::reserved(name, &["user_identity"], why, found);
    }
    let methods = spec.operations.iter().map(method).chain(sub_clients());
    for name in methods.filter(|_| spec.authorization_details.is_some()) {
        let why = "is reserved for a method of the client because of `authorization_details`";
        names::reserved(name, &["authorization_details"], why, found);
    }
    for name in spec.operations.iter().map(method).chain(sub_clients()) {
        names::reserved(
            name,
            name::CLIENT_METHODS,
            "is a method of every generated client",
            found,
        );
    }
    for operation in &spec.operations {
        names::reserved(
            &operation.name,
            &["error"],
            "would shadow the generated `Error`",
            found,
        );
    }
    for name in sub_clients() {
        names::reserved(
            name,
            name::SHADOWING_SUB_CLIENTS,
            "would shadow a type of the generated module",
            found,
        );
    }
}
