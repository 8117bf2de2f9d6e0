//! An error that the provider answers with: which reply is one, what its parts are, and which of
//! the documented errors it is.

mod tables;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use serde_json::Value;

use self::tables::{has_shape, is_error_of, is_something, scalar};
use crate::http::HttpReply;
use crate::provider::{ErrorPlace, ErrorShape, Meaning, Provider};
use crate::redact;
use crate::reply;
use crate::retry_after;
use crate::secret::Secret;

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
pub struct ApiError {
    title: &'static str,
    rule: Option<usize>,
    meaning: Option<Meaning>,
    status: u16,
    code: Option<String>,
    message: Option<String>,
    documentation_url: Option<String>,
    retry_after: Option<Duration>,
    headers: HeaderMap,
    body: Bytes,
}

impl ApiError {
    /// The error that `reply` is: any status but 2xx is one, and a 2xx when one of the provider's
    /// shapes says so. `secrets` are what the server may have echoed.
    pub(crate) fn of(
        provider: &'static Provider,
        place: ErrorPlace,
        reply: &HttpReply,
        secrets: &[Secret],
    ) -> Option<Self> {
        Self::among(
            provider.error_shapes.iter(),
            provider,
            place,
            reply,
            secrets,
        )
    }

    /// The same for a reply to a GraphQL request, where `errors` at the top is an error although
    /// the provider may not say so: the language does.
    pub(crate) fn of_graphql(
        provider: &'static Provider,
        reply: &HttpReply,
        secrets: &[Secret],
    ) -> Option<Self> {
        let shapes = provider.error_shapes.iter().chain([&GRAPHQL]);
        Self::among(shapes, provider, ErrorPlace::Api, reply, secrets)
    }

    fn among(
        shapes: impl Iterator<Item = &'static ErrorShape>,
        provider: &'static Provider,
        place: ErrorPlace,
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
        Some(Self::new(provider, place, reply, &body, shape, secrets))
    }

    fn new(
        provider: &'static Provider,
        place: ErrorPlace,
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
        let rule = provider.errors.iter().position(|rule| {
            (rule.shape.is_none() || rule.shape == position)
                && is_error_of(rule, place, reply.status, code.as_deref(), body)
        });
        let documented = rule.and_then(|rule| provider.errors.get(rule));
        Self {
            title: provider.title,
            rule,
            meaning: documented
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
            retry_after: retry_after::from_headers(&reply.headers, provider.api.retry_after)
                .or_else(|| part(|shape| shape.retry_after).and_then(retry_after::from_body)),
            headers: reply.headers.clone(),
            body: reply.body.clone(),
        }
    }

    /// The position in [`Provider::errors`] of the documented error that this is.
    pub fn rule(&self) -> Option<usize> {
        self.rule
    }

    /// The HTTP status. Some providers report errors with a status of success.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The provider's code for the error.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The provider's text for people.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The provider's link to an explanation. Not checked in any way: don't follow it blindly.
    pub fn documentation_url(&self) -> Option<&str> {
        self.documentation_url.as_deref()
    }

    /// How long the server asks to wait, at most a day.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// What the error means for the caller: as documented, or by the status where that is clear.
    pub fn meaning(&self) -> Option<Meaning> {
        self.meaning
    }

    /// Whether the same request may succeed later, unchanged.
    pub fn is_retryable(&self) -> bool {
        matches!(self.meaning, Some(Meaning::Retry | Meaning::RateLimited))
    }

