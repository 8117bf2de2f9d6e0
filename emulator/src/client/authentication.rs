//! Client authentication (RFC 6749 §2.3): by exactly one of the spec's methods.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::header::AUTHORIZATION;
use licit_format::resolve::{BasicEncoding, ClientAuth, FixedParameter, Grant};
use url::form_urlencoded;

use super::assertion;
use crate::core::client::Client;
use crate::core::server::Server;
use crate::http::parameters::{Parameters, wire_name};
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pattern;

/// Verifies that a request is from the client.
pub(crate) fn authenticate(
    server: &Server,
    client: &Client,
    grant: &Grant,
    parameters: &Parameters,
    http: &Request,
) -> Result<(), Fault> {
    let rename = &grant.request.renamed;
    let id = parameters.get(wire_name(rename, "client_id"));
    if let Some(jwt) = assertion::of(server, grant, parameters, http) {
        if id.is_some_and(|id| !client.has_id(id)) {
            return Err(unknown());
        }
        assertion::check_type(server, grant, parameters)?;
        let method = assertion::check(server, client, grant, jwt, http)?;
        return check_method(grant, client, method);
    }
    let secret = parameters.get(wire_name(rename, "client_secret"));
    // A header that the spec sets itself is checked against the spec's value.
    let is_own = |header: &FixedParameter| AUTHORIZATION == header.name.as_str();
    let has_own_header = grant.request.headers.iter().any(is_own);
    let has_header = http.headers.contains_key(AUTHORIZATION) && !has_own_header;
    let (method, id, secret) = match (has_header, secret) {
        (true, Some(_)) => {
            return Err(Fault::new(
                Problem::InvalidRequest,
                "the client uses two authentication methods at once",
            ));
        }
        (true, None) => {
            let (name, secret) = by_header(grant, http)?;
            if let Some((user, password)) = &grant.request.basic.credentials {
                return own_basic(client, (user, password), (&name, &secret));
            }
            if id.is_some_and(|id| id != name) {
                return Err(Fault::new(
                    Problem::InvalidRequest,
                    "the request has two client identifiers",
                ));
            }
            (ClientAuth::ClientSecretBasic, Some(name), Some(secret))
        }
        (false, Some(secret)) => (
            ClientAuth::ClientSecretPost,
            id.map(str::to_owned),
            Some(secret.to_owned()),
        ),
        (false, None) => (without_secret(grant), id.map(str::to_owned), None),
    };
    check_method(grant, client, method)?;
    let needs_id = !grant
        .request
        .omitted
        .iter()
        .any(|omitted| omitted == "client_id");
    let known = match id {
        Some(id) => client.has_id(&id),
        None => !needs_id,
    };
    // Both are compared, so that the time does not depend on the first.
    let proven = secret.is_none_or(|secret| client.has_secret(&secret));
    if known & proven {
        Ok(())
    } else {
        Err(unknown())
    }
}

/// User and password of HTTP Basic.
fn by_header(grant: &Grant, http: &Request) -> Result<(String, String), Fault> {
    let raw = grant.request.basic.encoding == BasicEncoding::Raw;
    let basic = http
        .authorization("Basic")
        .and_then(|text| basic(text, raw));
    basic.ok_or_else(|| {
        Fault::new(
            Problem::InvalidClient,
            "the `Authorization` header is not HTTP Basic",
        )
    })
}

/// Returns the method of a request without a secret. There are no certificates on loopback, so a
/// request that requires one is accepted without it.
fn without_secret(grant: &Grant) -> ClientAuth {
    let by_certificate = grant.auth_methods.iter().find(|method| {
        matches!(
            method,
            ClientAuth::TlsClientAuth | ClientAuth::SelfSignedTlsClientAuth
        )
    });
    by_certificate.copied().unwrap_or(ClientAuth::None)
}

/// The client that sends a request, with the position of its registration, at an endpoint that serves
/// all of them.
pub(crate) fn client_of(
    server: &Server,
    form: &Parameters,
    http: &Request,
) -> Result<(usize, Arc<Client>), Fault> {
    let mut rejected = Fault::new(Problem::InvalidClient, "the client is unknown");
    let registrations = server.provider.registrations.iter();
    for (position, registration) in registrations.enumerate() {
        for grant in registration.grants() {
            let id = claimed(server, grant, form, http);
            let Some(client) = server.client(position, id.as_deref()) else {
                continue;
            };
            match authenticate(server, &client, grant, form, http) {
                Ok(()) => return Ok((position, client)),
                Err(fault) => rejected = fault,
            }
        }
    }
    Err(rejected)
}

