//! Application code that wraps each request of a call, like the layers of `tower`.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Request, Response, StatusCode};
use tokio::time::Instant;

use super::{Http, too_late, within};
use crate::error::TransportError;
use crate::tables::Operation;

/// The future of [`Middleware::handle`].
pub type MiddlewareFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + 'a>>;

/// Code around each request of a call: metrics, caches, circuit breakers, trace headers.
///
/// It sees the request as it is sent, **with the token**, and once for each attempt: a retry and a
/// followed redirect are separate requests. It may change the request, return a reply without sending
/// it, or return an error ([`TransportError::rejected`]). The timeout of the call includes it. Requests
/// to the authorization server do not pass through it.
///
/// ```
/// use licit_runtime::middleware::{CallInfo, Middleware, MiddlewareFuture, Next};
/// use licit_runtime::reqwest::Request;
///
/// /// Counts replies by route and status.
/// struct Metrics;
///
/// impl Middleware for Metrics {
///     fn handle<'a>(&'a self, call: CallInfo, request: Request, next: Next<'a>) -> MiddlewareFuture<'a> {
///         Box::pin(async move {
///             let reply = next.run(request).await;
///             let status = reply.as_ref().map(|reply| reply.status().as_u16()).ok();
///             println!("route={} status={status:?}", call.route());
///             reply
///         })
///     }
/// }
/// ```
pub trait Middleware: Send + Sync {
    /// Handles one request. `next.run(request)` sends it.
    fn handle<'a>(
        &'a self,
        call: CallInfo,
        request: Request,
        next: Next<'a>,
    ) -> MiddlewareFuture<'a>;
}

/// The call that a request belongs to.
#[derive(Debug, Clone, Copy)]
pub struct CallInfo {
    operation: &'static Operation,
    attempt: u32,
}

impl CallInfo {
    pub(crate) fn new(operation: &'static Operation, attempt: u32) -> Self {
        Self { operation, attempt }
    }

    /// Returns the operation's name in the spec.
    pub fn operation(&self) -> &'static str {
        self.operation.name
    }

    /// Returns the path as the spec has it, with its variables: `/contacts/{id}`. It contains no
    /// arguments and has few distinct values, so it can be a label of metrics. For GraphQL, it is the
    /// operation's name; for calls that the spec does not have, `request`.
    pub fn route(&self) -> &'static str {
        self.operation.route()
    }

    /// Returns the number of this request within the call. The first is 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }
}

/// The remaining middleware of a request, and then the network.
pub struct Next<'a> {
    http: &'a Http,
    rest: &'a [Arc<dyn Middleware>],
    call: CallInfo,
    deadline: Instant,
}

impl Next<'_> {
    /// Sends the request and returns the head of its reply.
    ///
    /// # Errors
    ///
    /// Returns an error if no reply is received within the timeout of the call, or if the request may not be sent: to
    /// plain `http`, for example.
    pub async fn run(self, request: Request) -> Result<Response, TransportError> {
        match self.rest.split_first() {
            // Middleware that waits for the reply notices the timeout, too.
            None => within(self.deadline, self.http.transmit(request))
                .await
                .unwrap_or_else(|_| Err(too_late())),
            Some((first, rest)) => {
                let next = Self { rest, ..self };
                first.handle(self.call, request, next).await
            }
        }
    }
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Next")
            .field("call", &self.call)
            .field("left", &self.rest.len())
            .finish_non_exhaustive()
    }
}

/// Creates a reply that was not received, for middleware that does not send a request: of a cache, for example.
///
/// ```
/// use licit_runtime::middleware::response;
/// use licit_runtime::reqwest::StatusCode;
///
/// let reply = response(StatusCode::OK, Default::default(), "{}");
/// assert_eq!(reply.content_length(), Some(2));
/// ```
#[must_use]
pub fn response(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Response {
    let mut response = ::http::Response::new(body.into());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response.into()
}

/// The middleware of an application, in the order in which it was added.
#[derive(Clone, Default)]
pub(crate) struct Layers(Vec<Arc<dyn Middleware>>);

impl Layers {
    pub(crate) fn add(&mut self, middleware: Arc<dyn Middleware>) {
        self.0.push(middleware);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sends a request through all of them.
    pub(super) async fn send(
        &self,
        http: &Http,
        call: CallInfo,
        request: Request,
        deadline: Instant,
    ) -> Result<Response, TransportError> {
        let next = Next {
            http,
            rest: &self.0,
            call,
            deadline,
        };
        next.run(request).await
    }
}

impl fmt::Debug for Layers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Layers").field(&self.0.len()).finish()
    }
}
