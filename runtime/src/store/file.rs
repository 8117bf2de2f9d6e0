//! A store in one file: for an application whose processes run on one machine, or for one process
//! that is to find its grants again.
//!
//! The file is written as a whole beside itself and renamed into place, so that whoever is stopped
//! in the middle leaves the old one. A lease is a lock of the operating system on a file of its own
//! for each grant, held over the token request, so that a process that dies gives back what it held.

mod disk;
mod document;
#[cfg(feature = "file-store-encryption")]
mod seal;

pub(crate) use document::fuzz;

use std::fmt;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::sleep;

use self::disk::Lock;
use self::document::Document;
use super::{Answer, Commit, GrantKey, GrantRecord, Lease, Store, Version};
use crate::error::StoreError;

/// How long is waited for another process to end its write.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often the file is looked at by those who wait for a change.
const LOOK: Duration = Duration::from_millis(20);

/// A store in one file.
///
/// The file is created for its owner alone (mode 0600), and refused if others may read it. It holds
/// tokens **in the clear**, unless it is opened with a key. A file that is damaged, or of another
/// kind, or of a later version, is told and left as it is.
///
/// Beside the file stand its lock, `….lock`, and a folder with a lock for each grant, `….locks`.
/// They hold nothing secret and stay.
///
/// A lease lasts as long as the process that holds it, and needs no renewal: a process that dies
/// gives it back at once, one that hangs keeps the others from refreshing the same grant. Locks are
/// those of the operating system, which network file systems may not have: keep the file on a disk
/// of the machine.
#[derive(Clone)]
pub struct FileStore(Arc<Shared>);

struct Shared {
    path: PathBuf,
    /// Held while the file is read and written anew.
    lock: PathBuf,
    /// The folder of the grants' locks.
    locks: PathBuf,
    #[cfg(feature = "file-store-encryption")]
    key: Option<seal::Key>,
}

/// The lock behind a lease; `None` when it was given back.
struct Held(Mutex<Option<Lock>>);

impl FileStore {
    /// A store in the file at `path`. The file need not be there yet, nor the last folder above it.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or everybody may write to it, and when a file is there that
    /// cannot be used.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::of(Shared::at(path.as_ref())?)
    }

    /// The same, encrypted under `key` (XChaCha20-Poly1305). A file that was in the clear is read,
    /// and encrypted with the next write.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and when the file is encrypted under another key.
    #[cfg(feature = "file-store-encryption")]
    pub fn open_encrypted(path: impl AsRef<Path>, key: [u8; 32]) -> Result<Self, StoreError> {
        Self::of(Shared {
            key: Some(seal::Key::new(key)),
            ..Shared::at(path.as_ref())?
        })
    }

    fn of(shared: Shared) -> Result<Self, StoreError> {
        disk::make_folder(&shared.locks)?;
        shared.read()?;
        Ok(Self(Arc::new(shared)))
    }

    /// Does what waits for the disk where that may be waited for.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let runtime = Handle::try_current()
            .map_err(|_| StoreError::new("a file store needs a tokio runtime"))?;
        let shared = Arc::clone(&self.0);
        let work = runtime.spawn_blocking(move || work(&shared));
        work.await
            .unwrap_or_else(|_| Err(StoreError::new("the tokio runtime has ended")))
    }
}

impl Shared {
    fn at(path: &Path) -> Result<Self, StoreError> {
        let path = disk::settle(path)?;
        Ok(Self {
            lock: beside(&path, ".lock"),
            locks: beside(&path, ".locks"),
            path,
            #[cfg(feature = "file-store-encryption")]
            key: None,
        })
    }

    fn read(&self) -> Result<Document, StoreError> {
        let Some(bytes) = disk::read(&self.path)? else {
            return Ok(Document::default());
        };
        let document = Document::read(&bytes)
            .and_then(|document| self.unsealed(document))
            .map_err(|fault| StoreError::new(format!("`{}` {fault}", self.path.display())))?;
        Ok(document)
    }

    #[cfg(feature = "file-store-encryption")]
    fn unsealed(&self, document: Document) -> Result<Document, document::Fault> {
        match (document.sealed(), &self.key) {
            (None, _) => Ok(document),
            (Some(_), None) => Err(document::Fault::Sealed),
            (Some(sealed), Some(key)) => Document::read_grants(&key.open(sealed)?),
        }
    }

    #[cfg(not(feature = "file-store-encryption"))]
    #[expect(clippy::unused_self, reason = "with the feature there is a key")]
    fn unsealed(&self, document: Document) -> Result<Document, document::Fault> {
        match document.sealed() {
            None => Ok(document),
            Some(_) => Err(document::Fault::Sealed),
        }
    }

