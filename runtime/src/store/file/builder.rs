//! The builder of a file store.

use std::fmt;
use std::path::{Path, PathBuf};

use super::FileStore;
use super::shared::Shared;
use super::trust::Trust;
use crate::error::StoreError;
#[cfg(feature = "file-store-encryption")]
use crate::store::cipher::Key;
#[cfg(feature = "file-store-encryption")]
use crate::store::file::seal::Seal;

/// Opens a [`FileStore`] with options: encryption, trusted users and groups, a minimum revision.
///
/// ```no_run
/// # use licit_runtime::store::FileStore;
/// # fn open(saved_revision: u64) -> Result<FileStore, Box<dyn std::error::Error>> {
/// let store = FileStore::builder("/var/lib/app/grants.json")
///     .minimum_revision(saved_revision)
///     .open()?;
/// # Ok(store) }
/// ```
#[must_use = "call `open` to open the store"]
pub struct FileStoreBuilder {
    path: PathBuf,
    trust: Trust,
    minimum_revision: Option<u64>,
    trusts_location: bool,
    #[cfg(feature = "file-store-encryption")]
    keys: Vec<Key>,
    #[cfg(feature = "file-store-encryption")]
    name: Option<Vec<u8>>,
    #[cfg(feature = "file-store-encryption")]
    accepts_plaintext: bool,
}

impl FileStoreBuilder {
    pub(super) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            trust: Trust::default(),
            minimum_revision: None,
            trusts_location: false,
            #[cfg(feature = "file-store-encryption")]
            keys: Vec::new(),
            #[cfg(feature = "file-store-encryption")]
            name: None,
            #[cfg(feature = "file-store-encryption")]
            accepts_plaintext: false,
        }
    }

    /// Encrypts the file with a key (XChaCha20-Poly1305), and rejects a file that is not encrypted. The
    /// key must be 32 random bytes, not a password. See [`FileStore`] for the protection that this gives.
    ///
    /// Replaces a key that was set before, which can still decrypt.
    #[cfg(feature = "file-store-encryption")]
    pub fn encrypt_with(mut self, key: &[u8; 32]) -> Self {
        self.keys.insert(0, Key::new(key));
        self
    }

    /// Adds a key that is used only for decryption. To rotate keys, pass the new one to
    /// [`encrypt_with`](Self::encrypt_with) and the old one here: the next write encrypts the whole file
    /// with the new key. First deploy the new key for decryption to every process.
    #[cfg(feature = "file-store-encryption")]
    pub fn decrypt_with(mut self, key: &[u8; 32]) -> Self {
        self.keys.push(Key::new(key));
        self
    }

    /// Accepts a file that is not encrypted; the next write encrypts it. By default, such a file is
    /// rejected, because it may have replaced the encrypted one.
    #[cfg(feature = "file-store-encryption")]
    pub fn accept_plaintext(mut self) -> Self {
        self.accepts_plaintext = true;
        self
    }

    /// Sets the name that an encrypted file is bound to. The file of a store with another name cannot be
    /// decrypted, even with the same key. Defaults to the file name without its directory.
    #[cfg(feature = "file-store-encryption")]
    pub fn name(mut self, name: &str) -> Self {
        self.name = Some(name.as_bytes().to_vec());
        self
    }

    /// Rejects a file whose [revision](FileStore::revision) is lower than this, and a missing file unless
    /// this is 0. A lower revision means that an older file was restored, whose refresh tokens may be
    /// used up.
    pub fn minimum_revision(mut self, revision: u64) -> Self {
        self.minimum_revision = Some(revision);
        self
    }

    /// Trusts another user like this process's own: the file, its directory and the directories above it
    /// may belong to that user. Use this if a container's image or volume belongs to a fixed user.
    #[cfg(unix)]
    pub fn trust_owner(mut self, user: u32) -> Self {
        self.trust.owners.push(user);
        self
    }

    /// Trusts all members of a group: directories that the group may write to and files that it may read
    /// or write are accepted. Use this if a container's volumes belong to a group, as with `fsGroup` in
    /// Kubernetes.
    #[cfg(unix)]
    pub fn trust_group(mut self, group: u32) -> Self {
        self.trust.groups.push(group);
        self
    }

    /// Trusts every user who can reach the file on systems where licit cannot check owners and
    /// permissions, such as Windows. There, a store opens only with this or with a key. Put the file in the
    /// user's profile. Has no effect on Unix.
    pub fn trust_unchecked_location(mut self) -> Self {
        self.trusts_location = true;
        self
    }

    /// Opens the store. Neither the file nor the last directory above it needs to exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the directory cannot be created, if other users could replace or read the file,
    /// if that cannot be checked on this system, or if the file cannot be used: damaged, of another
    /// format, encrypted with another key, not encrypted although a key is set, or too old. The message
    /// states what to do.
    pub fn open(self) -> Result<FileStore, StoreError> {
        self.check_location(cfg!(unix))?;
        let shared = Shared::at(&self.path, self.trust)?;
        #[cfg(feature = "file-store-encryption")]
        let shared = {
            if self.keys.is_empty() && (self.accepts_plaintext || self.name.is_some()) {
                let problem = "`accept_plaintext` and `name` require a key: call `encrypt_with`";
                return Err(StoreError::new(problem));
            }
            let name = self.name.unwrap_or_else(|| shared.file_name());
            let seal = Seal {
                keys: self.keys,
                name,
                accepts_plaintext: self.accepts_plaintext,
            };
            shared.with_seal(seal)
        };
        FileStore::of(shared.with_minimum_revision(self.minimum_revision))
    }

    /// Checks that other users cannot read the tokens unnoticed if the system does not show who can.
    fn check_location(&self, is_checked: bool) -> Result<(), StoreError> {
        if is_checked || self.trusts_location || self.is_encrypted() {
            return Ok(());
        }
        Err(StoreError::new(format!(
            "who can read `{}` cannot be checked on this system: encrypt it with \
             `FileStoreBuilder::encrypt_with`, or put it in the user's profile and call \
             `FileStoreBuilder::trust_unchecked_location`",
            self.path.display()
        )))
    }

    #[cfg(feature = "file-store-encryption")]
    fn is_encrypted(&self) -> bool {
        !self.keys.is_empty()
    }

    #[cfg(not(feature = "file-store-encryption"))]
    #[expect(
        clippy::unused_self,
        reason = "uses the keys if the feature is enabled"
    )]
    fn is_encrypted(&self) -> bool {
        false
    }
}

/// Shows no keys.
impl fmt::Debug for FileStoreBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileStoreBuilder")
            .field("path", &self.path)
            .field("trust", &self.trust)
            .field("minimum_revision", &self.minimum_revision)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_access_check_a_store_is_encrypted_or_trusted_by_name() {
        let builder = || FileStore::builder("grants.json");
        assert!(builder().check_location(true).is_ok());
        let error = builder().check_location(false).unwrap_err().to_string();
        assert!(error.contains("trust_unchecked_location"), "{error}");
        let trusted = builder().trust_unchecked_location();
        assert!(trusted.check_location(false).is_ok());
        #[cfg(feature = "file-store-encryption")]
        assert!(
            builder()
                .encrypt_with(&[0; 32])
                .check_location(false)
                .is_ok()
        );
    }
}
