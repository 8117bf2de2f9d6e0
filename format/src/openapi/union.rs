//! Converts `oneOf`, `anyOf` and polymorphic schemas to unions. Members are distinguished by a
//! discriminator, by a property with different constants, or by shape (OpenAPI 3.0.3 §4.7.25).

use std::collections::HashSet;

use super::document::At;
use super::inheritance::Kind;
use super::schema::{self, Additional, Facet, Property, Schema, Union};
use super::types::{Typed, Types};
use super::union_tag::{Choice, Meaning, Tag, Values, add_distinct, add_names, property_of};
use crate::source::{Json, Member, Node, Span};

/// More combinations are not useful to match on.
const MOST_CHOICES: usize = 64;

impl<'a> Types<'a> {
    pub(super) fn union(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        let mut nullable = schema.nullable;
        let mut unions = Vec::new();
        for union in &schema.unions {
            let members = self.members(union, &mut nullable, 0);
            if !members.is_empty() {
                unions.push((union.clone(), members));
            }
        }
        let base = schema.without_unions();
        let has_base = !schema.properties.is_empty() || self.requires_of_members(schema, &unions);
        let several = unions.len() > 1;
        let Some((union, members)) = unions.first().cloned() else {
            // Only constraints: the sibling keys are the type.
            let alone = schema::read(self.documents, &base);
            let typed = self.lower(&base, hint);
            return Typed {
                nullable: typed.nullable || nullable || alone.nullable,
                ..typed
            };
        };
        if !several
            && !has_base
            && schema.values.is_none()
            && let Some(typed) = self.choice_of_values(&members, schema, hint)
        {
            return typed.or_null(nullable);
        }
        let (choices, names) = self.combined(schema, unions, has_base, hint);
        if let [only] = choices.as_slice() {
            let typed = self.lower(only, hint);
            return Typed {
                nullable: typed.nullable || nullable,
                ..typed
            };
        }
        let mut typed = Vec::new();
        for (choice, name) in choices.iter().zip(&names) {
            typed.push(self.lower(choice, name));
        }
        let explicit = (!several)
            .then(|| self.explicit_tag(&union, &members, &choices, &typed))
            .flatten();
        let meaning = Meaning {
            tag: explicit.or_else(|| self.implicit_tag(&choices, &typed)),
            is_base: false,
            about: self.description(schema),
        };
        let typed = self.either(typed, meaning, union.at.node.span, hint);
        Typed {
            nullable: typed.nullable || nullable,
            ..typed
        }
    }

    /// Combines each choice of one union with each choice of the others, and names the results. What
    /// stands beside the choices holds for each of them (JSON Schema 2020-12 §10.2.1).
    fn combined(
        &mut self,
        schema: &Schema<'a>,
        unions: Vec<(Union<'a>, Vec<At<'a>>)>,
        has_base: bool,
        hint: &str,
    ) -> (Vec<Choice<'a>>, Vec<String>) {
        let base = schema.without_unions();
        let several = unions.len() > 1;
        let mut choices: Vec<Choice<'a>> = vec![Vec::new()];
        if has_base {
            choices = vec![base.clone()];
        }
        let mut names = vec![hint.to_owned()];
        for (other, members) in unions {
            if choices.len() > 1 && choices.len() * members.len() > MOST_CHOICES {
                let why = "too many combinations of choices: one of the choices is ignored";
                self.fallback(other.at.node.span, why);
                continue;
            }
            let with = |choice: &Choice<'a>, member: &At<'a>| {
                if !several && has_base && self.covers(*member, schema) {
                    return vec![Facet::of(*member)];
                }
                let mut choice = choice.clone();
                let is_typed = !schema.types.is_empty();
                if is_typed && choice.is_empty() && self.only_constrains(*member) {
                    choice.clone_from(&base);
                }
                choice.push(Facet::of(*member));
                choice
            };
            choices = choices
                .iter()
                .flat_map(|choice| members.iter().map(|member| with(choice, member)))
                .collect();
            let tag = other.discriminator.and_then(property_of);
            let mut combined = Vec::new();
            for name in &names {
                for member in &members {
                    combined.push(self.member_hint(name, *member, tag));
                }
            }
            names = combined;
        }
        (choices, names)
    }