/// The client identifier that a request claims, not yet verified.
pub(crate) fn claimed(
    server: &Server,
    grant: &Grant,
    parameters: &Parameters,
    http: &Request,
) -> Option<String> {
    let id = parameters.get(wire_name(&grant.request.renamed, "client_id"));
    let raw = grant.request.basic.encoding == BasicEncoding::Raw;
    let by_basic = || Some(basic(http.authorization("Basic")?, raw)?.0);
    let by_jwt = || assertion::claimed(assertion::of(server, grant, parameters, http)?);
    id.map(str::to_owned).or_else(by_basic).or_else(by_jwt)
}

fn unknown() -> Fault {
    Fault::new(
        Problem::InvalidClient,
        "the client is unknown, or its secret is wrong",
    )
}

fn check_method(grant: &Grant, client: &Client, method: ClientAuth) -> Result<(), Fault> {
    let rejected = |message: String| Err(Fault::new(Problem::InvalidClient, message));
    if let Some(registered) = client
        .auth_method
        .as_deref()
        .filter(|known| *known != method.name())
    {
        let id = &client.credentials.client_id;
        let given = method.name();
        return rejected(format!(
            "`{id}` is registered for `{registered}`, but authenticates with `{given}`"
        ));
    }
    // A signature or a value with the secret is checked with the request's parameters.
    let is_signed = grant.request.names_secret;
    if method == ClientAuth::None && client.must_authenticate() && !is_signed {
        return rejected(
            "the client has a secret or a key, but authenticates without it".to_owned(),
        );
    }
    if grant.auth_methods.contains(&method) {
        return Ok(());
    }
    rejected(format!(
        "the spec does not allow client authentication {}",
        name(method)
    ))
}

fn name(method: ClientAuth) -> &'static str {
    match method {
        ClientAuth::ClientSecretBasic => "by HTTP Basic",
        ClientAuth::ClientSecretPost => "by `client_secret` in the request",
        ClientAuth::None => "without a secret",
        ClientAuth::ClientSecretJwt => "by a JWT signed with the secret",
        ClientAuth::PrivateKeyJwt => "by a JWT signed with a private key",
        ClientAuth::TlsClientAuth | ClientAuth::SelfSignedTlsClientAuth => "by certificate",
    }
}

/// Checks user and password if the spec sets them to other values than client identifier and
/// secret.
fn own_basic(
    client: &Client,
    (user, password): (&str, &str),
    given: (&str, &str),
) -> Result<(), Fault> {
    let fits = |template, text| pattern::text_fits(&client.known(template), text);
    // Both are compared, so that the time does not depend on the first.
    if fits(user, given.0) & fits(password, given.1) {
        return Ok(());
    }
    let message = "the user name or password of HTTP Basic is not the client's";
    Err(Fault::new(Problem::InvalidClient, message))
}

/// §2.3.1: both parts are form-encoded before they are joined. Percent-encoding decodes the same way.
fn basic(credentials: &str, raw: bool) -> Option<(String, String)> {
    let pair = String::from_utf8(STANDARD.decode(credentials).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    if raw {
        return Some((id.to_owned(), secret.to_owned()));
    }
    Some((form_decode(id), form_decode(secret)))
}

fn form_decode(text: &str) -> String {
    // As the value of a parameter without a name. It contains no `&`, which would be encoded.
    let pair = format!("={text}");
    let mut values = form_urlencoded::parse(pair.as_bytes()).map(|(_, value)| value.into_owned());
    values.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basic_credentials_are_form_decoded() {
        let encoded = STANDARD.encode("my%3Aid:s+%C3%9F%25%26=");
        let decoded = Some(("my:id".to_owned(), "s ß%&=".to_owned()));
        assert_eq!(basic(&encoded, false), decoded);
        let encoded = STANDARD.encode("my%3Aid:s%20%C3%9F%25%26=");
        assert_eq!(basic(&encoded, false), decoded);
        let raw = Some(("my%3Aid".to_owned(), "s%20%C3%9F%25%26=".to_owned()));
        assert_eq!(basic(&encoded, true), raw);
        assert_eq!(basic("?", false), None);
        assert_eq!(basic(&STANDARD.encode("no colon"), false), None);
    }
}
