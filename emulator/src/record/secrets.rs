//! The credentials that requests and token replies contained. No recorded text contains one of them.

use std::collections::VecDeque;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::header::{AUTHORIZATION, COOKIE, HeaderMap, SET_COOKIE};
use licit_format::resolve::{CredentialIn, Operation, Parameter, Provider, Registration, TokenIn};
use serde_json::Value;

use crate::core::condition;
use crate::http::request::Request;
use crate::model::secrecy;

/// Shorter texts are too common to be recognized.
const SHORTEST: usize = 6;

/// Maximum number of credentials that are remembered.
const MOST: usize = 512;

/// Maximum length of a credential that is remembered, in bytes.
const LONGEST: usize = 16 * 1024;

/// Members of a token request or reply that are not secret (RFC 6749 §4.1.3, §5.1).
const HARMLESS: &[&str] = &[
    "audience",
    "client_id",
    "expires_in",
    "grant_type",
    "issued_token_type",
    "redirect_uri",
    "resource",
    "scope",
    "subject_token_type",
    "token_type",
];

/// The credentials, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Secrets(VecDeque<String>);

impl Secrets {
    /// Whether a text contains a credential, or is probably one.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.0.iter().any(|secret| text.contains(secret.as_str())) || secrecy::is_secret_text(text)
    }

    /// Adds secrets that were found in a request or a reply.
    pub(super) fn extend(&mut self, found: &[String]) {
        for text in found {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        let text = text.trim();
        let fits = (SHORTEST..=LONGEST).contains(&text.len());
        if !fits || self.0.iter().any(|known| known == text) {
            return;
        }
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back(text.to_owned());
    }

    /// Adds the credentials of a request.
    fn add_request(&mut self, provider: &Provider, request: &Request) {
        let places = provider.security_schemes.iter();
        let mut headers = Vec::new();
        let mut parameters = Vec::new();
        for place in places.map(|scheme| &scheme.table.place) {
            match place {
                CredentialIn::Header(name) => headers.push(name.as_str()),
                CredentialIn::Query(name) => parameters.push(name.as_str()),
                _ => {}
            }
        }
        match &provider.table.api.token_in {
            TokenIn::Header(name) => headers.push(name),
            TokenIn::Query(name) => parameters.push(name),
            TokenIn::Body(name) => {
                parameters.push(name);
                self.add(&request.member(name).unwrap_or_default());
            }
            TokenIn::Authorization(_) => {}
        }
        for (name, value) in &request.headers {
            let is_declared = headers
                .iter()
                .any(|own| name.as_str().eq_ignore_ascii_case(own));
            let value = value.to_str().unwrap_or_default();
            if is_declared || secrecy::is_secret(name.as_str()) {
                self.add(value);
            }
        }
        if let Some((scheme, credentials)) = request
            .header(AUTHORIZATION.as_str())
            .and_then(|value| value.split_once(' '))
        {
            self.add(credentials);
            if scheme.eq_ignore_ascii_case("basic") {
                self.add_basic(credentials);
            }
        }
        for pair in request
            .header(COOKIE.as_str())
            .unwrap_or_default()
            .split(';')
        {
            self.add(pair.split_once('=').map_or(pair, |(_, value)| value));
        }
        for (name, value) in request.query.pairs() {
            if parameters.contains(&name.as_str()) || secrecy::is_secret(name) {
                self.add(value);
            }
        }
    }

    /// Adds the credentials of a call, and its arguments that are secret by their type.
    pub(super) fn add_call(
        &mut self,
        provider: &Provider,
        operation: &Operation,
        request: &Request,
    ) {
        self.add_request(provider, request);
        let is_secret = |one: &&Parameter| condition::is_secret(provider, &one.ty);
        for parameter in operation.query.iter().filter(is_secret) {
            for value in request.query.all(&parameter.name) {
                self.add(value);
            }
        }
        for parameter in operation.headers.iter().filter(is_secret) {
            self.add(request.header(&parameter.name).unwrap_or_default());
        }
    }

    /// Adds the cookies that a reply sets.
    pub(super) fn add_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap_or_default().split(';').next();
            let value = pair.and_then(|pair| pair.split_once('='));
            self.add(value.map_or("", |(_, value)| value));
        }
    }

    /// Adds every value of a request to an endpoint that issues or takes tokens, and of its reply.
    pub(super) fn add_exchange(&mut self, provider: &Provider, request: &Request, reply: &[u8]) {
        self.add_request(provider, request);
        let form = request.form().unwrap_or_default();
        for (name, value) in form.pairs().iter().chain(request.query.pairs()) {
            if !HARMLESS.contains(&name.as_str()) {
                self.add(value);
            }
        }
        for body in [&request.body, reply] {
            if let Ok(value) = serde_json::from_slice::<Value>(body) {
                self.add_members(provider, &value, "");
            }
        }
        // Old providers answer with a form.
        for (name, value) in url::form_urlencoded::parse(reply) {
            if secrecy::is_secret(&name) {
                self.add(&value);
            }
        }
    }

    fn add_members(&mut self, provider: &Provider, value: &Value, name: &str) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    self.add_members(provider, value, name);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.add_members(provider, item, name);
                }
            }
            Value::String(text) if !HARMLESS.contains(&name) && !is_public(provider, name) => {
                self.add(text);
            }
            _ => {}
        }
    }

    fn add_basic(&mut self, credentials: &str) {
        let decoded = STANDARD.decode(credentials).unwrap_or_default();
        let decoded = String::from_utf8_lossy(&decoded);
        if let Some((_, password)) = decoded.split_once(':') {
            self.add(password);
            let plain = percent_encoding::percent_decode_str(password);
            self.add(&plain.decode_utf8_lossy());
        }
    }
}

/// Whether a member of a token reply is captured as a variable that is not secret.
fn is_public(provider: &Provider, member: &str) -> bool {
    let grants = provider.registrations.iter().flat_map(Registration::grants);
    let mut captures = grants.flat_map(|grant| &grant.reply.captures);
    captures.any(|(pointer, captured)| {
        let is_it = pointer.rsplit('/').next() == Some(member);
        let mut variables = provider.table.variables.iter();
        let declared = variables.find(|variable| variable.name == *captured);
        is_it && declared.is_some_and(|variable| !variable.secret)
    })
}
