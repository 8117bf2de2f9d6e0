//! Media types of bodies and replies (OpenAPI 3.1 §4.8.14): their kinds, their names on the wire, and
//! the names of operations that differ only in a media type.

use super::body::offered;
use super::document::At;
use super::essence::{essence, is_json};
use super::schema::{Facet, Schema, followed};
use super::types::Types;
use crate::diagnostic::{Loss, shown};
use crate::name;

/// How the body of a reply is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// JSON.
    Json,
    /// Text in any other format.
    Text,
    /// Raw bytes.
    Bytes,
    /// Server-sent events (WHATWG HTML §9.2).
    Events,
    /// JSON Lines.
    Lines,
}

/// Media types of a reply with one type.
#[derive(Debug, Clone)]
pub(super) struct Offer<'a> {
    pub(super) kind: Kind,
    /// The media types as requested; the first one is the default.
    pub(super) names: Vec<String>,
    pub(super) schema: Option<At<'a>>,
    /// The first of the media types in the document.
    pub(super) at: At<'a>,
}

impl Offer<'_> {
    /// The end of the name of an operation that asks for it, when the operation's plain name asks for
    /// something else. Independent of other media types of the document.
    pub(super) fn suffix(&self) -> String {
        match self.kind {
            Kind::Json if self.names.iter().any(|name| name == JSON) => "json".to_owned(),
            Kind::Json => suffix(self.names.first().map_or(JSON, String::as_str)),
            Kind::Text => "text".to_owned(),
            Kind::Bytes => "bytes".to_owned(),
            Kind::Events => "events".to_owned(),
            Kind::Lines => "lines".to_owned(),
        }
    }
}

/// The media type of JSON.
pub(super) const JSON: &str = "application/json";

/// Returns what a reply offers, the preferred one first: JSON, then what is read as it is, in the
/// document's order, then streams, which most servers send only on request.
pub(super) fn offers<'a>(models: &mut Types<'a>, content: At<'a>) -> Vec<Offer<'a>> {
    let listed = offered(models, content);
    let mut offers: Vec<Offer<'a>> = Vec::new();
    for (written, media) in &listed {
        models.count_examples(*media);
        let schema = media.get("schema");
        let kind = kind(models, &essence(written), schema);
        let schema = item(models, kind, *media).or(schema);
        let schema = schema.map(|schema| of_sequence(models, kind, schema));
        if is_synonym(models, &listed, written, schema) {
            continue;
        }
        let name = requested(written);
        if matches!(kind, Kind::Text | Kind::Bytes) {
            untyped_format(models, written, *media);
        }
        let same = offers.iter_mut().find(|known| {
            known.kind == kind && (kind != Kind::Json || are_alike(models, known.schema, schema))
        });
        models.documents.spend(listed.len() / 16);
        match same {
            Some(known) if known.names.contains(&name) => {}
            Some(known) if name == JSON => known.names.insert(0, name),
            Some(known) => known.names.push(name),
            None => offers.push(Offer {
                kind,
                names: vec![name],
                schema,
                at: *media,
            }),
        }
    }
    // Stable: the document's order within a rank.
    offers.sort_by_key(|offer| match offer.kind {
        Kind::Json if offer.schema.is_none() => 2,
        Kind::Json if offer.names.iter().any(|name| name == JSON) => 0,
        Kind::Json => 1,
        Kind::Text | Kind::Bytes => 3,
        Kind::Events | Kind::Lines => 4,
    });
    offers
}

/// Returns the schema of the items of a stream (OpenAPI 3.2 §4.14.1). Of an event it is that of its data.
fn item<'a>(models: &mut Types<'a>, kind: Kind, media: At<'a>) -> Option<At<'a>> {
    let item = media.get("itemSchema")?;
    match kind {
        Kind::Lines => Some(item),
        Kind::Events => Some(data(models, item)),
        Kind::Json | Kind::Text | Kind::Bytes => None,
    }
}

/// Returns the items of a list that describes a whole stream, or the schema itself.
fn of_sequence<'a>(models: &Types<'a>, kind: Kind, schema: At<'a>) -> At<'a> {
    if !matches!(kind, Kind::Events | Kind::Lines) {
        return schema;
    }
    let read = followed(models.documents, &[Facet::of(schema)]);
    match (read.types.as_slice(), read.items.as_slice()) {
        (["array"], [only]) => only.at,
        _ => schema,
    }
}

