//! The UserInfo endpoint (OpenID Connect Core 1.0 §5.3).

use hyper::Method;
use licit_format::resolve::ActsAs;
use serde_json::Value;

use super::claims::{addressed, asks_for_identity, of_user, set_issuer};
use crate::access::token;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::values::pattern::Bindings;

/// Answers a request for the user's claims.
pub(crate) fn answer(server: &Server, bindings: &Bindings, http: &Request) -> Reply {
    respond(server, bindings, http)
        .unwrap_or_else(|fault| rejection::reject(&server.provider, Place::Api, &fault))
}

fn respond(server: &Server, bindings: &Bindings, http: &Request) -> Result<Reply, Fault> {
    if http.method != Method::GET && http.method != Method::POST {
        let message = "UserInfo requests must use GET or POST";
        return Err(Fault::new(Problem::NoSuchMethod, message));
    }
    let form = http.form().filter(|_| http.method == Method::POST);
    let in_form = form.as_ref().and_then(|form| form.get("access_token"));
    let grant = token::authenticated_by(server, http, in_form)?;
    if grant.acts_as != ActsAs::User || !asks_for_identity(server, &grant.scopes) {
        let message = "the token lacks `openid`";
        return Err(Fault::new(Problem::InsufficientScope, message).about("openid"));
    }
    let openid = server.provider.table.openid.as_ref();
    let openid =
        openid.ok_or_else(|| Fault::new(Problem::NotFound, "there is no such endpoint"))?;
    let types = server.provider.openid.as_ref();
    let ty = types.and_then(|types| types.userinfo.as_ref());
    let user = of_user(server, ty, &grant.scopes);
    let mut state = server.state();
    if openid.userinfo_algorithms.is_empty() {
        let user = state.signing.changed(user);
        return Ok(Reply::json(200, &Value::Object(user)));
    }
    let (registration, id) = grant.client.unwrap_or_default();
    let client = server
        .client_in(&state, registration, &id)
        .ok_or_else(|| Fault::new(Problem::NotFound, "there is no such client"))?;
    let mut claims = addressed(server, &client, bindings);
    claims.extend(user);
    set_issuer(server, bindings, &mut claims);
    let algorithms = &openid.userinfo_algorithms;
    let signed = client.sign(&mut state.signing, algorithms, claims);
    Ok(Reply::of_type(200, "application/jwt", signed))
}
