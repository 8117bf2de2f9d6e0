//! Converts schemas to types of a spec: short types for simple ones, models for the rest.
//!
//! Models are created when something refers to them, so that excluded parts cost nothing. A
//! reference to an object only reserves a name; the object itself is lowered later, so that neither
//! cycles nor long chains of references nest.

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::document::{At, Documents, dangling};
use super::given::Given;
use super::inheritance::{self, Kind};
use super::integer;
use super::limits;
use super::name;
use super::naming::{Named, Naming};
use super::places::Places;
use super::schema::{self, Additional, Facet, Property, Schema};
use super::text::Texts;
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::source::{Json, Member, Node, Span};

/// A type and whether it is nullable.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Typed {
    /// As written in a spec: `[Contact]`.
    pub(crate) text: String,
    /// Whether `null` is allowed.
    pub(crate) nullable: bool,
}

impl Typed {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            nullable: false,
        }
    }

    /// Adds nullability if `nullable` is true.
    pub(super) fn or_null(mut self, nullable: bool) -> Self {
        self.nullable |= nullable;
        self
    }

    /// Returns the text with `|null`, as for the element of a list.
    pub(crate) fn inner(&self) -> String {
        let null = if self.nullable { "|null" } else { "" };
        format!("{}{null}", self.text)
    }
}

/// The type of a reference's target.
enum Known {
    Open(Open),
    Is(Typed),
}

/// A type that is being lowered. The name is for references to it within itself.
struct Open {
    wanted: String,
    given: Option<String>,
}

impl Open {
    fn name(&mut self, names: &mut Naming) -> String {
        self.given
            .get_or_insert_with(|| names.model(&self.wanted))
            .clone()
    }
}

/// The maximum nesting of schemas, except for references to objects. No legitimate document nests
/// as deep.
const DEEPEST: usize = 48;

/// The maximum length of a chain of references, or of schemas with discriminators.
const LONGEST_CHAIN: usize = 64;

/// The models of a document during conversion.
pub(crate) struct Types<'a> {
    pub(crate) documents: &'a Documents,
    pub(crate) texts: Texts,
    pub(crate) found: Vec<Diagnostic>,
    /// The number of values without a known type.
    pub(crate) fallbacks: usize,
    /// The number of values to which the document gives no type.
    pub(crate) open: usize,
    /// The places that were counted.
    untyped: HashSet<(Span, String)>,
    opened: HashSet<Span>,
    /// The keywords that were reported because no type expresses them.
    constraints: HashSet<Span>,
    /// Operations with pagination, and those that may be paginated.
    pub(crate) paged: usize,
    pub(crate) perhaps_paged: usize,
    /// The models that need names. Until [`Types::finish`], they have placeholders.
    pub(super) names: Naming,
    places: Places<'a>,
    models: Vec<Member>,
    known: HashMap<usize, Known>,
    /// The types of the targets of references.
    known_texts: HashSet<String>,
    /// Models of anonymous schemas by their contents, and the contents by model name.
    inline: HashMap<Rc<str>, String>,
    inlined: HashMap<String, Rc<str>>,
    /// The values of each enum.
    enums: HashMap<String, Vec<String>>,
    /// Names of models that are objects.
    objects: HashSet<String>,
    /// Names of unions all of whose members are objects or such unions.
    object_unions: HashSet<String>,
    /// The objects of schemas that, by reference, are a union: by the schemas' identity.
    own_objects: HashMap<usize, Typed>,
    /// Objects to be lowered: each with its placeholder and its hint.
    queue: VecDeque<(Facet<'a>, String, String)>,
    /// Names assigned to types while they are being lowered.
    given: HashSet<String>,
    /// Schemas of several facets that are being lowered, by their identity.
    merging: HashMap<Vec<(usize, bool)>, Open>,
    /// The current nesting depth of schemas.
    depth: usize,
    /// The current depth of references.
    chained: usize,
    /// The schemas that extend a schema, by the identity of the latter.
    pub(super) extensions: HashMap<usize, Vec<Kind<'a>>>,
}

/// Returns the required members without a property, in order.
pub(super) fn undescribed<'a>(
    properties: &[Property<'_>],
    required: &HashSet<&'a str>,
) -> Vec<&'a str> {
    let described: HashSet<&str> = properties.iter().map(|p| p.name.as_str()).collect();
    let required = required.iter().copied();
    let mut undescribed: Vec<&str> = required
        .filter(|wanted| !described.contains(wanted) && !wanted.trim().is_empty())
        .collect();
    undescribed.sort_unstable();
    undescribed
}

