//! Dynamic client registration (RFC 7591) and the management of registered clients (RFC 7592).
//! Must not use `session` or `call`.

pub(crate) mod document;
mod metadata;
mod registered;

pub use metadata::ClientMetadata;
pub use registered::RegisteredClient;

use std::fmt;
use std::time::Duration;

use reqwest::Request;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use tokio::time::Instant;
use url::Url;

use crate::app::App;
use crate::app::builder::AppBuilder;
use crate::clock::{self, Clock};
use crate::error::{ArgumentError, ConfigError, Error, TokenReplyError};
use crate::secret::Secret;
use crate::secret::wiped::{self, Members};
use crate::tables::{Registration, ReplyFormat};
use crate::token::captured::Captured;
use crate::token_endpoint::endpoint::{self, Received};
use crate::token_endpoint::reply;

/// Builds a [`Registrar`].
#[derive(Debug)]
#[must_use = "call `build` to create the registrar"]
pub struct RegistrarBuilder {
    app: AppBuilder,
    initial_access_token: Option<Secret>,
}

impl RegistrarBuilder {
    /// Sets a variable of the spec's URLs.
    pub fn variable(self, name: &str, value: &str) -> Self {
        self.with(|app| app.variable(name, value))
    }

    /// Selects an environment of the spec, such as `sandbox`.
    pub fn environment(self, name: &str) -> Self {
        self.with(|app| app.environment(name))
    }

    /// Sets the HTTP client for all requests. Defaults to a client that does not follow redirects.
    ///
    /// A custom client uses its own proxy settings, as with
    /// [`AppBuilder::http`](crate::AppBuilder::http).
    pub fn http(self, client: reqwest::Client) -> Self {
        self.with(|app| app.http(client))
    }

    /// Sets the total timeout of a request. Defaults to 30 seconds.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|app| app.timeout(timeout))
    }

    /// Sets the clock; see [`AppBuilder::clock`](crate::AppBuilder::clock).
    pub fn clock(self, clock: impl Clock) -> Self {
        self.with(|app| app.clock(clock))
    }

    /// Sends every request for `https://host/path` to `{origin}/host/path` instead, such as to an
    /// emulator or a recording proxy. Must be `https`, or `http` with a loopback host.
    pub fn origin(self, origin: &str) -> Self {
        self.with(|app| app.origin(origin))
    }

    /// Sets the initial access token, which providers without open registration require (RFC 7591
    /// §3).
    pub fn initial_access_token(mut self, token: impl Into<Secret>) -> Self {
        self.initial_access_token = Some(token.into());
        self
    }

    /// Builds the registrar.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] with the first invalid setting.
    pub fn build(self) -> Result<Registrar, Error> {
        Ok(Registrar {
            app: self.app.build_without_client()?,
            initial_access_token: self.initial_access_token,
        })
    }

    fn with(self, change: impl FnOnce(AppBuilder) -> AppBuilder) -> Self {
        Self {
            app: change(self.app),
            ..self
        }
    }
}

/// Registers clients with a provider and manages them.
#[derive(Clone)]
pub struct Registrar {
    app: App,
    initial_access_token: Option<Secret>,
}

impl Registrar {
    /// Creates a builder for a registration of the spec.
    pub fn builder(registration: &'static Registration) -> RegistrarBuilder {
        RegistrarBuilder {
            app: App::builder(registration),
            initial_access_token: None,
        }
    }

    /// Builds a registrar from the settings of an application.
    pub(crate) fn from_app(app: AppBuilder, token: Option<Secret>) -> Result<Self, Error> {
        let registrar = RegistrarBuilder {
            app,
            initial_access_token: token,
        };
        registrar.build()
    }

    /// Registers a client (RFC 7591 §3.1).
    ///
    /// Grant types, response types and client authentication default to the spec's.
    ///
    /// The server returns the client's secrets only once. Store the result, or
    /// [`delete`](Self::delete) the client.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider does not support registration.
    /// - [`Error::OAuth`] or [`Error::Api`] if the provider rejects the request (RFC 7591 §3.2.2).
    /// - [`Error::TokenReply`] if the reply does not conform to the RFC.
    pub async fn register(&self, metadata: ClientMetadata) -> Result<RegisteredClient, Error> {
        let metadata = metadata.completed(self.app.registration());
        let url = self.endpoint()?;
        let token = self.initial_access_token.as_ref();
        let members = self
            .send(reqwest::Method::POST, url, token, Some(&metadata))
            .await?;
        self.read_client(members, None)
    }

    /// Reads the server's current data of a client (RFC 7592 §2.1).
    ///
    /// # Errors
    ///
    /// - [`Error::Argument`] if the client has no management URL and token.
    /// - Any error of [`register`](Self::register).
    pub async fn read(&self, client: &RegisteredClient) -> Result<RegisteredClient, Error> {
        let (url, token) = self.management(client)?;
        let members = self
            .send(reqwest::Method::GET, url, Some(token), None)
            .await?;
        self.read_client(members, Some(client))
    }

