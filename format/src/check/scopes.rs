//! Scopes: declared, implied, required.

use std::collections::HashSet;

use super::names::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::graph;
use crate::limits::{IMPLICATIONS, MAX_CLAUSES};
use crate::name::RESERVED_SCOPE_NAMES;
use crate::source::Spanned;
use crate::spec::{Index, Scope, VariableSource};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    names::unique(
        &Kind::SCOPES,
        spec.scopes.iter().map(|s| (s.rust_name(), &s.name)),
        found,
    );
    for scope in &spec.scopes {
        let name = scope
            .rust_name
            .clone()
            .unwrap_or_else(|| scope.name.clone().map(|_| scope.rust_name()));
        names::reserved(
            &name,
            RESERVED_SCOPE_NAMES,
            "is a reserved name of the generated `scope` module",
            found,
        );
    }
    let implied = spec.scopes.iter().flat_map(|scope| &scope.implies);
    let defaults = spec.default_scopes.iter().flatten();
    let credentials = spec
        .credentials
        .iter()
        .filter_map(|c| c.scopes.as_ref())
        .flatten();
    for scope in implied.chain(defaults).chain(credentials) {
        declared(index, scope, found);
    }
    for operation in &spec.operations {
        let Some(expression) = &operation.scopes else {
            continue;
        };
        for scope in expression.scopes() {
            declared(index, scope, found);
        }
        if expression.clauses(MAX_CLAUSES).is_none() {
            let label = format!("more than {MAX_CLAUSES} clauses in conjunctive normal form");
            found.push(
                Diagnostic::error(Code::ScopeTooComplex, "the scope expression is too complex")
                    .at(operation.scopes_span, label),
            );
        }
    }
    let implied = |scope: &Scope| {
        let positions = scope.implies.iter();
        positions
            .filter_map(|name| index.scope_position(name))
            .collect()
    };
    let edges: Vec<Vec<usize>> = spec.scopes.iter().map(implied).collect();
    let before = found.len();
    cycles(index, &edges, found);
    if found.len() == before {
        too_many_implications(index, &edges, found);
    }
    separators(index, found);
    values(index, found);
    templates(index, found);
    required(index, found);
}

/// Scopes are requested before anything is captured.
fn templates(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    for scope in &index.spec.scopes {
        let variables = scope.variables(&index.spec.variables);
        let late = variables.filter(|variable| {
            let from = variable.from.as_ref();
            from.is_some_and(|from| from.value != VariableSource::App)
        });
        for variable in late {
            let name = &variable.name;
            let message = format!("`{}` is not available yet", shown(name));
            found.push(
                Diagnostic::error(Code::VariableTooLate, message)
                    .at(scope.name.span, "requested before the login")
                    .see(name.span, "set by the provider")
                    .help("let the application set the variable"),
            );
        }
    }
}

/// Where scopes are required, there are some, and none is granted by default.
fn required(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let Some(span) = spec.scope_format.required else {
        return;
    };
    let (problem, help) = if spec.scopes.is_empty() {
        (
            "scopes are required, but none is declared",
            "declare the provider's scopes in `scopes`",
        )
    } else if spec.default_scopes.is_some() {
        (
            "scopes are required, and some are granted by default",
            "remove `default_scopes` or `required`",
        )
    } else {
        return;
    };
    found.push(
        Diagnostic::error(Code::RequiredScopes, problem)
            .at(span, "rejects requests without scopes")
            .help(help),
    );
}

/// A scope that contains the separator would be sent and parsed as several scopes.
fn separators(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let replies = spec.token_replies();
    let separators = spec.scope_format.separator.iter();
    let separators = separators.chain(replies.filter_map(|reply| reply.scope_separator.as_ref()));
    let mut seen = HashSet::new();
    for separator in separators {
        if separator.is_empty() {
            found.push(
                Diagnostic::error(Code::ScopeWithSeparator, "no separator between two scopes")
                    .at(separator.span, "would make one scope of several")
                    .help(
                        "use the provider's separator, or remove this key: the default is a space",
                    ),
            );
            continue;
        }
        if !seen.insert(separator.as_str()) {
            continue;
        }
        let broken = |scope: &&Scope| scope.name.contains(separator.as_str());
        for scope in spec.scopes.iter().filter(broken) {
            let message = format!("the scope `{}` contains the separator", shown(&scope.name));
            found.push(
                Diagnostic::error(Code::ScopeWithSeparator, message)
                    .at(scope.name.span, "would become several scopes")
                    .see(separator.span, "separates two scopes")
                    .help("correct the separator, or declare the parts as separate scopes"),
            );
        }
    }
}

