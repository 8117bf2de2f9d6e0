//! The emulator while it runs: where it is, whom it knows, what it was asked, and what it is to do
//! next.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use licit_format::resolve::ActsAs;
use tokio::task::JoinHandle;

use crate::authorization::device;
use crate::core::client::ClientCredentials;
use crate::core::failure::{Endpoint, Failure, Unknown};
use crate::core::issued::Family;
use crate::core::server::Server;
use crate::dispatch::recorded::RecordedRequest;
use crate::emulator::browser::{self, AuthorizeError, Authorized};
use crate::jose::signing::Forgery;
use crate::openid::{self, Login};
use crate::values::clock;
use crate::webhook::{Sender, Signer, Webhook};

/// Where webhooks go when nobody says where to.
const WEBHOOK_URL: &str = "https://receiver.example/webhook";

/// A provider that runs. It ends when this is dropped.
pub struct Running {
    server: Arc<Server>,
    origin: String,
    task: JoinHandle<()>,
}

impl Running {
    pub(crate) fn new(server: Arc<Server>, task: JoinHandle<()>) -> Self {
        let origin = format!("http://{}", server.authority);
        Self {
            server,
            origin,
            task,
        }
    }

    /// Where everything is served: `http://127.0.0.1:4000`. What the spec has at
    /// `https://api.example.com/v1` is at `{origin}/api.example.com/v1`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The application that is registered for one of the spec's registrations; `app` where the
    /// spec names none.
    pub fn client(&self, registration: &str) -> Option<&ClientCredentials> {
        let registrations = &self.server.provider.registrations;
        let position = registrations
            .iter()
            .position(|known| known.table.name == registration)?;
        self.server
            .clients
            .get(position)
            .map(|client| &client.credentials)
    }

    /// A refresh token such as users make in their settings, with every scope, for one of the spec's
    /// registrations.
    pub fn refresh_token(&self, registration: &str) -> Option<String> {
        let registrations = &self.server.provider.registrations;
        let mut names = registrations.iter().map(|known| known.table.name.as_str());
        let position = names.position(|name| name == registration)?;
        let mut state = self.server.state();
        let family = state.issued.begin(Family {
            registration: position,
            acts_as: ActsAs::User,
            scopes: (0..self.server.provider.scopes.len()).collect(),
            resources: Vec::new(),
            details: None,
            key: None,
            revoked: false,
            login: Login::now(None),
        });
        let token = state.mint.fresh();
        state.issued.add_refresh(&token, family);
        Some(token)
    }

    /// A valid static token for one of the spec's credentials.
    pub fn personal_token(&self, credential: &str) -> Option<&str> {
        let credentials = &self.server.provider.credentials;
        let position = credentials
            .iter()
            .position(|known| known.name == credential)?;
        self.server.static_tokens.get(position).map(String::as_str)
    }

    /// Does what a browser and its user would do with an authorization or logout URL, be it the provider's
    /// or the emulator's: opens it, and brings back where it leads.
    ///
    /// # Errors
    ///
    /// When the request is refused, a person has to say yes, or the URL is of another server.
    pub async fn authorize(&self, authorization_url: &str) -> Result<Authorized, AuthorizeError> {
        browser::open(&self.server.authority, authorization_url).await
    }

    /// Does what a user would do who types a user code in on another device (RFC 8628 §3.3), and
    /// says yes or no. False when no device waits for this code.
    #[must_use]
    pub fn decide_device(&self, user_code: &str, allow: bool) -> bool {
        device::decide(&self.server, user_code, allow)
    }

    /// The secret that webhooks are signed with, where the provider uses one.
    pub fn webhook_secret(&self) -> Option<&str> {
        self.server.signer.as_ref().map(Signer::secret)
    }

    /// An event, as the provider sends it: made up from the spec's types, signed now.
    ///
    /// # Errors
    ///
    /// When the spec has no such event.
    pub fn webhook(&self, event: &str) -> Result<Webhook, Unknown> {
        self.webhook_with(event, |_| ())
    }

