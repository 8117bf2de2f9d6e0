//! A web application whose users log in with a provider of their choice: one list, one route for
//! callbacks, one type of user.
//!
//! | file | |
//! | --- | --- |
//! | `offer.rs` | the login options, from the specs of the catalog |
//! | `source.rs` | whether a page of the site sent a request |
//! | `session.rs` | browser sessions, identified by a cookie |
//! | `page.rs` | pages and their security headers |
//!
//! The providers are specs of the catalog, read at run time. With generated code, options come from
//! `login_option` of each application instead; nothing else changes.

mod offer;
mod page;
mod session;
mod source;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use licit_runtime::{Logins, UserIdentity};

pub use offer::{Credentials, option};
use page::{escaped, redirect, shown};
use session::{Session, Sessions};
use source::is_of_site;

/// The application.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    logins: Logins,
    sessions: Sessions,
    /// Scheme, host and port, as browsers write them.
    origin: String,
}

impl Site {
    /// Creates the application. `public_url` is the origin that browsers use, such as `https://us.example`.
    pub fn new(logins: Logins, public_url: &str) -> Self {
        Self(Arc::new(Inner {
            logins,
            sessions: Sessions::new(public_url.starts_with("https://")),
            origin: public_url.to_owned(),
        }))
    }

    /// Returns the routes.
    pub fn router(self) -> Router {
        Router::new()
            .route("/", get(home))
            .route("/login/{id}", post(login))
            // A path for each provider: `finish` compares it with that of the redirect URI.
            .route("/callback/{id}", get(callback).post(posted))
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
        format!(
            "<li><form method=\"post\" action=\"/login/{id}\">\
             <button>Log in with {title}</button></form></li>\n"
        )
    });
    let list: Vec<String> = options.collect();
    let body = format!("<h1>Log in</h1>\n<ul>\n{}</ul>", list.concat());
    shown(StatusCode::OK, &body)
}

/// Starts a login with the chosen option, and sends the browser to the provider. Another site cannot start
/// one: it would choose the provider.
async fn login(State(site): State<Site>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    if !is_of_site(&headers, &site.0.origin) {
        return elsewhere();
    }
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
async fn callback(State(site): State<Site>, uri: Uri, headers: HeaderMap) -> Response {
    complete(&site, &headers, &uri.to_string()).await
}

/// The same for providers that post the callback. The browser sends the session's cookie with it only
/// if the site is served by `https`.
async fn posted(State(site): State<Site>, uri: Uri, headers: HeaderMap, body: String) -> Response {
    complete(&site, &headers, &format!("{}?{body}", uri.path())).await
}

/// `callback` is the path with the query or body.
async fn complete(site: &Site, headers: &HeaderMap, callback: &str) -> Response {
    // Another site can open the callback, but does not know the `state`.
    let is_answered = |pending: &_| site.0.logins.is_callback_of(pending, callback);
    let Some(pending) = site.0.sessions.take_pending(headers, is_answered) else {
        return apology("This browser has no login in progress to which this belongs.");
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
    if !is_of_site(&headers, &site.0.origin) {
        return elsewhere();
    }
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

fn elsewhere() -> Response {
    let why =
        "<p role=\"alert\">Another site sent this request.</p>\n<p><a href=\"/\">Back</a></p>";
    shown(StatusCode::FORBIDDEN, why)
}

fn apology(why: &str) -> Response {
    let body = format!(
        "<p role=\"alert\">{}</p>\n<p><a href=\"/\">Back</a></p>",
        escaped(why)
    );
    shown(StatusCode::BAD_REQUEST, &body)
}
