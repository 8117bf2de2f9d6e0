//! Error replies: which replies are errors, how their parts are read, and which documented error they
//! match.

mod tables;

pub(crate) use tables::is_like;

use std::borrow::Cow;
use std::time::Duration;

use reqwest::header::HeaderMap;
use serde_json::Value;

use self::tables::{has_shape, is_error_of, is_something, scalar};
use crate::clock::Timestamp;
use crate::error::ApiError;
use crate::error::api::Parts;
use crate::header::rate_limit::RateLimit;
use crate::header::retry_after;
use crate::http::HttpReply;
use crate::json::pointer;
use crate::reply;
use crate::secret::{Secret, redact};
use crate::tables::{ErrorPlace, ErrorShape, Meaning, Operation, Provider};

/// GraphQL's own error format (GraphQL specification of October 2021, §7.1.2), with the code in its
/// customary place.
static GRAPHQL: ErrorShape = ErrorShape {
    present: "/errors",
    code: Some("/errors/0/extensions/code"),
    message: Some("/errors/0/message"),
    at_success: true,
    ..ErrorShape::DEFAULT
};

/// The formats that many APIs share. They apply to an error status that no shape of the spec matches.
static CUSTOMARY: &[ErrorShape] = &[
    customary("/error/message", Some("/error/code"), "/error/message"),
    // OAuth 2.0 (RFC 6749 §5.2).
    customary("/error_description", Some("/error"), "/error_description"),
    // GraphQL, and lists of errors of several APIs.
    customary(
        "/errors/0/message",
        Some("/errors/0/code"),
        "/errors/0/message",
    ),
    // JSON:API.
    customary(
        "/errors/0/detail",
        Some("/errors/0/code"),
        "/errors/0/detail",
    ),
    // Problem details (RFC 9457 §3.1).
    customary("/detail", Some("/type"), "/detail"),
    customary("/title", Some("/type"), "/title"),
    customary("/message", Some("/code"), "/message"),
    customary("/error", Some("/error"), "/error"),
    customary("/error_message", Some("/error_code"), "/error_message"),
    customary("/errmsg", Some("/errcode"), "/errmsg"),
    customary("/msg", Some("/code"), "/msg"),
    customary("/reason", Some("/code"), "/reason"),
    customary("/Message", Some("/Code"), "/Message"),
    customary("/fault/faultstring", None, "/fault/faultstring"),
];

const fn customary(
    present: &'static str,
    code: Option<&'static str>,
    message: &'static str,
) -> ErrorShape {
    ErrorShape {
        present,
        code,
        message: Some(message),
        ..ErrorShape::DEFAULT
    }
}

/// The origin of a reply.
struct Source {
    provider: &'static Provider,
    place: ErrorPlace,
    /// Indexes of the errors that the operation lists.
    listed: &'static [usize],
    /// When the reply was received.
    now: Timestamp,
}

impl ApiError {
    /// Returns the error in `reply`: every status other than 2xx is an error, and so is a 2xx that one of
    /// the provider's shapes matches. `secrets` are removed from its texts; it was received at `now`.
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
        let secrets = || secrets.to_vec();
        Self::among(provider.error_shapes.iter(), &source, reply, secrets)
    }

    /// Returns the error in the reply to a call, which may list additional errors. In a GraphQL reply,
    /// top-level `errors` are an error even if the spec does not mention them, because GraphQL defines
    /// them. `secrets` are collected for an error only, because most replies are none.
    pub(crate) fn of_call(
        provider: &'static Provider,
        operation: &Operation,
        reply: &HttpReply,
        secrets: impl FnOnce() -> Vec<Secret>,
        now: Timestamp,
    ) -> Option<Self> {
        let graphql = operation.graphql.map(|_| &GRAPHQL);
        let shapes = provider.error_shapes.iter().chain(graphql);
        // The body of a success is not searched for them.
        let customary = if is_success(reply) {
            None
        } else {
            let json = reply::json(&reply.body);
            CUSTOMARY.iter().find(|shape| has_text(shape, json))
        };
        let shapes = shapes.chain(customary);
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
        secrets: impl FnOnce() -> Vec<Secret>,
    ) -> Option<Self> {
        let success = is_success(reply);
        let json = reply::json(&reply.body);
        let shape = shapes
            .enumerate()
            .find(|(_, shape)| (shape.at_success || !success) && has_shape(shape, json));
        if success && shape.is_none() {
            return None;
        }
        let body = serde_json::from_slice(json).unwrap_or_default();
        Some(Self::read(source, reply, &body, shape, &secrets()))
    }

    fn read(
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
            .find(|(_, rule)| is_error_of(rule, source.place, reply, code.as_deref(), body));
        let (rule, documented) = documented.unzip();
        let classified = documented.filter(|rule| !rule.typed_only);
        Self::new(Parts {
            title: provider.title,
            rule,
            is_classified: classified.is_some(),
            meaning: classified
                .map(|rule| rule.means)
                .filter(|means| *means != Meaning::Reauthorize || is_conclusive(reply.status))
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
        })
    }

    /// Decodes the reply's body as the type that the provider documents for it.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not of that type.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, crate::DecodeError> {
        reply::decode(self.bytes(), "")
    }
}

fn is_success(reply: &HttpReply) -> bool {
    (200..300).contains(&reply.status)
}

/// Whether the message of a shape is a text.
fn has_text(shape: &ErrorShape, json: &[u8]) -> bool {
    let message = shape
        .message
        .and_then(|pointer| pointer::find(json, pointer));
    message.is_some_and(|message| message.get().starts_with('"'))
}

/// Returns the time until an exhausted rate limit resets, if the provider reports it.
fn reset_in(source: &Source, headers: &HeaderMap) -> Option<Duration> {
    let names = source.provider.api.rate_limit.as_ref()?;
    let limit = RateLimit::read(names, headers, source.now)?;
    limit.reset_in().filter(|_| limit.remaining == Some(0))
}

/// Returns whether a reply with this status is conclusive about the grant. An overloaded or failing
/// server's reply is not.
fn is_conclusive(status: u16) -> bool {
    status < 500 && status != 429
}

/// Returns what a status means if the provider documents nothing.
fn usual_meaning(status: u16) -> Option<Meaning> {
    match status {
        429 => Some(Meaning::RateLimited),
        408 | 500 | 502 | 503 | 504 => Some(Meaning::Retry),
        _ => None,
    }
}

/// Returns a message of any form as text. Some providers return a list of texts by field.
fn text(value: &Value) -> Option<String> {
    is_something(value).then(|| scalar(value).unwrap_or_else(|| value.to_string()))
}

#[cfg(test)]
mod tests;
