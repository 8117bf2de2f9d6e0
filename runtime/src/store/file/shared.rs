//! The files of a store, as all of its copies share them: reads and writes the grants under the locks.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use zeroize::Zeroizing;

use super::document::{self, Content, Document};
use super::lock::Lock;
#[cfg(feature = "file-store-encryption")]
use super::seal::Seal;
use super::trust::Trust;
use super::{disk, place};
use crate::clock::{SharedClock, Timestamp};
use crate::error::StoreError;
use crate::store::{Commit, GrantKey, GrantRecord, Lease, Version};

/// The maximum wait for another process to finish writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// The files of a store, and what it accepts.
pub(super) struct Shared {
    pub(super) path: PathBuf,
    /// The lock held while the file is read and written.
    pub(super) lock: PathBuf,
    /// The directory of the grants' locks.
    pub(super) locks: PathBuf,
    pub(super) trust: Trust,
    /// The highest revision that was read or written, or the minimum that is accepted.
    pub(super) seen: AtomicU64,
    /// Whether a file with a lower revision is rejected.
    rejects_older: bool,
    #[cfg(feature = "file-store-encryption")]
    seal: Option<Seal>,
}

/// The lock behind a lease; `None` once released.
pub(super) struct Held(Mutex<Option<Lock>>);

impl Shared {
    pub(super) fn at(path: &Path, trust: Trust) -> Result<Self, StoreError> {
        let path = place::settle(path, &trust)?;
        Ok(Self {
            lock: beside(&path, ".lock"),
            locks: beside(&path, ".locks"),
            path,
            trust,
            seen: AtomicU64::new(0),
            rejects_older: false,
            #[cfg(feature = "file-store-encryption")]
            seal: None,
        })
    }

    pub(super) fn with_minimum_revision(mut self, revision: Option<u64>) -> Self {
        self.rejects_older |= revision.is_some();
        self.seen = AtomicU64::new(revision.unwrap_or(0));
        self
    }

    /// Encrypts the file if there is a key.
    #[cfg(feature = "file-store-encryption")]
    pub(super) fn with_seal(mut self, seal: Seal) -> Self {
        if !seal.keys.is_empty() {
            self.rejects_older = true;
            self.seal = Some(seal);
        }
        self
    }

    #[cfg(feature = "file-store-encryption")]
    pub(super) fn file_name(&self) -> Vec<u8> {
        let name = self.path.file_name().unwrap_or_default();
        name.as_encoded_bytes().to_vec()
    }

    pub(super) fn read(&self) -> Result<Document, StoreError> {
        place::check(&self.path, &self.trust)?;
        // Loaded before the file is opened: another process may write a later revision while it is read.
        let seen = self.seen.load(Ordering::Acquire);
        let document = match disk::read(&self.path, &self.trust)? {
            None => Document::default(),
            Some(bytes) => Content::read(&bytes)
                .and_then(|content| self.unsealed(content))
                .map_err(|fault| StoreError::new(format!("`{}` {fault}", self.path.display())))?,
        };
        if self.rejects_older && document.revision < seen {
            return Err(self.older(document.revision, seen));
        }
        self.seen.fetch_max(document.revision, Ordering::AcqRel);
        Ok(document)
    }

    fn older(&self, found: u64, seen: u64) -> StoreError {
        StoreError::new(format!(
            "`{}` has revision {found}, and revision {seen} was written before: an older file was \
             restored, or the file was removed. Its refresh tokens may be used up. Put the later \
             file back, or accept this one: open it with `minimum_revision({found})`",
            self.path.display()
        ))
    }

    #[cfg(feature = "file-store-encryption")]
    fn unsealed(&self, content: Content) -> Result<Document, document::Fault> {
        match (content, &self.seal) {
            (Content::Plain(document), None) => Ok(document),
            (Content::Plain(document), Some(seal)) if seal.accepts_plaintext => Ok(document),
            (Content::Plain(_), Some(_)) => Err(document::Fault::NotSealed),
            (Content::Sealed(..), None) => Err(document::Fault::Sealed),
            (Content::Sealed(sealed, revision), Some(seal)) => {
                Document::read_grants(&seal.open(&sealed, revision)?, revision)
            }
        }
    }

