//! A last check before a request's body leaves the process. By then, name resolution, connecting and the
//! TLS handshake are complete, however long they took.

use std::fmt::{self, Debug};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use reqwest::{Body, Request};
use tokio::time::Instant;

use crate::error::{TransportError, TransportErrorKind};

/// Decides at the last possible moment whether a request may still be sent.
pub(crate) trait Guard: Debug + Send + Sync {
    /// Returns whether a request with this `deadline` for its reply may be sent now.
    fn may_send(&self, deadline: Instant) -> bool;
}

/// The connection has not polled the body yet.
const WAITING: u8 = 0;
/// The body was handed to the connection.
const SENT: u8 = 1;
/// The guard rejected the request.
const REFUSED: u8 = 2;
/// The request was abandoned.
const CLOSED: u8 = 3;

/// Guards the body of one request.
pub(crate) struct Gate {
    guard: Arc<dyn Guard>,
    deadline: Instant,
    state: AtomicU8,
}

impl Gate {
    pub(crate) fn new(guard: Arc<dyn Guard>, deadline: Instant) -> Arc<Self> {
        Arc::new(Self {
            guard,
            deadline,
            state: AtomicU8::new(WAITING),
        })
    }

    /// Guards the body of `request`. A request without a body, whose secret is in its URL or a header, is
    /// checked here, because there is no later opportunity. After the deadline it is not sent: the
    /// process was suspended since the deadline was set.
    pub(crate) fn install(
        self: &Arc<Self>,
        mut request: Request,
    ) -> Result<Request, TransportError> {
        if Instant::now() >= self.deadline {
            return Err(not_sent());
        }
        let body = request.body_mut().take();
        match body {
            Some(body) if !body.is_end_stream() => {
                let guarded = Guarded {
                    body,
                    gate: Arc::clone(self),
                };
                *request.body_mut() = Some(Body::wrap(guarded));
            }
            body => {
                *request.body_mut() = body;
                self.pass().map_err(|Refused| not_sent())?;
            }
        }
        Ok(request)
    }

    fn pass(&self) -> Result<(), Refused> {
        let next = if self.guard.may_send(self.deadline) {
            SENT
        } else {
            REFUSED
        };
        match self.swap(next) {
            Ok(()) if next == SENT => Ok(()),
            _ => Err(Refused),
        }
    }

    /// Classifies the error of a failed request: if its body was not sent, the server had nothing to act
    /// on. Afterwards the body can no longer be sent.
    pub(crate) fn classify(&self, error: TransportError) -> TransportError {
        let _ = self.swap(CLOSED);
        match self.state.load(Ordering::Acquire) {
            REFUSED => not_sent(),
            SENT => error,
            _ => error.with_nothing_sent(),
        }
    }

    /// Leaves [`WAITING`], at most once.
    fn swap(&self, next: u8) -> Result<(), u8> {
        self.state
            .compare_exchange(WAITING, next, Ordering::AcqRel, Ordering::Acquire)
            .map(drop)
    }
}

fn not_sent() -> TransportError {
    TransportError::definite(TransportErrorKind::NotSent)
}

/// The guard rejected the request, or the request was abandoned.
#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request was cancelled before it was sent")
    }
}

impl std::error::Error for Refused {}

/// A guarded body.
struct Guarded {
    body: Body,
    gate: Arc<Gate>,
}

impl http_body::Body for Guarded {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.gate.state.load(Ordering::Acquire) != SENT
            && let Err(refused) = self.gate.pass()
        {
            return Poll::Ready(Some(Err(refused.into())));
        }
        Pin::new(&mut self.body)
            .poll_frame(context)
            .map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    /// Exact, so that the request has a `Content-Length`.
    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use reqwest::header::CONTENT_LENGTH;
    use reqwest::{Method, Url};
    use tokio::io::AsyncReadExt as _;
    use tokio::net::{TcpListener, TcpStream};

    use super::*;
    use crate::http::Http;

    /// A guard with a fixed answer.
    #[derive(Debug)]
    struct Fixed(bool);

    impl Guard for Fixed {
        fn may_send(&self, _: Instant) -> bool {
            self.0
        }
    }

    const SECRET: &str = "refresh_token=secret";

    /// Sends a request with a guard. Returns its failure, and the text that the server read.
    async fn send(guard: Fixed, body: Option<&'static str>) -> (TransportError, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/token?{SECRET}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            read(stream).await
        });
        let mut request = Request::new(Method::POST, Url::parse(&url).unwrap());
        *request.body_mut() = body.map(Into::into);
        let http = Http::new(None, None).unwrap();
        let deadline = Instant::now() + Duration::from_millis(300);
        let reply = http.send_guarded(request, deadline, 1000, Arc::new(guard));
        let error = reply.await.err().unwrap();
        drop(http);
        // A request without a body is rejected before a connection is made.
        let read = tokio::time::timeout(Duration::from_secs(1), server).await;
        (error, read.map_or_else(|_| String::new(), Result::unwrap))
    }

    async fn read(mut stream: TcpStream) -> String {
        let mut bytes = Vec::new();
        let wait = stream.read_to_end(&mut bytes);
        let _ = tokio::time::timeout(Duration::from_millis(500), wait).await;
        String::from_utf8(bytes).unwrap()
    }

    #[tokio::test]
    async fn a_rejected_request_was_certainly_not_sent() {
        for body in [Some(SECRET), None] {
            let (error, read) = send(Fixed(false), body).await;
            assert_eq!(error.kind(), TransportErrorKind::NotSent);
            assert!(!error.is_ambiguous());
            let (_, body) = read.split_once("\r\n\r\n").unwrap_or_default();
            assert_eq!(body, "");
        }
    }

    #[tokio::test]
    async fn a_request_that_passes_its_guard_states_the_length_of_its_body() {
        let (error, read) = send(Fixed(true), Some(SECRET)).await;
        // The server never answers.
        assert_eq!(error.kind(), TransportErrorKind::Timeout);
        assert!(error.is_ambiguous());
        let length = format!("{CONTENT_LENGTH}: {}\r\n", SECRET.len());
        assert!(read.contains(&length), "{read}");
        assert!(read.ends_with(SECRET), "{read}");
    }

    #[tokio::test]
    async fn a_body_that_was_never_polled_was_certainly_not_sent() {
        let gate = Gate::new(Arc::new(Fixed(true)), Instant::now());
        let lost = || TransportError::ambiguous(TransportErrorKind::Timeout);
        assert!(!gate.classify(lost()).is_ambiguous());
        // The body can no longer be sent.
        assert!(gate.pass().is_err());

        let gate = Gate::new(Arc::new(Fixed(true)), Instant::now());
        gate.pass().unwrap();
        assert!(gate.classify(lost()).is_ambiguous());
    }
}
