//! Planned replies and failures.

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Response, StatusCode};
use serde::Serialize;
use serde_json::Value;

use crate::error::{TransportError, TransportErrorKind};
use crate::http::middleware::response;

/// A reply of a [`Mock`](super::Mock).
///
/// ```
/// use licit_runtime::mock::MockReply;
/// use serde_json::json;
///
/// let page = MockReply::json(200, &json!([{ "id": "7" }])).header("x-total-count", "1");
/// let html = MockReply::new(502).header("content-type", "text/html").body("<h1>Bad gateway</h1>");
/// let failure = MockReply::interrupted();
/// # let _ = (page, html, failure);
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct MockReply {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    /// The failure instead of a reply.
    failure: Option<TransportError>,
}

impl MockReply {
    /// Creates a reply without a body. If a part of a reply is invalid, as a status of 1000 or a header
    /// with a line break, the calls that use it fail and name that part.
    pub fn new(status: u16) -> Self {
        let is_valid = StatusCode::from_u16(status).is_ok();
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            failure: (!is_valid)
                .then(|| TransportError::rejected(format!("{status} is no status of HTTP"))),
        }
    }

    /// Creates a failure instead of a reply: no connection was established, so the server has not received the
    /// request.
    pub fn no_connection() -> Self {
        Self::failed(TransportError::definite(TransportErrorKind::Connect))
    }

    /// Creates a failure instead of a reply: the connection was interrupted, and the server may have received the
    /// request. Only calls that are safe to repeat are retried.
    pub fn interrupted() -> Self {
        Self::failed(TransportError::ambiguous(TransportErrorKind::Interrupted))
    }

    /// Creates a failure instead of a reply: the reply did not arrive in time, and the server may have received the
    /// request. Only calls that are safe to repeat are retried.
    pub fn timeout() -> Self {
        Self::failed(TransportError::ambiguous(TransportErrorKind::Timeout))
    }

    fn failed(failure: TransportError) -> Self {
        Self {
            failure: Some(failure),
            ..Self::new(200)
        }
    }

    /// Creates a reply with a JSON body.
    pub fn json(status: u16, body: &(impl Serialize + ?Sized)) -> Self {
        let reply = Self::new(status).header("content-type", "application/json");
        match serde_json::to_vec(body) {
            Ok(body) => reply.body(body),
            Err(error) => reply.invalid(format!("the body is not JSON: {error}")),
        }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.append(name, value);
                self
            }
            _ => self.invalid(format!("`{name}: {value}` is no header of HTTP")),
        }
    }

    fn invalid(self, fault: String) -> Self {
        let failure = || TransportError::rejected(fault);
        Self {
            failure: Some(self.failure.unwrap_or_else(failure)),
            ..self
        }
    }

    /// Sets the body.
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    pub(super) fn to_response(&self) -> Result<Response, TransportError> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Ok(response(status, self.headers.clone(), self.body.clone()))
    }
}

/// A reply with this status and without a body.
impl From<u16> for MockReply {
    fn from(status: u16) -> Self {
        Self::new(status)
    }
}

/// A reply with status 200 and this body.
impl From<Value> for MockReply {
    fn from(body: Value) -> Self {
        Self::json(200, &body)
    }
}
