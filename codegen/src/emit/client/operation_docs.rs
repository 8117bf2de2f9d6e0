//! Emits the documentation of a method: description, required token and scopes, an example, and a
//! link.

use std::fmt::Write as _;

use licit_format::resolve::{Alternative, Body, Operation, Parameter, TokenUse};
use proc_macro2::TokenStream;

use super::argument::required;
use crate::emit::context::Context;
use crate::emit::docs::{self, Doc};
use crate::emit::security;
use crate::emit::table::operation::called;

pub(in crate::emit) fn documentation(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let mut doc = Doc::default().spec_text(operation.description.as_deref().unwrap_or_default());
    if doc.is_empty() {
        doc = doc.trusted(&format!("{}.", docs::code_span(called(operation))));
    }
    let arguments = arguments(operation);
    if !arguments.is_empty() {
        doc = doc.trusted("Arguments:").list(&arguments);
    }
    let needs = needs(context, operation);
    if !needs.is_empty() {
        doc = doc.trusted(&needs);
    }
    doc.code(&example(context, operation))
        .see(operation.docs.as_ref())
        .tokens()
}

/// The arguments that the spec describes. Fields of a struct and setters have documentation of their
/// own.
fn arguments(operation: &Operation) -> Vec<String> {
    if operation.takes_a_struct() {
        return Vec::new();
    }
    let described = required(operation).into_iter().filter_map(|parameter| {
        let text = docs::note(parameter.description.as_deref()?);
        let name = parameter.rust_name.trim_start_matches("r#");
        (!text.is_empty()).then(|| format!("`{name}`: {text}"))
    });
    described.collect()
}

/// A sentence about the token and scopes that the operation requires.
fn needs(context: &Context<'_>, operation: &Operation) -> String {
    let provider = context.provider;
    let alternatives = operation.security.as_deref().unwrap_or_default();
    let is_optional = alternatives.iter().any(Alternative::is_empty);
    if is_optional || alternatives.iter().any(|one| !one.schemes.is_empty()) {
        let required = security::docs_of(context, alternatives);
        return match (required.as_str(), is_optional) {
            ("", _) => "Sent without credentials.".into(),
            (all, true) => format!("Sends {all}, if the client has it."),
            (all, false) => format!("Requires {all}."),
        };
    }
    let clauses: Vec<String> = operation
        .requires
        .iter()
        .filter_map(|at| provider.clauses.get(*at))
        .map(|clause| {
            let names = clause
                .scopes
                .iter()
                .filter_map(|at| provider.scopes.get(*at));
            let listed = docs::listed(names.map(|scope| scope.name.as_str()), "or");
            // Next to another clause, alternatives are ambiguous without parentheses.
            if clause.scopes.len() > 1 && operation.requires.len() > 1 {
                format!("({listed})")
            } else {
                listed
            }
        })
        .collect();
    let token = match operation.token {
        TokenUse::None => return "Sent without a token.".into(),
        TokenUse::User if context.has_both_kinds() => "a user token",
        TokenUse::App if context.has_both_kinds() => "an application token",
        _ => "a token",
    };
    match (clauses.as_slice(), operation.token) {
        ([], TokenUse::Any) => String::new(),
        ([], _) => format!("Requires {token}."),
        ([only], _) => format!("Requires {token} with the scope {only}."),
        (all, _) => {
            let all = docs::joined(all, "and");
            format!("Requires {token} with the scopes {all}.")
        }
    }
}

/// An example with the required arguments only.
pub(in crate::emit) fn example(context: &Context<'_>, operation: &Operation) -> String {
    let mut call = "client".to_owned();
    if let Some(sub_client) = operation
        .sub_client
        .and_then(|at| context.provider.sub_clients.get(at))
    {
        let arguments: Vec<&str> = sub_client
            .parameters
            .iter()
            .map(|p| p.rust_name.as_str())
            .collect();
        let _ = write!(call, ".{}({})", sub_client.rust_name, arguments.join(", "));
    }
    let mut arguments: Vec<String> = if operation.takes_a_struct() {
        vec!["&parameters".into()]
    } else {
        required(operation)
            .iter()
            .map(|p| sample(context, p))
            .collect()
    };
    match &operation.body {
        Some(
            Body::Json {
                optional: false, ..
            }
            | Body::FormType {
                optional: false, ..
            },
        ) => arguments.push("&body".into()),
        Some(Body::Binary {
            optional: false, ..
        }) => arguments.push("body".into()),
        _ => {}
    }
    let _ = write!(call, ".{}({})", operation.method_name, arguments.join(", "));
    if operation.page_item.is_some() {
        format!("let mut items = {call}.items();")
    } else if operation.stream.is_some() {
        format!("let mut stream = {call}.send().await?;")
    } else if operation.returns.is_some() || !operation.replies.is_empty() {
        format!("let reply = {call}.send().await?;")
    } else {
        format!("{call}.send().await?;")
    }
}

fn sample(context: &Context<'_>, parameter: &Parameter) -> String {
    let borrowed = context.is_reference(&parameter.ty) && !context.is_string(&parameter.ty);
    format!("{}{}", if borrowed { "&" } else { "" }, parameter.rust_name)
}
