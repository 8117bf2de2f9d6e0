//! The answer to a document that is not in the spec: what the spec's types know of its fields, and
//! something that suits their names of the others.

use serde_json::{Map, Value};

use super::document::{Document, Selection};
use crate::model::noun;
use crate::model::words;

/// Fragments in fragments, and fields in fields; a fragment may contain itself.
const MAX_DEPTH: usize = 128;

/// The answer to what is selected, where `known` is known.
pub(super) fn answer(document: &Document, selections: &[Selection], known: &Value) -> Value {
    Answer { document }.object(selections, Some(known), "", 0, MAX_DEPTH)
}

struct Answer<'d> {
    document: &'d Document,
}

impl Answer<'_> {
    fn object(
        &self,
        selections: &[Selection],
        known: Option<&Value>,
        noun: &str,
        index: usize,
        depth: usize,
    ) -> Value {
        let mut members = Map::new();
        self.collect(selections, known, noun, index, depth, &mut members);
        Value::Object(members)
    }

    fn collect(
        &self,
        selections: &[Selection],
        known: Option<&Value>,
        noun: &str,
        index: usize,
        depth: usize,
        members: &mut Map<String, Value>,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        for selection in selections {
            match selection {
                Selection::Field { key, name, of } => {
                    let known = known.and_then(|known| known.get(name));
                    members.insert(key.clone(), self.field(name, of, known, noun, index, depth));
                }
                Selection::Spread(name) => {
                    let fragment = self.document.fragment(name);
                    self.collect(fragment, known, noun, index, depth, members);
                }
                Selection::Inline(fragment) => {
                    self.collect(fragment, known, noun, index, depth, members);
                }
            }
        }
    }

    fn field(
        &self,
        name: &str,
        of: &[Selection],
        known: Option<&Value>,
        noun: &str,
        index: usize,
        depth: usize,
    ) -> Value {
        // A connection's parts say nothing of what they are about.
        let own = noun::singular(name);
        let about = if matches!(name, "nodes" | "edges" | "node") {
            noun
        } else {
            own.as_str()
        };
        match known {
            Some(Value::Array(items)) => {
                let item = |(at, item)| self.value(of, Some(item), about, at, depth);
                items.iter().enumerate().map(item).collect()
            }
            Some(known) => self.value(of, Some(known), about, index, depth),
            None if of.is_empty() => scalar(name, noun, index),
            None if matches!(name, "nodes" | "edges") => (0..2)
                .map(|at| self.value(of, None, about, at, depth))
                .collect(),
            None => self.value(of, None, about, index, depth),
        }
    }

    fn value(
        &self,
        of: &[Selection],
        known: Option<&Value>,
        noun: &str,
        index: usize,
        depth: usize,
    ) -> Value {
        match known {
            Some(known) if of.is_empty() => known.clone(),
            _ => self.object(of, known, noun, index, depth),
        }
    }
}

fn scalar(name: &str, noun: &str, index: usize) -> Value {
    if let Some(about) = words::identified(name, noun) {
        return noun::identifier(&about, index).into();
    }
    match noun::words(name).first().map(String::as_str) {
        // There is one page, and it is this one.
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
    fn what_is_known_is_answered_and_the_rest_made_up() {
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
    fn fragments_are_part_of_what_they_stand_in() {
        let text = "{ contact { ...F ... on Contact { name } } } fragment F on Contact { id }";
        let answer = answer_to(text, &json!({}));
        assert_eq!(answer["contact"]["name"], "Example 1");
        assert_eq!(answer["contact"]["id"], noun::identifier("contact", 0));
    }

    #[test]
    fn a_fragment_that_contains_itself_ends() {
        let answer = answer_to("{ a { ...F } } fragment F on A { ...F id }", &json!({}));
        assert!(answer["a"]["id"].is_string());
    }
}
