//! Merges a lowered document into a spec's tree. The spec takes precedence: its operations and
//! models override those of the document, key by key.

use std::collections::{HashMap, HashSet};

use super::lower::Lowered;
use crate::diagnostic::{Code, Diagnostic, Severity, shown};
use crate::limits::COMPARISONS;
use crate::source::{Json, Member, Node};

pub(super) fn splice(root: &mut Node, lowered: &mut Lowered) {
    let Json::Object(root) = &mut root.value else {
        return;
    };
    overrides_of_nothing(root, lowered);
    overrides_of_ways(root, lowered);
    // The lowered parts now belong to the spec's tree.
    let scopes = std::mem::take(&mut lowered.scopes);
    merge(root, "scopes", scopes, |_, own| own);
    let schemes = std::mem::take(&mut lowered.security_schemes);
    merge(root, "security_schemes", schemes, |_, own| own);
    let sub_clients = std::mem::take(&mut lowered.sub_clients);
    merge(root, "sub_clients", sub_clients, |_, own| own);
    let operations = std::mem::take(&mut lowered.operations);
    merge(root, "operations", operations, merged_operation);
    let models = std::mem::take(&mut lowered.models);
    merge(root, "models", models, |_, own| own);
    let variables = std::mem::take(&mut lowered.own_variables);
    merge(root, "variables", variables, |_, own| own);
    let variables = std::mem::take(&mut lowered.variables);
    let Some(base_url) = lowered.base_url.take() else {
        return;
    };
    let is_said =
        |member: &Member| member.key.value == "api" && member.value.get("base_url").is_some();
    if !root.iter().any(is_said) {
        merge(
            root,
            "api",
            vec![Member::new("base_url", base_url)],
            |_, own| own,
        );
        merge(root, "variables", variables, |_, own| own);
    }
}

/// The keys of an operation that differ between the ways of calling it.
const OF_ONE_WAY: &[&str] = &[
    "method",
    "description",
    "body",
    "form",
    "multipart",
    "binary",
    "content_type",
    "returns",
    "replies",
    "stream",
    "accept",
    "status",
    "pages",
];

/// Applies an override of an operation to the other ways of calling it, too: what a spec says about
/// scopes or parameters does not depend on the media type. An override with a `call` replaces them
/// all.
fn overrides_of_ways(root: &[Member], lowered: &mut Lowered) {
    let section = root.iter().find(|member| member.key.value == "operations");
    let Some(section) = section.filter(|_| !lowered.ways.is_empty()) else {
        return;
    };
    let mut own: HashMap<&str, &Node> = HashMap::new();
    for member in section.value.members() {
        own.entry(member.key.as_str()).or_insert(&member.value);
    }
    let operations = std::mem::take(&mut lowered.operations).into_iter();
    lowered.operations = operations
        .filter_map(|member| {
            let preferred = lowered.ways.get(&member.key.value);
            let Some(change) = preferred.and_then(|name| own.get(name.as_str())) else {
                return Some(member);
            };
            if change.get("call").is_some() || change.get("graphql").is_some() {
                return None;
            }
            let shared = change.members().iter();
            let shared = shared.filter(|change| !OF_ONE_WAY.contains(&change.key.as_str()));
            let shared = Node::object_at(shared.cloned().collect(), change.span);
            Some(Member {
                value: merged_operation(member.value, shared),
                ..member
            })
        })
        .collect();
}

/// Reports overrides of operations that the document does not have, and removes them so that their
/// missing keys are not reported.
fn overrides_of_nothing(root: &mut [Member], lowered: &mut Lowered) {
    let is_wrong = |found: &Diagnostic| found.severity == Severity::Error;
    let section = root
        .iter_mut()
        .find(|member| member.key.value == "operations");
    let (Some(section), false) = (section, lowered.found.iter().any(is_wrong)) else {
        return;
    };
    let Json::Object(own) = &mut section.value.value else {
        return;
    };
    let names = lowered.operations.iter().map(|known| known.key.as_str());
    let known: HashSet<&str> = names.clone().collect();
    let mut compared = 0;
    own.retain(|member| {
        let is_whole = ["call", "graphql"]
            .iter()
            .any(|key| member.value.get(key).is_some());
        let is_object = matches!(member.value.value, Json::Object(_));
        if !is_whole && lowered.excluded.contains(&member.key.value) {
            return false;
        }
        if is_whole || !is_object || known.contains(member.key.as_str()) {
            return true;
        }
        let message = format!("the document has no operation `{}`", shown(&member.key));
        let diagnostic = Diagnostic::error(Code::UnknownOverride, message)
            .at(member.key.span, "not in the document, and without `call`");
        lowered.found.push(if compared > COMPARISONS {
            diagnostic
        } else {
            compared += known.len();
            let names = names.clone();
            diagnostic.suggest_nearest("an operation", &member.key, member.key.span, names)
        });
        false
    });
}

/// Adds the document's members to a section. `both` merges a member that the spec has, too. If the
/// section is not an object, the structural rules report it.
fn merge(
    root: &mut Vec<Member>,
    section: &str,
    document: Vec<Member>,
    both: fn(Node, Node) -> Node,
) {
    if document.is_empty() {
        return;
    }
    let Some(own) = root.iter_mut().find(|member| member.key.value == section) else {
        let span = document
            .first()
            .map(|member| member.value.span)
            .unwrap_or_default();
        root.push(Member::new(section, Node::object_at(document, span)));
        return;
    };
    let Json::Object(own) = &mut own.value.value else {
        return;
    };
    // Duplicate keys are reported for the spec; the first one is the override.
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, member) in own.iter().enumerate() {
        places.entry(member.key.value.clone()).or_insert(at);
    }
    let mut own_members: Vec<Option<Member>> = std::mem::take(own).into_iter().map(Some).collect();
    for member in document {
        let said = places
            .remove(&member.key.value)
            .and_then(|at| own_members.get_mut(at)?.take());
        own.push(match said {
            Some(said) => Member {
                key: said.key,
                value: both(member.value, said.value),
            },
            None => member,
        });
    }
    own.extend(own_members.into_iter().flatten());
}

/// Merges an operation with the spec's override. An override with a `call` replaces the whole
/// operation.
fn merged_operation(document: Node, own: Node) -> Node {
    let has = |key: &str| own.get(key).is_some();
    if has("call") || has("graphql") {
        return own;
    }
    let span = own.span;
    let (Json::Object(mut members), Json::Object(overrides)) = (document.value, own.value) else {
        return Node {
            value: Json::Null,
            span,
        };
    };
    for change in overrides {
        // Kinds of bodies and of replies exclude each other.
        let group: &[&str] = match change.key.value.as_str() {
            "body" | "form" | "multipart" | "binary" => &["body", "form", "multipart", "binary"],
            "returns" | "replies" => &["returns", "replies"],
            // Each of these states the whole requirement.
            "scopes" => &["security"],
            "security" => &["scopes", "token"],
            _ => &[],
        };
        let is_anonymous = change.key.value == "token"
            && change
                .value
                .as_text()
                .is_some_and(|text| text.value == "none");
        let group = if is_anonymous {
            &["scopes", "security"][..]
        } else {
            group
        };
        let key = change.key.value.clone();
        members.retain(|member| {
            member.key.value != key && !group.contains(&member.key.value.as_str())
        });
        // `null` removes a key.
        if change.value.value != Json::Null {
            members.push(change);
        }
    }
    Node::object_at(members, span)
}
