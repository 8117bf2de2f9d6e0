//! Reads the combined meaning of schemas: `allOf`, siblings of references, conditions and unions.

use std::collections::{HashMap, HashSet};

use super::{Additional, Facet, Property, STRUCTURAL, Schema, Union};
use crate::openapi::document::{At, Documents, scalar_of, text_of};
use crate::source::{Json, Member, Node};

/// Keys that limit the values of a type.
const BOUNDS: &[&str] = &[
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Siblings of a reference that extend its target, as OpenAPI 3.1 allows. OpenAPI 3.0 ignores them,
/// but authors intend them to apply. Other siblings, such as `type`, repeat the target.
const EXTENDING: &[&str] = &[
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "dependentSchemas",
    "else",
    "enum",
    "items",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "properties",
    "then",
    "unevaluatedProperties",
];

/// The maximum depth of `allOf`. Real schemas have fewer than 20 levels.
const DEEPEST: usize = 200;

/// Reads the combined meaning of the facets. If a document takes too many steps, it is rejected,
/// and the result is discarded.
pub(crate) fn read<'a>(documents: &'a Documents, facets: &[Facet<'a>]) -> Schema<'a> {
    let mut reader = Reader {
        documents,
        schema: Schema {
            at: facets.first().map(|facet| facet.at),
            ..Schema::default()
        },
        seen: HashSet::new(),
        properties: HashMap::new(),
        conditional: Vec::new(),
        depth: 0,
    };
    if !documents.spend(1 + facets.len()) {
        return reader.schema;
    }
    let (own, mut bounds) = reader.split_bounds(facets);
    if let [only] = own.as_slice()
        && let Some(reference) = only.at.text("$ref")
        && !adds_to_reference(documents, only.at)
    {
        let Some(target) = documents.target(only.at, reference) else {
            reader.schema.dangling = Some((only.at, reference));
            return reader.schema;
        };
        let beside = has_one(only.at, BOUNDS).then_some(*only);
        if (bounds.is_empty() && beside.is_none()) || !is_scalar(documents, target) {
            bounds.extend(beside);
            reader.schema.reference = Some(target);
            reader.schema.bounds = bounds;
            return reader.schema;
        }
    }
    for facet in own.into_iter().chain(bounds) {
        reader.take(facet, true);
    }
    reader.conditional_properties();
    reader.schema
}

/// Same as [`read`], with a bare reference resolved to its target.
pub(crate) fn followed<'a>(documents: &'a Documents, facets: &[Facet<'a>]) -> Schema<'a> {
    let mut schema = read(documents, facets);
    // No legitimate chain is longer.
    for _ in 0..32 {
        let Some(target) = schema.reference else {
            break;
        };
        schema = read(documents, &[Facet::of(target)]);
    }
    schema
}

/// Whether a reference has siblings that extend its target.
fn adds_to_reference(documents: &Documents, at: At<'_>) -> bool {
    if EXTENDING.iter().any(|key| at.node.get(key).is_some()) {
        return true;
    }
    let Some(required) = at.node.get("required") else {
        return false;
    };
    // A repetition would otherwise create a second model of the target.
    let Some(target) = documents.resolve(at) else {
        return false;
    };
    let known = target.node.get("required").map(Node::elements);
    let known: HashSet<&str> = known.into_iter().flatten().filter_map(text_of).collect();
    let steps = known.len() + required.elements().len();
    let mut names = required.elements().iter().filter_map(scalar_of);
    documents.spend(1 + steps / 8) && names.any(|name| !known.contains(name))
}

/// Whether a reference leads to a number or a string, whose limits decide about the type.
fn is_scalar(documents: &Documents, target: At<'_>) -> bool {
    const OTHERS: &[&str] = &["allOf", "anyOf", "const", "enum", "oneOf", "properties"];
    let Some(target) = documents.resolve(target) else {
        return false;
    };
    let is_simple =
        |ty: &Node| matches!(text_of(ty), Some("integer" | "number" | "string" | "null"));
    let types = target.node.get("type");
    let types = types.map(|ty| match &ty.value {
        Json::List(types) => types.as_slice(),
        _ => std::slice::from_ref(ty),
    });
    !has_one(target, OTHERS) && types.is_some_and(|types| types.iter().all(is_simple))
}

fn is_structural(at: At<'_>) -> bool {
    has_one(at, STRUCTURAL)
}

fn has_one(at: At<'_>, keys: &[&str]) -> bool {
    let mut members = at.node.members().iter();
    members.any(|member| keys.contains(&member.key.as_str()))
}

/// Whether a schema has structural keys other than this one.
fn is_more_than(at: At<'_>, key: &str) -> bool {
    at.node
        .members()
        .iter()
        .any(|member| member.key.value != key && STRUCTURAL.contains(&member.key.as_str()))
}

struct Reader<'a> {
    documents: &'a Documents,
    schema: Schema<'a>,
    seen: HashSet<(usize, bool)>,
    /// The index of each property.
    properties: HashMap<&'a str, usize>,
    /// Schemas that apply to some values only.
    conditional: Vec<At<'a>>,
    /// The current nesting depth.
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Returns the facets with `allOf` expanded, and those that only limit the values. Others only
    /// contain metadata; nullability in these is recorded.
    fn split_bounds(&mut self, facets: &[Facet<'a>]) -> (Vec<Facet<'a>>, Vec<Facet<'a>>) {
        let mut own = Vec::new();
        let mut bounds = Vec::new();
        let mut open: Vec<(Facet<'a>, u8)> = facets.iter().rev().map(|facet| (*facet, 0)).collect();
        while let Some((facet, depth)) = open.pop() {
            let at = facet.at;
            if !self.documents.spend(1) {
                return (Vec::new(), Vec::new());
            }
            self.schema.nullable |= depth == 0 && at.is("nullable");
            if let Some(parts) = at.node.get("allOf")
                && at.text("$ref").is_none()
                && depth < 64
            {
                // Without its own choices, a schema ignores those of its parts.
                let parts = parts.elements().iter().rev().map(|part| {
                    let part = Facet {
                        at: at.to(part),
                        ..facet
                    };
                    (part, depth + 1)
                });
                let rest = is_more_than(at, "allOf");
                open.extend(parts);
                if rest {
                    own.push(facet);
                } else if has_one(at, BOUNDS) {
                    bounds.push(facet);
                }
            } else if is_structural(at) {
                own.push(facet);
            } else if has_one(at, BOUNDS) {
                bounds.push(facet);
            }
        }
        // `type: object` beside more specific keys adds nothing.
        let bare = |facet: &Facet<'a>| {
            facet.at.text("$ref").is_none()
                && !is_more_than(facet.at, "type")
                && facet.at.node.get("allOf").is_none()
                && facet.at.text("type") == Some("object")
        };
        if own.iter().any(|facet| !bare(facet)) && own.len() > 1 {
            own.retain(|facet| !bare(facet));
        }
        (own, bounds)
    }

    /// Merges a facet. `outer` facets belong to the schema itself.
    fn take(&mut self, facet: Facet<'a>, outer: bool) {
        if self.depth == DEEPEST {
            return self.documents.exhaust();
        }
        self.depth += 1;
        self.take_in(facet, outer);
        self.depth -= 1;
    }

    fn take_in(&mut self, facet: Facet<'a>, outer: bool) {
        let at = facet.at;
        if !self.seen.insert((at.identity(), facet.without_unions)) || !self.documents.spend(1) {
            return;
        }
        if let Some(reference) = at.text("$ref") {
            if let Some(target) = self.documents.target(at, reference) {
                self.take(
                    Facet {
                        at: target,
                        without_unions: facet.without_unions,
                    },
                    false,
                );
            } else {
                self.schema.dangling = Some((at, reference));
            }
            // OpenAPI 3.1 allows siblings. 3.0 ignores them, but authors intend them to apply.
        }
        // Those of the outermost facet are already expanded, except beside a reference.
        if !outer || at.text("$ref").is_some() {
            for part in at.node.get("allOf").map(Node::elements).unwrap_or_default() {
                let part = Facet {
                    at: at.to(part),
                    ..facet
                };
                self.take(part, false);
            }
        }
        self.schema.facets.push(facet);
        self.types(at);
        let encoding = at.text("contentEncoding");
        let is_none = |encoding: &&str| {
            let mut none = ["binary", "8bit"].iter();
            none.any(|none| encoding.eq_ignore_ascii_case(none))
        };
        // Bytes as they are (RFC 2045 §6.2).
        let bytes = encoding.filter(is_none).map(|_| "binary");
        let format = at.text("format").map(|format| match format {
            _ if format.eq_ignore_ascii_case("binary") || format.eq_ignore_ascii_case("file") => {
                "binary"
            }
            format => format,
        });
        self.schema.format = self.schema.format.or(bytes).or(format);
        let encoding = encoding.filter(|encoding| !is_none(encoding));
        self.schema.encoding = self.schema.encoding.or(encoding);
        self.values(at);
        self.object(at, outer);
        self.list(at);
        if !facet.without_unions && (outer || !self.is_extended_by_choices(at)) {
            self.unions(at);
        }
        if ["pattern", "minLength", "maxLength", "contentEncoding"]
            .iter()
            .any(|key| at.node.get(key).is_some())
        {
            self.schema.text_like = true;
        }
    }

    fn types(&mut self, at: At<'a>) {
        let Some(types) = at.node.get("type") else {
            return;
        };
        let single = std::slice::from_ref(types);
        let names = match &types.value {
            Json::List(names) => names.as_slice(),
            _ => single,
        };
        let mut own: Vec<&'a str> = Vec::new();
        for name in names {
            let name = match text_of(name) {
                Some("float" | "double") => "number",
                Some("int" | "long") => "integer",
                Some("bool") => "boolean",
                Some(name) if name != "null" => name,
                // `type: null`, unquoted.
                None if !matches!(name.value, Json::Null) => continue,
                _ => {
                    self.schema.nullable = true;
                    continue;
                }
            };
            if !own.contains(&name) {
                own.push(name);
            }
        }
        if self.schema.types.is_empty() {
            self.schema.types = own;
            return;
        }
        // A value has the types of all facets. Every integer is a number.
        let types = self.schema.types.iter().filter_map(|known| match *known {
            known if own.contains(&known) => Some(known),
            "integer" if own.contains(&"number") => Some("integer"),
            "number" if own.contains(&"integer") => Some("integer"),
            _ => None,
        });
        let both: Vec<&str> = types.collect();
        if both.is_empty() {
            // No value is valid: what is sent has one of these types.
            own.retain(|name| !self.schema.types.contains(name));
            self.schema.types.extend(own);
        } else {
            self.schema.types = both;
        }
    }

    fn values(&mut self, at: At<'a>) {
        let constant = at.node.get("const").map(std::slice::from_ref);
        let values = constant.or(at.node.get("enum").map(Node::elements));
        let Some(values) = values else { return };
        let present: Vec<&Node> = values
            .iter()
            .filter(|value| !matches!(value.value, Json::Null))
            .collect();
        if !self.spend_values(values) {
            return;
        }
        self.schema.nullable |= present.len() < values.len();
        if present.is_empty() {
            return;
        }
        match &mut self.schema.values {
            // Values must be in every list, as with a constant in a child of a schema with an enum.
            Some(known) => {
                if !self
                    .documents
                    .spend(1 + known.len() * present.len().min(known.len()) / 64)
                {
                    return;
                }
                let texts: HashSet<&str> =
                    present.iter().filter_map(|value| text_of(value)).collect();
                let is_in = |value: &&Node| match text_of(value) {
                    Some(text) => texts.contains(text),
                    None => present.iter().any(|other| other.is_alike(value)),
                };
                let both: Vec<&Node> = known.iter().copied().filter(is_in).collect();
                if both.is_empty() {
                    // No value is valid: what is sent is one of these.
                    known.extend(present);
                } else {
                    *known = both;
                }
            }
            none => *none = Some(present),
        }
    }

    /// Counts the steps of reading a list of strings.
    fn spend_values(&self, values: &[Node]) -> bool {
        let texts = values.iter().filter_map(text_of);
        let bytes = texts.map(str::len).sum();
        self.documents.spend(values.len() / 8) && self.documents.spend_text(bytes)
    }

    fn object(&mut self, at: At<'a>, outer: bool) {
        let properties = at.get("properties");
        for member in properties.map(|at| at.node.members()).unwrap_or_default() {
            if !self.property(properties.unwrap_or(at), member) {
                return;
            }
        }
        if let Some(required) = at.node.get("required") {
            if !self.spend_values(required.elements()) {
                return;
            }
            self.schema.required_at = self.schema.required_at.or(Some(required.span));
            self.schema
                .required
                .extend(required.elements().iter().filter_map(scalar_of));
        }
        let patterns = at.node.get("patternProperties").map(Node::members);
        let patterns = patterns.unwrap_or_default().iter();
        let patterns =
            patterns.filter(|member| !matches!(member.value.value, Json::Boolean(false)));
        for member in patterns {
            self.schema.patterns.push(at.to(&member.value));
            self.schema.names.push(&member.key.value);
        }
        self.additional(at);
        self.conditional
            .extend(["then", "else"].iter().filter_map(|key| at.get(key)));
        let dependent = at.node.get("dependentSchemas").map(Node::members);
        let dependent = dependent.unwrap_or_default().iter();
        self.conditional
            .extend(dependent.map(|member| at.to(&member.value)));
        // The discriminator of a parent schema says nothing about this schema.
        if outer && at.node.get("oneOf").is_none() && at.node.get("anyOf").is_none() {
            self.schema.discriminator = self.schema.discriminator.or(at.get("discriminator"));
        }
    }

    /// Adds a description of a property. Returns `false` if the document takes too many steps.
    fn property(&mut self, at: At<'a>, member: &'a Member) -> bool {
        let facet = Facet::of(at.to(&member.value));
        if !self.documents.spend_text(member.key.len()) {
            return false;
        }
        let position = self.properties.get(member.key.as_str());
        if let Some(known) = position.and_then(|at| self.schema.properties.get_mut(*at)) {
            if !self.documents.spend(1 + known.facets.len()) {
                return false;
            }
            // An identical repetition adds nothing.
            let same = |known: &Facet<'_>| known.at.node.is_alike(facet.at.node);
            if !known.facets.iter().any(same) {
                known.facets.push(facet);
            }
            return true;
        }
        if !self.documents.spend(1) {
            return false;
        }
        let position = self.schema.properties.len();
        self.properties.insert(&member.key.value, position);
        self.schema.properties.push(Property {
            name: member.key.clone(),
            facets: vec![facet],
        });
        true
    }

    fn additional(&mut self, at: At<'a>) {
        let keys = ["additionalProperties", "unevaluatedProperties"];
        let Some(beside) = keys.iter().find_map(|key| at.node.get(key)) else {
            return;
        };
        let said = match &beside.value {
            Json::Boolean(false) => Additional::None,
            Json::Boolean(true) => Additional::Any,
            Json::Object(members) if members.is_empty() => Additional::Any,
            _ => Additional::Of(at.to(beside)),
        };
        if !matches!(self.schema.additional, Additional::Of(_)) {
            self.schema.additional = said;
        }
    }

    /// Adds the properties that only some values have: those of `then`, `else` and
    /// `dependentSchemas`. Conditions on other properties do not change their types.
    fn conditional_properties(&mut self) {
        let conditional = std::mem::take(&mut self.conditional);
        let unconditional = self.schema.properties.len();
        for at in conditional {
            let Some(at) = self.documents.resolve(at) else {
                continue;
            };
            for member in at
                .node
                .get("properties")
                .map(Node::members)
                .unwrap_or_default()
            {
                let position = self.properties.get(member.key.as_str()).copied();
                if position.is_some_and(|position| position < unconditional) {
                    continue;
                }
                let Some(position) = position else {
                    if self.property(at, member) {
                        continue;
                    }
                    return;
                };
                // Each condition has its own description: no type is that of all values.
                if let Some(known) = self.schema.properties.get_mut(position) {
                    let same = |known: &Facet<'_>| known.at.node.is_alike(&member.value);
                    if !known.facets.iter().any(same) {
                        known.facets.clear();
                    }
                }
            }
        }
    }

    fn list(&mut self, at: At<'a>) {
        if let Some(prefix) = at.node.get("prefixItems") {
            let prefix = prefix.elements().iter().map(|item| at.to(item));
            self.schema.prefix.extend(prefix);
        }
        match at.node.get("items") {
            Some(items) if matches!(items.value, Json::List(_)) => {
                let prefix = items.elements().iter().map(|item| at.to(item));
                self.schema.prefix.extend(prefix);
                let rest = at.node.get("additionalItems");
                self.schema
                    .items
                    .extend(rest.map(|rest| Facet::of(at.to(rest))));
            }
            Some(items) => self.schema.items.push(Facet::of(at.to(items))),
            None => {}
        }
    }

    /// Whether the choices of a schema are the schemas that extend it. In a schema that extends it,
    /// they have no meaning.
    fn is_extended_by_choices(&self, at: At<'a>) -> bool {
        let members = ["oneOf", "anyOf"]
            .into_iter()
            .filter_map(|key| at.node.get(key));
        members.flat_map(Node::elements).any(|member| {
            if !self.documents.spend(1) {
                return false;
            }
            let target = self.documents.resolve(at.to(member));
            let parts = target.and_then(|target| target.get("allOf"));
            parts.is_some_and(|parts| {
                self.documents.spend(parts.node.elements().len());
                parts.node.elements().iter().any(|part| {
                    let part = parts.to(part);
                    part.text("$ref").is_some()
                        && self
                            .documents
                            .resolve(part)
                            .is_some_and(|base| base.identity() == at.identity())
                })
            })
        })
    }

    fn unions(&mut self, at: At<'a>) {
        for key in ["oneOf", "anyOf"] {
            let Some(members) = at.node.get(key) else {
                continue;
            };
            let members: Vec<At<'a>> = members
                .elements()
                .iter()
                .map(|member| at.to(member))
                .collect();
            self.schema.unions.push(Union {
                members,
                discriminator: at.get("discriminator"),
                at,
            });
        }
    }
}
