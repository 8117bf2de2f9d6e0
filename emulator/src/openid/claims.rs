//! ID tokens (OpenID Connect Core 1.0 §2), and the claims about the emulator's one user.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit_format::resolve::{ActsAs, Type};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::person::{EMAIL, NAME, PICTURE, SUBJECT};
use crate::access::scopes::OPENID;
use crate::core::client::Client;
use crate::core::issued::Family;
use crate::core::server::Server;
use crate::core::state::State;
use crate::jose::signing;
use crate::model::sample::{self, Place};
use crate::values::pattern::Bindings;
use crate::values::{pointer, variable};

/// The session that the user has with the provider (Back-Channel Logout 1.0 §2.1).
pub(crate) const SESSION: &str = "session-1";

/// How long an ID token is valid, in seconds.
const LIFETIME: u64 = 3600;

/// Returns the claims of the ID token of a login, if its scopes request one (§3.1.3.3, §12.2).
pub(crate) fn of_login(
    server: &Server,
    client: &Client,
    family: &Family,
    bindings: &Bindings,
) -> Option<Map<String, Value>> {
    let openid = server.provider.table.openid.as_ref()?;
    let types = server.provider.openid.as_ref()?;
    let login = family.login.as_ref()?;
    if family.acts_as != ActsAs::User || !asks_for_identity(server, &family.scopes) {
        return None;
    }
    let mut claims = addressed(server, client, bindings);
    if !openid.trusted_audiences.is_empty()
        && let Some(id) = claims.get("aud").cloned()
    {
        let others = openid
            .trusted_audiences
            .iter()
            .map(|name| name.as_str().into());
        let audience = std::iter::once(id.clone()).chain(others).collect();
        claims.insert("aud".into(), Value::Array(audience));
        claims.insert("azp".into(), id);
    }
    claims.extend(of_user(server, types.claims.as_ref(), &family.scopes));
    claims.insert("auth_time".into(), login.at.into());
    claims.insert("sid".into(), SESSION.into());
    if let Some(nonce) = &login.nonce {
        claims.insert("nonce".into(), nonce.as_str().into());
    }
    Some(claims)
}

/// Adds the variables that clients capture from an ID token, at their pointers.
pub(crate) fn add_captured(
    server: &Server,
    captured: &[(String, String)],
    claims: Map<String, Value>,
) -> Map<String, Value> {
    let mut claims = Value::Object(claims);
    for (at, name) in captured {
        if claims.pointer(at).is_none() {
            let value = variable::value(&server.provider, name);
            pointer::set(&mut claims, at, value.into());
        }
    }
    match claims {
        Value::Object(claims) => claims,
        _ => Map::new(),
    }
}

/// Signs an ID token that accompanies an access token.
pub(crate) fn signed(
    server: &Server,
    state: &mut State,
    client: &Client,
    access_token: &str,
    mut claims: Map<String, Value>,
) -> Option<String> {
    let openid = server.provider.table.openid.as_ref()?;
    let algorithm = signing::algorithm(&openid.algorithms);
    claims.insert("at_hash".into(), half_hash(algorithm, access_token).into());
    let signed = client.sign(&mut state.signing, &openid.algorithms, claims);
    // A key that cannot be used was registered: no other client gets a token that it cannot read.
    client.encrypted(signed).ok()
}

/// The tenant of the emulator's user, where the issuer names it.
const TENANT: &str = "5f2c1b7e-0d3a-4c1e-9b8f-2a6d4e8c0f11";

/// Sets the issuer of the user's tenant, where each tenant has its own, and the claims that name the tenant.
pub(crate) fn set_issuer(server: &Server, bindings: &Bindings, claims: &mut Map<String, Value>) {
    let table = &server.provider.table;
    let pattern = table
        .openid
        .as_ref()
        .and_then(|openid| openid.issuer_pattern.as_ref());
    let Some(pattern) = pattern else {
        return;
    };
    let (mut issuer, mut rest) = (String::new(), pattern.as_str());
    while let Some((text, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let value = claims.entry(name).or_insert_with(|| TENANT.into());
        if !value.as_str().is_some_and(is_segment) {
            *value = TENANT.into();
        }
        issuer.push_str(text);
        issuer.push_str(value.as_str().unwrap_or_default());
        rest = after;
    }
    issuer.push_str(rest);
    let issuer = variable::issuer(&server.provider, &issuer, bindings);
    claims.insert("iss".into(), issuer.into());
}

fn is_segment(value: &str) -> bool {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !value.is_empty() && value.chars().all(is_inside)
}

/// Whether these scopes request an ID token.
pub(crate) fn asks_for_identity(server: &Server, scopes: &[usize]) -> bool {
    scopes
        .iter()
        .filter_map(|scope| server.provider.scopes.get(*scope))
        .any(|scope| scope.name == OPENID)
}

/// Issuer, audience and lifetime.
pub(crate) fn addressed(
    server: &Server,
    client: &Client,
    bindings: &Bindings,
) -> Map<String, Value> {
    let now = server.clock.stated() / 1000;
    let claims = json!({
        "iss": issuer(server, client, bindings),
        "aud": client.credentials.client_id,
        "iat": now,
        "exp": now.saturating_add(LIFETIME),
    });
    match claims {
        Value::Object(claims) => claims,
        _ => Map::new(),
    }
}

/// The issuer, as a client knows it: its own identifier may be a part.
pub(crate) fn issuer(server: &Server, client: &Client, bindings: &Bindings) -> String {
    let template = server.provider.table.issuer.as_deref().unwrap_or_default();
    let template = template.replace("{client_id}", &client.credentials.client_id);
    variable::issuer(&server.provider, &template, bindings)
}

/// The claims about the user, of the spec's type for them. Without a type, they are those that the
/// scopes request (§5.4).
pub(crate) fn of_user(server: &Server, ty: Option<&Type>, scopes: &[usize]) -> Map<String, Value> {
    let made_up = ty.map(|ty| sample::value(&server.provider, ty, Place::top("user", 0)));
    let mut claims = match made_up {
        Some(Value::Object(claims)) => claims,
        _ => requested(server, scopes),
    };
    // Claims about the token itself are not made up.
    for name in ["iss", "aud", "azp", "iat", "exp", "nbf", "nonce", "c_hash"] {
        claims.remove(name);
    }
    claims.insert("sub".into(), SUBJECT.into());
    claims
}

/// The claims that scopes request.
fn requested(server: &Server, scopes: &[usize]) -> Map<String, Value> {
    let mut claims = Map::new();
    let scopes = scopes
        .iter()
        .filter_map(|at| server.provider.scopes.get(*at));
    for scope in scopes {
        match scope.name.as_str() {
            "email" => {
                claims.insert("email".into(), EMAIL.into());
                claims.insert("email_verified".into(), true.into());
            }
            "profile" => {
                claims.insert("name".into(), NAME.into());
                claims.insert("picture".into(), PICTURE.into());
            }
            _ => {}
        }
    }
    claims
}

/// The left half of a text's hash (§3.1.3.6).
fn half_hash(algorithm: &str, text: &str) -> String {
    let hash = match algorithm {
        name if name == "EdDSA" || name.ends_with("512") => Sha512::digest(text).to_vec(),
        name if name.ends_with("384") => Sha384::digest(text).to_vec(),
        _ => Sha256::digest(text).to_vec(),
    };
    let (left, _) = hash.split_at(hash.len() / 2);
    URL_SAFE_NO_PAD.encode(left)
}
