//! An error reply of the provider's API. The module `reply` decides which replies are errors.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;

use crate::tables::Meaning;

/// An error reply of the provider's API.
///
/// Code, message and link are the provider's own texts: truncated, with control characters escaped
/// and the request's tokens removed. `Debug` and `Display` omit the headers and the body.
#[derive(Clone)]
pub struct ApiError(Box<Parts>);

/// The parts of an [`ApiError`], boxed so that an error is the size of a pointer.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) title: &'static str,
    pub(crate) rule: Option<usize>,
    /// Whether the documentation states what the error means.
    pub(crate) is_classified: bool,
    pub(crate) meaning: Option<Meaning>,
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) documentation_url: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl ApiError {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Box::new(parts))
    }

    /// Returns the index of the matching documented error in
    /// [`Provider::errors`](crate::tables::Provider::errors).
    pub fn rule(&self) -> Option<usize> {
        self.0.rule
    }

    /// Returns whether the documentation states what the error means.
    pub(crate) fn is_classified(&self) -> bool {
        self.0.is_classified
    }

    /// Returns the HTTP status. Some providers report errors with a success status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Returns the provider's error code.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Returns the provider's human-readable message.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// Returns the provider's link to an explanation. It is not validated: do not follow it blindly.
    pub fn documentation_url(&self) -> Option<&str> {
        self.0.documentation_url.as_deref()
    }

    /// Returns how long the server asked to wait, at most a day.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns what the error means for the caller: as documented, or derived from the status.
    pub fn meaning(&self) -> Option<Meaning> {
        self.0.meaning
    }

    /// Returns the reply's headers unchanged.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    pub(crate) fn bytes(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the reply's body unchanged. It may contain secrets.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} answered with status {}", self.0.title, self.0.status)?;
        if let Some(code) = &self.0.code {
            write!(f, ", {code}")?;
        }
        if let Some(message) = &self.0.message {
            write!(f, ": {message}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("rule", &self.0.rule)
            .field("meaning", &self.0.meaning)
            .field("status", &self.0.status)
            .field("code", &self.0.code)
            .field("message", &self.0.message)
            .field("retry_after", &self.0.retry_after)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
