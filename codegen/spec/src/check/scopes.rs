//! Scopes: declared, implied, required.

use std::collections::HashSet;

use super::unique_names;
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::resolve::MAX_CLAUSES;
use crate::source::{Span, Spanned};
use crate::spec::Spec;

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    unique_names(
        "scopes",
        Code::ScopeNameClash,
        spec.scopes.iter().map(|scope| {
            let rust_name = scope.rust_name.as_ref().map(|name| name.value.clone());
            (rust_name.unwrap_or_else(|| name::pascal(&scope.name)), &scope.name)
        }),
        found,
    );
    let implied = spec.scopes.iter().flat_map(|scope| &scope.implies);
    let defaults = spec.default_scopes.iter().flatten();
    let credentials = spec.credentials.iter().filter_map(|c| c.scopes.as_ref()).flatten();
    for scope in implied.chain(defaults).chain(credentials) {
        known(spec, scope, found);
    }
    for operation in &spec.operations {
        let Some(expression) = &operation.scopes else { continue };
        for scope in expression.scopes() {
            known(spec, scope, found);
        }
        if expression.clauses(MAX_CLAUSES).is_none() {
            found.push(
                Diagnostic::error(Code::ScopeTooComplex, "the scope expression has too many alternatives")
                    .at(operation.scopes_span, format!("more than {MAX_CLAUSES} parts when written out")),
            );
        }
    }
    cycles(spec, found);
    unused(spec, found);
}

fn known(spec: &Spec, scope: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    if spec.scopes.iter().any(|declared| declared.name.value == scope.value) {
        return;
    }
    let mut diagnostic =
        Diagnostic::error(Code::UnknownScope, format!("unknown scope `{}`", scope.value))
            .at(scope.span, "not declared");
    diagnostic = match (spec.scopes.first(), spec.scopes.last()) {
        (Some(first), Some(last)) => {
            diagnostic.see(Span::new(first.name.span.start, last.name.span.end), "scopes declared here")
        }
        _ => diagnostic.help("declare it in `scopes`: `\"scopes\": { \"…\": \"what it allows\" }`"),
    };
    let names = spec.scopes.iter().map(|scope| scope.name.as_str());
    found.push(diagnostic.suggest_nearest("a scope", scope, scope.span, names));
}

fn cycles(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let implies = |name: &str| {
        let scope = spec.scopes.iter().find(|scope| scope.name.value == name);
        scope.map(|scope| scope.implies.as_slice()).unwrap_or_default()
    };
    for scope in &spec.scopes {
        let mut seen = HashSet::new();
        let mut next: Vec<&Spanned<String>> = scope.implies.iter().collect();
        while let Some(implied) = next.pop() {
            if implied.value == scope.name.value {
                found.push(
                    Diagnostic::error(Code::ScopeCycle, format!("the scope `{}` implies itself", scope.name.value))
                        .at(scope.name.span, "this one")
                        .see(implied.span, "closes the circle"),
                );
                break;
            }
            if seen.insert(implied.value.as_str()) {
                next.extend(implies(implied));
            }
        }
    }
}

fn unused(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let named: HashSet<&str> = spec
        .operations
        .iter()
        .filter_map(|operation| operation.scopes.as_ref())
        .flat_map(|expression| expression.scopes())
        .map(|scope| scope.as_str())
        .collect();
    // A spec without any requirement says nothing about its scopes' use.
    if named.is_empty() {
        return;
    }
    let implies_named = |implies: &[Spanned<String>]| implies.iter().any(|s| named.contains(s.as_str()));
    for scope in &spec.scopes {
        if !named.contains(scope.name.as_str()) && !implies_named(&scope.implies) {
            found.push(
                Diagnostic::warning(Code::UnusedScope, format!("no operation needs the scope `{}`", scope.name.value))
                    .at(scope.name.span, "declared here"),
            );
        }
    }
}
