//! An untyped client that sends and returns exactly what a test requires.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use licit_emulator::{Authorized, Emulator, Running};
use reqwest::header::HeaderMap;
use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use url::form_urlencoded;

pub(crate) const REDIRECT_URI: &str = "http://127.0.0.1:9/callback";
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// The emulator of one of the project's specs: `specs/moneybird`.
pub(crate) fn emulator(spec: &str) -> Emulator {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(format!("{spec}.json"));
    Emulator::from_file(path).unwrap_or_else(|report| panic!("{report}"))
}

/// The emulator of an inline spec.
pub(crate) fn emulator_of(spec: &Value) -> Emulator {
    let source = licit_format::source::Source::new("test.json", spec.to_string());
    let loaded = licit_format::parse(source).unwrap_or_else(|report| panic!("{report}"));
    Emulator::from_spec(loaded.provider)
}

/// A complete reply.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) json: Value,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn member(&self, pointer: &str) -> &str {
        let found = self.json.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no text at `{pointer}` in {}", self.text))
    }
}

pub(crate) async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.unwrap();
    let json = serde_json::from_str(&text).unwrap_or_default();
    Answer {
        status,
        headers,
        text,
        json,
    }
}

/// The emulator's URL for a URL of the provider.
pub(crate) fn at(running: &Running, url: &str) -> String {
    url.replace("https:/", running.origin())
}

pub(crate) async fn get(running: &Running, url: &str, token: &str) -> Answer {
    send(
        Client::new()
            .get(at(running, url))
            .header("authorization", format!("Bearer {token}")),
    )
    .await
}

pub(crate) async fn send_json(
    running: &Running,
    method: &str,
    url: &str,
    token: &str,
    body: &Value,
) -> Answer {
    let request = Client::new()
        .request(method.parse().unwrap(), at(running, url))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body(body.to_string());
    send(request).await
}

pub(crate) async fn post_form(running: &Running, url: &str, form: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let request = Client::new()
        .post(at(running, url))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    send(request).await
}

pub(crate) async fn post_form_as(
    running: &Running,
    url: &str,
    (id, secret): (&str, &str),
    form: &[(&str, &str)],
) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let request = Client::new()
        .post(at(running, url))
        .basic_auth(id, Some(secret))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    send(request).await
}

/// An authorization URL.
pub(crate) fn url(endpoint: &str, parameters: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(parameters)
        .finish();
    format!("{endpoint}?{query}")
}

/// The parameters of the callback after an authorization.
pub(crate) async fn callback(running: &Running, url: &str) -> HashMap<String, String> {
    match running.authorize(url).await {
        Ok(Authorized::Callback(callback)) => {
            let url = url::Url::parse(&callback).unwrap();
            url.query_pairs().into_owned().collect()
        }
        other => panic!("no callback: {other:?}"),
    }
}

/// A provider that follows the RFCs, with these additional keys.
pub(crate) fn plain(more: &Value) -> Value {
    let mut spec = serde_json::json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "scopes": { "read": "Read.", "write": { "description": "Write.", "implies": ["read"] }, "other": "Else." },
        "grants": {
            "authorization_code": { "token_endpoint_auth_methods": ["client_secret_post"] },
            "refresh_token": { "token_endpoint_auth_methods": ["client_secret_post"], "rotation": "always" }
        },
        "api": { "base_url": "https://api.acme.example" }
    });
    let (Value::Object(all), Value::Object(more)) = (&mut spec, more) else {
        panic!("not objects")
    };
    all.extend(more.clone());
    spec
}

/// The parameters of a login.
pub(crate) const LOGIN: [(&str, &str); 5] = [
    ("response_type", "code"),
    ("client_id", "licit-client"),
    ("redirect_uri", REDIRECT_URI),
    ("code_challenge", CHALLENGE),
    ("code_challenge_method", "S256"),
];

/// Sends the user through consent at [`plain`] and exchanges the code.
pub(crate) async fn log_in(running: &Running, scope: &str) -> Answer {
    let parameters = LOGIN.into_iter().chain([("scope", scope)]);
    let parameters = parameters
        .filter(|(_, value)| !value.is_empty())
        .collect::<Vec<_>>();
    let callback = callback(running, &url("https://acme.example/authorize", &parameters)).await;
    exchange(running, &callback["code"]).await
}

pub(crate) async fn exchange(running: &Running, code: &str) -> Answer {
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    post_form(running, "https://acme.example/token", &form).await
}

pub(crate) async fn refresh(running: &Running, token: &str, more: &[(&str, &str)]) -> Answer {
    let mut form = vec![
        ("grant_type", "refresh_token"),
        ("refresh_token", token),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    form.extend(more);
    post_form(running, "https://acme.example/token", &form).await
}
