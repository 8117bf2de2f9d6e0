//! The application's client identifier at a discovered server: registered in advance, a metadata
//! document, or registered dynamically, in the order of the MCP specification.

use std::fmt;

use super::server::Server;
use crate::app::builder::AppBuilder;
use crate::clock::{Clock, SharedClock};
use crate::error::{DiscoveryError, Error};
use crate::http::Http;
#[cfg(feature = "jose")]
use crate::jose::SigningKey;
use crate::registration::document::check_client_id;
use crate::registration::{ClientMetadata, RegisteredClient, Registrar};
use crate::secret::Secret;
use crate::tables::{ClientAuth, Registration};

/// The client identifiers of an application, and how it can get one.
#[derive(Clone)]
#[must_use = "options have no effect until they are passed to `Server::client`"]
pub struct ClientOptions {
    redirect_uri: String,
    registered: Vec<Registered>,
    stored: Vec<RegisteredClient>,
    document: Option<String>,
    metadata: Option<ClientMetadata>,
    initial_access_token: Option<Secret>,
    clock: SharedClock,
    #[cfg(feature = "jose")]
    signing_key: Option<SigningKey>,
}

#[derive(Clone)]
struct Registered {
    issuer: String,
    client_id: String,
    secret: Option<Secret>,
}

/// Where a client identifier comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientSource {
    /// [`ClientOptions::registered`].
    Registered,
    /// [`ClientOptions::stored`].
    Stored,
    /// [`ClientOptions::metadata_document`].
    MetadataDocument,
    /// The server registered it now. Store [`DiscoveredClient::registered_client`], so that later
    /// processes use the same client.
    RegisteredNow,
}

/// The application as a client of a discovered server.
#[derive(Clone)]
pub struct DiscoveredClient {
    source: ClientSource,
    client_id: String,
    secret: Option<Secret>,
    auth_method: Option<ClientAuth>,
    registered: Option<RegisteredClient>,
    redirect_uri: String,
    registration: &'static Registration,
    http: Http,
    #[cfg(feature = "jose")]
    signing_key: Option<SigningKey>,
}

impl ClientOptions {
    /// Creates options for logins with this redirect URI.
    pub fn new(redirect_uri: &str) -> Self {
        Self {
            redirect_uri: redirect_uri.to_owned(),
            registered: Vec::new(),
            stored: Vec::new(),
            document: None,
            metadata: None,
            initial_access_token: None,
            clock: SharedClock::default(),
            #[cfg(feature = "jose")]
            signing_key: None,
        }
    }

    /// Adds a client that was registered in advance with the server of `issuer`. A public client has no
    /// secret. It is never used with another issuer.
    pub fn registered(mut self, issuer: &str, client_id: &str, secret: Option<Secret>) -> Self {
        self.registered.push(Registered {
            issuer: issuer.to_owned(),
            client_id: client_id.to_owned(),
            secret,
        });
        self
    }

    /// Adds a client that was registered dynamically before. It is used with the issuer that registered
    /// it, unless its secret has expired.
    pub fn stored(mut self, client: RegisteredClient) -> Self {
        self.stored.push(client);
        self
    }

    /// Sets the URL at which the application publishes the document of
    /// [`ClientMetadata::document`](crate::ClientMetadata::document). It is the client identifier at
    /// servers that accept such documents.
    pub fn metadata_document(mut self, client_id: &str) -> Self {
        self.document = Some(client_id.to_owned());
        self
    }

    /// Allows dynamic registration (RFC 7591) with this metadata, if the server supports nothing else.
    ///
    /// The redirect URI and `application_type` are added. The client is public if the server allows it and
    /// the metadata has no authentication method.
    pub fn register(mut self, metadata: ClientMetadata) -> Self {
        self.metadata = Some(metadata);
        self
    }

    /// Sets the initial access token for dynamic registration (RFC 7591 §3).
    pub fn initial_access_token(mut self, token: impl Into<Secret>) -> Self {
        self.initial_access_token = Some(token.into());
        self
    }

