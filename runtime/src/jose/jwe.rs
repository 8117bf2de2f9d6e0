//! A compact JWE (RFC 7516 §7.1) whose content is a signed token: a nested JWT (RFC 7519 §5.2).
//!
//! Every failure after the header was accepted is one error: an attacker who sends modified tokens does not
//! learn whether the key, the tag or the padding was wrong. A wrong content key is replaced with a random
//! one, so that it takes the same path (RFC 7516 §11.5).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::content::Content;
use super::decryption_key::DecryptionKey;
use super::encryption::{ContentEncryption, KeyEncryption};
use super::jws;
use crate::error::JoseError;
use crate::secret::Secret;

/// The maximum length of a token: a signed token of the maximum length in base64url, and its header.
const MAX_LENGTH: usize = 96 * 1024;

/// The maximum number of keys tried for a token that names none.
const MAX_TRIES: usize = 4;

/// The accepted algorithms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Accepted<'a> {
    pub(crate) keys: &'a [KeyEncryption],
    pub(crate) contents: &'a [ContentEncryption],
}

/// A parsed token that has not been decrypted.
pub(super) struct Encrypted {
    pub(super) algorithm: KeyEncryption,
    pub(super) encoding: ContentEncryption,
    key_id: Option<String>,
    pub(super) header: Map<String, Value>,
    /// The encrypted key of the content.
    pub(super) wrapped: Vec<u8>,
    content: Content,
}

impl Encrypted {
    /// Parses `token` if it uses accepted algorithms. Nothing is decrypted.
    pub(super) fn read(token: &str, accepted: Accepted<'_>) -> Result<Self, JoseError> {
        if token.len() > MAX_LENGTH {
            return Err(JoseError::TooLong);
        }
        let mut parts = token.split('.');
        let (Some(head), Some(key), Some(vector), Some(ciphertext), Some(tag), None) = (
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
        ) else {
            return Err(JoseError::NotEncrypted);
        };
        let header = jws::object(head).ok_or(JoseError::Malformed("its header"))?;
        let text = |name: &str| header.get(name).and_then(Value::as_str);
        let algorithm = text("alg")
            .and_then(KeyEncryption::from_name)
            .filter(|algorithm| accepted.keys.contains(algorithm))
            .ok_or(JoseError::AlgorithmNotAccepted)?;
        let encoding = text("enc")
            .and_then(ContentEncryption::from_name)
            .filter(|encoding| accepted.contents.contains(encoding))
            .ok_or(JoseError::AlgorithmNotAccepted)?;
        if header.contains_key("crit") {
            return Err(JoseError::UnsupportedExtension);
        }
        // RFC 8725 §3.6
        if header.contains_key("zip") {
            return Err(JoseError::Malformed("it is compressed"));
        }
        let is_nested = |kind: &Value| {
            kind.as_str()
                .is_some_and(|kind| kind.eq_ignore_ascii_case("JWT"))
        };
        if !header.get("cty").is_none_or(is_nested) {
            return Err(JoseError::Malformed("its `cty` is not `JWT`"));
        }
        let key_id = match header.get("kid") {
            None => None,
            Some(Value::String(key_id)) => Some(key_id.clone()),
            Some(_) => return Err(JoseError::Malformed("its `kid` is not text")),
        };
        let part = |text: &str, name| {
            let decoded = URL_SAFE_NO_PAD.decode(text);
            decoded.map_err(|_| JoseError::Malformed(name))
        };
        let content = Content {
            header: head.as_bytes().to_vec(),
            vector: part(vector, "its initialization vector")?,
            ciphertext: part(ciphertext, "its ciphertext")?,
            tag: part(tag, "its authentication tag")?,
        };
        Ok(Self {
            algorithm,
            encoding,
            key_id,
            wrapped: part(key, "its encrypted key")?,
            header,
            content,
        })
    }

    /// Returns the keys that the header allows: those with its `kid` and those without a name, or all if
    /// it has none.
    fn candidates<'k>(&self, keys: &'k [DecryptionKey]) -> impl Iterator<Item = &'k DecryptionKey> {
        let is_named = |key: &&DecryptionKey| {
            let names = (self.key_id.as_deref(), key.key_id());
            matches!(names, (None, _) | (_, None)) || names.0 == names.1
        };
        let keys = keys.iter().filter(is_named);
        keys.filter(|key| key.algorithm() == self.algorithm)
            .take(MAX_TRIES)
    }

    /// Decrypts the content with the first key that fits.
    fn decrypt(&self, keys: &[DecryptionKey]) -> Option<Secret> {
        let text = self.candidates(keys).find_map(|key| {
            let content_key = key.content_key(self);
            let content_key = content_key.map_or_else(|| self.random_key(), Some)?;
            self.content.decrypt(self.encoding, &content_key)
        })?;
        str::from_utf8(&text).ok().map(Secret::new)
    }

    /// Returns a key that decrypts nothing.
    fn random_key(&self) -> Option<Zeroizing<Vec<u8>>> {
        let mut key = Zeroizing::new(vec![0; self.encoding.key_length()]);
        aws_lc_rs::rand::fill(&mut key).ok()?;
        Some(key)
    }
}

/// Returns whether a token has the form of an encrypted one (RFC 7516 §9).
pub(crate) fn is_encrypted(token: &str) -> bool {
    token.bytes().filter(|byte| *byte == b'.').count() == 4
}

/// Decrypts a token with one of `keys`, if it uses accepted algorithms.
pub(crate) fn decrypt(
    token: &str,
    keys: &[DecryptionKey],
    accepted: Accepted<'_>,
) -> Result<Secret, JoseError> {
    let token = Encrypted::read(token, accepted)?;
    token.decrypt(keys).ok_or(JoseError::Decryption)
}
