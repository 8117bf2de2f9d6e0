//! The introspection endpoint (RFC 7662), with JSON or signed responses (RFC 9701), for tokens that were
//! issued to the client.

use hyper::Method;
use hyper::header::ACCEPT;
use licit_format::resolve::ActsAs;
use serde_json::{Map, Value, json};

use crate::access::{dpop, scopes};
use crate::client::authentication;
use crate::core::client::Client;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::openid::claims;
use crate::openid::person::SUBJECT;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};

/// The type of a signed response, in its header (RFC 9701 §5).
const TYPE: &str = "token-introspection+jwt";

/// The media type of a signed response (RFC 9701 §4).
const SIGNED: &str = "application/token-introspection+jwt";

/// Answers a request to the introspection endpoint.
pub(crate) fn answer(server: &Server, http: &Request) -> Reply {
    match respond(server, http) {
        Ok(reply) => reply.unstored(),
        Err(fault) => rejection::reject(&server.provider, Place::Token, &fault),
    }
}

fn respond(server: &Server, http: &Request) -> Result<Reply, Fault> {
    if http.method != Method::POST {
        let message = "introspection requests must use POST";
        return Err(Fault::new(Problem::NoSuchMethod, message));
    }
    let invalid = |message| Fault::new(Problem::InvalidRequest, message);
    let form = http
        .form()
        .ok_or_else(|| invalid("the body is not a form"))?;
    let text = form
        .get("token")
        .ok_or_else(|| invalid("`token` is missing"))?;
    let (position, client) = authentication::client_of(server, &form, http)?;
    let described = describe(server, text, position, &client);
    let described = described.unwrap_or_else(|| json!({ "active": false }));
    let table = server.provider.registrations.get(position);
    let algorithms = table.map_or(&[][..], |known| &known.table.introspection_algorithms);
    if algorithms.is_empty() {
        return Ok(Reply::json(200, &described));
    }
    let accepted = http.header(ACCEPT.as_str()).unwrap_or_default();
    if !accepted
        .split(',')
        .any(|range| range.trim().starts_with(SIGNED))
    {
        let message = format!("`accept` does not name `{SIGNED}` (RFC 9701 §4)");
        return Err(Fault::new(Problem::InvalidRequest, message));
    }
    Ok(signed(server, &client, algorithms, described, http))
}

/// The response as a JWT (RFC 9701 §5).
fn signed(
    server: &Server,
    client: &Client,
    algorithms: &[String],
    described: Value,
    http: &Request,
) -> Reply {
    let declared = || claims::issuer(server, client, &Vec::new());
    let issuer = http.issuer.clone().unwrap_or_else(declared);
    let claims = [
        ("iss", Value::from(issuer)),
        ("aud", client.credentials.client_id.as_str().into()),
        ("iat", (server.clock.stated() / 1000).into()),
        ("token_introspection", described),
    ];
    let claims = claims.map(|(name, value)| (name.to_owned(), value));
    let mut state = server.state();
    let jwt = client.sign_typed(&mut state.signing, algorithms, TYPE, Map::from_iter(claims));
    Reply::of_type(200, SIGNED, jwt)
}

/// The reply about a valid token that was issued to this client of a registration, or for it if it is a
/// protected resource.
fn describe(server: &Server, text: &str, position: usize, client: &Client) -> Option<Value> {
    let state = server.state();
    let now = server.clock.now();
    let access = state.issued.access(text);
    let access = access.filter(|(access, _)| access.expires_at.is_none_or(|end| end > now));
    let (family, scopes, end, is_bound) = if let Some((access, family)) = access {
        let is_bound = access.key.is_some();
        (family, &access.scopes, access.expires_at, is_bound)
    } else {
        let refresh = state.issued.refresh(text);
        let (_, family) = refresh.filter(|(refresh, _)| refresh.replaced_at.is_none())?;
        (family, &family.scopes, None, false)
    };
    // RFC 7662 §2.1: by the protected resource that received the token as well.
    let is_resource = |resources: &Vec<String>| {
        let own = client.resource.as_ref();
        own.is_some_and(|own| resources.contains(own))
    };
    let received = access.is_some_and(|(access, _)| is_resource(&access.resources));
    if !received && !family.belongs_to(position, &client.credentials.client_id) {
        return None;
    }
    let mut reply = json!({ "active": true, "client_id": family.client_id });
    let scope = scopes::write(&server.provider, scopes, " ");
    let subject = match family.acts_as {
        ActsAs::User => SUBJECT,
        ActsAs::App => family.client_id.as_str(),
    };
    let scheme = if is_bound { dpop::SCHEME } else { "Bearer" };
    let stated = server.clock.stated();
    let end = end.map(|end| stated.saturating_add(end.saturating_sub(now)) / 1000);
    let aud = access.filter(|(access, _)| !access.resources.is_empty());
    let aud = aud.map(|(access, _)| json!(access.resources));
    let more = [
        ("scope", (!scope.is_empty()).then(|| scope.into())),
        ("sub", Some(subject.into())),
        ("aud", aud),
        ("token_type", access.map(|_| scheme.into())),
        ("exp", end.map(Value::from)),
    ];
    if let Value::Object(members) = &mut reply {
        members.extend(
            more.into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?))),
        );
    }
    Some(reply)
}
