//! OpenID Connect, and signed authorization requests and responses: the spec has what they require.

use super::models::type_known;
use crate::diagnostic::{Code, Diagnostic};
use crate::expression::type_expression::TypeExpression;
use crate::source::{Span, Spanned};
use crate::spec::{Index, ModelKind, OpenId, ResponseMode, Spec};

/// The scope that turns a login into an OpenID Connect login.
const SCOPE: &str = "openid";

/// Scopes that request claims (OpenID Connect Core §5.4). No operation requires them.
pub(super) const CLAIM_SCOPES: &[&str] = &[SCOPE, "profile", "email", "address", "phone"];

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(openid) = &index.spec.openid {
        complete(index.spec, openid, found);
        issuer_pattern(openid, found);
        types(index, openid, found);
    }
    signed_response(index.spec, found);
    signed_request(index.spec, found);
    signed_introspection(index.spec, found);
}

fn complete(spec: &Spec, openid: &OpenId, found: &mut Vec<Diagnostic>) {
    let mut lacks = |what: &str, why: &str| {
        found.push(
            Diagnostic::error(Code::OpenIdIncomplete, format!("`openid` without {what}"))
                .at(openid.span, why),
        );
    };
    if spec.issuer.is_none() && openid.issuer_pattern.is_none() {
        lacks("`issuer`", "ID tokens are compared with the issuer");
    }
    let algorithms = openid.algorithms.iter().flatten();
    let by_key = algorithms.clone().any(|name| !is_symmetric(name)) || openid.algorithms.is_none();
    let signed = openid.userinfo_algorithms.iter().flatten();
    if spec.jwks_uri.is_none() && (by_key || signed.clone().any(|name| !is_symmetric(name))) {
        lacks(
            "`jwks_uri`",
            "ID tokens are verified with the provider's keys",
        );
    }
    if !spec.scopes.iter().any(|scope| scope.name.value == SCOPE) {
        lacks("the scope `openid`", "this scope requests the ID token");
    }
    if openid.encryption_algorithms.is_none()
        && (openid.require_encrypted.is_some() || openid.encryption_encodings.is_some())
    {
        lacks(
            "`id_token_encryption_alg_values_supported`",
            "encrypted ID tokens need the algorithms of their keys",
        );
    }
    if openid.userinfo_endpoint.is_none()
        && (openid.userinfo.is_some() || openid.userinfo_algorithms.is_some())
    {
        lacks(
            "`userinfo_endpoint`",
            "needs the URL of the UserInfo endpoint",
        );
    }
    by_secret(spec, algorithms.chain(signed), found);
}

/// A pattern has a fixed server, and names what differs between tenants.
fn issuer_pattern(openid: &OpenId, found: &mut Vec<Diagnostic>) {
    let Some(pattern) = &openid.issuer_pattern else {
        return;
    };
    let text = pattern.text.as_str();
    let (server, path) = match text
        .strip_prefix("https://")
        .map(|rest| rest.split_once('/'))
    {
        Some(Some((server, path))) => (server, path),
        _ => ("", ""),
    };
    let problem = if server.is_empty() || path.is_empty() {
        "expected an `https` URL with a path"
    } else if server.contains('{') {
        "the host must be fixed"
    } else if !path.contains('{') {
        "names no claim: set `issuer` instead"
    } else {
        return;
    };
    found.push(
        Diagnostic::error(Code::IssuerPattern, "invalid issuer pattern").at(pattern.span, problem),
    );
}

/// HMAC signatures require a client secret.
fn by_secret<'s>(
    spec: &Spec,
    algorithms: impl Iterator<Item = &'s Spanned<String>>,
    found: &mut Vec<Diagnostic>,
) {
    let has_secret = match &spec.grants.authorization_code {
        Some(code) => spec
            .auth_methods_of(&code.common)
            .is_none_or(|methods| methods.iter().any(|method| method.value.needs_secret())),
        None => true,
    };
    for name in algorithms.filter(|name| is_symmetric(name) && !has_secret) {
        found.push(
            Diagnostic::error(
                Code::SignedWithoutSecret,
                "the signature requires a client secret, and no client has one",
            )
            .at(name.span, "verified with the client secret")
            .help("remove the algorithm, or add a client authentication method with a secret"),
        );
    }
}

