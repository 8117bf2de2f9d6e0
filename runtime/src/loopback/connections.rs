//! Accepts connections until the callback arrives. Their number is limited: when it is reached, the
//! oldest connection without a complete request is closed.

use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{sleep, timeout};

use super::ExpectedCallback;
use super::page::Answer;
use super::request::{Request, Unreadable};
use crate::secret::Secret;

/// The maximum number of concurrent connections. Browsers open at most six to one host.
const CONNECTIONS: usize = 64;
/// The timeout of a connection for sending its request, and again for reading the response.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);
/// The pause after a failed accept.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves connections until one of them sends the callback.
pub(super) async fn first(listeners: &[TcpListener], expected: &Arc<ExpectedCallback>) -> Secret {
    let mut open = Open::default();
    loop {
        match poll_fn(|context| open.next(listeners, context)).await {
            Event::Served(Some(callback)) => return callback,
            Event::Served(None) => {}
            Event::Connected(Ok(stream)) => {
                open.serve(stream, expected);
                // Requests that have already arrived are read before more connections are accepted,
                // which might close this one.
                yield_now().await;
            }
            // The connection failed before it was accepted, or the process has no free sockets.
            Event::Connected(Err(_)) => {
                open.close_oldest();
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// An event while waiting for the callback.
enum Event {
    Connected(io::Result<TcpStream>),
    Served(Option<Secret>),
}

#[derive(Default)]
struct Open {
    tasks: JoinSet<Option<Secret>>,
    /// Connections that may not have sent their request, oldest first. Dropping a sender closes its
    /// connection, unless the request has been read.
    reading: VecDeque<oneshot::Sender<()>>,
    /// The listener that is polled first. Rotates, so that no address is starved.
    turn: usize,
}

impl Open {
    fn next(&mut self, listeners: &[TcpListener], context: &mut Context<'_>) -> Poll<Event> {
        if let Poll::Ready(Some(served)) = self.tasks.poll_join_next(context) {
            return Poll::Ready(Event::Served(served.ok().flatten()));
        }
        self.turn = self.turn.wrapping_add(1) % listeners.len().max(1);
        let in_turn = listeners.iter().cycle().skip(self.turn);
        for listener in in_turn.take(listeners.len()) {
            if let Poll::Ready(accepted) = listener.poll_accept(context) {
                return Poll::Ready(Event::Connected(accepted.map(|(stream, _)| stream)));
            }
        }
        Poll::Pending
    }

    fn serve(&mut self, stream: TcpStream, expected: &Arc<ExpectedCallback>) {
        self.reading.retain(|connection| !connection.is_closed());
        if self.reading.len() >= CONNECTIONS {
            self.close_oldest();
        }
        let (connection, closed) = oneshot::channel();
        self.reading.push_back(connection);
        self.tasks
            .spawn(serve(stream, Arc::clone(expected), closed));
    }

    /// Closes the oldest connection without a complete request.
    fn close_oldest(&mut self) {
        self.reading.retain(|connection| !connection.is_closed());
        self.reading.pop_front();
    }
}

/// Responds to one request and returns the callback, if it was one. If the sender of `closed` is
/// dropped before the request has been read, the connection is closed.
async fn serve(
    mut stream: TcpStream,
    expected: Arc<ExpectedCallback>,
    closed: oneshot::Receiver<()>,
) -> Option<Secret> {
    let request = read(&mut stream, closed).await?;
    let (answer, callback) = match request {
        Ok(request) => expected.respond(request),
        Err(Unreadable::Malformed) => (Answer::plain(400), None),
        Err(Unreadable::TooLarge) => (Answer::plain(413), None),
        Err(Unreadable::Gone) => return None,
    };
    let _ = timeout(CONNECTION_TIMEOUT, answer.write(&mut stream)).await;
    callback
}

/// Reads the request. Returns `None` on a timeout, or if the connection is closed for another one.
async fn read(
    stream: &mut TcpStream,
    closed: oneshot::Receiver<()>,
) -> Option<Result<Request, Unreadable>> {
    let mut request = pin!(timeout(CONNECTION_TIMEOUT, Request::read(stream)));
    let mut closed = pin!(closed);
    poll_fn(|context| {
        // A request that has arrived is used even if the connection is to be closed.
        if let Poll::Ready(read) = request.as_mut().poll(context) {
            return Poll::Ready(read.ok());
        }
        closed.as_mut().poll(context).map(|_| None)
    })
    .await
}
