//! The security schemes of a document (OpenAPI 3.1 §4.8.27): which are the access token, which are
//! other credentials, and which cannot be used.

use std::collections::{HashMap, HashSet};

use licit_tables::owned::{CredentialIn, TokenIn};

use super::document::{At, Documents, text_of};
use super::name::{self, Names};
use crate::check::security::Target;
use crate::diagnostic::shown;
use crate::shape::Text;
use crate::source::{Member, Node, Span};

/// Names that a scheme cannot have in the spec: those of the access token and of methods.
const RESERVED: &[&str] = &["token", "new", "default", "clone", "clone_from", "fmt"];

/// What the spec says about the schemes of its document.
#[derive(Debug, Default)]
pub(crate) struct OwnSecurity {
    /// `api.token_in`
    pub(crate) token_in: Option<TokenIn>,
    /// Schemes that the spec declares as the access token.
    pub(crate) tokens: HashSet<String>,
    /// Whether the spec has grants or static tokens.
    pub(crate) has_tokens: bool,
    /// Whether the spec has grants.
    pub(crate) has_grants: bool,
    /// Whether the spec has the `password` grant.
    pub(crate) has_password: bool,
}

impl OwnSecurity {
    pub(crate) fn read(root: &Node) -> Self {
        let api = root.get("api");
        let schemes = root.get("security_schemes");
        let schemes = schemes.map(Node::members).unwrap_or_default();
        let is_token = |member: &&Member| {
            let kind = member.value.get("type").and_then(text_of);
            kind == Some("token")
        };
        let has = |key: &str| root.get(key).is_some_and(|node| !node.members().is_empty());
        Self {
            has_tokens: has("grants") || has("credentials"),
            has_grants: has("grants"),
            has_password: root
                .get("grants")
                .is_some_and(|grants| grants.get("password").is_some()),
            token_in: api
                .and_then(|api| api.get("token_in"))
                .and_then(crate::spec::token_in)
                .map(|place| place.value),
            tokens: schemes
                .iter()
                .filter(is_token)
                .map(|member| member.key.value.clone())
                .collect(),
        }
    }
}

pub(crate) struct Scheme<'a> {
    /// The name in the document.
    pub(crate) name: &'a str,
    /// The name in the spec.
    pub(crate) key: String,
    pub(crate) span: Span,
    pub(crate) at: At<'a>,
    pub(crate) kind: SchemeKind,
    /// The declared scopes of the flows, with the first description of each.
    pub(crate) declared: HashMap<&'a str, Option<&'a str>>,
    /// The hosts of the authorization server, if the document states them.
    hosts: HashSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    /// OAuth 2, or OpenID Connect.
    OAuth,
    /// A bearer token, or a key, that the spec's grants and credentials return.
    Token,
    /// Another credential.
    Credential(CredentialIn),
    /// A credential that cannot be sent, with the reason.
    Unsupported(String),
}

impl SchemeKind {
    /// Whether it is the access token.
    pub(crate) fn is_token(&self) -> bool {
        matches!(self, Self::OAuth | Self::Token)
    }
}

/// Reads the schemes of a document.
pub(crate) fn read<'a>(
    documents: &'a Documents,
    root: At<'a>,
    own: &OwnSecurity,
) -> Vec<Scheme<'a>> {
    let listed = root
        .get("components")
        .and_then(|c| c.get("securitySchemes"));
    let members = listed.map(|at| at.node.members()).unwrap_or_default();
    let mut names = Names::default();
    let mut schemes: Vec<Scheme<'a>> = members
        .iter()
        .filter_map(|member| {
            let at = documents.resolve(listed.unwrap_or(root).to(&member.value))?;
            let mut declared = HashMap::new();
            for (scope, description) in declared_scopes(at) {
                declared.entry(scope).or_insert(description);
            }
            let kind = kind(at);
            let wanted = name::snake(&member.key, "scheme");
            let wanted = match &kind {
                SchemeKind::Credential(place) if RESERVED.contains(&wanted.as_str()) => {
                    format!("{wanted}_{}", word(place))
                }
                _ => wanted,
            };
            Some(Scheme {
                name: &member.key.value,
                key: names.unique(&wanted, "_"),
                span: member.key.span,
                at,
                hosts: if kind == SchemeKind::OAuth {
                    hosts(at)
                } else {
                    HashSet::new()
                },
                kind,
                declared,
            })
        })
        .collect();
    find_tokens(&mut schemes, own);
    schemes
}

/// Returns the scopes that the flows of a scheme declare.
pub(crate) fn declared_scopes(scheme: At<'_>) -> impl Iterator<Item = (&str, Option<&str>)> {
    scope_members(scheme).map(|scope| (scope.key.as_str(), text_of(&scope.value)))
}

/// Returns the scopes that the flows of a scheme declare, with their locations.
pub(crate) fn scope_members(scheme: At<'_>) -> impl Iterator<Item = &Member> {
    let flows = scheme
        .get("flows")
        .map(|flows| flows.node.members())
        .unwrap_or_default();
    flows
        .iter()
        .filter_map(|flow| flow.value.get("scopes"))
        .flat_map(Node::members)
}

