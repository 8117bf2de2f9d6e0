//! The servers of operations and paths (OpenAPI 3.1 §4.8.10): the URL that stands before the path of a
//! call, and the variables that it adds to the spec.

use std::collections::{HashMap, HashSet};

use super::document::{At, scalar_of, text_of};
use super::name::Names;
use super::server::{secured, url, written};
use super::server_url::{example, has_https_host, host_of, https};
use super::server_variable::{self, Described, Template, variable_name};
use super::{parameter, setters};
use crate::diagnostic::{Code, Diagnostic, Loss};
use crate::source::{Json, Member, Node, Span, Spanned};

/// What the servers of operations are compared with.
#[derive(Debug, Default)]
pub(crate) struct Base<'a> {
    /// The URL that paths are relative to, as a template of the spec.
    pub(crate) url: Option<&'a str>,
    /// The names of the spec's variables.
    pub(crate) variables: HashSet<&'a str>,
    /// The document's server that `url` is taken from.
    pub(crate) usual: Option<&'a Node>,
}

/// An operation with servers of its own.
pub(crate) struct Owner<'a> {
    /// Its name in the spec.
    pub(crate) name: &'a str,
    pub(crate) path: &'a str,
    /// The list of its servers, or of those of its path.
    pub(crate) servers: At<'a>,
}

/// The URLs of operations with servers of their own.
#[derive(Debug, Default)]
pub(crate) struct OwnServers {
    urls: HashMap<Span, Spanned<String>>,
    /// The variables of these URLs.
    pub(crate) variables: Vec<Member>,
}

/// A server that an operation uses.
struct Used<'a> {
    /// The first operation that uses it.
    owner: &'a str,
    /// The location of its URL.
    span: Span,
    template: Template,
    /// What stands for each variable of the URL.
    parts: HashMap<String, Filling>,
}

/// What stands for a variable of a URL.
enum Filling {
    /// A variable of the spec.
    Known(String),
    /// The only value.
    Text(String),
    /// A variable that the server adds.
    Own(Own),
}

/// A variable that a server adds to the spec.
struct Own {
    /// Its name, unless that is another variable's.
    name: String,
    declaration: Node,
    /// What distinguishes it from other variables with the name.
    identity: String,
    /// Whether the document's own server has another variable with the name.
    is_taken: bool,
}

impl OwnServers {
    /// Reads the servers of these operations, each list once, and reports what cannot be used.
    pub(crate) fn read<'a>(
        owners: impl Iterator<Item = Owner<'a>>,
        base: &Base<'a>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut used = Vec::new();
        let mut seen = HashSet::new();
        let mut in_paths = HashSet::new();
        for owner in owners {
            let wires: Vec<&str> = parameter::variables(owner.path).collect();
            in_paths.extend(setters::variables(&wires).into_iter().map(|(_, name)| name));
            if seen.insert(owner.servers.node.span)
                && let Some(own) = Used::of(&owner, base, found)
            {
                used.push((owner.servers.node.span, own));
            }
        }
        let servers = used.iter().map(|(_, own)| own);
        let names = OwnNames::choose(servers, base, &in_paths);
        let mut own_servers = Self::default();
        let mut declared = HashSet::new();
        for (place, own) in used {
            let Some(url) = own.url(&names) else {
                found.push(unusable(own.span));
                continue;
            };
            own_servers.urls.insert(place, Spanned::new(url, own.span));
            for variable in own.variables() {
                let name = names.of(variable);
                if !base.variables.contains(name) && declared.insert(name.to_owned()) {
                    let declaration = variable.declaration.clone();
                    own_servers.variables.push(Member::new(name, declaration));
                }
            }
        }
        own_servers
    }

    /// Returns the URL that stands before the path of an operation with this list of servers. `None` if it is
    /// the API's.
    pub(crate) fn url(&self, servers: At<'_>) -> Option<&Spanned<String>> {
        self.urls.get(&servers.node.span)
    }
}

impl<'a> Used<'a> {
    /// Returns the first usable server of an operation. `None` if it is the document's own, or if there is none.
    fn of(owner: &Owner<'a>, base: &Base<'a>, found: &mut Vec<Diagnostic>) -> Option<Self> {
        let listed = owner.servers.node.elements();
        let first = listed.first()?;
        // Another server of the document is another host.
        if base.usual.is_some_and(|usual| is_same(first, usual)) {
            return None;
        }
        let usable = listed.iter().enumerate().find_map(|(at, server)| {
            let mut own = Vec::new();
            let used = Self::read(owner.name, server, base, &mut own)?;
            found.append(&mut own);
            Some((at, used))
        });
        let Some((at, used)) = usable else {
            found.push(unusable(first.span));
            return None;
        };
        for further in listed.iter().skip(at + 1) {
            let message = "a further server of an operation is not used";
            let label = "calls are sent to the first one";
            found.push(Diagnostic::left_out(Loss::Server, message).at(further.span, label));
        }
        Some(used)
    }

