//! A web application whose users connect an account that they have at another one, the *library*.
//!
//! | file | |
//! | --- | --- |
//! | `library.json` | the provider's spec |
//! | `connect.rs` | to the provider and back: `/connect`, `/callback`, `/disconnect` |
//! | `home.rs` | what the tokens are for |
//! | `account.rs` | one's own users: a stand-in for however they sign in to your site |
//! | `session.rs` | what is kept for a browser, behind a cookie |
//! | `page.rs` | pages, with the headers that keep codes and pages to themselves |
//!
//! Tokens are kept for each user in a file, by the user's name, and renewed by themselves.

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
    /// What users are asked for. The second scope brings a refresh token.
    #[scopes(loans, offline_access)]
    pub struct Loans;
}

/// What differs between your machine and production.
pub struct Settings {
    /// Where browsers find this site, without a slash at its end.
    pub public_url: String,
    /// The client identifier that the library gave you.
    pub client_id: String,
    /// The client secret that came with it.
    pub client_secret: Secret,
    /// The file that the users' tokens are kept in.
    pub grants: PathBuf,
    /// Where an emulator stands in for the library.
    pub origin: Option<String>,
}

/// The site: what all requests share.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

struct Shared {
    app: library::App,
    sessions: Sessions,
    origin: Option<String>,
}

impl Site {
    /// Sets the site up. Everything that is wrong with the settings is told here.
    ///
    /// # Errors
    ///
    /// When the file cannot be used, or the settings are no application of the provider.
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

    /// What is served where.
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

    /// Waits until no renewal is under way.
    pub async fn settle(&self) {
        self.0.app.settle().await;
    }

    fn app(&self) -> &library::App {
        &self.0.app
    }

    /// Where a browser finds what the library has at `url`: the emulator has it below its own origin.
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
