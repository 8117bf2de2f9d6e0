//! A running emulator: its address, applications, recorded requests, scripts and expectations.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;

use super::browser::{self, AuthorizeError, Authorized};
use super::scripting::ScriptedEndpoint;
use crate::access;
use crate::authorization::device;
use crate::core::client::ClientCredentials;
use crate::core::condition::Condition;
use crate::core::failure::{Endpoint, Failure, UnknownNameError};
use crate::core::fault_rule::{FaultError, FaultRule};
use crate::core::fit::ScriptError;
use crate::core::issued::{Family, RefreshEnd};
use crate::core::script::Action;
use crate::core::server::Server;
use crate::dispatch::dispatcher::Dispatcher;
use crate::dispatch::expected::{Expectation, UnmetError};
use crate::dispatch::recorded::RecordedRequest;
use crate::dispatch::{first_login, index};
use crate::jose::signing::Forgery;
use crate::openid::logout;
use crate::record::recording::Recording;
use crate::webhook::request::Webhook;
use crate::webhook::sender::Sender;

/// A running provider. Dropping it stops the provider.
pub struct Running {
    dispatcher: Arc<Dispatcher>,
    origin: String,
    task: JoinHandle<()>,
}

impl Running {
    /// The user name of HTTP Basic credentials.
    pub const BASIC_USER: &'static str = access::BASIC_USER;

    pub(crate) fn new(dispatcher: Arc<Dispatcher>, task: JoinHandle<()>) -> Self {
        let origin = format!("http://{}", dispatcher.server.authority);
        Self {
            dispatcher,
            origin,
            task,
        }
    }

    pub(super) fn server(&self) -> &Server {
        &self.dispatcher.server
    }

