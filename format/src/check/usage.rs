//! What is declared and never used: warnings.

use std::collections::HashSet;

use super::{openid, templates};
use crate::call::CallExpression;
use crate::diagnostic::{Code, Diagnostic};
use crate::spec::{
    Body, Index, ModelKind, ObjectType, Operation, PagesReference, Property, PropertyKind, Spec,
    Union,
};
use crate::template::Template;
use crate::type_expression::TypeExpression;

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
            found.push(diagnostic.at(model.name.span, "no operation reaches it"));
        }
    }
}

/// The models that operations, errors, webhooks and parameters lead to.
pub(crate) fn used_models<'a>(index: &Index<'a>) -> HashSet<&'a str> {
    let spec = index.spec;
    let mut open: Vec<&str> = Vec::new();
    for operation in &spec.operations {
        let lists = [
            &operation.path,
            &operation.query,
            &operation.headers,
            &operation.cookies,
            &operation.variables,
        ];
        lists
            .into_iter()
            .flatten()
            .chain(&operation.returns)
            .for_each(|p| named(p, &mut open));
        match operation.body.as_ref().map(|body| &body.value) {
            Some(Body::Type(short)) => open.extend(short.expression.model().map(|m| m.as_str())),
            Some(body) => body
                .members()
                .iter()
                .for_each(|property| named(property, &mut open)),
            None => {}
        }
        let replies = operation.replies.iter().filter_map(|r| r.body.as_ref());
        replies.for_each(|body| named(body, &mut open));
        let errors = operation.errors.typed.iter();
        let bodies = errors.filter_map(|(_, body)| body.as_ref()?.model());
        open.extend(bodies.map(|model| model.as_str()));
    }
    let bodies = spec
        .errors
        .documented
        .iter()
        .filter_map(|rule| rule.body.as_ref());
    open.extend(
        bodies
            .filter_map(TypeExpression::model)
            .map(|model| model.as_str()),
    );
    let webhooks = spec.webhooks.iter().flat_map(|webhooks| {
        let events = webhooks.events.iter();
        events
            .filter_map(|event| event.body.as_ref())
            .chain(&webhooks.body)
    });
    open.extend(
        webhooks
            .filter_map(|body| body.value.model())
            .map(|model| model.as_str()),
    );
    let of_users = spec.openid.iter();
    let of_users = of_users.flat_map(|openid| openid.claims.iter().chain(&openid.userinfo));
    open.extend(
        of_users
            .filter_map(|ty| ty.value.model())
            .map(|model| model.as_str()),
    );
    let details = spec.authorization_details.iter();
    open.extend(
        details
            .filter_map(|details| details.value.model())
            .map(|model| model.as_str()),
    );
    let grant = spec.grants.authorization_code.iter();
    let bound = spec
        .sub_clients
        .iter()
        .flat_map(|sub_client| &sub_client.parameters);
    let custom = spec.grants.custom.iter().flat_map(|g| &g.parameters);
    grant
        .flat_map(|g| &g.parameters)
        .chain(custom)
        .chain(bound)
        .for_each(|p| named(p, &mut open));

    let mut used = HashSet::new();
    while let Some(name) = open.pop() {
        let Some(model) = index.model(name).filter(|_| used.insert(name)) else {
            continue;
        };
        match &model.kind {
            ModelKind::Object(object) => object_names(object, &mut open),
            ModelKind::Union(union) => union_names(union, &mut open),
            ModelKind::Alias(target) => open.extend(target.model().map(|m| m.as_str())),
            ModelKind::Enum(_) => {}
        }
    }
    used
}

/// The models that a property names.
fn named<'a>(property: &'a Property, names: &mut Vec<&'a str>) {
    match &property.kind {
        PropertyKind::Type(expression) => names.extend(expression.model().map(|m| m.as_str())),
        PropertyKind::Union(union) => union_names(union, names),
        PropertyKind::Object(object) => object_names(object, names),
        PropertyKind::Enum(_) | PropertyKind::Constant(_) | PropertyKind::Fixed(_) => {}
    }
}

fn object_names<'a>(object: &'a ObjectType, names: &mut Vec<&'a str>) {
    for property in &object.properties {
        named(property, names);
    }
    let additional = object.additional.iter().filter_map(TypeExpression::model);
    names.extend(additional.map(|model| model.as_str()));
}

fn union_names<'a>(union: &'a Union, names: &mut Vec<&'a str>) {
    let members = union.members.iter().filter_map(TypeExpression::model);
    names.extend(members.map(|model| model.as_str()));
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
    // A spec without any requirement says nothing about its scopes' use.
    if open.is_empty() {
        return;
    }
    // A scope is of use, too, when it implies one that is needed.
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
    for scope in spec.scopes.iter().filter(|scope| {
        !scope.offline && !used.contains(scope.name.as_str()) && !asks_for_claims(&scope.name)
    }) {
        let message = format!("no operation needs the scope `{}`", scope.name.value);
        let diagnostic = Diagnostic::warning(Code::UnusedScope, message);
        found.push(diagnostic.at(scope.name.span, "no requirement names it"));
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
            found.push(diagnostic.at(name.span, "no operation's `pages` names it"));
        }
    }
}

fn variables(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let templates = templates::all(spec);
    let calls: Vec<CallExpression> = spec.operations.iter().filter_map(Operation::call).collect();
    let paths = calls.iter().map(|call| &call.path);
    let named: HashSet<&str> = templates
        .into_iter()
        .map(|used| used.template)
        .chain(paths)
        .flat_map(Template::variables)
        .map(|name| name.as_str())
        .collect();
    for variable in &spec.variables {
        if !named.contains(variable.name.as_str()) {
            let message = format!("the variable `{}` is never named", variable.name.value);
            let diagnostic = Diagnostic::warning(Code::UnusedVariable, message);
            found.push(diagnostic.at(variable.name.span, "no template has it in braces"));
        }
    }
}
