//! The keys that verify tokens: a JSON Web Key Set (RFC 7517 §5), or a shared secret.

use std::fmt;

use jsonwebtoken::DecodingKey;
use jsonwebtoken::crypto::aws_lc;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse};
use serde_json::Value;

use super::algorithm::Algorithm;
use super::jws::{Jwt, Unverified};
use crate::error::JoseError;
use crate::json;
use crate::secret::Secret;

/// The maximum number of keys read from a set.
const MAX_KEYS: usize = 100;

/// The maximum number of keys tried for a token that names none: each try costs a verification.
const MAX_TRIES: usize = 8;

const ELLIPTIC_256: &[Algorithm] = &[Algorithm::Es256];
const ELLIPTIC_384: &[Algorithm] = &[Algorithm::Es384];
const EDWARDS: &[Algorithm] = &[Algorithm::EdDsa];
const SYMMETRIC: &[Algorithm] = &[Algorithm::Hs256, Algorithm::Hs384, Algorithm::Hs512];
const RSA: &[Algorithm] = &[
    Algorithm::Rs256,
    Algorithm::Rs384,
    Algorithm::Rs512,
    Algorithm::Ps256,
    Algorithm::Ps384,
    Algorithm::Ps512,
];

/// Keys that verify tokens.
///
/// ```
/// use licit_runtime::jose::{Algorithm, KeySet, SigningKey};
/// use licit_runtime::serde_json::json;
///
/// let key = SigningKey::generate(Algorithm::Es256)?.with_key_id("2026");
/// let published = json!({ "keys": [key.public_jwk()] }).to_string();
///
/// let token = key.sign_local([], [("sub", json!("ada"))])?;
/// let jwt = KeySet::parse(published.as_bytes())?.verify(&token, &[Algorithm::Es256])?;
/// assert_eq!(jwt.text("sub"), Some("ada"));
/// # Ok::<(), licit_runtime::jose::JoseError>(())
/// ```
#[derive(Clone)]
pub struct KeySet {
    keys: Vec<Key>,
}

/// One public key, or a secret.
#[derive(Clone)]
pub(super) struct Key {
    id: Option<String>,
    /// The issuer that the key is for, where a set has keys of several.
    issuer: Option<String>,
    /// The algorithms that the key may be used with.
    algorithms: Vec<Algorithm>,
    verifying: DecodingKey,
}

impl KeySet {
    /// Parses a JSON Web Key Set. Keys that are not for signatures, and keys of an unsupported type, are
    /// ignored (RFC 7517 §5). So are symmetric keys, because a published secret is not one.
    ///
    /// # Errors
    ///
    /// Returns [`NotAKeySet`](JoseError::NotAKeySet) if the text is not a JSON object with an array
    /// `keys`.
    pub fn parse(text: &[u8]) -> Result<Self, JoseError> {
        let set = json::parse(text).map_err(|_| JoseError::NotAKeySet)?;
        let keys = set
            .get("keys")
            .and_then(Value::as_array)
            .ok_or(JoseError::NotAKeySet)?;
        Ok(Self {
            keys: keys.iter().take(MAX_KEYS).filter_map(Key::public).collect(),
        })
    }

    /// Creates a key set from one secret, for `HS256` and its variants: a client secret that verifies ID
    /// tokens (`OpenID` Connect Core §10.1).
    pub fn from_secret(secret: &Secret) -> Self {
        let key = Key {
            id: None,
            issuer: None,
            algorithms: SYMMETRIC.to_vec(),
            verifying: DecodingKey::from_secret(secret.expose().as_bytes()),
        };
        Self { keys: vec![key] }
    }

    /// Verifies the signature of `token`, which must use one of the `accepted` algorithms, and returns
    /// its claims. See [`Jwt`] for the checks that are left to the caller.
    ///
    /// # Errors
    ///
    /// Returns a [`JoseError`] with the reason why verification failed.
    pub fn verify(&self, token: &str, accepted: &[Algorithm]) -> Result<Jwt, JoseError> {
        let token = Unverified::read(token, accepted)?;
        let issuer = self.check(&token)?;
        token.into_verified(issuer)
    }

