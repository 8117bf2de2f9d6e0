//! Grants and registrations: endpoints, clients, authentication, protection.

use licit_tables::RefreshInput;

use super::logins;
use super::names::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::name;
use crate::source::{Span, Spanned};
use crate::spec::{
    AuthorizationCode, ClientAuth, ExpiresIn, GrantCommon, Index, RefreshToken, Reuse, Rotation,
    Spec, State, TokenIn,
};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let grants = spec.grants.unreadable || spec.grants.all().next().is_some();
    if !grants && spec.credentials.is_empty() && spec.security_schemes.is_empty() {
        found.push(
            Diagnostic::error(Code::NoGrant, "no grant and no credential")
                .at(
                    spec.span,
                    "expected `grants` or `credentials` in this object",
                )
                .help("add at least one grant: `\"grants\": { \"authorization_code\": {} }`"),
        );
    }
    for (name, grant) in spec.grants.all() {
        endpoints(spec, name, grant, found);
        omitted_token(name, grant, found);
        client(spec, name, grant, found);
    }
    introspection(spec, found);
    revocation(spec, found);
    client_assertion(spec, found);
    dpop(spec, found);
    if let Some(code) = &spec.grants.authorization_code {
        authorization_code(spec, code, found);
    }
    client_credentials(index, found);
    if let Some(device) = &spec.grants.device_code {
        found.extend(plain_pkce(device.code_challenge_methods.as_deref()));
    }
    if let Some(password) = &spec.grants.password {
        found.push(
            Diagnostic::warning(
                Code::PasswordGrant,
                "the application sees the user's password",
            )
            .at(
                password.span,
                "use this grant only if the provider offers no other",
            ),
        );
    }
    custom(spec, found);
    if let Some(refresh) = &spec.grants.refresh_token {
        origin_of_refresh_tokens(spec, refresh, found);
        reuse(refresh, found);
        inactivity(refresh, found);
    }
    unused_clients(spec, found);
    let credentials = spec
        .credentials
        .iter()
        .map(|c| (name::snake(&c.name), &c.name));
    names::unique(&Kind::CREDENTIALS, credentials, found);
    for credential in &spec.credentials {
        let why = "is a method of every generated `Api`";
        names::reserved(&credential.name, RESERVED_BY_API, why, found);
    }
}

/// Every grant but a refresh returns an access token.
fn omitted_token(name: &str, grant: &GrantCommon, found: &mut Vec<Diagnostic>) {
    let omits = |omitted: &&Spanned<String>| omitted.value == "access_token";
    let omitted = grant.token_reply.omit.iter().flatten().find(omits);
    if let Some(omitted) = omitted.filter(|_| name != "refresh_token") {
        found.push(
            Diagnostic::error(Code::NoTokenInReply, "the token reply omits `access_token`")
                .at(omitted.span, "only a refresh reply may omit it"),
        );
    }
}

/// The client credentials grant authenticates the client (RFC 6749 §4.4).
fn client_credentials(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let Some(grant) = &index.spec.grants.client_credentials else {
        return;
    };
    let Some((span, label)) = logins::without_secret(index, grant) else {
        return;
    };
    let methods = index.spec.auth_methods_of(grant).into_iter().flatten();
    let mut none = methods.filter(|method| method.value == ClientAuth::None);
    let help = if none.any(|method| method.span == span) {
        "set other `token_endpoint_auth_methods` in the grant"
    } else {
        "send the client secret, or what the provider accepts in its place as a secret variable"
    };
    found.push(
        Diagnostic::error(
            Code::UnusableAuthMethod,
            "the client credentials grant requires client authentication",
        )
        .at(span, label)
        .see(grant.span, "the grant")
        .help(help),
    );
}

/// Refresh tokens are returned by another grant, unless users create them elsewhere.
fn origin_of_refresh_tokens(spec: &Spec, refresh: &RefreshToken, found: &mut Vec<Diagnostic>) {
    let returns_them = |name: &str| {
        !matches!(
            name,
            "client_credentials" | "refresh_token" | "swap" | "app_token"
        )
    };
    if refresh.starts_from_token || spec.grants.all().any(|(name, _)| returns_them(name)) {
        return;
    }
    found.push(
        Diagnostic::error(
            Code::RefreshWithoutGrant,
            "`refresh_token` without a grant that returns refresh tokens",
        )
        .at(
            refresh.common.span,
            "refresh tokens come from `authorization_code`, `device_code` and other user grants",
        ),
    );
}

