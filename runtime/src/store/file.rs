//! A store in one file, for an application whose processes run on one machine, or for a single process
//! that keeps its grants across restarts.
//!
//! The file is written completely in a separate directory and renamed into place, so that an interrupted
//! process leaves the old file. A lease is an operating system lock on a separate file for each grant,
//! held during the token request, and released when the process exits.

mod builder;
mod disk;
mod document;
mod lock;
mod place;
#[cfg(feature = "file-store-encryption")]
mod seal;
mod trust;

pub use builder::FileStoreBuilder;
#[cfg(any(test, fuzzing))]
pub(crate) use document::fuzz;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::sleep;
use zeroize::Zeroizing;

use self::document::{Content, Document};
use self::lock::Lock;
use self::trust::Trust;
use super::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, Store, StoreFuture,
    Version,
};
use crate::clock::{SharedClock, Timestamp};
use crate::error::StoreError;

/// The maximum wait for another process to finish writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// The interval at which waiters check the file for changes.
const LOOK: Duration = Duration::from_millis(20);

/// A store in one file.
///
/// The file is created for its owner only (mode 0600). It contains tokens **in plain text** unless a key
/// is set. A file that is damaged, of another format, or of a later version is rejected and left
/// unchanged.
///
/// Beside the file are its lock, `….lock`, and a directory `….locks` with a lock for each grant, where
/// the next version of the file is written as well. The names of the grants' locks are SHA-256 hashes of
/// provider, client and subject; the locks contain no secrets. Both remain on disk. The lock of an
/// erased grant is removed some time after it.
///
/// A lease lasts as long as the process that holds it, and needs no renewal. A process that exits
/// releases it immediately; one that hangs prevents others from refreshing the same grant. Leases are
/// operating system locks, which network file systems may not support: put the file on a local disk.
///
/// # Access checks
///
/// On Unix, each operation checks the file, the locks, the directory, every directory above it up to
/// `/`, and every symbolic link on the path. They must belong to the user that the process runs as (its
/// effective user) or to root. Only the owner may have permissions on the files, and only the owner may
/// write to the directories. In a sticky directory such as `/tmp`, others may write, but not to the
/// `….locks` directory. Files with several names (hard links), devices and pipes are rejected. The error
/// names the command that fixes the problem. If a container sets another owner or a group on its
/// volumes, [`FileStoreBuilder::trust_owner`] and [`FileStoreBuilder::trust_group`] accept those.
///
/// This protects against other users of the machine. It does not protect against root, processes of the
/// same user, or anyone who can read the disk or its backups. POSIX ACLs appear in the mode and are
/// checked with it; other kinds of ACLs (`NFSv4`, macOS) are not checked.
///
/// # Encryption
///
/// With the feature `file-store-encryption` and `FileStoreBuilder::encrypt_with`, the file is encrypted
/// and authenticated (XChaCha20-Poly1305). Without the key, neither the grants nor their names can be
/// read. Modifications are detected when the file is read. A file of a store with another name
/// (`FileStoreBuilder::name`) is detected as well, because the name and the revision are authenticated
/// with the grants. A plain text file is rejected.
///
/// Encryption does not protect against anyone who can read the key or the memory of the process, and
/// does not prevent deletion of the file. The size of the file, its revision, and the number of grants
/// that were ever leased are visible.
///
/// A complete older file, for example from a backup, is authentic: only its [revision](Self::revision)
/// shows its age. A process rejects an encrypted file whose revision is lower than one that it has seen.
/// To detect this after a restart, save the revision elsewhere and pass it to
/// [`FileStoreBuilder::minimum_revision`].
///
/// # Windows
///
/// Owners and permissions are **not** checked. A store therefore opens only with a key, or with
/// [`FileStoreBuilder::trust_unchecked_location`] for a file in the user's profile. Locks
/// and atomic replacement work as on Unix, but directories cannot be flushed to disk: after a power
/// failure, the file may be the one before the last write.
#[derive(Clone)]
pub struct FileStore(Arc<Shared>);

struct Shared {
    path: PathBuf,
    /// The lock held while the file is read and written.
    lock: PathBuf,
    /// The directory of the grants' locks.
    locks: PathBuf,
    trust: Trust,
    /// The highest revision that was read or written, or the minimum that is accepted.
    seen: AtomicU64,
    /// Whether a file with a lower revision is rejected.
    refuses_older: bool,
    #[cfg(feature = "file-store-encryption")]
    seal: Option<seal::Seal>,
}

/// The lock behind a lease; `None` once released.
struct Held(Mutex<Option<Lock>>);

impl FileStore {
    /// Opens a store without encryption. Short for [`builder`](Self::builder) without options.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`FileStoreBuilder::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::builder(path).open()
    }

    /// Opens an encrypted store. Short for [`builder`](Self::builder) with
    /// [`encrypt_with`](FileStoreBuilder::encrypt_with).
    ///
    /// # Errors
    ///
    /// Returns the errors of [`FileStoreBuilder::open`].
    #[cfg(feature = "file-store-encryption")]
    pub fn open_encrypted(path: impl AsRef<Path>, key: &[u8; 32]) -> Result<Self, StoreError> {
        Self::builder(path).encrypt_with(key).open()
    }

    /// Creates a builder, to set options before opening the store.
    pub fn builder(path: impl AsRef<Path>) -> FileStoreBuilder {
        FileStoreBuilder::new(path.as_ref())
    }

    /// Returns the highest revision of the file that this store has read or written; 0 for a new file.
    /// Each write by any process increments it.
    ///
    /// To detect that an older file was restored, save it outside the file's backups after writes, and
    /// pass it to [`FileStoreBuilder::minimum_revision`].
    pub fn revision(&self) -> u64 {
        self.0.seen.load(Ordering::Acquire)
    }

    fn of(shared: Shared) -> Result<Self, StoreError> {
        place::own_folder(&shared.locks, &shared.trust)?;
        shared.read()?;
        Ok(Self(Arc::new(shared)))
    }

    /// Runs blocking file operations on a blocking thread.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let runtime = Handle::try_current()
            .map_err(|_| StoreError::new("a file store requires a tokio runtime"))?;
        let shared = Arc::clone(&self.0);
        let work = runtime.spawn_blocking(move || work(&shared));
        work.await
            .unwrap_or_else(|_| Err(StoreError::new("the tokio runtime has shut down")))
    }
}

