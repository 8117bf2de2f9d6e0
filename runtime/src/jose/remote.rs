//! A published key set (`jwks_uri`, RFC 8414 §2). It is fetched on first use, cached for an hour, and
//! fetched again if it does not verify a token: the server may have replaced a key, under another name,
//! the same name, or none.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderValue};
use reqwest::{Method, Request};
use tokio::sync::Mutex;
use tokio::time::Instant;
use url::Url;

use super::algorithm::Algorithm;
use super::budget::{Budget, Need};
use super::jws::{Jwt, Unverified};
use super::key_set::KeySet;
use crate::clock;
use crate::error::{ConfigError, Error, JoseError, TransportError, TransportErrorKind};
use crate::http::{self, Http};

/// The maximum size of a key set.
const MAX_BODY: usize = 256 * 1024;

/// The timeout of a fetch.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The lifetime of a cached key set. It limits how long a withdrawn key is used.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// A published key set. Clones share the cache.
#[derive(Debug, Clone)]
pub struct RemoteKeySet {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    url: Url,
    http: Http,
    keys: RwLock<Option<(Arc<KeySet>, Instant)>>,
    /// The number of completed fetches.
    ended: AtomicU64,
    /// Held while fetching, so that all waiting callers share one fetch.
    fetching: Mutex<Fetching>,
}

#[derive(Debug)]
struct Fetching {
    budget: Budget,
    /// The error of the latest fetch, if it failed.
    failure: Option<JoseError>,
}

impl RemoteKeySet {
    /// Creates a key set for `url`, which must be `https` or on loopback. It is fetched with `client`,
    /// or with a client that does not follow redirects.
    ///
    /// # Errors
    ///
    /// Returns [`ConfigError`] if `url` is not such a URL, or if the HTTP client cannot be built.
    pub fn new(url: &str, client: Option<reqwest::Client>) -> Result<Self, ConfigError> {
        let parsed = Url::parse(url).map_err(|_| ConfigError::Endpoint(url.to_owned()))?;
        Ok(Self::with(parsed, Http::new(client, None)?))
    }

    /// Creates a key set for `url` that is fetched with `http`.
    pub(crate) fn with(url: Url, http: Http) -> Self {
        Self {
            shared: Arc::new(Shared {
                url,
                http,
                keys: RwLock::default(),
                ended: AtomicU64::new(0),
                fetching: Mutex::new(Fetching {
                    budget: Budget::full(Instant::now()),
                    failure: None,
                }),
            }),
        }
    }

    /// Verifies the signature of `token`, which must use one of the `accepted` algorithms, and returns
    /// its claims; see [`KeySet::verify`].
    ///
    /// Keys are fetched if there are none, if they are an hour old, or if they do not verify the token:
    /// at most five times in a row, and then once a minute. Concurrent calls share a fetch.
    ///
    /// # Errors
    ///
    /// Returns a [`JoseError`] with the reason why the token was rejected, or why there are no keys.
    pub async fn verify(&self, token: &str, accepted: &[Algorithm]) -> Result<Jwt, JoseError> {
        // No keys are fetched for an unacceptable token.
        let token = Unverified::read(token, accepted)?;
        let seen = self.shared.ended();
        let Some(keys) = self.shared.current() else {
            let issuer = self.fetched(seen, Need::Keys).await?.check(&token)?;
            return token.into_verified(issuer);
        };
        let issuer = match keys.check(&token) {
            Ok(issuer) => issuer,
            Err(refusal) => {
                let newer = self.fetched(seen, Need::Newer).await;
                match (newer, refusal) {
                    (Ok(newer), _) if !Arc::ptr_eq(&newer, &keys) => newer.check(&token)?,
                    // It is unknown whether the key exists.
                    (Err(error), JoseError::KeyUnknown) => return Err(error),
                    (_, refusal) => return Err(refusal),
                }
            }
        };
        token.into_verified(issuer)
    }

    /// Fetches the keys, unless the cached ones are still valid.
    pub(crate) async fn fetch(&self) -> Result<(), JoseError> {
        let seen = self.shared.ended();
        match self.shared.current() {
            Some(_) => Ok(()),
            None => self.fetched(seen, Need::Keys).await.map(drop),
        }
    }

    /// Returns the keys of a fetch that completes after the first `seen` fetches.
    async fn fetched(&self, seen: u64, need: Need) -> Result<Arc<KeySet>, JoseError> {
        let runtime =
            http::require_runtime().map_err(|error| JoseError::Fetch(Box::new(error.into())))?;
        // In a separate task: a cancelled caller must not cost another fetch.
        let shared = Arc::clone(&self.shared);
        let fetch = runtime
            .spawn(async move { shared.fetched(seen, need).await })
            .await;
        fetch.unwrap_or_else(|_| {
            let error = TransportError::ambiguous(TransportErrorKind::Interrupted);
            Err(JoseError::Fetch(Box::new(error.into())))
        })
    }
}

impl Shared {
    /// Returns the number of completed fetches. Callers read it before they look at the keys.
    fn ended(&self) -> u64 {
        self.ended.load(Ordering::Acquire)
    }

    /// Returns the keys of a fetch that completes after the first `seen` fetches, or the cached keys if
    /// the budget does not allow a fetch.
    async fn fetched(&self, seen: u64, need: Need) -> Result<Arc<KeySet>, JoseError> {
        let mut fetching = self.fetching.lock().await;
        let is_done = self.ended() != seen;
        if is_done || !fetching.budget.take(Instant::now(), need) {
            let failure = fetching.failure.clone();
            return match (self.current(), failure) {
                (_, Some(failure)) if is_done => Err(failure),
                (Some(keys), _) => Ok(keys),
                (None, failure) => Err(failure.unwrap_or(JoseError::KeyUnknown)),
            };
        }
        let outcome = self.fetch().await.map(Arc::new);
        fetching.failure = outcome.as_ref().err().cloned();
        if let Ok(keys) = &outcome {
            let fetched = Some((Arc::clone(keys), Instant::now()));
            *self.keys.write().unwrap_or_else(PoisonError::into_inner) = fetched;
        }
        self.ended.fetch_add(1, Ordering::Release);
        outcome
    }

    /// Returns the cached keys while they are valid.
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
