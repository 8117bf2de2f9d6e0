//! Serves a site: by axum, and by hyper without a framework.

use std::collections::HashMap;
use std::convert::Infallible;

use axum::Router;
use axum::extract::{FromRef, Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{REFERRER_POLICY, SET_COOKIE};
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use http_body_util::Full;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use licit_axum::{Connected, SignedIn};
use licit_web::{Site, WebLogin, escaped};
use tokio::net::TcpListener;

use crate::library::{App, Reading};

/// What serves the site.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Server {
    Axum,
    Hyper,
}

pub(crate) type Login = WebLogin<App, Reading>;

/// Serves a site with pages of its own: `/loans` needs a client, `/who` a session, and `POST /as/ada` signs
/// Ada in, as the application's own sign-in would.
pub(crate) fn serve(server: Server, listener: TcpListener, login: Login) {
    match server {
        Server::Axum => drop(tokio::spawn(async move {
            axum::serve(listener, router(login)).await
        })),
        Server::Hyper => drop(tokio::spawn(accept(listener, login))),
    }
}

#[derive(Clone)]
struct Shared(Login);

impl FromRef<Shared> for Login {
    fn from_ref(shared: &Shared) -> Self {
        shared.0.clone()
    }
}

impl FromRef<Shared> for Site {
    fn from_ref(shared: &Shared) -> Self {
        shared.0.site().clone()
    }
}

fn router(login: Login) -> Router {
    Router::new()
        .route("/loans", get(loans))
        .route("/maybe", get(maybe))
        .route("/welcome", get(welcome))
        .route("/", get(home))
        .route("/bye", get(bye))
        .route("/who", get(who))
        .route("/as/{user}", post(sign_in))
        .merge(licit_axum::router(&login))
        .with_state(Shared(login))
}

async fn loans(Connected { user, client }: Connected<App, Reading>) -> String {
    let loans = client.list_loans().send().await.unwrap();
    format!("{user}: {} loans", loans.len())
}

/// The page with the login button. Its policy makes browsers send `Origin: null` with forms.
async fn welcome(Query(query): Query<HashMap<String, String>>) -> impl IntoResponse {
    let return_to = escaped(query.get("return_to").map_or("/", String::as_str));
    let page = format!(
        "<form method=post action=/login><input type=hidden name=return_to value=\"{return_to}\">\
         <button>Sign in</button> <button formaction=/logout>Sign out</button></form>"
    );
    ([(REFERRER_POLICY, "no-referrer")], Html(page))
}

async fn home() -> &'static str {
    "home"
}

async fn bye() -> &'static str {
    "bye"
}

async fn who(SignedIn(user): SignedIn) -> String {
    user
}

async fn maybe(connected: Option<Connected<App, Reading>>) -> String {
    connected.map_or("nobody".to_owned(), |connected| connected.user)
}

async fn sign_in(
    State(Shared(login)): State<Shared>,
    Path(user): Path<String>,
    headers: HeaderMap,
) -> Response {
    let cookie = login.site().sign_in(&headers, &user).await.unwrap();
    ([(SET_COOKIE, cookie)], "signed in").into_response()
}

async fn accept(listener: TcpListener, login: Login) {
    while let Ok((stream, _)) = listener.accept().await {
        let login = login.clone();
        tokio::spawn(async move {
            let service = service_fn(|request: Request<Incoming>| async {
                let (parts, body) = request.into_parts();
                let answer = match licit_example_hyper::answer(&login, &parts, body).await {
                    Some(answer) => answer,
                    None => page(&login, &parts).await,
                };
                Ok::<_, Infallible>(answer)
            });
            let http = hyper::server::conn::http1::Builder::new();
            http.serve_connection(TokioIo::new(stream), service).await
        });
    }
}

/// The same pages as [`router`]'s.
async fn page(login: &Login, parts: &Parts) -> hyper::Response<Full<axum::body::Bytes>> {
    let (site, path) = (login.site(), parts.uri.path());
    let shown = |text: String| hyper::Response::new(Full::from(text));
    let converted = |answer: hyper::Response<String>| answer.map(Full::from);
    if let Some(user) = path.strip_prefix("/as/") {
        let cookie = site.sign_in(&parts.headers, user).await.unwrap();
        let answer = hyper::Response::builder().header(SET_COOKIE, cookie);
        return answer.body(Full::default()).unwrap();
    }
    if path == "/who" {
        return match site.user(&parts.headers).await.unwrap() {
            Some(user) => shown(user),
            None => converted(site.failed(&licit_web::Failure::signed_out(), &parts.headers)),
        };
    }
    match login.client(parts).await {
        Ok((user, _)) if path == "/maybe" => shown(user),
        Ok((user, client)) => {
            let loans = client.list_loans().send().await.unwrap();
            shown(format!("{user}: {} loans", loans.len()))
        }
        Err(_) if path == "/maybe" => shown("nobody".to_owned()),
        Err(failure) => converted(login.turned_away(&failure, parts, &parts.uri)),
    }
}
