//! The state of a comparison: where it is in both versions, and what it has found.

use std::collections::{HashMap, HashSet};

use licit_tables::Owned;

use super::code::Code;
use super::pair::{Pair, both_shown};
use crate::diagnostic::printable;
use crate::resolve::Provider;
use crate::source::{Node, Span};

/// A change between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Its kind, which determines the severity.
    pub code: Code,
    /// What changed, as a path of names separated by dots:
    /// `operations.list_contacts.query.per_page`.
    pub place: String,
    /// What changed, in a sentence without a full stop.
    pub message: String,
    /// Where the old version says so, if that is known.
    pub(super) old: Option<Span>,
    /// Where the new version says so, if that is known.
    pub(super) new: Option<Span>,
}

/// The direction in which values of a type travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    Sent,
    Received,
}

/// Where the comparison is in one version.
#[derive(Debug, Clone, Copy, Default)]
struct Cursor<'a> {
    /// The value in the spec, as far as the spec itself has one.
    node: Option<&'a Node>,
    span: Option<Span>,
}

/// What is looked up by name.
struct Index<'a> {
    models: HashSet<&'a str>,
    scopes: HashMap<&'a str, usize>,
}

impl<'a> Index<'a> {
    fn of(provider: &'a Provider) -> Self {
        let scopes = provider.scopes.iter().enumerate();
        let models = provider.models.iter();
        Self {
            models: models.map(|model| model.rust_name.as_str()).collect(),
            scopes: scopes
                .map(|(at, scope)| (scope.name.as_str(), at))
                .collect(),
        }
    }
}

