//! A reply, before it is written to the connection.

use std::time::Duration;

use bytes::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
};
use hyper::{Response, StatusCode};
use serde_json::Value;

use super::delivery::{Delivery, ReplyBody};

/// A reply.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Why the request was rejected, human-readable.
    pub(crate) rejection: Option<String>,
    /// What a script did to the reply, human-readable.
    pub(crate) script: Option<String>,
    /// What of it was recorded, human-readable.
    pub(crate) recording: Option<String>,
    /// Whether it is the error of a rate limit.
    pub(crate) is_rate_limited: bool,
    /// How long the reply is held back.
    pub(crate) delay: Duration,
    /// How much of it reaches the client.
    pub(crate) delivery: Delivery,
}

impl Reply {
    /// A reply without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self {
            // Statuses come from checked specs and from this crate.
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            rejection: None,
            script: None,
            recording: None,
            is_rate_limited: status == 429,
            delay: Duration::ZERO,
            delivery: Delivery::Whole,
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
    pub(crate) fn rejecting(mut self, code: &str, problem: &str) -> Self {
        self.rejection = Some(format!("{code}: {problem}"));
        self
    }

    /// Forbids caching (RFC 6749 §5.1).
    pub(crate) fn unstored(self) -> Self {
        self.with(CACHE_CONTROL, "no-store")
    }

    /// The reply as hyper writes it.
    pub(crate) fn into_response(self) -> Response<ReplyBody> {
        let mut response = Response::new(ReplyBody::new(self.body, self.delivery));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}
