//! Fields of form and multipart bodies: what is a file, and what `encoding` says about each
//! (OpenAPI 3.1.1 §4.8.15).

use std::collections::HashSet;

use super::document::{At, Documents};
use super::essence::{essence, is_json};
use super::name;
use super::schema::{Additional, Facet, Property, Schema, followed};
use super::style::{self, Place, Shape};
use super::types::{Types, boolean};
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
    property: &Property<'a>,
    hint: &str,
) -> (String, Vec<Member>) {
    let wire = property.name.as_str();
    let hint = models.property_hint(hint, property);
    let encoding = |media: At<'a>| media.get("encoding")?.get(wire);
    match kind {
        Fields::Json => (models.lower(&property.facets, &hint).inner(), Vec::new()),
        Fields::Form(media) => {
            let text = models.lower(&property.facets, &hint).inner();
            let shape = Shape::of(models, &text);
            let keys = match encoding(media).filter(|encoding| style::is_styled(*encoding)) {
                Some(encoding) => styled(models, encoding, wire, Place::Form, shape),
                None => style::content_keys(models, encoding(media), wire, shape),
            };
            (text, keys)
        }
        Fields::Multipart(media) => part(models, encoding(media), property, &hint),
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
    property: &Property<'a>,
    hint: &str,
) -> (String, Vec<Member>) {
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
        let text = models.lower(&property.facets, hint).inner();
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
        let is_usual = text == "string" && media_type == "text/plain";
        if crate::shape::Text::MediaType.accepts(&media_type) && !is_usual {
            keys.push(style::text("content_type", &media_type, span));
        }
    }
    if let Some(headers) = encoding.and_then(|encoding| encoding.get("headers")) {
        keys.extend(part_headers(models, headers, wire, hint));
    }
    (text, keys)
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
        let typed = match header.get("schema") {
            Some(schema) => {
                models
                    .of(schema, &format!("{hint}{}", name::model(name)))
                    .text
            }
            None => "string".to_owned(),
        };
        let text = if typed == "json" {
            "string".to_owned()
        } else {
            typed
        };
        let shape = Shape::of(models, &text);
        let mut keys = style::keys(models, header, name, Place::Header, shape);
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

/// Whether a schema of OpenAPI 3.1 says nothing about the value, which is then binary (§4.8.15.1.1).
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

/// Returns the properties of a body and of the branches of its unions, with the names of those that
/// are required in any case.
pub(super) fn merged<'a>(
    documents: &'a Documents,
    schema: &Schema<'a>,
) -> (Vec<Property<'a>>, HashSet<&'a str>) {
    let mut properties = schema.properties.clone();
    let mut known: HashSet<String> = properties.iter().map(|p| p.name.value.clone()).collect();
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
            let new = branch.properties.into_iter();
            properties.extend(new.filter(|property| known.insert(property.name.value.clone())));
        }
        required.extend(always.unwrap_or_default());
    }
    (properties, required)
}

/// Whether a form is a value of one type, because its fields are not known or exclude each other.
pub(super) fn is_whole(schema: &Schema<'_>) -> bool {
    let is_open = matches!(schema.additional, Additional::Any | Additional::Of(_));
    let is_map = schema.properties.is_empty() && (is_open || schema.types == ["object"]);
    !schema.unions.is_empty()
        || schema.discriminator.is_some()
        || is_map
        || matches!(schema.additional, Additional::Of(_))
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
