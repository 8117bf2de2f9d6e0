//! Observation of requests and replies, for logs, metrics, and tests.

mod auth;
mod mask;
mod stated;

pub(crate) use auth::Watch as ServerWatch;
pub use auth::{AuthRequest, AuthResponse};
pub(crate) use stated::Stated;

pub use crate::header::deprecation::Deprecation;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use url::Url;

use crate::error::TransportError;
use crate::tables::Operation;

/// Receives each request of a call and its outcome, and requests to the authorization server without their
/// values.
///
/// The methods run inline and delay the request; return quickly.
///
/// ```
/// use licit_runtime::observe::{Observer, CallResponse, CallRequest};
///
/// struct Log;
///
/// impl Observer for Log {
///     fn response_received(&self, request: &CallRequest<'_>, response: &CallResponse<'_>) {
///         let (status, time) = (response.status(), response.elapsed());
///         println!("{} {}: {status} after {time:?}", request.method(), request.url());
///     }
/// }
/// ```
pub trait Observer: Send + Sync {
    /// Called before a request is sent.
    fn request_started(&self, request: &CallRequest<'_>) {
        let _ = request;
    }

    /// Called when a reply was received; for streams, when its head was received.
    fn response_received(&self, request: &CallRequest<'_>, response: &CallResponse<'_>) {
        let _ = (request, response);
    }

    /// Called when no complete reply was received.
    fn failed(&self, request: &CallRequest<'_>, error: &TransportError, elapsed: Duration) {
        let _ = (request, error, elapsed);
    }

    /// Called after [`response_received`](Self::response_received) if the reply says that the operation is
    /// deprecated or will end (RFC 9745, RFC 8594). Called for every such reply.
    fn deprecated(&self, request: &CallRequest<'_>, notice: &Deprecation) {
        let _ = (request, notice);
    }

    /// Called before a request to the authorization server is sent.
    fn auth_request_started(&self, request: &AuthRequest) {
        let _ = request;
    }

    /// Called when the authorization server responded.
    fn auth_response_received(&self, request: &AuthRequest, response: &AuthResponse) {
        let _ = (request, response);
    }

    /// Called when no complete response of the authorization server was received.
    fn auth_request_failed(
        &self,
        request: &AuthRequest,
        error: &TransportError,
        elapsed: Duration,
    ) {
        let _ = (request, error, elapsed);
    }

    /// Returns whether the observer receives the bodies of calls, which may contain secrets. Defaults to
    /// `false`.
    fn includes_bodies(&self) -> bool {
        false
    }

    /// Returns whether the observer receives headers and bodies of calls with masked values, which costs
    /// reading each body once more. Defaults to `false`.
    fn includes_masked(&self) -> bool {
        false
    }
}

/// A request of a call.
pub struct CallRequest<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) method: &'a Method,
    pub(crate) url: &'a Url,
    /// What is shown instead of the URL's path, if that contains arguments or variables.
    pub(crate) path: Option<&'a str>,
    /// The values of the query that are shown.
    pub(crate) stated: &'a Stated,
    pub(crate) attempt: u32,
    pub(crate) body: Option<&'a Bytes>,
    pub(crate) masked: Option<&'a Masked>,
}

impl CallRequest<'_> {
    /// Returns the operation's name in the spec.
    pub fn operation(&self) -> &str {
        self.operation.name
    }

    /// Returns the path as the spec has it, with its variables: `/contacts/{id}`. It contains no
    /// arguments and has few distinct values, so it can be a label of metrics. For GraphQL, it is the
    /// operation's name.
    pub fn route(&self) -> &str {
        self.operation.route()
    }

    /// Returns the HTTP method.
    pub fn method(&self) -> &Method {
        self.method
    }

    /// Returns the URL without values, any of which may be secret: `https://a.example/x/{id}?page=…`. Values that
    /// the spec states are shown. The path
    /// is that of the spec if it has variables, or `/…` if the request goes elsewhere, for example after a
    /// redirect.
    pub fn url(&self) -> String {
        without_values(self.url, self.path, self.stated)
    }

    /// Returns the number of this request within its call, from 1. Retries and redirects count.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Returns the body, if [`includes_bodies`](Observer::includes_bodies) is `true` and the body is
    /// not a stream.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.map(|body| &**body)
    }

    /// Returns the headers, names in lower case, if [`includes_masked`](Observer::includes_masked) is
    /// `true`. Values are masked, except those of headers that never contain secrets, and those that the
    /// spec states.
    pub fn masked_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        masked_headers(self.masked)
    }

    /// Returns the body with masked values, if [`includes_masked`](Observer::includes_masked) is `true`
    /// and there is a body that is not a stream: the structure of JSON, or the names of a form as they are
    /// encoded, each with the length of its value in characters: `{"name":"…(5)"}`. Of other bodies, only
    /// the number of bytes.
    pub fn masked_body(&self) -> Option<&str> {
        self.masked?.body.as_deref()
    }
}

