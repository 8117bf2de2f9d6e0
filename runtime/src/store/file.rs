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
mod shared;
mod trust;

pub use builder::FileStoreBuilder;
#[cfg(any(test, fuzzing))]
pub(crate) use document::fuzz;

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::sleep;

use self::shared::{Held, Shared, now};
use super::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, Store, StoreFuture,
    Version,
};
use crate::error::StoreError;

/// The interval at which waiters check the file for changes.
const LOOK: Duration = Duration::from_millis(20);

/// A store in one file.
///
/// The file is created for its owner only (mode 0600). It contains tokens **in plain text** unless a key
/// is set. A file that is damaged, of another format, or of a later version is rejected and left
/// unchanged.
///
/// The lock file `….lock` and the directory `….locks` are next to it. The directory has a lock for each
/// grant, and the next version of the file is written there as well. The names of the grants' locks are
/// SHA-256 hashes of provider, client and subject; the locks contain no secrets. Both remain on disk. The
/// lock of an erased grant is removed some time after it.
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
