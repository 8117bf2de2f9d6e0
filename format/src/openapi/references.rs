//! Names that schemas give themselves: anchors, identifiers and dynamic anchors (JSON Schema 2020-12
//! §8.2).

use std::collections::{HashMap, HashSet};

use super::document::text_of;
use crate::source::{Json, Node, Span, percent_decoded};

/// The values of a file that have names of their own, as paths of positions from the root.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// By `$anchor` or `$dynamicAnchor`.
    pub(super) anchors: HashMap<String, Vec<usize>>,
    /// By `$id`, relative to the `$id` around it.
    pub(super) ids: HashMap<String, Vec<usize>>,
    path: Vec<usize>,
    /// The `$id`s around the current value.
    bases: Vec<String>,
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
        let id = own_id(node, self.bases.last().map(String::as_str));
        if let Some(id) = &id {
            let path = || self.path.clone();
            self.ids.entry(id.clone()).or_insert_with(path);
            self.bases.push(id.clone());
        }
        let members = node.members().iter().map(|member| &member.value);
        for (at, child) in members.chain(node.elements()).enumerate() {
            self.path.push(at);
            self.read(child);
            self.path.pop();
        }
        if id.is_some() {
            self.bases.pop();
        }
    }
}

/// Returns the `$id` of a schema, relative to the one around it.
fn own_id(node: &Node, base: Option<&str>) -> Option<String> {
    let id = node.get("$id").and_then(text_of)?;
    Some(absolute(id.trim_end_matches('#'), base))
}

/// A schema with an `$id`, to which the references below it are relative (JSON Schema 2020-12 §8.2.1).
struct Base<'a> {
    id: String,
    node: &'a Node,
    /// The pointer to it in its file. `None` if it is too long to repeat.
    pointer: Option<String>,
}

/// The maximum length of a pointer that is repeated in references, in bytes.
const LONGEST_POINTER: usize = 1_000;

/// Rewrites the references below each `$id` that lead to a part of that schema, or to another `$id` of
/// the file, so that they are relative to the file. Others remain: documents use them that way.
pub(super) fn relative_to_file(root: &mut Node) {
    let mut named = Named::default();
    named.read(root);
    if named.ids.is_empty() {
        return;
    }
    let mut rewriting = Rewriting {
        ids: &named.ids,
        bases: Vec::new(),
        path: Vec::new(),
        rewritten: HashMap::new(),
    };
    rewriting.read(root);
    let rewritten = rewriting.rewritten;
    if !rewritten.is_empty() {
        apply(root, &rewritten);
    }
}

/// Collects new references.
struct Rewriting<'a> {
    ids: &'a HashMap<String, Vec<usize>>,
    /// The schemas with an `$id` around the current value.
    bases: Vec<Base<'a>>,
    path: Vec<Key<'a>>,
    /// By the location of the old one.
    rewritten: HashMap<Span, String>,
}

/// A step of a path.
enum Key<'a> {
    Member(&'a str),
    Element(usize),
}

impl<'a> Rewriting<'a> {
    fn read(&mut self, node: &'a Node) {
        let id = own_id(node, self.bases.last().map(|base| base.id.as_str()));
        let has_id = id.is_some();
        if let Some(id) = id {
            let pointer = self.pointer();
            self.bases.push(Base { id, node, pointer });
        }
        let reference = node.get("$ref");
        if let (Some(base), Some(reference)) = (self.bases.last(), reference)
            && let Some(text) = text_of(reference)
            && let Some(new) = in_file(text, base, self.ids)
        {
            self.rewritten.insert(reference.span, new);
        }
        for (at, child) in node.elements().iter().enumerate() {
            self.path.push(Key::Element(at));
            self.read(child);
            self.path.pop();
        }
        for member in node.members() {
            self.path.push(Key::Member(&member.key.value));
            self.read(&member.value);
            self.path.pop();
        }
        if has_id {
            self.bases.pop();
        }
    }

    /// The pointer to the current value, unless it is too long.
    fn pointer(&self) -> Option<String> {
        let mut pointer = String::new();
        for key in &self.path {
            pointer.push('/');
            match key {
                Key::Member(name) if name.len() > LONGEST_POINTER => return None,
                Key::Member(name) => {
                    let name = name.replace('%', "%25").replace('#', "%23");
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
                Key::Element(at) => pointer.push_str(&at.to_string()),
            }
            if pointer.len() > LONGEST_POINTER {
                return None;
            }
        }
        Some(pointer)
    }
}

/// Returns a reference relative to the file, if it leads somewhere.
fn in_file(reference: &str, base: &Base<'_>, ids: &HashMap<String, Vec<usize>>) -> Option<String> {
    let (name, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if name.is_empty() {
        let pointer = base
            .pointer
            .as_deref()
            .filter(|pointer| !pointer.is_empty())?;
        let is_pointer = fragment.is_empty() || fragment.starts_with('/');
        let leads = is_pointer && leads(base.node, fragment);
        return leads.then(|| format!("#{pointer}{fragment}"));
    }
    let whole = absolute(name, Some(&base.id));
    if whole == name || !ids.contains_key(&whole) {
        return None;
    }
    Some(match reference.strip_prefix(name) {
        Some(rest) => format!("{whole}{rest}"),
        None => whole,
    })
}

/// Whether a pointer leads to a value below a node.
fn leads(node: &Node, pointer: &str) -> bool {
    let mut keys = pointer.split('/').skip(1);
    let target = keys.try_fold(node, |node, key| {
        let key = percent_decoded(key).replace("~1", "/").replace("~0", "~");
        match &node.value {
            Json::List(elements) => elements.get(key.parse::<usize>().ok()?),
            _ => node.get(&key),
        }
    });
    target.is_some()
}

/// Sets the new references.
fn apply(node: &mut Node, rewritten: &HashMap<Span, String>) {
    match &mut node.value {
        Json::List(elements) => elements.iter_mut().for_each(|one| apply(one, rewritten)),
        Json::Object(members) => {
            for member in members {
                let is_reference = member.key.value == "$ref";
                match rewritten.get(&member.value.span).filter(|_| is_reference) {
                    Some(new) => member.value.value = Json::Text(new.clone()),
                    None => apply(&mut member.value, rewritten),
                }
            }
        }
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Text(_) => {}
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
