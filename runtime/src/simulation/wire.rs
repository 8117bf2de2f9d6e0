//! The simulated network between a process and the server. As in a real HTTP client, a task owns
//! the connection. It requests the body when the connection is established. A reply reaches its
//! receiver after two hops and any number of turns of the event loop.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as _, Frame};
use reqwest::{Request, Response, ResponseBuilderExt as _, Url};
use tokio::sync::oneshot;
use tokio::task::yield_now;

use super::process::Handle;
use super::server;
use super::world::{Operation, Reply, Sending};
use crate::error::{TransportError, TransportErrorKind};
use crate::http::Wire;

/// A process's access to the network.
#[derive(Debug)]
pub(super) struct SimWire(pub(super) Handle);

type Outcome = Result<Response, TransportError>;

impl Wire for SimWire {
    fn send(&self, request: Request) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        let (sender, outcome) = oneshot::channel();
        tokio::spawn(connection(self.0.clone(), request, sender));
        Box::pin(async {
            let lost = TransportError::ambiguous(TransportErrorKind::Interrupted);
            outcome.await.unwrap_or(Err(lost))
        })
    }
}

/// The task that owns the connection.
async fn connection(handle: Handle, request: Request, sender: oneshot::Sender<Outcome>) {
    let url = request.url().clone();
    let reply = exchange(&handle, request).await;
    let (turns, body_turns) = handle.turns();
    for _ in 0..turns {
        yield_now().await;
    }
    match reply {
        Err(error) => drop(sender.send(Err(error))),
        Ok((status, body)) => {
            let (body_sender, incoming) = oneshot::channel();
            drop(sender.send(Ok(response(url, status, incoming))));
            for _ in 0..body_turns {
                yield_now().await;
            }
            let _ = body_sender.send(Bytes::from(body));
        }
    }
}

async fn exchange(handle: &Handle, mut request: Request) -> Result<(u16, String), TransportError> {
    let lost = || TransportError::ambiguous(TransportErrorKind::Interrupted);
    let sending = handle.sending();
    if !matches!(handle.call(Operation::Connect).await, Reply::Done) {
        return Err(TransportError::definite(TransportErrorKind::Connect));
    }
    // The real gate decides here.
    let body = body(&mut request).await.ok_or_else(lost)?;
    let time_of_day = handle.time_of_day();
    let written = handle.write();
    let was_stopped = written.is_some();
    let written = match written {
        None => Reply::Done,
        Some(written) => written.await.unwrap_or(Reply::Failed),
    };
    if !matches!(written, Reply::Done) {
        return Err(lost());
    }
    let post = Operation::Post(Sending {
        token: token(&body),
        time_of_day,
        was_stopped,
        ..sending
    });
    match handle.call(post).await {
        Reply::Http(status, body) => Ok((status, body)),
        _ => Err(lost()),
    }
}

/// Returns the body, unless it is blocked.
pub(super) async fn body(request: &mut Request) -> Option<Vec<u8>> {
    let mut body = request.body_mut().take()?;
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        bytes.extend_from_slice(frame.ok()?.data_ref()?);
    }
    Some(bytes)
}

/// Returns the number of the refresh token in a form.
fn token(form: &[u8]) -> Option<usize> {
    server::number(&form_value(form, "refresh_token")?)
}

/// Returns the value of a form's parameter.
pub(super) fn form_value(form: &[u8], name: &str) -> Option<String> {
    let mut form = url::form_urlencoded::parse(form);
    let (_, value) = form.find(|(found, _)| found == name)?;
    Some(value.into_owned())
}

pub(crate) fn response(url: Url, status: u16, body: oneshot::Receiver<Bytes>) -> Response {
    let reply = ::http::Response::builder()
        .status(status)
        .url(url)
        .body(reqwest::Body::wrap(LateBody(Some(body))));
    reply.unwrap().into()
}

/// A body that arrives after the head.
struct LateBody(Option<oneshot::Receiver<Bytes>>);

impl http_body::Body for LateBody {
    type Data = Bytes;
    type Error = oneshot::error::RecvError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let Some(body) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let body = std::task::ready!(Pin::new(body).poll(context));
        self.0 = None;
        Poll::Ready(Some(body.map(Frame::data)))
    }
}
