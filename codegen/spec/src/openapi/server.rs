//! Where the API lives (OpenAPI 3.0.3 §4.7.5): the first server, its variables as the spec's.

use std::collections::HashMap;

use super::document::{At, text_of};
use super::name;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Member, Node, Span};

#[derive(Debug, Default)]
pub(crate) struct Server {
    pub(crate) base_url: Option<Node>,
    pub(crate) variables: Vec<Member>,
}

pub(crate) fn read(root: At<'_>, found: &mut Vec<Diagnostic>) -> Server {
    let servers = root.get("servers");
    let mut listed = servers
        .map(|at| at.node.elements())
        .unwrap_or_default()
        .iter();
    let is_whole = |server: &&Node| {
        server
            .get("url")
            .and_then(text_of)
            .is_some_and(is_whole_url)
    };
    let first = listed.clone().next();
    let Some(server) = listed.find(is_whole) else {
        if let Some(first) = first {
            found.push(
                Diagnostic::warning(Code::Server, "the server has no host")
                    .at(first.span, "name `base_url` in the spec's `api`"),
            );
        }
        return Server::default();
    };
    let span = server.span;
    let written = server
        .get("url")
        .and_then(text_of)
        .unwrap_or_default()
        .trim();
    let mut url = https(written);
    if url != written {
        let message = format!("the server `{}` is not https", shown(written));
        found.push(Diagnostic::warning(Code::Server, message).at(span, "taken as https"));
    }
    let mut renamed: HashMap<String, String> = HashMap::new();
    let mut variables = Vec::new();
    for variable in server
        .get("variables")
        .map(Node::members)
        .unwrap_or_default()
    {
        let written = format!("{{{}}}", variable.key.value);
        if !url.contains(&written) {
            continue;
        }
        let mut name = variable_name(&variable.key);
        while renamed.values().any(|taken| *taken == name) {
            name.push('2');
        }
        let described = if url.starts_with(&written) {
            origin(&variable.value, span, found)
        } else {
            described(&variable.value, span)
        };
        renamed.insert(written, name.clone());
        variables.push(Member::new(name, described));
    }
    for wire in undescribed(&url, &renamed) {
        let name = variable_name(&wire);
        let written = format!("{{{wire}}}");
        if renamed.values().all(|taken| *taken != name) {
            let before = url.split(&written).next().unwrap_or_default();
            let described = if before.is_empty() {
                origin(&Node::text_at("", span), span, found)
            } else {
                let port =
                    is_port(before).then(|| Member::new("default", Node::text_at("443", span)));
                Node::object_at(port.into_iter().collect(), span)
            };
            variables.push(Member::new(name.clone(), described));
        }
        renamed.insert(written, name);
    }
    for (written, name) in renamed {
        url = url.replace(&written, &format!("{{{name}}}"));
    }
    let url = url
        .trim_end_matches('/')
        .split('?')
        .next()
        .unwrap_or_default()
        .to_owned();
    Server {
        base_url: Some(Node::text_at(url, span)),
        variables,
    }
}

/// Whether a URL tells the host, or has a variable that does.
pub(super) fn is_whole_url(url: &str) -> bool {
    let url = https(url.trim());
    let scheme = if url.starts_with('{') { "https://" } else { "" };
    let mut example = scheme.to_owned();
    let mut rest = url.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        let value = if is_port(before) { "443" } else { "example" };
        example.extend([before, value]);
        rest = behind.split_once('}').map_or("", |(_, after)| after);
    }
    example.push_str(rest);
    url::Url::parse(&example).is_ok_and(|url| url.scheme() == "https" && url.has_host())
}

/// Whether what follows in a URL is the port.
fn is_port(before: &str) -> bool {
    before.ends_with(':') && !before.ends_with("://")
}

/// A URL with the scheme that tokens are sent over: instead of plain http, and of a variable that
/// leaves a choice.
pub(super) fn https(url: &str) -> String {
    match url.split_once("://") {
        Some((scheme, rest))
            if scheme == "http" || (scheme.starts_with('{') && scheme.ends_with('}')) =>
        {
            format!("https://{rest}")
        }
        _ => url.to_owned(),
    }
}

/// The name of a URL's variable in a spec: one that no method of a generated builder has.
pub(super) fn variable_name(wire: &str) -> String {
    let name = name::snake(wire, "variable");
    if crate::check::is_builder_method(&name) {
        format!("api_{name}")
    } else {
        name
    }
}

/// What a URL begins with is its scheme, host and port.
pub(super) fn origin(variable: &Node, span: Span, found: &mut Vec<Diagnostic>) -> Node {
    let mut members = vec![Member::new("format", Node::text_at("origin", span))];
    let default = variable.get("default").and_then(Node::as_text);
    if let Some(default) = default.filter(|default| !default.is_empty()) {
        let url = https(default.trim_end_matches('/'));
        let is_origin = url::Url::parse(&url)
            .is_ok_and(|url| url.scheme() == "https" && url.path() == "/" && url.query().is_none());
        if is_origin {
            members.push(Member::new("default", Node::text_at(url, default.span)));
        } else {
            let message = format!("`{}` is no origin", shown(&default));
            found.push(Diagnostic::warning(Code::Server, message).at(
                default.span,
                "left out: a URL begins with scheme and host, as `https://api.example.com`",
            ));
        }
    }
    Node::object_at(members, span)
}

/// A variable of a server, as a spec writes it.
fn described(variable: &Node, span: Span) -> Node {
    let mut members = Vec::new();
    let texts = |node: &Node| {
        node.as_text()
            .map(|text| text.value)
            .filter(|t| !t.is_empty())
    };
    let values: Vec<String> = variable
        .get("enum")
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .filter_map(texts)
        .collect();
    if let Some(default) = variable.get("default").and_then(texts)
        && (values.is_empty() || values.contains(&default))
    {
        members.push(Member::new("default", Node::text_at(default, span)));
    }
    if !values.is_empty() {
        let list = values
            .into_iter()
            .map(|value| Node::text_at(value, span))
            .collect();
        let list = Node {
            value: crate::source::Json::List(list),
            span,
        };
        members.push(Member::new("enum", list));
    }
    Node::object_at(members, span)
}

/// The variables of a URL that the document does not describe.
fn undescribed(url: &str, described: &HashMap<String, String>) -> Vec<String> {
    let names = url
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    names
        .map(|(name, _)| name.to_owned())
        .filter(|name| !described.contains_key(&format!("{{{name}}}")))
        .collect()
}
