//! Converts schemas to types of a spec: short types for simple ones, models for the rest.
//!
//! Models are created when something refers to them, so that excluded parts cost nothing. A
//! reference to an object only reserves a name; the object itself is lowered later, so that neither
//! cycles nor long chains of references nest.

mod array;
mod constraints;
mod enum_texts;
mod enumeration;
mod object;
mod tags;

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::openapi::annotations::Annotations;
use crate::openapi::document::{At, Documents, dangling, text_of};
use crate::openapi::given::Given;
use crate::openapi::inheritance::Kind;
use crate::openapi::naming::{Named, Naming};
use crate::openapi::places::Places;
use crate::openapi::schema::{Additional, Facet, Property, Schema};
use crate::openapi::text::Texts;
use crate::openapi::union_tag::Meaning;
use crate::openapi::{example, inheritance, integer, name, schema};
use crate::source::{Json, Member, Node, Span, percent_decoded};

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

    /// Whether the type is a model.
    pub(crate) fn is_model(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_uppercase())
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

/// The maximum depth of lists in lists whose items' descriptions are read.
const DEEPEST_ITEMS: usize = 4;

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
    /// The bodies whose examples were counted.
    exemplified: HashSet<Span>,
    /// The number of examples of bodies, which are not carried.
    pub(crate) examples: usize,
    /// The keywords that were reported because no type expresses them.
    constraints: HashSet<Span>,
    /// The parts that were reported as left out.
    left_out: HashSet<(Loss, Span)>,
    /// The number of operations with pagination.
    pub(crate) paged: usize,
    /// The names of operations that may be paginated.
    pub(crate) perhaps_paged: Vec<String>,
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
    /// The values that identify members of unions, by their names.
    tags: HashMap<String, Vec<tags::Tags>>,
    unions: HashMap<String, tags::Members>,
    /// The values of each enum.
    enums: HashMap<String, Vec<String>>,
    integer_enums: HashSet<String>,
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
            exemplified: HashSet::new(),
            examples: 0,
            constraints: HashSet::new(),
            left_out: HashSet::new(),
            paged: 0,
            perhaps_paged: Vec::new(),
            names: Naming::new(documents),
            places: Places::new(documents),
            models: Vec::new(),
            known: HashMap::new(),
            known_texts: HashSet::new(),
            inline: HashMap::new(),
            inlined: HashMap::new(),
            tags: HashMap::new(),
            unions: HashMap::new(),
            enums: HashMap::new(),
            integer_enums: HashSet::new(),
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

    /// Lowers the pending models, chooses their names, and returns those that the operations use,
    /// ordered by name. `taken` contains the names of the spec's own models.
    pub(crate) fn finish(
        &mut self,
        operations: &[Member],
        (taken, given): (&[&str], &Given),
    ) -> (Vec<Member>, Named) {
        while let Some((facet, name, hint)) = self.queue.pop_front() {
            let schema = schema::followed(self.documents, &[facet]);
            let body = self.object(&schema, &hint);
            self.models.push(Member::new(name, body));
        }
        let mut models = std::mem::take(&mut self.models);
        self.fix_tags(&mut models);
        self.names.retain_used(operations, &mut models);
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

    /// Returns the key of the component that a value is.
    pub(super) fn component(&self, value: At<'_>) -> Option<String> {
        let component = self.places.component(value)?;
        Some(self.places.key(component)?.to_owned())
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
        self.hint_within(parent, &property.name, &property.name)
    }

    /// Returns the hint for a property or parameter of something with the hint `parent`. `step` leads
    /// to it in the document.
    pub(crate) fn hint_within(&mut self, parent: &str, wire: &str, step: &str) -> String {
        if self
            .documents
            .spend_text(parent.len() + wire.len() + step.len())
        {
            self.names.member(parent, wire, step)
        } else {
            // The document is rejected as a whole.
            parent.to_owned()
        }
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
            let kinds = self.kinds_of_inline(&schema);
            return if kinds.is_empty() {
                self.typed(&schema, hint)
            } else {
                self.polymorphic(&schema, kinds, hint)
            };
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
        let typed = if typed.is_model() && typed.text != name {
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
        let mut schema = schema::read(self.documents, &[Facet::of(target)]);
        let kinds = self.kinds(&schema, target);
        if kinds.is_empty()
            && target.node.get("allOf").is_some()
            && let Some(base) = self.base_of(&schema, target)
        {
            let typed = self.own_object(target, base, &wanted);
            self.is_known(id, &typed);
            return typed;
        }
        if !kinds.is_empty() {
            schema.discriminator = self.discriminator(&schema, target);
        }
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
            // The format of Kubernetes: a port is a number or a name.
            (None, ["string"]) if schema.format == Some("int-or-string") => {
                self.several(&["integer", "string"], schema, hint)
            }
            (None, [only]) => self.of_kind(only, schema, hint),
            (None, several) => self.several(several, schema, hint),
        };
        typed.or_null(nullable)
    }

    /// Returns the description of a value of the type `text`. Items that are no models have no other
    /// place for theirs.
    pub(crate) fn texts_of(
        &self,
        facets: &[Facet<'a>],
        annotations: &Annotations<'a>,
        text: &str,
    ) -> Option<Node> {
        let has_model = text.contains(|c: char| c.is_ascii_uppercase());
        let is_model = has_model && !text.starts_with(['[', '{']);
        let texts = annotations.texts(is_model);
        let items = self.items_text(facets, text);
        self.texts.of_schemas(self.documents, texts, items)
    }

    /// Returns the descriptions of the items of a list, or of the values of a map, at every depth, if
    /// the type `text` contains no model.
    pub(crate) fn items_text(&self, facets: &[Facet<'a>], text: &str) -> Option<String> {
        let has_model = text.contains(|c: char| c.is_ascii_uppercase());
        if has_model || !text.starts_with(['[', '{']) {
            return None;
        }
        let mut lines = Vec::new();
        let mut outer = facets.to_vec();
        for depth in 0..DEEPEST_ITEMS {
            let schema = schema::followed(self.documents, &outer);
            outer = match schema.additional {
                _ if !schema.items.is_empty() => schema.items,
                Additional::Of(at) => vec![Facet::of(at)],
                _ => break,
            };
            let items = Annotations::of(self.documents, &outer);
            let text = items.get("description").and_then(text_of);
            let text = text.and_then(|text| self.texts.line(text));
            let whose = if depth == 0 { "Items" } else { "Their items" };
            lines.extend(text.map(|text| format!("{whose}: {text}")));
        }
        (!lines.is_empty()).then(|| lines.join("\n\n"))
    }

    /// Returns the description of a model: its own, or otherwise that of a schema that it extends.
    pub(super) fn description(&self, schema: &Schema<'a>) -> Option<Member> {
        let own: Vec<Facet<'a>> = schema.at.map(Facet::of).into_iter().collect();
        let own = Annotations::of(self.documents, &own);
        let facets = schema.facets.iter().map(|facet| facet.at);
        let schemas: Vec<At<'a>> = own.texts(true).iter().copied().chain(facets).collect();
        let text = self.texts.of_schemas(self.documents, &schemas, None)?;
        Some(Member::new("$description", text))
    }

    /// Counts the examples of a body.
    pub(crate) fn count_examples(&mut self, media: At<'a>) {
        if self.exemplified.insert(media.node.span) {
            self.examples += example::count(self.documents, media);
        }
    }

    /// Counts a body of JSON to which the document gives no schema.
    pub(super) fn without_schema(&mut self, span: Span) -> Typed {
        self.open += usize::from(self.opened.insert(span));
        Typed::plain("json")
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
            // The union is named after the place, and an object in it is its member.
            let hint = match *kind {
                "object" => format!("{hint}Object"),
                _ => hint.to_owned(),
            };
            members.push(self.of_kind(kind, &single, &hint));
        }
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let meaning = Meaning {
            about: self.description(schema),
            ..Meaning::default()
        };
        self.either(members, meaning, span, hint)
    }

    fn of_kind(&mut self, kind: &str, schema: &Schema<'a>, hint: &str) -> Typed {
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

    /// Reports a part that is left out, once for each place: several operations may share it.
    pub(super) fn leave_out(&mut self, loss: Loss, message: String, span: Span, label: &str) {
        if self.left_out.insert((loss, span)) {
            let found = Diagnostic::left_out(loss, message).at(span, label);
            self.found.push(found);
        }
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

/// Returns the last part of a reference: the name of a component, or that of a file.
pub(super) fn last_segment(reference: &str) -> String {
    let last = reference.rsplit(['/', '#']).next().unwrap_or_default();
    let last = percent_decoded(last);
    let (name, ending) = last.rsplit_once('.').unwrap_or((&last, ""));
    let is_file = ["json", "yaml", "yml"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    let name = if is_file { name } else { last.as_str() };
    name.replace("~1", "/").replace("~0", "~")
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

/// Whether a `contentEncoding` is base64 with the standard alphabet (RFC 4648 §4), in which bytes are
/// written.
fn is_base64(encoding: &str) -> bool {
    encoding.eq_ignore_ascii_case("base64")
}

pub(super) fn boolean(span: Span) -> Node {
    Node {
        value: Json::Boolean(true),
        span,
    }
}

#[cfg(test)]
mod tests {
    use super::last_segment;

    #[test]
    fn a_schema_is_named_after_the_last_part_of_its_reference() {
        for (reference, name) in [
            ("#/components/schemas/Account", "Account"),
            ("models/account.yml", "account"),
            ("models/account.YAML", "account"),
            ("models/a%20b.json#", ""),
            ("models/a%20b.json", "a b"),
            ("#/components/schemas/a~1b~0c", "a/b~c"),
            ("#/components/schemas/v1.Account", "v1.Account"),
        ] {
            assert_eq!(last_segment(reference), name, "{reference}");
        }
    }
}
