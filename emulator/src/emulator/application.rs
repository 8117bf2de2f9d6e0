//! The application of the first registration, with which a test gets a client in a line.

use super::running::Running;
use crate::core::client::Client;
use crate::core::issued::{Access, Family};

/// The application of the spec's first registration. [`Running::client`] returns that of another.
impl Running {
    /// Returns the client identifier; empty if the spec has no registration.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// # struct App; struct Client; struct Tokens;
    /// # impl App { fn builder(_: &str, _: &str, _: &str) -> Self { App } fn origin(self, _: &str) -> Self { App }
    /// #     fn build(self) -> Result<Self, std::io::Error> { Ok(App) } }
    /// # impl Client { fn new(_: &App, _: Tokens) -> Self { Client } }
    /// # impl Tokens { fn from_access_token(_: String) -> Self { Tokens } }
    /// use licit_emulator::Emulator;
    ///
    /// let emulator = Emulator::from_file("specs/acme.json")?.start().await?;
    /// let app = App::builder(emulator.client_id(), emulator.client_secret(), emulator.redirect_uri())
    ///     .origin(emulator.origin())
    ///     .build()?;
    /// let client = Client::new(&app, Tokens::from_access_token(emulator.access_token()));
    /// # let _ = client; Ok(()) }
    /// ```
    pub fn client_id(&self) -> &str {
        self.first()
            .map_or("", |client| &client.credentials.client_id)
    }

    /// Returns the client secret; empty if the application has none.
    pub fn client_secret(&self) -> &str {
        let secret = self
            .first()
            .and_then(|client| client.credentials.client_secret.as_deref());
        secret.unwrap_or_default()
    }

    /// Returns the redirect URI; empty if the spec has no registration.
    pub fn redirect_uri(&self) -> &str {
        self.first()
            .map_or("", |client| &client.credentials.redirect_uri)
    }

    /// Issues an access token of a user with every scope, which does not expire, for tests that need no
    /// login.
    pub fn access_token(&self) -> String {
        let server = self.server();
        let scopes: Vec<usize> = (0..server.provider.scopes.len()).collect();
        let mut state = server.state();
        let family = Family::without_login(0, self.client_id(), scopes.clone());
        let family = state.issued.begin(family);
        let token = state.mint.fresh();
        let issued = Access {
            family,
            scopes,
            resources: Vec::new(),
            expires_at: None,
            key: None,
            masked: String::new(),
        };
        state.issued.add_access(&token, issued);
        token
    }

    fn first(&self) -> Option<&Client> {
        self.server().clients.first().map(AsRef::as_ref)
    }
}
