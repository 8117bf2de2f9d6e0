//! Errors of the loopback listener.

use std::fmt;
use std::io;
use std::sync::Arc;

/// An error while waiting for a callback on loopback.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum LoopbackError {
    /// The redirect URI is not `http` with the host `127.0.0.1`, `[::1]` or `localhost`, or has a
    /// fragment.
    RedirectUri,
    /// Binding the port failed.
    Bind(Arc<io::Error>),
    /// No callback arrived in time.
    Timeout,
    /// There is no tokio runtime.
    NoRuntime,
}

impl fmt::Display for LoopbackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RedirectUri => f.write_str(
                "a loopback redirect URI must be `http` with the host `127.0.0.1`, `[::1]` or \
                 `localhost`, without a fragment",
            ),
            Self::Bind(_) => f.write_str("cannot listen on the port of the redirect URI"),
            Self::Timeout => f.write_str("no callback was received in time"),
            Self::NoRuntime => f.write_str("receiving callbacks requires a tokio runtime"),
        }
    }
}

impl std::error::Error for LoopbackError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Bind(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
