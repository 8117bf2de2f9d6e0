//! The emulator before it starts: which provider, and what is to be other than usual.

pub(crate) mod browser;
mod connection;
pub(crate) mod running;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use licit_format::LoadOptions;
use licit_format::diagnostic::Report;
use licit_format::resolve::Provider;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::core::client::{Client, ClientCredentials};
use crate::core::consent::Consent;
use crate::core::server::{Server, Settings};
use crate::emulator::running::Running;

/// A provider, about to be run from its spec.
#[derive(Debug, Clone)]
pub struct Emulator {
    provider: Provider,
    settings: Settings,
    port: u16,
    registered: Vec<(String, ClientCredentials)>,
    keys: Vec<(String, Value)>,
}

impl Emulator {
    /// The provider of a spec file.
    ///
    /// # Errors
    ///
    /// A report with everything that is wrong with the file.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Report> {
        Self::from_file_with(path, &LoadOptions::default())
    }

    /// As [`Self::from_file`], where the spec's documents lie in another folder.
    ///
    /// ```no_run
    /// use licit_emulator::{Emulator, LoadOptions};
    ///
    /// let options = LoadOptions::default().document_root("vendor/openapi");
    /// let emulator = Emulator::from_file_with("specs/acme.json", &options)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Self::from_file`], and when the document root is no folder.
    pub fn from_file_with(path: impl AsRef<Path>, options: &LoadOptions) -> Result<Self, Report> {
        let loaded = licit_format::load_with(path.as_ref(), options)?;
        Ok(Self::from_spec(loaded.provider))
    }

    /// The provider of a spec that was read already.
    pub fn from_spec(provider: Provider) -> Self {
        Self {
            provider,
            settings: Settings::default(),
            port: 0,
            registered: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// How long access tokens are valid, whatever the spec says. A call with one that has ended is
    /// answered as the provider does it.
    #[must_use]
    pub fn access_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.access_token_lifetime = Some(lifetime);
        self
    }

    /// What the user at the authorization endpoint does. Default: says yes at once.
    #[must_use]
    pub fn consent(mut self, consent: Consent) -> Self {
        self.settings.consent = consent;
        self
    }

    /// Grants these scopes at most, whatever is asked for.
    #[must_use]
    pub fn grant_only<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.settings.grant_only = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Grants authorization details of these types at most (RFC 9396), whatever is asked for.
    #[must_use]
    pub fn grant_only_details<S: Into<String>>(
        mut self,
        types: impl IntoIterator<Item = S>,
    ) -> Self {
        self.settings.grant_only_details = Some(types.into_iter().map(Into::into).collect());
        self
    }

    /// Whether a refresh brings another refresh token and ends the old one, where the spec says
    /// that it may (`"rotation": "maybe"`). Default: it does not.
    #[must_use]
    pub fn rotate_refresh_tokens(mut self, rotate: bool) -> Self {
        self.settings.rotate_refresh_tokens = rotate;
        self
    }

    /// Whether pages lead in a circle: whichever is asked for, the second is named as the next.
    /// Default: they do not.
    #[must_use]
    pub fn pages_in_a_circle(mut self, circle: bool) -> Self {
        self.settings.pages_in_a_circle = circle;
        self
    }

    /// Whether proofs of possession must have a nonce in them (RFC 9449 §8, §9). Default: they need
    /// not.
    #[must_use]
    pub fn require_dpop_nonces(mut self, required: bool) -> Self {
        self.settings.dpop_nonces = required;
        self
    }

    /// How many tenants the user has, where the spec says that they are asked for after the login
    /// (`connection`). Default: one. At least one.
    #[must_use]
    pub fn tenants(mut self, tenants: usize) -> Self {
        self.settings.further_tenants = tenants.saturating_sub(1);
        self
    }

    /// Registers an application for one of the spec's registrations, in place of the one that is
    /// there otherwise. Its redirect URI is then the only one, but for the port on loopback.
    #[must_use]
    pub fn client(
        mut self,
        registration: &str,
        client_id: &str,
        client_secret: Option<&str>,
        redirect_uri: &str,
    ) -> Self {
        let credentials = ClientCredentials {
            client_id: client_id.to_owned(),
            client_secret: client_secret.map(str::to_owned),
            private_key: None,
            redirect_uri: redirect_uri.to_owned(),
        };
        self.registered.push((registration.to_owned(), credentials));
        self
    }

    /// The public key, a JSON Web Key (RFC 7517), with which the JWTs of a registration's
    /// application are verified.
    #[must_use]
    pub fn client_key(mut self, registration: &str, public_jwk: Value) -> Self {
        self.keys.push((registration.to_owned(), public_jwk));
        self
    }

    /// The secret that webhooks are signed with. Default: one that is made up, as
    /// [`Running::webhook_secret`] tells.
    #[must_use]
    pub fn webhook_secret(mut self, secret: &str) -> Self {
        self.settings.webhook_secret = Some(secret.to_owned());
        self
    }

    /// Where webhooks go. Default: `https://receiver.example/webhook`, which is nobody's.
    #[must_use]
    pub fn webhook_url(mut self, url: &str) -> Self {
        self.settings.webhook_url = Some(url.to_owned());
        self
    }

    /// The port on 127.0.0.1 to listen at. Default: any that is free.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Accepts requests under a further name of this machine, `provider.test` or
    /// `provider.test:8080`; without a port, with any. Default: `127.0.0.1`, `localhost` and `[::1]`
    /// with the emulator's port, so that no web page reaches the emulator under a name of its own
    /// (DNS rebinding).
    #[must_use]
    pub fn allow_host(mut self, host: &str) -> Self {
        self.settings.allowed_hosts.push(host.to_owned());
        self
    }

    /// Starts the provider.
    ///
    /// # Errors
    ///
    /// When the port cannot be had, or an application was registered for a registration that the
    /// spec does not have.
    pub async fn start(self) -> io::Result<Running> {
        let clients = self.clients()?;
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await?;
        let address = listener.local_addr()?;
        let server = Arc::new(Server::new(self.provider, self.settings, clients, address)?);
        let task = tokio::spawn(connection::serve(listener, Arc::clone(&server)));
        Ok(Running::new(server, task))
    }

    fn clients(&self) -> io::Result<Vec<Client>> {
        let registrations = &self.provider.registrations;
        let mut clients = registrations
            .iter()
            .map(|registration| Client::default_of(&self.provider, registration))
            .collect::<io::Result<Vec<_>>>()?;
        for (name, credentials) in &self.registered {
            let position = registrations
                .iter()
                .position(|registration| registration.table.name == *name);
            let client = position.and_then(|position| clients.get_mut(position));
            let unknown = || {
                let message = format!("the spec has no registration `{name}`");
                io::Error::new(io::ErrorKind::InvalidInput, message)
            };
            *client.ok_or_else(unknown)? = Client::registered(credentials.clone());
        }
        for (name, key) in &self.keys {
            let position = registrations
                .iter()
                .position(|registration| registration.table.name == *name);
            let client = position.and_then(|position| clients.get_mut(position));
            let unknown = || {
                let message = format!("the spec has no registration `{name}`");
                io::Error::new(io::ErrorKind::InvalidInput, message)
            };
            client.ok_or_else(unknown)?.public_key = Some(key.clone());
        }
        Ok(clients)
    }
}
