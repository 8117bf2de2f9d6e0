//! The emulator's own keys, and what they sign (RFC 7515 §7.1, RFC 7518).

use std::io;

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair,
    KeyPair as _, RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256,
    RSA_PSS_SHA384, RSA_PSS_SHA512, RsaEncoding, RsaKeyPair,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// A key pair that the emulator generated.
pub(crate) struct Key {
    /// One of [`ALGORITHMS`](Self::ALGORITHMS).
    algorithm: &'static str,
    pair: Pair,
}

enum Pair {
    /// On P-256 or P-384.
    Ecdsa(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

impl Key {
    /// The algorithms that keys are made for, the preferred one first.
    pub(crate) const ALGORITHMS: [&'static str; 9] = [
        "ES256", "RS256", "EdDSA", "ES384", "PS256", "RS384", "PS384", "RS512", "PS512",
    ];

    /// Generates a key for one of these algorithms, or for `ES256` when none of them is supported.
    pub(crate) fn for_one_of(algorithms: &[String]) -> io::Result<Self> {
        let known = Self::ALGORITHMS
            .into_iter()
            .find(|known| algorithms.iter().any(|algorithm| algorithm == known));
        let algorithm = known.unwrap_or("ES256");
        let failed = |_| io::Error::other("a key cannot be made");
        let pair = match algorithm {
            "ES256" => EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map(Pair::Ecdsa),
            "ES384" => EcdsaKeyPair::generate(&ECDSA_P384_SHA384_FIXED_SIGNING).map(Pair::Ecdsa),
            "EdDSA" => Ed25519KeyPair::generate().map(Pair::EdDsa),
            _ => RsaKeyPair::generate(KeySize::Rsa2048).map(Pair::Rsa),
        };
        let pair = pair.map_err(failed)?;
        Ok(Self { algorithm, pair })
    }

    /// Its algorithm.
    pub(crate) fn algorithm(&self) -> &'static str {
        self.algorithm
    }

    /// The public half (RFC 7517), with its thumbprint as its name.
    pub(crate) fn jwk(&self) -> Value {
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let mut jwk = match &self.pair {
            Pair::Ecdsa(pair) => {
                let point = pair.public_key().as_ref().get(1..).unwrap_or_default();
                let (x, y) = point.split_at(point.len() / 2);
                let curve = match self.algorithm {
                    "ES384" => "P-384",
                    _ => "P-256",
                };
                json!({"kty": "EC", "crv": curve, "x": encode(x), "y": encode(y)})
            }
            Pair::EdDsa(pair) => {
                json!({"kty": "OKP", "crv": "Ed25519", "x": encode(pair.public_key().as_ref())})
            }
            Pair::Rsa(pair) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
                json!({"kty": "RSA", "n": encode(&public.n), "e": encode(&public.e)})
            }
        };
        let name = thumbprint(&jwk);
        if let Value::Object(members) = &mut jwk {
            members.insert("use".into(), "sig".into());
            members.insert("alg".into(), self.algorithm().into());
            members.insert("kid".into(), name.into());
        }
        jwk
    }

    /// The private half as PKCS #8 text (RFC 7468).
    pub(crate) fn pem(&self) -> io::Result<String> {
        let failed = |_| io::Error::other("a key cannot be written");
        let der = match &self.pair {
            Pair::Ecdsa(pair) => pair.to_pkcs8v1().map_err(failed)?.as_ref().to_vec(),
            Pair::EdDsa(pair) => pair.to_pkcs8v1().map_err(failed)?.as_ref().to_vec(),
            Pair::Rsa(pair) => {
                let der: aws_lc_rs::encoding::Pkcs8V1Der<'_> = pair.as_der().map_err(failed)?;
                der.as_ref().to_vec()
            }
        };
        Ok(pem(&der))
    }

    /// Signs claims.
    pub(crate) fn sign(&self, claims: &Value) -> io::Result<String> {
        self.sign_as(self.jwk().get("kid"), None, claims)
    }

    /// Signs claims, with the key identifier `name` and the type `kind` in the header.
    pub(crate) fn sign_as(
        &self,
        name: Option<&Value>,
        kind: Option<&str>,
        claims: &Value,
    ) -> io::Result<String> {
        let mut header = json!({"alg": self.algorithm(), "kid": name});
        if let (Some(kind), Some(members)) = (kind, header.as_object_mut()) {
            members.insert("typ".to_owned(), kind.into());
        }
        let signed = input(&header, claims);
        let (random, message) = (SystemRandom::new(), signed.as_bytes());
        let failed = |_| io::Error::other("a token cannot be signed");
        let signature = match &self.pair {
            Pair::Ecdsa(pair) => pair
                .sign(&random, message)
                .map_err(failed)?
                .as_ref()
                .to_vec(),
            Pair::EdDsa(pair) => pair.sign(message).as_ref().to_vec(),
            Pair::Rsa(pair) => {
                let padding: &dyn RsaEncoding = match self.algorithm {
                    "RS384" => &RSA_PKCS1_SHA384,
                    "RS512" => &RSA_PKCS1_SHA512,
                    "PS256" => &RSA_PSS_SHA256,
                    "PS384" => &RSA_PSS_SHA384,
                    "PS512" => &RSA_PSS_SHA512,
                    _ => &RSA_PKCS1_SHA256,
                };
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(padding, &random, message, &mut signature)
                    .map_err(failed)?;
                signature
            }
        };
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// A token without a signature (RFC 7519 §6).
pub(crate) fn unsigned(claims: &Value) -> String {
    format!("{}.", input(&json!({"alg": "none"}), claims))
}

/// A token that is signed with a secret, by `HS256`.
pub(crate) fn sign_with(secret: &str, claims: &Value) -> String {
    let signed = input(&json!({"alg": "HS256"}), claims);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let signature = hmac::sign(&key, signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// The signing input.
fn input(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

/// The SHA-256 thumbprint of a public key (RFC 7638 §3).
pub(crate) fn thumbprint(jwk: &Value) -> String {
    let names: &[&str] = match jwk.get("kty").and_then(Value::as_str) {
        Some("RSA") => &["e", "kty", "n"],
        Some("OKP") => &["crv", "kty", "x"],
        _ => &["crv", "kty", "x", "y"],
    };
    let members: Vec<String> = names
        .iter()
        .map(|name| {
            let value = jwk.get(name).cloned().unwrap_or_default();
            format!("\"{name}\":{value}")
        })
        .collect();
    let text = format!("{{{}}}", members.join(","));
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

/// A private key in PKCS #8 form as text (RFC 7468).
pub(super) fn pem(der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = "-----BEGIN PRIVATE KEY-----\n".to_owned();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, others) = rest.split_at(rest.len().min(64));
        pem.extend([line, "\n"]);
        rest = others;
    }
    pem.push_str("-----END PRIVATE KEY-----\n");
    pem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_is_that_of_rfc_7638_section_3_1() {
        let jwk = json!({
            "kty": "RSA",
            "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
            "e": "AQAB",
            "alg": "RS256",
            "kid": "2011-04-29",
        });
        assert_eq!(
            thumbprint(&jwk),
            "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
        );
    }
}