/// Returns the schema of the data of events: a text, unless `contentSchema` describes it (OpenAPI 3.2
/// §4.14.4). The data of events of several kinds is a text, too.
fn data<'a>(models: &mut Types<'a>, event: At<'a>) -> At<'a> {
    let documents = models.documents;
    let Some(event) = documents.resolve(event) else {
        return event;
    };
    let of = |event: At<'a>| {
        let data = documents.resolve(event)?.get("properties")?.get("data")?;
        let data = documents.resolve(data)?;
        Some((data, data.get("contentSchema")))
    };
    let kinds = ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| event.get(key));
    let mut kinds = kinds.flat_map(|kinds| {
        let elements = kinds.node.elements().iter();
        elements.map(move |kind| kinds.to(kind))
    });
    let is_described = kinds.any(|kind| of(kind).is_some_and(|(_, content)| content.is_some()));
    if is_described {
        let message = "the data of events depends on their kind".to_owned();
        let label = "the data is text, which the caller decodes";
        models.leave_out(Loss::Format, message, event.node.span, label);
        return event;
    }
    of(event).map_or(event, |(data, content)| content.unwrap_or(data))
}

/// Whether the data of events is text. Without `itemSchema`, it is.
pub(super) fn is_text_data(models: &Types<'_>, offer: &Offer<'_>) -> bool {
    let Some(schema) = offer.schema.filter(|_| offer.kind == Kind::Events) else {
        return false;
    };
    let read = followed(models.documents, &[Facet::of(schema)]);
    let is_event = offer.at.get("itemSchema").is_some_and(|item| {
        let event = models.documents.resolve(item);
        event.is_some_and(|event| event.identity() == schema.identity())
    });
    is_event || read.types == ["string"]
}

/// Whether a media type is another name for JSON that the same reply offers with the same schema:
/// ranges, and `text/plain` for a value that is not a string.
fn is_synonym(
    models: &Types<'_>,
    listed: &[(&str, At<'_>)],
    written: &str,
    schema: Option<At<'_>>,
) -> bool {
    let name = essence(written);
    let is_other_name = match name.as_str() {
        "text/plain" => schema.is_some_and(|schema| !is_string(models, schema)),
        _ => name.contains('*') || name.is_empty(),
    };
    is_other_name
        && listed.iter().any(|(other, media)| {
            let other = essence(other);
            other != name && is_json(&other) && are_alike(models, schema, media.get("schema"))
        })
}

/// Returns how a body of a media type without parameters is read and sent.
pub(super) fn kind(models: &Types<'_>, name: &str, schema: Option<At<'_>>) -> Kind {
    match name {
        "text/event-stream" => return Kind::Events,
        "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonl"
        | "application/x-jsonlines"
        | "application/x-json-stream"
        | "application/json-seq" => return Kind::Lines,
        _ => {}
    }
    let is_binary = schema.is_some_and(|schema| is_binary(models, schema));
    if is_binary {
        return Kind::Bytes;
    }
    match name {
        _ if is_json(name) || name.ends_with("*+json") => Kind::Json,
        "*/*" | "application/*" | "*" | "" => match schema {
            Some(schema) if !is_raw(models, schema) => Kind::Json,
            _ => Kind::Bytes,
        },
        _ if name.starts_with("text/")
            || name.ends_with("xml")
            || name.contains("yaml")
            || name.contains("jose")
            || name == "application/jwt" =>
        {
            Kind::Text
        }
        _ => Kind::Bytes,
    }
}

/// Reports the schema of a body in another format than JSON, which is sent and read as it is.
pub(super) fn untyped_format(models: &mut Types<'_>, name: &str, media: At<'_>) {
    let Some(schema) = media.get("schema").or(media.get("itemSchema")) else {
        return;
    };
    let (read, media_type) = stated(models, schema);
    let is_structured = read
        .types
        .iter()
        .any(|kind| *kind != "string" && *kind != "file")
        || !read.properties.is_empty()
        || !read.unions.is_empty();
    if is_structured && media_type.is_none() {
        let message = format!("the schema of `{}` is ignored", shown(&requested(name)));
        let label = "the body is sent and read as it is";
        models.leave_out(Loss::Format, message, schema.node.span, label);
    }
}

/// Whether a schema describes bytes: `format: binary` (OpenAPI 3.0.3 §4.7.14.1), or a media type that
/// is no text, without an encoding (OpenAPI 3.1 §4.8.14.1).
fn is_binary(models: &Types<'_>, schema: At<'_>) -> bool {
    let (schema, media_type) = stated(models, schema);
    let may_be_text = matches!(schema.types.as_slice(), [] | ["string"]);
    schema.types == ["file"]
        || (may_be_text && schema.format == Some("binary"))
        || (may_be_text && media_type.is_some_and(|name| !is_text(&essence(name))))
}

/// Whether a schema describes a text or bytes, which a media type other than JSON does not quote.
fn is_raw(models: &Types<'_>, schema: At<'_>) -> bool {
    let (read, media_type) = stated(models, schema);
    let is_encoded = read.types.is_empty() && read.encoding.is_some();
    read.types.contains(&"string")
        || is_encoded
        || media_type.is_some_and(|name| !is_json(&essence(name)))
        || is_binary(models, schema)
}

/// Returns the meaning of a schema, with its `contentMediaType` if there is no `contentEncoding`.
fn stated<'a>(models: &Types<'a>, schema: At<'a>) -> (Schema<'a>, Option<&'a str>) {
    let read = followed(models.documents, &[Facet::of(schema)]);
    // A schema with no other key is not among the facets.
    let facets = read.facets.iter().map(|facet| facet.at);
    let mut all = facets.chain(read.at).chain([schema]);
    let media_type = all.find_map(|at| at.text("contentMediaType"));
    let media_type = media_type.filter(|_| read.encoding.is_none());
    (read, media_type)
}

/// Whether a media type without parameters is a text format.
fn is_text(name: &str) -> bool {
    is_json(name) || name.starts_with("text/") || name.ends_with("xml")
}

fn is_string(models: &Types<'_>, schema: At<'_>) -> bool {
    let schema = followed(models.documents, &[Facet::of(schema)]);
    schema.types.contains(&"string")
}

/// Whether two media types have the same schema.
pub(super) fn are_alike(models: &Types<'_>, one: Option<At<'_>>, other: Option<At<'_>>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one.is_none() && other.is_none();
    };
    let resolved = |at| models.documents.resolve(at).unwrap_or(at);
    let (one, other) = (resolved(one), resolved(other));
    if one.identity() == other.identity() {
        return true;
    }
    // An equal text in another file may refer to something else.
    if one.file != other.file {
        return false;
    }
    models.documents.spend(one.node.count() / 16);
    one.node.is_alike(other.node)
}

