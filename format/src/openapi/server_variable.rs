//! The variables of servers (OpenAPI 3.1 §4.8.6), as variables of a spec.

use std::collections::HashSet;

use super::document::{scalar_of, text_of};
use super::name;
use super::server_url::https;
use crate::check::variables::mismatch;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Json, Member, Node, Span};
use crate::spec::VariableFormat;

/// A URL whose variables have their names in the document.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) url: String,
    pub(super) variables: Vec<Described>,
}

/// A variable of a URL.
#[derive(Debug)]
pub(super) struct Described {
    /// Its name in the document.
    pub(super) wire: String,
    /// As written in a spec.
    pub(super) declaration: Node,
    /// The values that are no values of a variable.
    pub(super) found: Vec<Diagnostic>,
}

impl Template {
    /// Returns the URL of a server with its variables. Those that a spec cannot have are replaced by their
    /// defaults, and reported.
    pub(super) fn of(server: &Node, mut url: String, found: &mut Vec<Diagnostic>) -> Self {
        let span = server.span;
        let mut variables: Vec<Described> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        let members = server.get("variables").map(Node::members);
        for variable in members.unwrap_or_default() {
            let wire = variable.key.value.as_str();
            let written = format!("{{{wire}}}");
            if !url.contains(&written) || !known.insert(wire.to_owned()) {
                continue;
            }
            let place = HostPart::of(&url, &written);
            if let Some(text) = fixed(&url, &written, place, &variable.value) {
                url = url.replace(&written, &text);
                if place.is_none() || text.is_empty() {
                    found.push(always(wire, &text, variable.value.span));
                }
                continue;
            }
            let mut own = Vec::new();
            let declaration = if url.starts_with(&written) {
                origin(&variable.value, span, &mut own)
            } else {
                let default = variable.value.get("default").and_then(scalar_of);
                described(&variable.value, Form::of(place, default), &mut own)
            };
            variables.push(Described {
                wire: wire.to_owned(),
                declaration,
                found: own,
            });
        }
        for wire in wires(&url) {
            if known.insert(wire.to_owned()) {
                variables.push(undescribed(&url, wire, span));
            }
        }
        Self { url, variables }
    }

    /// Returns the URL with `name` instead of each variable: a name in braces or a text. `None` if its braces
    /// do not match.
    pub(super) fn filled(&self, name: impl Fn(&str) -> Option<String>) -> Option<String> {
        let mut filled = String::new();
        let mut rest = self.url.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            let (wire, after) = behind.split_once('}')?;
            filled.push_str(before);
            filled.push_str(&name(wire)?);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }
}

/// Returns the names of a URL's variables.
fn wires(url: &str) -> impl Iterator<Item = &str> {
    let names = url.split('{').skip(1);
    names.filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// Returns a variable that the document does not describe.
fn undescribed(url: &str, wire: &str, span: Span) -> Described {
    let written = format!("{{{wire}}}");
    let nothing = Node::object_at(Vec::new(), span);
    let mut found = Vec::new();
    let declaration = match HostPart::of(url, &written) {
        _ if url.starts_with(&written) => origin(&nothing, span, &mut found),
        Some(HostPart { is_port: true, .. }) => {
            let port = Member::new("default", Node::text_at("443", span));
            Node::object_at(vec![port], span)
        }
        place => described(&nothing, Form::of(place, None), &mut found),
    };
    Described {
        wire: wire.to_owned(),
        declaration,
        found,
    }
}

/// Reports a variable whose only value is part of the URL.
pub(super) fn always(wire: &str, text: &str, span: Span) -> Diagnostic {
    let message = format!("the server's `{}` has one value", shown(wire));
    let label = format!("always `{}`: other values cannot be set", shown(text));
    Diagnostic::warning(Code::Server, message).at(span, label)
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
        if let Json::Object(members) = &mut variable.value.value {
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
