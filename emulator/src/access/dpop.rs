//! Verifies proofs of possession (DPoP, RFC 9449).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use url::Url;

use crate::core::server::Server;
use crate::http::request::Request;
use crate::jose::key;
use crate::jose::token::Token;
use crate::rejection::fault::{Fault, Problem};
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
    let jwk = signed_by(server, &proof).map_err(|problem| invalid(&problem))?;
    if proof.text("htm") != Some(request.method.as_str()) {
        return Err(invalid(&format!(
            "`htm` of the proof is `{}`, but the method is `{}`",
            proof.text("htm").unwrap_or_default(),
            request.method
        )));
    }
    let url = proof.text("htu").unwrap_or_default();
    let is_target = |target: &String| is_same(target, url);
    if !targets(request).iter().any(is_target) {
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

/// The key that signed a proof: its own (§4.2, §4.3).
fn signed_by<'p>(server: &Server, proof: &'p Token<'_>) -> Result<&'p Value, String> {
    let table = server.provider.table.dpop.as_ref();
    let accepted = table.map_or(&[][..], |table| &table.algorithms);
    let kind = proof.header.get("typ").and_then(Value::as_str);
    if kind != Some("dpop+jwt") {
        let kind = kind.unwrap_or_default();
        return Err(format!("`typ` of the proof is `{kind}`, not `dpop+jwt`"));
    }
    let algorithm = proof.algorithm();
    let is_accepted = match accepted {
        [] => algorithm == "ES256",
        all => all.iter().any(|name| name == algorithm),
    };
    if !is_accepted {
        return Err(format!(
            "`alg` of the proof is `{algorithm}`, which this provider does not accept"
        ));
    }
    let jwk = proof.header.get("jwk").ok_or("the proof has no `jwk`")?;
    if jwk.get("d").is_some() {
        return Err("`jwk` of the proof is a private key".to_owned());
    }
    if !proof.is_signed_by(jwk) {
        return Err("the signature of the proof is invalid".to_owned());
    }
    Ok(jwk)
}

/// Whether a URL without a query is that of a proof, whose query and fragment do not count (§4.3 no. 9), in
/// the normal form of both (RFC 3986 §6.2.2, §6.2.3).
fn is_same(target: &str, given: &str) -> bool {
    let normal = |url: &str| {
        let mut url = Url::parse(url).ok()?;
        url.set_query(None);
        url.set_fragment(None);
        Some(url)
    };
    normal(target).is_some_and(|target| normal(given) == Some(target))
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
