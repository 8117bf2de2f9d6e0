//! Encryption of a store's file: XChaCha20-Poly1305 with a random nonce for each write. The associated
//! data consists of the file's format, the key, the revision and the store's name, so that a file that
//! was renamed or whose header was changed does not open.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead as _, Generate as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::document::{Fault, Sealed};
use crate::error::StoreError;

const CIPHER: &str = "xchacha20poly1305";

/// The format of the file and of its associated data.
const FORM: &str = "licit-grants 2";

/// A key, on the heap so that moving it leaves no copies behind. Not printed by `Debug`.
pub(super) struct Key {
    id: String,
    bytes: Box<Zeroizing<[u8; 32]>>,
}

/// The keys of a store and the name that its file is bound to.
pub(super) struct Seal {
    /// The first key encrypts.
    pub(super) keys: Vec<Key>,
    pub(super) name: Vec<u8>,
    pub(super) accepts_plaintext: bool,
}

impl Key {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        let mut bytes = Box::new(Zeroizing::new([0; 32]));
        bytes.copy_from_slice(key);
        Self { id: id(key), bytes }
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&**self.bytes).into())
    }
}

impl Seal {
    pub(super) fn seal(&self, text: &[u8], revision: u64) -> Result<Sealed, StoreError> {
        let key = self
            .keys
            .first()
            .ok_or_else(|| StoreError::new("there is no key to encrypt with"))?;
        let nonce = XNonce::try_generate()
            .map_err(|_| StoreError::new("the operating system provided no random bytes"))?;
        let aad = self.associated(&key.id, revision);
        let payload = Payload {
            msg: text,
            aad: &aad,
        };
        let sealed = key
            .cipher()
            .encrypt(&nonce, payload)
            .map_err(|_| StoreError::new("the grants are too large to encrypt"))?;
        Ok(Sealed {
            cipher: CIPHER.to_owned(),
            key: key.id.clone(),
            nonce: STANDARD.encode(nonce),
            text: STANDARD.encode(sealed),
        })
    }

    pub(super) fn open(&self, sealed: &Sealed, revision: u64) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let mut keys = self.keys.iter();
        let key = keys
            .find(|key| key.id == sealed.key)
            .ok_or(Fault::OtherKey)?;
        let bytes = |text: &str| STANDARD.decode(text).map_err(|_| Fault::Altered);
        let nonce = <[u8; 24]>::try_from(bytes(&sealed.nonce)?).map_err(|_| Fault::Altered)?;
        if sealed.cipher != CIPHER {
            return Err(Fault::Altered);
        }
        let text = bytes(&sealed.text)?;
        let aad = self.associated(&key.id, revision);
        let payload = Payload {
            msg: &text,
            aad: &aad,
        };
        key.cipher()
            .decrypt(&XNonce::from(nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| Fault::Altered)
    }

    /// Prefixes each part with its length, so that parts cannot be confused with each other.
    fn associated(&self, key: &str, revision: u64) -> Vec<u8> {
        let revision = revision.to_be_bytes();
        let parts: [&[u8]; 5] = [
            FORM.as_bytes(),
            CIPHER.as_bytes(),
            key.as_bytes(),
            &revision,
            &self.name,
        ];
        let mut data = Vec::new();
        for part in parts {
            let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
            data.extend_from_slice(&length.to_be_bytes());
            data.extend_from_slice(part);
        }
        data
    }
}

/// Returns an identifier that does not reveal the key.
fn id(key: &[u8; 32]) -> String {
    let digest = Sha256::new()
        .chain_update(b"licit file store key")
        .chain_update(key)
        .finalize();
    digest.iter().take(8).fold(String::new(), |mut id, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(id, "{byte:02x}");
        id
    })
}
