//! How a token request is written (RFC 6749 §4.1.3, §4.4.2, §6), with the provider's names and
//! places for its parameters.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use reqwest::Request;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use serde::Serialize;

use crate::app::App;
use crate::client_auth;
use crate::clock::Timestamp;
use crate::error::{ArgumentError, ConfigError, Error};
use crate::http;
use crate::http::form;
use crate::secret::Secret;
use crate::secret::wiped;
use crate::tables::{ClientAuth, Encoding, Grant, TokenRequest};
use crate::template::Filling;
use crate::template::renamed::renamed;
use crate::token::captured::Captured;
use crate::token_endpoint::form::SCOPE;

/// Standard parameters whose values must never be shown.
const SECRET: [&str; 12] = [
    "access_token",
    "actor_token",
    "assertion",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "password",
    "refresh_token",
    "subject_token",
    "token",
];

/// A token request, ready to be sent.
pub(crate) struct Written {
    pub(crate) request: Request,
    /// The secrets in it, which no error text may repeat.
    pub(crate) secrets: Vec<Secret>,
    /// The instant that its templates were filled at.
    pub(crate) now: Timestamp,
}

/// Writes the request for `grant` with its `standard` parameters; client authentication and the
/// provider's own parameters are added.
pub(crate) fn write(
    app: &App,
    grant: &Grant,
    standard: Vec<(&'static str, Secret)>,
    captured: &Captured,
) -> Result<Written, Error> {
    let filling = app.filling(captured);
    let url = filling.url(grant.token_endpoint)?;
    let method = app.identity().choose(grant.auth_methods)?;
    let identity = app.identity();
    let mut authentication = identity.authenticate(method, &filling, &url, app.entropy())?;
    if method == ClientAuth::ClientSecretBasic {
        authentication.header = Some(basic(app, &grant.request, &filling)?);
    }
    let mut standard = standard;
    standard.extend(authentication.parameters);
    include(app, &grant.request, &mut standard);
    let mut secrets = secrets(app, &standard, authentication.header.as_ref());
    let own = standard
        .iter()
        .filter(|(name, _)| grant.request.secret.contains(name));
    secrets.extend(own.map(|(_, value)| value.clone()));

    let parameters = parameters(app, &grant.request, &standard, &filling, &mut secrets)?;
    let mut request = Request::new(http::method(grant.request.method), url);
    encode(&mut request, grant.request.encoding, &parameters)?;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(header) = authentication.header {
        headers.insert(AUTHORIZATION, header);
    }
    for header in grant.request.headers {
        let unsendable = || ArgumentError::new(header.name, "cannot be sent in a header");
        let name = HeaderName::try_from(header.name).map_err(|_| unsendable())?;
        let value = filling.secret_text(header.value)?;
        if names_secret(header.value) {
            // Behind a scheme, if there is one.
            let secret = value.rsplit(' ').next().unwrap_or_default();
            secrets.push(Secret::new(secret));
        }
        let value = wiped::header(Secret::new(value)).map_err(|_| unsendable())?;
        headers.insert(name, value);
    }
    Ok(Written {
        request,
        secrets,
        now: filling.now(),
    })
}

/// Standard parameters beside those that the RFC asks for, where the provider wants them; `state` and
/// `scope` are added by those who know them.
fn include(app: &App, table: &TokenRequest, standard: &mut Vec<(&'static str, Secret)>) {
    let code = app.registration().authorization_code.as_ref();
    for name in table.included {
        let value = match *name {
            "client_id" => Some(app.identity().id.as_str()),
            "redirect_uri" => app.redirect_uri(),
            "response_type" => code.map(|code| code.response_type),
            _ => None,
        };
        if let Some(value) = value
            && standard.iter().all(|(known, _)| known != name)
        {
            standard.push((name, Secret::new(value)));
        }
    }
}

/// HTTP Basic as the provider wants it written, where it is not as usual.
fn basic(app: &App, table: &TokenRequest, filling: &Filling<'_>) -> Result<HeaderValue, Error> {
    let (user, password) = if let Some((user, password)) = table.basic.credentials {
        (
            Secret::new(filling.secret_text(user)?),
            Secret::new(filling.secret_text(password)?),
        )
    } else {
        let identity = app.identity();
        let secret = identity.secret.clone();
        let secret = secret.ok_or(ConfigError::ClientSecretMissing)?;
        (Secret::new(identity.id.as_str()), secret)
    };
    let encoding = table.basic.encoding;
    Ok(client_auth::basic(
        user.expose(),
        password.expose(),
        encoding,
    ))
}

/// What no error text may repeat: the secrets among the parameters, and the client's.
pub(crate) fn secrets(
    app: &App,
    standard: &[(&'static str, Secret)],
    authorization: Option<&HeaderValue>,
) -> Vec<Secret> {
    standard
        .iter()
        .filter(|(name, _)| SECRET.contains(name))
        .map(|(_, value)| value.clone())
        .chain(app.identity().secret.clone())
        .chain(app.variables().secrets())
        .chain(authorization.and_then(credentials))
        .collect()
}

/// The secret part of an `Authorization` header (RFC 9110 §11.6.2): what follows the scheme.
fn credentials(header: &HeaderValue) -> Option<Secret> {
    let (_, credentials) = header.to_str().ok()?.split_once(' ')?;
    Some(Secret::new(credentials))
}

/// Whether the client secret is a part of what a template gives.
fn names_secret(template: &str) -> bool {
    template.contains("client_secret")
}

/// All parameters under the names that the provider has for them; none twice, none empty.
fn parameters(
    app: &App,
    table: &TokenRequest,
    standard: &[(&'static str, Secret)],
    filling: &Filling<'_>,
    secrets: &mut Vec<Secret>,
) -> Result<Vec<(&'static str, Secret)>, Error> {
    let mut parameters = Vec::new();
    for (name, value) in standard {
        if !table.omitted.contains(name) && !value.expose().is_empty() {
            let name = match renamed(table.renamed, name) {
                SCOPE => app.provider().scope.parameter,
                name => name,
            };
            parameters.push((name, value.clone()));
        }
    }
    for parameter in table.parameters {
        let value = Secret::new(filling.secret_text(parameter.value)?);
        if names_secret(parameter.value) {
            secrets.push(value.clone());
        }
        let is_new = parameters.iter().all(|(name, _)| *name != parameter.name);
        if is_new && !value.expose().is_empty() {
            parameters.push((parameter.name, value));
        }
    }
    Ok(parameters)
}

fn encode(
    request: &mut Request,
    encoding: Encoding,
    parameters: &[(&str, Secret)],
) -> Result<(), ArgumentError> {
    let pairs = || {
        parameters
            .iter()
            .map(|(name, value)| (*name, value.expose()))
    };
    let (content_type, body) = match encoding {
        Encoding::Query => {
            request.url_mut().query_pairs_mut().extend_pairs(pairs());
            return Ok(());
        }
        Encoding::Form => (form::MEDIA_TYPE, Secret::new(form::write(pairs()))),
        Encoding::Json => {
            let mut members: BTreeMap<&str, Member<'_>> = BTreeMap::new();
            for (name, value) in pairs() {
                match members.entry(name) {
                    Entry::Vacant(entry) => drop(entry.insert(Member::One(value))),
                    // A form repeats the name.
                    Entry::Occupied(mut entry) => entry.get_mut().add(value),
                }
            }
            let text = wiped::json_text(&members)
                .map_err(|_| ArgumentError::new("parameters", "cannot be written as JSON"))?;
            ("application/json", text)
        }
    };
    let content_type = HeaderValue::from_static(content_type);
    request.headers_mut().insert(CONTENT_TYPE, content_type);
    *request.body_mut() = Some(wiped::bytes(body).into());
    Ok(())
}

/// A parameter in JSON: borrowed, so that no copy of a secret is left.
#[derive(Serialize)]
#[serde(untagged)]
enum Member<'p> {
    One(&'p str),
    Several(Vec<&'p str>),
}

impl<'p> Member<'p> {
    fn add(&mut self, value: &'p str) {
        match self {
            Self::One(first) => *self = Self::Several(vec![*first, value]),
            Self::Several(values) => values.push(value),
        }
    }
}
