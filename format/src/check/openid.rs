//! OpenID Connect and signed authorization responses: the spec has what their validation requires.

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
        types(index, openid, found);
    }
    signed_response(index.spec, found);
}

fn complete(spec: &Spec, openid: &OpenId, found: &mut Vec<Diagnostic>) {
    let mut lacks = |what: &str, why: &str| {
        found.push(
            Diagnostic::error(Code::OpenIdIncomplete, format!("`openid` without {what}"))
                .at(openid.span, why),
        );
    };
    if spec.issuer.is_none() {
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

/// HMAC signatures require a client secret.
fn by_secret<'s>(
    spec: &Spec,
    algorithms: impl Iterator<Item = &'s Spanned<String>>,
    found: &mut Vec<Diagnostic>,
) {
    let has_secret = match &spec.grants.authorization_code {
        Some(code) => code
            .common
            .auth_methods
            .as_ref()
            .or(spec.auth_methods.as_ref())
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

/// Claims and `UserInfo` replies are objects.
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
    let is_signed = code.response_mode.is_some_and(ResponseMode::is_signed);
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
