//! The assertion of the JWT bearer grant (RFC 7523 §2.1), signed here with the key of the login.

use std::time::{SystemTime, UNIX_EPOCH};

use licit_runtime::Secret;
use licit_runtime::jose::{Algorithm, JoseError, SigningKey};
use serde_json::{Map, Value};

use super::context::Context;
use super::credentials::Credentials;
use super::failure::Failure;

/// The lifetime of an assertion, in seconds. Providers accept from three minutes to an hour.
const LIFETIME: u64 = 120;

/// Signs an assertion with the claims of `--claim`. The others are: the client identifier as issuer and
/// subject, and this server as audience.
pub(super) fn signed(context: &Context<'_>, credentials: &Credentials) -> Result<Secret, Failure> {
    let unsigned =
        |error: JoseError| Failure::new(format!("the assertion cannot be signed: {error}"));
    let generated;
    let key = match &credentials.key {
        Some(key) => key,
        // The emulator verifies the signatures of its own applications only.
        None if context.target.emulator().is_some() => {
            generated = SigningKey::generate(Algorithm::Es256).map_err(unsigned)?;
            &generated
        }
        None => {
            return Err(Failure::new("the grant requires a signed assertion").help(
                "pass `--jwt-bearer` with a file that contains it, or `--signing-key` to sign one, with its \
                 claims as `--claim sub=ada@acme.example`",
            ));
        }
    };
    let claims = claims(context, &credentials.id)?;
    let claims = claims
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    let assertion = key.sign_local([], claims).map_err(unsigned)?;
    Ok(Secret::new(assertion))
}

fn claims(context: &Context<'_>, client_id: &str) -> Result<Map<String, Value>, Failure> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |since| since.as_secs());
    let mut claims = Map::new();
    claims.insert("iss".to_owned(), client_id.into());
    claims.insert("sub".to_owned(), client_id.into());
    claims.insert("iat".to_owned(), now.into());
    claims.insert("exp".to_owned(), now.saturating_add(LIFETIME).into());
    for (name, value) in &context.options.claims {
        claims.insert(name.clone(), value.as_str().into());
    }
    if !claims.contains_key("aud") {
        claims.insert("aud".to_owned(), audience(context)?.into());
    }
    Ok(claims)
}

/// Returns the issuer, or the token endpoint of a server without one (§3).
fn audience(context: &Context<'_>) -> Result<String, Failure> {
    if let Some(running) = context.target.emulator() {
        return Ok(running.origin().to_owned());
    }
    let table = &context.provider.table;
    let grant = context.registration.table.jwt_bearer.as_ref();
    let endpoint = grant.map(|grant| &grant.token_endpoint);
    let known = table.issuer.as_ref().or(endpoint);
    let known = known.filter(|url| !url.contains('{'));
    known.cloned().ok_or_else(|| {
        Failure::new(
            "the audience of the assertion is unknown, because the spec's URL has variables",
        )
        .help("pass `--claim aud=https://…`")
    })
}
