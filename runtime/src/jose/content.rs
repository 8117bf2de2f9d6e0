//! Decrypts the content of an encrypted token (RFC 7518 §5), after its authentication.

use aws_lc_rs::aead::{AES_128_GCM, AES_256_GCM, Aad, Algorithm, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{
    AES_128, AES_256, Algorithm as Cipher, DecryptionContext, PaddedBlockDecryptingKey,
    UnboundCipherKey,
};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::{constant_time, hmac};
use zeroize::Zeroizing;

use super::encryption::ContentEncryption;

/// What is encrypted and authenticated.
pub(super) struct Content {
    /// The encoded header, which is authenticated but not encrypted.
    pub(super) header: Vec<u8>,
    pub(super) vector: Vec<u8>,
    pub(super) ciphertext: Vec<u8>,
    pub(super) tag: Vec<u8>,
}

impl Content {
    /// Returns the text, or `None` for every failure alike.
    pub(super) fn decrypt(
        &self,
        algorithm: ContentEncryption,
        key: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        match algorithm {
            ContentEncryption::A128Gcm => self.by_gcm(&AES_128_GCM, key),
            ContentEncryption::A256Gcm => self.by_gcm(&AES_256_GCM, key),
            ContentEncryption::A128CbcHs256 => self.by_cbc(&AES_128, hmac::HMAC_SHA256, key),
            ContentEncryption::A256CbcHs512 => self.by_cbc(&AES_256, hmac::HMAC_SHA512, key),
        }
    }

    /// RFC 7518 §5.3.
    fn by_gcm(&self, algorithm: &'static Algorithm, key: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        // A shorter tag would be easier to forge.
        if self.tag.len() != algorithm.tag_len() {
            return None;
        }
        let key = LessSafeKey::new(UnboundKey::new(algorithm, key).ok()?);
        let nonce = Nonce::try_assume_unique_for_key(&self.vector).ok()?;
        let mut text = Zeroizing::new([self.ciphertext.as_slice(), &self.tag].concat());
        let aad = Aad::from(self.header.as_slice());
        let length = key.open_in_place(nonce, aad, &mut text).ok()?.len();
        text.truncate(length);
        Some(text)
    }

    /// RFC 7518 §5.2.2: the tag is verified before anything is decrypted, so that padding is no oracle.
    fn by_cbc(
        &self,
        cipher: &'static Cipher,
        hash: hmac::Algorithm,
        key: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let (mac, encryption) = key.split_at_checked(key.len() / 2)?;
        let bits = u64::try_from(self.header.len()).ok()?.checked_mul(8)?;
        let mut context = hmac::Context::with_key(&hmac::Key::new(hash, mac));
        context.update(&self.header);
        context.update(&self.vector);
        context.update(&self.ciphertext);
        context.update(&bits.to_be_bytes());
        let full = context.sign();
        let (expected, _) = full.as_ref().split_at_checked(mac.len())?;
        constant_time::verify_slices_are_equal(expected, &self.tag).ok()?;
        let vector: &[u8; 16] = self.vector.as_slice().try_into().ok()?;
        let key = UnboundCipherKey::new(cipher, encryption).ok()?;
        let key = PaddedBlockDecryptingKey::cbc_pkcs7(key).ok()?;
        let mut text = Zeroizing::new(self.ciphertext.clone());
        let context = DecryptionContext::Iv128(FixedLength::from(vector));
        let length = key.decrypt(&mut text, context).ok()?.len();
        text.truncate(length);
        Some(text)
    }
}
