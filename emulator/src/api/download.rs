//! Downloads from another host: the API redirects to it (RFC 9110 §15.4.3), and a request that
//! sends a token there is rejected.

use hyper::header::{AUTHORIZATION, LOCATION};
use licit_format::resolve::{Operation, Provider, Redirect, TokenIn};

use super::state::Api;
use crate::http::reply::Reply;
use crate::http::request::Request;

/// The host of downloads; no spec can name such a host.
pub(crate) const HOST: &str = "downloads.invalid";

/// Maximum number of waiting downloads.
const MOST: usize = 1000;

/// The reply to a call, or a redirect to it where the spec says that the API redirects.
pub(super) fn redirect(api: &Api, operation: &Operation, reply: Reply) -> Reply {
    if operation.table.redirect != Redirect::Follow || !reply.status.is_success() {
        return reply;
    }
    let name = api.server.state().mint.fresh();
    let downloads = &mut api.state().downloads;
    if downloads.len() == MOST {
        downloads.pop_front();
    }
    downloads.push_back((name.clone(), reply));
    Reply::empty(302).with(LOCATION, &format!("https://{HOST}/{name}"))
}

/// The download of this name.
pub(crate) fn answer(api: &Api, name: &str, request: &Request) -> Reply {
    if carries_token(&api.server.provider, request) {
        return Reply::text(400, "the token was sent to a host other than the API's");
    }
    let state = api.state();
    let found = state.downloads.iter().find(|(known, _)| known == name);
    found.map_or_else(
        || Reply::text(404, "no such download"),
        |(_, reply)| reply.clone(),
    )
}

fn carries_token(provider: &Provider, request: &Request) -> bool {
    let elsewhere = match &provider.table.api.token_in {
        TokenIn::Authorization(_) => false,
        TokenIn::Header(name) => request.header(name).is_some(),
        TokenIn::Query(name) | TokenIn::Body(name) => request.query.get(name).is_some(),
    };
    elsewhere || request.header(AUTHORIZATION.as_str()).is_some()
}
