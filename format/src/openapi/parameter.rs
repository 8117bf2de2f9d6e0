//! Parameters of an operation: their place, their style, and their unique names (OpenAPI 3.0.3
//! §4.7.12).

use std::collections::HashMap;

use super::annotations::Annotations;
use super::constant;
use super::document::At;
use super::essence::{essence, is_json};
use super::schema::{Facet, followed};
use super::setters;
use super::style::{self, Place, Shape};
use super::types::{Typed, Types, boolean};
use crate::check::security::Target;
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::source::{Json, Member, Node};

/// The parameters of an operation, as listed in a spec.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    /// The path with its variables renamed.
    pub(crate) path: String,
    pub(crate) in_path: Vec<Member>,
    pub(crate) query: Vec<Member>,
    pub(crate) headers: Vec<Member>,
    pub(crate) cookies: Vec<Member>,
}

impl Parameters {
    /// Leaves out parameters that are credentials, which the client sends itself.
    pub(crate) fn leave_out(&mut self, credentials: &[Target], found: &mut Vec<Diagnostic>) {
        let is_credential = |place: Place, name: &str| {
            credentials.iter().any(|target| match (target, place) {
                (Target::Header(own), Place::Header) => own.eq_ignore_ascii_case(name),
                (Target::Query(own), Place::Query) | (Target::Cookie(own), Place::Cookie) => {
                    own == name
                }
                _ => false,
            })
        };
        let lists = [
            (Place::Query, &mut self.query),
            (Place::Header, &mut self.headers),
            (Place::Cookie, &mut self.cookies),
        ];
        for (place, list) in lists {
            list.retain(|parameter| {
                let wire = parameter.key.value.as_str();
                if !is_credential(place, wire) {
                    return true;
                }
                let message = format!("the parameter `{}` is a credential", shown(wire));
                found.push(Diagnostic::warning(Code::SecurityClash, message).at(
                    parameter.value.span,
                    "left out: the client sends the credential",
                ));
                false
            });
        }
    }
}

/// Headers that the call sets itself (OpenAPI 3.0.3 §4.7.12.1: these parameters are ignored).
const OWN_HEADERS: &[&str] = &[
    "accept",
    "content-type",
    "authorization",
    "content-length",
    "host",
];

/// The headers that OpenAPI itself ignores as parameters (3.1 §4.8.12.2).
const OF_OPENAPI: &[&str] = &["accept", "content-type", "authorization"];

/// A parameter in a list.
#[derive(Clone, Copy)]
struct Listed<'a> {
    at: At<'a>,
    /// The same, or a reference to it. Its description takes precedence (OpenAPI 3.1 §4.8.23.1).
    written: At<'a>,
}

/// Returns the parameters of an operation and of its path, each once.
fn listed<'a>(models: &mut Types<'a>, items: &[At<'a>], operation: At<'a>) -> Vec<Listed<'a>> {
    let mut listed: Vec<Listed<'a>> = Vec::new();
    // An operation's own parameters come first, because they override those of the path.
    for owner in std::iter::once(operation).chain(items.iter().copied()) {
        let Some(parameters) = owner.get("parameters") else {
            continue;
        };
        for parameter in parameters.node.elements() {
            let at = parameters.to(parameter);
            let Some(resolved) = models.documents.resolve(at) else {
                let reference = at.text("$ref").unwrap_or_default();
                models.found.push(super::document::dangling(at, reference));
                continue;
            };
            let (name, place) = (resolved.text("name"), resolved.text("in"));
            let same = |known: &Listed<'_>| {
                let own = known.at.text("name");
                let is_alike = || {
                    own.zip(name)
                        .is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
                };
                // Names of headers are case-insensitive (RFC 9110 §5.1).
                let is_same = own == name || (place == Some("header") && is_alike());
                is_same && known.at.text("in") == place
            };
            models.documents.spend(listed.len() / 16);
            if !listed.iter().any(same) {
                listed.push(Listed {
                    at: resolved,
                    written: at,
                });
            }
        }
    }
    listed
}

