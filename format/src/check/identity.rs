//! Who is logged in: the operation can be called without arguments, and its reply has the places.

use super::{hosts, variables};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::place::Place;
use crate::resolve::SubClients;
use crate::resolve::pages::{Walk, walk};
use crate::source::Spanned;
use crate::spec::{
    Emails, Identity, Index, Operation, Property, PropertyKind, Spec, TokenUse, VariableSource,
};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let Some(identity) = &index.spec.identity else {
        return;
    };
    if let Some(operation) = callable(index, identity.operation.as_ref(), found) {
        let places = [
            &identity.subject,
            &identity.name,
            &identity.email,
            &identity.picture,
        ];
        for place in places.into_iter().flatten() {
            self::place(index, operation, place, found);
        }
        let verified = identity.email_verified.iter();
        verified.for_each(|pointer| value(index, operation, pointer, found));
    }
    if let (Some(subject), Some(email)) = (&identity.subject, &identity.email)
        && subject.text == email.text
    {
        found.push(
            Diagnostic::error(
                Code::IdentitySubject,
                "the email address identifies the user",
            )
            .at(
                subject.span,
                "changes, and can be assigned to another person",
            )
            .see(email.span, "the email address"),
        );
    }
    if let Some(emails) = &identity.emails {
        self::emails(index, emails, found);
    }
    any_server(index, identity, found);
}

/// If the application can log in with any server, its identifiers are those of the server.
fn any_server(index: &Index<'_>, identity: &Identity, found: &mut Vec<Diagnostic>) {
    let endpoint = index.spec.authorization_endpoint.as_ref();
    let variable = endpoint.and_then(|endpoint| hosts::any_server(index, endpoint));
    if let (Some(variable), Some(subject)) = (variable, &identity.subject)
        && !subject.variables().any(|name| name.value == variable.value)
    {
        let message = "any server can choose the identifier of another server's user";
        found.push(
            Diagnostic::warning(Code::SubjectOfAnyServer, message)
                .at(subject.span, "unique at one server only")
                .see(variable.span, "can be any server")
                .help(format!(
                    "add the variable: `{{{}}}:{{/id}}`",
                    variable.value
                )),
        );
    }
}

/// Returns the variables in places.
pub(super) fn variables(identity: &Identity) -> impl Iterator<Item = &Spanned<String>> {
    let places = [
        &identity.subject,
        &identity.name,
        &identity.email,
        &identity.picture,
    ];
    places.into_iter().flatten().flat_map(Place::variables)
}

/// Returns the operation, if it is declared and needs no arguments.
fn callable<'a>(
    index: &Index<'a>,
    name: Option<&Spanned<String>>,
    found: &mut Vec<Diagnostic>,
) -> Option<&'a Operation> {
    let name = name?;
    let spec = index.spec;
    let mut operations = spec.operations.iter();
    let Some(operation) = operations.find(|known| known.name.value == name.value) else {
        let message = format!("unknown operation `{}`", shown(name));
        let diagnostic = Diagnostic::error(Code::IdentityOperation, message)
            .at(name.span, "not declared in `operations`");
        let known = spec.operations.iter().map(|known| known.name.as_str());
        found.push(index.suggest_nearest(diagnostic, "an operation", name, known));
        return None;
    };
    let Some((problem, label)) = problem(spec, operation) else {
        return Some(operation);
    };
    let message = format!("`{}` {problem}", operation.name.value);
    found.push(
        Diagnostic::error(Code::IdentityOperation, message)
            .at(name.span, label)
            .see(operation.name.span, "declared here"),
    );
    None
}

/// Returns why an operation cannot be called without arguments on behalf of a user.
fn problem(spec: &Spec, operation: &Operation) -> Option<(String, &'static str)> {
    if let Some(name) = argument(spec, operation) {
        let label = "is called without arguments";
        return Some((format!("requires the argument `{}`", shown(name)), label));
    }
    let (problem, label) = if operation.body.is_some() {
        ("has a body", "is called without a body")
    } else if operation.stream.is_some() {
        ("returns a stream", "must return one JSON value")
    } else if operation.returns.is_none() {
        ("returns nothing", "must return the user: add `returns`")
    } else {
        match operation.token.as_ref().map(|token| token.value) {
            Some(TokenUse::App) => ("acts as the application", "must act for the user"),
            Some(TokenUse::None) => ("is sent without a token", "must act for the user"),
            _ => return None,
        }
    };
    Some((problem.to_owned(), label))
}