    /// The reply's headers, as they came.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The reply's body as the type that the provider documents for it.
    ///
    /// # Errors
    ///
    /// When the body is not of that type.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, crate::DecodeError> {
        reply::decode(&self.body, "")
    }

    /// The reply's body, as it came: it may hold anything.
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} answered with status {}", self.title, self.status)?;
        if let Some(code) = &self.code {
            write!(f, ", {code}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("rule", &self.rule)
            .field("meaning", &self.meaning)
            .field("status", &self.status)
            .field("code", &self.code)
            .field("message", &self.message)
            .field("retry_after", &self.retry_after)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}

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
mod tests {
    use std::time::Duration;

    use super::ApiError;
    use crate::http::HttpReply;
    use crate::provider::{ErrorPlace, ErrorRule, ErrorShape, Meaning, Provider};
    use crate::secret::Secret;

    static PROVIDER: Provider = Provider {
        title: "Acme",
        error_shapes: &[
            ErrorShape {
                present: "/error/code",
                code: Some("/error/code"),
                message: Some("/error/text"),
                documentation_url: Some("/error/help"),
                retry_after: Some("/error/wait"),
                at_success: true,
            },
            ErrorShape {
                message: Some(""),
                ..ErrorShape::DEFAULT
            },
        ],
        errors: &[
            ErrorRule {
                status: &[401],
                code: Some("token_expired"),
                means: Meaning::TokenExpired,
                ..ErrorRule::DEFAULT
            },
            ErrorRule {
                matches: &[("/error/text", "No access to *")],
                means: Meaning::InsufficientScope,
                ..ErrorRule::DEFAULT
            },
            ErrorRule {
                status: &[400],
                at: ErrorPlace::TokenEndpoint,
                ..ErrorRule::DEFAULT
            },
            ErrorRule {
                status: &[418],
                ..ErrorRule::DEFAULT
            },
        ],
        ..Provider::DEFAULT
    };

    fn reply(status: u16, body: &'static str) -> HttpReply {
        HttpReply {
            status,
            headers: reqwest::header::HeaderMap::new(),
            body: body.into(),
            url: url::Url::parse("https://api.example.com/").unwrap(),
        }
    }

    fn error(status: u16, body: &'static str) -> Option<ApiError> {
        let secrets = [Secret::new("t0ken")];
        ApiError::of(&PROVIDER, ErrorPlace::Api, &reply(status, body), &secrets)
    }

    #[test]
    fn a_documented_error_is_known_by_status_and_code() {
        let body = r#"{"error": {"code": "token_expired", "text": "Expired", "help": "https://a.example", "wait": 2}}"#;
        let found = error(401, body).unwrap();
        assert_eq!(found.rule(), Some(0));
        assert_eq!(found.meaning(), Some(Meaning::TokenExpired));
        assert_eq!(found.code(), Some("token_expired"));
        assert_eq!(found.documentation_url(), Some("https://a.example"));
        assert_eq!(found.retry_after(), Some(Duration::from_secs(2)));
        assert_eq!(
            found.to_string(),
            "Acme answered with status 401, token_expired: Expired"
        );
        assert_eq!(error(403, body).unwrap().rule(), None);
    }

    #[test]
    fn a_documented_error_is_known_by_its_text() {
        let found = error(
            401,
            r#"{"error": {"code": 7, "text": "No access to documents"}}"#,
        )
        .unwrap();
        assert_eq!(found.code(), Some("7"));
        assert_eq!(found.rule(), Some(1));
    }

    #[test]
    fn an_error_of_the_token_endpoint_is_none_of_the_api() {
        assert_eq!(error(400, "{}").unwrap().rule(), None);
        let found = ApiError::of(&PROVIDER, ErrorPlace::TokenEndpoint, &reply(400, "{}"), &[]);
        assert_eq!(found.unwrap().rule(), Some(2));
    }

    #[test]
    fn a_success_is_an_error_only_where_a_shape_says_so() {
        for body in [
            r#"{"id": 1}"#,
            "",
            "OK",
            r#"{"error": {"code": null}}"#,
            r#"{"error": {"code": ""}}"#,
            r#""text""#,
        ] {
            assert!(error(200, body).is_none(), "{body}");
        }
        assert_eq!(
            error(200, r#"{"error": {"code": 0}}"#).unwrap().code(),
            Some("0")
        );
    }

    #[test]
    fn a_body_in_another_form_is_still_an_error() {
        let found = error(429, r#""Retry later""#).unwrap();
        assert_eq!(found.message(), Some("Retry later"));
        assert_eq!(found.meaning(), Some(Meaning::RateLimited));
        assert!(found.is_retryable());
        let found = error(503, "<html>").unwrap();
        assert_eq!((found.message(), found.is_retryable()), (None, true));
        assert_eq!(found.body(), b"<html>");
        assert_eq!(error(418, "").unwrap().rule(), Some(3));
        assert_eq!(error(302, "").unwrap().meaning(), None);
    }

    #[test]
    fn a_list_of_texts_is_shown_as_it_is() {
        let found = error(
            422,
            r#"{"error": {"code": "invalid", "text": {"name": ["is empty"]}}}"#,
        )
        .unwrap();
        assert_eq!(found.message(), Some(r#"{"name":["is empty"]}"#));
    }

    #[test]
    fn the_servers_text_is_scrubbed_and_escaped() {
        let found = error(
            400,
            r#"{"error": {"code": "\u001b[2J", "text": "bad t0ken\n"}}"#,
        )
        .unwrap();
        let shown = format!("{found} {found:?}");
        assert!(
            !shown.contains("t0ken") && !shown.contains('\u{1b}'),
            "{shown}"
        );
        assert_eq!(found.message(), Some("bad [secret]\\u{a}"));
    }

    #[test]
    fn graphql_errors_are_errors_without_any_shape() {
        static PLAIN: Provider = Provider::DEFAULT;
        let of = |body| ApiError::of_graphql(&PLAIN, &reply(200, body), &[]);
        let found = of(
            r#"{"data": null, "errors": [{"message": "No", "extensions": {"code": "FORBIDDEN"}}]}"#,
        );
        let found = found.unwrap();
        assert_eq!(
            (found.code(), found.message()),
            (Some("FORBIDDEN"), Some("No"))
        );
        assert!(of(r#"{"data": {"errors": 1}, "errors": []}"#).is_none());
    }
}
