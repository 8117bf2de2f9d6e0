//! The builder of an application. It reports every configuration error before the first request.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use url::Url;

use super::authorization::Authorization;
use super::core::{App, Inner};
use super::resource;
use super::work::Work;
use crate::client_auth::ClientIdentity;
use crate::clock::{Clock, SharedClock};
use crate::dpop::{DpopKeys, Nonces};
use crate::error::{ConfigError, Error};
use crate::event::EventSender;
use crate::http::Http;
use crate::http::middleware::{Layers, Middleware};
use crate::http::observe::{Observer, Watching};
use crate::http::options::CallOptions;
use crate::http::trace_context::{TraceContext, TraceSource};
#[cfg(feature = "jose")]
use crate::jose::{DecryptionKey, RemoteKeySet, SigningKey};
use crate::random::Entropy;
use crate::scope;
use crate::secret::Secret;
use crate::store::{MemoryStore, Store};
use crate::tables::{AuthorizationCode, ClientAuth, Registration, RequestObject, ScopeFormat};
use crate::template::Filling;
use crate::template::variables::{Variables, is_secure};
use crate::token::captured::Captured;

impl App {
    /// Creates a builder for an application with one of the spec's registrations.
    pub fn builder(registration: &'static Registration) -> AppBuilder {
        AppBuilder::new(registration)
    }
}

/// The default total timeout of a token request.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A builder for an [`App`]. [`build`](Self::build) reports configuration errors.
#[derive(Debug)]
#[must_use = "call `build` to create the application"]
pub struct AppBuilder {
    registration: &'static Registration,
    client_id: String,
    client_secret: Option<Secret>,
    #[cfg(feature = "jose")]
    signing_key: Option<SigningKey>,
    #[cfg(feature = "jose")]
    decryption_keys: Vec<DecryptionKey>,
    dpop_keys: DpopKeys,
    redirect_uri: Option<String>,
    auth_method: Option<ClientAuth>,
    environment: Option<String>,
    variables: Vec<(String, String)>,
    scopes: &'static [&'static str],
    trusted_audiences: Vec<String>,
    secret_variables: Vec<(String, Secret)>,
    http: Option<reqwest::Client>,
    /// The network of the discovery that this application comes from.
    network: Option<Http>,
    timeout: Duration,
    call_options: CallOptions,
    layers: Layers,
    most_requests: Option<usize>,
    origin: Option<String>,
    store: Option<Arc<dyn Store>>,
    observer: Watching,
    traces: TraceSource,
    clock: SharedClock,
}

impl AppBuilder {
    pub(crate) fn new(registration: &'static Registration) -> Self {
        Self {
            registration,
            client_id: String::new(),
            client_secret: None,
            #[cfg(feature = "jose")]
            signing_key: None,
            #[cfg(feature = "jose")]
            decryption_keys: Vec::new(),
            dpop_keys: DpopKeys::default(),
            redirect_uri: None,
            auth_method: None,
            environment: None,
            variables: Vec::new(),
            scopes: &[],
            trusted_audiences: Vec::new(),
            secret_variables: Vec::new(),
            http: None,
            network: None,
            timeout: TIMEOUT,
            call_options: CallOptions::new(),
            layers: Layers::default(),
            most_requests: None,
            origin: None,
            store: None,
            observer: Watching::default(),
            traces: TraceSource::default(),
            clock: SharedClock::default(),
        }
    }