/// A value that the spec names for a variable of a scope is part of the scope: it contains neither the
/// separator nor a character that no scope has (RFC 6749 §3.3). The runtime checks other values.
fn values(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let separator = spec.scope_format.separator.as_ref();
    let separator = separator.map_or(" ", |separator| separator.as_str());
    let mut seen = HashSet::new();
    for scope in &spec.scopes {
        for variable in scope.variables(&spec.variables) {
            if !seen.insert(variable.name.as_str()) {
                continue;
            }
            let environments = spec.environments.iter();
            let set = environments.flat_map(|environment| &environment.values);
            let set = set.filter(|(name, _)| name.value == variable.name.value);
            let set = set.map(|(_, text)| text);
            let known = variable.values.iter().flatten().chain(&variable.default);
            for text in known.chain(set) {
                let label = if !separator.is_empty() && text.contains(separator) {
                    "contains the separator"
                } else if !is_scope_text(text) {
                    "contains a character that is not allowed in scopes"
                } else {
                    continue;
                };
                let message = format!(
                    "`{}` cannot be part of the scope `{}`",
                    shown(text),
                    shown(&scope.name)
                );
                found.push(
                    Diagnostic::error(Code::ScopeWithSeparator, message)
                        .at(text.span, label)
                        .see(scope.name.span, "part of this scope"),
                );
            }
        }
    }
}

/// Whether all characters may be in a scope (RFC 6749 §3.3).
fn is_scope_text(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_graphic() && c != '"' && c != '\\')
}

pub(super) fn declared(index: &Index<'_>, scope: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    if index.scope(scope).is_some() {
        return;
    }
    let diagnostic = Diagnostic::error(
        Code::UnknownScope,
        format!("unknown scope `{}`", shown(scope)),
    )
    .at(scope.span, "not declared in `scopes`")
    .declared_in(index.spec.sections.scopes, "scopes declared here");
    if index.spec.scopes.is_empty() {
        let added = format!("\"scopes\": {{ \"{}\": \"what it allows\" }}", shown(scope));
        found.push(diagnostic.help(format!("declare it: `{added}`")));
        return;
    }
    let names = index.spec.scopes.iter().map(|scope| scope.name.as_str());
    found.push(index.suggest_nearest(diagnostic, "a scope", scope, names));
}

/// Limits the transitive implications of scopes, all of which are listed in the generated code.
fn too_many_implications(index: &Index<'_>, edges: &[Vec<usize>], found: &mut Vec<Diagnostic>) {
    let mut left = IMPLICATIONS;
    for (scope, implied) in index.spec.scopes.iter().zip(edges) {
        let mut seen = HashSet::new();
        let mut open = implied.clone();
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            let Some(fewer) = left.checked_sub(1) else {
                let message = format!("more than {IMPLICATIONS} scope implications");
                let diagnostic = Diagnostic::error(Code::TooCostly, message)
                    .at(
                        scope.name.span,
                        "the limit is exceeded here, counting transitive implications",
                    )
                    .help("declare only the implications that the provider documents");
                return found.push(diagnostic);
            };
            left = fewer;
            open.extend(edges.get(at).into_iter().flatten());
        }
    }
}

fn cycles(index: &Index<'_>, edges: &[Vec<usize>], found: &mut Vec<Diagnostic>) {
    let scopes = &index.spec.scopes;
    for cycle in graph::cycles(edges) {
        let members = || cycle.iter().filter_map(|at| scopes.get(*at));
        // Each implication within the cycle is a part of it.
        let mut steps = members()
            .flat_map(|scope| &scope.implies)
            .filter(|implied| {
                index
                    .scope_position(implied)
                    .is_some_and(|at| cycle.binary_search(&at).is_ok())
            });
        let (Some(first), Some(step)) = (members().next(), steps.next()) else {
            continue;
        };
        let message = format!("the scope `{}` implies itself", first.name.value);
        let mut diagnostic =
            Diagnostic::error(Code::ScopeCycle, message).at(step.span, "implied here");
        for step in steps.take(3) {
            diagnostic = diagnostic.see(step.span, "which implies this scope");
        }
        found.push(diagnostic);
    }
}
