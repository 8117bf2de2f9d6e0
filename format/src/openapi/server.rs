//! The base URL of the API (OpenAPI 3.0.3 §4.7.5): the first server, with its variables converted.

use std::collections::HashMap;

use super::document::{At, scalar_of, text_of};
use super::name;
use crate::check::variables::mismatch;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::authority;
use crate::source::{Json, Member, Node, Span, Spanned};
use crate::spec::VariableFormat;

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
    let Some(server) = listed.find(is_whole) else {
        return Server::default();
    };
    let span = server.span;
    let written = server
        .get("url")
        .and_then(text_of)
        .unwrap_or_default()
        .trim();
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
    let (url, variables) = with_variables(server, url, found);
    Server {
        base_url: Some(Node::text_at(url, span)),
        variables,
    }
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
    mut url: String,
    found: &mut Vec<Diagnostic>,
) -> (String, Vec<Member>) {
    let span = server.span;
    let mut renamed: HashMap<String, String> = HashMap::new();
    let mut variables = Vec::new();
    let members = server.get("variables").map(Node::members);
    for variable in members.unwrap_or_default() {
        let written = format!("{{{}}}", variable.key.value);
        if !url.contains(&written) {
            continue;
        }
        let place = HostPart::of(&url, &written);
        let default = variable.value.get("default").and_then(scalar_of);
        if let Some(text) = fixed(&url, &written, place, &variable.value) {
            url = url.replace(&written, &text);
            if place.is_none() || text.is_empty() {
                let message = format!("the server's `{}` has one value", shown(&variable.key));
                let label = format!("always `{}`: other values cannot be set", shown(&text));
                found.push(
                    Diagnostic::warning(Code::Server, message).at(variable.value.span, label),
                );
            }
            continue;
        }
        let mut name = variable_name(&variable.key);
        while renamed.values().any(|taken| *taken == name) {
            name.push('2');
        }
        let described = if url.starts_with(&written) {
            origin(&variable.value, span, found)
        } else {
            let form = Form::of(place, default);
            described(&variable.value, form, found)
        };
        renamed.insert(written, name.clone());
        variables.push(Member::new(name, described));
    }
    for wire in undescribed(&url, &renamed) {
        let name = variable_name(&wire);
        let written = format!("{{{wire}}}");
        if renamed.values().all(|taken| *taken != name) {
            let place = HostPart::of(&url, &written);
            let described = match place {
                _ if url.starts_with(&written) => origin(&Node::text_at("", span), span, found),
                Some(HostPart { is_port: true, .. }) => {
                    let port = Member::new("default", Node::text_at("443", span));
                    Node::object_at(vec![port], span)
                }
                place => described(
                    &Node::object_at(Vec::new(), span),
                    Form::of(place, None),
                    found,
                ),
            };
            variables.push(Member::new(name.clone(), described));
        }
        renamed.insert(written, name);
    }
    for (written, name) in renamed {
        url = url.replace(&written, &format!("{{{name}}}"));
    }
    let url = url.trim_end_matches('/').split('?').next();
    (url.unwrap_or_default().to_owned(), variables)
}

/// The position of a variable in the host of a URL.
#[derive(Debug, Clone, Copy)]
struct HostPart {
    /// Whether it is the whole host.
    is_whole: bool,
    /// Whether it is the port.
    is_port: bool,
}

impl HostPart {
    /// Returns the place of `written`, a variable in braces; `None` outside of the host.
    fn of(url: &str, written: &str) -> Option<Self> {
        let (before, behind) = url.split_once(written)?;
        let (_, before) = before.split_once("://")?;
        let is_whole = before.is_empty() && (behind.is_empty() || behind.starts_with(['/', ':']));
        (!before.contains('/')).then_some(Self {
            is_whole,
            is_port: before.ends_with(':'),
        })
    }

    /// Whether values are host names and not single labels of one.
    fn is_host(self, default: Option<&str>) -> bool {
        !self.is_port && (self.is_whole || default.is_some_and(|default| default.contains('.')))
    }
}

