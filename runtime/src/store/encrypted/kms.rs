//! Data keys of a key management service. Each is stored, encrypted by the service, with the records
//! that it encrypts, and is cached here, so that a record needs no request to the service.

use std::collections::VecDeque;
use std::fmt::{self, Debug};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::OnceCell;
use tokio::time::{Instant, timeout};
use zeroize::Zeroizing;

use super::keys::{DataKey, KeyProvider};
use crate::clock;
use crate::error::StoreError;
use crate::store::StoreFuture;

/// The prefix of the identifiers of data keys; the encrypted key follows.
const FORM: &str = "kms:";

/// How long a data key encrypts, unless set.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// How long a commit waits for a new data key if there is an earlier one.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long the earlier data key encrypts after the service failed, until it is asked again.
const RETRY: Duration = Duration::from_secs(30);

/// The number of data keys in the cache: one for each hour of a week, of six processes.
const CACHED: usize = 1_000;

/// A key management service, such as AWS KMS, Google Cloud KMS or Vault's transit engine, which has a
/// master key and never reveals it.
///
/// The time limit of a store call includes these requests.
pub trait KeyService: Debug + Send + Sync + 'static {
    /// Creates a data key, and encrypts it with the master key.
    fn generate(&self) -> StoreFuture<'_, GeneratedKey>;

    /// Decrypts a data key.
    fn decrypt<'a>(&'a self, encrypted: &'a [u8]) -> StoreFuture<'a, KeyBytes>;
}

/// The 32 bytes of a data key, wiped when dropped.
pub struct KeyBytes(Box<Zeroizing<[u8; 32]>>);

/// A new data key, in plain text and encrypted with the master key.
#[derive(Debug)]
pub struct GeneratedKey {
    /// The key.
    pub key: KeyBytes,
    /// The same key, encrypted by the service. At most a few hundred bytes: it is stored with each record.
    pub encrypted: Vec<u8>,
}

/// Data keys of a [`KeyService`]. A data key encrypts for an hour, unless
/// [`lifetime`](Self::lifetime) is set, and stays in memory to decrypt.
///
/// While the service is unavailable, the current data key continues to encrypt, and records under keys
/// in the cache are readable. A process that starts during this time cannot read records.
#[derive(Debug)]
pub struct KmsKeys<S> {
    service: S,
    lifetime: Duration,
    cache: Mutex<Cache>,
    /// Held while a data key is created, so that concurrent commits create one.
    creating: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Cache {
    current: Option<Current>,
    /// The latest keys, in the order of their arrival. A cell is empty while the service decrypts its key,
    /// so that concurrent loads cause one request.
    keys: VecDeque<(String, Cell)>,
}

type Cell = Arc<OnceCell<DataKey>>;

/// The data key that encrypts.
#[derive(Debug, Clone)]
struct Current {
    key: DataKey,
    /// When another one is requested.
    until: Instant,
}

impl KeyBytes {
    /// Copies a key.
    pub fn new(key: &[u8; 32]) -> Self {
        let mut bytes = Box::new(Zeroizing::new([0; 32]));
        bytes.copy_from_slice(key);
        Self(bytes)
    }

    /// Copies a key from a reply of the service.
    ///
    /// # Errors
    ///
    /// Returns an error unless there are 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, StoreError> {
        let key = <&[u8; 32]>::try_from(bytes);
        key.map(Self::new).map_err(|_| {
            StoreError::new(format!(
                "the key management service returned a data key of {} bytes; 32 are required",
                bytes.len()
            ))
        })
    }
}

impl Debug for KeyBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyBytes(..)")
    }
}

impl<S: KeyService> KmsKeys<S> {
    /// Creates a provider of data keys of `service`. Sends no request.
    pub fn new(service: S) -> Self {
        Self {
            service,
            lifetime: LIFETIME,
            cache: Mutex::default(),
            creating: tokio::sync::Mutex::default(),
        }
    }

    /// Sets how long a data key encrypts before another one is created.
    #[must_use]
    pub fn lifetime(mut self, time: Duration) -> Self {
        self.lifetime = time;
        self
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn current(&self) -> Option<DataKey> {
        let cache = self.cache();
        let current = cache.current.as_ref()?;
        (Instant::now() < current.until).then(|| current.key.clone())
    }

    async fn create(&self) -> Result<DataKey, StoreError> {
        let _creating = self.creating.lock().await;
        if let Some(key) = self.current() {
            return Ok(key);
        }
        let earlier = self.cache().current.clone();
        let generated = match &earlier {
            None => self.service.generate().await,
            // A service that hangs must not delay commits: tokens that are not stored may be lost.
            Some(_) => timeout(PATIENCE, self.service.generate())
                .await
                .unwrap_or_else(|_| Err(StoreError::new("the key management service hangs"))),
        };
        match (generated, earlier) {
            (Ok(GeneratedKey { key, encrypted }), _) => {
                let id = [FORM, &STANDARD.encode(encrypted)].concat();
                let key = DataKey::new(id, &key.0);
                let mut cache = self.cache();
                cache.encrypt_with(&key, self.lifetime);
                cache.put(key.id(), Arc::new(OnceCell::new_with(Some(key.clone()))));
                Ok(key)
            }
            (Err(_), Some(earlier)) => {
                self.cache().encrypt_with(&earlier.key, RETRY);
                Ok(earlier.key)
            }
            (Err(error), None) => Err(error),
        }
    }

    /// Returns the cell of a key, which may be empty.
    fn cell(&self, id: &str) -> Cell {
        let mut cache = self.cache();
        if let Some((_, cell)) = cache.keys.iter().rfind(|(known, _)| known == id) {
            return Arc::clone(cell);
        }
        let cell = Cell::default();
        cache.put(id, Arc::clone(&cell));
        cell
    }

    async fn decrypt(&self, id: &str) -> Result<DataKey, StoreError> {
        let encrypted = id.strip_prefix(FORM).map(|text| STANDARD.decode(text));
        let Some(Ok(encrypted)) = encrypted else {
            return Err(StoreError::new(
                "a record is encrypted with a key that is not of the key management service",
            ));
        };
        let bytes = self.service.decrypt(&encrypted).await?;
        Ok(DataKey::new(id, &bytes.0))
    }
}

impl Cache {
    fn encrypt_with(&mut self, key: &DataKey, time: Duration) {
        self.current = Some(Current {
            key: key.clone(),
            until: clock::after(time),
        });
    }

    fn put(&mut self, id: &str, cell: Cell) {
        if self.keys.len() >= CACHED {
            self.keys.pop_front();
        }
        self.keys.push_back((id.to_owned(), cell));
    }

    /// Removes the cells of a key that could not be decrypted, so that they do not displace others.
    fn remove_empty(&mut self, id: &str) {
        self.keys
            .retain(|(known, cell)| known != id || cell.initialized());
    }
}

impl<S: KeyService> KeyProvider for KmsKeys<S> {
    fn encryption_key(&self) -> StoreFuture<'_, DataKey> {
        Box::pin(async {
            match self.current() {
                Some(key) => Ok(key),
                None => self.create().await,
            }
        })
    }

    fn decryption_key<'a>(&'a self, id: &'a str) -> StoreFuture<'a, DataKey> {
        Box::pin(async move {
            let cell = self.cell(id);
            let key = cell.get_or_try_init(|| self.decrypt(id)).await.cloned();
            if key.is_err() {
                self.cache().remove_empty(id);
            }
            key
        })
    }
}
