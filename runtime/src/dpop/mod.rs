//! Demonstrating proof of possession (DPoP, RFC 9449): a token that is bound to a key cannot be used
//! without the key. Must not use `app`, `token_endpoint` or `session`.
//!
//! Each grant has its own key, which is stored with its tokens, unless the application sets keys of its own,
//! which another system may hold. Each request has its own proof. If a server requires a nonce in the proof
//! (§8, §9), the request is sent again with that nonce, once.

#[cfg(feature = "jose")]
mod key;
#[cfg(not(feature = "jose"))]
#[path = "no_key.rs"]
mod key;
mod nonces;

pub(crate) use key::{DpopKey, DpopKeys};
pub(crate) use nonces::Nonces;

use reqwest::Request;
use reqwest::header::{HeaderMap, HeaderName};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::header::challenge;
use crate::random::Entropy;
use crate::secret::Secret;

/// The scheme of the `Authorization` header, and the `token_type` (§5, §7.1).
pub(crate) const SCHEME: &str = "DPoP";

/// The header of a proof (§4.1).
const PROOF: HeaderName = HeaderName::from_static("dpop");

/// The error code that requests a retry with a nonce (§8).
const USE_NONCE: &str = "use_dpop_nonce";

impl Nonces {
    /// Adds a proof made at `now` to `request`, which carries `token` if it calls the API.
    pub(crate) async fn prove(
        &self,
        key: &DpopKey,
        token: Option<&Secret>,
        request: &mut Request,
        now: Timestamp,
        entropy: &Entropy,
    ) -> Result<(), Error> {
        let nonce = self.of(request.url());
        let proof = key.proof(entropy, request, nonce.as_deref(), token, now);
        // In its own allocation, because most requests have none.
        let proof = Box::pin(proof).await?;
        request.headers_mut().insert(PROOF, proof);
        Ok(())
    }
}

/// Returns whether the token endpoint requires another nonce and supplied one (§8).
pub(crate) fn is_nonce_required_by_server(headers: &HeaderMap, code: Option<&str>) -> bool {
    code == Some(USE_NONCE) && nonces::named_in(headers).is_some()
}

/// Returns whether the API requires another nonce and supplied one (§9).
pub(crate) fn is_nonce_required_by_api(status: u16, headers: &HeaderMap) -> bool {
    status == 401 && challenges_with(headers, USE_NONCE) && nonces::named_in(headers).is_some()
}

/// Returns whether the API rejects the proof rather than the token (§7.1).
pub(crate) fn is_about_proof(headers: &HeaderMap) -> bool {
    challenges_with(headers, USE_NONCE) || challenges_with(headers, "invalid_dpop_proof")
}

fn challenges_with(headers: &HeaderMap, code: &str) -> bool {
    let mut challenges = challenge::all(headers).into_iter();
    challenges.any(|challenge| challenge.has_error(code))
}
