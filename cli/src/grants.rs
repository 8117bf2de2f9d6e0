//! The file of stored tokens, which `login --save` writes and `call` reads: a `FileStore`, which checks
//! owners and permissions, and is encrypted if there is a key, of the environment or of the system's keyring.
//! Must not use `login` or `call`.

mod binding;
mod keyring;

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use licit_runtime::error::StoreError;
use licit_runtime::store::{Cursor, FileStore, GrantFilter, GrantKey, ListedGrant, Store as _};

pub(crate) use self::binding::{Binding, Values};

/// The name of tokens that are stored without one.
pub(crate) const DEFAULT_NAME: &str = "default";

/// The number of grants that are listed at once.
const PAGE: usize = 100;

/// The time limit for erasing a grant.
const LEASE: Duration = Duration::from_secs(10);

/// For how long a tombstone prevents another process from writing an erased grant again.
const TOMBSTONE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The environment variable with the path of the file.
const PATH: &str = "LICIT_STORE";

/// The environment variable with the key that encrypts the file.
const KEY: &str = "LICIT_STORE_KEY";

/// The word for the keyring instead of a path. A file with this name is `./keyring`.
const KEYRING: &str = "keyring";

/// Where tokens are stored.
pub(crate) struct Location {
    path: PathBuf,
    /// Whether the file is encrypted with a key that is in the system's keyring.
    has_key_in_keyring: bool,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.display().fmt(f)
    }
}

impl Location {
    /// Returns the location: as given, or as the environment variable says, or the default.
    pub(crate) fn find(given: Option<&Path>) -> Result<Self, String> {
        let of_variable = || variable(PATH).map(PathBuf::from);
        let named = given.map(Path::to_owned).or_else(of_variable);
        let (path, has_key_in_keyring) = match named {
            Some(path) if path.as_os_str() != KEYRING => (path, false),
            Some(_) => (data_folder()?.join("keyring.json"), true),
            None => (data_folder()?.join("grants.json"), false),
        };
        Ok(Self {
            path,
            has_key_in_keyring,
        })
    }

    /// Returns the file, and where its key is.
    pub(crate) fn described(&self) -> String {
        if self.has_key_in_keyring {
            format!("{self}, encrypted with a key in the system's keyring")
        } else {
            self.to_string()
        }
    }

    /// Whether something is stored there.
    pub(crate) fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Opens the file, which need not exist.
    pub(crate) fn open(&self) -> Result<Arc<FileStore>, String> {
        if let Some(folder) = self.path.parent() {
            create(folder)?;
        }
        let builder = FileStore::builder(&self.path);
        let builder = if self.has_key_in_keyring {
            builder.encrypt_with(&keyring::key_of(&self.path)?)
        } else if let Ok(text) = std::env::var(KEY) {
            let wrong = || {
                format!("{KEY} is not 32 bytes in hexadecimal, as `openssl rand -hex 32` prints")
            };
            builder.encrypt_with(&key(&text).ok_or_else(wrong)?)
        } else {
            builder
        };
        let opened = builder.open().map(Arc::new);
        opened.map_err(|error| error.to_string())
    }
}

fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Returns the folder for the data of licit that the user has no other place for.
fn data_folder() -> Result<PathBuf, String> {
    let home = || variable("HOME").map(PathBuf::from);
    let data = if cfg!(windows) {
        variable("APPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        let set = variable("XDG_DATA_HOME").map(PathBuf::from);
        set.or_else(|| home().map(|home| home.join(".local/share")))
    };
    let data =
        data.ok_or_else(|| format!("no data directory: pass `--store FILE`, or set {PATH}"))?;
    Ok(data.join("licit"))
}

/// Returns the stored grants of a provider that have this name, each with its servers.
pub(crate) async fn named(
    store: &FileStore,
    provider: &str,
    name: &str,
) -> Result<Vec<(GrantKey, Option<Binding>)>, String> {
    let filter = GrantFilter::all().provider(provider);
    let mut found = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = store.list(&filter, after.as_ref(), PAGE).await;
        let page = page.map_err(|error| error.to_string())?;
        for key in page.grants().iter().map(ListedGrant::key) {
            let (own, binding) = Binding::of_subject(key.subject());
            if own == name {
                found.push((key.clone(), binding));
            }
        }
        match page.next() {
            Some(next) => after = Some(next.clone()),
            None => return Ok(found),
        }
    }
}

/// Erases the grants that the one with this subject replaces: of the same client and name, either at the same
/// authorization server, or stored by an earlier version, whose grants are no longer used.
pub(crate) async fn erase_replaced(
    store: &FileStore,
    provider: &str,
    subject: &str,
) -> Result<(), String> {
    let (name, Some(new)) = Binding::of_subject(subject) else {
        return Ok(());
    };
    let stored = named(store, provider, &name).await?;
    for (key, servers) in &stored {
        let has_server = servers.as_ref().is_none_or(|own| own.has_server_of(&new));
        let successor = key.with_subject(subject);
        let has_successor = *key != successor && stored.iter().any(|(own, _)| *own == successor);
        if has_server && has_successor {
            erase(store, key).await?;
        }
    }
    Ok(())
}

/// Erases a grant, unless another process uses it.
async fn erase(store: &FileStore, key: &GrantKey) -> Result<(), String> {
    let text = |error: StoreError| error.to_string();
    let Some(lease) = store.lease(key, LEASE).await.map_err(text)? else {
        return Ok(());
    };
    let erased = store.erase(&lease, TOMBSTONE).await;
    store.release(lease).await.map_err(text)?;
    erased.map(drop).map_err(text)
}

/// Creates the folder of the file and those above it, which only the user may read.
fn create(folder: &Path) -> Result<(), String> {
    if folder.as_os_str().is_empty() || folder.exists() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let created = builder.create(folder);
    created.map_err(|error| format!("{} cannot be created: {error}", folder.display()))
}

/// Reads a key of 32 bytes in hexadecimal.
fn key(text: &str) -> Option<[u8; 32]> {
    let digits = text.trim().as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut key = [0; 32];
    for (byte, pair) in key.iter_mut().zip(digits.chunks(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_64_hexadecimal_digits() {
        assert_eq!(key(&"0f".repeat(32)), Some([15; 32]));
        for wrong in ["", "0f", &"0g".repeat(32), &"+f".repeat(32)] {
            assert!(key(wrong).is_none(), "{wrong}");
        }
    }
}
