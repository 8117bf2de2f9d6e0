//! A reply that a test writes.

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use crate::http::reply::Reply;

/// A reply for [`ScriptedEndpoint::reply`](crate::ScriptedEndpoint::reply). It must fit the spec, unless it
/// is marked as [raw](Self::raw).
#[derive(Debug, Clone)]
#[must_use]
pub struct ScriptedReply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) is_raw: bool,
    /// Why this is not a reply.
    pub(super) invalid: Option<String>,
}

impl ScriptedReply {
    /// Creates a reply without a body.
    pub fn new(status: u16) -> Self {
        let is_valid = (200..=599).contains(&status);
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            is_raw: false,
            invalid: (!is_valid).then(|| format!("no reply has the status {status}")),
        }
    }

    /// Creates a reply with a JSON body.
    pub fn json(status: u16, body: &(impl Serialize + ?Sized)) -> Self {
        let reply = Self::new(status).header(CONTENT_TYPE.as_str(), "application/json");
        match serde_json::to_vec(body) {
            Ok(body) => reply.body(body),
            Err(error) => reply.but(format!("the body cannot be written as JSON: {error}")),
        }
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
                self
            }
            _ => self.but(format!("`{name}: {value}` is not an HTTP header")),
        }
    }

    /// Sets the body.
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    /// Sends the reply even if it does not fit the spec.
    pub fn raw(self) -> Self {
        Self {
            is_raw: true,
            ..self
        }
    }

    /// Replaces the status.
    pub(crate) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    fn but(self, problem: String) -> Self {
        Self {
            invalid: self.invalid.or(Some(problem)),
            ..self
        }
    }

    /// The reply as it is sent.
    pub(crate) fn to_reply(&self) -> Reply {
        let mut reply = Reply::empty(self.status);
        // Checked when it was planned.
        reply.status = StatusCode::from_u16(self.status).unwrap_or_default();
        reply.headers = self.headers.clone();
        reply.body = self.body.clone();
        reply
    }
}
