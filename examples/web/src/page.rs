//! Pages, and the headers that all of them have.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, SET_COOKIE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::response::Builder;
use axum::http::{Response as Answer, StatusCode};
use axum::response::Response;

/// A page with this in its body.
pub(crate) fn shown(body: &str) -> Response {
    page(StatusCode::OK, body)
}

/// What the browser asks for makes no sense here.
pub(crate) fn refused(why: &str) -> Response {
    page(StatusCode::BAD_REQUEST, &apology(why))
}

/// We cannot do what we should.
pub(crate) fn broken(why: &str) -> Response {
    page(StatusCode::INTERNAL_SERVER_ERROR, &apology(why))
}

/// To the first page. The address that leads there, with a code in it, stays in no history.
pub(crate) fn home() -> Response {
    away_to("/")
}

/// The same, with a cookie.
pub(crate) fn home_with(cookie: &str) -> Response {
    answer(
        head(StatusCode::SEE_OTHER)
            .header(LOCATION, "/")
            .header(SET_COOKIE, cookie),
        "",
    )
}

/// To another page.
pub(crate) fn away_to(url: &str) -> Response {
    answer(head(StatusCode::SEE_OTHER).header(LOCATION, url), "")
}

/// Text for the inside of an element.
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

/// No other site learns of an address with a code in it, keeps a page, or puts one into a frame.
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
        // A header that cannot be sent: nothing that a browser said stands in one.
        let mut answer = Response::default();
        *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        answer
    })
}
