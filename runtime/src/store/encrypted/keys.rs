//! Data keys, and a provider of local ones.

use std::fmt::{self, Debug};
use std::sync::Arc;

use crate::error::StoreError;
use crate::store::StoreFuture;
use crate::store::cipher::Key;

/// A key that encrypts records. Cheap to clone; its memory is wiped with the last clone. `Debug` shows
/// only the identifier.
#[derive(Clone)]
pub struct DataKey(Arc<Key>);

/// Supplies data keys to an [`Encrypted`](super::Encrypted) store.
pub trait KeyProvider: Debug + Send + Sync + 'static {
    /// Returns the key that encrypts new records.
    fn encryption_key(&self) -> StoreFuture<'_, DataKey>;

    /// Returns the key with the identifier `id`, by which a stored record was encrypted. An unknown key is
    /// an error.
    fn decryption_key<'a>(&'a self, id: &'a str) -> StoreFuture<'a, DataKey>;
}

/// Keys that the application has, for example from its configuration.
#[derive(Debug)]
pub struct LocalKeys {
    /// The key that encrypts.
    current: DataKey,
    /// The keys that only decrypt.
    others: Vec<DataKey>,
}

impl DataKey {
    /// Creates a key of 32 random bytes. `id` is stored with each record to find the key again, and must
    /// not reveal the key.
    pub fn new(id: impl Into<String>, key: &[u8; 32]) -> Self {
        Self(Arc::new(Key::named(id.into(), key)))
    }

    /// Returns the identifier.
    pub fn id(&self) -> &str {
        self.0.id()
    }

    pub(super) fn key(&self) -> &Key {
        &self.0
    }
}

impl Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DataKey").field(&self.id()).finish()
    }
}

impl LocalKeys {
    /// Creates a provider whose key encrypts and decrypts. The key must be 32 random bytes, not a password.
    pub fn new(key: &[u8; 32]) -> Self {
        Self {
            current: DataKey(Arc::new(Key::new(key))),
            others: Vec::new(),
        }
    }

    /// Adds a key that is used only for decryption: an earlier one, or the next one until every process
    /// has it.
    #[must_use]
    pub fn decrypt_with(mut self, key: &[u8; 32]) -> Self {
        self.others.push(DataKey(Arc::new(Key::new(key))));
        self
    }
}

impl KeyProvider for LocalKeys {
    fn encryption_key(&self) -> StoreFuture<'_, DataKey> {
        Box::pin(async { Ok(self.current.clone()) })
    }

    fn decryption_key<'a>(&'a self, id: &'a str) -> StoreFuture<'a, DataKey> {
        let mut all = std::iter::once(&self.current).chain(&self.others);
        let key = all.find(|key| key.id() == id).cloned();
        let unknown = || {
            StoreError::new(format!(
                "a record is encrypted with the key `{id}`, which is not configured: add it with \
                 `LocalKeys::decrypt_with`"
            ))
        };
        let key = key.ok_or_else(unknown);
        Box::pin(async { key })
    }
}
