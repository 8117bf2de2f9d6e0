//! Parameters of an operation: their place, their style, and their unique names (OpenAPI 3.0.3
//! §4.7.12).

use std::collections::HashMap;

use super::document::At;
use super::name::{self, Names};
use super::schema::{self, Facet};
use super::types::{Typed, Types, boolean};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Member, Node};

/// The parameters of an operation, as listed in a spec.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    /// The path with its variables renamed.
    pub(crate) path: String,
    pub(crate) in_path: Vec<Member>,
    pub(crate) query: Vec<Member>,
    pub(crate) headers: Vec<Member>,
    pub(crate) cookies: Vec<Member>,
    /// Used Rust names.
    pub(crate) names: Names,
}

/// Headers that the call sets itself (OpenAPI 3.0.3 §4.7.12.1: these parameters are ignored).
const OWN_HEADERS: &[&str] = &[
    "accept",
    "content-type",
    "authorization",
    "content-length",
    "host",
];

/// Methods of request builders.
const BUILDER_METHODS: &[&str] = &[
    "send",
    "send_with_meta",
    "pages",
    "items",
    "options",
    "body",
    "new",
];

impl Parameters {
    pub(crate) fn get(&self, name: &str) -> bool {
        self.query.iter().any(|member| member.key.value == name)
    }
}

/// Reads the parameters of an operation and of its path.
pub(crate) fn read<'a>(
    models: &mut Types<'a>,
    item: At<'a>,
    operation: At<'a>,
    path: &'a str,
    hint: &str,
) -> Parameters {
    let mut listed: Vec<At<'a>> = Vec::new();
    // An operation's own parameters come first, because they override those of the path.
    for owner in [operation, item] {
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
            let same = |known: &At<'_>| {
                known.text("name") == resolved.text("name")
                    && known.text("in") == resolved.text("in")
            };
            models.documents.spend(listed.len() / 16);
            if !listed.iter().any(same) {
                listed.push(resolved);
            }
        }
    }
    let mut parameters = Parameters {
        names: Names::new(BUILDER_METHODS.iter().copied()),
        ..Parameters::default()
    };
    let span = operation.node.span;
    let (path, fixed) = split(path);
    for (name, value) in fixed {
        let value = Node::object_at(vec![Member::new("value", Node::text_at(value, span))], span);
        parameters.query.push(Member::new(name, value));
    }
    let in_path = |at: &&At<'a>| at.text("in") == Some("path");
    let wire_names: Vec<&str> = variables(path).collect();
    let mut renamed: HashMap<&str, String> = HashMap::new();
    let mut taken = Names::default();
    for wire in wire_names {
        if renamed.contains_key(wire) {
            continue;
        }
        let variable = taken.unique(&name::snake(wire, "parameter"), "_");
        let declared = listed
            .iter()
            .filter(in_path)
            .find(|at| at.text("name") == Some(wire));
        let member = if let Some(at) = declared {
            described(models, *at, hint, Place::Path, &mut parameters.names)
        } else {
            models.found.push(
                Diagnostic::warning(
                    Code::PathParameter,
                    format!("the path parameter `{}` is not described", shown(wire)),
                )
                .at(span, "treated as a string"),
            );
            parameters.names.unique(&variable, "_");
            Node::text_at("string", span)
        };
        parameters
            .in_path
            .push(Member::new(variable.clone(), member));
        renamed.insert(wire, variable);
    }
    for at in listed.iter().filter(in_path) {
        let name = at.text("name").unwrap_or_default();
        if !renamed.contains_key(name) {
            let message = format!("the path does not contain `{}`", shown(name));
            models.found.push(
                Diagnostic::warning(Code::PathParameter, message).at(at.node.span, "ignored"),
            );
        }
    }
    parameters.path = rewritten(path, &renamed);
    for at in listed.iter().filter(|at| !in_path(at)) {
        beside_path(models, *at, hint, &mut parameters);
    }
    parameters
}

