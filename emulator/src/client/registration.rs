//! Dynamic client registration (RFC 7591), and the management of registered clients (RFC 7592).

use std::sync::Arc;

use hyper::Method;
use licit_format::resolve::{ClientAuth, Registration};
use serde_json::{Map, Value, json};
use url::Url;

use super::signatures;
use crate::access::scopes;
use crate::core::client::{Client, is_loopback};
use crate::core::grant_kind::{self, GrantKind};
use crate::core::registered::Registered;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::jose::encryption::Recipient;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::values::{clock, secret};

/// The member with the authentication method.
const METHOD: &str = "token_endpoint_auth_method";

/// Answers a request to the registration endpoint.
pub(crate) fn answer(server: &Server, http: &Request) -> Reply {
    reply(server, register(server, http))
}

/// Answers a request to the client configuration endpoint (RFC 7592 §2).
pub(crate) fn manage(server: &Server, id: &str, http: &Request) -> Reply {
    let answer = match http.method {
        Method::GET => read(server, id, http),
        Method::PUT => update(server, id, http),
        Method::DELETE => delete(server, id, http),
        _ => Err(Fault::new(
            Problem::NoSuchMethod,
            "clients cannot be managed with this method",
        )),
    };
    reply(server, answer)
}

fn reply(server: &Server, answer: Result<Reply, Fault>) -> Reply {
    let rejected = |fault| rejection::reject(&server.provider, Place::Token, &fault);
    answer.unwrap_or_else(rejected).unstored()
}

fn register(server: &Server, http: &Request) -> Result<Reply, Fault> {
    if http.method != Method::POST {
        let message = "registration requests must use POST";
        return Err(Fault::new(Problem::NoSuchMethod, message));
    }
    let mut metadata = metadata(http)?;
    let (position, method) = completed(server, &mut metadata)?;
    let mut state = server.state();
    let id = state.mint.fresh();
    let secret = method.needs_secret().then(|| state.mint.fresh());
    let token = state.mint.fresh();
    let registered = Registered {
        position,
        client: client(&id, secret, &metadata, method),
        token: secret::digest(&token),
        issued_at: clock::wall() / 1000,
        metadata,
    };
    let mut body = written(server, &registered, http);
    if let Value::Object(members) = &mut body {
        members.insert("registration_access_token".to_owned(), token.into());
    }
    state.registered.insert(id, registered);
    Ok(Reply::json(201, &body))
}

/// Registers a client before the start. Returns why its metadata is invalid.
pub(crate) fn preset(server: &Server, metadata: &Value) -> Result<(), String> {
    let Value::Object(members) = metadata else {
        return Err("the metadata of a client is not a JSON object".to_owned());
    };
    let mut metadata = members.clone();
    let mut take = |name: &str| metadata.remove(name)?.as_str().map(str::to_owned);
    let id = take("client_id").ok_or("the metadata of a client has no `client_id`")?;
    let client_secret = take("client_secret");
    let named = take("registration");
    let resource = take("resource");
    let position = match named {
        Some(name) => {
            let mut registrations = server.provider.registrations.iter();
            registrations
                .position(|known| known.table.name == name)
                .ok_or_else(|| format!("client `{id}`: the spec has no registration `{name}`"))?
        }
        None if metadata.contains_key("grant_types") || metadata.contains_key(METHOD) => {
            let (position, _) = accepted(server, &metadata)
                .map_err(|fault| format!("client `{id}`: {}", fault.message))?;
            position
        }
        None => 0,
    };
    let mut client = Client::with_metadata(&id, client_secret, &metadata);
    client.resource = resource;
    let registered = Registered {
        position,
        client: Arc::new(client),
        // Nobody receives this token: the registration cannot be managed.
        token: secret::digest(&server.state().mint.fresh()),
        issued_at: clock::wall() / 1000,
        metadata,
    };
    server.state().registered.insert(id, registered);
    Ok(())
}

