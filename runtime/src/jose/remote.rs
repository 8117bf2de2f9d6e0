//! A key set that a server publishes (`jwks_uri`, RFC 8414 §2): fetched when it is first needed,
//! kept for a while, and fetched again when a token names a key that it does not have.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderValue};
use reqwest::{Method, Request};
use tokio::sync::Mutex;
use tokio::time::Instant;
use url::Url;

use super::algorithm::Algorithm;
use super::error::JoseError;
use super::jws::{Jwt, Unverified};
use super::key_set::KeySet;
use crate::clock;
use crate::error::{ConfigError, Error, TransportError, TransportErrorKind};
use crate::http::{self, Http};

/// The largest key set that is read.
const MAX_BODY: usize = 256 * 1024;

/// The longest wait for one.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How long one is used before it is fetched anew, so that a key that was withdrawn goes.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// The least time between two fetches: anybody can send tokens that name unknown keys.
const COOL_DOWN: Duration = Duration::from_secs(60);

/// A key set that a server publishes. Clones share what was fetched.
#[derive(Debug, Clone)]
pub struct RemoteKeySet {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    url: Url,
    http: Http,
    keys: RwLock<Option<(Arc<KeySet>, Instant)>>,
    /// The latest fetch: when it ended, and how, if it failed. Held while fetching, so that one
    /// fetch is for all who wait.
    latest: Mutex<Option<(Instant, Option<JoseError>)>>,
}

impl RemoteKeySet {
    /// The key set at `url`, which is `https`, or on loopback. `client` is to fetch it with; without
    /// one, a safe one is built.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] when `url` is no such URL, or the HTTP client cannot be built.
    pub fn new(url: &str, client: Option<reqwest::Client>) -> Result<Self, ConfigError> {
        let parsed = Url::parse(url).map_err(|_| ConfigError::Endpoint(url.to_owned()))?;
        Ok(Self::with(parsed, Http::new(client, None)?))
    }

    /// The key set at `url`, fetched by `http` and its rules.
    pub(crate) fn with(url: Url, http: Http) -> Self {
        Self {
            shared: Arc::new(Shared {
                url,
                http,
                keys: RwLock::default(),
                latest: Mutex::default(),
            }),
        }
    }

    /// Verifies the signature of `token`, which must be made in one of the `accepted` ways, and
    /// reads its claims; see [`KeySet::verify`]. Keys are fetched if there are none, if they are an
    /// hour old, or if the token names one that is not among them, then at most once a minute.
    ///
    /// # Errors
    ///
    /// A [`JoseError`] that says why it is not believed, or why there are no keys to tell.
    pub async fn verify(&self, token: &str, accepted: &[Algorithm]) -> Result<Jwt, JoseError> {
        // Nothing is fetched for what is no acceptable token.
        let token = Unverified::read(token, accepted)?;
        let keys = self.keys_for(&token).await?;
        keys.check(&token)?;
        token.believe()
    }

    /// Fetches the keys, unless there are some that are young enough.
    pub(crate) async fn fetch(&self) -> Result<(), JoseError> {
        match self.shared.current() {
            Some(_) => Ok(()),
            None => self.renewed().await.map(drop),
        }
    }

    async fn keys_for(&self, token: &Unverified<'_>) -> Result<Arc<KeySet>, JoseError> {
        if let Some(keys) = self.shared.current().filter(|keys| keys.has_key_for(token)) {
            return Ok(keys);
        }
        self.renewed().await
    }

    async fn renewed(&self) -> Result<Arc<KeySet>, JoseError> {
        let runtime =
            http::require_runtime().map_err(|error| JoseError::Fetch(Box::new(error.into())))?;
        // In a task of its own: whoever hangs up in the middle must not make the next one ask again.
        let shared = Arc::clone(&self.shared);
        let renewal = runtime.spawn(async move { shared.renew().await }).await;
        renewal.unwrap_or_else(|_| {
            let error = TransportError::ambiguous(TransportErrorKind::Interrupted);
            Err(JoseError::Fetch(Box::new(error.into())))
        })
    }
}

impl Shared {
    /// The keys after a fetch, or those that there are when the latest fetch is too young.
    async fn renew(&self) -> Result<Arc<KeySet>, JoseError> {
        let mut latest = self.latest.lock().await;
        if let Some((at, failure)) = latest.as_ref()
            && at.elapsed() < COOL_DOWN
        {
            return self
                .current()
                .ok_or_else(|| failure.clone().unwrap_or(JoseError::KeyUnknown));
        }
        let fetched = self.fetch().await.map(Arc::new);
        let now = Instant::now();
        *latest = Some((now, fetched.as_ref().err().cloned()));
        let keys = fetched?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Some((Arc::clone(&keys), now));
        Ok(keys)
    }

    /// The keys, while they are young enough.
    fn current(&self) -> Option<Arc<KeySet>> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let (keys, since) = keys.as_ref()?;
        (since.elapsed() < LIFETIME).then(|| Arc::clone(keys))
    }

    async fn fetch(&self) -> Result<KeySet, JoseError> {
        let mut request = Request::new(Method::GET, self.url.clone());
        let accept = HeaderValue::from_static("application/jwk-set+json, application/json");
        request.headers_mut().insert(ACCEPT, accept);
        let reply = self
            .http
            .send(request, clock::after(TIMEOUT), MAX_BODY)
            .await
            .map_err(|error| JoseError::Fetch(Box::new(Error::from(error))))?;
        if reply.status != 200 {
            return Err(JoseError::FetchStatus(reply.status));
        }
        KeySet::parse(&reply.body)
    }
}
