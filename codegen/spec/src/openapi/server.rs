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
            .is_some_and(|url| url.contains("://") || url.starts_with('{'))
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
    let mut url = server
        .get("url")
        .and_then(text_of)
        .unwrap_or_default()
        .to_owned();
    if let Some(rest) = url.strip_prefix("http://") {
        let message = format!("the server `{}` is not https", shown(&url));
        found.push(Diagnostic::warning(Code::Server, message).at(span, "taken as https"));
        url = format!("https://{rest}");
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
        let mut name = name::snake(&variable.key, "variable");
        while renamed.values().any(|taken| *taken == name) {
            name.push('2');
        }
        renamed.insert(written, name.clone());
        variables.push(Member::new(name, described(&variable.value, span)));
    }
    for wire in undescribed(&url, &renamed) {
        let name = name::snake(&wire, "variable");
        if renamed.values().all(|taken| *taken != name) {
            // What a URL begins with is its scheme, host and port.
            let begins = url.starts_with(&format!("{{{wire}}}"));
            let format = begins.then(|| Member::new("format", Node::text_at("origin", span)));
            let value = Node::object_at(format.into_iter().collect(), span);
            variables.push(Member::new(name.clone(), value));
        }
        renamed.insert(format!("{{{wire}}}"), name);
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