/// Reads the parameters of an operation and of its path.
pub(crate) fn read<'a>(
    models: &mut Types<'a>,
    items: &[At<'a>],
    operation: At<'a>,
    path: &'a str,
    hint: &str,
) -> Parameters {
    let listed = listed(models, items, operation);
    let mut parameters = Parameters::default();
    let span = operation.node.span;
    let in_path = |listed: &&Listed<'a>| listed.at.text("in") == Some("path");
    let (path, pairs) = split(path);
    let mut in_query: Vec<&str> = Vec::new();
    for (name, value) in pairs {
        let variable = value
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let node = if let Some(variable) = variable {
            let mut declared = listed.iter().filter(in_path);
            let declared = declared.find(|listed| listed.at.text("name") == Some(variable));
            // It may be declared as a query parameter.
            let Some(listed) = declared else { continue };
            in_query.push(variable);
            described(models, *listed, hint, Place::Query)
        } else if [name, value].iter().any(|text| text.contains(['{', '}'])) {
            let message = format!("`{}` in the path is not a parameter", shown(name));
            models
                .found
                .push(Diagnostic::warning(Code::PathParameter, message).at(span, "ignored"));
            continue;
        } else {
            Node::object_at(vec![Member::new("value", Node::text_at(value, span))], span)
        };
        parameters.query.push(Member::new(name, node));
    }
    let wire_names: Vec<&str> = variables(path).collect();
    let mut renamed: HashMap<&str, String> = HashMap::new();
    for (wire, variable) in setters::variables(&wire_names) {
        let declared = listed
            .iter()
            .filter(in_path)
            .find(|listed| listed.at.text("name") == Some(wire));
        let constant = declared.and_then(|listed| path_constant(models, *listed));
        if let Some(constant) = constant {
            renamed.insert(wire, constant);
            continue;
        }
        let member = if let Some(listed) = declared {
            described(models, *listed, hint, Place::Path)
        } else {
            models.found.push(
                Diagnostic::warning(
                    Code::PathParameter,
                    format!("the path parameter `{}` is not described", shown(wire)),
                )
                .at(span, "treated as a string"),
            );
            Node::text_at("string", span)
        };
        parameters
            .in_path
            .push(Member::new(variable.clone(), member));
        renamed.insert(wire, format!("{{{variable}}}"));
    }
    for Listed { at, .. } in listed.iter().filter(in_path) {
        let name = at.text("name").unwrap_or_default();
        if !renamed.contains_key(name) && !in_query.contains(&name) {
            let message = format!("the path does not contain `{}`", shown(name));
            models.found.push(
                Diagnostic::warning(Code::PathParameter, message).at(at.node.span, "ignored"),
            );
        }
    }
    parameters.path = rewritten(path, &renamed);
    for listed in listed.iter().filter(|listed| !in_path(listed)) {
        beside_path(models, *listed, hint, &mut parameters);
    }
    shared_names(models, &listed);
    parameters
}

/// Reports the names in a query that a parameter shares with a member of an object, or two objects: each
/// member of an object is a parameter of its own (OpenAPI 3.1.1 §4.8.12.3, `form` with `explode`).
fn shared_names<'a>(models: &mut Types<'a>, listed: &[Listed<'a>]) {
    let mut names: HashMap<&str, &str> = HashMap::new();
    for Listed { at, .. } in listed {
        if at.text("in") != Some("query") || content_of(*at).is_some() {
            continue;
        }
        let wire = at.text("name").unwrap_or_default();
        let is_form = at.text("style").is_none_or(|style| style == "form");
        let is_exploded = at.get("explode").is_none() || at.is("explode");
        let schema = at.get("schema").filter(|_| is_form && is_exploded);
        let schema = schema.map(|schema| followed(models.documents, &[Facet::of(schema)]));
        let members: Vec<&str> = schema
            .iter()
            .flat_map(|schema| &schema.facets)
            .filter_map(|facet| facet.at.node.get("properties"))
            .flat_map(Node::members)
            .map(|member| member.key.as_str())
            .collect();
        let sent = if members.is_empty() {
            vec![wire]
        } else {
            members
        };
        models.documents.spend(sent.len());
        let clash = sent.iter().find_map(|name| {
            let other = names.get(name).filter(|other| **other != wire)?;
            Some((*name, *other))
        });
        if let Some((name, other)) = clash {
            let message = format!(
                "`{}` of `{}` and of `{}` is one name in the query",
                shown(name),
                shown(wire),
                shown(other)
            );
            let found = Diagnostic::warning(Code::Style, message).at(
                at.node.span,
                "each member of an object is sent under its own name",
            );
            models.found.push(found);
        }
        names.extend(sent.into_iter().map(|name| (name, wire)));
    }
}

