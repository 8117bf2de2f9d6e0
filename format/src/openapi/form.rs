//! Fields of form and multipart bodies: what is a file, and what `encoding` says about each
//! (OpenAPI 3.1.1 §4.8.15).

use std::collections::{HashMap, HashSet};

use super::document::{At, Documents, text_of};
use super::essence::{essence, is_json};
use super::parameter;
use super::schema::{Additional, Facet, Property, Schema, followed};
use super::style::{self, Place, Shape};
use super::types::{Typed, Types, boolean};
use super::union_tag::Meaning;
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::source::{Member, Node, Span};

/// The usual media type of a multipart body.
pub(super) const MULTIPART: &str = "multipart/form-data";

/// The kind of a body with fields, with the media type object that may have encodings.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fields<'a> {
    Json,
    Form(At<'a>),
    Multipart(At<'a>),
}

/// The type of a field as written in a spec, without its optionality, and its other keys.
pub(super) fn field<'a>(
    models: &mut Types<'a>,
    kind: Fields<'a>,
    field: &Field<'a>,
    hint: &str,
) -> (String, Vec<Member>) {
    let wire = field.property.name.as_str();
    let hint = models.property_hint(hint, &field.property);
    let encoding = |media: At<'a>| media.get("encoding")?.get(wire);
    match kind {
        Fields::Json => (field.typed(models, &hint).inner(), Vec::new()),
        Fields::Form(media) => {
            let text = field.typed(models, &hint).inner();
            let shape = Shape::of(models, &text);
            let keys = match encoding(media).filter(|encoding| style::is_styled(*encoding)) {
                Some(encoding) => styled(models, encoding, wire, Place::Form, shape),
                None => style::content_keys(models, encoding(media), wire, shape),
            };
            (text, keys)
        }
        Fields::Multipart(media) => part(models, encoding(media), field, &hint),
    }
}

fn styled(
    models: &mut Types<'_>,
    encoding: At<'_>,
    wire: &str,
    place: Place,
    shape: Shape,
) -> Vec<Member> {
    let mut keys = style::keys(models, encoding, wire, place, shape);
    if place == Place::Form && encoding.is("allowReserved") {
        keys.push(Member::new("allow_reserved", boolean(encoding.node.span)));
    }
    keys
}

/// A part of a multipart body.
fn part<'a>(
    models: &mut Types<'a>,
    encoding: Option<At<'a>>,
    field: &Field<'a>,
    hint: &str,
) -> (String, Vec<Member>) {
    let property = &field.property;
    let wire = property.name.as_str();
    let stated = encoding.and_then(|encoding| encoding.text("contentType"));
    let file = file(models.documents, &property.facets, stated);
    let span = encoding.map_or(property.name.span, |encoding| encoding.node.span);
    let (text, mut keys) = if let Some(file) = &file {
        if file.leaves_out {
            let message = format!("`{}` is a file or another value", shown(wire));
            models.found.push(
                Diagnostic::left_out(Loss::File, message)
                    .at(property.name.span, "only the file can be sent"),
            );
        }
        let text = if file.several { "[file]" } else { "file" };
        (text.to_owned(), Vec::new())
    } else {
        let text = field.typed(models, hint).inner();
        let shape = Shape::of(models, &text);
        let encoding = encoding.filter(|encoding| style::is_styled(*encoding));
        let mut keys = encoding.map_or_else(Vec::new, |encoding| {
            styled(models, encoding, wire, Place::Part, shape)
        });
        if encoding.is_some() && keys.is_empty() {
            // The style of forms, which is not the default of parts.
            keys.push(style::text("style", "form", span));
        }
        (text, keys)
    };
    let media_type = concrete(stated).or_else(|| file.and_then(|file| file.media_type));
    if let Some(media_type) = media_type.filter(|_| keys.is_empty()) {
        keys.extend(part_type(models, (wire, &text), &media_type, span));
    }
    if let Some(headers) = encoding.and_then(|encoding| encoding.get("headers")) {
        keys.extend(part_headers(models, headers, wire, hint));
    }
    (text, keys)
}

