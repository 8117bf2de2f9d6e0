//! Requests to the authorization server as an observer sees them: to the token endpoint (RFC 6749 §3.2)
//! and similar endpoints. Nearly all of their values are secrets: names are shown, values masked.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, Request};
use serde_json::{Map, Value};
use tokio::time::Instant;
use url::Url;

use super::mask::Body;
use super::stated::Stated;
use super::{Observer, mask, without_values};
use crate::error::TransportError;
use crate::http::{HttpReply, form};
use crate::secret::{Secret, redact};
use crate::tables::Registration;

/// A request to the authorization server: a token request, a device authorization request, a pushed
/// authorization request, or a revocation.
pub struct AuthRequest {
    method: Method,
    url: Url,
    scheme: Option<String>,
    /// What is shown besides.
    stated: Stated,
    /// The values to mask in a response.
    secrets: Vec<Secret>,
    /// Masked.
    headers: Vec<(String, String)>,
    /// Masked.
    parameters: Vec<(String, String)>,
    /// Masked.
    json: Option<String>,
}

impl AuthRequest {
    /// Returns the HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL without the values of its query, except those that are never secret. A path with variables
    /// is that of the spec.
    pub fn url(&self) -> String {
        let path = self.stated.path(&self.url);
        without_values(&self.url, path.as_deref(), &self.stated)
    }

    /// Returns the scheme of the `Authorization` header, such as `Basic`, if there is one.
    pub fn authorization_scheme(&self) -> Option<&str> {
        self.scheme.as_deref()
    }

    /// Returns the names of the parameters in the body.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().map(|(name, _)| name.as_str())
    }

    /// Returns the parameters in the body with masked values: the value of a parameter that is never
    /// secret, such as `grant_type`, or that the spec states, and the length of any other: `…(43)`, in
    /// characters.
    pub fn masked_parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.parameters.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns a JSON body with masked values, as in [`masked_parameters`](Self::masked_parameters): texts are
    /// quoted, numbers are not, as in `{"code":"…(43)","ttl":60,"size":…(2)}`. `None` for other bodies.
    pub fn masked_json(&self) -> Option<&str> {
        self.json.as_deref()
    }

    /// Returns the headers, names in lower case, with masked values as in
    /// [`masked_parameters`](Self::masked_parameters).
    pub fn masked_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.headers.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn of(request: &Request, stated: Stated) -> Self {
        let header = |name| request.headers().get(name)?.to_str().ok();
        let scheme = header(AUTHORIZATION).and_then(|value| value.split_once(' '));
        let body = request.body().and_then(reqwest::Body::as_bytes);
        let members = members(header(CONTENT_TYPE), body.unwrap_or_default());
        Self {
            method: request.method().clone(),
            url: request.url().clone(),
            scheme: scheme.map(|(scheme, _)| scheme.to_owned()),
            secrets: secrets(header(AUTHORIZATION), &members, &stated),
            headers: mask::headers(request.headers(), &stated),
            parameters: masked(&members, &stated),
            json: masked_json(body.unwrap_or_default(), &stated),
            stated,
        }
    }
}

