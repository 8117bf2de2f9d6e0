//! Verifies the credentials of a call against the security requirements of its operation (OpenAPI 3.1
//! §4.8.30): keys, cookies, HTTP Basic, bearer tokens, and the access token.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use licit_format::resolve::{Alternative, CredentialIn, Operation, SecurityScheme};

use super::{scopes, token};
use crate::core::server::Server;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::values::secret;

/// Checks that a request satisfies one of the alternatives of an operation, and contains no other
/// credential of the provider.
pub(crate) fn check(
    server: &Server,
    operation: &Operation,
    alternatives: &[Alternative],
    request: &Request,
) -> Result<(), Fault> {
    let mut faults = Vec::new();
    for alternative in alternatives {
        match meets(server, operation, alternative, request) {
            Ok(()) => return Ok(()),
            Err(fault) => faults.push(fault),
        }
    }
    // The request contains a part of this alternative, so its reason is the most helpful one.
    let is_near = |fault: &Fault| fault.problem != Problem::NoToken;
    let near = faults.iter().position(is_near).unwrap_or_default();
    let is_clear = alternatives.len() == 1 || faults.iter().any(is_near);
    if is_clear && near < faults.len() {
        return Err(faults.swap_remove(near));
    }
    let listed: Vec<_> = alternatives
        .iter()
        .map(|one| described(server, one))
        .collect();
    let message = format!("the call requires {}", listed.join(", or "));
    Err(Fault::new(Problem::NoToken, message))
}

fn meets(
    server: &Server,
    operation: &Operation,
    alternative: &Alternative,
    request: &Request,
) -> Result<(), Fault> {
    let schemes = server.provider.security_schemes.iter().enumerate();
    for (at, scheme) in schemes
        .clone()
        .filter(|(at, _)| alternative.schemes.contains(at))
    {
        let name = &scheme.table.name;
        match sent(server, at, scheme, request) {
            Sent::Right => {}
            Sent::Wrong => {
                let message = format!("the {} `{name}` is wrong", kind(scheme));
                return Err(Fault::new(Problem::InvalidToken, message));
            }
            Sent::Nothing => {
                let message = format!("the call has no {} `{name}`{}", kind(scheme), place(scheme));
                return Err(Fault::new(Problem::NoToken, message));
            }
        }
    }
    if alternative.token {
        let grant = token::authenticated(server, request)?;
        token::acts_as(operation, &grant)?;
        token::is_for(&grant, request)?;
        let granted = server.provider.closure(&grant.scopes);
        let lacks = |scope: &&usize| !granted.contains(scope);
        let lacking: Vec<usize> = alternative.scopes.iter().filter(lacks).copied().collect();
        if !lacking.is_empty() {
            let names: Vec<_> = scopes::names(&server.provider, &lacking).collect();
            let message = format!("the token lacks `{}`", names.join("` and `"));
            return Err(Fault::new(Problem::InsufficientScope, message).about(&names.join(", ")));
        }
    } else if token::authenticated(server, request).is_ok() {
        let message = "the call sends an access token that the operation does not require";
        return Err(Fault::new(Problem::InvalidToken, message));
    }
    let mut others = schemes.filter(|(at, _)| !alternative.schemes.contains(at));
    let is_certificate = |scheme: &SecurityScheme| scheme.table.place == CredentialIn::MutualTls;
    let extra = others.find(|(at, scheme)| {
        !is_certificate(scheme) && matches!(sent(server, *at, scheme, request), Sent::Right)
    });
    match extra {
        None => Ok(()),
        Some((_, scheme)) => {
            let message = format!(
                "the call sends the {} `{}`, which the operation does not require",
                kind(scheme),
                scheme.table.name
            );
            Err(Fault::new(Problem::InvalidToken, message))
        }
    }
}

/// The credential that a request contains for a scheme.
enum Sent {
    Right,
    Wrong,
    Nothing,
}

fn sent(server: &Server, at: usize, scheme: &SecurityScheme, request: &Request) -> Sent {
    let Some(expected) = server.secrets.get(at) else {
        return Sent::Nothing;
    };
    let value = match &scheme.table.place {
        CredentialIn::Header(name) => request.header(name).map(str::to_owned),
        CredentialIn::Query(name) => request.query.get(name).map(str::to_owned),
        CredentialIn::Cookie(name) => request.cookies().get(name),
        CredentialIn::Bearer => request.authorization("Bearer").map(str::to_owned),
        CredentialIn::Basic => request.authorization("Basic").map(str::to_owned),
        // The emulator has no TLS.
        CredentialIn::MutualTls => return Sent::Right,
    };
    let expected = match &scheme.table.place {
        CredentialIn::Basic => STANDARD.encode(format!("{}:{expected}", super::BASIC_USER)),
        _ => expected.clone(),
    };
    match value {
        Some(value) if secret::same(&value, &expected) => Sent::Right,
        Some(value) if !value.is_empty() => Sent::Wrong,
        _ => Sent::Nothing,
    }
}

fn kind(scheme: &SecurityScheme) -> &'static str {
    match scheme.table.place {
        CredentialIn::Header(_) | CredentialIn::Query(_) => "API key",
        CredentialIn::Cookie(_) => "cookie",
        CredentialIn::Basic => "HTTP Basic credential",
        CredentialIn::Bearer => "bearer token",
        CredentialIn::MutualTls => "client certificate",
    }
}

fn place(scheme: &SecurityScheme) -> String {
    match &scheme.table.place {
        CredentialIn::Header(name) => format!(" in the header `{name}`"),
        CredentialIn::Query(name) => format!(" in the query parameter `{name}`"),
        CredentialIn::Cookie(name) => format!(" in the cookie `{name}`"),
        CredentialIn::Basic | CredentialIn::Bearer => " in the header `Authorization`".into(),
        CredentialIn::MutualTls => String::new(),
    }
}

fn described(server: &Server, alternative: &Alternative) -> String {
    let schemes = alternative.schemes.iter();
    let schemes = schemes.filter_map(|at| server.provider.security_schemes.get(*at));
    let mut parts: Vec<_> = schemes
        .map(|scheme| format!("the {} `{}`", kind(scheme), scheme.table.name))
        .collect();
    parts.extend(alternative.token.then(|| "an access token".to_owned()));
    parts.join(" and ")
}