/// Registers the client of a metadata document, in place of its earlier form.
pub(super) fn from_document(
    server: &Server,
    id: &str,
    mut metadata: Map<String, Value>,
) -> Result<(), Fault> {
    let (position, method) = completed(server, &mut metadata)?;
    let mut state = server.state();
    let registered = Registered {
        position,
        client: client(id, None, &metadata, method),
        // Nobody receives this token: the registration cannot be managed.
        token: secret::digest(&state.mint.fresh()),
        issued_at: clock::wall() / 1000,
        metadata,
    };
    state.registered.insert(id.to_owned(), registered);
    Ok(())
}

fn read(server: &Server, id: &str, http: &Request) -> Result<Reply, Fault> {
    let state = server.state();
    let registered = state.registered.get(id);
    let registered = registered.filter(|known| is_managed(known, http));
    Ok(Reply::json(
        200,
        &written(server, registered.ok_or_else(unknown)?, http),
    ))
}

fn update(server: &Server, id: &str, http: &Request) -> Result<Reply, Fault> {
    let mut metadata = metadata(http)?;
    let (position, method) = completed(server, &mut metadata)?;
    let mut state = server.state();
    let registered = state.registered.get_mut(id);
    let registered = registered.filter(|known| is_managed(known, http));
    let registered = registered.ok_or_else(unknown)?;
    let credentials = &registered.client.credentials;
    let given = |metadata: &mut Map<String, Value>, name: &str| {
        metadata.remove(name)?.as_str().map(str::to_owned)
    };
    // §2.2: the request contains the client identifier, and the secret only unchanged.
    let is_same = given(&mut metadata, "client_id").as_deref() == Some(id)
        && given(&mut metadata, "client_secret")
            .is_none_or(|secret| credentials.client_secret.as_ref() == Some(&secret));
    if !is_same || position != registered.position {
        return Err(Fault::new(
            Problem::InvalidRequest,
            "`client_id` or `client_secret` is not that of this client",
        ));
    }
    let secret = credentials.client_secret.clone();
    registered.client = client(id, secret, &metadata, method);
    registered.metadata = metadata;
    Ok(Reply::json(200, &written(server, registered, http)))
}

fn delete(server: &Server, id: &str, http: &Request) -> Result<Reply, Fault> {
    let mut state = server.state();
    let registered = state.registered.get(id);
    let managed = registered.filter(|known| is_managed(known, http));
    managed.ok_or_else(unknown)?;
    state.registered.remove(id);
    Ok(Reply::empty(204))
}

/// Whether the request has the token that manages the client.
fn is_managed(registered: &Registered, http: &Request) -> bool {
    let token = http.authorization("Bearer").unwrap_or_default();
    registered.token == secret::digest(token)
}

/// RFC 7592 §2: the same error for an unknown client and a wrong token.
fn unknown() -> Fault {
    Fault::new(
        Problem::InvalidToken,
        "there is no such client for this token",
    )
}

fn metadata(http: &Request) -> Result<Map<String, Value>, Fault> {
    let body = serde_json::from_slice(&http.body)
        .ok()
        .filter(|_| http.is_json());
    match body {
        Some(Value::Object(members)) => Ok(members),
        _ => Err(Fault::new(
            Problem::InvalidRequest,
            "the body is not a JSON object",
        )),
    }
}

/// Accepts metadata, and adds what the server chose (RFC 7591 §3.2.1), with the defaults of §2.
fn completed(
    server: &Server,
    metadata: &mut Map<String, Value>,
) -> Result<(usize, ClientAuth), Fault> {
    let (position, method) = accepted(server, metadata)?;
    let grants = metadata
        .entry("grant_types")
        .or_insert_with(|| json!([GrantKind::AuthorizationCode.name()]));
    let has_logins = names(grants).contains(&GrantKind::AuthorizationCode.name());
    let types = if has_logins {
        json!(["code"])
    } else {
        json!([])
    };
    metadata.entry("response_types").or_insert(types);
    metadata.insert(METHOD.to_owned(), method.name().into());
    Ok((position, method))
}

