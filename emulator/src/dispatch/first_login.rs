//! The login that the first page offers, for which no application exists yet: its URL, and its last
//! page.

use std::fmt::Write as _;

use licit_format::resolve::{ClientAuth, Pkce, Provider, State};
use url::form_urlencoded;

use crate::access::scopes;
use crate::core::server::Server;
use crate::http::page::{self, escape};
use crate::http::parameters::{Parameters, wire_name};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::http::served;
use crate::model::{sample, text};
use crate::values::pattern::Bindings;
use crate::values::{secret, variable};

/// The path of the page that receives the login of the first page.
pub(super) const CALLBACK: &str = "callback";

/// The verifier of that login (RFC 7636 appendix B). It is public, and protects nothing.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

/// The URL of a login that ends on the emulator's own page, ready to open. `None` if requests must
/// be pushed, or the application has its own redirect URI.
pub(crate) fn url(server: &Server, origin: &str, position: usize) -> Option<String> {
    let registration = server.provider.registrations.get(position)?;
    let code = registration.table.authorization_code.as_ref()?;
    let client = server.clients.get(position)?;
    let redirect_uri = format!("{origin}/{CALLBACK}");
    if code.push_required || !client.takes_redirect_uri(&redirect_uri) {
        return None;
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    let mut add = |name: &str, value: &str| {
        if code.omitted.iter().all(|omitted| omitted != name) {
            query.append_pair(wire_name(&code.renamed, name), value);
        }
    };
    let in_redirect_uri = code.state == State::InRedirectUri;
    let redirect_uri = if in_redirect_uri {
        format!("{redirect_uri}?{}=from-the-start-page", code.callback.state)
    } else {
        add("state", "from-the-start-page");
        redirect_uri
    };
    let format = &server.provider.table.scope;
    if format.required {
        add(&format.parameter, &every_scope(&server.provider));
    }
    add("response_type", &code.response_type);
    add("client_id", &client.credentials.client_id);
    add("redirect_uri", &redirect_uri);
    let (challenge, method) = match code.pkce {
        Pkce::S256 => (secret::challenge(VERIFIER), "S256"),
        Pkce::Plain => (VERIFIER.to_owned(), "plain"),
        Pkce::Unsupported => (String::new(), ""),
    };
    if !challenge.is_empty() {
        add("code_challenge", &challenge);
        add("code_challenge_method", method);
    }
    if let Some(mode) = &code.response_mode {
        add("response_mode", mode);
    }
    for fixed in &code.parameters {
        let value = variable::fill(&server.provider, &fixed.value, &Bindings::new());
        query.append_pair(&fixed.name, &value);
    }
    for parameter in registration
        .parameters
        .iter()
        .filter(|known| !known.optional)
    {
        let place = sample::Place::top(&parameter.name, 0);
        let value = sample::value(&server.provider, &parameter.ty, place);
        query.append_pair(&parameter.name, &text::write(&value));
    }
    let url = variable::fill(
        &server.provider,
        &code.authorization_endpoint,
        &Bindings::new(),
    );
    let separator = if url.contains('?') { '&' } else { '?' };
    Some(format!(
        "{}{separator}{}",
        served::plain(origin, &url),
        query.finish()
    ))
}

/// Returns every scope of the standard parameter, as a request writes them; only one, if a request
/// can have only one.
fn every_scope(provider: &Provider) -> String {
    let format = &provider.table.scope;
    let is_usual = |name: &str| format.elsewhere.iter().all(|(known, _)| known != name);
    let named = provider.scopes.iter().enumerate();
    let mut all: Vec<usize> = named
        .filter(|(_, scope)| is_usual(&scope.name))
        .map(|(position, _)| position)
        .collect();
    if format.separator.is_empty() {
        all.truncate(1);
    }
    scopes::write(provider, &all, &format.separator)
}

/// The page at `/callback`: what an application would receive, and the request that it would send.
pub(super) fn callback(server: &Server, request: &Request) -> Reply {
    let form = request.form();
    let parameters = form.as_ref().unwrap_or(&request.query);
    let mut body = "<p>The user is back. Your application would receive:</p>\n<dl>\n".to_owned();
    for (name, value) in parameters.pairs() {
        let (name, value) = (escape(name), escape(value));
        let _ = writeln!(body, "<dt>{name}</dt><dd><output>{value}</output></dd>");
    }
    body.push_str("</dl>\n");
    let origin = request.prefix().unwrap_or_default();
    if let Some(command) = exchange(server, origin, parameters) {
        let _ = writeln!(
            body,
            "<p>It would exchange the code for tokens:</p>\n<pre>{}</pre>",
            escape(&command)
        );
    }
    page::page(200, &server.provider.table.title, &body, "'none'")
}

/// The exchange of a code as a command.
fn exchange(server: &Server, origin: &str, given: &Parameters) -> Option<String> {
    let mut found = server.provider.registrations.iter().zip(&server.clients);
    let (code, client) = found.find_map(|(registration, client)| {
        Some((registration.table.authorization_code.as_ref()?, client))
    })?;
    let value = given.get(&code.callback.code)?;
    let url = variable::fill(
        &server.provider,
        &code.grant.token_endpoint,
        &Bindings::new(),
    );
    let mut command = format!("curl {}", served::plain(origin, &url));
    let secret = client.credentials.client_secret.as_deref();
    let by_header = code.grant.auth_methods.first() == Some(&ClientAuth::ClientSecretBasic);
    let id = client.credentials.client_id.as_str();
    let redirect_uri = format!("{origin}/{CALLBACK}");
    let mut parameters = vec![
        ("grant_type", "authorization_code"),
        ("code", value),
        ("redirect_uri", redirect_uri.as_str()),
    ];
    if code.pkce != Pkce::Unsupported {
        parameters.push(("code_verifier", VERIFIER));
    }
    match secret {
        Some(secret) if by_header => {
            let _ = write!(command, " \\\n  -u '{id}:{secret}'");
        }
        secret => {
            parameters.push(("client_id", id));
            parameters.extend(secret.map(|secret| ("client_secret", secret)));
        }
    }
    let request = &code.grant.request;
    for (name, value) in parameters {
        if request.omitted.iter().all(|omitted| omitted != name) {
            let name = wire_name(&request.renamed, name);
            let _ = write!(
                command,
                " \\\n  --data-urlencode '{name}={}'",
                value.replace('\'', "%27")
            );
        }
    }
    Some(command)
}
