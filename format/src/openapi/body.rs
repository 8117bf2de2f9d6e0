//! Request bodies in each of the offered media types (OpenAPI 3.1 §4.8.13).

use super::annotations::Annotations;
use super::constant;
use super::document::{At, Documents};
use super::essence::essence;
use super::form::{self, Field, Fields};
use super::media::{self, Kind};
use super::schema::{self, Facet, followed};
use super::types::Types;
use super::way::{Choice, Way};
use crate::diagnostic::{Diagnostic, Loss, shown};
use crate::shape::Text;
use crate::source::{Json, Member, Node, Span};

/// Returns the ways in which an operation's body can be sent, the preferred one first; never empty.
/// `plain` is the word of the way that a names file prefers.
pub(crate) fn read<'a>(
    models: &mut Types<'a>,
    operation: At<'a>,
    hint: &str,
    plain: Option<&str>,
) -> Vec<Way> {
    let none = vec![Way::default()];
    let Some(body) = operation.get("requestBody") else {
        return none;
    };
    let Some(body) = models.documents.resolve(body) else {
        let reference = body.text("$ref").unwrap_or_default();
        models
            .found
            .push(super::document::dangling(body, reference));
        return none;
    };
    let component = models.component_hint(body);
    let is_component = component.is_some();
    let hint = component.unwrap_or_else(|| hint.to_owned());
    let Some(content) = body.get("content") else {
        return none;
    };
    let offered = offered(models, content);
    for (_, media) in &offered {
        models.count_examples(*media);
    }
    let Some(preferred) = preferred(models, &offered) else {
        return none;
    };
    let mut choices = choices(models, &offered);
    let preferred =
        |choice: &Offered<'a>| choice.media.iter().any(|(name, _)| *name == preferred.0);
    let is_plain = |choice: &Offered<'a>| plain.is_some_and(|plain| choice.suffix() == plain);
    choices.sort_by_key(|choice| (!is_plain(choice), !preferred(choice)));
    let mut ways = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        // The names of further ways depend on nothing else that the document offers.
        let suffix = match at {
            0 => String::new(),
            _ => choice.suffix(),
        };
        let hint = match at {
            0 => hint.clone(),
            _ => format!("{hint}{}", crate::name::pascal(&suffix)),
        };
        let whole = if is_component {
            hint.clone()
        } else {
            format!("{hint}Body")
        };
        let names = Names { hint, whole };
        let way = way(models, body, content, choice, &names);
        let word = choice.suffix();
        ways.push(Way {
            suffix,
            word,
            ..way
        });
    }
    ways
}

/// The names of the types that a body needs.
struct Names {
    /// The beginning of the names of its members' types.
    hint: String,
    /// The name of its own type, if it has one.
    whole: String,
}

/// Media types of a body that are sent in the same way.
struct Offered<'a> {
    sort: Sort,
    media: Vec<(&'a str, At<'a>)>,
}

impl Offered<'_> {
    /// The end of the name of an operation that sends it, when the operation's plain name sends
    /// something else. It depends on nothing else that the document offers.
    fn suffix(&self) -> String {
        let names = || self.media.iter().map(|(name, _)| media::requested(name));
        let first = names().next().unwrap_or_default();
        let essence = essence(&first);
        match self.sort {
            Sort::Json if names().any(|name| name == media::JSON) => "json".to_owned(),
            Sort::Multipart if multipart(&essence) != form::MULTIPART => {
                essence.replace(['/', '-', '.', '+'], "_")
            }
            Sort::Json => media::suffix(&first),
            Sort::Form => "form".to_owned(),
            Sort::Multipart => "multipart".to_owned(),
            Sort::Binary => "bytes".to_owned(),
        }
    }
}