/// Shows neither body nor arguments.
impl fmt::Debug for CallRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallRequest")
            .field("operation", &self.operation.name)
            .field("method", &self.method)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

/// A reply to a request of a call.
pub struct CallResponse<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) elapsed: Duration,
    pub(crate) body: Option<&'a Bytes>,
    pub(crate) masked: Option<&'a Masked>,
}

impl CallResponse<'_> {
    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns a header such as `x-request-id`, if its value is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the time since the request was sent.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the body, if [`includes_bodies`](Observer::includes_bodies) is `true` and the body is
    /// not a stream.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.map(|body| &**body)
    }

    /// Returns the headers with masked values, as [`CallRequest::masked_headers`] does.
    pub fn masked_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        masked_headers(self.masked)
    }

    /// Returns the body with masked values, as [`CallRequest::masked_body`] does.
    pub fn masked_body(&self) -> Option<&str> {
        self.masked?.body.as_deref()
    }
}

/// Shows neither headers nor body.
impl fmt::Debug for CallResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallResponse")
            .field("status", &self.status)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}

/// Headers and body of a message of a call, with masked values.
pub(crate) struct Masked {
    headers: Vec<(String, String)>,
    body: Option<String>,
}

impl Masked {
    pub(crate) fn of(headers: &HeaderMap, body: Option<&[u8]>, stated: &Stated) -> Self {
        let media_type = headers.get(CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok());
        Self {
            headers: mask::headers(headers, stated),
            body: body
                .filter(|body| !body.is_empty())
                .map(|body| mask::body(media_type.unwrap_or_default(), body)),
        }
    }
}

fn masked_headers(masked: Option<&Masked>) -> impl Iterator<Item = (&str, &str)> {
    let pairs = masked.map_or(&[][..], |masked| &masked.headers).iter();
    pairs.map(|(name, value)| (name.as_str(), value.as_str()))
}

/// The observer, if one is configured.
#[derive(Clone, Default)]
pub(crate) struct Watching(pub(crate) Option<Arc<dyn Observer>>);

impl fmt::Debug for Watching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watching").field(&self.0.is_some()).finish()
    }
}

/// Returns a URL without the values of its query, except those that the spec states, and without user information,
/// with `path` in place of its own.
fn without_values(url: &Url, path: Option<&str>, stated: &Stated) -> String {
    let mut shown = url.clone();
    shown.set_query(None);
    // This fails only for a URL without a host, which has no user information.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    if path.is_some() {
        shown.set_path("");
    }
    let mut shown = String::from(shown);
    if let Some(path) = path {
        // A URL with a host has at least the path `/`.
        shown.truncate(shown.trim_end_matches('/').len());
        shown.push_str(path);
    }
    let pairs = url.query().unwrap_or_default().split('&');
    for (at, pair) in pairs.filter(|pair| !pair.is_empty()).enumerate() {
        shown.push(if at == 0 { '?' } else { '&' });
        let mut decoded = url::form_urlencoded::parse(pair.as_bytes());
        let is_stated = decoded
            .next()
            .is_some_and(|(name, value)| stated.shows_in_query(&name, &value));
        match pair.split_once('=') {
            Some(_) if is_stated => shown.push_str(pair),
            Some((name, _)) => shown.extend([name, "=…"]),
            // A pair without a name may be a secret value.
            None => shown.push('…'),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Stated, without_values};

    #[test]
    fn the_values_of_a_query_are_omitted() {
        for (url, shown) in [
            ("https://a.example/x", "https://a.example/x"),
            ("https://a.example/x?", "https://a.example/x"),
            (
                "https://u:p@a.example:8443/x?access_token=t&a[b]=c&&d",
                "https://a.example:8443/x?access_token=…&a[b]=…&…",
            ),
        ] {
            let url = Url::parse(url).unwrap();
            assert_eq!(without_values(&url, None, &Stated::default()), shown);
        }
        let url = Url::parse("https://a.example:8443/secret/x?a=b").unwrap();
        let shown = without_values(&url, Some("/{key}/x"), &Stated::default());
        assert_eq!(shown, "https://a.example:8443/{key}/x?a=…");
    }
}