    /// Sets the clock, by which the secrets of stored clients expire. The default is the operating
    /// system's clock. An application has [its own](AppBuilder::clock).
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = SharedClock::new(clock);
        self
    }

    /// Sets the private key that the client authenticates with (`private_key_jwt`), if the server supports
    /// it.
    #[cfg(feature = "jose")]
    pub fn signing_key(mut self, key: SigningKey) -> Self {
        self.signing_key = Some(key);
        self
    }

    #[cfg_attr(
        not(feature = "jose"),
        expect(clippy::unused_self, reason = "only signing has keys")
    )]
    fn has_key(&self) -> bool {
        #[cfg(feature = "jose")]
        let has_key = self.signing_key.is_some();
        #[cfg(not(feature = "jose"))]
        let has_key = false;
        has_key
    }
}

impl Server {
    /// Chooses the application's client identifier at this server: one that is
    /// [registered](ClientOptions::registered) in advance, one that is [stored](ClientOptions::stored), its
    /// [metadata document](ClientOptions::metadata_document), or one that the server
    /// [registers](ClientOptions::register) now.
    ///
    /// # Errors
    ///
    /// - [`Error::Discovery`] if there is none, or only identifiers for other servers.
    /// - Any error of [`Registrar::register`].
    pub async fn client(&self, options: &ClientOptions) -> Result<DiscoveredClient, Error> {
        let issuer = self.issuer();
        if let Some(known) = options
            .registered
            .iter()
            .find(|known| known.issuer == issuer)
        {
            let secret = known.secret.clone();
            return Ok(DiscoveredClient {
                secret,
                ..self.with_id(ClientSource::Registered, &known.client_id, options)
            });
        }
        let is_usable = |client: &&RegisteredClient| {
            let ends = client.secret_expires_at();
            let now = options.clock.now().to_system_time();
            client.is_of(self.registration().provider) && ends.is_none_or(|at| at > now)
        };
        if let Some(stored) = options.stored.iter().find(is_usable) {
            return Ok(self.with_client(ClientSource::Stored, stored.clone(), options));
        }
        let by_key = options.has_key() && self.offers(ClientAuth::PrivateKeyJwt);
        let takes_documents =
            self.metadata.accepts_documents && (by_key || self.offers(ClientAuth::None));
        if let Some(document) = options.document.as_deref().filter(|_| takes_documents) {
            check_client_id(document)?;
            let method = if by_key {
                ClientAuth::PrivateKeyJwt
            } else {
                ClientAuth::None
            };
            return Ok(DiscoveredClient {
                auth_method: Some(method),
                ..self.with_id(ClientSource::MetadataDocument, document, options)
            });
        }
        let registers = self.metadata.registration_endpoint.is_some();
        match &options.metadata {
            Some(metadata) if registers => {
                let client = self.register(metadata.clone(), options).await?;
                Ok(self.with_client(ClientSource::RegisteredNow, client, options))
            }
            _ if !options.registered.is_empty() => Err(DiscoveryError::OtherServer {
                issuer: issuer.to_owned(),
                registered: options
                    .registered
                    .iter()
                    .map(|known| known.issuer.clone())
                    .collect(),
            }
            .into()),
            _ => Err(DiscoveryError::NoClient {
                issuer: issuer.to_owned(),
                accepts_documents: takes_documents,
                registers,
            }
            .into()),
        }
    }

    /// Returns a registrar for the clients of this server, to read, change or delete them (RFC 7592).
    ///
    /// # Errors
    ///
    /// Returns [`Error::Config`] if the registrar cannot be built.
    pub fn registrar(&self) -> Result<Registrar, Error> {
        self.registrar_with(None)
    }

    fn registrar_with(&self, token: Option<Secret>) -> Result<Registrar, Error> {
        let app = AppBuilder::new(self.tables.registrar).network(self.http.clone());
        Registrar::from_app(app, token)
    }

