//! Fetches a metadata document: bounded in time, size and redirects.

use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderValue, LOCATION};
use reqwest::{Method, Request};
use serde_json::{Map, Value};
use url::Url;

use super::address;
use super::attested::Attesters;
use crate::clock;
use crate::error::{DiscoveryError, Error, TransportErrorKind};
use crate::http::{self, Http, HttpReply};
use crate::json;

/// The maximum size of a document in bytes. Real ones have at most a few thousand.
const MAX_BODY: usize = 256 * 1024;

/// The maximum number of redirects for one document.
const MAX_REDIRECTS: usize = 3;

/// The rules for every document.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    /// The total timeout of one document.
    pub(super) timeout: Duration,
    pub(super) attesters: Attesters,
}

/// The JSON object at one URL.
pub(super) struct Document {
    pub(super) url: String,
    members: Map<String, Value>,
}

/// Returns the first metadata document among `candidates`. A candidate that does not exist or is
/// not a JSON object, such as a web page, is skipped. `identity` is the member that names what the document
/// describes. `accept` validates a document.
pub(super) async fn first<T>(
    http: &Http,
    rules: &Rules,
    identity: &str,
    candidates: &[Url],
    accept: impl Fn(usize, &Document) -> Result<T, DiscoveryError>,
) -> Result<T, Error> {
    http::require_runtime()?;
    let (mut tried, mut not_metadata) = (Vec::new(), None);
    for (position, url) in candidates.iter().enumerate() {
        let reply = fetch(http, rules.timeout, url).await?;
        if reply.status != 200 {
            tried.push((url.as_str().to_owned(), reply.status));
            continue;
        }
        match json::parse(&reply.body) {
            Ok(Value::Object(members)) => {
                let url = url.as_str().to_owned();
                let members = rules.attesters.apply(&url, identity, members)?;
                return Ok(accept(position, &Document { url, members })?);
            }
            _ => {
                not_metadata.get_or_insert(DiscoveryError::Malformed {
                    url: url.as_str().to_owned(),
                    problem: "it is not a JSON object without repeated members",
                });
            }
        }
    }
    Err(not_metadata
        .unwrap_or(DiscoveryError::NotFound { tried })
        .into())
}

/// Requests `url` and follows redirects within its origin.
async fn fetch(http: &Http, timeout: Duration, url: &Url) -> Result<HttpReply, DiscoveryError> {
    let deadline = clock::after(timeout);
    let mut target = url.clone();
    for _ in 0..=MAX_REDIRECTS {
        let mut request = Request::new(Method::GET, target.clone());
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(ACCEPT, json);
        let reply = http.send(request, deadline, MAX_BODY).await;
        let reply = reply.map_err(|cause| {
            let url = target.as_str().to_owned();
            match cause.kind() {
                TransportErrorKind::TooLarge => DiscoveryError::TooLarge {
                    url,
                    limit: MAX_BODY,
                },
                _ => DiscoveryError::Unreachable { url, cause },
            }
        })?;
        if !matches!(reply.status, 301 | 302 | 303 | 307 | 308) {
            return Ok(reply);
        }
        let location = reply.headers.get(LOCATION);
        let location = location.and_then(|value| value.to_str().ok());
        let next = location.and_then(|location| target.join(location).ok());
        let Some(next) = next.map(|next| http.logical(next)) else {
            return Ok(reply);
        };
        if next.origin() != url.origin() {
            return Err(redirected(url, &next));
        }
        target = next;
    }
    Err(redirected(url, &target))
}

fn redirected(url: &Url, target: &Url) -> DiscoveryError {
    DiscoveryError::Redirected {
        url: url.as_str().to_owned(),
        target: target.as_str().to_owned(),
    }
}

impl Document {
    /// Returns a text member. `null` counts as absent, as some servers write it.
    pub(super) fn text(&self, name: &'static str) -> Result<Option<&str>, DiscoveryError> {
        match self.members.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.malformed(name)),
        }
    }

    /// Returns a text member that every document has.
    pub(super) fn required(&self, name: &'static str) -> Result<&str, DiscoveryError> {
        self.text(name)?.ok_or_else(|| self.malformed(name))
    }

    /// Returns a list of texts.
    pub(super) fn texts(&self, name: &'static str) -> Result<Option<Vec<String>>, DiscoveryError> {
        let list = match self.members.get(name) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Array(list)) => list.iter(),
            Some(_) => return Err(self.malformed(name)),
        };
        let texts = list.map(|text| text.as_str().map(str::to_owned));
        let texts: Option<Vec<_>> = texts.collect();
        texts.map(Some).ok_or_else(|| self.malformed(name))
    }

    /// Returns a member that is `true` or `false`; `false` if it is absent.
    pub(super) fn flag(&self, name: &'static str) -> Result<bool, DiscoveryError> {
        match self.members.get(name) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(self.malformed(name)),
        }
    }

    /// Returns a member that is the URL of an endpoint.
    pub(super) fn endpoint(
        &self,
        name: &'static str,
        http: &Http,
    ) -> Result<Option<Url>, DiscoveryError> {
        let text = self.text(name)?;
        text.map(|text| address::read(name, text, http.reach()))
            .transpose()
    }

    /// The document has no such member, or one of another type. Its name says enough.
    fn malformed(&self, problem: &'static str) -> DiscoveryError {
        DiscoveryError::Malformed {
            url: self.url.clone(),
            problem,
        }
    }
}
