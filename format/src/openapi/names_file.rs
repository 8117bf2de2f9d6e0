//! Writes the names file of a document: the Rust name of every place.

use std::collections::{BTreeMap, HashMap};

use super::given::Notation;
use super::lower::NamedPlaces;
use crate::resolve::{ModelKind, Operation, Parameter, Provider};

/// Returns the text of a names file, or an empty one if there is no document.
pub(crate) fn names_file(provider: &Provider, places: &NamedPlaces) -> String {
    let mut names = BTreeMap::new();
    let mut add = |place: String, name: &str, notation: Notation| {
        let name = name.trim_start_matches("r#");
        // Names that cannot be given depend on nothing but what they name.
        if notation.accepts(name) {
            names.insert(place, name.to_owned());
        }
    };
    if places.operations.is_empty() && places.models.is_empty() {
        return String::new();
    }
    let operations: HashMap<&str, &str> = by_name(&places.operations);
    for operation in &provider.operations {
        let Some(place) = operations.get(operation.table.name.as_str()) else {
            continue;
        };
        add((*place).to_owned(), &operation.rust_name, Notation::Snake);
        if operation.sub_client.is_some() {
            add(
                format!("{place} method"),
                &operation.method_name,
                Notation::Snake,
            );
        }
        // The ways of calling an operation share the names of its parameters.
        let ends = [" request.", " reply."]
            .into_iter()
            .filter_map(|word| place.find(word));
        let place = ends.min().and_then(|end| place.get(..end)).unwrap_or(place);
        for (word, parameter) in parameters(operation) {
            let place = format!("{place} {word}.{}", parameter.name);
            add(place, &parameter.rust_name, Notation::Snake);
        }
    }
    for (place, word) in &places.plain {
        add(place.clone(), word, Notation::Snake);
    }
    let tags: HashMap<&str, &str> = by_name(&places.tags);
    for sub_client in &provider.sub_clients {
        let name = sub_client.rust_name.trim_start_matches("r#");
        if let Some(place) = tags.get(name) {
            add((*place).to_owned(), name, Notation::Snake);
        }
    }
    for scope in &provider.scopes {
        add(
            format!("scope:{}", scope.name),
            &scope.rust_name,
            Notation::Pascal,
        );
    }
    models(provider, places, &mut add);
    let mut text = serde_json::to_string_pretty(&names).unwrap_or_default();
    text.push('\n');
    text
}

/// Adds the names of models, and of their properties and variants.
fn models(provider: &Provider, places: &NamedPlaces, add: &mut impl FnMut(String, &str, Notation)) {
    let models: HashMap<&str, &str> = by_name(&places.models);
    // The spec's models come first, in its order.
    for (model, spec) in provider.models.iter().zip(&provider.spec.models) {
        let Some(place) = models.get(spec.name.as_str()) else {
            continue;
        };
        // A model that is only sent has another name in Rust.
        add((*place).to_owned(), &spec.name, Notation::Pascal);
        for field in model.fields() {
            add(
                format!("{place}.{}", field.name),
                &field.rust_name,
                Notation::Snake,
            );
        }
        match &model.kind {
            ModelKind::Enum(variants) => {
                for variant in variants {
                    let place = format!("{place}={}", variant.value);
                    add(place, &variant.rust_name, Notation::Pascal);
                }
            }
            ModelKind::IntegerEnum(variants) => {
                for variant in variants {
                    let place = format!("{place}={}", variant.value);
                    add(place, &variant.rust_name, Notation::Pascal);
                }
            }
            ModelKind::Object(_) | ModelKind::Union(_) | ModelKind::Alias(_) => {}
        }
    }
}

fn by_name(places: &[(String, String)]) -> HashMap<&str, &str> {
    let places = places.iter();
    places
        .map(|(name, place)| (name.as_str(), place.as_str()))
        .collect()
}

fn parameters(operation: &Operation) -> impl Iterator<Item = (&'static str, &Parameter)> {
    let body = operation
        .body
        .as_ref()
        .map_or(&[][..], |body| body.members());
    let lists = [
        ("path", operation.path.as_slice()),
        ("query", &operation.query),
        ("header", &operation.headers),
        ("cookie", &operation.cookies),
        ("reply_header", &operation.reply_headers),
        ("body", body),
    ];
    lists
        .into_iter()
        .flat_map(|(word, list)| list.iter().map(move |parameter| (word, parameter)))
}
