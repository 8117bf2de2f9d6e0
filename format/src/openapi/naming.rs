//! Names of models. While a document is lowered, a model has a placeholder, and all are named
//! together when all are known: a name never depends on the order of the document, nor on what else
//! the document contains, unless two models want the same name.
//!
//! A model is named after the place where it is described: a component by its key, an inline schema
//! by the component or operation that contains it and the words that lead to it.

use std::collections::{HashMap, HashSet, hash_map};

use super::document::Documents;
use super::given::{Given, Notation};
use crate::name::{self, Choice, choose};
use crate::source::{Json, Member, Node, Span};

/// The rank of inline schemas.
pub(crate) const INLINE: u8 = 2;

/// The models that need names.
#[derive(Debug, Default)]
pub(crate) struct Naming {
    /// Begins a placeholder. The documents do not contain it.
    marker: String,
    entries: Vec<Entry>,
    /// The roots by their identity.
    roots: HashMap<String, usize>,
    /// Models that nothing refers to.
    unused: HashSet<usize>,
}

/// The meaning of a placeholder.
#[derive(Debug)]
enum Entry {
    /// A component or an operation, after which the schemas in it are named.
    Root(Root),
    /// A model, named after its hint: a root's placeholder, and further words.
    Model(String),
    /// A model that has another placeholder.
    Discarded,
}

/// A component or an operation.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    /// Its name in `PascalCase`.
    pub(crate) name: String,
    /// Its name if another model has that name.
    pub(crate) qualified: String,
    /// Its name if another model has the qualified one, too.
    pub(crate) described: Option<String>,
    /// Its place in the documents.
    pub(crate) place: String,
    /// Its rank among those that want the same name.
    pub(crate) rank: u8,
}

/// A model's names, from its hint.
struct Candidate {
    name: String,
    qualified: String,
    described: Option<String>,
    place: String,
    rank: u8,
}

/// Returns the place of what `step` leads to from an outer place. After the place of an operation, some words stand for
/// something else (see `given`), and a member of its body may have their names.
fn place_within(outer: &str, step: &str) -> String {
    let method_and_path = outer.split_once(' ');
    let is_operation =
        method_and_path.is_some_and(|(_, path)| path.starts_with('/') && !path.contains(' '));
    let word = step.split('.').next().unwrap_or(step);
    if is_operation && matches!(word, "method" | "request" | "reply") {
        format!("{outer} body {step}")
    } else {
        format!("{outer} {step}")
    }
}

impl Naming {
    pub(crate) fn new(documents: &Documents) -> Self {
        let mut marker = "Zq".to_owned();
        while documents.contain(&marker) {
            marker.push('q');
        }
        Self {
            marker,
            ..Self::default()
        }
    }

    /// Returns a placeholder of a root as a hint. A root with this identity is added once.
    pub(crate) fn root(&mut self, identity: String, root: impl FnOnce() -> Root) -> String {
        let next = self.entries.len();
        let at = *self.roots.entry(identity).or_insert(next);
        if at == next {
            self.entries.push(Entry::Root(root()));
        }
        self.placeholder(at)
    }

    /// Returns a hint for a schema within another, whose qualified name has other words.
    pub(crate) fn within(&mut self, hint: &str, words: &str, qualified: &str) -> String {
        let outer = self.candidate_of(hint);
        let identity = format!("{hint} {words} {qualified}");
        self.root(identity, || Root {
            name: format!("{}{words}", outer.name),
            qualified: format!("{}{qualified}", outer.name),
            described: None,
            place: format!("{} {qualified}", outer.place),
            rank: INLINE,
        })
    }

    /// Returns a hint for an anonymous member of a union within another schema: the words of its names,
    /// from short to long, and those of its place.
    pub(crate) fn variant(&mut self, hint: &str, words: [&str; 3], place: &str) -> String {
        let outer = self.candidate_of(hint);
        let identity = format!("{hint} |{}", words.join("|"));
        let [name, qualified, described] = words.map(|words| format!("{}{words}", outer.name));
        // The longer ones list all properties, and the names of these begin with them.
        self.root(identity, || Root {
            name,
            qualified: name::limited(&qualified),
            described: Some(name::limited(&described)),
            place: format!("{} {place}", outer.place),
            rank: INLINE,
        })
    }

