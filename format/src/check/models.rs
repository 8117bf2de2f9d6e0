//! Models and the types of properties.

use super::names::{self, Kind};
use super::{discriminators, enums, parameters};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::source::Span;
use crate::spec::{Index, ModelKind, ObjectType, Property, PropertyKind, Union};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    for model in &index.spec.models {
        match &model.kind {
            ModelKind::Object(object) => self::object(index, object, model.name.span, found),
            ModelKind::Enum(values) => enums::check(values, found),
            ModelKind::Union(union) => self::union(index, union, model.name.span, found),
            ModelKind::Alias(target) => type_known(index, target, model.name.span, found),
        }
    }
    for rule in &index.spec.errors.documented {
        if let Some(body) = &rule.body {
            type_known(index, body, rule.name.span, found);
        }
    }
    if let Some(grant) = &index.spec.grants.authorization_code {
        parameters::single(index, &grant.parameters, found);
    }
    for grant in &index.spec.grants.custom {
        parameters::single(index, &grant.parameters, found);
    }
}

/// Checks an object and everything below it; `span` is its location.
fn object(index: &Index<'_>, object: &ObjectType, span: Span, found: &mut Vec<Diagnostic>) {
    properties(index, &object.properties, found);
    if let Some(additional) = &object.additional {
        type_known(index, additional, span, found);
    }
}

/// Checks the properties of an object and everything below them.
pub(super) fn properties(index: &Index<'_>, properties: &[Property], found: &mut Vec<Diagnostic>) {
    // Derived names are made unique.
    let named = properties.iter().filter(|p| p.rust_name.is_some());
    names::unique(
        &Kind::PROPERTIES,
        named.map(|p| (p.rust_name(), &p.name)),
        found,
    );
    for property in properties {
        not_fixed(property, "a model's property needs a type instead", found);
        property_type(index, property, found);
        if let (Some(read_only), Some(write_only)) = (property.read_only, property.write_only) {
            let message = format!(
                "`{}` is both read-only and write-only",
                shown(&property.name)
            );
            found.push(
                Diagnostic::error(Code::InvalidDirection, message)
                    .at(write_only, "not returned by the provider")
                    .see(read_only, "not accepted by the provider"),
            );
        }
    }
}

/// Fixed values are allowed only for parameters and for members of a request body.
pub(super) fn not_fixed(property: &Property, why: &str, found: &mut Vec<Diagnostic>) {
    if let Some(template) = property.fixed() {
        let message = format!("`{}` cannot have a fixed value", shown(&property.name));
        found.push(Diagnostic::error(Code::FixedProperty, message).at(template.span, why));
    }
}

pub(super) fn property_type(index: &Index<'_>, property: &Property, found: &mut Vec<Diagnostic>) {
    match &property.kind {
        PropertyKind::Type(expression) => type_known(index, expression, property.span, found),
        PropertyKind::Enum(values) => enums::check(values, found),
        PropertyKind::Union(union) => self::union(index, union, property.span, found),
        PropertyKind::Object(object) => self::object(index, object, property.span, found),
        PropertyKind::Constant(_) | PropertyKind::Fixed(_) => {}
    }
}

fn union(index: &Index<'_>, union: &Union, span: Span, found: &mut Vec<Diagnostic>) {
    for member in &union.members {
        type_known(index, member, span, found);
    }
    if let Some(discriminator) = &union.discriminator {
        discriminators::check(index, union, discriminator, found);
    }
}

/// The model that a type names is declared; `span` is the location of the type.
pub(super) fn type_known(
    index: &Index<'_>,
    expression: &TypeExpression,
    span: Span,
    found: &mut Vec<Diagnostic>,
) {
    let misplaced = match expression.builtin() {
        Some(Builtin::File) => Some(("file", "allowed only as a part of a `multipart` body")),
        Some(Builtin::Text) => Some((
            "text",
            "allowed only as a whole reply; use `string` within JSON",
        )),
        _ => None,
    };
    if let Some((name, place)) = misplaced {
        let message = format!("type `{name}` is not allowed here");
        found.push(Diagnostic::error(Code::BadParameterType, message).at(span, place));
    }
    let Some(name) = expression.model() else {
        return;
    };
    if name.is_empty() || index.model(name).is_some() {
        return;
    }
    let diagnostic = Diagnostic::error(
        Code::UnknownModel,
        format!("unknown model `{}`", shown(name)),
    )
    .at(
        name.span,
        "neither a built-in type nor declared in `models`",
    );
    let elsewhere = ELSEWHERE.iter().find(|(other, _)| *other == name.as_str());
    if let Some((_, here)) = elsewhere {
        found.push(diagnostic.suggest("use the name of the spec format", name.span, *here));
        return;
    }
    let models = index.spec.models.iter().map(|model| model.name.as_str());
    let builtins = Builtin::ALL.iter().map(|(name, _)| *name);
    found.push(index.suggest_nearest(diagnostic, "a type", name, models.chain(builtins)));
}

/// Common names of types, and their names in a spec.
const ELSEWHERE: &[(&str, &str)] = &[
    ("any", "json"),
    ("array", "[json]"),
    ("bool", "boolean"),
    ("double", "number"),
    ("float", "number"),
    ("int", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("long", "integer"),
    ("object", "json"),
    ("str", "string"),
    ("time", "datetime"),
    ("timestamp", "datetime"),
    ("url", "uri"),
];