/// The registration of the spec that the client belongs to: the first with all of its grants and its
/// authentication method.
fn accepted(server: &Server, metadata: &Map<String, Value>) -> Result<(usize, ClientAuth), Fault> {
    let invalid = |message: String| Fault::new(Problem::InvalidClientMetadata, message);
    let texts = |name: &str| metadata.get(name).map(names).unwrap_or_default();
    for uri in texts("redirect_uris") {
        if !is_redirect_uri(uri) {
            let message = format!("`{uri}` is not a valid redirect URI");
            return Err(Fault::new(Problem::InvalidRedirectUri, message));
        }
    }
    let grants = match texts("grant_types") {
        none if none.is_empty() => vec!["authorization_code"],
        some => some,
    };
    if grants.contains(&"authorization_code") && texts("redirect_uris").is_empty() {
        let message = "a client with logins needs a redirect URI";
        return Err(Fault::new(Problem::InvalidRedirectUri, message));
    }
    let asked = metadata.get(METHOD).and_then(Value::as_str);
    let offers = |registration: &Registration| {
        let has = |grant: &&str| grant_kind::offers(registration, grant);
        let method = method_of(registration, asked)?;
        grants.iter().all(has).then_some(method)
    };
    check_encryption(server, metadata).map_err(invalid)?;
    signatures::check(server, metadata).map_err(invalid)?;
    let registrations = server.provider.registrations.iter().enumerate();
    let found = registrations
        .into_iter()
        .find_map(|(position, registration)| Some((position, offers(registration)?)))
        .ok_or_else(|| {
            invalid(
                "no registration of the spec has these grants and this authentication method"
                    .to_owned(),
            )
        })?;
    check_keys(metadata, found.1).map_err(invalid)?;
    check_responses(server, found.0, &texts("response_types")).map_err(invalid)?;
    let scope = metadata.get("scope").and_then(Value::as_str);
    let scope = scope.unwrap_or_default().split_ascii_whitespace();
    scopes::positions(&server.provider, scope).map_err(|fault| invalid(fault.message))?;
    Ok(found)
}

/// The texts of a list.
fn names(list: &Value) -> Vec<&str> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}

/// The method that a client asks for, among those of a registration; without one, the default of RFC 7591
/// §2, or the first if the provider does not have that.
fn method_of(registration: &Registration, asked: Option<&str>) -> Option<ClientAuth> {
    let all: Vec<_> = registration.grants().collect();
    let methods = || all.iter().flat_map(|grant| &grant.auth_methods).copied();
    match asked {
        Some(name) => methods().find(|known| known.name() == name),
        None => methods()
            .find(|known| *known == ClientAuth::ClientSecretBasic)
            .or_else(|| methods().next()),
    }
}

/// RFC 7591 §5: `https`, `http` on this machine, or a scheme of the application's own, which runs nothing in
/// a browser.
pub(crate) fn is_redirect_uri(uri: &str) -> bool {
    let Ok(url) = Url::parse(uri) else {
        return false;
    };
    let is_safe = match url.scheme() {
        "https" => true,
        "http" => is_loopback(&url),
        scheme => ![
            "about",
            "blob",
            "data",
            "file",
            "javascript",
            "vbscript",
            "view-source",
        ]
        .contains(&scheme),
    };
    is_safe && url.fragment().is_none()
}

/// RFC 7591 §2: keys are in the metadata or at a URL, not both. The emulator loads no keys.
fn check_keys(metadata: &Map<String, Value>, method: ClientAuth) -> Result<(), String> {
    let keys = metadata.get("jwks").and_then(|jwks| jwks.get("keys"));
    let keys = keys.and_then(Value::as_array);
    if metadata.contains_key("jwks") && metadata.contains_key("jwks_uri") {
        return Err("`jwks` and `jwks_uri` exclude each other".to_owned());
    }
    if method == ClientAuth::PrivateKeyJwt && keys.is_none_or(Vec::is_empty) {
        return Err(
            "`private_key_jwt` requires `jwks`: the emulator does not load `jwks_uri`".to_owned(),
        );
    }
    Ok(())
}

