//! JWTs that clients authenticate with (RFC 7523 §3): for this server, valid now, and used once.

use licit_format::resolve::{AssertionAudience, AssertionPlace, ClientAuth, FixedParameter, Grant};
use serde_json::Value;

use crate::core::client::Client;
use crate::core::server::Server;
use crate::http::parameters::{Parameters, wire_name};
use crate::http::request::Request;
use crate::jose::token::Token;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pattern::Pattern;
use crate::values::{pattern, secret, variable};

/// The only type of client assertions (§2.2).
const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// The JWT of a request, at the spec's place for it.
pub(crate) fn of<'r>(
    server: &Server,
    grant: &Grant,
    parameters: &'r Parameters,
    http: &'r Request,
) -> Option<&'r str> {
    let takes_jwt = grant.auth_methods.iter().any(|method| method.is_jwt());
    let parameter = |name| parameters.get(wire_name(&grant.request.renamed, name));
    match server.provider.table.client_assertion.place {
        // Without such a method, another parameter may have this name.
        AssertionPlace::ClientAssertion => parameter("client_assertion").filter(|_| takes_jwt),
        AssertionPlace::ClientSecret => {
            parameter("client_secret").filter(|secret| takes_jwt && Token::read(secret).is_some())
        }
        AssertionPlace::Bearer => http.authorization("Bearer").filter(|_| takes_jwt),
    }
}

/// The client identifier that a JWT claims.
pub(crate) fn claimed(jwt: &str) -> Option<String> {
    Token::read(jwt)?.text("sub").map(str::to_owned)
}

/// Verifies that a request declares its client assertion to be a JWT (§2.2), where it has a parameter for
/// that.
pub(crate) fn check_type(
    server: &Server,
    grant: &Grant,
    parameters: &Parameters,
) -> Result<(), Fault> {
    let place = server.provider.table.client_assertion.place;
    let kind = parameters.get(wire_name(&grant.request.renamed, "client_assertion_type"));
    if place == AssertionPlace::ClientAssertion && kind != Some(TYPE) {
        let message = "`client_assertion_type` is not that of a JWT";
        return Err(Fault::new(Problem::InvalidClient, message));
    }
    Ok(())
}

/// Verifies that the JWT is the client's, and returns its authentication method.
pub(crate) fn check(
    server: &Server,
    client: &Client,
    grant: &Grant,
    jwt: &str,
    http: &Request,
) -> Result<ClientAuth, Fault> {
    let rejected = |message: &str| Err(Fault::new(Problem::InvalidClient, message));
    let table = &server.provider.table.client_assertion;
    let Some(token) = Token::read(jwt) else {
        return rejected("the client's JWT cannot be read");
    };
    let accepted = &table.algorithms;
    if !accepted.is_empty() && !accepted.iter().any(|name| name == token.algorithm()) {
        return rejected(
            "the client's JWT is signed with an algorithm that the spec does not list",
        );
    }
    let (method, proven) = if token.algorithm().starts_with("HS") {
        let secret = client.credentials.client_secret.as_deref();
        let proven = secret.is_some_and(|secret| token.is_signed_with(secret));
        (ClientAuth::ClientSecretJwt, proven)
    } else {
        let proven = client.public_keys.iter().any(|key| token.is_signed_by(key));
        (ClientAuth::PrivateKeyJwt, proven)
    };
    if !proven {
        return rejected("the client's JWT is not signed by its key");
    }
    check_claims(server, client, grant, &token, http)?;
    if let Some(jti) = token.text("jti")
        && !server.state().used_jwts.insert(secret::digest(jti))
    {
        return rejected("the client's JWT was used before");
    }
    Ok(method)
}

/// The endpoint of a request: the one whose URL it has.
fn endpoint<'s>(server: &'s Server, grant: &'s Grant, http: &Request) -> &'s String {
    let path = http.segments();
    let registrations = server.provider.registrations.iter();
    let others = registrations.flat_map(|registration| {
        let table = &registration.table;
        let code = table.authorization_code.as_ref();
        let device = table.device_code.as_ref();
        [
            code.and_then(|code| code.pushed_authorization_request_endpoint.as_ref()),
            device.map(|device| &device.device_authorization_endpoint),
            table.revocation_endpoint.as_ref(),
            table.introspection_endpoint.as_ref(),
        ]
    });
    let mut others = others.flatten();
    let is_at = |url: &&String| Pattern::new(url).matches(&path).is_some();
    others.find(is_at).unwrap_or(&grant.token_endpoint)
}

