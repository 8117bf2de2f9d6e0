//! Replies and their security headers.

use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use http::response::Builder;
use http::{Response, StatusCode};
use serde_json::json;

use crate::failure::Failure;

/// What a page of this crate may load: nothing.
const OWN_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/// What a page of the application may load: anything but scripts of other sites, which could read the URL.
const APPLICATION_POLICY: &str =
    "script-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/// Begins a reply whose headers prevent caching and framing, and keep the URL of the callback, with its
/// code, from other sites.
pub(crate) fn head(status: StatusCode) -> Builder {
    with_policy(status, OWN_POLICY)
}

/// Begins a reply with a page of the application.
pub(crate) fn application_head(status: StatusCode) -> Builder {
    with_policy(status, APPLICATION_POLICY)
}

fn with_policy(status: StatusCode, policy: &str) -> Builder {
    Response::builder()
        .status(status)
        .header(CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(CONTENT_SECURITY_POLICY, policy)
}

/// Completes a reply.
pub(crate) fn answer(head: Builder, body: String) -> Response<String> {
    head.body(body).unwrap_or_else(|_| {
        // A header has a byte that is not allowed. None contains unchecked input of a browser.
        let mut answer = Response::default();
        *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        answer
    })
}

/// The page that a user sees after a failure, unless the application has its own.
pub(crate) fn apology(message: &str) -> String {
    let message = escaped(message);
    format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Error</title>\n\
         <p role=\"alert\">{message}</p>\n<p><a href=\"/\">Back</a></p>\n</html>\n"
    )
}

/// What a program reads after a failure.
pub(crate) fn json(failure: &Failure) -> String {
    let (code, message) = (failure.code(), failure.message());
    json!({ "error": code, "error_description": message }).to_string()
}

/// Escapes text for use inside an HTML element or attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
