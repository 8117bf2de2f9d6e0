//! Sends requests and reads replies, with a total deadline, a size limit for bodies, no redirects, and
//! plain `http` only to loopback (RFC 9700 §2.6, RFC 8252 §8.3). Must not use `session` or `app`.

mod client;
pub(crate) mod deadline;
pub(crate) mod form;
pub(crate) mod gate;
pub(crate) mod incoming;
pub mod middleware;
pub mod observe;
pub(crate) mod options;
pub(crate) mod reach;
pub(crate) mod redirect;
pub(crate) mod trace;
pub(crate) mod trace_context;

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body::Body as _;
use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderValue};
use reqwest::{Request, Response};
use tokio::runtime::Handle;
use tokio::time::Instant;
use url::Url;

pub(crate) use self::deadline::{Deadline, within};
use self::gate::Gate;
pub(crate) use self::gate::Guard;

#[cfg(test)]
pub(crate) use self::client::Wire;

use self::incoming::Incoming;
use self::middleware::{CallInfo, Layers};
use self::reach::Reach;
use self::trace_context::TraceSource;
use crate::error::{ConfigError, Error, SignerError, TransportError, TransportErrorKind};
use crate::secret::wiped;
use crate::tables::Method;
use crate::template::variables::is_secure;

use client::Client;

/// The initial buffer size in bytes, large enough for most token replies.
const TYPICAL_TOKEN_REPLY: usize = 4 * 1024;

/// A `reqwest` client with this crate's restrictions.
#[derive(Debug, Clone)]
pub(crate) struct Http {
    client: Client,
    origin: Option<Url>,
    reach: Reach,
    traces: TraceSource,
}

/// A reply whose head has been received; its body may still be incoming.
pub(crate) struct OpenReply {
    /// The status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The requested URL.
    url: Url,
    response: Response,
}

/// A complete reply.
pub(crate) struct HttpReply {
    /// The status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The complete body, within its size limit.
    pub(crate) body: Bytes,
    /// The requested URL.
    pub(crate) url: Url,
}

/// Returns the current tokio runtime. Without one, tokio's timers would panic.
pub(crate) fn require_runtime() -> Result<Handle, ConfigError> {
    Handle::try_current().map_err(|_| ConfigError::NoRuntime)
}

/// Waits until `deadline` for signatures, which the signer of an external key may delay.
pub(crate) async fn signed_within<T>(
    deadline: Instant,
    signing: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    require_runtime()?;
    within(deadline, signing)
        .await
        .unwrap_or_else(|_| Err(SignerError::timed_out().into()))
}

/// Converts a method of the tables to `reqwest`'s.
pub(crate) fn method(method: Method) -> reqwest::Method {
    match method {
        Method::Get => reqwest::Method::GET,
        Method::Head => reqwest::Method::HEAD,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
        Method::Delete => reqwest::Method::DELETE,
        Method::Options => reqwest::Method::OPTIONS,
    }
}

impl Http {
    /// Creates a client. `client` is the caller's, if any; `origin` replaces every other origin.
    pub(crate) fn new(
        client: Option<reqwest::Client>,
        origin: Option<&str>,
    ) -> Result<Self, ConfigError> {
        let origin = origin.map(parse_origin).transpose()?;
        Ok(Self {
            client: match client {
                Some(client) => Client::Caller(client),
                None => Client::built_in(origin.as_ref())?,
            },
            origin,
            reach: Reach::Anywhere,
            traces: TraceSource::default(),
        })
    }

    /// Creates a client that cannot send anything.
    pub(crate) fn absent() -> Self {
        Self {
            client: Client::Absent,
            origin: None,
            reach: Reach::Anywhere,
            traces: TraceSource::default(),
        }
    }

