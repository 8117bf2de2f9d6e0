//! The emulator's own metadata (RFC 8414, OpenID Connect Discovery 1.0, RFC 9728), for clients that know neither
//! the spec nor the emulator. Its issuer is the URL that the client asked, so that any client accepts it.

use hyper::Uri;
use hyper::header::WWW_AUTHENTICATE;
use licit_format::resolve::{AuthorizationCode, ClientAuth, Grant, Pkce, Provider, Registration};
use serde_json::{Map, Value, json};

use crate::core::grant_kind::GrantKind;
use crate::core::server::{ClientDocuments, Server};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::http::served;
use crate::jose::key::Key;
use crate::values::pattern::{Bindings, Pattern};
use crate::values::variable;

const WELL_KNOWN: &str = ".well-known";

/// RFC 8414 §3.
const OAUTH: &str = "oauth-authorization-server";

/// OpenID Connect Discovery 1.0 §4.
const OPENID: &str = "openid-configuration";

/// RFC 9728 §3.
const RESOURCE: &str = "oauth-protected-resource";

/// The paths of the metadata documents at the emulator's origin.
pub(super) fn paths(provider: &Provider) -> Vec<String> {
    let openid = provider.table.openid.as_ref().map(|_| OPENID);
    let names = [OAUTH].into_iter().chain(openid);
    names.map(|name| format!("/{WELL_KNOWN}/{name}")).collect()
}

/// The metadata document at a path, if there is one: of the issuer at the emulator's origin, or at the
/// place of the spec's issuer.
pub(super) fn at(server: &Server, path: &[String], request: &Request) -> Option<Reply> {
    // An address of a served endpoint is not an issuer.
    if request.issuer.is_some() {
        return None;
    }
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let (name, issuer) = match path.as_slice() {
        [WELL_KNOWN, RESOURCE, api @ ..] => return resource(server, api, request),
        [WELL_KNOWN, name, issuer @ ..] => (*name, issuer),
        [issuer @ .., WELL_KNOWN, OPENID] => (OPENID, issuer),
        _ => return None,
    };
    let provider = &server.provider;
    let is_known = name == OAUTH || (name == OPENID && provider.table.openid.is_some());
    if !is_known || !is_issuer(provider, issuer) {
        return None;
    }
    let origin = request.prefix()?;
    let issuer: String = issuer.iter().flat_map(|segment| ["/", segment]).collect();
    Some(Reply::json(200, &document(server, origin, &issuer)))
}

/// The metadata of the emulated API at its own address: the plain one, or one of those in the emulator's
/// metadata, which have a prefix for their issuer.
fn resource(server: &Server, api: &[&str], request: &Request) -> Option<Reply> {
    let provider = &server.provider;
    let at = request.uri.path();
    let at = at.strip_prefix('/')?.strip_prefix(WELL_KNOWN)?;
    let at = at.strip_prefix('/')?.strip_prefix(RESOURCE)?;
    let emulated = at.parse::<Uri>().ok().and_then(|uri| served::split(&uri));
    let api = if emulated.is_some() {
        api.get(1..)?
    } else {
        api
    };
    let path: Vec<String> = api.iter().map(|segment| (*segment).to_owned()).collect();
    Pattern::new(&provider.table.api.base_url).matches(&path)?;
    let origin = request.origin();
    let issuer = emulated.map_or_else(String::new, |(issuer, _)| issuer);
    let scopes = provider.scopes.iter().map(|scope| scope.name.as_str());
    let document = json!({
        "resource": format!("{origin}{at}"),
        "authorization_servers": [format!("{origin}{issuer}")],
        "scopes_supported": scopes.collect::<Vec<_>>(),
        "bearer_methods_supported": ["header"],
    });
    Some(Reply::json(200, &document))
}

/// Adds the address of the API's metadata to the challenge of a rejected call (RFC 9728 §5.1).
pub(super) fn referred_to(
    provider: &Provider,
    path: &[String],
    request: &Request,
    reply: Reply,
) -> Reply {
    let challenge = reply.headers.get(WWW_AUTHENTICATE);
    let Some(challenge) = challenge.and_then(|challenge| challenge.to_str().ok()) else {
        return reply;
    };
    let base = Pattern::new(&provider.table.api.base_url);
    let mut starts = (1..=path.len()).filter_map(|count| path.get(..count));
    let api = starts.find(|start| base.matches(start).is_some());
    let (Some(api), Some(prefix)) = (api, request.prefix()) else {
        return reply;
    };
    // §3.1: between the host and the path of the resource.
    let origin = request.origin();
    let before = prefix.strip_prefix(origin).unwrap_or_default();
    let address = format!("{origin}/{WELL_KNOWN}/{RESOURCE}{before}/{}", api.join("/"));
    let challenge = format!("{challenge}, resource_metadata=\"{address}\"");
    reply.with(WWW_AUTHENTICATE, &challenge)
}

