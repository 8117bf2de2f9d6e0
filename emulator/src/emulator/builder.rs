//! The emulator before it starts: its provider and its settings.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use licit_format::LoadOptions;
use licit_format::diagnostic::Report;
use licit_format::resolve::Provider;
use serde_json::Value;
use tokio::net::TcpListener;

use super::connection;
use super::running::Running;
use crate::client::registration;
use crate::core::client::{Client, ClientCredentials};
use crate::core::consent::Consent;
use crate::core::fault_rule::FaultRule;
use crate::core::script::ScriptedStep;
use crate::core::server::{ClientDocuments, Settings};
use crate::dispatch::dispatcher::Dispatcher;
use crate::dispatch::recorded::{Observer, RecordedRequest};
use crate::record::upstream::Upstream;
use crate::script::Script;

/// Builds a provider from its spec, and starts it.
#[derive(Debug, Clone)]
pub struct Emulator {
    provider: Provider,
    settings: Settings,
    port: u16,
    registered: Vec<(String, ClientCredentials)>,
    keys: Vec<(String, Value)>,
    client_id: Option<String>,
    redirect_uris: Vec<String>,
    metadata: Vec<Value>,
    observer: Option<Observer>,
    faults: Vec<FaultRule>,
    steps: Vec<ScriptedStep>,
    upstream: Option<Upstream>,
}

