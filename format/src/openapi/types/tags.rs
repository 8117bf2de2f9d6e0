//! Properties of discriminators: an object that is a member of a union has a known value there.

use std::collections::{HashMap, HashSet};

use super::{Types, escaped};
use crate::openapi::document::text_of;
use crate::source::{Json, Member, Node};

/// The values that identify an object in a union, by the discriminator's property.
#[derive(Debug, PartialEq)]
pub(super) struct Tags {
    property: String,
    values: Vec<String>,
}

/// The members of a union, and the property that identifies them, if it has a discriminator.
#[derive(Debug)]
pub(super) struct Members {
    names: Vec<String>,
    property: Option<String>,
}

/// Keys that remain beside a constant.
const BESIDE: &[&str] = &["description", "deprecated", "rust_name"];

/// Keys of a property that only one side sends.
const DIRECTIONS: &[&str] = &["read_only", "write_only"];

impl Types<'_> {
    /// Records the values that a discriminator has for the members of its union.
    pub(in crate::openapi) fn identify(&mut self, property: &str, mapping: &[(String, String)]) {
        let mut by_member: HashMap<&str, Vec<String>> = HashMap::new();
        for (value, member) in mapping {
            by_member.entry(member).or_default().push(value.clone());
        }
        for (member, values) in by_member {
            let property = property.to_owned();
            let tags = self.tags.entry(member.to_owned()).or_default();
            tags.push(Tags { property, values });
        }
    }

    /// Records the members of a union.
    pub(in crate::openapi) fn is_union(
        &mut self,
        name: &str,
        types: &[String],
        property: Option<String>,
    ) {
        // A list is recognized by its items.
        let names = types.iter().map(|ty| {
            let ty = ty.trim_start_matches(['[', '{']);
            let end = ty.find([']', '}', '|']).unwrap_or(ty.len());
            ty.get(..end).unwrap_or(ty).to_owned()
        });
        let names = names.collect();
        self.unions
            .insert(name.to_owned(), Members { names, property });
    }

    /// Returns the members of unions without a discriminator, at any depth. There, a value is recognized
    /// by its shape, and the schema alone says what that is.
    fn recognized_by_shape(&self) -> HashSet<&str> {
        let mut open: Vec<&str> = Vec::new();
        for union in self
            .unions
            .values()
            .filter(|union| union.property.is_none())
        {
            open.extend(union.names.iter().map(String::as_str));
        }
        let mut found = HashSet::new();
        while let Some(name) = open.pop() {
            if found.insert(name)
                && let Some(union) = self.unions.get(name)
            {
                open.extend(union.names.iter().map(String::as_str));
            }
        }
        found
    }

    /// Returns the values that identify each type. Those of a union are also those of its members, unless
    /// the same property identifies them.
    fn all_tags(&self) -> HashMap<&str, Vec<&Tags>> {
        let mut all: HashMap<&str, Vec<&Tags>> = HashMap::new();
        let tags = self.tags.iter();
        for (name, tag) in tags.flat_map(|(name, tags)| tags.iter().map(move |tag| (name, tag))) {
            let mut open = vec![name.as_str()];
            let mut seen = HashSet::new();
            while let Some(name) = open.pop() {
                if !seen.insert(name) || !self.documents.spend(1) {
                    continue;
                }
                all.entry(name).or_default().push(tag);
                let union = self.unions.get(name);
                let union = union.filter(|union| union.property.as_ref() != Some(&tag.property));
                let members = union.into_iter().flat_map(|union| &union.names);
                open.extend(members.map(String::as_str));
            }
        }
        all
    }

    /// Makes the value that identifies an object its constant, unless it has another one in another
    /// union.
    pub(super) fn fix_tags(&self, models: &mut [Member]) {
        let by_shape = self.recognized_by_shape();
        let tags = self.all_tags();
        for model in models {
            let own = tags.get(model.key.value.as_str());
            let own = own.filter(|_| !by_shape.contains(model.key.value.as_str()));
            let Json::Object(members) = &mut model.value.value else {
                continue;
            };
            for tags in own.into_iter().flatten() {
                let mut others = own.into_iter().flatten();
                let is_same = others.all(|other| other.property != tags.property || other == tags);
                let key = escaped(&tags.property);
                let member = members.iter_mut().find(|member| member.key.value == key);
                if let (Some(member), [only], true) = (member, tags.values.as_slice(), is_same)
                    && let Some(constant) = self.constant(&member.value, only)
                {
                    member.value = constant;
                }
            }
        }
    }

    /// Returns a property that is a text, or an enum with this value, as a constant.
    fn constant(&self, written: &Node, value: &str) -> Option<Node> {
        let ty = text_of(written.get("type").unwrap_or(written))?;
        let required = ty.strip_suffix('?');
        let ty = required.unwrap_or(ty);
        let has = |known: &Vec<String>| known.iter().any(|known| known == value);
        let fits = ty == "string" || self.enum_texts(ty).is_some_and(has);
        if !fits || DIRECTIONS.iter().any(|key| written.get(key).is_some()) {
            return None;
        }
        let span = written.span;
        let mut members = vec![Member::new("const", Node::text_at(value, span))];
        if required.is_some() {
            members.push(Member::new("optional", super::boolean(span)));
        }
        let beside = written.members().iter();
        let beside = beside.filter(|member| BESIDE.contains(&member.key.as_str()));
        members.extend(beside.cloned());
        Some(Node::object_at(members, span))
    }
}
