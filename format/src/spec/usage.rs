//! Which models of a spec are used.

use std::collections::HashSet;

use super::{Body, Index, ModelKind, ObjectType, Property, PropertyKind, Spec, Union};
use crate::expression::type_expression::TypeExpression;

/// The models that operations, errors, webhooks and parameters refer to.
pub(crate) fn used_models<'a>(index: &Index<'a>) -> HashSet<&'a str> {
    let mut open: Vec<&str> = Vec::new();
    of_operations(index.spec, &mut open);
    of_grants(index.spec, &mut open);
    of_replies(index.spec, &mut open);

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

/// The models that operations refer to.
fn of_operations<'a>(spec: &'a Spec, open: &mut Vec<&'a str>) {
    for operation in &spec.operations {
        let lists = [
            &operation.path,
            &operation.query,
            &operation.headers,
            &operation.cookies,
            &operation.variables,
            &operation.reply_headers,
        ];
        lists
            .into_iter()
            .flatten()
            .chain(&operation.returns)
            .for_each(|p| named(p, open));
        match operation.body.as_ref().map(|body| &body.value) {
            Some(Body::Type(short) | Body::FormType(short)) => {
                open.extend(short.expression.model().map(|m| m.as_str()));
            }
            Some(body) => {
                let members = body.members().iter();
                let all = members.flat_map(|member| [member].into_iter().chain(&member.headers));
                all.for_each(|property| named(property, open));
            }
            None => {}
        }
        let replies = operation.replies.iter().filter_map(|r| r.body.as_ref());
        replies.for_each(|body| named(body, open));
        let errors = operation.errors.typed.iter();
        let bodies = errors.filter_map(|error| error.body.as_ref()?.model());
        open.extend(bodies.map(|model| model.as_str()));
    }
}

/// The models of documented errors, webhooks, users and authorization details.
fn of_replies<'a>(spec: &'a Spec, open: &mut Vec<&'a str>) {
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
}

/// The models that parameters of grants and sub-clients refer to.
fn of_grants<'a>(spec: &'a Spec, open: &mut Vec<&'a str>) {
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
        .for_each(|p| named(p, open));
}

/// The models that a property refers to.
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