/// Adds a parameter that is not in the path.
fn beside_path<'a>(models: &mut Types<'a>, at: At<'a>, hint: &str, parameters: &mut Parameters) {
    let wire = at.text("name").unwrap_or_default();
    let place = match at.text("in") {
        Some("query") => Place::Query,
        Some("header") => Place::Header,
        Some("cookie") => Place::Cookie,
        _ => return,
    };
    let own = OWN_HEADERS.contains(&wire.to_ascii_lowercase().as_str());
    if place == Place::Header && own {
        return;
    }
    let sendable = match place {
        Place::Header | Place::Cookie => crate::shape::Text::HeaderName.accepts(wire),
        Place::Query | Place::Path => !wire.trim().is_empty(),
    };
    if !sendable {
        let message = format!("`{}` is not a valid parameter name", shown(wire));
        models.found.push(
            Diagnostic::warning(Code::LeftOut, message)
                .at(at.node.span, "ignored: it cannot be sent"),
        );
        return;
    }
    let node = described(models, at, hint, place, &mut parameters.names);
    let list = match place {
        Place::Header => &mut parameters.headers,
        Place::Cookie => &mut parameters.cookies,
        Place::Query | Place::Path => &mut parameters.query,
    };
    if list.iter().all(|known| known.key.value != wire) {
        list.push(Member::new(wire, node));
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// Returns a parameter as written in a spec.
fn described<'a>(
    models: &mut Types<'a>,
    at: At<'a>,
    hint: &str,
    place: Place,
    names: &mut Names,
) -> Node {
    let wire = at.text("name").unwrap_or_default();
    let span = at.node.span;
    let content = at
        .get("content")
        .and_then(|content| content.node.members().first().map(|m| content.to(&m.value)));
    let described = content.unwrap_or(at);
    let hint = format!("{hint}{}", name::model(wire));
    let typed = match described.get("schema") {
        Some(schema) => models.of(schema, &hint),
        None => Typed::plain("string"),
    };
    let text = writable(models, &typed, place, content.is_some());
    let default = described
        .get("schema")
        .and_then(|schema| {
            let schema = schema::read(models.documents, &[Facet::of(schema)]);
            schema
                .facets
                .iter()
                .find_map(|facet| facet.at.node.get("default"))
        })
        .filter(|default| default.as_text().is_some() || default.as_integer().is_some());
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
    let rust_name = crate::name::snake(wire);
    let unique = names.unique(rust_name.trim_start_matches("r#"), "_");
    if unique != rust_name.trim_start_matches("r#") {
        members.push(Member::new("rust_name", Node::text_at(unique, span)));
    }
    if let Some(default) = default.filter(|_| !required) {
        members.push(Member::new("default", default.clone()));
    }
    if let Some(schema) = described.get("schema").filter(|_| content.is_none()) {
        members.extend(super::limits::of(models.documents, &[Facet::of(schema)]));
    }
    if at.is("deprecated") {
        members.push(Member::new("deprecated", boolean(span)));
    }
    let style = if content.is_some() {
        Some("json")
    } else {
        at.text("style").filter(|style| {
            matches!(*style, "spaceDelimited" | "pipeDelimited" | "deepObject")
                || (*style == "simple" && place == Place::Query)
        })
    };
    if let Some(style) = style {
        members.push(Member::new("style", Node::text_at(style, span)));
    }
    // Queries use `form` by default, which repeats lists unless `explode` is false.
    let is_list = text.starts_with('[');
    let joined = at.node.get("explode").is_some() && !at.is("explode");
    if is_list && joined && place == Place::Query && style != Some("json") {
        let no = Node {
            value: crate::source::Json::Boolean(false),
            span,
        };
        members.push(Member::new("explode", no));
    }
    if let Some(description) = models.texts.first_paragraph(at, "description") {
        members.push(Member::new("description", description));
    }
    match members.as_mut_slice() {
        [only] => std::mem::replace(&mut only.value, boolean(span)),
        _ => Node::object_at(members, span),
    }
}

/// Returns a type that a path, query, header or cookie supports. Others become strings that the
/// caller serializes.
fn writable(models: &mut Types<'_>, typed: &Typed, place: Place, as_json: bool) -> String {
    if as_json {
        return typed.text.clone();
    }
    let text = typed.text.replace("|null", "");
    let item = text
        .strip_prefix('[')
        .and_then(|t| t.strip_suffix(']'))
        .unwrap_or(&text);
    let nested = item.starts_with(['[', '{']);
    let structured = nested || text.starts_with('{') || models.is_object(item);
    match (item, place) {
        ("json", _) if text.starts_with('[') => "[string]".to_owned(),
        ("json", _) => "string".to_owned(),
        ("bytes", _) => text.replace("bytes", "string"),
        _ if structured && place != Place::Query => "string".to_owned(),
        _ if nested => "[string]".to_owned(),
        _ => text,
    }
}

/// Splits off the query and the fragment of a path: the query's pairs are always sent; a fragment
/// only distinguishes operations.
fn split(path: &str) -> (&str, Vec<(String, String)>) {
    let path = path.split('#').next().unwrap_or(path);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let pairs = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, value)| !name.is_empty() && !value.contains(['{', '}']))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
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

/// Renames the variables of a path. Unmatched braces are removed.
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
        if let Some(name) = renamed.get(name) {
            rewritten.extend(["{", name, "}"]);
        }
        rest = after;
    }
    rewritten.push_str(&rest.replace(['{', '}'], ""));
    let rewritten = rewritten.replace(char::is_whitespace, "");
    if rewritten.starts_with('/') || super::server::has_scheme(&rewritten) {
        rewritten
    } else {
        format!("/{rewritten}")
    }
}
