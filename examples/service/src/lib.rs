//! A service with a key of its own in place of a client secret (`private_key_jwt`, RFC 7523 §2.2). It
//! speaks for itself by client credentials (RFC 6749 §4.4), and for users by exchanging what they came
//! with (RFC 8693). What that brings is kept for each user, renewed when it has ended, and shared by all
//! processes of the machine.

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
    /// What the service does by itself.
    #[operations(list_deliveries)]
    pub struct Watching;

    /// What it does for a user.
    #[operations(list_orders)]
    pub struct Ordering;
}

use warehouse::{Ordering, Watching};

/// What differs between your machine and production.
pub struct Settings {
    /// The client identifier that the warehouse gave you.
    pub client_id: String,
    /// The private key, in PEM form, whose public half the warehouse has.
    pub signing_key: Secret,
    /// The file that the processes of this machine share.
    pub grants: PathBuf,
    /// Where an emulator stands in for the warehouse.
    pub origin: Option<String>,
}

/// The service. Copies are cheap and the same one.
#[derive(Debug, Clone)]
pub struct Service {
    app: App,
    client: Client<Watching, token::Application>,
}

impl Service {
    /// Sets the service up, and gets its first token.
    ///
    /// # Errors
    ///
    /// When the key or the file cannot be used, or the warehouse does not know the service.
    pub async fn start(settings: &Settings) -> Result<Self, Box<dyn std::error::Error>> {
        let key = SigningKey::from_pem(Algorithm::Es256, &settings.signing_key)?;
        let mut app = App::builder(&settings.client_id, key)
            .store(Arc::new(FileStore::open(&settings.grants)?));
        if let Some(origin) = &settings.origin {
            app = app.origin(origin);
        }
        let app = app.build()?;
        // Each process has one of its own: nothing can be lost that asking again would not bring.
        let tokens = app.client_credentials::<Watching>().await?;
        let client = Client::new(&app, tokens);
        Ok(Self { app, client })
    }

    /// What is on its way.
    ///
    /// # Errors
    ///
    /// When the warehouse does not answer, or refuses.
    pub async fn deliveries(&self) -> Result<Vec<Delivery>, Error> {
        self.client.list_deliveries().send().await
    }

    /// Takes a user in, who came with a JWT of somebody whom the warehouse trusts, too.
    ///
    /// # Errors
    ///
    /// When the warehouse does not take the JWT, or the file cannot be written.
    pub async fn enroll(&self, user: &str, jwt: Secret) -> Result<(), Error> {
        let exchange = self.app.token_exchange::<Ordering>(jwt, TokenType::Jwt);
        let tokens = exchange.send().await?;
        self.app.save_grant(tokens.for_subject(user)).await?;
        Ok(())
    }

    /// The orders of a user; `None` if nobody took them in.
    ///
    /// # Errors
    ///
    /// When the warehouse does not answer, or refuses, or does not know the user any more
    /// (`GrantLost`).
    pub async fn orders_of(&self, user: &str) -> Result<Option<Vec<Order>>, Error> {
        // Found in the file, whichever process took the user in or renewed the tokens last.
        let Some(tokens) = self.app.load_grant::<Ordering>(user).await? else {
            return Ok(None);
        };
        let client = Client::new(&self.app, tokens);
        client.list_orders().send().await.map(Some)
    }

    /// What happens to the service's grants from now on.
    pub fn events(&self) -> GrantEvents {
        self.app.events()
    }

    /// Waits until no renewal is under way.
    pub async fn settle(&self) {
        self.app.settle().await;
    }
}