/// Returns a media type as it is requested: in lower case, without a charset or a quality.
/// Parameters that select a form, such as `version=2`, are part of it, also without a value.
pub(super) fn requested(written: &str) -> String {
    let mut name = essence(written);
    let parameters = written.split(';').skip(1).map(str::trim);
    let parameters = parameters.filter(|parameter| {
        let key = parameter.split('=').next().unwrap_or_default().trim();
        let is_sendable = |c: char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '{' | '}');
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '+');
        // A charset without `charset` is a slip.
        let others = ["charset", "q", "boundary", "utf-8", "utf8"];
        !key.is_empty()
            && !others.contains(&key.to_ascii_lowercase().as_str())
            && parameter.chars().all(is_sendable)
            && (parameter.contains('=') || parameter.chars().all(is_word))
    });
    for parameter in parameters {
        name.push(';');
        name.push_str(parameter);
    }
    match name.as_str() {
        "*" | "" => "*/*".to_owned(),
        _ if name.ends_with("/*+json") => JSON.to_owned(),
        _ => name,
    }
}

/// Returns the end of an operation's name for a media type: `vnd_depot_v2_json` for
/// `application/vnd.depot.v2+json`.
pub(super) fn suffix(media_type: &str) -> String {
    let essence = requested(media_type);
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    let subtype = subtype.strip_prefix("x-").unwrap_or(subtype);
    let words = subtype.replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    if words.trim().is_empty() {
        // `*/*`
        return "any".to_owned();
    }
    let words = name::snake(&words);
    words.trim_start_matches("r#").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{requested, suffix};

    #[test]
    fn a_media_type_is_requested_with_the_parameters_that_select_a_form() {
        for (written, name) in [
            ("application/json", "application/json"),
            ("Application/JSON; charset=utf-8", "application/json"),
            (
                "application/vnd.a+json;version=2",
                "application/vnd.a+json;version=2",
            ),
            (
                "application/vnd.a+json; Version=2; q=0.5",
                "application/vnd.a+json;Version=2",
            ),
            ("application/*+json", "application/json"),
            ("*", "*/*"),
            ("text/plain; a b", "text/plain"),
            ("application/json;simple", "application/json;simple"),
            ("application/json; UTF-8", "application/json"),
            ("application/json;", "application/json"),
        ] {
            assert_eq!(requested(written), name, "{written}");
        }
    }

    #[test]
    fn names_of_media_types_become_words() {
        for (media_type, words) in [
            ("application/vnd.depot.v2+json", "vnd_depot_v2_json"),
            ("application/hal+json", "hal_json"),
            ("application/x-yaml", "yaml"),
            ("application/json;odata=full", "json_odata_full"),
            ("application/json;simple", "json_simple"),
            ("*/*", "any"),
        ] {
            assert_eq!(suffix(media_type), words);
        }
    }
}
