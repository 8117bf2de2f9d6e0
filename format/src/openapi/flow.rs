//! The OAuth flows of a document (OpenAPI 3.1 §4.8.29, 3.2 §4.29): the endpoints that a spec takes from
//! them, and the flows that no spec can have.

use super::document::text_of;
use super::security::Security;
use super::security_scheme::{OwnSecurity, Scheme, SchemeKind};
use super::server_url;
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::source::{Member, Node, Span};

/// The flows of a document. The first flow of each kind is used: an API has one authorization server.
#[derive(Default)]
pub(super) struct Flows<'a> {
    /// `authorizationUrl`, if there is a usable `authorizationCode` flow.
    pub(super) authorization: Option<&'a Node>,
    pub(super) token: Option<&'a Node>,
    /// `deviceAuthorizationUrl` (OpenAPI 3.2 §4.29).
    pub(super) device: Option<&'a Node>,
    /// `refreshUrl`, if it differs from the token endpoint.
    pub(super) refresh: Option<&'a Node>,
    /// `tokenUrl` of the `clientCredentials` flow.
    pub(super) client: Option<&'a Node>,
    /// `tokenUrl` of the `deviceAuthorization` flow, if it differs from the token endpoint.
    pub(super) device_token: Option<&'a Node>,
    /// `openIdConnectUrl`, where the endpoints are listed.
    pub(super) metadata: Option<&'a Node>,
    /// The `implicit` and `password` flows.
    forbidden: Vec<&'a Member>,
    /// Flows of a kind that another scheme has with other endpoints.
    further: Vec<&'a Member>,
    /// Schemes with another authorization server than the first one: their names, and the first one's.
    elsewhere: Vec<(&'a str, Span, &'a str)>,
    /// Flows without a usable endpoint, with its key and its value, if there is one.
    broken: Vec<(&'a Member, &'static str, Option<&'a Node>)>,
}

impl<'a> Flows<'a> {
    /// Reads the flows of the schemes that are OAuth.
    pub(super) fn read<'s>(schemes: impl Iterator<Item = &'s Scheme<'a>>) -> Self
    where
        'a: 's,
    {
        let mut flows = Self::default();
        let mut first: Option<&Scheme<'a>> = None;
        for scheme in schemes.filter(|scheme| scheme.kind == SchemeKind::OAuth) {
            let first = *first.get_or_insert(scheme);
            let further = flows.further.len();
            let metadata = scheme.at.node.get("openIdConnectUrl");
            flows.metadata = flows.metadata.or(metadata);
            let members = scheme.at.get("flows").map(|at| at.node.members());
            for flow in members.unwrap_or_default() {
                flows.add(flow);
            }
            // A scheme whose flow is left out was reported.
            if first.is_elsewhere(scheme) && flows.further.len() == further {
                flows.elsewhere.push((scheme.name, scheme.span, first.name));
            }
        }
        if flows.authorization.is_none() && flows.device.is_none() {
            flows.refresh = None;
            flows.token = None;
        }
        flows.token = flows.token.or(flows.device_token).or(flows.client);
        let token = flows.token.map(url_of);
        let is_other = |node: &&Node| Some(url_of(node)) != token;
        flows.refresh = flows.refresh.filter(is_other);
        flows.device_token = flows.device_token.filter(is_other);
        flows
    }

    fn add(&mut self, flow: &'a Member) {
        let url = |key: &str| {
            let node = flow.value.get(key)?;
            server_url::is_endpoint(url_of(node)).then_some(node)
        };
        let required: &[&'static str] = match flow.key.as_str() {
            "authorizationCode" => &["authorizationUrl", "tokenUrl"],
            "clientCredentials" => &["tokenUrl"],
            "deviceAuthorization" => &["deviceAuthorizationUrl", "tokenUrl"],
            _ => &[],
        };
        if let Some(key) = required.iter().find(|key| url(key).is_none()) {
            self.broken.push((flow, key, flow.value.get(key)));
            return;
        }
        match (flow.key.as_str(), url("tokenUrl")) {
            ("implicit" | "password", _) => self.forbidden.push(flow),
            ("authorizationCode", Some(token)) if self.authorization.is_none() => {
                self.authorization = url("authorizationUrl");
                self.token = Some(token);
                self.refresh = url("refreshUrl");
            }
            ("authorizationCode", Some(token)) => {
                let is_same = is_alike(self.authorization, url("authorizationUrl"))
                    && is_alike(self.token, Some(token));
                self.further.extend((!is_same).then_some(flow));
            }
            ("clientCredentials", Some(token)) => {
                let first = *self.client.get_or_insert(token);
                let is_same = url_of(first) == url_of(token);
                self.further.extend((!is_same).then_some(flow));
            }
            ("deviceAuthorization", Some(token)) if self.device.is_none() => {
                self.device = url("deviceAuthorizationUrl");
                self.device_token = Some(token);
                self.refresh = self.refresh.or(url("refreshUrl"));
            }
            ("deviceAuthorization", Some(_)) => {
                let is_same = is_alike(self.device, url("deviceAuthorizationUrl"));
                self.further.extend((!is_same).then_some(flow));
            }
            _ => {}
        }
    }