    /// Sets the client identifier (RFC 6749 §2.2).
    pub fn client_id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.client_id);
        self
    }

    /// Sets the client secret (RFC 6749 §2.3.1).
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(secret.into());
        self
    }

    /// Sets the private key that signs the application's JWTs (`private_key_jwt`, RFC 7523 §2.2).
    /// Another system may [hold the key](SigningKey::external).
    #[cfg(feature = "jose")]
    pub fn signing_key(mut self, key: SigningKey) -> Self {
        self.signing_key = Some(key);
        self
    }

    /// Adds a key that decrypts ID tokens (`OpenID` Connect Core §10.2), which the client has registered with
    /// `id_token_encrypted_response_alg`. With such a key, an ID token that is not encrypted is rejected.
    ///
    /// To replace a key, add the new one besides the old one, each with its
    /// [key identifier](DecryptionKey::with_key_id), and remove the old one once no token is encrypted for it.
    #[cfg(feature = "jose")]
    pub fn decryption_key(mut self, key: DecryptionKey) -> Self {
        self.decryption_keys.push(key);
        self
    }

    /// Adds a key that new grants are bound to, instead of a generated key for each grant (DPoP, RFC
    /// 9449). Another system may [hold the key](SigningKey::external).
    ///
    /// Only the key's thumbprint (RFC 7638) is stored with the tokens, so a copy of the store cannot be
    /// used without the key. To replace a key, add the new one first and the old one after it: new
    /// grants are bound to the first key, and grants bound to the others continue. A grant whose key is
    /// missing fails with [`ConfigError::DpopKeyMissing`].
    #[cfg(feature = "jose")]
    pub fn dpop_key(mut self, key: SigningKey) -> Self {
        self.dpop_keys.add(key);
        self
    }

    /// Sets the redirect URI (RFC 6749 §3.1.2). It must match the registered URI exactly. It may also be
    /// the provider's URI that displays the code to the user.
    pub fn redirect_uri(mut self, uri: &str) -> Self {
        self.redirect_uri = Some(uri.to_owned());
        self
    }

    /// Sets the client authentication method, if the provider supports several. Defaults to the first
    /// method in the spec whose credentials are configured.
    pub fn auth_method(mut self, method: ClientAuth) -> Self {
        self.auth_method = Some(method);
        self
    }

    /// Sets a variable that the spec's URLs refer to.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a secret variable, such as an API key.
    pub fn secret_variable(mut self, name: &str, value: impl Into<Secret>) -> Self {
        self.secret_variables.push((name.to_owned(), value.into()));
        self
    }

    /// Selects one of the spec's environments, such as `sandbox`. Variables set here take precedence over
    /// the environment's.
    pub fn environment(mut self, name: &str) -> Self {
        self.environment = Some(name.to_owned());
        self
    }

    /// Sets the scopes that [`AtRunTime`](crate::AtRunTime) requests. Other scope sets are not affected.
    pub fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// Accepts ID tokens, and other tokens that the provider signs for this application, whose audience
    /// contains `audience` in addition to this client. May be called several times.
    ///
    /// By default, a token with another audience is rejected (OpenID Connect Core §3.1.3.7, rule 3),
    /// because any other recipient of the token could present it to this application as if the user had
    /// logged in here. Name only the other clients of your organization that share its users, or a
    /// resource that the provider adds to every token. A spec lists those that apply to every application
    /// in `openid.trusted_audiences`.
    pub fn trusted_audience(mut self, audience: &str) -> Self {
        self.trusted_audiences.push(audience.to_owned());
        self
    }

    /// Sets the HTTP client for all requests. The default client does not follow redirects. It uses a
    /// proxy only for `https` to other machines, which the proxy cannot read. Unless the spec has a
    /// `User-Agent`, it sends `licit/` and its version.
    ///
    /// A custom client has its own proxy configuration. By default, `reqwest` uses the proxies named
    /// by the environment (`HTTP_PROXY`, `ALL_PROXY`), even for `http` to this machine. Such a proxy can
    /// read client secrets, codes and tokens: call `no_proxy` on its builder if the origin or the spec's
    /// URLs are on loopback.
    ///
    /// Build the client with `redirect(Policy::none())`. By default, a `reqwest::Client` follows
    /// redirects and may resend a body that contains secrets. licit rejects a reply from another URL
    /// than the requested one, but by then the request has been sent.
    pub fn http(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Uses `network`, with its address restrictions also for a custom client.
    pub(crate) fn network(mut self, network: Http) -> Self {
        self.network = Some(network);
        self
    }

    /// Sets the total timeout of a token request. The default is 30 seconds. Store operations have the
    /// same timeout, and a lease on a grant lasts twice as long.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends every request for `https://host/path` to `{origin}/host/path` instead, for example to an
    /// emulator or a recording proxy. This includes loopback URLs of the spec, such as
    /// `http://127.0.0.1:8080/path`. The origin must be `https`, or `http` on a loopback host.
    pub fn origin(mut self, origin: &str) -> Self {
        self.origin = Some(origin.to_owned());
        self
    }

    /// Sets the store for grants with a [name](crate::Tokens::for_subject). The default is in memory.
    pub fn store(mut self, store: Arc<dyn Store>) -> Self {
        self.store = Some(store);
        self
    }

    /// Sets the observer of requests and their outcomes.
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observer = Watching(Some(observer));
        self
    }

    /// Sets the options of every call: timeout, retries, size limit, headers, query parameters. An
    /// option that a call sets itself takes precedence. An idempotency key is not applied. Requests to the
    /// authorization server have none of these options.
    pub fn call_options(mut self, options: CallOptions) -> Self {
        self.call_options = options;
        self
    }

    /// Adds middleware around each request of a call. The middleware that was added first handles a
    /// request first and its reply last.
    pub fn middleware(mut self, middleware: Arc<dyn Middleware>) -> Self {
        self.layers.add(middleware);
        self
    }

    /// Adds the trace that `current` returns to every request, also to those for tokens ([W3C Trace
    /// Context](https://www.w3.org/TR/trace-context/)). It is called in the task that sends the request: that of
    /// the caller for calls and logins, a task of its own for refreshes. A request to which middleware added a
    /// `traceparent` is not changed.
    ///
    /// The provider receives the identifiers of your traces, which should not tell it anything (§6).
    ///
    /// ```
    /// use licit_runtime::TraceContext;
    /// # use licit_runtime::AppBuilder;
    /// # fn example(builder: AppBuilder, current_traceparent: fn() -> Option<String>) -> AppBuilder {
    /// builder.trace_context(move || TraceContext::new(&current_traceparent()?).ok())
    /// # }
    /// ```
    pub fn trace_context(
        mut self,
        current: impl Fn() -> Option<TraceContext> + Send + Sync + 'static,
    ) -> Self {
        self.traces = TraceSource::new(current);
        self
    }

    /// Limits how many requests of calls are in flight at the same time, for providers that limit
    /// connections. Other requests wait within the timeout of their call. A streamed reply counts until its body begins.
    /// By default, there is no limit.
    pub fn max_concurrent_requests(mut self, most: NonZeroUsize) -> Self {
        self.most_requests = Some(most.get().min(Semaphore::MAX_PERMITS));
        self
    }

    /// Sets the clock. It determines when tokens expire, the value of `{now}` in a request, and the
    /// timestamps of signatures. Defaults to the operating system's clock. Tests can set another clock
    /// to expire tokens without waiting.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = SharedClock::new(clock);
        self
    }

    /// Builds the application.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Config`] with the first configuration error.
    pub fn build(self) -> Result<App, Error> {
        self.finish(true)
    }

    /// Builds an application without client credentials, for dynamic client registration only.
    pub(crate) fn build_without_client(self) -> Result<App, Error> {
        self.finish(false)
    }

    fn take_identity(&mut self) -> ClientIdentity {
        ClientIdentity {
            id: std::mem::take(&mut self.client_id),
            secret: self.client_secret.take(),
            #[cfg(feature = "jose")]
            signing_key: self.signing_key.take(),
            #[cfg(feature = "jose")]
            assertion: &self.registration.provider.client_assertion,
            has_own_http: self.http.is_some(),
            method: self.auth_method,
        }
    }

    /// Checks what belongs to a client.
    fn check_client(&self, identity: &ClientIdentity) -> Result<(), ConfigError> {
        let code = self.registration.authorization_code.as_ref();
        check_identity(self.registration, identity)?;
        #[cfg(feature = "jose")]
        {
            identity.check_signing_key()?;
            check_decryption_keys(self.registration, &self.decryption_keys)?;
            let dpop = self.registration.provider.dpop.as_ref();
            self.dpop_keys.check(dpop)?;
        }
        let signed = code.and_then(|code| code.request_object.as_ref());
        if let Some(table) = signed.filter(|table| table.required) {
            check_request_object(identity, table)?;
        }
        check_redirect_uri(code, self.redirect_uri.as_deref())
    }

    /// Returns the values of the variables: the given ones, the environment's and the defaults.
    fn checked_variables(&self) -> Result<Variables, ConfigError> {
        let secrets = self.secret_variables.iter();
        let secrets = secrets.map(|(name, value)| (name.clone(), value.expose().to_owned()));
        let set: Vec<_> = self.variables.iter().cloned().chain(secrets).collect();
        let provider = self.registration.provider;
        Variables::new(provider, self.environment.as_deref(), &set)
    }

    fn finish(mut self, has_client: bool) -> Result<App, Error> {
        let identity = self.take_identity();
        if self.registration.provider.certificate_bound && !identity.has_own_http {
            return Err(ConfigError::CertificateMissing.into());
        }
        if has_client {
            self.check_client(&identity)?;
        }
        let variables = self.checked_variables()?.with_client_id(&identity.id);
        // No tokens exist yet, so nothing has been captured from a reply.
        let captured = Captured::default();
        let filling = Filling::new(&variables, &captured, self.clock.now())
            .with_secret(identity.secret.as_ref());
        check_endpoints(self.registration, &filling)?;
        check_scopes(&self.registration.provider.scope, &filling)?;
        let issuer = self.registration.provider.issuer;
        let issuer = issuer.map(|issuer| filling.text(issuer)).transpose()?;
        let resources = resource::of_provider(self.registration.provider, &filling)?;
        let http = http(self.network, self.http, self.origin.as_deref())?.traced(self.traces);
        #[cfg(feature = "jose")]
        let keys = key_set(self.registration, &filling, &http)?;
        let code = self.registration.authorization_code.as_ref();
        let authorization = code.map(|code| Authorization::new(code, &filling, has_client));
        Ok(App::new(Inner {
            registration: self.registration,
            identity,
            redirect_uri: self.redirect_uri,
            authorization: authorization.transpose()?.map(Arc::new),
            issuer,
            resources,
            #[cfg(feature = "jose")]
            keys,
            #[cfg(feature = "jose")]
            decryption_keys: self.decryption_keys,
            variables,
            scopes: self.scopes,
            trusted_audiences: self.trusted_audiences,
            http,
            timeout: self.timeout,
            call_options: self.call_options,
            layers: self.layers,
            permits: self.most_requests.map(Semaphore::new),
            store: self.store.unwrap_or_else(|| Arc::new(MemoryStore::new())),
            entropy: Entropy::gather()?,
            dpop_keys: self.dpop_keys,
            nonces: Nonces::default(),
            observer: self.observer,
            clock: self.clock,
            event_sender: EventSender::new(),
            work: Work::default(),
        }))
    }
}