    /// Returns the origin of the emulator: `http://127.0.0.1:4000`. The spec's
    /// `https://api.example.com/v1` is at `{origin}/api.example.com/v1`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.dispatcher.hosts.port()
    }

    /// Returns the endpoints of the provider by their names, as URLs of the emulator.
    pub fn endpoints(&self) -> Vec<(String, String)> {
        index::urls(self.server(), &self.origin)
    }

    /// Returns the URL of a login to open in a browser, for the application of a registration. It ends
    /// on a page of the emulator, which shows what an application would receive. `None` if the
    /// registration has no authorization code grant, requests must be pushed, or
    /// [`Emulator::client`](crate::Emulator::client) registered another redirect URI.
    pub fn login_url(&self, registration: &str) -> Option<String> {
        let registrations = &self.server().provider.registrations;
        let mut names = registrations.iter().map(|known| known.table.name.as_str());
        let position = names.position(|name| name == registration)?;
        first_login::url(self.server(), &self.origin, position)
    }

    /// Returns the application of one of the spec's registrations. If the spec names no registrations,
    /// the name is `app`.
    pub fn client(&self, registration: &str) -> Option<&ClientCredentials> {
        let registrations = &self.server().provider.registrations;
        let position = registrations
            .iter()
            .position(|known| known.table.name == registration)?;
        self.server()
            .clients
            .get(position)
            .map(|client| &client.credentials)
    }

    /// Issues a refresh token with every scope for one of the spec's registrations, as users do in
    /// their settings.
    pub fn refresh_token(&self, registration: &str) -> Option<String> {
        let registrations = &self.server().provider.registrations;
        let mut names = registrations.iter().map(|known| known.table.name.as_str());
        let position = names.position(|name| name == registration)?;
        let client = self.server().clients.get(position)?;
        let mut state = self.server().state();
        let scopes = (0..self.server().provider.scopes.len()).collect();
        let family = Family::without_login(position, &client.credentials.client_id, scopes);
        let family = state.issued.begin(family);
        let token = state.mint.fresh();
        state
            .issued
            .add_refresh(&token, family, RefreshEnd::default());
        Some(token)
    }

    /// Returns a valid static token for one of the spec's credentials.
    pub fn personal_token(&self, credential: &str) -> Option<&str> {
        let credentials = &self.server().provider.credentials;
        let position = credentials
            .iter()
            .position(|known| known.name == credential)?;
        self.server()
            .static_tokens
            .get(position)
            .map(String::as_str)
    }

    /// Returns the valid key, cookie, bearer token or password for one of the spec's security schemes.
    /// The user name of HTTP Basic is [`Self::BASIC_USER`].
    pub fn secret(&self, scheme: &str) -> Option<&str> {
        let schemes = &self.server().provider.security_schemes;
        let position = schemes
            .iter()
            .position(|known| known.table.name == scheme)?;
        self.server().secrets.get(position).map(String::as_str)
    }

    /// Opens an authorization or logout URL, the provider's or the emulator's, as a browser would, and
    /// returns where it leads.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is rejected, if the consent page waits for a user, or if
    /// the URL belongs to another server.
    pub async fn authorize(&self, authorization_url: &str) -> Result<Authorized, AuthorizeError> {
        let authority = &self.server().authority;
        // A spec on loopback.
        let plain = authorization_url.strip_prefix("http://");
        let is_own = |rest: &str| {
            rest.strip_prefix(authority)
                .is_some_and(|path| path.starts_with('/'))
        };
        let served = plain.filter(|rest| !is_own(rest) && self.dispatcher.serves(rest));
        match served {
            Some(rest) => browser::open(authority, &format!("https://{rest}")).await,
            None => browser::open(authority, authorization_url).await,
        }
    }

    /// Enters a user code (RFC 8628 §3.3) and allows or denies the device. Returns `false` if no
    /// device waits for this code.
    #[must_use]
    pub fn decide_device(&self, user_code: &str, allow: bool) -> bool {
        device::decide(self.server(), user_code, allow)
    }

    /// Returns the secret that webhooks are signed with, if the provider uses one.
    pub fn webhook_secret(&self) -> Option<&str> {
        self.dispatcher.sender.as_ref().map(Sender::secret)
    }

    /// Creates a webhook of an event, with a body generated from the spec's types, and signs it.
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such event.
    pub fn webhook(&self, event: &str) -> Result<Webhook, UnknownNameError> {
        self.webhook_with(event, |_| ())
    }

    /// Same as [`Self::webhook`]; `change` edits the body before it is signed.
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such event.
    pub fn webhook_with(
        &self,
        event: &str,
        change: impl FnOnce(&mut serde_json::Value),
    ) -> Result<Webhook, UnknownNameError> {
        let server = self.server();
        let unknown = || UnknownNameError::event(event);
        let sender = self.dispatcher.sender.as_ref().ok_or_else(unknown)?;
        let delivery = server.state().mint.fresh();
        let made = sender.make(&server.provider, event, &delivery, change);
        made.ok_or_else(unknown)?.map_err(|_| unknown())
    }

    /// Returns the answered requests, the oldest first: the last 10,000, and at most 64 MiB of them.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.dispatcher.records().all()
    }

    /// Returns what was recorded from the real provider; `None` without
    /// [`Emulator::record`](crate::Emulator::record).
    pub fn recording(&self) -> Option<&Recording> {
        self.dispatcher.recording()
    }

    /// Makes the next request to an endpoint fail: `fail_next("list_contacts", "RateLimited")`,
    /// `fail_next(Endpoint::Token, 503)`. Several failures occur in the order in which they were
    /// planned. A success status that the operation documents, such as a 202 besides a 200, gets its
    /// documented reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such operation or documents no such error.
    pub fn fail_next(
        &self,
        on: impl Into<Endpoint>,
        what: impl Into<Failure>,
    ) -> Result<(), UnknownNameError> {
        let (on, what) = (on.into(), what.into());
        on.check(&self.server().provider)?;
        what.check(&self.server().provider)?;
        let scripts = &mut self.server().state().scripts;
        scripts.plan(on, Condition::default(), Action::Fail(what));
        Ok(())
    }

    /// Returns a handle to plan how the next requests to an endpoint are answered. The steps of an
    /// endpoint are used in the order in which they were planned; afterwards, the provider answers as
    /// usual.
    ///
    /// ```no_run
    /// # async fn example(emulator: licit_emulator::Running) -> Result<(), Box<dyn std::error::Error>> {
    /// use licit_emulator::ScriptedReply;
    ///
    /// let none: [&str; 0] = [];
    /// emulator.on("list_books").reply(ScriptedReply::json(200, &none))?.times(2);
    /// emulator.on("list_books").fail(503)?;
    /// # Ok(()) }
    /// ```
    pub fn on(&self, endpoint: impl Into<Endpoint>) -> ScriptedEndpoint<'_> {
        ScriptedEndpoint::new(self.server(), endpoint.into())
    }

    /// Returns the steps that were not used as often as planned: `list_books: 1 left`.
    pub fn unused_steps(&self) -> Vec<String> {
        let state = self.server().state();
        let unused = state.scripts.unused();
        let described = unused.into_iter().map(|(on, left)| match left {
            Some(left) => format!("{}: {left} left", on.name()),
            None => format!("{}: never used", on.name()),
        });
        described.collect()
    }

    /// Adds a rule that makes requests fail.
    ///
    /// ```no_run
    /// # fn example(emulator: licit_emulator::Running) -> Result<(), Box<dyn std::error::Error>> {
    /// emulator.inject("delay=200ms".parse()?)?;
    /// emulator.inject("unavailable,on=list_contacts,every=3".parse()?)?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the spec does not have what the rule names.
    pub fn inject(&self, rule: FaultRule) -> Result<(), FaultError> {
        self.server().inject(rule)
    }

    /// Removes the rules of [`Self::inject`] and [`Emulator::fault`](crate::Emulator::fault), and corrects the
    /// clock.
    pub fn clear_faults(&self) {
        self.server().clear_faults();
    }

    /// Expects one request to an endpoint after this call. [`Self::verify`] reports what did not arrive.
    ///
    /// ```no_run
    /// # async fn example(emulator: licit_emulator::Running) -> Result<(), Box<dyn std::error::Error>> {
    /// emulator.expect("lend_book")?.with_json("/days", 14);
    /// emulator.expect("list_books")?.at_least(1);
    /// // … the code under test
    /// emulator.verify()?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such operation.
    pub fn expect(&self, endpoint: impl Into<Endpoint>) -> Result<Expectation<'_>, ScriptError> {
        let endpoint = endpoint.into();
        endpoint.check(&self.server().provider)?;
        Ok(Expectation::new(&self.dispatcher.expectations, &endpoint))
    }

    /// Checks every expectation.
    ///
    /// # Errors
    ///
    /// Returns an error that lists each expectation that is not met, with the requests that arrived.
    pub fn verify(&self) -> Result<(), UnmetError> {
        self.dispatcher.expectations.verify()
    }

    /// Moves the provider's clock forward, so that codes and tokens expire.
    pub fn advance(&self, by: Duration) {
        self.server().clock.advance(by);
    }

    /// Replaces the signing keys. Only the new ones are published.
    ///
    /// # Errors
    ///
    /// Returns an error if the system cannot generate keys.
    pub fn rotate_keys(&self) -> std::io::Result<()> {
        let mut state = self.server().state();
        state.signing.rotate()
    }

    /// Forges the next token that the provider signs for an application: an ID token, a UserInfo
    /// response, an authorization response, or a logout token. Consecutive forgeries of claims all apply
    /// to that one token, and so does a forgery of the signature after them.
    pub fn forge_next(&self, forgery: Forgery) {
        self.server().state().signing.forge(forgery);
    }

    /// Returns a logout token for the application of a registration (OpenID Connect Back-Channel
    /// Logout); `None` if the provider has no ID tokens.
    #[must_use]
    pub fn logout_token(&self, registration: &str) -> Option<String> {
        let registrations = &self.server().provider.registrations;
        let position = registrations
            .iter()
            .position(|known| known.table.name == registration)?;
        logout::token(self.server(), position)
    }

    /// Replaces the nonce that DPoP proofs must contain (RFC 9449 §8.2).
    pub fn change_dpop_nonce(&self) {
        let mut state = self.server().state();
        state.dpop_nonce = state.mint.fresh();
    }

    /// Expires every access token. Refresh tokens stay valid.
    pub fn expire_access_tokens(&self) {
        self.server()
            .state()
            .issued
            .expire_access_tokens(self.server().clock.now());
    }

    /// Revokes every code and token, as if users had withdrawn their consent. Static tokens stay
    /// valid.
    pub fn revoke_all(&self) {
        self.server().state().issued.revoke_all();
    }

    /// Stops the provider and closes all its connections. Dropping it does the same, but does not
    /// wait until the port is free.
    pub async fn shutdown(mut self) {
        self.task.abort();
        // The task was aborted, so it returns an error.
        let _ = (&mut self.task).await;
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running")
            .field("provider", &self.server().provider.table.name)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}
