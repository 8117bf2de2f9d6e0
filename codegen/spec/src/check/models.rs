//! Models and the types of properties and parameters.

use std::collections::HashSet;

use super::unique_names;
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::source::{Span, Spanned};
use crate::spec::{Body, EnumValue, Model, ModelKind, Property, PropertyKind, Spec};
use crate::type_expression::{Builtin, TypeExpression};

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for model in &spec.models {
        match &model.kind {
            ModelKind::Object(properties) => object(spec, properties, found),
            ModelKind::Enum(values) => enum_values(values, found),
            ModelKind::Union(members) => members.iter().for_each(|m| type_known(spec, m, found)),
            ModelKind::Alias(target) => {
                type_known(spec, target, found);
                alias_cycle(spec, model, found);
            }
        }
    }
    for body in spec.errors.documented.iter().filter_map(|rule| rule.body.as_ref()) {
        type_known(spec, &body.expression, found);
    }
    generated_names(spec, found);
    unused(spec, found);
}

/// The properties of an object, and everything below them.
pub(super) fn object(spec: &Spec, properties: &[Property], found: &mut Vec<Diagnostic>) {
    unique_names(
        "properties",
        Code::NameClash,
        properties.iter().map(super::operations::rust_name),
        found,
    );
    for property in properties {
        if let PropertyKind::Fixed(template) = &property.kind {
            found.push(
                Diagnostic::error(Code::FixedProperty, "a property of a model has a type, not a `value`")
                    .at(template.span, "fixed values are for parameters, and for members of a request's body"),
            );
        }
        property_type(spec, property, found);
    }
}

/// The members of a request's body, which may have fixed values.
pub(super) fn members(spec: &Spec, properties: &[Property], found: &mut Vec<Diagnostic>) {
    for property in properties {
        property_type(spec, property, found);
    }
}

fn property_type(spec: &Spec, property: &Property, found: &mut Vec<Diagnostic>) {
    match &property.kind {
        PropertyKind::Type(expression) => type_known(spec, expression, found),
        PropertyKind::Enum(values) => enum_values(values, found),
        PropertyKind::Union(members) => members.iter().for_each(|m| type_known(spec, m, found)),
        PropertyKind::Object(properties) => object(spec, properties, found),
        PropertyKind::Fixed(_) => {}
    }
}

/// Parameters of paths, queries, headers and forms: their types exist and can stand there.
pub(super) fn parameter_types(spec: &Spec, parameters: &[Property], found: &mut Vec<Diagnostic>) {
    for parameter in parameters {
        property_type(spec, parameter, found);
        let plain = match &parameter.kind {
            PropertyKind::Type(TypeExpression::List(of)) => is_plain(spec, of, 0),
            PropertyKind::Type(expression) => is_plain(spec, expression, 0),
            PropertyKind::Enum(_) | PropertyKind::Fixed(_) => true,
            PropertyKind::Union(_) | PropertyKind::Object(_) => false,
        };
        if !plain {
            found.push(
                Diagnostic::error(Code::BadParameterType, format!("`{}` cannot be written into a parameter", parameter.name.value))
                    .at(parameter.span, "expected text, a number, a boolean, a date, an enum, or a list of these"),
            );
        }
    }
}

fn is_plain(spec: &Spec, expression: &TypeExpression, depth: usize) -> bool {
    match expression {
        TypeExpression::Builtin(builtin) => !matches!(builtin, Builtin::Json | Builtin::Bytes),
        TypeExpression::Named(name) => {
            match spec.models.iter().find(|m| m.name.value == name.value).map(|m| &m.kind) {
                Some(ModelKind::Alias(target)) if depth < 8 => is_plain(spec, target, depth + 1),
                Some(ModelKind::Enum(_)) | None => true,
                Some(_) => false,
            }
        }
        TypeExpression::Nullable(_) | TypeExpression::List(_) | TypeExpression::Map(_) => false,
    }
}

/// The models that a type names exist.
pub(super) fn type_known(spec: &Spec, expression: &TypeExpression, found: &mut Vec<Diagnostic>) {
    match expression {
        TypeExpression::Builtin(_) => {}
        TypeExpression::List(inner)
        | TypeExpression::Map(inner)
        | TypeExpression::Nullable(inner) => type_known(spec, inner, found),
        TypeExpression::Named(name) => {
            let models = || spec.models.iter().map(|model| model.name.as_str());
            if !models().any(|known| known == name.value) {
                let builtins = Builtin::ALL.iter().map(|(name, _)| *name);
                let message = format!("unknown model `{}`", name.value);
                found.push(
                    Diagnostic::error(Code::UnknownModel, message)
                        .at(name.span, "neither a built-in type nor declared in `models`")
                        .suggest_nearest("a type", name, name.span, models().chain(builtins)),
                );
            }
        }
    }
}

fn enum_values(values: &[EnumValue], found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&Spanned<String>> = Vec::new();
    for value in values {
        match seen.iter().find(|earlier| earlier.value == value.value.value) {
            Some(earlier) => found.push(
                Diagnostic::error(Code::DuplicateValue, format!("the value `{}` stands twice", value.value.value))
                    .at(value.value.span, "again here")
                    .see(earlier.span, "first here"),
            ),
            None => seen.push(&value.value),
        }
    }
    let rust_name = |value: &EnumValue| match &value.rust_name {
        Some(name) => name.value.clone(),
        None => name::pascal(&value.value),
    };
    let names = values.iter().map(|value| (rust_name(value), &value.value));
    unique_names("values", Code::NameClash, names, found);
    for value in values.iter().filter(|value| rust_name(value) == "Unknown") {
        if value.rust_name.is_some() {
            found.push(
                Diagnostic::error(Code::ReservedName, "`Unknown` is a variant of every generated enum")
                    .at(value.value.span, "choose another `rust_name`"),
            );
        }
    }
}

