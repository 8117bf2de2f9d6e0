//! Names that schemas give themselves: anchors, identifiers and dynamic anchors (JSON Schema 2020-12
//! §8.2).

use std::collections::{HashMap, HashSet};

use super::document::text_of;
use crate::source::{Json, Node};

/// The values of a file that have names of their own, as paths of positions from the root.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// By `$anchor` or `$dynamicAnchor`.
    pub(super) anchors: HashMap<String, Vec<usize>>,
    /// By `$id`.
    pub(super) ids: HashMap<String, Vec<usize>>,
    path: Vec<usize>,
}

impl Named {
    /// Records the named values of a file.
    pub(super) fn read(&mut self, node: &Node) {
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = node.get(key).and_then(text_of) {
                let path = || self.path.clone();
                self.anchors.entry(name.to_owned()).or_insert_with(path);
            }
        }
        if let Some(id) = node.get("$id").and_then(text_of) {
            let id = id.trim_end_matches('#').to_owned();
            self.ids.entry(id).or_insert_with(|| self.path.clone());
        }
        let members = node.members().iter().map(|member| &member.value);
        for (at, child) in members.chain(node.elements()).enumerate() {
            self.path.push(at);
            self.read(child);
            self.path.pop();
        }
    }
}

/// Returns an identifier as a whole URL, relative to that of its file.
pub(super) fn absolute(id: &str, base: Option<&str>) -> String {
    let base = base.and_then(|base| url::Url::parse(base).ok());
    let whole = match base {
        Some(base) => base.join(id),
        None => url::Url::parse(id),
    };
    whole.map_or_else(|_| id.to_owned(), String::from)
}

/// Replaces each `$dynamicRef` of a file that has only one possible target by a `$ref` to it (JSON
/// Schema 2020-12 §8.2.3.2). Others remain: their targets depend on who refers to them.
pub(super) fn plain(root: &mut Node) {
    let (mut once, mut twice) = (HashSet::new(), HashSet::new());
    count(root, &mut once, &mut twice);
    replace(root, &twice);
}

fn count(node: &Node, once: &mut HashSet<String>, twice: &mut HashSet<String>) {
    if let Some(name) = node.get("$dynamicAnchor").and_then(text_of)
        && !once.insert(name.to_owned())
    {
        twice.insert(name.to_owned());
    }
    for child in node.elements() {
        count(child, once, twice);
    }
    for member in node.members() {
        count(&member.value, once, twice);
    }
}

fn replace(node: &mut Node, ambiguous: &HashSet<String>) {
    match &mut node.value {
        Json::List(elements) => elements.iter_mut().for_each(|one| replace(one, ambiguous)),
        Json::Object(members) => {
            let has_plain = members.iter().any(|member| member.key.value == "$ref");
            for member in members {
                let target = text_of(&member.value).filter(|_| member.key.value == "$dynamicRef");
                let name = target.map(|target| target.rsplit('#').next().unwrap_or_default());
                if name.is_some_and(|name| !ambiguous.contains(name)) && !has_plain {
                    "$ref".clone_into(&mut member.key.value);
                }
                replace(&mut member.value, ambiguous);
            }
        }
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Text(_) => {}
    }
}
