//! Pages and their security headers.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, SET_COOKIE,
};
use axum::http::response::Builder;
use axum::http::{Response as Answer, StatusCode};
use axum::response::Response;

/// Returns a page with this body.
pub(crate) fn shown(status: StatusCode, body: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Log in</title>\n{body}\n</html>\n"
    );
    answer(
        head(status).header(CONTENT_TYPE, "text/html; charset=utf-8"),
        html,
    )
}

/// Redirects to a URL, and sets a cookie. The URL with the code does not stay in the browser's history.
pub(crate) fn redirect(url: &str, cookie: &str) -> Response {
    let head = head(StatusCode::SEE_OTHER);
    answer(
        head.header(LOCATION, url).header(SET_COOKIE, cookie),
        String::new(),
    )
}

/// Escapes text for HTML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn head(status: StatusCode) -> Builder {
    Answer::builder()
        .status(status)
        .header(CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .header(
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        )
}

fn answer(head: Builder, body: String) -> Response {
    head.body(Body::from(body)).unwrap_or_else(|_| {
        let mut answer = Response::default();
        *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        answer
    })
}