/// Groups media types by how they are sent. JSON with different schemas has different types.
fn choices<'a>(models: &Types<'a>, offered: &[(&'a str, At<'a>)]) -> Vec<Offered<'a>> {
    let mut choices: Vec<Offered<'a>> = Vec::new();
    for (name, media) in offered {
        let sort = sort(models, name, *media);
        models.documents.spend(choices.len());
        let known = choices.iter_mut().find(|known| {
            let first = known.media.first();
            known.sort == sort
                && first.is_some_and(|(first, at)| match sort {
                    Sort::Json => media::are_alike(models, at.get("schema"), media.get("schema")),
                    Sort::Multipart => multipart(&essence(first)) == multipart(&essence(name)),
                    Sort::Form | Sort::Binary => true,
                })
        });
        match known {
            Some(known) => known.media.push((name, *media)),
            None => choices.push(Offered {
                sort,
                media: vec![(name, *media)],
            }),
        }
    }
    // A range beside a media type is another name for it.
    let has_named_json = choices.iter().any(|choice| {
        choice.sort == Sort::Json && choice.media.iter().any(|(name, _)| !is_range(name))
    });
    choices.retain(|choice| {
        choice.sort != Sort::Json
            || !has_named_json
            || choice
                .media
                .iter()
                .any(|(name, at)| !is_range(name) || at.node.get("schema").is_some())
    });
    choices
}

/// The media type that is sent for a multipart one: a range is sent as a form (RFC 7578).
fn multipart(essence: &str) -> &str {
    if essence.contains('*') {
        form::MULTIPART
    } else {
        essence
    }
}

fn is_range(name: &str) -> bool {
    let essence = essence(name);
    essence.contains('*') || essence.is_empty()
}

/// Returns one way of sending a body.
fn way<'a>(
    models: &mut Types<'a>,
    body: At<'a>,
    content: At<'a>,
    choice: &Offered<'a>,
    names: &Names,
) -> Way {
    let span = content.node.span;
    let Some((media_type, media)) = preferred(models, &choice.media) else {
        return Way::default();
    };
    let schema = media.get("schema");
    let mut members = Vec::new();
    let mut header = None;
    match choice.sort {
        Sort::Json => {
            members = json(models, media_type, media, body, names);
            header = choice_of_type(media_type, &choice.media);
        }
        Sort::Form if schema.is_some_and(|at| is_whole_form(models, at, media)) => {
            form::refuse_encodings(models, media);
            let typed = schema.map(|at| models.of(at, &names.whole));
            let text = typed.map_or_else(|| "json".to_owned(), |typed| typed.text);
            let text = optional(&text, body.is("required"));
            members.push(Member::new("form", Node::text_at(text, span)));
        }
        Sort::Form => {
            let kind = Fields::Form(media);
            let all = schema.map(|at| fields(models, (at, body), &names.hint, kind));
            let all = all.unwrap_or_default();
            if all.is_empty() {
                let text = optional(media_type, body.is("required"));
                members.push(Member::new("binary", Node::text_at(text, span)));
            } else {
                members.extend(optional_body(body, &all));
                members.push(Member::new("form", Node::object_at(all, span)));
            }
        }
        Sort::Multipart => {
            let kind = Fields::Multipart(media);
            let all = schema.map(|at| fields(models, (at, body), &names.hint, kind));
            let all = all.unwrap_or_default();
            let essence = essence(media_type);
            let name = multipart(&essence);
            if all.is_empty() {
                members.push(unnamed_parts(models, name, media, body));
            } else {
                members.extend(optional_body(body, &all));
                members.push(Member::new("multipart", Node::object_at(all, span)));
                let own = (name != form::MULTIPART).then(|| Node::text_at(name, span));
                members.extend(own.map(|name| Member::new("content_type", name)));
            }
        }
        Sort::Binary => {
            for (name, media) in &choice.media {
                media::untyped_format(models, name, *media);
            }
            let binary = binary(choice, body.is("required"), span);
            members.push(Member::new("binary", binary));
        }
    }
    Way {
        members,
        choice: header,
        about: format!("Sends `{}`.", media::requested(media_type)),
        ..Way::default()
    }
}