/// What the servers of operations are compared with.
#[derive(Debug, Default)]
pub(crate) struct Base<'a> {
    /// The URL that paths are relative to, as a template of the spec.
    pub(crate) url: Option<&'a str>,
    /// Values of the spec's variables.
    pub(crate) variables: Vec<&'a str>,
    /// The document's server that `url` is taken from.
    pub(crate) usual: Option<&'a Node>,
}

/// Returns the document's server that the API's URL is taken from: the first one with a host, or
/// otherwise the first one.
pub(crate) fn usual(root: At<'_>) -> Option<&Node> {
    let servers = root.get("servers")?.node.elements();
    let mut whole = servers.iter();
    let whole = whole.find(|server| url(server).is_some_and(is_whole_url));
    whole.or_else(|| servers.first())
}

/// Returns the URL of a server as written.
fn url(server: &Node) -> Option<&str> {
    let url = server.get("url").and_then(text_of)?;
    Some(url.trim().trim_end_matches('/'))
}

/// Returns the prefix that an operation's own `servers` add to its path (OpenAPI 3.0.3 §4.7.10).
/// `None` if it is the document's own, or unusable.
pub(crate) fn elsewhere(
    servers: At<'_>,
    base: &Base<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    let listed = servers.node.elements();
    let first = listed.first()?;
    // Another server of the document is another host.
    if base.usual.is_some_and(|usual| is_same(first, usual)) {
        return None;
    }
    let usable = listed.iter().find_map(|server| {
        let node = server.get("url")?;
        let url = filled(text_of(node)?.trim(), server, base)?;
        Some(Spanned::new(url, node.span))
    });
    if usable.is_none() {
        found.push(
            Diagnostic::warning(Code::Server, "the operation's server has no `https` host")
                .at(first.span, "the spec's `api.base_url` is used"),
        );
    }
    usable
}

/// Whether a server has the URL of another, and no other defaults of its variables.
fn is_same(server: &Node, other: &Node) -> bool {
    let of_both = url(server).filter(|own| url(other) == Some(own));
    of_both.is_some_and(|url| {
        let mut variables = super::parameter::variables(url);
        variables.all(|wire| {
            let own = default(server, wire);
            own.is_none() || own == default(other, wire)
        })
    })
}

/// Returns the default of a server's variable.
fn default<'a>(server: &'a Node, wire: &str) -> Option<&'a str> {
    let variable = server.get("variables")?.get(wire)?;
    variable.get("default").and_then(scalar_of)
}

/// Returns a server's URL with a host. Variables of the spec are preserved, unless the server has
/// another default for one; others are replaced by their default.
fn filled(written: &str, server: &Node, base: &Base<'_>) -> Option<String> {
    let whole = if written.starts_with("//") {
        format!("https:{written}")
    } else if written.starts_with('/') {
        format!("{}{written}", host_of(base.url?))
    } else {
        https(written)
    };
    let mut url = String::new();
    let mut rest = whole.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        let (wire, after) = behind.split_once('}')?;
        url.push_str(before);
        let name = variable_name(wire);
        let own = default(server, wire);
        let usual = base.usual.and_then(|usual| default(usual, wire));
        let is_other = own.is_some() && usual.is_some() && own != usual;
        if base.variables.contains(&name.as_str()) && !is_other {
            url.extend(["{", &name, "}"]);
        } else {
            let default = own?;
            if default.is_empty() || default.contains(['{', '}']) {
                return None;
            }
            url.push_str(default);
        }
        rest = after;
    }
    url.push_str(rest);
    let url = https(&url);
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let url = url.get(..end)?.trim_end_matches('/').to_owned();
    // What clients would read differently is left out with the operation.
    has_https_host(&example(&url)).then_some(url)
}

/// Returns the part of a URL before its path.
pub(super) fn host_of(url: &str) -> &str {
    let start = url.find("://").map_or(0, |at| at + "://".len());
    let rest = url.get(start..).unwrap_or_default();
    let end = rest
        .find(['/', '\\', '?', '#'])
        .map_or(url.len(), |at| start + at);
    url.get(..end).unwrap_or(url)
}

