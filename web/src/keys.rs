//! The keys of cookies.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead as _, Generate as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// The number of bytes of a nonce.
const NONCE: usize = 24;

/// The keys that encrypt cookies. Cheap to clone; `Debug` shows none of them.
///
/// Every process of the application needs the same keys. They must be random and used for nothing else.
/// In text they are in base64, as by `openssl rand -base64 32`, separated by commas: the first one
/// encrypts, the others only decrypt.
///
/// ```
/// use licit_web::CookieKeys;
///
/// let keys: CookieKeys = "aXQgaXMgbm90IHNlY3JldCBhcyBpdCBpcyBoZXJlISE=".parse()?;
/// # Ok::<(), licit_web::SetupError>(())
/// ```
#[derive(Clone)]
pub struct CookieKeys(Arc<Vec<Zeroizing<[u8; 32]>>>);

/// A setting of the site or of a login is invalid. The message says which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetupError(String);

impl CookieKeys {
    /// Creates keys of one key: 32 random bytes, not a password.
    pub fn new(key: &[u8; 32]) -> Self {
        Self(Arc::new(vec![Zeroizing::new(*key)]))
    }

    /// Creates a random key, for tests and for development: a login or session does not survive a restart.
    ///
    /// # Errors
    ///
    /// Returns an error if the operating system provides no random bytes.
    pub fn random() -> Result<Self, SetupError> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *key)
            .map_err(|_| SetupError::new("the operating system provided no random bytes"))?;
        Ok(Self::new(&key))
    }

    /// Adds a key that only decrypts: an earlier one, or the next one before every process has it.
    #[must_use]
    pub fn decrypt_with(self, key: &[u8; 32]) -> Self {
        let mut keys = self.0.to_vec();
        keys.push(Zeroizing::new(*key));
        Self(Arc::new(keys))
    }

    /// Encrypts and authenticates `text` for one `purpose`; `None` without random bytes.
    pub(crate) fn seal(&self, text: &[u8], purpose: &str) -> Option<String> {
        let nonce = XNonce::try_generate().ok()?;
        let aad = purpose.as_bytes();
        let cipher = cipher(self.0.first()?);
        let sealed = cipher.encrypt(&nonce, Payload { msg: text, aad }).ok()?;
        Some(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Decrypts what [`seal`](Self::seal) returned for the same purpose, with any of the keys.
    pub(crate) fn open(&self, sealed: &str, purpose: &str) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, text) = bytes.split_first_chunk::<NONCE>()?;
        let nonce = XNonce::from(*nonce);
        let aad = purpose.as_bytes();
        let opened = |key: &Zeroizing<[u8; 32]>| {
            cipher(key).decrypt(&nonce, Payload { msg: text, aad }).ok()
        };
        self.0.iter().find_map(opened).map(Zeroizing::new)
    }
}

fn cipher(key: &Zeroizing<[u8; 32]>) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&**key).into())
}

impl FromStr for CookieKeys {
    type Err = SetupError;

    fn from_str(text: &str) -> Result<Self, SetupError> {
        let mut keys = Vec::new();
        for key in text.split(',') {
            let bytes = STANDARD.decode(key.trim()).map(Zeroizing::new).ok();
            let key = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
            let key = key.ok_or_else(|| {
                SetupError::new(
                    "a cookie key is not 32 bytes in base64: create one with `openssl rand -base64 32`",
                )
            })?;
            keys.push(Zeroizing::new(key));
        }
        Ok(Self(Arc::new(keys)))
    }
}

impl fmt::Debug for CookieKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CookieKeys(..)")
    }
}

impl SetupError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SetupError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_for_its_purpose_only() {
        let keys = CookieKeys::new(&[1; 32]);
        let sealed = keys.seal(b"text", "login").unwrap();
        assert_eq!(**keys.open(&sealed, "login").unwrap(), *b"text");
        assert!(keys.open(&sealed, "session").is_none());
    }

    #[test]
    fn any_change_prevents_opening() {
        let keys = CookieKeys::new(&[1; 32]);
        let sealed = keys.seal(b"text", "login").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(keys.open(&changed, "login").is_none(), "{at}");
            assert!(keys.open(&sealed[..at], "login").is_none(), "{at}");
        }
    }

    #[test]
    fn a_key_is_rotated_in_two_steps() {
        let (old, new) = ([1; 32], [2; 32]);
        let before = CookieKeys::new(&old).seal(b"text", "login").unwrap();
        let rotated = CookieKeys::new(&new).decrypt_with(&old);
        assert!(rotated.open(&before, "login").is_some());
        let after = rotated.seal(b"text", "login").unwrap();
        assert!(CookieKeys::new(&old).open(&after, "login").is_none());
        assert!(CookieKeys::new(&new).open(&after, "login").is_some());
    }

    #[test]
    fn keys_are_read_from_text() {
        let (first, second) = (STANDARD.encode([1; 32]), STANDARD.encode([2; 32]));
        let keys: CookieKeys = format!("{first}, {second}").parse().unwrap();
        let sealed = CookieKeys::new(&[2; 32]).seal(b"text", "p").unwrap();
        assert!(keys.open(&sealed, "p").is_some());
        assert!("c2hvcnQ=".parse::<CookieKeys>().is_err());
        assert!("".parse::<CookieKeys>().is_err());
        assert!(!format!("{keys:?}").contains(&first));
    }
}
