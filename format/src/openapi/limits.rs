//! What a schema requires of values beyond their type (JSON Schema 2020-12 Validation §6).

use super::document::Documents;
use super::schema::{Additional, Facet, Schema, read};
use crate::source::{Json, Member, Node};

/// Keywords that are copied, and their names in a spec.
const COPIED: &[(&str, &str)] = &[
    ("pattern", "pattern"),
    ("minLength", "min_length"),
    ("maxLength", "max_length"),
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusiveMinimum", "exclusive_minimum"),
    ("exclusiveMaximum", "exclusive_maximum"),
    ("multipleOf", "multiple_of"),
    ("minItems", "min_items"),
    ("maxItems", "max_items"),
    ("uniqueItems", "unique_items"),
    ("minProperties", "min_properties"),
    ("maxProperties", "max_properties"),
];

/// Formats of strings that have no type of their own.
const FORMATS: &[&str] = &["email", "ipv4", "ipv6", "hostname", "time"];

/// How far items are followed.
const MAX_DEPTH: usize = 3;

/// Returns the limits of a schema's values, as the key `limits` of a spec.
pub(super) fn of(documents: &Documents, facets: &[Facet<'_>]) -> Option<Member> {
    let members = members(documents, facets, 0);
    let span = members.first()?.value.span;
    Some(Member::new("limits", Node::object_at(members, span)))
}

fn members(documents: &Documents, facets: &[Facet<'_>], depth: usize) -> Vec<Member> {
    let mut schema = read(documents, facets);
    let mut bounds = Vec::new();
    // No legitimate chain is longer.
    for _ in 0..32 {
        let Some(target) = schema.reference else {
            break;
        };
        bounds.append(&mut schema.bounds);
        schema = read(documents, &[Facet::of(target)]);
    }
    // The type holds the values of its properties; only their number is a limit of its own.
    let is_object = !schema.properties.is_empty();
    if !schema.unions.is_empty() || schema.values.is_some() || depth == MAX_DEPTH {
        return Vec::new();
    }
    let mut members = Vec::new();
    for facet in bounds.iter().chain(&schema.facets) {
        // In 3.0, these are flags of the bounds.
        let is_flag = |key: &str| facet.at.is(key);
        for (key, name) in COPIED {
            let name = match *name {
                "minimum" if is_flag("exclusiveMinimum") => "exclusive_minimum",
                "maximum" if is_flag("exclusiveMaximum") => "exclusive_maximum",
                name => name,
            };
            let is_known = members
                .iter()
                .any(|member: &Member| member.key.value == name);
            if is_object && !name.ends_with("properties") {
                continue;
            }
            if let Some(value) = facet.at.node.get(key).filter(|value| fits(name, value))
                && !is_known
            {
                members.push(Member::new(name, value.clone()));
            }
        }
    }
    if is_object {
        return members;
    }
    if let Some(format) = schema.format.filter(|format| FORMATS.contains(format)) {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        members.push(Member::new("format", Node::text_at(format, span)));
    }
    let items = items(documents, &schema, depth + 1);
    if let Some(span) = items.first().map(|first| first.value.span) {
        members.push(Member::new("items", Node::object_at(items, span)));
    }
    members
}

/// Whether a value is one that the key allows; others are slips of the document.
fn fits(name: &str, value: &Node) -> bool {
    match name {
        "pattern" => value.as_text().is_some_and(|text| !text.trim().is_empty()),
        "unique_items" => matches!(value.value, Json::Boolean(true)),
        name if name.ends_with("length")
            || name.ends_with("items")
            || name.ends_with("properties") =>
        {
            value
                .as_integer()
                .is_some_and(|number| (0..=i128::from(i64::MAX)).contains(&number))
        }
        _ => match &value.value {
            Json::Number(text) => text.parse::<f64>().is_ok_and(f64::is_finite),
            _ => false,
        },
    }
}

fn items(documents: &Documents, schema: &Schema<'_>, depth: usize) -> Vec<Member> {
    let values: Vec<Facet<'_>> = match schema.additional {
        Additional::Of(at) => vec![Facet::of(at)],
        _ => Vec::new(),
    };
    let items = if schema.items.is_empty() {
        &values
    } else {
        &schema.items
    };
    if items.is_empty() || !schema.prefix.is_empty() {
        return Vec::new();
    }
    members(documents, items, depth)
}