/// Whether the emulator is an issuer at this path: at its origin, and where the spec's issuer is.
fn is_issuer(provider: &Provider, path: &[&str]) -> bool {
    let path: Vec<String> = path.iter().map(|segment| (*segment).to_owned()).collect();
    let issuer = provider.table.issuer.as_deref();
    let is_place = |issuer: &str| Pattern::new(issuer).matches(&path).is_some();
    path.is_empty() || issuer.is_some_and(is_place)
}

fn document(server: &Server, origin: &str, issuer: &str) -> Value {
    let provider = &server.provider;
    let address = |url: &String| {
        let url = variable::fill(provider, url, &Bindings::new());
        Value::from(served::address(origin, issuer, &url))
    };
    let table = &provider.table;
    let mut members = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            members.insert(name.to_owned(), value);
        }
    };
    add("issuer", Some(format!("{origin}{issuer}").into()));
    add("jwks_uri", table.jwks_uri.as_ref().map(address));
    let scopes = provider.scopes.iter().map(|scope| scope.name.as_str());
    add("scopes_supported", Some(scopes.collect()));
    let algorithms = |all: &[String], default: &str| match all {
        [] => json!([default]),
        all => json!(all),
    };
    let dpop = table.dpop.as_ref();
    let dpop = dpop.map(|dpop| algorithms(&dpop.algorithms, "ES256"));
    add("dpop_signing_alg_values_supported", dpop);
    if let Some(openid) = &table.openid {
        add("subject_types_supported", Some(json!(["public"])));
        let signed = algorithms(&openid.algorithms, "RS256");
        add("id_token_signing_alg_values_supported", Some(signed));
        if let Some(encryption) = &openid.id_token_encryption {
            let any = ["A128CBC-HS256", "A256CBC-HS512", "A128GCM", "A256GCM"];
            let encodings = match encryption.encodings.as_slice() {
                [] => json!(any),
                all => json!(all),
            };
            add(
                "id_token_encryption_alg_values_supported",
                Some(json!(encryption.algorithms)),
            );
            add("id_token_encryption_enc_values_supported", Some(encodings));
        }
        let userinfo = openid.userinfo.as_ref();
        add(
            "userinfo_endpoint",
            userinfo.map(|userinfo| address(&userinfo.path)),
        );
        let end_session = openid.end_session_endpoint.as_ref();
        add("end_session_endpoint", end_session.map(address));
        let signed = Some(&openid.userinfo_algorithms).filter(|all| !all.is_empty());
        add(
            "userinfo_signing_alg_values_supported",
            signed.map(|all| json!(all)),
        );
    }
    let takes_documents = server.settings.client_documents == ClientDocuments::Accepted;
    add(
        "client_id_metadata_document_supported",
        takes_documents.then_some(json!(true)),
    );
    if let Some(registration) = main_registration(provider) {
        of_registration(registration, &address, &mut add);
        add(
            "token_endpoint_auth_signing_alg_values_supported",
            authentication_algorithms(registration, &table.client_assertion.algorithms),
        );
    }
    Value::Object(members)
}

/// The algorithms of JWTs for client authentication, by key and by secret (RFC 8414 §2).
fn authentication_algorithms(registration: &Registration, own: &[String]) -> Option<Value> {
    let grants: Vec<_> = registration.grants().collect();
    let has = |method| {
        grants
            .iter()
            .any(|grant| grant.auth_methods.contains(&method))
    };
    let (by_key, by_secret) = (
        has(ClientAuth::PrivateKeyJwt),
        has(ClientAuth::ClientSecretJwt),
    );
    if !by_key && !by_secret {
        return None;
    }
    if !own.is_empty() {
        return Some(json!(own));
    }
    let usual = [("ES256", by_key), ("HS256", by_secret)];
    let usual = usual.iter().filter(|(_, is_used)| *is_used);
    Some(usual.map(|(name, _)| *name).collect())
}