/// Methods of generated applications, besides one for each provider-specific grant. A test of
/// `licit-codegen` compares them with generated code.
const RESERVED: &[&str] = &[
    "authorize",
    "builder",
    "builder_without_credentials",
    "client_credentials",
    "clone",
    "device",
    "events",
    "finish",
    "finish_with_code",
    "forget",
    "identity",
    "introspect",
    "introspect_tokens",
    "jwt_bearer",
    "keeper",
    "load_grant",
    "login_option",
    "logout",
    "new",
    "password",
    "registered",
    "registrar",
    "revoke",
    "save_grant",
    "settle",
    "tenants",
    "token_exchange",
    "verify_logout_token",
    "with_refresh_token",
];

/// The methods of `Api`, besides one for each static token.
const RESERVED_BY_API: &[&str] = &["builder", "client", "clone", "new"];

/// Provider-specific grants become methods; their parameters become arguments and setters.
fn custom(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for grant in &spec.grants.custom {
        let why = "is a method of generated applications";
        names::reserved(&grant.name, RESERVED, why, found);
        let settable = grant.parameters.iter().filter(|p| p.fixed().is_none());
        let settable = settable.map(|p| (p.rust_name(), &p.name));
        names::unique(&Kind::PARAMETERS, settable, found);
    }
}

/// `reuse` is consistent with `rotation` and `grace_period`.
fn reuse(refresh: &RefreshToken, found: &mut Vec<Diagnostic>) {
    let Some(reuse) = &refresh.reuse else {
        return;
    };
    let has_grace = refresh.grace_period.is_some_and(|seconds| seconds > 0);
    let (problem, help) = match reuse.value {
        _ if refresh.rotation == Some(Rotation::Never) => (
            "`reuse` with a refresh token that is never rotated",
            "remove `reuse`, or set `rotation` to the provider's behaviour",
        ),
        Reuse::Grace if !has_grace => (
            "`grace` without a `grace_period`",
            "add `grace_period` in seconds; if the provider does not document it, use `unknown`",
        ),
        Reuse::Strict | Reuse::Unknown if has_grace => {
            ("`strict` with a `grace_period`", "remove one of the two")
        }
        Reuse::Grace | Reuse::Strict | Reuse::Unknown => return,
    };
    found.push(
        Diagnostic::error(Code::ReuseContradiction, problem)
            .at(reuse.span, "contradicts the rest of the refresh grant")
            .see(refresh.common.span, "the refresh grant")
            .help(help),
    );
}

/// `inactivity_period` ends some grants earlier than `lifetime` alone.
fn inactivity(refresh: &RefreshToken, found: &mut Vec<Diagnostic>) {
    let Some(period) = &refresh.inactivity_period else {
        return;
    };
    let help = if refresh.input != RefreshInput::RefreshToken {
        "remove `inactivity_period`: this provider has no refresh tokens"
    } else if refresh
        .lifetime
        .is_some_and(|lifetime| lifetime <= period.value)
    {
        "remove `inactivity_period`, or correct `lifetime`: refresh tokens expire by it first"
    } else {
        return;
    };
    let problem = "`inactivity_period` without effect";
    found.push(
        Diagnostic::error(Code::InactivityWithoutEffect, problem)
            .at(period.span, "no refresh token expires by it")
            .see(refresh.common.span, "the refresh grant")
            .help(help),
    );
}

fn endpoints(spec: &Spec, name: &str, grant: &GrantCommon, found: &mut Vec<Diagnostic>) {
    if grant.token_endpoint.is_none() && spec.token_endpoint.is_none() {
        found.push(missing_endpoint(name, grant, "token_endpoint"));
    }
    if name == "authorization_code" && spec.authorization_endpoint.is_none() {
        found.push(missing_endpoint(name, grant, "authorization_endpoint"));
    }
    if name == "device_code" && spec.device_authorization_endpoint.is_none() {
        found.push(missing_endpoint(
            name,
            grant,
            "device_authorization_endpoint",
        ));
    }
}

/// Reading the lifetime by introspection requires an introspection endpoint.
fn introspection(spec: &Spec, found: &mut Vec<Diagnostic>) {
    if spec.introspection_endpoint.is_some() {
        return;
    }
    let units = spec
        .token_replies()
        .filter_map(|reply| reply.expires_in.as_ref());
    for unit in units.filter(|unit| unit.value == ExpiresIn::Introspection) {
        found.push(
            Diagnostic::error(Code::MissingEndpoint, "introspection without an endpoint")
                .at(unit.span, "needs `introspection_endpoint`")
                .help("add `\"introspection_endpoint\": \"https://…\"` to the provider"),
        );
    }
}

