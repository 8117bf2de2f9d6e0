//! Converts metadata to a spec. RFC defaults are omitted, as an author would do.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::error::DiscoveryError;
use super::metadata::Metadata;
use super::names::{description, provider_name, trait_name};
use super::options::{Imported, Options};
use super::resource::ProtectedResource;
use super::text::{self, Member, Part};
use crate::name;
use crate::schema::{self, format};
use crate::shape::{Field, Shape, Text};

/// Endpoints with the same name in a spec and in metadata.
const ENDPOINTS: &[&str] = &[
    "authorization_endpoint",
    "token_endpoint",
    "device_authorization_endpoint",
    "pushed_authorization_request_endpoint",
    "revocation_endpoint",
    "introspection_endpoint",
    "registration_endpoint",
];

/// Client authentication methods in order of preference: keys before secrets, and `none`, which
/// every client can use, last.
const PREFERRED: &[&str] = &[
    "private_key_jwt",
    "client_secret_basic",
    "client_secret_post",
    "client_secret_jwt",
    "tls_client_auth",
    "self_signed_tls_client_auth",
    "none",
];

/// Methods that require the feature `jose`.
const BY_JWT: &[&str] = &["private_key_jwt", "client_secret_jwt"];

/// Methods that require a certificate (RFC 8705 §2).
const BY_CERTIFICATE: &[&str] = &["tls_client_auth", "self_signed_tls_client_auth"];

/// Endpoint aliases for mutual TLS (RFC 8705 §5).
const ALIASES: &str = "mtls_endpoint_aliases";

/// The signing algorithms of introspection responses (RFC 9701 §7).
const SIGNED_INTROSPECTION: &str = "introspection_signing_alg_values_supported";

/// Grants by their registered names (RFC 7591 §2) with their keys in a spec, except for those that
/// are handled separately.
const GRANTS: &[(&str, &str)] = &[
    (
        "urn:ietf:params:oauth:grant-type:token-exchange",
        "token_exchange",
    ),
    ("urn:ietf:params:oauth:grant-type:jwt-bearer", "jwt_bearer"),
];
const CLIENT_CREDENTIALS: &str = "client_credentials";
const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";

pub(super) fn lower(
    metadata: &Metadata,
    options: &Options<'_>,
) -> Result<Imported, DiscoveryError> {
    let name = provider_name(metadata, options)?;
    let scopes = scopes(metadata, options)?;
    let mut lowering = Lowering {
        metadata,
        notes: Vec::new(),
        lists_scopes: !scopes.is_empty(),
        scopes,
        is_of_api: options.resource.is_some_and(|api| !api.scopes.is_empty()),
        is_openid: false,
    };
    let methods = lowering.auth_methods()?;
    let mut grants = lowering.grants(&methods, options)?;
    let clients = clients(&methods, &mut grants);
    let mut spec = vec![
        ("$schema", Part::Line(schema::URL.into())),
        ("name", Part::Line(name.as_str().into())),
        ("issuer", Part::Line(metadata.issuer.as_str().into())),
    ];
    let openid = lowering.openid()?;
    let keys = metadata.url("jwks_uri")?;
    let signed = lowering
        .introspection_algorithms()?
        .filter(|_| keys.is_some());
    if let Some(keys) = keys.filter(|_| openid.is_some() || signed.is_some()) {
        spec.push(("jwks_uri", Part::Line(keys.into())));
    }
    if let Some(docs) = metadata
        .text("service_documentation")?
        .filter(|docs| Text::Link.accepts(docs))
    {
        spec.push(("docs", Part::Line(docs.into())));
    }
    let only_by_certificate = methods.iter().all(is_by_certificate);
    for endpoint in ENDPOINTS.iter().filter(|key| is_known(key)) {
        let url = metadata.url(endpoint)?;
        let alias = metadata.alias(ALIASES, endpoint)?;
        if let Some(url) = alias.filter(|_| only_by_certificate).or(url) {
            spec.push((endpoint, Part::Line(url.into())));
        }
    }
    if let Some(signed) = signed {
        spec.push((SIGNED_INTROSPECTION, Part::Line(signed.into())));
    }
    let pushed = "require_pushed_authorization_requests";
    if metadata.flag(pushed)? && metadata.has("pushed_authorization_request_endpoint") {
        spec.push((pushed, Part::Line(true.into())));
    }
    if methods != ["client_secret_basic"] {
        let by_jwt = methods.iter().any(|method| BY_JWT.contains(method));
        spec.push(("token_endpoint_auth_methods", Part::Line(methods.into())));
        if by_jwt && let Some(algorithms) = lowering.algorithms()? {
            let assertion = json!({ "algorithms": algorithms });
            spec.push(("client_assertion", Part::Line(assertion)));
        }
    }
    if let Some(openid) = openid {
        spec.push(("openid", Part::Lines(openid)));
    }
    if !clients.is_empty() {
        spec.push(("clients", Part::Lines(clients)));
    }
    let scopes = lowering.scopes();
    if !scopes.is_empty() {
        spec.push(("scopes", Part::Lines(scopes)));
    }
    spec.push(("grants", Part::Lines(grants)));
    if let Some(resource) = options.resource {
        spec.extend(of_resource(resource));
    }
    lowering.left_out();
    lowering.unread();
    Ok(Imported {
        name,
        spec: text::write(&spec),
        notes: lowering.notes,
    })
}

