//! The objects of the API: those that exist from the start, and what calls create, change and delete.
//! An object is stored as its position in the collection and its changes; its type makes up the rest.

use std::collections::{HashMap, HashSet};

use licit_format::resolve::{Provider, Type};
use serde_json::{Map, Value};

use super::identity;
use crate::model::noun::SEEDED;
use crate::model::sample::{self, Place};
use crate::model::{self, check, text};

/// All collections, by their path.
#[derive(Debug, Default)]
pub(crate) struct Objects(HashMap<String, Collection>);

/// The objects of one collection.
#[derive(Debug)]
pub(crate) struct Collection {
    next: usize,
    objects: Vec<Object>,
    removed: HashSet<String>,
}

#[derive(Debug, Default)]
struct Object {
    index: usize,
    changes: Map<String, Value>,
}

/// How the objects of a collection look to a call.
#[derive(Debug)]
pub(crate) struct Kind<'p> {
    pub(crate) provider: &'p Provider,
    /// The type; without one, nothing is stored.
    pub(crate) ty: Option<&'p Type>,
    /// The noun of an object.
    pub(crate) noun: String,
    /// The path's variable that names one.
    pub(crate) variable: Option<String>,
}

impl Objects {
    /// The paths of the collections, and the number of their objects.
    pub(crate) fn sizes(&self) -> Vec<(String, usize)> {
        let sizes = self
            .0
            .iter()
            .map(|(path, all)| (path.clone(), all.objects.len()));
        let mut sizes: Vec<_> = sizes.collect();
        sizes.sort_unstable();
        sizes
    }

    /// Returns the objects of a collection; `None` if the spec does not describe their type.
    /// It begins with the objects of a script, or else with generated ones.
    pub(crate) fn collection(
        &mut self,
        place: &str,
        kind: &Kind<'_>,
        scripted: Option<&[Map<String, Value>]>,
    ) -> Option<&mut Collection> {
        kind.ty?;
        let seeded = |index: usize| Object {
            index,
            changes: scripted
                .and_then(|scripted| scripted.get(index))
                .cloned()
                .unwrap_or_default(),
        };
        let number = scripted.map_or(SEEDED, <[_]>::len);
        let seed = || Collection {
            next: number,
            objects: (0..number).map(seeded).collect(),
            removed: HashSet::new(),
        };
        Some(self.0.entry(place.to_owned()).or_insert_with(seed))
    }
}

impl Collection {
    /// All objects.
    pub(crate) fn all(&self, kind: &Kind<'_>) -> Vec<Value> {
        self.objects
            .iter()
            .filter_map(|object| kind.show(object))
            .collect()
    }

    /// An object, by its position.
    pub(crate) fn get(&self, kind: &Kind<'_>, position: usize) -> Option<Value> {
        self.objects
            .get(position)
            .and_then(|object| kind.show(object))
    }

    /// The position of the object with an identifier. Where the API does not list identifiers, an
    /// object exists as soon as it is requested; one without an identifier exists under any.
    pub(crate) fn find(&mut self, kind: &Kind<'_>, id: &str, any: bool) -> Option<usize> {
        let Some(name) = kind.identifier() else {
            return Some(0);
        };
        let has_id = |object: &Object| {
            let shown = kind.show(object);
            shown.is_some_and(|shown| kind.identity(&shown).as_deref() == Some(id))
        };
        let found = self.objects.iter().position(has_id);
        if found.is_some() || !any || self.removed.contains(id) {
            return found;
        }
        let changes = Map::from_iter([(name.to_owned(), kind.read_identifier(name, id)?)]);
        self.push(changes);
        Some(self.objects.len() - 1)
    }

    /// Creates an object from a request.
    pub(crate) fn create(&mut self, kind: &Kind<'_>, input: &Map<String, Value>) -> Option<Value> {
        self.push(kind.changes(input));
        self.objects.last().and_then(|object| kind.show(object))
    }

    /// Changes an object by a request.
    pub(crate) fn change(
        &mut self,
        kind: &Kind<'_>,
        position: usize,
        input: &Map<String, Value>,
    ) -> Option<Value> {
        let object = self.objects.get_mut(position)?;
        object.changes.extend(kind.changes(input));
        kind.show(object)
    }

    /// Removes an object, and returns it.
    pub(crate) fn remove(&mut self, kind: &Kind<'_>, position: usize) -> Option<Value> {
        let shown = self.get(kind, position)?;
        self.objects.remove(position);
        self.removed.extend(kind.identity(&shown));
        Some(shown)
    }

    fn push(&mut self, changes: Map<String, Value>) {
        self.objects.push(Object {
            index: self.next,
            changes,
        });
        self.next += 1;
    }
}

impl<'p> Kind<'p> {
    /// The object at this position in its collection: made up by its type, with its changes.
    fn show(&self, object: &Object) -> Option<Value> {
        let ty = self.ty?;
        let mut shown = sample::value(self.provider, ty, Place::top(&self.noun, object.index));
        if let Value::Object(members) = &mut shown {
            for (name, value) in &object.changes {
                if self.allows(name, value) {
                    members.insert(name.clone(), value.clone());
                }
            }
        }
        Some(shown)
    }

    fn identifier(&self) -> Option<&'p str> {
        let field = identity::member(
            self.provider,
            self.ty?,
            &self.noun,
            self.variable.as_deref(),
        );
        field.map(|field| field.name.as_str())
    }

    fn identity(&self, shown: &Value) -> Option<String> {
        identity::text(shown.get(self.identifier()?)?)
    }

    fn read_identifier(&self, name: &str, id: &str) -> Option<Value> {
        let fields = model::fields(self.provider, self.ty?)?;
        let field = fields.iter().find(|field| field.name == name)?;
        text::read(self.provider, &field.ty, id).ok()
    }

    /// The members of an object in a request. Bodies are often wrapped (`{"contact": {…}}`): an object
    /// under a name that the type does not have is unwrapped.
    fn changes(&self, input: &Map<String, Value>) -> Map<String, Value> {
        let mut changes = Map::new();
        for (name, value) in input {
            match value {
                Value::Object(wrapped) if !self.has(name) => changes.extend(wrapped.clone()),
                _ => {
                    changes.insert(name.clone(), value.clone());
                }
            }
        }
        changes
    }

    fn has(&self, name: &str) -> bool {
        let fields = self
            .ty
            .and_then(|ty| model::fields(self.provider, ty))
            .unwrap_or_default();
        fields.iter().any(|field| field.name == name)
    }

    /// Whether the type has such a member. Members that requests write differently from replies do not
    /// change.
    fn allows(&self, name: &str, value: &Value) -> bool {
        let fields = self
            .ty
            .and_then(|ty| model::fields(self.provider, ty))
            .unwrap_or_default();
        fields
            .iter()
            .find(|field| field.name == name)
            .is_some_and(|field| match value {
                Value::Null => field.nullable,
                value => check::check(self.provider, &field.ty, value).is_ok(),
            })
    }
}
