//! Signed authorization requests (RFC 9101): the parameters are the claims of a JWT that the client signs.

use licit_format::resolve::AuthorizationCode;
use serde_json::{Map, Value};

use crate::core::client::Client;
use crate::core::server::Server;
use crate::http::parameters::{Parameters, wire_name};
use crate::http::request::Request;
use crate::jose::token::Token;
use crate::values::pattern;

/// The parameter that carries the request object (§5).
const REQUEST: &str = "request";

/// The type of a request object, where it has one (§10.8).
const TYPE: &str = "oauth-authz-req+jwt";

/// Claims about the request object itself, which are not parameters (§4).
const OF_THE_JWT: [&str; 7] = ["iss", "aud", "exp", "nbf", "iat", "jti", "sub"];

/// Maximum time from `nbf` to `exp`, in milliseconds (FAPI 2.0 Message Signing §5.3.1).
const LONGEST: u64 = 60 * 60 * 1000;

/// How far a client's clock may be ahead, in milliseconds.
const AHEAD: u64 = 60 * 1000;

/// Why a request object is not read.
pub(super) enum Unread {
    /// The provider has no request objects (OpenID Connect Core §3.1.2.6).
    Unsupported(String),
    /// It is not one that the client made for this provider.
    Invalid(String),
}

impl From<String> for Unread {
    fn from(problem: String) -> Self {
        Self::Invalid(problem)
    }
}

impl From<Unread> for String {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Unsupported(problem) | Unread::Invalid(problem) => problem,
        }
    }
}

/// The parameters without the request object.
pub(super) fn without(grant: &AuthorizationCode, given: &Parameters) -> Parameters {
    let name = wire_name(&grant.renamed, REQUEST);
    let others = given.pairs().iter().filter(|(known, _)| known != name);
    others.cloned().collect()
}

/// The parameters of an authorization request: those of its request object, if it has one. The ones beside
/// it are ignored (§6.3).
pub(super) fn opened(
    server: &Server,
    grant: &AuthorizationCode,
    client: &Client,
    given: &Parameters,
    http: &Request,
) -> Result<Parameters, Unread> {
    let title = &server.provider.table.title;
    let name = wire_name(&grant.renamed, REQUEST);
    let table = match (&grant.request_object, given.get(name)) {
        (Some(table), None) if table.required => {
            let problem = format!(
                "`{name}` is missing: {title} accepts only signed authorization requests (RFC 9101)"
            );
            return Err(Unread::Invalid(problem));
        }
        (Some(table), Some(_)) => table,
        (None, Some(_)) if !is_declared(server, grant, name) => {
            let problem = format!("{title} does not support request objects (`{name}`)");
            return Err(Unread::Unsupported(problem));
        }
        _ => return Ok(given.clone()),
    };
    let Some(token) = given.get(name).and_then(Token::read) else {
        return Err("the request object is not a signed JWT".to_owned().into());
    };
    let algorithm = token.algorithm();
    let accepted = &table.algorithms;
    if !accepted.is_empty() && !accepted.iter().any(|name| name == algorithm) {
        let accepted = accepted.join(", ");
        let problem =
            format!("the request object is signed with `{algorithm}`, not with {accepted}");
        return Err(problem.into());
    }
    let secret = client.credentials.client_secret.as_deref();
    let proven = match secret.filter(|_| algorithm.starts_with("HS")) {
        Some(secret) => token.is_signed_with(secret),
        None => client.public_keys.iter().any(|key| token.is_signed_by(key)),
    };
    if !proven {
        return Err("the request object is not signed by the client's key"
            .to_owned()
            .into());
    }
    check(server, client, &token, http)?;
    let id = wire_name(&grant.renamed, "client_id");
    if let Some(outside) = given.get(id)
        && token.text(id) != Some(outside)
    {
        let problem = format!("`{id}` of the request object is not the one beside it");
        return Err(problem.into());
    }
    Ok(parameters(&token.claims)?)
}

/// Whether the spec has a parameter of this name for another purpose.
fn is_declared(server: &Server, grant: &AuthorizationCode, name: &str) -> bool {
    let registrations = server.provider.registrations.iter();
    let mut declared = registrations.flat_map(|registration| &registration.parameters);
    grant.parameters.iter().any(|fixed| fixed.name == name)
        || declared.any(|parameter| parameter.name == name)
}

/// Checks what the JWT says of itself (§4, §10.2, §10.8).
fn check(
    server: &Server,
    client: &Client,
    token: &Token<'_>,
    http: &Request,
) -> Result<(), String> {
    let wrong = |claim: &str, expected: &str| {
        let given = token.claims.get(claim).unwrap_or(&Value::Null);
        Err(format!(
            "`{claim}` of the request object is {given}, not {expected}"
        ))
    };
    if let Some(kind) = token.header.get("typ").and_then(Value::as_str)
        && !kind.eq_ignore_ascii_case(TYPE)
        && !kind.eq_ignore_ascii_case("JWT")
    {
        return Err(format!(
            "`typ` of the request object is `{kind}`, not `{TYPE}`"
        ));
    }
    let id = client.credentials.client_id.as_str();
    if token.text("iss") != Some(id) {
        return wrong("iss", &format!("the client `{id}`"));
    }
    // Or it could serve as the client's authentication.
    if token.text("sub") == Some(id) {
        return wrong("sub", "absent");
    }
    let audience = token.texts("aud");
    let issuer = server.provider.table.issuer.as_deref();
    let is_meant = |name: &&str| {
        issuer.is_some_and(|issuer| pattern::text_fits(issuer, name))
            || http.issuer.as_deref() == Some(*name)
    };
    if !audience.iter().any(is_meant) {
        let expected = format!("the issuer `{}`", issuer.unwrap_or_default());
        return wrong("aud", &expected);
    }
    let now = server.clock.stated();
    match (token.millis("nbf"), token.millis("exp")) {
        (Some(start), _) if start > now + AHEAD => {
            Err("`nbf` of the request object is in the future".to_owned())
        }
        (_, Some(end)) if end <= now => Err("the request object has expired".to_owned()),
        (Some(start), Some(end)) if end > start.saturating_add(LONGEST) => {
            Err("the request object is valid for more than 60 minutes".to_owned())
        }
        (Some(_), Some(_)) => Ok(()),
        _ => Err("the request object lacks `exp` or `nbf`".to_owned()),
    }
}

/// The parameters in the claims. A list of texts is a repeated parameter; another structure is its JSON.
fn parameters(claims: &Map<String, Value>) -> Result<Parameters, String> {
    let mut pairs = Vec::new();
    for (name, value) in claims {
        if name == REQUEST || name == "request_uri" {
            return Err(format!(
                "`{name}` must not be in a request object (RFC 9101 §4)"
            ));
        }
        if OF_THE_JWT.contains(&name.as_str()) {
            continue;
        }
        match value {
            Value::Null => {}
            Value::String(text) => pairs.push((name.clone(), text.clone())),
            Value::Array(several) if several.iter().all(Value::is_string) => {
                let texts = several.iter().filter_map(Value::as_str);
                pairs.extend(texts.map(|text| (name.clone(), text.to_owned())));
            }
            other => pairs.push((name.clone(), other.to_string())),
        }
    }
    Ok(pairs.into_iter().collect())
}
