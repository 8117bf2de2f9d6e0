//! The authorization code grant: the authorization request and its protection.

use crate::diagnostic::{Code, Diagnostic};
use crate::spec::{AuthorizationCode, ClientAuth, Property, Spec};

/// Values of `response_type` that request neither a code nor an access token (OAuth 2.0 Multiple
/// Response Type Encoding Practices).
const WITHOUT_CODE: &[&str] = &["id_token", "none"];

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    if let Some(grant) = &spec.grants.authorization_code {
        response_type(grant, found);
        public_without_pkce(spec, grant, found);
    }
}

/// A token in the callback is stored in browser histories and logs, and is not bound to this
/// application (RFC 9700 §2.1.2).
fn response_type(grant: &AuthorizationCode, found: &mut Vec<Diagnostic>) {
    let renamed = grant.rename.iter();
    let mut renamed = renamed.filter(|(standard, _)| standard.value == "response_type");
    let name = renamed.next().map_or("response_type", |(_, name)| name);
    let fixed = grant.parameters.iter();
    let fixed = fixed.filter(|parameter| parameter.name.value == name);
    let fixed = fixed.filter_map(Property::fixed);
    let own = grant.response_type.iter();
    let written = own
        .map(|text| (text.value.as_str(), text.span))
        .chain(fixed.map(|template| (template.text.as_str(), template.span)));
    for (text, span) in written {
        let words = || {
            let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '+'));
            words.filter(|word| !word.is_empty())
        };
        let message = if words().any(|word| word.eq_ignore_ascii_case("token")) {
            "`response_type` requests a token in the callback"
        } else if words().all(|word| WITHOUT_CODE.contains(&word)) {
            "`response_type` does not request a code"
        } else {
            continue;
        };
        found.push(
            Diagnostic::error(Code::UnsupportedGrant, message)
                .at(span, "not the authorization code grant")
                .help(
                    "use `code`, which is the default; the token endpoint then returns the token",
                ),
        );
    }
}

/// Public clients must use PKCE (RFC 9700 §2.1.1).
fn public_without_pkce(spec: &Spec, grant: &AuthorizationCode, found: &mut Vec<Diagnostic>) {
    let takes_pkce = grant
        .code_challenge_methods
        .as_ref()
        .is_none_or(|methods| !methods.is_empty());
    let common = &grant.common;
    if takes_pkce
        || grant.callback.without_code.is_some()
        || common.token_request.names_secret(&spec.token_request)
    {
        return;
    }
    let methods = spec.auth_methods_of(common);
    let public = methods.into_iter().flatten();
    if let Some(public) = public
        .into_iter()
        .find(|method| method.value == ClientAuth::None)
    {
        found.push(
            Diagnostic::warning(
                Code::PublicWithoutPkce,
                "neither a client secret nor PKCE protects the code",
            )
            .at(public.span, "a public client")
            .see(common.span, "PKCE is disabled here")
            .help("remove the empty `code_challenge_methods` if the provider ignores unknown parameters"),
        );
    }
}
