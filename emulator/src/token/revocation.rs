//! The revocation endpoint (RFC 7009), for tokens that were issued to the client.

use hyper::Method;

use crate::client::authentication;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::refusal::fault::{Fault, Problem};
use crate::refusal::{self, Place};

/// Answers a request to the revocation endpoint.
pub(crate) fn answer(server: &Server, http: &Request) -> Reply {
    match respond(server, http) {
        // §2.2: for an unknown token as well.
        Ok(()) => Reply::empty(200),
        Err(fault) => refusal::refuse(&server.provider, Place::Token, &fault),
    }
}

fn respond(server: &Server, http: &Request) -> Result<(), Fault> {
    if http.method != Method::POST {
        return Err(Fault::new(
            Problem::NoSuchMethod,
            "tokens are revoked by POST",
        ));
    }
    let invalid = |message| Fault::new(Problem::InvalidRequest, message);
    let form = http
        .form()
        .ok_or_else(|| invalid("the body is not a form"))?;
    let token = form
        .get("token")
        .ok_or_else(|| invalid("`token` is missing"))?;
    let (position, client) = authentication::client_of(server, &form, http)?;
    let id = &client.credentials.client_id;
    server.state().issued.revoke_token(token, position, id);
    Ok(())
}
