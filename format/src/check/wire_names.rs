//! Standard names in `rename` and `omit` of requests, where other keys of the spec add names. A misspelled
//! one would be ignored. The names of replies are part of the structure.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Span, Spanned};
use crate::spec::{Property, Spec, TokenRequest};

/// Parameters of the authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3, RFC 8707 §2, RFC 9396 §2,
/// RFC 9449 §10, OpenID Connect Core §3.1.2.1).
const AUTHORIZATION: &[&str] = &[
    "authorization_details",
    "client_id",
    "code_challenge",
    "code_challenge_method",
    "dpop_jkt",
    "nonce",
    "redirect_uri",
    "resource",
    "response_mode",
    "response_type",
    "state",
];

/// Parameters of token requests of all grants (RFC 6749 §2.3.1 and §4, RFC 7009, RFC 7521 §4, RFC 7523,
/// RFC 7662, RFC 8628 §3.4, RFC 8693 §2.1).
const TOKEN_REQUEST: &[&str] = &[
    "access_token",
    "actor_token",
    "actor_token_type",
    "assertion",
    "audience",
    "authorization_details",
    "client_assertion",
    "client_assertion_type",
    "client_id",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "grant_type",
    "password",
    "redirect_uri",
    "refresh_token",
    "requested_token_type",
    "resource",
    "response_type",
    "scope",
    "state",
    "subject_token",
    "subject_token_type",
    "token",
    "token_type_hint",
    "username",
];

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    if let Some(grant) = &spec.grants.authorization_code {
        // `scope_format` sets the name of the scope parameter.
        let scope = spec.scope_format.parameter.as_deref().unwrap_or("scope");
        let mut list = List::new(
            "parameter of the authorization request",
            AUTHORIZATION,
            found,
        );
        list.known.push(scope);
        list.check(grant.rename.iter().map(|(name, _)| name));
        list.check(&grant.omit);
    }
    let custom = || spec.grants.custom.iter();
    let shared = custom().flat_map(|grant| &grant.parameters);
    request(&spec.token_request, shared, found);
    if let Some(revocation) = &spec.revocation {
        request(&revocation.request, std::iter::empty(), found);
    }
    let own: HashMap<Span, &[Property]> = custom()
        .map(|grant| (grant.common.span, grant.parameters.as_slice()))
        .collect();
    for (_, grant) in spec.grants.all() {
        let own = own.get(&grant.span).copied().unwrap_or_default();
        request(&grant.token_request, own.iter(), found);
    }
}

fn request<'s>(
    request: &'s TokenRequest,
    own: impl Iterator<Item = &'s Property>,
    found: &mut Vec<Diagnostic>,
) {
    let mut list = List::new("parameter of the token request", TOKEN_REQUEST, found);
    list.known
        .extend(own.map(|parameter| parameter.name.as_str()));
    list.check(request.rename.iter().flatten().map(|(name, _)| name));
    list.check(request.omit.iter().flatten());
}

/// The standard names allowed in one place.
struct List<'s, 'f> {
    what: &'static str,
    known: Vec<&'s str>,
    found: &'f mut Vec<Diagnostic>,
}

impl<'s, 'f> List<'s, 'f> {
    fn new(what: &'static str, known: &[&'s str], found: &'f mut Vec<Diagnostic>) -> Self {
        Self {
            what,
            known: known.to_vec(),
            found,
        }
    }

    fn check<'n>(&mut self, names: impl IntoIterator<Item = &'n Spanned<String>>) {
        for name in names {
            if self.known.contains(&name.as_str()) {
                continue;
            }
            let message = format!("`{}` is not a standard {}", shown(name), self.what);
            self.found.push(
                Diagnostic::error(Code::UnknownWireName, message)
                    .at(name.span, "would be ignored")
                    .suggest_nearest(
                        "a standard name",
                        name,
                        name.span,
                        self.known.iter().copied(),
                    ),
            );
        }
    }
}
