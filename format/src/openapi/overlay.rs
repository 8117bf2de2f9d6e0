//! Applies OpenAPI Overlay documents (Overlay Specification 1.0.0 §4.4).

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use super::document::text_of;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::limits;
use crate::source::{Json, Node};

/// The number of values that the actions of an overlay may visit. A visit takes about 100 ns.
const MOST_VISITS: usize = 20_000_000;

/// The number of keys that are compared in the time of a visit.
const KEYS_PER_VISIT: usize = 8;

/// A step from a value to one of its members or elements.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Index(usize),
}

/// Applies an overlay to a document, action by action, and returns what is wrong with it.
pub(super) fn apply(document: &mut Node, overlay: &Node) -> Vec<Diagnostic> {
    let version = overlay.get("overlay").and_then(text_of).unwrap_or_default();
    if !version.starts_with("1.") {
        return vec![
            Diagnostic::error(Code::Overlay, "the file is not an Overlay document")
                .at(overlay.span, "expected `overlay: 1.0.0` at the top level"),
        ];
    }
    let actions = overlay.get("actions").map(Node::elements);
    let mut target = Target::new(document);
    let mut found = Vec::new();
    for action in actions.unwrap_or_default() {
        match target.act(action) {
            Ok(()) => {}
            Err(Fault::Action(diagnostic)) => found.push(diagnostic),
            Err(Fault::TooCostly(reason)) => {
                found.push(
                    Diagnostic::error(Code::TooCostly, "the overlay is too expensive to apply")
                        .at(action.span, reason),
                );
                break;
            }
        }
    }
    found
}

/// Why an action was not applied.
enum Fault {
    /// Something is wrong with it; the next ones are applied.
    Action(Diagnostic),
    /// It, or all actions together, would take too long or too much memory.
    TooCostly(&'static str),
}

/// The document that is changed, and what the changes may still cost.
struct Target<'d> {
    document: &'d mut Node,
    /// The same document, for queries.
    value: Value,
    /// At least the number of its values, and the length of its longest path.
    size: usize,
    depth: usize,
    visits: usize,
    added: usize,
}

impl<'d> Target<'d> {
    fn new(document: &'d mut Node) -> Self {
        let value = document.to_json();
        Self {
            size: document.count(),
            depth: depth(&value),
            visits: MOST_VISITS,
            added: limits::ALIASED_BYTES,
            document,
            value,
        }
    }

    /// Applies one action.
    fn act(&mut self, action: &Node) -> Result<(), Fault> {
        let Some(target) = action.get("target") else {
            return Err(Fault::Action(
                Diagnostic::error(Code::Overlay, "an action has no `target`")
                    .at(action.span, "expected a JSONPath expression"),
            ));
        };
        let text = text_of(target).unwrap_or_default();
        let path = JsonPath::parse(text).map_err(|error| {
            let message = format!("`{}` is not a JSONPath expression: {error}", shown(text));
            Fault::Action(
                Diagnostic::error(Code::Overlay, message)
                    .at(target.span, "expected an expression of RFC 9535"),
            )
        })?;
        self.visit(query_cost(text, self.size, self.depth))?;
        let mut places: Vec<Vec<Step>> = path
            .query_located(&self.value)
            .locations()
            .map(|location| location.iter().map(step).collect())
            .collect();
        if places.is_empty() {
            let message = format!("`{}` matches nothing in the document", shown(text));
            return Err(Fault::Action(
                Diagnostic::warning(Code::OverlayTarget, message)
                    .at(target.span, "this action changes nothing"),
            ));
        }
        let removes = matches!(
            action.get("remove").map(|remove| &remove.value),
            Some(Json::Boolean(true))
        );
        if removes {
            // From the end, so that positions in lists remain valid.
            places.sort();
            places.dedup();
            for place in places.iter().rev() {
                self.remove(place)?;
            }
        } else if let Some(update) = action.get("update") {
            self.grow(places.len(), update)?;
            for place in &places {
                self.update(place, update)?;
            }
        }
        Ok(())
    }

    fn remove(&mut self, place: &[Step]) -> Result<(), Fault> {
        let Some((last, outer)) = place.split_last() else {
            return Ok(());
        };
        let (node, value, keys) = at(self.document, &mut self.value, outer);
        let children = node
            .as_ref()
            .map_or(0, |node| node.members().len() + node.elements().len());
        match (last, node.map(|node| &mut node.value), value) {
            (Step::Key(key), Some(Json::Object(members)), Some(Value::Object(values))) => {
                members.retain(|member| member.key.value != *key);
                values.remove(key);
            }
            (Step::Index(index), Some(Json::List(elements)), Some(Value::Array(values)))
                if *index < elements.len() && *index < values.len() =>
            {
                elements.remove(*index);
                values.remove(*index);
            }
            _ => {}
        }
        self.visit((keys + children) / KEYS_PER_VISIT)
    }

