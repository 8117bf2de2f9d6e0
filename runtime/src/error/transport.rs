//! Requests without a complete reply.

use std::fmt;
use std::sync::Arc;

/// No complete reply was received.
#[derive(Debug, Clone)]
pub struct TransportError {
    kind: TransportErrorKind,
    ambiguous: bool,
    source: Option<Arc<reqwest::Error>>,
}

/// How the transport failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be made.
    Connect,
    /// The deadline passed.
    Timeout,
    /// The body is larger than the stated bound.
    TooLarge,
    /// The server points elsewhere, and that is not followed: redirects only where the spec says
    /// so, and never to plain `http`.
    Redirect,
    /// The server points elsewhere again and again.
    TooManyRedirects,
    /// The connection broke off.
    Interrupted,
    /// Plain `http` to a host that is not loopback: nothing was sent.
    Insecure,
    /// An `https` URL, and this build has no TLS: nothing was sent.
    NoTls,
    /// The request was held back at the last moment, because another process may have used the same
    /// refresh token meanwhile: nothing was sent.
    NotSent,
}

impl TransportError {
    /// A failure after which it is certain that the server did not act on the request.
    pub(crate) fn definite(kind: TransportErrorKind) -> Self {
        Self {
            kind,
            ambiguous: false,
            source: None,
        }
    }

    /// A failure after the request may have been received.
    pub(crate) fn ambiguous(kind: TransportErrorKind) -> Self {
        Self {
            kind,
            ambiguous: true,
            source: None,
        }
    }

    /// The URL is taken out of `source`: its query may carry a secret.
    pub(crate) fn with_source(self, source: reqwest::Error) -> Self {
        Self {
            source: Some(Arc::new(source.without_url())),
            ..self
        }
    }

    /// The same failure of a request of which nothing was sent.
    pub(crate) fn with_nothing_sent(self) -> Self {
        Self {
            ambiguous: false,
            ..self
        }
    }

    /// How the transport failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the server may have acted on the request, although no reply says so.
    pub fn is_ambiguous(&self) -> bool {
        self.ambiguous
    }

    /// Whether the same request may succeed later. For a request that is not safe to repeat, see
    /// [`is_ambiguous`](Self::is_ambiguous) too.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self.kind,
            TransportErrorKind::Connect
                | TransportErrorKind::Timeout
                | TransportErrorKind::Interrupted
                | TransportErrorKind::NotSent
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection to the server",
            TransportErrorKind::Timeout => "the server did not answer in time",
            TransportErrorKind::TooLarge => "the reply is larger than allowed",
            TransportErrorKind::Redirect => "the server points elsewhere, and that is not followed",
            TransportErrorKind::TooManyRedirects => "the server points elsewhere again and again",
            TransportErrorKind::Interrupted => "the connection broke off",
            TransportErrorKind::Insecure => "plain http is used with loopback hosts only",
            TransportErrorKind::NoTls => {
                "https needs TLS: turn on the feature `rustls` or `native-tls`"
            }
            TransportErrorKind::NotSent => {
                "the request was not sent: the lease on the grant could not be confirmed in time; \
                 try again"
            }
        })?;
        if self.ambiguous {
            f.write_str("; the server may have acted on the request")?;
        }
        Ok(())
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source
            .as_deref()
            .map(|error| error as &(dyn std::error::Error + 'static))
    }
}