    /// The same, with a body that the test has the last word on.
    ///
    /// # Errors
    ///
    /// When the spec has no such event.
    pub fn webhook_with(
        &self,
        event: &str,
        change: impl FnOnce(&mut serde_json::Value),
    ) -> Result<Webhook, Unknown> {
        let server = &self.server;
        let unknown = || Unknown::event(event);
        let webhooks = server.provider.webhooks.as_ref().ok_or_else(unknown)?;
        let found = webhooks
            .table
            .events
            .iter()
            .find(|known| known.name == event);
        let sender = Sender {
            provider: &server.provider,
            webhooks,
            signer: server.signer.as_ref().ok_or_else(unknown)?,
            url: server
                .settings
                .webhook_url
                .as_deref()
                .unwrap_or(WEBHOOK_URL),
        };
        let delivery = server.state().mint.fresh();
        // Meant for a receiver, whose clock nobody has moved.
        sender
            .make(found.ok_or_else(unknown)?, &delivery, clock::wall(), change)
            .map_err(|_| unknown())
    }

    /// The requests that were answered, the oldest first: the last 10,000, and no
    /// more than 64 MiB of them.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.server.state().requests.iter().cloned().collect()
    }

    /// Lets the next request to an endpoint fail: `fail_next("list_contacts", "RateLimited")`,
    /// `fail_next(Endpoint::Token, 503)`. Several failures come in the order in which they were
    /// planned.
    ///
    /// # Errors
    ///
    /// When the spec has no such operation or documents no such error.
    pub fn fail_next(
        &self,
        on: impl Into<Endpoint>,
        what: impl Into<Failure>,
    ) -> Result<(), Unknown> {
        let (on, what) = (on.into(), what.into());
        let provider = &self.server.provider;
        self.server.state().failures.plan(provider, on, what)
    }

    /// Moves the provider's clock forward: codes and tokens end without anybody waiting.
    pub fn advance(&self, by: Duration) {
        self.server.clock.advance(by);
    }

    /// Signs with other keys from now on, and publishes those alone.
    ///
    /// # Errors
    ///
    /// When the machine cannot make keys.
    pub fn rotate_keys(&self) -> std::io::Result<()> {
        let mut state = self.server.state();
        state.signing.rotate(&self.server.provider)
    }

    /// Lets the next thing that the provider signs for an application be forged: an ID token, what is
    /// told of the user, an authorization response, a logout token. Forgeries of claims that are planned
    /// one after another are all of that one thing, and so is one of the signature that follows.
    pub fn forge_next(&self, forgery: Forgery) {
        self.server.state().signing.forge(forgery);
    }

    /// The token with which the provider tells the application of a registration that its user's
    /// session has ended (OpenID Connect Back-Channel Logout); `None` where it has no ID tokens.
    #[must_use]
    pub fn logout_token(&self, registration: &str) -> Option<String> {
        let registrations = &self.server.provider.registrations;
        let position = registrations
            .iter()
            .position(|known| known.table.name == registration)?;
        openid::logout::token(&self.server, position)
    }

    /// Takes another nonce in proofs of possession from now on (RFC 9449 §8.2).
    pub fn change_dpop_nonce(&self) {
        let mut state = self.server.state();
        state.dpop_nonce = state.mint.fresh();
    }

    /// Ends every access token, as if its time were over. Refresh tokens stay good.
    pub fn expire_access_tokens(&self) {
        self.server
            .state()
            .issued
            .expire_access_tokens(self.server.clock.now());
    }

    /// Ends everything that was issued, as if the users had withdrawn their consent. Static tokens
    /// stay good.
    pub fn revoke_all(&self) {
        self.server.state().issued.revoke_all();
    }

    /// Ends the provider and all its connections. Dropping it does the same, but does not wait for
    /// the port to be free.
    pub async fn shutdown(mut self) {
        self.task.abort();
        // The task was told to end; how it did is of no interest.
        let _ = (&mut self.task).await;
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running")
            .field("provider", &self.server.provider.table.name)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}
