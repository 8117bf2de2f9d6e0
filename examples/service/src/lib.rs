//! A service that authenticates with a private key (`private_key_jwt`, RFC 7523 §2.2). It uses
//! client credentials (RFC 6749 §4.4) for itself, and exchanges its users' JWTs for tokens (RFC
//! 8693). Users' tokens are stored, refreshed as needed, and shared by all processes of the
//! machine.

mod dashboard;

use std::path::PathBuf;
use std::sync::Arc;

use licit::oauth_provider;
use licit::rt::jose::{Algorithm, SigningKey};
use licit::rt::store::FileStore;
use licit::rt::token;
use licit::rt::{GrantEvents, Secret, TokenType};

pub use dashboard::Dashboard;
use warehouse::model::{Delivery, Order};
use warehouse::{App, Client, Error};

/// The provider.
#[oauth_provider(spec = "warehouse.json")]
pub mod warehouse {
    /// The scopes of the service itself.
    #[operations(list_deliveries)]
    pub struct Watching;

    /// The scopes of a user's token.
    #[operations(list_orders)]
    pub struct Ordering;
}

use warehouse::{Ordering, Watching};

/// Settings that differ between development and production.
pub struct Settings {
    /// The client identifier that the warehouse issued.
    pub client_id: String,
    /// The private key in PEM. Its public key is registered with the warehouse.
    pub signing_key: Secret,
    /// The token file that the processes of this machine share.
    pub grants: PathBuf,
    /// The origin of an emulator that replaces the warehouse.
    pub origin: Option<String>,
}

/// The service. Cheap to clone; clones share state.
#[derive(Debug, Clone)]
pub struct Service {
    app: App,
    client: Client<Watching, token::Application>,
}

impl Service {
    /// Creates the service and requests its first token.
    ///
    /// # Errors
    ///
    /// Returns an error if the key or the file cannot be used, or if the warehouse rejects the
    /// client.
    pub async fn start(settings: &Settings) -> Result<Self, Box<dyn std::error::Error>> {
        let key = SigningKey::from_pem(Algorithm::Es256, &settings.signing_key)?;
        let mut app = App::builder(&settings.client_id, key)
            .store(Arc::new(FileStore::open(&settings.grants)?));
        if let Some(origin) = &settings.origin {
            app = app.origin(origin);
        }
        let app = app.build()?;
        // Each process has its own token, which is not stored: the service can request another one
        // at any time.
        let tokens = app.client_credentials::<Watching>().await?;
        let client = Client::new(&app, tokens);
        Ok(Self { app, client })
    }

    /// Lists deliveries.
    ///
    /// # Errors
    ///
    /// Returns an error if the warehouse is unavailable or rejects the request.
    pub async fn deliveries(&self) -> Result<Vec<Delivery>, Error> {
        self.client.list_deliveries().send().await
    }

    /// Enrolls a user with a JWT of an issuer that the warehouse trusts.
    ///
    /// # Errors
    ///
    /// Returns an error if the warehouse rejects the JWT, or if the file cannot be written.
    pub async fn enroll(&self, user: &str, jwt: Secret) -> Result<(), Error> {
        let exchange = self.app.token_exchange::<Ordering>(jwt, TokenType::Jwt);
        let tokens = exchange.send().await?;
        self.app.save_grant(tokens.for_subject(user)).await?;
        Ok(())
    }

    /// Lists the orders of a user. Returns `None` if the user is not enrolled.
    ///
    /// # Errors
    ///
    /// Returns an error if the warehouse is unavailable or rejects the request, or if the grant was
    /// revoked (`GrantLost`).
    pub async fn orders_of(&self, user: &str) -> Result<Option<Vec<Order>>, Error> {
        // Any process can load the tokens, even if another one enrolled the user or refreshed them.
        let Some(tokens) = self.app.load_grant::<Ordering>(user).await? else {
            return Ok(None);
        };
        let client = Client::new(&self.app, tokens);
        client.list_orders().send().await.map(Some)
    }

    /// Subscribes to the service's grant events.
    pub fn events(&self) -> GrantEvents {
        self.app.events()
    }

    /// Waits for token refreshes in progress.
    pub async fn settle(&self) {
        self.app.settle().await;
    }
}