/// Returns the body of parts whose names are not known: the caller writes it as a whole.
fn unnamed_parts(models: &mut Types<'_>, name: &str, media: At<'_>, body: At<'_>) -> Member {
    let span = media.get("schema").unwrap_or(media).node.span;
    let message = format!("the parts of a `{name}` body have no known names");
    models.found.push(
        Diagnostic::left_out(Loss::Part, message)
            .at(span, "the caller writes the body, with its boundary"),
    );
    let text = optional(name, body.is("required"));
    Member::new("binary", Node::text_at(text, media.node.span))
}

/// Returns the media types of a raw body.
fn binary(choice: &Offered<'_>, required: bool, span: Span) -> Node {
    let listed = || choice.media.iter().map(|(name, _)| *name);
    let named = listed().filter(|name| !is_range(name));
    let mut kinds: Vec<String> = named.map(sendable).collect();
    // The caller chooses a type of a range. Bytes of any kind are in the others.
    let ranges = listed().filter(|name| is_range(name)).map(essence);
    let of_one_kind =
        |range: &String| !matches!(range.as_str(), "*/*" | "application/*" | "*" | "");
    kinds.extend(ranges.filter(of_one_kind));
    if kinds.is_empty() {
        kinds.push("application/octet-stream".to_owned());
    }
    if let Some(first) = kinds.first_mut() {
        *first = optional(first, required);
    }
    let mut kinds: Vec<Node> = kinds
        .into_iter()
        .map(|kind| Node::text_at(kind, span))
        .collect();
    match kinds.as_mut_slice() {
        [only] => only.clone(),
        _ => Node {
            value: Json::List(kinds),
            span,
        },
    }
}

/// Returns a media type as it is sent. Parameters that select a form are part of it.
fn sendable(name: &str) -> String {
    let whole = media::requested(name);
    if Text::MediaRange.accepts(&whole) && !whole.ends_with('?') {
        whole
    } else {
        essence(name)
    }
}

/// Returns the header that selects one of several media types of JSON.
fn choice_of_type(usual: &str, media: &[(&str, At<'_>)]) -> Option<Choice> {
    let mut names = vec![media::requested(usual)];
    for (name, _) in media.iter().filter(|(name, _)| !is_range(name)) {
        // A range cannot be sent.
        let name = media::requested(name);
        if !name.contains('*') && !names.contains(&name) {
            names.push(name);
        }
    }
    (names.len() > 1).then(|| Choice::new("content-type", &names))
}

/// Returns the media types of a `content` with their schemas. An invalid media type is reported and
/// treated as any.
pub(super) fn offered<'a>(models: &mut Types<'a>, content: At<'a>) -> Vec<(&'a str, At<'a>)> {
    let mut offered = Vec::new();
    for member in content.node.members() {
        let name = member.key.value.as_str();
        let essence = essence(name);
        let any = essence == "*";
        let written = content.to(&member.value);
        // A media type may be a reference (OpenAPI 3.2 §4.8).
        let media = models.documents.resolve(written).unwrap_or_else(|| {
            let reference = written.text("$ref").unwrap_or_default();
            models
                .found
                .push(super::document::dangling(written, reference));
            written
        });
        if any || Text::MediaRange.accepts(&essence) {
            offered.push((name, media));
        } else {
            let message = format!("`{}` is not a media type", shown(name));
            models.found.push(
                Diagnostic::left_out(Loss::MediaType, message)
                    .at(member.key.span, "treated as any media type"),
            );
            offered.push(("*/*", media));
        }
    }
    offered
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Json,
    Form,
    Multipart,
    Binary,
}

fn sort(models: &Types<'_>, media_type: &str, media: At<'_>) -> Sort {
    let essence = essence(media_type);
    let schema = media.get("schema");
    match essence.as_str() {
        "application/x-www-form-urlencoded" => Sort::Form,
        _ if essence.starts_with("multipart/") => Sort::Multipart,
        _ => match media::kind(models, &essence, schema) {
            Kind::Json => Sort::Json,
            Kind::Text | Kind::Bytes | Kind::Events | Kind::Lines => Sort::Binary,
        },
    }
}

/// Prefers JSON, then forms, then multipart, then anything else.
fn preferred<'a>(models: &Types<'_>, offered: &[(&'a str, At<'a>)]) -> Option<(&'a str, At<'a>)> {
    let rank = |(name, media): &(&str, At<'_>)| match sort(models, name, *media) {
        Sort::Json if essence(name) == media::JSON => 0,
        Sort::Json => 1,
        Sort::Form => 2,
        Sort::Multipart => 3,
        Sort::Binary => 4,
    };
    // A file in JSON is at best a string, so multipart is preferred if offered.
    let has_file = |media: &At<'_>| {
        let schema = media.get("schema");
        schema.is_some_and(|schema| form::has_file(models.documents, schema))
    };
    let parts = offered
        .iter()
        .find(|(name, media)| sort(models, name, *media) == Sort::Multipart && has_file(media));
    parts
        .or_else(|| offered.iter().min_by_key(|one| rank(one)))
        .copied()
}

