//! A reply, before it is written to the connection.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{
    CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
};
use hyper::{Response, StatusCode};
use serde_json::Value;

/// A reply.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Why the request was rejected, for people.
    pub(crate) refusal: Option<String>,
}

impl Reply {
    /// A reply without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self {
            // Statuses come from checked specs and from this crate.
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            refusal: None,
        }
    }

    /// A JSON reply.
    pub(crate) fn json(status: u16, value: &Value) -> Self {
        Self::of_type(status, "application/json", value.to_string())
    }

    /// A reply in plain text.
    pub(crate) fn text(status: u16, text: impl Into<String>) -> Self {
        Self::of_type(status, "text/plain; charset=utf-8", text.into())
    }

    /// A reply of some media type.
    pub(crate) fn of_type(status: u16, media_type: &str, body: String) -> Self {
        let mut reply = Self::empty(status).with(CONTENT_TYPE, media_type);
        reply.body = body.into();
        reply
    }

    /// A redirect for a browser, which must neither store the URL nor send it as a referrer.
    pub(crate) fn redirect(location: &str) -> Self {
        Self::empty(302)
            .with(LOCATION, location)
            .with(REFERRER_POLICY, "no-referrer")
            .unstored()
    }

    /// Adds a header. A value that is not valid in a header is ignored.
    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Records why the request was rejected.
    pub(crate) fn refusing(mut self, code: &str, problem: &str) -> Self {
        self.refusal = Some(format!("{code}: {problem}"));
        self
    }

    /// Forbids caching (RFC 6749 §5.1).
    pub(crate) fn unstored(self) -> Self {
        self.with(CACHE_CONTROL, "no-store")
    }

    /// The reply as hyper writes it.
    pub(crate) fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}