/// The registration that the metadata describe: the first with logins, or else the first.
fn main_registration(provider: &Provider) -> Option<&Registration> {
    let mut all = provider.registrations.iter();
    let with_logins = all.find(|known| known.table.authorization_code.is_some());
    with_logins.or_else(|| provider.registrations.first())
}

fn of_registration(
    registration: &Registration,
    address: &dyn Fn(&String) -> Value,
    add: &mut dyn FnMut(&str, Option<Value>),
) {
    of_token_endpoint(registration, address, add);
    let table = &registration.table;
    for (name, endpoint) in [
        ("revocation_endpoint", &table.revocation_endpoint),
        ("introspection_endpoint", &table.introspection_endpoint),
        ("registration_endpoint", &table.registration_endpoint),
    ] {
        add(name, endpoint.as_ref().map(address));
    }
    let signed = Some(&table.introspection_algorithms).filter(|all| !all.is_empty());
    add(
        "introspection_signing_alg_values_supported",
        signed.map(|all| json!(all)),
    );
    let device = table.device_code.as_ref();
    let device = device.map(|device| address(&device.device_authorization_endpoint));
    add("device_authorization_endpoint", device);
    if let Some(code) = &table.authorization_code {
        of_authorization_endpoint(code, address, add);
    } else {
        add("response_types_supported", Some(json!([])));
    }
}

/// The token endpoint of the registration's first grant, and the grants and client authentication
/// methods that it supports.
fn of_token_endpoint(
    registration: &Registration,
    address: &dyn Fn(&String) -> Value,
    add: &mut dyn FnMut(&str, Option<Value>),
) {
    let grants =
        || GrantKind::all(registration).filter_map(|kind| Some((kind, kind.of(registration)?)));
    let endpoint = grants().next().map(|(_, grant)| &grant.token_endpoint);
    add("token_endpoint", endpoint.map(address));
    let at_endpoint = |grant: &Grant| Some(&grant.token_endpoint) == endpoint;
    let mut kinds = Vec::new();
    let mut methods = Vec::new();
    for (kind, grant) in grants().filter(|(_, grant)| at_endpoint(grant)) {
        let name = grant.request.grant_type.as_deref().unwrap_or(kind.name());
        if !name.is_empty() && !kinds.contains(&name) {
            kinds.push(name);
        }
        for method in &grant.auth_methods {
            if !methods.contains(&method.name()) {
                methods.push(method.name());
            }
        }
    }
    add("grant_types_supported", Some(json!(kinds)));
    let table = &registration.table;
    for name in ["token", "revocation", "introspection"] {
        let has_it = match name {
            "revocation" => table.revocation_endpoint.is_some(),
            "introspection" => table.introspection_endpoint.is_some(),
            _ => true,
        };
        let member = format!("{name}_endpoint_auth_methods_supported");
        add(&member, has_it.then(|| json!(methods)));
    }
}

fn of_authorization_endpoint(
    code: &AuthorizationCode,
    address: &dyn Fn(&String) -> Value,
    add: &mut dyn FnMut(&str, Option<Value>),
) {
    add(
        "authorization_endpoint",
        Some(address(&code.authorization_endpoint)),
    );
    add(
        "response_types_supported",
        Some(json!([code.response_type])),
    );
    let mode = code.response_mode.as_deref().unwrap_or("query");
    add("response_modes_supported", Some(json!([mode])));
    let method = match code.pkce {
        Pkce::S256 => Some("S256"),
        Pkce::Plain => Some("plain"),
        Pkce::Unsupported => None,
    };
    add(
        "code_challenge_methods_supported",
        method.map(|method| json!([method])),
    );
    let pushed = code.pushed_authorization_request_endpoint.as_ref();
    add("pushed_authorization_request_endpoint", pushed.map(address));
    let is_required = code.push_required.then_some(json!(true));
    add("require_pushed_authorization_requests", is_required);
    let iss = code.iss.then_some(json!(true));
    add("authorization_response_iss_parameter_supported", iss);
    if let Some(request) = &code.request_object {
        add("request_parameter_supported", Some(json!(true)));
        let is_required = request.required.then_some(json!(true));
        add("require_signed_request_object", is_required);
        let algorithms = match request.algorithms.as_slice() {
            [] => json!(Key::ALGORITHMS),
            all => json!(all),
        };
        add(
            "request_object_signing_alg_values_supported",
            Some(algorithms),
        );
    }
    let signed = Some(&code.signed_response).filter(|all| !all.is_empty());
    add(
        "authorization_signing_alg_values_supported",
        signed.map(|all| json!(all)),
    );
}
