//! Headers of replies (OpenAPI 3.1 §4.8.21): those of all statuses of an operation together.

use super::annotations::Annotations;
use super::document::{At, dangling, text_of};
use super::name;
use super::parameter;
use super::schema::{Facet, followed};
use super::style::{self, Shape};
use super::types::{Typed, Types, boolean};
use crate::diagnostic::{Loss, shown};
use crate::source::{Member, Node, Span};

/// Headers whose dates have the format of HTTP (RFC 9110 §5.6.7), which is none of JSON Schema.
const HTTP_DATES: &[&str] = &[
    "date",
    "deprecation",
    "expires",
    "last-modified",
    "retry-after",
    "sunset",
];

/// The header that a description of a reply cannot contain (OpenAPI 3.1 §4.8.17.1).
const IGNORED: &str = "content-type";

/// A reply: its description, and whether it is an error.
pub(super) type Response<'a> = (At<'a>, bool);

/// A header of some replies.
struct Declared<'a> {
    name: &'a str,
    at: At<'a>,
    /// The same, or a reference to it.
    written: At<'a>,
    /// The type.
    text: String,
    /// Whether the value is JSON.
    is_json: bool,
    /// Whether only errors have it.
    of_errors: bool,
}

/// Returns the key `reply_headers`. `hint` is the start of the names of types.
pub(super) fn read<'a>(
    models: &mut Types<'a>,
    responses: &[Response<'a>],
    hint: &str,
    span: Span,
) -> Option<Member> {
    let mut declared: Vec<Declared<'a>> = Vec::new();
    // Successes first: their descriptions take precedence.
    let ordered = [false, true].into_iter().flat_map(|is_error| {
        let some = responses.iter().filter(move |(_, own)| *own == is_error);
        some.copied()
    });
    for response in ordered {
        add(models, response, hint, &mut declared);
    }
    let members = declared.iter().map(|header| {
        let value = described(models, header);
        Member::new(header.name, value)
    });
    let members: Vec<Member> = members.collect();
    (!members.is_empty()).then(|| Member::new("reply_headers", Node::object_at(members, span)))
}

/// Adds the headers of a reply. A header with different types is a text.
fn add<'a>(
    models: &mut Types<'a>,
    (response, of_errors): Response<'a>,
    hint: &str,
    declared: &mut Vec<Declared<'a>>,
) {
    let Some(headers) = response.get("headers") else {
        return;
    };
    for member in headers.node.members() {
        models.documents.spend(1 + declared.len() / 16);
        let name = member.key.value.as_str();
        if name.eq_ignore_ascii_case(IGNORED) {
            continue;
        }
        if !crate::shape::Text::HeaderName.accepts(name) {
            let message = format!("`{}` is not a valid header name", shown(name));
            models.leave_out(Loss::Header, message, member.key.span, "ignored");
            continue;
        }
        let written = headers.to(&member.value);
        let Some(at) = models.documents.resolve(written) else {
            let reference = written.text("$ref").unwrap_or_default();
            models.found.push(dangling(written, reference));
            continue;
        };
        let mut known = declared.iter_mut();
        let known = known.find(|known| known.name.eq_ignore_ascii_case(name));
        if let Some(known) = known {
            if !is_same(known.at, at) && typed(models, (name, at), hint).0 != known.text {
                "string".clone_into(&mut known.text);
                known.is_json = false;
            }
            continue;
        }
        let (text, is_json) = typed(models, (name, at), hint);
        declared.push(Declared {
            name,
            at,
            written,
            text,
            is_json,
            of_errors,
        });
    }
}

fn is_same(one: At<'_>, other: At<'_>) -> bool {
    // An equal text in another file may refer to something else.
    one.identity() == other.identity() || (one.file == other.file && one.node.is_alike(other.node))
}

/// Returns the type of a header, and whether its value is JSON. What is neither JSON nor a value or a
/// list of values is a text.
fn typed<'a>(models: &mut Types<'a>, (name, at): (&str, At<'a>), hint: &str) -> (String, bool) {
    let plain = || ("string".to_owned(), false);
    let is_json = at.get("content").is_some();
    if let Some(schema) = at.get("schema").filter(|_| !is_json)
        && has_members(models, schema)
    {
        return plain();
    }
    let component = models.component_hint(at);
    let hint = component.unwrap_or_else(|| format!("{hint}{}", name::model(name)));
    let (text, keys) = parameter::header(models, at, name, &hint);
    if keys.iter().any(|key| key.key.value == "style") {
        return (text, true);
    }
    let is_date = matches!(text.as_str(), "date" | "datetime");
    if is_date
        && HTTP_DATES
            .iter()
            .any(|date| name.eq_ignore_ascii_case(date))
    {
        return plain();
    }
    let item = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match Shape::of(models, item.unwrap_or(&text)) {
        Shape::Primitive => (text, false),
        _ => plain(),
    }
}

/// Whether a schema, or that of its items, is about members of an object or is a union.
fn has_members(models: &Types<'_>, schema: At<'_>) -> bool {
    let mut facets = vec![Facet::of(schema)];
    for _ in 0..2 {
        let read = followed(models.documents, &facets);
        let is_object = read.types.contains(&"object") || read.is_about_members();
        if is_object || !read.unions.is_empty() {
            return true;
        }
        facets = read.items;
    }
    false
}

/// Returns a header as written in a spec.
fn described(models: &Types<'_>, header: &Declared<'_>) -> Node {
    let Declared {
        at, written, text, ..
    } = header;
    let span = at.node.span;
    let schema = at.get("schema").map(Facet::of);
    let annotations = Annotations::of(models.documents, schema.as_slice());
    let mut members = vec![Member::new("type", Node::text_at(text.clone(), span))];
    if header.is_json {
        members.push(style::text("style", "json", span));
    } else if text != "string" {
        members.extend(super::limits::of(models.documents, schema.as_slice()));
    }
    if at.is("deprecated") || annotations.is("deprecated") {
        members.push(Member::new("deprecated", boolean(span)));
    }
    let texts = annotations.texts(Typed::plain(text.clone()).is_model());
    let texts = (texts, models.items_text(schema.as_slice(), text));
    let description = (models.texts).parameter(models.documents, [*written, *at], texts);
    let description = description.as_ref().and_then(text_of).map(str::to_owned);
    let of_errors = header.of_errors.then(|| "Only errors have it.".to_owned());
    if let Some(text) = models.texts.parts([description, of_errors]) {
        members.push(Member::new("description", Node::text_at(text, span)));
    }
    match members.as_mut_slice() {
        [only] => std::mem::replace(&mut only.value, boolean(span)),
        _ => Node::object_at(members, span),
    }
}