/// The client for requests: the given network, unless the application has a client or an origin of its own.
fn http(
    network: Option<Http>,
    client: Option<reqwest::Client>,
    origin: Option<&str>,
) -> Result<Http, ConfigError> {
    match (network, client, origin) {
        (Some(network), None, None) => Ok(network),
        (network, client, origin) => {
            let reach = network.map(|network| network.reach());
            Ok(Http::new(client, origin)?.within(reach.unwrap_or_default()))
        }
    }
}

/// Returns the keys that the provider signs with, at their URL.
#[cfg(feature = "jose")]
fn key_set(
    registration: &Registration,
    filling: &Filling<'_>,
    http: &Http,
) -> Result<Option<RemoteKeySet>, Error> {
    let url = registration.provider.jwks_uri;
    let url = url.map(|url| filling.url(url)).transpose()?;
    Ok(url.map(|url| RemoteKeySet::with(url, http.clone())))
}

/// Checks that every grant has a usable authentication method, and that a configured method belongs to
/// some grant. Without grants, as with static tokens, no client is required.
fn check_identity(
    registration: &Registration,
    identity: &ClientIdentity,
) -> Result<(), ConfigError> {
    let offers: Vec<_> = registration
        .grants()
        .map(|grant| grant.auth_methods)
        .collect();
    if !offers.is_empty() && identity.id.is_empty() {
        return Err(ConfigError::ClientIdMissing);
    }
    if let Some(method) = identity.method
        && !offers.iter().any(|offered| offered.contains(&method))
    {
        return Err(ConfigError::AuthMethodNotOffered(method));
    }
    for offered in offers {
        identity.choose(offered)?;
    }
    Ok(())
}

