//! Encryption of any store.

mod keys;
mod kms;
mod names;

use std::fmt;
use std::time::Duration;

pub use self::keys::{DataKey, KeyProvider, LocalKeys};
pub use self::kms::{GeneratedKey, KeyBytes, KeyService, KmsKeys};
use self::names::Names;
use super::cipher::{CIPHER, Sealed, associated};
use super::record::SealedRecord;
use super::{
    Commit, Cursor, Found, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, ListedGrant,
    Store, StoreFuture, Version,
};
use crate::error::StoreError;
use crate::secret::wiped;

/// The form of the associated data.
const FORM: &str = "licit-grant 1";

/// The number of grants that [`Encrypted::reencrypt`] lists at a time.
const PAGE: usize = 100;

/// The time of the leases under which records are encrypted again.
const LEASE: Duration = Duration::from_secs(30);

/// A store that encrypts what another one stores: the records, and the subjects of their names.
///
/// Records are encrypted and authenticated (XChaCha20-Poly1305) with a data key of `K`. The name of the
/// grant and the version are authenticated with each record: the record of another grant, or an earlier
/// record under a later version, cannot be decrypted. Subjects are encrypted so that equal subjects have
/// equal ciphertexts, by which they are found.
///
/// ```
/// use licit_runtime::store::{Encrypted, LocalKeys, MemoryStore};
///
/// # let (key, name_key) = ([1; 32], [2; 32]);
/// let store = Encrypted::new(MemoryStore::new(), LocalKeys::new(&key), &name_key);
/// ```
///
/// # What remains visible
///
/// Provider, registration, tenant and client identifier, versions, the time when a grant ends, the
/// length of subjects and records, and when they change. Anyone who can write to the storage can delete
/// grants, or restore a grant completely, with its version, from an earlier copy.
///
/// # Rotation
///
/// Each commit encrypts with the current key. To rotate a local key, first deploy the new one to every
/// process with [`LocalKeys::decrypt_with`], then make it the current one, then call
/// [`reencrypt`](Self::reencrypt), and remove the old one. The name key cannot be rotated: with another
/// name key, existing grants are not found.
pub struct Encrypted<S, K> {
    store: S,
    keys: K,
    names: Names,
}

/// The result of [`Encrypted::reencrypt`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[must_use = "grants may have been skipped"]
#[non_exhaustive]
pub struct Reencrypted {
    /// The records that are now encrypted with the current key.
    pub written: u64,
    /// The records that were skipped, because another process was working on the grant. Call again.
    pub skipped: u64,
}

/// The lease of the store below.
struct Below(Lease);

impl<S: Store, K: KeyProvider> Encrypted<S, K> {
    /// Wraps `store` and encrypts its records with the keys of `keys`.
    ///
    /// `name_key` encrypts the subjects and cannot be rotated. All keys must be 32 random bytes, not
    /// passwords. Do not use `name_key` for anything else.
    pub fn new(store: S, keys: K, name_key: &[u8; 32]) -> Self {
        Self {
            store,
            keys,
            names: Names::new(name_key),
        }
    }

    /// Re-encrypts every record that was not encrypted with the current key. Once nothing was skipped,
    /// earlier keys can be removed. Sessions continue to work meanwhile.
    ///
    /// # Errors
    ///
    /// Returns the errors of the store and of the key provider. Records before the error have been
    /// re-encrypted.
    pub async fn reencrypt(&self) -> Result<Reencrypted, StoreError> {
        let mut done = Reencrypted::default();
        let mut after = None;
        loop {
            let all = GrantFilter::all();
            let page = self.store.list(&all, after.as_ref(), PAGE).await?;
            for grant in page.grants() {
                let key = self.names.open(grant.key())?;
                match self.reencrypt_one(&key).await? {
                    Some(true) => done.written = done.written.saturating_add(1),
                    Some(false) => {}
                    None => done.skipped = done.skipped.saturating_add(1),
                }
            }
            match page.next() {
                Some(next) => after = Some(next.clone()),
                None => return Ok(done),
            }
        }
    }