/// Whether a text is a URL with a scheme and not a path.
pub(super) fn has_scheme(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// Whether a URL contains the host, or a variable for it, which clients read as it is written.
pub(super) fn is_whole_url(url: &str) -> bool {
    let example = example(url);
    let has_user = url::Url::parse(&example)
        .is_ok_and(|url| !url.username().is_empty() || url.password().is_some());
    authority::ambiguity(&example).is_none() && !has_user && has_https_host(&example)
}

fn has_https_host(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| url.scheme() == "https" && url.has_host())
}

/// Returns a URL with a possible value of each variable.
fn example(url: &str) -> String {
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
    example
}

/// Whether the URL of an endpoint needs no changes: it begins with `https` and a host, or with a
/// variable for both.
pub(super) fn is_whole_endpoint(url: &str) -> bool {
    match url.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((_, path)) => !path.trim_matches('/').is_empty(),
        None => url.contains("://") && is_whole_url(url) && https(url) == url,
    }
}

/// Whether a text is the URL of an endpoint, or one that is relative to the API's host (RFC 3986 §4.2).
pub(super) fn is_endpoint(url: &str) -> bool {
    let is_plain = !url.is_empty() && !url.contains('#') && !url.contains(char::is_whitespace);
    let whole = match url.strip_prefix("//") {
        Some(_) => format!("https:{url}"),
        None => url.to_owned(),
    };
    // Other schemes have no authority: `urn:acme`.
    let is_relative = || !whole.split('/').next().unwrap_or_default().contains(':');
    let is_usable = if whole.starts_with('{') {
        true
    } else if whole.contains("://") {
        is_whole_url(&whole)
    } else {
        is_relative()
    };
    is_plain && is_usable
}

/// Whether the rest of a URL starts with the port.
fn is_port(before: &str) -> bool {
    before.ends_with(':') && !before.ends_with("://")
}

/// Returns a URL with `https` instead of plain http or a variable scheme, because tokens are sent
/// to it, and with its host in ASCII.
pub(super) fn https(url: &str) -> String {
    let url = authority::in_ascii(url);
    match url.split_once("://") {
        Some((scheme, rest))
            if scheme == "http" || (scheme.starts_with('{') && scheme.ends_with('}')) =>
        {
            format!("https://{rest}")
        }
        _ => url.into_owned(),
    }
}

/// Returns the name of a URL's variable in a spec, which does not collide with a method of a
/// generated builder.
pub(super) fn variable_name(wire: &str) -> String {
    let name = name::snake(wire, "variable");
    if crate::name::is_builder_method(&name) {
        format!("api_{name}")
    } else {
        name
    }
}

/// A variable at the start of a URL contains its scheme, host and port.
pub(super) fn origin(variable: &Node, span: Span, found: &mut Vec<Diagnostic>) -> Node {
    let mut members = vec![Member::new("format", Node::text_at("origin", span))];
    let mut origin_of = |node: &Node| {
        let text = text_of(node).filter(|text| !text.is_empty())?;
        let url = https(text.trim_end_matches('/'));
        if mismatch(VariableFormat::Origin, &url).is_none() {
            return Some(Node::text_at(url, node.span));
        }
        let message = format!("`{}` is not an origin", shown(text));
        found.push(Diagnostic::warning(Code::Server, message).at(
            node.span,
            "ignored: expected scheme and host, such as `https://api.example.com`",
        ));
        None
    };
    let listed = variable.get("enum").map(Node::elements).unwrap_or_default();
    let values = listed.iter().filter_map(&mut origin_of).collect();
    let default = variable.get("default").and_then(&mut origin_of);
    members.extend(choices(default, values, span));
    members.extend(about(variable));
    Node::object_at(members, span)
}

/// Returns the description of a variable.
fn about(variable: &Node) -> Option<Member> {
    let text = variable.get("description")?.as_text()?;
    let text = super::text::one_line(&text);
    let span = variable.span;
    (!text.is_empty()).then(|| Member::new("description", Node::text_at(text, span)))
}

/// Removes the descriptions of variables.
pub(super) fn without_texts(variables: &mut [Member]) {
    for variable in variables {
        if let crate::source::Json::Object(members) = &mut variable.value.value {
            members.retain(|member| member.key.value != "description");
        }
    }
}

/// What the values of a variable are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Part of the path.
    Segment,
    /// A label of the host.
    Label,
    /// A host, with an optional port.
    Host,
    Port,
}

