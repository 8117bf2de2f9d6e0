//! A login whose URL is final.

use std::fmt;

use url::Url;

use super::pending::Pending;

/// A login whose URL is final: its request was signed (RFC 9101), pushed (RFC 9126), or needs neither.
pub struct ReadyLogin<S> {
    url: Url,
    pending: Pending<S>,
}

impl<S> ReadyLogin<S> {
    pub(super) fn new(url: Url, pending: Pending<S>) -> Self {
        Self { url, pending }
    }

    /// Returns the URL to redirect the user to. It may contain `state`; do not log it.
    ///
    /// A signed request is valid for five minutes, a pushed one until the server forgets it.
    pub fn url(&self) -> Url {
        self.url.clone()
    }

    /// Returns the state to store until the user returns. Store it in the user's session.
    pub fn into_pending(self) -> Pending<S> {
        self.pending
    }
}

/// Shows the URL without the request.
impl<S> fmt::Debug for ReadyLogin<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.url.clone();
        url.set_query(None);
        f.debug_struct("ReadyLogin")
            .field("url", &url.as_str())
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}
