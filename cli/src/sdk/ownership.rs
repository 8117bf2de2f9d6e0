//! Which files of a crate are still as this command wrote them: those may be replaced.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use licit_format::source::{self, FileError};
use sha2::{Digest as _, Sha256};

/// The file that records what was written.
const RECORD: &str = ".licit-sdk.json";

/// The maximum size of a file.
const LONGEST: usize = 256 * 1024 * 1024;

/// The files that were written, with the SHA-256 of each.
pub(super) struct Ownership {
    folder: PathBuf,
    written: BTreeMap<String, String>,
}

impl Ownership {
    /// Reads the record of a crate. Without one, every file is the user's.
    pub(super) fn read(folder: &Path) -> Result<Self, String> {
        check(folder, RECORD)?;
        let path = folder.join(RECORD);
        let written = match source::read(&path, LONGEST) {
            Ok(text) => serde_json::from_slice(&text)
                .map_err(|error| format!("{} cannot be read: {error}", path.display()))?,
            Err(FileError::Io(error)) if error.kind() == ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(format!("{} cannot be read: {error}", path.display())),
        };
        Ok(Self {
            folder: folder.to_owned(),
            written,
        })
    }

    /// Writes files, except those that the user changed, and removes those that were written before and
    /// are not among them. Returns the files that were left.
    pub(super) fn write(
        &mut self,
        files: &[(String, Vec<u8>)],
        force: bool,
    ) -> Result<Vec<String>, String> {
        // All paths are checked before anything is written.
        for (path, _) in files {
            check(&self.folder, path)?;
        }
        let mut left = Vec::new();
        let mut written = BTreeMap::new();
        for (path, content) in files {
            let target = self.folder.join(path);
            let hash = hash(content);
            if !force && !self.may_replace(path, &hash) {
                left.push(path.clone());
                // It stays the user's until it is as it was written.
                if let Some(earlier) = self.written.get(path) {
                    written.insert(path.clone(), earlier.clone());
                }
                continue;
            }
            write(&target, content)?;
            written.insert(path.clone(), hash);
        }
        let obsolete = self.written.keys().filter(|path| {
            let is_still_written = files.iter().any(|(known, _)| known == *path);
            // A record that was tampered with must not name files elsewhere.
            !is_still_written && check(&self.folder, path).is_ok()
        });
        for path in obsolete {
            if self.may_replace(path, "") {
                let _ = fs::remove_file(self.folder.join(path));
            } else {
                left.push(path.clone());
            }
        }
        let record = serde_json::to_string_pretty(&written).map_err(|error| error.to_string())?;
        write(&self.folder.join(RECORD), format!("{record}\n").as_bytes())?;
        self.written = written;
        Ok(left)
    }

    /// Whether a file does not exist, is as it was written, or is as it will be.
    fn may_replace(&self, path: &str, new: &str) -> bool {
        let target = self.folder.join(path);
        match source::read(&target, LONGEST) {
            Ok(content) => {
                let found = hash(&content);
                found == new || self.written.get(path).is_some_and(|known| *known == found)
            }
            Err(FileError::Io(error)) => error.kind() == ErrorKind::NotFound,
            Err(_) => false,
        }
    }
}

/// Checks that a path leads to a place below the folder. A cloned crate may contain symbolic links, which would
/// be followed to files of the user.
fn check(folder: &Path, path: &str) -> Result<(), String> {
    let mut place = folder.to_owned();
    for part in Path::new(path).components() {
        let Component::Normal(part) = part else {
            return Err(format!("`{path}` is not a path below {}", folder.display()));
        };
        place.push(part);
        if fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
            return Err(format!(
                "{} is a symbolic link, which is not followed: remove it, or pass another directory to `-o`",
                place.display()
            ));
        }
    }
    Ok(())
}

fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, content).map_err(failed)
}

fn hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