impl Emulator {
    /// Creates a provider from a spec file.
    ///
    /// # Errors
    ///
    /// Returns a report of every error in the file.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Report> {
        Self::from_file_with(path, &LoadOptions::default())
    }

    /// Same as [`Self::from_file`], with the spec's documents in another directory.
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
    /// Same as [`Self::from_file`]. Also returns an error if the document root is not a directory.
    pub fn from_file_with(path: impl AsRef<Path>, options: &LoadOptions) -> Result<Self, Report> {
        let loaded = licit_format::load_with(path.as_ref(), options)?;
        Ok(Self::from_spec(loaded.provider))
    }

    /// Creates a provider from a parsed spec.
    pub fn from_spec(provider: Provider) -> Self {
        Self {
            provider,
            settings: Settings::default(),
            port: 0,
            registered: Vec::new(),
            keys: Vec::new(),
            client_id: None,
            redirect_uris: Vec::new(),
            metadata: Vec::new(),
            observer: None,
            faults: Vec::new(),
            steps: Vec::new(),
            upstream: None,
        }
    }

    /// Sets the lifetime of access tokens, instead of the spec's. A call with an expired token is
    /// rejected as the provider would reject it.
    #[must_use]
    pub fn access_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.access_token_lifetime = Some(lifetime);
        self
    }

    /// Sets the user's decision at the authorization endpoint. Default: consents without asking.
    #[must_use]
    pub fn consent(mut self, consent: Consent) -> Self {
        self.settings.consent = consent;
        self
    }

    /// Limits the granted scopes to these.
    #[must_use]
    pub fn grant_only<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.settings.grant_only = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Limits the granted authorization details (RFC 9396) to these types.
    #[must_use]
    pub fn grant_only_details<S: Into<String>>(
        mut self,
        types: impl IntoIterator<Item = S>,
    ) -> Self {
        self.settings.grant_only_details = Some(types.into_iter().map(Into::into).collect());
        self
    }

    /// Sets whether a refresh replaces the refresh token, if the spec leaves it open (`"rotation":
    /// "maybe"`). Default: `false`.
    #[must_use]
    pub fn rotate_refresh_tokens(mut self, rotate: bool) -> Self {
        self.settings.rotate_refresh_tokens = rotate;
        self
    }

    /// Sets whether pages form a loop: every page links to the second one. Default: `false`.
    #[must_use]
    pub fn pages_in_a_circle(mut self, circle: bool) -> Self {
        self.settings.pages_in_a_circle = circle;
        self
    }

    /// Sets whether DPoP proofs must contain a nonce (RFC 9449 §8, §9). Default: `false`.
    #[must_use]
    pub fn require_dpop_nonces(mut self, required: bool) -> Self {
        self.settings.dpop_nonces = required;
        self
    }

    /// Accepts clients whose identifier is the URL of a metadata document
    /// (draft-ietf-oauth-client-id-metadata-document-00), and advertises this in the emulator's
    /// metadata. Documents are fetched over plain HTTP, only from loopback. Default: `false`.
    #[must_use]
    pub fn client_id_metadata_documents(mut self, accepted: bool) -> Self {
        self.settings.client_documents = if accepted {
            ClientDocuments::Accepted
        } else {
            ClientDocuments::Rejected
        };
        self
    }

    /// Sets the number of the user's tenants, if the spec has `tenants`. At least one,
    /// which is the default.
    #[must_use]
    pub fn tenants(mut self, tenants: usize) -> Self {
        self.settings.further_tenants = tenants.saturating_sub(1);
        self
    }

    /// Registers a redirect URI with the application of every registration: an `https` URL, or a URI
    /// with an application's own scheme (RFC 8252 §7.1). It must match exactly. URIs on loopback are
    /// registered with any port and path unless [`Self::client`] replaces the application (§7.3).
    #[must_use]
    pub fn redirect_uri(mut self, uri: &str) -> Self {
        self.redirect_uris.push(uri.to_owned());
        self
    }

    /// Registers another application by its metadata (RFC 7591 §2), with its `client_id` and
    /// `client_secret`: `redirect_uris`, `post_logout_redirect_uris`, `jwks`, `grant_types`,
    /// `token_endpoint_auth_method`. A member `registration` names the registration of the spec; without
    /// it, the first with these grants is chosen. With a `resource` (RFC 8707), it is a protected
    /// resource, which may introspect the tokens that are issued for it. [`Self::start`] reports invalid
    /// metadata.
    #[must_use]
    pub fn register(mut self, metadata: Value) -> Self {
        self.metadata.push(metadata);
        self
    }

    /// Registers an application for one of the spec's registrations, instead of the default one.
    /// Only its redirect URI is accepted, with any port on loopback.
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
            decryption_key: None,
            redirect_uri: redirect_uri.to_owned(),
        };
        self.registered.push((registration.to_owned(), credentials));
        self
    }

    /// Sets the client identifier of the applications that the emulator registers, one for each
    /// registration of the spec. Default: `licit-client`, or a number if the spec sends it as one.
    ///
    /// ```no_run
    /// use licit_emulator::Emulator;
    ///
    /// let emulator = Emulator::from_file("specs/acme.json")?.client_id("12345");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn client_id(mut self, id: &str) -> Self {
        self.client_id = Some(id.to_owned());
        self
    }

    /// Sets the public key, a JSON Web Key (RFC 7517), that verifies the JWTs of a registration's
    /// application.
    #[must_use]
    pub fn client_key(mut self, registration: &str, public_jwk: Value) -> Self {
        self.keys.push((registration.to_owned(), public_jwk));
        self
    }

    /// Sets the secret that webhooks are signed with. Default: a random one, which
    /// [`Running::webhook_secret`] returns.
    #[must_use]
    pub fn webhook_secret(mut self, secret: &str) -> Self {
        self.settings.webhook_secret = Some(secret.to_owned());
        self
    }

    /// Sets the URL of webhooks. Default: `https://receiver.example/webhook`, which does not exist.
    #[must_use]
    pub fn webhook_url(mut self, url: &str) -> Self {
        self.settings.webhook_url = Some(url.to_owned());
        self
    }

    /// Calls a function with each request after it was answered, for example to print its
    /// [`RecordedRequest::summary`]. It runs inline; return quickly.
    #[must_use]
    pub fn on_request(
        mut self,
        observer: impl Fn(&RecordedRequest) + Send + Sync + 'static,
    ) -> Self {
        self.observer = Some(Observer(Arc::new(observer)));
        self
    }

    /// Adds a rule that makes requests fail. [`Self::start`] reports a rule that names what the spec does not
    /// have.
    #[must_use]
    pub fn fault(mut self, rule: FaultRule) -> Self {
        self.faults.push(rule);
        self
    }

    /// Adds a script file: its steps, faults and objects.
    ///
    /// ```no_run
    /// use licit_emulator::{Emulator, Script};
    ///
    /// let script = Script::from_file("tests/outage.json")?;
    /// let emulator = Emulator::from_file("specs/acme.json")?.script(&script)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns a report of everything that the provider does not have, or that does not fit the spec.
    pub fn script(mut self, script: &Script) -> Result<Self, Report> {
        let applied = script.applied(&self.provider)?;
        self.faults.extend(applied.faults);
        self.steps.extend(applied.steps);
        self.settings.objects.extend(applied.objects);
        Ok(self)
    }

    /// Forwards requests to the real provider instead of answering them, and records the replies of its API
    /// as a script, which [`Running::recording`] returns.
    ///
    /// Requests are sent as they are, with the client's real token. Only requests that the spec allows are
    /// forwarded, and only to the provider. Of a reply, only what the spec describes is recorded, and no
    /// secret. Scripts and faults have no effect.
    #[must_use]
    pub fn record(mut self, upstream: Upstream) -> Self {
        self.upstream = Some(upstream);
        self
    }

    /// Sets the port on 127.0.0.1. Default: any free port.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Accepts requests under another name of this machine, `provider.test` or `provider.test:8080`;
    /// without a port, with any. Default: `127.0.0.1`, `localhost` and `[::1]` with the emulator's port,
    /// which prevents DNS rebinding.
    #[must_use]
    pub fn allow_host(mut self, host: &str) -> Self {
        self.settings.allowed_hosts.push(host.to_owned());
        self
    }

    /// Starts the provider.
    ///
    /// # Errors
    ///
    /// Returns an error if the port is in use, if an application or key was set for a registration
    /// that the spec does not have, or if a redirect URI, an application's metadata or a fault is invalid.
    pub async fn start(self) -> io::Result<Running> {
        let mut uris = self.redirect_uris.iter();
        if let Some(uri) = uris.find(|uri| !registration::is_redirect_uri(uri)) {
            let message = format!(
                "`{uri}` is not a redirect URI: `https`, or a scheme of the application's own, without a \
                 fragment (RFC 6749 §3.1.2)"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let clients = self.clients()?;
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await?;
        let address = listener.local_addr()?;
        let mut dispatcher = Dispatcher::new(
            self.provider,
            self.settings,
            clients,
            address,
            self.observer,
        )?;
        if let Some(upstream) = self.upstream {
            dispatcher.record(upstream)?;
        }
        for metadata in &self.metadata {
            registration::preset(&dispatcher.server, metadata)
                .map_err(|problem| io::Error::new(io::ErrorKind::InvalidInput, problem))?;
        }
        for rule in self.faults {
            dispatcher
                .server
                .inject(rule)
                .map_err(|problem| io::Error::new(io::ErrorKind::InvalidInput, problem))?;
        }
        for step in self.steps {
            dispatcher.server.state().scripts.add(step);
        }
        let dispatcher = Arc::new(dispatcher);
        let task = tokio::spawn(connection::serve(listener, Arc::clone(&dispatcher)));
        Ok(Running::new(dispatcher, task))
    }

    fn clients(&self) -> io::Result<Vec<Client>> {
        let registrations = &self.provider.registrations;
        let mut clients = registrations
            .iter()
            .map(|registration| Client::default_of(&self.provider, registration))
            .collect::<io::Result<Vec<_>>>()?;
        let position = |name: &str| {
            let mut names = registrations.iter().map(|known| known.table.name.as_str());
            names.position(|known| known == name).ok_or_else(|| {
                let message = format!("the spec has no registration `{name}`");
                io::Error::new(io::ErrorKind::InvalidInput, message)
            })
        };
        if let Some(id) = &self.client_id {
            for client in &mut clients {
                client.credentials.client_id.clone_from(id);
            }
        }
        for (name, credentials) in &self.registered {
            if let Some(client) = clients.get_mut(position(name)?) {
                *client = Client::registered(credentials.clone());
            }
        }
        for (name, key) in &self.keys {
            if let Some(client) = clients.get_mut(position(name)?) {
                client.public_keys = vec![key.clone()];
            }
        }
        for client in &mut clients {
            for uri in &self.redirect_uris {
                client.add_redirect_uri(uri);
            }
        }
        Ok(clients)
    }
}