/// Returns an argument that the operation requires.
fn argument<'s>(spec: &'s Spec, operation: &'s Operation) -> Option<&'s str> {
    let sub_client = SubClients::new(spec).of(operation);
    let bound = sub_client.and_then(|at| spec.sub_clients.get(at));
    let bound = bound.iter().flat_map(|sub_client| &sub_client.parameters);
    let others = [
        &operation.query,
        &operation.headers,
        &operation.cookies,
        &operation.variables,
    ];
    let is_required = |parameter: &&Property| {
        !parameter.optional && !matches!(parameter.kind, PropertyKind::Fixed(_))
    };
    let required = others.into_iter().flatten().filter(is_required);
    let mut all = bound.chain(&operation.path).chain(required);
    all.next().map(|parameter| parameter.name.as_str())
}

fn place(index: &Index<'_>, operation: &Operation, place: &Place, found: &mut Vec<Diagnostic>) {
    if place.pointers().next().is_none() {
        found.push(
            Diagnostic::error(Code::IdentityPlace, "the place names nothing in the reply")
                .at(place.span, "expected a JSON pointer, such as `/id`"),
        );
    }
    for pointer in place.pointers() {
        value(index, operation, pointer, found);
    }
    for name in place.variables() {
        let Some(variable) = index.variable(name) else {
            found.push(variables::unknown(index, name));
            continue;
        };
        let from = variable.from.as_ref().map(|from| from.value);
        if from == Some(VariableSource::Callback) {
            let message = format!("`{}` comes from the callback", shown(name));
            found.push(
                Diagnostic::error(Code::IdentityPlace, message)
                    .at(name.span, "anyone can forge a callback")
                    .see(variable.name.span, "declared here"),
            );
        }
    }
}

/// A pointer leads to a string, a number or a boolean.
fn value(
    index: &Index<'_>,
    operation: &Operation,
    pointer: &Spanned<String>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(returns) = &operation.returns else {
        return;
    };
    leads(index, &returns.kind, pointer, returns, found);
}

fn leads(
    index: &Index<'_>,
    kind: &PropertyKind,
    pointer: &Spanned<String>,
    returns: &Property,
    found: &mut Vec<Diagnostic>,
) {
    let message = match walk(index, kind, pointer) {
        Walk::Untyped | Walk::Scalar => return,
        Walk::List(_) => format!("`{}` is a list", shown(pointer)),
        Walk::Object => format!("`{}` is an object", shown(pointer)),
        Walk::Missing(missing) => format!("the reply has no `{}`", shown(&missing)),
    };
    found.push(
        Diagnostic::error(Code::IdentityPlace, message)
            .at(pointer.span, "expected a string, a number or a boolean")
            .see(returns.span, "the reply"),
    );
}

fn emails(index: &Index<'_>, emails: &Emails, found: &mut Vec<Diagnostic>) {
    let operation = callable(index, emails.operation.as_ref(), found);
    let Some((name, returns)) = emails
        .operation
        .as_ref()
        .zip(operation.and_then(|operation| operation.returns.as_ref()))
    else {
        return;
    };
    let items = emails.items.as_ref().map_or("", |items| items.as_str());
    let item = match walk(index, &returns.kind, items) {
        Walk::Untyped => return,
        Walk::List(item) => PropertyKind::Type(item.clone()),
        Walk::Object | Walk::Scalar | Walk::Missing(_) => {
            let span = emails.items.as_ref().map_or(name.span, |items| items.span);
            found.push(
                Diagnostic::error(Code::IdentityPlace, "the email addresses are not a list")
                    .at(span, "set `items` to the pointer of the list")
                    .see(returns.span, "the reply"),
            );
            return;
        }
    };
    let default = Spanned::new("/email".to_owned(), name.span);
    let email = emails.email.as_ref().unwrap_or(&default);
    let further = [&emails.email_verified, &emails.primary];
    for pointer in [email].into_iter().chain(further.into_iter().flatten()) {
        leads(index, &item, pointer, returns, found);
    }
}
