//! Pages and their security headers.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, SET_COOKIE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::response::Builder;
use axum::http::{Response as Answer, StatusCode};
use axum::response::Response;

/// Returns a page with this body.
pub(crate) fn shown(body: &str) -> Response {
    page(StatusCode::OK, body)
}

/// Returns a page with status 400.
pub(crate) fn refused(why: &str) -> Response {
    page(StatusCode::BAD_REQUEST, &apology(why))
}

/// Returns a page with status 500.
pub(crate) fn broken(why: &str) -> Response {
    page(StatusCode::INTERNAL_SERVER_ERROR, &apology(why))
}

/// Redirects to the home page. The URL with the code does not stay in the browser's history.
pub(crate) fn home() -> Response {
    away_to("/")
}

/// Redirects to the home page, and sets a cookie.
pub(crate) fn home_with(cookie: &str) -> Response {
    answer(
        head(StatusCode::SEE_OTHER)
            .header(LOCATION, "/")
            .header(SET_COOKIE, cookie),
        "",
    )
}

/// Redirects to a URL.
pub(crate) fn away_to(url: &str) -> Response {
    answer(head(StatusCode::SEE_OTHER).header(LOCATION, url), "")
}

/// Escapes text for use inside an element.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn apology(why: &str) -> String {
    format!(
        "<p role=\"alert\">{}</p>\n<p><a href=\"/\">Back</a></p>",
        escaped(why)
    )
}

fn page(status: StatusCode, body: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Loans</title>\n{body}\n</html>\n"
    );
    answer(
        head(status).header(CONTENT_TYPE, "text/html; charset=utf-8"),
        &html,
    )
}

/// Sets headers that prevent leaking URLs with codes, caching and framing.
fn head(status: StatusCode) -> Builder {
    Answer::builder()
        .status(status)
        .header(CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        )
}

fn answer(head: Builder, body: &str) -> Response {
    head.body(Body::from(body.to_owned())).unwrap_or_else(|_| {
        // Unreachable in practice: no header contains input from the browser.
        let mut answer = Response::default();
        *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        answer
    })
}
