//! The future of a call. To reduce compile times, one non-generic future executes calls of all
//! types; only reading the reply is generic.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use reqwest::header::HeaderMap;

use super::arguments::Call;
use super::execute::{execute, open};
use super::graphql;
use super::request::Read;
use super::streamed::Streamed;
use crate::error::Error;
use crate::error::decode::DecodeError;
use crate::http::incoming::Incoming;
use crate::reply::Reply;
use crate::reply::raw_reply::RawReply;

/// What is around the value, and what the value is read from.
type Boxed<R> = Pin<Box<dyn Future<Output = Result<(Reply<()>, R), Error>> + Send>>;

/// A body, and the pointer to the value in it.
type Whole = (Bytes, String);

/// The future in flight and how its reply is read.
enum InFlight<T> {
    Whole(fn(&Bytes, &str) -> Result<T, DecodeError>, Boxed<Whole>),
    ByStatus(fn(&RawReply) -> Result<T, DecodeError>, Boxed<RawReply>),
    Stream(fn(Incoming, &Call) -> T, Boxed<(Incoming, Box<Call>)>),
}

/// The future returned by [`Request::send`](crate::Request::send). No request is sent until it is
/// polled. Dropping it cancels the call.
#[must_use = "futures do nothing unless awaited"]
pub struct Sending<T, E>(SendingWithMeta<T, E>);

/// The future returned by [`Request::send_with_meta`](crate::Request::send_with_meta), which also
/// returns the status and headers.
#[must_use = "futures do nothing unless awaited"]
pub struct SendingWithMeta<T, E, H = HeaderMap> {
    future: InFlight<T>,
    converted: PhantomData<fn() -> (E, H)>,
}

impl<T, E> SendingWithMeta<T, E> {
    pub(crate) fn new(call: Box<Call>, read: Read<T>) -> Self {
        let future = match read {
            Read::Whole(decode) => InFlight::Whole(decode, whole(call)),
            Read::ByStatus(read) => InFlight::ByStatus(read, raw(call)),
            Read::Stream(streamed, start) => InFlight::Stream(start, opened(call, streamed)),
        };
        Self {
            future,
            converted: PhantomData,
        }
    }

    /// Returns the same future, which converts the headers to `H`: the type of an operation's
    /// declared headers.
    pub fn with_headers<H: From<HeaderMap>>(self) -> SendingWithMeta<T, E, H> {
        SendingWithMeta {
            future: self.future,
            converted: PhantomData,
        }
    }

    pub(crate) fn without_meta(self) -> Sending<T, E> {
        Sending(self)
    }
}

fn whole(call: Box<Call>) -> Boxed<Whole> {
    Box::pin(async move {
        let reply = execute(&call).await?;
        let root = graphql::root(call.operation);
        Ok((meta(&call, reply.status, reply.headers), (reply.body, root)))
    })
}

fn raw(call: Box<Call>) -> Boxed<RawReply> {
    Box::pin(async move {
        let reply = execute(&call).await?;
        let raw = RawReply::new(&reply);
        Ok((meta(&call, reply.status, reply.headers), raw))
    })
}

fn opened(call: Box<Call>, streamed: Streamed) -> Boxed<(Incoming, Box<Call>)> {
    Box::pin(async move {
        let reply = open(&call, streamed).await?;
        let meta = meta(&call, reply.status, reply.headers.clone());
        let incoming = reply.into_incoming(call.options.get_idle_timeout());
        Ok((meta, (incoming, call)))
    })
}

fn meta(call: &Call, status: u16, headers: HeaderMap) -> Reply<()> {
    Reply {
        status,
        rate_limit: call.client.read_rate_limit(&headers),
        headers,
        value: (),
    }
}

impl<T> InFlight<T> {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Reply<T>, Error>> {
        Poll::Ready(match self {
            Self::Whole(decode, future) => {
                ready!(future.as_mut().poll(context)).and_then(|(meta, (body, root))| {
                    let value = decode(&body, &root)?;
                    Ok(meta.with_value(value))
                })
            }
            Self::ByStatus(read, future) => {
                ready!(future.as_mut().poll(context)).and_then(|(meta, raw)| {
                    let value = read(&raw)?;
                    Ok(meta.with_value(value))
                })
            }
            Self::Stream(start, future) => ready!(future.as_mut().poll(context))
                .map(|(meta, (incoming, call))| meta.with_value(start(incoming, &call))),
        })
    }
}

impl<T, E: From<Error>, H: From<HeaderMap>> Future for SendingWithMeta<T, E, H> {
    type Output = Result<Reply<T, H>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = ready!(self.get_mut().future.poll(context));
        Poll::Ready(reply.map(Reply::with_headers).map_err(E::from))
    }
}

impl<T, E: From<Error>> Future for Sending<T, E> {
    type Output = Result<T, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = ready!(Pin::new(&mut self.get_mut().0).poll(context));
        Poll::Ready(reply.map(|reply| reply.value))
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}

impl<T, E, H> fmt::Debug for SendingWithMeta<T, E, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendingWithMeta").finish_non_exhaustive()
    }
}
