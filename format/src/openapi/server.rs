//! The base URL of the API (OpenAPI 3.0.3 §4.7.5): the first server, with its variables converted.

use std::borrow::Cow;
use std::collections::HashMap;

use super::document::{At, text_of};
use super::server_url::{host_of, https, is_whole_url};
use super::server_variable::{Template, variable_name};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::authority;
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
    let whole = listed.find_map(|server| {
        let url = written(server.get("url").and_then(text_of)?);
        is_whole_url(&url).then_some((server, url))
    });
    let Some((server, written)) = whole else {
        return Server::default();
    };
    let url = secured(&written, server.span, found);
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (url, rest) = url.split_at(end);
    if !rest.is_empty() {
        let message = format!("the server `{}` has a query or a fragment", shown(&written));
        found.push(Diagnostic::warning(Code::Server, message).at(server.span, "ignored"));
    }
    let url = url.to_owned();
    let (url, variables) = with_variables(server, url, found);
    Server {
        base_url: Some(Node::text_at(url, server.span)),
        variables,
    }
}

/// Returns a server's URL without usual slips: spaces around it, `${…}` for a variable, no scheme.
pub(super) fn written(url: &str) -> Cow<'_, str> {
    let url = url.trim();
    if url.contains("${") {
        return Cow::Owned(url.replace("${", "{"));
    }
    if url.starts_with("//") {
        return Cow::Owned(format!("https:{url}"));
    }
    Cow::Borrowed(url)
}

/// Returns a server's URL with `https` and with its host in ASCII, and reports what is different.
pub(super) fn secured(written: &str, span: Span, found: &mut Vec<Diagnostic>) -> String {
    let url = https(written);
    let in_ascii = authority::in_ascii(written);
    if in_ascii != written {
        let message = format!("the host of the server `{}` is not ASCII", shown(written));
        let host = format!("written as `{}`", shown(host_of(&url)));
        found.push(
            Diagnostic::warning(Code::Server, message)
                .at(span, host)
                .help("check that it is the provider's: letters of several scripts look alike"),
        );
    }
    if url != in_ascii {
        let message = format!("the server `{}` is not https", shown(written));
        found.push(Diagnostic::warning(Code::Server, message).at(span, "treated as https"));
    }
    url
}

/// The base URL that an import writes for a document without one. Names below `.example` do not
/// exist (RFC 2606 §3), and no author would choose this one.
pub(crate) fn placeholder(provider: &str) -> String {
    format!("https://unknown.{provider}.example")
}

/// Reports a document without a usable URL.
pub(crate) fn missing(root: At<'_>) -> Diagnostic {
    let start = root.node.span.start;
    let servers = root.get("servers").map(|servers| servers.node.span);
    let place = servers.unwrap_or(Span::new(start, start + 1));
    Diagnostic::warning(Code::Server, "the document has no usable server URL").at(
        place,
        "replace the placeholder in the spec's `api.base_url`",
    )
}

/// Returns a server's URL with its variables as a spec names them, and these variables.
fn with_variables(
    server: &Node,
    url: String,
    found: &mut Vec<Diagnostic>,
) -> (String, Vec<Member>) {
    let template = Template::of(server, url, found);
    let mut names: HashMap<&str, String> = HashMap::new();
    let mut variables = Vec::new();
    for variable in &template.variables {
        let mut name = variable_name(&variable.wire);
        while names.values().any(|taken| *taken == name) {
            name.push('2');
        }
        found.extend(variable.found.iter().cloned());
        variables.push(Member::new(name.clone(), variable.declaration.clone()));
        names.insert(&variable.wire, name);
    }
    let name = |wire: &str| Some(format!("{{{}}}", names.get(wire)?));
    let url = template.filled(name).unwrap_or(template.url.clone());
    (url.trim_end_matches('/').to_owned(), variables)
}

/// Returns the document's server that the API's URL is taken from: the first one with a host, or
/// otherwise the first one.
pub(crate) fn usual(root: At<'_>) -> Option<&Node> {
    let servers = root.get("servers")?.node.elements();
    let mut whole = servers.iter();
    let whole = whole.find(|server| url(server).is_some_and(|url| is_whole_url(&written(url))));
    whole.or_else(|| servers.first())
}

/// Returns the URL of a server as written.
pub(super) fn url(server: &Node) -> Option<&str> {
    let url = server.get("url").and_then(text_of)?;
    Some(url.trim().trim_end_matches('/'))
}
