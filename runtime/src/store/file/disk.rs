//! Atomic file replacement. Files are opened without following links and checked by their handles.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::time::SystemTime;

use zeroize::Zeroizing;

use super::trust::Trust;
use crate::error::StoreError;

/// The maximum file size, enough for several hundred thousand grants.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads a file; `None` if it does not exist.
pub(super) fn read(path: &Path, trust: &Trust) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
    let file = match with_care(OpenOptions::new().read(true)).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failure(path)(error)),
    };
    let metadata = file.metadata().map_err(failure(path))?;
    trust.check_file(path, &metadata)?;
    if metadata.len() > LARGEST {
        let problem = format!("`{}` is larger than {LARGEST} bytes", path.display());
        return Err(StoreError::new(problem));
    }
    // Allocated once: a growing vector would leave copies behind.
    let length = usize::try_from(metadata.len()).unwrap_or(0);
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.saturating_add(1)));
    let mut bounded = file.take(metadata.len());
    bounded.read_to_end(&mut bytes).map_err(failure(path))?;
    Ok(Some(bytes))
}

/// Replaces the file at `path` durably and atomically: if the process is interrupted, the old file
/// remains. The new file is first written to `draft`, which is on the same disk, in a directory where
/// only the owner can create files.
pub(super) fn replace(path: &Path, draft: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let written = write_new(draft, bytes).and_then(|()| fs::rename(draft, path));
    if let Err(error) = written {
        // If this fails, the next write removes the draft.
        let _ = fs::remove_file(draft);
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
    let mut file = with_care(OpenOptions::new().write(true).create_new(true)).open(path)?;
    make_usable(&file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Opens a lock file, creating it if it does not exist.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    // While open, it cannot be renamed. On other systems, `is_at` checks this.
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, FILE_SHARE_READ_WRITE);
    with_care(&mut options).open(path)
}

/// `FILE_SHARE_READ | FILE_SHARE_WRITE`, without `FILE_SHARE_DELETE`.
#[cfg(windows)]
const FILE_SHARE_READ_WRITE: u32 = 0x1 | 0x2;

/// Creates files for their owner only, does not follow links, and does not block on special files.
#[cfg(unix)]
fn with_care(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;

    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    options.mode(0o600).custom_flags(flags.bits().cast_signed())
}

#[cfg(not(unix))]
fn with_care(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Restores the owner's permissions on a new file, which an unusual umask may have removed.
#[cfg(unix)]
pub(super) fn make_usable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    let mode = file.metadata()?.permissions().mode();
    if mode & 0o600 == 0o600 {
        return Ok(());
    }
    file.set_permissions(fs::Permissions::from_mode(mode & 0o777 | 0o600))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on Unix it can fail")]
pub(super) fn make_usable(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Makes a rename durable.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    path.parent()
        .map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// Windows has no equivalent: after a power failure, the file may be the previous one, but it is intact.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on Unix it can fail")]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns whether an open file is the one at `path`.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(ours), Ok(theirs)) => identity(ours) == identity(theirs),
        _ => false,
    }
}

/// [`open_lock`] prevents others from removing or renaming it.
#[cfg(not(unix))]
pub(super) fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

/// Returns a value that changes with the file; `None` if it does not exist.
pub(super) fn stamp(path: &Path) -> Option<(SystemTime, u64, u64)> {
    let metadata = fs::metadata(path).ok()?;
    #[cfg(unix)]
    let identity = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let identity = 0;
    Some((metadata.modified().ok()?, metadata.len(), identity))
}

/// Converts an I/O error to a store error that names the file.
pub(super) fn failure(path: &Path) -> impl FnOnce(io::Error) -> StoreError + use<> {
    let path = path.display().to_string();
    move |error| {
        if is_link(&error) {
            let problem = "is a symbolic link, which is not followed: remove it";
            return StoreError::new(format!("`{path}` {problem}")).with_source(error);
        }
        StoreError::new(format!("`{path}`: {error}")).with_source(error)
    }
}

/// Returns whether opening failed because the file is a link. (`ErrorKind::FilesystemLoop` is unstable.)
#[cfg(unix)]
fn is_link(error: &io::Error) -> bool {
    let code = error.raw_os_error();
    code.is_some() && code == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link(_error: &io::Error) -> bool {
    false
}
