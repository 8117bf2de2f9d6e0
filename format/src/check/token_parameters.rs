//! The fixed parameters of token requests: one that the request contains already would never be sent.

use std::collections::HashSet;

use super::{logins, wire_names};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::spec::{ClientAuth, DeviceCode, GrantCommon, Index, Property, Spec};

const SCOPE: &str = "scope";

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    // The provider's parameters are checked for each grant, and reported once.
    let mut reported = HashSet::new();
    for (name, grant) in spec.grants.all() {
        let request = &grant.token_request;
        let shared = &spec.token_request;
        let parameters = request.parameters.as_ref().or(shared.parameters.as_ref());
        let sent = sent(spec, name, grant);
        for parameter in parameters.into_iter().flatten() {
            let standard = sent.iter().find(|(_, wire)| *wire == parameter.name.value);
            if let Some((standard, _)) = standard
                && reported.insert(parameter.name.span.start)
            {
                let mut diagnostic = already_sent(parameter, "the token request");
                if *standard == "grant_type" {
                    diagnostic = diagnostic.help("set the key `grant_type` of `token_request`");
                } else {
                    diagnostic = diagnostic.help(format!(
                        "remove it, or add `{standard}` to `omit` if the provider expects another value"
                    ));
                }
                found.push(diagnostic);
            }
        }
    }
    device_authorization(spec, found);
}

/// The request for a device code (RFC 8628 §3.1).
fn device_authorization(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let Some(grant) = &spec.grants.device_code else {
        return;
    };
    let mut sent = of_client(spec, &grant.common, false);
    if !spec.scopes.is_empty() {
        sent.push(SCOPE);
    }
    if has_pkce(grant) {
        sent.extend(["code_challenge", "code_challenge_method"]);
    }
    for parameter in &grant.parameters {
        let mut sent = sent.iter();
        if sent.any(|name| wire_name(spec, &grant.common, name) == parameter.name.value) {
            let diagnostic = already_sent(parameter, "the device authorization request");
            found.push(diagnostic.help("remove it"));
        }
    }
}

/// Whether a device login has a verifier.
fn has_pkce(grant: &DeviceCode) -> bool {
    let methods = grant.code_challenge_methods.as_ref();
    methods.is_some_and(|methods| !methods.is_empty())
}

fn already_sent(parameter: &Property, request: &str) -> Diagnostic {
    let message = format!("{request} already contains `{}`", shown(&parameter.name));
    Diagnostic::error(Code::ParameterSetTwice, message)
        .at(parameter.name.span, "this value would not be sent")
}

/// A standard parameter, and the name under which it is sent.
type Sent<'s> = (&'static str, &'s str);

/// The standard parameters that each request of a grant contains.
fn sent<'s>(spec: &'s Spec, name: &str, grant: &'s GrantCommon) -> Vec<Sent<'s>> {
    parameters_of(spec, name, grant, false)
}

/// The standard parameters that some request of a grant contains.
pub(super) fn may_send<'s>(spec: &'s Spec, name: &str, grant: &'s GrantCommon) -> Vec<Sent<'s>> {
    parameters_of(spec, name, grant, true)
}

/// `with_any`: whether the parameters of any client authentication method count, or only those of every one.
fn parameters_of<'s>(
    spec: &'s Spec,
    name: &str,
    grant: &'s GrantCommon,
    with_any: bool,
) -> Vec<Sent<'s>> {
    let mut standard: Vec<&'static str> = match name {
        "authorization_code" => vec!["grant_type", "code", "redirect_uri"],
        "client_credentials" => vec!["grant_type", SCOPE],
        "refresh_token" => vec!["grant_type", "refresh_token"],
        "device_code" => vec!["grant_type", "device_code"],
        "token_exchange" => vec!["grant_type", "subject_token", "subject_token_type", SCOPE],
        "jwt_bearer" => vec!["grant_type", "assertion", SCOPE],
        "password" => vec!["grant_type", "username", "password", SCOPE],
        // Provider-specific: the rest depends on the spec.
        _ => Vec::new(),
    };
    let code = spec.grants.authorization_code.as_ref();
    if name == "authorization_code"
        && code.is_some_and(|code| logins::without_pkce(spec, code).is_none())
    {
        standard.push("code_verifier");
    }
    let device = spec.grants.device_code.as_ref();
    if name == "device_code" && device.is_some_and(has_pkce) {
        standard.push("code_verifier");
    }
    if spec.scopes.is_empty() {
        standard.retain(|name| *name != SCOPE);
    }
    standard.extend(of_client(spec, grant, with_any));
    standard
        .into_iter()
        .filter(|name| {
            grant
                .token_request
                .omits(&spec.token_request, name)
                .is_none()
        })
        .map(|name| (name, wire_name(spec, grant, name)))
        .collect()
}

/// The parameters that authenticate the client with each of the grant's methods, or with any of them.
fn of_client(spec: &Spec, grant: &GrantCommon, with_any: bool) -> Vec<&'static str> {
    let methods = spec.auth_methods_of(grant).map_or(&[][..], Vec::as_slice);
    let all = |sends: fn(ClientAuth) -> bool| {
        let mut methods = methods.iter().map(|method| sends(method.value));
        if with_any {
            methods.any(|sends| sends)
        } else {
            methods.len() > 0 && methods.all(|sends| sends)
        }
    };
    let sends_id = |method| {
        matches!(
            method,
            ClientAuth::None
                | ClientAuth::ClientSecretPost
                | ClientAuth::TlsClientAuth
                | ClientAuth::SelfSignedTlsClientAuth
        )
    };
    let mut parameters = Vec::new();
    if all(sends_id) {
        parameters.push("client_id");
    }
    if all(|method| method == ClientAuth::ClientSecretPost) {
        parameters.push("client_secret");
    }
    parameters
}

/// Returns the name under which a standard parameter is sent. Names in a grant's `rename` override the
/// provider's one by one.
fn wire_name<'s>(spec: &'s Spec, grant: &'s GrantCommon, standard: &'static str) -> &'s str {
    let requests = [&grant.token_request, &spec.token_request];
    let renamed = requests
        .into_iter()
        .flat_map(|request| request.rename.iter().flatten());
    wire_names::of(spec, renamed, standard)
}
