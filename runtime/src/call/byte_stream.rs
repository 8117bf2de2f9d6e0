//! A reply's body as a stream of bytes, for what is too large to be held, or never ends.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::error::Error;
use crate::http::incoming::Incoming;

/// A reply's body, chunk by chunk as it comes in. Ends after the last chunk, and after the first
/// error.
///
/// The chunks are no larger than the connection brings them; nothing bounds their sum. The call's
/// deadline ended when the reply began: from then on each wait has its own
/// [`idle_timeout`](crate::CallOptions::idle_timeout). Dropping the stream closes the connection.
#[must_use = "chunks are read when they are taken"]
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

    /// How many bytes are still to come, where the server has said so.
    pub fn remaining(&self) -> Option<u64> {
        self.incoming.remaining()
    }
}

impl<E: From<Error>> ByteStream<E> {
    /// The next chunk. Dropping the future loses nothing.
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
