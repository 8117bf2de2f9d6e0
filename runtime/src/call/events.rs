//! A reply of server-sent events (WHATWG HTML §9.2), as typed values.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::call::arguments::Call;
use crate::call::sse::{Message, Parser};
use crate::error::decode::DecodeError;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::http::incoming::Incoming;
use crate::reply;

/// How the value of an event is read from its data.
pub(crate) type ReadData<T> = fn(String) -> Result<T, DecodeError>;

/// A server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What the server calls it; `message` where it says nothing.
    pub event: String,
    /// Where the stream is: the last `id` that the server has named. Empty where it names none.
    pub id: String,
    /// What it says.
    pub data: T,
}

/// Server-sent events, as they come in. Comments, with which servers keep connections alive, are
/// passed over.
///
/// An event whose data are no `T` is an error, and the next event may be taken after it; an error
/// of the connection is the last item. An event may be as large as
/// [`max_body`](crate::CallOptions::max_body). The call's deadline ended when the reply began: from
/// then on each wait has its own [`idle_timeout`](crate::CallOptions::idle_timeout), which a comment
/// begins anew. Dropping the stream closes the connection.
///
/// The connection is not made again when it ends. To go on where it broke off, make the call again
/// with the header `Last-Event-ID` and the [`id`](Event::id) of the last event, not sooner than
/// [`retry`](Self::retry) says.
#[must_use = "events are read when they are taken"]
pub struct Events<T, E> {
    incoming: Incoming,
    parser: Parser,
    ready: VecDeque<Message>,
    /// What followed them was too large.
    is_cut_off: bool,
    read: ReadData<T>,
    /// The data of the event that ends the stream.
    end: Option<&'static str>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Events<T, E> {
    pub(crate) fn new(incoming: Incoming, call: &Call, read: ReadData<T>) -> Self {
        Self {
            incoming,
            parser: Parser::new(call.options.max_body),
            ready: VecDeque::new(),
            is_cut_off: false,
            read,
            end: call.operation.stream_end,
            error: PhantomData,
        }
    }

    /// How long the server asks to wait before the call is made again, if it did.
    pub fn retry(&self) -> Option<Duration> {
        self.parser.retry()
    }
}

impl<T, E: From<Error>> Events<T, E> {
    /// The next event. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Option<Result<Event<T>, E>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, E>>> {
        let message = match ready!(self.poll_message(context)) {
            Some(Ok(message)) => message,
            Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            None => return Poll::Ready(None),
        };
        let event = (self.read)(message.data).map(|data| Event {
            event: message.event,
            id: message.id,
            data,
        });
        Poll::Ready(Some(event.map_err(|error| Error::from(error).into())))
    }

    fn poll_message(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        loop {
            match self.ready.pop_front() {
                Some(message) if self.end == Some(message.data.as_str()) => {
                    self.incoming.end();
                    self.ready.clear();
                    return Poll::Ready(None);
                }
                Some(message) => return Poll::Ready(Some(Ok(message))),
                None if mem::take(&mut self.is_cut_off) => {
                    let failure = TransportError::ambiguous(TransportErrorKind::TooLarge);
                    return Poll::Ready(Some(Err(failure.into())));
                }
                None => {}
            }
            match ready!(self.incoming.poll(context)) {
                Some(Ok(chunk)) => {
                    if self.parser.feed(&chunk, &mut self.ready).is_err() {
                        self.incoming.end();
                        self.is_cut_off = true;
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// No value is ever pinned: none is kept.
impl<T, E> Unpin for Events<T, E> {}

impl<T, E: From<Error>> Stream for Events<T, E> {
    type Item = Result<Event<T>, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for Events<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

/// Data that are JSON.
pub(crate) fn json<T: DeserializeOwned>(data: String) -> Result<T, DecodeError> {
    reply::decode(&Bytes::from(data), "")
}