impl<'a> Types<'a> {
    /// Creates an empty set of models.
    pub(crate) fn new(documents: &'a Documents, texts: Texts) -> Self {
        Self {
            documents,
            texts,
            found: Vec::new(),
            fallbacks: 0,
            open: 0,
            untyped: HashSet::new(),
            opened: HashSet::new(),
            constraints: HashSet::new(),
            paged: 0,
            perhaps_paged: 0,
            names: Naming::new(documents),
            places: Places::new(documents),
            models: Vec::new(),
            known: HashMap::new(),
            known_texts: HashSet::new(),
            inline: HashMap::new(),
            inlined: HashMap::new(),
            enums: HashMap::new(),
            objects: HashSet::new(),
            object_unions: HashSet::new(),
            own_objects: HashMap::new(),
            queue: VecDeque::new(),
            given: HashSet::new(),
            merging: HashMap::new(),
            depth: 0,
            chained: 0,
            extensions: inheritance::extensions(documents),
        }
    }

    /// Lowers the pending models, chooses their names, and returns all models ordered by name.
    /// `taken` contains the names of the spec's own models.
    pub(crate) fn finish(&mut self, taken: &[&str], given: &Given) -> (Vec<Member>, Named) {
        while let Some((facet, name, hint)) = self.queue.pop_front() {
            let schema = schema::read(self.documents, &[facet]);
            let body = self.object(&schema, &hint);
            self.models.push(Member::new(name, body));
        }
        let mut models = std::mem::take(&mut self.models);
        let named = std::mem::take(&mut self.names).finish(taken, given);
        named.apply(&mut models);
        models.sort_by(|a, b| a.key.value.cmp(&b.key.value));
        (models, named)
    }

    /// Returns the hint for the schemas in a component, or `None` if the value is none.
    pub(super) fn component_hint(&mut self, value: At<'_>) -> Option<String> {
        let component = self.places.component(value)?;
        self.hint_of(component)
    }

    /// Returns the places of all components.
    pub(super) fn components(&self) -> impl Iterator<Item = String> {
        self.places.all()
    }

    fn hint_of(&mut self, component: usize) -> Option<String> {
        let root = self.places.root(component)?;
        Some(self.names.root(root.place.clone(), || root))
    }

    /// Returns the hint for the target of a reference. `component` is the last part of the
    /// reference.
    pub(super) fn target_hint(&mut self, target: At<'a>, component: &str) -> String {
        if let Some(hint) = self.component_hint(target) {
            return hint;
        }
        let identity = format!("@{}", target.identity());
        let places = &self.places;
        self.names
            .root(identity, || places.elsewhere(target, component))
    }

    /// Returns the hint for a property of a schema with the hint `parent`. A property that only one
    /// schema describes is named after the component that contains it.
    pub(super) fn property_hint(&mut self, parent: &str, property: &Property<'a>) -> String {
        let owner = match property.facets.as_slice() {
            [only] => self.places.owner(only.at),
            _ => None,
        };
        let owner = owner.and_then(|owner| self.hint_of(owner));
        let parent = owner.as_deref().unwrap_or(parent);
        format!("{parent}{}", name::model(&property.name))
    }

    /// Returns the type of a schema. A new model is named after `hint`.
    pub(crate) fn of(&mut self, at: At<'a>, hint: &str) -> Typed {
        self.lower(&[Facet::of(at)], hint)
    }

