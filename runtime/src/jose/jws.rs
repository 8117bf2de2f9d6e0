//! A compact JWS (RFC 7515 §7.1) whose payload is a JSON object: a JWT (RFC 7519 §7).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::error::JoseError;
use crate::jose::algorithm::Algorithm;
use crate::json;

/// The longest token that is read. It holds an id token with many groups, and fits no bomb.
const MAX_LENGTH: usize = 64 * 1024;

/// A token whose signature was verified.
///
/// What it claims is only what its signer says: whether it is meant for this reader, and still
/// counts, is for whoever knows what kind of token it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Jwt {
    algorithm: Algorithm,
    header: Map<String, Value>,
    claims: Map<String, Value>,
}

impl Jwt {
    /// The algorithm that it was verified with.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The header (RFC 7515 §4).
    pub fn header(&self) -> &Map<String, Value> {
        &self.header
    }

    /// The claims (RFC 7519 §4).
    pub fn claims(&self) -> &Map<String, Value> {
        &self.claims
    }

    /// A claim that is a point in time (`NumericDate`, RFC 7519 §2): seconds since 1970, without
    /// the fraction. `None` when it is absent, or no number that fits.
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

    /// A claim that is text.
    pub fn text(&self, claim: &str) -> Option<&str> {
        self.claims.get(claim)?.as_str()
    }

    /// The claims, to be taken apart.
    pub fn into_claims(self) -> Map<String, Value> {
        self.claims
    }
}

/// A token taken apart, of which nothing is believed yet.
pub(super) struct Unverified<'t> {
    /// The algorithm that the header names.
    pub(super) algorithm: Algorithm,
    /// The key that the header names.
    pub(super) key_id: Option<String>,
    /// What is signed: header and payload as they stand in the token.
    pub(super) signed: &'t [u8],
    /// The signature over it.
    pub(super) signature: Vec<u8>,
    header: Map<String, Value>,
    payload: &'t str,
}

impl<'t> Unverified<'t> {
    /// Takes `token` apart, if it is signed in one of the `accepted` ways. The payload is not read.
    pub(super) fn read(token: &'t str, accepted: &[Algorithm]) -> Result<Self, JoseError> {
        if token.len() > MAX_LENGTH {
            return Err(JoseError::TooLong);
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
            return Err(JoseError::ExtensionNotUnderstood);
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

    /// Reads the payload. For when the signature was verified.
    pub(super) fn believe(self) -> Result<Jwt, JoseError> {
        let claims = object(self.payload).ok_or(JoseError::Malformed("its claims"))?;
        Ok(Jwt {
            algorithm: self.algorithm,
            header: self.header,
            claims,
        })
    }
}

/// What stands before the signature: header and claims.
pub(super) fn signing_input(header: &Map<String, Value>, claims: &Map<String, Value>) -> String {
    let part = |members: &Map<String, Value>| {
        URL_SAFE_NO_PAD.encode(Value::Object(members.clone()).to_string())
    };
    format!("{}.{}", part(header), part(claims))
}

/// A JSON object in base64url, no member of it twice.
fn object(part: &str) -> Option<Map<String, Value>> {
    let text = URL_SAFE_NO_PAD.decode(part).ok()?;
    match json::parse(&text) {
        Ok(Value::Object(members)) => Some(members),
        _ => None,
    }
}