    #[cfg(not(feature = "file-store-encryption"))]
    #[expect(clippy::unused_self, reason = "uses the key if the feature is enabled")]
    fn unsealed(&self, content: Content) -> Result<Document, document::Fault> {
        match content {
            Content::Plain(document) => Ok(document),
            Content::Sealed(..) => Err(document::Fault::Sealed),
        }
    }

    fn write(&self, document: &Document) -> Result<(), StoreError> {
        let bytes = self.encoded(document)?;
        place::own_folder(&self.locks, &self.trust)?;
        disk::replace(&self.path, &self.locks.join("next.json"), &bytes)?;
        self.seen.fetch_max(document.revision, Ordering::AcqRel);
        Ok(())
    }

    #[cfg_attr(
        not(feature = "file-store-encryption"),
        expect(clippy::unused_self, reason = "uses the key if the feature is enabled")
    )]
    fn encoded(&self, document: &Document) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let unwritable = |_| StoreError::new("the grants cannot be written as JSON");
        #[cfg(feature = "file-store-encryption")]
        if let Some(seal) = &self.seal {
            let grants = document.write_grants().map_err(unwritable)?;
            let sealed = seal.seal(&grants, document.revision)?;
            return document::write_sealed(&sealed, document.revision).map_err(unwritable);
        }
        document.write().map_err(unwritable)
    }

    pub(super) fn lock_of(&self, key: &GrantKey) -> PathBuf {
        self.locks.join(key.digest())
    }

    /// Takes the lock of a grant and increments its counter.
    pub(super) fn lease(&self, key: &GrantKey) -> Result<Option<Lease>, StoreError> {
        place::check(&self.path, &self.trust)?;
        place::own_folder(&self.locks, &self.trust)?;
        let Some(mut lock) = Lock::try_take(&self.lock_of(key), &self.trust)? else {
            return Ok(None);
        };
        let fence = lock.count()?;
        let held = Held(Mutex::new(Some(lock)));
        Ok(Some(Lease::new(key.clone(), fence).with_guard(held)))
    }

    /// Returns whether the lease's lock is held and current: its file may have been removed.
    pub(super) fn is_latest(lease: &Lease) -> bool {
        lease.guard().is_some_and(Held::is_held)
    }

    pub(super) fn commit(
        &self,
        lease: &Lease,
        expected: Version,
        record: &GrantRecord,
    ) -> Result<Commit, StoreError> {
        place::check(&self.path, &self.trust)?;
        let lock = Lock::take(&self.lock, &self.trust, PATIENCE)?;
        if !Self::is_latest(lease) {
            return Ok(Commit::Fenced);
        }
        let mut document = self.read()?;
        if document.version(lease.key(), now()) != expected {
            return Ok(Commit::Conflict);
        }
        let next = expected.next();
        document
            .put(lease.key(), next, record)
            .map_err(|_| StoreError::new("the grant cannot be written as JSON"))?;
        self.replace(&mut document)?;
        drop(lock);
        Ok(Commit::Done(next))
    }

    pub(super) fn erase(&self, lease: &Lease, tombstone: Duration) -> Result<Commit, StoreError> {
        place::check(&self.path, &self.trust)?;
        let lock = Lock::take(&self.lock, &self.trust, PATIENCE)?;
        if !Self::is_latest(lease) {
            return Ok(Commit::Fenced);
        }
        let mut document = self.read()?;
        let next = document.version(lease.key(), now()).next();
        document.erase(lease.key(), next, now().plus(tombstone));
        self.replace(&mut document)?;
        drop(lock);
        Ok(Commit::Done(next))
    }

    /// Writes the next revision of the file, without tombstones whose time is over.
    fn replace(&self, document: &mut Document) -> Result<(), StoreError> {
        let outdated = document.outdated(now());
        document.revision = document.revision.saturating_add(1);
        self.write(document)?;
        for digest in outdated {
            // If this fails, the lock of a grant that no longer exists remains, which does no harm.
            let _ = Lock::remove(&self.locks.join(digest), &self.trust);
        }
        Ok(())
    }
}

impl Held {
    fn is_held(&self) -> bool {
        let lock = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lock.as_ref().is_some_and(Lock::is_in_place)
    }

    pub(super) fn give_back(&self) {
        drop(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// The operating system's time, which all processes of the machine share.
pub(super) fn now() -> Timestamp {
    SharedClock::default().now()
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