    /// Verifies the signature. Returns the issuer that the key is for, if the set says so.
    pub(super) fn check(&self, token: &Unverified<'_>) -> Result<Option<String>, JoseError> {
        let mut tried = self.candidates(token).take(MAX_TRIES).peekable();
        if tried.peek().is_none() {
            return Err(JoseError::KeyUnknown);
        }
        let key = tried.find(|key| key.verifies(token.algorithm, token.signed, &token.signature));
        key.map(|key| key.issuer.clone())
            .ok_or(JoseError::Signature)
    }

    /// Returns the keys that the header allows: those with its `kid`, or all if it has none, and only
    /// those for its `alg`. A shared secret has no name and always matches.
    fn candidates<'s>(&'s self, token: &'s Unverified<'_>) -> impl Iterator<Item = &'s Key> {
        self.keys.iter().filter(|key| {
            let is_named =
                token.key_id.is_none() || token.key_id == key.id || token.algorithm.is_symmetric();
            is_named && key.is_for(token.algorithm)
        })
    }
}

impl Key {
    /// Reads a public key for signatures.
    pub(super) fn public(value: &Value) -> Option<Self> {
        let jwk: Jwk = serde::Deserialize::deserialize(value).ok()?;
        let fitting = match &jwk.algorithm {
            AlgorithmParameters::EllipticCurve(point) => match point.curve {
                EllipticCurve::P256 => ELLIPTIC_256,
                EllipticCurve::P384 => ELLIPTIC_384,
                _ => return None,
            },
            AlgorithmParameters::OctetKeyPair(point) => match point.curve {
                EllipticCurve::Ed25519 => EDWARDS,
                _ => return None,
            },
            AlgorithmParameters::RSA(_) => RSA,
            _ => return None,
        };
        if !is_for_signatures(&jwk) {
            return None;
        }
        // Read from the JSON: the library treats unknown values as absent.
        let algorithms = match value.get("alg") {
            None => fitting.to_vec(),
            Some(name) => {
                let named = Algorithm::from_name(name.as_str()?)?;
                fitting.contains(&named).then(|| vec![named])?
            }
        };
        Some(Self {
            id: jwk.common.key_id.clone(),
            issuer: value
                .get("issuer")
                .and_then(Value::as_str)
                .map(str::to_owned),
            algorithms,
            verifying: DecodingKey::from_jwk(&jwk).ok()?,
        })
    }

    /// Returns whether the key may be used with `algorithm`.
    pub(super) fn is_for(&self, algorithm: Algorithm) -> bool {
        self.algorithms.contains(&algorithm)
    }

    pub(super) fn verifies(
        &self,
        algorithm: Algorithm,
        signed: &[u8],
        signature: &Vec<u8>,
    ) -> bool {
        let verifier =
            (aws_lc::DEFAULT_PROVIDER.verifier_factory)(&algorithm.of_library(), &self.verifying);
        verifier.is_ok_and(|verifier| verifier.verify(signed, signature).is_ok())
    }
}

/// Checks `use` and `key_ops` (RFC 7517 §4.2, §4.3), if present.
fn is_for_signatures(jwk: &Jwk) -> bool {
    let by_use = jwk
        .common
        .public_key_use
        .as_ref()
        .is_none_or(|purpose| *purpose == PublicKeyUse::Signature);
    let by_operations = jwk
        .common
        .key_operations
        .as_ref()
        .is_none_or(|operations| operations.contains(&KeyOperations::Verify));
    by_use && by_operations
}

/// Shows the identifiers of the keys.
impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.keys.iter().map(|key| (&key.id, &key.algorithms)))
            .finish()
    }
}
