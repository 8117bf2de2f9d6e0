//! One's own users. How they sign in to your site is yours; here a name is enough, and that is the
//! one thing in this example that must not be copied.

use axum::Form;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use crate::Site;
use crate::page;
use crate::session::Session;

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct SignIn {
    name: String,
}

/// POST /sign-in
pub(crate) async fn sign_in(
    State(site): State<Site>,
    headers: HeaderMap,
    Form(form): Form<SignIn>,
) -> Response {
    let name = form.name.trim();
    if name.is_empty() || name.len() > 100 {
        return page::refused("Please tell us your name.");
    }
    let session = Session {
        user: Some(name.to_owned()),
        ..Session::default()
    };
    match site.sessions().begin(&headers, session) {
        Ok(cookie) => page::home_with(&cookie),
        Err(_) => page::broken("This machine has no randomness to give."),
    }
}

/// POST /sign-out
pub(crate) async fn sign_out(State(site): State<Site>, headers: HeaderMap) -> Response {
    page::home_with(&site.sessions().end(&headers))
}