    /// Returns a hint for the schema of a property or parameter within another. `step` leads to it in
    /// the document: unlike the words of a Rust name, the names there are unique.
    pub(crate) fn member(&mut self, hint: &str, wire: &str, step: &str) -> String {
        let identity = format!("{hint} .{step}");
        if let Some(at) = self.roots.get(&identity) {
            return self.placeholder(*at);
        }
        let outer = self.candidate_of(hint);
        let words = super::name::further(wire);
        self.root(identity, || Root {
            name: format!("{}{words}", outer.name),
            qualified: format!("{}{words}", outer.qualified),
            described: outer.described.map(|outer| format!("{outer}{words}")),
            place: place_within(&outer.place, step),
            rank: INLINE,
        })
    }

    /// Returns a hint for the items of a list.
    pub(crate) fn item(&mut self, hint: &str) -> String {
        match self.split(hint) {
            Some((Entry::Root(outer), "")) => {
                let outer = outer.clone();
                self.root(format!("{hint} Item"), || Root {
                    name: super::name::singular_model(&outer.name),
                    qualified: format!("{}Item", outer.qualified),
                    described: outer.described.map(|outer| format!("{outer}Item")),
                    place: format!("{} Item", outer.place),
                    rank: INLINE,
                })
            }
            _ => super::name::singular_model(hint),
        }
    }

    /// Returns a placeholder for a new model.
    pub(crate) fn model(&mut self, hint: &str) -> String {
        self.entries.push(Entry::Model(hint.to_owned()));
        self.placeholder(self.entries.len() - 1)
    }

    /// Forgets a placeholder, because its model has another.
    pub(crate) fn discard(&mut self, placeholder: &str) {
        let rest = placeholder.strip_prefix(self.marker.as_str());
        let at = rest.and_then(placeholder_in).map(|(at, _)| at);
        if let Some(entry) = at.and_then(|at| self.entries.get_mut(at)) {
            *entry = Entry::Discarded;
        }
    }

    /// Removes the models that neither the operations nor a model which they use refers to: the
    /// members of a type that became a simpler one.
    pub(crate) fn retain_used(&mut self, operations: &[Member], models: &mut Vec<Member>) {
        let marker = self.marker.as_str();
        let mut open = Vec::new();
        for operation in operations {
            named_in(marker, &operation.value, &mut open);
        }
        let position = |model: &Member| {
            let rest = model.key.value.strip_prefix(marker)?;
            Some(placeholder_in(rest)?.0)
        };
        let by_position: HashMap<usize, &Node> = models
            .iter()
            .filter_map(|model| Some((position(model)?, &model.value)))
            .collect();
        let mut used = HashSet::new();
        while let Some(at) = open.pop() {
            if used.insert(at)
                && let Some(model) = by_position.get(&at)
            {
                named_in(marker, model, &mut open);
            }
        }
        let is_unused = |model: &Member| position(model).is_some_and(|at| !used.contains(&at));
        let unused = models.iter().filter(|model| is_unused(model));
        let unused = unused.filter_map(position).collect();
        models.retain(|model| !is_unused(model));
        self.unused = unused;
    }

    fn placeholder(&self, at: usize) -> String {
        // A capital at its start only, so that it is one word of a name.
        format!("{}{at}x", self.marker)
    }