/// Returns the keys of an operation whose body is JSON.
fn json<'a>(
    models: &mut Types<'a>,
    media_type: &str,
    media: At<'a>,
    body: At<'a>,
    type_names: &Names,
) -> Vec<Member> {
    let mut members = Vec::new();
    let span = body.node.span;
    let name = sendable(media_type);
    let named = name != media::JSON && !name.contains('*');
    let content_type = named.then(|| Member::new("content_type", Node::text_at(name, span)));
    let Some(schema) = media.get("schema") else {
        let typed = models.without_schema(media.node.span);
        members.push(Member::new(
            "body",
            Node::text_at(optional(&typed.text, body.is("required")), span),
        ));
        members.extend(content_type);
        return members;
    };
    let limits = super::limits::of(models.documents, &[Facet::of(schema)]);
    members.extend(limits.map(|limits| Member::new("body_limits", limits.value)));
    let read = followed(models.documents, &[Facet::of(schema)]);
    let spread = schema.text("$ref").is_none()
        && read.unions.is_empty()
        && read.values.is_none()
        && read.discriminator.is_none()
        && read.patterns.is_empty()
        && !read.nullable
        && !read.properties.is_empty()
        && matches!(
            read.additional,
            schema::Additional::Unsaid | schema::Additional::None
        )
        && read.types.iter().all(|kind| *kind == "object")
        // A model preserves such members.
        && super::types::undescribed(&read.properties, &read.required).is_empty()
        && read.properties.iter().all(|property| {
            let name = &property.name.value;
            !name.trim().is_empty() && !name.starts_with('$')
        });
    if spread {
        let all = fields(models, (schema, body), &type_names.hint, Fields::Json);
        if all.iter().all(|field| !is_required(field)) && body.is("required") {
            members.push(Member::new("empty_body", super::types::boolean(span)));
        }
        members.extend(optional_body(body, &all));
        members.push(Member::new("body", Node::object_at(all, schema.node.span)));
    } else {
        let typed = models.of(schema, &type_names.whole);
        let text = optional(&typed.inner(), body.is("required"));
        members.push(Member::new("body", Node::text_at(text, schema.node.span)));
    }
    members.extend(content_type);
    members
}

fn optional(text: &str, required: bool) -> String {
    let optional = if required { "" } else { "?" };
    format!("{text}{optional}")
}

/// The key of an operation whose body may be left out, although it has required members: a body is
/// optional unless `required` is set (OpenAPI 3.1 §4.8.13.1).
fn optional_body(body: At<'_>, fields: &[Member]) -> Option<Member> {
    let is_complete = body.is("required") || !fields.iter().any(is_required);
    (!is_complete).then(|| Member::new("optional_body", super::types::boolean(body.node.span)))
}

/// Whether a field as written in a spec is required.
fn is_required(field: &Member) -> bool {
    let ty = field.value.get("type").unwrap_or(&field.value);
    super::document::text_of(ty).is_some_and(|text| !text.ends_with('?'))
}

