//! A web application whose users sign in with their library account, and see what they have borrowed.
//!
//! ```sh
//! cargo licit emulate examples/web/library.json --port 4000
//! LIBRARY_ORIGIN=http://127.0.0.1:4000 CLIENT_ID=licit-client CLIENT_SECRET=licit-secret \
//!     COOKIE_KEYS=$(openssl rand -base64 32) cargo run -p licit-example-web
//! ```

use std::env::var;
use std::sync::Arc;
use std::time::Duration;

use axum::response::Html;
use axum::{Router, routing::get};
use licit::oauth_provider;
use licit::rt::store::FileStore;
use licit_axum::Connected;
use licit_axum::licit_web::{Site, WebLogin, escaped};

/// The provider.
#[oauth_provider(spec = "library.json")]
pub mod library {
    /// The scopes that users grant. `offline_access` requests a refresh token.
    #[scopes(openid, loans, offline_access)]
    pub struct Reading;
}

use library::{App, Reading};

const SIGN_IN: &str = r#"<form method="post" action="/login"><button>Sign in</button></form>"#;
const SIGN_OUT: &str = r#"<form method="post"><button formaction="/logout">Sign out</button>
<button formaction="/disconnect">Disconnect your library</button></form>"#;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = var("ADDRESS").unwrap_or_else(|_| "127.0.0.1:8080".into());
    let public_url = var("PUBLIC_URL").unwrap_or_else(|_| format!("http://{address}"));
    let grants = var("GRANTS").unwrap_or_else(|_| "grants.json".into());
    let store = Arc::new(FileStore::open(grants)?);
    let site = Site::builder(&public_url, var("COOKIE_KEYS")?.parse()?, store.clone())
        .on_failure(|failure| eprintln!("{failure}"))
        .build()?;
    let (id, secret) = (var("CLIENT_ID")?, var("CLIENT_SECRET")?);
    let mut app = App::builder(&id, secret, &site.url("/callback")).store(store);
    if let Ok(emulator) = var("LIBRARY_ORIGIN") {
        app = app.origin(&emulator);
    }
    let app = app.build()?;
    let login = WebLogin::<_, Reading>::sign_in(&site, &app).build()?;
    let routes = Router::new().route("/", get(home));
    let routes = routes.merge(licit_axum::router(&login)).with_state(login);
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("Open {public_url}");
    axum::serve(listener, routes)
        .with_graceful_shutdown(async { tokio::signal::ctrl_c().await.unwrap_or_default() })
        .await?;
    // A refresh in progress may have used the refresh token. Wait until it has stored the new one.
    Ok(tokio::time::timeout(Duration::from_secs(30), app.settle()).await?)
}

/// GET /
async fn home(reader: Option<Connected<App, Reading>>) -> Html<String> {
    let Some(Connected { client, .. }) = reader else {
        return Html(SIGN_IN.to_owned());
    };
    match client.list_loans().send().await {
        Ok(loans) => {
            let titles = loans.iter().map(|loan| escaped(&loan.title));
            let items: Vec<_> = titles.map(|title| format!("<li>{title}</li>")).collect();
            let items = items.join("\n");
            Html(format!("<ul>\n{items}</ul>\n{SIGN_OUT}"))
        }
        Err(error) if error.needs_login() => Html(SIGN_IN.to_owned()),
        Err(error) => {
            eprintln!("cannot list loans: {error}");
            Html("<p>The library is not available at the moment.</p>".to_owned())
        }
    }
}