    /// Whether a choice has neither a type nor anything that implies one.
    fn only_constrains(&self, member: At<'a>) -> bool {
        let schema = schema::followed(self.documents, &[Facet::of(member)]);
        schema.types.is_empty()
            && schema.properties.is_empty()
            && schema.items.is_empty()
            && schema.unions.is_empty()
            && schema.values.is_none()
    }

    /// Whether a choice that is a component has all that the schema states beside its choices: then its
    /// own type is a member of the union.
    fn covers(&self, member: At<'a>, schema: &Schema<'a>) -> bool {
        let is_more = !schema.patterns.is_empty()
            || schema.values.is_some()
            || matches!(schema.additional, Additional::None | Additional::Of(_));
        if is_more || member.text("$ref").is_none() {
            return false;
        }
        let own = schema::followed(self.documents, &[Facet::of(member)]);
        let has = |property: &Property<'a>| {
            let mut all = own.properties.iter();
            let same = all.find(|other| other.name.value == property.name.value);
            same.is_some_and(|same| self.is_narrower(&same.facets, &property.facets))
        };
        self.documents.spend(schema.properties.len())
            && schema.required.is_subset(&own.required)
            && schema.properties.iter().all(has)
    }

    /// Whether facets contain those of another description, or the other one states only their type.
    fn is_narrower(&self, facets: &[Facet<'a>], other: &[Facet<'a>]) -> bool {
        /// Keys that change no type.
        const TEXTS: &[&str] = &["type", "title", "description", "example", "examples"];
        other.iter().all(|outer| {
            let mut facets_of = facets.iter();
            let is_same = facets_of.any(|own| {
                own.at.identity() == outer.at.identity()
                    || (own.at.file == outer.at.file && own.at.node.is_alike(outer.at.node))
            });
            let mut keys = outer.at.node.members().iter();
            let is_plain = keys.all(|member| TEXTS.contains(&member.key.as_str()));
            is_same
                || (is_plain && {
                    let [own, outer] = [facets, std::slice::from_ref(outer)]
                        .map(|facets| schema::followed(self.documents, facets));
                    own.types == outer.types && own.nullable == outer.nullable
                })
        })
    }

    /// Whether the schema requires a property that one of its choices describes as optional.
    fn requires_of_members(
        &self,
        schema: &Schema<'a>,
        unions: &[(Union<'a>, Vec<At<'a>>)],
    ) -> bool {
        if schema.required.is_empty() {
            return false;
        }
        unions
            .iter()
            .flat_map(|(_, members)| members)
            .any(|member| {
                let read = schema::followed(self.documents, &[Facet::of(*member)]);
                let mut properties = read
                    .properties
                    .iter()
                    .map(|property| property.name.as_str());
                properties
                    .any(|name| schema.required.contains(name) && !read.required.contains(name))
            })
    }

    /// Converts a schema that others extend to a union with its discriminator.
    pub(super) fn polymorphic(
        &mut self,
        schema: &Schema<'a>,
        kinds: Vec<Kind<'a>>,
        hint: &str,
    ) -> Typed {
        if let Some(discriminator) = schema.discriminator {
            self.default_mapping(discriminator);
        }
        let property = schema.discriminator.and_then(property_of);
        let mut typed: Vec<Typed> = Vec::new();
        let mut mapping: Vec<(String, String)> = Vec::new();
        let mut fixed = Values::new();
        let mut components = Vec::new();
        for kind in kinds {
            let named = self.kind(schema, &kind, hint);
            if let Some(property) = property
                && let Some((values, _)) = self.fixed(&[Facet::of(kind.at)], property)
            {
                fixed.push((values, named.text.clone()));
            }
            components.push((kind.component, named.text.clone()));
            if mapping.iter().all(|(value, _)| *value != kind.value) {
                mapping.push((kind.value, named.text.clone()));
            }
            typed.push(named);
        }
        if let Some(property) = property {
            self.identify(property, &mapping);
        }
        add_distinct(&mut mapping, &fixed);
        add_names(&mut mapping, components.into_iter(), &fixed);
        let all_objects = typed.iter().all(|kind| self.is_objects(&kind.text));
        let tag = property.filter(|_| all_objects).map(|property| Tag {
            property: property.to_owned(),
            mapping,
        });
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let about = self.description(schema);
        let meaning = Meaning {
            tag,
            is_base: true,
            about,
        };
        self.either(typed, meaning, span, hint)
            .or_null(schema.nullable)
    }

    /// Returns the type of a variant of `base`. It is never the union itself: a variant that adds
    /// nothing, or is the base, has the base's properties.
    fn kind(&mut self, base: &Schema<'a>, kind: &Kind<'a>, hint: &str) -> Typed {
        let wanted = self.target_hint(kind.at, &kind.component);
        let Some(base_at) = base.at else {
            return self.reference(kind.at, &kind.component);
        };
        let own = schema::read(self.documents, &[Facet::of(kind.at)]);
        if kind.at.identity() == base_at.identity() {
            return self.own_object(base_at, base_at, &format!("{hint}Base"));
        }
        let property = |discriminator: Option<At<'a>>| property_of(discriminator?);
        let is_same = property(self.discriminator(&own, kind.at)) == property(base.discriminator);
        if is_same && !self.kinds(&own, kind.at).is_empty() {
            // Its own variants are variants of the base, too.
            return self.own_object(kind.at, kind.at, &format!("{wanted}Base"));
        }
        if let Some(extended) = self.base_of(&own, kind.at) {
            return self.own_object(kind.at, extended, &wanted);
        }
        self.reference(kind.at, &kind.component)
    }

    /// Returns the members of a choice: nested choices flattened, null members recorded and
    /// removed, and members with only `required` removed.
    pub(super) fn members(&self, union: &Union<'a>, nullable: &mut bool, depth: u8) -> Vec<At<'a>> {
        let mut members = Vec::new();
        for member in &union.members {
            let schema = schema::read(self.documents, &[Facet::of(*member)]);
            let target = self.documents.resolve(*member);
            if is_only_null(target.unwrap_or(*member)) {
                *nullable = true;
                continue;
            }
            let says_nothing = schema.reference.is_none()
                && schema.dangling.is_none()
                && schema.types.is_empty()
                && schema.properties.is_empty()
                && schema.unions.is_empty()
                && schema.values.is_none()
                && schema.items.is_empty()
                && (!schema.required.is_empty() || member.node.get("not").is_some());
            if says_nothing {
                continue;
            }
            let alone = schema.properties.is_empty() && schema.reference.is_none();
            match schema.unions.as_slice() {
                [inner] if alone && depth < 8 && inner.discriminator.is_none() => {
                    *nullable |= schema.nullable;
                    members.extend(self.members(inner, nullable, depth + 1));
                }
                _ => members.push(*member),
            }
        }
        members
    }

    /// Returns a union of these types, or a simpler type if they turn out to be the same.
    pub(super) fn either(
        &mut self,
        members: Vec<Typed>,
        meaning: Meaning,
        span: Span,
        hint: &str,
    ) -> Typed {
        let nullable = members.iter().any(|member| member.nullable);
        let mut seen = HashSet::new();
        let texts = members.into_iter().map(|member| member.text);
        let mut texts: Vec<String> = texts.filter(|text| seen.insert(text.clone())).collect();
        if texts.iter().any(|text| text == "json") {
            if texts.len() > 1 {
                self.fallback(
                    span,
                    "one of the choices is any value, so the union is any value",
                );
            }
            return Typed {
                text: "json".into(),
                nullable,
            };
        }
        // Every integer is a number, and every string with a format is a string.
        if texts.iter().any(|text| text == "number") {
            texts.retain(|text| text != "integer" && text != "unsigned");
        }
        self.merge_texts(&mut texts, span, hint);
        let is_base = meaning.is_base && meaning.tag.is_some();
        if let ([only], false) = (texts.as_slice(), is_base) {
            return Typed {
                text: only.clone(),
                nullable,
            };
        }
        // Narrow types come before wide ones, because they are tried in order.
        texts.sort_by_key(|text| match text.as_str() {
            "string" => 2,
            text if self.enum_texts(text).is_some() || text == "uri" => 1,
            _ => 0,
        });
        let list = texts
            .iter()
            .map(|text| Node::text_at(text.clone(), span))
            .collect();
        let list = Node {
            value: Json::List(list),
            span,
        };
        let mut body: Vec<Member> = meaning.about.into_iter().collect();
        body.push(Member::new("one_of", list));
        let property = meaning.tag.as_ref().map(|tag| tag.property.clone());
        if let Some(tag) = meaning.tag {
            let mapping = tag
                .mapping
                .into_iter()
                .map(|(value, member)| Member::new(value, Node::text_at(member, span)))
                .collect();
            let members = vec![
                Member::new("property", Node::text_at(tag.property, span)),
                Member::new("mapping", Node::object_at(mapping, span)),
            ];
            body.push(Member::new("discriminator", Node::object_at(members, span)));
        }
        let all_objects = texts.iter().all(|text| self.is_objects(text));
        let name = self.inline(hint, Node::object_at(body, span));
        self.is_union(&name, &texts, property);
        if all_objects {
            self.is_union_of_objects(&name);
        }
        Typed {
            text: name,
            nullable,
        }
    }

    /// Merges several enums of strings. An open enum also covers a plain string.
    fn merge_texts(&mut self, texts: &mut Vec<String>, span: Span, hint: &str) {
        let is_plain = |text: &str| {
            matches!(
                text,
                "string" | "uri" | "date" | "datetime" | "uuid" | "decimal" | "bytes"
            )
        };
        let is_enum = |text: &&String| self.enum_texts(text).is_some();
        let enums: Vec<String> = texts.iter().filter(is_enum).cloned().collect();
        let has_string = texts.iter().any(|text| text == "string");
        if has_string {
            // A string covers all string types; detecting dates among them would be guesswork.
            let enums = enums.len();
            texts.retain(|text| text == "string" || !is_plain(text));
            if enums == 1 {
                texts.retain(|text| text != "string");
                // Others are described as texts.
                for name in texts.iter_mut() {
                    self.open_enum(name, span, hint);
                }
            }
        }
        if enums.len() > 1 {
            let mut seen = HashSet::new();
            let values = enums.iter().filter_map(|name| self.enum_texts(name));
            let values = values.flatten().filter(|text| seen.insert(*text));
            let all: Vec<String> = values.cloned().collect();
            let merged = self.merged_enum(all, span, &format!("{hint}Value"));
            if has_string {
                self.open_inline_enum(&merged);
            }
            let enums: HashSet<String> = enums.into_iter().collect();
            texts.retain(|text| !enums.contains(text) && text != "string");
            texts.push(merged);
        }
    }
}

