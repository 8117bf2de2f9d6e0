//! Why no callback was received on loopback.

use std::fmt;
use std::io;
use std::sync::Arc;

/// Why no callback was received on loopback.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum LoopbackError {
    /// The redirect URI is not `http` to `127.0.0.1`, `[::1]` or `localhost`, or has a fragment.
    RedirectUri,
    /// The port cannot be listened on.
    Bind(Arc<io::Error>),
    /// Nobody came back in time.
    Timeout,
    /// There is no tokio runtime here to listen in.
    NoRuntime,
}

impl fmt::Display for LoopbackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RedirectUri => f.write_str(
                "a loopback redirect URI is `http` to `127.0.0.1`, `[::1]` or `localhost`, \
                 without fragment",
            ),
            Self::Bind(_) => f.write_str("the port of the redirect URI cannot be listened on"),
            Self::Timeout => f.write_str("the user did not come back in time"),
            Self::NoRuntime => f.write_str("callbacks can be received in a tokio runtime only"),
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
