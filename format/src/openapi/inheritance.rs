//! Schemas that extend others: the variants of a schema with a discriminator (OpenAPI 3.0.3
//! §4.7.25).

use std::collections::{HashMap, HashSet};

use super::document::{At, Documents, text_of};
use super::schema::{self, Facet, Schema};
use super::types::{Types, last_segment};
use crate::source::Node;

/// The maximum depth of choices whose constants are read.
const DEEPEST: u8 = 8;

/// A variant of a schema with a discriminator.
#[derive(Debug, Clone)]
pub(super) struct Kind<'a> {
    /// The value of the discriminator.
    pub(super) value: String,
    /// The schema's name in the document.
    pub(super) component: String,
    pub(super) at: At<'a>,
}

impl<'a> Types<'a> {
    /// Returns the schemas that a reference to `target` stands for, if its discriminator identifies
    /// them: those of the mapping, then all others that extend it at any depth, by their names.
    pub(super) fn kinds(&self, schema: &Schema<'a>, target: At<'a>) -> Vec<Kind<'a>> {
        let Some(discriminator) = schema.discriminator else {
            return self.inherited_kinds(schema, target);
        };
        let mapping = discriminator.node.get("mapping").map(Node::members);
        let mapped = mapping.unwrap_or_default().iter().filter_map(|member| {
            let to = text_of(&member.value)?;
            Some(Kind {
                value: member.key.value.clone(),
                component: last_segment(to),
                at: self.mapped(discriminator, to)?,
            })
        });
        let mut kinds: Vec<_> = mapped.collect();
        let mut known: HashSet<usize> = kinds.iter().map(|kind| kind.at.identity()).collect();
        let mut open = vec![target.identity()];
        let mut seen: HashSet<usize> = open.iter().copied().collect();
        while let Some(base) = open.pop() {
            for kind in self.extensions.get(&base).into_iter().flatten() {
                let id = kind.at.identity();
                if !self.documents.spend(1) {
                    return Vec::new();
                }
                if seen.insert(id) {
                    open.push(id);
                    if known.insert(id) {
                        kinds.push(kind.clone());
                    }
                }
            }
        }
        // A schema without other meanings is an object.
        let is_other = |kind: &Kind<'_>| kind.at.identity() != target.identity();
        if !kinds.iter().any(is_other) {
            kinds.clear();
        }
        kinds
    }

    /// Same as [`Self::kinds`], for a schema that is no target of a reference: those of its mapping.
    pub(super) fn kinds_of_inline(&self, schema: &Schema<'a>) -> Vec<Kind<'a>> {
        let is_own = |at: &At<'a>| at.node.get("discriminator").is_some();
        match (schema.at.filter(is_own), schema.discriminator) {
            (Some(at), Some(_)) if schema.unions.is_empty() => self.kinds(schema, at),
            _ => Vec::new(),
        }
    }

    /// Returns the discriminator of a schema, or that of a schema which it extends if others extend
    /// it in turn.
    pub(super) fn discriminator(&self, schema: &Schema<'a>, target: At<'a>) -> Option<At<'a>> {
        let inherited = || {
            self.extensions.get(&target.identity())?;
            let read;
            let facets = if schema.reference.is_some() {
                read = schema::followed(self.documents, &[Facet::of(target)]);
                &read.facets
            } else {
                &schema.facets
            };
            facets
                .iter()
                .find_map(|facet| facet.at.get("discriminator"))
        };
        schema.discriminator.or_else(inherited)
    }

    /// Returns the schemas that a reference to `target` stands for, if a schema that it extends has
    /// a discriminator: itself, and those that extend it at any depth.
    fn inherited_kinds(&self, schema: &Schema<'a>, target: At<'a>) -> Vec<Kind<'a>> {
        if !schema.unions.is_empty() {
            return Vec::new();
        }
        let Some(discriminator) = self.discriminator(schema, target) else {
            return Vec::new();
        };
        let mut below: Vec<Kind<'a>> = Vec::new();
        let mut open = vec![target.identity()];
        let mut seen: HashSet<usize> = open.iter().copied().collect();
        while let Some(base) = open.pop() {
            for kind in self.extensions.get(&base).into_iter().flatten() {
                if !self.documents.spend(1) {
                    return Vec::new();
                }
                if seen.insert(kind.at.identity()) {
                    open.push(kind.at.identity());
                    below.push(kind.clone());
                }
            }
        }
        if below.is_empty() {
            return Vec::new();
        }
        let own = self.component(target).map(|component| Kind {
            value: component.clone(),
            component,
            at: target,
        });
        let mapping = discriminator.node.get("mapping").map(Node::members);
        let mapped: Vec<(usize, &str)> = mapping
            .unwrap_or_default()
            .iter()
            .filter_map(|member| {
                let to = self.mapped(discriminator, text_of(&member.value)?)?;
                Some((to.identity(), member.key.as_str()))
            })
            .collect();
        let mut kinds = Vec::new();
        for kind in own.into_iter().chain(below) {
            let id = kind.at.identity();
            let values = mapped.iter().filter(|(to, _)| *to == id);
            let values = values.map(|(_, value)| Kind {
                value: (*value).to_owned(),
                ..kind.clone()
            });
            let known = kinds.len();
            kinds.extend(values);
            if kinds.len() == known {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// Returns the schema that `target` extends without adding anything, if references to that
    /// schema stand for a union of the schemas that extend it.
    pub(super) fn base_of(&self, schema: &Schema<'a>, target: At<'a>) -> Option<At<'a>> {
        let mut base = schema.reference?;
        // No legitimate chain is longer.
        for _ in 0..32 {
            let read = schema::read(self.documents, &[Facet::of(base)]);
            if let Some(next) = read.reference {
                base = next;
                continue;
            }
            let is_extended = !self.kinds(&read, base).is_empty()
                || read
                    .unions
                    .iter()
                    .flat_map(|union| &union.members)
                    .any(|member| {
                        let member = self.documents.resolve(*member);
                        member.is_some_and(|member| member.identity() == target.identity())
                    });
            return (is_extended && !read.properties.is_empty()).then_some(base);
        }
        None
    }

    /// Resolves a value of a discriminator's `mapping`: a reference, or a schema's name.
    pub(super) fn mapped(&self, discriminator: At<'a>, to: &str) -> Option<At<'a>> {
        let by_name = || {
            let reference = format!("#/components/schemas/{to}");
            let here = self.documents.target(discriminator, &reference);
            here.or_else(|| self.documents.target(self.documents.root()?, &reference))
        };
        let target = self.documents.target(discriminator, to);
        target
            .filter(|_| to.contains(['#', '/', '.']))
            .or_else(by_name)
    }

    /// Returns the values of a property that the facets fix by `const` or `enum`, and whether the
    /// property is required. `None` if they fix none.
    pub(super) fn fixed(&self, facets: &[Facet<'a>], name: &str) -> Option<(Vec<String>, bool)> {
        self.fixed_in(&schema::followed(self.documents, facets), name)
    }

    /// Same as [`Self::fixed`], for a schema that was read.
    pub(super) fn fixed_in(&self, schema: &Schema<'a>, name: &str) -> Option<(Vec<String>, bool)> {
        if !self.documents.spend(1 + schema.properties.len() / 16) {
            return None;
        }
        let property = schema.properties.iter().find(|p| p.name.value == name)?;
        let mut nullable = false;
        let values = self.constants(&property.facets, &mut nullable, 0)?;
        let values: Option<Vec<String>> = values.into_iter().map(scalar).collect();
        let is_required = schema.required.contains(name) && !nullable;
        Some((values?, is_required))
    }

    /// Returns the values that facets allow if they list them: also in a choice, such as one of a constant
    /// and null.
    fn constants(
        &self,
        facets: &[Facet<'a>],
        nullable: &mut bool,
        depth: u8,
    ) -> Option<Vec<&'a Node>> {
        let values = schema::read(self.documents, facets).values;
        if values.is_some() {
            return values;
        }
        let followed = schema::followed(self.documents, facets);
        if followed.values.is_some() {
            return followed.values;
        }
        let [union] = followed.unions.as_slice() else {
            return None;
        };
        let members = self.members(union, nullable, 0);
        if members.is_empty() || depth == DEEPEST || !self.documents.spend(members.len()) {
            return None;
        }
        let mut all = Vec::new();
        for member in members {
            all.extend(self.constants(&[Facet::of(member)], nullable, depth + 1)?);
        }
        Some(all)
    }
}

/// Returns a string, or the text of an integer or a boolean.
fn scalar(node: &Node) -> Option<String> {
    use crate::source::Json;
    match &node.value {
        Json::Text(text) => Some(text.clone()),
        Json::Boolean(value) => Some(value.to_string()),
        _ => node.as_integer().map(|number| number.to_string()),
    }
}

/// Returns the schemas that extend a schema by `allOf`, or beside `$ref`, by the latter's identity.
pub(super) fn extensions<'a>(documents: &'a Documents) -> HashMap<usize, Vec<Kind<'a>>> {
    let mut extensions: HashMap<usize, Vec<Kind<'a>>> = HashMap::new();
    for root in documents.roots() {
        let schemas = root.get("components").and_then(|at| at.get("schemas"));
        let Some(schemas) = schemas else { continue };
        for member in schemas.node.members() {
            let at = schemas.to(&member.value);
            let parts = at.node.get("allOf").map(Node::elements).unwrap_or_default();
            let parts = parts.iter().map(|part| at.to(part));
            let beside = at.node.get("properties").is_some().then_some(at);
            for part in parts.chain(beside) {
                let base = part
                    .text("$ref")
                    .and_then(|reference| documents.target(part, reference))
                    .and_then(|base| documents.resolve(base));
                if let Some(base) = base {
                    let kind = Kind {
                        value: member.key.value.clone(),
                        component: member.key.value.clone(),
                        at,
                    };
                    extensions.entry(base.identity()).or_default().push(kind);
                }
            }
        }
    }
    extensions
}
