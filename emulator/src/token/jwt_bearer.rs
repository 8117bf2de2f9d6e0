//! JWTs as authorization grants (RFC 7523 §2.1, §3).

use licit_format::resolve::AssertionAudience;

use super::request::TokenRequest;
use super::{presented, without_code};
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::jose::token::Token;
use crate::rejection::fault::{Fault, Problem};
use crate::values::{secret, variable};

/// Issues a token for an assertion. The emulator knows the keys of its clients only: the signature of
/// another issuer is not verified.
pub(super) fn exchange(
    server: &Server,
    request: &TokenRequest<'_>,
    http: &Request,
) -> Result<Reply, Fault> {
    let invalid = |message: String| Fault::new(Problem::InvalidGrant, message);
    let token = presented::signed(request.required("assertion")?)
        .ok_or_else(|| invalid("the assertion is not a signed JWT".to_owned()))?;
    for name in ["iss", "sub", "aud"] {
        if token.texts(name).is_empty() {
            return Err(invalid(format!("the assertion has no `{name}`")));
        }
    }
    check_audience(server, request, &token, http).map_err(invalid)?;
    if let Some(problem) = token.untimely("the assertion", server.clock.stated()) {
        return Err(invalid(problem));
    }
    check_signature(server, request, &token).map_err(invalid)?;
    if let Some(jti) = token.text("jti")
        && !server.state().used_jwts.insert(secret::digest(jti))
    {
        return Err(invalid("the assertion was used before".to_owned()));
    }
    without_code::grant(server, request, None)
}

/// A client that issues the assertion itself signs it with its registered key.
fn check_signature(
    server: &Server,
    request: &TokenRequest<'_>,
    token: &Token<'_>,
) -> Result<(), String> {
    let issuer = token.text("iss").unwrap_or_default();
    let client = server.client(request.position, Some(issuer));
    let keys = client.filter(|client| client.has_id(issuer));
    let keys = keys.map_or_else(Vec::new, |client| client.public_keys.clone());
    if keys.is_empty() || keys.iter().any(|key| token.is_signed_by(key)) {
        return Ok(());
    }
    Err(format!(
        "the assertion is not signed by the key of `{issuer}`"
    ))
}

/// §3 (3): the audience is this server, by its issuer, its token endpoint, or the origin or host of one of
/// them, which providers document as well.
fn check_audience(
    server: &Server,
    request: &TokenRequest<'_>,
    token: &Token<'_>,
    http: &Request,
) -> Result<(), String> {
    let table = &server.provider.table;
    let mut known = vec![&request.grant.token_endpoint];
    known.extend(&table.issuer);
    if let AssertionAudience::Text(text) = &table.client_assertion.audience {
        known.push(text);
    }
    let filled = |url: &&String| variable::fill(&server.provider, url, &request.bindings);
    let mut known: Vec<_> = known.iter().map(filled).collect();
    let endpoint = known.first().cloned().unwrap_or_default();
    let origins: Vec<_> = known.iter().filter_map(|url| origin(url)).collect();
    known.extend(origins);
    let mut called = vec![http.called.clone()];
    called.extend(http.issuer.clone());
    called.extend(http.prefix().map(str::to_owned));
    if let Some(prefix) = http.prefix() {
        let whole = known.iter().filter(|url| url.starts_with("https://"));
        called.extend(whole.map(|url| url.replacen("https:/", prefix, 1)));
    }
    let is_this = |given: &&str| {
        let given = given.trim_end_matches('/');
        let fits = |url: &String| {
            let url = url.trim_end_matches('/');
            let host = url.strip_prefix("https://").unwrap_or(url);
            url == given || host == given
        };
        known.iter().any(fits) || called.iter().any(|url| url.trim_end_matches('/') == given)
    };
    let audiences = token.texts("aud");
    if audiences.iter().any(is_this) {
        return Ok(());
    }
    Err(format!(
        "`aud` of the assertion is `{}`, which is not this server: `{endpoint}` or its issuer",
        audiences.join(" ")
    ))
}

/// Scheme and host of a URL.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (host, _) = rest.split_once('/')?;
    Some(format!("{scheme}://{host}"))
}
