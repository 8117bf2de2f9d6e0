//! `--client-metadata`: the client is known by a metadata document at the URL that is its identifier
//! (draft-ietf-oauth-client-id-metadata-document). The document is fetched and compared with what the login
//! uses, because servers do the same and report mistakes in a page of their own.

use std::time::Duration;

use licit_runtime::{ClientAuth, ClientMetadata, Url};
use reqwest::redirect::Policy;
use serde_json::Value;

use super::code;
use super::context::Context;
use super::credentials::{self, Credentials};
use super::failure::{Failure, LoginError};
use crate::terminal::noteln;

/// The maximum size of a document (§6.6).
const MAX_BODY: usize = 5 * 1024;

/// The time limit of the request.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Returns the credentials of the client that the document at `url` describes.
pub(super) async fn client(context: &Context<'_>, url: &str) -> Result<Credentials, LoginError> {
    let key = credentials::key_file(context)?;
    let method = match credentials::chosen_method(context)? {
        Some(method) => method,
        None if key.is_some() => ClientAuth::PrivateKeyJwt,
        None => ClientAuth::None,
    };
    let grants = context.registration.grants();
    let mut offered = grants.flat_map(|grant| &grant.auth_methods);
    if !offered.any(|offered| *offered == method) {
        let failure = Failure::new(format!(
            "the spec has no authentication method `{}`, which a client without a secret needs",
            method.name()
        ));
        let help = "add it to `token_endpoint_auth_methods`, or pass `--signing-key` for `private_key_jwt`";
        return Err(failure.help(help).into());
    }
    let redirect_uri = context.options.redirect_uri.as_deref();
    let redirect_uri = redirect_uri.unwrap_or(code::LOOPBACK_REDIRECT_URI);
    let mut expected = ClientMetadata::new()
        .client_name("cargo licit login")
        .redirect_uri(redirect_uri)
        .auth_method(method);
    if let Some(key) = &key {
        expected = expected.signing_key(key);
    }
    let expected = expected.document(url)?;
    let published = match fetch(url).await {
        Ok(published) => published,
        Err(problem) => return Err(unpublished(url, &problem, &expected).into()),
    };
    if let Some(problem) = difference(&published, (url, redirect_uri, method)) {
        return Err(unpublished(url, &problem, &expected).into());
    }
    noteln!("The client's metadata document is published, and fits this login.");
    Ok(Credentials {
        id: url.to_owned(),
        secret: None,
        key,
        decryption_keys: credentials::decryption_keys(context)?,
        method: Some(method),
    })
}

fn unpublished(url: &str, problem: &str, expected: &str) -> Failure {
    Failure::new(format!(
        "the client's metadata document at {url}: {problem}"
    ))
    .help(format!(
        "publish this, with your application's name, as `application/json`:\n{expected}"
    ))
}

/// Returns what is wrong with a document, as a server would see it (§4, §4.1).
fn difference(
    document: &Value,
    (id, redirect_uri, method): (&str, &str, ClientAuth),
) -> Option<String> {
    let text = |name: &str| document.get(name).and_then(Value::as_str);
    if text("client_id") != Some(id) {
        return Some("its `client_id` is not its own URL".to_owned());
    }
    let registered = document.get("redirect_uris").and_then(Value::as_array);
    let mut registered = registered.into_iter().flatten().filter_map(Value::as_str);
    if !registered.any(|known| is_same(known, redirect_uri)) {
        return Some(format!("its `redirect_uris` lack {redirect_uri}"));
    }
    let published = text("token_endpoint_auth_method").unwrap_or("none");
    if published != method.name() {
        return Some(format!(
            "its `token_endpoint_auth_method` is `{published}`, and this login uses `{}`",
            method.name()
        ));
    }
    let has_secret = document.get("client_secret").is_some();
    has_secret.then(|| "it contains `client_secret`, which everybody can read".to_owned())
}

/// Whether a redirect URI is the registered one, with any port on loopback (RFC 8252 §7.3).
fn is_same(registered: &str, uri: &str) -> bool {
    let without_port = |text: &str| {
        let mut url = Url::parse(text).ok()?;
        let is_loopback = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        url.set_port(None).ok().filter(|()| is_loopback)?;
        Some(url)
    };
    registered == uri
        || without_port(registered).is_some_and(|registered| Some(registered) == without_port(uri))
}

async fn fetch(url: &str) -> Result<Value, String> {
    let client = reqwest::Client::builder()
        .redirect(Policy::none())
        .timeout(TIMEOUT)
        .build();
    let client = client.map_err(|error| error.to_string())?;
    let request = client.get(url).header("accept", "application/json");
    let reply = request.send().await;
    let mut reply = reply.map_err(|error| format!("it cannot be fetched ({error})"))?;
    if reply.status() != 200 {
        return Err(format!(
            "its status is {}, not 200",
            reply.status().as_u16()
        ));
    }
    let mut body = Vec::new();
    while let Some(chunk) = reply.chunk().await.map_err(|error| error.to_string())? {
        body.extend_from_slice(&chunk);
        if body.len() > MAX_BODY {
            return Err(format!("it has more than {MAX_BODY} bytes"));
        }
    }
    let document: Option<Value> = serde_json::from_slice(&body).ok();
    let document = document.filter(Value::is_object);
    document.ok_or_else(|| "it is not a JSON object".to_owned())
}