    /// Limits the hosts that requests may be sent to. Addresses of names are checked unless the caller's
    /// client or a proxy resolves them.
    pub(crate) fn within(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// Adds the trace that `traces` returns to each request.
    pub(crate) fn traced(self, traces: TraceSource) -> Self {
        Self { traces, ..self }
    }

    /// Returns which hosts requests may be sent to.
    pub(crate) fn reach(&self) -> Reach {
        self.reach
    }

    /// Sends everything over `wire`.
    #[cfg(test)]
    pub(crate) fn simulated(wire: Arc<dyn Wire>) -> Self {
        Self {
            client: Client::Simulated(wire),
            origin: None,
            reach: Reach::Anywhere,
            traces: TraceSource::default(),
        }
    }

    /// Sends `request` and reads the whole reply before `deadline` and within `max_body`, into memory
    /// that is wiped when dropped.
    ///
    /// A `30x` is returned like any other reply.
    pub(crate) async fn send(
        &self,
        request: Request,
        deadline: Instant,
        max_body: usize,
    ) -> Result<HttpReply, TransportError> {
        let reply = self.open(request, deadline).await?;
        reply.read_secret(deadline, max_body).await
    }

    /// Sends a request that `guard` may cancel until its body leaves the process, with
    /// [`TransportErrorKind::NotSent`].
    pub(crate) async fn send_guarded(
        &self,
        request: Request,
        deadline: Instant,
        max_body: usize,
        guard: Arc<dyn Guard>,
    ) -> Result<HttpReply, TransportError> {
        let gate = Gate::new(guard, deadline);
        let request = gate.install(request)?;
        let reply = self.open(request, deadline).await;
        let reply = reply.map_err(|error| gate.classify(error))?;
        reply.read_secret(deadline, max_body).await
    }

    /// Sends `request` and returns the reply once its head has been received, before `deadline`.
    pub(crate) async fn open(
        &self,
        request: Request,
        deadline: Instant,
    ) -> Result<OpenReply, TransportError> {
        let requested = request.url().clone();
        opened(requested, deadline, self.transmit(request)).await
    }

    /// Sends the request of a call through the application's middleware, and otherwise like
    /// [`open`](Self::open).
    pub(crate) async fn open_through(
        &self,
        layers: &Layers,
        call: CallInfo,
        request: Request,
        deadline: Instant,
    ) -> Result<OpenReply, TransportError> {
        let requested = request.url().clone();
        let sending = layers.send(self, call, request, deadline);
        opened(requested, deadline, sending).await
    }

    /// Sends `request` and returns the head of its reply.
    ///
    /// A reply from another URL, to which the caller's `reqwest::Client` was redirected, is rejected.
    async fn transmit(&self, mut request: Request) -> Result<Response, TransportError> {
        let target = self.target(request.url());
        if !is_secure(&target) {
            return Err(TransportError::definite(TransportErrorKind::Insecure));
        }
        if !self.reach.includes(request.url()) {
            return Err(TransportError::definite(TransportErrorKind::NotPublic));
        }
        if self.client.is_ours() && target.scheme() == "https" && !has_tls() {
            return Err(TransportError::definite(TransportErrorKind::NoTls));
        }
        *request.url_mut() = target.clone();
        state_length(&mut request);
        self.traces.add(request.headers_mut());
        let response = self.client.execute(request, self.reach).await?;
        if *response.url() != target {
            return Err(TransportError::ambiguous(TransportErrorKind::Redirect));
        }
        Ok(response)
    }

    /// Maps a URL of the test origin back to the original URL, the inverse of [`target`](Self::target).
    /// Any other URL is returned unchanged.
    pub(crate) fn logical(&self, url: Url) -> Url {
        let Some(origin) = &self.origin else {
            return url;
        };
        if url.origin() != origin.origin() {
            return url;
        }
        let rest = url.as_str().get(origin.as_str().len()..);
        let original = rest.and_then(|rest| {
            // Only loopback URLs are plain `http`.
            let plain = Url::parse(&format!("http://{rest}")).ok();
            plain
                .filter(is_secure)
                .or_else(|| Url::parse(&format!("https://{rest}")).ok())
        });
        original.unwrap_or(url)
    }

    /// Maps `url` to the URL that is requested: `https://host/path`, or `http://127.0.0.1:port/path`, to
    /// `{origin}/host/path`. URLs of the origin itself are requested as they are.
    pub(crate) fn target(&self, url: &Url) -> Url {
        let Some(origin) = &self.origin else {
            return url.clone();
        };
        if url.origin() == origin.origin() || !is_secure(url) {
            return url.clone();
        }
        let rest = url.as_str().split_once("://").map_or("", |(_, rest)| rest);
        // An origin has the trailing slash of its empty path.
        Url::parse(&format!("{origin}{rest}")).unwrap_or_else(|_| url.clone())
    }
}

/// Waits until `deadline` for the head of the reply to a request of the URL `requested`.
async fn opened(
    requested: Url,
    deadline: Instant,
    sending: impl Future<Output = Result<Response, TransportError>>,
) -> Result<OpenReply, TransportError> {
    if Instant::now() >= deadline {
        return Err(TransportError::definite(TransportErrorKind::Timeout));
    }
    let response = within(deadline, sending).await.map_err(|_| too_late())??;
    Ok(OpenReply {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        url: requested,
        response,
    })
}

impl OpenReply {
    /// Reads the whole body before `deadline` and within `max_body`.
    pub(crate) async fn read(
        self,
        deadline: Instant,
        max_body: usize,
    ) -> Result<HttpReply, TransportError> {
        let mut body = BytesMut::new();
        let add = |chunk: &[u8]| body.extend_from_slice(chunk);
        let reply = self.read_into(add, deadline, max_body).await?;
        let body = body.freeze();
        Ok(HttpReply { body, ..reply })
    }

