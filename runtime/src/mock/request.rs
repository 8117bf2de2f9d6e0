//! Requests that a mock received.

use std::fmt;

use bytes::Bytes;
use reqwest::Request;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_json::Value;
use url::{Url, form_urlencoded};

use crate::http::middleware::CallInfo;

/// A request that a [`Mock`](super::Mock) received.
#[derive(Debug, Clone)]
pub struct MockRequest {
    operation: &'static str,
    method: String,
    url: Url,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl MockRequest {
    pub(super) fn of(call: CallInfo, request: &Request) -> Self {
        let body = request.body().and_then(reqwest::Body::as_bytes);
        Self {
            operation: call.operation(),
            method: request.method().to_string(),
            url: request.url().clone(),
            headers: request.headers().clone(),
            body: body.map(Bytes::copy_from_slice),
        }
    }

    /// Returns the operation's name in the spec.
    pub fn operation(&self) -> &str {
        self.operation
    }

    /// Returns the method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the URL, with its query.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Returns the first value of a parameter in the query, or else in the form.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let find = |pairs: &[u8]| {
            let mut pairs = form_urlencoded::parse(pairs);
            let found = pairs.find(|(known, _)| known == name)?;
            Some(found.1.into_owned())
        };
        let in_query = self.url.query().and_then(|query| find(query.as_bytes()));
        in_query.or_else(|| find(self.body().filter(|_| self.is_form())?))
    }

    fn is_form(&self) -> bool {
        let media_type = self.content_type().unwrap_or_default();
        media_type.starts_with("application/x-www-form-urlencoded")
    }

    /// Returns a header's value, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the media type of the body.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// Returns the body; `None` if there is none, or if it is a stream.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }
    /// Returns the body as JSON, if it is JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(self.body()?).ok()
    }
}

/// The method and the path.
impl fmt::Display for MockRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url.path())
    }
}
