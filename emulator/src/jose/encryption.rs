//! Encrypts tokens for the key of a client (RFC 7516, RFC 7518 §4, §5). The key derivation is written here,
//! independently of the client's, so that each checks the other.

use std::io;

use aws_lc_rs::aead::{self, AES_128_GCM, AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{self, ECDH_P256, ECDH_P384, ECDH_P521, UnparsedPublicKey};
use aws_lc_rs::cipher::{self, EncryptionContext, PaddedBlockEncryptingKey, UnboundCipherKey};
use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::key_wrap::{self, AesBlockCipher, AesKek, KeyWrap as _};
use aws_lc_rs::rsa::{
    KeyPair, KeySize, OAEP_SHA1_MGF1SHA1, OAEP_SHA256_MGF1SHA256, OaepPublicEncryptingKey,
    PublicEncryptingKey, PublicKeyComponents,
};
use aws_lc_rs::signature::KeyPair as _;
use aws_lc_rs::{hmac, rand};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::key::{self, thumbprint};

/// The algorithm of contents, if a client does not choose one (OpenID Connect Dynamic Client Registration 1.0
/// §2).
const USUAL_ENCODING: &str = "A128CBC-HS256";

/// Whom tokens are encrypted for, and how.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Recipient {
    algorithm: String,
    encoding: String,
    jwk: Value,
}

/// The key of a content, and what a token carries so that its recipient finds it.
struct ContentKey {
    key: Vec<u8>,
    encrypted: Vec<u8>,
    /// The public key of the sender (`epk`).
    ephemeral: Option<Value>,
}

impl Recipient {
    /// Returns the recipient for a registered algorithm: the client's first key for it.
    pub(crate) fn new(algorithm: &str, encoding: Option<&str>, keys: &[Value]) -> Option<Self> {
        let kind = if algorithm.starts_with("RSA") {
            "RSA"
        } else {
            "EC"
        };
        let fits = |jwk: &&Value| {
            let is = |name: &str, value: &str| jwk.get(name).is_none_or(|given| given == value);
            jwk.get("kty").is_some_and(|given| given == kind)
                && is("use", "enc")
                && is("alg", algorithm)
        };
        Some(Self {
            algorithm: algorithm.to_owned(),
            encoding: encoding.unwrap_or(USUAL_ENCODING).to_owned(),
            jwk: keys.iter().find(fits)?.clone(),
        })
    }

    /// Generates a key for a client. Returns the recipient, and the private key as PKCS #8 text.
    pub(crate) fn generated(algorithm: &str, encoding: Option<&str>) -> io::Result<(Self, String)> {
        let (mut jwk, der) = if algorithm.starts_with("RSA") {
            let pair = KeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
            let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
            let der: Pkcs8V1Der<'static> = pair.as_der().map_err(failed)?;
            let jwk = json!({"kty": "RSA", "n": encode(&public.n), "e": encode(&public.e)});
            (jwk, der)
        } else {
            let private = agreement::PrivateKey::generate(&ECDH_P256).map_err(failed)?;
            let public = private.compute_public_key().map_err(failed)?;
            let der: Pkcs8V1Der<'static> = private.as_der().map_err(failed)?;
            (point("P-256", public.as_ref()), der)
        };
        let id = thumbprint(&jwk);
        if let Value::Object(members) = &mut jwk {
            members.insert("use".into(), "enc".into());
            members.insert("alg".into(), algorithm.into());
            members.insert("kid".into(), id.into());
        }
        let recipient = Self::new(algorithm, encoding, &[jwk]);
        let recipient = recipient.ok_or_else(|| io::Error::other("a key has another kind"))?;
        Ok((recipient, key::pem(der.as_ref())))
    }

