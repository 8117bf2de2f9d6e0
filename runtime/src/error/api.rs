//! An error that the provider answers with, as the caller sees it. The room `reply` says which reply is
//! one.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;

use crate::tables::Meaning;

/// The provider's answer to a request that it did not fulfil.
///
/// Code, message and link are the provider's own texts: kept short, with control characters escaped
/// and with the tokens of the request taken out. `Debug` and `Display` leave out the headers and
/// the body.
#[derive(Clone)]
pub struct ApiError(Box<Parts>);

/// The parts of an [`ApiError`]; apart, so that an error is as small as a pointer.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) title: &'static str,
    pub(crate) rule: Option<usize>,
    /// The documentation says what the error means.
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

    /// The position in [`Provider::errors`] of the documented error that this is.
    pub fn rule(&self) -> Option<usize> {
        self.0.rule
    }

    /// Whether the documentation says what the error means.
    pub(crate) fn is_classified(&self) -> bool {
        self.0.is_classified
    }

    /// The HTTP status. Some providers report errors with a status of success.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The provider's code for the error.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The provider's text for people.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// The provider's link to an explanation. Not checked in any way: don't follow it blindly.
    pub fn documentation_url(&self) -> Option<&str> {
        self.0.documentation_url.as_deref()
    }

    /// How long the server asks to wait, at most a day.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What the error means for the caller: as documented, or by the status where that is clear.
    pub fn meaning(&self) -> Option<Meaning> {
        self.0.meaning
    }

    /// Whether the same request may succeed later, unchanged.
    pub fn is_retryable(&self) -> bool {
        matches!(self.0.meaning, Some(Meaning::Retry | Meaning::RateLimited))
    }

    /// The reply's headers, as they came.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    pub(crate) fn bytes(&self) -> &Bytes {
        &self.0.body
    }

    /// The reply's body, as it came: it may hold anything.
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