/// Checks that every endpoint expands to a valid URL with the application's own values. Values from a
/// callback or a token reply are checked when they arrive.
fn check_endpoints(registration: &Registration, filling: &Filling<'_>) -> Result<(), Error> {
    let api = &registration.provider.api;
    let code = registration.authorization_code.as_ref();
    let device = registration.device_code.as_ref();
    let openid = registration.provider.openid.as_ref();
    let endpoints = registration
        .grants()
        .map(|grant| grant.token_endpoint)
        .chain(code.and_then(|code| code.pushed_authorization_request_endpoint))
        .chain(device.map(|device| device.device_authorization_endpoint))
        .chain(registration.revocation_endpoint)
        .chain(registration.introspection_endpoint)
        .chain(registration.registration_endpoint)
        .chain(openid.and_then(|openid| Some(openid.userinfo?.path)))
        .chain(openid.and_then(|openid| openid.end_session_endpoint))
        .chain(api.graphql_endpoint)
        .chain(api.trusted_origins.iter().copied())
        .chain([api.base_url]);
    for template in endpoints.filter(|template| !template.is_empty()) {
        match filling.url(template) {
            Ok(_) => {}
            Err(Error::Config(error)) if matches!(*error, ConfigError::VariableMissing(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Checks that the scopes with variables become single scopes. Only the application sets their variables.
fn check_scopes(format: &ScopeFormat, filling: &Filling<'_>) -> Result<(), ConfigError> {
    for template in format.templates {
        // A scope whose variable has no value is sent as it is written.
        let text = filling.text(template).unwrap_or_default();
        let is_joined = !format.separator.is_empty() && text.contains(format.separator);
        if is_joined || !scope::is_token(&text) {
            return Err(ConfigError::ScopeInvalid(template));
        }
    }
    Ok(())
}

/// Checks that there is a key that signs authorization requests.
#[cfg(feature = "jose")]
fn check_request_object(
    identity: &ClientIdentity,
    table: &RequestObject,
) -> Result<(), ConfigError> {
    identity.request_object_key(table).map(drop)
}

/// Reports that the signatures are not compiled in.
#[cfg(not(feature = "jose"))]
fn check_request_object(_: &ClientIdentity, _: &RequestObject) -> Result<(), ConfigError> {
    Err(ConfigError::FeatureMissing("jose"))
}

/// Checks that there is a key if every ID token is encrypted, and that the provider can use each key.
#[cfg(feature = "jose")]
fn check_decryption_keys(
    registration: &Registration,
    keys: &[DecryptionKey],
) -> Result<(), ConfigError> {
    let openid = registration.provider.openid.as_ref();
    let encryption = openid.and_then(|openid| openid.id_token_encryption.as_ref());
    let logs_in = registration.authorization_code.is_some() || registration.device_code.is_some();
    if keys.is_empty() && logs_in && encryption.is_some_and(|table| table.required) {
        return Err(ConfigError::DecryptionKeyMissing);
    }
    let accepted = encryption.map_or(&[][..], |table| table.algorithms);
    let mut names = keys.iter().map(|key| key.algorithm().name());
    match names.find(|name| !accepted.contains(name)) {
        None => Ok(()),
        Some(_) if accepted.is_empty() => Err(ConfigError::DecryptionKey(
            "the spec does not say that ID tokens are encrypted".to_owned(),
        )),
        Some(name) => Err(ConfigError::DecryptionKey(format!(
            "it is for {name}, but the provider encrypts with {}",
            accepted.join(", ")
        ))),
    }
}

/// Checks RFC 6749 §3.1.2: absolute, no fragment. RFC 8252 §7.1 allows private-use URI schemes.
fn check_redirect_uri(
    code: Option<&AuthorizationCode>,
    uri: Option<&str>,
) -> Result<(), ConfigError> {
    let Some(uri) = uri else {
        let is_sent = code.is_some_and(|code| !code.omitted.contains(&"redirect_uri"));
        return if is_sent {
            Err(ConfigError::RedirectUriMissing)
        } else {
            Ok(())
        };
    };
    if code.and_then(|code| code.out_of_band) == Some(uri) {
        return Ok(());
    }
    let url = Url::parse(uri).map_err(|_| ConfigError::RedirectUri)?;
    let is_safe = url.scheme() != "http" || is_secure(&url);
    if is_safe && url.fragment().is_none() {
        Ok(())
    } else {
        Err(ConfigError::RedirectUri)
    }
}

#[cfg(test)]
mod tests;
