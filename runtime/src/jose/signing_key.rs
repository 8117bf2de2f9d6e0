//! A private key or secret that signs tokens: for `private_key_jwt` and `client_secret_jwt` (RFC 7523),
//! DPoP proofs (RFC 9449), request objects (RFC 9101), and self-signed tokens that a provider requires.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPairComponents, PublicKeyComponents};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair,
    EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RSA_PKCS1_SHA384,
    RSA_PKCS1_SHA512, RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512, RsaEncoding, RsaKeyPair,
};
use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::algorithm::Algorithm;
use super::external::External;
use super::jws;
use super::key_fault::{ANOTHER_KIND, NOT_A_JWK, NOT_A_PEM};
use super::pem::{self, Label};
use super::signer::Signer;
use crate::error::JoseError;
use crate::json;
use crate::secret::Secret;
use crate::secret::wiped::Members;

/// A signing key, of this process or [of another system](Self::external). `Debug` does not print it, and
/// copies share one allocation.
#[derive(Clone)]
pub struct SigningKey {
    algorithm: Algorithm,
    pair: Arc<Pair>,
    id: Option<String>,
}

enum Pair {
    Ecdsa(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
    Hmac(Box<hmac::Key>),
    External(External),
}

impl SigningKey {
    /// Generates a key for `ES256`, `ES384` or `EdDSA`.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) for another algorithm, or if the operating system provides no
    /// randomness.
    pub fn generate(algorithm: Algorithm) -> Result<Self, JoseError> {
        let failed = |_| JoseError::Key("key generation failed");
        let pair = match (algorithm, ecdsa(algorithm)) {
            (_, Some(curve)) => Pair::Ecdsa(EcdsaKeyPair::generate(curve).map_err(failed)?),
            (Algorithm::EdDsa, None) => Pair::Ed25519(Ed25519KeyPair::generate().map_err(failed)?),
            _ => return Err(JoseError::Key("only elliptic curve keys can be generated")),
        };
        Ok(Self::new(algorithm, pair))
    }

    /// Reads a private key in PEM form: `PRIVATE KEY`, `RSA PRIVATE KEY` or `EC PRIVATE KEY`.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if the text contains no such key, or a key for another algorithm.
    pub fn from_pem(algorithm: Algorithm, pem: &Secret) -> Result<Self, JoseError> {
        let (label, der) = pem::private_key(pem.expose()).ok_or(NOT_A_PEM)?;
        let pair = match (algorithm, label, ecdsa(algorithm)) {
            (_, Label::Pkcs8 | Label::Sec1, Some(curve)) => {
                EcdsaKeyPair::from_private_key_der(curve, &der).map(Pair::Ecdsa)
            }
            (Algorithm::EdDsa, Label::Pkcs8, None) => {
                Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der).map(Pair::Ed25519)
            }
            (_, Label::Pkcs8, None) if rsa(algorithm).is_some() => {
                RsaKeyPair::from_pkcs8(&der).map(Pair::Rsa)
            }
            (_, Label::Pkcs1, None) if rsa(algorithm).is_some() => {
                RsaKeyPair::from_der(&der).map(Pair::Rsa)
            }
            _ => return Err(ANOTHER_KIND),
        };
        Ok(Self::new(algorithm, pair.map_err(|_| ANOTHER_KIND)?))
    }

