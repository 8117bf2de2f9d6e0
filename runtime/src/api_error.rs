//! An error that the provider answers with: which reply is one, what its parts are, and which of
//! the documented errors it is.

mod tables;

pub(crate) use tables::is_like;

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use serde_json::Value;

use self::tables::{has_shape, is_error_of, is_something, scalar};
use crate::clock::Timestamp;
use crate::http::HttpReply;
use crate::rate_limit::RateLimit;
use crate::redact;
use crate::reply;
use crate::retry_after;
use crate::secret::Secret;
use crate::tables::{ErrorPlace, ErrorShape, Meaning, Operation, Provider};

/// How GraphQL itself reports errors (GraphQL specification of October 2021, §7.1.2), with the code
/// where servers have come to put it.
static GRAPHQL: ErrorShape = ErrorShape {
    present: "/errors",
    code: Some("/errors/0/extensions/code"),
    message: Some("/errors/0/message"),
    at_success: true,
    ..ErrorShape::DEFAULT
};

/// The provider's answer to a request that it did not fulfil.
///
/// Code, message and link are the provider's own texts: kept short, with control characters escaped
/// and with the tokens of the request taken out. `Debug` and `Display` leave out the headers and
/// the body.
#[derive(Clone)]
pub struct ApiError(Box<Parts>);

/// The parts of an [`ApiError`]; apart, so that an error is as small as a pointer.
#[derive(Clone)]
struct Parts {
    title: &'static str,
    rule: Option<usize>,
    /// The documentation says what the error means.
    is_classified: bool,
    meaning: Option<Meaning>,
    status: u16,
    code: Option<String>,
    message: Option<String>,
    documentation_url: Option<String>,
    retry_after: Option<Duration>,
    headers: HeaderMap,
    body: Bytes,
}

/// Where a reply comes from.
struct Source {
    provider: &'static Provider,
    place: ErrorPlace,
    /// Positions of the errors that an operation lists.
    listed: &'static [usize],
    /// When it came.
    now: Timestamp,
}

impl ApiError {
    /// The error that `reply` is: any status but 2xx is one, and a 2xx when one of the provider's
    /// shapes says so. `secrets` are what the server may have echoed; it came `now`.
    pub(crate) fn of(
        provider: &'static Provider,
        place: ErrorPlace,
        reply: &HttpReply,
        secrets: &[Secret],
        now: Timestamp,
    ) -> Option<Self> {
        let source = Source {
            provider,
            place,
            listed: &[],
            now,
        };
        Self::among(provider.error_shapes.iter(), &source, reply, secrets)
    }

    /// The same for a reply to a call, which may have errors of its own; and if it was a GraphQL
    /// request, `errors` at the top is an error although the provider may not say so: the language
    /// does.
    pub(crate) fn of_call(
        provider: &'static Provider,
        operation: &Operation,
        reply: &HttpReply,
        secrets: &[Secret],
        now: Timestamp,
    ) -> Option<Self> {
        let graphql = operation.graphql.map(|_| &GRAPHQL);
        let shapes = provider.error_shapes.iter().chain(graphql);
        let source = Source {
            provider,
            place: ErrorPlace::Api,
            listed: operation.errors,
            now,
        };
        Self::among(shapes, &source, reply, secrets)
    }

    fn among(
        shapes: impl Iterator<Item = &'static ErrorShape>,
        source: &Source,
        reply: &HttpReply,
        secrets: &[Secret],
    ) -> Option<Self> {
        let success = (200..300).contains(&reply.status);
        let json = reply::json(&reply.body);
        let shape = shapes
            .enumerate()
            .find(|(_, shape)| (shape.at_success || !success) && has_shape(shape, json));
        if success && shape.is_none() {
            return None;
        }
        let body = serde_json::from_slice(json).unwrap_or_default();
        Some(Self::new(source, reply, &body, shape, secrets))
    }

    fn new(
        source: &Source,
        reply: &HttpReply,
        body: &Value,
        shape: Option<(usize, &ErrorShape)>,
        secrets: &[Secret],
    ) -> Self {
        let (position, shape) = shape.unzip();
        let part = |pointer: fn(&ErrorShape) -> Option<&'static str>| {
            let pointer = shape.and_then(pointer)?;
            body.pointer(pointer)
        };
        let shown = |text: String, most| redact::excerpt(&redact::scrub(&text, secrets), most);
        let code = part(|shape| shape.code).and_then(scalar);
        let provider = source.provider;
        let rules = provider.errors.iter().enumerate();
        let occurring = rules.filter(|(at, rule)| !rule.listed || source.listed.contains(at));
        let documented = occurring
            .filter(|(_, rule)| rule.shape.is_none() || rule.shape == position)
            .find(|(_, rule)| is_error_of(rule, source.place, reply.status, code.as_deref(), body));
        let (rule, documented) = documented.unzip();
        let classified = documented.filter(|rule| !rule.typed_only);
        Self(Box::new(Parts {
            title: provider.title,
            rule,
            is_classified: classified.is_some(),
            meaning: classified
                .map(|rule| rule.means)
                .filter(|means| *means != Meaning::Reauthorize || is_well(reply.status))
                .or_else(|| usual_meaning(reply.status)),
            status: reply.status,
            code: code.map(|code| shown(code, redact::CODE)),
            message: part(|shape| shape.message)
                .and_then(text)
                .map(|text| shown(text, redact::TEXT)),
            documentation_url: part(|shape| shape.documentation_url)
                .and_then(scalar)
                .map(|url| shown(url, redact::TEXT)),
            retry_after: retry_after::from_headers(
                &reply.headers,
                provider.api.retry_after,
                source.now,
            )
            .or_else(|| part(|shape| shape.retry_after).and_then(retry_after::from_body))
            .or_else(|| reset_in(source, &reply.headers)),
            headers: reply.headers.clone(),
            body: match redact::scrub_bytes(&reply.body, secrets) {
                Cow::Borrowed(_) => reply.body.clone(),
                Cow::Owned(scrubbed) => scrubbed.into(),
            },
        }))
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

    /// The reply's body as the type that the provider documents for it.
    ///
    /// # Errors
    ///
    /// When the body is not of that type.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, crate::DecodeError> {
        reply::decode(&self.0.body, "")
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

/// How long the calls that are allowed are used up, where the provider tells it so.
fn reset_in(source: &Source, headers: &HeaderMap) -> Option<Duration> {
    let names = source.provider.api.rate_limit.as_ref()?;
    let told = RateLimit::read(names, headers, source.now)?;
    told.reset_in().filter(|_| told.remaining == Some(0))
}

/// Whether a server with this status can be believed that the grant has ended. What it says while it
/// is out of order, or too busy, is no verdict.
fn is_well(status: u16) -> bool {
    status < 500 && status != 429
}

/// What a status means when the provider documents nothing.
fn usual_meaning(status: u16) -> Option<Meaning> {
    match status {
        429 => Some(Meaning::RateLimited),
        408 | 500 | 502 | 503 | 504 => Some(Meaning::Retry),
        _ => None,
    }
}

/// Text, or whatever stands in its place: some providers answer with a list of texts by field.
fn text(value: &Value) -> Option<String> {
    is_something(value).then(|| scalar(value).unwrap_or_else(|| value.to_string()))
}

#[cfg(test)]
mod tests;
