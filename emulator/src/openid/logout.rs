//! The end of the user's session: started by the application (RP-Initiated Logout 1.0 §2) or by the
//! provider (Back-Channel Logout 1.0 §2.4).

use serde_json::json;
use url::Url;

use super::claims::{SESSION, addressed, set_issuer};
use super::person::SUBJECT;
use crate::core::client::Client;
use crate::core::server::Server;
use crate::http::page;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::jose::token::Token;
use crate::values::pattern::Bindings;

/// Answers a logout request of the user's browser.
pub(crate) fn answer(server: &Server, http: &Request) -> Reply {
    let title = &server.provider.table.title;
    if let Err(problem) = check(server, http) {
        return page::message(400, title, "The logout request was rejected:", &problem);
    }
    let Some(uri) = http.query.get("post_logout_redirect_uri") else {
        return page::message(200, title, "You are", "logged out");
    };
    match Url::parse(uri) {
        Ok(mut uri) => {
            let state = http.query.get("state").map(|state| ("state", state));
            if state.is_some() {
                uri.query_pairs_mut().extend_pairs(state);
            }
            Reply::redirect(uri.as_str())
        }
        Err(_) => page::message(400, title, "This is not a URL:", uri),
    }
}

/// Identifies the client: by the ID token, which may have expired, or by `client_id`.
fn check(server: &Server, http: &Request) -> Result<(), String> {
    let hint = http.query.get("id_token_hint");
    let client = http.query.get("client_id");
    if let Some(hint) = hint {
        let token = Token::read(hint).ok_or("`id_token_hint` is not a token")?;
        let known = server.state().signing.keys();
        let is_ours = known.iter().any(|key| token.is_signed_by(key))
            || server.clients.iter().any(|client| {
                let secret = client.credentials.client_secret.as_deref();
                secret.is_some_and(|secret| token.is_signed_with(secret))
            });
        if !is_ours {
            return Err("`id_token_hint` was not issued by this provider".to_owned());
        }
        if client.is_some() && token.text("azp").or_else(|| token.text("aud")) != client {
            return Err("`id_token_hint` belongs to another client".to_owned());
        }
    }
    if let Some(id) = client
        && !server.clients.iter().any(|client| client.has_id(id))
        && server.state().registered.get(id).is_none()
    {
        return Err("the client is unknown".to_owned());
    }
    let uri = http.query.get("post_logout_redirect_uri");
    if let Some(uri) = uri {
        let id = client.map_or_else(|| hinted(hint), |id| Some(id.to_owned()));
        let known = id.map(|id| is_registered(server, &id, uri));
        if known == Some(false) {
            return Err(format!(
                "`post_logout_redirect_uri` `{uri}` is not registered"
            ));
        }
    }
    if hint.is_none() && client.is_none() && http.query.get("post_logout_redirect_uri").is_some() {
        return Err(
            "`post_logout_redirect_uri` requires `client_id` or `id_token_hint`".to_owned(),
        );
    }
    Ok(())
}

/// The client of an ID token.
fn hinted(hint: Option<&str>) -> Option<String> {
    let token = Token::read(hint?)?;
    let id = token.text("azp").or_else(|| token.text("aud"))?;
    Some(id.to_owned())
}

/// Whether a client registered this URI for the end of a logout (§3.1).
fn is_registered(server: &Server, id: &str, uri: &str) -> bool {
    let own = server.clients.iter().filter(|client| client.has_id(id));
    let takes = |client: &Client| client.takes_post_logout_redirect_uri(uri);
    own.map(AsRef::as_ref).any(takes)
        || server
            .state()
            .registered
            .get(id)
            .is_some_and(|known| takes(&known.client))
}

/// A logout token: the user's session has ended.
pub(crate) fn token(server: &Server, registration: usize) -> Option<String> {
    let openid = server.provider.table.openid.as_ref()?;
    let client = server.clients.get(registration)?;
    let mut state = server.state();
    let mut claims = addressed(server, client, &Bindings::new());
    claims.insert("sub".into(), SUBJECT.into());
    claims.insert("sid".into(), SESSION.into());
    claims.insert("jti".into(), state.mint.fresh().into());
    let event = "http://schemas.openid.net/event/backchannel-logout";
    claims.insert("events".into(), json!({ event: {} }));
    set_issuer(server, &Bindings::new(), &mut claims);
    let algorithms = &openid.algorithms;
    Some(client.sign(&mut state.signing, algorithms, claims))
}