/// The scopes of the API, if its metadata lists them: the server may support many more.
fn scopes(metadata: &Metadata, options: &Options<'_>) -> Result<Vec<String>, DiscoveryError> {
    match options.resource {
        Some(resource) if !resource.scopes.is_empty() => Ok(resource.scopes.clone()),
        _ => Ok(metadata.list("scopes_supported")?.unwrap_or_default()),
    }
}

/// The metadata of the API (RFC 9728 §2): tokens are requested for this resource.
fn of_resource(resource: &ProtectedResource) -> Vec<(&'static str, Part)> {
    let name = resource.resource.as_str();
    let mut parts = vec![(
        "resource_indicators",
        Part::Line(json!({ "resource": [name] })),
    )];
    if resource.is_bound {
        parts.push(("dpop", Part::Line(json!({ "required": true }))));
    }
    parts.push(("api", Part::Line(json!({ "base_url": name }))));
    parts
}

struct Lowering<'m> {
    metadata: &'m Metadata,
    notes: Vec<String>,
    scopes: Vec<String>,
    lists_scopes: bool,
    /// The scopes are those of an API, not of the server.
    is_of_api: bool,
    /// Adds `openid` with its endpoints.
    is_openid: bool,
}

impl Lowering<'_> {
    /// `token_endpoint_auth_methods_supported`. RFC 8414 §2 defaults to HTTP Basic.
    fn auth_methods(&mut self) -> Result<Vec<&'static str>, DiscoveryError> {
        let offered = self
            .metadata
            .list("token_endpoint_auth_methods_supported")?;
        let Some(offered) = offered.filter(|offered| !offered.is_empty()) else {
            return Ok(vec!["client_secret_basic"]);
        };
        let (known, unknown): (Vec<_>, Vec<_>) = offered
            .into_iter()
            .partition(|method| is_known_method(method));
        let mut methods: Vec<&str> = PREFERRED
            .iter()
            .copied()
            .filter(|method| known.iter().any(|known| known == method))
            .collect();
        if methods.is_empty() {
            return Err(DiscoveryError::NoAuthMethod(unknown));
        }
        let needs_nothing = |method: &&str| !BY_JWT.contains(method) && !is_by_certificate(method);
        if methods.iter().any(needs_nothing) {
            methods.retain(|method| {
                let needs_no_key = !BY_JWT.contains(method);
                if !needs_no_key {
                    self.note(format!(
                        "the client authentication method `{method}` is left out, because the server \
                         has others that sign nothing; add it to `token_endpoint_auth_methods` if your \
                         client uses it"
                    ));
                }
                needs_no_key
            });
        }
        for method in unknown {
            self.note(format!(
                "the client authentication method `{method}` is left out: licit does not support it"
            ));
        }
        if self.metadata.has(ALIASES)
            && methods.iter().any(is_by_certificate)
            && !methods.iter().all(is_by_certificate)
        {
            self.note(
                "clients that authenticate with a certificate have separate endpoints \
                 (`mtls_endpoint_aliases`, RFC 8705 §5), which are left out; if your client does, set only its \
                 method in `token_endpoint_auth_methods` and use these endpoints",
            );
        }
        if !methods.contains(&"none") {
            self.note(
                "the metadata does not mention clients without a secret; if your client has none and the \
                 server supports it, add `none` to `token_endpoint_auth_methods`",
            );
        }
        Ok(methods)
    }

    /// `token_endpoint_auth_signing_alg_values_supported`: those that licit supports.
    fn algorithms(&self) -> Result<Option<Vec<String>>, DiscoveryError> {
        let field = format::CLIENT_ASSERTION.field("algorithms");
        let known = self.supported("token_endpoint_auth_signing_alg_values_supported", field)?;
        Ok(Some(known).filter(|known| !known.is_empty()))
    }

    /// The values of a member that a key of the format allows.
    fn supported(
        &self,
        member: &'static str,
        field: Option<&Field>,
    ) -> Result<Vec<String>, DiscoveryError> {
        let mut offered = self.metadata.list(member)?.unwrap_or_default();
        offered.retain(|value| is_choice(field, value));
        Ok(offered)
    }

    /// `grant_types_supported`. If absent, the code grant of RFC 8414's default, with refresh.
    fn grants(
        &mut self,
        methods: &[&'static str],
        options: &Options<'_>,
    ) -> Result<Vec<Member>, DiscoveryError> {
        let listed = self.metadata.list("grant_types_supported")?;
        let is_listed = |grant: &str| match &listed {
            Some(listed) => listed.iter().any(|listed| listed == grant),
            None => matches!(grant, "authorization_code" | "refresh_token"),
        };
        let mut grants: Vec<Member> = Vec::new();
        let has_token_endpoint = self.metadata.url("token_endpoint")?.is_some();
        if is_listed("authorization_code") && self.gives_codes()? && has_token_endpoint {
            let code = self.authorization_code(options)?;
            grants.push(("authorization_code".to_owned(), code));
        }
        if is_listed(CLIENT_CREDENTIALS) && has_token_endpoint {
            let confidential: Vec<&str> =
                methods.iter().copied().filter(|m| *m != "none").collect();
            if confidential.is_empty() {
                self.note(
                    "the grant `client_credentials` is left out: it requires client authentication",
                );
            } else if confidential.len() < methods.len() {
                let grant = json!({ "token_endpoint_auth_methods": confidential });
                grants.push((CLIENT_CREDENTIALS.to_owned(), grant));
            } else {
                grants.push((CLIENT_CREDENTIALS.to_owned(), json!({})));
            }
        }
        if is_listed(DEVICE_CODE)
            && has_token_endpoint
            && self.metadata.has("device_authorization_endpoint")
        {
            grants.push(("device_code".to_owned(), json!({})));
        }
        for (name, key) in GRANTS {
            if is_listed(name) && has_token_endpoint {
                grants.push(((*key).to_owned(), json!({})));
            }
        }
        let refreshes =
            is_listed("refresh_token") || self.scopes.iter().any(|scope| scope == "offline_access");
        if refreshes && grants.iter().any(|(grant, _)| grant != CLIENT_CREDENTIALS) {
            grants.push(("refresh_token".to_owned(), json!({})));
        }
        if grants.is_empty() {
            return Err(DiscoveryError::NoGrant);
        }
        let key = |grant: &str| match GRANTS.iter().find(|(name, _)| *name == grant) {
            Some((_, key)) => (*key).to_owned(),
            None if grant == DEVICE_CODE => "device_code".to_owned(),
            None => grant.to_owned(),
        };
        // Grants that require client authentication were reported above.
        let was_reported = |key: &str| key == CLIENT_CREDENTIALS && methods == ["none"];
        for grant in listed.iter().flatten() {
            let key = key(grant);
            if was_reported(&key) && has_token_endpoint {
                continue;
            }
            if !grants.iter().any(|(written, _)| *written == key) {
                self.note(format!("the grant `{grant}` is left out"));
            }
        }
        Ok(grants)
    }

    /// Whether the authorization endpoint returns a code, and not only tokens.
    fn gives_codes(&self) -> Result<bool, DiscoveryError> {
        let types = self.metadata.list("response_types_supported")?;
        let code = types.is_none_or(|types| types.iter().any(|ty| ty == "code"));
        Ok(code && self.metadata.url("authorization_endpoint")?.is_some())
    }

    fn authorization_code(&mut self, options: &Options<'_>) -> Result<Value, DiscoveryError> {
        let mut grant = Map::new();
        match self.metadata.list("code_challenge_methods_supported")? {
            None => self.note(
                "the metadata does not mention PKCE; it is sent anyway, because servers ignore \
                 unknown parameters (RFC 6749 §3.1)",
            ),
            Some(methods) if methods.iter().any(|method| method == "S256") => {}
            Some(methods) if methods.iter().any(|method| method == "plain") => {
                if !options.plain_pkce {
                    return Err(DiscoveryError::PlainPkce);
                }
                grant.insert("code_challenge_methods".to_owned(), json!(["plain"]));
            }
            Some(_) => {
                self.note(
                    "licit supports none of the server's PKCE methods, so PKCE is not sent: only \
                     client authentication prevents the use of a stolen code \
                     (RFC 9700 §2.1.1)",
                );
                grant.insert("code_challenge_methods".to_owned(), json!([]));
            }
        }
        let iss = "authorization_response_iss_parameter_supported";
        if self.metadata.flag(iss)? {
            grant.insert(iss.to_owned(), true.into());
        }
        self.request_object(&mut grant)?;
        Ok(Value::Object(grant))
    }

    /// Signed authorization requests (RFC 9101 §10.5), where the server requires them. Where it only accepts
    /// them, a spec with the algorithms would require the feature `jose` for nothing.
    fn request_object(&mut self, grant: &mut Map<String, Value>) -> Result<(), DiscoveryError> {
        let (required, member) = (
            "require_signed_request_object",
            "request_object_signing_alg_values_supported",
        );
        let known = self.supported(member, format::AUTHORIZATION_CODE.field(member))?;
        let known = Some(known).filter(|known| !known.is_empty());
        if self.metadata.flag(required)? {
            grant.insert(required.to_owned(), true.into());
            if let Some(known) = known {
                grant.insert(member.to_owned(), known.into());
            }
            self.note(
                "authorization requests are signed (RFC 9101), which requires the feature `jose` and a \
                 signing key",
            );
        } else if let Some(known) = known {
            self.note(format!(
                "`{member}` is left out: the server does not require signed authorization requests; to \
                 sign them, add `\"{member}\": {}` to the grant `authorization_code`",
                json!(known)
            ));
        }
        Ok(())
    }

    /// The algorithms of signed introspection responses, if the server has keys and signs them.
    fn introspection_algorithms(&mut self) -> Result<Option<Vec<String>>, DiscoveryError> {
        let field = format::PROVIDER.field(SIGNED_INTROSPECTION);
        let mut offered = self.supported(SIGNED_INTROSPECTION, field)?;
        offered.retain(|name| !name.starts_with("HS"));
        let has_endpoint = self.metadata.has("introspection_endpoint");
        let signed = Some(offered).filter(|offered| !offered.is_empty() && has_endpoint);
        if signed.is_some() && self.metadata.has("jwks_uri") {
            self.note(
                "introspection responses are signed (RFC 9701), which requires the feature `jose`; remove \
                 `introspection_signing_alg_values_supported` to accept unsigned ones",
            );
        }
        Ok(signed)
    }

    /// Adds the keys of OpenID Connect Discovery §3 if the server signs ID tokens with asymmetric
    /// keys.
    fn openid(&mut self) -> Result<Option<Vec<Member>>, DiscoveryError> {
        let algorithms = "id_token_signing_alg_values_supported";
        let mut signed = self.supported(algorithms, format::OPENID.field(algorithms))?;
        signed.retain(|name| !name.starts_with("HS"));
        let asks = self.scopes.iter().any(|scope| scope == "openid");
        let has_keys = self.metadata.url("jwks_uri")?.is_some();
        if signed.is_empty() || !has_keys || (!asks && self.is_of_api) {
            return Ok(None);
        }
        if !asks {
            self.scopes.insert(0, "openid".to_owned());
            self.note(
                "the scope `openid` is added: the server signs ID tokens, so it supports the scope, which its \
                  metadata need not list (OpenID Connect Discovery §3)",
            );
        }
        let mut members: Vec<Member> = Vec::new();
        if signed != ["RS256"] {
            members.push((algorithms.to_owned(), signed.into()));
        }
        self.encryption()?;
        for endpoint in ["userinfo_endpoint", "end_session_endpoint"] {
            if let Some(url) = self.metadata.url(endpoint)? {
                members.push((endpoint.to_owned(), url.into()));
            }
        }
        let flag = "backchannel_logout_supported";
        if self.metadata.flag(flag)? {
            members.push((flag.to_owned(), true.into()));
        }
        self.note(
            "ID tokens are verified, which requires the feature `jose`; remove `openid` if your \
             application does not need to identify its users",
        );
        self.is_openid = true;
        Ok(Some(members))
    }

    /// Encrypted ID tokens (OpenID Connect Core §10.2), which a server sends only to clients that register a
    /// key for them.
    fn encryption(&mut self) -> Result<(), DiscoveryError> {
        let member = "id_token_encryption_alg_values_supported";
        let known = self.supported(member, format::OPENID.field(member))?;
        if !known.is_empty() {
            self.note(format!(
                "`{member}` is left out: ID tokens are encrypted only for clients that register a key; to \
                 use one, add `\"{member}\": {}` to `openid`",
                json!(known)
            ));
        }
        Ok(())
    }

    /// `scopes_supported`, which may be incomplete (RFC 8414 §2).
    fn scopes(&mut self) -> Vec<Member> {
        if !self.lists_scopes {
            self.note("the metadata lists no scopes; declare those that your application needs");
        }
        let mut names = HashSet::new();
        let mut members = Vec::new();
        for scope in std::mem::take(&mut self.scopes) {
            if !Text::ScopeToken.accepts(&scope) {
                self.note(format!(
                    "the scope `{scope}` is left out: it is not valid in RFC 6749 §3.3"
                ));
                continue;
            }
            let name = trait_name(&scope, &mut names);
            let mut long = Map::new();
            let description = description(&scope);
            if scope == "offline_access" {
                long.insert("offline".to_owned(), true.into());
            }
            if name != name::pascal(&scope) {
                long.insert("rust_name".to_owned(), name.into());
            }
            if long.is_empty() {
                members.push((scope, description.into()));
                continue;
            }
            if !description.is_empty() {
                long.insert("description".to_owned(), description.into());
            }
            members.push((scope, Value::Object(long)));
        }
        members
    }

    /// Reports ignored metadata that a reader would look for.
    fn left_out(&mut self) {
        const OPENID: &[(&str, &str)] = &[(
            "userinfo_endpoint",
            "add an operation for it to `operations`",
        )];
        // Keys of a spec that depend on the client.
        const CHOICES: &[(&str, &str)] = &[
            (
                "authorization_details_types_supported",
                "describe the types that your application requests in `authorization_details`",
            ),
            (
                "dpop_signing_alg_values_supported",
                "the server accepts bearer tokens, too; to bind tokens to a key (RFC 9449), add `\"dpop\": {}`",
            ),
            (
                "response_modes_supported",
                "callbacks have the usual mode; for another one, set `response_mode` in the grant \
                 `authorization_code`",
            ),
            (
                "tls_client_certificate_bound_access_tokens",
                "tokens are bound to the certificate of a client that presents one (RFC 8705 §3); if yours \
                 does, add `\"tls_client_certificate_bound_access_tokens\": true`",
            ),
        ];
        let openid = OPENID.iter().filter(|_| !self.is_openid);
        let found: Vec<_> = openid
            .chain(CHOICES)
            .filter(|(member, _)| self.metadata.has(member))
            .collect();
        for (member, why) in found {
            self.note(format!("`{member}` is left out: {why}"));
        }
    }

    /// Notes members that have no place in a spec. Includes members that only developers or the verification
    /// of signatures use.
    fn unread(&mut self) {
        let names = self.metadata.unread().into_iter();
        // Each is limited, but not the list, so that none is missing.
        let names: Vec<_> = names.map(crate::diagnostic::printable).collect();
        if !names.is_empty() {
            self.notes.push(format!(
                "not used, because a spec has no place for it: `{}`",
                names.join("`, `")
            ));
        }
    }

    fn note(&mut self, note: impl Into<String>) {
        self.notes.push(crate::diagnostic::printable(&note.into()));
    }
}