/// The members of a body that have their own setters, and those with constants.
fn fields<'a>(
    models: &mut Types<'a>,
    (at, body): (At<'a>, At<'a>),
    hint: &str,
    kind: Fields<'a>,
) -> Vec<Member> {
    let schema = followed(models.documents, &[Facet::of(at)]);
    let merged = form::merged(models.documents, &schema);
    form::unknown_encodings(models, kind, &merged.fields);
    let is_required = |field: &Field<'_>| merged.required.contains(field.property.name.as_str());
    let constants: Vec<Option<Member>> = merged
        .fields
        .iter()
        .map(|field| fixed(models.documents, kind, field).filter(|_| is_required(field)))
        .collect();
    // Without a required body, it is another member that says whether there is one.
    let mut others = merged.fields.iter().zip(&constants);
    let is_sent = body.is("required")
        || others.any(|(field, constant)| constant.is_none() && is_required(field));
    let mut fields = Vec::new();
    for (field, constant) in merged.fields.iter().zip(constants) {
        let name = &field.property.name;
        let annotations = Annotations::of(models.documents, &field.property.facets);
        if name.trim().is_empty() || annotations.is("readOnly") {
            continue;
        }
        let value = match constant.filter(|_| is_sent) {
            Some(constant) => {
                let text = models.texts_of(&field.property.facets, &annotations, "string");
                let text = text.map(|text| Member::new("description", text));
                let members = std::iter::once(constant).chain(text).collect();
                Node::object_at(members, span_of(field))
            }
            None => set_field(models, kind, (field, is_required(field)), hint),
        };
        fields.push(Member {
            key: name.clone(),
            value,
        });
    }
    if matches!(kind, Fields::Json) {
        return fields;
    }
    if let Some(rest) = form::rest(models, kind, &schema, (hint, &fields)) {
        fields.push(rest);
    } else {
        let properties = merged.fields.into_iter().map(|field| field.property);
        let properties: Vec<_> = properties.collect();
        let undescribed = super::types::undescribed(&properties, &merged.required);
        models.unsent(undescribed, schema.required_at.unwrap_or_default());
    }
    fields
}

fn span_of(field: &Field<'_>) -> Span {
    let first = field.property.facets.first();
    first.map_or(Span::default(), |facet| facet.at.node.span)
}

/// Returns the key for the value that a member always has. A form has texts only, and an encoding
/// decides how they are written.
fn fixed(documents: &Documents, kind: Fields<'_>, field: &Field<'_>) -> Option<Member> {
    let value = constant::of(documents, field.only_description()?)?;
    match kind {
        Fields::Json => Some(Member::new("const", value)),
        Fields::Form(media) | Fields::Multipart(media) => {
            let encoding = media.node.get("encoding");
            let own = encoding.and_then(|all| all.get(&field.property.name));
            let text = constant::text(&value).filter(|_| own.is_none())?;
            Some(Member::new("value", text))
        }
    }
}

/// Returns a member that the caller sets, as written in a spec.
fn set_field<'a>(
    models: &mut Types<'a>,
    kind: Fields<'a>,
    (field, required): (&Field<'a>, bool),
    hint: &str,
) -> Node {
    let property = &field.property;
    let annotations = Annotations::of(models.documents, &property.facets);
    let span = span_of(field);
    models.required_in(&property.facets);
    let (text, keys) = form::field(models, kind, field, hint);
    let mut members = vec![Member::new(
        "type",
        Node::text_at(optional(&text, required), span),
    )];
    if !matches!(text.as_str(), "file" | "[file]") {
        members.extend(super::limits::of(models.documents, &property.facets));
    }
    members.extend(keys);
    if annotations.is("deprecated") {
        members.push(Member::new("deprecated", super::types::boolean(span)));
    }
    let description = models.texts_of(&property.facets, &annotations, &text);
    members.extend(description.map(|text| Member::new("description", text)));
    match members.as_mut_slice() {
        [only] => only.value.clone(),
        _ => Node::object_at(members, span),
    }
}

/// Whether a form is a value of one type instead of fields with their own setters.
fn is_whole_form(models: &Types<'_>, schema: At<'_>, media: At<'_>) -> bool {
    let schema = followed(models.documents, &[Facet::of(schema)]);
    form::is_whole(models.documents, &schema, media)
}
