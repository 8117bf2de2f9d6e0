//! The API as the handlers of its calls see it: the shared server, and what calls have changed.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value};

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

    /// The objects that a script gives a collection.
    pub(super) fn scripted(&self, collection: &str) -> Option<&[Map<String, Value>]> {
        let mut all = self.server.settings.objects.iter();
        let found = all.find(|(name, _)| name == collection);
        found.map(|(_, objects)| objects.as_slice())
    }

    /// The collections that were used, by their path, and the number of their objects.
    pub(crate) fn collections(&self) -> Vec<(String, usize)> {
        self.state().objects.sizes()
    }

    /// Locks the state. A panic while it was locked does not poison it: each change is complete in
    /// itself.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
