//! What the `profile` of a spec forbids and requires: OAuth 2.1 (draft-ietf-oauth-v2-1) and FAPI 2.0.
//! OAuth 2.1 is part of FAPI 2.0.

use licit_tables::owned::TokenIn;
use licit_tables::{AssertionPlace, ClientAuth, Encoding, Method, Profile, Rotation, State};

use super::{logins, token_body};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Span, Spanned};
use crate::spec::profile::LONGEST_CODE;
use crate::spec::{AuthorizationCode, GrantCommon, ResponseMode, Spec, TokenRequest};

/// Client authentication without a shared secret (FAPI 2.0 Security Profile §5.3.2.1).
const ASYMMETRIC: &[ClientAuth] = &[
    ClientAuth::PrivateKeyJwt,
    ClientAuth::TlsClientAuth,
    ClientAuth::SelfSignedTlsClientAuth,
];

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let Some(profile) = &spec.profile else {
        return;
    };
    let mut rules = Rules {
        spec,
        profile,
        found,
    };
    rules.grants();
    rules.token_places();
    rules.token_requests();
    rules.public_refresh();
    if profile.value.is_fapi() {
        rules.clients();
        rules.assertions();
        rules.bound_tokens();
        rules.authorization();
        rules.rotation();
        rules.algorithms();
    }
    if spec.signs_messages() {
        rules.signed_messages();
    }
}

/// The specification of a rule.
#[derive(Clone, Copy)]
enum Source {
    OAuth21,
    Security,
    MessageSigning,
}

impl Source {
    fn title(self) -> &'static str {
        match self {
            Self::OAuth21 => "OAuth 2.1 (draft-ietf-oauth-v2-1)",
            Self::Security => "FAPI 2.0 Security Profile",
            Self::MessageSigning => "FAPI 2.0 Message Signing",
        }
    }
}

struct Rules<'r> {
    spec: &'r Spec,
    profile: &'r Spanned<Profile>,
    found: &'r mut Vec<Diagnostic>,
}

