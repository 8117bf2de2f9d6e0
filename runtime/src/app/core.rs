//! An application: its registration and configured values. Other modules add its operations: each
//! grant adds its methods, the session module adds sessions.

use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;
use url::Url;

use super::authorization::Authorization;
use super::work::Work;
use crate::client_auth::ClientIdentity;
use crate::clock::{SharedClock, Timestamp};
use crate::dpop::{DpopKey, DpopKeys, Nonces};
use crate::error::{ConfigError, Error, TransportError, TransportErrorKind};
use crate::event::{EventSender, GrantEvents};
use crate::http::middleware::Layers;
use crate::http::observe::{Observer, Watching};
use crate::http::options::CallOptions;
use crate::http::{Http, form, within};
#[cfg(feature = "jose")]
use crate::jose::{DecryptionKey, RemoteKeySet};
use crate::random::Entropy;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::store::{GrantKey, Store};
use crate::tables::{AuthorizationCode, Provider, Registration};
use crate::template::Filling;
use crate::template::variables::Variables;
use crate::token::Captured;

/// An application registered with a provider. Cheap to clone; clones share state.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) registration: &'static Registration,
    pub(crate) identity: ClientIdentity,
    pub(crate) redirect_uri: Option<String>,
    /// Absent if the registration has no authorization code grant.
    pub(crate) authorization: Option<Arc<Authorization>>,
    /// The issuer identifier (RFC 8414 §2), with its template filled.
    pub(crate) issuer: Option<String>,
    /// The resources that tokens are requested for (RFC 8707), unless a request names others.
    pub(crate) resources: Vec<String>,
    /// The provider's signing keys.
    #[cfg(feature = "jose")]
    pub(crate) keys: Option<RemoteKeySet>,
    /// The application's keys for encrypted ID tokens.
    #[cfg(feature = "jose")]
    pub(crate) decryption_keys: Vec<DecryptionKey>,
    /// Audiences that a signed token may name in addition to this client.
    #[cfg_attr(
        not(feature = "jose"),
        expect(dead_code, reason = "without signatures, no token is accepted")
    )]
    pub(crate) trusted_audiences: Vec<String>,
    pub(crate) variables: Variables,
    /// The scopes of scope sets that are known only at run time.
    pub(crate) scopes: &'static [&'static str],
    pub(crate) http: Http,
    pub(crate) timeout: Duration,
    /// The options of calls that set none.
    pub(crate) call_options: CallOptions,
    pub(crate) layers: Layers,
    /// Limits the requests of calls that are in flight.
    pub(crate) permits: Option<Semaphore>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) entropy: Entropy,
    /// The application's own DPoP keys.
    pub(crate) dpop_keys: DpopKeys,
    /// The DPoP nonces that servers have supplied.
    pub(crate) nonces: Nonces,
    pub(crate) observer: Watching,
    pub(crate) clock: SharedClock,
    pub(crate) event_sender: EventSender,
    pub(crate) work: Work,
}

impl App {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// Subscribes to this application's grant events.
    pub fn events(&self) -> GrantEvents {
        self.event_sender().listen(None)
    }

