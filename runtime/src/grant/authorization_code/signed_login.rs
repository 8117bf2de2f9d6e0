//! A login whose authorization request is signed.

use std::fmt;

use url::Url;

use super::pending::Pending;

/// A login whose authorization request is signed (RFC 9101).
pub struct SignedLogin<S> {
    url: Url,
    pending: Pending<S>,
}

impl<S> SignedLogin<S> {
    pub(super) fn new(url: Url, pending: Pending<S>) -> Self {
        Self { url, pending }
    }

    /// Returns the URL to redirect the user to, within five minutes. It contains `state`; do not log it.
    pub fn url(&self) -> Url {
        self.url.clone()
    }

    /// Returns the state to store until the user returns. Store it in the user's session.
    pub fn into_pending(self) -> Pending<S> {
        self.pending
    }
}

/// Shows the URL without the request.
impl<S> fmt::Debug for SignedLogin<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.url.clone();
        url.set_query(None);
        f.debug_struct("SignedLogin")
            .field("url", &url.as_str())
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}