/// The state of a comparison.
pub(super) struct Walk<'a> {
    pub(super) old: &'a Provider,
    pub(super) new: &'a Provider,
    roots: [Option<&'a Node>; 2],
    cursors: [Cursor<'a>; 2],
    place: Vec<String>,
    changes: Vec<Change>,
    /// The names of the models, and the positions of the scopes.
    indexes: [Index<'a>; 2],
    known: HashSet<(Code, String, [Option<Span>; 2])>,
    /// Pairs of models that were compared.
    seen: HashSet<(usize, usize, Way)>,
    /// Pairs of models whose names were compared.
    named: HashSet<(usize, usize)>,
    /// The number of further pairs of models that may be compared.
    budget: usize,
}

impl<'a> Walk<'a> {
    /// Begins at the roots of both specs' texts.
    pub(super) fn new(old: &'a Provider, new: &'a Provider, roots: [Option<&'a Node>; 2]) -> Self {
        let cursor = |node: Option<&'a Node>| Cursor { node, span: None };
        let [first, second] = roots;
        Self {
            old,
            new,
            roots,
            cursors: [cursor(first), cursor(second)],
            place: Vec::new(),
            indexes: [Index::of(old), Index::of(new)],
            changes: Vec::new(),
            known: HashSet::new(),
            seen: HashSet::new(),
            named: HashSet::new(),
            budget: 10_000 + 8 * (old.models.len() + new.models.len()),
        }
    }

    /// Returns the changes, and whether all types were compared.
    pub(super) fn finish(self) -> (Vec<Change>, bool) {
        (self.changes, self.budget > 0)
    }

    /// Enters a part that has this key in a spec. Its location is that of the key's value, or else of
    /// the nearest part that the spec has. An empty key is the current part.
    pub(super) fn within(&mut self, key: &str, visit: impl FnOnce(&mut Self)) {
        if key.is_empty() {
            return visit(self);
        }
        let saved = self.cursors;
        for (cursor, root) in self.cursors.iter_mut().zip(self.roots) {
            let shared = |root: &'a Node| root.get(key).filter(|_| is_shared(key));
            let own = cursor.node.and_then(|node| node.get(key));
            if let Some(node) = own.or_else(|| cursor.node.and(root).and_then(shared)) {
                *cursor = Cursor {
                    node: Some(node),
                    span: Some(node.span),
                };
            }
        }
        self.place.push(printable(key));
        visit(self);
        self.place.pop();
        self.cursors = saved;
    }

    /// Enters a part whose locations are known. A part without one has that of the part around it.
    pub(super) fn at(
        &mut self,
        name: &str,
        spans: [Option<Span>; 2],
        visit: impl FnOnce(&mut Self),
    ) {
        let saved = self.cursors;
        for (cursor, span) in self.cursors.iter_mut().zip(spans) {
            *cursor = Cursor {
                node: None,
                span: span.filter(|span| span.end > span.start).or(cursor.span),
            };
        }
        self.place.push(printable(name));
        visit(self);
        self.place.pop();
        self.cursors = saved;
    }

    /// Continues at members of a section of the specs, if they have them: of a document, a spec has what it overrides.
    pub(super) fn continue_at(&mut self, section: &str, names: [&str; 2]) {
        let cursors = self.cursors.iter_mut().zip(self.roots).zip(names);
        for ((cursor, root), name) in cursors {
            cursor.node = root.and_then(|root| root.get(section)?.get(name));
        }
    }

    /// Visits the current part, with the location of the first of these keys that a spec has.
    pub(super) fn pointing_to(&mut self, keys: &[&str], visit: impl FnOnce(&mut Self)) {
        let saved = self.cursors;
        for cursor in &mut self.cursors {
            let node = cursor.node;
            let mut found = keys.iter().filter_map(|key| node?.get(key));
            if let Some(key) = found.next() {
                cursor.span = Some(key.span);
            }
        }
        visit(self);
        self.cursors = saved;
    }

    /// Enters a place that does not belong to the current one, such as a model from an operation.
    pub(super) fn elsewhere(
        &mut self,
        names: &[&str],
        spans: [Option<Span>; 2],
        visit: impl FnOnce(&mut Self),
    ) {
        let names = names.iter().map(|name| printable(name)).collect();
        let saved = std::mem::replace(&mut self.place, names);
        let cursors = self.cursors;
        for (cursor, span) in self.cursors.iter_mut().zip(spans) {
            *cursor = Cursor {
                node: None,
                span: span.filter(|span| span.end > span.start).or(cursor.span),
            };
        }
        visit(self);
        self.cursors = cursors;
        self.place = saved;
    }

    /// Records a change here.
    pub(super) fn report(&mut self, code: Code, message: impl Into<String>) {
        let message = printable(&message.into());
        let spans = self.cursors.map(|cursor| cursor.span);
        // What several grants share is stated once, and changes once.
        let is_shared = spans.iter().any(Option::is_some);
        let key = (code, message.clone(), spans);
        if is_shared && !self.known.insert(key) {
            return;
        }
        let [old, new] = spans;
        self.changes.push(Change {
            code,
            place: self.place.join("."),
            message,
            old,
            new,
        });
    }

    /// Records a change of a value here, if it is one.
    pub(super) fn value<T: Owned + PartialEq>(
        &mut self,
        code: Code,
        key: &str,
        what: &str,
        pair: Pair<'_, T>,
    ) {
        if pair.old == pair.new {
            return;
        }
        self.within(key, |walk| {
            let [old, new] = both_shown(pair);
            walk.report(code, changed(what, &old, &new));
        });
    }

    /// Records that a value is gone, added, or another one.
    pub(super) fn optional<T: Owned + PartialEq>(
        &mut self,
        [gone, added, moved]: [Code; 3],
        key: &str,
        what: &str,
        pair: Pair<'_, Option<T>>,
    ) {
        let code = match (pair.old, pair.new) {
            (Some(_), None) => gone,
            (None, Some(_)) => added,
            (Some(_), Some(_)) => moved,
            (None, None) => return,
        };
        self.value(code, key, what, pair);
    }

    /// Records that something is switched on or off.
    pub(super) fn flag(&mut self, [on, off]: [Code; 2], key: &str, pair: Pair<'_, bool>) {
        if pair.old != pair.new {
            let code = if *pair.new { on } else { off };
            self.within(key, |walk| walk.report(code, code.title()));
        }
    }

    /// Records a change of a text of the documentation, with a title for the message.
    pub(super) fn text<T: PartialEq>(&mut self, key: &str, pair: Pair<'_, T>) {
        if pair.old != pair.new {
            self.within(key, |walk| {
                walk.report(Code::Text, format!("`{key}` changed"));
            });
        }
    }

    /// Records a change of a Rust name.
    pub(super) fn renamed(&mut self, what: &str, pair: Pair<'_, String>) {
        if pair.old != pair.new {
            let message = format!("the {what} `{}` is now `{}`", pair.old, pair.new);
            self.report(Code::Renamed, message);
        }
    }

    /// Whether two models are compared in this direction for the first time.
    pub(super) fn enters(&mut self, old: usize, new: usize, way: Way) -> bool {
        if self.budget == 0 || !self.seen.insert((old, new, way)) {
            return false;
        }
        self.budget -= 1;
        self.budget > 0
    }

    /// Whether the new version still has the old model, or the old one already had the new model.
    pub(super) fn has_other_model(&self, names: Pair<'_, String>) -> bool {
        let [old, new] = &self.indexes;
        new.models.contains(names.old.as_str()) || old.models.contains(names.new.as_str())
    }

    /// Returns the names of scopes with all scopes that they imply in the new version, or else in the
    /// old one.
    pub(super) fn implied(&self, names: &[&'a str], is_new: bool) -> HashSet<&'a str> {
        let [old, new] = &self.indexes;
        let (index, provider) = if is_new {
            (new, self.new)
        } else {
            (old, self.old)
        };
        let positions = names
            .iter()
            .filter_map(|name| index.scopes.get(name).copied());
        let positions: Vec<usize> = positions.collect();
        let closure = provider.closure(&positions).into_iter();
        let implied = closure.filter_map(|at| provider.scopes.get(at));
        let implied = implied.map(|scope| scope.name.as_str());
        implied.chain(names.iter().copied()).collect()
    }

    /// Whether the names of two models are compared for the first time.
    pub(super) fn names(&mut self, old: usize, new: usize) -> bool {
        self.named.insert((old, new))
    }
}

/// Whether a key of the provider also applies to its grants.
fn is_shared(key: &str) -> bool {
    key.starts_with("token_") || key.ends_with("_endpoint")
}

/// Returns the sentence about a value that changed.
pub(super) fn changed(what: &str, old: &str, new: &str) -> String {
    format!("{what} changed from `{old}` to `{new}`")
}