/// Whether a registration of the spec has every response type.
fn check_responses(server: &Server, position: usize, types: &[&str]) -> Result<(), String> {
    let registration = server.provider.registrations.get(position);
    let code = registration.and_then(|known| known.table.authorization_code.as_ref());
    let own = code.map_or("code", |code| code.response_type.as_str());
    match types
        .iter()
        .find(|known| **known != own && **known != "code")
    {
        Some(other) => Err(format!("`response_types` has `{other}`, not `{own}`")),
        None => Ok(()),
    }
}

/// Whether ID tokens can be encrypted as the client wants (OpenID Connect Dynamic Client Registration 1.0 §2).
fn check_encryption(server: &Server, metadata: &Map<String, Value>) -> Result<(), String> {
    let openid = server.provider.table.openid.as_ref();
    let table = openid.and_then(|openid| openid.id_token_encryption.as_ref());
    let algorithms = table.map_or(&[][..], |table| table.algorithms.as_slice());
    let encodings = table.map_or(&[][..], |table| table.encodings.as_slice());
    let (alg, enc) = (
        "id_token_encrypted_response_alg",
        "id_token_encrypted_response_enc",
    );
    let text = |name: &str| metadata.get(name).and_then(Value::as_str);
    match text(alg) {
        None if text(enc).is_some() => return Err(format!("`{enc}` requires `{alg}`")),
        None if table.is_some_and(|table| table.required) => {
            return Err(format!("ID tokens are encrypted: `{alg}` is missing"));
        }
        None => return Ok(()),
        Some(given) if !algorithms.iter().any(|known| known == given) => {
            return Err(format!(
                "`{alg}` is `{given}`, which the spec does not list"
            ));
        }
        Some(given) => {
            let keys = metadata.get("jwks").and_then(|jwks| jwks.get("keys"));
            let keys = keys.and_then(Value::as_array);
            if keys.is_none_or(|keys| Recipient::new(given, None, keys).is_none()) {
                return Err(format!("`jwks` has no key for `{given}`"));
            }
        }
    }
    match text(enc) {
        Some(given) if !encodings.is_empty() && !encodings.iter().any(|known| known == given) => {
            Err(format!(
                "`{enc}` is `{given}`, which the spec does not list"
            ))
        }
        _ => Ok(()),
    }
}

fn client(
    id: &str,
    client_secret: Option<String>,
    metadata: &Map<String, Value>,
    method: ClientAuth,
) -> Arc<Client> {
    let mut client = Client::with_metadata(id, client_secret, metadata);
    client.auth_method = Some(method.name().to_owned());
    Arc::new(client)
}

/// RFC 7591 §3.2.1
fn written(server: &Server, registered: &Registered, http: &Request) -> Value {
    let credentials = &registered.client.credentials;
    let mut members = registered.metadata.clone();
    members.insert("client_id".to_owned(), json!(credentials.client_id));
    members.insert(
        "client_id_issued_at".to_owned(),
        json!(registered.issued_at),
    );
    if let Some(secret) = &credentials.client_secret {
        members.insert("client_secret".to_owned(), json!(secret));
        members.insert("client_secret_expires_at".to_owned(), json!(0));
    }
    let registration = server.provider.registrations.get(registered.position);
    let endpoint = registration.and_then(|known| known.table.registration_endpoint.as_ref());
    if let Some(endpoint) = endpoint {
        let uri = format!("{endpoint}/{}", credentials.client_id);
        // A client that knows only the emulator's metadata does not know the hosts of the spec.
        let uri = match (&http.issuer, http.prefix()) {
            (Some(_), Some(prefix)) => uri.replacen("https:/", prefix, 1),
            _ => uri,
        };
        members.insert("registration_client_uri".to_owned(), json!(uri));
    }
    Value::Object(members)
}
