//! Warnings about declarations that are never used.

use std::collections::HashSet;

use super::{identity, openid, templates};
use crate::diagnostic::{Code, Diagnostic};
use crate::expression::call::CallExpression;
use crate::expression::template::Template;
use crate::spec::{Index, Operation, PagesReference, Spec, Variable, VariableSource, used_models};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    models(index, found);
    scopes(index, found);
    pagination(index, found);
    variables(index.spec, found);
}

fn models(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let used = used_models(index);
    for model in &index.spec.models {
        if !used.contains(model.name.as_str()) {
            let message = format!("nothing uses the model `{}`", model.name.value);
            let diagnostic = Diagnostic::warning(Code::UnusedModel, message);
            found.push(diagnostic.at(model.name.span, "not used by any operation"));
        }
    }
}

fn scopes(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let requirements = spec
        .operations
        .iter()
        .filter_map(|operation| operation.scopes.as_ref());
    let mut open: Vec<&str> = requirements
        .flat_map(|expression| expression.scopes())
        .map(|s| s.as_str())
        .collect();
    let own = spec
        .operations
        .iter()
        .filter_map(|one| one.security.as_ref());
    let security = own.chain(&spec.api.security);
    let alternatives = security.flat_map(|security| &security.alternatives);
    let members = alternatives.flat_map(|alternative| &alternative.members);
    open.extend(
        members
            .flat_map(|(_, scopes)| scopes)
            .map(|scope| scope.as_str()),
    );
    // A spec without any scope requirements says nothing about the use of its scopes.
    if open.is_empty() {
        return;
    }
    // A scope that implies a required one is used, too.
    let mut implied_by: Vec<Vec<&str>> = vec![Vec::new(); spec.scopes.len()];
    for scope in &spec.scopes {
        for implied in scope
            .implies
            .iter()
            .filter_map(|name| index.scope_position(name))
        {
            if let Some(implying) = implied_by.get_mut(implied) {
                implying.push(&scope.name);
            }
        }
    }
    let mut used = HashSet::new();
    while let Some(name) = open.pop() {
        if used.insert(name)
            && let Some(implying) = index.scope_position(name).and_then(|at| implied_by.get(at))
        {
            open.extend(implying);
        }
    }
    let asks_for_claims =
        |name: &str| spec.openid.is_some() && openid::CLAIM_SCOPES.contains(&name);
    let unused = spec.scopes.iter().filter(|scope| {
        !scope.offline && !used.contains(scope.name.as_str()) && !asks_for_claims(&scope.name)
    });
    // A spec with more unused scopes than used ones covers only a part of the API.
    if unused.clone().count() > used.len() {
        return;
    }
    for scope in unused {
        let message = format!("no operation requires the scope `{}`", scope.name.value);
        let diagnostic = Diagnostic::warning(Code::UnusedScope, message);
        found.push(diagnostic.at(scope.name.span, "not in any `scopes` requirement"));
    }
}

fn pagination(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let used: HashSet<&str> = index
        .spec
        .operations
        .iter()
        .filter_map(|operation| match operation.pages.as_ref()? {
            PagesReference::Named(name) => Some(name.as_str()),
            PagesReference::Inline(_) => None,
        })
        .collect();
    for (name, _) in &index.spec.pagination {
        if !used.contains(name.as_str()) {
            let message = format!("nothing uses the page style `{}`", name.value);
            let diagnostic = Diagnostic::warning(Code::UnusedPagination, message);
            found.push(diagnostic.at(name.span, "not in the `pages` of any operation"));
        }
    }
}

fn variables(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let templates = templates::all(spec);
    let calls: Vec<CallExpression> = spec.operations.iter().filter_map(Operation::call).collect();
    let paths = calls.iter().map(|call| &call.path);
    let in_scopes = spec
        .scopes
        .iter()
        .flat_map(|scope| scope.variables(&spec.variables));
    let in_scopes: HashSet<&str> = in_scopes.map(|variable| variable.name.as_str()).collect();
    let named: HashSet<&str> = templates
        .into_iter()
        .map(|used| used.template)
        .chain(paths)
        .flat_map(Template::variables)
        .chain(spec.identity.iter().flat_map(identity::variables))
        .map(|name| name.as_str())
        .collect();
    // Applications read captured values.
    let is_captured = |variable: &Variable| {
        let from = variable.from.as_ref();
        from.is_some_and(|from| from.value != VariableSource::App)
    };
    for variable in spec.variables.iter().filter(|one| !is_captured(one)) {
        let name = variable.name.as_str();
        if !named.contains(name) && !in_scopes.contains(name) {
            let message = format!("the variable `{}` is never used", variable.name.value);
            let diagnostic = Diagnostic::warning(Code::UnusedVariable, message);
            found.push(diagnostic.at(variable.name.span, "not in any template"));
        }
    }
}
