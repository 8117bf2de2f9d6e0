//! XChaCha20-Poly1305 with a random nonce for each text, for files and records. The associated data
//! identifies the text and its place, so that it cannot be decrypted elsewhere.

use serde::{Deserialize, Serialize};

/// An encrypted text. Contains no secrets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Sealed {
    pub(super) cipher: String,
    /// The identifier of the encryption key.
    pub(super) key: String,
    pub(super) nonce: String,
    pub(super) text: String,
}

#[cfg(feature = "store-encryption")]
pub(super) use encryption::{CIPHER, Key, associated};

#[cfg(feature = "store-encryption")]
mod encryption {
    use std::fmt::Write as _;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use chacha20poly1305::aead::{Aead as _, Generate as _, KeyInit as _, Payload};
    use chacha20poly1305::{XChaCha20Poly1305, XNonce};
    use sha2::{Digest as _, Sha256};
    use zeroize::Zeroizing;

    use super::Sealed;
    use crate::error::StoreError;

    /// The name of the cipher in [`Sealed`] and in the associated data.
    pub(in crate::store) const CIPHER: &str = "xchacha20poly1305";

    /// A key, on the heap so that moving it leaves no copies behind. Not printed by `Debug`.
    #[derive(Clone)]
    pub(in crate::store) struct Key {
        id: String,
        bytes: Box<Zeroizing<[u8; 32]>>,
    }

    /// The text was altered, or belongs elsewhere.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::store) struct Unopened;

    impl Key {
        pub(in crate::store) fn new(key: &[u8; 32]) -> Self {
            Self::named(id(key), key)
        }

        /// Creates a key with an identifier of the caller's.
        pub(in crate::store) fn named(id: String, key: &[u8; 32]) -> Self {
            let mut bytes = Box::new(Zeroizing::new([0; 32]));
            bytes.copy_from_slice(key);
            Self { id, bytes }
        }

        pub(in crate::store) fn id(&self) -> &str {
            &self.id
        }

        fn cipher(&self) -> XChaCha20Poly1305 {
            XChaCha20Poly1305::new((&**self.bytes).into())
        }

        pub(in crate::store) fn seal(&self, text: &[u8], aad: &[u8]) -> Result<Sealed, StoreError> {
            let nonce = XNonce::try_generate()
                .map_err(|_| StoreError::new("the operating system provided no random bytes"))?;
            let payload = Payload { msg: text, aad };
            let sealed = self
                .cipher()
                .encrypt(&nonce, payload)
                .map_err(|_| StoreError::new("the grants are too large to encrypt"))?;
            Ok(Sealed {
                cipher: CIPHER.to_owned(),
                key: self.id.clone(),
                nonce: STANDARD.encode(nonce),
                text: STANDARD.encode(sealed),
            })
        }

        pub(in crate::store) fn open(
            &self,
            sealed: &Sealed,
            aad: &[u8],
        ) -> Result<Zeroizing<Vec<u8>>, Unopened> {
            let bytes = |text: &str| STANDARD.decode(text).map_err(|_| Unopened);
            let nonce = <[u8; 24]>::try_from(bytes(&sealed.nonce)?).map_err(|_| Unopened)?;
            if sealed.cipher != CIPHER {
                return Err(Unopened);
            }
            let text = bytes(&sealed.text)?;
            let payload = Payload { msg: &text, aad };
            self.cipher()
                .decrypt(&XNonce::from(nonce), payload)
                .map(Zeroizing::new)
                .map_err(|_| Unopened)
        }
    }

    /// Prefixes each part with its length, so that parts cannot be confused with each other.
    pub(in crate::store) fn associated(parts: &[&[u8]]) -> Vec<u8> {
        let mut data = Vec::new();
        for part in parts {
            let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
            data.extend_from_slice(&length.to_be_bytes());
            data.extend_from_slice(part);
        }
        data
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
}
