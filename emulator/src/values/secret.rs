//! Random codes and tokens, and their comparison. Issued ones are stored by their SHA-256 and compared
//! in constant time, as a server should (RFC 6749 §10.10).

use std::io;

use aws_lc_rs::{constant_time, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of a secret.
pub(crate) type Digest = [u8; 32];

/// Generates secrets from a random key and a counter, so that only the start can fail.
pub(crate) struct Mint {
    key: hmac::Key,
    made: u64,
}

impl Mint {
    /// A mint with a random key.
    pub(crate) fn new() -> io::Result<Self> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(io::Error::other)?;
        let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
        Ok(Self { key, made: 0 })
    }

    /// A new secret: 256 unpredictable bits, as text that is safe in a URL.
    pub(crate) fn fresh(&mut self) -> String {
        self.made = self.made.wrapping_add(1);
        URL_SAFE_NO_PAD.encode(hmac::sign(&self.key, &self.made.to_be_bytes()))
    }
}

/// The digest of a secret.
pub(crate) fn digest(secret: &str) -> Digest {
    Sha256::digest(secret).into()
}

/// Whether two secrets are the same, compared in constant time.
pub(crate) fn same(one: &str, other: &str) -> bool {
    constant_time::verify_slices_are_equal(&digest(one), &digest(other)).is_ok()
}

/// HMAC with SHA-256 (RFC 2104).
pub(crate) fn hmac(key: &str, message: &str) -> hmac::Tag {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    hmac::sign(&key, message.as_bytes())
}

/// The PKCE challenge of a verifier (RFC 7636 §4.2, `S256`).
pub(crate) fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(verifier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn only_equal_secrets_match() {
        assert!(same("secret", "secret"));
        assert!(!same("secret", "Secret") && !same("secret", ""));
    }

    #[test]
    fn no_secret_is_generated_twice() {
        let (mut one, mut other) = (Mint::new().unwrap(), Mint::new().unwrap());
        let made = [one.fresh(), one.fresh(), other.fresh()];
        assert!(made.iter().all(|secret| secret.len() == 43));
        assert!(made[0] != made[1] && made[0] != made[2]);
    }
}
