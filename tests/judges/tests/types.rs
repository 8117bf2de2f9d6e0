//! Describes the generated types of a document, so that each can be paired with its schema.

use std::collections::{BTreeMap, BTreeSet};

use licit_format::Loaded;
use licit_format::diagnostic::Code;
use licit_format::resolve::{Model, ModelKind, Operation, Provider, StatusRange, Type};
use serde_json::{Map, Value, json};

/// Returns the models, their components, and the replies of operations by status.
pub(crate) fn describe(loaded: &Loaded) -> Value {
    let provider = &loaded.provider;
    let overlapping = overlapping(loaded);
    let models = provider.models.iter().enumerate();
    let models: Vec<Value> = models
        .map(|(at, one)| model(one, overlapping.contains(&at)))
        .collect();
    let mut replies: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for operation in &provider.operations {
        let Some((key, of)) = replies_of(operation) else {
            continue;
        };
        // The ways of calling an operation with other media types have the same key.
        replies.entry(key).or_insert(of);
    }
    json!({ "models": models, "components": components(loaded), "replies": replies })
}

/// The positions of the unions of which licit reports that nothing decides between some types.
fn overlapping(loaded: &Loaded) -> BTreeSet<usize> {
    let provider = &loaded.provider;
    let reported = loaded.warnings.diagnostics().iter();
    let reported: Vec<&str> = reported
        .filter(|found| found.code == Code::Overlap)
        .map(|found| found.message.as_str())
        .collect();
    let is_reported = |model: &Model| {
        let ModelKind::Union(union) = &model.kind else {
            return false;
        };
        let members = union.members.iter();
        let members: Vec<String> = members
            .map(|member| format!("`{}`", expression(provider, &member.ty)))
            .collect();
        let named = |text: &str| members.iter().filter(|name| text.contains(*name)).count();
        reported.iter().any(|text| named(text) > 1)
    };
    let models = provider.models.iter().enumerate();
    models
        .filter(|(_, model)| is_reported(model))
        .map(|(at, _)| at)
        .collect()
}

/// A type as specs write it.
fn expression(provider: &Provider, ty: &Type) -> String {
    match ty {
        Type::Model(at) => provider.models[*at].rust_name.clone(),
        Type::List(inner) => format!("[{}]", expression(provider, inner)),
        Type::Map(inner) => format!("{{{}}}", expression(provider, inner)),
        Type::Nullable(inner) => expression(provider, inner),
        Type::Builtin(builtin) => format!("{builtin:?}").to_lowercase(),
    }
}

/// The models that are received: their positions and names.
pub(crate) fn received(provider: &Provider) -> impl Iterator<Item = (usize, &str)> {
    let models = provider.models.iter().enumerate();
    models
        .filter(|(_, model)| model.received)
        .map(|(at, model)| (at, model.rust_name.as_str()))
}

/// The position of the model of each component, by the component's JSON pointer.
fn components(loaded: &Loaded) -> BTreeMap<String, usize> {
    let names = loaded.names();
    let names: BTreeMap<String, String> = serde_json::from_str(&names).unwrap_or_default();
    // Received models have the names that the names file lists.
    let by_name: BTreeMap<&str, usize> = received(&loaded.provider)
        .map(|(at, name)| (name, at))
        .collect();
    let of = |(place, name): (String, String)| {
        let is_component = place.starts_with("#/components/") && !place.contains(' ');
        let at = by_name.get(name.as_str()).filter(|_| is_component)?;
        Some((place, *at))
    };
    names.into_iter().filter_map(of).collect()
}

fn replies_of(operation: &Operation) -> Option<(String, Map<String, Value>)> {
    let path = operation.table.path.as_str();
    // An operation with a server of its own has a whole URL, whose path the document does not have.
    let is_relative = path.starts_with('/');
    let mut found = Map::new();
    if let Some(ty) = &operation.returns {
        found.insert(operation.status.to_string(), described(ty));
    }
    for reply in &operation.replies {
        if let Some(ty) = &reply.ty {
            found.insert(status(reply.status), described(ty));
        }
    }
    let key = format!("{} {path}", operation.table.method.name());
    (is_relative && operation.stream.is_none()).then_some((key, found))
}

/// A status as OpenAPI writes it.
fn status(range: StatusRange) -> String {
    match range {
        StatusRange::One(status) => status.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

fn model(model: &Model, is_overlapping: bool) -> Value {
    let (kind, rest) = match &model.kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter();
            let fields: Map<String, Value> = fields
                .map(|field| (field.name.clone(), described(&field.ty)))
                .collect();
            let additional = object.additional.as_ref().map(|more| described(&more.ty));
            (
                "object",
                json!({ "fields": fields, "additional": additional }),
            )
        }
        ModelKind::Enum(_) | ModelKind::IntegerEnum(_) => ("enum", json!({})),
        ModelKind::Union(union) => {
            let members = union.members.iter().map(
                |member| json!({ "variant": member.rust_name, "type": described(&member.ty) }),
            );
            let members: Vec<Value> = members.collect();
            (
                "union",
                json!({ "members": members, "overlaps": is_overlapping }),
            )
        }
        ModelKind::Alias(ty) => ("alias", json!({ "of": described(ty) })),
    };
    let mut found = json!({ "name": model.rust_name, "kind": kind, "received": model.received });
    if let (Value::Object(all), Value::Object(rest)) = (&mut found, rest) {
        all.extend(rest);
    }
    found
}

fn described(ty: &Type) -> Value {
    match ty {
        Type::Builtin(builtin) => json!({ "builtin": format!("{builtin:?}") }),
        Type::Model(at) => json!({ "model": at }),
        Type::List(inner) => json!({ "list": described(inner) }),
        Type::Map(inner) => json!({ "map": described(inner) }),
        Type::Nullable(inner) => described(inner),
    }
}
