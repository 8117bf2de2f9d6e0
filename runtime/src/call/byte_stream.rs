//! A reply's body as a stream of bytes, for bodies that are endless or too large to buffer.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::error::Error;
use crate::http::incoming::Incoming;

/// A reply's body as a stream of chunks. Ends after the last chunk or the first error.
///
/// The total size is unlimited. Once the reply has started, the call's timeout no longer applies;
/// each read has an [`idle_timeout`](crate::CallOptions::idle_timeout) instead. Dropping the stream
/// closes the connection.
#[must_use = "streams do nothing unless polled"]
pub struct ByteStream<E> {
    incoming: Incoming,
    error: PhantomData<fn() -> E>,
}

impl<E> ByteStream<E> {
    pub(crate) fn new(incoming: Incoming) -> Self {
        Self {
            incoming,
            error: PhantomData,
        }
    }

    /// Returns the number of remaining bytes, if the server sent the length.
    pub fn remaining(&self) -> Option<u64> {
        self.incoming.remaining()
    }
}

impl<E: From<Error>> ByteStream<E> {
    /// Returns the next chunk. Cancel safe.
    pub async fn next(&mut self) -> Option<Result<Bytes, E>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, E>>> {
        let chunk = self.incoming.poll(context);
        chunk.map_err(|error| Error::from(error).into())
    }
}

impl<E: From<Error>> Stream for ByteStream<E> {
    type Item = Result<Bytes, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<E> fmt::Debug for ByteStream<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").finish_non_exhaustive()
    }
}
