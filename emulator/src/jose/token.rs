//! Signed tokens that the emulator receives: parsed, and verified (RFC 7515 §5.2).

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ECDSA_P521_SHA512_FIXED, ED25519,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512,
    RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

/// Maximum lifetime of a token that authenticates, in milliseconds.
const LONGEST: u64 = 60 * 60 * 1000;

/// How far the clock of its issuer may be ahead, in milliseconds.
const AHEAD: u64 = 60 * 1000;

/// A parsed token. Check its signature before using its claims.
#[derive(Debug)]
pub(crate) struct Token<'t> {
    pub(crate) header: Map<String, Value>,
    pub(crate) claims: Map<String, Value>,
    signed: &'t str,
    signature: Vec<u8>,
}

impl<'t> Token<'t> {
    /// Parses a token.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let object = |part: &str| {
            let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
            serde_json::from_slice(&bytes).ok()
        };
        Some(Self {
            header: object(header)?,
            claims: object(claims)?,
            signed,
            signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
        })
    }

    /// The algorithm in its header.
    pub(crate) fn algorithm(&self) -> &str {
        text(&self.header, "alg").unwrap_or_default()
    }

    /// A claim that is text.
    pub(crate) fn text(&self, claim: &str) -> Option<&str> {
        text(&self.claims, claim)
    }

    /// The texts of a claim, which may be a list of them (RFC 7519 §4.1.3).
    pub(crate) fn texts(&self, claim: &str) -> Vec<&str> {
        match self.claims.get(claim) {
            Some(Value::String(text)) => vec![text],
            Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// A claim that is a point in time, in milliseconds.
    pub(crate) fn millis(&self, claim: &str) -> Option<u64> {
        let time = self.claims.get(claim)?;
        if let Some(seconds) = time.as_u64() {
            return seconds.checked_mul(1000);
        }
        // RFC 7519 §2: seconds may have a fraction.
        let millis = time.as_f64().filter(|seconds| *seconds >= 0.0)? * 1000.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is not negative, and the cast saturates"
        )]
        Some(millis as u64)
    }

    /// Why a token is not valid at a time in milliseconds, or may be valid for too long (RFC 7523 §3).
    /// `what` it is begins the sentence.
    pub(crate) fn untimely(&self, what: &str, now: u64) -> Option<String> {
        for claim in ["iat", "nbf"] {
            let at = self.millis(claim);
            if at.is_some_and(|at| at > now.saturating_add(AHEAD)) {
                return Some(format!("`{claim}` of {what} is in the future"));
            }
        }
        match self.millis("exp") {
            None => Some(format!("{what} has no `exp`")),
            Some(end) if end <= now => Some(format!("{what} has expired")),
            Some(end) if end > now.saturating_add(LONGEST + AHEAD) => {
                Some(format!("{what} is valid for more than an hour"))
            }
            Some(_) => None,
        }
    }

    /// Whether it has a signature, of any kind.
    pub(crate) fn is_signed(&self) -> bool {
        !self.signature.is_empty()
    }

    /// Whether the key of a JSON Web Key signed it.
    pub(crate) fn is_signed_by(&self, jwk: &Value) -> bool {
        self.check(jwk).is_some()
    }

    fn check(&self, jwk: &Value) -> Option<()> {
        let bytes = |name: &str| URL_SAFE_NO_PAD.decode(jwk.get(name)?.as_str()?).ok();
        let point = || Some([vec![4], bytes("x")?, bytes("y")?].concat());
        let (algorithm, key): (&dyn VerificationAlgorithm, Vec<u8>) = match self.algorithm() {
            "ES256" => (&ECDSA_P256_SHA256_FIXED, point()?),
            "ES384" => (&ECDSA_P384_SHA384_FIXED, point()?),
            // RFC 9864 §2.2 has a separate name for the curve.
            "EdDSA" | "Ed25519" => (&ED25519, bytes("x")?),
            "ES512" => (&ECDSA_P521_SHA512_FIXED, point()?),
            "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" => {
                let (n, e) = (bytes("n")?, bytes("e")?);
                let padding = match self.algorithm() {
                    "RS256" => &RSA_PKCS1_2048_8192_SHA256,
                    "RS384" => &RSA_PKCS1_2048_8192_SHA384,
                    "RS512" => &RSA_PKCS1_2048_8192_SHA512,
                    "PS384" => &RSA_PSS_2048_8192_SHA384,
                    "PS512" => &RSA_PSS_2048_8192_SHA512,
                    _ => &RSA_PSS_2048_8192_SHA256,
                };
                let key = RsaPublicKeyComponents { n, e };
                return key
                    .verify(padding, self.signed.as_bytes(), &self.signature)
                    .ok();
            }
            _ => return None,
        };
        UnparsedPublicKey::new(algorithm, key)
            .verify(self.signed.as_bytes(), &self.signature)
            .ok()
    }

    /// Whether it is signed with a secret.
    pub(crate) fn is_signed_with(&self, secret: &str) -> bool {
        let algorithm = match self.algorithm() {
            "HS256" => hmac::HMAC_SHA256,
            "HS384" => hmac::HMAC_SHA384,
            "HS512" => hmac::HMAC_SHA512,
            _ => return false,
        };
        let key = hmac::Key::new(algorithm, secret.as_bytes());
        hmac::verify(&key, self.signed.as_bytes(), &self.signature).is_ok()
    }
}

fn text<'m>(members: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    members.get(name)?.as_str()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::jose::key::Key;

    #[test]
    fn every_kind_of_key_signs_what_its_public_key_verifies() {
        for algorithm in Key::ALGORITHMS {
            let key = Key::for_one_of(&[algorithm.to_owned()]).unwrap();
            let token = key.sign(&json!({"sub": "ada"})).unwrap();
            let token = Token::read(&token).unwrap();
            assert_eq!(
                (token.algorithm(), token.text("sub")),
                (algorithm, Some("ada"))
            );
            assert!(token.is_signed_by(&key.jwk()), "{algorithm}");
            let other = Key::for_one_of(&[algorithm.to_owned()]).unwrap();
            assert!(!token.is_signed_by(&other.jwk()), "{algorithm}");
        }
    }
}
