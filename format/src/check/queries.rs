//! Tokens and secrets in URLs, which end up in logs and browser histories (RFC 9700 §4.3.2).

use std::collections::HashSet;

use super::{templates, token_body};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::template::Template;
use crate::expression::type_expression::Builtin;
use crate::source::{Span, Spanned};
use crate::spec::{
    ClientAuth, Encoding, GrantCommon, Index, Operation, Property, PropertyKind, Spec, TokenIn,
};
use licit_tables::owned::CredentialIn;

/// How the names of members and parameters that carry tokens end, without `_` and `-`.
const TOKENS: &[&str] = &["accesstoken", "refreshtoken", "idtoken"];

const A_SECRET: &str = "a secret is sent in the URL";

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let code = spec.grants.authorization_code.as_ref();
    let lookup = code.and_then(|grant| grant.tenants.as_ref());
    let places = lookup.and_then(|lookup| lookup.token_in.as_ref());
    for place in spec.api.token_in.iter().chain(places) {
        if let TokenIn::Query(_) = place.value {
            found.push(warning("the token is sent in the URL", place.span));
        }
    }
    if let (Some(place), Some(operation)) = (&spec.api.token_in, token_body::in_url(spec)) {
        let message = format!(
            "the token of `{}` is sent in the URL, because the call has no body",
            shown(&operation.name)
        );
        found.push(warning(&message, place.span));
    }
    for span in token_requests(spec) {
        found.push(warning(
            "codes, secrets or tokens are sent in the URL",
            span,
        ));
    }
    for scheme in schemes(spec) {
        found.push(warning("an API key is sent in the URL", scheme.span));
    }
    let tokens = captured_tokens(spec);
    let secrets = Secrets { index, tokens };
    // Variables that are marked as secret are errors there.
    for template in templates::urls(spec) {
        let mut names = template.variables();
        if let Some(name) = names.find(|name| secrets.tokens.contains(name.as_str())) {
            found.push(warning("a token is sent in the URL", name.span));
        }
    }
    let own = spec.operations.iter();
    let own = own.flat_map(|operation| &operation.query);
    for property in spec.api.query.iter().chain(own) {
        let name = property
            .fixed()
            .and_then(|template| secrets.first(template));
        found.extend(name.map(|name| warning(A_SECRET, name.span)));
        if property.fixed().is_none() && is_token(&property.name) && !is_flag(property) {
            found.push(warning("a token is sent in the URL", property.name.span));
        }
    }
    for operation in &spec.operations {
        let name = secrets.in_path(operation);
        found.extend(name.map(|name| warning(A_SECRET, name.span)));
    }
}

fn warning(message: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(Code::TokenInQuery, message)
        .at(span, "use it only if the provider requires it")
}

/// Where the spec puts the parameters of requests with tokens into the query, once for each place.
fn token_requests(spec: &Spec) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let grants = spec.grants.all();
    let grants = grants.filter(|(name, grant)| has_secrets(spec, name, grant));
    let grants = grants
        .filter_map(|(_, grant)| grant.token_request.encoding.or(spec.token_request.encoding));
    // A revocation request names the token. It does not have the encoding of token requests.
    let revocation = spec.revocation.iter();
    let revocation = revocation.filter_map(|revocation| revocation.request.encoding);
    for encoding in grants.chain(revocation) {
        if encoding.value == Encoding::Query && !spans.contains(&encoding.span) {
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

/// The schemes that some call sends in its query.
fn schemes(spec: &Spec) -> impl Iterator<Item = &Spanned<String>> {
    let own = spec.operations.iter();
    let own = own.filter_map(|operation| operation.security.as_ref());
    let all = spec.api.security.iter().chain(own);
    let all = all.flat_map(|security| &security.alternatives);
    let members = all.flat_map(|alternative| &alternative.members);
    let used: HashSet<&str> = members.map(|(name, _)| name.as_str()).collect();
    let in_query = spec.security_schemes.iter().filter(move |scheme| {
        matches!(scheme.place, Some(CredentialIn::Query(_))) && used.contains(scheme.name.as_str())
    });
    in_query.map(|scheme| &scheme.name)
}

/// The variables that capture a token. They are as secret as the token.
fn captured_tokens(spec: &Spec) -> HashSet<&str> {
    let code = spec.grants.authorization_code.iter();
    let code = code.flat_map(|code| {
        let lookup = code.tenants.iter();
        let tenants = lookup.flat_map(|lookup| &lookup.captures);
        code.callback.captures.iter().chain(tenants)
    });
    let captures = spec
        .token_replies()
        .filter_map(|reply| reply.captures.as_ref());
    let captures = captures.flatten().chain(code);
    let renamed = spec
        .token_replies()
        .filter_map(|reply| reply.rename.as_ref())
        .flatten();
    let renamed = renamed.filter(|(standard, _)| is_token(standard));
    let own: HashSet<&str> = renamed.map(|(_, own)| own.as_str()).collect();
    let tokens = captures.filter(|(from, _)| {
        let member = from.rsplit(['/', '.']).next().unwrap_or(from);
        is_token(member) || own.contains(from.as_str()) || own.contains(member)
    });
    tokens.map(|(_, name)| name.as_str()).collect()
}

/// Whether a parameter says that a token is wanted, and is not one.
fn is_flag(property: &Property) -> bool {
    match &property.kind {
        PropertyKind::Type(expression) => expression.builtin() == Some(Builtin::Boolean),
        _ => false,
    }
}

fn is_token(member: &str) -> bool {
    let plain = member.chars().filter(char::is_ascii_alphanumeric);
    let plain: String = plain.map(|c| c.to_ascii_lowercase()).collect();
    TOKENS.iter().any(|token| plain.ends_with(token))
}

/// The variables with secret values.
struct Secrets<'s> {
    index: &'s Index<'s>,
    tokens: HashSet<&'s str>,
}

impl Secrets<'_> {
    fn contain(&self, name: &str) -> bool {
        let variable = self.index.variable(name);
        variable.is_some_and(|own| own.secret.is_some()) || self.tokens.contains(name)
    }

    /// The first secret variable of a template.
    fn first<'t>(&self, template: &'t Template) -> Option<&'t Spanned<String>> {
        template.variables().find(|name| self.contain(name))
    }

    /// The first secret variable of an operation's path, where parameters may have the same names.
    fn in_path(&self, operation: &Operation) -> Option<Spanned<String>> {
        let is_parameter = |name: &Spanned<String>| {
            let mut own = operation.path.iter();
            own.any(|own| own.name.value == name.value) || self.index.bound(name).is_some()
        };
        let call = operation.call()?;
        let mut names = call.path.variables();
        names
            .find(|name| self.contain(name) && !is_parameter(name))
            .cloned()
    }
}
