//! Verifies proofs of possession (DPoP, RFC 9449).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::core::server::Server;
use crate::http::request::Request;
use crate::jose::key;
use crate::jose::token::Token;
use crate::refusal::fault::{Fault, Problem};
use crate::values::secret;

/// The scheme of the `Authorization` header, and the `token_type` (§5, §7.1).
pub(crate) const SCHEME: &str = "DPoP";

/// How far the time of a proof may differ from the machine's, in milliseconds (§11.1).
const WINDOW: u64 = 5 * 60 * 1000;

/// Returns the thumbprint of the key of a request's proof; `None` if it has no proof. `token` is
/// the access token of the request.
pub(crate) fn proven(
    server: &Server,
    request: &Request,
    token: Option<&str>,
) -> Result<Option<String>, Fault> {
    let invalid = |message: &str| Fault::new(Problem::InvalidDpopProof, message);
    let mut proofs = request.headers.get_all("dpop").iter();
    let Some(proof) = proofs.next() else {
        return Ok(None);
    };
    if proofs.next().is_some() {
        return Err(invalid("the request has two proofs"));
    }
    let proof = proof.to_str().ok().and_then(Token::read);
    let proof = proof.ok_or_else(|| invalid("the proof cannot be read"))?;
    let jwk = signed_by(server, &proof)
        .ok_or_else(|| invalid("the signature of the proof is invalid"))?;
    if proof.text("htm") != Some(request.method.as_str()) {
        return Err(invalid(&format!(
            "`htm` of the proof is `{}`, but the method is `{}`",
            proof.text("htm").unwrap_or_default(),
            request.method
        )));
    }
    let url = proof.text("htu").unwrap_or_default();
    if !targets(request).iter().any(|target| target == url) {
        return Err(invalid(&format!(
            "`htu` of the proof is `{url}`, but the request is for `{}`",
            request.called
        )));
    }
    let made = proof.millis("iat");
    if made.is_none_or(|made| made.abs_diff(server.clock.stated()) >= WINDOW) {
        return Err(invalid("`iat` of the proof is not the current time"));
    }
    let hash = token.map(|token| URL_SAFE_NO_PAD.encode(secret::digest(token)));
    if proof.text("ath") != hash.as_deref() {
        return Err(invalid("the proof is for another token"));
    }
    let mut state = server.state();
    if server.settings.dpop_nonces && proof.text("nonce") != Some(&state.dpop_nonce) {
        let message = "the nonce of the proof is missing or wrong";
        return Err(Fault::new(Problem::UseDpopNonce, message));
    }
    let jti = proof
        .text("jti")
        .ok_or_else(|| invalid("the proof lacks `jti`"))?;
    if !state.used_jwts.insert(secret::digest(jti)) {
        return Err(invalid("the proof was used before"));
    }
    Ok(Some(key::thumbprint(jwk)))
}

/// The key that signed a proof: its own (§4.2).
fn signed_by<'p>(server: &Server, proof: &'p Token<'_>) -> Option<&'p Value> {
    let table = server.provider.table.dpop.as_ref()?;
    let default = ["ES256".to_owned()];
    let accepted = match table.algorithms.as_slice() {
        [] => default.as_slice(),
        algorithms => algorithms,
    };
    let is_proof = proof.header.get("typ").and_then(Value::as_str) == Some("dpop+jwt");
    let is_accepted = accepted.iter().any(|name| name == proof.algorithm());
    let jwk = proof.header.get("jwk")?;
    let is_public = jwk.get("d").is_none();
    (is_proof && is_accepted && is_public && proof.is_signed_by(jwk)).then_some(jwk)
}

/// Returns the URLs without query that a proof for this request may name: the spec's, or the one
/// that was called.
fn targets(request: &Request) -> [String; 3] {
    let path = request.uri.path();
    [
        format!("https:/{path}"),
        format!("http:/{path}"),
        request.called.clone(),
    ]
}