/// A revocation request has an endpoint.
fn revocation(spec: &Spec, found: &mut Vec<Diagnostic>) {
    if let Some(revocation) = spec.revocation.as_ref()
        && spec.revocation_endpoint.is_none()
    {
        found.push(
            Diagnostic::error(Code::MissingEndpoint, "revocation without an endpoint")
                .at(revocation.span, "needs `revocation_endpoint`")
                .help("add `\"revocation_endpoint\": \"https://…\"` to the provider"),
        );
    }
}

fn missing_endpoint(name: &str, grant: &GrantCommon, endpoint: &str) -> Diagnostic {
    Diagnostic::error(
        Code::MissingEndpoint,
        format!("the `{name}` grant has no `{endpoint}`"),
    )
    .at(grant.span, format!("needs `{endpoint}`"))
    .help(format!(
        "add `\"{endpoint}\": \"https://…\"` to the provider"
    ))
}

fn client(spec: &Spec, name: &str, grant: &GrantCommon, found: &mut Vec<Diagnostic>) {
    let known = || spec.clients.iter().map(|client| client.name.as_str());
    match &grant.client {
        Some(client) if !known().any(|known| known == client.value) => found.push(
            Diagnostic::error(
                Code::UnknownClient,
                format!("unknown client `{}`", shown(client)),
            )
            .at(client.span, "not declared in `clients`")
            .declared_in(spec.sections.clients, "clients declared here")
            .suggest_nearest("a client", client, client.span, known()),
        ),
        None if spec.clients.len() > 1 => found.push(
            Diagnostic::error(
                Code::UnknownClient,
                format!("the `{name}` grant does not name its client"),
            )
            .at(grant.span, "needs `client`")
            .declared_in(spec.sections.clients, "there are several clients"),
        ),
        _ => {}
    }
}

fn dpop(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let place = spec.api.token_in.as_ref();
    let elsewhere = place.filter(|place| !matches!(place.value, TokenIn::Authorization(_)));
    if let (Some(dpop), Some(place)) = (&spec.dpop, elsewhere) {
        found.push(
            Diagnostic::error(
                Code::DpopPlace,
                "DPoP-bound tokens are sent in the `Authorization` header",
            )
            .at(place.span, "sends tokens elsewhere")
            .see(dpop.span, "tokens are bound to keys"),
        );
    }
}

/// Members of a JWT's header that say how it is signed (RFC 7515 §4.1, RFC 7797).
const SIGNED_HEADERS: &[&str] = &["alg", "b64", "crit"];

fn client_assertion(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let shared = spec.auth_methods.as_ref();
    let own = spec
        .grants
        .all()
        .map(|(_, grant)| grant.auth_methods.as_ref());
    let sends_jwt = own
        .chain([shared])
        .flatten()
        .flatten()
        .any(|method| method.value.is_jwt());
    found.extend(assertion_algorithms(spec));
    for header in spec.client_assertion.iter().flat_map(|own| &own.headers) {
        let why = "is set by the signature";
        names::reserved(&header.name, SIGNED_HEADERS, why, found);
    }
    if let Some(assertion) = spec.client_assertion.as_ref().filter(|_| !sends_jwt) {
        found.push(
            Diagnostic::warning(Code::UnusedClientAssertion, "no client uses this JWT")
                .at(assertion.span, "configures client assertions")
                .help(
                    "add `private_key_jwt` to `token_endpoint_auth_methods`, or remove this object",
                ),
        );
    }
}

/// The listed algorithms fit a method: keys for `private_key_jwt`, the secret for `client_secret_jwt`.
fn assertion_algorithms(spec: &Spec) -> Option<Diagnostic> {
    let listed = &spec.client_assertion.as_ref()?.algorithms;
    let (first, last) = (listed.first()?, listed.last()?);
    let own = spec
        .grants
        .all()
        .map(|(_, grant)| grant.auth_methods.as_ref());
    let methods = own.chain([spec.auth_methods.as_ref()]).flatten().flatten();
    let jwt: Vec<_> = methods.filter(|method| method.value.is_jwt()).collect();
    let fits = |method: &Spanned<ClientAuth>, algorithm: &str| {
        (method.value == ClientAuth::ClientSecretJwt) == algorithm.starts_with("HS")
    };
    let is_usable = |method: &&Spanned<ClientAuth>| {
        let mut listed = listed.iter();
        listed.any(|algorithm| fits(method, algorithm))
    };
    let unusable = jwt.first().filter(|_| !jwt.iter().any(is_usable))?;
    let (name, expected) = match unusable.value {
        ClientAuth::ClientSecretJwt => ("client_secret_jwt", "`HS256`"),
        _ => ("private_key_jwt", "`ES256` or `PS256`"),
    };
    let message = format!("no algorithm of `client_assertion` fits `{name}`");
    let span = Span::new(first.span.start, last.span.end);
    Some(
        Diagnostic::error(Code::AssertionAlgorithm, message)
            .at(span, format!("add one such as {expected}"))
            .see(unusable.span, "the method"),
    )
}

