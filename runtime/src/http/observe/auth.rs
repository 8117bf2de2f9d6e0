//! Requests to the authorization server as an observer sees them: to the token endpoint (RFC 6749 §3.2)
//! and similar endpoints. Nearly all of their values are secrets, so only names are shown.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, Request};
use serde_json::{Map, Value};
use tokio::time::Instant;
use url::Url;

use super::{Observer, without_values};
use crate::error::TransportError;
use crate::http::{HttpReply, form};

/// A request to the authorization server: a token request, a device authorization request, a pushed
/// authorization request, or a revocation.
pub struct AuthRequest {
    method: Method,
    url: Url,
    scheme: Option<String>,
    parameters: Vec<String>,
}

impl AuthRequest {
    /// Returns the HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL without the values of its query.
    pub fn url(&self) -> String {
        without_values(&self.url)
    }

    /// Returns the scheme of the `Authorization` header, such as `Basic`, if there is one.
    pub fn authorization_scheme(&self) -> Option<&str> {
        self.scheme.as_deref()
    }

    /// Returns the names of the parameters in the body.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().map(String::as_str)
    }

    fn of(request: &Request) -> Self {
        let header = |name| request.headers().get(name)?.to_str().ok();
        let scheme = header(AUTHORIZATION).and_then(|value| value.split_once(' '));
        let body = request.body().and_then(reqwest::Body::as_bytes);
        Self {
            method: request.method().clone(),
            url: request.url().clone(),
            scheme: scheme.map(|(scheme, _)| scheme.to_owned()),
            parameters: names(header(CONTENT_TYPE), body.unwrap_or_default()),
        }
    }
}

/// Shows no values.
impl fmt::Debug for AuthRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthRequest")
            .field("method", &self.method)
            .field("url", &self.url())
            .field("parameters", &self.parameters)
            .finish_non_exhaustive()
    }
}

/// A response of the authorization server.
#[derive(Debug)]
pub struct AuthResponse {
    status: u16,
    elapsed: Duration,
    members: Vec<String>,
}

impl AuthResponse {
    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the time since the request was sent.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the member names of the response's JSON object or form, if it is one.
    pub fn members(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(String::as_str)
    }
}

/// Reports one request to the authorization server to the observer.
pub(crate) struct Watch {
    observer: Arc<dyn Observer>,
    request: AuthRequest,
    start: Instant,
}

impl Watch {
    /// Reports the start of `request` to the observer, if there is one.
    pub(crate) fn start(observer: Option<&Arc<dyn Observer>>, request: &Request) -> Option<Self> {
        let watch = Self {
            observer: Arc::clone(observer?),
            request: AuthRequest::of(request),
            start: Instant::now(),
        };
        watch.observer.auth_request_started(&watch.request);
        Some(watch)
    }

    /// Reports the outcome to the observer.
    pub(crate) fn finish(&self, outcome: &Result<HttpReply, TransportError>) {
        let elapsed = self.start.elapsed();
        match outcome {
            Ok(reply) => {
                let media_type = reply.headers.get(CONTENT_TYPE);
                let media_type = media_type.and_then(|value| value.to_str().ok());
                let response = AuthResponse {
                    status: reply.status,
                    elapsed,
                    members: names(media_type, &reply.body),
                };
                self.observer
                    .auth_response_received(&self.request, &response);
            }
            Err(error) => self
                .observer
                .auth_request_failed(&self.request, error, elapsed),
        }
    }
}

/// Returns the parameter names of a form, or the member names of a JSON object. JSON is recognized
/// under any media type. A form must be declared as one, because any text can be read as a form.
fn names(media_type: Option<&str>, body: &[u8]) -> Vec<String> {
    if let Ok(members) = serde_json::from_slice::<Map<String, Value>>(body) {
        return members.into_iter().map(|(name, _)| name).collect();
    }
    let is_form = media_type.is_some_and(|media_type| media_type.starts_with(form::MEDIA_TYPE));
    let text = std::str::from_utf8(body).ok().filter(|_| is_form);
    let pairs = text.and_then(|text| form::parse(text).ok());
    let pairs = pairs.into_iter().flatten();
    pairs.map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn only_names_are_read_from_a_body() {
        let form = Some("application/x-www-form-urlencoded; charset=utf-8");
        assert_eq!(names(form, b"code=a&grant_type=b"), ["code", "grant_type"]);
        assert_eq!(names(None, br#"{"access_token": "t"}"#), ["access_token"]);
        assert!(names(Some("text/html"), b"<p>a=b</p>").is_empty());
        assert!(names(form, b"\xff=\xff").is_empty());
        assert!(names(None, b"").is_empty());
    }
}