    pub(crate) fn lower(&mut self, facets: &[Facet<'a>], hint: &str) -> Typed {
        if !self.documents.spend_text(hint.len()) {
            // The document is rejected as a whole.
            return Typed::plain("json");
        }
        if self.depth == DEEPEST {
            let span = facets
                .first()
                .map(|facet| facet.at.node.span)
                .unwrap_or_default();
            self.fallback(span, "schemas are nested too deeply");
            return Typed::plain("json");
        }
        self.depth += 1;
        let typed = self.lower_one(facets, hint);
        self.depth -= 1;
        typed
    }

    fn lower_one(&mut self, facets: &[Facet<'a>], hint: &str) -> Typed {
        let schema = schema::read(self.documents, facets);
        if let Some((at, reference)) = schema.dangling {
            self.found.push(dangling(at, reference));
            if schema.types.is_empty() && schema.properties.is_empty() {
                self.fallbacks += 1;
                return Typed::plain("json").or_null(schema.nullable);
            }
        }
        if let Some(target) = schema.reference {
            let wanted = component(facets);
            return self.reference(target, &wanted).or_null(schema.nullable);
        }
        let Some(merged) = schema.identity() else {
            return self.typed(&schema, hint);
        };
        if let Some(open) = self.merging.get_mut(&merged) {
            return Typed::plain(open.name(&mut self.names)).or_null(schema.nullable);
        }
        let open = Open {
            wanted: name::model(hint),
            given: None,
        };
        self.merging.insert(merged.clone(), open);
        let typed = self.typed(&schema, hint);
        let open = self.merging.remove(&merged);
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        self.close(open, typed, span)
    }

    /// Finishes lowering a type. If it was assigned a name in the meantime, it has that name.
    fn close(&mut self, open: Option<Open>, typed: Typed, span: Span) -> Typed {
        let Some(name) = open.and_then(|open| open.given) else {
            return typed;
        };
        let is_own = !self.given.contains(&typed.text) && !self.known_texts.contains(&typed.text);
        self.given.insert(name.clone());
        let made = self.models.last_mut();
        if let Some(made) = made.filter(|made| is_own && made.key.value == typed.text) {
            // Nothing else refers to the model.
            made.key.value.clone_from(&name);
            self.names.discard(&typed.text);
            if let Some(content) = self.inlined.remove(&typed.text) {
                self.inline.remove(&content);
            }
            if self.objects.remove(&typed.text) {
                self.objects.insert(name.clone());
            }
            if self.object_unions.remove(&typed.text) {
                self.object_unions.insert(name.clone());
            }
            return Typed {
                text: name,
                ..typed
            };
        }
        let is_model = typed.text.starts_with(|c: char| c.is_ascii_uppercase());
        let typed = if is_model && typed.text != name {
            typed
        } else {
            // A list of itself or an alias of itself cannot be a Rust type.
            self.fallback(span, "the schema contains only itself");
            Typed::plain("json").or_null(typed.nullable)
        };
        let alias = Node::text_at(typed.text.clone(), span);
        self.models.push(Member::new(name, alias));
        typed
    }

    /// Returns the type of a reference's target; `component` is its name in the document.
    pub(super) fn reference(&mut self, target: At<'a>, component: &str) -> Typed {
        let id = target.identity();
        match self.known.get_mut(&id) {
            Some(Known::Is(typed)) => return typed.clone(),
            Some(Known::Open(open)) => return Typed::plain(open.name(&mut self.names)),
            None => {}
        }
        let wanted = self.target_hint(target, component);
        let schema = schema::read(self.documents, &[Facet::of(target)]);
        if target.node.get("allOf").is_some()
            && let Some(base) = self.base_of(&schema, target)
        {
            let typed = self.own_object(target, base, &wanted);
            self.is_known(id, &typed);
            return typed;
        }
        let kinds = self.kinds(&schema, target);
        if kinds.is_empty() && is_object(&schema) {
            let name = self.names.model(&wanted);
            let typed = Typed::plain(name.clone()).or_null(schema.nullable);
            self.objects.insert(name.clone());
            self.is_known(id, &typed);
            self.queue.push_back((Facet::of(target), name, wanted));
            return typed;
        }
        if self.chained == LONGEST_CHAIN {
            self.fallback(target.node.span, "the chain of references is too long");
            return Typed::plain("json");
        }
        self.known.insert(
            id,
            Known::Open(Open {
                wanted: wanted.clone(),
                given: None,
            }),
        );
        self.chained += 1;
        let typed = if !kinds.is_empty() {
            self.polymorphic(&schema, kinds, &wanted)
        } else if let Some(next) = schema.reference {
            let component = self::component(&[Facet::of(target)]);
            self.reference(next, &component).or_null(schema.nullable)
        } else {
            self.lower(&[Facet::of(target)], &wanted)
        };
        self.chained -= 1;
        let open = match self.known.remove(&id) {
            Some(Known::Open(open)) => Some(open),
            Some(Known::Is(_)) | None => None,
        };
        let typed = self.close(open, typed, target.node.span);
        self.is_known(id, &typed);
        typed
    }

    /// Records the type of a reference's target.
    fn is_known(&mut self, id: usize, typed: &Typed) {
        self.known_texts.insert(typed.text.clone());
        self.known.insert(id, Known::Is(typed.clone()));
    }

    fn typed(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        self.unchecked(schema);
        if !schema.unions.is_empty() {
            return self.union(schema, hint);
        }
        let nullable = schema.nullable;
        let typed = match (&schema.values, schema.types.as_slice()) {
            (_, ["array"]) => self.list(schema, hint),
            (Some(values), types) => self.values(values, types, schema, hint),
            (None, []) => self.unsaid(schema, hint),
            (None, [only]) => self.one(only, schema, hint),
            (None, several) => self.several(several, schema, hint),
        };
        typed.or_null(nullable)
    }

    /// Reports the keywords of a schema that allow fewer values than its type, each once.
    fn unchecked(&mut self, schema: &Schema<'a>) {
        for facet in &schema.facets {
            let members = facet.at.node.members();
            self.documents.spend(1 + members.len() / 8);
            let found = members
                .iter()
                .filter(|member| UNCHECKED.contains(&member.key.as_str()))
                .map(|member| (member.key.as_str(), member.value.span));
            for (key, span) in found {
                if self.constraints.insert(span) {
                    let message = format!("`{key}` is not checked");
                    self.found.push(
                        Diagnostic::left_out(Loss::Constraint, message)
                            .at(span, "the generated type allows more values"),
                    );
                }
            }
        }
    }

    /// Reports the type of values without a known tag (OpenAPI 3.2 §4.25), once for each discriminator.
    pub(super) fn default_mapping(&mut self, discriminator: At<'a>) {
        let Some(mapping) = discriminator.node.get("defaultMapping") else {
            return;
        };
        if self.constraints.insert(mapping.span) {
            self.found.push(
                Diagnostic::left_out(Loss::Mapping, "`defaultMapping` is ignored").at(
                    mapping.span,
                    "a value without a known tag remains JSON, as `Other`",
                ),
            );
        }
    }

    /// Counts a body of JSON to which the document gives no schema.
    pub(super) fn without_schema(&mut self, span: Span) -> Typed {
        self.open += usize::from(self.opened.insert(span));
        Typed::plain("json")
    }

    /// Infers the type of a schema without `type` from its other keys.
    fn unsaid(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        if schema.is_about_members() {
            return self.one("object", schema, hint);
        }
        if !schema.items.is_empty() || !schema.prefix.is_empty() {
            return self.list(schema, hint);
        }
        if schema.text_like
            || schema
                .format
                .is_some_and(|format| text_format(format) != "string")
        {
            return self.one("string", schema, hint);
        }
        self.any(schema);
        Typed::plain("json")
    }

    /// Counts a value of which the document says nothing, or nothing that a type could express.
    fn any(&mut self, schema: &Schema<'a>) {
        let own = schema
            .at
            .iter()
            .chain(schema.facets.iter().map(|facet| &facet.at));
        let mut keys = own.flat_map(|at| at.node.members());
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        match keys.find(|key| CONSTRAINTS.contains(&key.key.as_str())) {
            Some(key) => {
                let message = format!("`{}` without a type", shown(&key.key.value));
                self.fallback(key.key.span, &message);
            }
            None if self.opened.insert(span) => self.open += 1,
            None => {}
        }
    }

    fn several(&mut self, types: &[&'a str], schema: &Schema<'a>, hint: &str) -> Typed {
        let mut members = Vec::new();
        for kind in types {
            let single = Schema {
                types: vec![kind],
                nullable: false,
                // A format applies to one of several types, and it is unknown which.
                format: None,
                ..schema.clone()
            };
            members.push(self.one(kind, &single, hint));
        }
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        self.either(members, None, span, hint)
    }

    fn one(&mut self, kind: &str, schema: &Schema<'a>, hint: &str) -> Typed {
        let format = schema.format.unwrap_or_default();
        match kind {
            "string" if schema.encoding.is_some_and(is_base64) => Typed::plain("bytes"),
            "string" => Typed::plain(text_format(format)),
            "boolean" => Typed::plain("boolean"),
            "integer" => Typed::plain(integer::of(schema)),
            "number" if matches!(format, "int64" | "int32" | "integer" | "int" | "uint64") => {
                Typed::plain(integer::of(schema))
            }
            "number" if format == "decimal" => Typed::plain("exactnumber"),
            "number" => Typed::plain("number"),
            "array" => self.list(schema, hint),
            "object" => self.any_object(schema, hint),
            "file" => Typed::plain("bytes"),
            _ => {
                let span = schema.at.map(|at| at.node.span).unwrap_or_default();
                self.fallback(span, &format!("unknown type `{}`", shown(kind)));
                Typed::plain("json")
            }
        }
    }

    fn list(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        if !schema.prefix.is_empty() {
            return self.tuple(schema, hint);
        }
        if schema.items.is_empty() {
            let of = match &schema.values {
                // The values of a list apply to its items.
                Some(values) if values.iter().all(|v| !matches!(v.value, Json::List(_))) => {
                    self.values(values, &[], schema, &name::model(hint)).text
                }
                _ => {
                    self.any(schema);
                    "json".to_owned()
                }
            };
            return Typed::plain(format!("[{of}]"));
        }
        let items = schema.items.clone();
        let hint = self.names.item(hint);
        let item = self.lower(&items, &hint);
        Typed::plain(format!("[{}]", item.inner()))
    }

    /// Returns the type of a list whose first items have schemas of their own (JSON Schema 2020-12
    /// §10.3.1.1). No type of a spec says at which position an item is, so that items of different
    /// types are JSON: a list of a union would accept each at every position.
    fn tuple(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        let one = self.names.item(hint);
        let mut items = Vec::new();
        for (at, item) in schema.prefix.iter().enumerate() {
            items.push(self.of(*item, &format!("{one}{}", at + 1)));
        }
        let says_more = |rest: &&Facet<'a>| !matches!(rest.at.node.value, Json::Boolean(_));
        let rest: Vec<Facet<'a>> = schema.items.iter().filter(says_more).copied().collect();
        if !rest.is_empty() {
            items.push(self.lower(&rest, &format!("{one}Rest")));
        }
        items.dedup();
        if let [same] = items.as_slice() {
            return Typed::plain(format!("[{}]", same.inner()));
        }
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        self.fallback(span, "list items whose types depend on their positions");
        Typed::plain("[json]")
    }

    fn any_object(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        if schema.properties.is_empty() {
            if let Some(value) = self.rest(schema, &format!("{}Value", name::model(hint))) {
                return Typed::plain(format!("{{{}}}", value.0.inner()));
            }
            // An object without members is an object; any other untyped object is a map.
            if !matches!(schema.additional, Additional::None) || !schema.required.is_empty() {
                self.any(schema);
                return Typed::plain("{json}");
            }
        }
        let body = self.object(schema, hint);
        let name = self.inline(hint, body);
        self.objects.insert(name.clone());
        Typed::plain(name)
    }

    /// Returns the type of the members that have no property, and its location: that of
    /// `additionalProperties`, of `patternProperties`, or of either.
    fn rest(&mut self, schema: &Schema<'a>, hint: &str) -> Option<(Typed, Span)> {
        let mut places: Vec<At<'a>> = schema.patterns.clone();
        match schema.additional {
            Additional::Of(at) => places.push(at),
            Additional::Any if !schema.properties.is_empty() || !places.is_empty() => {
                let span = schema.at.map(|at| at.node.span).unwrap_or_default();
                return Some((Typed::plain("json"), span));
            }
            Additional::Any | Additional::Unsaid | Additional::None => {}
        }
        let span = places.last()?.node.span;
        let mut types = Vec::new();
        for at in places {
            types.push(self.of(at, hint));
        }
        Some((self.either(types, None, span, hint), span))
    }

    /// Returns an object's members as written in a model of a spec.
    fn object(&mut self, schema: &Schema<'a>, name: &str) -> Node {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        self.unchecked(schema);
        let mut members = Vec::new();
        if let Some(description) = self.texts.description(schema) {
            members.push(Member::new("$description", description));
        }
        let undescribed = self.undescribed(schema);
        let rest = self.rest(schema, &format!("{name}Value"));
        if let Some((of, at)) = rest.or(undescribed) {
            let of = Node::text_at(of.inner(), at);
            members.push(Member::new("$additional", of));
        } else if matches!(schema.additional, Additional::None) {
            members.push(Member::new("$additional", Node::text_at("none", span)));
        }
        for property in &schema.properties {
            if property.name.value.trim().is_empty() {
                self.fallback(property.name.span, "a property without a name is ignored");
                continue;
            }
            let required = schema.required.contains(property.name.as_str());
            members.push(self.property(name, property, required));
        }
        Node::object_at(members, span)
    }

    /// Reports required members without a property. If they may exist, returns the type that
    /// preserves them. A member whose name differs from a property's only in case is a slip.
    fn undescribed(&mut self, schema: &Schema<'a>) -> Option<(Typed, Span)> {
        let undescribed = undescribed(&schema.properties, &schema.required);
        if undescribed.is_empty() {
            return None;
        }
        let described = schema.properties.iter().map(|p| p.name.as_str());
        let lower: HashMap<String, &str> =
            described.map(|name| (name.to_lowercase(), name)).collect();
        let span = schema.required_at.unwrap_or_default();
        let mut preserved = None;
        for wanted in undescribed {
            let message = format!("no property describes the required `{}`", shown(wanted));
            let warning = Diagnostic::warning(Code::RequiredProperty, message);
            let warning = match lower.get(&wanted.to_lowercase()) {
                Some(near) => warning.at(
                    span,
                    format!("ignored: `{}` is another property", shown(near)),
                ),
                None if matches!(schema.additional, Additional::None) => {
                    warning.at(span, "ignored: the schema allows no other members")
                }
                None => {
                    preserved = Some((Typed::plain("json"), span));
                    warning.at(span, "preserved as any JSON value")
                }
            };
            self.found.push(warning);
        }
        preserved
    }

    /// Reports the required fields of a form that no property describes.
    pub(super) fn unsent(&mut self, undescribed: Vec<&str>, span: Span) {
        for wanted in undescribed {
            let message = format!("no property describes the required `{}`", shown(wanted));
            let warning = Diagnostic::warning(Code::RequiredProperty, message);
            self.found.push(warning.at(
                span,
                "ignored: a field without a description cannot be sent",
            ));
        }
    }

    fn property(&mut self, parent: &str, property: &Property<'a>, required: bool) -> Member {
        let hint = self.property_hint(parent, property);
        let facets = &property.facets;
        let span = facets
            .first()
            .map_or(property.name.span, |f| f.at.node.span);
        let says = |key: &str| facets.iter().any(|facet| facet.at.is(key));
        let schema = schema::read(self.documents, facets);
        let constant = match schema.values.as_deref() {
            Some([only]) if required && !schema.nullable && schema.unions.is_empty() => {
                let simple = matches!(&only.value, Json::Text(_) | Json::Boolean(_))
                    || only.as_integer().is_some();
                let fits = schema.types.is_empty() || !schema.types.contains(&"array");
                (simple && fits).then(|| (*only).clone())
            }
            _ => None,
        };
        let mut members = Vec::new();
        if let Some(constant) = constant {
            let constant = match (&constant.value, schema.types.as_slice()) {
                (Json::Number(text), ["string"]) => Node::text_at(text.clone(), constant.span),
                (Json::Boolean(value), ["string"]) => {
                    Node::text_at(value.to_string(), constant.span)
                }
                _ => constant,
            };
            members.push(Member::new("const", constant));
        } else {
            let typed = self.lower(facets, &hint);
            let optional = if required { "" } else { "?" };
            members.push(Member::new(
                "type",
                Node::text_at(format!("{}{optional}", typed.inner()), span),
            ));
            members.extend(limits::of(self.documents, facets));
            let default = facets.iter().find_map(|facet| facet.at.node.get("default"));
            if let Some(default) = default.filter(|default| is_scalar(default)) {
                members.extend(default_of(default, required));
            }
        }
        let (read_only, write_only) = (says("readOnly"), says("writeOnly"));
        let neither_way = read_only && write_only;
        if neither_way {
            self.found.push(
                Diagnostic::left_out(
                    Loss::Member,
                    format!(
                        "`{}` is both read-only and write-only",
                        shown(&property.name)
                    ),
                )
                .at(span, "treated as neither"),
            );
        }
        for (key, flag) in [
            ("read_only", read_only && !neither_way),
            ("write_only", write_only && !neither_way),
            ("deprecated", says("deprecated")),
        ] {
            if flag {
                members.push(Member::new(key, boolean(span)));
            }
        }
        if let Some(description) = self.texts.of_facets(facets) {
            members.push(Member::new("description", description));
        }
        let value = match members.as_mut_slice() {
            [only] if only.key.value == "type" => std::mem::replace(&mut only.value, boolean(span)),
            _ => Node::object_at(members, span),
        };
        Member {
            key: property.name.clone().map(|name| escaped(&name)),
            value,
        }
    }

    /// Returns the type of an enum.
    fn values(
        &mut self,
        values: &[&'a Node],
        types: &[&str],
        schema: &Schema<'a>,
        hint: &str,
    ) -> Typed {
        let all = |is: fn(&Node) -> bool| values.iter().all(|value| is(value));
        let is_text = |node: &Node| matches!(node.value, Json::Text(_));
        let is_number = |node: &Node| matches!(node.value, Json::Number(_));
        let is_boolean = |node: &Node| matches!(node.value, Json::Boolean(_));
        if all(is_scalar)
            && (types == ["string"]
                || (types.is_empty() && all(is_text))
                || all(is_text) && types.iter().all(|t| *t == "string"))
        {
            let texts = values
                .iter()
                .filter_map(|value| scalar_text(value))
                .collect();
            return Typed::plain(self.text_enum(texts, schema, hint));
        }
        if all(is_boolean) {
            return Typed::plain("boolean");
        }
        let integers: Option<Vec<i64>> = values
            .iter()
            .map(|value| match &value.value {
                Json::Text(text) => text.parse().ok(),
                _ => i64::try_from(value.as_integer()?).ok(),
            })
            .collect();
        match types {
            ["integer" | "number"] | [] if all(is_number) || types == ["integer"] => match integers
            {
                Some(integers) => Typed::plain(self.integer_enum(integers, schema, hint)),
                None if types == ["integer"] => Typed::plain("integer"),
                None => Typed::plain("number"),
            },
            [only] => {
                let only = (*only).to_owned();
                self.one(&only, schema, hint)
            }
            _ => {
                // For values of several types, only the types are lowered.
                let mut members = Vec::new();
                for (is, kind) in [
                    (is_boolean as fn(&Node) -> bool, "boolean"),
                    (is_number, "number"),
                    (is_text, "string"),
                ] {
                    if values.iter().any(|value| is(value)) {
                        members.push(Typed::plain(kind));
                    }
                }
                let span = schema.at.map(|at| at.node.span).unwrap_or_default();
                if !all(is_scalar) {
                    self.fallback(span, "enum values that are objects or lists");
                    return Typed::plain("json");
                }
                self.either(members, None, span, hint)
            }
        }
    }

    fn text_enum(&mut self, mut texts: Vec<String>, schema: &Schema<'a>, hint: &str) -> String {
        let mut seen = HashSet::new();
        texts.retain(|text| seen.insert(text.clone()));
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let values = texts
            .iter()
            .map(|text| Node::text_at(text.clone(), span))
            .collect();
        let name = self.enumeration(values, schema, hint);
        self.enums.insert(name.clone(), texts);
        name
    }

    fn integer_enum(&mut self, mut integers: Vec<i64>, schema: &Schema<'a>, hint: &str) -> String {
        let mut seen = HashSet::new();
        integers.retain(|value| seen.insert(*value));
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let values = integers
            .iter()
            .map(|value| Node {
                value: Json::Number(value.to_string()),
                span,
            })
            .collect();
        self.enumeration(values, schema, hint)
    }

    fn enumeration(&mut self, values: Vec<Node>, schema: &Schema<'a>, hint: &str) -> String {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let mut members = Vec::new();
        if let Some(description) = self.texts.description(schema) {
            members.push(Member::new("$description", description));
        }
        let values = Node {
            value: Json::List(values),
            span,
        };
        members.push(Member::new("enum", values));
        self.inline(hint, Node::object_at(members, span))
    }

    /// Creates a model for an anonymous schema. A schema that is lowered again, such as that of a
    /// shared response, has the same hint and contents, and is the same model.
    pub(super) fn inline(&mut self, hint: &str, body: Node) -> String {
        let content: Rc<str> = format!("{hint} {}", body.to_json()).into();
        if let Some(name) = self.inline.get(&content) {
            return name.clone();
        }
        let name = self.names.model(&name::model(hint));
        self.inlined.insert(name.clone(), Rc::clone(&content));
        self.inline.insert(content, name.clone());
        self.models.push(Member::new(name.clone(), body));
        name
    }

    /// Counts and reports a value whose type is lost, once for each place.
    pub(super) fn fallback(&mut self, span: Span, why: &str) {
        if !self.untyped.insert((span, why.to_owned())) {
            return;
        }
        self.fallbacks += 1;
        self.found.push(
            Diagnostic::warning(Code::Untyped, why.to_owned())
                .at(span, "treated as any JSON value"),
        );
    }

    pub(super) fn is_object(&self, name: &str) -> bool {
        self.objects.contains(name)
    }

    /// Whether a model is an object, or a union of objects.
    pub(super) fn is_objects(&self, name: &str) -> bool {
        self.is_object(name) || self.object_unions.contains(name)
    }

    /// Records that a model is a union of objects.
    pub(super) fn is_union_of_objects(&mut self, name: &str) {
        self.object_unions.insert(name.to_owned());
    }

    /// Returns the object of `schema`, which has the properties of `base` and adds none, where
    /// references to `base` are references to a union.
    pub(super) fn own_object(&mut self, schema: At<'a>, base: At<'a>, wanted: &str) -> Typed {
        if let Some(typed) = self.own_objects.get(&schema.identity()) {
            return typed.clone();
        }
        let name = self.names.model(wanted);
        self.objects.insert(name.clone());
        let facet = Facet {
            at: base,
            without_unions: true,
        };
        self.queue
            .push_back((facet, name.clone(), wanted.to_owned()));
        let typed = Typed::plain(name);
        self.own_objects.insert(schema.identity(), typed.clone());
        typed
    }

    pub(super) fn enum_texts(&self, name: &str) -> Option<&Vec<String>> {
        self.enums.get(name)
    }

    pub(super) fn merged_enum(&mut self, texts: Vec<String>, span: Span, hint: &str) -> String {
        let values = texts
            .iter()
            .map(|text| Node::text_at(text.clone(), span))
            .collect();
        let values = Node {
            value: Json::List(values),
            span,
        };
        let body = Node::object_at(vec![Member::new("enum", values)], span);
        let name = self.inline(hint, body);
        self.enums.insert(name.clone(), texts);
        name
    }
}

/// Whether the schema is a plain object with properties.
fn is_object(schema: &Schema<'_>) -> bool {
    schema.reference.is_none()
        && schema.unions.is_empty()
        && schema.values.is_none()
        && !schema.properties.is_empty()
        && matches!(schema.types.as_slice(), [] | ["object"])
}

/// Returns the name of a referenced schema.
fn component(facets: &[Facet<'_>]) -> String {
    let reference = facets.iter().find_map(|facet| reference_in(facet.at));
    last_segment(reference.unwrap_or_default())
}

pub(super) fn last_segment(reference: &str) -> String {
    let last = reference.rsplit(['/', '#']).next().unwrap_or_default();
    last.trim_end_matches(".json")
        .trim_end_matches(".yaml")
        .replace("~1", "/")
        .replace("%20", " ")
}

fn reference_in(at: At<'_>) -> Option<&str> {
    at.text("$ref").or_else(|| {
        let parts = at.node.get("allOf")?.elements();
        parts.iter().find_map(|part| reference_in(at.to(part)))
    })
}

/// Returns a property's name as written in a spec: keys that start with `$` are reserved by the
/// format.
fn escaped(name: &str) -> String {
    if name.starts_with('$') {
        format!("${name}")
    } else {
        name.to_owned()
    }
}

/// Returns the type of a string with this `format`.
pub(crate) fn text_format(format: &str) -> &'static str {
    match format {
        "date-time" | "datetime" | "google-datetime" | "iso-date-time" => "datetime",
        "date" | "date-only" | "full-date" => "date",
        "uuid" | "guid" => "uuid",
        "uri" | "url" | "iri" => "uri",
        "byte" | "base64" => "bytes",
        "decimal" => "decimal",
        _ => "string",
    }
}

/// Keys that constrain a value without giving it a type.
const CONSTRAINTS: &[&str] = &[
    "not",
    "if",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "contains",
    "propertyNames",
    "dependentRequired",
    "prefixItems",
];

/// Keywords that exclude values of a type. What their schemas say of properties is carried.
const UNCHECKED: &[&str] = &[
    "not",
    "if",
    "dependentRequired",
    "contains",
    "propertyNames",
    "unevaluatedItems",
];

/// Whether a `contentEncoding` is base64 with the standard alphabet (RFC 4648 §4), in which bytes are
/// written.
fn is_base64(encoding: &str) -> bool {
    encoding.eq_ignore_ascii_case("base64")
}

fn is_scalar(node: &Node) -> bool {
    !matches!(node.value, Json::List(_) | Json::Object(_) | Json::Null)
}

fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Json::Text(text) | Json::Number(text) => Some(text.clone()),
        Json::Boolean(value) => Some(value.to_string()),
        _ => None,
    }
}

/// The default of a property. A parameter with one is optional, unless the document requires it.
fn default_of(default: &Node, required: bool) -> impl Iterator<Item = Member> + use<> {
    let stated = Node {
        value: Json::Boolean(false),
        span: default.span,
    };
    let stated = required.then(|| Member::new("optional", stated));
    std::iter::once(Member::new("default", default.clone())).chain(stated)
}

pub(super) fn boolean(span: Span) -> Node {
    Node {
        value: Json::Boolean(true),
        span,
    }
}
