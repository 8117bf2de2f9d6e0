//! Connections: reads requests within bounds, and writes replies (RFC 9112). No request affects
//! another connection.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request as HyperRequest, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::dispatch::dispatcher::Dispatcher;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::refusal::fault::{Fault, Problem};
use crate::refusal::{self, Place};

/// Maximum size of a request body, in bytes.
const MAX_BODY: usize = 1024 * 1024;

/// Timeout for the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// Timeout for the body of a request.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// Maximum number of open connections.
const CONNECTIONS: usize = 512;

/// Serves until it is dropped, which closes all connections.
pub(crate) async fn serve(listener: TcpListener, dispatcher: Arc<Dispatcher>) {
    let mut open = Open::default();
    loop {
        tokio::select! {
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                open.serve(stream, &dispatcher);
            } else {
                // Out of file descriptors, most likely.
                open.close_one();
                tokio::time::sleep(Duration::from_millis(50)).await;
            },
            Some(_) = open.tasks.join_next() => {}
        }
    }
}

/// The connections that are open.
#[derive(Default)]
struct Open {
    tasks: JoinSet<()>,
    /// The oldest first.
    connections: VecDeque<Connection>,
}

struct Connection {
    /// Closes the connection when it is dropped.
    close: oneshot::Sender<()>,
    /// Whether a request is being answered.
    is_busy: Arc<AtomicBool>,
}

impl Open {
    fn serve(&mut self, stream: TcpStream, dispatcher: &Arc<Dispatcher>) {
        self.connections
            .retain(|connection| !connection.close.is_closed());
        if self.connections.len() >= CONNECTIONS {
            self.close_one();
        }
        let (close, closed) = oneshot::channel();
        let is_busy = Arc::new(AtomicBool::new(false));
        self.tasks.spawn(connection(
            stream,
            Arc::clone(dispatcher),
            Arc::clone(&is_busy),
            closed,
        ));
        self.connections.push_back(Connection { close, is_busy });
    }

    /// Closes the oldest connection that waits for a request; if there is none, the oldest.
    fn close_one(&mut self) {
        self.connections
            .retain(|connection| !connection.close.is_closed());
        let is_idle = |connection: &Connection| !connection.is_busy.load(Ordering::Relaxed);
        let oldest = self.connections.iter().position(is_idle).unwrap_or(0);
        self.connections.remove(oldest);
    }
}

async fn connection(
    stream: TcpStream,
    dispatcher: Arc<Dispatcher>,
    is_busy: Arc<AtomicBool>,
    closed: oneshot::Receiver<()>,
) {
    let service = service_fn(move |request| {
        let (dispatcher, is_busy) = (Arc::clone(&dispatcher), Arc::clone(&is_busy));
        async move {
            is_busy.store(true, Ordering::Relaxed);
            let response = answer(&dispatcher, request).await;
            is_busy.store(false, Ordering::Relaxed);
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // A request that has arrived is answered first.
        biased;
        // An error ends this connection only.
        _ = connection => {}
        _ = closed => {}
    }
}

async fn answer(dispatcher: &Dispatcher, request: HyperRequest<Incoming>) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let refuse = |problem, text| {
        let fault = Fault::new(problem, text);
        refusal::refuse(&dispatcher.server.provider, Place::Api, &fault)
    };
    if !dispatcher.hosts.accept(&head.uri, &head.headers) {
        let text = format!(
            "This emulator answers only requests to {}. Allow other names with \
             `Emulator::allow_host`, \
             or with `--host` of `cargo licit emulate`.\n",
            dispatcher.server.authority
        );
        return Reply::text(421, text).into_response();
    }
    let body = Limited::new(body, MAX_BODY).collect();
    let reply = match tokio::time::timeout(BODY_TIMEOUT, body).await {
        Ok(Ok(body)) => {
            let request = Request::new(head.method, head.uri, head.headers, body.to_bytes());
            dispatcher.answer(&request).await
        }
        Ok(Err(_)) => refuse(Problem::TooLarge, "the body is too large"),
        Err(_) => Reply::text(408, "The body of the request did not arrive in time.\n"),
    };
    reply.into_response()
}