fn is_symmetric(name: &Spanned<String>) -> bool {
    name.value.starts_with("HS")
}

/// Claims and UserInfo replies are objects.
fn types(index: &Index<'_>, openid: &OpenId, found: &mut Vec<Diagnostic>) {
    for ty in [&openid.claims, &openid.userinfo].into_iter().flatten() {
        let before = found.len();
        type_known(index, &ty.value, ty.span, found);
        if found.len() == before && !is_object(index, &ty.value) {
            found.push(
                Diagnostic::error(Code::ClaimsNotAnObject, "the claims are not an object")
                    .at(ty.span, "expected a model with a property for each claim"),
            );
        }
    }
}

fn is_object(index: &Index<'_>, ty: &TypeExpression) -> bool {
    match ty {
        TypeExpression::Named(name) => index.model(name).is_some_and(|model| match &model.kind {
            ModelKind::Object(_) => true,
            // Alias cycles are reported elsewhere.
            ModelKind::Alias(_) | ModelKind::Enum(_) | ModelKind::Union(_) => false,
        }),
        _ => false,
    }
}

fn signed_response(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let Some(code) = &spec.grants.authorization_code else {
        return;
    };
    let mut incomplete = |span: Span, problem: &str, label: &str| {
        let code = Code::SignedResponseIncomplete;
        found.push(Diagnostic::error(code, problem).at(span, label));
    };
    let is_signed = spec
        .response_mode(code)
        .is_some_and(ResponseMode::is_signed);
    let algorithms = code.response_algorithms.as_ref();
    match algorithms {
        Some(algorithms) if !is_signed => {
            if let Some(first) = algorithms.first() {
                incomplete(
                    first.span,
                    "signing algorithms for unsigned authorization responses",
                    "needs `\"response_mode\": \"jwt\"`",
                );
            }
        }
        _ if is_signed => {
            let by_key = algorithms.is_none_or(|list| list.iter().any(|a| !is_symmetric(a)));
            if spec.issuer.is_none() || (spec.jwks_uri.is_none() && by_key) {
                incomplete(
                    code.common.span,
                    "signed authorization responses cannot be verified",
                    "needs the provider's `issuer` and `jwks_uri`",
                );
            }
            by_secret(spec, algorithms.into_iter().flatten(), found);
        }
        _ => {}
    }
}

/// A request object names the server that it is for (RFC 9101 §4).
fn signed_request(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let Some(code) = &spec.grants.authorization_code else {
        return;
    };
    let algorithms = code.request_algorithms.as_ref();
    let required = code.require_request_object.as_ref();
    let required = required.filter(|required| required.value);
    let first = algorithms.and_then(|list| list.first());
    let at = required.map_or_else(|| first.map(|name| name.span), |flag| Some(flag.span));
    if let Some(at) = at
        && spec.issuer.is_none()
    {
        found.push(
            Diagnostic::error(
                Code::SignatureIncomplete,
                "request objects without `issuer`",
            )
            .at(at, "a request object names the server that it is for")
            .help("add `\"issuer\": \"https://…\"` to the provider"),
        );
    }
    // One algorithm of a key is enough.
    let all = algorithms.into_iter().flatten();
    if all.clone().all(is_symmetric) {
        by_secret(spec, all, found);
    }
}

/// A signed introspection response is verified like an ID token (RFC 9701 §5).
fn signed_introspection(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let algorithms = spec.introspection_algorithms.iter().flatten();
    let Some(first) = algorithms.clone().next() else {
        return;
    };
    if spec.introspection_endpoint.is_none() {
        found.push(
            Diagnostic::error(Code::MissingEndpoint, "introspection without an endpoint")
                .at(first.span, "needs `introspection_endpoint`")
                .help("add `\"introspection_endpoint\": \"https://…\"` to the provider"),
        );
    }
    let by_key = algorithms.clone().any(|name| !is_symmetric(name));
    if spec.issuer.is_none() || (spec.jwks_uri.is_none() && by_key) {
        found.push(
            Diagnostic::error(
                Code::SignatureIncomplete,
                "signed introspection responses cannot be verified",
            )
            .at(first.span, "needs the provider's `issuer` and `jwks_uri`"),
        );
    }
    by_secret(spec, algorithms, found);
}
