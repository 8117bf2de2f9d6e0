//! Downloads that lie elsewhere: the API answers with where (RFC 9110 §15.4.3), and whoever goes
//! there with a token is sent away.

use std::collections::VecDeque;

use hyper::header::{AUTHORIZATION, LOCATION};
use licit_format::resolve::{Operation, Provider, Redirect, TokenIn};

use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;

/// Where downloads lie; no spec can name a host like this.
pub(crate) const HOST: &str = "downloads.invalid";

/// Downloads that wait.
const MOST: usize = 1000;

/// Downloads, by the name in their URL.
#[derive(Default)]
pub(crate) struct Downloads(VecDeque<(String, Reply)>);

/// The reply to a call, or where it lies if the spec says that it lies elsewhere.
pub(super) fn redirect(server: &Server, operation: &Operation, reply: Reply) -> Reply {
    if operation.table.redirect != Redirect::Follow || !reply.status.is_success() {
        return reply;
    }
    let mut state = server.state();
    let name = state.mint.fresh();
    if state.downloads.0.len() == MOST {
        state.downloads.0.pop_front();
    }
    state.downloads.0.push_back((name.clone(), reply));
    Reply::empty(302).with(LOCATION, &format!("https://{HOST}/{name}"))
}

/// The download of this name.
pub(crate) fn answer(server: &Server, name: &str, request: &Request) -> Reply {
    if carries_token(&server.provider, request) {
        return Reply::text(400, "the token was sent to another host than the API's");
    }
    let state = server.state();
    let found = state.downloads.0.iter().find(|(known, _)| known == name);
    found.map_or_else(
        || Reply::text(404, "no such download"),
        |(_, reply)| reply.clone(),
    )
}

fn carries_token(provider: &Provider, request: &Request) -> bool {
    let elsewhere = match &provider.table.api.token_in {
        TokenIn::Authorization(_) => false,
        TokenIn::Header(name) => request.header(name).is_some(),
        TokenIn::Query(name) => request.query.get(name).is_some(),
    };
    elsewhere || request.header(AUTHORIZATION.as_str()).is_some()
}