/// The key for the media type of a part. Objects are written as JSON only.
fn part_type(
    models: &mut Types<'_>,
    (wire, text): (&str, &str),
    media_type: &str,
    span: Span,
) -> Option<Member> {
    let shape = match text {
        "file" | "[file]" => Shape::Primitive,
        _ => Shape::of(models, text),
    };
    let has_objects = matches!(shape, Shape::NestedList | Shape::Object);
    if has_objects && !is_json(&essence(media_type)) {
        let found = style::not_written_as((wire, media_type), shape, span);
        models.found.push(found);
        return None;
    }
    let is_usual = text == "string" && media_type == "text/plain";
    let is_sendable = crate::shape::Text::MediaType.accepts(media_type);
    (is_sendable && !is_usual).then(|| style::text("content_type", media_type, span))
}

/// The first of the media types of an encoding that is not a range.
fn concrete(stated: Option<&str>) -> Option<String> {
    let mut listed = stated?.split(',').map(str::trim);
    let first = listed.find(|name| !name.is_empty() && !name.contains('*'));
    first.map(str::to_owned)
}

/// The headers of a part, except those that it has anyway.
fn part_headers<'a>(
    models: &mut Types<'a>,
    headers: At<'a>,
    part: &str,
    hint: &str,
) -> Option<Member> {
    let mut members = Vec::new();
    for member in headers.node.members() {
        let name = member.key.value.as_str();
        let own = ["content-type", "content-disposition"];
        if own.iter().any(|own| name.eq_ignore_ascii_case(own)) {
            continue;
        }
        let at = headers.to(&member.value);
        let header = models.documents.resolve(at);
        let sendable = crate::shape::Text::HeaderName.accepts(name);
        let Some(header) = header.filter(|_| sendable) else {
            let message = format!("`{}` cannot be a header of a part", shown(name));
            models
                .found
                .push(Diagnostic::left_out(Loss::Header, message).at(member.key.span, "ignored"));
            continue;
        };
        let hint = models.hint_within(hint, name, &format!("header {name}"));
        let (text, mut keys) = parameter::header(models, header, name, &hint);
        let optional = if header.is("required") { "" } else { "?" };
        let span = header.node.span;
        keys.insert(0, style::text("type", &format!("{text}{optional}"), span));
        let rust_name = crate::name::snake(&format!("{part} {name}"));
        keys.push(style::text(
            "rust_name",
            rust_name.trim_start_matches("r#"),
            span,
        ));
        if let Some(description) = models.texts.whole(header, "description") {
            keys.push(Member::new("description", description));
        }
        members.push(Member::new(name, Node::object_at(keys, span)));
    }
    let span = headers.node.span;
    (!members.is_empty()).then(|| Member::new("headers", Node::object_at(members, span)))
}

/// One or several files.
#[derive(Debug, Default, PartialEq)]
struct FilePart {
    several: bool,
    media_type: Option<String>,
    /// Whether other values are allowed as well.
    leaves_out: bool,
}