    fn write(&self, document: &Document) -> Result<(), StoreError> {
        let unwritable = |_| StoreError::new("the grants cannot be written as JSON");
        #[cfg(feature = "file-store-encryption")]
        if let Some(key) = &self.key {
            let grants = document.write_grants().map_err(unwritable)?;
            let sealed = key.seal(&grants)?;
            let bytes = document::write_sealed(&sealed).map_err(unwritable)?;
            return disk::replace(&self.path, &bytes);
        }
        disk::replace(&self.path, &document.write().map_err(unwritable)?)
    }

    fn lock_of(&self, key: &GrantKey) -> PathBuf {
        self.locks.join(key.digest())
    }

    /// Takes the lock of a grant, and counts that.
    fn lease(&self, key: &GrantKey) -> Result<Option<Lease>, StoreError> {
        let path = self.lock_of(key);
        let Some(mut lock) = Lock::try_take(&path).map_err(disk::failure(&path))? else {
            return Ok(None);
        };
        let fence = count(&mut lock).map_err(disk::failure(&path))?;
        let held = Held(Mutex::new(Some(lock)));
        Ok(Some(Lease::new(key.clone(), fence).with_guard(held)))
    }

    /// Whether the lease is held, and is the latest: somebody may have taken its file away.
    fn is_latest(&self, lease: &Lease) -> bool {
        let is_held = lease.guard().is_some_and(Held::is_held);
        is_held && fence(&self.lock_of(lease.key())) == Some(lease.fence())
    }

    fn commit(
        &self,
        lease: &Lease,
        expected: Version,
        record: &GrantRecord,
    ) -> Result<Commit, StoreError> {
        if !self.is_latest(lease) {
            return Ok(Commit::Fenced);
        }
        let lock = Lock::take(&self.lock, PATIENCE).map_err(disk::failure(&self.lock))?;
        let mut document = self.read()?;
        if document.version(lease.key()) != expected {
            return Ok(Commit::Conflict);
        }
        let next = expected.next();
        document
            .put(lease.key(), next, record)
            .map_err(|_| StoreError::new("the grant cannot be written as JSON"))?;
        self.write(&document)?;
        drop(lock);
        Ok(Commit::Done(next))
    }
}

impl Held {
    fn is_held(&self) -> bool {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    fn give_back(&self) {
        drop(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// Counts the leases on a grant in its lock's file. All digits are written in one go: whoever is
/// stopped there leaves the number before or the number after.
fn count(lock: &mut Lock) -> std::io::Result<u64> {
    let file = lock.file();
    let mut digits = String::new();
    file.take(64).read_to_string(&mut digits)?;
    let fence = digits.trim().parse::<u64>().unwrap_or(0).saturating_add(1);
    file.seek(SeekFrom::Start(0))?;
    file.write_all(format!("{fence:020}\n").as_bytes())?;
    Ok(fence)
}

fn fence(path: &Path) -> Option<u64> {
    std::fs::read_to_string(path).ok()?.trim().parse().ok()
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

impl Store for FileStore {
    fn load<'a>(&'a self, key: &'a GrantKey) -> Answer<'a, Option<(Version, GrantRecord)>> {
        let key = key.clone();
        Box::pin(self.blocking(move |shared| {
            let document = shared.read()?;
            document.get(&key).map_err(|_| {
                let path = shared.path.display();
                StoreError::new(format!("`{path}` has the grant in a form not known here"))
            })
        }))
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, _time: Duration) -> Answer<'a, Option<Lease>> {
        let key = key.clone();
        Box::pin(self.blocking(move |shared| shared.lease(&key)))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, _time: Duration) -> Answer<'a, bool> {
        let lease = lease.clone();
        Box::pin(self.blocking(move |shared| Ok(shared.is_latest(&lease))))
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> Answer<'a, Commit> {
        // The copy keeps the lock until the write has ended, even when nobody waits for it.
        let lease = lease.clone();
        Box::pin(self.blocking(move |shared| shared.commit(&lease, expected, &record)))
    }

    fn release(&self, lease: Lease) -> Answer<'_, ()> {
        if let Some(held) = lease.guard::<Held>() {
            held.give_back();
        }
        Box::pin(async { Ok(()) })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> Answer<'a, ()> {
        let key = key.clone();
        Box::pin(async move {
            let (version, before) = self
                .blocking(move |shared| {
                    let before = disk::stamp(&shared.path);
                    Ok((shared.read()?.version(&key), before))
                })
                .await?;
            // Nobody tells of a lease that was given back: after a few looks it is tried for.
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
