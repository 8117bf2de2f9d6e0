//! A key whose private part another system holds: its public key, and the signer.

use aws_lc_rs::rsa::{self, PublicKeyComponents};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use super::algorithm::Algorithm;
use super::key_set::Key;
use super::signer::{Signer, SigningInput};
use crate::error::{JoseError, SignerError};
use crate::secret::{Secret, redact};

const NOT_A_PUBLIC_JWK: JoseError = JoseError::Key("expected a public JSON Web Key for signatures");

/// The members of private keys (RFC 7518 §6.2.2, §6.3.2, §6.4.1).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// An EC or Ed25519 key in DER form (RFC 5480 §2, RFC 8410 §4) has a fixed prefix for each curve.
const P256: &[u8] = b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00\x04";
const P384: &[u8] =
    b"\x30\x76\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22\x03\x62\x00\x04";
const ED25519: &[u8] = b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00";

/// The public key and the signer.
pub(super) struct External {
    public: Map<String, Value>,
    verifying: Key,
    signer: Box<dyn Signer>,
}

impl External {
    pub(super) fn new(
        algorithm: Algorithm,
        jwk: &Value,
        signer: Box<dyn Signer>,
    ) -> Result<Self, JoseError> {
        if PRIVATE.iter().any(|name| jwk.get(name).is_some()) {
            return Err(JoseError::Key(
                "the private key is in it: expected the public JSON Web Key alone",
            ));
        }
        let names: &[&str] = match jwk.get("kty").and_then(Value::as_str) {
            Some("EC") => &["kty", "crv", "x", "y"],
            Some("OKP") => &["kty", "crv", "x"],
            Some("RSA") => &["kty", "n", "e"],
            _ => return Err(NOT_A_PUBLIC_JWK),
        };
        let member = |name: &&str| Some(((*name).to_owned(), jwk.get(*name)?.clone()));
        let verifying = Key::public(jwk).ok_or(NOT_A_PUBLIC_JWK)?;
        if !verifying.is_for(algorithm) {
            return Err(JoseError::Key("it does not match the algorithm"));
        }
        Ok(Self {
            public: names.iter().filter_map(member).collect(),
            verifying,
            signer,
        })
    }

    /// Returns the members that a thumbprint is computed from (RFC 7638 §3.2, RFC 8037 §2).
    pub(super) fn public_members(&self) -> &Map<String, Value> {
        &self.public
    }

    /// Lets the signer sign, and verifies what it returns: a signature of another key is found here, not
    /// by the server.
    pub(super) async fn sign(
        &self,
        algorithm: Algorithm,
        message: &[u8],
    ) -> Result<Vec<u8>, SignerError> {
        let input = SigningInput::new(algorithm, message);
        let signature = self.signer.sign(input).await.map_err(|error| {
            // A service can echo what it was sent.
            let text = String::from_utf8_lossy(message);
            let parts = text.split('.').map(Secret::new);
            let secrets: Vec<_> = std::iter::once(Secret::new(&*text)).chain(parts).collect();
            error.masked(|text| redact::excerpt(&redact::scrub(text, &secrets), redact::TEXT))
        })?;
        let candidates = [Some(signature.clone()), from_der(algorithm, &signature)];
        let mut candidates = candidates.into_iter().flatten();
        candidates
            .find(|signature| self.verifying.verifies(algorithm, message, signature))
            .ok_or_else(SignerError::wrong_signature)
    }
}