    /// Reads a private JSON Web Key (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2). Its `kid` becomes the
    /// [key identifier](Self::with_key_id). Its `alg`, if present, must be `algorithm`.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if the text is not such a key, or is a key for another algorithm.
    pub fn from_jwk(algorithm: Algorithm, jwk: &Secret) -> Result<Self, JoseError> {
        let jwk = json::parse(jwk.expose().as_bytes()).map_err(|_| NOT_A_JWK)?;
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let bytes = |name: &str| {
            let decoded = URL_SAFE_NO_PAD.decode(text(name)?).ok()?;
            Some(Zeroizing::new(decoded))
        };
        let part = |name: &str| bytes(name).ok_or(NOT_A_JWK);
        if text("alg").is_some_and(|name| name != algorithm.name()) {
            return Err(ANOTHER_KIND);
        }
        let pair = match (text("kty"), ecdsa(algorithm)) {
            (Some("EC"), Some(curve)) if text("crv") == curve_name(algorithm) => {
                let point = [&[4], part("x")?.as_slice(), part("y")?.as_slice()].concat();
                EcdsaKeyPair::from_private_key_and_public_key(curve, &part("d")?, &point)
                    .map(Pair::Ecdsa)
            }
            (Some("OKP"), None) if text("crv") == curve_name(algorithm) => {
                Ed25519KeyPair::from_seed_and_public_key(&part("d")?, &part("x")?)
                    .map(Pair::Ed25519)
            }
            (Some("RSA"), None) if rsa(algorithm).is_some() => {
                RsaKeyPair::from_components(&KeyPairComponents {
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
                })
                .map(Pair::Rsa)
            }
            (Some("oct"), None) => {
                let key = Self::symmetric(algorithm, &part("k")?)?;
                return Ok(key.named(text("kid")));
            }
            _ => return Err(ANOTHER_KIND),
        };
        let key = Self::new(algorithm, pair.map_err(|_| NOT_A_JWK)?);
        Ok(key.named(text("kid")))
    }

    /// Creates a key from a secret, for `HS256` and its variants.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if the secret is empty or the algorithm is not symmetric.
    pub fn from_secret(algorithm: Algorithm, secret: &Secret) -> Result<Self, JoseError> {
        Self::symmetric(algorithm, secret.expose().as_bytes())
    }

    /// Creates a key whose private part another system holds, such as a key management service or a
    /// hardware security module. `public_jwk` is its public JSON Web Key (RFC 7517 §4); its `kid` becomes
    /// the [key identifier](Self::with_key_id). [`public_jwk_from_der`](super::public_jwk_from_der)
    /// converts the form in which services return it.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) if `public_jwk` is not a public key for `algorithm`.
    pub fn external(
        algorithm: Algorithm,
        public_jwk: &Value,
        signer: impl Signer,
    ) -> Result<Self, JoseError> {
        let pair = External::new(algorithm, public_jwk, Box::new(signer))?;
        let id = public_jwk.get("kid").and_then(Value::as_str);
        Ok(Self::new(algorithm, Pair::External(pair)).named(id))
    }

    /// Sets the key identifier, `kid` in the header of signed tokens (RFC 7515 §4.1.4).
    #[must_use]
    pub fn with_key_id(self, id: impl Into<String>) -> Self {
        Self {
            id: Some(id.into()),
            ..self
        }
    }

    /// Returns the signature algorithm.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Returns the key identifier, if set.
    pub fn key_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the public key as a JSON Web Key, to be published; `None` for a secret.
    pub fn public_jwk(&self) -> Option<Value> {
        let mut jwk = self.public_members()?;
        jwk.insert("use".to_owned(), "sig".into());
        jwk.insert("alg".to_owned(), self.algorithm.name().into());
        if let Some(id) = &self.id {
            jwk.insert("kid".to_owned(), id.clone().into());
        }
        Some(Value::Object(jwk))
    }

    /// Returns the SHA-256 thumbprint of the public key (RFC 7638 §3), in base64url.
    pub fn thumbprint(&self) -> Option<String> {
        // Sorted by name, independently of `serde_json`'s map order.
        let ordered: BTreeMap<String, Value> = self.public_members()?.into_iter().collect();
        let text = serde_json::to_string(&ordered).ok()?;
        let hash = digest::digest(&digest::SHA256, text.as_bytes());
        Some(URL_SAFE_NO_PAD.encode(hash.as_ref()))
    }

