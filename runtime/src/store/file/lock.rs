//! Operating system file locks, which are released when the process that holds them exits.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::disk::{self, failure};
use super::trust::Trust;
use crate::error::StoreError;

/// A locked file. Unlocked when dropped, or when the process exits.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Locks the file at `path`, creating it if it does not exist; `None` if another process or task
    /// holds the lock.
    pub(super) fn try_take(path: &Path, trust: &Trust) -> Result<Option<Self>, StoreError> {
        loop {
            let file = disk::open_lock(path).map_err(failure(path))?;
            let metadata = file.metadata().map_err(failure(path))?;
            trust.check_file(path, &metadata)?;
            disk::make_usable(&file).map_err(failure(path))?;
            match file.try_lock() {
                Ok(()) => {
                    let lock = Self {
                        file,
                        path: path.to_owned(),
                    };
                    if lock.is_in_place() {
                        return Ok(Some(lock));
                    }
                    // The file was removed before it was locked.
                }
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(failure(path)(error)),
            }
        }
    }

    /// Locks the file at `path`, waiting at most `patience`.
    pub(super) fn take(path: &Path, trust: &Trust, patience: Duration) -> Result<Self, StoreError> {
        let start = Instant::now();
        loop {
            if let Some(lock) = Self::try_take(path, trust)? {
                return Ok(lock);
            }
            if start.elapsed() >= patience {
                let error = io::Error::new(io::ErrorKind::TimedOut, "another process holds it");
                return Err(failure(path)(error));
            }
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Removes the lock file at `path` unless another process or task holds the lock. A process that has
    /// it open then finds that it is [no longer in place](Self::is_in_place).
    pub(super) fn remove(path: &Path, trust: &Trust) -> Result<(), StoreError> {
        let Some(lock) = Self::try_take(path, trust)? else {
            return Ok(());
        };
        std::fs::remove_file(path).map_err(failure(path))?;
        drop(lock);
        Ok(())
    }

    /// Returns whether the locked file is still the one at its path. If not, another process may hold a
    /// lock on the new file.
    pub(super) fn is_in_place(&self) -> bool {
        disk::is_at(&self.file, &self.path)
    }

    /// Increments the lock's counter in its file. All digits are written in one call: if the process is
    /// interrupted, the file contains either the old or the new number.
    pub(super) fn count(&mut self) -> Result<u64, StoreError> {
        self.count_in_file().map_err(failure(&self.path))
    }

    fn count_in_file(&mut self) -> io::Result<u64> {
        let mut digits = String::new();
        let mut start = (&self.file).take(64);
        start.read_to_string(&mut digits)?;
        let count = digits.trim().parse::<u64>().unwrap_or(0).saturating_add(1);
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(format!("{count:020}\n").as_bytes())?;
        Ok(count)
    }
}
