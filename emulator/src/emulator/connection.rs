//! Connections: reads requests within bounds, and writes replies (RFC 9112). No request affects
//! another connection.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use http_body_util::{BodyExt as _, Limited};
use hyper::Request as HyperRequest;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::dispatch::dispatcher::Dispatcher;
use crate::http::delivery::{Delivery, Interrupted};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};

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
    let is_reset = Arc::new(AtomicBool::new(false));
    let resets = Arc::clone(&is_reset);
    let service = service_fn(move |request| {
        let (dispatcher, is_busy) = (Arc::clone(&dispatcher), Arc::clone(&is_busy));
        let resets = Arc::clone(&resets);
        Box::pin(async move {
            is_busy.store(true, Ordering::Relaxed);
            let reply = answer(&dispatcher, request).await;
            if !reply.delay.is_zero() {
                tokio::time::sleep(reply.delay).await;
            }
            is_busy.store(false, Ordering::Relaxed);
            if reply.delivery == Delivery::Reset {
                resets.store(true, Ordering::Relaxed);
                return Err(Interrupted);
            }
            Ok(reply.into_response())
        })
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // A request that has arrived is answered first.
        biased;
        // An error ends this connection only.
        _ = poll_fn(|context| connection.poll_without_shutdown(context)) => {}
        _ = closed => {}
    }
    let mut stream = connection.into_parts().io.into_inner();
    // The connection is closed in any case.
    let _ = if is_reset.load(Ordering::Relaxed) {
        stream.set_zero_linger()
    } else {
        stream.shutdown().await
    };
}

async fn answer(dispatcher: &Dispatcher, request: HyperRequest<Incoming>) -> Reply {
    let (head, body) = request.into_parts();
    let reject = |problem, text| {
        let fault = Fault::new(problem, text);
        rejection::reject(&dispatcher.server.provider, Place::Api, &fault)
    };
    if !dispatcher.hosts.accept(&head.uri, &head.headers) {
        let text = format!(
            "This emulator answers only requests to {}. Allow other names with \
             `Emulator::allow_host`, \
             or with `--host` of `cargo licit emulate`.\n",
            dispatcher.server.authority
        );
        return Reply::text(421, text);
    }
    let body = Limited::new(body, MAX_BODY).collect();
    match tokio::time::timeout(BODY_TIMEOUT, body).await {
        Ok(Ok(body)) => {
            let request = Request::new(head.method, head.uri, head.headers, body.to_bytes());
            dispatcher.answer(&request).await
        }
        Ok(Err(_)) => reject(Problem::TooLarge, "the body is too large"),
        Err(_) => Reply::text(408, "The body of the request did not arrive in time.\n"),
    }
}