    fn read(
        owner: &'a str,
        server: &Node,
        base: &Base<'a>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let node = server.get("url")?;
        let written = written(text_of(node)?);
        let whole = if written.starts_with('/') {
            format!("{}{written}", host_of(base.url?))
        } else {
            secured(&written, node.span, found)
        };
        let end = whole.find(['?', '#']).unwrap_or(whole.len());
        let template = Template::of(server, whole.get(..end)?.to_owned(), found);
        let mut parts = HashMap::new();
        for variable in &template.variables {
            let part = filling(variable, server, base, found)?;
            parts.insert(variable.wire.clone(), part);
        }
        let used = Self {
            owner,
            span: node.span,
            template,
            parts,
        };
        // What clients would read differently is left out with the operation.
        let is_usable = used.url(&OwnNames::default()).is_some();
        is_usable.then_some(used)
    }

    /// The variables that the server adds, in the order of the URL.
    fn variables(&self) -> impl Iterator<Item = &Own> {
        let variables = self.template.variables.iter();
        variables.filter_map(|variable| match self.parts.get(&variable.wire)? {
            Filling::Own(own) => Some(own),
            Filling::Known(_) | Filling::Text(_) => None,
        })
    }

    /// Returns the URL as a template of the spec, if it has a host.
    fn url(&self, names: &OwnNames) -> Option<String> {
        let url = self.template.filled(|wire| {
            Some(match self.parts.get(wire)? {
                Filling::Known(name) => format!("{{{name}}}"),
                Filling::Text(text) => text.clone(),
                Filling::Own(own) => format!("{{{}}}", names.of(own)),
            })
        })?;
        let url = https(&url);
        let end = url.find(['?', '#']).unwrap_or(url.len());
        let url = url.get(..end)?.trim_end_matches('/').to_owned();
        has_https_host(&example(&url)).then_some(url)
    }
}

/// Returns what stands for a variable: one of the spec, unless the server has another default for it. `None`
/// without a value.
fn filling(
    variable: &Described,
    server: &Node,
    base: &Base<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Filling> {
    let name = variable_name(&variable.wire);
    let wire = variable.wire.as_str();
    let own = default(server, wire);
    let usual = base.usual.and_then(|usual| default(usual, wire));
    if base.variables.contains(name.as_str()) && (own.is_none() || own == usual) {
        return Some(Filling::Known(name));
    }
    let mut declaration = variable.declaration.clone();
    if declaration.get("default").is_none() {
        let first = declaration
            .get("enum")
            .and_then(|list| list.elements().first());
        let Some(first) = first.cloned() else {
            let text = own.filter(|text| !text.is_empty() && !text.contains(['{', '}']))?;
            found.push(server_variable::always(wire, text, server.span));
            return Some(Filling::Text(text.to_owned()));
        };
        if let Json::Object(members) = &mut declaration.value {
            members.insert(0, Member::new("default", first));
        }
    }
    found.extend(variable.found.iter().cloned());
    Some(Filling::Own(Own {
        name,
        identity: identity(&declaration),
        declaration,
        is_taken: own.is_some() && usual.is_some() && own != usual,
    }))
}

/// Returns the declaration of a variable without its description.
fn identity(declaration: &Node) -> String {
    let members = declaration.members().iter();
    let members = members.filter(|member| member.key.value != "description");
    let plain = Node::object_at(members.cloned().collect(), Span::default());
    plain.to_json().to_string()
}

/// The names of the variables that servers of operations add.
#[derive(Debug, Default)]
struct OwnNames(HashMap<(String, String), String>);

impl OwnNames {
    /// Chooses the names. Where several variables have one name, each is named after the first operation that
    /// uses it. So is one with the name of a path parameter, which would be set by the caller.
    fn choose<'u>(
        used: impl Iterator<Item = &'u Used<'u>> + Clone,
        base: &Base<'_>,
        in_paths: &HashSet<String>,
    ) -> Self {
        let mut alike: HashMap<&str, HashSet<&str>> = HashMap::new();
        for own in used.clone().flat_map(Used::variables) {
            alike.entry(&own.name).or_default().insert(&own.identity);
        }
        let usual = base.usual.and_then(url).unwrap_or_default();
        let usual: Vec<String> = parameter::variables(usual).map(variable_name).collect();
        let mut taken = Names::new(usual.iter().map(String::as_str));
        let mut names = HashMap::new();
        for server in used {
            for own in server.variables() {
                let key = (own.name.clone(), own.identity.clone());
                if names.contains_key(&key) {
                    continue;
                }
                let is_only = alike
                    .get(own.name.as_str())
                    .is_some_and(|all| all.len() == 1);
                let name = if is_only && !own.is_taken && !in_paths.contains(&own.name) {
                    own.name.clone()
                } else {
                    let qualified = format!("{}_{}", server.owner, own.name);
                    taken.unique(&variable_name(&qualified), "_")
                };
                names.insert(key, name);
            }
        }
        Self(names)
    }

    /// Returns the name of a variable.
    fn of<'n>(&'n self, own: &'n Own) -> &'n str {
        let key = (own.name.clone(), own.identity.clone());
        self.0.get(&key).map_or(&own.name, String::as_str)
    }
}

/// Whether a server has the URL of another, and no other defaults of its variables.
fn is_same(server: &Node, other: &Node) -> bool {
    let of_both = url(server).filter(|own| url(other) == Some(own));
    of_both.is_some_and(|url| {
        let mut variables = parameter::variables(url);
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

/// Reports servers without a usable one.
fn unusable(span: Span) -> Diagnostic {
    Diagnostic::warning(Code::Server, "the operation's server has no `https` host")
        .at(span, "the spec's `api.base_url` is used")
}
