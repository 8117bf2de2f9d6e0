//! A web application on hyper whose users sign in with their library account.
//!
//! ```sh
//! cargo licit emulate examples/web/library.json --port 4000
//! LIBRARY_ORIGIN=http://127.0.0.1:4000 CLIENT_ID=licit-client CLIENT_SECRET=licit-secret \
//!     cargo run -p licit-example-hyper
//! ```

use std::convert::Infallible;
use std::env::var;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use hyper::http::request::Parts;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use licit::oauth_provider;
use licit::rt::store::MemoryStore;
use licit_web::{CookieKeys, Site, WebLogin};
use tokio::net::TcpListener;

/// The provider.
#[oauth_provider(spec = "../web/library.json")]
pub mod library {
    /// The scopes that users grant. `offline_access` requests a refresh token.
    #[scopes(openid, loans, offline_access)]
    pub struct Reading;
}

use library::{App, Reading};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let store = Arc::new(MemoryStore::new());
    let site = Site::new(
        "http://127.0.0.1:8080",
        CookieKeys::random()?,
        store.clone(),
    )?;
    let (id, secret) = (var("CLIENT_ID")?, var("CLIENT_SECRET")?);
    let mut app = App::builder(&id, secret, &site.url("/callback")).store(store);
    if let Ok(emulator) = var("LIBRARY_ORIGIN") {
        app = app.origin(&emulator);
    }
    let login = WebLogin::<_, Reading>::sign_in(&site, &app.build()?).build()?;
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let login = login.clone();
        tokio::spawn(async move {
            let service = service_fn(|request: Request<Incoming>| async {
                let (parts, body) = request.into_parts();
                let answer = match licit_example_hyper::answer(&login, &parts, body).await {
                    Some(answer) => answer,
                    None => home(&login, &parts).await,
                };
                Ok::<_, Infallible>(answer)
            });
            let http = hyper::server::conn::http1::Builder::new();
            // A connection that fails concerns only its browser.
            let _ = http.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// Any other path.
async fn home(login: &WebLogin<App, Reading>, parts: &Parts) -> Response<Full<Bytes>> {
    let body = match login.client(parts).await {
        Ok((_, client)) => match client.list_loans().send().await {
            Ok(loans) => format!("<p>{} loans</p>", loans.len()),
            Err(error) => {
                eprintln!("cannot list loans: {error}");
                "<p>The library is not available at the moment.</p>".to_owned()
            }
        },
        Err(_) => "<form method=post action=/login><button>Sign in</button></form>".to_owned(),
    };
    let html = Response::builder().header(CONTENT_TYPE, "text/html; charset=utf-8");
    html.body(Full::from(body)).unwrap_or_default()
}