/// Decides which schemes are the access token: those that the spec names as such, those in the place
/// of its `token_in`, and the only bearer scheme of a document without OAuth.
fn find_tokens(schemes: &mut [Scheme<'_>], own: &OwnSecurity) {
    let bearer = SchemeKind::Credential(CredentialIn::Bearer);
    let bearers = schemes
        .iter()
        .filter(|scheme| scheme.kind == bearer)
        .count();
    let has_oauth = schemes
        .iter()
        .any(|scheme| scheme.kind == SchemeKind::OAuth);
    let is_only_bearer = bearers == 1 && !has_oauth;
    let token = match &own.token_in {
        // Bearer schemes are the common case, and have a rule of their own.
        None | Some(TokenIn::Authorization(_)) => None,
        place => Some(Target::of_token(place.as_ref())),
    };
    for scheme in schemes {
        let SchemeKind::Credential(place) = &scheme.kind else {
            continue;
        };
        let is_token = own.tokens.contains(&scheme.key)
            || token.as_ref() == Some(&Target::of(place))
            || (is_only_bearer && scheme.kind == bearer);
        if is_token {
            scheme.kind = SchemeKind::Token;
        }
    }
}

fn kind(scheme: At<'_>) -> SchemeKind {
    let text = |key| {
        scheme
            .text(key)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    };
    // The kind of a scheme without `type` follows from its other keys.
    let kind = text("type").or_else(|| {
        let implied = [("flows", "oauth2"), ("in", "apiKey"), ("scheme", "http")];
        let known = implied.iter().find(|(key, _)| scheme.get(key).is_some());
        known.map(|(_, kind)| *kind)
    });
    match kind {
        Some("oauth2" | "openIdConnect") => SchemeKind::OAuth,
        Some("mutualTLS") => SchemeKind::Credential(CredentialIn::MutualTls),
        Some("http") => match text("scheme").map(str::to_ascii_lowercase).as_deref() {
            Some("basic") => SchemeKind::Credential(CredentialIn::Basic),
            Some("bearer") | None => SchemeKind::Credential(CredentialIn::Bearer),
            Some(_) => {
                let scheme = shown(text("scheme").unwrap_or_default());
                SchemeKind::Unsupported(format!("licit does not support HTTP `{scheme}`"))
            }
        },
        Some("apiKey") => key(text("in"), text("name")),
        Some(other) => {
            let other = shown(other);
            SchemeKind::Unsupported(format!("OpenAPI has no security scheme of type `{other}`"))
        }
        None => SchemeKind::Unsupported("the scheme has no `type`".into()),
    }
}

fn key(place: Option<&str>, name: Option<&str>) -> SchemeKind {
    let Some(name) = name else {
        return SchemeKind::Unsupported("the API key has no `name`".into());
    };
    let is_header = Text::HeaderName.accepts(name);
    match place {
        Some("header") if is_header => SchemeKind::Credential(CredentialIn::Header(name.into())),
        Some("cookie") if is_header => SchemeKind::Credential(CredentialIn::Cookie(name.into())),
        Some("query") => SchemeKind::Credential(CredentialIn::Query(name.into())),
        Some("header" | "cookie") => {
            let name = shown(name);
            SchemeKind::Unsupported(format!(
                "`{name}` is not a valid name of a header or cookie"
            ))
        }
        _ => SchemeKind::Unsupported("the API key has no usable `in`".into()),
    }
}

/// A word for a kind of credential, for names.
fn word(place: &CredentialIn) -> &'static str {
    match place {
        CredentialIn::Header(_) | CredentialIn::Query(_) => "key",
        CredentialIn::Cookie(_) => "cookie",
        CredentialIn::Basic => "login",
        CredentialIn::Bearer => "bearer",
        CredentialIn::MutualTls => "certificate",
    }
}

/// Returns the hosts of the endpoints of a scheme's authorization server. One without a host is that of
/// the API.
fn hosts(scheme: At<'_>) -> HashSet<String> {
    let flows = scheme.node.get("flows").map(Node::members);
    let endpoints = flows.unwrap_or_default().iter().flat_map(|flow| {
        let keys = ["tokenUrl", "authorizationUrl"];
        keys.into_iter().filter_map(|key| flow.value.get(key))
    });
    let all = endpoints.chain(scheme.node.get("openIdConnectUrl"));
    let hosts = all.filter_map(|node| {
        let url = url::Url::parse(text_of(node)?.trim()).ok()?;
        Some(url.host_str()?.to_owned())
    });
    hosts.collect()
}

impl Scheme<'_> {
    /// Whether the tokens of another scheme are from another authorization server.
    pub(crate) fn is_elsewhere(&self, other: &Self) -> bool {
        let are_known = !self.hosts.is_empty() && !other.hosts.is_empty();
        are_known && self.hosts.is_disjoint(&other.hosts)
    }

    /// Returns the scheme as written in a spec; `None` for those that a spec does not list.
    pub(crate) fn member(&self, description: Option<Node>) -> Option<Member> {
        let SchemeKind::Credential(place) = &self.kind else {
            return None;
        };
        let (key, value) = match place {
            CredentialIn::Header(name) => ("header", name.as_str()),
            CredentialIn::Query(name) => ("query", name.as_str()),
            CredentialIn::Cookie(name) => ("cookie", name.as_str()),
            CredentialIn::Basic => ("http", "basic"),
            CredentialIn::Bearer => ("http", "bearer"),
            CredentialIn::MutualTls => ("type", "mutual_tls"),
        };
        let mut members = vec![Member::new(key, Node::text_at(value, self.span))];
        members.extend(description.map(|text| Member::new("description", text)));
        Some(Member {
            key: crate::source::Spanned::new(self.key.clone(), self.span),
            value: Node::object_at(members, self.span),
        })
    }
}