    /// Merges members into an object, and appends to a list.
    fn update(&mut self, place: &[Step], update: &Node) -> Result<(), Fault> {
        let (node, value, keys) = at(self.document, &mut self.value, place);
        let mut merged = 0;
        if let (Some(node), Some(value)) = (node, value) {
            match &mut node.value {
                Json::List(elements) => elements.push(update.clone()),
                _ => merged = merge(node, update),
            }
            match value {
                Value::Array(values) => values.push(update.to_json()),
                _ => merge_value(value, update),
            }
        }
        self.visit((keys + merged) / KEYS_PER_VISIT)
    }

    fn visit(&mut self, visits: usize) -> Result<(), Fault> {
        let left = self.visits.checked_sub(visits);
        self.visits = left.ok_or(Fault::TooCostly(
            "searching the document takes too many steps",
        ))?;
        Ok(())
    }

    /// Counts an update before it is copied to several places.
    fn grow(&mut self, places: usize, update: &Node) -> Result<(), Fault> {
        let added = update.to_json();
        self.size = self
            .size
            .saturating_add(update.count().saturating_mul(places));
        self.depth += depth(&added);
        self.visit(update.count().saturating_mul(places))?;
        let bytes = added.to_string().len().saturating_mul(places);
        self.added = match self.added.checked_sub(bytes) {
            Some(left) if self.size <= limits::VALUES => left,
            _ => return Err(Fault::TooCostly("the document would become too large")),
        };
        Ok(())
    }
}

/// An upper bound for the values that a query visits.
fn query_cost(query: &str, size: usize, depth: usize) -> usize {
    if !query.contains(['*', '?', ':']) && !query.contains("..") {
        return query.len();
    }
    let (outside, filters) = query.split_once('?').unwrap_or((query, ""));
    let mut cost = size;
    // Values below values below values are found once for each of those above them.
    for _ in 1..outside.matches("..").count() {
        cost = cost.saturating_mul(depth);
    }
    // A filter searches for each value that it is applied to.
    let searches = filters.matches("..").count() + filters.matches('$').count();
    for _ in 0..searches {
        cost = cost.saturating_mul(size);
    }
    cost
}

/// The number of values inside one another.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(values) => 1 + values.iter().map(depth).max().unwrap_or_default(),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or_default(),
        _ => 1,
    }
}