    /// Reads a body that contains secrets into memory that is wiped when dropped.
    async fn read_secret(
        self,
        deadline: Instant,
        max_body: usize,
    ) -> Result<HttpReply, TransportError> {
        let mut body = wiped::Buffer::with_capacity(TYPICAL_TOKEN_REPLY.min(max_body));
        let add = |chunk: &[u8]| body.extend(chunk);
        let reply = self.read_into(add, deadline, max_body).await?;
        let body = body.freeze();
        Ok(HttpReply { body, ..reply })
    }

    /// Passes the body to `add`. The returned reply has no body.
    async fn read_into(
        self,
        add: impl FnMut(&[u8]),
        deadline: Instant,
        max_body: usize,
    ) -> Result<HttpReply, TransportError> {
        within(deadline, read(self.response, max_body, add))
            .await
            .map_err(|_| too_late())??;
        Ok(HttpReply {
            status: self.status,
            headers: self.headers,
            body: Bytes::new(),
            url: self.url,
        })
    }

    /// Returns the body as a stream.
    pub(crate) fn into_incoming(self, idle_timeout: Duration) -> Incoming {
        Incoming::new(self.response.into(), idle_timeout)
    }
}

/// States a length of zero for a missing body where one is expected (RFC 9110 §8.6). Some servers
/// otherwise respond with 411, and `hyper` sends no length for a missing body.
fn state_length(request: &mut Request) {
    let expects_body = matches!(
        *request.method(),
        reqwest::Method::POST | reqwest::Method::PUT | reqwest::Method::PATCH
    );
    let is_empty = request.body().is_none_or(reqwest::Body::is_end_stream);
    if expects_body && is_empty {
        let headers = request.headers_mut();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

fn parse_origin(origin: &str) -> Result<Url, ConfigError> {
    Url::parse(origin)
        .ok()
        .filter(|url| {
            let alone = format!("{}/", url.origin().ascii_serialization());
            is_secure(url) && url.as_str() == alone
        })
        .ok_or(ConfigError::Origin)
}

fn has_tls() -> bool {
    cfg!(any(feature = "rustls", feature = "native-tls"))
}

/// The deadline passed while the server was processing the request.
fn too_late() -> TransportError {
    TransportError::ambiguous(TransportErrorKind::Timeout)
}

/// `execute` returned without a status line.
fn not_answered(error: reqwest::Error) -> TransportError {
    let failure = if reach::is_not_public(&error) {
        TransportError::definite(TransportErrorKind::NotPublic)
    } else if error.is_connect() || error.is_builder() {
        TransportError::definite(TransportErrorKind::Connect)
    } else if error.is_redirect() {
        TransportError::ambiguous(TransportErrorKind::Redirect)
    } else if error.is_timeout() {
        TransportError::ambiguous(TransportErrorKind::Timeout)
    } else {
        TransportError::ambiguous(TransportErrorKind::Interrupted)
    };
    failure.with_source(error)
}

/// Passes the body to `add` piece by piece, up to `max_body` decoded bytes.
async fn read(
    mut response: Response,
    max_body: usize,
    mut add: impl FnMut(&[u8]),
) -> Result<(), TransportError> {
    let mut left = max_body;
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => {
                left = left
                    .checked_sub(chunk.len())
                    .ok_or_else(|| TransportError::ambiguous(TransportErrorKind::TooLarge))?;
                add(&chunk);
            }
            Ok(None) => return Ok(()),
            Err(error) => {
                return Err(
                    TransportError::ambiguous(TransportErrorKind::Interrupted).with_source(error)
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn http(origin: &str) -> Http {
        Http::new(None, Some(origin)).unwrap()
    }

    #[test]
    fn every_https_url_maps_to_the_test_origin_and_back() {
        let http = http("http://127.0.0.1:4000");
        let url = Url::parse("https://api.example.com:8443/v1/x?y=z").unwrap();
        let target = http.target(&url);
        assert_eq!(
            target.as_str(),
            "http://127.0.0.1:4000/api.example.com:8443/v1/x?y=z"
        );
        assert_eq!(http.logical(target), url);
    }

    #[test]
    fn a_loopback_url_maps_to_the_test_origin_and_back() {
        let http = http("http://127.0.0.1:4000");
        for text in [
            "http://127.0.0.1:5000/x?y=z",
            "http://localhost:8080/",
            "http://[::1]:1/a",
        ] {
            let url = Url::parse(text).unwrap();
            let target = http.target(&url);
            let rest = text.strip_prefix("http://").unwrap();
            assert_eq!(target.as_str(), format!("http://127.0.0.1:4000/{rest}"));
            assert_eq!(http.logical(target), url);
        }
    }

    #[tokio::test]
    async fn a_limited_client_sends_nothing_to_a_private_network() {
        let deadline = Instant::now() + Duration::from_secs(5);
        for client in [None, Some(reqwest::Client::new())] {
            let http = Http::new(client, None).unwrap().within(Reach::Public);
            for url in ["http://127.0.0.1:9/", "https://10.0.0.1/"] {
                let request = Request::new(reqwest::Method::GET, Url::parse(url).unwrap());
                let Err(error) = http.send(request, deadline, 1).await else {
                    panic!("{url}")
                };
                assert_eq!(error.kind(), TransportErrorKind::NotPublic, "{url}");
            }
        }
    }

    #[test]
    fn other_urls_are_unchanged() {
        let http = http("http://127.0.0.1:4000");
        for url in ["http://127.0.0.1:4000/x", "http://192.0.2.1/x"] {
            let url = Url::parse(url).unwrap();
            assert_eq!(http.target(&url), url);
        }
        let url = Url::parse("http://127.0.0.1:5000/x").unwrap();
        assert_eq!(http.logical(url.clone()), url);
    }

    #[test]
    fn an_origin_for_tests_is_secure_and_bare() {
        for bad in [
            "http://example.com",
            "http://127.0.0.1:4000/x",
            "https://user@example.com",
            "x",
        ] {
            assert!(Http::new(None, Some(bad)).is_err(), "{bad}");
        }
    }

    #[tokio::test]
    async fn plain_http_to_another_machine_is_not_sent() {
        let http = Http::new(None, None).unwrap();
        let url = Url::parse("http://192.0.2.1/").unwrap();
        let request = Request::new(reqwest::Method::GET, url);
        let error = http
            .send(request, Instant::now() + Duration::from_secs(10), 10)
            .await
            .err()
            .unwrap();
        assert_eq!(error.kind(), TransportErrorKind::Insecure);
        assert!(!error.is_ambiguous());
    }

    #[test]
    fn only_methods_that_expect_a_body_state_a_length_of_zero() {
        let stated = |method: reqwest::Method, body: Option<&'static str>| {
            let url = Url::parse("https://acme.example/").unwrap();
            let mut request = Request::new(method, url);
            *request.body_mut() = body.map(Into::into);
            state_length(&mut request);
            let length = request.headers().get(CONTENT_LENGTH)?;
            Some(length.to_str().unwrap().to_owned())
        };
        for method in ["POST", "PUT", "PATCH"] {
            let method: reqwest::Method = method.parse().unwrap();
            assert_eq!(stated(method.clone(), None).as_deref(), Some("0"));
            assert_eq!(stated(method.clone(), Some("")).as_deref(), Some("0"));
            // A body states its own length.
            assert_eq!(stated(method, Some("x")), None);
        }
        for method in ["GET", "HEAD", "DELETE", "OPTIONS"] {
            assert_eq!(stated(method.parse().unwrap(), None), None);
        }
    }

    #[cfg(not(any(feature = "rustls", feature = "native-tls")))]
    #[tokio::test]
    async fn https_without_tls_names_the_features() {
        let http = Http::new(None, None).unwrap();
        let url = Url::parse("https://192.0.2.1/").unwrap();
        let request = Request::new(reqwest::Method::GET, url);
        let error = http
            .send(request, Instant::now() + Duration::from_secs(10), 10)
            .await
            .err()
            .unwrap();
        assert!(error.to_string().contains("`rustls` or `native-tls`"));
    }
}