    async fn register(
        &self,
        metadata: ClientMetadata,
        options: &ClientOptions,
    ) -> Result<RegisteredClient, Error> {
        let metadata = metadata
            .or("redirect_uris", vec![options.redirect_uri.as_str()])
            .with_application_type();
        let has_key = metadata.get("jwks").is_some() || metadata.get("jwks_uri").is_some();
        let metadata = if self.offers(ClientAuth::None) && !has_key {
            metadata.or("token_endpoint_auth_method", ClientAuth::None.name())
        } else {
            metadata
        };
        let registrar = self.registrar_with(options.initial_access_token.clone())?;
        registrar.register(metadata).await
    }

    fn offers(&self, method: ClientAuth) -> bool {
        self.metadata.auth_methods.contains(&method)
    }

    fn with_id(&self, source: ClientSource, id: &str, options: &ClientOptions) -> DiscoveredClient {
        DiscoveredClient {
            source,
            client_id: id.to_owned(),
            secret: None,
            auth_method: None,
            registered: None,
            redirect_uri: options.redirect_uri.clone(),
            registration: self.registration(),
            http: self.http.clone(),
            #[cfg(feature = "jose")]
            signing_key: options.signing_key.clone(),
        }
    }

    fn with_client(
        &self,
        source: ClientSource,
        client: RegisteredClient,
        options: &ClientOptions,
    ) -> DiscoveredClient {
        let secret = client.client_secret().cloned();
        let method = client.auth_method();
        // Some servers issue no secret and do not say that the client is public.
        let is_public = secret.is_none()
            && method.is_some_and(ClientAuth::needs_secret)
            && self.offers(ClientAuth::None);
        let known = self.with_id(source, client.client_id(), options);
        DiscoveredClient {
            secret,
            auth_method: if is_public {
                Some(ClientAuth::None)
            } else {
                method
            },
            registered: Some(client),
            ..known
        }
    }
}

impl DiscoveredClient {
    /// Returns where the client identifier comes from.
    pub fn source(&self) -> ClientSource {
        self.source
    }

    /// Returns the client identifier.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Returns the dynamically registered client, to [store](ClientOptions::stored) it.
    pub fn registered_client(&self) -> Option<&RegisteredClient> {
        self.registered.as_ref()
    }

    /// Creates a builder of the application, with the client's identifier, credentials and redirect URI.
    ///
    /// Requests use the connections and limits of the discovery, and the timeout of the builder. A
    /// client that you set with [`AppBuilder::http`] has the same limits, but resolves names itself, so
    /// the addresses of names are not checked.
    pub fn app(&self) -> AppBuilder {
        let mut app = AppBuilder::new(self.registration)
            .client_id(&self.client_id)
            .redirect_uri(&self.redirect_uri)
            .network(self.http.clone());
        if let Some(secret) = &self.secret {
            app = app.client_secret(secret.clone());
        }
        #[cfg(feature = "jose")]
        if let Some(key) = &self.signing_key {
            app = app.signing_key(key.clone());
        }
        match self.auth_method {
            Some(method) => app.auth_method(method),
            None => app,
        }
    }
}

/// Shows no secret.
impl fmt::Debug for ClientOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let registered = self.registered.iter().map(|known| &known.client_id);
        f.debug_struct("ClientOptions")
            .field("redirect_uri", &self.redirect_uri)
            .field("registered", &registered.collect::<Vec<_>>())
            .field("stored", &self.stored)
            .field("document", &self.document)
            .field("metadata", &self.metadata)
            .finish_non_exhaustive()
    }
}

/// Shows no secret.
impl fmt::Debug for DiscoveredClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DiscoveredClient")
            .field("source", &self.source)
            .field("client_id", &self.client_id)
            .field("auth_method", &self.auth_method)
            .finish_non_exhaustive()
    }
}
