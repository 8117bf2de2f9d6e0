//! How much of a reply reaches the client.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

/// How much of a reply reaches the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Delivery {
    /// All of it.
    #[default]
    Whole,
    /// The head and half of the body.
    Cut,
    /// Nothing: the connection is reset.
    Reset,
}

/// The body of a reply, which may end too early.
pub(crate) struct ReplyBody {
    bytes: Bytes,
    /// The length that the head states.
    length: u64,
    next: Next,
}

/// What happens next to a body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Send {
        then_cut: bool,
    },
    /// Waits once, so that what was sent so far leaves this machine.
    Flush,
    Fail,
    End,
}

/// Ends a connection in the middle of a body.
#[derive(Debug)]
pub(crate) struct Interrupted;

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a planned failure interrupts the reply")
    }
}

impl std::error::Error for Interrupted {}

impl From<Infallible> for Interrupted {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl ReplyBody {
    /// A body that is sent completely, or half of it.
    pub(crate) fn new(mut bytes: Bytes, delivery: Delivery) -> Self {
        let length = bytes.len() as u64;
        let then_cut = delivery == Delivery::Cut && length > 0;
        if then_cut {
            bytes.truncate(bytes.len() / 2);
        }
        let next = match length {
            0 => Next::End,
            _ => Next::Send { then_cut },
        };
        Self {
            bytes,
            length,
            next,
        }
    }
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = Interrupted;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Interrupted>>> {
        match self.next {
            Next::Send { then_cut } => {
                self.next = if then_cut { Next::Flush } else { Next::End };
                let bytes = std::mem::take(&mut self.bytes);
                Poll::Ready(Some(Ok(Frame::data(bytes))))
            }
            Next::Flush => {
                self.next = Next::Fail;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Next::Fail => Poll::Ready(Some(Err(Interrupted))),
            Next::End => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.next == Next::End
    }

    fn size_hint(&self) -> SizeHint {
        match self.next {
            Next::End => SizeHint::with_exact(0),
            _ => SizeHint::with_exact(self.length),
        }
    }
}
