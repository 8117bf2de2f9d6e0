//! Checks the owners and modes of a store's files and directories. Only this process's user, root, and
//! the configured users and groups are trusted.
//!
//! Only owners and modes are checked. POSIX ACLs appear in the mode, whose group bits are their mask;
//! other kinds of ACLs (`NFSv4`, macOS) do not appear there and are not checked.

use std::fs::Metadata;
use std::path::Path;

use crate::error::StoreError;

/// The users and groups that are trusted in addition to this process's user and root.
#[derive(Debug, Clone, Default)]
pub(super) struct Trust {
    #[cfg(unix)]
    pub(super) owners: Vec<u32>,
    #[cfg(unix)]
    pub(super) groups: Vec<u32>,
}

#[cfg(unix)]
impl Trust {
    /// Checks that untrusted users cannot replace the content of a directory on the path. In a sticky
    /// directory, such as `/tmp`, users cannot replace files of others.
    pub(super) fn check_folder(&self, path: &Path, metadata: &Metadata) -> Result<(), StoreError> {
        use std::os::unix::fs::MetadataExt as _;

        const STICKY: u32 = 0o1000;
        self.check_owner(path, metadata)?;
        if metadata.mode() & STICKY == 0 {
            self.check_writers(path, metadata)?;
        }
        Ok(())
    }

    /// Checks a directory in which untrusted users may not create files, sticky or not.
    pub(super) fn check_own_folder(
        &self,
        path: &Path,
        metadata: &Metadata,
    ) -> Result<(), StoreError> {
        if !metadata.is_dir() {
            return Err(refused(path, "is not a directory: move it away"));
        }
        self.check_owner(path, metadata)?;
        self.check_writers(path, metadata)
    }

    /// Checks a symbolic link, whose owner controls its target.
    pub(super) fn check_owner(&self, path: &Path, metadata: &Metadata) -> Result<(), StoreError> {
        use std::os::unix::fs::MetadataExt as _;

        let owner = metadata.uid();
        let us = rustix::process::geteuid().as_raw();
        if owner == us || owner == 0 || self.owners.contains(&owner) {
            return Ok(());
        }
        let quoted = quoted(path);
        Err(refused(
            path,
            &format!(
                "belongs to user {owner}, and this process runs as user {us}: run \
                 `chown -h {us} {quoted}` or, to trust that user, open the store with \
                 `FileStoreBuilder::trust_owner({owner})`"
            ),
        ))
    }

    fn check_writers(&self, path: &Path, metadata: &Metadata) -> Result<(), StoreError> {
        use std::os::unix::fs::MetadataExt as _;

        let (mode, group, quoted) = (metadata.mode(), metadata.gid(), quoted(path));
        if mode & 0o002 != 0 {
            let problem = format!("is a world-writable directory: run `chmod o-w {quoted}`");
            return Err(refused(path, &problem));
        }
        if mode & 0o020 != 0 && !self.groups.contains(&group) {
            let problem = format!(
                "is a directory that group {group} may write to: run `chmod g-w {quoted}` or, to \
                 trust everybody in that group, open the store with \
                 `FileStoreBuilder::trust_group({group})`"
            );
            return Err(refused(path, &problem));
        }
        Ok(())
    }

    /// Checks a file of the store by its open handle.
    pub(super) fn check_file(&self, path: &Path, metadata: &Metadata) -> Result<(), StoreError> {
        use std::os::unix::fs::MetadataExt as _;

        if !metadata.is_file() {
            return Err(refused(path, "is not a regular file: move it away"));
        }
        self.check_owner(path, metadata)?;
        let private = if self.groups.contains(&metadata.gid()) {
            0o007
        } else {
            0o077
        };
        if metadata.mode() & private != 0 {
            let problem = format!("is open to others: run `chmod 600 {}`", quoted(path));
            return Err(refused(path, &problem));
        }
        // Another name of the file may be in a directory that is not checked.
        if metadata.nlink() > 1 {
            let problem = format!(
                "has {} names (hard links): remove the others; `find / -xdev -samefile {}` lists \
                 them",
                metadata.nlink(),
                quoted(path)
            );
            return Err(refused(path, &problem));
        }
        Ok(())
    }
}

/// The standard library exposes no equivalent of owners and modes.
#[cfg(not(unix))]
#[expect(clippy::unused_self, reason = "on Unix there is something to look up")]
impl Trust {
    pub(super) fn check_own_folder(
        &self,
        path: &Path,
        metadata: &Metadata,
    ) -> Result<(), StoreError> {
        if metadata.is_dir() {
            Ok(())
        } else {
            Err(refused(path, "is not a directory: move it away"))
        }
    }

    pub(super) fn check_file(&self, path: &Path, metadata: &Metadata) -> Result<(), StoreError> {
        if metadata.is_file() {
            Ok(())
        } else {
            Err(refused(path, "is not a regular file: move it away"))
        }
    }
}

fn refused(path: &Path, problem: &str) -> StoreError {
    StoreError::new(format!("`{}` {problem}", path.display()))
}

/// Quotes a path for a shell.
#[cfg(unix)]
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@".contains(c);
    if text.chars().all(is_plain) && !text.starts_with('-') {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
