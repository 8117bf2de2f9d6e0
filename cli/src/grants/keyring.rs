//! The key of the file of stored tokens, in the keyring of the operating system.
//!
//! The tokens themselves are in the file: a keyring has no locks and no comparison before a write, which refreshes by
//! several processes need, and Windows limits an entry to 2,560 bytes.

use std::fmt::Write as _;
use std::path::Path;

/// An entry of a keyring.
trait Entry {
    /// Returns the text of the entry. `None` if there is none.
    fn read(&self) -> Result<Option<String>, String>;

    /// Creates or replaces the entry.
    fn write(&self, text: &str) -> Result<(), String>;
}

/// Returns the key of a file. It is created with the file.
pub(super) fn key_of(file: &Path) -> Result<[u8; 32], String> {
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let name = path.to_string_lossy().into_owned();
    let has_file = file.exists();
    // The clients of some keyrings wait for a reply in a runtime of their own, which a thread of another one must not.
    let found = std::thread::spawn(move || {
        let entry = system::entry(&name)?;
        key_in(&entry, has_file)
    });
    let found = found
        .join()
        .unwrap_or_else(|_| Err("its client has panicked".to_owned()));
    found.map_err(|why| {
        format!(
            "the system's keyring cannot be used: {why}\n\
             help: `--store FILE` with LICIT_STORE_KEY encrypts a file without it"
        )
    })
}

fn key_in(entry: &impl Entry, has_file: bool) -> Result<[u8; 32], String> {
    let damaged = || "its entry for the stored tokens is not a key".to_owned();
    if let Some(text) = entry.read()? {
        return super::key(&text).ok_or_else(damaged);
    }
    if has_file {
        return Err(
            "it has no key for the stored tokens; delete their file, and log in again".to_owned(),
        );
    }
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| error.to_string())?;
    let mut text = String::new();
    for byte in key {
        let _ = write!(text, "{byte:02x}");
    }
    entry.write(&text)?;
    // That of another process, which created the entry at the same time.
    let text = entry.read()?.ok_or_else(damaged)?;
    super::key(&text).ok_or_else(damaged)
}

#[cfg(feature = "keyring")]
mod system {
    //! Secret Service (GNOME Keyring and others), Keychain, or Credential Manager.

    #[cfg(target_os = "macos")]
    use apple_native_keyring_store::keychain::Store;
    use keyring_core::Error;
    use keyring_core::api::CredentialStoreApi as _;
    #[cfg(windows)]
    use windows_native_keyring_store::Store;
    #[cfg(not(any(target_os = "macos", windows)))]
    use zbus_secret_service_keyring_store::Store;

    const SERVICE: &str = "cargo-licit";

    /// Returns the entry with a name, which need not exist.
    pub(super) fn entry(name: &str) -> Result<impl super::Entry, String> {
        let store = Store::new().map_err(|error| error.to_string())?;
        let entry = store.build(SERVICE, name, None);
        entry.map_err(|error| error.to_string())
    }

    impl super::Entry for keyring_core::Entry {
        fn read(&self) -> Result<Option<String>, String> {
            match self.get_password() {
                Ok(text) => Ok(Some(text)),
                Err(Error::NoEntry) => Ok(None),
                Err(error) => Err(error.to_string()),
            }
        }

        fn write(&self, text: &str) -> Result<(), String> {
            self.set_password(text).map_err(|error| error.to_string())
        }
    }
}

#[cfg(not(feature = "keyring"))]
mod system {
    //! Without the feature.

    use std::convert::Infallible;

    pub(super) fn entry(_name: &str) -> Result<Infallible, String> {
        Err("this program was built without the feature `keyring`".to_owned())
    }

    impl super::Entry for Infallible {
        fn read(&self) -> Result<Option<String>, String> {
            match *self {}
        }

        fn write(&self, _text: &str) -> Result<(), String> {
            match *self {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{Entry, key_in};

    /// An entry whose writes another process may replace at once.
    #[derive(Default)]
    struct Fake {
        text: RefCell<Option<String>>,
        replaced_by: Option<String>,
    }

    impl Entry for Fake {
        fn read(&self) -> Result<Option<String>, String> {
            Ok(self.text.borrow().clone())
        }

        fn write(&self, text: &str) -> Result<(), String> {
            let text = self.replaced_by.clone().unwrap_or_else(|| text.to_owned());
            *self.text.borrow_mut() = Some(text);
            Ok(())
        }
    }

    struct Locked;

    impl Entry for Locked {
        fn read(&self) -> Result<Option<String>, String> {
            Err("it is locked".to_owned())
        }

        fn write(&self, _text: &str) -> Result<(), String> {
            panic!("a locked keyring is not written to")
        }
    }

    #[test]
    fn a_key_is_created_once_with_the_file() {
        let entry = Fake::default();
        let key = key_in(&entry, false).unwrap();
        assert_ne!(key, [0; 32]);
        assert_eq!(key_in(&entry, true), Ok(key));
        assert_ne!(key_in(&Fake::default(), false), Ok(key));
    }

    #[test]
    fn a_key_that_another_process_created_at_the_same_time_is_used() {
        let entry = Fake {
            replaced_by: Some("0f".repeat(32)),
            ..Fake::default()
        };
        assert_eq!(key_in(&entry, false), Ok([15; 32]));
    }

    #[test]
    fn a_lost_or_damaged_key_is_an_error_and_not_replaced() {
        let lost = Fake::default();
        let error = key_in(&lost, true).unwrap_err();
        assert!(error.contains("log in again"), "{error}");
        assert_eq!(lost.read(), Ok(None));
        let damaged = Fake::default();
        damaged.write("0f").unwrap();
        assert!(key_in(&damaged, true).is_err());
        assert_eq!(damaged.read(), Ok(Some("0f".to_owned())));
        assert_eq!(key_in(&Locked, false), Err("it is locked".to_owned()));
    }
}
