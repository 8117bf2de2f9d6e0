//! The API as the handlers of its calls see it: the shared server, and what calls have changed.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::catalog::Catalog;
use super::objects::Objects;
use crate::core::server::Server;
use crate::http::reply::Reply;

/// The provider's API.
pub(crate) struct Api {
    pub(crate) server: Arc<Server>,
    pub(super) catalog: Catalog,
    state: Mutex<State>,
}

/// What calls have changed.
#[derive(Default)]
pub(super) struct State {
    pub(super) objects: Objects,
    /// Number of calls that were answered.
    pub(super) calls: u64,
    /// Successful calls with an idempotency key, the oldest first.
    pub(super) known_calls: VecDeque<KnownCall>,
    /// Replies that wait at another host, by the name in their URL, the oldest first.
    pub(super) downloads: VecDeque<(String, Reply)>,
}

/// A successful call with an idempotency key, and its reply.
pub(super) struct KnownCall {
    pub(super) operation: String,
    pub(super) key: String,
    pub(super) reply: Reply,
}

impl Api {
    /// The API of a server.
    pub(crate) fn new(server: Arc<Server>) -> Self {
        Self {
            catalog: Catalog::of(&server.provider),
            server,
            state: Mutex::default(),
        }
    }

    /// Locks the state. A panic while it was locked does not poison it: each change is complete in
    /// itself.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
