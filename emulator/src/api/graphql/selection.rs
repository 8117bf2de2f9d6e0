//! The reply to a document that is not in the spec: fields that the spec's types describe, and
//! values that suit the names of all others.

use serde_json::{Map, Value};

use super::document::{Document, Selection};
use crate::model::{noun, words};

/// Maximum depth of fragments and fields; a fragment may contain itself.
const MAX_DEPTH: usize = 128;

/// The reply to selections; `known` is the data of the spec's queries.
pub(super) fn answer(document: &Document, selections: &[Selection], known: &Value) -> Value {
    let root = SourceObject {
        known: Some(known),
        noun: "",
        index: 0,
    };
    Answer { document }.object(selections, root, MAX_DEPTH)
}

/// The object that a selection reads.
#[derive(Clone, Copy)]
struct SourceObject<'t> {
    /// Its data in the spec's queries.
    known: Option<&'t Value>,
    noun: &'t str,
    /// Its position among objects with the same noun.
    index: usize,
}

struct Answer<'d> {
    document: &'d Document,
}

impl Answer<'_> {
    fn object(&self, selections: &[Selection], thing: SourceObject<'_>, depth: usize) -> Value {
        let mut members = Map::new();
        self.collect(selections, thing, depth, &mut members);
        Value::Object(members)
    }

    fn collect(
        &self,
        selections: &[Selection],
        thing: SourceObject<'_>,
        depth: usize,
        members: &mut Map<String, Value>,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        for selection in selections {
            match selection {
                Selection::Field { key, name, of } => {
                    members.insert(key.clone(), self.field(name, of, thing, depth));
                }
                Selection::Spread(name) => {
                    let fragment = self.document.fragment(name);
                    self.collect(fragment, thing, depth, members);
                }
                Selection::Inline(fragment) => {
                    self.collect(fragment, thing, depth, members);
                }
            }
        }
    }

    fn field(&self, name: &str, of: &[Selection], parent: SourceObject<'_>, depth: usize) -> Value {
        // The members of a connection have the noun of the connection.
        let own = noun::singular(name);
        let is_part = matches!(name, "nodes" | "edges" | "node");
        let thing = SourceObject {
            known: parent.known.and_then(|known| known.get(name)),
            noun: if is_part { parent.noun } else { &own },
            index: parent.index,
        };
        let at = |index, known| SourceObject {
            known,
            index,
            ..thing
        };
        match thing.known {
            Some(Value::Array(items)) => {
                let item = |(index, item)| self.value(of, at(index, Some(item)), depth);
                items.iter().enumerate().map(item).collect()
            }
            None if of.is_empty() => scalar(name, parent.noun, parent.index),
            None if matches!(name, "nodes" | "edges") => (0..2)
                .map(|index| self.value(of, at(index, None), depth))
                .collect(),
            _ => self.value(of, thing, depth),
        }
    }

    fn value(&self, of: &[Selection], thing: SourceObject<'_>, depth: usize) -> Value {
        match thing.known {
            Some(known) if of.is_empty() => known.clone(),
            _ => self.object(of, thing, depth),
        }
    }
}

fn scalar(name: &str, noun: &str, index: usize) -> Value {
    if let Some(about) = words::identified(name, noun) {
        return noun::identifier(&about, index).into();
    }
    match noun::words(name).first().map(String::as_str) {
        // There is only one page.
        Some("has" | "is") => false.into(),
        _ => words::text(name, index).into(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn answer_to(text: &str, known: &Value) -> Value {
        let document = Document::parse(text).unwrap();
        answer(&document, document.operation(None).unwrap(), known)
    }

    #[test]
    fn known_fields_are_returned_and_others_are_generated() {
        let known =
            json!({"invoices": {"nodes": [{"id": "1", "total": 5}, {"id": "2", "total": 6}]}});
        let text = "{ mine: invoices(first: 5) { nodes { id sum: total email } pageInfo { hasNextPage } } }";
        assert_eq!(
            answer_to(text, &known),
            json!({"mine": {
                "nodes": [
                    {"id": "1", "sum": 5, "email": "person1@example.com"},
                    {"id": "2", "sum": 6, "email": "person2@example.com"},
                ],
                "pageInfo": {"hasNextPage": false},
            }})
        );
    }

    #[test]
    fn fragments_are_part_of_their_selection() {
        let text = "{ contact { ...F ... on Contact { name } } } fragment F on Contact { id }";
        let answer = answer_to(text, &json!({}));
        assert_eq!(answer["contact"]["name"], "Example 1");
        assert_eq!(answer["contact"]["id"], noun::identifier("contact", 0));
    }

    #[test]
    fn a_recursive_fragment_terminates() {
        let answer = answer_to("{ a { ...F } } fragment F on A { ...F id }", &json!({}));
        assert!(answer["a"]["id"].is_string());
    }
}