/// Returns how a property is a file, by its schema or the media type of its encoding.
fn file(documents: &Documents, facets: &[Facet<'_>], stated: Option<&str>) -> Option<FilePart> {
    let schema = followed(documents, facets);
    if let Some(file) = single(documents, facets, &schema, stated) {
        return Some(file);
    }
    if schema.types == ["array"] || !schema.items.is_empty() {
        let items = followed(documents, &schema.items);
        let file = single(documents, &schema.items, &items, stated)?;
        return Some(FilePart {
            several: true,
            ..file
        });
    }
    let [union] = schema.unions.as_slice() else {
        return None;
    };
    let members = || union.members.iter().map(|member| [Facet::of(*member)]);
    let is_null = |facets: &[Facet<'_>; 1]| {
        let schema = followed(documents, facets);
        schema.nullable && schema.types.is_empty()
    };
    documents.spend(union.members.len());
    let branches: Vec<Option<FilePart>> = members()
        .filter(|facets| !is_null(facets))
        // Nested unions are not files.
        .map(|facets| branch(documents, &facets))
        .collect();
    let first = branches.iter().flatten().next()?;
    Some(FilePart {
        several: branches.iter().flatten().any(|file| file.several),
        media_type: first.media_type.clone(),
        leaves_out: branches.iter().any(Option::is_none),
    })
}

fn branch(documents: &Documents, facets: &[Facet<'_>]) -> Option<FilePart> {
    let schema = followed(documents, facets);
    if !schema.unions.is_empty() {
        return None;
    }
    file(documents, facets, None)
}

/// A schema that says nothing but `contentMediaType` is only among the `facets`.
fn single(
    documents: &Documents,
    facets: &[Facet<'_>],
    schema: &Schema<'_>,
    stated: Option<&str>,
) -> Option<FilePart> {
    let only = |types: &[&str]| schema.types == types;
    let mut all = schema.facets.iter().chain(facets);
    let content = all.find_map(|facet| facet.at.text("contentMediaType"));
    let is_text = |media_type: &str| {
        let essence = essence(media_type);
        is_json(&essence) || essence.starts_with("text/") || essence.ends_with("xml")
    };
    let may_be_text = only(&["string"]) || only(&[]);
    let is_plain = may_be_text
        && schema.format.is_none()
        && schema.encoding.is_none()
        && schema.values.is_none()
        && schema.unions.is_empty();
    let media_type = content.filter(|_| may_be_text && schema.encoding.is_none());
    let is_file = only(&["file"])
        || (may_be_text && schema.format == Some("binary"))
        || media_type.is_some_and(|media_type| !is_json(&essence(media_type)))
        // A media type that is no text leaves no other reading.
        || (only(&["string"]) && is_plain && stated.is_some_and(|stated| !is_text(stated)))
        || (is_plain && is_nothing(documents, schema));
    is_file.then(|| FilePart {
        media_type: media_type.map(str::to_owned),
        ..FilePart::default()
    })
}

/// Whether a property of a body is a file.
pub(super) fn has_file(documents: &Documents, schema: At<'_>) -> bool {
    let schema = followed(documents, &[Facet::of(schema)]);
    let mut properties = schema.properties.iter();
    properties.any(|property| file(documents, &property.facets, None).is_some())
}

/// Whether a schema of OpenAPI 3.1 or 3.2 says nothing about the value, which is then binary (§4.8.15.1.1).
fn is_nothing(documents: &Documents, schema: &Schema<'_>) -> bool {
    let version = documents.root().and_then(|root| root.text("openapi"));
    version.is_some_and(|version| version.starts_with("3.1") || version.starts_with("3.2"))
        && schema.types.is_empty()
        && schema.properties.is_empty()
        && schema.items.is_empty()
        && schema.prefix.is_empty()
        && schema.patterns.is_empty()
        && schema.dangling.is_none()
        && !schema.text_like
        && matches!(schema.additional, Additional::Unsaid)
}

/// A field of a body.
pub(super) struct Field<'a> {
    pub(super) property: Property<'a>,
    /// Its descriptions in further branches of a union.
    others: Vec<Property<'a>>,
}

impl<'a> Field<'a> {
    fn of(property: Property<'a>) -> Self {
        Self {
            property,
            others: Vec::new(),
        }
    }

    /// Returns the description of the field, if all branches have the same one.
    pub(super) fn only_description(&self) -> Option<&[Facet<'a>]> {
        let facets = self.property.facets.as_slice();
        self.others.is_empty().then_some(facets)
    }

    /// Returns the type of the field in all branches.
    fn typed(&self, models: &mut Types<'a>, hint: &str) -> Typed {
        let span = self.property.name.span;
        if self.others.is_empty() {
            return models.lower(&self.property.facets, hint);
        }
        let all = || [&self.property].into_iter().chain(&self.others);
        let texts = all().map(|property| texts(models.documents, property));
        if let Some(texts) = texts.collect::<Option<Vec<_>>>() {
            let mut seen = HashSet::new();
            let mut texts = texts.concat();
            texts.retain(|text| seen.insert(text.clone()));
            return Typed::plain(models.merged_enum(texts, span, hint));
        }
        let types = all()
            .map(|property| models.lower(&property.facets, hint))
            .collect();
        models.either(types, Meaning::default(), span, hint)
    }
}

/// Returns the values of a property that is an enum of texts.
fn texts(documents: &Documents, property: &Property<'_>) -> Option<Vec<String>> {
    let schema = followed(documents, &property.facets);
    let is_text = matches!(schema.types.as_slice(), [] | ["string"]) && !schema.nullable;
    let values = schema.values.filter(|_| is_text)?;
    let texts = values
        .into_iter()
        .map(|value| text_of(value).map(str::to_owned));
    texts.collect()
}

/// The fields of a body.
pub(super) struct Merged<'a> {
    pub(super) fields: Vec<Field<'a>>,
    /// The names of those that are required in any case.
    pub(super) required: HashSet<&'a str>,
}

/// Returns the fields of a body and of the branches of its unions.
pub(super) fn merged<'a>(documents: &'a Documents, schema: &Schema<'a>) -> Merged<'a> {
    let own = schema.properties.iter();
    let mut known: HashMap<String, usize> = own
        .clone()
        .enumerate()
        .map(|(at, property)| (property.name.value.clone(), at))
        .collect();
    let mut fields: Vec<Field<'a>> = own.cloned().map(Field::of).collect();
    let mut required = schema.required.clone();
    for union in &schema.unions {
        let mut always: Option<HashSet<&str>> = None;
        for member in &union.members {
            let branch = followed(documents, &[Facet::of(*member)]);
            if !documents.spend(branch.properties.len()) {
                break;
            }
            always = Some(match always {
                None => branch.required,
                Some(always) => always.intersection(&branch.required).copied().collect(),
            });
            for property in branch.properties {
                let at = known.get(property.name.as_str());
                // The schema's own properties are those of every branch.
                let at = at.filter(|at| **at >= schema.properties.len());
                if let Some(field) = at.and_then(|at| fields.get_mut(*at)) {
                    field.others.push(property);
                } else if !known.contains_key(property.name.as_str()) {
                    known.insert(property.name.value.clone(), fields.len());
                    fields.push(Field::of(property));
                }
            }
        }
        required.extend(always.unwrap_or_default());
    }
    Merged { fields, required }
}

/// Whether a form is a value of one type, because its fields are not known or exclude each other. Only
/// fields have encodings.
pub(super) fn is_whole(documents: &Documents, schema: &Schema<'_>, media: At<'_>) -> bool {
    let is_open = is_open(schema);
    let is_map = schema.properties.is_empty() && schema.types == ["object"];
    let is_one = !schema.unions.is_empty() || schema.discriminator.is_some() || is_map || is_open;
    is_one && (schema.discriminator.is_some() || !is_encoded(documents, schema, media))
}

/// Whether a body may have fields that it does not describe, and the document says so.
fn is_open(schema: &Schema<'_>) -> bool {
    let is_open = matches!(schema.additional, Additional::Any | Additional::Of(_));
    is_open || !schema.patterns.is_empty()
}

/// Whether fields of a form are encoded in another way than those of a value of one type.
fn is_encoded(documents: &Documents, schema: &Schema<'_>, media: At<'_>) -> bool {
    let Some(encoding) = media.get("encoding") else {
        return false;
    };
    let is_other = |encoding: At<'_>| {
        let media_type = encoding.text("contentType").unwrap_or_default();
        style::is_styled(encoding) || is_json(&essence(media_type))
    };
    let merged = merged(documents, schema);
    let mut names = merged.fields.iter().map(|field| &field.property.name);
    names.any(|name| encoding.get(name).is_some_and(is_other))
}

