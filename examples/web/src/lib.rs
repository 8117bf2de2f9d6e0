//! A web application whose users connect their account at a provider, the *library*.
//!
//! | file | |
//! | --- | --- |
//! | `library.json` | the provider's spec |
//! | `connect.rs` | handlers: `/connect`, `/callback`, `/disconnect` |
//! | `home.rs` | the home page, which calls the API |
//! | `account.rs` | sign-in to this site; replace it with yours |
//! | `session.rs` | browser sessions, identified by a cookie |
//! | `page.rs` | pages and their security headers |
//!
//! Each user's tokens are stored in a file under the user's name, and refreshed automatically.

mod account;
mod connect;
mod home;
mod page;
mod session;

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use licit::oauth_provider;
use licit::rt::{Secret, Url, store::FileStore};

use session::Sessions;

/// The provider.
#[oauth_provider(spec = "library.json")]
pub mod library {
    /// The scopes that users grant. `offline_access` requests a refresh token.
    #[scopes(loans, offline_access)]
    pub struct Loans;
}

/// Settings that differ between development and production.
pub struct Settings {
    /// The site's public URL, without a trailing slash.
    pub public_url: String,
    /// The client identifier that the library issued.
    pub client_id: String,
    /// The client secret that the library issued.
    pub client_secret: Secret,
    /// The file that the users' tokens are stored in.
    pub grants: PathBuf,
    /// The origin of an emulator that replaces the library.
    pub origin: Option<String>,
}

/// The site's shared state.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

struct Shared {
    app: library::App,
    sessions: Sessions,
    origin: Option<String>,
}

impl Site {
    /// Creates the site from its settings.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be used or a setting is invalid.
    pub fn new(settings: &Settings) -> Result<Self, Box<dyn std::error::Error>> {
        let public_url = &settings.public_url;
        let mut app = library::App::builder(
            &settings.client_id,
            settings.client_secret.clone(),
            &format!("{public_url}/callback"),
        )
        .store(Arc::new(FileStore::open(&settings.grants)?));
        if let Some(origin) = &settings.origin {
            app = app.origin(origin);
        }
        Ok(Self(Arc::new(Shared {
            app: app.build()?,
            sessions: Sessions::new(public_url.starts_with("https://")),
            origin: settings.origin.clone(),
        })))
    }

    /// Returns the routes.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/", get(home::show))
            .route("/sign-in", post(account::sign_in))
            .route("/sign-out", post(account::sign_out))
            .route("/connect", post(connect::begin))
            .route("/callback", get(connect::finish))
            .route("/disconnect", post(connect::disconnect))
            .with_state(self.clone())
    }

    /// Waits for token refreshes in progress.
    pub async fn settle(&self) {
        self.0.app.settle().await;
    }

    fn app(&self) -> &library::App {
        &self.0.app
    }

    /// The URL to send a browser to. An emulator serves the library's URLs under its origin.
    fn reachable(&self, url: &Url) -> String {
        match (&self.0.origin, url.as_str().strip_prefix("https://")) {
            (Some(origin), Some(rest)) => format!("{origin}/{rest}"),
            _ => url.to_string(),
        }
    }

    fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }
}
