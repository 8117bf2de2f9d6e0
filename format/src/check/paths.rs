//! Paths and the parameters in their braces.

use super::models;
use super::parameters::{self, Place};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::call::CallExpression;
use crate::spec::{Index, Operation, Property};

pub(super) fn check(
    index: &Index<'_>,
    operation: &Operation,
    call: &CallExpression,
    found: &mut Vec<Diagnostic>,
) {
    for own in &operation.path {
        settable(own, own.default.is_some(), found);
    }
    parameters::check(index, &operation.path, Place::Path, found);
    for name in call.path.variables() {
        let declared = operation
            .path
            .iter()
            .any(|own| own.name.value == name.value)
            || index.bound(name).is_some()
            || index.variable(name).is_some();
        if declared {
            continue;
        }
        let bound = index
            .spec
            .sub_clients
            .iter()
            .flat_map(|sub_client| &sub_client.parameters);
        let known = operation
            .path
            .iter()
            .chain(bound)
            .map(|parameter| parameter.name.as_str());
        let message = format!("undeclared path parameter `{}`", shown(name));
        let diagnostic = Diagnostic::error(Code::UndeclaredPathParameter, message).at(
            name.span,
            "not declared in `path`, `sub_clients` or `variables`",
        );
        found.push(if let Some(known) = index.nearest(name, known) {
            diagnostic.suggest("a parameter with a similar name exists", name.span, known)
        } else {
            let added = format!("\"path\": {{ \"{}\": \"string\" }}", shown(name));
            diagnostic.help(format!("add `{added}` to the operation"))
        });
    }
    for own in &operation.path {
        if !call
            .path
            .variables()
            .any(|name| name.value == own.name.value)
        {
            let message = format!("the path does not contain `{}`", shown(&own.name));
            found.push(
                Diagnostic::error(Code::UnusedPathParameter, message)
                    .at(own.name.span, "would never be sent")
                    .see(call.path.span, "the path"),
            );
        }
    }
}

/// Parameters of a sub-client are required, set by the caller, and serialized as strings.
pub(super) fn bound(index: &Index<'_>, parameters: &[Property], found: &mut Vec<Diagnostic>) {
    for parameter in parameters {
        settable(parameter, false, found);
    }
    parameters::plain(index, parameters, found);
}

/// A path parameter is required, and set by the caller or by its default.
fn settable(parameter: &Property, has_default: bool, found: &mut Vec<Diagnostic>) {
    models::not_fixed(parameter, "write the value into the path", found);
    if (parameter.optional && !has_default) || parameter.nullable {
        let name = shown(&parameter.name);
        let message = format!("the path parameter `{name}` cannot be optional");
        found.push(
            Diagnostic::error(Code::NotOptional, message)
                .at(parameter.span, "a path without it is a different path"),
        );
    }
}
