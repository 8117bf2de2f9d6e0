//! The revocation endpoint (RFC 7009), for tokens that were issued to the client.

use std::sync::Arc;

use hyper::Method;
use licit_format::resolve::{FixedParameter, Grant, Revocation};

use crate::client::authentication;
use crate::core::client::Client;
use crate::core::sent;
use crate::core::server::Server;
use crate::http::parameters::{Parameters, wire_name};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::values::{pattern, variable};

/// The names of tokens in templates.
const TOKENS: [&str; 2] = ["access_token", "refresh_token"];

/// Answers a request to the revocation endpoint.
pub(crate) fn answer(server: &Server, http: &Request) -> Reply {
    let mut registrations = server.provider.registrations.iter();
    let own = registrations.find_map(|registration| registration.table.revocation.as_ref());
    let revoked = match own {
        Some(table) => revoke_as(server, table, http),
        None => revoke(server, http),
    };
    match revoked {
        // §2.2: for an unknown token as well.
        Ok(()) => Reply::empty(200),
        Err(fault) => rejection::reject(&server.provider, Place::Token, &fault),
    }
}

fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(Problem::InvalidRequest, message)
}

fn revoke(server: &Server, http: &Request) -> Result<(), Fault> {
    if http.method != Method::POST {
        return Err(Fault::new(
            Problem::NoSuchMethod,
            "revocation requests must use POST",
        ));
    }
    let form = http
        .form()
        .ok_or_else(|| invalid("the body is not a form"))?;
    let token = form
        .get("token")
        .ok_or_else(|| invalid("`token` is missing"))?;
    let (position, client) = authentication::client_of(server, &form, http)?;
    let id = &client.credentials.client_id;
    server.state().issued.revoke_token(token, position, id);
    Ok(())
}

/// Revokes by a provider-specific request.
fn revoke_as(server: &Server, table: &Revocation, http: &Request) -> Result<(), Fault> {
    let grant = &table.grant;
    let method = grant.request.method.name();
    if http.method.as_str() != method {
        let message = format!("revocation requests must use {method}");
        return Err(Fault::new(Problem::NoSuchMethod, message));
    }
    let parameters = if http.body.is_empty() {
        http.query.clone()
    } else {
        sent::parameters(grant.request.encoding, http)?
    };
    let (position, client) = client(server, grant, &parameters, http)?;
    let mut tokens = Vec::new();
    let fixed = grant.request.parameters.iter();
    let fixed = fixed.map(|fixed| (fixed, parameters.get(&fixed.name)));
    let headers = grant.request.headers.iter();
    let headers = headers.map(|header| (header, http.header(&header.name)));
    for (FixedParameter { name, value }, given) in fixed.chain(headers) {
        let may_be_absent = variable::may_be_absent(&server.provider, value);
        match given.and_then(|given| pattern::bindings(value, given)) {
            Some(found) => tokens.extend(found),
            None if given.is_none() && may_be_absent => {}
            None => return Err(invalid(format!("`{name}` is not `{value}`"))),
        }
    }
    let named = tokens.into_iter();
    let named = named.filter(|(name, _)| TOKENS.contains(&name.as_str()));
    let mut named = named.map(|(_, token)| token);
    let parameter = parameters.get(wire_name(&grant.request.renamed, "token"));
    let token = parameter.map(str::to_owned).or_else(|| named.next());
    let token = token.ok_or_else(|| invalid("there is no token"))?;
    let id = &client.credentials.client_id;
    server.state().issued.revoke_token(&token, position, id);
    Ok(())
}

/// The client that sends the request, and the position of its registration.
fn client(
    server: &Server,
    grant: &Grant,
    parameters: &Parameters,
    http: &Request,
) -> Result<(usize, Arc<Client>), Fault> {
    let mut rejected = Fault::new(Problem::InvalidClient, "the client is unknown");
    let id = authentication::claimed(server, grant, parameters, http);
    for position in 0..server.provider.registrations.len() {
        let Some(client) = server.client(position, id.as_deref()) else {
            continue;
        };
        match authentication::authenticate(server, &client, grant, parameters, http) {
            Ok(()) => return Ok((position, client)),
            Err(fault) => rejected = fault,
        }
    }
    Err(rejected)
}
