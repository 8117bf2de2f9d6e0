//! Resolves the real path of a store's file and checks that nobody else can replace the file.
//!
//! The path is walked from `/`, one directory at a time. Links are resolved here rather than by the
//! operating system, so that every directory and link that determines the path is checked. Untrusted
//! users cannot change a directory that passed the checks, so its entries stay as they were when
//! checked.

use std::path::{Path, PathBuf};

use super::disk::failure;
use super::trust::Trust;
use crate::error::StoreError;

/// Resolves the file at `path`, which does not need to exist yet. Creates the last directory of the path
/// if it does not exist.
pub(super) fn settle(path: &Path, trust: &Trust) -> Result<PathBuf, StoreError> {
    walk::to(path, trust, true)
}

/// Checks a path that [`settle`] returned again, because a mode, an owner or a directory may have
/// changed.
pub(super) fn check(path: &Path, trust: &Trust) -> Result<(), StoreError> {
    let now = walk::to(path, trust, false)?;
    if now == path {
        return Ok(());
    }
    Err(StoreError::new(format!(
        "`{}` now leads to `{}`: reopen the store",
        path.display(),
        now.display()
    )))
}

/// Creates a directory in which only the owner can create files, or checks an existing one.
pub(super) fn own_folder(path: &Path, trust: &Trust) -> Result<(), StoreError> {
    create_folder(path)?;
    let metadata = path.symlink_metadata().map_err(failure(path))?;
    trust.check_own_folder(path, &metadata)
}

/// Creates a directory for its owner only, unless the path exists.
fn create_folder(path: &Path) -> Result<(), StoreError> {
    match folder_builder().create(path) {
        Ok(()) => Ok(()),
        Err(_) if path.is_dir() => Ok(()),
        Err(error) => Err(failure(path)(error)),
    }
}

#[cfg(unix)]
fn folder_builder() -> std::fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;

    let mut builder = std::fs::DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn folder_builder() -> std::fs::DirBuilder {
    std::fs::DirBuilder::new()
}

fn names_no_file(path: &Path) -> StoreError {
    StoreError::new(format!("`{}` does not name a file", path.display()))
}

#[cfg(unix)]
mod walk {
    use std::ffi::OsString;
    use std::fs;
    use std::io::ErrorKind;
    use std::path::{Component, Path, PathBuf};

    use super::{StoreError, Trust, create_folder, failure, names_no_file};

    /// The same limit as Linux.
    const MOST_LINKS: usize = 40;

    enum Step {
        Down(OsString),
        Up,
    }

    pub(super) fn to(path: &Path, trust: &Trust, creates: bool) -> Result<PathBuf, StoreError> {
        if path.file_name().is_none() {
            return Err(names_no_file(path));
        }
        let mut here = PathBuf::from("/");
        let mut ahead = Vec::new();
        let start = std::path::absolute(path).map_err(failure(path))?;
        push(&mut ahead, &start);
        check_folder(&here, trust)?;
        let mut links = 0;
        while let Some(step) = ahead.pop() {
            let Step::Down(name) = step else {
                here.pop();
                continue;
            };
            let next = here.join(name);
            let metadata = match next.symlink_metadata() {
                Ok(metadata) => metadata,
                Err(error) if error.kind() == ErrorKind::NotFound && ahead.is_empty() => {
                    return Ok(next);
                }
                Err(error)
                    if error.kind() == ErrorKind::NotFound && ahead.len() == 1 && creates =>
                {
                    create_folder(&next)?;
                    next.symlink_metadata().map_err(failure(&next))?
                }
                Err(error) => return Err(failure(&next)(error)),
            };
            if metadata.is_symlink() {
                links += 1;
                if links > MOST_LINKS {
                    let problem = format!("`{}` has too many symbolic links", path.display());
                    return Err(StoreError::new(problem));
                }
                trust.check_owner(&next, &metadata)?;
                let target = fs::read_link(&next).map_err(failure(&next))?;
                if target.has_root() {
                    here = PathBuf::from("/");
                }
                push(&mut ahead, &target);
            } else if metadata.is_dir() && !ahead.is_empty() {
                trust.check_folder(&next, &metadata)?;
                here = next;
            } else if ahead.is_empty() {
                return Ok(next);
            } else {
                let problem = format!("`{}` is not a directory", next.display());
                return Err(StoreError::new(problem));
            }
        }
        // A link to a directory that ends in `..` or `/`.
        Err(names_no_file(path))
    }

    fn check_folder(path: &Path, trust: &Trust) -> Result<(), StoreError> {
        let metadata = path.symlink_metadata().map_err(failure(path))?;
        trust.check_folder(path, &metadata)
    }

    /// Pushes a path's components onto `ahead`, which is in reverse order.
    fn push(ahead: &mut Vec<Step>, path: &Path) {
        let steps = path
            .components()
            .rev()
            .filter_map(|component| match component {
                Component::Normal(name) => Some(Step::Down(name.to_owned())),
                Component::ParentDir => Some(Step::Up),
                _ => None,
            });
        ahead.extend(steps);
    }
}

#[cfg(not(unix))]
mod walk {
    use std::io::ErrorKind;
    use std::path::{Path, PathBuf};

    use super::{StoreError, Trust, create_folder, failure, names_no_file};

    pub(super) fn to(path: &Path, _: &Trust, creates: bool) -> Result<PathBuf, StoreError> {
        let name = path.file_name().ok_or_else(|| names_no_file(path))?;
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if creates {
            create_folder(folder)?;
        }
        let path = folder.canonicalize().map_err(failure(folder))?.join(name);
        match path.canonicalize() {
            Ok(path) => Ok(path),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(path),
            Err(error) => Err(failure(&path)(error)),
        }
    }
}