/// Adds a parameter that is not in the path.
fn beside_path<'a>(
    models: &mut Types<'a>,
    listed: Listed<'a>,
    hint: &str,
    parameters: &mut Parameters,
) {
    let at = listed.at;
    let wire = at.text("name").unwrap_or_default();
    let place = match at.text("in") {
        Some("query") => Place::Query,
        Some("header") => Place::Header,
        Some("cookie") => Place::Cookie,
        other => {
            let message = format!(
                "`{}` is not a place of a parameter",
                shown(other.unwrap_or(""))
            );
            models
                .found
                .push(Diagnostic::left_out(Loss::Parameter, message).at(
                    at.node.span,
                    "ignored: expected `path`, `query`, `header` or `cookie`",
                ));
            return;
        }
    };
    let own = OWN_HEADERS.contains(&wire.to_ascii_lowercase().as_str());
    if place == Place::Header && own {
        if !OF_OPENAPI.contains(&wire.to_ascii_lowercase().as_str()) {
            let message = format!("the header `{}` is not a parameter", shown(wire));
            models.found.push(
                Diagnostic::left_out(Loss::Header, message)
                    .at(at.node.span, "ignored: HTTP itself determines it"),
            );
        }
        return;
    }
    let sendable = match place {
        Place::Header | Place::Cookie => crate::shape::Text::HeaderName.accepts(wire),
        _ => !wire.trim().is_empty(),
    };
    if !sendable {
        let message = format!("`{}` is not a valid parameter name", shown(wire));
        models.found.push(
            Diagnostic::left_out(Loss::Parameter, message)
                .at(at.node.span, "ignored: it cannot be sent"),
        );
        return;
    }
    let constant = at.is("required").then(|| fixed(models, listed)).flatten();
    let node = constant.unwrap_or_else(|| described(models, listed, hint, place));
    let list = match place {
        Place::Header => &mut parameters.headers,
        Place::Cookie => &mut parameters.cookies,
        _ => &mut parameters.query,
    };
    if list.iter().all(|known| known.key.value != wire) {
        list.push(Member::new(wire, node));
    }
}

/// Returns a parameter with a constant as written in a spec.
fn fixed(models: &Types<'_>, Listed { at, written }: Listed<'_>) -> Option<Node> {
    let schema = at.get("schema").filter(|_| content_of(at).is_none())?;
    let value = constant::of(models.documents, &[Facet::of(schema)])?;
    let mut members = vec![Member::new("value", constant::text(&value)?)];
    let annotations = Annotations::of(models.documents, &[Facet::of(schema)]);
    let texts = (annotations.texts(false), None);
    let text = (models.texts).parameter(models.documents, [written, at], texts);
    members.extend(text.map(|text| Member::new("description", text)));
    Some(Node::object_at(members, at.node.span))
}

/// Returns the segment of a path parameter with a constant, if it is the same in every encoding.
fn path_constant(models: &Types<'_>, listed: Listed<'_>) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    let style = listed.at.text("style");
    let value = fixed(models, listed).filter(|_| style.is_none_or(|style| style == "simple"))?;
    let text = value.get("value")?.as_text()?.value;
    let is_segment = !matches!(text.as_str(), "" | "." | "..");
    (is_segment && text.chars().all(is_plain)).then_some(text)
}

