//! Typed server-sent events (WHATWG HTML §9.2).

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

use super::arguments::Call;
use super::sse::{Message, Parser};
use crate::error::decode::DecodeError;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::http::incoming::Incoming;
use crate::reply;

/// Reads the value of an event from its data.
pub(crate) type ReadData<T> = fn(String) -> Result<T, DecodeError>;

/// A server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The event type; `message` if the server sends none.
    pub event: String,
    /// The last event ID that the server sent. Empty if it sent none.
    pub id: String,
    /// The event's data.
    pub data: T,
}

/// A stream of server-sent events. Comments, which servers use as keep-alives, are ignored.
///
/// If an event's data cannot be deserialized as `T`, the item is an error, and the stream continues
/// with the next event. A connection error ends the stream. The size of an event is limited by
/// [`max_body`](crate::CallOptions::max_body).
///
/// Once the reply has started, the call's timeout no longer applies; each read has an
/// [`idle_timeout`](crate::CallOptions::idle_timeout) instead, which comments reset. Dropping the
/// stream closes the connection.
///
/// The stream does not reconnect. To resume, repeat the call with the header `Last-Event-ID` set to
/// the [`id`](Event::id) of the last event, after the delay that [`retry`](Self::retry) returns.
#[must_use = "streams do nothing unless polled"]
pub struct Events<T, E> {
    incoming: Incoming,
    parser: Parser,
    ready: VecDeque<Message>,
    /// The next event exceeded the size limit.
    is_cut_off: bool,
    read: ReadData<T>,
    /// The data of the event that marks the end of the stream.
    end: Option<&'static str>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Events<T, E> {
    pub(crate) fn new(incoming: Incoming, call: &Call, read: ReadData<T>) -> Self {
        Self {
            incoming,
            parser: Parser::new(call.options.get_max_body()),
            ready: VecDeque::new(),
            is_cut_off: false,
            read,
            end: call.operation.stream_end,
            error: PhantomData,
        }
    }

    /// Sets what ends the stream if the spec does not state it.
    pub(crate) fn or_end(self, end: &'static str) -> Self {
        let end = self.end.or(Some(end));
        Self { end, ..self }
    }

    /// Returns the reconnection delay, if the server sent one.
    pub fn retry(&self) -> Option<Duration> {
        self.parser.retry()
    }
}

impl<T, E: From<Error>> Events<T, E> {
    /// Returns the next event. Cancel safe.
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

// Sound, because no value is ever pinned.
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

/// Parses JSON data.
pub(crate) fn json<T: DeserializeOwned>(data: String) -> Result<T, DecodeError> {
    reply::decode(&Bytes::from(data), "")
}
