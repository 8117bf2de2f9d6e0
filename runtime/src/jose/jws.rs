//! A compact JWS (RFC 7515 §7.1) whose payload is a JSON object: a JWT (RFC 7519 §7).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::algorithm::Algorithm;
use super::jwe::is_encrypted;
use crate::error::JoseError;
use crate::json;
use crate::secret::{Secret, wiped};

/// The maximum length of a token. Enough for an ID token with many groups.
const MAX_LENGTH: usize = 64 * 1024;

/// A token whose signature was verified.
///
/// Only the signature was verified. The caller must check the audience, the expiry and the other claims
/// that this kind of token requires.
#[derive(Debug, Clone, PartialEq)]
pub struct Jwt {
    algorithm: Algorithm,
    header: Map<String, Value>,
    claims: Map<String, Value>,
    /// The issuer that the key is for.
    key_issuer: Option<String>,
}

impl Jwt {
    /// Returns the algorithm of the signature.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Returns the issuer that the key is for, if the key set says so.
    pub(crate) fn key_issuer(&self) -> Option<&str> {
        self.key_issuer.as_deref()
    }

    /// Returns the header (RFC 7515 §4).
    pub fn header(&self) -> &Map<String, Value> {
        &self.header
    }

    /// Returns the claims (RFC 7519 §4).
    pub fn claims(&self) -> &Map<String, Value> {
        &self.claims
    }

    /// Returns a claim that is a point in time (`NumericDate`, RFC 7519 §2), as whole seconds since
    /// 1970. `None` if it is absent or not a valid number.
    pub fn time(&self, claim: &str) -> Option<i64> {
        let value = self.claims.get(claim)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the cast saturates, and a saturated time is far from any that is accepted"
        )]
        value
            .as_i64()
            .or_else(|| value.as_f64().map(|seconds| seconds.trunc() as i64))
    }

    /// Returns a claim that is a string.
    pub fn text(&self, claim: &str) -> Option<&str> {
        self.claims.get(claim)?.as_str()
    }

    /// Converts into the claims.
    pub fn into_claims(self) -> Map<String, Value> {
        self.claims
    }
}

/// A parsed token that has not been verified.
pub(super) struct Unverified<'t> {
    /// The algorithm that the header names.
    pub(super) algorithm: Algorithm,
    /// The key that the header names.
    pub(super) key_id: Option<String>,
    /// The signed text: header and payload in their encoded form.
    pub(super) signed: &'t [u8],
    /// The signature over it.
    pub(super) signature: Vec<u8>,
    header: Map<String, Value>,
    payload: &'t str,
}

impl<'t> Unverified<'t> {
    /// Parses `token` if it uses one of the `accepted` algorithms. The payload is not decoded.
    pub(super) fn read(token: &'t str, accepted: &[Algorithm]) -> Result<Self, JoseError> {
        if token.len() > MAX_LENGTH {
            return Err(JoseError::TooLong);
        }
        if is_encrypted(token) {
            return Err(JoseError::Encrypted);
        }
        let parts = JoseError::Malformed("it does not have three parts");
        let (signed, signature) = token.rsplit_once('.').ok_or_else(|| parts.clone())?;
        let (head, payload) = signed.split_once('.').ok_or_else(|| parts.clone())?;
        if payload.contains('.') {
            return Err(parts);
        }
        let header = object(head).ok_or(JoseError::Malformed("its header"))?;
        let algorithm = header
            .get("alg")
            .and_then(Value::as_str)
            .and_then(Algorithm::from_name)
            .filter(|algorithm| accepted.contains(algorithm))
            .ok_or(JoseError::AlgorithmNotAccepted)?;
        if header.contains_key("crit") {
            return Err(JoseError::UnsupportedExtension);
        }
        let key_id = match header.get("kid") {
            None => None,
            Some(Value::String(key_id)) => Some(key_id.clone()),
            Some(_) => return Err(JoseError::Malformed("its `kid` is not text")),
        };
        let signature = URL_SAFE_NO_PAD
            .decode(signature)
            .map_err(|_| JoseError::Malformed("its signature"))?;
        Ok(Self {
            algorithm,
            key_id,
            signed: signed.as_bytes(),
            signature,
            header,
            payload,
        })
    }

    /// Decodes the payload. Call this only after the signature was verified.
    pub(super) fn into_verified(self, key_issuer: Option<String>) -> Result<Jwt, JoseError> {
        let claims = object(self.payload).ok_or(JoseError::Malformed("its claims"))?;
        Ok(Jwt {
            algorithm: self.algorithm,
            header: self.header,
            claims,
            key_issuer,
        })
    }
}

/// Returns the text to be signed: header and claims.
pub(super) fn signing_input(
    header: &Map<String, Value>,
    claims: &Map<String, Value>,
) -> serde_json::Result<Secret> {
    let part = |members: &Map<String, Value>| {
        wiped::json(members).map(|json| Secret::new(URL_SAFE_NO_PAD.encode(&*json)))
    };
    let (header, claims) = (part(header)?, part(claims)?);
    Ok(Secret::new(
        [header.expose(), ".", claims.expose()].concat(),
    ))
}

/// Decodes a base64url JSON object without duplicate members.
pub(super) fn object(part: &str) -> Option<Map<String, Value>> {
    let text = URL_SAFE_NO_PAD.decode(part).ok()?;
    match json::parse(&text) {
        Ok(Value::Object(members)) => Some(members),
        _ => None,
    }
}