/// Returns the audiences that a client uses if it reads its endpoints from the emulator's metadata
/// or start page: the issuer, the endpoint that it calls, and the token endpoint (RFC 9126 §2).
fn addresses(server: &Server, grant: &Grant, http: &Request) -> Vec<String> {
    let Some(origin) = http.prefix() else {
        return Vec::new();
    };
    let endpoint = variable::fill(&server.provider, &grant.token_endpoint, &Vec::new());
    let path = endpoint.split_once(":/").map_or("", |(_, path)| path);
    let token_endpoint = format!("{origin}{path}");
    let issuer = http.issuer.clone();
    [http.called.clone(), token_endpoint]
        .into_iter()
        .chain(issuer)
        .collect()
}

fn check_claims(
    server: &Server,
    client: &Client,
    grant: &Grant,
    token: &Token<'_>,
    http: &Request,
) -> Result<(), Fault> {
    let rejected = |message: String| Err(Fault::new(Problem::InvalidClient, message));
    let provider = &server.provider;
    let table = &provider.table.client_assertion;
    let audience = match &table.audience {
        AssertionAudience::Server => provider
            .table
            .issuer
            .as_ref()
            .unwrap_or(&grant.token_endpoint),
        AssertionAudience::TokenEndpoint => &grant.token_endpoint,
        AssertionAudience::Endpoint => endpoint(server, grant, http),
        AssertionAudience::Text(text) => text,
    };
    let addresses = match &table.audience {
        AssertionAudience::Text(_) => Vec::new(),
        _ if server.is_fapi() => http.issuer.iter().cloned().collect(),
        _ => addresses(server, grant, http),
    };
    if server.is_fapi() && token.text("aud").is_none() {
        let message = "`aud` of the client's JWT must be a string, the issuer \
                       (FAPI 2.0 Security Profile §5.3.2.1)";
        return rejected(message.to_owned());
    }
    let own = |claim: &str| table.claims.iter().find(|fixed| fixed.name == claim);
    let mut expected: Vec<(&str, &str)> = table
        .claims
        .iter()
        .map(|fixed| (fixed.name.as_str(), fixed.value.as_str()))
        .collect();
    let id = client.credentials.client_id.as_str();
    let usual = [("iss", id), ("sub", id), ("aud", audience)];
    expected.extend(usual.into_iter().filter(|(name, _)| own(name).is_none()));
    for (name, template) in expected {
        let given = token.texts(name);
        let is_address = |given: &&str| name == "aud" && addresses.iter().any(|url| url == given);
        let fits = |given: &&str| pattern::text_fits(template, given);
        if !given.iter().any(|given| fits(given) || is_address(given)) {
            return rejected(format!(
                "`{name}` of the client's JWT is `{}`, not `{}`",
                given.join(" "),
                variable::fill(provider, template, &Vec::new())
            ));
        }
    }
    check_header(server, token).map_err(|problem| Fault::new(Problem::InvalidClient, problem))?;
    if let Some(problem) = token.untimely("the client's JWT", server.clock.stated()) {
        return rejected(problem);
    }
    if token.text("jti").is_none() {
        return rejected("the client's JWT has no `jti`".to_owned());
    }
    Ok(())
}

/// Checks the members of the header that the spec sets.
fn check_header(server: &Server, token: &Token<'_>) -> Result<(), String> {
    let provider = &server.provider;
    for FixedParameter { name, value } in &provider.table.client_assertion.headers {
        let given = token.header.get(name).and_then(Value::as_str);
        let fits = given.map_or_else(
            || variable::may_be_absent(provider, value),
            |given| pattern::text_fits(value, given),
        );
        if !fits {
            let expected = variable::fill(provider, value, &Vec::new());
            let given = given.unwrap_or_default();
            return Err(format!(
                "`{name}` in the header of the client's JWT is `{given}`, not `{expected}`"
            ));
        }
    }
    Ok(())
}