impl Rules<'_> {
    /// Reports what `source` says in `section`.
    fn report(
        &mut self,
        (source, section): (Source, &str),
        (span, label): (Span, &str),
        problem: &str,
    ) {
        let diagnostic = Diagnostic::error(Code::ContraryToProfile, problem).at(span, label);
        self.cite(diagnostic, source, section);
    }

    fn cite(&mut self, diagnostic: Diagnostic, source: Source, section: &str) {
        let title = source.title();
        let diagnostic = diagnostic
            .see(self.profile.span, "the profile")
            .help(format!("see {title}, {section}"));
        self.found.push(diagnostic);
    }

    /// The grants that OAuth 2.1 no longer has, and logins that nothing binds to a code.
    fn grants(&mut self) {
        if let Some(password) = &self.spec.grants.password {
            self.report(
                (Source::OAuth21, "§10"),
                (password.span, "OAuth 2.1 has no such grant"),
                "the password grant is forbidden",
            );
        }
        let Some(code) = &self.spec.grants.authorization_code else {
            return;
        };
        if let Some(span) = code.callback.without_code {
            self.report(
                (Source::OAuth21, "§4.1.2"),
                (span, "every callback has a code"),
                "a callback without a code is forbidden",
            );
        }
        if let Some(span) = logins::without_pkce(self.spec, code) {
            let label = if span == code.common.span {
                "remove `code_challenge_methods`, or add `S256`"
            } else {
                "remove it from `omit`"
            };
            self.report(
                (Source::OAuth21, "§4.1.1"),
                (span, label),
                "PKCE is required",
            );
        }
        let in_uri = |state: &&Spanned<State>| state.value == State::InRedirectUri;
        if let Some(state) = code.state.as_ref().filter(in_uri) {
            self.report(
                (Source::OAuth21, "§4.1.1"),
                (state.span, "changes the redirect URI of each login"),
                "redirect URIs must be compared exactly",
            );
        }
    }

    /// Tokens are not sent in URLs.
    fn token_places(&mut self) {
        let tenants = self.spec.grants.authorization_code.as_ref();
        let tenants = tenants.and_then(|code| code.tenants.as_ref()?.token_in.as_ref());
        for place in [self.spec.api.token_in.as_ref(), tenants]
            .into_iter()
            .flatten()
        {
            let in_url = match place.value {
                TokenIn::Query(_) => true,
                TokenIn::Body(_) => token_body::in_url(self.spec).is_some(),
                TokenIn::Authorization(_) | TokenIn::Header(_) => false,
            };
            if in_url {
                self.report(
                    (Source::OAuth21, "§5.1"),
                    (place.span, "send it in the `Authorization` header"),
                    "access tokens in URLs are forbidden",
                );
            }
        }
    }

    /// Token requests are posted, and their parameters are not in the URL.
    fn token_requests(&mut self) {
        let shared = &self.spec.token_request;
        let of_grants = self.spec.grants.all();
        let of_grants = of_grants.map(|(_, grant)| (grant.span, &grant.token_request));
        let own = self
            .spec
            .profile
            .as_ref()
            .map(|profile| (profile.span, shared));
        let wrong: Vec<Span> = of_grants
            .chain(own)
            .filter_map(|(span, request)| in_url(span, request))
            .collect();
        for span in wrong {
            self.report(
                (Source::OAuth21, "§3.2"),
                (span, "expected `POST`, with the parameters in the body"),
                "token requests in URLs are forbidden",
            );
        }
    }

    /// Refresh tokens of public clients are used once, or bound to a key.
    fn public_refresh(&mut self) {
        let Some(refresh) = &self.spec.grants.refresh_token else {
            return;
        };
        let is_bound = self.spec.requires_dpop() || self.spec.certificate_bound;
        let is_public = methods(self.spec, &refresh.common)
            .iter()
            .any(|method| method.value == ClientAuth::None);
        if is_public && !is_bound && refresh.rotation == Some(Rotation::Never) {
            self.report(
                (Source::OAuth21, "§4.3.1"),
                (
                    refresh.common.span,
                    "needs `\"rotation\": \"always\"`, or tokens bound with `dpop`",
                ),
                "refresh tokens of public clients must be used once or be bound to a key",
            );
        }
    }

    /// Clients are confidential, and prove it without a shared secret.
    fn clients(&mut self) {
        let spec = self.spec;
        for (_, grant) in spec.grants.all() {
            let methods = methods(spec, grant);
            if methods.is_empty() {
                self.report(
                    (Source::Security, "§5.3.2.1"),
                    (
                        grant.span,
                        "uses `client_secret_basic`, which is the default",
                    ),
                    "clients must authenticate with a private key or a certificate",
                );
            }
            if grant.token_request.names_secret(&spec.token_request) {
                self.report(
                    (Source::Security, "§5.3.2.1"),
                    (grant.span, "sends the client secret"),
                    "client secrets are forbidden",
                );
            }
        }
        let own = spec
            .grants
            .all()
            .map(|(_, grant)| grant.auth_methods.as_ref());
        let revocation = spec.revocation.as_ref();
        let revocation = revocation.and_then(|revocation| revocation.auth_methods.as_ref());
        let lists = own.chain([spec.auth_methods.as_ref(), revocation]);
        let methods = lists.flatten().flatten();
        let weak: Vec<_> = methods
            .filter(|method| !ASYMMETRIC.contains(&method.value))
            .collect();
        for method in weak {
            self.report(
                (Source::Security, "§5.3.2.1"),
                (
                    method.span,
                    "use `private_key_jwt`, `tls_client_auth` or `self_signed_tls_client_auth`",
                ),
                "clients must authenticate with a private key or a certificate",
            );
        }
        for credential in &spec.credentials {
            self.report(
                (Source::Security, "§5.3.2.1"),
                (credential.name.span, "not bound to a key"),
                "static tokens are forbidden",
            );
        }
    }

    /// Client assertions are sent as such, and meant for the issuer.
    fn assertions(&mut self) {
        let Some(assertion) = &self.spec.client_assertion else {
            return;
        };
        let issuer = self.spec.issuer.as_ref().map(|issuer| issuer.text.as_str());
        let audience = assertion.audience.as_ref();
        if audience.is_some_and(|audience| Some(audience.text.as_str()) != issuer) {
            self.report(
                (Source::Security, "§5.3.3.1"),
                (
                    assertion.span,
                    "remove `audience`: the issuer is the default",
                ),
                "the audience of a client's JWT must be the issuer",
            );
        }
        let is_moved = |place| place != AssertionPlace::ClientAssertion;
        if assertion.place.is_some_and(is_moved) {
            self.report(
                (Source::Security, "§5.3.2.1"),
                (assertion.span, "remove `sent_as`"),
                "a client's JWT must be sent as `client_assertion`",
            );
        }
    }

    /// Access tokens are bound to a key of the client.
    fn bound_tokens(&mut self) {
        if self.spec.requires_dpop() || self.spec.certificate_bound {
            return;
        }
        let section = (Source::Security, "§5.3.2.1");
        let problem = "access tokens must be bound to a key of the client";
        let required = self
            .spec
            .dpop
            .as_ref()
            .and_then(|dpop| dpop.required.as_ref());
        match (required, &self.spec.dpop) {
            (Some(required), _) => {
                let place = (required.span, "accepts tokens that are not bound");
                self.report(section, place, problem);
            }
            (None, Some(dpop)) => self.report(section, (dpop.span, "not required"), problem),
            (None, None) => {
                let label =
                    "add `\"dpop\": {}`, or `\"tls_client_certificate_bound_access_tokens\": true`";
                self.report(section, (self.spec.span, label), problem);
            }
        }
    }

    /// The authorization request and its response.
    fn authorization(&mut self) {
        let Some(code) = &self.spec.grants.authorization_code else {
            return;
        };
        let section = (Source::Security, "§5.3.2.2");
        if self.spec.pushed_authorization_request_endpoint.is_none() {
            let label = "needs `pushed_authorization_request_endpoint`";
            let problem = "authorization requests must be pushed";
            self.report(section, (code.common.span, label), problem);
        }
        let required = self.spec.require_pushed_authorization_requests.as_ref();
        if let Some(required) = required.filter(|required| !required.value) {
            let label = "accepts requests that are not pushed";
            self.report(
                section,
                (required.span, label),
                "authorization requests must be pushed",
            );
        }
        if let Some(kind) = code
            .response_type
            .as_ref()
            .filter(|kind| kind.value != "code")
        {
            let problem = "the response type must be `code`";
            self.report(section, (kind.span, "remove this key"), problem);
        }
        let methods = code.code_challenge_methods.iter().flatten();
        for method in methods.filter(|method| method.value != "S256") {
            self.report(
                section,
                (method.span, "expected `S256`"),
                "PKCE must use `S256`",
            );
        }
        self.issuer(code);
        if let Some(lifetime) = &code.code_lifetime
            && lifetime.value > LONGEST_CODE
        {
            let problem = format!("codes must expire within {LONGEST_CODE} seconds");
            self.report(section, (lifetime.span, "is longer"), &problem);
        }
    }

    /// Callbacks name their issuer: in `iss`, or in a signed response.
    fn issuer(&mut self, code: &AuthorizationCode) {
        let section = (Source::Security, "§5.3.2.2");
        if self.spec.issuer.is_none() {
            self.report(
                section,
                (code.common.span, "needs the provider's `issuer`"),
                "callbacks must name the issuer",
            );
        }
        let mode = self.spec.response_mode(code);
        if let Some(iss) = code.iss.as_ref().filter(|iss| !iss.value)
            && !mode.is_some_and(ResponseMode::is_signed)
        {
            let label = "callbacks have no `iss`";
            self.report(section, (iss.span, label), "callbacks must name the issuer");
        }
    }

    /// Refresh tokens that change can be lost without a gain, because they are bound already.
    fn rotation(&mut self) {
        let refresh = self.spec.grants.refresh_token.as_ref();
        if let Some(refresh) = refresh.filter(|r| r.rotation == Some(Rotation::Always)) {
            let problem = "refresh tokens should not be rotated";
            let diagnostic = Diagnostic::warning(Code::DiscouragedByProfile, problem)
                .at(refresh.common.span, "allowed only in exceptional cases");
            self.cite(diagnostic, Source::Security, "§5.3.2.1");
        }
    }

    /// Signature algorithms.
    fn algorithms(&mut self) {
        let spec = self.spec;
        let allowed = self.profile.value.algorithms();
        let assertion = spec.client_assertion.iter().flat_map(|a| &a.algorithms);
        let dpop = spec.dpop.iter().flat_map(|dpop| &dpop.algorithms);
        let openid = spec.openid.iter();
        let openid = openid.flat_map(|openid| [&openid.algorithms, &openid.userinfo_algorithms]);
        let code = spec.grants.authorization_code.iter();
        let code = code.flat_map(|code| [&code.response_algorithms, &code.request_algorithms]);
        let introspection = [&spec.introspection_algorithms];
        let lists = openid.chain(code).chain(introspection).flatten().flatten();
        let forbidden: Vec<_> = assertion
            .chain(dpop)
            .chain(lists)
            .filter(|name| !allowed.contains(&name.value.as_str()))
            .collect();
        for name in forbidden {
            self.report(
                (Source::Security, "§5.4.1"),
                (name.span, &format!("expected {}", one_of(allowed))),
                &format!("the signature algorithm `{}` is forbidden", shown(name)),
            );
        }
    }

    /// Authorization requests, their responses and introspection responses are signed.
    fn signed_messages(&mut self) {
        let code = self.spec.grants.authorization_code.as_ref();
        let required = code.and_then(|code| code.require_request_object.as_ref());
        if let Some(required) = required.filter(|required| !required.value) {
            self.report(
                (Source::MessageSigning, "§5.3"),
                (required.span, "accepts unsigned requests"),
                "authorization requests must be signed",
            );
        }
        let mode = code.and_then(|code| code.response_mode.as_ref());
        if let Some(mode) = mode.filter(|mode| !mode.value.is_signed()) {
            self.report(
                (Source::MessageSigning, "§5.4"),
                (mode.span, "expected `jwt`, which is the default"),
                "authorization responses must be signed",
            );
        }
        if let Some(endpoint) = &self.spec.introspection_endpoint
            && (self.spec.issuer.is_none() || self.spec.jwks_uri.is_none())
        {
            self.report(
                (Source::MessageSigning, "§5.5"),
                (
                    endpoint.span,
                    "needs the provider's `issuer` and `jwks_uri`",
                ),
                "introspection responses must be signed",
            );
        }
    }
}

/// The client authentication methods of a grant; empty: the default.
fn methods<'s>(spec: &'s Spec, grant: &'s GrantCommon) -> &'s [Spanned<ClientAuth>] {
    let methods = spec.auth_methods_of(grant);
    methods.map_or(&[], Vec::as_slice)
}

/// Where a token request puts its parameters into the URL.
fn in_url(span: Span, request: &TokenRequest) -> Option<Span> {
    let encoding = request.encoding.as_ref();
    match encoding.filter(|encoding| encoding.value == Encoding::Query) {
        Some(encoding) => Some(encoding.span),
        None => (request.method == Some(Method::Get)).then_some(span),
    }
}

fn one_of(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
