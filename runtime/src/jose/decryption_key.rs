//! A private key that decrypts tokens (RFC 7516): RSA keys for RSAES-OAEP, and elliptic curve keys for
//! ECDH-ES.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::agreement::{
    self, Algorithm, ECDH_P256, ECDH_P384, ECDH_P521, PrivateKey, UnparsedPublicKey,
};
use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::kdf::{SskdfDigestAlgorithmId, get_sskdf_digest_algorithm, sskdf_digest};
use aws_lc_rs::key_wrap::{AES_128, AES_256, AesBlockCipher, AesKek, KeyWrap as _};
use aws_lc_rs::rsa::{
    self, KeyPairComponents, KeySize, OAEP_SHA1_MGF1SHA1, OAEP_SHA256_MGF1SHA256,
    OaepPrivateDecryptingKey, PrivateDecryptingKey, PublicKeyComponents,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::encryption::{ContentEncryption, KeyEncryption};
use super::jwe::{self, Accepted, Encrypted};
use super::key_fault::{ANOTHER_KIND, NOT_A_JWK, NOT_A_PEM};
use super::pem::{self, Label};
use crate::error::JoseError;
use crate::json as text;
use crate::secret::Secret;

/// A key that decrypts tokens, bound to one algorithm. `Debug` does not print it, and copies share one
/// allocation.
///
/// ```
/// use licit_runtime::jose::{DecryptionKey, KeyEncryption};
///
/// let key = DecryptionKey::generate(KeyEncryption::EcdhEsA128Kw)?.with_key_id("2026");
/// let stored = key.to_pem()?;
/// let same = DecryptionKey::from_pem(KeyEncryption::EcdhEsA128Kw, &stored)?.with_key_id("2026");
/// // Register it with the provider.
/// assert_eq!(same.public_jwk(), key.public_jwk());
/// # Ok::<(), licit_runtime::jose::JoseError>(())
/// ```
#[derive(Clone)]
pub struct DecryptionKey {
    algorithm: KeyEncryption,
    pair: Arc<Pair>,
    id: Option<String>,
}

struct Pair {
    private: Private,
    /// The public members of the JSON Web Key.
    public: Map<String, Value>,
}

enum Private {
    Rsa(OaepPrivateDecryptingKey, Pkcs8V1Der<'static>),
    Agreement(Curve, PrivateKey),
}

/// A curve of ECDH-ES (RFC 7518 §6.2.1.1).
#[derive(Clone, Copy)]
struct Curve {
    name: &'static str,
    algorithm: &'static Algorithm,
    /// The length of a coordinate in bytes.
    length: usize,
}

const CURVES: [Curve; 3] = [
    Curve {
        name: "P-256",
        algorithm: &ECDH_P256,
        length: 32,
    },
    Curve {
        name: "P-384",
        algorithm: &ECDH_P384,
        length: 48,
    },
    Curve {
        name: "P-521",
        algorithm: &ECDH_P521,
        length: 66,
    },
];

impl DecryptionKey {
    /// Generates a key: RSA with 2048 bits, or on P-256.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if the operating system provides no randomness.
    pub fn generate(algorithm: KeyEncryption) -> Result<Self, JoseError> {
        let failed = |_| JoseError::Key("key generation failed");
        if algorithm.is_rsa() {
            let key = PrivateDecryptingKey::generate(KeySize::Rsa2048).map_err(failed)?;
            return Self::rsa(algorithm, key);
        }
        let [curve, ..] = CURVES;
        let key = PrivateKey::generate(curve.algorithm).map_err(failed)?;
        Self::agreement(algorithm, curve, key)
    }

    /// Reads a private key in PEM form: `PRIVATE KEY`, `RSA PRIVATE KEY` or `EC PRIVATE KEY`. RSA keys have
    /// 2048 bits or more; the curve is P-256, P-384 or P-521.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if the text contains no such key, or a key for another algorithm.
    pub fn from_pem(algorithm: KeyEncryption, pem: &Secret) -> Result<Self, JoseError> {
        let (label, der) = pem::private_key(pem.expose()).ok_or(NOT_A_PEM)?;
        match (algorithm.is_rsa(), label) {
            (true, Label::Pkcs8) => {
                let key = PrivateDecryptingKey::from_pkcs8(&der).map_err(|_| ANOTHER_KIND)?;
                Self::rsa(algorithm, key)
            }
            (true, Label::Pkcs1) => {
                let pair = rsa::KeyPair::from_der(&der).map_err(|_| ANOTHER_KIND)?;
                Self::rsa(algorithm, decrypting(&pair)?)
            }
            (false, Label::Pkcs8 | Label::Sec1) => {
                let mut curves = CURVES.into_iter();
                let found = curves.find_map(|curve| {
                    let key = PrivateKey::from_private_key_der(curve.algorithm, &der);
                    key.ok().map(|key| (curve, key))
                });
                let (curve, key) = found.ok_or(ANOTHER_KIND)?;
                Self::agreement(algorithm, curve, key)
            }
            _ => Err(ANOTHER_KIND),
        }
    }

    /// Reads a private JSON Web Key (RFC 7517 §4, RFC 7518 §6). Its `kid` becomes the
    /// [key identifier](Self::with_key_id). Its `alg`, if present, must be `algorithm`.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if the text is not such a key, or is a key for another algorithm.
    pub fn from_jwk(algorithm: KeyEncryption, jwk: &Secret) -> Result<Self, JoseError> {
        let jwk = text::parse(jwk.expose().as_bytes()).map_err(|_| NOT_A_JWK)?;
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let part = |name: &str| {
            let decoded = text(name).and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
            decoded.map(Zeroizing::new).ok_or(NOT_A_JWK)
        };
        if text("alg").is_some_and(|name| name != algorithm.name()) {
            return Err(ANOTHER_KIND);
        }
        let key = match (text("kty"), algorithm.is_rsa()) {
            (Some("RSA"), true) => {
                let pair = rsa::KeyPair::from_components(&KeyPairComponents {
                    public_key: PublicKeyComponents {
                        n: part("n")?.to_vec(),
                        e: part("e")?.to_vec(),
                    },
                    d: part("d")?.to_vec(),
                    p: part("p")?.to_vec(),
                    q: part("q")?.to_vec(),
                    dP: part("dp")?.to_vec(),
                    dQ: part("dq")?.to_vec(),
                    qInv: part("qi")?.to_vec(),
                });
                Self::rsa(algorithm, decrypting(&pair.map_err(|_| NOT_A_JWK)?)?)?
            }
            (Some("EC"), false) => {
                let curve = Curve::named(text("crv")).ok_or(ANOTHER_KIND)?;
                let key = PrivateKey::from_private_key(curve.algorithm, &part("d")?);
                let key = Self::agreement(algorithm, curve, key.map_err(|_| NOT_A_JWK)?)?;
                let is_same = |name: &str| key.pair.public.get(name) == jwk.get(name);
                if !is_same("x") || !is_same("y") {
                    return Err(NOT_A_JWK);
                }
                key
            }
            _ => return Err(ANOTHER_KIND),
        };
        Ok(match text("kid") {
            Some(id) => key.with_key_id(id),
            None => key,
        })
    }

    /// Sets the key identifier, `kid` in the header of tokens that are encrypted for this key (RFC 7516
    /// §4.1.6). A key without one is tried for every token.
    #[must_use]
    pub fn with_key_id(self, id: impl Into<String>) -> Self {
        Self {
            id: Some(id.into()),
            ..self
        }
    }

    /// Returns the algorithm.
    pub fn algorithm(&self) -> KeyEncryption {
        self.algorithm
    }

    /// Returns the key identifier, if set.
    pub fn key_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the public key as a JSON Web Key, to be published or registered.
    pub fn public_jwk(&self) -> Value {
        let mut jwk = self.pair.public.clone();
        jwk.insert("use".to_owned(), "enc".into());
        jwk.insert("alg".to_owned(), self.algorithm.name().into());
        if let Some(id) = &self.id {
            jwk.insert("kid".to_owned(), id.clone().into());
        }
        Value::Object(jwk)
    }

    /// Returns the private key as PKCS #8 text, which [`from_pem`](Self::from_pem) reads.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if the key cannot be written.
    pub fn to_pem(&self) -> Result<Secret, JoseError> {
        let text = match &self.pair.private {
            Private::Rsa(_, der) => pem::write(der.as_ref()),
            Private::Agreement(_, key) => {
                let der: Result<Pkcs8V1Der<'static>, _> = key.as_der();
                let der = der.map_err(|_| JoseError::Key("the key cannot be written"))?;
                pem::write(der.as_ref())
            }
        };
        Ok(Secret::new(text))
    }

    /// Decrypts a token in compact form (RFC 7516 §7.1) whose content is a signed token, which the caller
    /// must verify.
    ///
    /// # Errors
    ///
    /// - [`NotEncrypted`](JoseError::NotEncrypted) if the token is not encrypted.
    /// - [`Decryption`](JoseError::Decryption) if it cannot be decrypted, whatever the reason.
    /// - Another [`JoseError`] if its header is not accepted.
    pub fn decrypt(
        &self,
        token: &str,
        contents: &[ContentEncryption],
    ) -> Result<Secret, JoseError> {
        let accepted = Accepted {
            keys: &[self.algorithm],
            contents,
        };
        jwe::decrypt(token, std::slice::from_ref(self), accepted)
    }

    /// Returns the key of a token's content, or `None` for every failure alike.
    pub(super) fn content_key(&self, token: &Encrypted) -> Option<Zeroizing<Vec<u8>>> {
        let key = match &self.pair.private {
            Private::Rsa(key, _) => self.by_rsa(key, token)?,
            Private::Agreement(curve, key) => self.by_agreement(*curve, key, token)?,
        };
        Some(key).filter(|key| key.len() == token.encoding.key_length())
    }

    /// RFC 7518 §4.3.
    fn by_rsa(
        &self,
        key: &OaepPrivateDecryptingKey,
        token: &Encrypted,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let hash = match self.algorithm {
            KeyEncryption::RsaOaep => &OAEP_SHA1_MGF1SHA1,
            _ => &OAEP_SHA256_MGF1SHA256,
        };
        let mut text = Zeroizing::new(vec![0; key.min_output_size()]);
        let decrypted = key.decrypt(hash, &token.wrapped, &mut text, None);
        let length = decrypted.ok()?.len();
        text.truncate(length);
        Some(text)
    }

    /// RFC 7518 §4.6.
    fn by_agreement(
        &self,
        curve: Curve,
        key: &PrivateKey,
        token: &Encrypted,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let (name, length, wrap): (_, _, Option<&'static AesBlockCipher>) = match self.algorithm {
            KeyEncryption::EcdhEsA128Kw => (self.algorithm.name(), 16, Some(&AES_128)),
            KeyEncryption::EcdhEsA256Kw => (self.algorithm.name(), 32, Some(&AES_256)),
            _ => (token.encoding.name(), token.encoding.key_length(), None),
        };
        let point = curve.point(token.header.get("epk")?)?;
        let party = |name| match token.header.get(name) {
            None => Some(Vec::new()),
            Some(value) => URL_SAFE_NO_PAD.decode(value.as_str()?).ok(),
        };
        let information = information(name, &party("apu")?, &party("apv")?, length)?;
        let public = UnparsedPublicKey::new(curve.algorithm, point);
        let mut derived = Zeroizing::new(vec![0; length]);
        agreement::agree(key, public, (), |secret| {
            let sha256 = get_sskdf_digest_algorithm(SskdfDigestAlgorithmId::Sha256);
            let sha256 = sha256.ok_or(())?;
            sskdf_digest(sha256, secret, &information, &mut derived).map_err(|_| ())
        })
        .ok()?;
        let Some(wrap) = wrap else {
            return Some(derived).filter(|_| token.wrapped.is_empty());
        };
        let wrapped = token.wrapped.as_slice();
        if wrapped.len() != token.encoding.key_length() + 8 {
            return None;
        }
        let mut unwrapped = Zeroizing::new(vec![0; wrapped.len()]);
        let kek = AesKek::new(wrap, &derived).ok()?;
        let length = kek.unwrap(wrapped, &mut unwrapped).ok()?.len();
        unwrapped.truncate(length);
        Some(unwrapped)
    }

    fn rsa(algorithm: KeyEncryption, key: PrivateDecryptingKey) -> Result<Self, JoseError> {
        let failed = |_| ANOTHER_KIND;
        let der: PublicKeyX509Der<'static> = key.public_key().as_der().map_err(failed)?;
        let public = rsa::PublicKey::from_der(der.as_ref()).map_err(|_| ANOTHER_KIND)?;
        let public = PublicKeyComponents::<Vec<u8>>::from(&public);
        let members = json!({
            "kty": "RSA",
            "n": URL_SAFE_NO_PAD.encode(&public.n),
            "e": URL_SAFE_NO_PAD.encode(&public.e),
        });
        let private: Pkcs8V1Der<'static> = key.as_der().map_err(failed)?;
        let key = OaepPrivateDecryptingKey::new(key).map_err(failed)?;
        Ok(Self::new(algorithm, Private::Rsa(key, private), members))
    }

    fn agreement(
        algorithm: KeyEncryption,
        curve: Curve,
        key: PrivateKey,
    ) -> Result<Self, JoseError> {
        let public = key.compute_public_key().map_err(|_| ANOTHER_KIND)?;
        // An uncompressed point: 4, x, y.
        let point = public.as_ref().strip_prefix(&[4]).ok_or(ANOTHER_KIND)?;
        let (x, y) = point.split_at_checked(curve.length).ok_or(ANOTHER_KIND)?;
        let members = json!({
            "kty": "EC",
            "crv": curve.name,
            "x": URL_SAFE_NO_PAD.encode(x),
            "y": URL_SAFE_NO_PAD.encode(y),
        });
        Ok(Self::new(
            algorithm,
            Private::Agreement(curve, key),
            members,
        ))
    }

    fn new(algorithm: KeyEncryption, private: Private, public: Value) -> Self {
        let public = match public {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        Self {
            algorithm,
            pair: Arc::new(Pair { private, public }),
            id: None,
        }
    }
}

/// Shows the algorithm and the key identifier.
impl fmt::Debug for DecryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecryptionKey")
            .field("algorithm", &self.algorithm)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Curve {
    fn named(name: Option<&str>) -> Option<Self> {
        CURVES.into_iter().find(|curve| Some(curve.name) == name)
    }

    /// Returns the point of a public JSON Web Key on this curve, in uncompressed form. Whether it is on the
    /// curve is checked when it is used.
    fn point(self, jwk: &Value) -> Option<Vec<u8>> {
        let text = |name| jwk.get(name).and_then(Value::as_str);
        if text("kty") != Some("EC") || text("crv") != Some(self.name) {
            return None;
        }
        let coordinate = |name| {
            let decoded = URL_SAFE_NO_PAD.decode(text(name)?).ok()?;
            Some(decoded).filter(|decoded| decoded.len() == self.length)
        };
        let (x, y) = (coordinate("x")?, coordinate("y")?);
        Some([&[4][..], &x, &y].concat())
    }
}

/// Converts a key that was read as a signing key.
fn decrypting(pair: &rsa::KeyPair) -> Result<PrivateDecryptingKey, JoseError> {
    let der: Pkcs8V1Der<'static> = pair.as_der().map_err(|_| ANOTHER_KIND)?;
    PrivateDecryptingKey::from_pkcs8(der.as_ref()).map_err(|_| ANOTHER_KIND)
}

/// Returns `OtherInfo` of the key derivation (RFC 7518 §4.6.2).
fn information(name: &str, apu: &[u8], apv: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut information = Vec::new();
    for part in [name.as_bytes(), apu, apv] {
        information.extend(u32::try_from(part.len()).ok()?.to_be_bytes());
        information.extend(part);
    }
    let bits = u32::try_from(length).ok()?.checked_mul(8)?;
    information.extend(bits.to_be_bytes());
    Some(information)
}
