//! Setting up an application: everything that can be wrong with it is told before the first
//! request.

use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::authorization::{Authorization, NOWHERE};
use super::core::{App, Inner};
use super::resource;
use super::work::Work;
use crate::client_auth::ClientIdentity;
use crate::clock::{Clock, SharedClock};
use crate::dpop::Nonces;
use crate::error::{ConfigError, Error};
use crate::event::EventSender;
use crate::http::Http;
use crate::http::observe::{Observer, Watching};
#[cfg(feature = "jose")]
use crate::jose::{RemoteKeySet, SigningKey};
use crate::random::Entropy;
use crate::secret::Secret;
use crate::store::{MemoryStore, Store};
use crate::tables::{AuthorizationCode, ClientAuth, Registration};
use crate::template::Filling;
use crate::template::variables::{Variables, is_secure};
use crate::token::captured::Captured;

impl App {
    /// Starts to set up an application with a registration of the spec.
    pub fn builder(registration: &'static Registration) -> AppBuilder {
        AppBuilder::new(registration)
    }
}

/// The total deadline of a token request, unless the application sets another.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sets up an [`App`]. What is wrong is told by [`build`](Self::build).
#[derive(Debug)]
#[must_use = "an application is there once `build` was called"]
pub struct AppBuilder {
    registration: &'static Registration,
    client_id: String,
    client_secret: Option<Secret>,
    #[cfg(feature = "jose")]
    signing_key: Option<SigningKey>,
    redirect_uri: Option<String>,
    auth_method: Option<ClientAuth>,
    environment: Option<String>,
    variables: Vec<(String, String)>,
    scopes: &'static [&'static str],
    trusted_audiences: Vec<String>,
    secret_variables: Vec<(String, Secret)>,
    http: Option<reqwest::Client>,
    timeout: Duration,
    origin: Option<String>,
    store: Option<Arc<dyn Store>>,
    observer: Watching,
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
            redirect_uri: None,
            auth_method: None,
            environment: None,
            variables: Vec::new(),
            scopes: &[],
            trusted_audiences: Vec::new(),
            secret_variables: Vec::new(),
            http: None,
            timeout: TIMEOUT,
            origin: None,
            store: None,
            observer: Watching::default(),
            clock: SharedClock::default(),
        }
    }

    /// The client identifier (RFC 6749 §2.2).
    pub fn client_id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.client_id);
        self
    }

    /// The client secret (RFC 6749 §2.3.1).
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(secret.into());
        self
    }

    /// The private key that the application signs its JWTs with (`private_key_jwt`, RFC 7523 §2.2).
    #[cfg(feature = "jose")]
    pub fn signing_key(mut self, key: SigningKey) -> Self {
        self.signing_key = Some(key);
        self
    }

    /// Where the provider sends users back to (RFC 6749 §3.1.2), letter by letter as it is
    /// registered there; or the provider's URI for showing the code to the user.
    pub fn redirect_uri(mut self, uri: &str) -> Self {
        self.redirect_uri = Some(uri.to_owned());
        self
    }

    /// The client authentication method, where the provider takes several. Without this, the first
    /// of the spec for which there is what it needs.
    pub fn auth_method(mut self, method: ClientAuth) -> Self {
        self.auth_method = Some(method);
        self
    }

    /// The value of a variable that the spec's URLs name.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of a variable that is a secret of the application's.
    pub fn secret_variable(mut self, name: &str, value: impl Into<Secret>) -> Self {
        self.secret_variables.push((name.to_owned(), value.into()));
        self
    }

    /// One of the spec's environments: `sandbox`. Single variables set here win over it.
    pub fn environment(mut self, name: &str) -> Self {
        self.environment = Some(name.to_owned());
        self
    }

    /// What the scope set [`AtRunTime`](crate::AtRunTime) asks for. Other sets know their scopes.
    pub fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// Accepts ID tokens, and other tokens that the provider signs for this application, that are
    /// meant for `audience` as well as for this client. May be called for several.
    ///
    /// Whoever else a token is meant for can present it to this application, as if the user had
    /// logged in here: without this, a token with another audience is rejected (OpenID Connect Core
    /// §3.1.3.7, rule 3). Name the other clients of your own organisation that share its users, or a
    /// resource that the provider adds to every token.
    pub fn trusted_audience(mut self, audience: &str) -> Self {
        self.trusted_audiences.push(audience.to_owned());
        self
    }

    /// The HTTP client for all requests. Without this, one that follows no redirects and sends
    /// nothing through a proxy but `https` to other machines, which a proxy forwards unread.
    ///
    /// The proxies of a client of your own are your choice. By default `reqwest` uses those that
    /// the environment names (`HTTP_PROXY`, `ALL_PROXY`), also for `http` to this machine, and such a
    /// proxy reads client secrets, codes and tokens: call `no_proxy` on its builder where the origin
    /// or a spec's URLs are on loopback.
    ///
    /// A `reqwest::Client` follows redirects unless it was built with
    /// `redirect(Policy::none())`, and then sends a body with secrets on: build yours so. A reply
    /// that came from elsewhere than was asked is refused, but by then the request was made.
    pub fn http(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// The total deadline of a token request, 30 seconds unless set. A call of the store has the
    /// same bound, and a lease on a grant lasts twice as long.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends every request for `https://host/path` to `{origin}/host/path` instead: to an emulator
    /// or a recording proxy. Must be `https`, or `http` to a loopback host.
    pub fn origin(mut self, origin: &str) -> Self {
        self.origin = Some(origin.to_owned());
        self
    }

    /// Where grants with a [name](crate::Tokens::for_subject) are kept. Without this, in memory.
    pub fn store(mut self, store: Arc<dyn Store>) -> Self {
        self.store = Some(store);
        self
    }

    /// Who is to see each request of a call, and what comes of it.
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observer = Watching(Some(observer));
        self
    }

    /// Sets the clock that every time of this application is read from: when tokens expire, what
    /// `{now}` stands for in a request, when a signature was made. By default the operating system's.
    /// Tests set another to let tokens expire without waiting.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = SharedClock::new(clock);
        self
    }

    /// The application.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] with the first thing that is wrong.
    pub fn build(self) -> Result<App, Error> {
        self.finish(true)
    }

    /// The application before it is registered: good for being registered, and for nothing else.
    pub(crate) fn build_without_client(self) -> Result<App, Error> {
        self.finish(false)
    }

    fn finish(self, has_client: bool) -> Result<App, Error> {
        #[cfg_attr(
            not(feature = "jose"),
            expect(unused_mut, reason = "only JWTs name the issuer")
        )]
        let mut identity = ClientIdentity {
            id: self.client_id,
            secret: self.client_secret,
            #[cfg(feature = "jose")]
            signing_key: self.signing_key,
            #[cfg(feature = "jose")]
            issuer: None,
            #[cfg(feature = "jose")]
            assertion: &self.registration.provider.client_assertion,
            has_own_http: self.http.is_some(),
            method: self.auth_method,
        };
        if self.registration.provider.certificate_bound && !identity.has_own_http {
            return Err(ConfigError::CertificateMissing.into());
        }
        let code = self.registration.authorization_code.as_ref();
        if has_client {
            check_identity(self.registration, &identity)?;
            #[cfg(feature = "jose")]
            identity.check_signing_key()?;
            check_redirect_uri(code, self.redirect_uri.as_deref())?;
        }
        let secrets = self.secret_variables.iter();
        let secrets = secrets.map(|(name, value)| (name.clone(), value.expose().to_owned()));
        let set: Vec<_> = self.variables.iter().cloned().chain(secrets).collect();
        let variables = Variables::new(
            self.registration.provider,
            self.environment.as_deref(),
            &set,
        )?
        .with_client_id(&identity.id);
        // No token is there yet that could have brought values.
        let nothing = Captured::default();
        let filling = Filling::new(&variables, &nothing, self.clock.now());
        check_endpoints(self.registration, &filling)?;
        let issuer = self.registration.provider.issuer;
        let issuer = issuer.map(|issuer| filling.text(issuer)).transpose()?;
        #[cfg(feature = "jose")]
        identity.issuer.clone_from(&issuer);
        let resources = resource::usual(self.registration.provider, &filling)?;
        let http = Http::new(self.http, self.origin.as_deref())?;
        #[cfg(feature = "jose")]
        let keys = self.registration.provider.jwks_uri;
        #[cfg(feature = "jose")]
        let keys = keys
            .map(|keys| filling.url(keys))
            .transpose()?
            .map(|keys| RemoteKeySet::with(keys, http.clone()));
        let authorization = Authorization::new(code.unwrap_or(&NOWHERE), &filling)?;
        Ok(App::new(Inner {
            registration: self.registration,
            identity,
            redirect_uri: self.redirect_uri,
            authorization,
            issuer,
            resources,
            #[cfg(feature = "jose")]
            keys,
            variables,
            scopes: self.scopes,
            trusted_audiences: self.trusted_audiences,
            http,
            timeout: self.timeout,
            store: self.store.unwrap_or_else(|| Arc::new(MemoryStore::new())),
            entropy: Entropy::gather()?,
            nonces: Nonces::default(),
            observer: self.observer,
            clock: self.clock,
            event_sender: EventSender::new(),
            work: Work::default(),
        }))
    }
}

/// Every grant must have a method that can be used; one that was asked for must be some grant's.
/// Where there is no grant, as for static tokens, there need be no client either.
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

/// Every endpoint must give a URL, as far as the application's own values go. What a callback or a
/// token reply brings is checked when it is there.
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

/// RFC 6749 §3.1.2: absolute, no fragment. RFC 8252 §7.1 allows schemes of an application's own.
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
