//! A web application whose users log in with a provider of their choice: one list, one callback, one
//! type of user.
//!
//! | file | |
//! | --- | --- |
//! | `offer.rs` | the login options, from the specs of the catalog |
//! | `session.rs` | browser sessions, identified by a cookie |
//! | `page.rs` | pages and their security headers |
//!
//! The providers are specs of the catalog, read at run time. With generated code, options come from
//! `login_option` of each application instead; nothing else changes.

mod offer;
mod page;
mod session;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use licit_runtime::{Logins, UserIdentity};

pub use offer::{Credentials, option};
use page::{escaped, redirect, shown};
use session::{Session, Sessions};

/// The application.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    logins: Logins,
    sessions: Sessions,
}

impl Site {
    /// Creates the application. `is_secure`: it is served by `https`.
    pub fn new(logins: Logins, is_secure: bool) -> Self {
        let sessions = Sessions::new(is_secure);
        Self(Arc::new(Inner { logins, sessions }))
    }

    /// Returns the routes.
    pub fn router(self) -> Router {
        Router::new()
            .route("/", get(home))
            .route("/login/{id}", get(login))
            .route("/callback", get(callback).post(posted))
            .route("/log-out", post(log_out))
            .with_state(self)
    }
}

/// Shows who is logged in, or the options.
async fn home(State(site): State<Site>, headers: HeaderMap) -> Response {
    if let Some(user) = site.0.sessions.user(&headers) {
        return shown(StatusCode::OK, &welcome(&user));
    }
    let options = site.0.logins.options().iter().map(|option| {
        let (id, title) = (escaped(option.id()), escaped(option.title()));
        format!("<li><a href=\"/login/{id}\">Log in with {title}</a></li>\n")
    });
    let list: Vec<String> = options.collect();
    let body = format!("<h1>Log in</h1>\n<ul>\n{}</ul>", list.concat());
    shown(StatusCode::OK, &body)
}

/// Starts a login with the chosen option, and sends the browser to the provider.
async fn login(State(site): State<Site>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let login = match site.0.logins.begin(&id).await {
        Ok(login) => login,
        Err(error) => return apology(&error.to_string()),
    };
    let url = login.url().to_string();
    let session = Session::Pending(Box::new(login.into_pending()));
    match site.0.sessions.begin(&headers, session) {
        Ok(cookie) => redirect(&url, &cookie),
        Err(error) => apology(&error.to_string()),
    }
}

/// Completes a login: the callback of every provider.
async fn callback(
    State(site): State<Site>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    complete(&site, &headers, &query.unwrap_or_default()).await
}

/// The same for providers that post the callback. The browser sends the session's cookie with it only
/// if the site is served by `https`.
async fn posted(State(site): State<Site>, headers: HeaderMap, body: String) -> Response {
    complete(&site, &headers, &body).await
}

async fn complete(site: &Site, headers: &HeaderMap, callback: &str) -> Response {
    let Some(pending) = site.0.sessions.take_pending(headers) else {
        return apology("This browser has no login in progress.");
    };
    let user = match site.0.logins.finish(*pending, callback).await {
        Ok(user) => user,
        Err(error) => return apology(&error.to_string()),
    };
    // The tokens are not needed after the login, and are dropped.
    let session = Session::User(Box::new(user.identity().clone()));
    match site.0.sessions.begin(headers, session) {
        Ok(cookie) => redirect("/", &cookie),
        Err(error) => apology(&error.to_string()),
    }
}

async fn log_out(State(site): State<Site>, headers: HeaderMap) -> Response {
    redirect("/", &site.0.sessions.end(&headers))
}

fn welcome(user: &UserIdentity) -> String {
    let name = user.name.as_deref().unwrap_or("you");
    let email = match (&user.email, user.email_verified) {
        (Some(email), Some(true)) => format!("<p>{} (verified)</p>\n", escaped(email)),
        (Some(email), _) => format!("<p>{} (not verified)</p>\n", escaped(email)),
        (None, _) => String::new(),
    };
    format!(
        "<h1>Hello, {}</h1>\n{email}<p>Your account is <code>{}</code>.</p>\n\
         <form method=\"post\" action=\"/log-out\"><button>Log out</button></form>",
        escaped(name),
        escaped(&user.key()),
    )
}

fn apology(why: &str) -> Response {
    let body = format!(
        "<p role=\"alert\">{}</p>\n<p><a href=\"/\">Back</a></p>",
        escaped(why)
    );
    shown(StatusCode::BAD_REQUEST, &body)
}
