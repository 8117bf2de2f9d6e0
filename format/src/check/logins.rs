//! What protects the code of a login: PKCE, or a secret of the client.

use crate::diagnostic::{Code, Diagnostic};
use crate::expression::template::Template;
use crate::source::Span;
use crate::spec::{AuthorizationCode, ClientAuth, GrantCommon, Index, Spec};
use licit_tables::AssertionPlace;

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(grant) = &index.spec.grants.authorization_code {
        public_without_pkce(index, grant, found);
    }
}

/// Returns where the spec disables PKCE. Both requests carry a part of it (RFC 7636 §4.3, §4.5).
pub(super) fn without_pkce(spec: &Spec, grant: &AuthorizationCode) -> Option<Span> {
    let methods = grant.code_challenge_methods.as_ref();
    if methods.is_some_and(Vec::is_empty) {
        return Some(grant.common.span);
    }
    let mut omitted = grant.omit.iter();
    let challenge = omitted.find(|name| name.value == "code_challenge");
    let request = &grant.common.token_request;
    let verifier = request.omits(&spec.token_request, "code_verifier");
    challenge.or(verifier).map(|name| name.span)
}

/// Public clients must use PKCE (RFC 9700 §2.1.1).
fn public_without_pkce(index: &Index<'_>, grant: &AuthorizationCode, found: &mut Vec<Diagnostic>) {
    let Some(disabled) = without_pkce(index.spec, grant) else {
        return;
    };
    if grant.callback.without_code.is_some() {
        return;
    }
    if let Some((span, label)) = without_secret(index, &grant.common) {
        let help = if disabled == grant.common.span {
            "remove the empty `code_challenge_methods` if the provider ignores unknown parameters"
        } else {
            "remove it from `omit` if the provider ignores unknown parameters"
        };
        found.push(
            Diagnostic::warning(
                Code::PublicWithoutPkce,
                "neither a client secret nor PKCE protects the code",
            )
            .at(span, label)
            .see(disabled, "PKCE is disabled here")
            .help(help),
        );
    }
}

/// Returns where the spec says that token requests of a client contain no secret. Such a client is public,
/// under any authentication method.
pub(super) fn without_secret(
    index: &Index<'_>,
    grant: &GrantCommon,
) -> Option<(Span, &'static str)> {
    let spec = index.spec;
    let request = &grant.token_request;
    if request
        .fixed(&spec.token_request)
        .any(|template| has_secret(index, template))
    {
        return None;
    }
    let omitted = |name: &str| {
        let omitted = request.omits(&spec.token_request, name);
        omitted.map(|name| (name.span, "the client's secret is not sent"))
    };
    let assertion = spec.client_assertion.as_ref();
    let place = assertion.and_then(|assertion| assertion.place);
    let of_method = |method: ClientAuth, span: Span| match method {
        ClientAuth::None => Some((span, "a public client")),
        ClientAuth::ClientSecretBasic => other_credentials(index, grant),
        ClientAuth::ClientSecretPost => omitted("client_secret"),
        ClientAuth::ClientSecretJwt | ClientAuth::PrivateKeyJwt => match place {
            None | Some(AssertionPlace::ClientAssertion) => omitted("client_assertion"),
            Some(AssertionPlace::ClientSecret) => omitted("client_secret"),
            Some(AssertionPlace::Bearer) => None,
        },
        ClientAuth::TlsClientAuth | ClientAuth::SelfSignedTlsClientAuth => None,
    };
    match spec.auth_methods_of(grant) {
        Some(methods) => methods
            .iter()
            .find_map(|method| of_method(method.value, method.span)),
        None => of_method(ClientAuth::ClientSecretBasic, grant.span),
    }
}

/// Returns where the credentials of HTTP Basic contain no secret.
fn other_credentials(index: &Index<'_>, grant: &GrantCommon) -> Option<(Span, &'static str)> {
    let own = grant.token_request.basic_credentials.as_ref();
    let shared = index.spec.token_request.basic_credentials.as_ref();
    let credentials = own.or(shared)?;
    let templates = [&credentials.user, &credentials.password];
    let mut given = templates.into_iter().flatten();
    if given.any(|template| has_secret(index, template)) {
        return None;
    }
    let mut written = templates.into_iter().flatten();
    let span = written.next().map_or(grant.span, |template| template.span);
    Some((span, "the credentials contain no secret"))
}

/// Whether a template contains the client secret or a secret variable.
fn has_secret(index: &Index<'_>, template: &Template) -> bool {
    template.variables().any(|name| {
        let variable = index.variable(name);
        name.value == "client_secret" || variable.is_some_and(|own| own.secret.is_some())
    })
}
