//! Encrypts subjects so that equal subjects have equal ciphertexts: the nonce is a keyed hash of
//! the subject. The store below finds a grant by this ciphertext, and the holder of the key can
//! decrypt it. A nonce repeats only with its subject, which reveals that they are equal and no
//! more.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::store::GrantKey;

/// The prefix of an encrypted subject, and its associated data.
const FORM: &str = "licit-name-1.";

/// The length of a nonce of the cipher.
const NONCE: usize = 24;

/// The keys of names.
pub(super) struct Names {
    hash: Hmac<Sha256>,
    cipher: XChaCha20Poly1305,
}

impl Names {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        let cipher_key = Zeroizing::new(<[u8; 32]>::from(
            keyed(key)
                .chain_update(b"licit name cipher")
                .finalize()
                .into_bytes(),
        ));
        let hash_key = Zeroizing::new(<[u8; 32]>::from(
            keyed(key)
                .chain_update(b"licit name hash")
                .finalize()
                .into_bytes(),
        ));
        Self {
            hash: keyed(&hash_key),
            cipher: XChaCha20Poly1305::new((&*cipher_key).into()),
        }
    }

    /// Returns the key under which the store below has the grant.
    pub(super) fn seal(&self, key: &GrantKey) -> Result<GrantKey, StoreError> {
        Ok(key.with_subject(self.seal_subject(key.subject())?))
    }

    pub(super) fn seal_subject(&self, subject: &str) -> Result<String, StoreError> {
        let nonce = self.nonce(subject);
        let payload = Payload {
            msg: subject.as_bytes(),
            aad: FORM.as_bytes(),
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::new("the subject is too long to encrypt"))?;
        let text = [nonce.as_slice(), &sealed].concat();
        Ok([FORM, &URL_SAFE_NO_PAD.encode(text)].concat())
    }

    /// Returns the key of a grant that the store below lists.
    pub(super) fn open(&self, key: &GrantKey) -> Result<GrantKey, StoreError> {
        let subject = self.open_subject(key.subject()).ok_or_else(|| {
            StoreError::new(
                "the subject of a grant cannot be decrypted: it was written without encryption, or \
                 with another name key",
            )
        })?;
        Ok(key.with_subject(subject))
    }

    fn open_subject(&self, sealed: &str) -> Option<String> {
        let text = URL_SAFE_NO_PAD.decode(sealed.strip_prefix(FORM)?).ok()?;
        let (nonce, text) = text.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: text,
            aad: FORM.as_bytes(),
        };
        let subject = self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
        let subject = String::from_utf8(subject).ok()?;
        // Otherwise the store below would have it under two names.
        (self.nonce(&subject) == *nonce).then_some(subject)
    }

    fn nonce(&self, subject: &str) -> [u8; NONCE] {
        let hash = self.hash.clone().chain_update(subject).finalize();
        let hash = <[u8; 32]>::from(hash.into_bytes());
        let mut nonce = [0; NONCE];
        nonce.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        nonce
    }
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    // A key shorter than a block of the hash is padded with zeros (RFC 2104 §2).
    let mut block = Zeroizing::new([0; 64]);
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    <Hmac<Sha256> as hmac::KeyInit>::new((&*block).into())
}
