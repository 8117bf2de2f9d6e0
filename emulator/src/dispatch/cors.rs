//! Cross-origin requests (Fetch Standard, CORS protocol): scripts of any origin may read what clients in
//! browsers need. The authorization endpoint and the emulator's pages are for navigation only (RFC 9700 §2.6).

use hyper::Method;
use hyper::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
};

use crate::http::reply::Reply;
use crate::http::request::Request;

/// The endpoints that browsers navigate to.
const PAGES: [&str; 5] = [
    "authorization",
    "callback",
    "device",
    "end_session",
    "index",
];

/// Whether a browser asks if it may send a request.
pub(super) fn is_preflight(request: &Request) -> bool {
    let asks = |name| request.headers.contains_key(name);
    request.method == Method::OPTIONS && asks(ORIGIN) && asks(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The reply to a preflight request.
pub(super) fn preflight(request: &Request) -> Reply {
    let asked = request.header(ACCESS_CONTROL_REQUEST_HEADERS.as_str());
    Reply::empty(204)
        .with(ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .with(
            ACCESS_CONTROL_ALLOW_METHODS,
            "GET, HEAD, POST, PUT, PATCH, DELETE, QUERY",
        )
        .with(ACCESS_CONTROL_ALLOW_HEADERS, asked.unwrap_or_default())
        .with(ACCESS_CONTROL_MAX_AGE, "600")
}

/// Lets scripts read a reply, unless it is a page.
pub(super) fn readable(endpoint: &str, request: &Request, reply: Reply) -> Reply {
    if !request.headers.contains_key(ORIGIN) || PAGES.contains(&endpoint) {
        return reply;
    }
    reply
        .with(ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .with(ACCESS_CONTROL_EXPOSE_HEADERS, "*, WWW-Authenticate")
}
