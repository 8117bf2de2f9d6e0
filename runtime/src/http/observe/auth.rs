//! Requests to the authorization server as an observer sees them: the token endpoint (RFC 6749 §3.2)
//! and those that speak like it. Their values are secrets, nearly all of them: only names are shown.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, Request};
use serde_json::{Map, Value};
use tokio::time::Instant;
use url::Url;

use crate::error::TransportError;
use crate::http::HttpReply;
use crate::http::form;
use crate::http::observe::{Observer, without_values};

/// A request to the authorization server: for tokens, for a device code, to push an authorization
/// request, to revoke.
pub struct AuthRequest {
    method: Method,
    url: Url,
    scheme: Option<String>,
    parameters: Vec<String>,
}

impl AuthRequest {
    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The URL, in which the values of the query are left out.
    pub fn url(&self) -> String {
        without_values(&self.url)
    }

    /// The scheme of the `Authorization` header, if there is one: `Basic`.
    pub fn authorization_scheme(&self) -> Option<&str> {
        self.scheme.as_deref()
    }

    /// The names of the parameters in the body.
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

/// Shows no values, as everything here.
impl fmt::Debug for AuthRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthRequest")
            .field("method", &self.method)
            .field("url", &self.url())
            .field("parameters", &self.parameters)
            .finish_non_exhaustive()
    }
}

/// What the authorization server answered.
#[derive(Debug)]
pub struct AuthResponse {
    status: u16,
    elapsed: Duration,
    members: Vec<String>,
}

impl AuthResponse {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The time since the request was sent.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The names of the members of its JSON object or its form, if it is one.
    pub fn members(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(String::as_str)
    }
}

/// What an observer is told of one request to the authorization server.
pub(crate) struct Watch {
    observer: Arc<dyn Observer>,
    asked: AuthRequest,
    start: Instant,
}

impl Watch {
    /// Tells the observer, if there is one, of `request`.
    pub(crate) fn start(observer: Option<&Arc<dyn Observer>>, request: &Request) -> Option<Self> {
        let watch = Self {
            observer: Arc::clone(observer?),
            asked: AuthRequest::of(request),
            start: Instant::now(),
        };
        watch.observer.auth_request_started(&watch.asked);
        Some(watch)
    }

    /// Tells the observer what came.
    pub(crate) fn tell(&self, answer: &Result<HttpReply, TransportError>) {
        let elapsed = self.start.elapsed();
        match answer {
            Ok(reply) => {
                let media_type = reply.headers.get(CONTENT_TYPE);
                let media_type = media_type.and_then(|value| value.to_str().ok());
                let answered = AuthResponse {
                    status: reply.status,
                    elapsed,
                    members: names(media_type, &reply.body),
                };
                self.observer.auth_response_received(&self.asked, &answered);
            }
            Err(error) => self
                .observer
                .auth_request_failed(&self.asked, error, elapsed),
        }
    }
}

/// The names of the parameters of a form, or of the members of a JSON object. A server that sends
/// JSON as something else is understood, too: only a form must be called one, since anything can be
/// read as a form.
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
    fn only_names_are_taken_of_a_body() {
        let form = Some("application/x-www-form-urlencoded; charset=utf-8");
        assert_eq!(names(form, b"code=a&grant_type=b"), ["code", "grant_type"]);
        assert_eq!(names(None, br#"{"access_token": "t"}"#), ["access_token"]);
        assert!(names(Some("text/html"), b"<p>a=b</p>").is_empty());
        assert!(names(form, b"\xff=\xff").is_empty());
        assert!(names(None, b"").is_empty());
    }
}
