//! Files that one owner reads, and that change as a whole or not at all; and locks that end with the
//! process that holds them.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use zeroize::Zeroizing;

use super::beside;
use crate::error::StoreError;

/// The largest file that is read: some hundred thousand grants.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A locked file: unlocked when this is dropped, or its process has ended.
pub(super) struct Lock(File);

impl Lock {
    /// Locks the file at `path`, which is made if need be; `None` while somebody else has it.
    pub(super) fn try_take(path: &Path) -> io::Result<Option<Self>> {
        loop {
            let mut options = OpenOptions::new();
            options.read(true).write(true).create(true).truncate(false);
            let file = for_owner(&mut options).open(path)?;
            match file.try_lock() {
                Ok(()) if is_still_at(&file, path) => return Ok(Some(Self(file))),
                // The file was taken away before it was locked.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }

    /// The same, waiting at most so long.
    pub(super) fn take(path: &Path, patience: Duration) -> io::Result<Self> {
        let start = Instant::now();
        loop {
            if let Some(lock) = Self::try_take(path)? {
                return Ok(lock);
            }
            if start.elapsed() >= patience {
                let message = "another process keeps it locked";
                return Err(io::Error::new(ErrorKind::TimedOut, message));
            }
            thread::sleep(Duration::from_millis(2));
        }
    }

    pub(super) fn file(&mut self) -> &mut File {
        &mut self.0
    }
}

/// Where the file really is, in a folder that is there.
pub(super) fn settle(path: &Path) -> Result<PathBuf, StoreError> {
    let name = path
        .file_name()
        .ok_or_else(|| StoreError::new(format!("`{}` names no file", path.display())))?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    make_folder(folder)?;
    let folder = folder.canonicalize().map_err(failure(folder))?;
    let path = folder.join(name);
    // A link is followed now: renaming would put the file in the link's place.
    match path.canonicalize() {
        Ok(path) => Ok(path),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(path),
        Err(error) => Err(failure(&path)(error)),
    }
}

/// Makes a folder for its owner alone. One that is there must not be open to everybody.
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => check_folder(path),
        Err(error) => Err(failure(path)(error)),
    }
}

#[cfg(unix)]
fn check_folder(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;

    let mode = fs::metadata(path).map_err(failure(path))?.permissions();
    // Where everybody may write, they can put a file of theirs in the place of ours, unless the
    // folder is one like `/tmp`, in which each keeps their own.
    if mode.mode() & 0o1002 == 0o0002 {
        let problem = "is a folder to which everybody may write: `chmod o-w` it";
        return Err(StoreError::new(format!("`{}` {problem}", path.display())));
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_folder(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// Reads a file; `None` when there is none.
pub(super) fn read(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failure(path)(error)),
    };
    let metadata = file.metadata().map_err(failure(path))?;
    check_file(path, &metadata)?;
    if metadata.len() > LARGEST {
        return Err(StoreError::new(format!(
            "`{}` is too large",
            path.display()
        )));
    }
    // All at once: a vector that grows leaves copies behind.
    let length = usize::try_from(metadata.len()).unwrap_or(0);
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.saturating_add(1)));
    let mut bounded = file.take(LARGEST);
    bounded.read_to_end(&mut bytes).map_err(failure(path))?;
    Ok(Some(bytes))
}

fn check_file(path: &Path, metadata: &fs::Metadata) -> Result<(), StoreError> {
    let refused = |problem| Err(StoreError::new(format!("`{}` {problem}", path.display())));
    if !metadata.is_file() {
        return refused("is no file");
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::mode(metadata) & 0o077 != 0 {
        return refused("is open to others than its owner: `chmod 600` it");
    }
    Ok(())
}

/// Puts a file with these bytes in the place of the one at `path`, to last: whoever is stopped on the
/// way leaves the old one.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let beside = beside(path, ".tmp");
    let written = write_new(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if let Err(error) = written {
        // What is left of it would be removed by the next write.
        let _ = fs::remove_file(&beside);
        return Err(failure(path)(error));
    }
    sync_folder(path).map_err(failure(path))
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    let mut file = for_owner(&mut options).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a renaming last.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    path.parent()
        .map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

#[cfg(not(unix))]
fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(theirs)) => identity(ours) == identity(theirs),
        _ => false,
    }
}

/// Where a file that is open cannot be taken away.
#[cfg(not(unix))]
fn is_still_at(_file: &File, _path: &Path) -> bool {
    true
}

/// What changes with the file; `None` while there is none.
pub(super) fn stamp(path: &Path) -> Option<(SystemTime, u64, u64)> {
    let metadata = fs::metadata(path).ok()?;
    #[cfg(unix)]
    let identity = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let identity = 0;
    Some((metadata.modified().ok()?, metadata.len(), identity))
}

/// A failure of the operating system, told with the file.
pub(super) fn failure(path: &Path) -> impl FnOnce(io::Error) -> StoreError + use<> {
    let path = path.display().to_string();
    move |error| StoreError::new(format!("`{path}`: {error}")).with_source(error)
}