    /// Returns the name of the provider in its spec.
    pub fn provider_name(&self) -> &'static str {
        self.provider().name
    }

    /// Returns the URL to which requests for `url` are sent: `url` itself, unless the application has an
    /// [origin](crate::AppBuilder::origin) for an emulator. A browser that follows it reaches the emulator,
    /// too.
    pub fn requested_url(&self, url: &Url) -> Url {
        self.0.http.target(url)
    }

    /// Waits until every refresh and revocation has completed and its result has been stored. Call this
    /// before shutting down the tokio runtime, which would cancel them halfway.
    ///
    /// If a store keeps failing, this does not return: wrap it in a timeout.
    pub async fn settle(&self) {
        self.work().done().await;
    }

    pub(crate) fn code_grant(&self) -> Result<&'static AuthorizationCode, ConfigError> {
        Ok(self.authorization()?.table)
    }

    /// Returns the scopes that `S` requests.
    pub(crate) fn scopes_of<S: ScopeSet>(&self) -> &'static [&'static str] {
        if S::AT_RUN_TIME {
            self.0.scopes
        } else {
            S::SCOPES
        }
    }

    /// Replaces the network of an application that is not shared yet; `None` if it is shared.
    #[cfg(test)]
    pub(crate) fn over(mut self, http: Http) -> Option<Self> {
        Arc::get_mut(&mut self.0)?.http = http;
        Some(self)
    }

    pub(crate) fn authorization(&self) -> Result<&Arc<Authorization>, ConfigError> {
        let authorization = self.0.authorization.as_ref();
        authorization.ok_or(ConfigError::GrantNotOffered("authorization_code"))
    }

    pub(crate) fn http(&self) -> &Http {
        &self.0.http
    }

    pub(crate) fn provider(&self) -> &'static Provider {
        self.0.registration.provider
    }

    pub(crate) fn registration(&self) -> &'static Registration {
        self.0.registration
    }

    pub(crate) fn identity(&self) -> &ClientIdentity {
        &self.0.identity
    }

    /// Returns the redirect URI that the application was built with.
    pub fn redirect_uri(&self) -> Option<&str> {
        self.0.redirect_uri.as_deref()
    }

    /// Returns the authorization endpoint, which identifies the provider of a login: providers with one name
    /// may be different servers. `None` if the registration has no authorization code grant.
    pub fn authorization_endpoint(&self) -> Option<&Url> {
        let authorization = self.0.authorization.as_ref();
        authorization.map(|authorization| &authorization.endpoint)
    }

    pub(crate) fn issuer(&self) -> Option<&str> {
        self.0.issuer.as_deref()
    }

    pub(crate) fn resources(&self) -> &[String] {
        &self.0.resources
    }

    #[cfg(feature = "jose")]
    pub(crate) fn keys(&self) -> Option<&RemoteKeySet> {
        self.0.keys.as_ref()
    }

    #[cfg(feature = "jose")]
    pub(crate) fn decryption_keys(&self) -> &[DecryptionKey] {
        &self.0.decryption_keys
    }

    /// Returns whether a signed token may name `audience` in addition to this client.
    #[cfg(feature = "jose")]
    pub(crate) fn trusts_audience(&self, audience: &str) -> bool {
        let by_spec = self
            .provider()
            .openid
            .map_or(&[][..], |openid| openid.trusted_audiences);
        by_spec.contains(&audience)
            || self
                .0
                .trusted_audiences
                .iter()
                .any(|trusted| trusted == audience)
    }

    pub(crate) fn variables(&self) -> &Variables {
        &self.0.variables
    }

    /// The total timeout of a token request.
    pub(crate) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    pub(crate) fn dpop_keys(&self) -> &DpopKeys {
        &self.0.dpop_keys
    }

    /// Returns the key that a grant is bound to, from its stored form.
    pub(crate) fn dpop_key(&self, stored: Option<&Secret>) -> Result<Option<DpopKey>, Error> {
        stored
            .map(|stored| DpopKey::from_stored(self.dpop_keys(), stored))
            .transpose()
    }

    /// Returns whether another system signs the application's requests, which takes time.
    #[cfg_attr(
        not(feature = "jose"),
        expect(clippy::unused_self, reason = "only signing has keys")
    )]
    pub(crate) fn has_external_keys(&self) -> bool {
        #[cfg(feature = "jose")]
        let has_external_keys =
            self.0.identity.has_external_key() || self.0.dpop_keys.are_external();
        #[cfg(not(feature = "jose"))]
        let has_external_keys = false;
        has_external_keys
    }

    pub(crate) fn nonces(&self) -> &Nonces {
        &self.0.nonces
    }

    pub(crate) fn entropy(&self) -> &Entropy {
        &self.0.entropy
    }

    pub(crate) fn call_options(&self) -> &CallOptions {
        &self.0.call_options
    }

    /// The middleware around each request of a call.
    pub(crate) fn layers(&self) -> &Layers {
        &self.0.layers
    }

    /// Waits until a request may be sent. The permit is returned when it is dropped.
    pub(crate) async fn request_permit(
        &self,
        deadline: Instant,
    ) -> Result<Option<SemaphorePermit<'_>>, TransportError> {
        let Some(permits) = &self.0.permits else {
            return Ok(None);
        };
        let timed_out = || TransportError::definite(TransportErrorKind::Timeout);
        let permit = within(deadline, permits.acquire()).await;
        // Never closed.
        let permit = permit.map_err(|_| timed_out())?.map_err(|_| timed_out())?;
        Ok(Some(permit))
    }

    /// The observer of calls.
    pub(crate) fn observer(&self) -> Option<&Arc<dyn Observer>> {
        self.0.observer.0.as_ref()
    }

    pub(crate) fn store(&self) -> &Arc<dyn Store> {
        &self.0.store
    }

    /// The current time by this application's clock.
    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The same, of the system's type.
    pub(crate) fn system_time(&self) -> SystemTime {
        self.0.clock.system_time()
    }

    pub(crate) fn event_sender(&self) -> &EventSender {
        &self.0.event_sender
    }

    pub(crate) fn work(&self) -> &Work {
        &self.0.work
    }

    /// The store key of the grant named `subject`.
    pub(crate) fn grant_key(&self, subject: &str) -> GrantKey {
        let registration = self.registration();
        let tenant: Vec<_> = self
            .variables()
            .iter()
            .map(|(name, value)| format!("{name}={}", form::encode(value)))
            .collect();
        GrantKey::new(
            registration.provider.name,
            registration.name,
            tenant.join("&"),
            &self.identity().id,
            subject.to_owned(),
        )
    }

    /// Returns a scope as it is written in requests and replies: it may be a template.
    pub(crate) fn scope_text(&self, captured: &Captured, scope: &str) -> String {
        let is_template = self.provider().scope.templates.contains(&scope);
        let text = is_template.then(|| self.filling(captured).text(scope).ok());
        text.flatten().unwrap_or_else(|| scope.to_owned())
    }

    /// Returns the values for the templates of one request, including those captured for it.
    pub(crate) fn filling<'a>(&'a self, captured: &'a Captured) -> Filling<'a> {
        let secret = self.0.identity.secret.as_ref();
        Filling::new(&self.0.variables, captured, self.now()).with_secret(secret)
    }
}
