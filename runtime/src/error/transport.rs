//! Requests without a complete reply.

use std::fmt;
use std::sync::Arc;

/// No complete reply was received.
#[derive(Debug, Clone)]
pub struct TransportError {
    kind: TransportErrorKind,
    ambiguous: bool,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// The kind of a transport failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be established.
    Connect,
    /// The request timed out.
    Timeout,
    /// The body exceeds the size limit.
    TooLarge,
    /// The server sent a redirect that is not followed. Redirects are followed only if the spec allows
    /// them, and never to plain `http`.
    Redirect,
    /// The reply links to its next page at an origin that the spec does not trust. Nothing was sent there.
    UntrustedPage,
    /// The server sent too many redirects.
    TooManyRedirects,
    /// The connection was interrupted.
    Interrupted,
    /// The URL is plain `http` to a host that is not loopback. Nothing was sent.
    Insecure,
    /// The URL leads to a private network, and comes from metadata that was found at run time
    /// ([`discovery`](crate::discovery)). Nothing was sent.
    NotPublic,
    /// The URL is `https`, and this build has no TLS. Nothing was sent.
    NoTls,
    /// The request was cancelled just before sending, because another process may have used the same
    /// refresh token. Nothing was sent.
    NotSent,
    /// Middleware of the application rejected the request. Nothing was sent.
    Rejected,
}

impl TransportError {
    /// A failure that occurred before the server could act on the request.
    pub(crate) fn definite(kind: TransportErrorKind) -> Self {
        Self {
            kind,
            ambiguous: false,
            source: None,
        }
    }

    /// A failure after which the server may have received the request.
    pub(crate) fn ambiguous(kind: TransportErrorKind) -> Self {
        Self {
            kind,
            ambiguous: true,
            source: None,
        }
    }

    /// Attaches `source` without its URL, whose query may contain a secret.
    pub(crate) fn with_source(self, source: reqwest::Error) -> Self {
        Self {
            source: Some(Arc::new(source.without_url())),
            ..self
        }
    }

    /// The next page is at another origin, which is shown without its path.
    pub(crate) fn untrusted_page(origin: &str) -> Self {
        Self {
            source: Some(Arc::from(Box::<dyn std::error::Error + Send + Sync>::from(
                format!("`{origin}` is neither the API's origin nor in `trusted_origins`"),
            ))),
            ..Self::definite(TransportErrorKind::UntrustedPage)
        }
    }

    /// Creates the error of [middleware](crate::middleware::Middleware) that does not send a request. It is
    /// not retried.
    pub fn rejected(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            source: Some(Arc::from(reason.into())),
            ..Self::definite(TransportErrorKind::Rejected)
        }
    }

    /// Marks the failure as one before anything was sent.
    pub(crate) fn with_nothing_sent(self) -> Self {
        Self {
            ambiguous: false,
            ..self
        }
    }

    /// Returns the kind of failure.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Returns whether the server may have acted on the request even though no reply arrived.
    pub fn is_ambiguous(&self) -> bool {
        self.ambiguous
    }

    /// Returns whether the request was not answered within its timeout.
    pub fn is_timeout(&self) -> bool {
        self.kind == TransportErrorKind::Timeout
    }

    /// Returns whether no connection to the server was established. Nothing was sent.
    pub fn is_connect(&self) -> bool {
        self.kind == TransportErrorKind::Connect
    }

    /// Returns whether the same request may succeed later. If the request is not safe to repeat, check
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
            TransportErrorKind::Connect => "could not connect to the server",
            TransportErrorKind::Timeout => "the request timed out",
            TransportErrorKind::TooLarge => "the reply exceeds the size limit",
            TransportErrorKind::Redirect => "the server sent a redirect that is not followed",
            TransportErrorKind::UntrustedPage => {
                "the next page is at an origin that the spec does not trust"
            }
            TransportErrorKind::TooManyRedirects => "the server sent too many redirects",
            TransportErrorKind::Interrupted => "the connection was interrupted",
            TransportErrorKind::Insecure => "plain http is allowed only for loopback hosts",
            TransportErrorKind::NotPublic => {
                "the URL leads to a private network, and metadata found at run time may only lead to \
                 public hosts"
            }
            TransportErrorKind::NoTls => {
                "https requires TLS: enable the feature `rustls` or `native-tls`"
            }
            TransportErrorKind::NotSent => {
                "the request was not sent: the lease on the grant could not be confirmed in time; \
                 try again"
            }
            TransportErrorKind::Rejected => "the application's middleware rejected the request",
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