    /// Encrypts a signed token.
    pub(crate) fn encrypt(&self, token: &str) -> io::Result<String> {
        let length = match self.encoding.as_str() {
            "A128GCM" => 16,
            "A256CBC-HS512" => 64,
            _ => 32,
        };
        let content = if self.algorithm.starts_with("RSA") {
            self.by_rsa(length)?
        } else {
            self.by_agreement(length)?
        };
        let mut header = Map::new();
        header.insert("alg".into(), self.algorithm.as_str().into());
        header.insert("enc".into(), self.encoding.as_str().into());
        header.insert("cty".into(), "JWT".into());
        if let Some(id) = self.jwk.get("kid") {
            header.insert("kid".into(), id.clone());
        }
        if let Some(ephemeral) = content.ephemeral {
            header.insert("epk".into(), ephemeral);
        }
        let header = encode(Value::Object(header).to_string().as_bytes());
        let (vector, ciphertext, tag) = match self.encoding.as_str() {
            "A128GCM" => by_gcm(&AES_128_GCM, &content.key, &header, token),
            "A256GCM" => by_gcm(&AES_256_GCM, &content.key, &header, token),
            "A256CBC-HS512" => by_cbc(
                (&cipher::AES_256, hmac::HMAC_SHA512),
                &content.key,
                &header,
                token,
            ),
            _ => by_cbc(
                (&cipher::AES_128, hmac::HMAC_SHA256),
                &content.key,
                &header,
                token,
            ),
        }?;
        let parts = [&content.encrypted, &vector, &ciphertext, &tag];
        let parts = parts.map(|part| encode(part));
        Ok(format!("{header}.{}", parts.join(".")))
    }

    /// RFC 7518 §4.3.
    fn by_rsa(&self, length: usize) -> io::Result<ContentKey> {
        let part = |name| self.part(name);
        let components = PublicKeyComponents {
            n: part("n")?,
            e: part("e")?,
        };
        let der: PublicKeyX509Der<'static> = components.as_der().map_err(failed)?;
        let public = PublicEncryptingKey::from_der(der.as_ref())
            .map_err(|_| io::Error::other("the client's key cannot be used"))?;
        let public = OaepPublicEncryptingKey::new(public).map_err(failed)?;
        let hash = match self.algorithm.as_str() {
            "RSA-OAEP" => &OAEP_SHA1_MGF1SHA1,
            _ => &OAEP_SHA256_MGF1SHA256,
        };
        let key = random(length)?;
        let mut encrypted = vec![0; public.ciphertext_size()];
        let written = public.encrypt(hash, &key, &mut encrypted, None);
        let written = written.map_err(failed)?.len();
        encrypted.truncate(written);
        Ok(ContentKey {
            key,
            encrypted,
            ephemeral: None,
        })
    }

    /// RFC 7518 §4.6.
    fn by_agreement(&self, length: usize) -> io::Result<ContentKey> {
        let name = self.jwk.get("crv").and_then(Value::as_str);
        let name = name.unwrap_or("P-256");
        let curve = match name {
            "P-384" => &ECDH_P384,
            "P-521" => &ECDH_P521,
            _ => &ECDH_P256,
        };
        let own = agreement::PrivateKey::generate(curve).map_err(failed)?;
        let public = own.compute_public_key().map_err(failed)?;
        let ephemeral = Some(point(name, public.as_ref()));
        let theirs = [vec![4], self.part("x")?, self.part("y")?].concat();
        let theirs = UnparsedPublicKey::new(curve, theirs);
        let wrap: Option<&'static AesBlockCipher> = match self.algorithm.as_str() {
            "ECDH-ES+A128KW" => Some(&key_wrap::AES_128),
            "ECDH-ES+A256KW" => Some(&key_wrap::AES_256),
            _ => None,
        };
        let (name, derived) = match self.algorithm.as_str() {
            "ECDH-ES+A128KW" => (self.algorithm.as_str(), 16),
            "ECDH-ES+A256KW" => (self.algorithm.as_str(), 32),
            _ => (self.encoding.as_str(), length),
        };
        let unusable = || io::Error::other("the client's key cannot be used");
        let derived = agreement::agree(&own, theirs, unusable(), |secret| {
            Ok(concat_kdf(secret, name, derived))
        })?;
        let Some(wrap) = wrap else {
            return Ok(ContentKey {
                key: derived,
                encrypted: Vec::new(),
                ephemeral,
            });
        };
        let key = random(length)?;
        let mut encrypted = vec![0; length + 8];
        let kek = AesKek::new(wrap, &derived).map_err(failed)?;
        let written = kek.wrap(&key, &mut encrypted).map_err(failed)?.len();
        encrypted.truncate(written);
        Ok(ContentKey {
            key,
            encrypted,
            ephemeral,
        })
    }

    /// A member of the client's key.
    fn part(&self, name: &str) -> io::Result<Vec<u8>> {
        let text = self.jwk.get(name).and_then(Value::as_str);
        let bytes = text.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        bytes.ok_or_else(|| io::Error::other(format!("the client's key has no `{name}`")))
    }
}