/// Returns the field for what a body may contain besides the described fields: a map, whose members
/// are sent under their own names.
pub(super) fn rest<'a>(
    models: &mut Types<'a>,
    kind: Fields<'a>,
    schema: &Schema<'a>,
    (hint, fields): (&str, &[Member]),
) -> Option<Member> {
    let span = schema.at.map(|at| at.node.span).unwrap_or_default();
    let of = match (schema.additional, schema.patterns.is_empty()) {
        (Additional::Any, true) => "json".to_owned(),
        _ if has_file_in_rest(models.documents, schema) => {
            report_rest(models, fields, span);
            return None;
        }
        _ => models.rest(schema, &format!("{hint}Value"))?.0.inner(),
    };
    let mut members = vec![style::text("type", &format!("{{{of}}}?"), span)];
    if matches!(kind, Fields::Multipart(_)) {
        if matches!(Shape::of(models, &of), Shape::Object | Shape::NestedList) {
            report_rest(models, fields, span);
            return None;
        }
        members.push(style::text("style", "form", span));
    }
    let about = "Further fields, each sent under its own name.";
    members.push(style::text("description", about, span));
    let mut name = "additional".to_owned();
    while fields.iter().any(|field| field.key.value == name) {
        name.push_str("_fields");
    }
    Some(Member::new(name, Node::object_at(members, span)))
}

