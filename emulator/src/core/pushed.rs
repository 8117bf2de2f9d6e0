//! Pushed authorization requests (RFC 9126) that wait for their users.

use std::collections::HashMap;

use crate::http::parameters::Parameters;
use crate::values::secret::{self, Digest};

/// Pushed requests, by their references.
#[derive(Debug, Default)]
pub(crate) struct PushedRequests(HashMap<Digest, Pushed>);

/// A pushed request.
#[derive(Debug)]
pub(crate) struct Pushed {
    /// Position of the registration that pushed it.
    pub(crate) registration: usize,
    pub(crate) parameters: Parameters,
    /// When its reference expires, by the emulator's clock.
    pub(crate) expires_at: u64,
}

impl PushedRequests {
    /// Adds a request.
    pub(crate) fn insert(&mut self, request_uri: &str, pushed: Pushed) {
        self.0.insert(secret::digest(request_uri), pushed);
    }

    /// The request with a reference.
    pub(crate) fn get(&self, request_uri: &str) -> Option<&Pushed> {
        self.0.get(&secret::digest(request_uri))
    }

    /// Removes a request: a reference can be used once (§4).
    pub(crate) fn remove(&mut self, request_uri: &str) {
        self.0.remove(&secret::digest(request_uri));
    }
}