/// Shows no values.
impl fmt::Debug for AuthRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthRequest")
            .field("method", &self.method)
            .field("url", &self.url())
            .field("parameters", &self.parameters().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// A response of the authorization server.
#[derive(Debug)]
pub struct AuthResponse {
    status: u16,
    elapsed: Duration,
    /// Masked.
    headers: Vec<(String, String)>,
    /// Masked.
    members: Vec<(String, String)>,
    /// Masked.
    json: Option<String>,
    /// The number of bytes of the body.
    size: usize,
    rejection: Option<String>,
}

impl AuthResponse {
    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the time since the request was sent.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the member names of the response's JSON object or form, if it is one.
    pub fn members(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|(name, _)| name.as_str())
    }

    /// Returns the headers, names in lower case, with masked values, as [`AuthRequest::masked_headers`] does.
    pub fn masked_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.headers.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns a JSON body with masked values, as [`AuthRequest::masked_json`] does.
    pub fn masked_json(&self) -> Option<&str> {
        self.json.as_deref()
    }

    /// Returns the number of bytes of the body.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Returns the beginning of a response that contains no token, such as an error in the
    /// provider's own form. The request's secrets are removed, and text that looks like a token is
    /// masked.
    pub fn rejection(&self) -> Option<&str> {
        self.rejection.as_deref()
    }

    /// Returns the members with masked values, as
    /// [`AuthRequest::masked_parameters`] does.
    pub fn masked_members(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.members.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Reports one request to the authorization server to the observer.
pub(crate) struct Watch {
    observer: Arc<dyn Observer>,
    request: AuthRequest,
    start: Instant,
}

impl Watch {
    /// Reports the start of `request` to the observer, if there is one.
    pub(crate) fn start(
        observer: Option<&Arc<dyn Observer>>,
        request: &Request,
        registration: &'static Registration,
    ) -> Option<Self> {
        let watch = Self {
            observer: Arc::clone(observer?),
            request: AuthRequest::of(request, Stated::by(registration)),
            start: Instant::now(),
        };
        watch.observer.auth_request_started(&watch.request);
        Some(watch)
    }

    /// Reports the outcome to the observer.
    pub(crate) fn finish(&self, outcome: &Result<HttpReply, TransportError>) {
        let elapsed = self.start.elapsed();
        match outcome {
            Ok(reply) => {
                let media_type = reply.headers.get(CONTENT_TYPE);
                let media_type = media_type.and_then(|value| value.to_str().ok());
                let members = masked(&members(media_type, &reply.body), &Stated::default());
                let response = AuthResponse {
                    status: reply.status,
                    elapsed,
                    headers: mask::headers(&reply.headers, &Stated::default()),
                    json: masked_json(&reply.body, &Stated::default()),
                    size: reply.body.len(),
                    rejection: rejection(
                        &members,
                        &reply.body,
                        &self.request.secrets,
                        Body::with(reply.status),
                    ),
                    members,
                };
                self.observer
                    .auth_response_received(&self.request, &response);
            }
            Err(error) => self
                .observer
                .auth_request_failed(&self.request, error, elapsed),
        }
    }
}

/// Returns the values of a request that must not be shown: credentials, and parameters that may be secret.
fn secrets(credentials: Option<&str>, members: &[(String, Value)], stated: &Stated) -> Vec<Secret> {
    let credentials = credentials.and_then(|value| value.split_once(' '));
    let credentials = credentials.map(|(_, rest)| rest);
    let hidden = members.iter().filter(|(name, _)| !stated.is_harmless(name));
    let mut found: Vec<Secret> = credentials.into_iter().map(Secret::new).collect();
    hidden.for_each(|(_, value)| add_texts(value, &mut found));
    found
}

/// Adds the texts in a value, which may be nested.
fn add_texts(value: &Value, found: &mut Vec<Secret>) {
    match value {
        Value::String(text) => found.push(Secret::new(text.as_str())),
        Value::Array(items) => items.iter().for_each(|item| add_texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| add_texts(member, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The beginning of a body without tokens. Nothing is known about a body that is not understood, so values are
/// shown only where errors are described.
fn rejection(
    members: &[(String, String)],
    body: &[u8],
    secrets: &[Secret],
    of: Body,
) -> Option<String> {
    let has_token = |(name, _): &(String, String)| name.to_ascii_lowercase().contains("token");
    let text = std::str::from_utf8(body).ok()?.trim();
    if text.is_empty() || members.iter().any(has_token) {
        return None;
    }
    let shown = |text: &str| mask::tokens(&redact::scrub(text, secrets));
    let text = match serde_json::from_str::<Value>(text) {
        Ok(value @ (Value::Object(_) | Value::Array(_))) => {
            mask::description(&value, of, &shown).to_string()
        }
        _ if of.hides(text) => format!("{} characters, not shown", text.chars().count()),
        _ => shown(text),
    };
    Some(redact::excerpt(&text, redact::TEXT))
}

/// Returns the parameters of a form, or the members of a JSON object. JSON is recognized under any media
/// type. A form must be declared as one, because any text can be read as a form.
fn members(media_type: Option<&str>, body: &[u8]) -> Vec<(String, Value)> {
    if let Ok(members) = serde_json::from_slice::<Map<String, Value>>(body) {
        return members.into_iter().collect();
    }
    let is_form = media_type.is_some_and(|media_type| media_type.starts_with(form::MEDIA_TYPE));
    let text = std::str::from_utf8(body).ok().filter(|_| is_form);
    let pairs = text.and_then(|text| form::parse(text).ok());
    let pairs = pairs.unwrap_or_default().into_iter();
    pairs.map(|(name, value)| (name, value.into())).collect()
}

/// Returns a JSON object or list with masked values.
fn masked_json(body: &[u8], stated: &Stated) -> Option<String> {
    let value = serde_json::from_slice::<Value>(body).ok()?;
    let is_structure = value.is_object() || value.is_array();
    is_structure.then(|| mask::json(&value, stated))
}

/// Returns the members with masked values.
fn masked(members: &[(String, Value)], stated: &Stated) -> Vec<(String, String)> {
    let members = members.iter();
    members
        .map(|(name, value)| {
            let shown = match value {
                Value::String(text) => mask::value(name, text, stated),
                other => mask::value(name, &other.to_string(), stated),
            };
            (name.clone(), shown)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Body, Stated, members, rejection};
    use crate::secret::Secret;
    use crate::tables::{
        AuthorizationCode, Grant, Parameter, Provider, Registration, TokenRequest,
    };

    fn masked(media_type: Option<&str>, body: &[u8]) -> Vec<(String, String)> {
        super::masked(&members(media_type, body), &Stated::default())
    }

    fn secrets(credentials: Option<&str>, sent: &[(String, super::Value)]) -> Vec<Secret> {
        super::secrets(credentials, sent, &Stated::default())
    }

    #[test]
    fn constants_of_the_spec_are_shown_and_renamed_secrets_are_not() {
        static PROVIDER: Provider = Provider::DEFAULT;
        static REGISTRATION: Registration = Registration {
            authorization_code: Some(AuthorizationCode {
                grant: Grant {
                    request: TokenRequest {
                        parameters: &[
                            Parameter {
                                name: "sign_method",
                                value: "sha256",
                            },
                            Parameter {
                                name: "sign",
                                value: "{uuid}",
                            },
                        ],
                        renamed: &[("code", "scope")],
                        ..TokenRequest::DEFAULT
                    },
                    ..Grant::DEFAULT
                },
                ..AuthorizationCode::DEFAULT
            }),
            ..Registration::of(&PROVIDER)
        };
        let stated = Stated::by(&REGISTRATION);
        let form = Some("application/x-www-form-urlencoded");
        let sent = members(
            form,
            b"sign_method=sha256&sign=hush&scope=c0de&grant_type=x",
        );
        let shown = super::masked(&sent, &stated);
        let shown: Vec<_> = shown.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(shown, ["sha256", "…(4)", "…(4)", "x"]);
        // Another value under the name of a constant is not the spec's.
        let other = super::masked(&members(form, b"sign_method=hush"), &stated);
        assert_eq!(other[0].1, "…(4)");
    }

    fn names(media_type: Option<&str>, body: &[u8]) -> Vec<String> {
        let pairs = masked(media_type, body).into_iter();
        pairs.map(|(name, _)| name).collect()
    }

    #[test]
    fn a_rejection_in_the_providers_words_has_no_secrets() {
        let form = Some("application/x-www-form-urlencoded");
        let sent = secrets(
            Some("Basic aWQ6aHVzaA=="),
            &members(form, b"grant_type=x&code=c0de&client_secret=hush+hush"),
        );
        let observed = |body: &str| {
            rejection(
                &masked(None, body.as_bytes()),
                body.as_bytes(),
                &sent,
                Body::Unknown,
            )
        };
        let body = r#"{"errcode": 40013, "errmsg": "no app for hush hush and c0de, ref 0123456789abcdef0123456789abcdef"}"#;
        let expected =
            r#"{"errcode":40013,"errmsg":"no app for [secret] and [secret], ref …(32)"}"#;
        assert_eq!(observed(body).unwrap(), expected);
        assert_eq!(observed(r#"{"access_token": "t"}"#), None);
        assert_eq!(observed("  "), None);
        assert_eq!(
            observed("no such application").unwrap(),
            "no such application"
        );
    }

    #[test]
    fn a_reply_that_is_not_understood_shows_no_token() {
        let observed = |body: &str| {
            rejection(
                &masked(None, body.as_bytes()),
                body.as_bytes(),
                &[],
                Body::Unknown,
            )
        };
        for (body, expected) in [
            (
                r#"{"data":{"accessToken":"ya29.A0ARrdaM-9fKx3mZ","ok":true}}"#,
                Some(r#"{"data":{"accessToken":"…(21)","ok":true}}"#),
            ),
            (
                r#"[{"access_token":"hush"}]"#,
                Some(r#"[{"access_token":"…(4)"}]"#),
            ),
            (
                r#"{"device_code":"SECRETDEVICECODE123456","interval":5}"#,
                Some(r#"{"device_code":"…(22)","interval":"…(1)"}"#),
            ),
            (
                r#"{"error":{"code":7,"message":"no such app","more":["hush"],"refresh_token":"hush"}}"#,
                Some(
                    r#"{"error":{"code":7,"message":"no such app","more":["…(4)"],"refresh_token":"…(4)"}}"#,
                ),
            ),
            (
                r#"{"access_token":"hush","#,
                Some("23 characters, not shown"),
            ),
            ("Access_Token=hush&x=y", Some("21 characters, not shown")),
            ("\"hush token\"", Some("12 characters, not shown")),
            ("Assertion: hush", Some("15 characters, not shown")),
        ] {
            let shown = observed(body);
            assert_eq!(shown.as_deref(), expected);
        }
    }

    #[test]
    fn an_error_is_shown_in_the_providers_words() {
        let form = Some("application/x-www-form-urlencoded");
        let sent = secrets(None, &members(form, b"client_secret=hush-hush"));
        let observed = |body: &str| {
            let members = masked(None, body.as_bytes());
            rejection(&members, body.as_bytes(), &sent, Body::OfError)
        };
        for (body, expected) in [
            ("Invalid client or secret", "Invalid client or secret"),
            ("The code hush-hush is wrong", "The code [secret] is wrong"),
            (
                "<error><code>E17</code><text>The key is unknown</text></error>",
                "<error><code>E17</code><text>The key is unknown</text></error>",
            ),
            (
                r#"{"errors":[{"code":"E17","detail":"no such app"}],"ref":12}"#,
                r#"{"errors":[{"code":"E17","detail":"no such app"}],"ref":"…(2)"}"#,
            ),
            (
                "token 0123456789abcdefghij is unknown",
                "token …(20) is unknown",
            ),
            ("access_token=hush&x=y", "21 characters, not shown"),
        ] {
            assert_eq!(observed(body).as_deref(), Some(expected));
        }
    }

    #[test]
    fn values_of_a_body_are_masked() {
        let form = Some("application/x-www-form-urlencoded");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            masked(form, b"grant_type=password&password=hush"),
            [pair("grant_type", "password"), pair("password", "…(4)")]
        );
        assert_eq!(
            masked(
                None,
                br#"{"access_token": "t", "expires_in": 60, "data": {"token": "x"}}"#
            ),
            [
                pair("access_token", "…(1)"),
                pair("data", "…(13)"),
                pair("expires_in", "60")
            ]
        );
    }

    #[test]
    fn only_names_are_read_from_a_body() {
        let form = Some("application/x-www-form-urlencoded; charset=utf-8");
        assert_eq!(names(form, b"code=a&grant_type=b"), ["code", "grant_type"]);
        assert_eq!(names(None, br#"{"access_token": "t"}"#), ["access_token"]);
        assert!(names(Some("text/html"), b"<p>a=b</p>").is_empty());
        assert!(names(form, b"\xff=\xff").is_empty());
        assert!(names(None, b"").is_empty());
    }
}