fn has_file_in_rest(documents: &Documents, schema: &Schema<'_>) -> bool {
    let of = match schema.additional {
        Additional::Of(at) => Some(at),
        _ => None,
    };
    let mut all = schema.patterns.iter().copied().chain(of);
    all.any(|at| file(documents, &[Facet::of(at)], None).is_some())
}

/// Reports parts without a description that are files or objects. Without any described part, the
/// body as a whole is reported.
fn report_rest(models: &mut Types<'_>, fields: &[Member], span: Span) {
    if !fields.is_empty() {
        let message = "parts that are files or objects, and whose names are not described";
        let label = "only the described parts are sent";
        let found = Diagnostic::left_out(Loss::Part, message).at(span, label);
        models.found.push(found);
    }
}

/// Reports encodings of names that no field has (OpenAPI 3.1.1 §4.8.14.1).
pub(super) fn unknown_encodings(models: &mut Types<'_>, kind: Fields<'_>, fields: &[Field<'_>]) {
    let (Fields::Form(media) | Fields::Multipart(media)) = kind else {
        return;
    };
    let known: HashSet<&str> = fields
        .iter()
        .map(|field| field.property.name.as_str())
        .collect();
    let encoding = media
        .get("encoding")
        .map(|encoding| encoding.node.members());
    let unknown = encoding.unwrap_or_default().iter();
    for member in unknown.filter(|member| !known.contains(member.key.as_str())) {
        let message = format!(
            "an encoding of `{}`, which is no property",
            shown(&member.key)
        );
        models
            .found
            .push(Diagnostic::warning(Code::Style, message).at(member.key.span, "ignored"));
    }
}

/// Reports encodings of a form that is a value of one type.
pub(super) fn refuse_encodings(models: &mut Types<'_>, media: At<'_>) {
    let Some(encoding) = media.get("encoding") else {
        return;
    };
    let styled = encoding.node.members().iter();
    let styled: Vec<Span> = styled
        .filter(|member| style::is_styled(encoding.to(&member.value)))
        .map(|member| member.key.span)
        .collect();
    for span in styled {
        let message = "an encoding of a form whose fields are not known in advance";
        models.found.push(
            Diagnostic::warning(Code::Style, message).at(span, "sent in the default encoding"),
        );
    }
}
