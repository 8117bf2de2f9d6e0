//! What schemas say of a value besides its type: texts, a default, and the flags of a property. They
//! apply wherever the schema is used, also by reference (JSON Schema 2020-12 §7.7.1 and §9).

use std::collections::HashSet;

use super::document::{At, Documents};
use super::schema::Facet;
use crate::source::{Json, Node};

/// The schemas that describe a value, the nearest first.
#[derive(Debug, Default, Clone)]
pub(crate) struct Annotations<'a> {
    schemas: Vec<At<'a>>,
    /// The number of those that are not behind a reference.
    own: usize,
}

/// The maximum number of schemas that are followed. Real chains are shorter.
const MOST: usize = 64;

impl<'a> Annotations<'a> {
    /// Collects the schemas, the parts of their `allOf`, and then what these refer to.
    pub(crate) fn of(documents: &'a Documents, facets: &[Facet<'a>]) -> Self {
        let mut annotations = Self::default();
        let mut seen = HashSet::new();
        let mut open: Vec<At<'a>> = facets.iter().rev().map(|facet| facet.at).collect();
        let mut referred = Vec::new();
        let mut is_own = true;
        loop {
            let Some(at) = open.pop() else {
                if is_own {
                    annotations.own = annotations.schemas.len();
                    is_own = false;
                }
                if referred.is_empty() {
                    return annotations;
                }
                open = std::mem::take(&mut referred);
                open.reverse();
                continue;
            };
            let is_new = annotations.schemas.len() < MOST && seen.insert(at.identity());
            if !is_new || !documents.spend(1) {
                continue;
            }
            annotations.schemas.push(at);
            let target = at.text("$ref").map(|to| documents.target(at, to));
            referred.extend(target.flatten());
            open.extend(parts(at).into_iter().rev());
        }
    }

    /// Whether a key is `true` in one of them.
    pub(crate) fn is(&self, key: &str) -> bool {
        self.schemas.iter().any(|at| at.is(key))
    }

    /// Returns the nearest value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Node> {
        self.schemas.iter().find_map(|at| at.node.get(key))
    }

    /// Returns the schemas whose texts describe a value of this type. A model has the texts of the
    /// schema behind the reference itself.
    pub(crate) fn texts(&self, is_model: bool) -> &[At<'a>] {
        let count = if is_model {
            self.own
        } else {
            self.schemas.len()
        };
        self.schemas.get(..count).unwrap_or_default()
    }
}

/// The schemas that apply together with this one: those of `allOf`, and the only choice beside null.
fn parts(at: At<'_>) -> Vec<At<'_>> {
    let parts = at.node.get("allOf").map(Node::elements).unwrap_or_default();
    let mut parts: Vec<At<'_>> = parts.iter().map(|part| at.to(part)).collect();
    for key in ["oneOf", "anyOf"] {
        let choices = at.node.get(key).map(Node::elements).unwrap_or_default();
        let mut others = choices.iter().filter(|choice| !is_null(choice));
        if let (Some(only), None) = (others.next(), others.next()) {
            parts.push(at.to(only));
        }
    }
    parts
}

/// Whether a schema is `{"type": "null"}`.
fn is_null(schema: &Node) -> bool {
    match schema.get("type").map(|ty| &ty.value) {
        Some(Json::Text(name)) => name == "null",
        Some(Json::Null) => true,
        _ => false,
    }
}
