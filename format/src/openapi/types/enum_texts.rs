//! What documents say of single values of an enum: in the titles and descriptions of constants, and in
//! the usual extensions.

use std::collections::{HashMap, HashSet};

use super::enumeration::scalar_text;
use crate::openapi::document::{At, text_of};
use crate::openapi::name;
use crate::openapi::schema::Schema;
use crate::openapi::text::Texts;
use crate::source::{Member, Node};

/// The texts and names of values, by the values as text.
#[derive(Debug, Default)]
pub(super) struct Described<'a> {
    texts: HashMap<String, &'a str>,
    names: HashMap<String, &'a str>,
}

/// Lists of texts parallel to `enum`, or objects with a text for each value.
const TEXTS: &[&str] = &[
    "x-enum-descriptions",
    "x-enumDescriptions",
    "x-enum-description",
];

/// The same for names.
const NAMES: &[&str] = &["x-enum-varnames", "x-enumNames", "x-enum-names"];

impl<'a> Described<'a> {
    /// Returns what the extensions of a schema say of its values.
    pub(super) fn of(schema: &Schema<'a>) -> Self {
        let mut described = Self::default();
        described.read(schema);
        described
    }

    /// Adds what the extensions of a schema say of its values.
    pub(super) fn read(&mut self, schema: &Schema<'a>) {
        for facet in &schema.facets {
            let values = facet.at.node.get("enum").map(Node::elements);
            let values = values.unwrap_or_default();
            for (keys, found) in [(TEXTS, &mut self.texts), (NAMES, &mut self.names)] {
                let stated = keys.iter().find_map(|key| facet.at.node.get(key));
                let Some(stated) = stated else { continue };
                for (value, text) in values.iter().zip(stated.elements()) {
                    found.extend(scalar_text(value).zip(text_of(text)));
                }
                for member in stated.members() {
                    found.extend(
                        text_of(&member.value).map(|text| (member.key.value.clone(), text)),
                    );
                }
            }
            let listed = facet.at.get("x-ms-enum").and_then(|at| at.get("values"));
            for entry in listed.iter().flat_map(|at| at.node.elements()) {
                let Some(value) = entry.get("value").and_then(scalar_text) else {
                    continue;
                };
                let of = |key: &str| entry.get(key).and_then(text_of);
                self.texts
                    .extend(of("description").map(|text| (value.clone(), text)));
                self.names.extend(of("name").map(|text| (value, text)));
            }
        }
    }

    /// Adds the title and the description of a schema with one value.
    pub(super) fn read_constant(&mut self, value: &Node, at: At<'a>) {
        let Some(value) = scalar_text(value) else {
            return;
        };
        let title = at.text("title");
        let text = at.text("description").or(title);
        self.texts.extend(text.map(|text| (value.clone(), text)));
        self.names.extend(title.map(|title| (value, title)));
    }

    /// Returns a value as written in a spec. A number is no name, so that it has the document's.
    pub(super) fn value(&self, value: Node, text: &str, texts: Texts, is_number: bool) -> Node {
        let span = value.span;
        let letters = |text: &str| name::condensed(&name::model(text));
        let own = self
            .names
            .get(text)
            .filter(|_| is_number && self.are_distinct());
        let about = self.texts.get(text).and_then(|about| texts.line(about));
        let about = about.filter(|about| letters(about) != letters(text));
        if own.is_none() && about.is_none() {
            return value;
        }
        let mut members = vec![Member::new("value", value)];
        let own = own.map(|own| Node::text_at(variant(own), span));
        members.extend(own.map(|own| Member::new("rust_name", own)));
        let about = about.map(|about| Node::text_at(about, span));
        members.extend(about.map(|about| Member::new("description", about)));
        Node::object_at(members, span)
    }

    /// Whether the names are different and are words.
    fn are_distinct(&self) -> bool {
        let mut seen = HashSet::new();
        let mut names = self.names.values().map(|own| variant(own));
        names.all(|own| own != "Model" && seen.insert(own))
    }
}

/// Returns the name of a variant. Generated enums have a variant `Unknown` of their own.
fn variant(wire: &str) -> String {
    let name = name::model(wire);
    match name.as_str() {
        "Unknown" => "UnknownValue".to_owned(),
        _ => name,
    }
}