/// Whether the schema allows only null, in one of the usual notations.
fn is_only_null(at: At<'_>) -> bool {
    /// Keys that say nothing of the value.
    const TEXTS: &[&str] = &["title", "description", "default", "example", "nullable"];
    let is_null = |node: &Node| match &node.value {
        Json::Null => true,
        Json::Text(name) => name == "null",
        _ => false,
    };
    let of_type = at
        .node
        .get("type")
        .is_some_and(|types| match types.elements() {
            [] => is_null(types),
            several => several.iter().all(is_null),
        });
    // What generators write for an optional value in OpenAPI 3.0.
    let mut keys = at.node.members().iter();
    let only_nullable =
        at.is("nullable") && keys.all(|member| TEXTS.contains(&member.key.as_str()));
    let values = at.node.get("enum").map(Node::elements).unwrap_or_default();
    let only_null = !values.is_empty() && values.iter().all(|v| matches!(v.value, Json::Null));
    let constant = matches!(at.node.get("const").map(|n| &n.value), Some(Json::Null));
    // An empty object is how some 3.0 documents write a type of null.
    let is_closed = matches!(
        at.node.get("additionalProperties").map(|n| &n.value),
        Some(Json::Boolean(false))
    );
    let is_empty = at
        .node
        .get("properties")
        .is_none_or(|of| of.members().is_empty());
    let keys = ["allOf", "oneOf", "anyOf", "patternProperties", "$ref"];
    let is_plain = keys.iter().all(|key| at.node.get(key).is_none());
    let empty_object = at.is("nullable") && is_closed && is_empty && is_plain;
    of_type || only_nullable || only_null || constant || empty_object
}
