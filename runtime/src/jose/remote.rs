//! A key set that a server publishes (`jwks_uri`, RFC 8414 §2): fetched when it is first needed,
//! cached for an hour, and fetched again when it does not verify a token: a server may have replaced
//! a key, under another name, the same one, or none.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderValue};
use reqwest::{Method, Request};
use tokio::sync::Mutex;
use tokio::time::Instant;
use url::Url;

use crate::clock;
use crate::error::JoseError;
use crate::error::{ConfigError, Error, TransportError, TransportErrorKind};
use crate::http;
use crate::http::Http;
use crate::jose::algorithm::Algorithm;
use crate::jose::budget::{Budget, Need};
use crate::jose::jws::{Jwt, Unverified};
use crate::jose::key_set::KeySet;

/// The largest key set that is read.
const MAX_BODY: usize = 256 * 1024;

/// The longest wait for one.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How long one is used before it is fetched anew, so that a key that was withdrawn goes.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

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
    /// How many fetches have ended.
    ended: AtomicU64,
    /// Held while fetching, so that one fetch serves all callers that wait.
    fetching: Mutex<Fetching>,
}

#[derive(Debug)]
struct Fetching {
    budget: Budget,
    /// The error of the latest fetch, if it failed.
    failure: Option<JoseError>,
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
                ended: AtomicU64::new(0),
                fetching: Mutex::new(Fetching {
                    budget: Budget::full(Instant::now()),
                    failure: None,
                }),
            }),
        }
    }

    /// Verifies the signature of `token`, which must be made in one of the `accepted` ways, and
    /// reads its claims; see [`KeySet::verify`].
    ///
    /// Keys are fetched if there are none, if they are an hour old, or if they do not verify the
    /// token: at most five times in a row, and then once a minute. Concurrent calls share a fetch.
    ///
    /// # Errors
    ///
    /// A [`JoseError`] that says why the token is rejected, or why there are no keys.
    pub async fn verify(&self, token: &str, accepted: &[Algorithm]) -> Result<Jwt, JoseError> {
        // Nothing is fetched for what is no acceptable token.
        let token = Unverified::read(token, accepted)?;
        let seen = self.shared.ended();
        let Some(keys) = self.shared.current() else {
            self.fetched(seen, Need::Keys).await?.check(&token)?;
            return token.believe();
        };
        if let Err(refusal) = keys.check(&token) {
            let newer = self.fetched(seen, Need::Newer).await;
            match (newer, refusal) {
                (Ok(newer), _) if !Arc::ptr_eq(&newer, &keys) => newer.check(&token)?,
                // Whether there is such a key is not known.
                (Err(error), JoseError::KeyUnknown) => return Err(error),
                (_, refusal) => return Err(refusal),
            }
        }
        token.believe()
    }

    /// Fetches the keys, unless there are some that are young enough.
    pub(crate) async fn fetch(&self) -> Result<(), JoseError> {
        let seen = self.shared.ended();
        match self.shared.current() {
            Some(_) => Ok(()),
            None => self.fetched(seen, Need::Keys).await.map(drop),
        }
    }

    /// The keys of a fetch that ends later than the first `seen` ones.
    async fn fetched(&self, seen: u64, need: Need) -> Result<Arc<KeySet>, JoseError> {
        let runtime =
            http::require_runtime().map_err(|error| JoseError::Fetch(Box::new(error.into())))?;
        // In a task of its own: a caller that gives up in the middle must not cost another fetch.
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
    /// The number of fetches that have ended. A caller reads it before it looks at the keys.
    fn ended(&self) -> u64 {
        self.ended.load(Ordering::Acquire)
    }

    /// The keys of a fetch that ends later than the first `seen` ones; without a budget for one, the
    /// keys that there are.
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