    /// Splits a text at the placeholder with which it begins.
    fn split<'t>(&self, text: &'t str) -> Option<(&Entry, &'t str)> {
        let (at, rest) = placeholder_in(text.strip_prefix(self.marker.as_str())?)?;
        Some((self.entries.get(at)?, rest))
    }

    fn candidate_of(&self, hint: &str) -> Candidate {
        let mut hint = hint.to_owned();
        loop {
            let (root, words) = match self.split(&hint) {
                Some((Entry::Root(root), words)) => (root, words),
                Some((Entry::Model(outer), words)) => {
                    hint = format!("{outer}{words}");
                    continue;
                }
                Some((Entry::Discarded, _)) | None => {
                    return Candidate {
                        qualified: format!("{hint}Inline"),
                        described: None,
                        place: hint.clone(),
                        name: hint,
                        rank: INLINE,
                    };
                }
            };
            if words.is_empty() {
                return Candidate {
                    name: root.name.clone(),
                    qualified: root.qualified.clone(),
                    described: root.described.clone(),
                    place: root.place.clone(),
                    rank: root.rank,
                };
            }
            return Candidate {
                name: format!("{}{words}", root.name),
                qualified: format!("{}{words}", root.qualified),
                described: root.described.as_ref().map(|root| format!("{root}{words}")),
                place: format!("{} {words}", root.place),
                rank: INLINE,
            };
        }
    }

    /// Chooses the names of all models. `taken` contains the names of the spec's own models.
    pub(crate) fn finish(self, taken: &[&str], given: &Given) -> Named {
        let mut models: Vec<(usize, Candidate)> = Vec::new();
        let mut names = vec![String::new(); self.entries.len()];
        let mut taken: HashSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
        let mut places = Vec::new();
        let mut clashes: HashMap<String, Span> = HashMap::new();
        // A union and a member of it may stand in one place.
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let mut wanted = match entry {
                Entry::Model(_) if self.unused.contains(&at) => continue,
                Entry::Model(hint) => self.candidate_of(hint),
                Entry::Root(_) | Entry::Discarded => continue,
            };
            let nth = known.entry(wanted.place.clone()).or_default();
            *nth += 1;
            if *nth > 1 {
                wanted.place = format!("{} #{nth}", wanted.place);
            }
            let chosen = given.get(&wanted.place, Notation::Pascal);
            let chosen = chosen.filter(|name| match clashes.entry(name.value.clone()) {
                hash_map::Entry::Occupied(earlier) => {
                    given.clash(name, *earlier.get(), "models");
                    false
                }
                hash_map::Entry::Vacant(vacant) => {
                    vacant.insert(name.span);
                    true
                }
            });
            match (chosen, names.get_mut(at)) {
                (Some(name), Some(place)) => {
                    name.value.clone_into(place);
                    taken.insert(name.value.clone());
                    places.push((name.value.clone(), wanted.place));
                }
                _ => models.push((at, wanted)),
            }
        }
        let choices: Vec<Choice<'_>> = models
            .iter()
            .map(|(_, wanted)| Choice {
                rank: wanted.rank,
                names: Box::new(|level| match level {
                    0 => Some(name::limited(&wanted.name)),
                    1 => Some(name::limited(&wanted.qualified)),
                    2 => wanted.described.as_deref().map(name::limited),
                    _ => None,
                }),
                place: &wanted.place,
            })
            .collect();
        let chosen = choose(&choices, taken, str::to_owned);
        drop(choices);
        for ((at, wanted), name) in models.into_iter().zip(chosen) {
            places.push((name.clone(), wanted.place));
            if let Some(place) = names.get_mut(at) {
                *place = name;
            }
        }
        Named {
            marker: self.marker,
            names,
            places,
        }
    }
}

/// The chosen names.
#[derive(Debug)]
pub(crate) struct Named {
    marker: String,
    names: Vec<String>,
    /// The models by name, each with its place.
    pub(crate) places: Vec<(String, String)>,
}

impl Named {
    /// Replaces all placeholders in these members.
    pub(crate) fn apply(&self, members: &mut [Member]) {
        for member in members {
            if let Some(text) = self.replaced(&member.key.value) {
                member.key.value = text;
            }
            self.apply_to(&mut member.value);
        }
    }

    fn apply_to(&self, node: &mut Node) {
        match &mut node.value {
            Json::Text(text) => {
                if let Some(replaced) = self.replaced(text) {
                    *text = replaced;
                }
            }
            Json::List(elements) => elements.iter_mut().for_each(|one| self.apply_to(one)),
            Json::Object(members) => self.apply(members),
            Json::Null | Json::Boolean(_) | Json::Number(_) => {}
        }
    }

    /// Returns a text with its placeholders replaced, or `None` if it has none.
    fn replaced(&self, text: &str) -> Option<String> {
        let mut parts = text.split(self.marker.as_str());
        let mut replaced = parts.next()?.to_owned();
        let mut any = false;
        for part in parts {
            any = true;
            let name =
                placeholder_in(part).and_then(|(at, rest)| Some((self.names.get(at)?, rest)));
            match name {
                Some((name, rest)) => replaced.extend([name.as_str(), rest]),
                None => replaced.push_str(part),
            }
        }
        any.then_some(replaced)
    }
}

/// Collects the placeholders in the texts of a tree.
fn named_in(marker: &str, node: &Node, found: &mut Vec<usize>) {
    match &node.value {
        Json::Text(text) => {
            let behind = text.split(marker).skip(1).filter_map(placeholder_in);
            found.extend(behind.map(|(at, _)| at));
        }
        Json::List(elements) => elements.iter().for_each(|one| named_in(marker, one, found)),
        Json::Object(members) => {
            for member in members {
                named_in(marker, &member.value, found);
            }
        }
        Json::Null | Json::Boolean(_) | Json::Number(_) => {}
    }
}

/// Reads the part of a placeholder behind its marker.
fn placeholder_in(text: &str) -> Option<(usize, &str)> {
    let (digits, rest) = text.split_once('x')?;
    Some((digits.parse().ok()?, rest))
}
