//! Streams a reply's body chunk by chunk, with an idle timeout. The total size is not limited, because
//! a stream may be endless.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body as _;
use tokio::time::Instant;

use super::Deadline;
use crate::clock;
use crate::error::{TransportError, TransportErrorKind};

/// The chunks of a body. The stream ends after the first error.
pub(crate) struct Incoming {
    body: reqwest::Body,
    /// The maximum time between chunks while the caller waits.
    idle_timeout: Duration,
    patience: Deadline,
    is_waiting: bool,
    has_ended: bool,
}

impl Incoming {
    /// Must be called within a tokio runtime.
    pub(crate) fn new(body: reqwest::Body, idle_timeout: Duration) -> Self {
        Self {
            body,
            idle_timeout,
            patience: Deadline::new(Instant::now()),
            is_waiting: false,
            has_ended: false,
        }
    }

    pub(crate) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        let chunk = ready!(self.poll_body(context));
        self.is_waiting = false;
        self.has_ended = !matches!(chunk, Some(Ok(_)));
        Poll::Ready(chunk)
    }

    /// Returns the number of bytes still to come, if the server stated the length.
    pub(crate) fn remaining(&self) -> Option<u64> {
        self.body.size_hint().exact()
    }

    /// Stops reading.
    pub(crate) fn end(&mut self) {
        self.has_ended = true;
        self.body = reqwest::Body::default();
    }

    fn poll_body(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            match Pin::new(&mut self.body).poll_frame(context) {
                Poll::Ready(Some(Ok(frame))) => {
                    // Other frames are trailers, which are ignored.
                    if let Ok(chunk) = frame.into_data() {
                        return Poll::Ready(Some(Ok(chunk)));
                    }
                }
                Poll::Ready(Some(Err(error))) => {
                    let failure = TransportError::ambiguous(TransportErrorKind::Interrupted);
                    return Poll::Ready(Some(Err(failure.with_source(error))));
                }
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => break,
            }
        }
        // The timeout covers only waiting: a slow caller does not count against the server.
        if !self.is_waiting {
            self.is_waiting = true;
            self.patience.reset(clock::after(self.idle_timeout));
        }
        ready!(self.patience.poll(context));
        let failure = TransportError::ambiguous(TransportErrorKind::Timeout);
        Poll::Ready(Some(Err(failure)))
    }
}