impl Form {
    fn of(place: Option<HostPart>, default: Option<&str>) -> Self {
        match place {
            None => Self::Segment,
            Some(place) if place.is_port => Self::Port,
            Some(place) if place.is_host(default) => Self::Host,
            Some(_) => Self::Label,
        }
    }

    /// Returns a value without a scheme, if a variable of this form accepts it.
    fn value(self, text: &str) -> Option<String> {
        let text = text.trim();
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let host = host.unwrap_or(text).trim_end_matches('/');
        let (value, is_good) = match self {
            Self::Segment => (text, !text.is_empty() && !text.contains(is_no_path)),
            Self::Label => (text, mismatch(VariableFormat::Label, text).is_none()),
            Self::Host => (host, mismatch(VariableFormat::Host, host).is_none()),
            Self::Port => (text, text.parse::<u16>().is_ok()),
        };
        is_good.then(|| value.to_owned())
    }
}

/// Whether a character cannot be in a path, or ends it.
fn is_no_path(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '{' | '}')
}

/// Returns the text of a variable that a spec cannot have: one with an empty default, or with a default
/// of several segments.
fn fixed(url: &str, written: &str, place: Option<HostPart>, variable: &Node) -> Option<String> {
    let default = variable.get("default").and_then(scalar_of)?;
    if url.starts_with(written) {
        return None;
    }
    let has_values = variable
        .get("enum")
        .is_some_and(|values| !values.elements().is_empty());
    let is_path = match place {
        // A path behind the host: its value must not change the host.
        Some(_) => default.starts_with('/'),
        None => default.contains('/') && !has_values,
    };
    if !default.is_empty() && !is_path {
        return None;
    }
    let mut path = default.split(['?', '#', '{']).next().unwrap_or_default();
    let (before, after) = url.split_once(written)?;
    if before.ends_with('/') {
        path = path.trim_start_matches('/');
    }
    if after.starts_with('/') {
        path = path.trim_end_matches('/');
    }
    Some(path.to_owned())
}

/// Returns a variable of a server as written in a spec.
fn described(variable: &Node, form: Form, found: &mut Vec<Diagnostic>) -> Node {
    let span = variable.span;
    let format = (form == Form::Host).then(|| Member::new("format", Node::text_at("host", span)));
    let mut members: Vec<Member> = format.into_iter().collect();
    let mut value_of = |node: &Node| {
        let value = scalar_of(node).and_then(|text| form.value(text));
        if value.is_none() {
            found.push(unusable(node));
        }
        Some(Node::text_at(value?, span))
    };
    let listed = variable.get("enum").map(Node::elements).unwrap_or_default();
    let values: Vec<Node> = listed.iter().filter_map(&mut value_of).collect();
    let default = variable.get("default").and_then(&mut value_of);
    // A port cannot be left to the application: without it, the URL is none.
    let usual_port = || {
        let first = values.first().cloned();
        first.unwrap_or_else(|| Node::text_at("443", span))
    };
    let default = default.or_else(|| (form == Form::Port).then(usual_port));
    members.extend(choices(default, values, span));
    members.extend(about(variable));
    Node::object_at(members, span)
}

/// Returns the keys for a variable's default and its values. The default is a value, whether it is listed
/// or not.
fn choices(default: Option<Node>, mut values: Vec<Node>, span: Span) -> Vec<Member> {
    if let Some(default) = &default {
        let is_listed = values.iter().any(|value| value.value == default.value);
        if !values.is_empty() && !is_listed {
            values.push(default.clone());
        }
    }
    let list = (!values.is_empty()).then_some(Node {
        value: Json::List(values),
        span,
    });
    let default = default.map(|default| Member::new("default", default));
    let list = list.map(|list| Member::new("enum", list));
    default.into_iter().chain(list).collect()
}

/// Reports a value that the place of its variable does not allow.
fn unusable(value: &Node) -> Diagnostic {
    let text = scalar_of(value).unwrap_or_default();
    let message = format!("`{}` is not a value of the server's variable", shown(text));
    Diagnostic::warning(Code::Server, message)
        .at(value.span, "ignored: the URL would not be valid with it")
}

/// Returns the variables of a URL that the document does not describe.
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
