//! Connections: requests are read, within bounds, and replies written (RFC 9112). Nothing that
//! comes in ends more than its own connection.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request as HyperRequest, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::fault::{Fault, Problem};
use crate::refusal::{self, Place};
use crate::request::Request;
use crate::server::Server;

/// The largest body that is read.
const MAX_BODY: usize = 1024 * 1024;

/// How long a client may take for the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// Serves until it is dropped; all connections end with it.
pub(crate) async fn serve(listener: TcpListener, server: Arc<Server>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(stream, Arc::clone(&server)));
                }
                // Out of file descriptors, most likely: some will be free again.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, server: Arc<Server>) {
    let service = service_fn(move |request| answer(Arc::clone(&server), request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service);
    // A client that speaks no HTTP, or leaves, is no concern of anybody else.
    let _ = connection.await;
}

async fn answer(
    server: Arc<Server>,
    request: HyperRequest<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let reply = if let Ok(body) = Limited::new(body, MAX_BODY).collect().await {
        let request = Request::new(head.method, head.uri, head.headers, body.to_bytes());
        server.answer(&request)
    } else {
        let fault = Fault::new(Problem::TooLarge, "the body is too large");
        refusal::refuse(&server.provider, Place::Api, &fault)
    };
    Ok(reply.into_response())
}