    /// Replaces all metadata of a client (RFC 7592 §2.2). Members missing from `metadata` are
    /// deleted.
    ///
    /// The server may issue a new secret and a new management token. Store the result.
    ///
    /// # Errors
    ///
    /// See [`read`](Self::read).
    pub async fn update(
        &self,
        client: &RegisteredClient,
        metadata: ClientMetadata,
    ) -> Result<RegisteredClient, Error> {
        let (url, token) = self.management(client)?;
        let metadata = metadata.completed(self.app.registration()).of(client);
        let members = self
            .send(reqwest::Method::PUT, url, Some(token), Some(&metadata))
            .await?;
        self.read_client(members, Some(client))
    }

    /// Deletes a client, its grants and its tokens (RFC 7592 §2.3).
    ///
    /// # Errors
    ///
    /// See [`read`](Self::read).
    pub async fn delete(&self, client: &RegisteredClient) -> Result<(), Error> {
        let (url, token) = self.management(client)?;
        let request = Self::request(reqwest::Method::DELETE, url, Some(token), None)?;
        let answer = endpoint::send(&self.app, request, self.deadline()).await?;
        let members = reply::members(ReplyFormat::Json, &answer.body).ok();
        let secrets = secrets(Some(token), None);
        endpoint::error(
            Received::now(&self.app),
            answer,
            members.as_deref(),
            &secrets,
        )
        .map_or(Ok(()), Err)
    }

    fn endpoint(&self) -> Result<Url, Error> {
        let template = self.app.registration().registration_endpoint;
        let template = template.ok_or(ConfigError::EndpointNotOffered("registration_endpoint"))?;
        self.app.filling(&Captured::default()).url(template)
    }

    /// Returns the management URL and token of a client. The token is sent only to origins that the
    /// spec declares; a URL returned by the server must have the server's own origin.
    fn management<'c>(&self, client: &'c RegisteredClient) -> Result<(Url, &'c Secret), Error> {
        let unmanaged = |problem| Error::from(ArgumentError::new("client", problem));
        if !client.belongs_to(self.app.registration()) {
            return Err(unmanaged("was registered with another provider"));
        }
        let (url, token) = client
            .management()
            .ok_or_else(|| unmanaged("has no management URL and token"))?;
        if url.origin() != self.endpoint()?.origin() {
            return Err(unmanaged(
                "has a management URL of another server than it was registered with",
            ));
        }
        Ok((url, token))
    }

    async fn send(
        &self,
        method: reqwest::Method,
        url: Url,
        token: Option<&Secret>,
        metadata: Option<&ClientMetadata>,
    ) -> Result<Members, Error> {
        let request = Self::request(method, url, token, metadata)?;
        let secrets = secrets(token, metadata);
        endpoint::send_for_json(&self.app, request, self.deadline(), &secrets, Ok).await
    }

    fn deadline(&self) -> Instant {
        clock::after(self.app.timeout())
    }

    fn request(
        method: reqwest::Method,
        url: Url,
        token: Option<&Secret>,
        metadata: Option<&ClientMetadata>,
    ) -> Result<Request, Error> {
        let mut request = Request::new(method, url);
        let json = HeaderValue::from_static("application/json");
        let headers = request.headers_mut();
        headers.insert(ACCEPT, json.clone());
        if let Some(token) = token {
            let unsendable = |_| ArgumentError::new("token", "cannot be sent in a header");
            let text = Secret::new(["Bearer ", token.expose()].concat());
            let value = wiped::header(text).map_err(unsendable)?;
            headers.insert(AUTHORIZATION, value);
        }
        if let Some(metadata) = metadata {
            headers.insert(CONTENT_TYPE, json);
            *request.body_mut() = Some(wiped::bytes(metadata.to_json()?).into());
        }
        Ok(request)
    }

    fn read_client(
        &self,
        members: Members,
        known: Option<&RegisteredClient>,
    ) -> Result<RegisteredClient, Error> {
        RegisteredClient::read(self.app.registration(), members, known, self.app.now())
            .map_err(|fault| TokenReplyError::new(fault, 200, None).into())
    }
}

/// Returns the values that must not appear in error messages.
fn secrets(token: Option<&Secret>, metadata: Option<&ClientMetadata>) -> Vec<Secret> {
    let sent = metadata.and_then(ClientMetadata::client_secret);
    token.cloned().into_iter().chain(sent).collect()
}

/// Shows no token.
impl fmt::Debug for Registrar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registrar")
            .field("provider", &self.app.provider().name)
            .finish_non_exhaustive()
    }
}