/// Returns a parameter as written in a spec.
fn described<'a>(
    models: &mut Types<'a>,
    Listed { at, written }: Listed<'a>,
    hint: &str,
    place: Place,
) -> Node {
    let wire = at.text("name").unwrap_or_default();
    let span = at.node.span;
    let component = models.component_hint(at);
    let step = format!("{} {wire}", place.word());
    let hint = component.unwrap_or_else(|| models.hint_within(hint, wire, &step));
    let (text, keys) = value(models, at, (wire, &hint), place);
    let described = content_of(at).map_or(at, |(_, media)| media);
    let schema = described.get("schema").map(Facet::of);
    let annotations = Annotations::of(models.documents, schema.as_slice());
    let default = annotations.get("default").filter(|default| {
        let is_list = place != Place::Path && matches!(default.value, Json::List(_));
        is_scalar(default) || (is_list && default.elements().iter().all(is_scalar))
    });
    let required = match place {
        // A path without its parameter is a different path, unless there is a default.
        Place::Path => {
            default.is_none()
                || !at
                    .node
                    .get("required")
                    .is_some_and(|r| !at.is("required") && r.kind() == "a boolean")
        }
        _ => at.is("required"),
    };
    let optional = if required { "" } else { "?" };
    let mut members = vec![Member::new(
        "type",
        Node::text_at(format!("{text}{optional}"), span),
    )];
    if let Some(default) = default.filter(|_| !required) {
        members.push(Member::new("default", default.clone()));
    }
    if let Some(schema) = described.get("schema").filter(|_| content_of(at).is_none()) {
        members.extend(super::limits::of(models.documents, &[Facet::of(schema)]));
    }
    if at.is("deprecated") || annotations.is("deprecated") {
        members.push(Member::new("deprecated", boolean(span)));
    }
    members.extend(keys);
    let items = models.items_text(schema.as_slice(), &text);
    let texts = (annotations.texts(Typed::plain(text).is_model()), items);
    let description = (models.texts).parameter(models.documents, [written, at], texts);
    if let Some(description) = description {
        members.push(Member::new("description", description));
    }
    match members.as_mut_slice() {
        [only] => std::mem::replace(&mut only.value, boolean(span)),
        _ => Node::object_at(members, span),
    }
}

fn is_scalar(value: &Node) -> bool {
    matches!(
        value.value,
        Json::Text(_) | Json::Number(_) | Json::Boolean(_)
    )
}

/// Returns the only media type of a parameter that is described by `content`.
fn content_of(at: At<'_>) -> Option<(&str, At<'_>)> {
    let content = at.get("content")?;
    let member = content.node.members().first()?;
    Some((member.key.value.as_str(), content.to(&member.value)))
}

/// Returns the type of a header of a part, and the keys for how it is serialized.
pub(super) fn header<'a>(
    models: &mut Types<'a>,
    at: At<'a>,
    name: &str,
    hint: &str,
) -> (String, Vec<Member>) {
    value(models, at, (name, hint), Place::Header)
}

/// Returns the type of a parameter, and the keys for how it is serialized.
fn value<'a>(
    models: &mut Types<'a>,
    at: At<'a>,
    (wire, hint): (&str, &str),
    place: Place,
) -> (String, Vec<Member>) {
    let span = at.node.span;
    let (mut text, mut keys, shape) = if let Some((media_type, media)) = content_of(at) {
        let (text, keys) = content(models, (wire, media_type), media, hint);
        (text, keys, None)
    } else {
        let typed = at.get("schema").map(|schema| models.of(schema, hint));
        let text = as_text(&typed.unwrap_or_else(|| Typed::plain("string")));
        let shape = Shape::of(models, &text);
        (
            text,
            style::keys(models, at, wire, place, shape),
            Some(shape),
        )
    };
    if place != Place::Query {
        if place == Place::Path && at.is("allowReserved") && is_of_3_2(models) {
            let message = format!("`allowReserved` of `{}` is ignored", shown(wire));
            let label = "reserved characters in a path are percent-encoded";
            models
                .found
                .push(Diagnostic::warning(Code::Style, message).at(span, label));
        }
        return (text, keys);
    }
    if at.is("allowReserved") {
        keys.push(Member::new("allow_reserved", boolean(span)));
    }
    // An empty string is a value like any other.
    if let Some(shape) = shape.filter(|_| at.is("allowEmptyValue") && text != "string") {
        keys.push(Member::new("allow_empty_value", boolean(span)));
        if shape == Shape::Primitive {
            text.push_str("|null");
        }
    }
    (text, keys)
}

