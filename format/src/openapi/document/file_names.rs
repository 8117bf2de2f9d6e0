//! The names of the files that a document refers to.

use std::collections::HashSet;

use super::text_of;
use crate::source::{Json, Node, Span};
use crate::syntax::is_url;

/// The files that a document's references name, each with its first reference.
#[derive(Default)]
pub(super) struct Names {
    pub(super) list: Vec<(String, Span)>,
    seen: HashSet<String>,
}

impl Names {
    /// Reads a value. If `is_map`, its members have author-defined names.
    pub(super) fn read(&mut self, node: &Node, is_map: bool) {
        match &node.value {
            Json::List(elements) => elements.iter().for_each(|e| self.read(e, false)),
            Json::Object(members) => {
                for member in members {
                    match (member.key.as_str(), &member.value.value) {
                        // A name of a map has no text as its value.
                        ("$ref", Json::Text(reference)) => {
                            self.add(reference, member.value.inner_span());
                        }
                        ("discriminator", Json::Object(_)) if !is_map => {
                            self.mapping(&member.value);
                        }
                        // May contain anything.
                        ("example" | "examples" | "default", _) if !is_map => {}
                        (key, _) => self.read(&member.value, !is_map && NAMED.contains(&key)),
                    }
                }
            }
            _ => {}
        }
    }

    /// Reads the references in a discriminator's `mapping`, which may also contain names.
    fn mapping(&mut self, discriminator: &Node) {
        let mapping = discriminator.get("mapping").map(Node::members);
        for member in mapping.unwrap_or_default() {
            let is_file = |to: &str| {
                let endings = [".json", ".yaml", ".yml"];
                to.contains('#') || endings.iter().any(|ending| to.ends_with(ending))
            };
            if let Some(to) = text_of(&member.value).filter(|to| is_file(to)) {
                self.add(to, member.value.inner_span());
            }
        }
    }

    fn add(&mut self, reference: &str, place: Span) {
        let name = reference.split('#').next().unwrap_or_default();
        // URLs are reported where their target is needed.
        if !name.is_empty() && !is_url(name) && self.seen.insert(name.to_owned()) {
            self.list.push((name.to_owned(), place));
        }
    }
}

/// Keys of objects whose members have author-defined names.
const NAMED: &[&str] = &[
    "$defs",
    "callbacks",
    "definitions",
    "dependentSchemas",
    "headers",
    "links",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
];