    /// Returns the private key as PKCS #8 text, which [`from_pem`](Self::from_pem) reads. `None` for RSA
    /// keys and secrets, which the caller created from text, and for external keys.
    pub fn to_pem(&self) -> Option<Secret> {
        let der = match self.pair.as_ref() {
            Pair::Ecdsa(pair) => pair.to_pkcs8v1().ok()?,
            Pair::Ed25519(pair) => pair.to_pkcs8v1().ok()?,
            Pair::Rsa(_) | Pair::Hmac(_) | Pair::External(_) => return None,
        };
        Some(Secret::new(pem::write(der.as_ref())))
    }

    /// Signs `claims`. The header contains `alg`, `kid` if it is set, and the members of `header`, which
    /// replace everything except `alg`.
    ///
    /// With a key of this process, the result is ready at once.
    ///
    /// # Errors
    ///
    /// - [`Key`](JoseError::Key) if signing fails, which happens only without randomness.
    /// - [`Signer`](JoseError::Signer) if the signer of an external key fails, or returns a signature
    ///   that the public key does not verify.
    pub async fn sign<'n>(
        &self,
        header: impl IntoIterator<Item = (&'n str, Value)>,
        claims: impl IntoIterator<Item = (&'n str, Value)>,
    ) -> Result<String, JoseError> {
        let input = self.signing_input(header, claims)?;
        let message = input.expose().as_bytes();
        let signature = match self.pair.as_ref() {
            Pair::External(key) => {
                let signed = key.sign(self.algorithm, message).await;
                signed.map_err(JoseError::Signer)?
            }
            _ => self.signature(message)?,
        };
        Ok(compact(&input, &signature))
    }

    /// Signs `claims` as [`sign`](Self::sign) does, without waiting, with a key of this process.
    ///
    /// # Errors
    ///
    /// Returns [`Key`](JoseError::Key) for an [external](Self::external) key, or if signing fails.
    pub fn sign_local<'n>(
        &self,
        header: impl IntoIterator<Item = (&'n str, Value)>,
        claims: impl IntoIterator<Item = (&'n str, Value)>,
    ) -> Result<String, JoseError> {
        let input = self.signing_input(header, claims)?;
        let signature = self.signature(input.expose().as_bytes())?;
        Ok(compact(&input, &signature))
    }

    /// Returns whether another system holds the private key.
    pub fn is_external(&self) -> bool {
        matches!(self.pair.as_ref(), Pair::External(_))
    }

    /// Returns the text to sign: header and claims.
    fn signing_input<'n>(
        &self,
        header: impl IntoIterator<Item = (&'n str, Value)>,
        claims: impl IntoIterator<Item = (&'n str, Value)>,
    ) -> Result<Secret, JoseError> {
        let mut head = Members::new(Map::new());
        if let Some(id) = &self.id {
            head.insert("kid".to_owned(), id.clone().into());
        }
        head.extend(members(header));
        head.insert("alg".to_owned(), self.algorithm.name().into());
        let claims = Members::new(members(claims).collect());
        jws::signing_input(&head, &claims)
            .map_err(|_| JoseError::Key("the claims cannot be written as JSON"))
    }

    fn signature(&self, message: &[u8]) -> Result<Vec<u8>, JoseError> {
        let failed = |_| JoseError::Key("signing failed");
        let random = SystemRandom::new();
        match self.pair.as_ref() {
            Pair::Ecdsa(pair) => {
                let signature = pair.sign(&random, message).map_err(failed)?;
                Ok(signature.as_ref().to_vec())
            }
            Pair::Ed25519(pair) => Ok(pair.sign(message).as_ref().to_vec()),
            Pair::Rsa(pair) => {
                let padding = rsa(self.algorithm).ok_or(ANOTHER_KIND)?;
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(padding, &random, message, &mut signature)
                    .map_err(failed)?;
                Ok(signature)
            }
            Pair::Hmac(key) => Ok(hmac::sign(key, message).as_ref().to_vec()),
            Pair::External(_) => Err(JoseError::Key("its signer is outside this process")),
        }
    }

    fn symmetric(algorithm: Algorithm, secret: &[u8]) -> Result<Self, JoseError> {
        let hash = match algorithm {
            Algorithm::Hs256 => hmac::HMAC_SHA256,
            Algorithm::Hs384 => hmac::HMAC_SHA384,
            Algorithm::Hs512 => hmac::HMAC_SHA512,
            _ => return Err(ANOTHER_KIND),
        };
        if secret.is_empty() {
            return Err(JoseError::Key("the secret is empty"));
        }
        Ok(Self::new(
            algorithm,
            Pair::Hmac(Box::new(hmac::Key::new(hash, secret))),
        ))
    }

    fn new(algorithm: Algorithm, pair: Pair) -> Self {
        Self {
            algorithm,
            pair: Arc::new(pair),
            id: None,
        }
    }

    fn named(self, id: Option<&str>) -> Self {
        Self {
            id: id.map(str::to_owned),
            ..self
        }
    }

    /// Returns the members that a thumbprint is computed from (RFC 7638 §3.2, RFC 8037 §2).
    fn public_members(&self) -> Option<Map<String, Value>> {
        let encode = |bytes: &[u8]| Value::from(URL_SAFE_NO_PAD.encode(bytes));
        let members = match self.pair.as_ref() {
            Pair::Ecdsa(pair) => {
                // An uncompressed point: the byte 4, then both coordinates at full length.
                let (_, point) = pair.public_key().as_ref().split_first()?;
                let (x, y) = point.split_at_checked(point.len() / 2)?;
                vec![
                    ("kty", "EC".into()),
                    ("crv", curve_name(self.algorithm)?.into()),
                    ("x", encode(x)),
                    ("y", encode(y)),
                ]
            }
            Pair::Ed25519(pair) => vec![
                ("kty", "OKP".into()),
                ("crv", curve_name(self.algorithm)?.into()),
                ("x", encode(pair.public_key().as_ref())),
            ],
            Pair::Rsa(pair) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
                vec![
                    ("kty", "RSA".into()),
                    ("n", encode(&public.n)),
                    ("e", encode(&public.e)),
                ]
            }
            Pair::Hmac(_) => return None,
            Pair::External(key) => return Some(key.public_members().clone()),
        };
        Some(self::members(members).collect())
    }
}

/// Shows the identifier, not the key.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("algorithm", &self.algorithm)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Joins the signed text and the signature (RFC 7515 §7.1), in one allocation.
fn compact(input: &Secret, signature: &[u8]) -> String {
    let signature = URL_SAFE_NO_PAD.encode(signature);
    [input.expose(), ".", &signature].concat()
}

fn members<'n>(
    pairs: impl IntoIterator<Item = (&'n str, Value)>,
) -> impl Iterator<Item = (String, Value)> {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
}

fn curve_name(algorithm: Algorithm) -> Option<&'static str> {
    match algorithm {
        Algorithm::Es256 => Some("P-256"),
        Algorithm::Es384 => Some("P-384"),
        Algorithm::EdDsa => Some("Ed25519"),
        _ => None,
    }
}

fn ecdsa(algorithm: Algorithm) -> Option<&'static EcdsaSigningAlgorithm> {
    match algorithm {
        Algorithm::Es256 => Some(&ECDSA_P256_SHA256_FIXED_SIGNING),
        Algorithm::Es384 => Some(&ECDSA_P384_SHA384_FIXED_SIGNING),
        _ => None,
    }
}

fn rsa(algorithm: Algorithm) -> Option<&'static dyn RsaEncoding> {
    match algorithm {
        Algorithm::Rs256 => Some(&RSA_PKCS1_SHA256),
        Algorithm::Rs384 => Some(&RSA_PKCS1_SHA384),
        Algorithm::Rs512 => Some(&RSA_PKCS1_SHA512),
        Algorithm::Ps256 => Some(&RSA_PSS_SHA256),
        Algorithm::Ps384 => Some(&RSA_PSS_SHA384),
        Algorithm::Ps512 => Some(&RSA_PSS_SHA512),
        _ => None,
    }
}
