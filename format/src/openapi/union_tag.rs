//! The discriminators of unions: the property that distinguishes the members, and its values.

use std::collections::{HashMap, HashSet};

use super::document::{At, text_of};
use super::schema::{self, Facet, Schema, Union};
use super::types::{Typed, Types, last_segment};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Member, Node};

/// A member of a union, as its facets.
pub(super) type Choice<'a> = Vec<Facet<'a>>;

/// What a union is beside its members.
#[derive(Default)]
pub(super) struct Meaning {
    pub(super) tag: Option<Tag>,
    /// Whether it has other values than those of its members, which extend it.
    pub(super) is_base: bool,
    /// Its description, as a key of a model.
    pub(super) about: Option<Member>,
}

/// How members are distinguished: the property, and its values for each member.
pub(super) struct Tag {
    pub(super) property: String,
    pub(super) mapping: Vec<(String, String)>,
}

/// The values of a discriminator's property for some members.
pub(super) type Values = Vec<(Vec<String>, String)>;

impl<'a> Types<'a> {
    /// Returns the document's discriminator. Its values are those of the mapping, those that the
    /// members fix, and otherwise the members' names.
    pub(super) fn explicit_tag(
        &mut self,
        union: &Union<'a>,
        members: &[At<'a>],
        choices: &[Choice<'a>],
        typed: &[Typed],
    ) -> Option<Tag> {
        let discriminator = union.discriminator?;
        self.default_mapping(discriminator);
        let property = property_of(discriminator)?.to_owned();
        if !typed.iter().all(|member| self.is_objects(&member.text)) {
            return None;
        }
        let declared = self.declared_mapping(discriminator, members, typed);
        let named: HashSet<&str> = declared.iter().map(|(_, member)| member.as_str()).collect();
        let unnamed = choices.iter().zip(typed);
        let unnamed = unnamed.filter(|(_, typed)| !named.contains(typed.text.as_str()));
        let unnamed: Vec<&Choice<'a>> = unnamed.map(|(choice, _)| choice).collect();
        if !self.have_property(discriminator, &property, (choices.len(), &unnamed)) {
            return None;
        }
        let mut mapping = declared.clone();
        let (mut direct, mut nested) = (Values::new(), Values::new());
        for (choice, typed) in choices.iter().zip(typed) {
            if let Some((values, _)) = self.fixed(choice, &property) {
                direct.push((values, typed.text.clone()));
            } else if let Some(values) = self.nested(choice, &property, &mut HashSet::new()) {
                nested.push((values, typed.text.clone()));
            }
        }
        if is_shared(&mapping, &direct) {
            // Another property decides, or the shape.
            return None;
        }
        add_distinct(&mut mapping, &direct);
        if is_shared(&mapping, &nested) {
            return None;
        }
        add_distinct(&mut mapping, &nested);
        let fixed: Values = direct.into_iter().chain(nested).collect();
        let components = members.iter().zip(typed).filter_map(|(member, typed)| {
            Some((last_segment(member.text("$ref")?), typed.text.clone()))
        });
        let components: Vec<(String, String)> = components.collect();
        // The mapping's value is the one to send; a name is, where the mapping has none.
        let mut sent = declared;
        for (name, member) in &components {
            let is_fixed = fixed.iter().any(|(_, of)| of == member);
            if !is_fixed && sent.iter().all(|(_, of)| of != member) {
                sent.push((name.clone(), member.clone()));
            }
        }
        self.identify(&property, &sent);
        add_names(&mut mapping, components.into_iter(), &fixed);
        let inherited = choices.iter().zip(typed);
        let inherited: Values = inherited
            .map(|(choice, typed)| (self.inherited(choice, &property), typed.text.clone()))
            .collect();
        add_distinct(&mut mapping, &inherited);
        (!mapping.is_empty()).then_some(Tag { property, mapping })
    }

    /// Whether all choices that the mapping does not name have the discriminator's property: a value of one
    /// without it is recognized by its shape. Reports a property that no choice has.
    fn have_property(
        &mut self,
        discriminator: At<'a>,
        property: &str,
        (all, unnamed): (usize, &[&Choice<'a>]),
    ) -> bool {
        let lacks = |choice: &&&Choice<'a>| {
            let schema = schema::followed(self.documents, choice);
            let mut properties = schema.properties.iter();
            schema.unions.is_empty() && properties.all(|own| own.name.value != property)
        };
        let lacking = unnamed.iter().filter(lacks).count();
        if lacking == all {
            let shown = shown(property);
            let message = format!("no choice has the discriminator's property `{shown}`");
            self.found.push(
                Diagnostic::warning(Code::DanglingReference, message)
                    .at(discriminator.node.span, "the discriminator is ignored"),
            );
        }
        lacking == 0
    }

    /// Returns the values that identify the members of a choice that is a union itself. `seen` has the
    /// schemas that were read.
    fn nested(
        &self,
        choice: &[Facet<'a>],
        property: &str,
        seen: &mut HashSet<usize>,
    ) -> Option<Vec<String>> {
        let schema = schema::followed(self.documents, choice);
        let [union] = schema.unions.as_slice() else {
            return None;
        };
        let own = union.discriminator;
        let own = own.filter(|own| property_of(*own) == Some(property));
        let declared = own
            .and_then(|own| own.node.get("mapping"))
            .map(Node::members);
        let declared = declared.unwrap_or_default().iter();
        let mut values: Vec<String> = declared.map(|member| member.key.value.clone()).collect();
        for member in self.members(union, &mut false, 0) {
            let is_new = |at: At<'a>| seen.insert(at.identity());
            if !self.documents.resolve(member).is_none_or(is_new) {
                continue;
            }
            let facets = [Facet::of(member)];
            let fixed = self.fixed(&facets, property).map(|(values, _)| values);
            let fixed = fixed.or_else(|| self.nested(&facets, property, seen));
            // A member is identified by its name if nothing else is stated.
            let name = || Some(vec![last_segment(own.and(member.text("$ref"))?)]);
            values.extend(fixed.or_else(name).unwrap_or_default());
        }
        let mut known = HashSet::new();
        values.retain(|value| known.insert(value.clone()));
        (!values.is_empty()).then_some(values)
    }

    /// Returns the values that identify the schemas which extend a choice.
    fn inherited(&self, choice: &[Facet<'a>], property: &str) -> Vec<String> {
        let [only] = choice else { return Vec::new() };
        let Some(target) = self.documents.resolve(only.at) else {
            return Vec::new();
        };
        let schema = schema::read(self.documents, &[Facet::of(target)]);
        let kinds = self.kinds(&schema, target).into_iter();
        let values = kinds.flat_map(|kind| match self.fixed(&[Facet::of(kind.at)], property) {
            Some((values, _)) => values,
            None if kind.value == kind.component => vec![kind.value],
            None => vec![kind.value, kind.component],
        });
        values.collect()
    }

    /// Returns the discriminator's `mapping`. An entry for none of the members is reported.
    fn declared_mapping(
        &mut self,
        discriminator: At<'a>,
        members: &[At<'a>],
        typed: &[Typed],
    ) -> Vec<(String, String)> {
        let mut positions: HashMap<usize, usize> = HashMap::new();
        let mut names: HashMap<String, usize> = HashMap::new();
        for (position, member) in members.iter().enumerate() {
            if let Some(reference) = member.text("$ref") {
                names.entry(last_segment(reference)).or_insert(position);
            }
            // The reference itself, and what it leads to: a mapping may name either.
            let direct = member
                .text("$ref")
                .and_then(|reference| self.documents.target(*member, reference));
            for target in direct.into_iter().chain(self.documents.resolve(*member)) {
                positions.entry(target.identity()).or_insert(position);
            }
        }
        let mut mapping = Vec::new();
        let declared = discriminator.node.get("mapping").map(Node::members);
        for member in declared.unwrap_or_default() {
            let to = text_of(&member.value).unwrap_or_default();
            let target = self.mapped(discriminator, to);
            let resolved = target.and_then(|target| self.documents.resolve(target));
            let found = target
                .into_iter()
                .chain(resolved)
                .find_map(|target| positions.get(&target.identity()))
                .or_else(|| names.get(to))
                .and_then(|at| typed.get(*at));
            match found {
                Some(found) => mapping.push((member.key.value.clone(), found.text.clone())),
                None => self.found.push(
                    Diagnostic::warning(
                        Code::DanglingReference,
                        "the discriminator maps to none of the choices",
                    )
                    .at(member.value.span, "not one of the choices"),
                ),
            }
        }
        mapping
    }

    /// Finds a required property with different constants in every member.
    pub(super) fn implicit_tag(&self, choices: &[Choice<'a>], typed: &[Typed]) -> Option<Tag> {
        if !typed.iter().all(|member| self.is_objects(&member.text)) {
            return None;
        }
        let schemas: Vec<Schema<'a>> = choices
            .iter()
            .map(|choice| schema::followed(self.documents, choice))
            .collect();
        for property in &schemas.first()?.properties {
            let mut mapping: Vec<(String, String)> = Vec::new();
            let mut known: HashMap<String, &str> = HashMap::new();
            let distinct = schemas.iter().zip(typed).all(|(schema, typed)| {
                let Some((values, true)) = self.fixed_in(schema, &property.name) else {
                    return false;
                };
                for value in &values {
                    let other = known.insert(value.clone(), &typed.text);
                    if other.is_some_and(|other| other != typed.text) {
                        return false;
                    }
                }
                mapping.extend(values.into_iter().map(|value| (value, typed.text.clone())));
                true
            });
            if distinct {
                mapping.dedup();
                return Some(Tag {
                    property: property.name.value.clone(),
                    mapping,
                });
            }
        }
        None
    }
}

/// Returns the property of a discriminator, if it has one.
pub(super) fn property_of(discriminator: At<'_>) -> Option<&str> {
    let property = discriminator.text("propertyName")?;
    (!property.trim().is_empty()).then_some(property)
}

/// Whether several members fix a value that the mapping does not have.
fn is_shared(mapping: &[(String, String)], fixed: &[(Vec<String>, String)]) -> bool {
    let known: HashSet<&str> = mapping.iter().map(|(value, _)| value.as_str()).collect();
    let mut holders: HashMap<&str, &str> = HashMap::new();
    let mut values = fixed
        .iter()
        .flat_map(|(values, member)| values.iter().map(move |value| (value, member)));
    values.any(|(value, member)| {
        let other = holders.insert(value, member);
        other.is_some_and(|other| other != member) && !known.contains(value.as_str())
    })
}

/// Adds the values that members fix to a mapping. A value that several members share identifies
/// none.
pub(super) fn add_distinct(mapping: &mut Vec<(String, String)>, fixed: &[(Vec<String>, String)]) {
    let mut holders: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (values, member) in fixed {
        for value in values {
            holders.entry(value).or_default().insert(member);
        }
    }
    let mut known: HashSet<String> = mapping.iter().map(|(value, _)| value.clone()).collect();
    for (values, member) in fixed {
        for value in values {
            let is_shared = holders.get(value.as_str()).is_none_or(|of| of.len() > 1);
            if !is_shared && known.insert(value.clone()) {
                mapping.push((value.clone(), member.clone()));
            }
        }
    }
}

/// Adds the names of members to a mapping: a value is that of an entry, or a name (OpenAPI 3.1.1
/// §4.8.25.4). A member that fixes its values has no other.
pub(super) fn add_names(
    mapping: &mut Vec<(String, String)>,
    names: impl Iterator<Item = (String, String)>,
    fixed: &[(Vec<String>, String)],
) {
    for (name, member) in names {
        let is_fixed = fixed.iter().any(|(_, of)| *of == member);
        if !is_fixed && mapping.iter().all(|(value, _)| *value != name) {
            mapping.push((name, member));
        }
    }
}
