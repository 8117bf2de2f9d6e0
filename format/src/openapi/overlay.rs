//! Applies `OpenAPI` Overlay documents (Overlay Specification 1.0.0 §4.4).

use serde_json_path::{JsonPath, PathElement};

use super::document::text_of;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Json, Node};

/// The number of values that the actions of an overlay may visit: each action searches the whole
/// document.
const MOST_VISITS: usize = 50_000_000;

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
    let mut found = Vec::new();
    let mut visits = 0;
    for action in overlay
        .get("actions")
        .map(Node::elements)
        .unwrap_or_default()
    {
        visits += document.count();
        if visits > MOST_VISITS {
            let message = "applying the overlay takes too many steps";
            found.push(Diagnostic::error(Code::TooCostly, message).at(action.span, "not applied"));
            break;
        }
        found.extend(act(document, action).err());
    }
    found
}

/// Applies one action.
fn act(document: &mut Node, action: &Node) -> Result<(), Diagnostic> {
    let Some(target) = action.get("target") else {
        return Err(
            Diagnostic::error(Code::Overlay, "an action has no `target`")
                .at(action.span, "expected a JSONPath expression"),
        );
    };
    let text = text_of(target).unwrap_or_default();
    let path = JsonPath::parse(text).map_err(|error| {
        let message = format!("`{}` is not a JSONPath expression: {error}", shown(text));
        Diagnostic::error(Code::Overlay, message)
            .at(target.span, "expected an expression of RFC 9535")
    })?;
    let value = document.to_json();
    let mut places: Vec<Vec<Step>> = path
        .query_located(&value)
        .locations()
        .map(|location| location.iter().map(step).collect())
        .collect();
    if places.is_empty() {
        let message = format!("`{}` matches nothing in the document", shown(text));
        return Err(Diagnostic::warning(Code::OverlayTarget, message)
            .at(target.span, "this action changes nothing"));
    }
    let removes = matches!(
        action.get("remove").map(|remove| &remove.value),
        Some(Json::Boolean(true))
    );
    if removes {
        // From behind, so that positions in lists remain valid.
        places.sort();
        for place in places.iter().rev() {
            remove(document, place);
        }
    } else if let Some(update) = action.get("update") {
        for place in &places {
            if let Some(node) = at(document, place) {
                updated(node, update);
            }
        }
    }
    Ok(())
}

fn step(element: &PathElement<'_>) -> Step {
    match element {
        PathElement::Name(name) => Step::Key((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    }
}

/// Returns the value at a place.
fn at<'n>(node: &'n mut Node, place: &[Step]) -> Option<&'n mut Node> {
    let mut node = node;
    for step in place {
        node = match (step, &mut node.value) {
            (Step::Key(key), Json::Object(members)) => {
                let member = members.iter_mut().find(|member| member.key.value == *key);
                &mut member?.value
            }
            (Step::Index(index), Json::List(elements)) => elements.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(node)
}

fn remove(document: &mut Node, place: &[Step]) {
    let Some((last, outer)) = place.split_last() else {
        return;
    };
    match (last, at(document, outer).map(|node| &mut node.value)) {
        (Step::Key(key), Some(Json::Object(members))) => {
            members.retain(|member| member.key.value != *key);
        }
        (Step::Index(index), Some(Json::List(elements))) if *index < elements.len() => {
            elements.remove(*index);
        }
        _ => {}
    }
}

/// Updates the target of an action: members are merged into an object, and an entry is appended to a
/// list.
fn updated(node: &mut Node, update: &Node) {
    match &mut node.value {
        Json::List(elements) => elements.push(update.clone()),
        _ => merge(node, update),
    }
}

/// Merges objects member by member and appends lists; any other value is replaced.
fn merge(node: &mut Node, update: &Node) {
    match (&mut node.value, &update.value) {
        (Json::Object(members), Json::Object(updates)) => {
            for update in updates {
                let key = &update.key.value;
                match members.iter_mut().find(|member| member.key.value == *key) {
                    Some(member) => merge(&mut member.value, &update.value),
                    None => members.push(update.clone()),
                }
            }
        }
        (Json::List(elements), Json::List(updates)) => elements.extend(updates.iter().cloned()),
        _ => node.clone_from(update),
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
}