/// Converts an ECDSA signature from DER (RFC 3279 §2.2.3) to the form of JOSE (RFC 7518 §3.4).
fn from_der(algorithm: Algorithm, der: &[u8]) -> Option<Vec<u8>> {
    let length = match algorithm {
        Algorithm::Es256 => 32,
        Algorithm::Es384 => 48,
        _ => return None,
    };
    let (sequence, []) = element(0x30, der)? else {
        return None;
    };
    let (r, rest) = element(0x02, sequence)?;
    let (s, []) = element(0x02, rest)? else {
        return None;
    };
    let mut signature = Vec::with_capacity(2 * length);
    for number in [r, s] {
        let zeros = number.iter().take_while(|byte| **byte == 0).count();
        let digits = number.get(zeros..)?;
        signature.resize(signature.len() + length.checked_sub(digits.len())?, 0);
        signature.extend_from_slice(digits);
    }
    Some(signature)
}

/// Reads a DER element with this tag and a length of one byte, as ECDSA signatures on these curves have.
/// Returns its contents and the rest.
fn element(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
    match der {
        [first, length @ 0..0x80, rest @ ..] if *first == tag => {
            rest.split_at_checked((*length).into())
        }
        _ => None,
    }
}

/// Converts a public key in DER form (`SubjectPublicKeyInfo`, RFC 5280 §4.1.2.7), as key services return
/// it, to a JSON Web Key for `algorithm`, for [`SigningKey::external`](super::SigningKey::external).
///
/// # Errors
///
/// Returns [`Key`](JoseError::Key) if the bytes are not a public key for `algorithm`.
pub fn public_jwk_from_der(algorithm: Algorithm, der: &[u8]) -> Result<Value, JoseError> {
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let curve = |name: &str, prefix: &[u8], length: usize| {
        let point = der.strip_prefix(prefix)?;
        let (x, y) = point.split_at_checked(length)?;
        (y.len() == length)
            .then(|| json!({ "kty": "EC", "crv": name, "x": encode(x), "y": encode(y) }))
    };
    let jwk = match algorithm {
        Algorithm::Es256 => curve("P-256", P256, 32),
        Algorithm::Es384 => curve("P-384", P384, 48),
        Algorithm::EdDsa => der
            .strip_prefix(ED25519)
            .filter(|key| key.len() == 32)
            .map(|key| json!({ "kty": "OKP", "crv": "Ed25519", "x": encode(key) })),
        _ if algorithm.is_symmetric() => None,
        _ => rsa::PublicKey::from_der(der).ok().map(|key| {
            let public = PublicKeyComponents::<Vec<u8>>::from(&key);
            json!({ "kty": "RSA", "n": encode(&public.n), "e": encode(&public.e) })
        }),
    };
    jwk.ok_or(JoseError::Key(
        "expected a public key in DER form for the algorithm",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_der_signature_is_converted_to_full_length() {
        // `r` has a sign byte, `s` is short.
        let mut der = vec![0x30, 0x27, 0x02, 0x21, 0x00];
        der.extend([0xff; 32]);
        der.extend([0x02, 0x02, 0x01, 0x02]);
        let signature = from_der(Algorithm::Es256, &der).unwrap();
        assert_eq!(signature.len(), 64);
        assert_eq!(&signature[..32], [0xff; 32]);
        assert_eq!(&signature[62..], [1, 2]);
        assert!(signature[32..62].iter().all(|byte| *byte == 0));
        assert_eq!(from_der(Algorithm::Rs256, &der), None);
    }

    #[test]
    fn bytes_that_are_no_signature_in_der_are_rejected() {
        let too_long = [&[0x30, 0x26, 0x02, 0x21][..], &[0x7f; 33], &[0x02, 0x01, 1]].concat();
        for der in [
            &[][..],
            &[0x30],
            &[0x30, 0x06, 0x02, 0x01, 1, 0x02, 0x01],
            &[0x30, 0x06, 0x02, 0x01, 1, 0x02, 0x01, 1, 9],
            &[0x30, 0x80, 0x02, 0x01, 1, 0x02, 0x01, 1],
            &[0x31, 0x06, 0x02, 0x01, 1, 0x02, 0x01, 1],
            &too_long,
        ] {
            assert_eq!(from_der(Algorithm::Es256, der), None, "{der:?}");
        }
    }
}