impl Shared {
    fn at(path: &Path, trust: Trust) -> Result<Self, StoreError> {
        let path = place::settle(path, &trust)?;
        Ok(Self {
            lock: beside(&path, ".lock"),
            locks: beside(&path, ".locks"),
            path,
            trust,
            seen: AtomicU64::new(0),
            refuses_older: false,
            #[cfg(feature = "file-store-encryption")]
            seal: None,
        })
    }

    fn with_minimum_revision(mut self, revision: Option<u64>) -> Self {
        self.refuses_older |= revision.is_some();
        self.seen = AtomicU64::new(revision.unwrap_or(0));
        self
    }

    /// Encrypts the file if there is a key.
    #[cfg(feature = "file-store-encryption")]
    fn with_seal(mut self, seal: seal::Seal) -> Self {
        if !seal.keys.is_empty() {
            self.refuses_older = true;
            self.seal = Some(seal);
        }
        self
    }

    #[cfg(feature = "file-store-encryption")]
    fn file_name(&self) -> Vec<u8> {
        let name = self.path.file_name().unwrap_or_default();
        name.as_encoded_bytes().to_vec()
    }

    fn read(&self) -> Result<Document, StoreError> {
        place::check(&self.path, &self.trust)?;
        // Loaded before the file is opened: another process may write a later revision while it is read.
        let seen = self.seen.load(Ordering::Acquire);
        let document = match disk::read(&self.path, &self.trust)? {
            None => Document::default(),
            Some(bytes) => Content::read(&bytes)
                .and_then(|content| self.unsealed(content))
                .map_err(|fault| StoreError::new(format!("`{}` {fault}", self.path.display())))?,
        };
        if self.refuses_older && document.revision < seen {
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

    fn lock_of(&self, key: &GrantKey) -> PathBuf {
        self.locks.join(key.digest())
    }

    /// Takes the lock of a grant and increments its counter.
    fn lease(&self, key: &GrantKey) -> Result<Option<Lease>, StoreError> {
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
    fn is_latest(lease: &Lease) -> bool {
        lease.guard().is_some_and(Held::is_held)
    }

    fn commit(
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

    fn erase(&self, lease: &Lease, tombstone: Duration) -> Result<Commit, StoreError> {
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

/// The operating system's time, which all processes of the machine share.
fn now() -> Timestamp {
    SharedClock::default().now()
}

impl Held {
    fn is_held(&self) -> bool {
        let lock = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lock.as_ref().is_some_and(Lock::is_in_place)
    }

    fn give_back(&self) {
        drop(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

impl Store for FileStore {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        let key = key.clone();
        Box::pin(self.blocking(move |shared| {
            let document = shared.read()?;
            document.get(&key, now()).map_err(|_| {
                let path = shared.path.display();
                StoreError::new(format!(
                    "`{path}` contains the grant in an unsupported format"
                ))
            })
        }))
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, _time: Duration) -> StoreFuture<'a, Option<Lease>> {
        let key = key.clone();
        Box::pin(self.blocking(move |shared| shared.lease(&key)))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, _time: Duration) -> StoreFuture<'a, bool> {
        let lease = lease.clone();
        Box::pin(self.blocking(move |_| Ok(Shared::is_latest(&lease))))
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        // The copy holds the lock until the write has completed, even if the caller is gone.
        let lease = lease.clone();
        Box::pin(self.blocking(move |shared| shared.commit(&lease, expected, &record)))
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        let lease = lease.clone();
        Box::pin(self.blocking(move |shared| shared.erase(&lease, tombstone)))
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        let (filter, after) = (filter.clone(), after.cloned());
        Box::pin(self.blocking(move |shared| {
            let found = shared.read()?.list(&filter);
            Ok(GrantPage::cut(found, after.as_ref(), limit))
        }))
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        if let Some(held) = lease.guard::<Held>() {
            held.give_back();
        }
        Box::pin(async { Ok(()) })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        let key = key.clone();
        Box::pin(async move {
            let (version, before) = self
                .blocking(move |shared| {
                    let before = disk::stamp(&shared.path);
                    Ok((shared.read()?.version(&key, now()), before))
                })
                .await?;
            // Releasing a lease does not change the file: after a few checks, return so that the caller tries.
            for _ in 0..5 {
                if version != seen {
                    return Ok(());
                }
                sleep(LOOK).await;
                let now = self.blocking(|shared| Ok(disk::stamp(&shared.path)));
                if now.await? != before {
                    return Ok(());
                }
            }
            Ok(())
        })
    }
}

impl fmt::Debug for FileStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileStore")
            .field("path", &self.0.path)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
