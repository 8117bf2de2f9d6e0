//! The OAuth part of an imported spec: endpoints, scopes and grants, from the document's security schemes.

use super::{ImportOptions, object, text};
use crate::openapi::document::{At, Documents, text_of};
use crate::openapi::flow::{Flows, url_of};
use crate::openapi::given::Given;
use crate::openapi::lower::Lowered;
use crate::openapi::security_scheme::{self, OwnSecurity, SchemeKind};
use crate::openapi::{name, scope, server_url, server_variable};
use crate::source::{Json, Member, Node, Span};

/// The OAuth part of a spec.
#[derive(Default)]
pub(super) struct OAuth {
    issuer: Option<String>,
    authorization: Option<String>,
    token: Option<String>,
    /// `deviceAuthorizationUrl` (OpenAPI 3.2 §4.29).
    device: Option<String>,
    pub(super) scopes: Vec<Member>,
    pub(super) grants: Vec<Member>,
    pub(super) credentials: Vec<Member>,
}

impl OAuth {
    pub(super) fn read(
        documents: &Documents,
        root: At<'_>,
        options: &ImportOptions,
        given: &Given,
        lowered: &mut Lowered,
    ) -> Self {
        let schemes = security_scheme::read(documents, root, &OwnSecurity::default());
        let mut oauth = Self::default();
        let mut scopes = std::mem::take(&mut lowered.scopes);
        for scheme in schemes.iter().filter(|s| s.kind == SchemeKind::OAuth) {
            for scope in security_scheme::scope_members(scheme.at) {
                let name = scope.key.as_str();
                let known = scopes.iter().any(|member| member.key.value == name);
                if !known && crate::shape::Text::ScopeToken.accepts(name) {
                    let description = text_of(&scope.value).filter(|_| !options.no_docs);
                    let text = Node::text_at(description.unwrap_or_default(), Span::default());
                    scopes.push(Member {
                        key: scope.key.clone(),
                        value: text,
                    });
                }
            }
        }
        oauth.add_grants(&Flows::read(schemes.iter()), lowered);
        lowered.places.scopes = scope::places(&scopes);
        // A description that only repeats the name is omitted.
        oauth.scopes = scope::members(scopes, given);
        oauth
    }

    /// Adds the endpoints and grants of the flows, or a static token if there are none.
    fn add_grants(&mut self, flows: &Flows<'_>, lowered: &Lowered) {
        let owned = |node: Option<&Node>| node.map(|node| url_of(node).to_owned());
        let metadata = flows.metadata.filter(|_| flows.token.is_none());
        self.issuer = metadata.and_then(|node| issuer(url_of(node)));
        self.authorization = owned(flows.authorization);
        self.token = owned(flows.token);
        self.device = owned(flows.device);
        // A grant has a token endpoint of its own if it is not the provider's.
        let grant = |name: &str, own: Option<&Node>| {
            let own = own
                .map(url_of)
                .filter(|url| Some(*url) != self.token.as_deref());
            let own = own.map(|url| Member::new("token_endpoint", text(url)));
            Member::new(name, object(own.into_iter().collect()))
        };
        let mut grants = Vec::new();
        if self.authorization.is_some() {
            grants.push(grant("authorization_code", None));
        }
        if self.device.is_some() {
            grants.push(grant("device_code", flows.device_token));
        }
        if self.authorization.is_some() || self.device.is_some() {
            grants.push(grant("refresh_token", flows.refresh));
        }
        if flows.client.is_some() {
            grants.push(grant("client_credentials", flows.client));
        }
        self.grants = grants;
        // Without a grant, the access token is a static one.
        if self.grants.is_empty() && (lowered.uses_token || lowered.security_schemes.is_empty()) {
            let token = Member::new("api_token", object(Vec::new()));
            self.credentials.push(token);
        }
    }

    /// Resolves endpoints that are paths against the API's host, and replaces plain http by https.
    pub(super) fn absolute(&mut self, base: &str, variables: &mut Vec<Member>) {
        let own = self
            .grants
            .iter_mut()
            .flat_map(|grant| match &mut grant.value.value {
                Json::Object(members) => members.as_mut_slice(),
                _ => &mut [],
            });
        let own = own.filter_map(|member| match &mut member.value.value {
            Json::Text(url) => Some(url),
            _ => None,
        });
        for url in self
            .authorization
            .iter_mut()
            .chain(&mut self.token)
            .chain(&mut self.device)
            .chain(own)
        {
            let whole = whole_url(url, base);
            *url = renamed(&whole, variables);
        }
    }

    pub(super) fn endpoints(&self) -> Vec<Member> {
        let member =
            |key: &str, url: &Option<String>| url.as_ref().map(|url| Member::new(key, text(url)));
        [
            member("issuer", &self.issuer),
            member("authorization_endpoint", &self.authorization),
            member("token_endpoint", &self.token),
            member("device_authorization_endpoint", &self.device),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Returns the issuer whose metadata is at a URL (OpenID Connect Discovery 1.0 §4).
fn issuer(metadata: &str) -> Option<String> {
    let issuer = metadata.strip_suffix("/.well-known/openid-configuration")?;
    server_url::is_whole_endpoint(issuer).then(|| issuer.to_owned())
}

/// Returns the URL of an endpoint: on the API's host if it has none.
fn whole_url(url: &str, base: &str) -> String {
    if url.starts_with("//") {
        return format!("https:{url}");
    }
    if server_url::is_whole_endpoint(url) {
        return url.to_owned();
    }
    if url.contains("://") && server_url::is_whole_url(url) {
        return server_url::https(url);
    }
    let variable = url.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let path = match variable {
        // A URL that is only a variable does not contain the path.
        Some((variable, _)) => name::snake(variable, "token"),
        None => url.trim_start_matches('/').to_owned(),
    };
    let end = base.find("://").map_or(0, |at| at + 3);
    let host = base.get(end..).and_then(|rest| rest.split('/').next());
    let host = base.get(..end + host.map_or(0, str::len)).unwrap_or(base);
    format!("{host}/{path}")
}

/// Returns a URL whose variables have spec names and are declared.
pub(super) fn renamed(url: &str, variables: &mut Vec<Member>) -> String {
    let mut renamed = String::new();
    let mut rest = url;
    while let Some((before, behind)) = rest.split_once('{') {
        renamed.push_str(before);
        let Some((wire, after)) = behind.split_once('}') else {
            break;
        };
        let name = server_variable::variable_name(wire);
        if variables.iter().all(|known| known.key.value != name) {
            let described = if before.is_empty() && renamed.is_empty() {
                server_variable::origin(
                    &Node::text_at("", Span::default()),
                    Span::default(),
                    &mut Vec::new(),
                )
            } else {
                Node::object_at(Vec::new(), Span::default())
            };
            variables.push(Member::new(name.clone(), described));
        }
        renamed.extend(["{", &name, "}"]);
        rest = after;
    }
    renamed + rest
}
