//! The connections that stand open while a callback is awaited: a bounded number of them, of which
//! the oldest that has not sent its request gives way to the next.

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

use crate::loopback::Wanted;
use crate::loopback::page::Answer;
use crate::loopback::request::{Request, Unreadable};
use crate::secret::Secret;

/// Connections that are served at one time. Browsers open at most six to one host.
const CONNECTIONS: usize = 64;
/// How long one connection may take to send its request, and again to read the answer.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);
/// How long to wait when no connection can be accepted.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves connections until one of them sends the callback.
pub(super) async fn first(listeners: &[TcpListener], wanted: &Arc<Wanted>) -> Secret {
    let mut open = Open::default();
    loop {
        match poll_fn(|context| open.next(listeners, context)).await {
            Event::Served(Some(callback)) => return callback,
            Event::Served(None) => {}
            Event::Connected(Ok(stream)) => {
                open.serve(stream, wanted);
                // A request that has already arrived is read before further connections are
                // accepted, which might close this one.
                yield_now().await;
            }
            // The connection failed before it was accepted, or the process has no more sockets.
            Event::Connected(Err(_)) => {
                open.close_oldest();
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// What happens while a callback is awaited.
enum Event {
    Connected(io::Result<TcpStream>),
    Served(Option<Secret>),
}

#[derive(Default)]
struct Open {
    tasks: JoinSet<Option<Secret>>,
    /// Those that may not have sent their request, the oldest first. Dropping one closes its
    /// connection, unless the request has been read by then.
    reading: VecDeque<oneshot::Sender<()>>,
    /// The listener that is asked first, so that no address is starved by another.
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

    fn serve(&mut self, stream: TcpStream, wanted: &Arc<Wanted>) {
        self.reading.retain(|connection| !connection.is_closed());
        if self.reading.len() >= CONNECTIONS {
            self.close_oldest();
        }
        let (connection, closed) = oneshot::channel();
        self.reading.push_back(connection);
        self.tasks.spawn(serve(stream, Arc::clone(wanted), closed));
    }

    /// Closes the oldest connection that has not sent its request.
    fn close_oldest(&mut self) {
        self.reading.retain(|connection| !connection.is_closed());
        self.reading.pop_front();
    }
}

/// Answers one request and returns the callback, if it was that. The connection ends early when the
/// sender of `closed` is dropped before the request has been read.
async fn serve(
    mut stream: TcpStream,
    wanted: Arc<Wanted>,
    closed: oneshot::Receiver<()>,
) -> Option<Secret> {
    let request = read(&mut stream, closed).await?;
    let (answer, callback) = match request {
        Ok(request) => wanted.judge(request),
        Err(Unreadable::Malformed) => (Answer::plain(400), None),
        Err(Unreadable::TooLarge) => (Answer::plain(413), None),
        Err(Unreadable::Gone) => return None,
    };
    let _ = timeout(CONNECTION_TIMEOUT, answer.write(&mut stream)).await;
    callback
}

/// The request; `None` when it took too long, or another connection took its place.
async fn read(
    stream: &mut TcpStream,
    closed: oneshot::Receiver<()>,
) -> Option<Result<Request, Unreadable>> {
    let mut request = pin!(timeout(CONNECTION_TIMEOUT, Request::read(stream)));
    let mut closed = pin!(closed);
    poll_fn(|context| {
        // What has arrived counts, even if the connection is to be closed.
        if let Poll::Ready(read) = request.as_mut().poll(context) {
            return Poll::Ready(read.ok());
        }
        closed.as_mut().poll(context).map(|_| None)
    })
    .await
}
