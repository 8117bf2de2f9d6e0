//! Sends one request of a call and receives its reply, with any status. Notifies the observer and
//! reads rate limits.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::{Method, Request};
use tokio::time::Instant;
use url::Url;

use super::address;
use super::arguments::Call;
use super::streamed::Streamed;
use crate::error::TransportError;
use crate::http::middleware::CallInfo;
use crate::http::observe::{CallRequest, CallResponse, Deprecation, Masked, Observer, Stated};
use crate::http::trace::Span;
use crate::http::{HttpReply, OpenReply};
use crate::tables::Operation;

/// A reply.
pub(crate) enum Received {
    /// A complete reply.
    Whole(HttpReply),
    /// The head of a reply and its streamed body.
    Open(OpenReply),
}

/// Sends `request`, the call's attempt number `attempt`, and receives the reply before `deadline`.
pub(crate) async fn exchange(
    call: &Call,
    request: Request,
    streamed: Option<Streamed>,
    attempt: u32,
    deadline: Instant,
) -> Result<Received, TransportError> {
    let watch = Watch::start(call, &request, attempt);
    let span = Span::of(call.operation, &request, attempt);
    let receiving = receive(call, request, streamed, attempt, deadline);
    let received = span.enclose(receiving).await;
    match &received {
        Ok(Received::Whole(reply)) => span.replied(reply.status),
        Ok(Received::Open(reply)) => span.replied(reply.status),
        Err(error) => span.failed(error),
    }
    if let Some(watch) = watch {
        watch.finish(&received);
    }
    received
}

async fn receive(
    call: &Call,
    request: Request,
    streamed: Option<Streamed>,
    attempt: u32,
    deadline: Instant,
) -> Result<Received, TransportError> {
    let app = call.client.app();
    let _permit = app.request_permit(deadline).await?;
    let (http, layers) = (app.http(), app.layers());
    let reply = if layers.is_empty() {
        http.open(request, deadline).await?
    } else {
        let info = CallInfo::new(call.operation, attempt);
        // In an allocation of its own, to keep the futures of other callers small.
        Box::pin(http.open_through(layers, info, request, deadline)).await?
    };
    call.client.note_rate_limit(&reply.headers);
    if streamed.is_some_and(|streamed| streamed.is_begun_by(&reply)) {
        return Ok(Received::Open(reply));
    }
    let reply = reply.read(deadline, call.options.get_max_body()).await?;
    Ok(Received::Whole(reply))
}

/// Reports one request to the observer.
struct Watch {
    observer: Arc<dyn Observer>,
    operation: &'static Operation,
    method: Method,
    url: Url,
    path: Option<String>,
    stated: Stated,
    attempt: u32,
    body: Option<Bytes>,
    masked: Option<Masked>,
    start: Instant,
}

impl Watch {
    /// Reports the start of `request` to the observer, if there is one.
    fn start(call: &Call, request: &Request, attempt: u32) -> Option<Self> {
        let observer = call.client.app().observer()?;
        let body = request.body().and_then(reqwest::Body::as_bytes);
        let stated = Stated::by_operation(&call.client.app().provider().api, call.operation);
        let masked = observer
            .includes_masked()
            .then(|| Masked::of(request.headers(), body, &stated));
        let body = body.filter(|_| observer.includes_bodies());
        let watch = Self {
            observer: Arc::clone(observer),
            operation: call.operation,
            method: request.method().clone(),
            url: request.url().clone(),
            path: address::shown_path(call, request.url()),
            stated,
            attempt,
            body: body.map(Bytes::copy_from_slice),
            masked,
            start: Instant::now(),
        };
        watch.observer.request_started(&watch.sent());
        Some(watch)
    }

    /// Reports the result to the observer.
    fn finish(&self, received: &Result<Received, TransportError>) {
        let elapsed = self.start.elapsed();
        let reply = |status, headers, body: Option<&Bytes>| {
            let masked = self
                .observer
                .includes_masked()
                .then(|| Masked::of(headers, body.map(|body| &**body), &Stated::default()));
            let received = CallResponse {
                status,
                headers,
                elapsed,
                body: body.filter(|_| self.observer.includes_bodies()),
                masked: masked.as_ref(),
            };
            self.observer.response_received(&self.sent(), &received);
            if let Some(notice) = Deprecation::read(headers) {
                self.observer.deprecated(&self.sent(), &notice);
            }
        };
        match received {
            Ok(Received::Whole(whole)) => reply(whole.status, &whole.headers, Some(&whole.body)),
            Ok(Received::Open(open)) => reply(open.status, &open.headers, None),
            Err(error) => self.observer.failed(&self.sent(), error, elapsed),
        }
    }

    fn sent(&self) -> CallRequest<'_> {
        CallRequest {
            operation: self.operation,
            method: &self.method,
            url: &self.url,
            path: self.path.as_deref(),
            stated: &self.stated,
            attempt: self.attempt,
            body: self.body.as_ref(),
            masked: self.masked.as_ref(),
        }
    }
}