/// Vector, ciphertext and tag (RFC 7518 §5.3).
type Parts = (Vec<u8>, Vec<u8>, Vec<u8>);

fn by_gcm(
    algorithm: &'static aead::Algorithm,
    key: &[u8],
    header: &str,
    token: &str,
) -> io::Result<Parts> {
    let key = LessSafeKey::new(UnboundKey::new(algorithm, key).map_err(failed)?);
    let vector = random(aead::NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(&vector).map_err(failed)?;
    let mut text = token.as_bytes().to_vec();
    let tag = key.seal_in_place_separate_tag(nonce, Aad::from(header.as_bytes()), &mut text);
    Ok((vector, text, tag.map_err(failed)?.as_ref().to_vec()))
}

/// RFC 7518 §5.2.2.1.
fn by_cbc(
    (cipher, hash): (&'static cipher::Algorithm, hmac::Algorithm),
    key: &[u8],
    header: &str,
    token: &str,
) -> io::Result<Parts> {
    let (mac, encryption) = key.split_at(key.len() / 2);
    let vector = random(16)?;
    let iv: [u8; 16] = vector.as_slice().try_into().map_err(io::Error::other)?;
    let encryption = UnboundCipherKey::new(cipher, encryption).map_err(failed)?;
    let encryption = PaddedBlockEncryptingKey::cbc_pkcs7(encryption).map_err(failed)?;
    let mut text = token.as_bytes().to_vec();
    let context = EncryptionContext::Iv128(FixedLength::from(iv));
    encryption
        .less_safe_encrypt(&mut text, context)
        .map_err(failed)?;
    let bits = u64::try_from(header.len()).unwrap_or_default() * 8;
    let covered = [header.as_bytes(), &vector, &text, &bits.to_be_bytes()].concat();
    let tag = hmac::sign(&hmac::Key::new(hash, mac), &covered);
    let tag = tag.as_ref().iter().take(mac.len()).copied().collect();
    Ok((vector, text, tag))
}

/// The Concat KDF with SHA-256, without party information (RFC 7518 §4.6.2).
fn concat_kdf(secret: &[u8], name: &str, length: usize) -> Vec<u8> {
    let number = |number: usize| u32::try_from(number).unwrap_or_default().to_be_bytes();
    let mut derived = Vec::new();
    let mut round = 1;
    while derived.len() < length {
        let hash = Sha256::new()
            .chain_update(number(round))
            .chain_update(secret)
            .chain_update(number(name.len()))
            .chain_update(name)
            .chain_update(number(0))
            .chain_update(number(0))
            .chain_update(number(length * 8));
        derived.extend(hash.finalize());
        round += 1;
    }
    derived.truncate(length);
    derived
}

/// A public JSON Web Key, from a point in uncompressed form.
fn point(curve: &str, point: &[u8]) -> Value {
    let point = point.get(1..).unwrap_or_default();
    let (x, y) = point.split_at(point.len() / 2);
    json!({"kty": "EC", "crv": curve, "x": encode(x), "y": encode(y)})
}

fn random(length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    rand::fill(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn failed(_: aws_lc_rs::error::Unspecified) -> io::Error {
    io::Error::other("a token cannot be encrypted")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_derived_key_has_the_length_of_its_algorithm() {
        let first = concat_kdf(b"secret", "A128GCM", 16);
        assert_eq!(first.len(), 16);
        assert_ne!(first, concat_kdf(b"secret", "A256GCM", 16));
        assert_eq!(concat_kdf(b"secret", "A256CBC-HS512", 64).len(), 64);
    }
}
