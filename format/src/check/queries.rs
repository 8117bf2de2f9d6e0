//! Tokens and secrets in URLs, which end up in logs and browser histories (RFC 9700 §4.3.2).

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};
use crate::spec::{ClientAuth, Encoding, GrantCommon, Index, Property, Spec, TokenIn};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let connection = spec.grants.authorization_code.as_ref();
    let connection = connection.and_then(|grant| grant.connection.as_ref());
    let places = connection.and_then(|connection| connection.token_in.as_ref());
    for place in spec.api.token_in.iter().chain(places) {
        if let TokenIn::Query(_) = place.value {
            found.push(warning("the token is sent in the URL", place.span));
        }
    }
    for span in token_requests(spec) {
        found.push(warning(
            "codes, secrets or tokens are sent in the URL",
            span,
        ));
    }
    let own = spec
        .operations
        .iter()
        .flat_map(|operation| &operation.query);
    for property in spec.api.query.iter().chain(own) {
        if let Some(name) = secret(index, property) {
            found.push(warning("a secret is sent in the URL", name.span));
        }
    }
}

fn warning(message: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(Code::TokenInQuery, message)
        .at(span, "use it only if the provider requires it")
}

/// Where the spec puts the parameters of token requests into the query, once for each place.
fn token_requests(spec: &Spec) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (name, grant) in spec.grants.all() {
        let encoding = grant.token_request.encoding.or(spec.token_request.encoding);
        if let Some(encoding) = encoding
            && encoding.value == Encoding::Query
            && has_secrets(spec, name, grant)
            && !spans.contains(&encoding.span)
        {
            spans.push(encoding.span);
        }
    }
    spans
}

/// Whether the parameters of a grant's request are secret. Those of client credentials are not if
/// the client authenticates in a header.
fn has_secrets(spec: &Spec, name: &str, grant: &GrantCommon) -> bool {
    let methods = spec.auth_methods_of(grant);
    let in_header = methods.is_some_and(|methods| {
        let is_header = |method: &Spanned<ClientAuth>| {
            matches!(
                method.value,
                ClientAuth::ClientSecretBasic | ClientAuth::None
            )
        };
        methods.iter().all(is_header)
    });
    name != "client_credentials"
        || !in_header
        || grant.token_request.names_secret(&spec.token_request)
}

/// The secret variable that a fixed parameter uses.
fn secret<'a>(index: &Index<'_>, property: &'a Property) -> Option<&'a Spanned<String>> {
    let names = property.fixed()?.variables();
    names.into_iter().find(|name| {
        let variable = index.variable(name);
        variable.is_some_and(|variable| variable.secret.is_some())
    })
}