fn unused_clients(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let known = |name: &str| spec.clients.iter().any(|client| client.name.value == name);
    let misspelled = |grant: &GrantCommon| grant.client.as_ref().is_some_and(|name| !known(name));
    let all_known = !spec.grants.all().any(|(_, grant)| misspelled(grant));
    for client in &spec.clients {
        let used = spec.grants.all().any(|(_, grant)| match &grant.client {
            Some(name) => name.value == client.name.value,
            None => spec.clients.len() == 1,
        });
        // A misspelled name was reported and may refer to this client.
        if !used && all_known {
            found.push(
                Diagnostic::error(
                    Code::UnusedClient,
                    format!("no grant uses the client `{}`", client.name.value),
                )
                .at(client.name.span, "the generated type would have no methods")
                .help("set it as the `client` of a grant, or remove it"),
            );
        }
    }
    let names = spec
        .clients
        .iter()
        .map(|client| (name::pascal(&client.name), &client.name));
    names::unique(&Kind::CLIENTS, names, found);
}

fn authorization_code(spec: &Spec, grant: &AuthorizationCode, found: &mut Vec<Diagnostic>) {
    if let Some(iss) = grant.iss.as_ref().filter(|iss| iss.value)
        && spec.issuer.is_none()
    {
        found.push(
            Diagnostic::error(
                Code::IssuerMissing,
                "`iss` in callbacks requires the provider's `issuer`",
            )
            .at(iss.span, "needs `issuer`")
            .help("add `\"issuer\": \"https://…\"` to the provider"),
        );
    }
    if let Some(required) = &spec.require_pushed_authorization_requests
        && required.value
        && spec.pushed_authorization_request_endpoint.is_none()
    {
        found.push(
            Diagnostic::error(
                Code::PushWithoutEndpoint,
                "pushed authorization requests are required, but have no endpoint",
            )
            .at(
                required.span,
                "needs `pushed_authorization_request_endpoint`",
            )
            .help("add `\"pushed_authorization_request_endpoint\": \"https://…\"` to the provider"),
        );
    }
    callback_protection(spec, grant, found);
    if let Some(signature) = &grant.callback.signature {
        let methods = spec.auth_methods_of(&grant.common);
        if methods.is_some_and(|methods| methods.iter().all(|m| m.value == ClientAuth::None)) {
            found.push(
                Diagnostic::error(
                    Code::SignatureWithoutSecret,
                    "the callback's signature requires a client secret",
                )
                .at(
                    signature.parameter.span,
                    "computed with the client secret, which this grant does not use",
                ),
            );
        }
    }
    let settable = grant
        .parameters
        .iter()
        .filter(|parameter| parameter.fixed().is_none());
    names::unique(
        &Kind::PARAMETERS,
        settable.map(|p| (p.rust_name(), &p.name)),
        found,
    );
}

/// Warns of a challenge that is the verifier.
fn plain_pkce(methods: Option<&[Spanned<String>]>) -> Option<Diagnostic> {
    let [only] = methods.filter(|methods| methods.iter().all(|m| m.value == "plain"))? else {
        return None;
    };
    let label = "use it only if the provider does not support `S256`";
    Some(Diagnostic::warning(Code::PlainPkce, "PKCE with `plain` only").at(only.span, label))
}

/// PKCE, `state` or a signature bind the callback to the user's browser (RFC 9700 §2.1, §4.7).
fn callback_protection(spec: &Spec, grant: &AuthorizationCode, found: &mut Vec<Diagnostic>) {
    let without_code = grant.callback.without_code;
    if let Some(span) = without_code.filter(|_| grant.callback.signature.is_none()) {
        found.push(
            Diagnostic::warning(
                Code::UnverifiedCallback,
                "the callback does not prove that its values belong to the user",
            )
            .at(span, "a user can forge it with another user's values"),
        );
    }
    found.extend(plain_pkce(grant.code_challenge_methods.as_deref()));
    let unsupported = |state: &&Spanned<State>| state.value == State::Unsupported;
    if let Some(state) = grant.state.as_ref().filter(unsupported)
        && (without_code.is_some() || logins::without_pkce(spec, grant).is_some())
    {
        found.push(
            Diagnostic::warning(
                Code::NoProtection,
                "neither `state` nor PKCE protects the login",
            )
            .at(
                state.span,
                "the callback is not bound to the browser that started the login",
            ),
        );
    }
}