/// Whether the document is one of OpenAPI 3.2, where `allowReserved` has a meaning outside of queries (§4.12.2.2).
fn is_of_3_2(models: &Types<'_>) -> bool {
    let version = models
        .documents
        .root()
        .and_then(|root| root.text("openapi"));
    version.is_some_and(|version| version.starts_with("3.2"))
}

/// Returns the type of a parameter that is described by a media type: a value as JSON, or a string.
fn content<'a>(
    models: &mut Types<'a>,
    (wire, media_type): (&str, &str),
    media: At<'a>,
    hint: &str,
) -> (String, Vec<Member>) {
    let span = media.node.span;
    let typed = media.get("schema").map(|schema| models.of(schema, hint));
    if is_json(&essence(media_type)) {
        let typed = typed.unwrap_or_else(|| Typed::plain("json"));
        return (typed.text, vec![style::text("style", "json", span)]);
    }
    let text = as_text(&typed.unwrap_or_else(|| Typed::plain("string")));
    if Shape::of(models, &text) == Shape::Primitive {
        return (text, Vec::new());
    }
    let message = format!("`{}` is described as `{}`", shown(wire), shown(media_type));
    models.found.push(
        Diagnostic::warning(Code::Style, message)
            .at(span, "only JSON can be written from a value")
            .help("the parameter is a string, which the caller writes"),
    );
    ("string".to_owned(), Vec::new())
}

/// Returns a type that has a text: any JSON value, and bytes, are strings that the caller writes.
fn as_text(typed: &Typed) -> String {
    let text = typed.text.replace("|null", "");
    match text.as_str() {
        "json" | "bytes" => "string".to_owned(),
        "[json]" | "[bytes]" => "[string]".to_owned(),
        _ => text,
    }
}

/// Splits off the query and the fragment of a path: the query's pairs are always sent, with a fixed
/// value or that of a variable; a fragment only distinguishes operations.
fn split(path: &str) -> (&str, Vec<(&str, &str)>) {
    let path = path.split('#').next().unwrap_or(path);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let pairs = query
        .split('&')
        // `?refresh` is a parameter without a value.
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .filter(|(name, _)| !name.is_empty())
        .collect();
    (path, pairs)
}

/// Returns the names in a path's braces.
pub(super) fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
}

/// Replaces the variables of a path. Unmatched braces are removed.
fn rewritten(path: &str, renamed: &HashMap<&str, String>) -> String {
    let mut rewritten = String::new();
    let mut rest = path;
    while let Some((before, behind)) = rest.split_once('{') {
        rewritten.push_str(&before.replace('}', ""));
        let Some((inner, after)) = behind.split_once('}') else {
            rest = behind;
            continue;
        };
        let (lost, name) = inner.rsplit_once('{').unwrap_or(("", inner));
        rewritten.push_str(&lost.replace('{', ""));
        rewritten.extend(renamed.get(name).map(String::as_str));
        rest = after;
    }
    rewritten.push_str(&rest.replace(['{', '}'], ""));
    // A path has no spaces (RFC 3986 §3.3): those around it are a slip, others are part of a segment.
    let rewritten = with_escaped_spaces(rewritten.trim());
    if rewritten.starts_with('/') || super::server_url::has_scheme(&rewritten) {
        rewritten
    } else {
        format!("/{rewritten}")
    }
}

/// Percent-encodes the spaces of a path.
fn with_escaped_spaces(path: &str) -> String {
    let mut escaped = String::new();
    for letter in path.chars() {
        if letter.is_whitespace() {
            let mut buffer = [0; 4];
            let bytes = letter.encode_utf8(&mut buffer).bytes();
            escaped.extend(bytes.map(|byte| format!("%{byte:02X}")));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}
