//! Writes token requests (RFC 6749 §4.1.3, §4.4.2, §6) with the provider's parameter names and
//! locations.

use reqwest::Request;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use tokio::time::Instant;
use url::Url;

use super::json_body;
use crate::app::App;
use crate::client_auth::{self, Authentication, Server};
use crate::clock::{self, Timestamp};
use crate::error::{ArgumentError, ConfigError, Error};
use crate::http::{self, form};
use crate::secret::{Secret, wiped};
use crate::tables::{ClientAuth, Encoding, Grant, Parameter, TokenRequest};
use crate::template::expression::SORTED;
use crate::template::renamed::renamed;
use crate::template::{self, Filling, RequestValues};
use crate::token::captured::Captured;

/// Standard parameters whose values are secret.
const SECRET: [&str; 13] = [
    "access_token",
    "app_token",
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

/// The standard name of the scope parameter. It is replaced by the spec's name when the request is
/// written.
pub(super) const SCOPE: &str = "scope";

/// The application's own token, for templates alone.
pub(crate) const APP_TOKEN: &str = "app_token";

/// The code that the user of a device typed, for templates alone.
pub(crate) const USER_CODE: &str = "user_code";

/// A token request that is ready to be sent.
pub(crate) struct WrittenRequest {
    pub(crate) request: Request,
    /// The secrets in the request, which must not appear in error messages.
    pub(crate) secrets: Vec<Secret>,
    /// The time used to fill its templates.
    pub(crate) now: Timestamp,
    /// When the request ends, whether it was sent or is still being signed.
    pub(crate) deadline: Instant,
}

/// Writes the request for `grant` to `endpoint`, a template, with its `standard` parameters, client
/// authentication and the provider-specific parameters.
pub(crate) async fn write(
    app: &App,
    grant: &Grant,
    endpoint: &str,
    standard: Vec<(&'static str, Secret)>,
    captured: &Captured,
) -> Result<WrittenRequest, Error> {
    let filling = app.filling(captured);
    let url = filling.url(endpoint)?;
    let deadline = clock::after(app.timeout());
    let signing = authenticate(app, grant, &filling, &url);
    let authentication = http::signed_within(deadline, signing).await?;
    let mut standard = standard;
    standard.extend(authentication.parameters);
    include(app, &grant.request, &mut standard);
    let mut secrets = secrets(app, &standard, authentication.header.as_ref());
    let own = standard
        .iter()
        .filter(|(name, _)| grant.request.secret.contains(name));
    secrets.extend(own.map(|(_, value)| value.clone()));

    let path = url.path().to_owned();
    let values = RequestValues {
        standard: &standard,
        method: grant.request.method.name(),
        path: &path,
        ..RequestValues::default()
    };
    let parameters = parameters(app, &grant.request, values, &filling, &mut secrets)?;
    let mut request = Request::new(http::method(grant.request.method), url);
    encode(&mut request, &grant.request, &parameters)?;
    let uses_body = |own: &Parameter| template::uses(own.value, "body");
    let outside = [grant.request.query, grant.request.headers];
    let body = match request.body().and_then(reqwest::Body::as_bytes) {
        Some(body) if outside.iter().any(|list| list.iter().any(uses_body)) => {
            Secret::new(String::from_utf8_lossy(body))
        }
        _ => Secret::new(""),
    };
    let values = RequestValues {
        parameters: &parameters,
        body: body.expose(),
        ..values
    };
    add_query(
        &mut request,
        &grant.request,
        &filling,
        &values,
        &mut secrets,
    )?;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(header) = authentication.header {
        headers.insert(AUTHORIZATION, header);
    }
    add_headers(headers, &grant.request, &filling, &values, &mut secrets)?;
    Ok(WrittenRequest {
        request,
        secrets,
        now: filling.now(),
        deadline,
    })
}

/// Adds the parameters of the query that the spec requires. Those that contain the client secret become
/// `secrets`.
fn add_query(
    request: &mut Request,
    table: &TokenRequest,
    filling: &Filling<'_>,
    values: &RequestValues<'_>,
    secrets: &mut Vec<Secret>,
) -> Result<(), Error> {
    for parameter in table.query {
        let value = filling.secret_text(parameter.value, values)?;
        if value.expose().is_empty() {
            continue;
        }
        let url = request.url_mut();
        url.query_pairs_mut()
            .append_pair(parameter.name, value.expose());
        if uses_secret(parameter.value) {
            secrets.push(value);
        }
    }
    Ok(())
}

/// Adds the headers that the spec requires. Those that contain the client secret become `secrets`.
fn add_headers(
    headers: &mut HeaderMap,
    table: &TokenRequest,
    filling: &Filling<'_>,
    values: &RequestValues<'_>,
    secrets: &mut Vec<Secret>,
) -> Result<(), Error> {
    for header in table.headers {
        let unsendable = || ArgumentError::new(header.name, "cannot be sent in a header");
        let name = HeaderName::try_from(header.name).map_err(|_| unsendable())?;
        let value = filling.secret_text(header.value, values)?;
        if value.expose().is_empty() {
            continue;
        }
        if uses_secret(header.value) {
            // The part after the scheme, if there is one.
            let secret = value.expose().rsplit(' ').next().unwrap_or_default();
            secrets.push(Secret::new(secret));
        }
        let value = wiped::header(value).map_err(|_| unsendable())?;
        headers.insert(name, value);
    }
    Ok(())
}

/// Authenticates the client for a request to `endpoint`, as at the token endpoint of `grant`.
pub(crate) async fn authenticate(
    app: &App,
    grant: &Grant,
    filling: &Filling<'_>,
    endpoint: &Url,
) -> Result<Authentication, Error> {
    let identity = app.identity();
    let method = identity.choose(grant.auth_methods)?;
    let server = Server {
        issuer: app.issuer(),
        token_endpoint: &filling.url(grant.token_endpoint)?,
        endpoint,
    };
    let authentication = identity.authenticate(method, filling, &server, app.entropy());
    let mut authentication = authentication.await?;
    if method == ClientAuth::ClientSecretBasic {
        authentication.header = Some(basic(app, &grant.request, filling)?);
    }
    Ok(authentication)
}

/// Adds standard parameters that the provider requires beyond the RFC. The callers add `state` and
/// `scope`.
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

/// Builds HTTP Basic credentials in the provider's non-standard format.
fn basic(app: &App, table: &TokenRequest, filling: &Filling<'_>) -> Result<HeaderValue, Error> {
    let (user, password) = if let Some((user, password)) = table.basic.credentials {
        (
            filling.secret_text(user, &RequestValues::default())?,
            filling.secret_text(password, &RequestValues::default())?,
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

/// Returns the values that must not appear in error messages: the secret parameters and the
/// client's secrets.
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

/// Returns the credentials of an `Authorization` header (RFC 9110 §11.6.2), without the scheme.
fn credentials(header: &HeaderValue) -> Option<Secret> {
    let (_, credentials) = header.to_str().ok()?.split_once(' ')?;
    Some(Secret::new(credentials))
}

/// Whether the template contains the client secret.
fn uses_secret(template: &str) -> bool {
    template::uses(template, "client_secret")
}

/// Returns all non-empty parameters under the provider's names, without duplicates.
fn parameters(
    app: &App,
    table: &TokenRequest,
    values: RequestValues<'_>,
    filling: &Filling<'_>,
    secrets: &mut Vec<Secret>,
) -> Result<Vec<(&'static str, Secret)>, Error> {
    let mut parameters = Vec::new();
    for (name, value) in values.standard {
        let is_sent = !matches!(*name, APP_TOKEN | USER_CODE) && !table.omitted.contains(name);
        if is_sent && !value.expose().is_empty() {
            let name = match renamed(table.renamed, name) {
                SCOPE => app.provider().scope.parameter,
                name => name,
            };
            parameters.push((name, value.clone()));
        }
    }
    // What is computed from the other parameters comes last.
    let is_computed = |parameter: &&Parameter| template::uses(parameter.value, SORTED);
    let (computed, fixed): (Vec<&Parameter>, Vec<&Parameter>) =
        table.parameters.iter().partition(is_computed);
    for parameter in fixed.into_iter().chain(computed) {
        let values = RequestValues {
            parameters: &parameters,
            ..values
        };
        let value = filling.secret_text(parameter.value, &values)?;
        if uses_secret(parameter.value) {
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
    table: &TokenRequest,
    parameters: &[(&'static str, Secret)],
) -> Result<(), ArgumentError> {
    let pairs = || {
        parameters
            .iter()
            .map(|(name, value)| (*name, value.expose()))
    };
    let (content_type, body) = match table.encoding {
        Encoding::Query => {
            request.url_mut().query_pairs_mut().extend_pairs(pairs());
            return Ok(());
        }
        Encoding::Form => (form::MEDIA_TYPE, Secret::new(form::write(pairs()))),
        Encoding::Json => (
            "application/json",
            json_body::write(parameters, table.unquoted)?,
        ),
    };
    let content_type = HeaderValue::from_static(content_type);
    request.headers_mut().insert(CONTENT_TYPE, content_type);
    *request.body_mut() = Some(wiped::bytes(body).into());
    Ok(())
}
