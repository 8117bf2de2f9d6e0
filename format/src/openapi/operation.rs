//! Converts operations of a document (OpenAPI 3.0.3 §4.7.10).

use std::collections::HashMap;

use super::document::{At, text_of};
use super::name::{self, Names};
use super::security::Security;
use super::server::{self, Base};
use super::types::{Types, boolean};
use super::{body, pages, parameter, reply};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::name::CLIENT_METHODS;
use crate::selection::{Selected, Selection};
use crate::source::{Member, Node, Span, Spanned};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// An operation before its conversion.
pub(crate) struct Listed<'a> {
    pub(crate) method: String,
    pub(crate) path: &'a str,
    /// The location of the path.
    key: Span,
    /// The path item.
    item: At<'a>,
    pub(crate) at: At<'a>,
    /// Its name in the spec.
    pub(crate) name: String,
    pub(crate) tag: Option<&'a str>,
}

/// Returns the selected operations with unique names.
pub(crate) fn list<'a>(
    models: &mut Types<'a>,
    root: At<'a>,
    selection: &Selection,
) -> Vec<Listed<'a>> {
    let mut listed = Vec::new();
    let mut names = Names::default();
    let mut ids: HashMap<&'a str, Span> = HashMap::new();
    let paths = root.get("paths");
    for path in paths.iter().flat_map(|paths| paths.node.members()) {
        if path.key.starts_with("x-") {
            continue;
        }
        let item = root.to(&path.value);
        let Some(item) = models.documents.resolve(item) else {
            let reference = item.text("$ref").unwrap_or_default();
            models
                .found
                .push(super::document::dangling(item, reference));
            continue;
        };
        for member in item.node.members() {
            let word = member.key.value.as_str();
            if word == "trace" {
                models.found.push(
                    Diagnostic::warning(Code::LeftOut, "a `TRACE` operation is ignored")
                        .at(member.key.span, "not supported by reqwest"),
                );
            }
            if !METHODS.contains(&word) {
                continue;
            }
            let at = item.to(&member.value);
            let method = word.to_uppercase();
            let id = at.text("operationId").filter(|id| !id.trim().is_empty());
            let by_path = || format!("{word} {}", path.key.value.replace('{', "by "));
            let wanted = id.map_or_else(by_path, str::to_owned);
            let wanted = reserved(name::snake(&wanted, "operation"), word);
            let tags = at.node.get("tags").map(Node::elements).unwrap_or_default();
            let tags: Vec<&'a str> = tags.iter().filter_map(text_of).collect();
            let selected = Selected {
                method: &method,
                path: &path.key.value,
                names: [&wanted, id.unwrap_or_default()],
                tags: tags.clone(),
            };
            if !selection.takes(&selected) {
                continue;
            }
            if let Some(id) = id {
                let span = at
                    .node
                    .get("operationId")
                    .map(|n| n.span)
                    .unwrap_or_default();
                if let Some(earlier) = ids.insert(id, span) {
                    let message = format!("duplicate `operationId` `{}`", shown(id));
                    models.found.push(
                        Diagnostic::warning(Code::DuplicateOperation, message)
                            .at(span, "a number is appended to its name")
                            .see(earlier, "first used here"),
                    );
                }
            }
            listed.push(Listed {
                method,
                path: &path.key.value,
                key: path.key.span,
                item,
                at,
                name: names.unique(&wanted, "_"),
                tag: tags.first().copied(),
            });
        }
    }
    listed
}

/// Returns a name that does not collide with the methods of a client.
fn reserved(name: String, method: &str) -> String {
    const OTHERS: &[&str] = &["error", "client", "rate_limit", "fmt"];
    if CLIENT_METHODS.contains(&name.as_str()) || OTHERS.contains(&name.as_str()) {
        format!("{method}_{name}")
    } else {
        name
    }
}

/// Returns the method and the URL, with the location of its host.
fn call(
    models: &mut Types<'_>,
    listed: &Listed<'_>,
    path: &str,
    base: &Base<'_>,
) -> (String, Span) {
    let method = &listed.method;
    if server::has_scheme(path) {
        // The location of a string includes its quotes; that of a key does not.
        let place = Span::new(listed.key.start.saturating_sub(1), listed.key.end + 1);
        return (format!("{method} {path}"), place);
    }
    let servers = [listed.at, listed.item]
        .into_iter()
        .find_map(|owner| owner.get("servers"));
    let own = servers.and_then(|servers| server::elsewhere(servers, base, &mut models.found));
    match own {
        Some(url) => (format!("{method} {}{path}", url.value), url.span),
        None => (format!("{method} {path}"), listed.at.node.span),
    }
}

/// Returns the operation as written in a spec.
pub(crate) fn lower<'a>(
    models: &mut Types<'a>,
    security: &mut Security<'a>,
    (listed, group): (&Listed<'a>, Option<(&str, &str)>),
    base: &Base<'_>,
) -> Member {
    let at = listed.at;
    let span = at.node.span;
    let hint = crate::name::pascal(&listed.name);
    let mut members = Vec::new();
    let mut parameters = parameter::read(models, listed.item, at, listed.path, &hint);
    let (call, place) = call(models, listed, &parameters.path, base);
    members.push(Member::new("call", Node::text_at(call, place)));
    if let Some((group, method)) = group {
        members.push(Member::new("sub_client", Node::text_at(group, span)));
        members.push(Member::new("method", Node::text_at(method, span)));
    }
    let summary = models.texts.first_paragraph(at, "summary");
    if let Some(description) = summary.or_else(|| models.texts.first_paragraph(at, "description")) {
        members.push(Member::new("description", description));
    }
    let docs = at.get("externalDocs").and_then(|docs| docs.text("url"));
    if let Some(docs) = docs.filter(|docs| crate::shape::Text::Link.accepts(docs)) {
        members.push(Member::new("docs", Node::text_at(docs, span)));
    }
    if at.is("deprecated") {
        members.push(Member::new("deprecated", boolean(span)));
    }
    scopes(models, security, at, &mut members);
    body::read(models, at, &mut parameters, &hint, &mut members);
    for (key, list) in [
        ("path", &mut parameters.in_path),
        ("query", &mut parameters.query),
        ("headers", &mut parameters.headers),
        ("cookies", &mut parameters.cookies),
    ] {
        if !list.is_empty() {
            members.push(Member::new(
                key,
                Node::object_at(std::mem::take(list), span),
            ));
        }
    }
    reply::read(models, at, &listed.method, &hint, &mut members);
    if at.is("x-query") {
        // A read-only operation that is a `POST` because of the size of its parameters.
        members.push(Member::new("idempotent", boolean(span)));
    }
    pages::read(models, listed.item, at, &mut members);
    let name = at.node.get("operationId").map_or(span, Node::inner_span);
    Member {
        key: Spanned::new(listed.name.clone(), name),
        value: Node::object_at(members, span),
    }
}

fn scopes<'a>(
    models: &mut Types<'a>,
    security: &mut Security<'a>,
    at: At<'a>,
    members: &mut Vec<Member>,
) {
    let span = at
        .node
        .get("security")
        .map_or(at.node.span, |node| node.span);
    let requirement = security.requirement(at, &mut models.found);
    if requirement.anonymous {
        members.push(Member::new("token", Node::text_at("none", span)));
    }
    if let Some(expression) = requirement.scopes {
        members.push(Member::new("scopes", Node::text_at(expression, span)));
    }
}