    /// Reports the flows that a spec cannot have, and endpoints without a host or without TLS.
    fn faults(&self, own: &OwnSecurity) -> Vec<Diagnostic> {
        let is_declared = |flow: &&&Member| flow.key.value == "password" && own.has_password;
        let forbidden = self.forbidden.iter().filter(|flow| !is_declared(flow));
        let forbidden = forbidden.map(|flow| {
            let message = format!("the `{}` flow is ignored", flow.key.value);
            let label = "not supported by licit (RFC 9700 §2.1.2, §2.4)";
            Diagnostic::left_out(Loss::Flow, message).at(flow.key.span, label)
        });
        let further = self.further.iter().map(|flow| {
            let message = format!("another `{}` flow is ignored", flow.key.value);
            Diagnostic::left_out(Loss::Flow, message)
                .at(flow.key.span, "an API has one authorization server")
        });
        let client = self.client.filter(|node| !is_alike(Some(node), self.token));
        let endpoints = [
            self.authorization,
            self.token,
            self.device,
            self.device_token,
            client,
            self.refresh,
        ];
        let endpoints = endpoints.into_iter().flatten();
        let partial = endpoints.filter(|node| !server_url::is_whole_endpoint(url_of(node)));
        let partial = partial.map(|node| {
            let message = format!("the endpoint `{}` is not an https URL", shown(url_of(node)));
            let label = "treated as an https URL, with the API's host if it has none";
            Diagnostic::warning(Code::Server, message).at(node.span, label)
        });
        let broken = self.broken.iter().map(|(flow, key, url)| {
            let message = format!("the `{}` flow is ignored", flow.key.value);
            let place = url.map_or(flow.key.span, |url| url.span);
            let label = match url {
                Some(_) => format!("`{key}` is not a URL of an endpoint"),
                None => format!("it has no `{key}`"),
            };
            Diagnostic::left_out(Loss::Flow, message).at(place, label)
        });
        let metadata = self
            .metadata
            .filter(|_| self.token.is_none() && !own.has_grants);
        let metadata = metadata.map(|node| {
            let message = "the endpoints of `openIdConnectUrl` are not known";
            Diagnostic::left_out(Loss::Flow, message)
                .at(node.span, "not fetched: a generator makes no requests")
                .help("`cargo licit import discovery` writes the endpoints and grants of a server")
        });
        let elsewhere = self.elsewhere.iter().map(|(name, span, first)| {
            let message = format!(
                "`{}` has another authorization server than `{}`",
                shown(name),
                shown(first)
            );
            Diagnostic::left_out(Loss::Flow, message)
                .at(
                    *span,
                    "its tokens and scopes count as those of the first one",
                )
                .help("an API has one authorization server: write a spec for each")
        });
        let found = forbidden.chain(broken).chain(further).chain(elsewhere);
        found.chain(partial).chain(metadata).collect()
    }
}

fn is_alike(one: Option<&Node>, other: Option<&Node>) -> bool {
    one.map(url_of) == other.map(url_of)
}

/// Returns the text of a URL.
pub(super) fn url_of(node: &Node) -> &str {
    text_of(node).unwrap_or_default().trim()
}

/// Reports the faults of the flows of a document; of a selection of its operations, those of the
/// schemes that they require.
pub(super) fn faults(
    security: &Security<'_>,
    own: &OwnSecurity,
    is_selection: bool,
) -> Vec<Diagnostic> {
    let schemes = security.schemes();
    let schemes = schemes.filter(|(is_required, _)| *is_required || !is_selection);
    Flows::read(schemes.map(|(_, scheme)| scheme)).faults(own)
}