fn step(element: &PathElement<'_>) -> Step {
    match element {
        PathElement::Name(name) => Step::Key((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    }
}

/// Returns the value at a place in both forms, and the number of keys that were compared.
fn at<'n>(
    document: &'n mut Node,
    value: &'n mut Value,
    place: &[Step],
) -> (Option<&'n mut Node>, Option<&'n mut Value>, usize) {
    let (mut node, mut value, mut keys) = (Some(document), Some(value), 0);
    for step in place {
        node = match (step, node.map(|node| &mut node.value)) {
            (Step::Key(key), Some(Json::Object(members))) => {
                let position = members.iter().position(|member| member.key.value == *key);
                keys += position.map_or(members.len(), |position| position + 1);
                position
                    .and_then(|position| members.get_mut(position))
                    .map(|member| &mut member.value)
            }
            (Step::Index(index), Some(Json::List(elements))) => elements.get_mut(*index),
            _ => None,
        };
        value = match (step, value) {
            (Step::Key(key), Some(value)) => value.get_mut(key),
            (Step::Index(index), Some(value)) => value.get_mut(*index),
            _ => None,
        };
    }
    (node, value, keys)
}

/// Merges objects member by member and appends lists; any other value is replaced. Returns the number
/// of keys that were compared.
fn merge(node: &mut Node, update: &Node) -> usize {
    match (&mut node.value, &update.value) {
        (Json::Object(members), Json::Object(updates)) => {
            let mut keys = 0;
            for update in updates {
                let key = &update.key.value;
                keys += members.len();
                match members.iter_mut().find(|member| member.key.value == *key) {
                    Some(member) => keys += merge(&mut member.value, &update.value),
                    None => members.push(update.clone()),
                }
            }
            keys
        }
        (Json::List(elements), Json::List(updates)) => {
            elements.extend(updates.iter().cloned());
            0
        }
        _ => {
            node.clone_from(update);
            0
        }
    }
}

/// Does the same as [`merge`].
fn merge_value(value: &mut Value, update: &Node) {
    match (value, &update.value) {
        (Value::Object(members), Json::Object(updates)) => {
            for update in updates {
                match members.get_mut(&update.key.value) {
                    Some(member) => merge_value(member, &update.value),
                    None => {
                        members.insert(update.key.value.clone(), update.value.to_json());
                    }
                }
            }
        }
        (Value::Array(values), Json::List(updates)) => {
            values.extend(updates.iter().map(Node::to_json));
        }
        (value, _) => *value = update.to_json(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::apply;
    use crate::source::Source;

    /// The document after the actions, as JSON, and the codes of what is wrong.
    fn applied(document: &str, actions: &str) -> (Value, Vec<&'static str>) {
        let read = |text: &str| Source::new("a.json", text).parse().expect("JSON");
        let mut document = read(document);
        let overlay = format!("{{ \"overlay\": \"1.0.0\", \"actions\": {actions} }}");
        let found = apply(&mut document, &read(&overlay));
        let codes = found.iter().map(|found| found.code.id()).collect();
        (document.to_json(), codes)
    }

    #[test]
    fn actions_merge_append_and_remove() {
        let document = r#"{"a":{"b":1,"l":[1]},"l":[{"x":1},{"x":2}],"t":"old"}"#;
        for (actions, expected) in [
            (
                r#"[{"target":"$.a","update":{"b":2,"c":{},"l":[2]}}]"#,
                r#"{"a":{"b":2,"l":[1,2],"c":{}},"l":[{"x":1},{"x":2}],"t":"old"}"#,
            ),
            (
                r#"[{"target":"$.l","update":{"x":3}},{"target":"$.l[?@.x<2]","remove":true}]"#,
                r#"{"a":{"b":1,"l":[1]},"l":[{"x":2},{"x":3}],"t":"old"}"#,
            ),
            (
                r#"[{"target":"$.l[*]","remove":true},{"target":"$","update":{"t":"new"}}]"#,
                r#"{"a":{"b":1,"l":[1]},"l":[],"t":"new"}"#,
            ),
        ] {
            let expected = serde_json::from_str(expected).expect("JSON");
            assert_eq!(applied(document, actions), (expected, vec![]), "{actions}");
        }
    }

    #[test]
    fn inapplicable_actions_are_reported() {
        let found = |actions| applied("{}", actions).1;
        assert_eq!(found(r#"[{"target":"$.a","remove":true}]"#), ["W0121"]);
        assert_eq!(found(r#"[{"target":"a b","remove":true}]"#), ["E0807"]);
        assert_eq!(found(r#"[{"remove":true}]"#), ["E0807"]);
    }

    /// A document with `count` operations.
    fn wide(count: usize) -> String {
        let paths: Vec<String> = (0..count)
            .map(|number| format!("\"/p{number}\":{{\"get\":{{\"tags\":[\"a\"]}}}}"))
            .collect();
        format!("{{\"paths\":{{{}}}}}", paths.join(","))
    }

    #[test]
    fn what_would_grow_without_bound_is_rejected() {
        let large: Vec<usize> = (0..2_000).collect();
        let large = format!("[{{\"target\":\"$..*\",\"update\":{{\"x\":{large:?}}}}}]");
        assert_eq!(applied(&wide(1_000), &large).1, ["E0007"]);
        let doubles: Vec<String> = (0..18)
            .map(|number| format!("{{\"target\":\"$..*\",\"update\":{{\"x{number}\":{{}}}}}}"))
            .collect();
        let doubles = format!("[{}]", doubles.join(","));
        assert_eq!(applied(&wide(100), &doubles).1, ["E0007"]);
    }

    #[test]
    fn searches_for_each_value_are_counted() {
        for filter in ["$..[?count($..*)>1]", "$..[?@..x]", "$..*..*..*..*..*..*"] {
            let actions = format!("[{{\"target\":\"{filter}\",\"update\":{{}}}}]");
            assert_eq!(applied(&wide(2_000), &actions).1, ["E0007"], "{filter}");
        }
        let simple = r#"[{"target":"$.paths.*[?@.tags]","update":{"summary":"s"}}]"#;
        assert_eq!(applied(&wide(2_000), simple).1, [""; 0]);
    }

    #[test]
    fn many_small_actions_are_applied() {
        let actions: Vec<String> = (0..2_000)
            .map(|number| {
                format!("{{\"target\":\"$.paths['/p{number}'].get.tags\",\"update\":\"b\"}}")
            })
            .collect();
        let (document, found) = applied(&wide(2_000), &format!("[{}]", actions.join(",")));
        assert!(found.is_empty(), "{found:?}");
        let tags = &document["paths"]["/p1999"]["get"]["tags"];
        assert_eq!(*tags, serde_json::json!(["a", "b"]));
    }

    #[test]
    fn an_action_sees_the_changes_of_those_before_it() {
        let actions = r#"[
            {"target":"$.a","update":{"b":{"c":[1]}}},
            {"target":"$.a.b.c","update":2},
            {"target":"$.a.b.c[?@==1]","remove":true},
            {"target":"$.a.b[?@[0]==2]","update":3}
        ]"#;
        let expected = serde_json::json!({"a": {"b": {"c": [2, 3]}}});
        assert_eq!(applied(r#"{"a":{}}"#, actions), (expected, vec![]));
    }
}
