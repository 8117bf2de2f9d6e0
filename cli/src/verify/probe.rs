//! Requests to a provider without a registration: what it answers shows whether the endpoint is there.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use serde_json::{Map, Value};

use crate::terminal::with_causes;

/// The longest body that is read.
const LIMIT: usize = 1 << 20;

/// What a provider is not to mistake for an application.
const CLIENT: &str = "licit-catalog-verification";

/// Sends requests.
pub(super) struct Probe {
    http: reqwest::Client,
    origin: Option<String>,
}

/// A reply.
pub(super) struct Answer {
    pub(super) status: u16,
    /// The target of a redirect.
    pub(super) location: Option<String>,
    /// The body, if it is a JSON object.
    pub(super) json: Option<Map<String, Value>>,
}

impl Probe {
    /// With an origin, each request for `https://host/path` is sent to `{origin}/host/path`.
    pub(super) fn new(origin: Option<&str>) -> Result<Self, String> {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(30))
            .user_agent(concat!("cargo-licit/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| error.to_string())?;
        let origin = origin.map(|origin| origin.trim_end_matches('/').to_owned());
        Ok(Self { http, origin })
    }

    /// Whether metadata that was fetched from the origin names a URL of the spec: the emulator repeats it
    /// below its own origin.
    pub(super) fn is_same(&self, found: &str, said: &str) -> bool {
        let repeats = |origin: &String| {
            let path = said.strip_prefix("https://").unwrap_or(said);
            found.starts_with(&format!("{origin}/")) && found.ends_with(&format!("/{path}"))
        };
        found == said || self.origin.as_ref().is_some_and(repeats)
    }

    /// Returns the URL that a request for `url` is sent to.
    pub(super) fn address(&self, url: &str) -> String {
        match (&self.origin, url.strip_prefix("https://")) {
            (Some(origin), Some(rest)) => format!("{origin}/{rest}"),
            _ => url.to_owned(),
        }
    }

    pub(super) async fn get(&self, url: &str) -> Result<Answer, String> {
        let request = self.http.get(self.address(url));
        answer(request.header(ACCEPT, "application/json")).await
    }

    /// An authorization request without a registered client.
    pub(super) async fn authorize(&self, url: &str) -> Result<Answer, String> {
        let query = [
            ("response_type", "code"),
            ("client_id", CLIENT),
            ("redirect_uri", "https://client.example/callback"),
            ("state", CLIENT),
        ];
        let mut url = Url::parse(&self.address(url)).map_err(|error| error.to_string())?;
        url.query_pairs_mut().extend_pairs(query);
        answer(self.http.get(url)).await
    }

    /// A request of an endpoint that clients call, with credentials that no provider issued.
    pub(super) async fn post(&self, url: &str, own: &[(&str, &str)]) -> Result<Answer, String> {
        let client = [("client_id", CLIENT), ("client_secret", CLIENT)];
        let form = own.iter().copied().chain(client);
        let request = self.http.post(self.address(url)).body(encoded(form));
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        answer(request.header(ACCEPT, "application/json")).await
    }
}

/// Encodes a form, which has the form of a query.
fn encoded<'p>(form: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let Ok(mut url) = Url::parse("https://form.invalid/") else {
        return String::new();
    };
    url.query_pairs_mut().extend_pairs(form);
    url.query().unwrap_or_default().to_owned()
}

async fn answer(request: reqwest::RequestBuilder) -> Result<Answer, String> {
    let mut reply = request.send().await.map_err(|error| with_causes(&error))?;
    let status = reply.status().as_u16();
    let location = reply.headers().get(LOCATION);
    let location = location.and_then(|it| it.to_str().ok()).map(str::to_owned);
    let mut body = Vec::new();
    while let Some(part) = reply.chunk().await.map_err(|error| with_causes(&error))? {
        if body.len() + part.len() > LIMIT {
            return Err("the reply is too long".to_owned());
        }
        body.extend_from_slice(&part);
    }
    let json = match serde_json::from_slice(&body) {
        Ok(Value::Object(members)) => Some(members),
        _ => None,
    };
    Ok(Answer {
        status,
        location,
        json,
    })
}
