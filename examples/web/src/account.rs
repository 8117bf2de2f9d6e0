//! Sign-in to this site. Replace it with yours: here a name is enough, so do not copy this file.

use axum::Form;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use crate::Site;
use crate::page;
use crate::session::Session;

/// The form's fields.
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
        return page::refused("Please enter your name.");
    }
    let session = Session {
        user: Some(name.to_owned()),
        ..Session::default()
    };
    match site.sessions().begin(&headers, session) {
        Ok(cookie) => page::home_with(&cookie),
        Err(_) => page::broken("The system's random number generator failed."),
    }
}

/// POST /sign-out
pub(crate) async fn sign_out(State(site): State<Site>, headers: HeaderMap) -> Response {
    page::home_with(&site.sessions().end(&headers))
}
