//! Grants under a key of the application's: XChaCha20-Poly1305, with a nonce that is drawn anew for
//! each write.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::document::{Fault, Sealed};
use crate::error::StoreError;

const CIPHER: &str = "xchacha20poly1305";

/// What the text is bound to: it is the grants of a store and nothing else.
const PURPOSE: &[u8] = b"licit-grants 1";

/// The key of a file. It does not print.
pub(super) struct Key(Zeroizing<[u8; 32]>);

impl Key {
    pub(super) fn new(key: [u8; 32]) -> Self {
        Self(Zeroizing::new(key))
    }

    pub(super) fn seal(&self, text: &[u8]) -> Result<Sealed, StoreError> {
        let mut nonce = [0; 24];
        getrandom::fill(&mut nonce)
            .map_err(|_| StoreError::new("the operating system gives no randomness"))?;
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload(text))
            .map_err(|_| StoreError::new("the grants are too long to be encrypted"))?;
        Ok(Sealed {
            cipher: CIPHER.to_owned(),
            nonce: STANDARD.encode(nonce),
            text: STANDARD.encode(sealed),
        })
    }

    pub(super) fn open(&self, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let bytes = |text: &str| STANDARD.decode(text).map_err(|_| Fault::OtherKey);
        let nonce = <[u8; 24]>::try_from(bytes(&sealed.nonce)?).map_err(|_| Fault::OtherKey)?;
        if sealed.cipher != CIPHER {
            return Err(Fault::OtherKey);
        }
        let text = bytes(&sealed.text)?;
        self.cipher()
            .decrypt(&XNonce::from(nonce), payload(&text))
            .map(Zeroizing::new)
            .map_err(|_| Fault::OtherKey)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.0).into())
    }
}

fn payload(text: &[u8]) -> Payload<'_, '_> {
    Payload {
        msg: text,
        aad: PURPOSE,
    }
}