fn alias_cycle(spec: &Spec, model: &Model, found: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    let mut current = model;
    while let ModelKind::Alias(target) = &current.kind {
        if !seen.insert(current.name.as_str()) {
            found.push(
                Diagnostic::error(Code::AliasCycle, format!("`{}` is only another name for itself", model.name.value))
                    .at(model.name.span, "no type at the end"),
            );
            return;
        }
        let Some(next) = innermost_name(target)
            .and_then(|name| spec.models.iter().find(|m| m.name.value == name.value))
        else {
            return;
        };
        current = next;
    }
}

fn innermost_name(expression: &TypeExpression) -> Option<&Spanned<String>> {
    match expression {
        TypeExpression::Builtin(_) => None,
        TypeExpression::Named(name) => Some(name),
        TypeExpression::List(inner)
        | TypeExpression::Map(inner)
        | TypeExpression::Nullable(inner) => innermost_name(inner),
    }
}

/// Inline enums, unions and objects get types of their own, named after where they stand; these
/// must not collide with models.
fn generated_names(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let mut names: Vec<(String, Spanned<String>)> =
        spec.models.iter().map(|model| (model.name.value.clone(), model.name.clone())).collect();
    for model in &spec.models {
        if let ModelKind::Object(properties) = &model.kind {
            inline_names(&model.name, properties, &mut names);
        }
    }
    for operation in &spec.operations {
        let parent = name::pascal(&operation.name);
        for list in [&operation.path, &operation.query, &operation.headers, &operation.variables] {
            inline_names(&parent, list, &mut names);
        }
        if let Some(body) = &operation.body
            && let Body::Members(members) | Body::Form(members) = &body.value
        {
            inline_names(&parent, members, &mut names);
        }
        if let Some(returns) = &operation.returns {
            let reply = Spanned::new("reply".into(), returns.span);
            let reply = Property { name: reply, ..returns.clone() };
            inline_names(&parent, std::slice::from_ref(&reply), &mut names);
        }
    }
    if let Some(grant) = &spec.grants.authorization_code {
        inline_names("", &grant.parameters, &mut names);
    }
    let mut first: std::collections::HashMap<String, Span> = std::collections::HashMap::new();
    for (rust_name, wire) in names {
        if let Some(earlier) = first.insert(rust_name.clone(), wire.span)
            && earlier != wire.span
        {
            found.push(super::name_clash("types", Code::NameClash, &rust_name, &wire, earlier));
        }
    }
}

fn inline_names(parent: &str, properties: &[Property], names: &mut Vec<(String, Spanned<String>)>) {
    for property in properties {
        let name = format!("{parent}{}", name::pascal(&property.name));
        match &property.kind {
            PropertyKind::Enum(_) | PropertyKind::Union(_) => {
                names.push((name, property.name.clone()));
            }
            PropertyKind::Object(inner) => {
                inline_names(&name, inner, names);
                names.push((name, property.name.clone()));
            }
            PropertyKind::Type(_) | PropertyKind::Fixed(_) => {}
        }
    }
}

fn unused(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let mut reached: HashSet<String> = HashSet::new();
    let mut open: Vec<String> = Vec::new();
    for operation in &spec.operations {
        let lists = [&operation.path, &operation.query, &operation.headers, &operation.variables];
        lists.into_iter().flatten().chain(&operation.returns).for_each(|p| names_of(p, &mut open));
        match operation.body.as_ref().map(|body| &body.value) {
            Some(Body::Type(short)) => expression_names(&short.expression, &mut open),
            Some(Body::Members(list) | Body::Form(list)) => {
                list.iter().for_each(|p| names_of(p, &mut open));
            }
            None => {}
        }
    }
    for body in spec.errors.documented.iter().filter_map(|rule| rule.body.as_ref()) {
        expression_names(&body.expression, &mut open);
    }
    let grant = spec.grants.authorization_code.iter();
    grant.flat_map(|g| &g.parameters).for_each(|p| names_of(p, &mut open));
    while let Some(name) = open.pop() {
        let Some(model) = spec.models.iter().find(|model| model.name.value == name) else { continue };
        if !reached.insert(name) {
            continue;
        }
        match &model.kind {
            ModelKind::Object(properties) => properties.iter().for_each(|p| names_of(p, &mut open)),
            ModelKind::Union(members) => {
                members.iter().for_each(|m| expression_names(m, &mut open));
            }
            ModelKind::Alias(target) => expression_names(target, &mut open),
            ModelKind::Enum(_) => {}
        }
    }
    for model in spec.models.iter().filter(|model| !reached.contains(model.name.as_str())) {
        found.push(
            Diagnostic::warning(Code::UnusedModel, format!("nothing uses the model `{}`", model.name.value))
                .at(model.name.span, "declared here"),
        );
    }
}

fn names_of(property: &Property, names: &mut Vec<String>) {
    match &property.kind {
        PropertyKind::Type(expression) => expression_names(expression, names),
        PropertyKind::Union(members) => members.iter().for_each(|m| expression_names(m, names)),
        PropertyKind::Object(inner) => inner.iter().for_each(|p| names_of(p, names)),
        PropertyKind::Enum(_) | PropertyKind::Fixed(_) => {}
    }
}

fn expression_names(expression: &TypeExpression, names: &mut Vec<String>) {
    names.extend(innermost_name(expression).map(|name| name.value.clone()));
}