    /// Returns whether the record was written; `None` if another process has the lease.
    async fn reencrypt_one(&self, key: &GrantKey) -> Result<Option<bool>, StoreError> {
        let current = self.keys.encryption_key().await?;
        let below = self.names.seal(key)?;
        let is_current = |record: GrantRecord| match record.into_found() {
            Err(record) => record.sealed.key == current.id(),
            Ok(_) => true,
        };
        let stored = self.store.load(&below).await?;
        if stored.is_none_or(|(_, record)| is_current(record)) {
            return Ok(Some(false));
        }
        let Some(lease) = self.lease(key, LEASE).await? else {
            return Ok(None);
        };
        let commit = match self.load(key).await? {
            Some((version, record)) if !record.is_erased() => {
                self.commit(&lease, version, record).await?
            }
            _ => Commit::Conflict,
        };
        self.release(lease).await?;
        Ok(matches!(commit, Commit::Done(_)).then_some(true))
    }

    async fn open(
        &self,
        key: &GrantKey,
        version: Version,
        record: &SealedRecord,
    ) -> Result<GrantRecord, StoreError> {
        let data_key = self.keys.decryption_key(&record.sealed.key).await?;
        let aad = aad(key, data_key.id(), version);
        let text = data_key.key().open(&record.sealed, &aad).map_err(|_| {
            StoreError::new(
                "a record cannot be decrypted: it was altered, or belongs to another grant or version",
            )
        })?;
        // The parser's own message may quote the record.
        serde_json::from_slice(&text)
            .map_err(|_| StoreError::new("a record is in an unsupported format: update licit"))
    }

    async fn seal(
        &self,
        key: &GrantKey,
        version: Version,
        record: &GrantRecord,
    ) -> Result<GrantRecord, StoreError> {
        if record.is_erased() || record.is_encrypted() {
            return Err(StoreError::new("the record is encrypted or erased already"));
        }
        let data_key = self.keys.encryption_key().await?;
        let text = wiped::json(record)
            .map_err(|_| StoreError::new("the grant cannot be written as JSON"))?;
        let aad = aad(key, data_key.id(), version);
        let sealed: Sealed = data_key.key().seal(&text, &aad)?;
        let ends_at = record.end();
        Ok(GrantRecord::sealed(SealedRecord { sealed, ends_at }))
    }

    /// Returns the lease of the store below.
    fn below(&self, lease: &Lease) -> Result<Lease, StoreError> {
        if let Some(Below(below)) = lease.guard() {
            return Ok(below.clone());
        }
        Ok(Lease::new(self.names.seal(lease.key())?, lease.fence()))
    }
}

/// The data that a record is bound to.
fn aad(key: &GrantKey, id: &str, version: Version) -> Vec<u8> {
    associated(&[
        FORM.as_bytes(),
        CIPHER.as_bytes(),
        id.as_bytes(),
        key.digest().as_bytes(),
        &version.number().to_be_bytes(),
    ])
}

impl<S: Store, K: KeyProvider> Store for Encrypted<S, K> {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(async move {
            let below = self.names.seal(key)?;
            let Some((version, record)) = self.store.load(&below).await? else {
                return Ok(None);
            };
            match record.into_found() {
                Err(sealed) => Ok(Some((version, self.open(key, version, &sealed).await?))),
                Ok(Found::Erased) => Ok(Some((version, GrantRecord::erased()))),
                Ok(Found::Record(_)) => Err(StoreError::new(
                    "a record is not encrypted: it was not written by this store",
                )),
            }
        })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(async move {
            let lease = self.store.lease(&self.names.seal(key)?, time).await?;
            let above =
                |below: Lease| Lease::new(key.clone(), below.fence()).with_guard(Below(below));
            Ok(lease.map(above))
        })
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move { self.store.renew(&self.below(lease)?, time).await })
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(async move {
            let record = self.seal(lease.key(), expected.next(), &record).await?;
            self.store
                .commit(&self.below(lease)?, expected, record)
                .await
        })
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(async move { self.store.erase(&self.below(lease)?, tombstone).await })
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        Box::pin(async move {
            let below = match filter.subject_name() {
                Some(subject) => filter.clone().subject(self.names.seal_subject(subject)?),
                None => filter.clone(),
            };
            let page = self.store.list(&below, after, limit).await?;
            let open = |grant: &ListedGrant| {
                let key = self.names.open(grant.key())?;
                Ok(ListedGrant::new(key, grant.version(), grant.ends_at()))
            };
            let grants: Result<_, StoreError> = page.grants().iter().map(open).collect();
            Ok(GrantPage::new(grants?, page.next().cloned()))
        })
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let below = self.below(&lease)?;
            self.store.release(below).await
        })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(async move { self.store.changed(&self.names.seal(key)?, seen).await })
    }
}

/// Shows no keys.
impl<S: Store, K: KeyProvider> fmt::Debug for Encrypted<S, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encrypted")
            .field("store", &self.store)
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