/// If clients without a secret are supported, client credentials use a separate registration, so
/// that each registration has the methods it needs. Every grant then names its own.
fn clients(methods: &[&str], grants: &mut [Member]) -> Vec<Member> {
    let is_own = |grant: &str| grant == CLIENT_CREDENTIALS;
    let both = grants.iter().any(|(grant, _)| is_own(grant))
        && grants.iter().any(|(grant, _)| !is_own(grant));
    if !both || !methods.contains(&"none") {
        return Vec::new();
    }
    for (grant, members) in grants {
        let client = if is_own(grant) { "service" } else { "user" };
        if let Value::Object(members) = members {
            members.insert("client".to_owned(), client.into());
        }
    }
    let client =
        |name: &str, description: &str| (name.to_owned(), json!({ "description": description }));
    vec![
        client("user", "For user logins; the secret is optional."),
        client("service", "For the application itself."),
    ]
}

/// Whether the format has this key in a provider.
fn is_known(key: &str) -> bool {
    format::PROVIDER.field(key).is_some()
}

/// Whether a client authentication method requires a certificate.
fn is_by_certificate(method: &&str) -> bool {
    BY_CERTIFICATE.contains(method)
}

/// Whether the format supports this client authentication method.
fn is_known_method(method: &str) -> bool {
    let field = format::PROVIDER.field("token_endpoint_auth_methods");
    is_choice(field, method)
}

/// Whether a field's list allows a word.
fn is_choice(field: Option<&Field>, word: &str) -> bool {
    match field.map(|field| field.shape) {
        Some(Shape::List {
            of: Shape::Text(words),
            ..
        }) => words.accepts(word),
        _ => false,
    }
}
